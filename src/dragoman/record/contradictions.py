"""Which events contradict each other: denials and what they deny, and events too alike to be two.

Both are found by keys that an event is filed under: what it is about, who is behind it and whom it concerns;
so a new event meets only those of its own parties.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.dates import months_around, period, relation
from dragoman.record.denials import TOPICS, topics
from dragoman.record.events import Account, accounts_of
from dragoman.record.sounds import plain
from dragoman.record.tellings import NEWS_DAYS, trigger_words
from dragoman.record.words import hashed, stems

VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Sectors that act for themselves: what they do is not laid to their country.
OWN_HAND = frozenset({"REB", "OPP", "CVL", "REF", "LAB", "AGR", "MED", "REL", "SOC", "EDU", "JRN", "CRM"})
LIKE_SENTENCES = 0.4  # share of the shorter one's words from which two sentences may tell of one happening
LIKE_WORDS = 5  # and how many these must be at least
ARC_DAYS = 183  # support goes on, or fails to come, for months; what else is denied is denied within days
FEW = 3  # accounts of an event that are compared word by word


def _topics(account: Account) -> set[str]:
    return topics(account.row["type"], account.status, account.row["text"], account.row["frame"])


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


def _like_keys(db: sqlite3.Connection, event: str, account: Account) -> tuple[set[str], set[str]]:
    """Return the keys an event is filed under as a possible double, and those it is looked up by."""
    actors = [who.id for who in _parties(db, event, "actor") if who.named]
    recipients = [who.id for who in _parties(db, event, "recipient") if who.named]
    date, kind = account.row["date"], account.row["type"]
    dyads = [
        f"{kind} {a}>{b} {word}" for a in actors for b in recipients for word in trigger_words(account.row["text"])
    ]
    day = _day(db, event)
    filed, sought = _own_months(day), _near_months(day, NEWS_DAYS)
    found = period(date)
    who = set()
    if found and found.exact and account.row["place"] and kind in VIOLENT and actors:
        who = {f"who {kind} {date} {plain(account.row['place'])}"}
    return (
        {f"{d} {m}" for d in dyads for m in filed} | who,
        {f"{d} {m}" for d in dyads for m in sought} | who,
    )


def file(db: sqlite3.Connection, event: str, accounts: list[Account]) -> None:
    """File an event under all that may contradict it; `accounts` are its own."""
    keys: dict[str, set[str]] = {"denial": set(), "claim": set(), "like": set()}
    for account in accounts:
        if account.polarity == "denial":
            keys["denial"] |= _denial_keys(db, event, account)
        elif account.polarity == "claim":
            keys["claim"] |= _claim_keys(db, event, account)
            keys["like"] |= _like_keys(db, event, account)[0]
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
    """Can a denial be about a claim by its time and whom it concerns? The keys that they share say so to the month."""
    (kind, date), (_, date2) = (
        db.execute("SELECT type, date FROM event WHERE id = ?", (one,)).fetchone() for one in (denial, claim)
    )
    if kind != "REJECT" and _of_others(db, denial, claim):
        return False
    helps = kind == "REJECT" or "help" in TOPICS.get(kind, ())
    if not helps and relation(date, date2) == "conflict":
        return False
    return _near(db, denial, claim, ARC_DAYS if helps else NEWS_DAYS)


def _of_others(db: sqlite3.Connection, denial: str, claim: str) -> bool:
    """Do two events concern others: generals, and companies or an army?"""
    one, other = (_parties(db, event, "recipient") for event in (denial, claim))
    if not one or not other or any(who.named or not who.sector for who in one):
        return False
    if all(who.kind == "person" for who in one) and all(who.kind == "body" for who in other):
        return True
    described = not any(who.named or not who.sector for who in other)
    return described and {who.sector for who in one}.isdisjoint(who.sector for who in other)


def denied_type(db: sqlite3.Connection, denial: str) -> str:
    """Return the type of what an event's denials deny.

    A refusal that is none of its own denies that it happened.
    """
    row = db.execute(
        "SELECT type FROM account JOIN event_mention ON event_mention.id = event_mention"
        " WHERE event = ? AND polarity = 'denial' ORDER BY type = 'REJECT', type LIMIT 1",
        (denial,),
    ).fetchone()
    return "SUPPORT" if row[0] == "REJECT" else str(row[0])


def _near(db: sqlite3.Connection, one: str, other: str, most: int) -> bool:
    days = [period(_day(db, event)) for event in (one, other)]
    return days[0] is None or days[1] is None or abs((days[0].first - days[1].first).days) <= most


@dataclass(frozen=True)
class Difference:
    """Two events that are one but for their date, place, doer or object."""

    kind: str
    event: str
    says: str
    other: str
    other_says: str


def _stems(db: sqlite3.Connection, account: Account) -> frozenset[str]:
    return stems(_cut(db, account, "sentence_start", "sentence_end"))


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
    """Return an account's date, in the text's own words where its year is open, and the words from its trigger on."""
    words = _cut(db, account, "start", "end", 45).split()[:-1] or [account.row["text"]]
    date, as_written = account.row["date"] or "", account.row["date_text"] or ""
    return " ".join((date if date[:1].isdigit() else as_written, *words)).strip()


def _doers(db: sqlite3.Connection, event: str) -> str:
    rows = db.execute(
        "SELECT name FROM event_party JOIN actor ON actor.id = actor WHERE event = ? AND role = 'actor' ORDER BY name",
        (event,),
    )
    return ", ".join(name for (name,) in rows)


def alike(db: sqlite3.Connection, event: str) -> list[Difference]:
    """Return the events that are this one but for a detail."""
    mine = [account for account in accounts_of(db, event) if account.polarity == "claim"]
    sought = hashed(key for account in mine for key in _like_keys(db, event, account)[1])
    marks = ",".join("?" * len(sought))
    rows = db.execute(
        f"SELECT DISTINCT event FROM dispute_key WHERE side = 'like' AND key IN ({marks}) AND event <> ?",
        (*sought, event),
    ).fetchall()
    found = []
    for (other,) in sorted(rows):
        if not _near(db, event, other, NEWS_DAYS):
            continue
        theirs = [account for account in accounts_of(db, other) if account.polarity == "claim"]
        if {a.document for a in mine} & {a.document for a in theirs}:
            continue  # an article that tells both holds them for two
        kind = _difference(db, event, mine, other, theirs)
        if kind and _alikeness(db, mine[:FEW], theirs[:FEW]) >= LIKE_SENTENCES:
            says, other_says = _says(db, mine[0]), _says(db, theirs[0])
            if kind == "who":
                says, other_says = f"{_doers(db, event)}: {says}", f"{_doers(db, other)}: {other_says}"
            if says != other_says:  # sides in the same words show no difference
                found.append(Difference(kind, event, says, other, other_says))
    return found


def _difference(
    db: sqlite3.Connection, event: str, mine: list[Account], other: str, theirs: list[Account]
) -> str | None:
    (date, place), (date2, place2) = (
        db.execute("SELECT date, place FROM event WHERE id = ?", (one,)).fetchone() for one in (event, other)
    )
    when = relation(date, date2)
    actors, actors2 = ({w.id for w in _parties(db, one, "actor")} for one in (event, other))
    if when == "same" and actors and actors2 and not actors & actors2:
        return "who"
    if place and place2 and place != place2:
        return "where" if when == "same" else None
    if when == "conflict":
        return "when"
    return "instrument" if when == "open" else None
