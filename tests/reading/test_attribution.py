from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.lexicon.cues import Cues
from dragoman.lexicon.cues import load as load_cues
from dragoman.reading.attribution import chain, find_attributions
from dragoman.reading.parse import load, parse
from dragoman.types import Article, Attribution, Offsets


@cache
def cues() -> Cues:
    return load_cues()


def read(text: str) -> Doc:
    return next(parse([Article(id="t", text=text)], load()))


def cut(text: str, spans: tuple[Offsets, ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)


def found(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution, the pieces of one span joined by a bar."""
    return [
        (cut(text, a.source), cut(text, a.cue), cut(text, a.content)) for a in find_attributions(read(text), cues())
    ]


# --- one sentence, one attribution ---

SINGLE = [
    # indirect speech
    (
        "The mayor of Goma said that the rebels had left.",
        ("The mayor of Goma", "said", "that the rebels had left"),
    ),
    ("Sources close to the palace say Chad will not attend.",
     ("Sources close to the palace", "say", "Chad will not attend")),
    ("The rebels, the spokesman said, had left the airport.",
     ("the spokesman", "said", "The rebels | had left the airport")),
    ("The rebels had left the airport, two residents told AFP.",
     ("two residents", "told", "The rebels had left the airport")),
    ("The militia said in a statement that it had shot down a drone.",
     ("The militia", "said", "that it had shot down a drone")),
    ("As the foreign minister put it, the truce is dead.",
     ("the foreign minister", "put", "the truce is dead")),
    ("The Gazette, in addition to two agencies, indicated that troops had left.",
     ("The Gazette | two agencies", "indicated", "that troops had left")),
    # according to, in X's view
    ("According to the ministry, 12 people died in Hodeidah.",
     ("the ministry", "According to", "12 people died in Hodeidah")),
    ("Twelve people died in Hodeidah, according to two doctors.",
     ("two doctors", "according to", "Twelve people died in Hodeidah")),
    ("In the colonel's view, the offensive has failed.",
     ("the colonel's", "view", "the offensive has failed")),
    # nouns and adjectives
    ("Addis Ababa's allegation that Eritrea armed the militia angered Asmara.",
     ("Addis Ababa's", "allegation", "that Eritrea armed the militia")),
    ("The president is confident that the deal will hold.",
     ("The president", "confident", "that the deal will hold")),
    # no source named
    ("The group is believed to be behind the bombing in Quetta.",
     ("", "is believed", "The group | to be behind the bombing in Quetta")),
    ("It was reported that the governor had fled.",
     ("", "was reported", "that the governor had fled")),
    ("The army reportedly shelled the village.",
     ("", "reportedly", "The army | shelled the village")),
    # intentions, requests, objects
    ("Ankara plans to send troops to Libya.", ("Ankara", "plans", "to send troops to Libya")),
    ("Iran has threatened to close the strait.", ("Iran", "has threatened", "to close the strait")),
    ("The prime minister urged Armenia to withdraw.",
     ("The prime minister", "urged", "Armenia to withdraw")),
    ("Kyiv denied involvement in the attack.", ("Kyiv", "denied", "involvement in the attack")),
    ("The ambassador called the raid a crime.", ("The ambassador", "called", "the raid a crime")),
    ("The raid was condemned by Paris as reckless.",
     ("Paris", "was condemned", "The raid | as reckless")),
    ("The governor warned of a new wave of attacks.",
     ("The governor", "warned", "a new wave of attacks")),
    # written sources
    ("A UN report says that both armies recruited children.",
     ("A UN report", "says", "that both armies recruited children")),
    ("The court found that the officers had lied.",
     ("The court", "found", "that the officers had lied")),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", SINGLE)
def test_one_attribution(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


# --- quotations ---

QUOTED = [
    ("“We will not leave,” said Ahmed Saleh, a commander in Taiz. “This is our land.”",
     ("Ahmed Saleh, a commander in Taiz", "said", "“We will not leave,” | “This is our land.”")),
    ("“The city is lost”, he admitted, “but the war goes on.”",
     ("he", "admitted", "“The city is lost” | “but the war goes on.”")),
    ('The envoy said: "The border is closed."',
     ("The envoy", "said", '"The border is closed."')),
    ("'We are hungry,' a woman in Aleppo said.",
     ("a woman in Aleppo", "said", "'We are hungry,'")),
    ("“We have nothing to hide.\n\n“We have asked for an inquiry,” General Okello told reporters.",
     ("General Okello", "told", "“We have nothing to hide. | “We have asked for an inquiry,”")),
    ("The minister said the pact was “a gift to the generals.”",
     ("The minister", "said", "the pact was “a gift to the generals.”")),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", QUOTED)
def test_quotation(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_paragraph_of_quotation_goes_to_the_speaker_before_it() -> None:
    text = (
        "Colonel Abdi said his men had entered the port of Kismayo at dawn.\n\n"
        "“There was no fighting at all and the people came out to greet us.”\n\n"
        "Residents fled."
    )
    carried = found(text)[1]
    assert carried == (
        "Colonel Abdi", "", "“There was no fighting at all and the people came out to greet us.”"
    )  # fmt: skip


def test_lines_of_dialogue() -> None:
    text = "OKORO: Who gave the order?\n\nHASSAN: Nobody did.\n\nOKORO: The soldiers fired.\n\nHASSAN: Yes."
    assert [source for source, cue, _ in found(text) if cue == ":"] == ["OKORO", "HASSAN", "OKORO", "HASSAN"]


def test_heading_is_no_speaker() -> None:
    assert found("UPDATE: Ferry sinks off Sulawesi") == []


# --- several attributions ---


def test_addition_has_the_speaker_of_the_whole() -> None:
    assert found("She told the council that the blockade must end, adding that children were starving.") == [
        ("She", "told", "that the blockade must end"),
        ("She", "adding", "that children were starving"),
    ]


def test_nobody_is_no_source() -> None:
    assert found("No one has claimed that the rockets came from Gaza.") == []


def test_own_view_inside_a_quotation_is_not_a_source_of_its_own() -> None:
    text = "“I think the siege will last,” the doctor said."
    assert [source for source, _, _ in found(text)] == ["the doctor"]


# --- chains ---

CHAINS = [
    ("Officials were quoted as saying by Reuters that rebels had attacked Bria.", "attacked",
     ["Reuters", "Officials"]),
    ("State radio quoted the bishop as saying that rebels had attacked Bria.", "attacked",
     ["State radio", "the bishop"]),
    ("The bishop was quoted by state radio as saying that rebels had attacked Bria.", "attacked",
     ["state radio", "The bishop"]),
    ("Human Rights Watch says soldiers killed 30 men, citing witnesses.", "killed",
     ["Human Rights Watch", "witnesses"]),
    ("The strike killed nine, the Times reported, citing Mario Conti.", "killed",
     ["the Times", "Mario Conti"]),
    ("Police said that a survivor told them that the gunmen attacked a bus.", "attacked",
     ["Police", "a survivor"]),
    ("The claim that Sudan shelled the camp was rejected by Khartoum.", "shelled", ["Khartoum", ""]),
    ("Rebels attacked Bria.", "attacked", []),
    ("The minister condemned the attack.", "condemned", []),
]  # fmt: skip


@pytest.mark.parametrize("text, trigger, expected", CHAINS)
def test_chain(text: str, trigger: str, expected: list[str]) -> None:
    start = text.index(trigger)
    links = chain(find_attributions(read(text), cues()), start, start + len(trigger))
    assert [cut(text, link.source) for link in links] == expected


# --- laws ---

PIECES = [text for text, _ in [*SINGLE, *QUOTED]] + [
    "“Enough", "”", '"', "said", "Moscow,", "which denies it,", "that", "\n\n", "according to", "(", "'",
    "— Ali Noor\n", "citing", "—", "by Reuters", "they say", ":", "...", "the belief that", "to", "MAYOR: ",
]  # fmt: skip


def disjoint(some: tuple[Offsets, ...], others: tuple[Offsets, ...]) -> bool:
    return all(end <= low or high <= start for start, end in some for low, high in others)


def check(text: str, attributions: list[Attribution]) -> None:
    order = [a.content[0][0] for a in attributions]
    assert order == sorted(order)
    for a in attributions:
        assert a.content
        for spans in (a.source, a.cue, a.content):
            for start, end in spans:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
        assert list(a.content) == sorted(a.content)
        assert disjoint(a.content, (*a.source, *a.cue))


@settings(max_examples=60, deadline=None)
@example("according to according to 'We are hungry,' a woman in Aleppo said.")
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_spans_cut_the_text_and_do_not_collide(text: str) -> None:
    attributions = find_attributions(read(text), cues())
    check(text, attributions)
    for attribution in attributions:
        for start, end in attribution.content:
            links = chain(attributions, start, end)
            sizes = [sum(high - low for low, high in link.content) for link in links]
            assert attribution in links
            assert sizes == sorted(sizes, reverse=True)
