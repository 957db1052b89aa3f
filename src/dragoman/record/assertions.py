"""What one article says, written as rows and taken out again. Rows without a span are not written."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from dragoman.record import identity
from dragoman.record.guises import Guise, Local, guises, local_actors
from dragoman.record.words import sentence_around, stems
from dragoman.types import Article, Attribution, Entity, EventMention, Figure, Reading


@dataclass
class Changes:
    """What a batch has touched: where the derived tables must be brought up to date."""

    guises: set[str] = field(default_factory=set)  # who is who is to be decided anew
    actors: set[str] = field(default_factory=set)  # counts and names have changed
    mentions: set[str] = field(default_factory=set)  # event mentions without a telling
    tellings: set[str] = field(default_factory=set)  # which event they belong to is to be decided anew
    events: set[str] = field(default_factory=set)  # accounts have come or gone
    documents: set[str] = field(default_factory=set)  # texts to be compared with others
    figures: set[str] = field(default_factory=set)  # counts to be compared with others


def write(
    db: sqlite3.Connection, article: Article, reading: Reading, changes: Changes, parted: Mapping[str, str]
) -> None:
    """Write all that a reading says of its article; `parted` are the identifiers that people parted from others."""
    found = local_actors(reading)
    actors = _write_actors(db, article.id, found, guises(found, article.id, parted), changes)
    db.executemany(
        "INSERT INTO mention (document, start, end, text, kind, form, code, sector, office, local_actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (article.id, m.start, m.end, m.text, m.kind, m.form, m.code, m.sector, m.office,
             actors[m.identifier_text])
            for m in reading.mentions if m.end > m.start
        ),
    )  # fmt: skip
    for number, event in enumerate(reading.events, 1):
        if event.event_text.end > event.event_text.start:
            _write_event(db, article.id, f"{article.id}#{number}", event, actors)
            changes.mentions.add(f"{article.id}#{number}")
    for attribution in reading.attributions:
        _write_attribution(db, article.id, attribution, actors)
    db.executemany(
        "INSERT INTO time (document, start, end, text, type, value) VALUES (?, ?, ?, ?, ?, ?)",
        ((article.id, t.start, t.end, t.text, t.type, t.value) for t in reading.times if t.end > t.start),
    )
    db.executemany(
        "INSERT INTO place (document, start, end, text, name, latitude, longitude, country, geonameid)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (article.id, p.start, p.end, p.text, p.name, p.lat, p.lon, p.country, p.geonameid)
            for p in reading.places if p.end > p.start
        ),
    )  # fmt: skip
    for number, figure in enumerate(reading.figures, 1):
        if figure.end > figure.start:
            _write_figure(db, article, f"{article.id}#f{number}", figure)
            changes.figures.add(f"{article.id}#f{number}")


def _write_actors(
    db: sqlite3.Connection, document: str, found: dict[str, Local], by_identifier: dict[str, Guise], changes: Changes
) -> dict[str, int]:
    ids = {}
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for identifier, local in found.items():
        guise = by_identifier[identifier]
        if guise.id not in counts:
            counts[guise.id] = Counter()
            if identity.meet(db, guise):
                changes.guises.add(guise.id)
        counts[guise.id][("identifier", identifier)] += 1
        counts[guise.id].update({("name", text): count for text, count in local.spellings.items()})
        cursor = db.execute(
            "INSERT INTO local_actor (document, identifier, kind, code, sector, office, guise)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (document, identifier, local.kind, local.code, local.sector,
             local.offices[0] if local.offices else None, guise.id),
        )  # fmt: skip
        ids[identifier] = int(cursor.lastrowid or 0)
    for guise_id, spellings in counts.items():
        _count(db, guise_id, 1, spellings, changes)
    _mark_company(db, sorted(counts), changes)
    return ids


def _mark_company(db: sqlite3.Connection, present: list[str], changes: Changes) -> None:
    """Guises that were one actor and now stand side by side in an article are to be decided anew."""
    at_home: dict[str, list[str]] = {}
    for guise in present:
        actor = db.execute("SELECT actor FROM guise WHERE id = ?", (guise,)).fetchone()[0]
        if actor is not None:
            at_home.setdefault(actor, []).append(guise)
            changes.actors.add(actor)
    for company in at_home.values():
        if len(company) > 1:
            changes.guises.update(company)


def _count(
    db: sqlite3.Connection, guise: str, sign: int, spellings: Counter[tuple[str, str]], changes: Changes
) -> None:
    """Count a document in or out of a guise, and its spellings."""
    before = db.execute("SELECT documents FROM guise WHERE id = ?", (guise,)).fetchone()[0]
    if identity.weight(before) != identity.weight(before + sign):
        changes.guises.add(guise)
    db.execute("UPDATE guise SET documents = documents + ? WHERE id = ?", (sign, guise))
    db.executemany(
        "INSERT INTO spelling (guise, form, name, count) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (guise, form, name) DO UPDATE SET count = count + ?4",
        ((guise, form, name, sign * count) for (form, name), count in spellings.items()),
    )


def _write_event(db: sqlite3.Connection, document: str, key: str, event: EventMention, actors: dict[str, int]) -> None:
    date, place, size = event.date, event.event_loc, event.size
    db.execute(
        "INSERT INTO event_mention VALUES (" + ",".join("?" * 35) + ")",
        (
            key, document, event.event_text.start, event.event_text.end, event.event_text.text,
            event.event, ";".join(event.mode) or None, ";".join(event.context) or None, event.quad_code,
            event.event_scale, event.cameo, event.status, event.factuality, int(event.historical),
            *((date.value, date.text, date.start, date.end) if date else (None,) * 4),
            *((place.name, place.text, place.start, place.end, place.country, place.lat, place.lon,
               place.geonameid) if place else (None,) * 8),
            size.dead, size.injured, size.arrested, size.displaced, event.frame, event.text_info.sequence,
            event.text_info.start, event.text_info.end, None,
        ),
    )  # fmt: skip
    for role, entities in (("actor", event.actor), ("recipient", event.recipient)):
        for position, entity in enumerate(entities):
            if entity.end > entity.start:
                _write_party(db, document, key, role, position, entity, actors[entity.identifier_text])
    db.executemany(
        "INSERT INTO attribution_link (event_mention, position, document, start, end, text, local_actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (key, position, document, link.start, link.end, link.text, actors[link.identifier_text])
            for position, link in enumerate(event.attribution) if link.end > link.start
        ),
    )  # fmt: skip


def _write_party(
    db: sqlite3.Connection, document: str, key: str, role: str, position: int, entity: Entity, actor: int
) -> None:
    db.execute(
        "INSERT INTO party (event_mention, role, position, document, start, end, text, code, sector,"
        " other_sectors, office, local_actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, role, position, document, entity.start, entity.end, entity.entity_text, entity.code,
         entity.sector, ";".join(entity.other_sectors) or None, entity.office, actor),
    )  # fmt: skip


def _write_attribution(db: sqlite3.Connection, document: str, attribution: Attribution, actors: dict[str, int]) -> None:
    spans = attribution.content or attribution.cue
    if not spans:
        return
    pieces = (msgspec.json.encode(p).decode() for p in (attribution.source, attribution.cue, attribution.content))
    db.execute(
        "INSERT INTO attribution (document, start, end, source, cue, content, local_actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (document, min(s for s, _ in spans), max(e for _, e in spans), *pieces,
         actors.get(attribution.identifier_text or "")),
    )  # fmt: skip


def _write_figure(db: sqlite3.Connection, article: Article, key: str, figure: Figure) -> None:
    start, end = sentence_around(article.text, figure.start, figure.end)
    words = stems(article.text[start:end])
    db.execute(
        "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, article.id, figure.start, figure.end, figure.text, figure.value, figure.unit, figure.qualifier,
         figure.low, figure.high, figure.date, start, end, " ".join(sorted(words))),
    )  # fmt: skip


def erase(db: sqlite3.Connection, document: str, reading: Reading, changes: Changes) -> None:
    """Take out all that a document says; `reading` is the one that was written."""
    mentions = db.execute("SELECT id, telling FROM event_mention WHERE document = ?", (document,)).fetchall()
    changes.mentions.difference_update(row[0] for row in mentions)
    changes.tellings.update(row[1] for row in mentions if row[1])
    _leave_guises(db, document, reading, changes)
    for table in ("event_mention", "mention", "attribution", "time", "place", "figure", "local_actor"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def _leave_guises(db: sqlite3.Connection, document: str, reading: Reading, changes: Changes) -> None:
    found = local_actors(reading)
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for guise, identifier in db.execute("SELECT guise, identifier FROM local_actor WHERE document = ?", (document,)):
        spellings = counts.setdefault(guise, Counter())
        spellings[("identifier", identifier)] += 1
        spellings.update({("name", text): count for text, count in found[identifier].spellings.items()})
    for guise, spellings in counts.items():
        _count(db, guise, -1, spellings, changes)
        changes.guises.add(guise)
        actor = db.execute("SELECT actor FROM guise WHERE id = ?", (guise,)).fetchone()[0]
        if actor:
            changes.actors.add(actor)
    db.execute("DELETE FROM spelling WHERE count = 0")
