"""The record: articles and their readings go in, documents come out again.

What they add up to is kept up to date.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from dragoman.record import assertions, copies, corrections, derive, rulings
from dragoman.record.amended import Amended, amend
from dragoman.record.assertions import Changes
from dragoman.record.corrections import Correction
from dragoman.record.database import VERSION, connect, told
from dragoman.types import READ_LANGUAGES, Article, Reading


class Record:
    """A record in one SQLite file. Writing happens in batches, each of them one transaction."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db
        self._changes: Changes | None = None

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Write all that is added and removed inside as one transaction.

        Nothing of it where anything fails.
        """
        if self._changes is not None:
            yield
            return
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            self._changes = Changes()
            try:
                yield
                derive.consolidate(self.db, self._changes)
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
            finally:
                self._changes = None

    def derive_anew(self) -> None:
        """Tell all event mentions again, as a record of an older format asks for; then it is of this one."""
        with self.batch():
            assert self._changes is not None  # inside of a batch
            self._changes.mentions.update(row[0] for row in self.db.execute("SELECT id FROM event_mention"))
            self.db.execute(f"PRAGMA user_version = {VERSION}")

    def has(self, id: str, sha: str) -> bool:
        """Is this very source, by its SHA-256, in the record under this id?"""
        row = self.db.execute("SELECT sha256 FROM document WHERE id = ?", (id,)).fetchone()
        return row is not None and row[0] == sha

    def add(self, article: Article, reading: Reading, fingerprint: str, sha: str) -> bool:
        """Add an article as read; False where the record has it so already.

        `fingerprint` is equal for texts that differ in their frame alone (an empty one equals nothing), `sha`
        is the SHA-256 of the source's bytes. An article with an id that the record has replaces the one
        before it. Raises DragomanError where the file cannot be written.
        """
        encoded = msgspec.json.encode(reading)
        before = self._encoded(article.id)
        if before == encoded and self.has(article.id, sha):
            return False
        with self.batch():
            if before:
                self._take_out(article.id)
            self._put_in(article, reading, encoded, fingerprint, sha)
        return True

    def remove(self, id: str) -> bool:
        """Remove a document and all that only it says; False where there is none. Raises as `add` does."""
        if not self.db.execute("SELECT 1 FROM document WHERE id = ?", (id,)).fetchone():
            return False
        with self.batch():
            self._take_out(id)
        return True

    def reading(self, id: str) -> Reading | None:
        """Return a document's reading as it was added."""
        encoded = self._encoded(id)
        return msgspec.json.decode(encoded, type=Reading) if encoded else None

    def _encoded(self, id: str) -> bytes | None:
        row = self.db.execute("SELECT compressed FROM reading WHERE document = ?", (id,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    # --- one document in or out; the caller holds a batch ---

    def _put_in(self, article: Article, reading: Reading, encoded: bytes, fingerprint: str, sha: str) -> None:
        published = article.published if article.published.value else reading.published
        self.db.execute(
            "INSERT INTO document (id, title, outlet, author, url, language, published, basis, conflict,"
            " state,"
            " sha256, fingerprint, characters) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'unread', ?, ?, ?)",
            (article.id, article.title, article.source, article.author, article.url, reading.language,
             published.value, published.basis, published.conflict, sha, fingerprint, len(article.text)),
        )  # fmt: skip
        self.db.execute(
            "INSERT INTO article_text (document, title, text) VALUES (?, ?, ?)",
            (article.id, article.title, article.text),
        )
        self.db.execute(
            "INSERT INTO reading (document, compressed) VALUES (?, ?)", (article.id, zlib.compress(encoded))
        )
        self.db.execute(
            "INSERT INTO block (document, json) VALUES (?, ?)",
            (article.id, msgspec.json.encode(article.blocks)),
        )
        if reading.language in READ_LANGUAGES:
            self._settle_repeats(article.id, fingerprint)

    def _take_out(self, id: str) -> None:
        state, fingerprint, counted = self.db.execute(
            "SELECT state, fingerprint, same_text_as FROM document WHERE id = ?", (id,)
        ).fetchone()
        anew = [counted] if counted and corrections.speak_of(self.db, (id,)) else []
        self._withdraw_all(anew)
        if state == "read":
            self._withdraw(id)
            # So that the next of the same text can take its place.
            self.db.execute("UPDATE document SET state = 'unread' WHERE id = ?", (id,))
        twins = [row[0] for row in self.db.execute("SELECT id FROM document WHERE same_text_as = ?", (id,))]
        self.db.execute("UPDATE document SET state = 'unread', same_text_as = NULL WHERE same_text_as = ?", (id,))
        self.db.execute("DELETE FROM document WHERE id = ?", (id,))
        if twins:
            self._settle_repeats(twins[0], fingerprint)
        self._assert_all(anew)

    def _settle_repeats(self, id: str, fingerprint: str) -> None:
        """Read in the earliest of the documents with this text, and let the others name it."""
        rows = self.db.execute(
            "SELECT coalesce(published, '9999'), id, state, language FROM document"
            " WHERE id = ?1 OR (fingerprint = ?2 AND ?2 <> '')",
            (id, fingerprint),
        ).fetchall()
        rows = [row[:3] for row in rows if row[3] in READ_LANGUAGES]
        first = min(rows)[1]
        anew = corrections.speak_of(self.db, (one for _, one, _ in rows))  # what is said of one text holds for all
        for _, one, state in rows:
            if (one != first or anew) and state == "read":
                self._withdraw(one)
        self.db.executemany(
            "UPDATE document SET state = 'repeat', same_text_as = ? WHERE id = ?",
            ((first, one) for _, one, _ in rows if one != first),
        )
        if anew or next(state for _, one, state in rows if one == first) != "read":
            self.db.execute("UPDATE document SET state = 'read', same_text_as = NULL WHERE id = ?", (first,))
            self._assert(first)

    def _assert(self, id: str) -> None:
        amended, article = self.amended(id), self.article(id)
        assert self._changes is not None and amended is not None
        assertions.write(self.db, article, amended.reading, self._changes, amended.parted)
        rulings.file(self.db, id, amended.touched)
        copies.file(self.db, article)
        self._changes.documents.add(id)

    def _withdraw(self, id: str) -> None:
        amended = self.amended(id)
        assert self._changes is not None and amended is not None
        assertions.erase(self.db, id, amended.reading, self._changes)
        self._changes.documents.update(copies.remove(self.db, id))

    def _assert_all(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._assert(id)

    def _withdraw_all(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._withdraw(id)

    # --- corrections ---

    def correct(self, made: Correction) -> int | None:
        """Keep a correction and let it take effect; return its number, None where the record has it already.

        What it speaks of may be missing: it then takes effect when that comes. Raises as `add` does.
        """
        with self.batch():
            documents = rulings.documents(self.db, made)
            self._withdraw_all(documents)
            number = corrections.store(self.db, made)
            self._assert_all(documents)
        return number

    def undo(self, number: int, at: str) -> None:
        """Undo a correction; `at` is the time, in UTC. Raises KeyError where there is none in force of this number."""
        made = corrections.get(self.db, number)
        if made.undone_at:
            raise KeyError(number)
        with self.batch():
            documents = rulings.documents(self.db, made)
            self._withdraw_all(documents)
            self.db.execute("UPDATE correction SET undone_at = ? WHERE id = ?", (at, number))
            self._assert_all(documents)

    def amended(self, id: str) -> Amended | None:
        """Return a document's reading with what people corrected in it, or in another article of the same text."""
        reading = self.reading(id)
        if reading is None:
            return None
        rows = self.db.execute(
            "WITH counted (id) AS (SELECT coalesce(same_text_as, id) FROM document WHERE id = ?)"
            " SELECT id FROM document WHERE id = (SELECT id FROM counted) OR same_text_as = (SELECT id FROM counted)",
            (id,),
        )
        documents = frozenset(row[0] for row in rows)
        found = corrections.about(self.db, documents)
        if not found:
            return Amended(reading)
        (text,) = self.db.execute("SELECT text FROM article_text WHERE document = ?", (id,)).fetchone()
        return amend(reading, text, documents, found)

    def article(self, id: str) -> Article:
        """Return a document as the Article it came from. Raises KeyError where there is none."""
        row = self.db.execute(
            "SELECT document.id, text, document.title, outlet, author, url, language, published, basis,"
            " conflict, json"
            " FROM document JOIN article_text ON article_text.document = document.id"
            " JOIN block ON block.document = document.id WHERE document.id = ?",
            (id,),
        ).fetchone()
        if row is None:
            raise KeyError(id)
        key, text, title, outlet, author, url, language, value, basis, conflict, blocks = row
        return msgspec.convert(
            {
                "id": key, "text": text, "title": title, "source": outlet, "author": author, "url": url,
                "language": language, "date": value,
                "published": {"value": value, "basis": basis, "conflict": conflict},
                "blocks": msgspec.json.decode(blocks),
            },
            Article,
        )  # fmt: skip


def open(path: str | Path, create: bool = False) -> Record:
    """Open a record, or make it where `create` is set and there is none.

    Raises DragomanError, in one line, where the file is missing, is no record, is of a newer version, or
    cannot be opened.
    """
    path = Path(path)
    db, version = connect(path, create)
    record = Record(path, db)
    try:
        if version < VERSION:
            record.derive_anew()
    except BaseException:
        record.close()
        raise
    return record
