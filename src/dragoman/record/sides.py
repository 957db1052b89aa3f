"""The actors of relations by their ids."""

from collections.abc import Iterable

import msgspec

from dragoman.record.store import Record


class Side(msgspec.Struct, frozen=True):
    """An actor of a relation."""

    id: str
    name: str
    kind: str | None
    code: str | None
    sector: str | None


def sides(record: Record, actors: Iterable[str]) -> dict[str, Side]:
    """Return the actors with these ids, by id; an id that is nobody's is left out."""
    listed = msgspec.json.encode(sorted(set(actors))).decode()
    rows = record.db.execute(
        "SELECT id, name, kind, code, sector FROM actor WHERE id IN (SELECT value FROM json_each(?))", (listed,)
    )
    return {row[0]: Side(*row) for row in rows}


def named(record: Record, actors: Iterable[str]) -> dict[str, Side]:
    """Return the actors with these ids, by id. Raises KeyError where an id is nobody's."""
    wanted = list(actors)
    known = sides(record, wanted)
    return {one: known[one] for one in wanted}
