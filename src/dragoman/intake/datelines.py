"""Datelines: the place, day and agency with which the paragraphs of news open."""

import re
from typing import NamedTuple

from dragoman.intake.stamps import CLOCK, DAY, MONTH, WEEKDAY, YEAR

_PLACE = r"(?:[A-Z][A-Z.'’\-]+|St\.)(?:[ /][A-Z][A-Z.'’\-]*){0,3}"
_NAME = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|al-[A-Z]\w+)){0,3}"
_WHEN = rf"(?:,? (?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? {YEAR})?)"
_AGENCY = r"\((?P<{}>[A-Z][^()\d]{{1,40}})\)"
_DASH = r"\s*(?:—|–|--+|-|_|―)(?:\s+|$)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:, {_NAME}){{0,3}}?{_WHEN}?(?: ?{_AGENCY.format('a')})?{_DASH}"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}?(?:{_WHEN}?,? ?{_AGENCY.format('b')}|{_WHEN}){_DASH}"
    rf"|{_AGENCY.format('c')}{_DASH}"
)

_COLON = re.compile(rf"(?P<place>{_PLACE})(?:, {_NAME})?{_WHEN}?(?: ?{_AGENCY.format('a')})?:\s+(?=\S)")

# Datelines with their day in full, in any order: "Nairobi/Geneva, 5 May 2023 -", "May 5, 2023 (DOHA) -", "(Quito, 5 May
# 2023) -", "DOHA - Friday, 5 May 2023:". `lone` is a day without a place, which also opens the entries of a chronicle.
_PART = r"[A-ZÀ-Þ][\w.'’\-]*(?:[ /](?:[A-ZÀ-Þ][\w.'’\-]*|al-\w+|of|de|the|and)){0,5}"
_BREAK = r"(?: ?[,/|•·(] ?|\) ?|\), ?| [–—-]+ )"
_FULL = rf"(?:{DAY}(?:st|nd|rd|th)? {MONTH},? {YEAR}|{MONTH} {DAY}(?:st|nd|rd|th)?,? {YEAR}|{YEAR}-\d\d-\d\d)"
_ON = rf"(?:{WEEKDAY},? )?(?:{_FULL}(?:,? {CLOCK})?)"
_DATED = re.compile(
    rf"(?P<bracket>[(\[])?(?:(?P<place>{_PART}){_BREAK}(?:{_PART}{_BREAK}){{0,2}})?(?P<day>{_ON})"
    rf"(?:{_BREAK}{_PART}){{0,2}}[)\]]{{0,2}}(?P<end>\s*(?:—|–|--+|-|_|―|:|\||\.)|(?<=[)\]]))(?:\s+|$)"
)
_SPELLED = re.compile(rf"{_PLACE} - (?:{DAY} {MONTH}|{MONTH} {DAY}){_DASH}")
_OPENING = "\"'“‘«("
_AGENCY_NAMED = re.compile(r"\(([A-Z][^()\d]{1,40})\)")


class Dateline(NamedTuple):
    """Where a paragraph's dateline ends (its dash included) and the agency it names."""

    end: int
    agency: str | None


def opens_with_day(paragraph: str) -> bool:
    """Say whether a paragraph opens with a day that stands apart from its first sentence."""
    return _DATED.match(paragraph) is not None


def _dated(paragraph: str, first: bool) -> Dateline | None:
    """Return a dateline that gives its day in full."""
    found = _DATED.match(paragraph)
    if found is None:
        return None
    rest = paragraph[found.end() :]
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in _OPENING):
        return None  # "5 May 2023 - the day on which the truce was to begin - passed quietly"
    by_dash = not found["end"] or found["end"].strip() not in (":", ".", "|")
    if not first and not (by_dash and found["place"]):
        return None
    if found["end"].strip() == "." and not found["place"]:
        return None
    named = _AGENCY_NAMED.search(found.group()) if found["place"] and not found["bracket"] else None
    agency = named[1] if named and named.end() - found.start() > found.end("day") else None
    return Dateline(len(found.group().rstrip()), agency)


def dateline(paragraph: str, first: bool = False) -> Dateline | None:
    """Return the dateline that a paragraph opens with: `GOMA, Congo, May 2 (Reuters) -`.

    A colon or full stop in place of the dash, and a day without a place, make one in the `first` paragraph of an
    article only: further down a colon follows a speaker.
    """
    if dated := _dated(paragraph, first):
        return dated
    if spelled := _SPELLED.match(paragraph):
        return Dateline(len(spelled.group().rstrip()), None)
    found = _DATELINE.match(paragraph)
    if found is None:
        found = _COLON.match(paragraph) if first else None
        if found is None:
            return None
        return Dateline(len(found.group().rstrip()), found["a"])
    agency = found["a"] or found["b"] or found["c"]
    rest = paragraph[found.end() :]
    if agency is None:
        # "NATO - the alliance" goes on in lower case; what stands under a dateline is a sentence.
        if (found["place"] and len(found["place"]) < 4) or (rest and rest[0].islower()):
            return None
    elif "".join(word[0] for word in agency.split()).upper() == found["place"]:
        return None  # "OPEC (Organization of ...)": an abbreviation spelled out
    return Dateline(len(found.group().rstrip()), agency)
