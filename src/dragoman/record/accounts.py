"""One event, many tellings: which event mentions are accounts of the same happening.

Tellings with their very day are joined first, day by day; a vaguer telling then goes to the event it fits
best, and what fits none is joined among itself. So the events depend on the set of mentions alone, and a new
article touches only the days and parties it speaks of.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.record import rulings
from dragoman.record.cluster import clusters
from dragoman.record.dates import period
from dragoman.record.denials import POLARITY
from dragoman.record.guises import STATE
from dragoman.record.names import ORGAN
from dragoman.record.sounds import plain
from dragoman.record.tellings import (
    Party,
    Telling,
    contradict,
    from_json,
    id_of,
    keys,
    same_happening,
    trigger_words,
)
from dragoman.record.ties import Ties, pair
from dragoman.record.words import placed

AT_ONCE = 2000  # tellings that are decided together
TOLD_AT_ONCE = (
    100_000  # event mentions that are told in the order of their parties, which keeps to a part of the indexes
)


def _party(
    kind: str | None, described: bool, of_state: bool, actor: str, identifier: str, code: str | None, sector: str | None
) -> Party:
    if not described:
        return Party(actor, code, bool(of_state) or kind == "country" or sector == "GOV")
    head = plain(identifier.split()[-1])[:6]
    return Party(f"~{code or ''} {head}", code, sector in STATE)


def _parties(db: sqlite3.Connection, mention: str) -> dict[str, tuple[Party, ...]]:
    """Return the actors and recipients of an event mention."""
    rows = db.execute(
        "SELECT role, guise.kind, guise.document IS NOT NULL OR guise.names LIKE '[\"~%',"
        f" guise.names LIKE '%{ORGAN}%', guise.actor, identifier,"
        " coalesce(party.code, local_actor.code), coalesce(party.sector, local_actor.sector)"
        " FROM party JOIN local_actor ON local_actor.id = local_actor"
        " JOIN guise ON guise.id = guise WHERE event_mention = ?",
        (mention,),
    )
    found: dict[str, set[Party]] = {"actor": set(), "recipient": set()}
    for role, *party in rows:
        found[role].add(_party(*party))
    return {role: tuple(sorted(side, key=lambda party: (party.token, str(party)))) for role, side in found.items()}


def _telling(db: sqlite3.Connection, mention: str) -> Telling:
    kind, mode, status, date, published, place, country, text, dead, historical = db.execute(
        "SELECT type, mode, status, date, published, place, country, text, dead, historical"
        " FROM event_mention JOIN document ON document.id = document WHERE event_mention.id = ?",
        (mention,),
    ).fetchone()
    parties = _parties(db, mention)
    return Telling(
        type=kind,
        modes=tuple(mode.split(";")) if mode else (),
        polarity=POLARITY[status],
        actors=parties["actor"],
        recipients=parties["recipient"],
        when=date if period(date) else None,
        issued=None if period(date) else published,
        place=plain(place) if place else None,
        country=country,
        words=trigger_words(text),
        dead=dead,
        historical=bool(historical),
        parted=rulings.parted(db, mention),
    )


def _load(db: sqlite3.Connection, telling: str) -> Telling:
    return from_json(db.execute("SELECT json FROM telling WHERE id = ?", (telling,)).fetchone()[0])


def _meet(db: sqlite3.Connection, telling: Telling, key: str) -> None:
    """Store a telling's pairs and keys."""
    filed, sought = map(placed, keys(telling))
    marks = ",".join("?" * len(sought))
    like = f"(SELECT telling FROM telling_key WHERE key IN ({marks}))"
    rows = db.execute(f"SELECT id, json FROM telling WHERE id IN {like} ORDER BY id", sought).fetchall()
    for other, line in rows:
        match = same_happening(telling, from_json(line))
        if match:
            db.execute(
                "INSERT INTO telling_join (telling, other, score, reason) VALUES (?, ?, ?, ?)",
                (*sorted((key, other)), match.score, match.reason),
            )
    db.executemany("INSERT INTO telling_key (key, telling) VALUES (?, ?)", ((one, key) for one in filed))


def tell(db: sqlite3.Connection, mentions: Iterable[str]) -> set[str]:
    """Give event mentions the telling they now are; return all tellings that were touched."""
    order = sorted(mentions)
    touched: set[str] = set()
    for at in range(0, len(order), TOLD_AT_ONCE):
        touched |= _tell(db, order[at : at + TOLD_AT_ONCE])
    return touched


def _tell(db: sqlite3.Connection, mentions: list[str]) -> set[str]:
    touched: set[str] = set()
    moved: list[tuple[str, str]] = []
    for key, mention, line, before in sorted(_lines(db, mentions)):
        if before == key:
            continue
        if not db.execute("SELECT 1 FROM telling WHERE id = ?", (key,)).fetchone():
            db.execute("INSERT INTO telling (id, json) VALUES (?, ?)", (key, line))
            _meet(db, from_json(line), key)
        moved.append((mention, key))
        touched.update(one for one in (before, key) if one)
    db.executemany("UPDATE event_mention SET telling = ?2 WHERE id = ?1", sorted(moved))
    return touched


def _lines(db: sqlite3.Connection, mentions: list[str]) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield the id of the telling that a mention is, the mention, the telling in JSON, and the id it had before."""
    for mention in mentions:
        row = db.execute("SELECT telling FROM event_mention WHERE id = ?", (mention,)).fetchone()
        if row is not None:
            telling = _telling(db, mention)
            line = telling.to_json()
            yield id_of(telling, line), mention, line, row[0]


def forget(db: sqlite3.Connection, tellings: set[str]) -> tuple[set[str], set[str]]:
    """Drop the tellings that no mention has any more.

    Return those left around them, and the events they were of.
    """
    gone, events, left = set(), set(), set(tellings)
    for one in sorted(tellings):
        row = db.execute("SELECT event FROM telling WHERE id = ?", (one,)).fetchone()
        if row is None:
            left.discard(one)
            continue
        if row[0]:
            events.add(row[0])
        if not db.execute("SELECT 1 FROM event_mention WHERE telling = ? LIMIT 1", (one,)).fetchone():
            left.update(other for other, _ in _pairs(db, one))
            gone.add(one)
    db.executemany("DELETE FROM telling WHERE id = ?", ((one,) for one in sorted(gone)))
    return left - gone, events


def _pairs(db: sqlite3.Connection, telling: str) -> list[tuple[str, float]]:
    return db.execute(
        "SELECT other, score FROM telling_join WHERE telling = ?1"
        " UNION ALL SELECT telling, score FROM telling_join WHERE other = ?1",
        (telling,),
    ).fetchall()


class _Scene:
    """The tellings around some that changed: their pairs, and who stands in one article with whom.

    Tellings that are one happening as people said are decided as one, under the first of them.
    """

    def __init__(self, db: sqlite3.Connection, ties: Ties, changed: set[str]) -> None:
        self._db = db
        self.ties = ties
        self._pairs: dict[str, dict[str, float]] = {}
        self._tellings: dict[str, Telling] = {}
        self._exact: dict[str, bool] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._apart: dict[tuple[str, str], bool] = {}
        heads = {self.ties.head(one) for one in changed}
        dated = self._spread({one for one in heads if self.exact(one)}, exact=True)
        beside = {other for one in dated for other in self.pairs(one) if not self.exact(other)}
        self.vague = self._spread(beside | (heads - dated), exact=False)
        neighbours = {other for one in self.vague for other in self.pairs(one) if self.exact(other)}
        self.dated = self._spread(dated | neighbours, exact=True)

    def telling(self, one: str) -> Telling:
        if one not in self._tellings:
            self._tellings[one] = _load(self._db, one)
        return self._tellings[one]

    def exact(self, head: str) -> bool:
        found = self._exact.get(head)
        if found is None:
            found = self._exact[head] = any(self.telling(one).exact for one in self.ties.block(head))
        return found

    def pairs(self, head: str) -> dict[str, float]:
        if head not in self._pairs:
            found: dict[str, float] = {}
            for one in self.ties.block(head):
                for other, score in _pairs(self._db, one):
                    theirs = self.ties.head(other)
                    found[theirs] = max(score, found.get(theirs, 0.0))
            found.pop(head, None)
            self._pairs[head] = found
        return self._pairs[head]

    def _spread(self, start: set[str], exact: bool) -> set[str]:
        """Return all that hang together with `start` by pairs of tellings that are alike exact or not."""
        seen, todo = set(start), list(start)
        while todo:
            for other in self.pairs(todo.pop()):
                if other not in seen and self.exact(other) == exact:
                    seen.add(other)
                    todo.append(other)
        return seen

    def order(self, among: set[str]) -> list[tuple[str, str]]:
        """Return the pairs within `among`, the surest first."""
        found = {
            (one, other): score
            for one in among
            for other, score in self.pairs(one).items()
            if one < other and other in among
        }
        return sorted(found, key=lambda pair: (-found[pair], pair))

    def apart(self, left: frozenset[str], right: frozenset[str]) -> bool:
        return any(self._differ(a, b) for a in left for b in right)

    def _differ(self, one: str, other: str) -> bool:
        heads = pair(one, other)
        if heads not in self._apart:
            self._apart[heads] = self.ties.apart(one, other) or all(
                self._two(a, b) for a in self.ties.block(one) for b in self.ties.block(other)
            )
        return self._apart[heads]

    def _two(self, one: str, other: str) -> bool:
        a, b = self.telling(one), self.telling(other)
        return contradict(a, b) or (not _may_repeat(a, b) and self._met(one, other))

    def _met(self, one: str, other: str) -> bool:
        """Does an article tell both? Then they are two to it."""
        return not self._documents(one).isdisjoint(self._documents(other))

    def _documents(self, telling: str) -> frozenset[str]:
        if telling not in self._told:
            rows = self._db.execute("SELECT document FROM event_mention WHERE telling = ?", (telling,))
            self._told[telling] = frozenset(document for (document,) in rows)
        return self._told[telling]

    def home(self, vague: str, groups: dict[str, frozenset[str]]) -> frozenset[str] | None:
        """Return the dated event that a vague telling is of.

        The best fit, and of equals the last before the report.
        """
        best: dict[frozenset[str], float] = {}
        for other, score in self.pairs(vague).items():
            if other in groups:
                best[groups[other]] = max(score, best.get(groups[other], 0.0))
        if not best:
            return None
        top = max(best.values())
        equals = sorted((group for group, score in best.items() if score == top), key=self._latest, reverse=True)
        if len(equals) > 1 and any(self.telling(one).when for one in self.ties.block(vague)):
            return None  # "in April" of several days in April
        return None if self.apart(frozenset((vague,)), equals[0]) else equals[0]

    def _latest(self, group: frozenset[str]) -> tuple[str, str]:
        return max(self.telling(one).when or "" for head in group for one in self.ties.block(head)), min(group)


def _may_repeat(left: Telling, right: Telling) -> bool:
    """May one article tell a happening in these two ways: as claim and denial, or twice with its day?"""
    if "denial" in (left.polarity, right.polarity) and left.polarity != right.polarity:
        return True
    return left.exact and left.type == right.type and left.parties == right.parties


def settle(db: sqlite3.Connection, changed: set[str]) -> set[str]:
    """Decide anew which tellings are one event around the changed ones.

    Return the events that were or are touched.
    """
    ties = rulings.ties_of_tellings(db)
    touched: set[str] = set()
    for some in _portions(changed):
        touched |= _settle(db, _Scene(db, ties, some), changed)
    return touched


def _portions(changed: set[str]) -> Iterator[set[str]]:
    """Cut tellings into portions that fit into memory, those of the same parties together.

    Each is decided with all that it hangs together with, so that the cut changes nothing but the work.
    """
    order = sorted(changed)  # an id begins with the parties
    for at in range(0, len(order), AT_ONCE):
        yield set(order[at : at + AT_ONCE])


def _settle(db: sqlite3.Connection, scene: _Scene, changed: set[str]) -> set[str]:
    dated = clusters(sorted(scene.dated), scene.order(scene.dated), scene.apart)
    group_of = {one: group for group in dated for one in group}
    members = {group: set(group) for group in dated}
    alone = set()
    for one in sorted(scene.vague):
        home = scene.home(one, group_of)
        if home is None:
            alone.add(one)
        else:
            members[home].add(one)
    groups = [(group, frozenset(members[group])) for group in dated]
    groups += [(group, group) for group in clusters(sorted(alone), scene.order(alone), scene.apart)]
    touched: set[str] = set()
    for first, heads in groups:
        group = frozenset(one for head in heads for one in scene.ties.block(head))
        touched |= _move(db, min(first), group, changed)
    return touched


def _move(db: sqlite3.Connection, event: str, group: frozenset[str], changed: set[str]) -> set[str]:
    touched: set[str] = set()
    for one in sorted(group):
        before = db.execute("SELECT event FROM telling WHERE id = ?", (one,)).fetchone()[0]
        if before != event:
            db.execute("UPDATE telling SET event = ? WHERE id = ?", (event, one))
            touched.update(row for row in (before, event) if row)
        if one in changed:
            touched.add(event)
    return touched
