"""What two actors' events add up to: contacts, backing, pressure, violence, and how they changed. Reads only.

A country stands for its state: its government, parliament, courts, army, police, services, and militias that fight
for it. Any other actor stands for itself alone. Between a country and one who acts for it, it is the rest of the state.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dragoman.record.dealings import Dealing, Table, among, lands, partners, seen_from
from dragoman.record.hedging import Hedge, hedges
from dragoman.record.series import Mean, Period, Point, Unit, mean_of, series, spread_within, unit_of, within_series
from dragoman.record.sides import Side, named, sides
from dragoman.record.store import Record
from dragoman.record.turns import Trend, Turn, trend, turns

KINDS = {
    "contacts": ("CONSULT", "AGREE"),
    "backing": ("SUPPORT", "COOPERATE", "AID"),
    "easing": ("CONCEDE", "RETREAT"),
    "pressure": ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE"),
    "violence": ("ASSAULT",),
}
KIND_OF = {type: kind for kind, types in KINDS.items() for type in types}


class Tally(msgspec.Struct, frozen=True):
    """How many events of a kind, by whom to whom, and the independent sources that assert them, counted by event."""

    kind: str
    events: int
    reports: int
    forth: int
    back: int
    mutual: int


class Relation(msgspec.Struct, frozen=True):
    """A relation between two actors, `one` and `other`.

    `events` are those that a source asserts, `reports` (the volume) the sources that assert them, counted by event.
    `undated` have no date at all, `by_report` only that of the report. `mean` is the mean conflict-cooperation score,
    each event weighted by its independent sources and their factuality; `error` its standard error. `series` has the
    events that lie in one period of `unit`. `asserted` are the events themselves, `other_events` those that nobody
    asserts: planned, conditional, hypothetical, unconfirmed, negated or denied.
    """

    one: Side
    other: Side
    events: int
    reports: int
    undated: int
    by_report: int
    first: str | None
    last: str | None
    kinds: tuple[Tally, ...]
    mean: float | None
    error: float | None
    unit: Unit
    series: tuple[Period, ...]
    turns: tuple[Turn, ...]
    trend: Trend
    asserted: tuple[Dealing, ...]
    other_events: tuple[Dealing, ...]


class Common(msgspec.Struct, frozen=True):
    """A third actor that both deal with: the mean score of each one's relation to it, and how many events."""

    actor: Side
    one_mean: float
    other_mean: float
    one_events: int
    other_events: int


class Account(msgspec.Struct, frozen=True):
    """The full account of two actors: their relation, whom both deal with, and who hedges among them."""

    relation: Relation
    common: tuple[Common, ...]
    hedging: tuple[Hedge, ...]


class Standing(msgspec.Struct, frozen=True):
    """Where an actor stands: its relations, those with the largest volume first, and between whom it hedges."""

    actor: Side
    relations: tuple[Relation, ...]
    hedging: tuple[Hedge, ...]


def relations(
    record: Record, since: str | None = None, until: str | None = None, limit: int | None = None
) -> list[Relation]:
    """Return the relations of all dyads with an asserted event, those with the largest volume first.

    `since` and `until` are ISO days; an event is within where it can lie on one of them.
    """
    table = among(record, lands(record), None, since, until)
    known = sides(record, {actor for dyad in table for actor in dyad})
    by_name = (sorted(dyad, key=lambda actor: (known[actor].name, actor)) for dyad in table)
    return _ranked(known, [(one, other, seen_from(table, one, other)) for one, other in by_name], limit)


def standing(
    record: Record, actor: str, since: str | None = None, until: str | None = None, limit: int | None = None
) -> Standing:
    """Return the relations of an actor, seen from it, and between which rivals it hedges. Raises KeyError: no such."""
    known = named(record, [actor])
    land_of = lands(record)
    # Whether two of its partners are rivals is told by what passes between them.
    table = among(record, land_of, None, since, until)
    if not any(actor in dyad for dyad in table):  # one without a name of its own
        table |= among(record, land_of, {actor}, since, until)
    found = [(actor, other, dealings) for other, dealings in partners(table, actor).items()]
    known |= sides(record, {other for _, other, _ in found})
    return Standing(
        known[actor], tuple(_ranked(known, found, limit)), hedges(record, table, land_of, {actor}, frozenset())
    )


def account(record: Record, one: str, other: str, since: str | None = None, until: str | None = None) -> Account:
    """Return the full account of two actors, by their ids. Raises KeyError where there is no such actor."""
    land_of = lands(record)
    table = among(record, land_of, {one, other}, since, until)
    found = relation_of(named(record, [one, other]), seen_from(table, one, other), one, other)
    third = {actor for actor in partners(table, one) if land_of.get(actor) not in (one, other)}
    third &= partners(table, other).keys()
    hedging = hedges(record, table, land_of, {one, other, *third}, frozenset({one, other}))
    return Account(found, _common(record, table, one, other, third), hedging)


def relation(record: Record, one: str, other: str, since: str | None = None, until: str | None = None) -> Relation:
    """Return the relation of two actors, by their ids. Raises KeyError where there is no such actor."""
    table = among(record, lands(record), {one, other}, since, until)
    return relation_of(named(record, [one, other]), seen_from(table, one, other), one, other)


def relation_of(known: dict[str, Side], dealings: Sequence[Dealing], one: str, other: str) -> Relation:
    """Return what the events between two known actors, as the first sees them, add up to."""
    asserted = [dealing for dealing in dealings if dealing.status == "asserted"]
    dated = [dealing for dealing in asserted if dealing.first_date is not None]
    points = [_point(dealing) for dealing in dated]
    unit = unit_of(points)
    placed = within_series(points, unit)
    periods, turned = series(placed, unit), turns(placed)
    mean = _mean(asserted)
    return Relation(
        one=known[one], other=known[other], events=len(asserted), reports=volume(asserted),
        undated=len(asserted) - len(dated), by_report=sum(dealing.by_report for dealing in asserted),
        first=min((dealing.first_date or "" for dealing in dated), default=None),
        last=max((dealing.last_date or "" for dealing in dated), default=None),
        kinds=tuple(_tally(kind, asserted) for kind in KINDS), mean=mean.mean, error=mean.error, unit=unit,
        series=tuple(periods), turns=tuple(turned), trend=trend(mean.mean, len(placed), periods, turned),
        asserted=tuple(asserted), other_events=tuple(one for one in dealings if one.status != "asserted"),
    )  # fmt: skip


def volume(dealings: Iterable[Dealing]) -> int:
    """Return how many independent reports assert events: an event that three sources assert counts three."""
    return sum(dealing.sources for dealing in dealings if dealing.status == "asserted")


def _ranked(
    known: dict[str, Side], found: Iterable[tuple[str, str, list[Dealing]]], limit: int | None
) -> list[Relation]:
    """Return relations by volume, then number of events, then names."""

    def order(line: tuple[str, str, list[Dealing]]) -> tuple[int, int, str, str, str, str]:
        one, other, dealings = line
        asserted = sum(dealing.status == "asserted" for dealing in dealings)
        return -volume(dealings), -asserted, known[one].name, known[other].name, one, other

    told = sorted((line for line in found if volume(line[2])), key=order)
    return [relation_of(known, dealings, one, other) for one, other, dealings in told[:limit]]


def _point(dealing: Dealing, whenever: date = date.min) -> Point:
    first, last = (date.fromisoformat(day) if day else whenever for day in (dealing.first_date, dealing.last_date))
    return Point(first, last, dealing.scale, dealing.weight, dealing.sources, dealing.historical)


def _mean(asserted: Sequence[Dealing]) -> Mean:
    points = [_point(dealing) for dealing in asserted]
    return mean_of(points, spread_within([points]))


def _tally(kind: str, asserted: Sequence[Dealing]) -> Tally:
    found = [dealing for dealing in asserted if KIND_OF[dealing.type] == kind]
    ways = [dealing.direction for dealing in found]
    return Tally(kind, len(found), volume(found), ways.count("forth"), ways.count("back"), ways.count("mutual"))


def _common(record: Record, table: Table, one: str, other: str, third: Iterable[str]) -> tuple[Common, ...]:
    """Return whom both deal with, those with the most events with the one who has fewer first."""
    known = sides(record, third)
    found = []
    for actor, side in known.items():
        dealings = [[d for d in seen_from(table, party, actor) if d.status == "asserted"] for party in (one, other)]
        means = [_mean(asserted).mean for asserted in dealings]
        if means[0] is not None and means[1] is not None:
            found.append(Common(side, means[0], means[1], len(dealings[0]), len(dealings[1])))
    return tuple(sorted(found, key=_dealt_with))


def _dealt_with(line: Common) -> tuple[int, int, str, str]:
    return (
        -min(line.one_events, line.other_events), -line.one_events - line.other_events, line.actor.name, line.actor.id
    )  # fmt: skip
