"""Finds numbers, in digits and words, and what they amount to.

As in the time grammar, one letter a word: the kinds of lexicon/measures.py, `d` for a number in digits.
"""

import re
from collections.abc import Iterator

import msgspec

from dragoman.lexicon.measures import Measures
from dragoman.reading.lexer import Words, split

_PUNCTUATION = {"-": "-", "–": "-", "%": "%", "\n": "|"}
_DIGITS = re.compile(r"\d+(?:[,\u00a0\u2009\u202f]\d{3})*(?:\.\d+)?$")
_LONGEST_NUMBER = 24  # characters, trillions with separators
_SPACES = str.maketrans("", "", ",\u00a0\u2009\u202f")

_WORDED = r"N(?:-?N)?(?:-?S+(?:&?N(?:-?N)?S*)?)*"
_SIMPLE = rf"(?>H-?(?:o?a)?-?S|a?vo?a?S+|[av]?V(?:oV)*|dK|dS*|aS+|{_WORDED}|S)"
_GRAMMAR = re.compile(
    rf"(?P<between>B)(?P<one>c*{_SIMPLE})(?:&|t)(?P<two>c*{_SIMPLE})"
    rf"|(?P<first>c*{_SIMPLE})(?:-|t|&t)(?P<second>c*{_SIMPLE})"
    rf"|(?P<single>c*{_SIMPLE})"
)


class Number(msgspec.Struct, frozen=True):
    """A number and the words (end exclusive) that spell it; `low` is `high` where it is no range.

    `vague` marks dozens or hundreds of thousands: `low` is the least they can be, `high` is None.
    `currency` is the code of a sign before the number.
    """

    start: int
    end: int
    low: float
    high: float | None
    vague: bool = False
    currency: str | None = None


def words(text: str, measures: Measures) -> Words:
    """Read a text into words and their kinds."""
    texts, starts = split(text)
    get = measures.kinds.get
    kinds = "".join([get(word) or _kind(word) for word in texts])
    return Words(texts, starts, kinds)


def _kind(word: str) -> str:
    if word[0].isdigit() and len(word) <= _LONGEST_NUMBER and _DIGITS.match(word):
        return "d"
    return _PUNCTUATION.get(word[0], " ")


def _value(found: Words, start: int, end: int, measures: Measures) -> tuple[float, bool]:
    """Return what a run of words amounts to, and whether that is only the least of a vague number."""
    total, group, vague, times = 0.0, 0.0, False, 1.0
    for number in range(start, end):
        kind, word = found.kinds[number], found.texts[number]
        if kind == "d":
            group += float(word.translate(_SPACES))
        elif kind == "N":
            group += float(measures.values[word])
        elif kind == "H":
            times = 0.5
        elif kind == "v":
            vague = vague or not measures.values[word]
            group = float(measures.values[word] or 2)
        elif kind in "SK":
            scale = float(measures.values[word])
            group = max(group, 1.0) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
        elif kind == "V":
            scale = float(measures.values[word])
            group = scale * (group if vague and group else 2.0)
            vague = True
    return (total + group) * times, vague


def _currency(found: Words, start: int, end: int, measures: Measures) -> tuple[int, str | None]:
    """Return where the number starts behind its currency signs, and the currency's code."""
    code: str | None = None
    while start < end and found.kinds[start] == "c":
        code = measures.values.get(found.texts[start]) or code
        start += 1
    return start, code


def _single(found: Words, start: int, end: int, measures: Measures) -> Number:
    inner, code = _currency(found, start, end, measures)
    low, vague = _value(found, inner, end, measures)
    return Number(start, end, low, None if vague else low, vague, code)


def _scale(found: Words, start: int, end: int, measures: Measures) -> float:
    """Return the scale at the end of a run (2-3 million), 1 where there is none."""
    if found.kinds[end - 1] in "SK" and end - start > 1:
        return float(measures.values[found.texts[end - 1]])
    return 1.0


def find(found: Words, measures: Measures) -> Iterator[Number]:
    """Yield the numbers of a text in order; `10-15` and `between 5 and 8` are one number with two
    bounds, `3-1` (a score) is none."""
    for match in _GRAMMAR.finditer(found.kinds):
        if match["single"] is not None:
            yield _single(found, match.start(), match.end(), measures)
            continue
        names = ("one", "two") if match["between"] else ("first", "second")
        one = _single(found, *match.span(names[0]), measures)
        two = _single(found, *match.span(names[1]), measures)
        scale = _scale(found, two.start, two.end, measures)
        low = one.low * scale if one.low * scale < two.low and one.low < 1000 else one.low
        if low < two.low and not (one.vague or two.vague):
            yield Number(match.start(), match.end(), low, two.low, False, one.currency or two.currency)
        elif "-" not in found.kinds[one.end : two.start]:
            yield one
            yield two
