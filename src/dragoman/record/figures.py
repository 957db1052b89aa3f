"""Counts that disagree: one thing, counted at one time by different articles with different results.

A count that rises with the day of publication is an update, not a dispute.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from math import inf
from typing import Any

from dragoman.record.dates import period, relation
from dragoman.record.questions import Question, Side, raise_question
from dragoman.record.sounds import plain
from dragoman.record.tellings import NUMBER
from dragoman.record.words import hashed

NAME = re.compile(r"(?<=\w )[A-Z][^\W\d_]{2,}|(?<=, )[A-Z][^\W\d_]{2,}")
SAME_CONTEXT = 0.35  # share of the sentences' words in common
ROUNDING = 0.02  # counts this near are one count, rounded differently


@dataclass(frozen=True)
class Counted:
    """A figure with what it is compared by."""

    id: str
    document: str
    text: str  # the document that it is a copy of, or itself
    start: int
    end: int
    words: frozenset[str]
    printed: str
    low: float
    high: float
    date: str | None
    published: str | None
    outlet: str | None


def tolls_disagree(tolls: list[tuple[str, str | None]]) -> bool:
    """Do tolls, as printed with their publication dates, contradict each other otherwise than by rising?"""
    read = [(min(numbers), inf if toll.endswith("+") else max(numbers), day) for toll, day in tolls
            if (numbers := [int(part) for part in NUMBER.findall(toll)])]  # fmt: skip
    return any(contradict(a, b) for at, a in enumerate(read) for b in read[at + 1 :])


def contradict(one: tuple[float, float, str | None], other: tuple[float, float, str | None]) -> bool:
    """Do two counts, as bounds and day of publication, contradict each other otherwise than by rising?"""
    (low, high, day), (low2, high2, day2) = one, other
    apart = high * (1 + ROUNDING) < low2 or high2 * (1 + ROUNDING) < low
    risen = bool(day and day2 and day != day2 and (day < day2) == (low < low2))
    return apart and not risen


_COUNTED = (
    "SELECT figure.id, document, coalesce(copy_of, document.id), start, end, words, text, value, low, high, date,"
    " published, outlet FROM figure JOIN document ON document.id = document WHERE figure.id IN "
)


def _counted(rows: Iterable[tuple[Any, ...]]) -> list[Counted]:
    found = []
    for key, document, original, start, end, words, printed, value, low, high, date, published, outlet in rows:
        low, high = (value, value) if low is None and high is None else (low, high)
        bounds = 0 if low is None else low, inf if high is None else high
        found.append(
            Counted(key, document, original, start, end, _words(words), printed, *bounds, date, published, outlet)
        )
    return found


@lru_cache(maxsize=16384)
def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _context(db: sqlite3.Connection, key: str) -> tuple[str | None, str]:
    """Return a figure's unit, None where it counts nothing, and its sentence."""
    unit, text = db.execute(
        "SELECT CASE WHEN value IS NULL THEN NULL ELSE unit END,"
        " substr(article_text.text, sentence_start + 1, sentence_end - sentence_start)"
        " FROM figure JOIN article_text USING (document) WHERE figure.id = ?",
        (key,),
    ).fetchone()
    return unit, text


def _keys(counted: Counted, unit: str, sentence: str) -> tuple[set[str], set[str]]:
    """Return the keys a figure is filed under, and those it is looked up by.

    Its unit, the month, a name beside it.
    """
    names = {plain(name) for name in NAME.findall(sentence)} or {"-"}
    day = period(counted.date) or period(counted.published)
    filed, sought = {"?"}, {"all"}
    if day:
        around = (day.last - timedelta(days=30), day.last, day.last + timedelta(days=30))
        filed, sought = {f"{day.last:%Y-%m}", "all"}, {f"{one:%Y-%m}" for one in around} | {"?"}
    return tuple({f"{unit} {name} {month}" for name in names for month in months} for months in (filed, sought))  # type: ignore[return-value]


def _disagree(a: Counted, b: Counted) -> bool:
    if a.text == b.text or a.printed == b.printed or relation(a.date, b.date) == "conflict":
        return False
    if not contradict((a.low, a.high, a.published), (b.low, b.high, b.published)):
        return False
    union = a.words | b.words
    return bool(union) and len(a.words & b.words) / len(union) >= SAME_CONTEXT


def _of_event(db: sqlite3.Connection, key: str) -> bool:
    """Does a figure count a party to an act? Then the acts are compared, which have a place and a day (doubles.py)."""
    row = db.execute(
        "SELECT 1 FROM figure JOIN party ON party.document = figure.document AND figure.start >= party.start"
        " AND figure.start < party.end WHERE figure.id = ?",
        (key,),
    ).fetchone()
    return row is not None


def settle(db: sqlite3.Connection, changed: set[str]) -> None:
    """Raise anew the questions on these figures."""
    for key in sorted(changed):
        if not db.execute("SELECT 1 FROM figure WHERE id = ?", (key,)).fetchone():
            continue
        db.execute("DELETE FROM dispute WHERE figure = ?1 OR other_figure = ?1", (key,))
        db.execute("DELETE FROM figure_key WHERE figure = ?", (key,))
        unit, sentence = _context(db, key)
        if unit is None or _of_event(db, key):
            continue
        (one,) = _counted(db.execute(f"{_COUNTED} (?)", (key,)))
        filed, sought = map(hashed, _keys(one, unit, sentence))
        marks = ",".join("?" * len(sought))
        like = f"(SELECT figure FROM figure_key WHERE key IN ({marks}))"
        for other in _counted(db.execute(f"{_COUNTED} {like} ORDER BY figure.id", sought).fetchall()):
            if _disagree(one, other):
                _raise(db, *sorted((one, other), key=lambda figure: figure.id))
        db.executemany("INSERT INTO figure_key (key, figure) VALUES (?, ?)", ((one_key, key) for one_key in filed))


def _raise(db: sqlite3.Connection, one: Counted, other: Counted) -> None:
    raise_question(
        db,
        Question("figure", f"How many, {one.printed} or {other.printed}?", figure=one.id, other_figure=other.id),
        *(Side(figure.printed, figure=figure.id) for figure in (one, other)),
    )
