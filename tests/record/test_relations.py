"""What two actors' events add up to, and who hedges."""

import itertools
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import record
from dragoman.lexicon.plover import SCALE
from dragoman.record import query
from dragoman.record.relations import Account, Relation, account, relation, relations, standing

from .factory import Story

WHO = {
    "Kenya": ("country", "KEN", None), "Somalia": ("country", "SOM", None), "Ethiopia": ("country", "ETH", None),
    "William Chebet": ("person", "KEN", "GOV"), "Kenyan troops": ("organization", "KEN", "MIL"),
    "Halima Warsame": ("person", "SOM", "GOV"), "Abdi Nur": ("person", "SOM", "REB"),
    "Qatar": ("country", "QAT", None), "Nairobi Daily": ("organization", "KEN", "JRN"),
}  # fmt: skip
VERBS = {
    "CONSULT": "met", "SUPPORT": "praised", "AID": "armed", "ACCUSE": "accused", "ASSAULT": "shelled",
    "REJECT": "rebuffed", "AGREE": "will meet",
}  # fmt: skip


def story(id: str, *deeds: tuple, outlet: str | None = None, published: str | None = None) -> Story:  # type: ignore[type-arg]
    """Return an article of deeds: (actors, type, recipients, day, status)."""
    sentences = [
        f"{' and '.join(actors)} {VERBS[kind]} {' and '.join(recipients)}." for actors, kind, recipients, *_ in deeds
    ]
    made = Story(id, " ".join(sentences), published, outlet)
    for name, (kind, code, sector) in WHO.items():
        if name in made.article.text:
            made.mention(name, kind=kind, code=code, sector=sector)
    seen: dict[str, int] = {}
    for actors, kind, recipients, *rest in deeds:
        day, status, *historical = (*rest, "asserted", False) if len(rest) == 1 else rest
        seen[kind] = seen.get(kind, 0) + 1
        made.event(kind, VERBS[kind], actors, recipients, status, day, nth=seen[kind], historical=any(historical))
        sure = 3.0 if status == "asserted" else -3.0 if status in ("denied", "negated") else 1.0
        last = made.reading.events[-1]
        made.reading.events[-1] = msgspec.structs.replace(last, event_scale=SCALE[kind], factuality=sure)
    return made


def kept(*stories: Story) -> record.Record:
    made = record.open(Path(mkdtemp()) / "r.db", create=True)
    for one in stories:
        one.add_to(made)
    return made


def id_of(made: record.Record, name: str) -> str:
    found = query.resolve_actor(made, name).actor
    assert found is not None
    return found.id


def between(made: record.Record, one: str, other: str, **days: str) -> Relation:
    return relation(made, id_of(made, one), id_of(made, other), **days)


def full(made: record.Record, one: str, other: str) -> Account:
    return account(made, id_of(made, one), id_of(made, other))


def tallies(found: Relation) -> dict[str, tuple[int, ...]]:
    return {
        tally.kind: (tally.events, tally.reports, tally.forth, tally.back, tally.mutual)
        for tally in found.kinds
        if tally.events
    }


def day(number: int) -> str:
    return f"2019-{number // 28 + 1:02}-{number % 28 + 1:02}"


K, S, E, Q = (["Kenya"], ["Somalia"], ["Ethiopia"], ["Qatar"])


def test_counts_by_kind_source_and_direction() -> None:
    with kept(
        story("a", (K, "ASSAULT", S, day(1)), (S, "ACCUSE", K, day(2)), outlet="Coast Wire"),
        story("b", (K, "ASSAULT", S, day(1)), ([*K, *S], "CONSULT", [], day(40)), outlet="Lake Post"),
    ) as made:
        found = between(made, "Kenya", "Somalia")
        assert tallies(found) == {"violence": (1, 2, 1, 0, 0), "pressure": (1, 1, 0, 1, 0), "contacts": (1, 1, 0, 0, 1)}
        assert (found.events, found.reports, found.undated) == (3, 4, 0)
        assert found.mean == pytest.approx((2 * -9 - 3 + 2.5) / 4)
        assert [(one.label, one.events, one.reports) for one in found.series] == [("2019-01", 2, 3), ("2019-02", 1, 1)]


def test_one_outlet_that_repeats_itself_counts_once() -> None:
    deed = (K, "ASSAULT", S, day(1))
    with kept(story("a", deed, outlet="Coast Wire"), story("b", deed, deed, outlet="Coast Wire")) as made:
        assert between(made, "Kenya", "Somalia").reports == 1


@pytest.mark.parametrize("status", ["denied", "negated", "planned", "hypothetical", "unconfirmed", "conditional"])
def test_what_nobody_asserts_is_listed_apart(status: str) -> None:
    with kept(story("a", (K, "AID", S, day(1), status))) as made:
        found = between(made, "Kenya", "Somalia")
        assert (found.events, found.reports, found.series, found.trend.words) == (0, 0, (), "nothing asserted")
        assert [one.status for one in found.other_events] == [status]
        assert relations(made) == []


def test_what_one_asserts_and_another_denies_is_a_happening_with_its_denial() -> None:
    with kept(
        story("a", (K, "AID", S, day(1)), outlet="Coast Wire"),
        story("b", (K, "AID", S, day(1), "denied"), outlet="Lake Post"),
    ) as made:
        found = between(made, "Kenya", "Somalia")
        assert [(one.sources, one.denied_by) for one in found.asserted] == [(1, 1)]
        assert not found.other_events


UNDATED = [
    (None, None, False, (1, 0, 0)),  # date, published, background -> undated, by report, in the series
    (None, "2019-03-05", False, (0, 1, 1)), (None, "2019-03-05", True, (1, 0, 0)),
    ("2019-02-03", "2019-03-05", True, (0, 0, 1)), ("PRESENT_REF", None, False, (1, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("date", "published", "background", "counts"), UNDATED)
def test_what_has_no_date_counts_but_in_the_series(
    date: str | None, published: str | None, background: bool, counts: tuple[int, int, int]
) -> None:
    with kept(story("a", (K, "AID", S, date, "asserted", background), published=published)) as made:
        found = between(made, "Kenya", "Somalia")
        assert (found.undated, found.by_report, sum(one.events for one in found.series)) == counts
        assert found.reports == 1


def test_a_period_leaves_out_what_lies_outside() -> None:
    with kept(story("a", (K, "AID", S, "2018-05-01"), (K, "ASSAULT", S, "2019-05-01"))) as made:
        assert tallies(between(made, "Kenya", "Somalia", since="2019-01-01")).keys() == {"violence"}
        assert tallies(between(made, "Kenya", "Somalia", until="2018-12-31")).keys() == {"backing"}


STANDS = [
    ("Kenya", "Somalia", 3), ("William Chebet", "Somalia", 1), ("William Chebet", "Halima Warsame", 1),
    ("Kenyan troops", "Somalia", 1), ("Kenya", "Abdi Nur", 1), ("Nairobi Daily", "Somalia", 1),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "events"), STANDS)
def test_a_country_stands_for_its_state_and_anyone_else_for_himself(one: str, other: str, events: int) -> None:
    with kept(
        story("a", (K, "AID", S, day(1))),
        story("b", (["William Chebet"], "CONSULT", ["Halima Warsame"], day(30))),
        story("c", (["Kenyan troops"], "ASSAULT", S, day(60))),
        story("d", (["Nairobi Daily"], "ACCUSE", S, day(90)), (K, "ASSAULT", ["Abdi Nur"], day(120))),
    ) as made:
        assert between(made, one, other).events == events
        assert between(made, other, one).events == events


NOT_BETWEEN = [
    ([*K, *E], "ACCUSE", S), ([*K, *E], "ACCUSE", []), (Q, "CONSULT", [*K, *E]), ([*K, *E], "CONSULT", Q),
]  # fmt: skip


@pytest.mark.parametrize(("actors", "kind", "recipients"), NOT_BETWEEN)
def test_those_on_one_side_of_an_act_do_not_deal_with_each_other(
    actors: list[str], kind: str, recipients: list[str]
) -> None:
    with kept(story("a", (actors, kind, recipients, day(1)))) as made:
        assert between(made, "Kenya", "Ethiopia").events == 0


def test_whom_both_deal_with() -> None:
    with kept(
        story("a", (K, "AID", Q, day(1)), (S, "ASSAULT", Q, day(2))), story("b", (K, "CONSULT", S, day(3)))
    ) as made:
        (third,) = full(made, "Kenya", "Somalia").common
        assert (third.actor.name, third.one_mean > 0, third.other_mean < 0) == ("Qatar", True, True)
        assert (third.one_events, third.other_events) == (1, 1)


def hedged(*deeds: tuple) -> list[tuple[str, str, str]]:  # type: ignore[type-arg]
    with kept(*(story(f"d{number}", deed) for number, deed in enumerate(deeds))) as made:
        return [
            (hedge.actor.name, hedge.one.name, hedge.other.name) for hedge in full(made, "Kenya", "Somalia").hedging
        ]


WAR = [(K, "ASSAULT", S, day(number)) for number in (3, 40, 80)]
FRIEND = [(Q, "AID", K, day(10)), (Q, "AID", K, day(60))]
OTHER_FRIEND = [(Q, "AID", S, day(20)), (Q, "AID", S, day(90))]
QATAR = ("Qatar", "Kenya", "Somalia")
HEDGES = [
    ([*WAR, *FRIEND, *OTHER_FRIEND], [QATAR]),
    ([*WAR, *FRIEND], []),
    ([*FRIEND, *OTHER_FRIEND, (K, "CONSULT", S, day(5))], []),
    ([*WAR, *FRIEND, (Q, "AID", S, "2012-05-05"), (Q, "AID", S, "2012-08-05")], []),
    ([*WAR, (Q, "CONSULT", [*K, *S], day(10)), (Q, "CONSULT", [*K, *S], day(60))], []),
    ([*WAR, *FRIEND, *((*deed, "planned") for deed in OTHER_FRIEND)], []),
]  # fmt: skip


@pytest.mark.parametrize(("deeds", "expected"), HEDGES)
def test_hedging(deeds: list[tuple], expected: list[tuple[str, str, str]]) -> None:  # type: ignore[type-arg]
    assert hedged(*deeds) == expected


def test_hedging_is_a_number_with_its_evidence() -> None:
    deeds = [*WAR, *FRIEND, *OTHER_FRIEND]
    with kept(*(story(f"d{number}", deed) for number, deed in enumerate(deeds))) as made:
        (found,) = standing(made, id_of(made, "Qatar")).hedging
        assert found in full(made, "Kenya", "Qatar").hedging
        assert (found.balance, found.closeness_one, found.closeness_other) == pytest.approx((1.0, 20 / 30, 20 / 30))
        assert found.rivalry == pytest.approx(27 / 37)
        assert found.hedging == pytest.approx(4 / 9 * 27 / 37)
        types = [
            {query.event(made, one).event.type for one in events}
            for events in (found.with_one, found.with_other, found.against)
        ]
        assert types == [{"AID"}, {"AID"}, {"ASSAULT"}]


PARTIES = ["Kenya", "Somalia", "Ethiopia", "William Chebet", "Halima Warsame"]
deed = st.tuples(
    st.sampled_from(PARTIES), st.sampled_from(sorted(VERBS)), st.sampled_from(PARTIES),
    st.one_of(st.none(), st.integers(0, 300).map(day)), st.sampled_from(["asserted", "asserted", "denied", "planned"]),
).filter(lambda plan: plan[0] != plan[2])  # fmt: skip
plans = st.lists(st.tuples(st.lists(deed, min_size=1, max_size=3), st.sampled_from(["Coast Wire", None])), min_size=1,
                 max_size=4)  # fmt: skip
law = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def stories(plan: list) -> list[Story]:  # type: ignore[type-arg]
    return [
        story(f"d{number}", *(([a], kind, [b], when, status) for a, kind, b, when, status in deeds), outlet=outlet)
        for number, (deeds, outlet) in enumerate(plan)
    ]


def pairs(made: record.Record) -> Iterable[tuple[str, str]]:
    return itertools.permutations(sorted(one.id for one in query.actors(made)), 2)


@law
@given(plans)
def test_the_other_sees_the_mirror(plan: list) -> None:  # type: ignore[type-arg]
    with kept(*stories(plan)) as made:
        for one, other in pairs(made):
            here, there = account(made, one, other), account(made, other, one)
            a, b = here.relation, there.relation
            assert (a.one, a.other) == (b.other, b.one)
            assert [(t.events, t.reports, t.forth, t.back) for t in a.kinds] == [
                (t.events, t.reports, t.back, t.forth) for t in b.kinds
            ]
            assert (a.mean, a.error, a.series, a.turns, a.trend) == (b.mean, b.error, b.series, b.turns, b.trend)
            assert a.asserted == tuple(deal.mirrored() for deal in b.asserted)
            assert {(c.actor.id, c.one_mean) for c in here.common} == {(c.actor.id, c.other_mean) for c in there.common}
            assert set(here.hedging) == set(there.hedging)


@law
@given(plans, st.data())
def test_the_order_of_reading_does_not_matter(plan: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    told = stories(plan)
    with kept(*told) as one, kept(*data.draw(st.permutations(told))) as other:
        assert relations(one) == relations(other)
        assert all(account(one, *pair) == account(other, *pair) for pair in pairs(one))


@law
@given(plans)
def test_lists_and_accounts_agree(plan: list) -> None:  # type: ignore[type-arg]
    with kept(*stories(plan)) as made:
        everything = relations(made)
        assert all(relation(made, found.one.id, found.other.id) == found for found in everything)
        assert [found.reports for found in everything] == sorted((found.reports for found in everything), reverse=True)
        for actor in {found.one.id for found in everything}:
            mine = standing(made, actor).relations
            assert len(mine) == sum(actor in (found.one.id, found.other.id) for found in everything)
            assert all(relation(made, actor, found.other.id) == found for found in mine)


@law
@given(plans, deed, st.sampled_from(["asserted", "denied"]))
def test_another_event_never_lowers_the_volume(plan: list, more: tuple, status: str) -> None:  # type: ignore[type-arg]
    a, kind, b, *_ = more
    with kept(*stories(plan)) as made:
        before = {pair: relation(made, *pair).reports for pair in pairs(made)}
        story("new", ([a], kind, [b], "2024-06-01", status), outlet="Late Paper").add_to(made)
        assert all(relation(made, *pair).reports >= reports for pair, reports in before.items())
        one, other = id_of(made, a), id_of(made, b)
        assert relation(made, one, other).reports >= before.get((one, other), 0) + (status == "asserted")
