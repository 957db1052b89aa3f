"""What people ask a record: events, figures, disputes, sources, words. All functions read only."""

import sqlite3
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from dragoman.record import corrections, rulings
from dragoman.record.attributions import Link, chain
from dragoman.record.catalogue import Appearance, Hit, SourceLine, documents, search, sources
from dragoman.record.corrections import Correction
from dragoman.record.disputed import DisputeAccount, DisputeLine, disputes
from dragoman.record.events import parties_told
from dragoman.record.people import Profile, Resolved, actors, profile, resolve_actor
from dragoman.record.readings import readings
from dragoman.record.store import Record

__all__ = [
    "Account", "Appearance", "DisputeAccount", "DisputeLine", "EventDetail", "EventLine", "FigureLine",
    "Hit", "Link", "PartyLine", "Profile", "Resolved", "SourceLine", "actors", "disputes", "documents",
    "event", "events", "figures", "profile", "readings", "resolve_actor", "search", "sources",
    "timeline",
]  # fmt: skip


Row = TypeVar("Row", bound=msgspec.Struct)


def _filled(kind: type[Row], values: Iterable[Any]) -> Row:
    return kind(**dict(zip(kind.__struct_fields__, values, strict=True)))


class PartyLine(msgspec.Struct, frozen=True):
    """A party to an event."""

    id: str
    name: str
    role: str
    code: str | None
    sector: str | None


class EventLine(msgspec.Struct, frozen=True):
    """An event in one line. `first_date` and `last_date` are ISO days between which it lies, for ordering."""

    id: str
    name: str
    type: str
    mode: str | None
    quad_code: int
    scale: float
    date: str | None
    first_date: str | None
    last_date: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    status: str
    historical: bool
    accounts: int
    asserted_by: int
    denied_by: int
    sources: int
    verdict: str | None = None
    parties: tuple[PartyLine, ...] = ()


class Account(msgspec.Struct, frozen=True):
    """An event as one article tells it: the trigger's span, its sentence, and who is credited with it."""

    document: str
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    sentence_end: int
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    type: str
    status: str
    factuality: float
    historical: bool
    date: str | None
    place: str | None
    dead: str | None
    attribution: tuple[Link, ...]
    copy_of: str | None


class EventDetail(msgspec.Struct, frozen=True):
    """An event with all its accounts, the earliest published first, and the disputes it stands in."""

    event: EventLine
    accounts: tuple[Account, ...]
    disputes: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()


EVENT_FIELDS = ", ".join(f"event.{field}" for field in EventLine.__struct_fields__[:-1])


def events(
    record: Record, *, actor: str | None = None, dyad: tuple[str, str] | None = None, type: str | None = None,
    status: str | None = None, source: str | None = None, since: str | None = None, until: str | None = None,
    place: str | None = None, document: str | None = None, limit: int | None = None,
    rejected: bool = False,
) -> list[EventLine]:  # fmt: skip
    """Return events in the order of time, those without any date last.

    `actor` and `dyad` are actors' ids; `source` is an outlet or the id of an actor who is credited; `since`
    and `until` are ISO days, and an event is within if it can lie on one of these days. Those that a person rejected
    are left out, or with `rejected` the only ones; they are no actor's.
    """
    where, values = ["verdict IS 'rejected'" if rejected else "verdict IS NOT 'rejected'"], []
    for one in (actor, *(dyad or ())):
        if one is not None:
            where.append("EXISTS (SELECT 1 FROM event_party WHERE event = event.id AND actor = ?)")
            values.append(one)
    for column, wanted in (("type", type), ("status", status)):
        if wanted is not None:
            where.append(f"event.{column} = ?")
            values.append(wanted)
    if place is not None:
        where.append("? IN (event.place, event.country)")
        values.append(place)
    if since is not None:
        where.append("event.last_date >= ?")
        values.append(since)
    if until is not None:
        where.append("event.first_date <= ?")
        values.append(until)
    if document is not None:
        where.append(
            "EXISTS (SELECT 1 FROM account JOIN event_mention ON event_mention.id = event_mention"
            " WHERE account.event = event.id AND document = ?)"
        )
        values.append(document)
    if source is not None:
        where.append(_SOURCE)
        values += [source, source]
    rows = record.db.execute(
        f"SELECT {EVENT_FIELDS} FROM event WHERE {' AND '.join(where)}"
        " ORDER BY first_date IS NULL, first_date, last_date, id LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return [_line(record, row) for row in rows]


timeline = events  # the order of events is that of time

_SOURCE = (
    "EXISTS (SELECT 1 FROM account JOIN event_mention ON event_mention.id = account.event_mention"
    " JOIN document ON document.id = document WHERE account.event = event.id AND (outlet = ? OR EXISTS ("
    "SELECT 1 FROM attribution_link JOIN local_actor ON local_actor.id = local_actor JOIN guise ON"
    " guise.id = guise"
    " WHERE attribution_link.event_mention = event_mention.id AND guise.actor = ?)))"
)


def _line(record: Record, row: tuple[Any, ...]) -> EventLine:
    parties = _parties_of_rejected if row[-1] == "rejected" else _parties
    return _filled(EventLine, (*row[:14], bool(row[14]), *row[15:], parties(record.db, row[0])))


_PARTY = "SELECT actor.id, name, ?2, code, sector FROM actor WHERE id = ?1"


def _parties(db: sqlite3.Connection, event: str) -> tuple[PartyLine, ...]:
    rows = db.execute(
        "SELECT actor.id, name, role, code, sector FROM event_party JOIN actor ON actor.id = actor"
        " WHERE event = ? ORDER BY role, name, actor.id",
        (event,),
    )
    return tuple(PartyLine(*row) for row in rows)


def _parties_of_rejected(db: sqlite3.Connection, event: str) -> tuple[PartyLine, ...]:
    said = rulings.pins(db, event)
    rows = (db.execute(_PARTY, (actor, role)).fetchone() for role, actor in parties_told(db, event, said))
    return tuple(sorted((PartyLine(*row) for row in rows), key=lambda party: (party.role, party.name, party.id)))


def event(record: Record, id: str) -> EventDetail:
    """Return an event with all its accounts. Raises KeyError where there is none with this id."""
    row = record.db.execute(f"SELECT {EVENT_FIELDS} FROM event WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise KeyError(id)
    accounts = _accounts(record.db, "account.event = ?", id)
    asked = record.db.execute(
        "SELECT DISTINCT dispute FROM dispute_side WHERE event = ? ORDER BY dispute",
        (id,),
    )
    said = corrections.of_event(record.db, id)
    return EventDetail(_line(record, row), tuple(accounts), tuple(one[0] for one in asked), said)


def _accounts(db: sqlite3.Connection, where: str, value: str) -> list[Account]:
    rows = db.execute(
        "SELECT m.id, m.document, m.start, m.end, m.text,"
        " substr(article_text.text, m.sentence_start + 1, m.sentence_end - m.sentence_start), m.sentence_start,"
        " m.sentence_end, outlet, d.title, url, published, m.type, m.status, m.factuality, m.historical, m.date,"
        " m.place, m.dead,"
        " copied.document FROM account JOIN event_mention AS m ON m.id = account.event_mention"
        " JOIN document AS d ON d.id = m.document JOIN article_text ON article_text.document = d.id"
        " LEFT JOIN event_mention AS copied ON copied.id = account.copy_of"
        f" WHERE {where} ORDER BY published IS NULL, published, m.document, m.start, m.id",
        (value,),
    ).fetchall()
    return [_filled(Account, (*row[1:15], bool(row[15]), *row[16:19], chain(db, row[0]), row[19])) for row in rows]


class FigureLine(msgspec.Struct, frozen=True):
    """A count with its sentence and its document."""

    document: str
    start: int
    end: int
    text: str
    value: float | None
    unit: str | None
    qualifier: str | None
    low: float | None
    high: float | None
    date: str | None
    sentence: str
    outlet: str | None
    published: str | None


def figures(record: Record, *, unit: str | None = None, document: str | None = None) -> list[FigureLine]:
    """Return the counts, by unit and day of publication."""
    rows = record.db.execute(
        "SELECT figure.document, start, end, figure.text, value, unit, qualifier, low, high, date,"
        " substr(article_text.text, sentence_start + 1, sentence_end - sentence_start), outlet, published"
        " FROM figure JOIN document ON document.id = figure.document"
        " JOIN article_text ON article_text.document = document.id"
        " WHERE (?1 IS NULL OR unit = ?1) AND (?2 IS NULL OR figure.document = ?2)"
        " ORDER BY unit, published IS NULL, published, figure.document, start",
        (unit, document),
    )
    return [FigureLine(*row) for row in rows]
