"""Codes to words: what an event, a country or a sector is called when it is shown to people."""

from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import countries, table
from dragoman.types import Entity

EVENT_COLUMNS = ("type", "mode", "case", "past", "plain")
LABEL_COLUMNS = ("kind", "code", "words")
NOBODY = "Someone"

# A list of parties longer than this is shortened in a line.
MOST_NAMES = 3


@cache
def _predicates() -> dict[tuple[str, str, str], tuple[str, str]]:
    rows = table.merged((table.DATA,), "wording.tsv", EVENT_COLUMNS, key=3)
    return {(kind, mode, case): (past, plain) for kind, mode, case, past, plain in rows}


@cache
def _labels() -> dict[tuple[str, str], str]:
    return {(kind, code): words for kind, code, words in table.merged((table.DATA,), "labels.tsv", LABEL_COLUMNS, 2)}


@cache
def _countries() -> dict[str, str]:
    return {row[0]: row[1] for row in table.merged((table.DATA,), "countries.tsv", countries.COUNTRY_COLUMNS)}


def label(kind: str, code: str) -> str:
    """Return what a code of a kind (`status`, `sector`, `basis`, `dispute`) is called; the code itself if nothing."""
    return _labels().get((kind, code), code)


def country(code: str | None) -> str | None:
    """Return the name of a country or of what a PLOVER code for bodies above countries stands for."""
    return (_countries().get(code) or label("body", code)) if code else None


def names(parties: Sequence[str], most: int = MOST_NAMES) -> str:
    """Return names as an English list; of a long one the first and how many more."""
    if len(parties) > most:
        return f"{', '.join(parties[:most])} and {len(parties) - most} more"
    return " and ".join(filter(None, (", ".join(parties[:-1]), *parties[-1:])))


def happening(
    kind: str, modes: Sequence[str], actors: Sequence[str], recipients: Sequence[str], status: str = "asserted"
) -> str:
    """Return an event as a clause: "Khalifa Haftar visited Russia", "Khalifa Haftar did not visit Russia"."""
    case = "to" if recipients else "together" if len(actors) > 1 else "alone"
    known = _predicates()
    if (kind, status, case) in known:
        predicate, _ = known[kind, status, case]
    else:
        past, plain = next(
            known[key] for key in (*((kind, mode, case) for mode in modes), (kind, "", case)) if key in known
        )
        predicate = label("status", status).format(past=past, plain=plain)
    return f"{names(actors) or NOBODY} {predicate.replace('{}', names(recipients))}"


def entity_line(entity: Entity) -> str:
    """Return who an entity is: "Turkey · Türkiye (TUR) · military (MIL)"."""
    sectors = [f"{label('sector', one)} ({one})" for one in (entity.sector, *entity.other_sectors) if one]
    state = f"{country(entity.code)} ({entity.code})" if entity.code else None
    return " · ".join(part for part in (entity.identifier_text, entity.office, state, *sectors) if part)
