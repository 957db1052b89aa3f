"""Articles to record: files and folders are read, and what they say is added in batches.

A run may be cut off at any moment: a batch is one transaction, and the next run passes over what the record has.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dragoman.intake.failure import Failure
from dragoman.intake.files import Document, documents
from dragoman.intake.fingerprint import fingerprint
from dragoman.record import Record
from dragoman.types import Article

if TYPE_CHECKING:
    # spaCy takes a second to import, which a run that finds nothing new need not spend.
    from dragoman.reading.reader import Reader

log = logging.getLogger("dragoman")

# A batch is written at once and lost at once when a run is cut off: some seconds of reading.
BATCH_ARTICLES = 50
BATCH_CHARACTERS = 100_000


class Step(msgspec.Struct, frozen=True):
    """What one batch of a run came to. `consumed` is how many bytes of all input are behind it."""

    consumed: int
    new: int = 0
    replaced: int = 0
    known: int = 0
    words: int = 0
    failures: tuple[Failure, ...] = ()


class Summary(msgspec.Struct):
    """What a run came to; `replaced` counts those of the new that took the place of another text under their id."""

    new: int = 0
    replaced: int = 0
    known: int = 0
    words: int = 0
    failed: int = 0

    def add(self, step: Step) -> None:
        """Count a step in."""
        self.new += step.new
        self.replaced += step.replaced
        self.known += step.known
        self.words += step.words
        self.failed += len(step.failures)


class _New(msgspec.Struct, frozen=True):
    article: Article
    sha: str


class _Batch(msgspec.Struct):
    waiting: list[_New] = []
    known: int = 0
    failures: list[Failure] = []
    characters: int = 0
    consumed: int = 0

    @property
    def full(self) -> bool:
        return (
            len(self.waiting) + len(self.failures) >= BATCH_ARTICLES
            or self.known >= 10 * BATCH_ARTICLES
            or self.characters >= BATCH_CHARACTERS
        )


class _Ids:
    """The ids that a run has met, on disk: a corpus may have millions."""

    def __init__(self) -> None:
        self.db = sqlite3.connect("", isolation_level=None)
        self.db.execute("CREATE TABLE met (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self.db.execute("BEGIN")

    def is_new(self, id: str) -> bool:
        return self.db.execute("INSERT OR IGNORE INTO met (id) VALUES (?)", (id,)).rowcount == 1

    def close(self) -> None:
        self.db.close()


def _sha(article: Article) -> str:
    return hashlib.sha256(msgspec.json.encode(article)).hexdigest()


def _batches(found: Iterable[Document], record: Record) -> Iterator[_Batch]:
    """Sort what comes in into batches of what is new, known and failed."""
    batch = _Batch()
    with closing(_Ids()) as ids:
        for document in found:
            batch.consumed = document.consumed
            article = document.found
            if isinstance(article, Failure):
                batch.failures.append(article)
            elif not ids.is_new(article.id):
                cause = "another article of this run has the same id; this one was left out"
                batch.failures.append(Failure(article.id, None, cause, article.id))
            elif record.has(article.id, sha := _sha(article)):
                batch.known += 1
            else:
                batch.waiting.append(_New(article, sha))
                batch.characters += len(article.text)
            if batch.full:
                yield batch
                batch = _Batch(consumed=batch.consumed)
    yield batch


def _write(batch: _Batch, record: Record, reader: "Reader") -> Step:
    """Read what is new in a batch and add it to the record as one transaction."""
    new = replaced = words = 0
    shas = {item.article.id: item.sha for item in batch.waiting}
    found = list(reader.read_safely([item.article for item in batch.waiting]))
    with record.batch():
        for article, reading in found:
            if isinstance(reading, Failure):
                batch.failures.append(reading)
                continue
            replaced += record.reading(article.id) is not None
            record.add(article, reading, fingerprint(article.text, article.blocks), shas[article.id])
            new += 1
            words += article.text.count(" ") + 1
    return Step(batch.consumed, new, replaced, batch.known, words, tuple(batch.failures))


def _default_reader() -> "Reader":
    from dragoman.reading.reader import Reader

    return Reader()


def steps(paths: Iterable[Path], record: Record, load: "Callable[[], Reader]" = _default_reader) -> Iterator[Step]:
    """Read all articles of files and folders into a record, yielding what each batch came to once it is written.

    `load` gives the reader; it is called when the first new article is met. Bad input gives a Failure in a step. Two
    articles of one run with one id: the first is read, the second is a Failure. An article that the record has under
    its id with another text replaces that one. Raises DragomanError where the record cannot be written; what earlier
    steps wrote stays.
    """
    reader = None
    for batch in _batches(documents(paths), record):
        if batch.waiting:
            reader = reader or load()
            yield _write(batch, record, reader)
        else:
            yield Step(batch.consumed, known=batch.known, failures=tuple(batch.failures))


def read(paths: Iterable[str | Path], record: Record) -> Summary:
    """Read all articles of files and folders into a record and return what the run came to (see `steps`).

    What cannot be read is logged as a warning, one line each.
    """
    summary = Summary()
    for step in steps([Path(path) for path in paths], record):
        summary.add(step)
        for failure in step.failures:
            log.warning("%s", failure)
    return summary
