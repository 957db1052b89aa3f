"""Dragoman reads what many outlets write about a conflict and builds the record of it.

>>> import dragoman
>>> reading = dragoman.code("Kenya's president visited Ankara on Tuesday.", date="2017-12-15")
>>> [(event.event, event.actor[0].code) for event in reading.events]
[('CONSULT', 'KEN')]
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.errors import BadInput, DragomanError
from dragoman.types import Article, Entity, Reading

if TYPE_CHECKING:
    from dragoman.build import read
    from dragoman.reading.reader import Reader
    from dragoman.record import Record
    from dragoman.record import open as open_record

__all__ = [
    "Article",
    "BadInput",
    "DragomanError",
    "Entity",
    "Reader",
    "Reading",
    "Record",
    "code",
    "describe",
    "open_record",
    "read",
]

# The parser takes half a second to import: what needs it is imported when it is first asked for, so that looking at a
# record stays quick.
_LATE = {
    "Reader": ("dragoman.reading.reader", "Reader"),
    "Record": ("dragoman.record", "Record"),
    "open_record": ("dragoman.record", "open"),
    "read": ("dragoman.build", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)


@cache
def _reader() -> "Reader":
    from dragoman.reading.reader import Reader

    return Reader()


def code(text: str, date: str | None = None, source: str | None = None, title: str | None = None) -> Reading:
    """Read one text and return all that it says.

    `date` is the day it appeared (YYYY-MM-DD), `source` the outlet. The first call loads the parser, about a second.
    """
    return next(_reader().pipe([Article(id="text", text=text, date=date, source=source, title=title)]))


def describe(phrase: str, context: str = "") -> Entity | None:
    """Return who a phrase alone denotes ("Turkish warplanes": TUR, MIL), None where it denotes nobody.

    `context` is text that came before it, for "the general" or "he". Offsets are into the phrase.
    """
    return _reader().describe(phrase, context)
