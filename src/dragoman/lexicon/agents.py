"""Common nouns for those who act, the words that change their sector, and names known to the world."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.lexicon.plover import ABOVE_COUNTRIES, SECTORS
from dragoman.lexicon.table import LexiconError, merged, values

BODY_COLUMNS = ("name", "kind", "code", "sector", "others", "aliases")
LEADER_COLUMNS = ("name", "code", "sector", "office", "aliases")
ROLES = frozenset({"office", "agent", "body", "equipment"})


class Agent(msgspec.Struct, frozen=True):
    """A common noun (or phrase) for someone who acts."""

    phrase: str
    role: str
    sector: str
    others: tuple[str, ...] = ()


class Anaphor(msgspec.Struct, frozen=True):
    """Which named bodies a common noun may stand for, once they have been named: by code or by sector."""

    codes: frozenset[str]
    sectors: frozenset[str]


class Organ(msgspec.Struct, frozen=True):
    """A body that every state has: the one name for its kind, and the sector by which it is that of the state."""

    name: str
    sector: str


class Known(msgspec.Struct, frozen=True):
    """A named body or person that the lexicon knows. `kind` is organization, group or person."""

    name: str
    kind: str
    code: str
    sector: str
    others: tuple[str, ...]
    aliases: tuple[str, ...]
    office: str = ""


def _checked(sectors: tuple[str, ...], where: str) -> tuple[str, ...]:
    if wrong := {sector for sector in sectors if sector} - SECTORS:
        raise LexiconError(f"{where}: no sector {', '.join(sorted(wrong))}")
    return sectors


def load_agents(folders: Sequence[Path]) -> dict[str, Agent]:
    """Read agents.tsv: by phrase, lemmas in lower case."""
    found = {}
    for phrase, role, sector, others in merged(folders, "agents.tsv", ("phrase", "role", "sector", "others")):
        if role not in ROLES:
            raise LexiconError(f"agents.tsv: {phrase!r}: role is {', '.join(sorted(ROLES))}")
        _checked((sector, *values(others)), f"agents.tsv: {phrase!r}")
        found[phrase] = Agent(phrase, role, sector, values(others))
    return found


def load_modifiers(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Read modifiers.tsv: by word, the sectors it gives, the first one the main."""
    return {
        word: _checked((sector, *values(others)), f"modifiers.tsv: {word!r}")
        for word, sector, others in merged(folders, "modifiers.tsv", ("word", "sector", "others"))
    }


def load_supranational(folders: Sequence[Path]) -> dict[tuple[str, str], str]:
    """Read supranational.tsv: by word and sector (empty for none), the code above countries."""
    found = {}
    for word, sector, code in merged(folders, "supranational.tsv", ("word", "sector", "code"), key=2):
        if code not in ABOVE_COUNTRIES:
            raise LexiconError(f"supranational.tsv: {word!r}: code is {', '.join(sorted(ABOVE_COUNTRIES))}")
        _checked((sector,), f"supranational.tsv: {word!r}")
        found[word, sector] = code
    return found


def load_anaphors(folders: Sequence[Path]) -> dict[str, Anaphor]:
    """Read anaphors.tsv: by noun, which named bodies it may stand for."""
    found = {}
    for word, codes, sectors in merged(folders, "anaphors.tsv", ("word", "codes", "sectors")):
        if wrong := set(values(codes)) - ABOVE_COUNTRIES:
            raise LexiconError(f"anaphors.tsv: {word!r}: no code above countries {', '.join(sorted(wrong))}")
        _checked(values(sectors), f"anaphors.tsv: {word!r}")
        found[word] = Anaphor(frozenset(values(codes)), frozenset(values(sectors)))
    return found


def load_organs(folders: Sequence[Path]) -> dict[str, Organ]:
    """Read organs.tsv: by what they are called less the country, or a name of bodies.tsv, the bodies of every state."""
    found = {}
    for phrase, organ, sector in merged(folders, "organs.tsv", ("phrase", "organ", "sector")):
        _checked((sector,), f"organs.tsv: {phrase!r}")
        found[phrase] = Organ(organ, sector)
    return found


def load_aliases(folders: Sequence[Path]) -> dict[str, str]:
    """Read aliases.tsv: where a phrase stands that says two names to be one's."""
    found: dict[str, str] = {}
    for phrase, where in merged(folders, "aliases.tsv", ("phrase", "where")):
        if where not in ("is", "as"):
            raise LexiconError(f"aliases.tsv: {phrase!r}: where is as, is")
        found[phrase] = where
    return found


def load_known(folders: Sequence[Path]) -> list[Known]:
    """Read bodies.tsv and leaders.tsv."""
    bodies = [
        Known(name, kind, code, sector, values(others), values(aliases))
        for name, kind, code, sector, others, aliases in merged(folders, "bodies.tsv", BODY_COLUMNS)
    ]
    leaders = [
        Known(name, "person", code, sector, (), values(aliases), office)
        for name, code, sector, office, aliases in merged(folders, "leaders.tsv", LEADER_COLUMNS)
    ]
    for known in (*bodies, *leaders):
        _checked((known.sector, *known.others), known.name)
    return bodies + leaders
