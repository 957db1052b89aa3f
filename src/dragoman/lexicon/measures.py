"""The words that figures are made of, what qualifies them, and what befell those whom they count."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.lexicon import table

KINDS = {
    "number": "N", "scale": "S", "short scale": "K", "scales": "V", "article": "a", "half": "H",
    "several": "v", "of": "o", "and": "&", "to": "t", "between": "B", "percent": "%", "currency sign": "c",
    "currency": "C", "measure": "M", "time unit": "T",
}  # fmt: skip
BOUNDS = ("low", "high", "about", "exact")
Harm = Literal["dead", "injured", "arrested", "displaced"]
HARMS: dict[str, Harm] = {
    "dead": "dead",
    "injured": "injured",
    "arrested": "arrested",
    "displaced": "displaced",
}


class Measures(msgspec.Struct, frozen=True):
    """`kinds` and `values` are of words as printed; `qualifiers` maps a phrase in lower case to its bound.

    `harms` maps a lemma and how it stands (v, i, n, a) to what it says befell people.
    """

    kinds: dict[str, str]
    values: dict[str, str]
    qualifiers: dict[str, str]
    harms: dict[tuple[str, str], Harm]


def _spellings(word: str, kind: str) -> tuple[str, ...]:
    if kind == "short scale" or not word.isalpha() or word[0].isupper():
        return (word,)
    return (word, word.capitalize(), word.upper())


def load(folders: Sequence[Path] = (table.DATA,)) -> Measures:
    """Read numbers.tsv, qualifiers.tsv and casualty.tsv of all folders.

    Raises LexiconError where a table is malformed or names a kind, bound or harm that does not exist.
    """
    kinds: dict[str, str] = {}
    values: dict[str, str] = {}
    for word, kind, value in table.merged(folders, "numbers.tsv", ("word", "kind", "value")):
        if kind not in KINDS:
            raise table.LexiconError(f"numbers.tsv: {word}: no such kind as {kind}")
        for spelling in _spellings(word, kind):
            kinds[spelling] = KINDS[kind]
            values[spelling] = value
    qualifiers: dict[str, str] = {}
    for phrase, bound in table.merged(folders, "qualifiers.tsv", ("phrase", "bound")):
        if bound not in BOUNDS:
            raise table.LexiconError(f"qualifiers.tsv: {phrase}: no such bound as {bound}")
        qualifiers[phrase] = bound
    harms: dict[tuple[str, str], Harm] = {}
    for lemma, pos, harm in table.merged(folders, "casualty.tsv", ("lemma", "pos", "kind"), key=2):
        if harm not in HARMS:
            raise table.LexiconError(f"casualty.tsv: {lemma}: no such kind as {harm}")
        harms[lemma, pos] = HARMS[harm]
    return Measures(kinds, values, qualifiers, harms)
