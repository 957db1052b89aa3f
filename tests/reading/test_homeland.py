"""Whose "the army" is, by the rest of the text."""

import pytest

from dragoman.reading.reader import Reader
from dragoman.types import Article

CASES = [
    ("Malian rebels took Ber. The army bombed it.", "army", "MLI"),
    ("Malian rebels took Ber. The Armed Forces bombed it.", "Armed Forces", "MLI"),
    ("Malian rebels met Nigerian rebels. The army watched.", "army", None),
    ("Malian rebels took Ber. An army is needed.", "army", None),
    ("Mali held a vote. Mali is calm. The parliament met.", "parliament", "MLI"),
    (
        "Mali held a vote. Mali is calm. Chad's foreign minister left. The foreign ministry is large.",
        "foreign ministry",
        None,
    ),
]


@pytest.mark.parametrize(("text", "mention", "code"), CASES)
def test_country_of_a_body_of_the_state(reader: Reader, text: str, mention: str, code: str | None) -> None:
    [reading] = reader.pipe([Article(id="a", text=text, language="en")])
    found = {one.text: one.code for one in reading.mentions}
    assert mention in found and found[mention] == code, found
