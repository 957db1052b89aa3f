"""Where accounts disagree: the questions of a record, with who says what on each side.

Three things raise a question: one event that some assert and others deny; a denial that stands against other events of
its parties; and two events so alike that their date, place, doer or object is more likely told differently than
another happening. Figures have a module of their own.
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from dragoman.record import contradictions, figures
from dragoman.record.events import Account, accounts_of, copies, parties_of, question, voices
from dragoman.record.questions import Question, raise_question
from dragoman.record.tellings import POLARITY


@dataclass(frozen=True)
class Side:
    """One answer to a question, and the accounts that give it."""

    says: str
    accounts: list[Account]


def settle(db: sqlite3.Connection, changed: set[str], denials: set[str]) -> None:
    """Raise anew the questions around the changed events, and around the denials that spoke of them before."""
    for event in sorted(changed):
        db.execute("DELETE FROM dispute_key WHERE event = ?", (event,))
        db.execute("DELETE FROM dispute WHERE event = ?1 OR other_event = ?1", (event,))
        contradictions.file(db, event)
    asked = denials | changed
    for event in sorted(changed):
        asked |= contradictions.denials_of(db, event)
        _within(db, event)
        for difference in contradictions.alike(db, event):
            _between(db, difference)
    for event in sorted(asked):
        _against_denial(db, event)


def _store(
    db: sqlite3.Connection, kind: str, question: str, events: tuple[str, str | None], sides: list[Side]
) -> None:
    everything = [account for side in sides for account in side.accounts]
    copied = copies(sorted(everything, key=lambda account: account.order))
    raise_question(
        db, Question(kind, question, *events),
        {side.says: voices(side.accounts, copied) for side in sides},
        [
            (side.says, account.document, account.row["start"], account.row["end"], account.mention, None)
            for side in sides for account in side.accounts
        ],
    )  # fmt: skip


def _name(db: sqlite3.Connection, event: str) -> str:
    return str(db.execute("SELECT name FROM event WHERE id = ?", (event,)).fetchone()[0])


def _within(db: sqlite3.Connection, event: str) -> None:
    """One event that some assert and others deny, or whose toll is told differently."""
    accounts = accounts_of(db, event)
    for_it = [account for account in accounts if POLARITY[account.status] == "claim"]
    against = [account for account in accounts if POLARITY[account.status] == "denial"]
    if for_it and against:
        sides = [Side("it is so", for_it), Side("it is not so", against)]
        denied = against[0].row["type"]
        actors, recipients = parties_of(db, event, "actor"), parties_of(db, event, "recipient")
        asked = question(db, denied, actors, recipients, event)
        _store(db, contradictions.kind_of(denied), asked, (event, None), sides)
    by_toll: dict[str, list[Account]] = {}
    for account in for_it:
        if account.row["dead"]:
            by_toll.setdefault(account.row["dead"], []).append(account)
    if figures.tolls_disagree([(a.row["dead"], a.published) for a in for_it if a.row["dead"]]):
        sides = [Side(f"{toll} dead", by_toll[toll]) for toll in sorted(by_toll)]
        _store(db, "figure", f"How many were killed: {_name(db, event)}?", (event, None), sides)


def _against_denial(db: sqlite3.Connection, event: str) -> None:
    """A denial against all events of its parties that it speaks of."""
    db.execute("DELETE FROM dispute WHERE event = ?1 AND other_event = ?1", (event,))
    against = [account for account in accounts_of(db, event) if contradictions.is_denial(account)]
    claims = [
        account
        for other in sorted(contradictions.claims_against(db, event)) if against
        for account in accounts_of(db, other)
        if POLARITY[account.status] == "claim" and not contradictions.is_denial(account)
    ]  # fmt: skip
    if not claims:
        return
    # The type of what is denied: for "denies any support" that of the claim, not of the refusal.
    denied = next((a.row["type"] for a in against if a.row["type"] != "REJECT"), claims[0].row["type"])
    whom = Counter(actor for account in claims for actor in parties_of(db, account.row["event"], "recipient"))
    recipients = [min(whom, key=lambda actor: (-whom[actor], actor))] if whom else []
    asked = question(db, denied, parties_of(db, event, "actor"), recipients, event)
    sides = [Side("it is so", claims), Side("it is not so", against)]
    # The denial's event on both sides: the claims may be of many events, and come and go.
    _store(db, contradictions.kind_of(denied), asked, (event, event), sides)


def _between(db: sqlite3.Connection, difference: contradictions.Difference) -> None:
    """Two events that may be one, told with different dates, places, doers or objects."""
    ask = {"when": "When was it", "where": "Where was it", "who": "Who was it", "instrument": "What was it"}
    one, other = sorted((difference.event, difference.other))
    if one == difference.event:
        says = (difference.says, difference.other_says)
    else:
        says = (difference.other_says, difference.says)
    sides = [Side(said, accounts_of(db, event)) for said, event in zip(says, (one, other), strict=True)]
    _store(db, difference.kind, f"{ask[difference.kind]}: {_name(db, one)}?", (one, other), sides)
