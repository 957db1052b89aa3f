"""Bodies that every state has, under one name each."""

import pytest

from dragoman.record.organs import organ

CASES = [
    ("Chad's army", "TCD", "MIL", "@TCD organ:army"),
    ("Chadian Armed Forces", "TCD", "MIL", "@TCD organ:army"),
    ("U.S. military", "USA", "MIL", "@USA organ:army"),
    ("South Sudan's army", "SSD", "MIL", "@SSD organ:army"),
    ("Israel Defense Forces", "ISR", "MIL", "@ISR organ:army"),
    ("Ministry of Foreign Affairs of Armenia", "ARM", "GOV", "@ARM organ:foreign-ministry"),
    ("army", "TCD", "MIL", "@TCD organ:army"),
    ("army", None, "MIL", None),
    ("rebel army", "TCD", "REB", None),
    ("Libyan National Army", "LBY", "MIL", None),  # a faction's, by its own name
    ("Arakan Army", "MMR", "REB", None),
    ("Chad's army", "SDN", "MIL", None),
]


@pytest.mark.parametrize(("text", "code", "sector", "expected"), CASES)
def test_organ(text: str, code: str | None, sector: str, expected: str | None) -> None:
    found = organ(text, code, sector)
    assert (str(found) if found else None) == expected
