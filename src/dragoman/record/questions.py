"""A dispute's rows: the question, its rank, and the accounts on each side."""

import hashlib
import sqlite3
from dataclasses import dataclass

# side, document, start, end, event mention, figure
Row = tuple[str, str, int, int, str | None, str | None]


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


def raise_question(
    db: sqlite3.Connection, question: Question, voices_by_side: dict[str, set[str]], rows: list[Row]
) -> None:
    """Store a question with its accounts; the independent voices on the weaker side are its rank."""
    counts = sorted((len(side) for side in voices_by_side.values()), reverse=True)
    everyone = set[str]().union(*voices_by_side.values())
    db.execute("DELETE FROM dispute WHERE id = ?", (question.id,))
    db.execute(
        "INSERT INTO dispute (id, name, kind, event, other_event, figure, other_figure, sources, all_sources)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (question.id, question.text, question.kind, question.event, question.other_event, question.figure,
         question.other_figure, counts[1], len(everyone)),
    )  # fmt: skip
    db.executemany(
        "INSERT OR IGNORE INTO dispute_account (dispute, side, document, start, end, event_mention, figure)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((question.id, *row) for row in sorted(rows, key=repr)),
    )
