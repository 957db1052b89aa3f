"""Texts of our own: who a pronoun or a bare description stands for."""

import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article

CASES = [
    ("General Musa Sow met villagers in Gao. The general promised help.", "general", "Musa Sow"),
    ("President Ana Lima arrived in Quito. She met traders.", "She", "Ana Lima"),
    ("The Taliban said that it captured the base.", "it", "Taliban"),
    ("President Ana Torres of Peru resigned. Torres gave no reason.", "Torres", "Ana Torres"),
    ("Hamas fighters left the camp. They handed over two captives.", "They", "Hamas fighters"),
    ('"We attacked the base," Colonel Musa Sow said.', "We", "Musa Sow"),
    ('Major Ivo "Wolf" Horvat led the unit. Horvat fled. Wolf was caught.', "Wolf", "Ivo Horvat"),
    ('Major Ivo "Wolf" Horvat led the unit. Horvat fled.', "Horvat", "Ivo Horvat"),
    ("Tomas Rivas, alias Gavilan, fled. Gavilan was seen.", "Gavilan", "Tomas Rivas"),
    ("Colonel Sado, whose real name is Karim Diop, was freed.", "Colonel Sado", "Karim Diop"),
    ("Colonel Sado, as Karim Diop is widely known, was freed.", "Colonel Sado", "Karim Diop"),
    ("The White Falcons, now called the Steel Brigade, left.", "Steel Brigade", "White Falcons"),
    ("Leaders of the Lasting Council of Unity (CLU) met. The CLU agreed.", "CLU", "Lasting Council of Unity"),
    (
        "The Popular Mobilization Forces took Hit. The Popular Mobilization lost ten men.",
        "Popular Mobilization",
        "Popular Mobilization Forces",
    ),
    ("Nobody met Abdel Fatah Al-Borzan.", "Abdel Fatah Al-Borzan", "Abdel Fatah Al-Borzan"),
    ("Hamas, known as a rival of Fatah, agreed.", "Fatah", "Fatah"),
    ("Congo's army fled. Its soldiers looted shops.", "Its soldiers", "Congo's army's soldiers"),
]


@pytest.mark.parametrize(("text", "mention", "identifier"), CASES)
def test_identifier(reader: Reader, text: str, mention: str, identifier: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    found = {one.text: one.identifier_text for one in reading.mentions}
    assert found.get(mention) == identifier, found


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_mentions_cut_the_text(reader: Reader, text: str) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    assert all(text[one.start : one.end] == one.text for one in reading.mentions)
