"""Finds time expressions by a grammar written over the kinds of words (one letter a word).

The letters of their kinds (lexicon/timewords.py) make a string that is as long as the text has words, and
one regular expression over that string finds every expression. Digits have kinds of their own: `d` a number
that can be a day of the month, `y` one that can be a year, `9` any other, `K` an ordinal (8th), `s` a decade
(1990s), `5` a two-digit decade (80s), `:` a clock (17:42), `/` a date with slashes, `G` a quarter (Q3).
"""

import re
from collections.abc import Iterator

import msgspec

from dragoman.lexicon.timewords import TimeWords
from dragoman.reading.lexer import Words, split

_PUNCTUATION = {
    "-": "-",
    "–": "-",
    "—": "=",
    ",": ",",
    ".": ".",
    "'": "'",
    "’": "'",
    "/": "~",
    "(": "(",
    ")": ")",
    "\n": "|",
}
_LAST_YEAR = 2100
_LONGEST_NUMBER = 12  # characters


def _kind_of_number(text: str) -> str:
    if len(text) > _LONGEST_NUMBER:
        return " "
    if text.isdigit():
        if len(text) == 4:
            return "y" if 1000 <= int(text) <= _LAST_YEAR else "9"
        return "d" if len(text) <= 2 and 1 <= int(text) <= 31 else "9"
    if ":" in text:
        return ":"
    if "/" in text:
        return "/"
    if text[-1] == "s":
        return "s" if len(text) == 5 else "5"
    if text[-1] in "dht":
        return "K"
    return "9"


def _kind(text: str) -> str:
    first = text[0]
    if first.isdigit() and first.isascii():
        return _kind_of_number(text)
    if first in "AaPp" and text[1:2] == ".":
        return "q"
    if first == "Q" and text[1:].isdigit():
        return "G"
    return _PUNCTUATION.get(first, " ")


def words(text: str, lexicon: TimeWords) -> Words:
    """Read a text into words and their kinds."""
    texts, starts = split(text)
    get = lexicon.kinds.get
    return Words(texts, starts, "".join([get(word) or _kind(word) for word in texts]))


_MONTH = r"[Mm]\.?"
_DAY = r"[dK]"
_WEEKDAY = r"(?:W|j\.?)"
_UNIT = r"[UV]"
_NUMBER = r"(?:a?[vH]a?o?|d?d~d|[9dyN](?:[-&]?[NH]){0,6}(?:&aH)?|a)"
_CLOCK = r"(?:(?:[9d]q|:q?)\.?(?:z|\(z\))?|p|[9dy]z)"
_YEAR = rf"(?:,?y(?!-?{_UNIT}))"
_NOT_UNIT = rf"(?!-?{_UNIT})"
_RULES = {
    "iso": r"y-d-d",
    "slashes": r"/",
    "span": (
        rf"(?:{_WEEKDAY},?)?{_MONTH}{_DAY}[-&J]{_DAY}{_NOT_UNIT}{_YEAR}?"
        rf"|{_DAY}[-&J]{_DAY}o?{_MONTH}{_YEAR}?"
    ),
    "date": (
        rf"(?:E-?)?(?:{_WEEKDAY},?@?)?(?:[tln]?{_MONTH}@?{_DAY}{_NOT_UNIT}|@?{_DAY}(?:@?o)?{_MONTH})(?:{_YEAR}|o?[tln]U)?"
    ),
    "month": rf"(?:@?E-?o?)?(?:[tln]?{_MONTH}(?:,?o?y(?!-?{_UNIT})|o?[tln]U)|[tlnX]?{_MONTH})",
    "clock": rf"{_CLOCK}(?:[,O]?(?:{_WEEKDAY}|D|I)(?!P))?",
    "part": r"(?:[eEr]-?)?(?:[tln]?WP|DP|@?[tlnhfb]P|I)",
    "weekdays": r"wP?",
    "weekday": rf"(?:[erE]-?)?(?:[tln]?W|X{_WEEKDAY})(?!,?@?{_DAY}{_MONTH})",
    "day": r"(?:[eEr]-?)?D",
    "set": rf"X(?:{_NUMBER})?[UVSP]|x",
    "weekend": r"@?(?:[eEr]-?)?[tlnhfbkX]?L",
    "this": r"(?:@?[eErv]-?o?)?@?[tlnhfbC]U|@?E-?o?@U|@U[AB]",
    "units": rf"(?:@?[lntkc]|@Q){_NUMBER}?V|@?[fb]{_NUMBER}?V",
    "ago": rf"{_NUMBER}\+?-?{_UNIT}g|Vg",
    "apart": rf"(?:{_NUMBER}\+?{_UNIT}|V)[re]",
    "ordinal": r"@?(?:E-?)?(?:[QKU]-?(?:U|H)|G)(?:,?o?(?:@?F?y|@?[tlnhfb]U|@U))?",
    "fiscal": r"@?FU?y",
    "age": rf"{_NUMBER}-?{_UNIT}-?u",
    "length": rf"{_NUMBER}-?\+?-?{_UNIT}(?:-\+)?|U-\+|V(?:-\+)?",
    "season": r"@?(?:[tlnX]S|l{0}S|(?:E-?)?S,?o?(?:y|[tlnh]U))|@?E-?S|(?<=i)@?S".replace("{0}", _NUMBER),
    "decade": r"@?(?:E-?)?(?:s|'5)",
    "year": r"@?(?:E-?)?o?y",
    "holiday": r"[tln]?YU?(?:,?y)?",
    "past": r"@l(?![a-zA-Z])",
    "reference": r"R|C|@?Z",
}
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _RULES.items()))


class Found(msgspec.Struct, frozen=True):
    """A stretch of words that a rule of the grammar matches; `end` is exclusive."""

    rule: str
    start: int
    end: int


def find(found: Words) -> Iterator[Found]:
    """Yield what may be a time expression, in order and disjoint."""
    for match in _GRAMMAR.finditer(found.kinds):
        yield Found(match.lastgroup or "", match.start(), match.end())
