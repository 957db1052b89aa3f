"""Which documents are copies of each other: MinHash over five-word shingles, found by bands.

Broder (1997), "On the resemblance and containment of documents". 128 hashes in 32 bands of 4 find two texts
that share half of their shingles with a probability of 0.87, and of two that share four fifths all but one in
ten million.
"""

import re
import sqlite3
from collections.abc import Iterable

from rensa import RMinHash

from dragoman.types import CODED_BLOCKS, Article

HASHES, BANDS, SEED = 128, 32, 1997
SHINGLE = 5
SAME = 0.5  # the share of shingles from which one text is taken to repeat the other
FEWEST = 20  # shingles: below that, two notices of one line would be copies of each other
WORD = re.compile(r"\w+")


def _digest(article: Article) -> list[int]:
    coded = [block for block in article.blocks if block.kind in CODED_BLOCKS]
    text = " ".join(article.text[block.start : block.end] for block in coded) if coded else article.text
    words = WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST:
        return []
    hashed = RMinHash(num_perm=HASHES, seed=SEED)
    hashed.update(sorted(shingles))
    return list(hashed.digest())


def _pack(digest: list[int]) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in digest)


def _similarity(left: bytes, right: bytes) -> float:
    equal = sum(left[at : at + 4] == right[at : at + 4] for at in range(0, len(left), 4))
    return equal / HASHES


def file(db: sqlite3.Connection, article: Article) -> None:
    """File a document's shingles and pair it with the documents that share its text."""
    digest = _digest(article)
    if not digest:
        return
    packed, width = _pack(digest), HASHES // BANDS
    bands = [
        (band, int.from_bytes(packed[4 * band * width : 4 * band * width + 8], "little", signed=True)
         ^ int.from_bytes(packed[4 * band * width + 8 : 4 * (band + 1) * width], "little", signed=True))
        for band in range(BANDS)
    ]  # fmt: skip
    others = {
        row[0]
        for band in bands
        for row in db.execute("SELECT document FROM shingle_band WHERE band = ? AND value = ?", band)
    }
    for other in sorted(others):
        theirs = db.execute("SELECT digest FROM shingle_digest WHERE document = ?", (other,)).fetchone()[0]
        similarity = _similarity(packed, theirs)
        if similarity >= SAME:
            db.execute("INSERT INTO shared_text VALUES (?, ?, ?)", (*sorted((article.id, other)), similarity))
    db.executemany("INSERT INTO shingle_band VALUES (?, ?, ?)", ((*band, article.id) for band in bands))
    db.execute("INSERT INTO shingle_digest VALUES (?, ?)", (article.id, packed))


def neighbours(db: sqlite3.Connection, document: str) -> set[str]:
    """Return the documents that share a document's text."""
    rows = db.execute(
        "SELECT other FROM shared_text WHERE document = ?1 UNION SELECT document FROM shared_text WHERE other = ?1",
        (document,),
    )
    return {row[0] for row in rows}


def remove(db: sqlite3.Connection, document: str) -> set[str]:
    """Take a document out of the file of shingles; return those that shared its text or were its copies."""
    rows = db.execute("SELECT id FROM document WHERE copy_of = ?", (document,))
    touched = neighbours(db, document).union(row[0] for row in rows)
    for table in ("shingle_band", "shingle_digest", "shared_text"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    db.execute("DELETE FROM shared_text WHERE other = ?", (document,))
    db.execute("UPDATE document SET copy_of = NULL WHERE copy_of = ? OR id = ?", (document, document))
    return touched


def settle(db: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """Name the earliest of each group of copies around these documents; return these and whichever changed.

    What `remove` returned has already lost its original, so these count as changed whatever is found.
    """
    seen: set[str] = set()
    changed = set()
    for start in sorted(documents):
        if not db.execute("SELECT 1 FROM document WHERE id = ?", (start,)).fetchone():
            continue
        changed.add(start)
        if start in seen:
            continue
        group, todo = {start}, [start]
        while todo:
            for other in neighbours(db, todo.pop()) - group:
                group.add(other)
                todo.append(other)
        seen |= group
        rows = [
            db.execute("SELECT coalesce(published, '9999'), id, copy_of FROM document WHERE id = ?", (one,)).fetchone()
            for one in group
        ]
        original = min(row[:2] for row in rows)[1]
        for _, one, before in rows:
            now = None if one == original else original
            if now != before:
                db.execute("UPDATE document SET copy_of = ? WHERE id = ?", (now, one))
                changed.add(one)
    return changed
