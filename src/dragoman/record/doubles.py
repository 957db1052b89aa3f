"""Events so alike that they are more likely one, told differently: its day, doer, count, place or object.

Two outlets' claims are compared by what their sentences share: parties, the act, names, and words that are not in
every report. An outlet that tells both holds them for two, and so does a text that both are copied from.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product

from dragoman.record.dates import period
from dragoman.record.events import Account, accounts_of
from dragoman.record.pairs import Pair
from dragoman.record.tellings import NEWS_DAYS, trigger_words, week_of
from dragoman.record.told import VIOLENT, Count, Told, day_of, text_of, told, words_of
from dragoman.record.words import hashed, stems

FEW = 3  # accounts of an event that are compared word by word
LIKE_SENTENCES = 0.4  # share of the shorter one's words from which two sentences may tell of one happening
LIKE_WORDS = 5  # and how many these must be at least
SLIP = 3  # days by which two outlets may differ on the day of one act
REPEATED = VIOLENT | {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"}  # done again from day to day
ENOUGH = 4  # points from which two tellings are one act


@dataclass(frozen=True)
class Difference:
    """Two events that are one but for their date, place, doer, number or object, and what each says."""

    kind: str
    event: str
    says: str
    other: str
    other_says: str
    question: str


def _weeks(day: str | None, days: int) -> set[str]:
    found = period(day)
    if found is None:
        return set()
    return {week_of(found.first + timedelta(days=step)) for step in (-days, -days // 2, 0, days // 2, days)}


def _keys(told: Told, kind: str) -> tuple[set[str], set[str]]:
    """Return the keys a claim is filed under as a possible double, and those it is looked up by."""
    day = day_of(told.account)
    filed, sought = {"ever", *(_weeks(day, 0) or {"?"})}, ({"?", *_weeks(day, NEWS_DAYS)} if day else {"ever"})
    actors = {party.level or f"~{party.code} {party.sector}" for party in told.side("actor")}
    recipients = {party.level or f"~{party.code} {party.sector}" for party in told.side("recipient")}
    acts = set(trigger_words(told.account.row["text"])) | (told.modes & words_of("once"))
    parts = {f"{kind} {a}>{b} {act}" for a, b, act in product(actors, recipients, acts)}
    parts |= {f"{kind} {name}" for name in told.names}
    parts |= {f"{kind} {b} {count.noun}" for b in recipients for count in told.counts}
    return {f"{part} {week}" for part in parts for week in filed}, {f"{part} {w}" for part in parts for w in sought}


def keys(db: sqlite3.Connection, account: Account) -> set[str]:
    """Return the keys that a claim is filed under."""
    return _keys(told(db, account), account.row["type"])[0]


def _sentence(db: sqlite3.Connection, told: Told) -> frozenset[str]:
    return stems(text_of(db, told.account, told.account.row["sentence_start"], told.account.row["sentence_end"]))


def _alike(db: sqlite3.Connection, pair: Pair) -> bool:
    """Are two sentences much the same words, of the same parties?"""
    if not (pair.who and pair.whom):
        return False
    one, other = (_sentence(db, told) for told in (pair.a, pair.b))
    shared = len(one & other)
    return shared >= LIKE_WORDS and shared >= LIKE_SENTENCES * min(len(one), len(other))


def _placed(pair: Pair) -> bool:
    """Does something beside parties and day tell that this is one act: a name, a place, or the thing itself?"""
    return bool(pair.names) or pair.where is True or len(pair.words) > 2


def _number_differs(pair: Pair, kind: str) -> bool:
    if pair.numbers is None or pair.who is False or pair.whom is False or pair.points < ENOUGH:
        return False
    if kind in REPEATED and not _placed(pair):
        return False
    if pair.same_day or pair.once or (pair.when == "same" and pair.whom and pair.names):
        return pair.when != "conflict" or (pair.gap or 0) <= SLIP
    soon = pair.gap is not None and pair.gap <= SLIP
    return pair.when != "conflict" and len(pair.words) > (1 if soon or kind not in REPEATED else 2)


def _day_differs(pair: Pair, kind: str) -> bool:
    near = pair.exact and pair.when == "conflict" and pair.gap is not None and pair.gap <= SLIP
    if not (near and pair.who and pair.act) or pair.whom is False or pair.numbers:
        return False
    if pair.once:
        return pair.points >= ENOUGH and (pair.whom is True or _placed(pair))
    return kind not in REPEATED and pair.points >= ENOUGH + 2 and (pair.whom is True or len(pair.names) > 1)


def _doer_differs(pair: Pair, kind: str) -> bool:
    if kind not in VIOLENT or pair.who is not False or not pair.act or pair.mutual:
        return False
    if not pair.words or not (pair.names or pair.where):
        return False
    if pair.act > 1 and pair.names & pair.a.trigger & pair.b.trigger:  # by name: a bridge is not blown up twice
        return pair.gap is not None and (pair.when != "conflict" or pair.gap <= 1)
    return pair.same_day and pair.whom is not False and pair.points >= ENOUGH + 2


def _object_differs(db: sqlite3.Connection, pair: Pair) -> bool:
    """Do they name different things in the same act: a statement blocked, or a resolution?"""
    parties = frozenset[str]().union(*(stems(party.text) for told in (pair.a, pair.b) for party in told.parties))
    one, other = (told.trigger - told.names - parties for told in (pair.a, pair.b))
    sentence, other_sentence = (_sentence(db, told) for told in (pair.a, pair.b))
    return pair.when == "open" and bool(one & other and one - other_sentence and other - sentence)


def _kind(db: sqlite3.Connection, pair: Pair, kind: str) -> str | None:
    """Return in what two claims of one act differ; None where they are not of one, or do not differ."""
    if pair.where is False:
        return "where" if pair.same_day and _alike(db, pair) else None
    if _number_differs(pair, kind):
        return "figure"
    if _day_differs(pair, kind):
        return "when"
    if _doer_differs(pair, kind):
        return "who"
    if not _alike(db, pair):
        return None
    if pair.when == "conflict" and not pair.numbers:
        return "when"
    return "instrument" if _object_differs(db, pair) else None


def _claims(db: sqlite3.Connection, event: str) -> list[Account]:
    return [account for account in accounts_of(db, event) if account.polarity == "claim"]


def _who_tells(accounts: Iterable[Account]) -> set[str]:
    """Return the documents, texts and outlets that tell an event."""
    found = set()
    for account in accounts:
        found |= {f"text {account.text}", f"text {account.document}"}
        if account.row["outlet"]:
            found.add(f"outlet {account.row['outlet'].casefold()}")
    return found


def _firsts(db: sqlite3.Connection, accounts: list[Account]) -> list[Told]:
    """Return the first claims of an event, one of each text."""
    of_text: dict[str, Account] = {}
    for account in accounts:
        of_text.setdefault(account.text, account)
    return [told(db, account) for account in list(of_text.values())[:FEW]]


def alike(db: sqlite3.Connection, event: str) -> list[Difference]:
    """Return the events that are this one but for a detail."""
    claims = _claims(db, event)
    mine, tellers = _firsts(db, claims), _who_tells(claims)
    if not mine:
        return []
    kind = mine[0].account.row["type"]
    sought = hashed(key for told in mine for key in _keys(told, told.account.row["type"])[1])
    marks = ",".join("?" * len(sought))
    rows = db.execute(
        f"SELECT DISTINCT event FROM dispute_key WHERE side = 'like' AND key IN ({marks}) AND event <> ?",
        (*sought, event),
    ).fetchall()
    found = []
    for (other,) in sorted(rows):
        others = _claims(db, other)
        if not tellers & _who_tells(others):  # who tells both holds them for two
            theirs = _firsts(db, others)
            both = ((event, mine), (other, theirs)) if event < other else ((other, theirs), (event, mine))
            difference = _between(db, kind, *both)
            found += [difference] if difference else []
    return found


def _between(
    db: sqlite3.Connection, kind: str, one: tuple[str, list[Told]], other: tuple[str, list[Told]]
) -> Difference | None:
    """Return in what two events differ that are told as one, by the two claims that are most alike."""
    pairs = [Pair(a, b) for a, b in product(one[1], other[1]) if a.account.row["type"] == b.account.row["type"]]
    for pair in sorted(pairs, key=lambda pair: -pair.points):
        if pair.gap is not None and pair.gap > NEWS_DAYS:
            continue
        differs = _kind(db, pair, kind)
        if differs is None:
            continue
        says, other_says = _answers(pair, differs)
        if says != other_says:  # sides in the same words show no difference
            return Difference(differs, one[0], says, other[0], other_says, _question(pair, differs))
    return None


def _doers(told: Told) -> str:
    return ", ".join(dict.fromkeys(party.text for party in told.parties if party.role == "actor"))


def _answers(pair: Pair, differs: str) -> tuple[str, str]:
    """Return what the two say to the question."""
    if differs == "figure" and pair.numbers:
        return pair.numbers
    if differs == "who":
        return f"{_doers(pair.a)}: {pair.a.says}", f"{_doers(pair.b)}: {pair.b.says}"
    return pair.a.says, pair.b.says


def counts_apart(db: sqlite3.Connection, claims: list[Account]) -> tuple[Count, Count] | None:
    """Return two numbers that claims of one event give for the same parties and that cannot both be right."""
    for pair in (Pair(a, b) for a, b in combinations(_firsts(db, claims), 2)):
        apart = next(((x, y) for x, y in product(pair.a.counts, pair.b.counts) if x.contradicts(y)), None)
        if apart and _number_differs(pair, pair.a.account.row["type"]):
            return apart
    return None


def _question(pair: Pair, differs: str) -> str:
    """Return the question in the words of the articles."""
    one, other = pair.a.account.row, pair.b.account.row
    fuller = max((pair.a, pair.b), key=lambda told: (bool(_doers(told)), len(told.account.row["text"])))
    act = f"“{fuller.act}”"
    told = f"{_doers(fuller)} {act}".strip()
    if differs == "figure" and pair.numbers:
        return f"How many, {pair.numbers[0]} or {pair.numbers[1]}: {told}?"
    if differs == "who":
        day = f" ({one['date']})" if pair.same_day else ""
        return f"Who did it, {_doers(pair.a)} or {_doers(pair.b)}: {act}{day}?"
    if differs == "when":
        return f"When was it, {one['date']} or {other['date']}: {told}?"
    if differs == "where":
        return f"Where was it, {one['place']} or {other['place']}: {told}?"
    return f"What was it, “{one['text']}” or “{other['text']}”: {_doers(fuller)}?"
