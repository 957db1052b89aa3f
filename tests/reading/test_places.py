from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.lexicon import countries, table
from dragoman.lexicon.gazetteer import open_gazetteer
from dragoman.reading import parse
from dragoman.reading.places import event_place, find_places
from dragoman.types import Place

TERRITORIES = countries.load([table.DATA])


def _read(text: str, home: str | None = None) -> tuple[Doc, list[Place]]:
    doc = parse.load()(text)
    return doc, find_places(doc, TERRITORIES, open_gazetteer(), home)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Aleppo and Homs on Friday.", ["Aleppo", "Homs"]),
        ("MOGADISHU, Somalia (AP) — Gunmen stormed a hotel.", ["MOGADISHU", "Somalia"]),
        ("Moscow said that it would answer Kyiv.", ["Moscow", "Kyiv"]),
        ("Sudanese troops crossed into northern Chad.", ["Chad"]),
        ("Clashes broke out in eastern Congo near Goma.", ["Congo", "Goma"]),
        ("The drone hit the city of Manbij in Syria.", ["Manbij", "Syria"]),
        ("Sydney Smith wrote for the Washington Post.", []),
        ("The White House declined to comment.", []),
        ("Deputies of the Supreme Court met.", []),
        ("The flood reached Lowndes County, Ala., by dawn.", ["Lowndes County", "Ala."]),
        ("Fighting spread from Goma. Then Goma fell.", ["Goma", "Goma"]),
        ("Warplanes struck Misrata, Zawiya and Sirte.", ["Misrata", "Zawiya", "Sirte"]),
        ("Al-Shabaab attacked Kismayo.", ["Kismayo"]),
        ("The envoy flew to Pyongyang from the United States.", ["Pyongyang", "United States"]),
    ],
)
def test_recognition(text: str, names: list[str]) -> None:
    assert [place.text for place in _read(text)[1]] == names


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Militia fought in Tripoli, and Libya closed its airspace.", "Tripoli", "LBY"),
        ("Snipers fired in Tripoli, Lebanon, at soldiers from Beirut.", "Tripoli", "LBN"),
        ("Police in Athens, Ohio, arrested a student.", "Athens", "USA"),
        ("Police in Athens fired tear gas near the parliament of Greece.", "Athens", "GRC"),
        ("Talks between Georgia and Abkhazia resumed in Tbilisi.", "Georgia", "GEO"),
        ("Storms crossed Georgia, from Atlanta and Macon to Savannah.", "Georgia", "USA"),
        ("Rioters burned cars in Alexandria, and Egypt closed the Suez Canal.", "Alexandria", "EGY"),
        ("A bomb went off in Hyderabad, in the province of Sindh, near Karachi.", "Hyderabad", "PAK"),
        ("Soldiers patrolled Northern Cyprus.", "Northern Cyprus", "CYP"),
        ("The column left Kobane for Manbij in northern Syria.", "Kobane", "SYR"),
    ],
)  # fmt: skip
def test_resolution(text: str, name: str, country: str) -> None:
    found = [place for place in _read(text)[1] if place.text == name]
    assert [place.country for place in found] == [country]
    assert found[0].lat is not None


def test_the_outlets_country_breaks_a_tie() -> None:
    text = "A fire in Cambridge damaged two houses."
    assert [_read(text, home)[1][0].country for home in ("GBR", "USA")] == ["GBR", "USA"]


def test_what_no_gazetteer_knows_stays_without_coordinates() -> None:
    places = _read("The rebels camped in Qarabulghan, Mali.")[1]
    unknown = [place for place in places if place.text == "Qarabulghan"]
    assert all(place.lat is None and place.lon is None and place.country is None for place in unknown)


def test_regions_across_countries_have_a_centroid_and_no_country() -> None:
    (place,) = _read("Drought is spreading across the Sahel.")[1]
    assert (place.text, place.country) == ("Sahel", None)
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Gunmen killed twelve farmers in a village near Maiduguri on Monday.", "killed", "Maiduguri"),
        ("The foreign minister paid a visit to Tunis.", "visit", "Tunis"),
        ("A delegation arrived in Dakar from Bamako.", "arrived", "Dakar"),
        ("Rebels shelled Goma overnight.", "shelled", "Goma"),
        ("The siege of Sarajevo lasted years.", "siege", "Sarajevo"),
        ("Troops clashed with militants on the outskirts of Sebha.", "clashed", "Sebha"),
        ("Officials in Moscow said that rebels attacked a convoy.", "attacked", None),
        ("The Beirut bombing wounded dozens.", "bombing", "Beirut"),
        ("The blast, which wounded nine, struck a market in Quetta.", "wounded", "Quetta"),
        ("Protesters marched through the streets of Khartoum.", "marched", "Khartoum"),
        ("The army withdrew its soldiers from Abyei.", "withdrew", "Abyei"),
        ("In Lashkar Gah, a suicide bomber attacked a bank.", "attacked", "Lashkar Gah"),
        ("The two leaders will hold talks in Astana next week.", "talks", "Astana"),
        ("France accused Russia of meddling.", "accused", None),
        ("Fighters seized an airbase outside Hodeidah and executed prisoners.", "executed", "Hodeidah"),
        ("He was born in Lviv and was killed in Bakhmut.", "killed", "Bakhmut"),
    ],
)
def test_event_place(text: str, word: str, place: str | None) -> None:
    doc, places = _read(text)
    token = next(token for token in doc if token.text == word)
    at = {
        token.i: found for found in places for token in doc if found.start <= token.idx < found.end
    }  # fmt: skip
    found = event_place(token, at)
    assert (found.text if found else None) == place


PIECES = st.sampled_from([
    "Aleppo", "the U.S.", "Georgia", "Athens, Ohio,", "St. Louis", "north Kivu", "Kofi", "attacked", "in",
    "—", "\n", "Côte d’Ivoire", "(Reuters)", "Lake Chad", "Jefferson County", "police", "’s", ".", "D.C.",
])  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_offsets_cut_the_text_and_places_are_in_order_and_disjoint(text: str) -> None:
    _, places = _read(text)
    for place in places:
        assert text[place.start : place.end] == place.text
        assert place.text.strip() == place.text != ""
        assert (place.lat is None) == (place.lon is None)
    for place, following in pairwise(places):
        assert place.end <= following.start
