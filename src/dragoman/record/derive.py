"""What the articles add up to, brought up to date after a batch.

Only what the batch touched is decided anew.
"""

import sqlite3

from dragoman.record import accounts, contradictions, copies, disputes, events, figures, identity, rulings
from dragoman.record.assertions import Changes


def consolidate(db: sqlite3.Connection, changes: Changes) -> None:
    """Bring actors, events and disputes up to date with the assertions."""
    ruled = rulings.refresh(db)
    moved, actors = identity.settle(db, identity.forget(db, changes.guises | ruled.guises))
    actors |= _actors_of(db, ruled.described)
    renamed = {actor for actor in sorted(actors | changes.actors) if identity.describe(db, actor)}
    mentions = changes.mentions | _mentions_of(db, moved)
    told = accounts.tell(db, mentions) | changes.tellings | rulings.tellings_of(db, ruled.mentions)
    touched, events_before = accounts.forget(db, told)
    dirty = accounts.settle(db, touched) | events_before | rulings.events_ruled(db, ruled, moved)
    copied = copies.settle(db, changes.documents)
    dirty |= _events_of_documents(db, copied)
    dirty |= _events_of_actors(db, renamed) | _events_vouched_for(db, moved)
    denials = {denial for event in dirty for denial in contradictions.denials_of(db, event)}
    alive = {event for event in sorted(dirty) if events.write(db, event)}
    disputes.settle(db, alive, denials - (dirty - alive))
    figures.settle(db, changes.figures | _figures_of(db, copied))


def _actors_of(db: sqlite3.Connection, guises: set[str]) -> set[str]:
    rows = (db.execute("SELECT actor FROM guise WHERE id = ?", (one,)).fetchone() for one in guises)
    return {row[0] for row in rows if row}


def _mentions_of(db: sqlite3.Connection, guises: set[str]) -> set[str]:
    return {
        row[0]
        for one in guises
        for row in db.execute(
            "SELECT DISTINCT event_mention FROM local_actor JOIN party ON local_actor = local_actor.id WHERE guise = ?",
            (one,),
        )
    }


def _events_of_documents(db: sqlite3.Connection, documents: set[str]) -> set[str]:
    return {
        row[0]
        for one in documents
        for row in db.execute(
            "SELECT DISTINCT event FROM event_mention JOIN telling ON telling.id = telling WHERE document = ?",
            (one,),
        )
        if row[0]
    }


def _events_of_actors(db: sqlite3.Connection, actors: set[str]) -> set[str]:
    found = {row[0] for one in actors for row in db.execute("SELECT event FROM event_party WHERE actor = ?", (one,))}
    if actors:  # rejected events have no parties; they are few
        found.update(row[0] for row in db.execute("SELECT id FROM event WHERE verdict = 'rejected'"))
    return found


def _events_vouched_for(db: sqlite3.Connection, guises: set[str]) -> set[str]:
    return {
        row[0]
        for one in guises
        for row in db.execute(
            "SELECT DISTINCT telling.event FROM local_actor"
            " JOIN attribution_link ON attribution_link.local_actor = local_actor.id"
            " JOIN event_mention ON event_mention.id = attribution_link.event_mention"
            " JOIN telling ON telling.id = event_mention.telling WHERE guise = ?",
            (one,),
        )
        if row[0]
    }


def _figures_of(db: sqlite3.Connection, documents: set[str]) -> set[str]:
    return {row[0] for one in documents for row in db.execute("SELECT id FROM figure WHERE document = ?", (one,))}
