"""One event, many tellings; two events, one day."""

from pathlib import Path

import pytest

from dragoman import record
from dragoman.record import query

from .factory import Story
from .test_identity import built


def visit(id: str, verb: str = "visited", date: str | None = "2021-03-04", **more: object) -> Story:
    outlet = more.pop("outlet", None)
    issued = more.pop("issued", None)
    story = Story(id, f"Idriss Déby {verb} Niger with his aides.", date=issued, outlet=outlet)  # type: ignore[arg-type]
    story.mention("Idriss Déby", code="TCD", sector="GOV").mention("Niger", kind="country", code="NER")
    return story.event("CONSULT", verb, ["Idriss Déby"], ["Niger"], date=date, mode=("visit",), **more)


def strike(id: str, place: str, dead: str | None, date: str = "2021-03-04", issued: str | None = None) -> Story:
    story = Story(id, f"Chad bombed rebels at {place}.", date=issued)
    story.mention("Chad", kind="country", code="TCD").mention(
        "rebels", kind="group", code="NER", sector="REB", form="description"
    )
    return story.event("ASSAULT", "bombed", ["Chad"], ["rebels"], date=date, place=place, dead=dead)


ONE = [
    (visit("a"), visit("b")),
    (visit("a"), visit("b", "paid a visit to")),
    (visit("a"), visit("b", date="XXXX-03-04")),
    (visit("a"), visit("b", date="2021-03")),
    (visit("a"), visit("b", date="2021-W09")),
    (visit("a"), visit("b", date=None, issued="2021-03-06")),
    (visit("a", date=None, issued="2021-03-05"), visit("b", date=None, issued="2021-03-04")),
    (visit("a"), visit("b", status="denied")),
    (visit("a", historical=True), visit("b")),
    (strike("a", "Diffa", "12"), strike("b", "Diffa", "14")),
    (strike("a", "Diffa", None), strike("b", "Diffa", "14")),
]
TWO = [
    (visit("a"), visit("b", date="2021-03-05")),
    (visit("a"), visit("b", date="2021-04")),
    (visit("a"), visit("b", date=None, issued="2021-05-06")),
    (visit("a", date=None), visit("b", status="planned", date=None)),
    (strike("a", "Diffa", "12"), strike("b", "Bosso", "12")),
    (visit("a"), strike("b", "Diffa", "12")),
]


@pytest.mark.parametrize("stories", ONE)
def test_tellings_of_one_happening_are_one_event(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    (line,) = query.events(built(tmp_path, *stories))
    assert line.accounts == 2


@pytest.mark.parametrize("stories", TWO)
def test_different_happenings_stay_two_events(tmp_path: Path, stories: tuple[Story, Story]) -> None:
    assert len(query.events(built(tmp_path, *stories))) == 2


def test_the_leader_and_his_state_are_one_party(tmp_path: Path) -> None:
    leader = Story("a", "Idriss Déby backed Mali.").mention("Idriss Déby", code="TCD", sector="GOV")
    leader.mention("Mali", kind="country", code="MLI").event(
        "SUPPORT", "backed", ["Idriss Déby"], ["Mali"], date="2021-03-04"
    )
    state = Story("b", "Chad backed Mali.").mention("Chad", kind="country", code="TCD")
    state.mention("Mali", kind="country", code="MLI").event("SUPPORT", "backed", ["Chad"], ["Mali"], date="2021-03-04")
    assert len(query.events(built(tmp_path, leader, state))) == 1


def test_who_is_only_described_may_be_who_is_named(tmp_path: Path) -> None:
    named = Story("a", "Lake Front attacked Mopti.").mention("Lake Front", kind="organization", sector="REB")
    named.event("ASSAULT", "attacked", ["Lake Front"], date="2021-03-04", place="Mopti")
    told = Story("b", "Gunmen attacked Mopti.").mention("Gunmen", kind="group", sector="REB", form="description")
    told.event("ASSAULT", "attacked", ["Gunmen"], date="2021-03-04", place="Mopti")
    assert len(query.events(built(tmp_path, named, told))) == 1


def test_what_an_army_does_its_state_does(tmp_path: Path) -> None:
    army = Story("a", "Chad's army attacked Mali.").mention(
        "Chad's army", kind="organization", code="TCD", sector="MIL", form="description"
    )
    army.mention("Mali", kind="country", code="MLI").event(
        "ASSAULT", "attacked", ["Chad's army"], ["Mali"], date="2021-03-04"
    )
    state = Story("b", "Chad attacked Mali.").mention("Chad", kind="country", code="TCD")
    state.mention("Mali", kind="country", code="MLI").event(
        "ASSAULT", "attacked", ["Chad"], ["Mali"], date="2021-03-04"
    )
    assert len(query.events(built(tmp_path, army, state))) == 1


def test_a_month_of_many_days_is_of_none_of_them(tmp_path: Path) -> None:
    made = built(tmp_path, visit("a"), visit("b", date="2021-03-20"), visit("c", date="2021-03"))
    assert sorted(line.accounts for line in query.events(made)) == [1, 1, 1]


def test_an_article_that_tells_two_things_keeps_them_two(tmp_path: Path) -> None:
    story = Story("a", "Chad aided Mali. Chad armed Mali.", date="2021-03-04").mention(
        "Chad", kind="country", code="TCD"
    )
    story.mention("Mali", kind="country", code="MLI")
    story.event("AID", "aided", ["Chad"], ["Mali"]).event("AID", "armed", ["Chad"], ["Mali"])
    assert len(query.events(built(tmp_path, story))) == 2


LONG = (
    "Idriss Déby visited Niger with his aides. The two sides spoke of grazing land along the river, of wells"
    " that had run dry, and of a road that traders from both banks have asked for"
    " since the rains washed the old one away in autumn."
)


def copied(id: str, issued: str, outlet: str, tail: str = "") -> Story:
    story = Story(id, LONG + tail, date=issued, outlet=outlet)
    story.mention("Idriss Déby", code="TCD", sector="GOV").mention("Niger", kind="country", code="NER")
    return story.event("CONSULT", "visited", ["Idriss Déby"], ["Niger"], date="2021-03-04")


def test_copied_text_counts_once(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        copied("b", "2021-03-05", "Sahel Post", " More soon."),
        copied("a", "2021-03-06", "Lake Courier", " Our staff."),
        visit("c", outlet="Desert Times", issued="2021-03-06"),
    )
    (line,) = query.events(made)
    assert (line.accounts, line.sources) == (3, 2)
    copies = {account.document: account.copy_of for account in query.event(made, line.id).accounts}
    assert copies == {"a": "b", "b": None, "c": None}


def test_two_outlets_that_cite_one_source_are_one_voice(tmp_path: Path) -> None:
    def cited(id: str, outlet: str) -> Story:
        story = Story(id, "The Lake Agency said Chad aided Mali.", date="2021-03-05", outlet=outlet)
        story.mention("Lake Agency", kind="organization", sector="JRN").mention("Chad", kind="country", code="TCD")
        story.mention("Mali", kind="country", code="MLI")
        return story.event("AID", "aided", ["Chad"], ["Mali"], date="2021-03-04", sources=["Lake Agency"])

    made = built(tmp_path, cited("a", "Sahel Post"), cited("b", "Desert Times"))
    (line,) = query.events(made)
    assert (line.accounts, line.sources, line.asserted_by) == (2, 1, 1)
    assert query.event(made, line.id).accounts[0].attribution[0].identifier_text == "Lake Agency"


def test_an_event_shows_its_most_exact_date(tmp_path: Path) -> None:
    made: record.Record = built(tmp_path, visit("a", date="2021-03"), visit("b"), visit("c", date="XXXX-03-04"))
    (line,) = query.events(made)
    assert (line.date, line.first_date, line.last_date) == ("2021-03-04", "2021-03-04", "2021-03-04")
    assert line.name == "Idriss Déby meets with Niger, 2021-03-04"
