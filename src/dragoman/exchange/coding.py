"""Stateless coding: JSON lines of articles in, JSON lines of readings out, in the same order."""

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from dragoman.intake.failure import Failure
from dragoman.intake.jsonl import json_article
from dragoman.reading.reader import Reader
from dragoman.types import Article, Reading


def code_lines(
    lines: Iterable[bytes], name: str, reader: Reader, predicates: bool = False
) -> Iterator[Reading | Failure]:
    """Yield a Reading for each line that holds an article and a Failure for each that does not; blank lines count
    for nothing. `name` is what the failures call the input."""
    pending: deque[Article | Failure] = deque()

    def articles() -> Iterator[Article]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            found = json_article(line, name, number)
            pending.append(found)
            if isinstance(found, Article):
                yield found

    for reading in reader.pipe(articles(), predicates):
        while isinstance(failure := pending.popleft(), Failure):
            yield failure
        yield reading
    yield from (failure for failure in pending if isinstance(failure, Failure))


def encode(found: Reading | Failure) -> bytes:
    """Return the line that is written for a reading or a failure (docs/schema.md)."""
    if isinstance(found, Failure):
        return msgspec.json.encode({"id": found.id, "error": str(found)})
    return msgspec.json.encode(found)
