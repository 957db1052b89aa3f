"""Lines of a page's head that name the day beside other things: `The Herald | 5 May 2023`, `Geneva, 5 May 2023`."""

import re

from dragoman.intake.cues import Cues
from dragoman.intake.stamps import dates, stated, stretch

_LONGEST = 20  # words

# What sets the parts of a line apart whatever they say, and what does so between names only.
_BAR = r"(?:\s*[|¦•·●▪■►»«‖]\s*|\t\s*|\s{3,})"
_BAR_BEFORE = re.compile(rf"{_BAR}$")
_BAR_BEHIND = re.compile(_BAR)
_COMMA_BEFORE = re.compile(r"(?:\s*[,;:—–(\[]|\s-+)\s*$")
_COMMA_BEHIND = re.compile(r"\s*[,;:—–.()\[\]]|\s-+\s")

# "posted in Africa by admin"
_BY = re.compile(r"\W*(?:[\w,]+ ){0,4}?by \w", re.I)
_LONGEST_BY = 9

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")


def _is_heading(text: str, cues: Cues) -> bool:
    """Say whether the rest of a line names an outlet, a place, a person or a document (`Bulletin no. 14`)."""
    words = _WORD.findall(text)
    low = [word.lower() for word in words]
    return bool(words) and all(
        word in cues.heading
        or word in cues.stamp
        or printed[0].isupper()
        or (word.isdigit() and (before in cues.heading or before.isdigit()))
        for word, before, printed in zip(low, ["", *low], words, strict=False)
    )


def _goes_with(text: str, set_apart: bool, cues: Cues) -> bool:
    if _BY.match(text):
        return len(text.split()) <= _LONGEST_BY
    return set_apart and _is_heading(text, cues)


def _start(before: str, figures: bool, cues: Cues) -> int | None:
    """Return where the stretch that dates a line starts, given what stands before the date; None where that goes
    on to the date.
    """
    if not _WORD.search(before):
        return 0
    if bar := _BAR_BEFORE.search(before):
        return bar.start()
    bars = [bar.start() for bar in _BAR_BEHIND.finditer(before)]
    start = bars[-1] if bars else 0
    return start if _goes_with(before[start:], figures or bool(_COMMA_BEFORE.search(before)), cues) else None


def _length(behind: str, cues: Cues) -> int | None:
    """Return how much of what stands behind the date goes with it, None where the date goes on."""
    if not _WORD.search(behind):
        return len(behind)
    if bar := _BAR_BEHIND.match(behind):
        return bar.end()
    bar = _BAR_BEHIND.search(behind)
    part = behind[: bar.end()] if bar else behind
    return len(part) if _goes_with(part, bool(_COMMA_BEHIND.match(part)), cues) else None


def _is_of_something_else(line: str, end: int, cues: Cues) -> bool:
    """Say whether a line announces or names a happening; what is filed under a label behind the date does not."""
    parts = [line[:end], *(part for part in re.split(_BAR, line[end:]) if ":" not in part)]
    return any(not cues.happening.isdisjoint(_WORD.findall(part.lower())) for part in parts)


def dated_part(line: str, cues: Cues) -> tuple[int, int] | None:
    """Return the offsets of the part of a line that says when (and where, by whom) the article was printed; None
    where the line's date is none or that of something else.

    A bar or bullet parts the date from whatever else the line holds; after a comma or a dash only names and the
    words of documents may stand, for "Rebels seize Goma, 5 May 2023" dates what it tells.
    """
    found = dates(line)
    if not found or len(line.split()) > _LONGEST or stated(line, cues.revision) is None:
        return None
    start, end = stretch(line, found[0], cues.stamp)
    if _is_of_something_else(line, end, cues):
        return None
    # Names may run into a date in figures ("Daily Post 2023-05-05"), which stands in no sentence.
    figures = not _LETTER.search(line[found[0].start : found[0].end])
    opens, behind = _start(line[:start], figures, cues), _length(line[end:], cues)
    return None if opens is None or behind is None else (opens, end + behind)


_SIGNED = re.compile(r"[^\W\d_a-z][^\d,.;:]{1,40}(?:, [^\W\d_a-z][^\d,.;:]{1,30})?,? $")
_LONGEST_PLACE = 4


def signature(line: str, cues: Cues) -> bool:
    """Say whether the last line of an article gives where and when it was issued (`Geneva, 5 May 2023`), or when it
    was published.
    """
    part = dated_part(line, cues)
    if part is None or part != (0, len(line)):
        return False
    start, end = stretch(line, dates(line)[0], cues.stamp)
    if line[end:].strip(" .)"):
        return False
    before = line[:start]
    if not before.strip(" ("):
        return not cues.issued.isdisjoint(_WORD.findall(line[start:].lower()))
    return _SIGNED.fullmatch(before) is not None and len(before.split()) <= _LONGEST_PLACE
