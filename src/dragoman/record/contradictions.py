"""Which events contradict each other: denials and what they deny, and events too alike to be two.

Both are found by keys that an event is filed under: what it is about, who is behind it and whom it concerns; so a new
event meets only those of its own parties.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import table
from dragoman.record.assertions import WORD
from dragoman.record.dates import period, relation
from dragoman.record.events import Account, accounts_of
from dragoman.record.names import plain
from dragoman.record.tellings import NEWS_DAYS, POLARITY, trigger_words

TOPICS = {
    "AID": ("help",), "SUPPORT": ("help",), "COOPERATE": ("help",), "MOBILIZE": ("help", "force"), "ASSAULT": ("force",),
}  # fmt: skip
STANDING = frozenset({"SUPPORT", "COOPERATE", "AGREE"})  # what holds for years rather than happens on a day
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Sectors that act for themselves: what they do is not laid to their country.
OWN_HAND = frozenset({"REB", "OPP", "CVL", "REF", "LAB", "AGR", "MED", "REL", "SOC", "EDU", "JRN", "CRM"})
LIKE_SENTENCES = 0.4  # share of the shorter one's words from which two sentences may tell of one happening
LIKE_WORDS = 5  # and how many these must be at least
ARC_DAYS = 400  # a claim and its denial belong to one story
FEW = 3  # accounts of an event that are compared word by word


@cache
def _words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Return the words that deny, and the topics that words of a denial speak of."""
    rows = table.merged((table.DATA,), "denials.tsv", ("word", "role", "value"), key=2)
    denial = frozenset(word for word, role, _ in rows if role == "denial")
    return denial, {word: table.values(value) for word, role, value in rows if role == "topic"}


def is_denial(account: Account) -> bool:
    """Does an account say that something is not so, by its status or by its wording?"""
    if POLARITY[account.status] == "denial":
        return True
    return (
        account.row["type"] == "REJECT"
        and account.status == "asserted"
        and bool(_spoken(account) & _words()[0])
    )


def _spoken(account: Account) -> set[str]:
    return {plain(word) for word in WORD.findall(f"{account.row['text']} {account.row['frame']}")}


def kind_of(denied: str) -> str:
    """Return whether the denial of an event of this type is about a relation or about what happened."""
    return "relation" if denied in STANDING else "happened"


def _topics(account: Account) -> set[str]:
    if POLARITY[account.status] != "denial" and is_denial(account):
        return {topic for word in _spoken(account) for topic in _words()[1].get(word, ())}
    return set(TOPICS.get(account.row["type"], (account.row["type"],)))


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
    return [_Who(*row[:4], bool(row[4])) for row in rows]


def _codes_in(db: sqlite3.Connection, document: str, start: int, end: int, least: int) -> set[str]:
    rows = db.execute(
        "SELECT code FROM mention WHERE document = ? AND start >= ? AND start < ? AND code IS NOT NULL"
        " GROUP BY code HAVING count(*) >= ?",
        (document, start, end, least),
    )
    return {row[0] for row in rows}


def _sentence_codes(db: sqlite3.Connection, account: Account) -> set[str]:
    return _codes_in(db, account.document, account.row["sentence_start"], account.row["sentence_end"], 1)


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
    return {f"{topic} {a} {b}" for topic in _topics(account) for a in behind for b in whom}


def _denial_keys(db: sqlite3.Connection, event: str, account: Account) -> set[str]:
    actors, recipients = _parties(db, event, "actor"), _parties(db, event, "recipient")
    behind = {who.id for who in actors if who.named}
    behind |= {
        f"@{who.code}" for who in actors if who.code and (who.kind == "country" or who.sector == "GOV")
    }
    own = {who.code for who in actors if who.code}
    named = [who for who in recipients if who.named] if account.row["type"] != "REJECT" else []
    if named:
        whom = {who.id for who in named} | {
            f"@{who.code}" for who in named if who.code and who.code not in own
        }
    else:  # "any support", "any of the parties": whoever the sentence, or else the article, is about
        about = _sentence_codes(db, account) - own or _codes_in(db, account.document, 0, 1 << 62, 2) - own
        whom = {f"any {code}" for code in about}
    return {f"{topic} {a} {b}" for topic in _topics(account) for a in behind for b in whom}


def _like_keys(db: sqlite3.Connection, event: str, account: Account) -> tuple[set[str], set[str]]:
    """Return the keys an event is filed under as a possible double of others, and those it is looked up by."""
    actors = [who.id for who in _parties(db, event, "actor") if who.named]
    recipients = [who.id for who in _parties(db, event, "recipient") if who.named]
    date, kind = account.row["date"], account.row["type"]
    dyads = [
        f"{kind} {a}>{b} {word}"
        for a in actors
        for b in recipients
        for word in trigger_words(account.row["text"])
    ]
    found = period(date)
    filed, sought = {"?"}, {"all"}
    if found:
        months = {f"{found.first:%m}", f"{found.first:%Y-%m}"} if found.year_known else {f"{found.first:%m}"}
        filed, sought = months | {"all"}, months | {"?"}
    who = set()
    if found and found.exact and account.row["place"] and kind in VIOLENT and actors:
        who = {f"who {kind} {date} {plain(account.row['place'])}"}
    return (
        {f"{d} {m}" for d in dyads for m in filed} | who,
        {f"{d} {m}" for d in dyads for m in sought} | who,
    )


def file(db: sqlite3.Connection, event: str) -> None:
    """File an event under all that may contradict it."""
    rows: set[tuple[str, str]] = set()
    for account in accounts_of(db, event):
        if is_denial(account):
            rows |= {("denial", key) for key in _denial_keys(db, event, account)}
        elif POLARITY[account.status] == "claim":
            rows |= {("claim", key) for key in _claim_keys(db, event, account)}
            rows |= {("like", key) for key in _like_keys(db, event, account)[0]}
    db.executemany(
        "INSERT INTO dispute_key (key, side, event) VALUES (?, ?, ?)",
        ((key, side, event) for side, key in sorted(rows)),
    )


def _opposite(db: sqlite3.Connection, event: str, side: str, other: str) -> set[str]:
    rows = db.execute(
        "SELECT DISTINCT theirs.event FROM dispute_key AS mine JOIN dispute_key AS theirs ON theirs.key = mine.key"
        " WHERE mine.event = ? AND mine.side = ? AND theirs.side = ?",
        (event, side, other),
    )
    return {row[0] for row in rows}


def denials_of(db: sqlite3.Connection, event: str) -> set[str]:
    """Return the events whose denials speak of this one."""
    return _opposite(db, event, "claim", "denial")


def claims_against(db: sqlite3.Connection, denial: str) -> set[str]:
    """Return the events that a denial speaks of, of its own time, without itself."""
    days = db.execute("SELECT first_date FROM event WHERE id = ?", (denial,)).fetchone()
    found = _opposite(db, denial, "denial", "claim") - {denial}
    return {event for event in found if _near(db, event, days[0], ARC_DAYS)}


def _near(db: sqlite3.Connection, event: str, day: str | None, most: int) -> bool:
    other = db.execute("SELECT first_date FROM event WHERE id = ?", (event,)).fetchone()[0]
    a, b = period(day), period(other)
    return a is None or b is None or abs((a.first - b.first).days) <= most


@dataclass(frozen=True)
class Difference:
    """Two events that are one but for their date, place, doer or object."""

    kind: str
    event: str
    says: str
    other: str
    other_says: str


def _stems(db: sqlite3.Connection, account: Account) -> set[str]:
    words = WORD.findall(_cut(db, account, "sentence_start", "sentence_end"))
    return {plain(word)[:6] for word in words if len(word) > 3}


def _cut(db: sqlite3.Connection, account: Account, start: str, end: str, more: int = 0) -> str:
    low, high = account.row[start], account.row[end] + more
    row = db.execute(
        "SELECT substr(text, ?, ?) FROM article_text WHERE document = ?",
        (low + 1, high - low, account.document),
    ).fetchone()
    return str(row[0])


def _alikeness(db: sqlite3.Connection, mine: Iterable[Account], theirs: Iterable[Account]) -> float:
    pairs = [(_stems(db, a), _stems(db, b)) for a in mine for b in theirs]
    return max((len(a & b) / min(len(a), len(b)) for a, b in pairs if len(a & b) >= LIKE_WORDS), default=0.0)


def _says(db: sqlite3.Connection, account: Account) -> str:
    """Return an account's date and the words around its trigger, cut at a word."""
    words = _cut(db, account, "start", "end", 45).split()[:-1] or [account.row["text"]]
    return " ".join((account.row["date"] or account.row["date_text"] or "", " ".join(words))).strip()


def alike(db: sqlite3.Connection, event: str) -> list[Difference]:
    """Return the events that are this one but for a detail."""
    mine = [a for a in accounts_of(db, event) if POLARITY[a.status] == "claim" and not is_denial(a)]
    sought = {key for account in mine for key in _like_keys(db, event, account)[1]}
    marks = ",".join("?" * len(sought))
    rows = db.execute(
        f"SELECT DISTINCT event FROM dispute_key WHERE side = 'like' AND key IN ({marks}) AND event <> ?",
        (*sorted(sought), event),
    ).fetchall()
    found = []
    for (other,) in sorted(rows):
        theirs = [a for a in accounts_of(db, other) if POLARITY[a.status] == "claim" and not is_denial(a)]
        if {a.document for a in mine} & {a.document for a in theirs}:
            continue  # an article that tells both holds them for two
        kind = _difference(db, event, mine, other, theirs)
        if kind and _alikeness(db, mine[:FEW], theirs[:FEW]) >= LIKE_SENTENCES:
            found.append(Difference(kind, event, _says(db, mine[0]), other, _says(db, theirs[0])))
    return found


def _difference(
    db: sqlite3.Connection, event: str, mine: list[Account], other: str, theirs: list[Account]
) -> str | None:
    (date, place, day), (date2, place2, day2) = (
        db.execute("SELECT date, place, first_date FROM event WHERE id = ?", (one,)).fetchone()
        for one in (event, other)
    )
    if not _near(db, other, day, NEWS_DAYS):
        return None
    when = relation(date, date2)
    actors, actors2 = ({w.id for w in _parties(db, one, "actor")} for one in (event, other))
    if when == "same" and actors and actors2 and not actors & actors2:
        return "who"
    if place and place2 and place != place2:
        return "where" if when == "same" else None
    if when == "conflict":
        return "when"
    return "instrument" if when == "open" else None
