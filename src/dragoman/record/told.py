"""What one account tells, in the words and numbers by which it is compared with others."""

import sqlite3
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import table
from dragoman.record.dates import bounds
from dragoman.record.events import Account
from dragoman.record.figures import contradict
from dragoman.record.guises import STATE
from dragoman.record.sounds import plain, rules
from dragoman.record.words import STEM, WORD, stems

AROUND = 200  # characters of a sentence on either side of an act that may speak of it
CUT = 45  # characters of an account that a side quotes behind the act
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


@cache
def words_of(role: str) -> frozenset[str]:
    rows = table.merged((table.DATA,), "acts.tsv", ("word", "role"), key=2)
    return frozenset(word for word, its in rows if its == role)


@dataclass(frozen=True)
class Party:
    """A party of one account; `level` is what it is compared by: its country where it acts for it, else itself."""

    id: str
    role: str
    text: str
    kind: str | None
    code: str | None
    sector: str | None
    named: bool

    @property
    def level(self) -> str | None:
        if self.code and (self.kind == "country" or self.sector in STATE):
            return self.code
        return self.id if self.named else None


@dataclass(frozen=True)
class Count:
    """A number that an account gives for its parties or object: how many diplomats, soldiers, planes."""

    figure: str
    noun: str
    low: float
    high: float
    printed: str
    published: str | None

    def contradicts(self, other: "Count") -> bool:
        """Are they of one noun, and cannot both be right?"""
        one, two = ((count.low, count.high, count.published) for count in (self, other))
        return self.noun == other.noun and contradict(one, two)


@dataclass(frozen=True)
class Told:
    """One claim with what it is compared by."""

    account: Account
    outlet: str | None
    parties: tuple[Party, ...]
    stems: frozenset[str]  # of the words around the act that are not in every report
    names: frozenset[str]  # those of them that are capitalised within the sentence
    trigger: frozenset[str]
    modes: frozenset[str]
    counts: tuple[Count, ...]
    act: str  # the words from the act on

    @property
    def says(self) -> str:
        """The date, in the text's own words where its year is open, and the words from the act on."""
        row = self.account.row
        date, as_written = row["date"] or "", row["date_text"] or ""
        return f"{date if date[:1].isdigit() else as_written} {self.act}".strip()

    def side(self, role: str) -> list[Party]:
        """Return its parties of a role; a place that is struck or left is no party."""
        return [party for party in self.parties if party.role == role and party.kind != "place"]


def _parties(db: sqlite3.Connection, mention: str, violent: bool) -> tuple[Party, ...]:
    """Return the parties of an account; a capital that is struck is a place, else it stands for its state."""
    rows = db.execute(
        "SELECT guise.actor, role, party.text, guise.kind, coalesce(party.code, local_actor.code),"
        " coalesce(party.sector, local_actor.sector), guise.document IS NULL AND guise.names NOT LIKE '[\"~%',"
        " (SELECT mention.kind FROM mention WHERE mention.document = party.document AND mention.start = party.start"
        " AND mention.end = party.end)"
        " FROM party JOIN local_actor ON local_actor.id = local_actor JOIN guise ON guise.id = guise"
        " WHERE event_mention = ? ORDER BY party.id",
        (mention,),
    )
    return tuple(
        Party(
            id,
            role,
            text,
            "place" if seen == "place" and (kind != "country" or (violent and role == "recipient")) else kind,
            code,
            sector,
            bool(named),
        )
        for id, role, text, kind, code, sector, named, seen in rows
    )


def text_of(db: sqlite3.Connection, account: Account, low: int, high: int) -> str:
    row = db.execute(
        "SELECT substr(text, ?, ?) FROM article_text WHERE document = ?", (low + 1, high - low, account.document)
    ).fetchone()
    return str(row[0])


def words_around(db: sqlite3.Connection, account: Account) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words around an act that may tell it from others, and the names among them; countries left out."""
    row = account.row
    low, high = max(row["sentence_start"], row["start"] - AROUND), min(row["sentence_end"], row["end"] + AROUND)
    text = text_of(db, account, low, high)
    lands = [
        (start - low, end - low)
        for start, end in db.execute(
            "SELECT mention.start, mention.end FROM mention JOIN local_actor ON local_actor.id = local_actor"
            " JOIN guise ON guise.id = guise WHERE mention.document = ? AND mention.start >= ? AND mention.start < ?"
            " AND guise.kind = 'country' AND mention.kind <> 'place' AND form = 'name'",
            (account.document, low, high),
        )
    ]
    found, names = set(), set()
    for match in WORD.finditer(text):
        stem = plain(match[0])[:STEM]
        if stem in words_of("common") or any(start <= match.start() < end for start, end in lands):
            continue
        found.add(stem)
        if match[0][0].isupper() and match.start() > 0 and plain(match[0]) not in rules().titles:
            names.add(stem)
    return frozenset(found), frozenset(names)


def _counts(db: sqlite3.Connection, account: Account) -> tuple[Count, ...]:
    """Return the numbers that stand in an account's act or parties."""
    row = account.row
    rows = db.execute(
        "SELECT id, unit, value, low, high, figure.text FROM figure WHERE document = ?1 AND unit IS NOT NULL"
        " AND value IS NOT NULL AND (start >= ?2 AND end <= ?3 OR EXISTS (SELECT 1 FROM party"
        " WHERE event_mention = ?4 AND figure.start >= party.start AND figure.start < party.end))",
        (account.document, row["start"], row["end"], account.mention),
    )
    found = []
    for figure, unit, value, low, high, printed in rows:
        low, high = (value, value) if low is None and high is None else (low, high)
        bounds_ = low or 0, float("inf") if high is None else high
        found.append(Count(figure, plain(unit)[:STEM], *bounds_, printed, account.published))
    return tuple(found)


def _act(db: sqlite3.Connection, account: Account) -> str:
    """Return the words of an account from its act on, to the end of its sentence or some way."""
    row = account.row
    stop = min(row["end"] + CUT, row["sentence_end"])
    words = text_of(db, account, row["start"], stop).split()
    return " ".join(words if stop == row["sentence_end"] else words[:-1] or [row["text"]]).strip(" .,;")


def told(db: sqlite3.Connection, account: Account) -> Told:
    """Return an account with what it is compared by."""
    found, names = words_around(db, account)
    modes = frozenset((account.row["mode"] or "").split(";")) - {""}
    parties = _parties(db, account.mention, account.row["type"] in VIOLENT)
    return Told(
        account, account.row["outlet"], parties, found, names, stems(account.row["text"]), modes,
        _counts(db, account), _act(db, account),
    )  # fmt: skip


def day_of(account: Account) -> str | None:
    """Return the day an account can be found by: its own, else that of its report."""
    return bounds(account.row["date"], account.published)[0]
