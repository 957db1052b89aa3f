"""What a record was made from: its outlets and articles, and the words in them. All functions read only."""

from collections import defaultdict

import msgspec

from dragoman.record.store import Record


class SourceLine(msgspec.Struct, frozen=True):
    """An outlet: how many of its articles the record has, and what became of them."""

    outlet: str | None
    documents: int
    read: int
    unread: int
    repeats: int
    copies: int
    events: int
    first: str | None
    last: str | None
    languages: tuple[str, ...]


class Appearance(msgspec.Struct, frozen=True):
    """An article of the record, and what its date rests on."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str
    published: str | None
    basis: str
    conflict: str | None
    state: str
    same_text_as: str | None
    copy_of: str | None
    characters: int


def sources(record: Record) -> list[SourceLine]:
    """Return the outlets, those with the most articles first.

    Articles without an outlet come together as None.
    """
    languages: defaultdict[str | None, set[str]] = defaultdict(set)
    for outlet, language in record.db.execute("SELECT DISTINCT outlet, language FROM document"):
        languages[outlet].add(language)
    rows = record.db.execute(
        "SELECT outlet, count(*), sum(state = 'read'), sum(state = 'unread'), sum(state = 'repeat'),"
        " sum(copy_of IS NOT NULL),"
        " sum((SELECT count(*) FROM event_mention WHERE document = document.id)), min(published),"
        " max(published)"
        " FROM document GROUP BY outlet ORDER BY count(*) DESC, outlet"
    )
    return [
        SourceLine(outlet, all, read, unread, repeats, copies, events, first, last, tuple(sorted(languages[outlet])))
        for outlet, all, read, unread, repeats, copies, events, first, last in rows
    ]


def documents(record: Record, *, outlet: str | None = None) -> list[Appearance]:
    """Return all articles, in the order of ids."""
    rows = record.db.execute(
        "SELECT id, title, outlet, url, language, published, basis, conflict, state, same_text_as,"
        " copy_of, characters"
        " FROM document WHERE ?1 IS NULL OR outlet = ?1 ORDER BY id",
        (outlet,),
    )
    return [Appearance(*row) for row in rows]


class Hit(msgspec.Struct, frozen=True):
    """An article in which searched words stand, with a snippet; matches are between \\x02 and \\x03."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str


def search(record: Record, words: str, *, limit: int = 50) -> list[Hit]:
    """Return the articles that have all of the words, the best first. Words in double quotes are a phrase."""
    terms = [
        f'"{part}"'
        for at, piece in enumerate(words.split('"'))
        for part in ([piece] if at % 2 else piece.split())
        if part.strip()
    ]
    if not terms:
        return []
    rows = record.db.execute(
        "SELECT document.id, document.title, outlet, published,"
        " snippet(article_search, 1, char(2), char(3), '…', 24) FROM article_search"
        " JOIN article_text ON number = article_search.rowid JOIN document ON document.id = document"
        " WHERE article_search MATCH ? ORDER BY rank, document.id LIMIT ?",
        (" ".join(terms), limit),
    )
    return [Hit(*row) for row in rows]
