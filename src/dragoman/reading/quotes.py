"""Quotations in a text: where each stands and whether the next paragraph takes it up. Needs no parse."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

# A quotation that is not taken up again may run over this many paragraph breaks before its closing mark.
MAX_BREAKS = 3

_MARK = re.compile(r"``|''|,,|[\"“”„‟«»]")
_CLOSING = frozenset("”»")
_BRACKETS = frozenset("([{—–―-/‘'")
# Single marks: a closing mark that follows punctuation wins over one that may be an apostrophe.
_SINGLE = re.compile(
    r"(?<![\w’'.])[‘'](?!\s)"
    r"(?:[^\n‘“”\"«»]{0,600}?[.,!?…]|[^\n‘“”\"«»]{0,300}?[^\s‘“”\"«»])"
    r"[’'](?!\w)"
)
# A single newline breaks a paragraph only where a sentence may end or a quotation opens; else it wraps.
_BREAK = re.compile(r"\n[ \t]*\n|(?<=[.!?…:,;\"”’'»)\]])[ \t]*\n|\n(?=[ \t]*(?:``|''|[\"“„«]))")


class Quotation(NamedTuple):
    """One quoted stretch, marks included; `continues` where the next one takes up the same speech."""

    start: int
    end: int
    continues: bool


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in _BRACKETS) and not after.isspace()


def _closes(text: str, start: int, end: int) -> bool:
    return not text[start - 1].isspace() and (text[start] in _CLOSING or not _opens(text, start, end))


def _double(text: str) -> list[Quotation]:
    """Pair double marks from left to right, with one quotation open at a time."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    found: list[Quotation] = []
    begin = -1
    depth = 0
    for match in _MARK.finditer(text):
        start, end = match.span()
        if begin < 0:
            if _opens(text, start, end):
                begin, depth = start, 0
            continue
        first, passed = bisect_right(breaks, begin), bisect_left(breaks, start)
        if _closes(text, start, end):
            if depth:
                depth -= 1
                continue
            run_on = passed - first > MAX_BREAKS
            found.append(Quotation(begin, breaks[first] if run_on else end, False))
            begin = -1
        elif _opens(text, start, end):
            if first == passed:
                depth += 1
                continue
            leads = text[breaks[passed - 1] : start].isspace()
            found.append(Quotation(begin, breaks[first], leads))
            begin, depth = start, 0
    if begin >= 0:
        first = bisect_right(breaks, begin)
        stop = breaks[first] if first < len(breaks) else len(text)
        found.append(Quotation(begin, stop, False))
    return [Quotation(start, start + len(text[start:end].rstrip()), on) for start, end, on in found]


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a text in order, disjoint, in characters.

    Straight, curly, low and angle marks and their typewriter forms are read; a mark that is never closed
    quotes to the end of its paragraph. Single marks count where no double ones enclose them.
    """
    found = _double(text)
    gaps = [0, *(offset for quotation in found for offset in quotation[:2]), len(text)]
    for start, end in zip(gaps[::2], gaps[1::2], strict=True):
        found.extend(Quotation(*match.span(), False) for match in _SINGLE.finditer(text, start, end))
    found.sort()
    return found
