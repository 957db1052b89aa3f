"""One actor, many spellings: which guises of the record are one actor.

What is joined is a pure function of the guises, their pairs and who stands beside whom in one article;
`settle` brings the stored actors up to date for the guises that changed and for all that hang together with
them.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.record import rulings
from dragoman.record.cluster import clusters
from dragoman.record.guises import SURE, Guise, best_match
from dragoman.record.namekeys import block_keys
from dragoman.record.names import (
    Match,
    Name,
    compare,
    decode,
    known_names,
    without_titles,
)
from dragoman.record.sounds import likeness, plain, rules
from dragoman.record.ties import Ties, pair

# PLOVER's codes above countries: one person may have a country and serve one of these.
DECIDED = 0.93  # a full name that needs nothing beside it
SUGGESTION = 0.7  # what a pair is worth whose context does not bear it out
DOMINANT = 4  # how many times as many articles make a bare name mean one of its bearers


def evidence(left: Guise, right: Guise) -> Match | None:
    """Say how sure it is that two guises are one actor and why; None where they cannot be.

    A score of SURE or more joins them, a lower one is kept as a suggestion.
    """
    if left.kind != right.kind or left.document or right.document:
        return None
    both = {left.code, right.code} - {None}
    if len(both) > 1 and (left.kind != "person" or not both & ABOVE_COUNTRIES):
        return None
    match = best_match(_names(left), _names(right))
    if match is None:
        return None
    if len(both) > 1:
        served = match.score >= DECIDED and _full(left)
        return Match(match.score, f"{match.reason}; {' and '.join(sorted(map(str, both)))}") if served else None
    same_country = bool(left.code and right.code)
    weak = []
    if not same_country and match.score < (DECIDED if _full(left) and _full(right) else 0.9):
        weak.append("country not told by both")
    if left.sector and right.sector and left.sector != right.sector and match.score < DECIDED:
        weak.append("different sectors")
    if weak:
        return Match(min(match.score, SUGGESTION), "; ".join((match.reason, *weak)))
    return Match(match.score, f"{match.reason}; both {left.code}" if same_country else match.reason)


def _names(guise: Guise) -> list[Name]:
    return [decode(guise.kind, line) for line in guise.names]


def _full(guise: Guise) -> bool:
    return any(name.full for name in _names(guise))


def _has_two_names(guise: Guise) -> bool:
    """Does an article call an actor by two full names that do not compare?"""
    full = [name for name in _names(guise) if name.full]
    return any(compare(one, other) is None for at, one in enumerate(full) for other in full[at + 1 :])


def _shares_name(left: Guise, right: Guise) -> bool:
    match = best_match([name for name in _names(left) if name.full], [name for name in _names(right) if name.full])
    return match is not None and match.score >= SURE


def weight(documents: int) -> int:
    """Round a count of documents to a power of two, so that not every article decides an actor anew."""
    return 1 << documents.bit_length()


# --- rows ---


def _load(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Guise]:
    found = {}
    for one in ids:
        row = db.execute(
            "SELECT kind, code, sector, names, rivals, document FROM guise WHERE id = ?", (one,)
        ).fetchone()
        if row:
            kind, code, sector, names, rivals, document = row
            found[one] = Guise(kind, code, sector, tuple(json.loads(names)), tuple(json.loads(rivals)), document)
    return found


def meet(db: sqlite3.Connection, guise: Guise) -> bool:
    """Store a guise and its pairs with those it may be one with; False where the record has it already."""
    id = guise.id
    if db.execute("SELECT 1 FROM guise WHERE id = ?", (id,)).fetchone():
        return False
    db.execute(
        "INSERT INTO guise (id, kind, code, sector, names, rivals, document, parted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (id, guise.kind, guise.code, guise.sector, json.dumps(guise.names), json.dumps(guise.rivals),
         guise.document, guise.parted),
    )  # fmt: skip
    if guise.document or guise.kind in ("country", "place") or guise.names[0].startswith("~"):
        return True
    keys = [block_keys(name) for name in _names(guise)]
    sought = sorted({f"{guise.kind} {key}" for one in keys for key in one.sought})
    marks = ",".join("?" * len(sought))
    others = db.execute(f"SELECT DISTINCT guise FROM guise_key WHERE key IN ({marks})", sought).fetchall()
    for other, theirs in sorted(_load(db, (row[0] for row in others)).items()):
        match = evidence(guise, theirs)
        if match:
            both = sorted((id, other))
            db.execute("INSERT INTO actor_join (guise, other, score, reason) VALUES (?, ?, ?, ?)",
                       (*both, match.score, match.reason))  # fmt: skip
    filed = sorted({f"{guise.kind} {key}" for one in keys for key in one.filed})
    db.executemany("INSERT INTO guise_key (key, guise) VALUES (?, ?)", ((key, id) for key in filed))
    return True


def forget(db: sqlite3.Connection, ids: set[str]) -> set[str]:
    """Drop those of the guises that no document has any more; return the ones to be decided anew for it."""
    gone = {one for one in ids if db.execute("SELECT 1 FROM guise WHERE id = ? AND documents = 0", (one,)).fetchone()}
    changed = _component(db, ids, rulings.ties_of_guises(db)) - gone
    db.executemany("DELETE FROM guise WHERE id = ?", ((one,) for one in sorted(gone)))
    return changed


def _component(db: sqlite3.Connection, start: Iterable[str], ties: Ties) -> set[str]:
    """Return the guises that hang together with `start` by pairs that are sure, or as people said."""
    seen, todo = set(start), list(start)
    while todo:
        one = todo.pop()
        rows = db.execute(
            "SELECT other FROM actor_join WHERE guise = ?1 AND score >= ?2"
            " UNION SELECT guise FROM actor_join WHERE other = ?1 AND score >= ?2",
            (one, SURE),
        )
        for other in (*(row[0] for row in rows), *ties.block(one)):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


class _Scene:
    """One component: its guises, their sure pairs, who stands beside whom, and how often each is met.

    Guises that are one as people said are decided as one, under the first of them.
    """

    def __init__(self, db: sqlite3.Connection, ids: set[str], ties: Ties) -> None:
        self.ties = ties
        self.guises = _load(db, sorted(ids))
        self.heads = {ties.head(one) for one in self.guises}
        self.weights = dict.fromkeys(self.heads, 0)
        for one in self.guises:
            documents = db.execute("SELECT documents FROM guise WHERE id = ?", (one,)).fetchone()[0]
            self.weights[ties.head(one)] += weight(documents)
        self.pairs = {
            (one, other): score
            for one in self.guises
            for other, score in db.execute(
                "SELECT other, score FROM actor_join WHERE guise = ? AND score >= ?", (one, SURE)
            )
        }
        self.scores: dict[tuple[str, str], float] = {}
        for (one, other), score in self.pairs.items():
            if (heads := pair(ties.head(one), ties.head(other)))[0] != heads[1]:
                self.scores[heads] = max(score, self.scores.get(heads, 0.0))
        self.renamed = [guise for guise in self.guises.values() if _has_two_names(guise)]
        self.full = {ties.head(one) for one, guise in self.guises.items() if _full(guise)}
        self._clash: dict[tuple[str, str], bool] = {}
        self._db = db

    def order(self, among: set[str]) -> list[tuple[str, str]]:
        """Return the pairs within `among`, the surest first."""
        inside = [heads for heads in self.scores if heads[0] in among and heads[1] in among]
        return sorted(inside, key=lambda heads: (-self.scores[heads], heads))

    def apart(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Is anyone of one side known to be someone else than anyone of the other?"""
        return any(self._clashes(a, b) for a in left for b in right)

    def _clashes(self, one: str, other: str) -> bool:
        heads = pair(one, other)
        if heads not in self._clash:
            self._clash[heads] = self.ties.apart(one, other) or all(
                self._differ(self.guises[a], self.guises[b]) or self._met(a, b)
                for a in self.ties.block(one)
                for b in self.ties.block(other)
            )
        return self._clash[heads]

    def _differ(self, left: Guise, right: Guise) -> bool:
        if set(left.rivals) & set(right.names) or set(right.rivals) & set(left.names):
            return True
        if left.code and right.code and left.code != right.code:
            return evidence(left, right) is None
        both_full = _full(left) and _full(right)
        strangers = both_full and best_match(_names(left), _names(right)) is None
        return left.kind != right.kind or (strangers and not self._told_one(left, right))

    def _told_one(self, left: Guise, right: Guise) -> bool:
        """Does an article give one actor both names: "Nur Baraka, whose real name is Salif Keba"?"""
        return any(_shares_name(left, guise) and _shares_name(right, guise) for guise in self.renamed)

    def _met(self, one: str, other: str) -> bool:
        """Does an article have both? Then it keeps them apart."""
        return bool(
            self._db.execute(
                "SELECT 1 FROM local_actor AS a JOIN local_actor AS b USING (document)"
                " WHERE a.guise = ? AND b.guise = ? LIMIT 1",
                (one, other),
            ).fetchone()
        )

    def home(self, bare: str, groups: Sequence[frozenset[str]]) -> frozenset[str] | None:
        """Return the one group that a bare name belongs to.

        The best match, the far better known one among equals.
        """
        scored = []
        for group in groups:
            best = max((self.scores.get(pair(bare, other), 0.0) for other in group), default=0.0)
            if best:
                scored.append((best, sum(self.weights[one] for one in group), group))
        if not scored:
            return None
        scored.sort(key=lambda item: (-item[0], -item[1], min(item[2])))
        rival = next((item for item in scored[1:] if item[0] == scored[0][0]), None)
        if rival and scored[0][1] < DOMINANT * rival[1]:
            return None
        return None if self.apart(frozenset((bare,)), scored[0][2]) else scored[0][2]


def _partition(scene: _Scene) -> list[frozenset[str]]:
    """Join full names first, give each bare name to its one bearer, then join what bare names are left."""
    groups = clusters(sorted(scene.full), scene.order(scene.full), scene.apart)
    bare = sorted(scene.heads - scene.full)
    contested = {
        one
        for one in bare
        if any(one in heads and (heads[0] in scene.full or heads[1] in scene.full) for heads in scene.scores)
    }
    for waiting in (sorted(contested), sorted(set(bare) - contested)):
        homes = {one: scene.home(one, groups) for one in waiting}
        for one in waiting:
            home = homes[one]
            if home is not None:
                now = next(group for group in groups if home <= group)
                if not scene.apart(frozenset((one,)), now):
                    groups[groups.index(now)] = now | {one}
    placed = frozenset[str]().union(*groups)
    alone = set(bare) - placed - contested
    groups += clusters(sorted(alone), scene.order(alone), scene.apart)
    return groups + [frozenset((one,)) for one in sorted(contested - placed)]


def settle(db: sqlite3.Connection, changed: set[str]) -> tuple[set[str], set[str]]:
    """Decide anew who is who around the changed guises.

    Returns the guises whose actor is another one now, and all actors that won or lost one.
    """
    ties = rulings.ties_of_guises(db)
    scene = _Scene(db, _component(db, changed, ties), ties)
    moved: set[str] = set()
    actors: set[str] = set()
    for heads in _partition(scene):
        group = {one for head in heads for one in ties.block(head)}
        actor = min(group)
        for one in sorted(group):
            before = db.execute("SELECT actor FROM guise WHERE id = ?", (one,)).fetchone()[0]
            if before != actor:
                db.execute("UPDATE guise SET actor = ? WHERE id = ?", (actor, one))
                moved.add(one)
                actors.update(who for who in (before, actor) if who)
    home = {one: row[0] for one in scene.guises for row in db.execute("SELECT actor FROM guise WHERE id = ?", (one,))}
    db.executemany(
        "UPDATE actor_join SET joined = ? WHERE guise = ? AND other = ?",
        ((int(home[one] == home[other]), one, other) for one, other in scene.pairs),
    )
    return moved, actors


def describe(db: sqlite3.Connection, actor: str) -> bool:
    """Write the row of an actor from its guises, or remove it where none is left; True where it changed."""
    guises = [row[0] for row in db.execute("SELECT id FROM guise WHERE actor = ? ORDER BY id", (actor,))]
    before = db.execute("SELECT name, kind, code, sector FROM actor WHERE id = ?", (actor,)).fetchone()
    if not guises:
        db.execute("DELETE FROM actor WHERE id = ?", (actor,))
        return before is not None
    kind = db.execute("SELECT kind FROM guise WHERE id = ?", (guises[0],)).fetchone()[0]
    codes: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    for guise in guises:
        for code, sector, count in db.execute(
            "SELECT code, sector, count(*) FROM local_actor WHERE guise = ? GROUP BY code, sector", (guise,)
        ):
            codes[code or ""] += count
            sectors[sector or ""] += count
    name = _canonical(db, guises, kind)
    name, code, sector = rulings.described(db, actor, name, _most(codes), _most(sectors))
    row = (name, kind, code, sector)
    db.execute(
        "INSERT INTO actor (id, name, kind, code, sector) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (id) DO UPDATE SET name = ?2, kind = ?3, code = ?4, sector = ?5",
        (actor, *row),
    )
    return bool(before != row)


def _most(counts: Counter[str]) -> str | None:
    known = {value: count for value, count in counts.items() if value}
    return min(known, key=lambda value: (-known[value], value)) if known else None


def _canonical(db: sqlite3.Connection, guises: list[str], kind: str | None) -> str:
    """Return the name to show: the lexicon's, else the full name that most articles call it by.

    Ties go to the name that the other spellings are nearest to, then to the longer, the alphabetically first.
    """
    territories = rules().territories.name_of
    if country := next((guise for guise in guises if kind == "country" and guise in territories), None):
        return territories[country]
    articles: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for guise in guises:
        for form, name, count in db.execute("SELECT form, name, count FROM spelling WHERE guise = ?", (guise,)):
            shown = without_titles(name) if kind == "person" else name
            (articles if form == "identifier" else seen)[shown] += count
    words = 2 if kind in ("person", "body") else 1
    full = [name for name in articles if len(name.split()) >= words] or list(articles)

    def centrality(name: str) -> float:
        last = plain(name.split()[-1])
        return sum(count * likeness(last, plain(other.split()[-1])) for other, count in seen.items())

    known = known_names()
    return min(
        full,
        key=lambda name: (name not in known, -articles[name], -round(centrality(name), 6), -len(name), name),
    )
