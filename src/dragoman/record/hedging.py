"""Who hedges: an actor that keeps up cooperation with two others who are rivals. Reads only.

Of three actors a, b and c, with cooperation P and conflict N of a dyad the sums of the positive and of the negative
conflict-cooperation scores of its asserted events, each weighted by independent sources and their factuality:

    hedging = balance x closeness(a, b) x closeness(a, c) x rivalry(b, c), between 0 and 1

    closeness = P / (P + N + PRIOR)        how far cooperation prevails between a and each of the two
    rivalry   = N / (P + N + PRIOR)        how far conflict prevails between the two; b and c are rivals where N > P
    balance   = 2 min(K_b, K_c) / (P_b + P_c)

K is the cooperation that a keeps up: what passed with one of them within YEAR days of cooperation with the other, so
that who changes sides does not hedge. PRIOR, the greatest score an event can have, keeps a single report below one
half. An event with both b and c is left out of a's: who brings rivals to one table mediates.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.record.dealings import Dealing, Table, seen_from
from dragoman.record.sides import Side, sides
from dragoman.record.store import Record

PRIOR = 10.0
YEAR = 365
LEAST = 0.05  # a lower number is no finding
MOST = 10


class Ties(msgspec.Struct, frozen=True):
    """Cooperation and conflict between two actors, and the events that are either."""

    cooperation: float
    conflict: float
    cooperative: tuple[Dealing, ...]
    conflictual: tuple[Dealing, ...]

    @property
    def closeness(self) -> float:
        """How far cooperation prevails, 0 to 1."""
        return self.cooperation / (self.cooperation + self.conflict + PRIOR)

    @property
    def rivalry(self) -> float:
        """How far conflict prevails, 0 to 1."""
        return self.conflict / (self.cooperation + self.conflict + PRIOR)


class Hedge(msgspec.Struct, frozen=True):
    """An actor between two rivals, with the number (0 to 1), what it is the product of, and the events it rests on.

    `with_one` and `with_other` are the ids of the cooperative events with each, `against` of the hostile ones between
    the two.
    """

    actor: Side
    one: Side
    other: Side
    hedging: float
    balance: float
    closeness_one: float
    closeness_other: float
    rivalry: float
    with_one: tuple[str, ...]
    with_other: tuple[str, ...]
    against: tuple[str, ...]


def ties(dealings: Sequence[Dealing]) -> Ties:
    """Return the cooperation and conflict in the asserted ones among events between two actors."""
    asserted = [dealing for dealing in dealings if dealing.status == "asserted"]
    good = tuple(dealing for dealing in asserted if dealing.scale > 0)
    bad = tuple(dealing for dealing in asserted if dealing.scale < 0)
    return Ties(_sum(good), -_sum(bad), good, bad)


def balance(one: Ties, other: Ties) -> float:
    """Return how evenly an actor keeps up cooperation with two others, 0 (with one alone) to 1."""
    whole = one.cooperation + other.cooperation
    kept = min(_sum(_kept(one, other)), _sum(_kept(other, one)))
    return 2 * kept / whole if whole else 0.0


def hedges(
    record: Record, table: Table, land_of: dict[str, str], hedgers: Collection[str], among: frozenset[str]
) -> tuple[Hedge, ...]:
    """Return who of `hedgers` hedges between which rivals, the surest first, at most MOST.

    Only threesomes with all of `among` count. A country and one who acts for it do not hedge towards each other, and of
    threesomes that differ only in whether a country or one who acts for it is named, the surest stands.
    """
    found: list[tuple[float, str, str, str]] = []
    for a, b, c in _threesomes(table, hedgers, among):
        if land_of.get(a) not in (b, c) and a not in (land_of.get(b), land_of.get(c)):
            score = _score(table, a, b, c)
            if score >= LEAST:
                found.append((-score, a, b, c))
    kept: list[tuple[str, str, str]] = []
    for _, *threesome in sorted(found):
        a, b, c = threesome
        if not any(_nested((a, b, c), other, land_of) for other in kept):
            kept.append((a, b, c))
        if len(kept) == MOST:
            break
    known = sides(record, {actor for threesome in kept for actor in threesome})
    return tuple(_hedge(table, known, *threesome) for threesome in kept)


def _threesomes(table: Table, hedgers: Collection[str], among: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each hedger with two rivals that it deals with."""
    rivals = [dyad for dyad, dealings in table.items() if (tie := ties(dealings)).conflict > tie.cooperation]
    friends = {
        a: {b for dyad, dealings in table.items() if a in dyad and ties(dealings).cooperation for b in dyad if b != a}
        for a in hedgers
    }
    for b, c in rivals:
        for a in hedgers:
            if a not in (b, c) and among <= {a, b, c} and b in friends[a] and c in friends[a]:
                yield a, b, c


def _apart(table: Table, a: str, b: str, c: str) -> tuple[Ties, Ties]:
    """Return what passes between an actor and each of two others without the third."""
    with_b, with_c = seen_from(table, a, b), seen_from(table, a, c)
    both = {dealing.event for dealing in with_b} & {dealing.event for dealing in with_c}
    one, other = ([dealing for dealing in each if dealing.event not in both] for each in (with_b, with_c))
    return ties(one), ties(other)


def _score(table: Table, a: str, b: str, c: str) -> float:
    one, other = _apart(table, a, b, c)
    return balance(one, other) * one.closeness * other.closeness * ties(seen_from(table, b, c)).rivalry


def _hedge(table: Table, known: dict[str, Side], a: str, b: str, c: str) -> Hedge:
    b, c = sorted((b, c), key=lambda one: (known[one].name, one))
    one, other = _apart(table, a, b, c)
    rivals = ties(seen_from(table, b, c))
    return Hedge(
        known[a], known[b], known[c], _score(table, a, b, c), balance(one, other), one.closeness, other.closeness,
        rivals.rivalry, *(tuple(dealing.event for dealing in each) for each in (
            one.cooperative, other.cooperative, rivals.conflictual
        )),
    )  # fmt: skip


def _nested(left: tuple[str, str, str], right: tuple[str, str, str], land_of: dict[str, str]) -> bool:
    """Are two threesomes one but for a country named in place of who acts for it?"""

    def same(a: str, b: str) -> bool:
        return a == b or land_of.get(a) == b or land_of.get(b) == a

    (a, b, c), (x, y, z) = left, right
    return same(a, x) and ((same(b, y) and same(c, z)) or (same(b, z) and same(c, y)))


def _sum(dealings: Sequence[Dealing]) -> float:
    return sum(dealing.weight * dealing.scale for dealing in dealings)


def _kept(one: Ties, other: Ties) -> list[Dealing]:
    """Return the cooperation with one that has cooperation with the other within a year; undated is not held back."""
    days = sorted(_day(dealing.first_date) for dealing in other.cooperative if dealing.first_date)
    undated = any(dealing.first_date is None for dealing in other.cooperative)
    return [dealing for dealing in one.cooperative if undated or dealing.first_date is None or _near(dealing, days)]


def _near(dealing: Dealing, days: list[int]) -> bool:
    first = _day(dealing.first_date or "")
    at = bisect_left(days, first - YEAR)
    return at < len(days) and days[at] <= _day(dealing.last_date or "") + YEAR


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()
