"""A dispute's rows: the question and its sides."""

import hashlib
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """What is asked, and of what: an event, two events, or two counts."""

    kind: str
    text: str
    event: str | None = None
    other_event: str | None = None
    figure: str | None = None
    other_figure: str | None = None

    @property
    def id(self) -> str:
        about = (self.kind, self.event, self.other_event, self.figure, self.other_figure)
        return hashlib.sha256("\n".join(one or "" for one in about).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Side:
    """One answer, and who gives it.

    An event's accounts, of one polarity or toll where one is named, or a figure.
    """

    says: str
    event: str | None = None
    polarity: str | None = None
    dead: str | None = None
    figure: str | None = None


def raise_question(db: sqlite3.Connection, question: Question, *sides: Side) -> None:
    """Store a question with its sides; sides that it has already stay."""
    key = question.id
    db.execute(
        "INSERT OR IGNORE INTO dispute (id, name, kind, event, other_event, figure, other_figure)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, question.text, question.kind, question.event, question.other_event, question.figure,
         question.other_figure),
    )  # fmt: skip
    db.executemany(
        "INSERT OR IGNORE INTO dispute_side (dispute, side, event, polarity, dead, figure) VALUES (?, ?, ?, ?, ?, ?)",
        ((key, side.says, side.event, side.polarity, side.dead, side.figure) for side in sides),
    )
