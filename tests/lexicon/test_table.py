from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.lexicon import Lexicon
from dragoman.lexicon.table import DATA, LexiconError, merged, rows, values

COLUMNS = ("word", "sector")
TABLES = sorted(DATA.rglob("*.tsv"))


def write(folder: Path, text: str, name: str = "words.tsv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_leave_comments_and_empty_cells(tmp_path: Path) -> None:
    path = write(tmp_path, "# words\nword\tsector\n\nrebel\tREB\nside\t-\n")
    assert list(rows(path, COLUMNS)) == [("rebel", "REB"), ("side", "")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word\tcode\n", "words.tsv:1: the columns should be word sector"),
        ("word\tsector\nrebel\n", "words.tsv:2: 1 cells, 2 expected"),
    ],
)
def test_a_broken_table_names_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        list(rows(write(tmp_path, text), COLUMNS))


def test_a_later_folder_replaces_and_adds(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    write(first, "word\tsector\nguard\tMIL\nrebel\tREB\n")
    write(second, "word\tsector\nguard\tCOP\nnurse\tMED\n")
    assert merged((first, second), "words.tsv", COLUMNS) == [("guard", "COP"), ("rebel", "REB"), ("nurse", "MED")]


def test_values_split_a_cell() -> None:
    assert values("AID; COERCE;") == ("AID", "COERCE")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(DATA)))
def test_tables_are_sorted_and_hold_no_row_twice(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    body = lines[1:]
    assert len(set(body)) == len(body)
    firsts = [line.split("\t")[0] for line in body]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("path", sorted((DATA / "classes").glob("*.txt")), ids=lambda path: path.stem)
def test_classes_are_sorted(path: Path) -> None:
    words = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert words == sorted(set(words))


def test_a_missing_lexicon_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="no such lexicon folder"):
        Lexicon(tmp_path / "none")
