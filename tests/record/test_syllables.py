"""Chinese and Korean names, by their syllables."""

import pytest

from dragoman.record.syllables import agree, syllables

ONE = [
    ("sun yatsen", "sun yat sen", None), ("guo moruo", "kuo mo jo", True), ("gao gang", "gao gang", True),
    ("zhang xueliang", "chang hsueh liang", True), ("wu peifu", "wu pei fu", True), ("song ziwen", "song zi wen", True),
    ("chun doo hwan", "chon tu hwan", None), ("pak hon yong", "park heon young", True),
    ("lee kun hee", "yi kon hui", True), ("hu yaobang", "hu yao pang", True),
    ("gao gang", "gao geng", False), ("wu peifu", "wu peihu", False), ("lee kun hee", "lee kun hong", False),
    ("yang hyong sop", "yang hyong mun", False), ("sun li", "sun lin", False), ("lee harvey", "li harvey", None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "verdict"), ONE)
def test_names_agree_syllable_by_syllable(left: str, right: str, verdict: bool | None) -> None:
    one, other = (syllables(tuple(name.split())) for name in (left, right))
    assert agree(one, other) == agree(other, one) == verdict


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in ONE if row[2]])
def test_names_that_agree_share_a_key(left: str, right: str) -> None:
    one, other = ({key for read in syllables(tuple(name.split())) for key in read.forms()} for name in (left, right))
    assert one & other
