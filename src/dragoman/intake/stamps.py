"""Dates as pages and datelines print them."""

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
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"

# No \b in front: a page's clock may be glued to its date ("GMT10 July 2020").
_DATE = re.compile(
    rf"(?<!\d)(?:"
    rf"(?P<d1>{_DAY})(?:st|nd|rd|th)?(?: of)?[ \-](?P<m1>{_MONTH})[,\- ]\s?(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>{_DAY})(?:st|nd|rd|th)?(?:,\s?| )(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/](?P<m3>0?[1-9]|1[0-2])[-/](?P<d3>{_DAY})"
    rf"|(?P<d4>{_DAY})\.(?P<m4>0?[1-9]|1[0-2])\.(?P<y4>{_YEAR})"
    rf"|(?P<a5>{_DAY})/(?P<b5>{_DAY})/(?P<y5>{_YEAR})"
    rf"|(?P<m6>{_MONTH}) (?P<y6>{_YEAR})"
    rf")(?!\d)",
    re.I,
)
_BARE = re.compile(
    r"((?:19|20)\d\d)(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\d|3[01]))?)?(?:T[\d:.]*)?(?:Z|[+-]\d\d:?\d\d)?"
)
_YEARLESS = re.compile(rf"(?:\b{_DAY}(?:st|nd|rd|th)? {_MONTH}|\b{_MONTH} {_DAY}(?:st|nd|rd|th)?\b)(?! ?\d)", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:hrs|hours)?"
    r"(?:\s*\(?(?:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,3}DT|[CEW]E?T)(?=\W|\d|$)\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?"
    r"|\b\d{1,2}\s*[ap]\.?m\.?(?:\s*\(?(?:GMT|UTC|[A-Z]{2,4}T)\b\)?)?",
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.I
)  # fmt: skip


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
        Date(value, found.start(), found.end())
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


def is_stamp(line: str, labels: frozenset[str]) -> bool:
    """Say whether a line is nothing but a date or a time, with the words in `labels` (lower case) that go
    with one.
    """
    rest, counted = _DATE.subn(" ", line)
    for pattern in (_YEARLESS, _CLOCK, _WEEKDAY):
        rest, found = pattern.subn(" ", rest)
        counted += found
    return counted > 0 and all(word in labels for word in re.findall(r"[^\W_]+", rest.lower()))


def opens_with_clock(line: str) -> bool:
    """Say whether a line starts with the time of day, as the running clock of a page does."""
    return _CLOCK.match(line) is not None


_PLACE = r"(?:[A-Z][A-Z.'’\-]+|St\.)(?:[ /][A-Z][A-Z.'’\-]*){0,3}"
_NAME = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|al-[A-Z]\w+)){0,3}"
_WHEN = rf"(?:,? (?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? {_YEAR})?)"
_AGENCY = r"\((?P<{}>[A-Z][^()\d]{{1,40}})\)"
_DASH = r"\s*(?:—|–|--+|-|_|―)(?:\s+|$)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:, {_NAME}){{0,3}}?{_WHEN}?(?: ?{_AGENCY.format('a')})?{_DASH}"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}?(?:{_WHEN}?,? ?{_AGENCY.format('b')}|{_WHEN}){_DASH}"
    rf"|{_AGENCY.format('c')}{_DASH}"
)


_COLON = re.compile(rf"(?P<place>{_PLACE})(?:, {_NAME})?{_WHEN}?(?: ?{_AGENCY.format('a')})?:\s+(?=\S)")


class Dateline(NamedTuple):
    """Where a paragraph's dateline ends (its dash included) and the agency it names."""

    end: int
    agency: str | None


def dateline(paragraph: str, first: bool = False) -> Dateline | None:
    """Return the dateline that a paragraph opens with: `GOMA, Congo, May 2 (Reuters) -`.

    A colon in place of the dash ends one in the `first` paragraph of an article only: further down it
    follows a speaker.
    """
    found = _DATELINE.match(paragraph)
    if found is None:
        found = _COLON.match(paragraph) if first else None
        if found is None:
            return None
        return Dateline(len(found.group().rstrip()), found["a"])
    agency = found["a"] or found["b"] or found["c"]
    rest = paragraph[found.end() :]
    if agency is None and found["place"]:
        # "NATO - the alliance" goes on in lower case; what stands under a dateline is a sentence.
        if len(found["place"]) < 4 or (rest and rest[0].islower()):
            return None
    elif agency and "".join(word[0] for word in agency.split()).upper() == found["place"]:
        return None  # "OPEC (Organization of ...)": an abbreviation spelled out
    return Dateline(len(found.group().rstrip()), agency)
