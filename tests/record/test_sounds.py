"""How words of names sound, in several languages' spellings, and what is a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.sounds import near, plain, same_sound, slips

SAME = [
    ("gorbatschow", "gorbatchow"), ("putin", "poutine"), ("medvedev", "medwedew"), ("milosevic", "milosevich"),
    ("vucic", "vuchich"), ("khatami", "chatami"), ("prigozhin", "prigojin"), ("ahmad", "ahmed"),
    ("faisal", "faysal"), ("hussein", "hussain"), ("zakharova", "sacharowa"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_word_sound_the_same(left: str, right: str) -> None:
    assert same_sound(left, right) and near(left, right) == 0


APART = [("turgut", "korkut"), ("levy", "levin"), ("marko", "mirko"), ("hamad", "hamid"), ("kravchuk", "kravchenko")]


@pytest.mark.parametrize(("left", "right"), APART)
def test_near_names_of_two_people_are_no_slips(left: str, right: str) -> None:
    assert near(left, right, strict=True) is None


def test_letters_that_are_more_than_accented() -> None:
    assert plain("Đurić’s") == "djuric" and plain("Yıldırım") == "yildirim" and plain("Łódź") == "lodz"


@given(st.text("abdhiklmnors", max_size=10), st.text("abdhiklmnors", max_size=10), st.booleans())
def test_slips_are_the_same_both_ways(left: str, right: str, strict: bool) -> None:
    assert slips(left, right, strict) == slips(right, left, strict)
