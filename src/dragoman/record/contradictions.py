"""Which events contradict each other: denials and what they deny, and events too alike to be two.

Both are found by keys that an event is filed under: what it is about, who is behind it and whom it concerns;
so a new event meets only those of its own parties.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date
from itertools import product

from dragoman.record import doubles, refutations
from dragoman.record.dates import months_around, relation
from dragoman.record.denials import TOPICS, topics
from dragoman.record.events import Account, accounts_of
from dragoman.record.tellings import NEWS_DAYS, RECIPROCAL
from dragoman.record.told import words_around
from dragoman.record.words import hashed, stems

# Sectors that act for themselves: what they do is not laid to their country.
OWN_HAND = frozenset({"REB", "OPP", "CVL", "REF", "LAB", "AGR", "MED", "REL", "SOC", "EDU", "JRN", "CRM"})
ARC_DAYS = 183  # support goes on, or fails to come, for months; what else is denied is denied within days
# Acts of which a refusal must say more than the family that it speaks of: force, or help that is not given in kind.
OF_MANY_SORTS = frozenset({"ASSAULT", "COERCE", "SUPPORT", "COOPERATE"})
FEW = 3  # accounts of an event that are compared word by word


def _topics(account: Account) -> set[str]:
    return topics(account.row["type"], account.status, account.words, account.row["frame"])


@dataclass(frozen=True)
class _Who:
    """An actor as a party to an event: its id, its country, and whether it has a name."""

    id: str
    kind: str | None
    code: str | None
    sector: str | None
    named: bool


def _parties(db: sqlite3.Connection, event: str, role: str) -> list[_Who]:
    rows = db.execute(
        "SELECT actor.id, kind, code, sector, NOT EXISTS (SELECT 1 FROM guise WHERE guise.actor = actor.id"
        " AND (document IS NOT NULL OR names LIKE '[\"~%'))"
        " FROM event_party JOIN actor ON actor.id = actor WHERE event = ? AND role = ? ORDER BY actor.id",
        (event, role),
    )
    return [_Who(id, kind, code, sector, bool(named)) for id, kind, code, sector, named in rows]


def _codes_in(db: sqlite3.Connection, document: str, start: int, end: int, least: int) -> set[str]:
    rows = db.execute(
        "SELECT code FROM mention WHERE document = ? AND start >= ? AND start < ? AND code IS NOT NULL"
        " GROUP BY code HAVING count(*) >= ?",
        (document, start, end, least),
    )
    return {row[0] for row in rows}


def _sentence_codes(db: sqlite3.Connection, account: Account) -> set[str]:
    return _codes_in(db, account.document, account.row["sentence_start"], account.row["sentence_end"], 1)


def _window(topic: str) -> int:
    return ARC_DAYS if topic == "help" else NEWS_DAYS


def _day(db: sqlite3.Connection, event: str) -> str | None:
    row = db.execute("SELECT first_date FROM event WHERE id = ?", (event,)).fetchone()
    return str(row[0]) if row[0] else None


def _own_months(day: str | None) -> set[str]:
    """Return the parts of keys that say when an event was; one that has no day is met by all."""
    return {"ever", *(months_around(day, 0) or {"?"})}


def _near_months(day: str | None, days: int) -> set[str]:
    """Return the parts of keys by which events at most so many days away are found."""
    return {"?", *months_around(day, days)} if day else {"ever"}


def _claim_keys(db: sqlite3.Connection, event: str, account: Account) -> set[str]:
    actors, recipients = _parties(db, event, "actor"), _parties(db, event, "recipient")
    behind = {who.id for who in actors if who.named}
    behind |= {f"@{who.code}" for who in actors if who.code and who.sector not in OWN_HAND}
    own = {who.code for who in actors if who.code}
    whom = {who.id for who in recipients if who.named}
    lands = {who.code for who in recipients if who.code and (who.kind == "country" or not who.named)}
    lands |= {account.row["country"]} - {None}
    if not actors:
        behind |= {f"@{code}" for code in _sentence_codes(db, account) - {who.code for who in recipients}}
    if not recipients:
        lands |= _sentence_codes(db, account) - own
    whom |= {f"@{code}" for code in lands - own}
    whom |= {f"any {code}" for code in (lands | {who.code for who in recipients if who.code}) - own}
    months = _own_months(_day(db, event))
    return {f"{topic} {a} {b} {m}" for topic in _topics(account) for a in behind for b in whom for m in months}


def _denial_keys(db: sqlite3.Connection, event: str, account: Account) -> set[str]:
    actors, recipients = _parties(db, event, "actor"), _parties(db, event, "recipient")
    behind = {who.id for who in actors if who.named}
    behind |= {f"@{who.code}" for who in actors if who.code and (who.kind == "country" or who.sector == "GOV")}
    own = {who.code for who in actors if who.code}
    named = [who for who in recipients if who.named] if account.row["type"] != "REJECT" else []
    if named:
        whom = {who.id for who in named} | {f"@{who.code}" for who in named if who.code and who.code not in own}
    else:  # "any support", "any of the parties": whoever the sentence, or else the article, is about
        about = _sentence_codes(db, account) - own or _codes_in(db, account.document, 0, 1 << 62, 2) - own
        whom = {f"any {code}" for code in about}
    day = _day(db, event)
    return {
        f"{topic} {a} {b} {month}"
        for topic in _topics(account) for month in _near_months(day, _window(topic)) for a in behind for b in whom
    }  # fmt: skip


def file(db: sqlite3.Connection, event: str, accounts: list[Account]) -> None:
    """File an event under all that may contradict it; `accounts` are its own."""
    keys: dict[str, set[str]] = {"denial": set(), "claim": set(), "like": set()}
    for account in accounts:
        if account.polarity == "denial":
            keys["denial"] |= _denial_keys(db, event, account) | refutations.denial_keys(db, account)
        elif account.polarity == "claim" or account.status == "planned":
            keys["claim"] |= _claim_keys(db, event, account) | refutations.claim_keys(db, account)
        if account.polarity == "claim":
            keys["like"] |= doubles.keys(db, account)
    db.executemany(
        "INSERT INTO dispute_key (key, side, event) VALUES (?, ?, ?)",
        ((key, side, event) for side, of_side in keys.items() for key in hashed(of_side)),
    )


def _opposite(db: sqlite3.Connection, event: str, side: str, other: str) -> set[str]:
    rows = db.execute(
        "SELECT DISTINCT theirs.event FROM dispute_key AS mine JOIN dispute_key AS theirs ON theirs.key ="
        " mine.key"
        " WHERE mine.event = ? AND mine.side = ? AND theirs.side = ?",
        (event, side, other),
    )
    return {row[0] for row in rows}


def denials_of(db: sqlite3.Connection, event: str) -> set[str]:
    """Return the other events whose denials speak of this one."""
    found = _opposite(db, event, "claim", "denial") - {event}
    return {denial for denial in found if _speaks_of(db, denial, event)}


def claims_against(db: sqlite3.Connection, denial: str) -> set[str]:
    """Return the other events that a denial speaks of."""
    found = _opposite(db, denial, "denial", "claim") - {denial}
    return {event for event in found if _speaks_of(db, denial, event)}


def _speaks_of(db: sqlite3.Connection, denial: str, claim: str) -> bool:
    """Can a denial be about a claim: by its parties, its time and its words? That they share a key is known."""
    denials = [account for account in accounts_of(db, denial) if account.polarity == "denial"]
    refused = all(account.row["type"] == "REJECT" for account in denials)  # a plan is refused, not negated
    claims = [
        account for account in accounts_of(db, claim)
        if account.polarity == "claim" or (refused and account.status == "planned")
    ]  # fmt: skip
    if not claims:
        return False
    if any(refutations.refutes(db, one, other) for one, other in product(denials[:FEW], claims[:FEW])):
        return True
    sought = {key for account in denials for key in _denial_keys(db, denial, account)}
    met = any(sought & _claim_keys(db, claim, account) for account in claims)
    return met and _by_parties(db, denial, claim, denials, claims)


def _by_parties(db: sqlite3.Connection, denial: str, claim: str, denials: list[Account], claims: list[Account]) -> bool:
    """Can a denial be about a claim of the same parties by its time and whom it concerns?"""
    (kind, day), (_, day2) = (
        db.execute("SELECT type, date FROM event WHERE id = ?", (one,)).fetchone() for one in (denial, claim)
    )
    if kind != "REJECT" and _of_others(db, denial, claim):
        return False
    helps = "help" in TOPICS.get(kind, ()) or any("help" in _topics(account) for account in denials)
    if not helps and relation(day, day2) == "conflict":
        return False
    near = _near(db, denial, claim, ARC_DAYS if helps else NEWS_DAYS)
    if near is None:  # without days, words must show that it is the same affair: whom it concerns, or what
        whom = {who.code for who in _parties(db, claim, "recipient") if who.code}
        own = {who.code for who in _parties(db, denial, "actor")}
        near = any(not (_sentence_codes(db, one) - own).isdisjoint(whom) for one in denials[:FEW]) or any(
            _one_affair(db, one, other) for one, other in product(denials[:FEW], claims[:FEW])
        )
    if not near:
        return False
    if kind != "REJECT" or claims[0].row["type"] not in OF_MANY_SORTS:
        return True
    return any(_alike(db, one, other) for one, other in product(denials, claims[:FEW]))


def _alike(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Does a refusal share a word for its object with a claim? That force is denied says not yet of which act."""
    (one, _), (other, _) = (words_around(db, account) for account in (denial, claim))
    return not (one & stems(denial.denied)).isdisjoint(other)


def _one_affair(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Do two accounts stand in one article, or share a word that is not in every report?"""
    if denial.document == claim.document:
        return True
    (one, _), (other, _) = (words_around(db, account) for account in (denial, claim))
    return not one.isdisjoint(other)


def _of_others(db: sqlite3.Connection, denial: str, claim: str) -> bool:
    """Do two events concern others: generals, and companies or an army?"""
    one, other = (_parties(db, event, "recipient") for event in (denial, claim))
    if not one or not other or any(who.named or not who.sector for who in one):
        return False
    if all(who.sector in OWN_HAND for who in one) and all(who.kind == "country" for who in other):
        return True
    if all(who.kind == "person" for who in one) and all(who.kind == "body" for who in other):
        return True
    described = not any(who.named or not who.sector for who in other)
    return described and {who.sector for who in one}.isdisjoint(who.sector for who in other)


def names_doer(db: sqlite3.Connection, event: str) -> bool:
    """Has an event a doer, and all its doers a name?"""
    doers = _parties(db, event, "actor")
    return bool(doers) and all(who.named for who in doers)


def answered_for(db: sqlite3.Connection, denial: str, claim: str) -> list[str]:
    """Return those doers of a claim that a denial's speak for, themselves and their states; none of a mutual act."""
    if db.execute("SELECT type FROM event WHERE id = ?", (claim,)).fetchone()[0] in RECIPROCAL:
        return []
    deniers = _parties(db, denial, "actor")
    same = {who.id for who in deniers} | {f"@{who.code}" for who in deniers if who.code}
    return [who.id for who in _parties(db, claim, "actor") if {who.id, f"@{who.code}"} & same]


def denied_type(db: sqlite3.Connection, denial: str) -> str | None:
    """Return the type of what an event's denials deny; None where they are refusals, that only say it in words."""
    row = db.execute(
        "SELECT type FROM account JOIN event_mention ON event_mention.id = event_mention"
        " WHERE event = ? AND polarity = 'denial' AND type <> 'REJECT' ORDER BY type LIMIT 1",
        (denial,),
    ).fetchone()
    return str(row[0]) if row else None


def _near(db: sqlite3.Connection, one: str, other: str, most: int) -> bool | None:
    """Can two events lie within so many days? None where one has no day.

    What went on for a month is as near as its nearest day.
    """
    days = [
        db.execute("SELECT first_date, last_date FROM event WHERE id = ?", (event,)).fetchone()
        for event in (one, other)
    ]
    if not all(days[0]) or not all(days[1]):
        return None
    (first, last), (first2, last2) = ([date.fromisoformat(day) for day in span] for span in days)
    return max((first2 - last).days, (first - last2).days) <= most
