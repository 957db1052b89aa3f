"""The row of an event, its parties and its accounts, from the event mentions that are of it."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.lexicon import plover
from dragoman.record import rulings
from dragoman.record.dates import bounds, period
from dragoman.record.denials import POLARITY, polarity

# What each type says of its actor and recipient: in a line, in a question, and the preposition before the
# recipient.
WORDS = {
    "AGREE": ("agrees", "agree", "with"), "CONSULT": ("meets", "meet", "with"),
    "SUPPORT": ("supports", "support", ""),
    "CONCEDE": ("yields", "yield", "to"), "COOPERATE": ("cooperates", "cooperate", "with"),
    "AID": ("aids", "aid", ""),
    "RETREAT": ("withdraws", "withdraw", "from"), "REQUEST": ("makes a demand", "make a demand", "of"),
    "ACCUSE": ("accuses", "accuse", ""), "REJECT": ("rejects", "reject", ""),
    "THREATEN": ("threatens", "threaten", ""), "PROTEST": ("protests", "protest", "against"),
    "SANCTION": ("sanctions", "sanction", ""), "MOBILIZE": ("mobilises", "mobilise", "against"),
    "COERCE": ("coerces", "coerce", ""), "ASSAULT": ("attacks", "attack", ""),
}  # fmt: skip

OWNED = re.compile(r"(?:its|his|her|their|it|they|he|she|we|our)\b", re.IGNORECASE)  # says nothing out of its text


@dataclass(frozen=True)
class Account:
    """One event mention with what decides whose account it is."""

    mention: str
    document: str
    text: str  # the document that it is a copy of, or itself
    published: str | None
    voice: str
    status: str
    row: sqlite3.Row
    denied: str = ""  # what a denial denies, where that is told beside the word for denying

    @property
    def words(self) -> str:
        """The words of the act, and of what is denied."""
        return f"{self.row['text']} {self.denied}".strip()

    @property
    def polarity(self) -> str:
        return polarity(self.row["type"], self.status, self.row["text"], self.row["frame"])

    @property
    def order(self) -> tuple[str, str, str]:
        return self.published or "9999", self.document, self.mention


def voice(db: sqlite3.Connection, mention: str, outlet: str | None, text: str) -> str:
    """Return who vouches for an account.

    The first named source of its chain, else the outlet, else the text itself.
    """
    row = db.execute(
        "SELECT guise.actor FROM attribution_link JOIN local_actor ON local_actor.id = local_actor"
        " JOIN guise ON guise.id = guise WHERE event_mention = ? AND guise.document IS NULL"
        " ORDER BY position LIMIT 1",
        (mention,),
    ).fetchone()
    if row:
        return f"actor {row[0]}"
    return f"outlet {outlet.casefold()}" if outlet else f"text {text}"


def _denied(db: sqlite3.Connection, row: sqlite3.Row) -> str:
    """Return the content of the statement whose cue is a refusal's trigger: "denied that any arms were sent"."""
    if row["type"] != "REJECT":
        return ""
    pieces = db.execute(
        "SELECT substr(text, json_extract(piece.value, '$[0]') + 1,"
        " json_extract(piece.value, '$[1]') - json_extract(piece.value, '$[0]'))"
        " FROM attribution JOIN article_text USING (document), json_each(cue) AS said, json_each(content) AS piece"
        " WHERE document = ? AND json_extract(said.value, '$[0]') < ? AND json_extract(said.value, '$[1]') > ?"
        " ORDER BY piece.value",
        (row["document"], row["end"], row["start"]),
    )
    return " ".join(text for (text,) in pieces)


def accounts_of(db: sqlite3.Connection, event: str) -> list[Account]:
    """Return all accounts of an event, the earliest published first."""
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(
        "SELECT event_mention.*, document.published AS published, document.outlet AS outlet,"
        " coalesce(document.copy_of, document.id) AS original, telling.event AS event"
        " FROM event_mention JOIN document ON document.id = event_mention.document"
        " JOIN telling ON telling.id = event_mention.telling"
        " WHERE telling.event = ?",
        (event,),
    ).fetchall()
    found = [
        Account(
            row["id"], row["document"], row["original"], row["published"],
            voice(db, row["id"], row["outlet"], row["original"]), row["status"], row, _denied(db, row),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda account: account.order)


def copies(accounts: list[Account]) -> dict[str, str]:
    """Map each account in a copied text to the account in the text it was copied from, where that has one."""
    first: dict[str, Account] = {}
    found = {}
    for account in accounts:
        original = first.setdefault(account.text, account)
        if original.document != account.document:
            found[account.mention] = original.mention
    return found


def voices(accounts: Iterable[Account], *polarities: str) -> int:
    """Count the independent voices behind accounts whose status is of these polarities."""
    return len({account.voice for account in accounts if POLARITY[account.status] in polarities})


def write(db: sqlite3.Connection, event: str) -> bool:
    """Write an event's row, parties and accounts anew.

    False, and the row removed, where nothing tells it any more.
    """
    accounts = accounts_of(db, event)
    db.execute("DELETE FROM account WHERE event = ?", (event,))
    db.execute("DELETE FROM event_party WHERE event = ?", (event,))
    if not accounts:
        db.execute("DELETE FROM event WHERE id = ?", (event,))
        return False
    copied = copies(accounts)
    independent = [account for account in accounts if account.mention not in copied]
    by_status = {
        status: len({a.voice for a in independent if a.status == status}) for status in {a.status for a in independent}
    }
    status = min(by_status, key=lambda one: (-by_status[one], one))
    head = [account for account in independent if account.status == status]
    kind = _commonest(account.row["type"] for account in head)
    best = next(account.row for account in head if account.row["type"] == kind)
    date, issued = _date(accounts)
    placed = [a.row for a in accounts if a.row["place"]]
    place = _commonest(row["place"] for row in placed)
    where = next((row for row in placed if row["place"] == place), best)
    said = rulings.pins(db, event)
    kind, mode, *codes = _kind(best, said.type or kind or "", said.mode)
    date, status = said.date or date, said.status or status
    parties = parties_told(db, event, said)
    values = (
        _line(db, best["id"], kind, date, place, said), kind, mode, *codes, date, *bounds(date, issued), place,
        where["country"], where["latitude"], where["longitude"], status,
        int(all(a.row["historical"] for a in accounts)), len(accounts), voices(independent, "claim"),
        voices(independent, "denial"), voices(independent, "claim", "denial", "outlook"), said.verdict,
    )  # fmt: skip
    # Not INSERT OR REPLACE: that would delete the row, and with it what refers to it.
    db.execute(
        "INSERT INTO event (id, name, type, mode, quad_code, scale, cameo, date, first_date, last_date,"
        " place,"
        " country, latitude, longitude, status, historical, accounts, asserted_by, denied_by, sources, verdict)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET (name, type, mode, quad_code, scale, cameo, date, first_date,"
        " last_date,"
        " place, country, latitude, longitude, status, historical, accounts, asserted_by, denied_by, sources, verdict)"
        " = (excluded.name, excluded.type, excluded.mode, excluded.quad_code, excluded.scale, excluded.cameo,"
        " excluded.date, excluded.first_date, excluded.last_date, excluded.place, excluded.country,"
        " excluded.latitude, excluded.longitude, excluded.status, excluded.historical, excluded.accounts,"
        " excluded.asserted_by, excluded.denied_by, excluded.sources, excluded.verdict)",
        (event, *values),
    )
    if said.verdict != "rejected":
        db.executemany("INSERT INTO event_party (event, role, actor) VALUES (?, ?, ?)", ((event, *p) for p in parties))
    db.executemany(
        "INSERT INTO account (event_mention, event, copy_of, polarity, voice) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (event_mention) DO UPDATE SET event = ?2, copy_of = ?3, polarity = ?4, voice = ?5",
        ((a.mention, event, copied.get(a.mention), a.polarity, a.voice) for a in accounts),
    )
    return True


def _commonest(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _date(accounts: list[Account]) -> tuple[str | None, str | None]:
    """Return the most exact and commonest date told, and the publication it is read from."""
    told = Counter(a.row["date"] for a in accounts if period(a.row["date"]))
    issued = next((a.published for a in accounts if a.published), None)
    if not told:
        return None, issued

    def exactness(value: str) -> tuple[bool, int, int, str]:
        found = period(value)
        assert found is not None
        return not found.year_known, (found.last - found.first).days, -told[value], value

    date = min(told, key=exactness)
    return date, next((a.published for a in accounts if a.row["date"] == date and a.published), issued)


def _kind(row: sqlite3.Row, kind: str, mode: str | None) -> tuple[str, str | None, int, float, str]:
    """Return an event's type, mode, quad class, score and CAMEO code: its account's, or those that a person means."""
    if kind == row["type"] and mode is None:
        return kind, row["mode"], row["quad_code"], row["scale"], row["cameo"]
    modes = tuple(one for one in (mode or "").split(";") if one)
    cameo = row["cameo"] if kind == row["type"] else plover.ROOTS[kind]
    return kind, ";".join(modes) or None, plover.QUAD[kind], plover.scale(kind, modes), cameo


def parties_told(db: sqlite3.Connection, event: str, said: rulings.Pins) -> list[tuple[str, str]]:
    """Return role and actor of an event's parties over all its accounts, or as people have them."""
    rows = db.execute(
        "SELECT DISTINCT role, guise.actor FROM event_mention JOIN party ON event_mention = event_mention.id"
        " JOIN local_actor ON local_actor.id = local_actor JOIN guise ON guise.id = guise"
        " WHERE telling IN (SELECT id FROM telling WHERE event = ?)",
        (event,),
    ).fetchall()
    told = [(role, actor) for role, actor in rows if role not in said.parties]
    return sorted(told + [(role, actor) for role, actors in said.parties.items() for actor in actors])


def names_of(db: sqlite3.Connection, actors: Iterable[str]) -> str:
    """Return actors' names as an English list."""
    return _listed(
        sorted(row[0] for one in actors for row in db.execute("SELECT name FROM actor WHERE id = ?", (one,)))
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _line(
    db: sqlite3.Connection, mention: str, kind: str, date: str | None, place: str | None, said: rulings.Pins
) -> str:
    """Return a line for people: "Egypt supports Khalifa Haftar, Benghazi, 2019-04-08"."""
    sides: dict[str, list[str]] = {"actor": [], "recipient": []}
    for role, actor in db.execute(
        "SELECT DISTINCT role, guise.actor FROM party JOIN local_actor ON local_actor.id = local_actor"
        " JOIN guise ON guise.id = guise WHERE event_mention = ?",
        (mention,),
    ):
        sides[role].append(actor)
    sides |= said.parties
    actors, recipients = names_of(db, sides["actor"]), names_of(db, sides["recipient"])
    one, several, before = WORDS[kind]
    says = several if len(sides["actor"]) > 1 else one
    words = (actors or "Someone", says, *((before, recipients) if recipients else ()))
    return ", ".join(part for part in (" ".join(word for word in words if word), place, date) if part)


def parties_of(db: sqlite3.Connection, event: str, role: str) -> list[str]:
    """Return the actors of one side of an event."""
    rows = db.execute("SELECT actor FROM event_party WHERE event = ? AND role = ? ORDER BY actor", (event, role))
    return [row[0] for row in rows]


def _called(db: sqlite3.Connection, event: str, role: str, actors: list[str] | None = None) -> str:
    """Return the parties of one side, or some of them, as an English list.

    Those without a name stand in the words of their accounts.
    """
    called = set()
    for actor in parties_of(db, event, role) if actors is None else actors:
        row = db.execute(
            "SELECT party.text FROM telling JOIN event_mention ON telling = telling.id"
            " JOIN party ON event_mention = event_mention.id JOIN local_actor ON local_actor.id = local_actor"
            " JOIN guise ON guise.id = guise WHERE event = ? AND role = ? AND guise.actor = ?"
            " AND (guise.document IS NOT NULL OR names LIKE '[\"~%')"
            " ORDER BY length(party.text) DESC, party.text LIMIT 1",
            (event, role, actor),
        ).fetchone()
        called.add(row[0] if row and not OWNED.match(row[0]) else names_of(db, [actor]))
    return _listed(sorted(called))


def question(db: sqlite3.Connection, kind: str, event: str, actors: list[str] | None = None) -> str:
    """Return a yes-no question on what a type says of the parties of an event, or of some of its actors."""
    date, place = db.execute("SELECT date, place FROM event WHERE id = ?", (event,)).fetchone()
    _, base, before = WORDS[kind]
    who, whom = _called(db, event, "actor", actors), _called(db, event, "recipient") or ("" if before else "anyone")
    words = ["Did", who or "anyone", base, *((before, whom) if whom else ())]
    where = [f"in {place}"] if place and place not in whom and place not in who else []
    when = [f"({date})"] if period(date) and date[0].isdigit() else []
    return " ".join(word for word in (*words, *where, *when) if word) + "?"
