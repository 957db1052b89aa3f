"""Where accounts disagree: the questions of a record, with who says what on each side.

Three things raise a question: one event that some assert and others deny; a denial that stands against other
events of its parties; and two events so alike that their date, place, doer or object is more likely told
differently than another happening. Counts have a module of their own.
"""

import sqlite3
from dataclasses import replace

from dragoman.record import contradictions, doubles
from dragoman.record.denials import kind_of
from dragoman.record.doubles import Difference
from dragoman.record.events import Account, accounts_of, parties_of, question
from dragoman.record.figures import tolls_disagree
from dragoman.record.questions import Question, Side, raise_question

SO, NOT_SO = "it is so", "it is not so"
ASK = {
    "when": "When was it", "where": "Where was it", "who": "Who was it", "instrument": "What was it",
    "figure": "How many were they",
}  # fmt: skip


def settle(db: sqlite3.Connection, changed: set[str], denials: set[str]) -> None:
    """Raise anew the questions around the changed events.

    `denials` are the events whose denials spoke of the changed ones before: they may have nothing left to
    deny.
    """
    for event in sorted(changed):
        db.execute("DELETE FROM dispute_key WHERE event = ?", (event,))
        db.execute("DELETE FROM dispute WHERE event = ?1 OR other_event = ?1", (event,))
        db.execute("DELETE FROM dispute_side WHERE event = ?", (event,))
    live = sorted(event for event in changed if not _rejected(db, event))
    for event in live:
        contradictions.file(db, event, accounts := accounts_of(db, event))
        _within(db, event, accounts)
    for event in live:
        for difference in doubles.alike(db, event):
            _between(db, difference)
        for claim in sorted(contradictions.claims_against(db, event)):
            _deny(db, event, claim)
        for denial in sorted(contradictions.denials_of(db, event)):
            _deny(db, denial, event)
    for event in sorted(denials - changed):
        db.execute(
            "DELETE FROM dispute WHERE event = ?1 AND other_event = ?1"
            " AND NOT EXISTS (SELECT 1 FROM dispute_side WHERE dispute = dispute.id AND side = ?2)",
            (event, SO),
        )


def _rejected(db: sqlite3.Connection, event: str) -> bool:
    return bool(db.execute("SELECT verdict IS 'rejected' FROM event WHERE id = ?", (event,)).fetchone()[0])


def _name(db: sqlite3.Connection, event: str) -> str:
    return str(db.execute("SELECT name FROM event WHERE id = ?", (event,)).fetchone()[0])


def _ask(db: sqlite3.Connection, event: str, denied: str) -> str:
    return question(db, denied, parties_of(db, event, "actor"), parties_of(db, event, "recipient"), event)


def _within(db: sqlite3.Connection, event: str, accounts: list[Account]) -> None:
    """One event that some assert and others deny, or whose toll is told differently."""
    claims = [account for account in accounts if account.polarity == "claim"]
    denied = next((account.row["type"] for account in accounts if account.polarity == "denial"), None)
    if claims and denied:
        asked = Question(kind_of(denied), _ask(db, event, denied), event)
        raise_question(db, asked, Side(SO, event, "claim"), Side(NOT_SO, event, "denial"))
    tolls = [(account.row["dead"], account.published) for account in claims if account.row["dead"]]
    if tolls_disagree(tolls):
        asked = Question("figure", f"How many were killed: {_name(db, event)}?", event)
        raise_question(
            db,
            asked,
            *(Side(f"{toll} dead", event, "claim", toll) for toll in sorted({toll for toll, _ in tolls})),
        )


def _deny(db: sqlite3.Connection, denial: str, claim: str) -> None:
    """A denial against an event that it speaks of."""
    denied = contradictions.denied_type(db, denial)
    # The denial's event on both sides of the question's id: the claims may be of many events, and come and
    # go.
    asked = Question(kind_of(denied), "", denial, denial)
    if not db.execute("SELECT 1 FROM dispute WHERE id = ?", (asked.id,)).fetchone():
        asked = replace(asked, text=_ask(db, denial, denied))
    raise_question(db, asked, Side(SO, claim, "claim"), Side(NOT_SO, denial, "denial"))


def _between(db: sqlite3.Connection, difference: Difference) -> None:
    """Two events that may be one, told with different dates, places, doers or objects."""
    sides = sorted(
        (Side(difference.says, difference.event), Side(difference.other_says, difference.other)),
        key=lambda side: str(side.event),
    )
    one, other = (str(side.event) for side in sides)
    asked = Question(difference.kind, f"{ASK[difference.kind]}: {_name(db, one)}?", one, other)
    raise_question(db, asked, *sides)
