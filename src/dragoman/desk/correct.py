"""Corrections as a person words them: names and ids of this record, turned into what articles print."""

from collections.abc import Iterable
from pathlib import Path

from dragoman.desk.filters import find_actor
from dragoman.desk.show import find
from dragoman.desk.wording import country as country_name
from dragoman.errors import DragomanError
from dragoman.lexicon import plover
from dragoman.record import Record, query
from dragoman.record.corrections import (
    Correction,
    Names,
    Passage,
    Shown,
    Target,
    Value,
    called,
    get,
    lines,
    names,
    names_but,
    passages,
    waits_for,
)
from dragoman.record.dates import period
from dragoman.record.people import ActorLine


def _names(record: Record, actor: str) -> Names:
    return names(record.db, find_actor(record, actor).id)


def merge(record: Record, one: str, other: str) -> tuple[Target, Value]:
    """Say that two actors are one. Raises DragomanError where a name means nobody, several, or the same actor twice."""
    first, second = find_actor(record, one), find_actor(record, other)
    if first.id == second.id:
        raise DragomanError(f"{one} and {other} are one actor already, {first.name}")
    return Target(actor=names(record.db, first.id), other=names(record.db, second.id)), Value()


def split(record: Record, actor: str, spelling: str, document: str | None) -> tuple[Target, Value]:
    """Say that whoever is called `spelling`, in one document or in all, is not this actor.

    Raises DragomanError where it is not called so, or never otherwise.
    """
    found = find_actor(record, actor)
    if document:
        document = _counted(record, document)
    if not called(record.db, found.id, spelling, document):
        where = f" in {document}" if document else ""
        raise DragomanError(f"{found.name} is never called {spelling}{where}; it is called {_spellings(record, found)}")
    others = names_but(record.db, found.id, spelling, document)
    if not others:
        raise DragomanError(f"{found.name} is never called anything but {spelling}; nothing would be left of it")
    return Target(actor=others, spelling=spelling, document=document), Value()


def _counted(record: Record, document: str) -> str:
    row = record.db.execute("SELECT coalesce(same_text_as, id) FROM document WHERE id = ?", (document,)).fetchone()
    if row is None:
        raise DragomanError(f"{document}: no such article in {record.path}")
    return str(row[0])


def _spellings(record: Record, actor: ActorLine) -> str:
    return ", ".join(spelling.text for spelling in query.profile(record, actor.id).spellings[:8]) or "by no name"


def rename(record: Record, actor: str, name: str) -> tuple[Target, Value]:
    """Give an actor another name. Raises DragomanError where it is no actor, or the new name is empty."""
    if not name.strip():
        raise DragomanError(f"{actor}: the new name is empty")
    return Target(actor=_names(record, actor)), Value(name=" ".join(name.split()))


def settle(record: Record, actor: str, country: str | None, sector: str | None) -> tuple[Target, Value]:
    """Set an actor's country or sector. Raises DragomanError where it is no actor, or a code is none."""
    if country is None and sector is None:
        raise DragomanError(f"{actor}: give --country or --sector")
    if country is not None and country_name(country) == country:  # it has no other name
        raise DragomanError(f"{country}: no code of a country or of a body above countries (MLI, UNO)")
    if sector is not None and sector not in plover.SECTORS:
        raise DragomanError(f"{sector}: no sector; they are {', '.join(sorted(plover.SECTORS))}")
    return Target(actor=_names(record, actor)), Value(country=country, sector=sector)


def event(
    record: Record, id: str, said: Value, actors: Iterable[str] = (), recipients: Iterable[str] = ()
) -> tuple[Target, Value]:
    """Say something else of an event. Raises DragomanError where the event or an actor is none, or nothing is said."""
    shown = find(record, id).event
    if said.date and period(said.date) is None:
        raise DragomanError(f"{said.date}: not a day, month or year (2019-04-08, 2019-04, 2019)")
    kind = said.type or shown.type
    for mode in (said.mode or "").split(";"):
        if mode and mode not in plover.MODES.get(kind, {}):
            known = ", ".join(plover.MODES.get(kind, {})) or "none"
            raise DragomanError(f"{mode}: no mode of {kind}; its modes are {known}")
    value = Value(
        verdict=said.verdict, type=said.type, mode=said.mode, status=said.status, date=said.date,
        actor=tuple(_names(record, name) for name in actors),
        recipient=tuple(_names(record, name) for name in recipients),
        was=Shown(shown.type, shown.mode, shown.status, shown.date),
    )  # fmt: skip
    if value == Value(was=value.was):
        raise DragomanError(f"{id}: say what is to be corrected: --reject, --accept, --type, --status, --date ...")
    return Target(event=_passages(record, shown.id)), value


def _passages(record: Record, event: str) -> tuple[Passage, ...]:
    return tuple(passage for _, passage in passages(record.db, event))


def join(record: Record, one: str, other: str) -> tuple[Target, Value]:
    """Say that two events are one. Raises DragomanError where there is none of an id, or they are one already."""
    first, second = find(record, one).event.id, find(record, other).event.id
    if first == second:
        raise DragomanError(f"{one} and {other} are one event already")
    return Target(event=_passages(record, first), account=_passages(record, second)), Value()


def part(record: Record, id: str, account: str) -> tuple[Target, Value]:
    """Say that one account is of another event: its document, or `document:start` where that has several.

    Raises DragomanError where the event or account is none, several, or the only one.
    """
    found = find(record, id).event.id
    of_event = passages(record.db, found)
    chosen = [
        (mention, passage)
        for mention, passage in of_event
        if account in (passage.document, f"{passage.document}:{passage.start}", mention)
    ]
    if len(chosen) != 1:
        places = ", ".join(f"{passage.document}:{passage.start}" for _, passage in (chosen or of_event)[:5])
        cause = "several accounts of this event" if chosen else "no account of this event"
        raise DragomanError(f"{account}: {cause}; give one of {places}")
    if len(of_event) == 1:
        raise DragomanError(f"{account}: the only account of its event; there is nothing to part it from")
    rest = tuple(passage for mention, passage in of_event if mention != chosen[0][0])
    return Target(event=rest, account=(chosen[0][1],)), Value()


def apply(record: Record, path: Path) -> list[str]:
    """Take in the corrections of a file, all or none; return a line for each that waits for an article.

    Raises DragomanError where the file cannot be read or a line is no correction.
    """
    try:
        with path.open("rb") as found:
            made = lines(found, str(path))
    except OSError as error:
        raise DragomanError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    with record.batch():
        numbers = [number for one in made if (number := record.correct(one)) is not None]
    return [told for number in numbers if (told := waiting(record, number))]


def waiting(record: Record, number: int) -> str | None:
    """Return a line on what a correction waits for; None where it has its effect, or is undone."""
    one = get(record.db, number)
    missing = waits_for(record.db, one) if one.undone_at is None else None
    return f"correction {number} ({one.what}) waits: the record has not got {missing}" if missing else None


def summary(one: Correction) -> str:
    """Return a correction in words: "merge Khalifa Haftar with Haftar"."""
    target, value = one.target, one.value
    if one.what in ("event", "join", "part"):
        first = target.event[0]
        place = f"“{first.words}” in {first.document}"
        if one.what == "event":
            said = [value.verdict, value.type, value.mode, value.status, value.date]
            said += [f"{role} {_called(names)}" for role in ("actor", "recipient") for names in getattr(value, role)]
            return f"event {place}: {', '.join(word for word in said if word)}"
        other = target.account[0]
        return f"{one.what} {place} and “{other.words}” in {other.document}"
    name = _called(target.actor)
    if one.what == "merge":
        return f"merge {name} with {_called(target.other)}"
    if one.what == "split":
        return f"split {target.spelling} from {name}" + (f" in {target.document}" if target.document else "")
    if one.what == "rename":
        return f"rename {name} to {value.name}"
    return f"set {name}: {', '.join(word for word in (value.country, value.sector) if word)}"


def _called(found: Names) -> str:
    return found[0].name if found else "nobody"
