"""The words that time expressions are made of, and those that tell the future from the past."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.lexicon import table

KINDS = {
    "month": "M", "ambiguous month": "m", "weekday": "W", "ambiguous weekday": "j", "weekdays": "w",
    "unit": "U", "units": "V", "season": "S", "day part": "P", "hour name": "p", "day": "D", "night": "I",
    "reference": "R", "noun reference": "Z", "last": "l", "next": "n", "this": "t", "current": "C",
    "same": "h", "recent": "k", "upcoming": "c", "preceding": "b", "following": "f", "article": "a",
    "the": "@", "of": "o", "in": "i", "before": "B", "after": "A", "at": "T", "on": "O", "and": "&",
    "to": "J", "number": "N", "half": "H", "vague number": "v", "ordinal": "Q", "more": "+", "ago": "g",
    "later": "r", "earlier": "e", "weekend": "L", "part of": "E", "every": "X", "set": "x",
    "meridiem": "q", "zone": "z", "old": "u", "fiscal": "F", "holiday": "Y",
}  # fmt: skip

# In the order of the fields of TimeWords.
TENSE_KINDS = ("modal", "plan", "schedule", "calendar", "sequel", "announcement")


class TimeWords(msgspec.Struct, frozen=True):
    """`kinds` maps a printed word to the letter of its kind, `values` to its value; the rest are lemmas."""

    kinds: dict[str, str]
    values: dict[str, str]
    modals: frozenset[str]
    plans: frozenset[str]
    schedules: frozenset[str]
    calendar: frozenset[str]
    sequels: frozenset[str]
    announcements: frozenset[str]


def _spellings(word: str) -> tuple[str, ...]:
    if word[0].isupper():
        return (word, word.upper())
    return (word, word.capitalize(), word.upper())


def load(folders: Sequence[Path] = (table.DATA,)) -> TimeWords:
    """Read timex.tsv and tense.tsv of all folders.

    Raises LexiconError where a table is malformed or names a kind that the grammar does not know.
    """
    kinds: dict[str, str] = {}
    values: dict[str, str] = {}
    for word, kind, value in table.merged(folders, "timex.tsv", ("word", "kind", "value")):
        if kind not in KINDS:
            raise table.LexiconError(f"timex.tsv: {word}: no such kind as {kind}")
        for spelling in _spellings(word):
            kinds[spelling] = KINDS[kind]
            values[spelling] = value
    lemmas: dict[str, set[str]] = {kind: set() for kind in TENSE_KINDS}
    for lemma, kind in table.merged(folders, "tense.tsv", ("lemma", "kind")):
        if kind not in lemmas:
            raise table.LexiconError(f"tense.tsv: {lemma}: no such kind as {kind}")
        lemmas[kind].add(lemma)
    return TimeWords(kinds, values, *(frozenset(lemmas[kind]) for kind in TENSE_KINDS))
