"""The day an article appeared, and what that day rests on."""

import re
from collections.abc import Sequence

from dragoman.intake.cues import load
from dragoman.intake.stamps import dates, day, is_revision, opens_with_clock, stated
from dragoman.types import Basis, Block, Published

_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?![\d,]\d|\d|-year)")
_SENTENCE = re.compile(r"[^.!?\n]+")

# "has said", "have since risen": the perfect ties what it tells to the time of writing.
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:(?:not|also|already|since|now|\w+ly)\s+)*"
    r"(?:\w+(?:ed|en|wn|id|eld|old|eft|ent|ght|ept|ost|und)|come|become|won|begun|run|gone|done|met|put|cut|set|shot"
    r"|hit|led|fled|struck|made|had|built)\b",
    re.I,
)
_NEAR = re.compile(r"\b(?:last|this|next|earlier this|late last|early last) (?:year|month|week)\b", re.I)

# How strongly a text must speak of an old year as of its own before the clock above it is disbelieved. Each
# sign can stand in an article on an anniversary, two of them seldom do; with a gap of two years even those
# may be chance.
_SIGNS_NEEDED = 2
_SIGNS_NEEDED_CLOSE = 3
_CLOSE = 2
# An article this much older than the clock of its page is rarer than one that tells of history alone.
_FAR = 15
_CLUSTER = 2


def _newest_year(text: str, clock: int) -> int | None:
    years = [int(found) for found in _YEAR.findall(text)]
    return max((year for year in years if year <= clock), default=None)


def _is_news_of(year: str, sentence: str) -> bool:
    """Say whether a sentence tells of a year in the perfect; "has waited since 1998" does not tell of
    1998.
    """
    before, found, _ = sentence.partition(year)
    return bool(found) and "since" not in before and _PERFECT.search(sentence) is not None


def _is_contradicted(text: str, clock: int) -> bool:
    """Say whether a text treats a year well before the clock's as its own time."""
    newest = _newest_year(text, clock)
    if newest is None or not _CLOSE <= clock - newest <= _FAR:
        return False
    name = str(newest)
    signs = 0
    if any(_is_news_of(name, sentence) for sentence in _SENTENCE.findall(text)):
        signs += 2
    if any(date.value.startswith(name) and len(date.value) == 10 for date in dates(text)):
        signs += 1
    if _NEAR.search(text):
        signs += 1
    years = {int(found) for found in _YEAR.findall(text)}
    if any(newest - _CLUSTER <= year < newest for year in years):
        signs += 1
    return signs >= (_SIGNS_NEEDED_CLOSE if clock - newest == _CLOSE else _SIGNS_NEEDED)


def _is_scene(text: str, value: str) -> bool:
    """Say whether a text tells of days after the one it opens with: then that sets a scene and is not its own."""
    later = any(date.value[: len(value)] > value[: len(date.value)] for date in dates(text))
    return later or any(int(year) > int(value[:4]) for year in _YEAR.findall(text))


def _printed(text: str, blocks: Sequence[Block]) -> tuple[str, Basis] | None:
    """Return the date that the article prints of itself, if it has one, and what kind of line it stands in.

    The article's own date line or dateline comes before a byline's date, that before the date of a revision and
    before a running clock.
    """
    revision = load().revision
    found: dict[str, tuple[str, Basis]] = {}
    for block in blocks:
        if block.kind not in ("dateline", "byline"):
            continue
        line = text[block.start : block.end]
        value = stated(line, revision)
        if value is None:
            continue
        if block.kind == "byline":
            found.setdefault("byline", (value, "text"))
        elif opens_with_clock(line):
            found.setdefault("clock", (value, "text"))
        elif is_revision(line, revision):
            found.setdefault("revision", (value, "dateline"))
        elif not (line.endswith(".") and _is_scene(text[block.end :], value)):
            return value, "dateline"
    return next((found[kind] for kind in ("byline", "revision", "clock") if kind in found), None)


def _article(text: str, blocks: Sequence[Block]) -> str:
    """Return what the article says, without the lines that date it and without the rest of the page."""
    return "\n".join(text[block.start : block.end] for block in blocks if block.kind in ("title", "body", "caption"))


def _differ(left: str, right: str) -> bool:
    """Say whether two dates, of which one may be coarser, cannot both hold."""
    return not (left.startswith(right) or right.startswith(left))


def published(text: str, blocks: Sequence[Block], metadata_date: str | None) -> Published:
    """Return the day an article appeared as `2017-12-15` (or `2017-12`, `2017`), with its basis.

    The metadata's date comes first, a date line or dateline second, the running clock of a page last, and
    that only where the text does not speak of an earlier year as its own; a date without its year is none.
    `conflict` holds the date that was passed over: one that disagrees, a metadata date that cannot be read,
    or a clock not believed.
    """
    stated = metadata_date.strip() if metadata_date else ""
    known = day(stated) if stated else None
    printed = _printed(text, blocks)
    if known:
        rival = printed[0] if printed and _differ(known, printed[0]) else None
        return Published(known, "metadata", rival)
    if printed is None:
        return Published(conflict=stated or None)
    value, basis = printed
    if basis == "text" and _is_contradicted(_article(text, blocks), int(value[:4])):
        return Published(conflict=value)
    return Published(value, basis, stated or None)
