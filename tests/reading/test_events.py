import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article, EventMention

from .cases_events import CASES


@pytest.fixture(scope="module")
def events(reader: Reader) -> dict[str, list[EventMention]]:
    articles = [Article(id=sentence, text=sentence, language="en") for sentence, *_ in CASES]
    return {reading.id: reading.events for reading in reader.pipe(articles)}


def _codes(wanted: str, found: tuple) -> bool:
    codes = {entity.code for entity in found if entity.code}
    return wanted == "*" or codes == (set() if wanted == "-" else set(wanted.split("+")))


@pytest.mark.parametrize(("sentence", "event", "actor", "recipient", "status"), CASES)
def test_event(events, sentence, event, actor, recipient, status):
    found = events[sentence]
    assert any(
        event in ("*", one.event)
        and _codes(actor, one.actor)
        and _codes(recipient, one.recipient)
        and status in ("*", one.status)
        for one in found
    ), [
        (one.event, one.frame, [e.code for e in one.actor], [e.code for e in one.recipient], one.status)
        for one in found
    ]


@pytest.mark.parametrize("sentence", [case[0] for case in CASES])
def test_spans_cut_the_text(events, sentence):
    for one in events[sentence]:
        for part in (*one.actor, *one.recipient):
            assert sentence[part.start : part.end] == part.entity_text
        assert sentence[one.event_text.start : one.event_text.end] == one.event_text.text


ONE = [
    ("The Kenyan army attacked the army of Somalia and killed 12 soldiers.", "12"),
    ("Twelve Malian soldiers were killed when rebels attacked a post near Gao.", "12"),
    ("Drone strikes on the town of Lamu killed six herders.", "6"),
]


@pytest.mark.parametrize(("text", "dead"), ONE)
def test_an_attack_and_those_it_killed_are_one_happening(reader: Reader, text: str, dead: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert [(one.event, one.size.dead) for one in reading.events] == [("ASSAULT", dead)]


def test_two_acts_in_a_row_stay_two(reader: Reader) -> None:
    text = "Police arrested a Kenyan editor and deported a Ugandan nurse."
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert [one.mode for one in reading.events] == [("arrest",), ("deport",)]
