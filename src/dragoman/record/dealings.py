"""Events between two actors: who dealt with whom, how many independent sources say so, and when. Reads only."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal, NamedTuple

import msgspec

from dragoman.record.dates import period
from dragoman.record.store import Record

# Whoever is of these sectors acts for the state: its organs, and the militias that fight for it.
STATE = ("GOV", "MIL", "PRM", "SPY", "COP", "LEG", "JUD")

# Several parties and no recipient are a dyad only where the act is mutual: a meeting, a pact, trade, a fight.
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})

CERTAIN = 3.0  # the upper end of FactBank's scale
DENIALS = ("negated", "denied")

Direction = Literal["forth", "back", "mutual"]
MIRROR: dict[Direction, Direction] = {"forth": "back", "back": "forth", "mutual": "mutual"}
Dyad = tuple[str, str]


class Dealing(msgspec.Struct, frozen=True):
    """An event between two actors, the one and the other.

    `direction`: what the one did to the other (`forth`), the other to the one (`back`), or both. `status` is
    `asserted` where a source asserts it, else the status that most sources give it. `sources` counts the independent
    sources that give this status, `weight` the same, each by its factuality (1 where it is certain). `by_report`: it
    has no day of its own and stands at the day of its report; background without a date has no days at all.
    """

    event: str
    type: str
    scale: float
    direction: Direction
    status: str
    sources: int
    denied_by: int
    weight: float
    date: str | None
    first_date: str | None
    last_date: str | None
    by_report: bool
    historical: bool

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """The order of time, what has no date last."""
        return self.first_date is None, self.first_date or "", self.last_date or "", self.event

    def mirrored(self) -> "Dealing":
        """Return the event as the other sees it."""
        return msgspec.structs.replace(self, direction=MIRROR[self.direction])


Table = dict[Dyad, list[Dealing]]


class _Voices(NamedTuple):
    """What is said of an event between two actors, by status: the factuality of each voice, and the directions."""

    by_status: defaultdict[str, dict[str, float]]
    directions: defaultdict[str, set[Direction]]


def lands(record: Record) -> dict[str, str]:
    """Return the country, as an actor, that each actor acts for; those who act for none are left out."""
    rows = record.db.execute(
        "SELECT actor.id, min(land.id) FROM actor JOIN actor AS land ON land.code = actor.code"
        " WHERE land.kind = 'country' AND actor.kind IS NOT 'country'"
        f" AND actor.sector IN ({','.join('?' * len(STATE))}) GROUP BY actor.id",
        STATE,
    )
    return dict(rows.fetchall())


def members(actor: str, land_of: dict[str, str]) -> set[str]:
    """Return an actor with those who act for it."""
    return {actor, *(one for one, land in land_of.items() if land == actor)}


def among(
    record: Record, land_of: dict[str, str], wanted: Collection[str] | None = None, since: str | None = None,
    until: str | None = None,
) -> Table:  # fmt: skip
    """Return the events between any two actors, in the order of time, by dyad; the ids of a dyad are in their order.

    With `wanted` only dyads with one of these actors are complete. An actor deals for itself and for the country it
    acts for; one that has no name of its own ("three soldiers") for the country alone, unless it is `wanted`. Days are
    ISO days, and an event is within where it can lie on one of them. Copied accounts do not count.
    """
    touched = None if wanted is None else set().union(*(members(actor, land_of) for actor in wanted))
    table: defaultdict[Dyad, list[Dealing]] = defaultdict(list)
    for head, rows in groupby(_rows(record, touched, since, until), key=itemgetter(slice(0, 7))):
        for dyad, voices in _dyads(rows, land_of, wanted or ()).items():
            table[dyad].append(_dealing(head, voices))
    return {dyad: sorted(found, key=lambda dealing: dealing.order) for dyad, found in table.items()}


def seen_from(table: Table, one: str, other: str) -> list[Dealing]:
    """Return the events between two actors of a table as the first of them sees them."""
    found = table.get((min(one, other), max(one, other)), [])
    return found if one < other else [dealing.mirrored() for dealing in found]


def partners(table: Table, actor: str) -> dict[str, list[Dealing]]:
    """Return the events of an actor with every other, as the actor sees them."""
    others = {b if a == actor else a for a, b in table if actor in (a, b)}
    return {other: seen_from(table, actor, other) for other in others}


def _rows(record: Record, touched: set[str] | None, since: str | None, until: str | None) -> Iterator[tuple[Any, ...]]:
    """Yield a row a party of every account that is no copy: event, account, party."""
    near = (
        "" if touched is None else
        " AND event.id IN (SELECT event FROM event_party WHERE actor IN (SELECT value FROM json_each(?3)))"
    )  # fmt: skip
    return record.db.execute(
        "SELECT event.id, event.type, event.scale, event.date, event.first_date, event.last_date, event.historical,"
        " m.id, m.type, voice, CASE WHEN polarity = 'denial' AND m.status = 'asserted' THEN 'denied' ELSE m.status END,"
        " factuality, role, guise.actor, guise.document IS NULL"
        " FROM event CROSS JOIN account ON account.event = event.id"
        " JOIN event_mention AS m ON m.id = account.event_mention"
        " JOIN party ON party.event_mention = m.id JOIN local_actor ON local_actor.id = local_actor"
        " JOIN guise ON guise.id = guise WHERE copy_of IS NULL AND verdict IS NOT 'rejected'"
        " AND (?1 IS NULL OR last_date >= ?1) AND (?2 IS NULL OR first_date <= ?2)"
        f"{near} ORDER BY event.id, m.id",
        (since, until, *([json.dumps(sorted(touched))] if touched is not None else [])),
    )


def _dyads(rows: Iterable[tuple[Any, ...]], land_of: dict[str, str], wanted: Collection[str]) -> dict[Dyad, _Voices]:
    """Return what is said of one event, by dyad."""
    found: dict[Dyad, _Voices] = {}
    for (_, kind, voice, status, factuality), parties in groupby(rows, key=itemgetter(slice(7, 12))):
        sides: dict[str, dict[str, set[str]]] = {"actor": {}, "recipient": {}}
        for *_, role, actor, named in parties:
            land = land_of.get(actor)
            own = {actor} if named or actor in wanted else set()
            sides[role][actor] = own | ({land} if land else set())
        for dyad, direction in _pairs(kind, sides["actor"], sides["recipient"]):
            said = found.setdefault(dyad, _Voices(defaultdict(dict), defaultdict(set)))
            said.by_status[status][voice] = max(factuality, said.by_status[status].get(voice, factuality))
            said.directions[status].add(direction)
    return found


def _pairs(kind: str, actors: dict[str, set[str]], recipients: dict[str, set[str]]) -> Iterator[tuple[Dyad, Direction]]:
    """Yield the dyads of an account: each actor with each recipient, or the actors of a mutual act."""
    to = recipients or (actors if kind in MUTUAL else {})
    for one, ones in actors.items():
        for other, others in to.items():
            for a in ones if one != other else ():
                for b in others - {a}:
                    direction: Direction = "mutual" if not recipients else "forth" if a < b else "back"
                    yield (min(a, b), max(a, b)), direction


def _dealing(head: tuple[Any, ...], said: _Voices) -> Dealing:
    event, kind, scale, date, first, last, historical = head
    counts = Counter({status: len(voices) for status, voices in said.by_status.items()})
    status = "asserted" if counts["asserted"] else min(counts, key=lambda one: (-counts[one], one))
    voices, directions = said.by_status[status], said.directions[status]
    dated = period(date) is not None
    placed = dated or not historical
    return Dealing(
        event=event, type=kind, scale=scale,
        direction=next(iter(directions)) if len(directions) == 1 else "mutual",
        status=status, sources=len(voices),
        denied_by=len(set().union(*(said.by_status[one] for one in DENIALS if one in said.by_status))),
        weight=sum(min(max(one, 0.0), CERTAIN) for one in voices.values()) / CERTAIN,
        date=date, first_date=first if placed else None, last_date=last if placed else None,
        by_report=placed and not dated and first is not None, historical=bool(historical),
    )  # fmt: skip
