"""Who is credited with what a record tells."""

import sqlite3

import msgspec


class Link(msgspec.Struct, frozen=True):
    """A link of an attribution chain, outermost first; `identifier_text` is the record's name for it."""

    text: str
    start: int
    end: int
    identifier_text: str
    identifier_id: str


def chain(db: sqlite3.Connection, mention: str) -> tuple[Link, ...]:
    """Return who is credited with an event mention, the outermost first."""
    rows = db.execute(
        "SELECT text, start, end, actor.name, actor.id FROM attribution_link"
        " JOIN local_actor ON local_actor.id = local_actor JOIN guise ON guise.id = guise"
        " JOIN actor ON actor.id = guise.actor WHERE event_mention = ? ORDER BY position",
        (mention,),
    )
    return tuple(Link(*row) for row in rows)
