"""Dates as pages print them, and the lines that hold nothing else."""

import datetime
import re
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"

# No \b in front: a page's clock may be glued to its date ("GMT10 July 2020"), and so may the date itself, printed
# once for the eye and once for the machine ("10 July 202010 July 2020").
_DATE = re.compile(
    rf"(?<!\d)(?P<once>"
    rf"(?P<d1>{DAY})(?:st|nd|rd|th|\.)?(?: of)?[ \-/](?P<m1>{MONTH})[,\-/ ]\s?(?P<y1>{YEAR})"
    rf"|(?P<m2>{MONTH}) (?P<d2>{DAY})(?:st|nd|rd|th)?(?:,\s?| )(?P<y2>{YEAR})"
    rf"|(?P<y3>{YEAR})(?P<sep3>[-/.])(?P<m3>0?[1-9]|1[0-2])(?P=sep3)(?P<d3>{DAY})"
    rf"|(?P<d4>{DAY})\.(?P<m4>0?[1-9]|1[0-2])\.(?P<y4>{YEAR})"
    rf"|(?P<a5>{DAY})(?P<sep5>[/-])(?P<b5>{DAY})(?P=sep5)(?P<y5>{YEAR})"
    rf"|(?P<m6>{MONTH}) (?P<y6>{YEAR})"
    rf")(?P=once)?(?!\d)",
    re.I,
)
_BARE = re.compile(
    r"((?:19|20)\d\d)(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\d|3[01]))?)?(?:T[\d:.]*)?(?:Z|[+-]\d\d:?\d\d)?"
)
_YEARLESS = re.compile(rf"(?:\b{DAY}(?:st|nd|rd|th)? {MONTH}|\b{MONTH} {DAY}(?:st|nd|rd|th)?\b)(?! ?\d)", re.I)
CLOCK = (
    r"(?:\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:hrs|hours)?"
    r"(?:\s*\(?(?:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,3}DT|[CEW]E?T)(?=\W|\d|$)\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?"
    r"|\b\d{1,2}\s*[ap]\.?m\.?(?:\s*\(?(?:GMT|UTC|[A-Z]{2,4}T)\b\)?)?)"
)
_CLOCK = re.compile(CLOCK, re.I)
WEEKDAY = r"\b(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?\b\.?"
_WEEKDAY = re.compile(WEEKDAY, re.I)

_WORD = re.compile(r"[^\W_]+")


class Date(NamedTuple):
    """A date with its year: the TimeML value (`2017-12-15`, `2017-12`) and where it stands."""

    value: str
    start: int
    end: int


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _calendar(year: str, month: int, day: int) -> str | None:
    try:
        return datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _value(found: re.Match[str]) -> str | None:
    group = found.groupdict()
    if group["a5"]:
        first, second = int(group["a5"]), int(group["b5"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 03/04/2017 is two dates
        day, month = (first, second) if first > 12 else (second, first)
        return _calendar(group["y5"], month, day)
    if group["m6"]:
        return f"{group['y6']}-{_month(group['m6']):02}"
    for form in "1234":
        if year := group["y" + form]:
            name = group["m" + form]
            month = int(name) if name.isdigit() else _month(name)
            return _calendar(year, month, int(group["d" + form]))
    return None


def dates(text: str) -> list[Date]:
    """Return the dates of a text that name their year, in order; those with two readings are left out."""
    return [
        Date(value, found.start(), found.end("once"))
        for found in _DATE.finditer(text)
        if (value := _value(found)) is not None
    ]


def day(text: str) -> str | None:
    """Return the one date that a metadata field states, as `2017-12-15`, `2017-12` or `2017`, or None."""
    if bare := _BARE.fullmatch(text.strip()):
        year, month, monthday = bare.groups()
        if monthday:
            return _calendar(year, int(month), int(monthday))
        return f"{year}-{month}" if month else str(year)
    found = dates(text)
    return found[0].value if len({date.value for date in found}) == 1 else None


def stated(line: str, revisions: frozenset[str]) -> str | None:
    """Return the one day that a line dates something by, or None.

    Of two dates the one that no word of `revisions` (`updated`) goes with is meant; a stretch of days (`30 April - 5
    May 2023`) is what a report covers and not the day it appeared.
    """
    found = dates(line)
    whole = [(date.start, date.end) for date in found]
    if any(not _inside(loose.span(), whole) for loose in _YEARLESS.finditer(line)):
        return None
    ends = [0, *(date.end for date in found)]
    first = {
        date.value
        for date, before in zip(found, ends, strict=False)
        if revisions.isdisjoint(_WORD.findall(line[before : date.start].lower()))
    } or {date.value for date in found}
    return first.pop() if len(first) == 1 else None


def is_revision(line: str, revisions: frozenset[str]) -> bool:
    """Say whether the words before a line's only date are those of a later version: `Last updated 5 May 2023`."""
    found = dates(line)
    return len(found) == 1 and not revisions.isdisjoint(_WORD.findall(line[: found[0].start].lower()))


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def stretch(line: str, date: Date, labels: frozenset[str]) -> tuple[int, int]:
    """Return the offsets of a date with the weekday, the time of day and the `labels` (lower case) beside it."""
    whole = [found.span() for pattern in (_DATE, _CLOCK, _WEEKDAY) for found in pattern.finditer(line)]
    start, end = date.start, date.end
    words = list(_WORD.finditer(line))
    for word in reversed([word for word in words if word.end() <= start]):
        if not (word.group().lower() in labels or _inside(word.span(), whole)):
            break
        start = word.start()
    for word in (word for word in words if word.start() >= end):
        if not (word.group().lower() in labels or _inside(word.span(), whole)):
            break
        end = word.end()
    return start, end


def is_stamp(line: str, labels: frozenset[str]) -> bool:
    """Say whether a line is nothing but a date or a time, with the words in `labels` (lower case) that go
    with one.
    """
    rest, counted = _DATE.subn(" ", line)
    for pattern in (_YEARLESS, _CLOCK, _WEEKDAY):
        rest, found = pattern.subn(" ", rest)
        counted += found
    return counted > 0 and all(word in labels for word in _WORD.findall(rest.lower()))


def opens_with_clock(line: str) -> bool:
    """Say whether a line starts with the time of day, as the running clock of a page does."""
    return _CLOCK.match(line) is not None
