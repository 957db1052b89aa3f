"""Calendar arithmetic on TimeML values, in which any part may be open.

`XXXX-04-08` is an 8 April of an unknown year, `XXXX-WXX-3` a Wednesday of an unknown week, `XXXX-XX-XX`
some day. What cannot be reckoned stays open; nothing here raises on a value that the grammar made.
"""

import re
from datetime import date, timedelta

# Reckoning with an open year runs in a year that is not a leap year.
_ORDINARY_YEAR, _LEAP_YEAR = 2001, 2000
_WEEK = re.compile(r"(\d{4}|XXXX)-W(\d\d|XX)(?:-(\d|WE))?$")
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?$")

Fields = tuple[int | None, int | None, int | None]


def number(part: str | None) -> int | None:
    """Read one part of a value; None where it is open or missing."""
    return int(part) if part and part.isdigit() else None


def fields(value: str) -> Fields:
    """Split a value into year, month and day; what is open, missing or of another form is None."""
    found = _DAY.match(value)
    if not found:
        return None, None, None
    return number(found[1]), number(found[2]), number(found[3])


def day(year: int | None, month: int | None = None, number: int | None = None) -> str:
    """Write a day with open parts."""
    return "-".join(
        (
            "XXXX" if year is None else f"{year:04}",
            f"{month:02}" if month else "XX",
            f"{number:02}" if number else "XX",
        )
    )


def month(year: int | None, number: int | None) -> str:
    """Write a month with open parts."""
    return day(year, number)[:7]


def exact(value: str) -> date | None:
    """Return the day that a value names, None where it names none (or one the calendar lacks)."""
    year, month, number = fields(value)
    if not (year and month and number):
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def exists(year: int | None, month_number: int, day_number: int) -> bool:
    """Tell whether the calendar has a day; where the year is open, in some year."""
    return exact(day(_LEAP_YEAR if year is None else year, month_number, day_number)) is not None


def week(value: str) -> str:
    """Return the ISO week in which a day lies."""
    if found := _WEEK.match(value):
        return f"{found[1]}-W{found[2]}"
    when = exact(value)
    if when is None:
        return "XXXX-WXX"
    year, number, _ = when.isocalendar()
    return f"{year:04}-W{number:02}"


def quarter(value: str) -> str:
    """Return the calendar quarter in which a day or month lies."""
    year, month, _ = fields(value)
    return f"{'XXXX' if year is None else year}-Q{(month + 2) // 3 if month else 'X'}"


def truncated(value: str, unit: str) -> str:
    """Return the unit (D, W, WE, M, Q, Y, 10Y, 100Y) of which a value is a part."""
    year, month_number, _ = fields(value)
    whole = "XXXX" if year is None else f"{year:04}"
    if unit == "W":
        return week(value)
    if unit == "WE":
        return week(value) + "-WE"
    if unit == "M":
        return month(year, month_number)
    if unit == "Q":
        return quarter(value)
    if unit == "10Y":
        return whole[:3] + "X"
    if unit == "100Y":
        return whole[:2]
    if unit in ("Y", "1000Y"):
        return whole
    return (
        value[:10] if _DAY.match(value) and len(value) >= 10 else (value if "-W" in value else day(year, month_number))
    )


def _shift_days(value: str, days: int) -> str:
    found = _WEEK.match(value)
    if found and found[3] in tuple("1234567"):
        if found[1] == "XXXX" or found[2] == "XX":
            return f"XXXX-WXX-{(int(found[3]) - 1 + days) % 7 + 1}"
        start = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3]))
        return _moved(start, days, known=True)
    year, month_number, day_number = fields(value)
    if not (month_number and day_number):
        return "XXXX-XX-XX"
    try:
        start = date(year or _ORDINARY_YEAR, month_number, day_number)
    except ValueError:
        return "XXXX-XX-XX"
    return _moved(start, days, known=year is not None)


def _moved(start: date, days: int, known: bool) -> str:
    try:
        moved = start + timedelta(days=days)
    except OverflowError:
        return "XXXX-XX-XX"
    return day(moved.year if known else None, moved.month, moved.day)


def _shift_weeks(value: str, weeks: int) -> str:
    found = _WEEK.match(value)
    if found and found[1] != "XXXX" and found[2] != "XX":
        start = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return week(_moved(start, 7 * weeks, known=True))
    return week(_shift_days(value, 7 * weeks))


def _shift_months(value: str, months: int) -> str:
    year, month_number, _ = fields(value)
    if month_number is None:
        return "XXXX-XX" if months % 12 or year is None else month(year + months // 12, None)
    moved = (year or _ORDINARY_YEAR) * 12 + month_number - 1 + months
    if not 12 <= moved < 120_000:
        return "XXXX-XX"
    return month(None if year is None else moved // 12, moved % 12 + 1)


def _shift_years(value: str, years: int) -> str:
    year = number(value[:4])
    if year is None and (week_year := _WEEK.match(value)):
        year = number(week_year[1])
    if year is None or not 0 < year + years < 10000:
        return "XXXX"
    return f"{year + years:04}"


def shifted(value: str, amount: int, unit: str) -> str:
    """Return the unit that lies `amount` units after (before, if negative) a value.

    The unit is TimeML's letter (D, W, M, Q, Y), perhaps with a factor (2W, 10Y), or WE for a weekend. The
    answer is as coarse as the unit: three months after 2016-05-04 is 2016-08.
    """
    factor = re.match(r"\d*", unit)
    times = amount * int(factor[0]) if factor and factor[0] else amount
    letter = unit.lstrip("0123456789")
    if letter == "D":
        return _shift_days(value, times)
    if letter == "W":
        return _shift_weeks(value, times)
    if letter == "WE":
        return _shift_weeks(value, times) + "-WE"
    if letter == "M":
        return _shift_months(value, times)
    if letter == "Q":
        return quarter(_shift_months(value, 3 * times))
    return _shift_years(value, times)


def weekday(reference: str, number: int, direction: int) -> str:
    """Return the day of the week (Monday 1) nearest a reference day.

    `direction` 0 is the latest one up to the reference day, the day itself included; 1 the next, the day
    itself included; -2 the last before the day and 2 the first after it. Open where the reference day is
    open.
    """
    start = exact(reference)
    if start is None:
        return f"XXXX-WXX-{number}"
    back = (start.isoweekday() - number) % 7
    ahead = (number - start.isoweekday()) % 7
    offset = {0: -back, 1: ahead, -2: -(back or 7), 2: ahead or 7}[direction]
    return _shift_days(reference, offset)


# A day without a year that would lie this many months off is the one of the year nearer by, if that is near.
_FAR, _NEAR = 10, 2


def in_year(reference: str, month_number: int, day_number: int | None, future: bool) -> int | None:
    """Return the year of a month, or of a day of it, nearest the reference on the side of the past or the
    future.

    Where that lies ten months or more away and the other side has one within two, the other side is meant;
    only a month that is told as past stays there. A reference without a month decides nothing: None.
    """
    year, month_now, day_now = fields(reference)
    if year is None or month_now is None:
        return None
    when = (month_number, day_number or 0)
    now = (month_now, day_now if day_number and day_now else 0)
    if when == now:
        return year
    ahead = (month_number - month_now) % 12 if when[0] != now[0] else (0 if when > now else 12)
    if future and ahead >= _FAR and 12 - ahead <= _NEAR:
        future = False
    elif not future and 12 - ahead >= _FAR and ahead <= _NEAR and day_number:
        future = True
    if future:
        return year if when > now else year + 1
    return year if when < now else year - 1


def with_weekday(reference: str, month_number: int, day_number: int, weekday_number: int) -> int | None:
    """Return the year nearest the reference in which a day of the calendar falls on a day of the week."""
    year = fields(reference)[0]
    for offset in (0, -1, 1, -2, -3, -4, -5):
        when = exact(day(year + offset, month_number, day_number)) if year is not None else None
        if when and when.isoweekday() == weekday_number:
            return when.year
    return None


def nth_weekday(year: int, month_number: int, nth: int, weekday_number: int) -> str:
    """Return the nth given weekday of a month (the fourth Thursday of November)."""
    first = date(year, month_number, 1)
    return day(year, month_number, 1 + (weekday_number - first.isoweekday()) % 7 + 7 * (nth - 1))
