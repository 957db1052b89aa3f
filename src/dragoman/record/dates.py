"""TimeML values as periods: which two can be the same day, and where an open year stands in the order."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

DAY = re.compile(r"(\d{4}|X{4})-(\d\d)-(\d\d)(?:T.*)?$")
MONTH = re.compile(r"(\d{4}|X{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(?:WE|\d))?$")
QUARTER = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|AU|WI)$")
YEAR = re.compile(r"(\d{2,4})$")
MONTHS_OF = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "AU": (9, 12), "WI": (1, 12),
}  # fmt: skip

Relation = Literal["same", "within", "open", "conflict"]


class Period(NamedTuple):
    """First and last day; with an open year they lie in the leap year 4 and say only month and day."""

    first: date
    last: date
    year_known: bool

    @property
    def exact(self) -> bool:
        return self.first == self.last


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=65536)
def period(value: str | None) -> Period | None:
    """Return the days that a TimeML value can mean; None where it says nothing of days (PRESENT_REF, P2D)."""
    try:
        return _read(value) if value else None
    except ValueError:  # 2017-02-30, 2017-W60: texts hold such dates
        return None


def _read(value: str) -> Period | None:
    if match := DAY.match(value):
        known = match[1].isdigit()
        day = date(int(match[1]) if known else 4, int(match[2]), int(match[3]))
        return Period(day, day, known)
    if match := MONTH.match(value):
        known = match[1].isdigit()
        year, month = int(match[1]) if known else 4, int(match[2])
        return Period(date(year, month, 1), _month_end(year, month), known)
    if match := WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Period(monday, monday + timedelta(days=6), True)
    if match := QUARTER.match(value):
        low, high = MONTHS_OF[match[2]]
        return Period(date(int(match[1]), low, 1), _month_end(int(match[1]), high), True)
    if match := YEAR.match(value):
        span = 10 ** (4 - len(match[1]))
        first = int(match[1]) * span
        return Period(date(first, 1, 1), date(first + span - 1, 12, 31), True)
    return None


def relation(left: str | None, right: str | None) -> Relation:
    """Say how two values stand.

    One day or period, one within the other, in conflict, or open as one says nothing.
    """
    a, b = period(left), period(right)
    if a is None or b is None:
        return "open"
    if a.year_known != b.year_known:
        a, b = (a, b) if a.year_known else (b, a)
        if not a.exact:
            return "open"
        day = a.first.replace(year=4)
        a = Period(day, day, False)
    if a == b:
        return "same"
    if (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last):
        return "within"
    return "conflict"


def bounds(value: str | None, published: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day an event can have as ISO dates, for ordering.

    An open year is that of the publication, or the one before if the day would lie after it; without a
    publication date, and for values that say nothing, the days are the publication's, or None.
    """
    found, day = period(value), period(published)
    if found is None:
        return (day.first.isoformat(), day.last.isoformat()) if day else (None, None)
    if found.year_known:
        return found.first.isoformat(), found.last.isoformat()
    if day is None:
        return None, None
    year = day.last.year if found.first.replace(year=4) <= day.last.replace(year=4) else day.last.year - 1
    try:
        return found.first.replace(year=year).isoformat(), found.last.replace(year=year).isoformat()
    except ValueError:  # 29 February of a year that has none
        return date(year, 2, 28).isoformat(), date(year, 2, 28).isoformat()


def months_around(day: str | None, days: int) -> set[str]:
    """Return the months, as TimeML values, that lie within so many days of an ISO day.

    None where there is no day.
    """
    found = period(day)
    if found is None:
        return set()
    first, last = found.first.toordinal() - days, found.first.toordinal() + days
    steps = [*range(first, last, 28), last]
    return {f"{date.fromordinal(max(step, 1)):%Y-%m}" for step in steps}
