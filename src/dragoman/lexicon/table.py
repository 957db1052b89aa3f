"""The one reader of lexicon files.

A table is UTF-8 text: comment lines start with `#`, the first other line names the columns, every further line is
a row of tab-separated cells, sorted by the first. `-` is an empty cell; `;` separates several values in one cell.
Rows of a later folder replace rows of an earlier one that have the same key.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import DragomanError

DATA = Path(__file__).parent / "data"


class LexiconError(DragomanError):
    """A lexicon file is not of its format; the message names file, line and cause."""


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one table, `-` read as an empty string.

    Raises LexiconError where the header or a row does not have these columns, or the file is not UTF-8.
    """
    header = False
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple("" if cell.strip() == "-" else cell.strip() for cell in line.split("\t"))
        if not header:
            if cells != columns:
                raise LexiconError(f"{path}:{number}: the columns should be {' '.join(columns)}")
            header = True
        elif len(cells) != len(columns):
            raise LexiconError(f"{path}:{number}: {len(cells)} cells, {len(columns)} expected")
        else:
            yield cells


def merged(folders: Iterable[Path], name: str, columns: tuple[str, ...], key: int = 1) -> list[tuple[str, ...]]:
    """Return the rows of `name` in all folders that have it; the first `key` cells are what a row is known by."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for folder in folders:
        path = folder / name
        if path.is_file():
            for row in rows(path, columns):
                found[row[:key]] = row
    return list(found.values())


def values(cell: str) -> tuple[str, ...]:
    """Split a cell of several values."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
