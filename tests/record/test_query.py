"""What people ask a record."""

from pathlib import Path

import pytest

from dragoman import record
from dragoman.record import query

from .factory import Story
from .test_accounts import copied, strike, visit
from .test_identity import actor_of, body, built, person


@pytest.fixture
def sahel(tmp_path: Path) -> record.Record:
    cited = Story("cited", "Amina Sow, the envoy, said Chad will aid Mali.", date="2021-03-20", outlet="Lake Courier")
    cited.mention("Amina Sow", code="SEN", sector="GOV", office="envoy").mention("Chad", kind="country", code="TCD")
    cited.mention("Mali", kind="country", code="MLI")
    cited.event("AID", "aid", ["Chad"], ["Mali"], status="planned", sources=["Amina Sow"])
    return built(
        tmp_path,
        copied("b", "2021-03-05", "Sahel Post"),
        visit("c", "flew to", date="2020", historical=True),
        visit("d", "called on", date="XXXX-11-04", outlet="Desert Times"),
        strike("e", "Diffa", "12", "2021-03-04", "2021-03-05"),
        cited,
        person("n", "Deby", "TCD", "GOV"),
        body("o", "Karen National Union"),
    )


def test_events_are_in_the_order_of_time(sahel: record.Record) -> None:
    lines = query.timeline(sahel)
    assert [line.date for line in lines] == ["2020", "2021-03-04", "2021-03-04", None, "XXXX-11-04"]
    assert lines[0].historical and lines[-1].first_date is None
    assert [line.date for line in query.events(sahel, limit=1)] == ["2020"]


def test_events_are_chosen_by_every_filter(sahel: record.Record) -> None:
    deby = actor_of(sahel, "b", "Idriss Déby")
    count = lambda **wanted: len(query.events(sahel, **wanted))  # noqa: E731
    assert count(actor=deby) == 3
    assert count(dyad=(deby, "NER")) == 3
    assert count(dyad=("TCD", "MLI")) == 1
    assert count(type="ASSAULT") == 1
    assert count(status="planned") == 1
    assert count(source="Desert Times") == 1
    assert count(source=actor_of(sahel, "cited", "Amina Sow")) == 1
    assert count(since="2021-01-01") == 3
    assert count(until="2020-12-31") == 1
    assert count(since="2020-06-01", until="2020-06-30") == 1
    assert count(place="Diffa") == 1
    assert count(document="c") == 1
    assert count(actor="nobody") == 0


def test_an_event_has_its_accounts_with_their_sentences(sahel: record.Record) -> None:
    (line,) = query.events(sahel, status="planned")
    detail = query.event(sahel, line.id)
    (account,) = detail.accounts
    assert account.sentence == "Amina Sow, the envoy, said Chad will aid Mali."
    assert sahel.article("cited").text[account.start : account.end] == account.text == "aid"
    assert [(link.text, link.identifier_text) for link in account.attribution] == [("Amina Sow", "Amina Sow")]
    assert [(p.role, p.name, p.code) for p in detail.event.parties] == [
        ("actor", "Chad", "TCD"),
        ("recipient", "Mali", "MLI"),
    ]
    with pytest.raises(KeyError):
        query.event(sahel, "none")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Idriss Déby", "Idriss Déby"),
        ("idriss deby", "Idriss Déby"),
        ("General Idris Deby", "Idriss Déby"),
        ("Deby", "Idriss Déby"),
        ("TCD", "Chad"),
        ("KNU", "Karen National Union"),
        (" Chad ", "Chad"),
    ],
)
def test_an_actor_is_found_by_any_name(sahel: record.Record, name: str, expected: str) -> None:
    found = query.resolve_actor(sahel, name)
    assert found.actor and found.actor.name == expected


def test_a_misspelt_name_brings_suggestions(sahel: record.Record) -> None:
    found = query.resolve_actor(sahel, "Karen Nationale Onion")
    assert found.actor is None and found.suggestions[0].name == "Karen National Union"
    assert query.resolve_actor(sahel, "xyzzy") == query.Resolved(None)


def test_a_name_of_two_is_ambiguous(tmp_path: Path) -> None:
    made = built(tmp_path, person("a", "Ali Mohamed", "SOM"), person("b", "Ali Mohamed", "KEN"))
    found = query.resolve_actor(made, "Ali Mohamed")
    assert found.actor is None and [line.code for line in found.ambiguous] in (["SOM", "KEN"], ["KEN", "SOM"])


def test_a_profile_says_who_someone_is_and_where_it_says_so(sahel: record.Record) -> None:
    who = query.profile(sahel, actor_of(sahel, "cited", "Amina Sow"))
    assert who.actor.documents == 1 and who.codes == (("SEN", 1),) and who.sectors == (("GOV", 1),)
    (office,) = who.offices
    assert sahel.article(office.document).text[office.start : office.end] == "Amina Sow" and office.office == "envoy"
    deby = query.profile(sahel, actor_of(sahel, "b", "Idriss Déby"))
    assert [(p.name, p.events) for p in deby.partners] == [("Niger", 3)]
    assert [(s.text, s.documents) for s in deby.spellings] == [("Idriss Déby", 3), ("Deby", 1)]
    with pytest.raises(KeyError):
        query.profile(sahel, "none")


def test_actors_are_listed_by_how_often_they_are_met(sahel: record.Record) -> None:
    assert query.actors(sahel)[0].name == "Idriss Déby"
    assert {line.name for line in query.actors(sahel, kind="country")} == {"Niger", "Chad", "Mali"}
    assert [line.name for line in query.actors(sahel, code="MMR")] == ["Karen National Union"]
    assert {line.sector for line in query.actors(sahel, sector="REB", kind="body", limit=5)} == {"REB"}


def test_readings_bear_the_records_names(sahel: record.Record) -> None:
    by_id = {reading.id: reading for reading in query.readings(sahel)}
    assert list(by_id) == sorted(by_id)
    deby = actor_of(sahel, "b", "Idriss Déby")
    assert {(m.identifier_text, m.identifier_id) for m in by_id["n"].mentions} == {("Idriss Déby", deby)}
    assert by_id["cited"].events[0].attribution[0].identifier_id == actor_of(sahel, "cited", "Amina Sow")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("grazing wells", ["b"]),
        ('"grazing land"', ["b"]),
        ('"land grazing"', []),
        ("visited AND", ["b"]),
        ("*", []),
        ("", []),
    ],
)
def test_search(sahel: record.Record, words: str, expected: list[str]) -> None:
    assert [hit.document for hit in query.search(sahel, words)] == expected


def test_search_shows_where(sahel: record.Record) -> None:
    (hit,) = query.search(sahel, "wells")
    assert "\x02wells\x03" in hit.snippet and hit.outlet == "Sahel Post"


def test_sources_count_what_became_of_articles(sahel: record.Record) -> None:
    lines = {line.outlet: line for line in query.sources(sahel)}
    assert lines["Sahel Post"].events == 1 and lines["Sahel Post"].first == "2021-03-05"
    assert lines[None].documents == 4
    assert [d.id for d in query.documents(sahel, outlet="Desert Times")] == ["d"]
