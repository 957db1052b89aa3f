"""Tellings: what of an event mention decides which event it is of, and when two of them are one happening.

Parties must meet, dates, places and tolls must not contradict each other; how much more is asked depends on
how exact the dates are. Every verdict has its reason in words.
"""

import hashlib
import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import msgspec

from dragoman.record.dates import period, relation
from dragoman.record.names import Match
from dragoman.record.sounds import plain, rules

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Types that tellings of one happening are apt to differ in.
FAMILY = {
    "AID": "help", "SUPPORT": "help", "COOPERATE": "help", "CONCEDE": "yield", "RETREAT": "yield",
    "SANCTION": "press", "COERCE": "press", "MOBILIZE": "force", "ASSAULT": "force",
}  # fmt: skip
NEWS_DAYS = 10  # an undated event of the news is at most so many days older than its article
WORD = re.compile(r"[^\W\d_]{4,}")
NUMBER = re.compile(r"\d+")
MOST_PARTIES = 4  # of a side, as far as keys go: a longer list is found by any of its first


class Party(NamedTuple):
    """A party: its actor, or `~` and a description where it has no name.

    Its country; whether it is the state.
    """

    token: str
    code: str | None
    state: bool

    @property
    def level(self) -> str:
        return self.code if self.state and self.code else self.token


class Telling(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event mention without its words; equal tellings are one row of the record."""

    type: str
    modes: tuple[str, ...]
    polarity: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: str | None
    issued: str | None  # publication, where the text gives no day
    place: str | None
    country: str | None
    words: tuple[str, ...]
    dead: str | None
    historical: bool
    parted: str | None = None  # the event mention's id, where a person parted it from others like it

    @property
    def family(self) -> str:
        return FAMILY.get(self.type, self.type)

    @property
    def exact(self) -> bool:
        """Does the text give its very day?"""
        found = period(self.when)
        return found is not None and found.exact and found.year_known

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()


@lru_cache(maxsize=16384)
def from_json(line: str) -> Telling:
    """Read what `Telling.to_json` wrote."""
    return msgspec.json.decode(line, type=Telling)


def id_of(telling: Telling, line: str) -> str:
    """Return the id of a telling, `line` in JSON. Ids of tellings of the same parties lie side by side in an index."""
    around = hashlib.sha256(" ".join(about(telling)).encode()).hexdigest()[:8]
    return around + hashlib.sha256(line.encode()).hexdigest()[:12]


def trigger_words(text: str) -> tuple[str, ...]:
    """Return the stems of a trigger's longer words: "paid a visit" and "visited" share one."""
    return tuple(sorted({plain(word)[:5] for word in WORD.findall(text)})) or (plain(text)[:5],)


def week_of(day: date) -> str:
    """Return a day's ISO week as a TimeML value."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


class _Dyads(NamedTuple):
    """The parts of keys that say who: for whatever day, and filed and sought for the very day alone.

    Tellings of which one names only one side meet on the same day only.
    """

    any_day: set[str]
    filed: set[str]
    sought: set[str]


def _dyads(telling: Telling) -> _Dyads:
    if telling.type in RECIPROCAL:
        pool = sorted({party.level for party in telling.parties})[: 2 * MOST_PARTIES]
        pairs = {f"{a}+{b}" for at, a in enumerate(pool) for b in pool[at + 1 :]}
        return _Dyads(pairs or {f"{one}+" for one in pool}, set(), set())
    actors = {f"{party.level}>" for party in telling.actors[:MOST_PARTIES]}
    recipients = {f">{party.level}" for party in telling.recipients[:MOST_PARTIES]}
    beside = {f"{one}*" for one in actors} | {f"*{one}" for one in recipients}
    if not actors or not recipients:
        return _Dyads(actors | recipients, set(), beside)
    # A side that is only described may be anyone, as one that is not told.
    half = actors if _described(telling.recipients) else set[str]()
    half |= recipients if _described(telling.actors) else set[str]()
    both = {f"{a}{b[1:]}" for a, b in product(actors, recipients)}
    return _Dyads(both, beside | half, actors | recipients | (beside if half else set()))


def _described(parties: tuple[Party, ...]) -> bool:
    return any(party.token.startswith("~") for party in parties)


def _days(telling: Telling) -> tuple[set[str], set[str]]:
    """Return the date parts of the keys a telling is filed under and of those it is looked up by."""
    found = period(telling.when)
    if found is None:
        issued = period(telling.issued)
        if issued is None or telling.historical:
            stems = {f"word {word}" for word in telling.words}
            return stems, stems
        weeks = [week_of(issued.last - timedelta(days=back)) for back in (0, 7, NEWS_DAYS)]
        reported = {f"reported {week}" for week in weeks}
        return reported | {f"issued {weeks[0]}"}, {f"day {week}" for week in weeks} | {f"issued {weeks[0]}"}
    year = f"{found.first.year}" if found.year_known else "XXXX"
    month, day = f"{year}-{found.first.month:02}", f"{year}-{found.first.month:02}-{found.first.day:02}"
    open_day = f"XXXX-{found.first.month:02}-{found.first.day:02}"
    if found.exact and found.year_known:
        week = week_of(found.first)
        filed = {f"= {day}", f"of {open_day}", f"day {week}", f"in {month}", f"in {year}"}
        return filed, {f"= {day}", f"= {open_day}", f"reported {week}", f"coarse {month}", f"coarse {year}"}
    if found.exact:
        return {f"= {day}"}, {f"= {day}", f"of {day}"}
    if found.first.month == found.last.month or (found.last - found.first).days < 8:
        months = {month, f"{year}-{found.last.month:02}"}
        filed = {f"coarse {one}" for one in months} | {f"in {year}"}
        return filed, {f"{mark} {one}" for one in months for mark in ("coarse", "in")} | {f"coarse {year}"}
    return {f"coarse {year}"}, {f"coarse {year}", f"in {year}"}


Key = tuple[str, str]  # what and who, or where; when


def keys(telling: Telling) -> tuple[set[Key], set[Key]]:
    """Return the keys that a telling is filed under, and those under which its like are to be looked up.

    Of two tellings of one happening, each is filed where the other looks.
    """
    who, (filed, sought) = _dyads(telling), _days(telling)
    there = (
        {(f"{telling.type} at {telling.place}", str(telling.when))} if telling.exact and telling.place else set[Key]()
    )
    very = ("= ", "of ")
    return tuple(  # type: ignore[return-value]
        {(f"{telling.family} {dyad}", day) for dyad in who.any_day for day in days}
        | {(f"{telling.family} {dyad}", day) for dyad in half for day in days if day.startswith(very)}
        | there
        for half, days in ((who.filed, filed), (who.sought, sought))
    )


def about(telling: Telling) -> tuple[str, str]:
    """Return what tellings that may be one mostly share, to lay them side by side: family and first parties."""
    return telling.family, min(_dyads(telling).any_day, default="")


def one_party(left: Party, right: Party) -> bool:
    """Are two parties one, or one the state that the other leads?"""
    return left.token == right.token or (left.state and right.state and bool(left.code) and left.code == right.code)


def _may_be(left: Party, right: Party) -> bool:
    """Can two parties be one as far as is told? A description may be anyone's of its country: "gunmen"."""
    described = left.token.startswith("~") or right.token.startswith("~")
    return described and (not left.code or not right.code or left.code == right.code)


def _sides_meet(left: tuple[Party, ...], right: tuple[Party, ...]) -> bool | None:
    """Do two sides share a party? None where one of them is not told, or only described."""
    if not left or not right:
        return True if not left and not right else None
    if any(one_party(a, b) for a in left for b in right):
        return True
    return None if any(_may_be(a, b) for a in left for b in right) else False


def parties_meet(left: Telling, right: Telling) -> bool | None:
    """Do two tellings have the same parties? None where one tells only some of them."""
    if left.type in RECIPROCAL and right.type in RECIPROCAL:
        shared = sum(any(one_party(a, b) for b in right.parties) for a in left.parties)
        least = min(len(left.parties), len(right.parties))
        if least < 2:
            return None if shared else False
        return shared >= 2
    sides = (_sides_meet(left.actors, right.actors), _sides_meet(left.recipients, right.recipients))
    if False in sides or not (left.parties and right.parties):
        return False
    return None if None in sides else True


def _bounds(number: str | None) -> tuple[int, float] | None:
    found = [int(part) for part in NUMBER.findall(number or "")]
    if not found:
        return None
    return min(found), float("inf") if number and number.endswith("+") else max(found)


def _whole_country(telling: Telling) -> bool:
    """Is the place no more than the name of its country?"""
    return bool(telling.place) and rules().territories.country(str(telling.place)) is not None


def contradict(left: Telling, right: Telling) -> bool:
    """Can two tellings not be of one happening, by date, place or toll?"""
    if relation(left.when, right.when) == "conflict":
        return True
    same_place = bool(left.place) and left.place == right.place
    if left.place and right.place and not same_place and not (_whole_country(left) or _whole_country(right)):
        return True
    if left.country and right.country and left.country != right.country:
        return True
    a, b = _bounds(left.dead), _bounds(right.dead)
    return bool(a and b and (a[1] < b[0] or b[1] < a[0]) and not same_place)


def _in_the_news(dated: Telling, undated: Telling) -> bool:
    """Can the day of one be what the other, undated, reports as news?"""
    day, issued = period(dated.when), period(undated.issued)
    if day is None or issued is None or undated.historical:
        return False
    return day.exact and day.year_known and 0 <= (issued.last - day.first).days <= NEWS_DAYS


def same_happening(left: Telling, right: Telling) -> Match | None:
    """Say how sure it is that two tellings are of one happening and why; None where nothing says so."""
    if left.family != right.family or contradict(left, right):
        return None
    meet = parties_meet(left, right)
    if meet is False:
        return None
    alike = bool(set(left.words) & set(right.words) or set(left.modes) & set(right.modes))
    same_place = bool(left.place) and left.place == right.place
    if (left.type != right.type or meet is None) and not (alike or (same_place and left.type == right.type)):
        return None
    when = relation(left.when, right.when)
    exact = when == "same" and bool(period(left.when) and period(left.when).exact)  # type: ignore[union-attr]
    if "outlook" in (left.polarity, right.polarity) and left.polarity != right.polarity and not exact:
        return None
    if exact:
        return Match(0.95 if meet else 0.85, "same day, same parties" if meet else "same day, one party, like words")
    if meet is None:
        return None
    if when in ("same", "within"):
        return Match(0.8, "dates agree, same parties, like words") if alike or same_place else None
    return _undated(left, right, alike, same_place)


def _undated(left: Telling, right: Telling, alike: bool, same_place: bool) -> Match | None:
    if not (alike or same_place):
        return None
    if period(left.when) or period(right.when):
        news = _in_the_news(left, right) or _in_the_news(right, left)
        return Match(0.75, "reported within days of that date, same parties, like words") if news else None
    a, b = period(left.issued), period(right.issued)
    if a and b and not left.historical and not right.historical:
        # By calendar week, not by distance: else reports of a long war chain into one event.
        near = week_of(a.last) == week_of(b.last)
        return Match(0.72, "reported in one week, same parties, like words") if near else None
    if left.type == right.type and alike:
        return Match(0.7, "undated, same parties, like words")
    return None
