"""The gazetteer: what places bear a name. An index of GeoNames, looked up on disk."""

import re
import sqlite3
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from dragoman.errors import DragomanError
from dragoman.lexicon import table
from dragoman.lexicon.countries import Centroid, Territories, key

INDEX = table.DATA / "gazetteer.sqlite"

SCHEMA = """
CREATE TABLE place (
  filed TEXT NOT NULL,     -- its own name, as fold() leaves it
  id INTEGER NOT NULL,     -- GeoNames id; a US county has none and stands under minus its FIPS code
  name TEXT NOT NULL,      -- its own name; empty where that is `filed` with capitals
  lat INTEGER NOT NULL,    -- degrees times SCALE, which a row stores in half the bytes of a real number
  lon INTEGER NOT NULL,
  country TEXT NOT NULL,   -- ISO alpha-3, KOS for Kosovo
  admin1 TEXT NOT NULL,    -- GeoNames code of the first-level division; in the US the state's postal code
  population INTEGER NOT NULL,
  kind TEXT NOT NULL,      -- county, region; empty for a city
  PRIMARY KEY (filed, id)
) WITHOUT ROWID;
CREATE TABLE variant (
  name TEXT NOT NULL,      -- another name, as fold() leaves it
  filed TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (name, filed, id)
) WITHOUT ROWID;
"""
SCALE = 10_000
CACHED_NAMES = 20_000

Kind = Literal["country", "region", "county", "city"]


class Candidate(NamedTuple):
    """A place that a name may denote; `main` where the name is its own or first brings it to mind.

    Variants, former and foreign names, and regions less known than their namesakes are not `main`.
    """

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: Kind
    main: bool


_APOSTROPHES = re.compile(r"['`’‘ʿʾʼʻ]")
_GAPS = re.compile(r"[\s.,\-–]+")
_SHORTENED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = {"al": "el", "el": "al"}


def fold(name: str) -> str:
    """Return the form that names are filed under: no case, accents, apostrophes or hyphens; Saint for St."""
    plain = _APOSTROPHES.sub("", name)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _GAPS.sub(" ", plain.casefold()).split()
    return " ".join(_SHORTENED.get(word, word) for word in words)


class Gazetteer:
    """The index of cities, US counties and US states, read from disk as names are looked up.

    Raises DragomanError where the file is missing or no index.
    """

    def __init__(self, path: Path = INDEX) -> None:
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("SELECT id FROM variant LIMIT 1")
        except sqlite3.Error as error:
            raise DragomanError(f"{path}: not a gazetteer index ({error})") from error
        self._cached = lru_cache(CACHED_NAMES)(self._indexed)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear this name, the most populous first."""
        return self._cached(fold(name))

    def _indexed(self, name: str) -> tuple[Candidate, ...]:
        rows = self._rows(name)
        article, _, rest = name.partition(" ")
        if not rows and article in _ARTICLES and rest:
            rows = self._rows(f"{_ARTICLES[article]} {rest}") or self._rows(rest)
        return tuple(
            Candidate(
                id if id > 0 else None,
                own or filed.title(),
                lat / SCALE,
                lon / SCALE,
                country,
                admin1,
                population,
                kind or "city",
                filed == name,
            )
            for filed, id, own, lat, lon, country, admin1, population, kind in rows
        )

    def _rows(self, name: str) -> list[tuple[str, int, str, int, int, str, str, int, Kind]]:
        return self._connection.execute(
            "SELECT * FROM place WHERE filed = :name"
            " UNION ALL SELECT place.* FROM variant JOIN place USING (filed, id) WHERE variant.name = :name"
            " ORDER BY population DESC, id",
            {"name": name},
        ).fetchall()


def territorial(territories: Territories, name: str) -> list[Candidate]:
    """Return the country and the regions with this name as candidates, the best known first."""
    found = []
    code = territories.country(name)
    if code:
        found.append(_centred(territories.name_of[code], territories.centroid_of[code], code, "country", True))
    region = territories.region(name)
    if region:
        found.append(_centred(region.name, region.centroid, region.code, "region", True))
    for homonym in territories.homonyms.get(key(name), ()):
        found.append(_centred(homonym.name, homonym.centroid, homonym.code, "region", False))
    return found


def _centred(name: str, centroid: Centroid, code: str, kind: Kind, main: bool) -> Candidate:
    plain = name.partition(" (")[0]
    return Candidate(centroid.geonameid, plain, centroid.lat, centroid.lon, code, "", 0, kind, main)


@cache
def open_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the package, opened once a process."""
    return Gazetteer()
