"""A reader with dictionaries of our own, end to end."""

import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article, Entity

VERBS = """&TOOLS
+SPADE
+PLOUGH

--- HAUL [---] ---
HAUL
- * &TOOLS (TO +) [073]
- * GUNS (TO) [072:072]
- * {FRONTIER POLICE} [153]

--- APPEAR [---] ---
APPEAR
- * (BEFORE TRIBUNAL) [:173]
"""
AGENTS = "LAMPLIGHTER [~LAB]\nCOAST_WATCH {} [~MIL]\n"
ACTORS = "RIVERLAND_FRONT_ [NGAREB]\nADA_OKONKWO_\n\t[NGAELI 800101-990101]\n\t[NGAGOV >19990529]\n"

# sentence, type, actors and recipients as code and sector
CASES = [
    ("Ada Okonkwo hauled spades to Benin.", "AID", ["NGA GOV"], ["BEN"]),
    ("Chad hauled guns to Niger.", "AID", ["TCD", "NER"], []),
    ("The Riverland Front appeared before a tribunal of Benin.", "COERCE", ["BEN"], ["NGA REB"]),
    ("Chad hauled frontier police to Niger.", "MOBILIZE", ["TCD"], ["NER"]),
    ("Kenyan lamplighters attacked the Ugandan coast watch.", "ASSAULT", ["KEN LAB"], ["UGA MIL"]),
]


def codes(side: tuple[Entity, ...]) -> list[str]:
    return [" ".join(filter(None, (party.code, party.sector))) for party in side]


@pytest.fixture(scope="module")
def own_reader(tmp_path_factory) -> Reader:
    folder = tmp_path_factory.mktemp("lexicon") / "petrarch"
    folder.mkdir()
    for name, text in (("verbs", VERBS), ("agents", AGENTS), ("actors", ACTORS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return Reader(lexicon=folder.parent)


@pytest.mark.parametrize(("sentence", "event", "actors", "recipients"), CASES)
def test_coding(sentence, event, actors, recipients, own_reader):
    (reading,) = own_reader.pipe([Article(id="text", text=sentence, language="en")])
    assert (event, actors, recipients) in [
        (one.event, codes(one.actor), codes(one.recipient)) for one in reading.events
    ]
