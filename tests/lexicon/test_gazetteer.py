from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.lexicon import countries, table
from dragoman.lexicon.gazetteer import Gazetteer, fold, open_gazetteer, territorial

TERRITORIES = countries.load([table.DATA])


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Deir ez-Zor", "deir ez zor"), ("Ḩalab", "halab"), ("St. Louis", "saint louis"), ("Sana’a", "sanaa"),
        ("KHARTOUM", "khartoum"), ("Ft. Worth", "fort worth"),
    ],
)  # fmt: skip
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [("Aleppo", 170063), ("ALEPPO", 170063), ("Haleb", 170063), ("Benghazi", 88319), ("Kobane", 172256)],
)
def test_cities_by_spelling(name: str, geonameid: int) -> None:
    assert geonameid in [candidate.geonameid for candidate in open_gazetteer().candidates(name)]


def test_an_arabic_article_may_be_left_out_or_spelt_otherwise() -> None:
    gazetteer = open_gazetteer()
    for spelling in ("Hasakah", "El-Hasakah"):
        assert [place.country for place in gazetteer.candidates(spelling)] == ["SYR"]


def test_candidates_come_by_population_and_tell_variants() -> None:
    found = open_gazetteer().candidates("Tripoli")
    cities = [candidate for candidate in found if candidate.kind == "city"]
    assert [c.population for c in cities] == sorted((c.population for c in cities), reverse=True)
    assert {"LBY", "LBN"} <= {c.country for c in cities}


def test_counties_are_found_with_and_without_their_word() -> None:
    for name in ("Tangipahoa Parish", "Tangipahoa"):
        assert any(c.kind == "county" and c.admin1 == "LA" for c in open_gazetteer().candidates(name))


def test_territories_are_candidates() -> None:
    assert [(c.kind, c.country, c.main) for c in territorial(TERRITORIES, "Georgia")] == [
        ("country", "GEO", True), ("region", "USA", False),
    ]  # fmt: skip
    assert [c.kind for c in territorial(TERRITORIES, "Darfur")] == ["region"]
    assert territorial(TERRITORIES, "Nowhere") == []


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_text("no index", encoding="utf-8")
    with pytest.raises(DragomanError, match="not a gazetteer index"):
        Gazetteer(path)
    with pytest.raises(DragomanError, match="not a gazetteer index"):
        Gazetteer(tmp_path / "missing.sqlite")
