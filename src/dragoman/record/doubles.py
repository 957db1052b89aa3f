"""Events so alike that they are more likely one, told differently: its day, doer, count, place or object.

Two outlets' claims are compared by what their sentences share: parties, the act, names, and words that are not in
every report. An outlet that tells both holds them for two, and so does a text that both are copied from.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations, product

from dragoman.lexicon import table
from dragoman.record.dates import bounds, period, relation
from dragoman.record.events import Account, accounts_of
from dragoman.record.figures import contradict, tolls_disagree
from dragoman.record.guises import STATE
from dragoman.record.sounds import plain, rules
from dragoman.record.tellings import NEWS_DAYS, trigger_words, week_of
from dragoman.record.words import STEM, WORD, hashed, stems

FEW = 3  # accounts of an event that are compared word by word
AROUND = 200  # characters of a sentence on either side of an act that may speak of it
LIKE_SENTENCES = 0.4  # share of the shorter one's words from which two sentences may tell of one happening
LIKE_WORDS = 5  # and how many these must be at least
SLIP = 3  # days by which two outlets may differ on the day of one act
CUT = 45  # characters of an account that a side quotes behind the act
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
REPEATED = VIOLENT | {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"}  # done again from day to day
ENOUGH = 4  # points from which two tellings are one act


@cache
def _words_of(role: str) -> frozenset[str]:
    rows = table.merged((table.DATA,), "acts.tsv", ("word", "role"), key=2)
    return frozenset(word for word, its in rows if its == role)


@cache
def _numerals() -> frozenset[str]:
    rows = table.merged((table.DATA,), "numbers.tsv", ("word", "kind", "value"))
    return frozenset(plain(word)[:STEM] for word, *_ in rows)


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


@dataclass(frozen=True)
class Difference:
    """Two events that are one but for their date, place, doer, number or object, and what each says."""

    kind: str
    event: str
    says: str
    other: str
    other_says: str
    question: str


# --- what an account tells ---


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
            id, role, text, "place" if seen == "place" and (kind != "country" or (violent and role == "recipient")) else kind,
            code, sector, bool(named),
        )
        for id, role, text, kind, code, sector, named, seen in rows
    )


def _text(db: sqlite3.Connection, account: Account, low: int, high: int) -> str:
    row = db.execute(
        "SELECT substr(text, ?, ?) FROM article_text WHERE document = ?", (low + 1, high - low, account.document)
    ).fetchone()
    return str(row[0])


def words_around(db: sqlite3.Connection, account: Account) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words around an act that may tell it from others, and the names among them; countries left out."""
    row = account.row
    low, high = max(row["sentence_start"], row["start"] - AROUND), min(row["sentence_end"], row["end"] + AROUND)
    text = _text(db, account, low, high)
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
        if stem in _words_of("common") or any(start <= match.start() < end for start, end in lands):
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
    words = _text(db, account, row["start"], stop).split()
    return " ".join(words if stop == row["sentence_end"] else words[:-1] or [row["text"]]).strip(" .,;")


def told(db: sqlite3.Connection, account: Account) -> Told:
    """Return an account with what it is compared by."""
    found, names = words_around(db, account)
    modes = frozenset((account.row["mode"] or "").split(";")) - {""}
    return Told(
        account, account.row["outlet"], _parties(db, account.mention, account.row["type"] in VIOLENT), found, names, stems(account.row["text"]),
        modes, _counts(db, account), _act(db, account),
    )  # fmt: skip


# --- keys ---


def _day(account: Account) -> str | None:
    """Return the day an account can be found by: its own, else that of its report."""
    return bounds(account.row["date"], account.published)[0]


def _weeks(day: str | None, days: int) -> set[str]:
    found = period(day)
    if found is None:
        return set()
    return {week_of(found.first + timedelta(days=step)) for step in (-days, -days // 2, 0, days // 2, days)}


def _keys(told: Told, kind: str) -> tuple[set[str], set[str]]:
    """Return the keys a claim is filed under as a possible double, and those it is looked up by."""
    day = _day(told.account)
    filed, sought = {"ever", *(_weeks(day, 0) or {"?"})}, ({"?", *_weeks(day, NEWS_DAYS)} if day else {"ever"})
    actors = {party.level or f"~{party.code} {party.sector}" for party in told.side("actor")}
    recipients = {party.level or f"~{party.code} {party.sector}" for party in told.side("recipient")}
    acts = set(trigger_words(told.account.row["text"])) | (told.modes & _words_of("once"))
    parts = {f"{kind} {a}>{b} {act}" for a, b, act in product(actors, recipients, acts)}
    parts |= {f"{kind} {name}" for name in told.names}
    parts |= {f"{kind} {b} {count.noun}" for b in recipients for count in told.counts}
    return {f"{part} {week}" for part in parts for week in filed}, {f"{part} {w}" for part in parts for w in sought}


def keys(db: sqlite3.Connection, account: Account) -> set[str]:
    """Return the keys that a claim is filed under."""
    return _keys(told(db, account), account.row["type"])[0]


# --- comparing two ---


def _same(left: Party, right: Party) -> bool:
    if left.id == right.id or (left.level is not None and left.level == right.level):
        return True
    described = not left.named or not right.named
    return described and akin(left, right) and not _nouns(left).isdisjoint(_nouns(right))


def akin(left: Party, right: Party) -> bool:
    """Are two parties of one country and sector, as far as both are told?"""
    return bool(left.code and left.sector) and (left.code, left.sector) == (right.code, right.sector)


def _nouns(party: Party) -> frozenset[str]:
    """Return the words of a description; what every report has ("fighters") tells who it is where the rest agrees."""
    return stems(party.text) - _numerals()


def _other(left: Party, right: Party) -> bool:
    """Must two parties be two: of two countries, a state's and others' hands, or two names?"""
    if left.code and right.code and left.code != right.code:
        return True
    if left.sector and right.sector and (left.sector in STATE) != (right.sector in STATE):
        return True
    return left.named and right.named and left.level != right.level and left.kind == right.kind


def _meet(left: list[Party], right: list[Party]) -> bool | None:
    """Do two sides share a party? None where that cannot be said."""
    if not left or not right:
        return None
    if any(_same(a, b) for a, b in product(left, right)):
        return True
    return False if all(_other(a, b) for a, b in product(left, right)) else None


@dataclass(frozen=True)
class Pair:
    """Two claims side by side."""

    a: Told
    b: Told

    @property
    def who(self) -> bool | None:
        return _meet(self.a.side("actor"), self.b.side("actor"))

    @property
    def whom(self) -> bool | None:
        return _meet(self.a.side("recipient"), self.b.side("recipient"))

    @property
    def own(self) -> frozenset[str]:
        """Words for the doers, and for names that both have as a party: they are in every report about these two."""
        sides = [(self.a.side(role), self.b.side(role)) for role in ("actor", "recipient")]
        both = [party for left, right in sides for a, b in product(left, right) if _same(a, b) for party in (a, b)]
        doers = [frozenset[str]().union(*(stems(party.text) for party in told.side("actor"))) for told in (self.a, self.b)]
        return frozenset[str](doers[0] & doers[1]).union(*(stems(party.text) for party in both if party.named))

    @property
    def names(self) -> frozenset[str]:
        return (self.a.names & self.b.names) - self.own

    @property
    def words(self) -> frozenset[str]:
        """Words that both have for the thing, beside names and the word for the act."""
        acts = {plain(told.account.row["text"].split()[0])[:STEM] for told in (self.a, self.b)}
        return (self.a.stems & self.b.stems) - self.names - self.own - acts

    @property
    def act(self) -> int:
        """How far they tell the same act: 0, 1, or 2 where they name its object in the same words."""
        shared = self.a.trigger & self.b.trigger
        if len(shared) > 2:
            return 2
        visit = self.a.account.row["type"] == self.b.account.row["type"] == "CONSULT"  # met, visited, was received
        return 1 if shared or visit or self.a.modes & self.b.modes else 0

    @property
    def when(self) -> str:
        return relation(self.a.account.row["date"], self.b.account.row["date"])

    @property
    def same_day(self) -> bool:
        found = period(self.a.account.row["date"])
        return self.when == "same" and found is not None and found.exact

    @property
    def gap(self) -> int | None:
        """How many days apart they can be found, None where one of them has no day."""
        days = [period(_day(told.account)) for told in (self.a, self.b)]
        return abs((days[0].first - days[1].first).days) if days[0] and days[1] else None

    @property
    def exact(self) -> bool:
        """Do both give their very day?"""
        found = [period(told.account.row["date"]) for told in (self.a, self.b)]
        return all(one is not None and one.exact for one in found)

    @property
    def where(self) -> bool | None:
        """Have they one place? None where one of them names none, or only its country."""
        one, other = (plain(told.account.row["place"] or "") for told in (self.a, self.b))
        vague = not one or not other or any(rules().territories.country(place) for place in (one, other))
        return True if one and one == other else None if vague else False

    @property
    def points(self) -> int:
        """How much speaks for one act: what both tell alike, more where it is told of few acts."""
        named = 2 * bool(self.names) + (len(self.names) > 2) + bool(self.names and self.where)
        days = 2 if self.same_day else 1 if self.when == "same" else 0
        return named + days + self.act + min(len(self.words), 3) + (self.who is True) + (self.whom is True)

    @property
    def once(self) -> bool:
        return bool(self.a.modes & self.b.modes & _words_of("once"))

    @property
    def mutual(self) -> bool:
        """Does one do what the other suffers? Then they are two sides of a fight."""
        crossed = ((self.a, self.b), (self.b, self.a))
        return any(_meet(one.side("actor"), other.side("recipient")) for one, other in crossed)

    @property
    def numbers(self) -> tuple[str, str] | None:
        """Return the tolls, or the counts of one thing, that contradict each other."""
        dead, other = self.a.account.row["dead"], self.b.account.row["dead"]
        if dead and other:
            both = [(dead, self.a.account.published), (other, self.b.account.published)]
            return (f"{dead} dead", f"{other} dead") if tolls_disagree(both) else None
        pairs = ((x, y) for x, y in product(self.a.counts, self.b.counts) if x.contradicts(y))
        return next(((x.printed, y.printed) for x, y in pairs), None)


def _sentence(db: sqlite3.Connection, told: Told) -> frozenset[str]:
    return stems(_text(db, told.account, told.account.row["sentence_start"], told.account.row["sentence_end"]))


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
    if pair.act > 1 and pair.names:  # the very object is named: a bridge is not blown up twice
        return pair.when in ("same", "within", "open") or (pair.gap is not None and pair.gap <= 1)
    return pair.same_day and pair.whom is not False and pair.points >= ENOUGH + 2


def _object_differs(db: sqlite3.Connection, pair: Pair) -> bool:
    """Do they name different things in the same act: a statement blocked, or a resolution?"""
    one, other = pair.a.trigger, pair.b.trigger
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


# --- finding ---


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
    of_text = [told.counts for told in _firsts(db, claims)]
    pairs = ((x, y) for one, other in combinations(of_text, 2) for x, y in product(one, other))
    return next(((x, y) for x, y in pairs if x.contradicts(y)), None)


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
