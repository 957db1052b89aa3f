"""The words that go with place names: prepositions of place, divisions, streets, and the like."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from dragoman.lexicon import table


class PlaceWords(msgspec.Struct, frozen=True):
    """Words in lower case by kind; place_words.tsv says what each kind is."""

    locative: frozenset[str]
    origin: frozenset[str]
    goal: frozenset[str]
    travel: frozenset[str]
    scene: frozenset[str]
    scene_preposition: frozenset[str]
    vicinity: frozenset[str]
    division: frozenset[str]
    leading: frozenset[str]
    compass: frozenset[str]
    civic: frozenset[str]
    street: frozenset[str]
    common: frozenset[str]
    personal: frozenset[str]


def load(folders: Iterable[Path]) -> PlaceWords:
    """Read place_words.tsv of all folders. Raises LexiconError for a kind that is not one of PlaceWords."""
    found: dict[str, set[str]] = {kind: set() for kind in PlaceWords.__struct_fields__}
    for word, kind in table.merged(folders, "place_words.tsv", ("word", "kind"), key=2):
        if kind not in found:
            raise table.LexiconError(f"place_words.tsv: {word}: no such kind as {kind}")
        found[kind].add(word)
    return PlaceWords(**{kind: frozenset(words) for kind, words in found.items()})


@cache
def built_in() -> PlaceWords:
    """Return the words that come with the package."""
    return load((table.DATA,))
