"""What corrections come to in a record: which of its guises and event mentions they speak of, and what follows."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from dragoman.record import corrections
from dragoman.record.amended import mark_of
from dragoman.record.corrections import EVERY_ARTICLE, Correction, Name, Names, Value, is_called
from dragoman.record.ties import Pair, Rule, Ties, fold


@dataclass
class Touched:
    """What has to be decided or described anew because corrections, or what they speak of, have changed."""

    guises: set[str] = field(default_factory=set)  # who is one with whom
    described: set[str] = field(default_factory=set)  # what their actor is called
    mentions: set[str] = field(default_factory=set)  # which event they are of
    told: set[str] = field(default_factory=set)  # what their event is said to be


def documents(db: sqlite3.Connection, correction: Correction) -> list[str]:
    """Return the documents that have to be written anew when a correction comes or goes."""
    named = corrections.documents_in(correction)
    if EVERY_ARTICLE in named:
        spelling = str(correction.target.spelling)
        found = db.execute("SELECT guise, name FROM spelling").fetchall()
        rows = [
            row
            for guise in {guise for guise, name in found if is_called(name, spelling)}
            for row in db.execute("SELECT document FROM local_actor WHERE guise = ?", (guise,))
        ]
    else:
        rows = [
            row
            for one in named
            for row in db.execute(
                "SELECT id FROM document WHERE state = 'read' AND id ="
                " (SELECT coalesce(same_text_as, id) FROM document WHERE id = ?)",
                (one,),
            )
        ]
    return sorted({row[0] for row in rows})


def file(db: sqlite3.Connection, document: str, touched: Iterable[tuple[int, str, int]]) -> None:
    """Store which corrections speak, on which side, of which event mentions (by number) of a document just written."""
    db.executemany(
        "INSERT OR IGNORE INTO correction_mention (event_mention, correction, side)"
        " SELECT id, ?, ? FROM event_mention WHERE id = ?",
        ((correction, side, f"{document}#{number}") for correction, side, number in touched),
    )


def refresh(db: sqlite3.Connection) -> Touched:
    """Find anew what all corrections speak of; return what that changes."""
    touched = Touched()
    if not db.execute("SELECT 1 FROM correction LIMIT 1").fetchone():
        return touched
    made = corrections.in_force(db, "merge", "split", "rename", "set", "event")
    sides = {(one.id, side): guises for one in made for side, guises in _sides(db, one).items()}
    before = set(db.execute("SELECT guise, correction, side FROM correction_guise").fetchall())
    now = {(guise, number, side) for (number, side), guises in sides.items() for guise in guises}
    db.executemany("DELETE FROM correction_guise WHERE (guise, correction, side) = (?, ?, ?)", before - now)
    db.executemany("INSERT INTO correction_guise (guise, correction, side) VALUES (?, ?, ?)", sorted(now - before))
    for guise, number, side in before ^ now:
        touched.described.add(guise)
        if side.startswith("as "):
            touched.told |= _mentions(db, number, "event")
    rules = [
        Rule(one.what == "merge", tuple(sides[one.id, "actor"]), tuple(sides[one.id, _OTHER[one.what]]))
        for one in made
        if one.what in _OTHER
    ]
    touched.guises = _store(db, "actor_ruling", "guise", fold(rules))
    happenings = corrections.in_force(db, "join", "part")
    rules = [
        Rule(one.what == "join", *(tuple(sorted(_mentions(db, one.id, side))) for side in ("account", "event")))
        for one in happenings
    ]
    touched.mentions = _store(db, "account_ruling", "event_mention", fold(rules))
    return touched


_OTHER = {"merge": "other", "split": "spelling"}


def _sides(db: sqlite3.Connection, one: Correction) -> dict[str, set[str]]:
    target = one.target
    if one.what == "event":
        return {
            f"as {role}": {guise for names in parties for guise in _first(db, names)}
            for role, parties in (("actor", one.value.actor), ("recipient", one.value.recipient))
        }
    if one.what in ("rename", "set"):
        return {"actor": _first(db, target.actor)}
    actor = _guises(db, target.actor)
    if one.what == "merge":
        return {"actor": actor, "other": _guises(db, target.other)}
    parted = {
        row[0]
        for row in db.execute(
            "SELECT DISTINCT guise.id FROM spelling JOIN guise ON guise.id = guise"
            " WHERE name = ?1 COLLATE NOCASE AND name = ?1 AND form = 'identifier' AND parted = ?2 AND documents > 0",
            (target.spelling, mark_of(one)),
        )
    }
    return {"actor": actor - parted, "spelling": parted}


def _guises(db: sqlite3.Connection, names: Names) -> set[str]:
    return {guise for name in names for guise in _called(db, name)}


def _first(db: sqlite3.Connection, names: Names) -> set[str]:
    """Return the one guise that stands for names: that of most documents among those of the first name there is."""
    for name in names:
        if found := _called(db, name):
            rows = (db.execute("SELECT -documents, id FROM guise WHERE id = ?", (one,)).fetchone() for one in found)
            return {min(rows)[1]}
    return set()


def _called(db: sqlite3.Connection, name: Name) -> set[str]:
    """Return the guises of those whom articles call so: in the articles named, and as that kind, of that country."""
    found = {
        row[0]
        for document in name.documents
        for row in db.execute(
            "SELECT guise FROM local_actor WHERE identifier = ?1 AND document ="
            " (SELECT coalesce(same_text_as, id) FROM document WHERE id = ?2)",
            (name.name, document),
        )
    }
    rows = db.execute(
        "SELECT guise.id FROM spelling JOIN guise ON guise.id = guise WHERE name = ?1 COLLATE NOCASE AND name = ?1"
        " AND form = 'identifier' AND kind IS ?2 AND code IS ?3 AND parted IS ?4 AND document IS NULL"
        " AND rivals = '[]' AND documents > 0",
        (name.name, name.kind, name.code, name.parted),
    )
    return found | {row[0] for row in rows}


def _mentions(db: sqlite3.Connection, correction: int, side: str) -> set[str]:
    rows = db.execute(
        "SELECT event_mention FROM correction_mention WHERE correction = ? AND side = ?", (correction, side)
    )
    return {row[0] for row in rows}


def _store(db: sqlite3.Connection, table: str, column: str, verdicts: dict[Pair, bool]) -> set[str]:
    """Store verdicts on pairs in place of those before; return the nodes on which they changed."""
    before = {(one, other, bool(same)) for one, other, same in db.execute(f"SELECT {column}, other, same FROM {table}")}
    now = {(one, other, same) for (one, other), same in verdicts.items()}
    db.executemany(f"DELETE FROM {table} WHERE ({column}, other, same) = (?, ?, ?)", before - now)
    db.executemany(f"INSERT INTO {table} ({column}, other, same) VALUES (?, ?, ?)", sorted(now - before))
    return {node for one, other, _ in before ^ now for node in (one, other)}


# --- asked for by the derivation ---


def ties_of_guises(db: sqlite3.Connection) -> Ties:
    """Return which guises are one actor and which are not, as people said."""
    return Ties((one, other, bool(same)) for one, other, same in db.execute("SELECT * FROM actor_ruling ORDER BY 1, 2"))


def ties_of_tellings(db: sqlite3.Connection) -> Ties:
    """Return which tellings are one happening and which are not, as people said of their accounts."""
    rows = db.execute(
        "SELECT a.telling, b.telling, same FROM account_ruling"
        " JOIN event_mention AS a ON a.id = account_ruling.event_mention JOIN event_mention AS b ON b.id = other"
        " WHERE a.telling IS NOT NULL AND b.telling IS NOT NULL ORDER BY 1, 2"
    )
    return Ties((one, other, bool(same)) for one, other, same in rows)


def parted(db: sqlite3.Connection, mention: str) -> str | None:
    """Return what sets an event mention apart from equal ones, where someone said that it is another happening."""
    row = db.execute(
        "SELECT 1 FROM correction_mention JOIN correction ON correction.id = correction"
        " WHERE event_mention = ? AND side = 'account' AND what = 'part' LIMIT 1",
        (mention,),
    ).fetchone()
    return mention if row else None


def described(
    db: sqlite3.Connection, actor: str, name: str, code: str | None, sector: str | None
) -> tuple[str, str | None, str | None]:
    """Return an actor's name, country and sector as people have them, else as given."""
    rows = db.execute(
        "SELECT correction.id, value FROM guise JOIN correction_guise ON correction_guise.guise = guise.id"
        " JOIN correction ON correction.id = correction WHERE actor = ? AND what IN ('rename', 'set')"
        " ORDER BY correction.id",
        (actor,),
    ).fetchall()
    for _, value in rows:
        said = msgspec.json.decode(value, type=Value)
        name, code, sector = said.name or name, said.country or code, said.sector or sector
    return name, code, sector


@dataclass
class Pins:
    """What people said of an event; None, or no entry in `parties`, is nothing."""

    verdict: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    date: str | None = None
    parties: dict[str, list[str]] = field(default_factory=dict)  # by role: actors' ids


def pins(db: sqlite3.Connection, event: str) -> Pins:
    """Return what people said of an event, the last word on each thing."""
    found = Pins()
    rows = db.execute(
        "SELECT DISTINCT correction.id, value FROM telling JOIN event_mention ON event_mention.telling = telling.id"
        " JOIN correction_mention ON correction_mention.event_mention = event_mention.id"
        " JOIN correction ON correction.id = correction WHERE telling.event = ? AND what = 'event'"
        " ORDER BY correction.id",
        (event,),
    ).fetchall()
    for number, value in rows:
        said = msgspec.json.decode(value, type=Value)
        for name in ("verdict", "type", "mode", "status", "date"):
            if getattr(said, name) is not None:
                setattr(found, name, getattr(said, name))
        if said.type and said.mode is None:
            found.mode = None
        for role in ("actor", "recipient"):
            actors = db.execute(
                "SELECT DISTINCT actor FROM correction_guise JOIN guise ON guise.id = guise"
                " WHERE correction = ? AND side = ? ORDER BY actor",
                (number, f"as {role}"),
            ).fetchall()
            if actors:
                found.parties[role] = [row[0] for row in actors]
    return found


def events_ruled(db: sqlite3.Connection, touched: Touched, moved: set[str]) -> set[str]:
    """Return the events that are to be written anew as their corrections, or the actors these name, have changed."""
    mentions = set(touched.told)
    for one in moved:
        rows = db.execute(
            "SELECT event_mention FROM correction_guise JOIN correction_mention USING (correction)"
            " WHERE guise = ? AND correction_guise.side LIKE 'as %'",
            (one,),
        )
        mentions.update(row[0] for row in rows)
    return events_of(db, mentions)


def events_of(db: sqlite3.Connection, mentions: set[str]) -> set[str]:
    """Return the events that event mentions are of."""
    return {
        row[0]
        for one in mentions
        for row in db.execute(
            "SELECT telling.event FROM event_mention JOIN telling ON telling.id = telling WHERE event_mention.id = ?",
            (one,),
        )
        if row[0]
    }


def tellings_of(db: sqlite3.Connection, mentions: set[str]) -> set[str]:
    """Return the tellings of event mentions that have one."""
    return {
        row[0]
        for one in mentions
        for row in db.execute("SELECT telling FROM event_mention WHERE id = ? AND telling IS NOT NULL", (one,))
    }
