"""CAMEO in the terms of PLOVER: what event codes and the parts of actor codes become."""

from collections.abc import Collection
from typing import NamedTuple

from dragoman.lexicon.frames import NOTHING
from dragoman.lexicon.plover import MODES, SECTORS, TYPES
from dragoman.lexicon.table import DATA, LexiconError, rows, values

NULL = "---"
PART = 3  # letters in each part of an actor code


class Meaning(NamedTuple):
    """A PLOVER type with modes, NOTHING for what is no event."""

    event: str
    modes: tuple[str, ...]


class Side(NamedTuple):
    """Who an actor code denotes: country or PLOVER body, and sectors, the main one first."""

    country: str
    sectors: tuple[str, ...]


class Cameo(NamedTuple):
    """`events` by event code, `parts` by the three-letter parts of actor codes, `countries` that ISO has."""

    events: dict[str, Meaning]
    parts: dict[str, tuple[str, str]]
    countries: Collection[str]

    def event(self, code: str) -> Meaning | None:
        """Return what an event code, or else the code it is a kind of, means; None where CAMEO has no such code."""
        if code == NULL:
            return Meaning(NOTHING, ())
        if not (code.isdigit() and 2 <= len(code) <= 4):
            return None
        return self.events.get(code) or self.events.get(code[:3]) or self.events.get(f"{code[:2]}0")

    def side(self, code: str) -> Side:
        """Read an actor code (AFGGOVMIL, IGOUNO); a part that says nothing is passed over."""
        parts = [code[at : at + PART] for at in range(0, len(code), PART)]
        country, sectors = "", []
        for at, part in enumerate(parts):
            if at == 0 and part in self.countries:
                country = part
                continue
            body, sector = self.parts.get(part, ("", ""))
            country = body or country
            if sector:
                sectors.append(sector)
        return Side(country, tuple(dict.fromkeys(sectors)))


def load(countries: Collection[str]) -> Cameo:
    """Read cameo.tsv and cameo_actors.tsv. Raises LexiconError for a type, mode or sector that PLOVER does not have."""
    events = {}
    for code, event, mode in rows(DATA / "cameo.tsv", ("code", "event", "mode")):
        if event not in (*TYPES, NOTHING) or set(values(mode)) - set(MODES.get(event, ())):
            raise LexiconError(f"cameo.tsv: {code}: no such type or mode: {event} {mode}")
        events[code] = Meaning(event, values(mode))
    parts = {}
    for code, country, sector in rows(DATA / "cameo_actors.tsv", ("code", "country", "sector")):
        if sector and sector not in SECTORS:
            raise LexiconError(f"cameo_actors.tsv: {code}: no sector {sector}")
        parts[code] = (country, sector)
    return Cameo(events, parts, countries)
