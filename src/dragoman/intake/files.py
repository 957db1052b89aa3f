"""Paths in, one Document at a time out, in an order and under ids that depend on the paths alone."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedIOBase
from pathlib import Path

import msgspec

from dragoman.errors import BadInput
from dragoman.intake.decode import decode
from dragoman.intake.failure import Failure
from dragoman.intake.jsonl import LONGEST_ARTICLE, json_article, text_fault
from dragoman.types import Article

TEXT = frozenset({".txt"})
PAGES = frozenset({".html", ".htm"})
LINES = frozenset({".jsonl", ".ndjson"})
KNOWN = TEXT | PAGES | LINES

# The most that is read of one article before it is refused. UTF-8 spends up to 4 bytes on a character; a JSON
# line up to 12 (an escaped surrogate pair); a web page mostly markup.
LONGEST_TEXT = 4 * LONGEST_ARTICLE
LONGEST_PAGE = 10_000_000
LONGEST_LINE = 12 * LONGEST_ARTICLE

_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)


class Document(msgspec.Struct, frozen=True):
    """An article, or why there is none, and how many bytes of all input have been read so far (packed bytes,
    of packed files), to be held against Sizes.bytes.
    """

    found: Article | Failure
    consumed: int


class Sizes(msgspec.Struct, frozen=True):
    """How much there is to read."""

    files: int
    bytes: int


class _File(msgspec.Struct, frozen=True):
    path: Path
    id: str


def _name(path: Path | str) -> str:
    """Return a path as text that can be printed and stored, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _walk(folder: Path) -> Iterator[_File | Failure]:
    unreadable: list[Failure] = []

    def note(error: OSError) -> None:
        unreadable.append(Failure(_name(error.filename), None, _cause(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and _suffix(path) in KNOWN:
                yield _File(path, _name(path.relative_to(folder).as_posix()))
        yield from unreadable
        unreadable.clear()
    yield from unreadable


def _given(path: Path) -> Iterator[_File | Failure]:
    """Yield what one path that was asked for stands for."""
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        yield Failure(_name(path), None, "no such file or folder")
    except OSError as error:
        yield Failure(_name(path), None, _cause(error))
    else:
        if folder:
            yield from _walk(path)
        elif _suffix(path) in KNOWN:
            yield _File(path, _name(path.name))
        else:
            known = " ".join(sorted(KNOWN))
            cause = f"unknown suffix {path.suffix!r}; known are {known} and .gz of each"
            yield Failure(_name(path), None, cause)


def _files(paths: Iterable[Path]) -> Iterator[_File | Failure]:
    for path in sorted(set(paths)):
        yield from _given(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def sizes(paths: Iterable[Path]) -> Sizes:
    """Return how many files, and bytes of them on disk, `documents` will read; nothing is opened."""
    found = [_size(item.path) for item in _files(paths) if isinstance(item, _File)]
    return Sizes(len(found), sum(found))


def _whole(stream: BufferedIOBase, file: _File) -> Article | Failure:
    """Return the one article of a text file or page."""
    page = _suffix(file.path) in PAGES
    limit = LONGEST_PAGE if page else LONGEST_TEXT
    data = stream.read(limit + 1)
    if len(data) > limit:
        what = "the page" if page else "the article"
        return Failure(_name(file.path), None, f"{what} is longer than {limit:,} bytes")
    try:
        text = decode(data, markup=page)
        if page:
            # trafilatura takes a third of a second to import, which a run over plain text need not spend.
            from dragoman.intake.html import page_article

            article = page_article(text, file.id)
        else:
            article = Article(id=file.id, text=text)
    except BadInput as error:
        return Failure(_name(file.path), None, str(error))
    if fault := text_fault(article.text):
        return Failure(_name(file.path), None, fault)
    return article


def _lines(stream: BufferedIOBase, file: _File) -> Iterator[tuple[Article | Failure, int]]:
    """Yield the article of each line that is not blank, with the bytes unpacked up to its end."""
    number = position = 0
    path = _name(file.path)
    while line := stream.readline(LONGEST_LINE):
        number += 1
        position += len(line)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while rest := stream.readline(LONGEST_LINE):
                position += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Failure(path, number, f"the line is longer than {LONGEST_LINE:,} bytes"), position
        elif line.strip():
            yield json_article(line, path, number), position


def _read(file: _File) -> Iterator[tuple[Article | Failure, int]]:
    """Yield what one file holds, each with the bytes of the file read so far."""
    if not stat.S_ISREG(file.path.stat().st_mode):
        yield Failure(_name(file.path), None, "not a regular file"), 0
        return
    with file.path.open("rb") as raw:
        packed = file.path.suffix.lower() == ".gz"
        stream: BufferedIOBase = gzip.GzipFile(fileobj=raw) if packed else raw
        if _suffix(file.path) in LINES:
            for found, position in _lines(stream, file):
                yield found, raw.tell() if packed else position
        else:
            yield _whole(stream, file), raw.tell()


def documents(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield what the files hold, one Document an article or failure, holding one at a time in memory.

    Folders are searched for files of the known suffixes, hidden ones left out, in sorted order; a file named
    itself must have a known suffix. An article's id is the `id` of its JSON line, else the file's path below
    the folder that was given, or its bare name. Nothing is raised for bad input: the Failure stands in its
    place.
    """
    done = 0
    for item in _files(paths):
        if isinstance(item, Failure):
            yield Document(item, done)
            continue
        size = _size(item.path)
        try:
            for found, position in _read(item):
                yield Document(found, done + min(position, size))
        except _DAMAGED:
            yield Document(Failure(_name(item.path), None, "the gzip data is damaged or cut short"), done + size)
        except OSError as error:
            yield Document(Failure(_name(item.path), None, _cause(error)), done + size)
        done += size
