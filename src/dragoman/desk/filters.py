"""Which part of a record is asked for: actors by name, days, types, statuses, outlets."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.desk.wording import country
from dragoman.errors import DragomanError
from dragoman.record import Record, query
from dragoman.record.dates import period
from dragoman.record.dealings import lands, members
from dragoman.record.people import ActorLine

LAST = "~"  # after all dates, those with an open year (XXXX-04) among them


@dataclass(frozen=True)
class Filters:
    """What is asked for. Days are TimeML values (`2019`, `2019-04`, `2019-04-08`), actors are names.

    An event is within where one of `actors` takes part in it, and both of `dyad` do.
    """

    actors: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    rejected: bool = False  # those alone that a person rejected; they are no actor's


def find_actor(record: Record, name: str) -> ActorLine:
    """Return the actor that a name means.

    Raises DragomanError, with what may be meant, where it means nobody or several.
    """
    found = query.resolve_actor(record, name)
    if found.actor:
        return found.actor
    if found.ambiguous:
        raise DragomanError(
            f"{name}: may be any of {_choices(found.ambiguous)}; give the one you mean by its name or id"
        )
    hint = f"; did you mean {_choices(found.suggestions)}?" if found.suggestions else ""
    raise DragomanError(f"{name}: no such actor in {record.path}{hint}")


def _choices(lines: tuple[ActorLine, ...]) -> str:
    def told(line: ActorLine) -> str:
        marks = ", ".join(part for part in (country(line.code), line.sector, f"id {line.id}") if part)
        return f"{line.name} ({marks})"

    return " · ".join(told(line) for line in lines[:5])


def first_day(value: str | None) -> str | None:
    """Return the first day of a year, month or day, for `--since`. Raises DragomanError where it is none of these."""
    return _period(value)[0] if value else None


def last_day(value: str | None) -> str | None:
    """Return the last day of a year, month or day, for `--until`. Raises DragomanError where it is none of these."""
    return _period(value)[1] if value else None


def _period(value: str) -> tuple[str, str]:
    found = period(value)
    if found is None or not found.year_known:
        raise DragomanError(f"{value}: not a day, month or year (2019-04-08, 2019-04, 2019)")
    return found.first.isoformat(), found.last.isoformat()


def events(record: Record, filters: Filters) -> list[query.EventLine]:
    """Return the events that filters leave, in the order of time, at most `limit` of them."""
    dyad = tuple(find_actor(record, name).id for name in filters.dyad) if filters.dyad else None
    found: dict[str, query.EventLine] = {}
    actors: list[str | None] = [find_actor(record, name).id for name in filters.actors]
    for actor in actors or [None]:
        for line in query.events(
            record, actor=actor, dyad=(dyad[0], dyad[1]) if dyad else None, type=filters.type, status=filters.status,
            source=_source(record, filters.source), since=first_day(filters.since), until=last_day(filters.until),
            limit=filters.limit, rejected=filters.rejected,
        ):  # fmt: skip
            found[line.id] = line

    def order(one: query.EventLine) -> tuple[bool, str, str, str]:
        return one.first_date is None, one.first_date or one.date or LAST, one.last_date or "", one.id

    return sorted(found.values(), key=order)[: filters.limit]


def disputes(record: Record, names: Sequence[str]) -> list[query.DisputeLine]:
    """Return the questions about any of the named actors, about all where none is named."""
    if not names:
        return query.disputes(record)
    land_of = lands(record)
    meant = [members(find_actor(record, name).id, land_of) for name in names]
    return query.disputes(record, actors=frozenset().union(*meant))


def dispute_json(asked: query.DisputeLine) -> dict[str, object]:
    """Return a question in the shape that other programs read (docs/schema.md)."""
    accounts = [
        {key: getattr(account, key) for key in ("document", "start", "end", "attribution", "status", "says")}
        for account in asked.accounts
    ]
    return {"question": asked.question, "kind": asked.kind, "accounts": accounts}


def figures(record: Record, filters: Filters) -> list[query.FigureLine]:
    """Return the counts that filters leave; an actor's are those whose sentence names it."""
    since, until = first_day(filters.since), last_day(filters.until)
    names = [find_actor(record, name).id for name in filters.actors]
    found = []
    for figure in query.figures(record):
        days = period(figure.date) or period(figure.published)
        if since and not (days and days.year_known and days.last.isoformat() >= since):
            continue
        if until and not (days and days.year_known and days.first.isoformat() <= until):
            continue
        if filters.source and (figure.outlet or "").casefold() != filters.source.casefold():
            continue
        if names and not _in_sentence(record, figure, names):
            continue
        found.append(figure)
        if len(found) == filters.limit:
            break
    return found


def _in_sentence(record: Record, figure: query.FigureLine, actors: list[str]) -> bool:
    """Say whether one of the actors is named in the sentence of a figure."""
    row = record.db.execute(
        "SELECT 1 FROM figure JOIN mention ON mention.document = figure.document"
        " AND mention.start >= sentence_start AND mention.end <= sentence_end"
        " JOIN local_actor ON local_actor.id = local_actor JOIN guise ON guise.id = guise"
        " WHERE figure.document = ? AND figure.start = ?"
        f" AND guise.actor IN ({','.join('?' * len(actors))}) LIMIT 1",
        (figure.document, figure.start, *actors),
    ).fetchone()
    return row is not None


def _source(record: Record, name: str | None) -> str | None:
    """Return an outlet as the record writes it, else the id of the actor of that name."""
    if name is None:
        return None
    row = record.db.execute(
        "SELECT outlet FROM document WHERE outlet = ?1 COLLATE NOCASE ORDER BY outlet <> ?1 LIMIT 1", (name,)
    ).fetchone()
    if row:
        return str(row[0])
    try:
        return find_actor(record, name).id
    except DragomanError as error:
        outlets = [line.outlet for line in query.sources(record) if line.outlet][:5]
        raise DragomanError(
            f"{name}: no outlet and nobody credited has this name; outlets are {', '.join(outlets) or 'not named'}"
        ) from error
