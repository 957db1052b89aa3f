"""Stateless coding: JSON lines of articles in, JSON lines of readings out, in the same order."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.intake.failure import Failure
from dragoman.intake.jsonl import json_article
from dragoman.reading.parse import BATCH_CHARACTERS
from dragoman.reading.reader import Reader
from dragoman.types import Article, Reading


def code_lines(
    lines: Iterable[bytes], name: str, reader: Reader, predicates: bool = False
) -> Iterator[Reading | Failure]:
    """Yield a Reading for each line that holds an article and a Failure for each that does not.

    Blank lines count for nothing. `name` is what the failures call the input.
    """
    batch: list[Article | Failure] = []
    characters = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            batch.append(json_article(line, name, number))
            characters += len(line)
        if characters >= BATCH_CHARACTERS:
            yield from _coded(batch, reader, predicates)
            batch, characters = [], 0
    yield from _coded(batch, reader, predicates)


def _coded(batch: list[Article | Failure], reader: Reader, predicates: bool) -> Iterator[Reading | Failure]:
    articles = [found for found in batch if isinstance(found, Article)]
    readings = reader.read_safely(articles, predicates)
    for found in batch:
        yield next(readings)[1] if isinstance(found, Article) else found


def encode(found: Reading | Failure) -> bytes:
    """Return the line that is written for a reading or a failure (docs/schema.md)."""
    if isinstance(found, Failure):
        return msgspec.json.encode({"id": found.id, "error": str(found)})
    return msgspec.json.encode(found)
