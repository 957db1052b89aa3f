"""States and regions: their names, peoples, capitals and seats of government, and where they lie."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dragoman.lexicon import table

V = TypeVar("V")
COUNTRY_COLUMNS = ("code", "name", "aliases", "demonyms", "capitals", "seats", "lat", "lon", "geonameid")
REGION_COLUMNS = ("name", "code", "sector", "aliases", "demonyms", "lat", "lon", "geonameid")

# What a name is first looked up by: its letters up to a space, hyphen, stop or apostrophe.
FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Centroid:
    """Where a country or region is taken to be, in degrees, with its GeoNames id where it has one."""

    lat: float
    lon: float
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Region:
    """A region in the news under its own name.

    `code` is the country that claims it, empty where there are several; `sector` is PRE where it broke away.
    """

    name: str
    code: str
    sector: str
    centroid: Centroid


def key(name: str) -> str:
    """Return the form under which a name is filed: case is kept only in bare abbreviations (US is not us).

    Typographic apostrophes are read as plain ones.
    """
    if name.isupper() and name.isalpha() and len(name) <= 4:
        return name
    return name.replace("’", "'").casefold()


@dataclass(frozen=True, slots=True)
class Territories:
    """All lookups are by `key(name)`; country values are codes, region values are Regions.

    `homonyms` holds the regions that share their plain name with something better known: Georgia (U.S.
    state), Galicia (Ukraine). Only the text around the name can say that they are meant. `openings` has the
    keys of all countries, capitals and regions by their first word in lower case, the longest first.
    """

    by_name: dict[str, str] = field(default_factory=dict)
    by_demonym: dict[str, str] = field(default_factory=dict)
    by_capital: dict[str, str] = field(default_factory=dict)
    by_seat: dict[str, str] = field(default_factory=dict)
    name_of: dict[str, str] = field(default_factory=dict)
    centroid_of: dict[str, Centroid] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    homonyms: dict[str, list[Region]] = field(default_factory=dict)
    region_demonyms: dict[str, Region] = field(default_factory=dict)
    openings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def country(self, name: str) -> str | None:
        """Return the code of the country with this name, alias or former name."""
        return _found(self.by_name, name)

    def demonym(self, word: str) -> str | None:
        """Return the code of the country whose people or adjective this is, those of regions included."""
        code = _found(self.by_demonym, word)
        if code is None:
            region = _found(self.region_demonyms, word)
            code = region.code or None if region else None
        return code

    def capital(self, name: str) -> str | None:
        """Return the code of the country with this capital, by a present or former name of it."""
        return _found(self.by_capital, name)

    def seat(self, name: str) -> str | None:
        """Return the code of the country whose government this palace, street or ministry stands for."""
        return _found(self.by_seat, name)

    def region(self, name: str) -> Region | None:
        """Return the region with this name or alias."""
        return _found(self.regions, name)


def _found(lookup: dict[str, V], name: str) -> V | None:
    found = lookup.get(key(name))
    # Headlines in capitals: CHAD and IRAN are too short to be told from abbreviations by form.
    return lookup.get(name.casefold()) if found is None and len(name) > 3 else found


def _centroid(path: str, where: str, lat: str, lon: str, geonameid: str) -> Centroid:
    try:
        return Centroid(float(lat), float(lon), int(geonameid) if geonameid else None)
    except ValueError as error:
        raise table.LexiconError(f"{path}: {where}: {error}") from error


def _file(lookup: dict[str, str], names: Iterable[str], code: str, kind: str) -> None:
    for name in names:
        known = lookup.setdefault(key(name), code)
        if known != code:
            raise table.LexiconError(f"countries.tsv: {kind} {name!r} is given to both {known} and {code}")


def load(folders: Sequence[Path]) -> Territories:
    """Read countries.tsv and regions.tsv of all folders, later ones winning.

    Raises LexiconError where a row is broken or two countries share a name, demonym, capital or seat.
    """
    found = Territories()
    for row in table.merged(folders, "countries.tsv", COUNTRY_COLUMNS):
        code, name, aliases, demonyms, capitals, seats, lat, lon, geonameid = row
        found.name_of[code] = name
        found.centroid_of[code] = _centroid("countries.tsv", name, lat, lon, geonameid)
        _file(found.by_name, (name, *table.values(aliases)), code, "name")
        _file(found.by_demonym, table.values(demonyms), code, "demonym")
        _file(found.by_capital, table.values(capitals), code, "capital")
        _file(found.by_seat, table.values(seats), code, "seat")
    for row in table.merged(folders, "regions.tsv", REGION_COLUMNS):
        name, code, sector, aliases, demonyms, lat, lon, geonameid = row
        region = Region(name, code, sector, _centroid("regions.tsv", name, lat, lon, geonameid))
        plain, _, qualifier = name.partition(" (")
        if qualifier:
            found.homonyms.setdefault(key(plain), []).append(region)
        for alias in (name, *table.values(aliases)):
            found.regions[key(alias)] = region
        for demonym in table.values(demonyms):
            found.region_demonyms[key(demonym)] = region
    names = {*found.by_name, *found.by_capital, *found.regions, *found.homonyms}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = FIRST_WORD.match(name)
        if first:
            opening = first[0].casefold()
            found.openings[opening] = (*found.openings.get(opening, ()), name)
    return found
