"""The sentences that a page rests on, numbered by article and place, each with the stretches it is cited for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.record import Record, query
from dragoman.record.words import sentence_around

SPACE = re.compile(r"\s+")

WITHIN = str.maketrans('“”"', "‘’'")  # quotation marks, where they stand within others
AROUND = 50  # characters of an excerpt on each side of what it is about
UNDATED = "9999"  # after all dates

Key = tuple[str, int, int]  # document, start and end of the sentence


@dataclass(frozen=True)
class Citation:
    """A numbered sentence in pieces: the text of each, and whether it is what the sentence is cited for."""

    number: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Heading:
    """What is known of an article beside its text."""

    document: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    basis: str
    conflict: str | None


@dataclass(frozen=True)
class Source:
    """An article and what is cited from it."""

    heading: Heading
    citations: tuple[Citation, ...]


@dataclass
class Citations:
    """Collects what is cited; numbers are known once all is cited."""

    record: Record
    spans: dict[Key, set[tuple[int, int]]] = field(default_factory=dict)
    _by_document: dict[str, list[Key]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def cite(self, document: str, start: int, end: int, sentence: tuple[int, int] | None = None) -> Key:
        """Cite characters of a document; `sentence` is the one they stand in where that is known."""
        key = next(
            (known for known in self._by_document.get(document, ()) if known[1] <= start and end <= known[2]), None
        )
        if key is None:
            key = (document, *(sentence or sentence_around(self._text(document), start, end)))
            self._by_document.setdefault(document, []).append(key)
        self.spans.setdefault(key, set()).add((start, end))
        return key

    def cite_account(self, account: query.Account) -> Key:
        """Cite the words that report an event."""
        sentence = (account.sentence_start, account.sentence_end)
        return self.cite(account.document, account.start, account.end, sentence)

    def excerpt(self, document: str, start: int, end: int) -> str:
        """Cite characters of a document and return them with some of the words around them in their sentence."""
        _, first, last = self.cite(document, start, end)
        text = self._text(document)
        low = max(first, text.rfind(" ", first, max(first, start - AROUND)) + 1)
        high = text.find(" ", end + AROUND, last)
        words = text[low : high if high >= 0 else last]
        cut = SPACE.sub(" ", f"{'…' if low > first else ''}{words}{'…' if high >= 0 else ''}").strip()
        return cut.translate(WITHIN)

    def sources(self) -> tuple[list[Source], dict[Key, int]]:
        """Return the articles cited, the earliest published first, and the number of each sentence."""
        headings = {document: self.heading(document) for document in self._by_document}

        def order(key: Key) -> tuple[str, str, int, int]:
            return headings[key[0]].published or UNDATED, *key

        numbers = {key: at for at, key in enumerate(sorted(self.spans, key=order), 1)}
        cited: dict[str, list[Citation]] = {}
        for key, number in numbers.items():
            cited.setdefault(key[0], []).append(Citation(number, tuple(self._pieces(key))))
        return [Source(headings[document], tuple(found)) for document, found in cited.items()], numbers

    def heading(self, document: str) -> Heading:
        """Return what is known of an article beside its text."""
        row = self.record.db.execute(
            "SELECT id, outlet, title, url, published, basis, conflict FROM document WHERE id = ?", (document,)
        ).fetchone()
        return Heading(*row)

    def _text(self, document: str) -> str:
        if document not in self._texts:
            row = self.record.db.execute("SELECT text FROM article_text WHERE document = ?", (document,)).fetchone()
            self._texts[document] = row[0]
        return self._texts[document]

    def _pieces(self, key: Key) -> Iterable[tuple[str, bool]]:
        document, start, end = key
        return pieces(self._text(document)[start:end], ((a - start, b - start) for a, b in self.spans[key]))


def pieces(sentence: str, marks: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Cut a sentence at marked stretches: (text, marked) in order, runs of space as one space."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marks):
        start = max(start, at)
        if end > start:
            found += [(sentence[at:start], False), (sentence[start:end], True)]
            at = end
    found.append((sentence[at:], False))
    return [(SPACE.sub(" ", text), marked) for text, marked in found if text]
