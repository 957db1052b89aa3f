"""Text to pieces: the stretches that its line breaks part, each one paragraph or one line of its frame."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# Newswire is wrapped at 60 to 80 characters, old e-mail at 72; a longest line beyond this is a paragraph.
_WIDEST_WRAP = 130

# A line that wrapping cut is nearly full; one shorter than this share of the longest ends its paragraph.
_FULL = 0.6

# In wrapped English two lines in three go on in lower case; lists of headlines hardly ever do.
_LOWER_SHARE = 0.35

_FINISHED = re.compile(r"""[.!?…:;]["'”’»)\]*_]*$""")


class Piece(NamedTuple):
    """A stretch of text without the space round it. Pieces of one `chunk` have no blank line between them."""

    start: int
    end: int
    text: str
    chunk: int


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    text: str


def is_finished(text: str) -> bool:
    """Say whether a stretch ends as a sentence does, closing quotes and brackets aside."""
    return _FINISHED.search(text[-8:]) is not None


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines that blank lines part."""
    chunk: list[_Line] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            chunk.append(_Line(start, start + len(body), indent, body))
        elif chunk:
            yield chunk
            chunk = []
        position += len(raw)
    if chunk:
        yield chunk


def _is_wrapped(chunks: list[list[_Line]]) -> bool:
    """Say whether the lines are those of a page, so that a paragraph runs over several."""
    breaks = cut = lower = widest = 0
    for chunk in chunks:
        for line, following in pairwise(chunk):
            breaks += 1
            widest = max(widest, len(line.text), len(following.text))
            if not is_finished(line.text) and len(line.text) >= 40:
                cut += 1
                lower += following.text[0].islower()
    return widest <= _WIDEST_WRAP and breaks > 0 and cut >= breaks / 2 and lower >= _LOWER_SHARE * cut


def _paragraphs(chunk: list[_Line], wrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the paragraphs of a chunk."""
    start, end = chunk[0].start, chunk[0].end
    width = max(len(line.text) for line in chunk)
    for line, following in pairwise(chunk):
        goes_on = (
            wrapped
            and following.indent <= line.indent + 1
            and (len(line.text) >= _FULL * width or following.text[0].islower())
        )
        if not goes_on:
            yield start, end
            start = following.start
        end = following.end
    yield start, end


def pieces(text: str) -> list[Piece]:
    """Return the paragraphs and lines of a text in order, disjoint, covering all that is not space.

    A blank line always parts two pieces; a single line break does unless the text is hard-wrapped.
    """
    chunks = list(_chunks(text))
    wrapped = _is_wrapped(chunks)
    return [
        Piece(start, end, text[start:end], number)
        for number, chunk in enumerate(chunks)
        for start, end in _paragraphs(chunk, wrapped)
    ]
