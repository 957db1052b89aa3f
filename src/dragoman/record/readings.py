"""Readings as the record knows them.

Each as its article was read, with the names that the record settled on.
"""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from dragoman.record.amended import find
from dragoman.record.corrections import Passage
from dragoman.record.store import Record
from dragoman.types import Entity, Mention, Reading, Source

Named = TypeVar("Named", Mention, Entity, Source)


def readings(record: Record) -> Iterator[Reading]:
    """Yield one reading a document, in the order of ids.

    What people corrected is as they have it, and events that they rejected are left out.
    Every `identifier_text` is the actor's name and every `identifier_id` its id. An article that repeats
    another's text has its own reading, with the actors of the one that was counted.
    """
    rows = record.db.execute("SELECT id, coalesce(same_text_as, id) FROM document ORDER BY id")
    for id, counted in rows:
        amended = record.amended(id)
        assert amended is not None  # every document has a reading
        reading = amended.reading
        if rejected := [Passage(*row) for row in record.db.execute(_REJECTED, (counted,))]:
            text, same = record.article(id).text, frozenset({id, counted})
            places = {find(reading, text, same, passage) for passage in rejected}
            gone = {reading.events[at].id for at in places if at is not None}
            reading.events = [
                msgspec.structs.replace(event, denies=None) if event.denies in gone else event
                for at, event in enumerate(reading.events)
                if at not in places
            ]
        yield _renamed(reading, _names(record, counted))


_REJECTED = (
    "SELECT m.document, m.start, m.end, m.type, m.text,"
    " substr(t.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)"
    " FROM event_mention AS m JOIN article_text AS t ON t.document = m.document"
    " JOIN account ON account.event_mention = m.id JOIN event ON event.id = account.event"
    " WHERE m.document = ? AND verdict = 'rejected'"
)


def _names(record: Record, document: str) -> dict[str, tuple[str, str]]:
    rows = record.db.execute(
        "SELECT identifier, name, actor.id FROM local_actor JOIN guise ON guise.id = guise"
        " JOIN actor ON actor.id = guise.actor WHERE local_actor.document = ?",
        (document,),
    )
    return {identifier: (name, id) for identifier, name, id in rows}


def _renamed(reading: Reading, names: dict[str, tuple[str, str]]) -> Reading:
    def known(one: Named) -> Named:
        name, id = names.get(one.identifier_text, (one.identifier_text, None))
        return msgspec.structs.replace(one, identifier_text=name, identifier_id=id)

    reading.mentions = [known(mention) for mention in reading.mentions]
    reading.events = [
        msgspec.structs.replace(
            event,
            actor=tuple(map(known, event.actor)),
            recipient=tuple(map(known, event.recipient)),
            attribution=tuple(map(known, event.attribution)),
        )
        for event in reading.events
    ]
    reading.attributions = [
        msgspec.structs.replace(one, identifier_text=names.get(one.identifier_text, (one.identifier_text,))[0])
        if one.identifier_text
        else one
        for one in reading.attributions
    ]
    return reading
