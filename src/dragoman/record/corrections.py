"""What people decide over the program's head: corrections as they are kept, written out and read in again.

A correction names what it is about by what articles print: an actor by the names that articles have for it, an event by
its passages. So it holds whatever becomes of the derived rows, and can be applied to another record.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from dragoman.errors import BadInput
from dragoman.lexicon import plover
from dragoman.record.dates import period
from dragoman.record.names import without_titles
from dragoman.types import Status

What = Literal["merge", "split", "rename", "set", "event", "join", "part"]
Verdict = Literal["accepted", "rejected"]
EVERY_ARTICLE = ""  # in correction_document
MOST_DOCUMENTS = 20  # that are named with a name; its kind and country find it in all others


class Name(msgspec.Struct, frozen=True, omit_defaults=True):
    """What articles call an actor, in which of them (the first by id), and as what kind and of which country."""

    name: str
    kind: str | None = None
    code: str | None = None
    documents: tuple[str, ...] = ()
    parted: str | None = None  # of those parted from their namesakes


Names = tuple[Name, ...]


class Passage(msgspec.Struct, frozen=True):
    """An event mention by its place: the span of its trigger, what it was read as, its words and its sentence."""

    document: str
    start: int
    end: int
    type: str
    words: str
    sentence: str


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a correction is about; which fields are filled depends on what it does.

    `actor` and `other` are to be one (merge); `actor` is not who is called `spelling` (split, in `document` alone where
    there is one); `actor` has another name, country or sector (rename, set). `event` has other values (event); it and
    `account` are one happening (join) or not (part).
    """

    actor: Names = ()
    other: Names = ()
    spelling: str | None = None
    document: str | None = None
    event: tuple[Passage, ...] = ()
    account: tuple[Passage, ...] = ()


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an event was shown with when it was corrected: accounts that say so are corrected too, others are not."""

    type: str | None = None
    mode: str | None = None
    status: str | None = None
    date: str | None = None


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person says instead. None and () leave a thing as it is."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None
    verdict: Verdict | None = None
    type: str | None = None
    mode: str | None = None
    status: Status | None = None
    date: str | None = None
    actor: tuple[Names, ...] = ()
    recipient: tuple[Names, ...] = ()
    was: Shown = Shown()


class Correction(msgspec.Struct, frozen=True):
    """Who said what, when (UTC, ISO 8601) and why. `id` counts the corrections of one record."""

    who: str
    at: str
    what: What
    target: Target
    value: Value = Value()
    why: str | None = None
    undone_at: str | None = None
    id: int = 0


_FIELDS = "correction.id, who, made_at, what, why, target, value, undone_at"


def _read(rows: Iterable[tuple[Any, ...]]) -> Iterator[Correction]:
    for number, who, at, what, why, target, value, undone in rows:
        found, said = msgspec.json.decode(target, type=Target), msgspec.json.decode(value, type=Value)
        yield Correction(who, at, what, found, said, why, undone, number)


def every(db: sqlite3.Connection) -> list[Correction]:
    """Return all corrections, undone ones among them, in their order."""
    return list(_read(db.execute(f"SELECT {_FIELDS} FROM correction ORDER BY id")))


def in_force(db: sqlite3.Connection, *what: What) -> list[Correction]:
    """Return the corrections of these sorts that are not undone, in their order."""
    marks = ",".join("?" * len(what))
    rows = db.execute(
        f"SELECT {_FIELDS} FROM correction WHERE what IN ({marks}) AND undone_at IS NULL ORDER BY id", what
    )
    return list(_read(rows))


def get(db: sqlite3.Connection, number: int) -> Correction:
    """Return one correction. Raises KeyError where there is none of this number."""
    for found in _read(db.execute(f"SELECT {_FIELDS} FROM correction WHERE id = ?", (number,))):
        return found
    raise KeyError(number)


def about(db: sqlite3.Connection, documents: Iterable[str]) -> list[Correction]:
    """Return the corrections in force that alter how some documents are read, in their order."""
    wanted = (*documents, EVERY_ARTICLE)
    rows = db.execute(
        f"SELECT DISTINCT {_FIELDS} FROM correction_document JOIN correction ON correction.id = correction"
        f" WHERE document IN ({','.join('?' * len(wanted))}) AND undone_at IS NULL ORDER BY correction.id",
        wanted,
    )
    return list(_read(rows))


def speak_of(db: sqlite3.Connection, documents: Iterable[str]) -> bool:
    """Is any of these documents named by a correction that alters how articles are read?"""
    wanted = tuple(documents)
    marks = ",".join("?" * len(wanted))
    found = db.execute(f"SELECT 1 FROM correction_document WHERE document IN ({marks}) LIMIT 1", wanted).fetchone()
    return found is not None


def documents_in(correction: Correction) -> set[str]:
    """Return the documents whose reading a correction alters; EVERY_ARTICLE stands for any."""
    target = correction.target
    if correction.what == "split":
        return {target.document or EVERY_ARTICLE}
    return {passage.document for passage in (*target.event, *target.account)}


def store(db: sqlite3.Connection, made: Correction) -> int | None:
    """Keep a correction and return its number; None where the record has it already, undone as it is."""
    target, value = (msgspec.json.encode(one).decode() for one in (made.target, made.value))
    key = (made.who, made.at, made.what, target, value)
    row = db.execute(
        "SELECT id, undone_at FROM correction WHERE (who, made_at, what, target, value) = (?, ?, ?, ?, ?)", key
    ).fetchone()
    if row:
        if made.undone_at is None or row[1] is not None:
            return None
        db.execute("UPDATE correction SET undone_at = ? WHERE id = ?", (made.undone_at, row[0]))
        return int(row[0])
    cursor = db.execute(
        "INSERT INTO correction (who, made_at, what, target, value, why, undone_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*key, made.why, made.undone_at),
    )
    number = int(cursor.lastrowid or 0)
    db.executemany(
        "INSERT INTO correction_document (document, correction) VALUES (?, ?)",
        ((document, number) for document in sorted(documents_in(made))),
    )
    return number


def line(correction: Correction) -> bytes:
    """Return a correction as a line of JSON, as `lines` reads it."""
    return msgspec.json.encode(correction) + b"\n"


def lines(found: Iterable[bytes], name: str) -> list[Correction]:
    """Read corrections from lines of JSON. Raises BadInput with the file's name and the line's number."""
    read = []
    for number, one in enumerate(found, 1):
        if not one.strip():
            continue
        try:
            made = msgspec.json.decode(one, type=Correction)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(f"{name}:{number}: no correction: {str(error).splitlines()[0]}") from error
        if wrong := _wrong(made):
            raise BadInput(f"{name}:{number}: no correction: {wrong}")
        read.append(made)
    return read


def _wrong(made: Correction) -> str | None:
    """Return what is wrong with a correction that is well formed; None where nothing is."""
    missing = [field for field in NEEDED[made.what] if not getattr(made.target, field)]
    if missing:
        return f"{made.what} needs target.{missing[0]}"
    value = made.value
    if value.type is not None and value.type not in plover.TYPES:
        return f"{value.type} is no type"
    if value.sector is not None and value.sector not in plover.SECTORS:
        return f"{value.sector} is no sector"
    if value.date is not None and period(value.date) is None:
        return f"{value.date} is no date"
    return None


NEEDED: dict[What, tuple[str, ...]] = {
    "merge": ("actor", "other"), "split": ("actor", "spelling"), "rename": ("actor",), "set": ("actor",),
    "event": ("event",), "join": ("event", "account"), "part": ("event", "account"),
}  # fmt: skip


# --- what derived rows are called by articles ---


def names(db: sqlite3.Connection, actor: str) -> Names:
    """Return what articles call an actor, what most of them call it first."""
    found: dict[tuple[str, str | None, str | None, str | None], list[str]] = {}
    for name, kind, code, parted, document in db.execute(
        "SELECT identifier, guise.kind, guise.code, parted, local_actor.document FROM guise"
        " JOIN local_actor ON local_actor.guise = guise.id WHERE guise.actor = ? ORDER BY local_actor.document",
        (actor,),
    ):
        found.setdefault((name, kind, code, parted), []).append(document)
    order = sorted(found, key=lambda key: (-len(found[key]), key[0], str(key)))
    return tuple(
        Name(name, kind, code, tuple(found[name, kind, code, parted][:MOST_DOCUMENTS]), parted)
        for name, kind, code, parted in order
    )


def names_but(db: sqlite3.Connection, actor: str, spelling: str, document: str | None) -> Names:
    """Return what articles call an actor, but for those that call it by one spelling (or one article that does)."""
    left = []
    for name in names(db, actor):
        if name.name != spelling:
            left.append(name)
        elif document:
            others = db.execute(
                "SELECT DISTINCT local_actor.document FROM local_actor JOIN guise ON guise.id = guise"
                " WHERE actor = ? AND identifier = ? AND local_actor.document <> ? ORDER BY 1 LIMIT ?",
                (actor, spelling, document, MOST_DOCUMENTS),
            ).fetchall()
            if kept := tuple(row[0] for row in others):
                left.append(Name(spelling, name.kind, name.code, kept, name.parted))
    return tuple(left)


def is_called(printed: str, spelling: str) -> bool:
    """Is what an article prints this name, but for titles before it?"""
    return printed == spelling or without_titles(printed) == spelling


def called(db: sqlite3.Connection, actor: str, spelling: str, document: str | None) -> bool:
    """Does an article, or this one, call the actor so?"""
    rows = db.execute(
        "SELECT identifier, text FROM guise JOIN local_actor ON local_actor.guise = guise.id"
        " LEFT JOIN mention ON mention.local_actor = local_actor.id WHERE actor = ?1"
        " AND (?2 IS NULL OR local_actor.document = ?2)",
        (actor, document),
    )
    return any(identifier == spelling or is_called(text or "", spelling) for identifier, text in rows)


def passages(db: sqlite3.Connection, event: str) -> tuple[tuple[str, Passage], ...]:
    """Return the passages of an event's accounts, each with the id of its event mention."""
    rows = db.execute(
        "SELECT m.id, m.document, m.start, m.end, m.type, m.text,"
        " substr(t.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)"
        " FROM account JOIN event_mention AS m ON m.id = account.event_mention"
        " JOIN article_text AS t ON t.document = m.document WHERE account.event = ? ORDER BY m.document, m.start, m.id",
        (event,),
    )
    return tuple((mention, Passage(*rest)) for mention, *rest in rows)


# --- what was corrected ---


def of_event(db: sqlite3.Connection, event: str) -> tuple[Correction, ...]:
    """Return the corrections in force that bear on an event or on one of its accounts."""
    rows = db.execute(
        f"SELECT DISTINCT {_FIELDS} FROM account JOIN correction_mention USING (event_mention)"
        " JOIN correction ON correction.id = correction WHERE event = ? AND undone_at IS NULL ORDER BY correction.id",
        (event,),
    )
    return tuple(_read(rows))


def events_of(db: sqlite3.Connection, number: int) -> list[str]:
    """Return the ids of the events that a correction bears on now; what was corrected may have got another id."""
    rows = db.execute(
        "SELECT DISTINCT event FROM correction_mention JOIN account USING (event_mention) WHERE correction = ?"
        " ORDER BY side DESC, event",
        (number,),
    )
    return [row[0] for row in rows]


def of_actor(db: sqlite3.Connection, actor: str) -> tuple[Correction, ...]:
    """Return the corrections in force that say who or what an actor is."""
    rows = db.execute(
        f"SELECT DISTINCT {_FIELDS} FROM guise JOIN correction_guise ON correction_guise.guise = guise.id"
        " JOIN correction ON correction.id = correction WHERE actor = ? AND what <> 'event' AND undone_at IS NULL"
        " ORDER BY correction.id",
        (actor,),
    )
    return tuple(_read(rows))


def waits_for(db: sqlite3.Connection, correction: Correction) -> str | None:
    """Return what of a correction the record does not have, so that it has no effect yet; None where it has."""
    table, wanted = ("correction_guise", NEEDED[correction.what])
    if correction.target.event:
        table = "correction_mention"
    met = {row[0] for row in db.execute(f"SELECT DISTINCT side FROM {table} WHERE correction = ?", (correction.id,))}
    side = next((side for side in wanted if side not in met), None)
    if side is None:
        return None
    if side == "spelling":
        where = f" in {correction.target.document}" if correction.target.document else ""
        return f"who is called {correction.target.spelling}{where}"
    if side in ("event", "account") and correction.target.event:
        passage = getattr(correction.target, side)[0]
        return f"“{passage.words}” in {passage.document}, characters {passage.start}–{passage.end}"
    return f"an actor called {getattr(correction.target, side)[0].name}"
