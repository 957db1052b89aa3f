"""Where accounts disagree: the questions of a record, with who says what on each side.

Three things raise a question: one event that some assert and others deny; a denial that stands against other
events of its parties; and two events so alike that their date, place, doer or object is more likely told
differently than another happening. Counts have a module of their own.
"""

import sqlite3

from dragoman.record import contradictions, doubles
from dragoman.record.denials import kind_of
from dragoman.record.doubles import Difference
from dragoman.record.events import Account, accounts_of, copies, question
from dragoman.record.figures import tolls_disagree
from dragoman.record.questions import Question, Side, raise_question

SO, NOT_SO = "it is so", "it is not so"


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
        for denial in sorted(found := contradictions.denials_of(db, event)):
            _deny(db, denial, event)
        denials = denials | found
    for event in sorted(denials - changed):
        db.execute(
            "DELETE FROM dispute WHERE event = ?1 AND other_event = ?1"
            " AND NOT EXISTS (SELECT 1 FROM dispute_side WHERE dispute = dispute.id AND side = ?2)",
            (event, SO),
        )
    for event in sorted(denials.union(live)):
        _phrase(db, event)


def _rejected(db: sqlite3.Connection, event: str) -> bool:
    return bool(db.execute("SELECT verdict IS 'rejected' FROM event WHERE id = ?", (event,)).fetchone()[0])


def _name(db: sqlite3.Connection, event: str) -> str:
    return str(db.execute("SELECT name FROM event WHERE id = ?", (event,)).fetchone()[0])


def _within(db: sqlite3.Connection, event: str, accounts: list[Account]) -> None:
    """One event that some assert and others deny, or whose toll is told differently."""
    claims = [account for account in accounts if account.polarity == "claim"]
    denied = next((account.row["type"] for account in accounts if account.polarity == "denial"), None)
    if claims and denied:
        asked = Question(kind_of(denied), question(db, denied, event), event)
        raise_question(db, asked, Side(SO, event, "claim"), Side(NOT_SO, event, "denial"))
    copied = copies(accounts)
    own = [account for account in claims if account.mention not in copied]
    tolls = [(account.row["dead"], account.published) for account in own if account.row["dead"]]
    counts = doubles.counts_apart(db, own)
    if tolls_disagree(tolls):
        asked = Question("figure", f"How many were killed: {_name(db, event)}?", event)
        raise_question(
            db,
            asked,
            *(Side(f"{toll} dead", event, "claim", toll) for toll in sorted({toll for toll, _ in tolls})),
        )
    elif counts:
        printed = " or ".join(count.printed for count in counts)
        asked = Question("figure", f"How many, {printed}: {_name(db, event)}?", event)
        raise_question(db, asked, *(Side(count.printed, figure=count.figure) for count in counts))


def _denied(db: sqlite3.Connection, denial: str) -> Question:
    """Return the question that a denial raises, without its words.

    The denial's event on both sides of its id: the claims may be of many events, and come and go.
    """
    kind = contradictions.denied_type(db, denial)
    return Question(kind_of(kind) if kind else "happened", "", denial, denial)


def _deny(db: sqlite3.Connection, denial: str, claim: str) -> None:
    """A denial against an event that it speaks of."""
    told = {account.polarity for account in accounts_of(db, claim)}
    so = Side(SO, claim, "claim" if "claim" in told else "outlook")  # a plan that is reported and denied
    raise_question(db, _denied(db, denial), so, Side(NOT_SO, denial, "denial"))


def _phrase(db: sqlite3.Connection, denial: str) -> None:
    """Put the question of a denial into words: its own, or those of the claim most told where it only refuses."""
    asked = _denied(db, denial)
    claim = db.execute(
        "SELECT event.id, type FROM dispute_side JOIN event ON event.id = event WHERE dispute = ? AND side = ?"
        " ORDER BY accounts DESC, event.id LIMIT 1",
        (asked.id, SO),
    ).fetchone()
    if claim is not None:
        kind = contradictions.denied_type(db, denial)
        own = kind is not None and contradictions.names_doer(db, denial)
        whose = contradictions.answered_for(db, denial, claim[0])
        text = question(db, kind, denial) if own and kind else question(db, claim[1], claim[0], whose or None)
        db.execute("UPDATE dispute SET name = ? WHERE id = ?", (text, asked.id))


def _between(db: sqlite3.Connection, difference: Difference) -> None:
    """Two events that may be one, told with different dates, places, doers or objects."""
    sides = Side(difference.says, difference.event), Side(difference.other_says, difference.other)
    raise_question(db, Question(difference.kind, difference.question, difference.event, difference.other), *sides)
