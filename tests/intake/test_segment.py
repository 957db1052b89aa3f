import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.segment import is_finished, pieces

WRAPPED = """\
   ADDIS ABABA, Ethiopia (AP) _ Envoys from Sudan and South Sudan
opened a third round of talks on Monday over the oil fields that
each of them claims, an African Union mediator said.
   The talks broke down in April when southern troops took the
town of Heglig, and were put off twice in May.
"""

LAYOUTS = [
    ("one\n\ntwo\n \nthree", ["one", "two", "three"]),
    ("  one  \r\n\r\n\ttwo\t", ["one", "two"]),
    ("First it rained.\nThen the army came.", ["First it rained.", "Then the army came."]),
    ("", []),
    (" \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layouts(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(text)] == expected


def test_a_paragraph_of_wrapped_newswire_is_one_piece() -> None:
    first, second = pieces(WRAPPED)
    assert first.text.startswith("ADDIS ABABA")
    assert first.text.endswith("mediator said.")
    assert second.text.startswith("The talks")


def test_a_list_of_headlines_is_not_wrapped() -> None:
    lines = ["Chad Sends Troops to Border With Sudan", "Darfur Camps Run Short of Water Before Rains"]
    assert [piece.text for piece in pieces("\n".join(lines))] == lines


@pytest.mark.parametrize(
    ("text", "finished"),
    [("It fell.", True), ("“It fell.”", True), ("it fell (again).)", True), ("it fell", False), ("", False)],
)
def test_is_finished(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


@given(st.text(st.characters(codec="utf-8")) | st.text("ab. \n\r\t\N{NO-BREAK SPACE}\x85"))
def test_pieces_cut_out_all_that_is_not_space(text: str) -> None:
    found = pieces(text)
    end = 0
    for piece in found:
        assert not text[end : piece.start].strip()
        assert text[piece.start : piece.end] == piece.text == piece.text.strip() != ""
        assert piece.start >= end
        end = piece.end
    assert not text[end:].strip()
