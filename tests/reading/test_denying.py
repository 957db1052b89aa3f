"""Texts of our own: which event of an article a denial faces."""

import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article

# text, type of the denial, type of what it denies (None: nothing)
CASES = [
    ("Sudan accused Chad of arming rebels. Chad's foreign minister denied the accusation.", "REJECT", "ACCUSE"),
    (
        "Russian jets bombed a hospital in Idlib, doctors said. Moscow denied bombing the hospital.",
        "ASSAULT",
        "ASSAULT",
    ),
    ("Eritrea shelled the town of Badme, an Ethiopian spokesman said. Eritrea denied the report.", "REJECT", "ASSAULT"),
    ("Kenya accused Uganda of smuggling. Chad denied arming rebels in Sudan.", "AID", None),
]


@pytest.mark.parametrize(("text", "denial", "denied"), CASES)
def test_a_denial_faces_what_it_denies(reader: Reader, text: str, denial: str, denied: str | None) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    events = {event.id: event for event in reading.events}
    last = reading.events[-1]
    assert last.event == denial
    assert (events[last.denies].event if last.denies else None) == denied
    assert all(event.denies is None for event in reading.events[:-1])


@pytest.mark.parametrize(
    ("source", "named", "code", "sector"),
    [
        ("Oil industry sources", False, None, "BUS"),
        ("A senior Ugandan official", False, "UGA", "GOV"),
        ("The Ugandan foreign ministry", True, "UGA", "GOV"),
        ("The foreign minister of Kenya", True, "KEN", "GOV"),
        ("General Musa Sow", True, None, "MIL"),
    ],
)
def test_a_source_is_of_a_kind(reader: Reader, source: str, named: bool, code: str | None, sector: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=f"{source} said that Chad attacked Niger.", language="en")])
    [link] = reading.events[0].attribution
    assert (link.named, link.code, link.sector) == (named, code, sector)
