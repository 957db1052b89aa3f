"""Does a denial speak of a claim by its words: by what both name, or by pointing back at it in its own article?"""

import sqlite3
from collections.abc import Iterator
from itertools import product

from dragoman.lexicon.plover import QUAD
from dragoman.record.dates import months_around
from dragoman.record.denials import STANDING, points_back, topics, words_topics
from dragoman.record.events import Account
from dragoman.record.pairs import Pair, akin
from dragoman.record.tellings import NEWS_DAYS
from dragoman.record.told import Party, day_of, told, words_around
from dragoman.record.words import stems

MONTH = 30  # days within which a denial that names the place or persons of a claim can be about it
MANY = 2  # shared words that show little where days or types differ; more show one act
SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # that somebody said so is not what is denied


def _names(db: sqlite3.Connection, account: Account) -> frozenset[str]:
    """Return the names beside an act; of a refusal those of what it denies alone."""
    _, names = words_around(db, account)
    return names & stems(account.denied) if account.row["type"] == "REJECT" else names


def claim_keys(db: sqlite3.Connection, account: Account) -> set[str]:
    """Return the keys under which denials find a claim by its words."""
    _, names = words_around(db, account)
    months = {"ever", *(months_around(day_of(account), 0) or {"?"})}
    row = account.row
    return {f"named {name} {month}" for name in names for month in months} | {f"in {row['document']} {row['sentence']}"}


def denial_keys(db: sqlite3.Connection, account: Account) -> set[str]:
    """Return the keys by which a denial finds claims by its words."""
    day, row = day_of(account), account.row
    months = {"?", *months_around(day, MONTH)} if day else {"ever"}
    named = {f"named {name} {month}" for name in _names(db, account) for month in months}
    back = {f"in {row['document']} {row['sentence'] - step}" for step in (0, 1)} if _points(db, account) else set()
    return named | back


def _points(db: sqlite3.Connection, account: Account) -> bool:
    """Does a denial say only by pointing back what it denies: "denied this", "the two had never met"?"""
    if account.row["type"] == "REJECT":
        return points_back(account.denied)
    return not any(party.named for party in told(db, account).parties)


def refutes(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Is a denial about a claim by its words?"""
    if _one_source(db, denial, claim):
        return False
    return _points_at(db, denial, claim) or _names_it(db, denial, claim)


def _one_source(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Does who denies the one vouch for the other?"""
    if denial.voice == claim.voice and denial.voice.startswith("actor "):
        return True
    rows = db.execute(
        "SELECT local_actor FROM attribution_link WHERE event_mention = ?1 UNION"
        " SELECT local_actor FROM party JOIN event_mention ON event_mention.id = event_mention"
        " WHERE event_mention = ?1 AND role = 'actor' AND type = 'REJECT'"
        " INTERSECT SELECT local_actor FROM attribution_link WHERE event_mention = ?2",
        (denial.mention, claim.mention),
    )
    return rows.fetchone() is not None


def _points_at(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Is a claim the last before a denial in its article that it can mean by "this" or by its verb?"""
    one, other = denial.row, claim.row
    if denial.document != claim.document or not _points(db, denial):
        return False
    if not (other["end"] <= one["start"] and one["sentence"] - other["sentence"] <= 1):
        return False
    if one["type"] != "REJECT":
        return bool(one["type"] == other["type"] and stems(one["text"]) & stems(other["text"]))
    latest = _latest(db, denial)
    return other["start"] == latest and Pair(told(db, denial), told(db, claim)).who is not False


def _latest(db: sqlite3.Connection, denial: Account) -> int | None:
    """Return where the last act begins that is told before a denial, in its sentence or the one before."""
    marks = ",".join("?" * len(SAYING))
    row = db.execute(
        "SELECT max(start) FROM event_mention WHERE document = ? AND start < ? AND sentence >= ?"
        f" AND status IN ('asserted', 'unconfirmed', 'planned') AND type NOT IN ({marks})",
        (denial.document, denial.row["start"], denial.row["sentence"] - 1, *sorted(SAYING)),
    ).fetchone()
    return row[0] if row else None


def _names_it(db: sqlite3.Connection, denial: Account, claim: Account) -> bool:
    """Do a denial and a claim name the same place, person or thing, and speak of the same sort of act?"""
    kind, other = denial.row["type"], claim.row["type"]
    pair = Pair(told(db, denial), told(db, claim))
    gap = pair.gap
    if (gap is not None and gap > MONTH) or other in SAYING or (kind in SAYING and kind != "REJECT"):
        return False
    named = (_names(db, denial) & pair.b.names) - pair.own
    shared = len(named) + len(pair.words)
    if not named or pair.who is False or pair.whom is False:
        return False
    if gap is None and denial.document != claim.document and shared <= MANY:
        return False
    if kind == "REJECT":
        meant = topics(kind, denial.status, denial.words, denial.row["frame"])
        return bool(meant & topics(other, claim.status, claim.words, claim.row["frame"])) or len(pair.words) > 1
    if QUAD[kind] != QUAD[other]:
        return False
    if not (pair.who or any(akin(a, b) for a, b in _doers(pair))):  # "its aircraft" may be anyone's
        return kind == other and bool(pair.words) and gap is not None and gap <= NEWS_DAYS
    if shared > (1 if kind == other else MANY):
        return True
    meant = topics(kind, denial.status, "", "") | words_topics(denial.row["text"])
    return kind not in STANDING and not meant.isdisjoint(topics(other, claim.status, "", ""))


def _doers(pair: Pair) -> Iterator[tuple[Party, Party]]:
    return product(pair.a.side("actor"), pair.b.side("actor"))
