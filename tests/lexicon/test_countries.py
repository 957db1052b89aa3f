from pathlib import Path

import pytest

from dragoman.lexicon import countries, table
from dragoman.lexicon.countries import Territories

TERRITORIES = countries.load([table.DATA])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Libya", "LBY"), ("LIBYA", "LBY"), ("IRAN", "IRN"), ("US", "USA"), ("U.S.", "USA"), ("us", None),
        ("USSR", "RUS"), ("Zaire", "COD"), ("Burma", "MMR"), ("Côte d’Ivoire", "CIV"), ("Ivory Coast", "CIV"),
        ("Türkiye", "TUR"), ("Kosovo", "KOS"), ("Palestine", "PSE"), ("Czechia", "CZE"), ("Atlantis", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_all_its_names(name: str, code: str | None) -> None:
    assert TERRITORIES.country(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Libyans", "LBY"), ("Burmese", "MMR"), ("Soviet", "RUS"), ("Scottish", "GBR"), ("Chechens", "RUS"),
     ("Ghanaian", "GHA"), ("martian", None)],
)  # fmt: skip
def test_a_people_is_its_countrys(word: str, code: str | None) -> None:
    assert TERRITORIES.demonym(word) == code


@pytest.mark.parametrize(("name", "code"), [("Kiev", "UKR"), ("Kyiv", "UKR"), ("Peking", "CHN"), ("Jerusalem", "ISR")])
def test_capitals_by_old_and_new_names(name: str, code: str) -> None:
    assert TERRITORIES.capital(name) == code


@pytest.mark.parametrize(("name", "code"), [("Kremlin", "RUS"), ("Élysée", "FRA"), ("Aso Rock", "NGA")])
def test_seats_stand_for_governments(name: str, code: str) -> None:
    assert TERRITORIES.seat(name) == code


def test_breakaway_regions_belong_to_who_claims_them() -> None:
    region = TERRITORIES.region("Abkhazia")
    assert region is not None
    assert (region.code, region.sector) == ("GEO", "PRE")


def test_georgia_is_the_country_with_the_state_as_its_namesake() -> None:
    assert TERRITORIES.country("Georgia") == "GEO"
    assert TERRITORIES.region("Georgia") is None
    assert [region.code for region in TERRITORIES.homonyms["georgia"]] == ["USA"]


def test_every_name_can_be_reached_by_its_first_word() -> None:
    names = {*TERRITORIES.by_name, *TERRITORIES.by_capital, *TERRITORIES.regions, *TERRITORIES.homonyms}
    assert {name for opening in TERRITORIES.openings.values() for name in opening} == names


@pytest.mark.parametrize("name", ["countries.tsv", "regions.tsv"])
def test_the_tables_are_sorted(name: str) -> None:
    columns = countries.COUNTRY_COLUMNS if name == "countries.tsv" else countries.REGION_COLUMNS
    keys = [row[0] for row in table.rows(table.DATA / name, columns)]
    assert keys == sorted(set(keys))


def test_centroids_lie_on_the_globe() -> None:
    regions = [region.centroid for region in TERRITORIES.regions.values()]
    for centroid in (*TERRITORIES.centroid_of.values(), *regions):
        assert -90 <= centroid.lat <= 90
        assert -180 <= centroid.lon <= 180


def _written(folder: Path, *rows: str) -> Territories:
    lines = ["\t".join(countries.COUNTRY_COLUMNS), *rows]
    (folder / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return countries.load([folder])


def test_a_folder_of_the_user_adds_a_country(tmp_path: Path) -> None:
    found = _written(tmp_path, "RUR\tRuritania\t-\tRuritanian\tStrelsau\t-\t50\t14\t-")
    assert found.country("Ruritania") == "RUR"
    assert found.centroid_of["RUR"] == countries.Centroid(50.0, 14.0, None)


@pytest.mark.parametrize(
    "rows",
    [
        ("AAA\tOne\tSame\t-\t-\t-\t0\t0\t-", "BBB\tTwo\tSame\t-\t-\t-\t0\t0\t-"),
        ("AAA\tOne\t-\t-\t-\t-\tnorth\t0\t-",),
    ],
)
def test_a_broken_table_stops_the_run(tmp_path: Path, rows: tuple[str, ...]) -> None:
    with pytest.raises(table.LexiconError, match=r"countries\.tsv"):
        _written(tmp_path, *rows)
