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
