"""Bodies that every state has: Chad's army, the Chadian Armed Forces and the military of Chad are one actor."""

from functools import cache

from dragoman.lexicon import Lexicon
from dragoman.lexicon.agents import Organ
from dragoman.record.names import ORGAN, BodyName, known_names
from dragoman.record.sounds import rules

LONGEST_LAND = 4  # words of a country's name inside a body's
JOINING = frozenset({"of", "the", "for", "in"})


@cache
def _organs() -> dict[str, Organ]:
    return Lexicon().organs


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


def _land_at(words: list[str], at: int, code: str) -> int:
    """Return how many words from `at` name the country, its people or its capital; 0 where none do."""
    lands = rules().territories
    for size in range(min(LONGEST_LAND, len(words) - at), 0, -1):
        text = " ".join(words[at : at + size])
        if code in (lands.country(text), lands.demonym(text), lands.capital(text)):
            return size
    return 0


def _without_land(text: str, code: str) -> str:
    """Return a body's name in lower case, less its country and the words that only join it."""
    words, kept, at = [_bare(word) for word in text.split()], list[str](), 0
    while at < len(words):
        size = _land_at(words, at, code)
        if not size:
            kept.append(text.split()[at].replace("’", "'").lower())
        at += size or 1
    while kept and kept[-1] in JOINING:
        kept.pop()
    while kept and kept[0] in JOINING:
        kept.pop(0)
    return " ".join(kept)


def organ(text: str, code: str | None, sector: str | None) -> BodyName | None:
    """Return the one name of a state's body that a name or description denotes; None where it denotes another.

    Names of the lexicon's own bodies count only where organs.tsv lists them: an army may be a faction's by name.
    """
    if not code:
        return None
    found = _organs().get(text if text in known_names() else _without_land(text, code))
    if found is None or sector != found.sector:
        return None
    return BodyName((f"@{code}", ORGAN + found.name.replace(" ", "-")), None)
