"""How words of names sound: one form for many transliterations, and how far two forms are apart.

A language that writes a name in its own way (German w and ch, French j, Croatian c and dj, Turkish c) gives a word a
second sound beside the usual one; words are the same where any of their sounds are. The letters are rows of
name_particles.tsv.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from dragoman.lexicon import Lexicon, table
from dragoman.lexicon.countries import Territories

COLUMNS = ("word", "role", "value")
POSSESSIVE = re.compile(r"[’']s?$")
APOSTROPHES = {ord(character): None for character in "’'ʼ`‘"}
DOUBLED = re.compile(r"(.)\1+")
EDGES = re.compile(r"[\^$]")
# Spellings of other languages, each read over the usual rules.
ACCENTS = ("sound german", "sound french", "sound slavic", "sound turkish", "sound arabic", "sound burmese")
VOWELS = frozenset("aio")
SOFT = frozenset("aioh")  # what a skeleton leaves out
ONE_SLIP, TWO_SLIPS = 5, 8  # letters from which a word may differ by one slip, and by two


@dataclass(frozen=True)
class Rules:
    """The rows of name_particles.tsv by role, and the names of countries as words."""

    by_role: dict[str, dict[str, str]]
    territories: Territories

    def words(self, role: str) -> frozenset[str]:
        """Return the words of a role."""
        return frozenset(self.by_role[role])

    @cached_property
    def titles(self) -> frozenset[str]:
        return self.words("title")

    @cached_property
    def particles(self) -> frozenset[str]:
        return self.words("particle")

    @cached_property
    def stops(self) -> frozenset[str]:
        return self.words("stop")

    @cached_property
    def generic(self) -> frozenset[str]:
        return self.words("generic")

    @cached_property
    def owners(self) -> frozenset[str]:
        return self.words("owner")

    @cached_property
    def armed(self) -> frozenset[str]:
        """Nouns in the names of armed bodies."""
        return self.words("armed")

    @cached_property
    def fighters(self) -> frozenset[str]:
        """What others call an armed body instead of the noun in its name."""
        return self.words("fighters")

    @cached_property
    def common(self) -> frozenset[str]:
        """Given names that so many bear that they tell nobody apart, as they sound."""
        return frozenset(voice for word in self.words("common") for voice in sounds(word))

    @cached_property
    def omitted(self) -> frozenset[str]:
        """Common given names that are left out where another follows, as they sound."""
        return frozenset(sound(word) for word, value in self.by_role["common"].items() if value == "omitted")

    @property
    def same(self) -> dict[str, str]:
        return self.by_role["same"]

    @property
    def given(self) -> dict[str, str]:
        return self.by_role["given"]

    @cached_property
    def phrase_pattern(self) -> re.Pattern[str]:
        """The phrases among the `same` rows as one pattern."""
        phrases = sorted((word for word in self.same if " " in word), key=lambda word: (-len(word), word))
        return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")

    @cached_property
    def letters(self) -> dict[int, str]:
        """Letters that lose more than an accent when they are written in ASCII."""
        return {ord(letter): value for letter, value in self.by_role["letter"].items()}

    @cached_property
    def voices(self) -> list[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]]:
        """The usual rules of sound, then those of each language over them.

        Each with the pattern of all its letters, the longest first, and that of those by which it differs.
        """
        usual = self.by_role["sound"]
        own = [usual, *(self.by_role[accent] for accent in ACCENTS)]
        return [(_any_of({**usual, **rules}), _any_of(rules), {**usual, **rules}) for rules in own]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda rule: (-len(rule), rule))))


@cache
def rules() -> Rules:
    """Read name_particles.tsv and the countries once."""
    by_role: dict[str, dict[str, str]] = {}
    for word, role, value in table.merged((table.DATA,), "name_particles.tsv", COLUMNS, key=2):
        by_role.setdefault(role, {})[word] = value
    return Rules(by_role, Lexicon().territories)


def plain(text: str) -> str:
    """Return a text without accents, apostrophes and case."""
    bare = text
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text.casefold().translate(rules().letters))
        bare = "".join(c for c in folded if not unicodedata.combining(c))
    return POSSESSIVE.sub("", bare).translate(APOSTROPHES).casefold()


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[str, ...]:
    """Return how a plain word can sound: the usual sound first, then those of other languages' spellings."""
    heard: dict[str, None] = {}
    bounded = f"^{word}$"
    for pattern, own, known in rules().voices:
        if not heard or own.search(bounded):
            voiced = pattern.sub(lambda match, known=known: known[match.group()], bounded)  # type: ignore[misc]
            heard[DOUBLED.sub(r"\1", EDGES.sub("", voiced))] = None
    return tuple(heard)


def sound(word: str) -> str:
    """Return a plain word as it usually sounds: Qadhafi and Gaddafi are both `kadafi`."""
    return sounds(word)[0]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a plain word's sound, the key under which near spellings are looked up."""
    return _consonants(sound(word))


def skeletons(word: str) -> set[str]:
    """Return the consonants of all that a plain word can sound."""
    return {_consonants(voiced) for voiced in sounds(word)}


def _consonants(voiced: str) -> str:
    return DOUBLED.sub(r"\1", voiced[:1] + "".join(c for c in voiced[1:] if c not in SOFT)) or voiced


def likeness(left: str, right: str) -> float:
    """Return how alike two plain words sound, 0 to 1."""
    return max(Levenshtein.normalized_similarity(a, b) for a in sounds(left) for b in sounds(right))


def same_sound(left: str, right: str) -> bool:
    """Can two plain words be one, spelled otherwise?"""
    return left == right or not set(sounds(left)).isdisjoint(sounds(right))


@lru_cache(maxsize=65536)
def slips(left: str, right: str, strict: bool) -> int | None:
    """Count the slips between two sounds of a word; None where they are more than its length allows.

    A vowel put in, left out or turned is one slip, as are two letters that changed places; a consonant is two, and so
    is the last letter, by which many languages tell names apart. `strict` counts a turned vowel as two.
    """
    allowed = (min(len(left), len(right)) >= ONE_SLIP) + (min(len(left), len(right)) >= TWO_SLIPS)
    if not allowed or Levenshtein.distance(left, right, score_cutoff=2) > 2:
        return None
    counted = _distance(left, right, strict)
    return counted if counted <= allowed else None


def _distance(left: str, right: str, strict: bool) -> int:
    before: list[int] = []
    above: list[int] = []
    row = [0]
    for letter in right:
        row.append(row[-1] + (1 if letter in VOWELS else 2))
    for i, a in enumerate(left, 1):
        drop = _lost(left, i)
        before, above, row = above, row, [row[0] + drop]
        for j, b in enumerate(right, 1):
            turn = 0 if a == b else (2 if strict else 1) if a in VOWELS and b in VOWELS else 3
            best = min(above[j] + drop, row[j - 1] + _lost(right, j), above[j - 1] + turn)
            if i > 2 and j > 2 and a == right[j - 2] and b == left[i - 2]:
                best = min(best, before[j - 2] + (2 if strict else 1))
            row.append(best)
    return row[-1]


def _lost(word: str, at: int) -> int:
    return 1 if word[at - 1] in VOWELS and at < len(word) else 2


def near(left: str, right: str, strict: bool = False) -> int | None:
    """Count the fewest slips between two plain words as they sound, 0 for one word; None for different words."""
    if same_sound(left, right):
        return 0
    found = [count for a in sounds(left) for b in sounds(right) if (count := slips(a, b, strict)) is not None]
    return min(found, default=None)
