"""Who a record knows: its actors, how they are found by a name, and what is known of each.

All functions read only.
"""

import msgspec
from rapidfuzz import fuzz, process

from dragoman.record import corrections
from dragoman.record.corrections import Correction
from dragoman.record.namekeys import block_keys
from dragoman.record.names import compare, decode, read_name
from dragoman.record.sounds import plain
from dragoman.record.store import Record

NEAR_ENOUGH = 70  # rapidfuzz's weighted ratio from which a name is worth suggesting
SUGGESTIONS = 5


class ActorLine(msgspec.Struct, frozen=True):
    """An actor, and in how many documents and events it is met."""

    id: str
    name: str
    kind: str | None
    code: str | None
    sector: str | None
    documents: int
    events: int


class Resolved(msgspec.Struct, frozen=True):
    """What a name comes to.

    One actor, or None with those it may mean (`ambiguous`) or is near to (`suggestions`).
    """

    actor: ActorLine | None
    ambiguous: tuple[ActorLine, ...] = ()
    suggestions: tuple[ActorLine, ...] = ()


class Spelling(msgspec.Struct, frozen=True):
    """A name as printed, how often and in how many documents, and where first by id."""

    text: str
    mentions: int
    documents: int
    document: str


class Office(msgspec.Struct, frozen=True):
    """What a text says someone is, with the mention that says so."""

    office: str
    document: str
    start: int
    end: int


class Join(msgspec.Struct, frozen=True):
    """Two sets of names, why they were joined or might be, and whether they were."""

    names: tuple[str, ...]
    other_names: tuple[str, ...]
    score: float
    reason: str
    joined: bool


class Partner(msgspec.Struct, frozen=True):
    """Another actor, and how many events the two share."""

    id: str
    name: str
    events: int


class Profile(msgspec.Struct, frozen=True):
    """Who an actor is, as the articles have it."""

    actor: ActorLine
    spellings: tuple[Spelling, ...]
    offices: tuple[Office, ...]
    codes: tuple[tuple[str, int], ...]
    sectors: tuple[tuple[str, int], ...]
    partners: tuple[Partner, ...]
    joins: tuple[Join, ...]
    corrections: tuple[Correction, ...] = ()


LINE = (
    "SELECT actor.id, name, kind, code, sector,"
    " (SELECT count(DISTINCT l.document) FROM guise JOIN local_actor AS l ON l.guise = guise.id"
    " WHERE guise.actor = actor.id),"
    " (SELECT count(DISTINCT event) FROM event_party WHERE event_party.actor = actor.id) FROM actor"
)


def actors(
    record: Record, *, kind: str | None = None, code: str | None = None, sector: str | None = None,
    limit: int | None = None,
) -> list[ActorLine]:  # fmt: skip
    """Return actors, those of the most documents first; `kind` is person, body, country or place."""
    rows = record.db.execute(
        f"{LINE} WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR code = ?2) AND (?3 IS NULL OR sector ="
        f" ?3)"
        " ORDER BY 6 DESC, 7 DESC, name, id LIMIT ?4",
        (kind, code, sector, -1 if limit is None else limit),
    )
    return [ActorLine(*row) for row in rows]


def _lines(record: Record, ids: set[str]) -> list[ActorLine]:
    found = [ActorLine(*record.db.execute(f"{LINE} WHERE id = ?", (one,)).fetchone()) for one in ids]
    return sorted(found, key=lambda line: (-line.documents, -line.events, line.name, line.id))


def resolve_actor(record: Record, name: str) -> Resolved:
    """Find the actor that a name, a spelling, a country's code or an id means.

    A name printed for several actors is ambiguous; one printed for none is read as a name and compared.
    """
    name = name.strip()
    for question in (
        "SELECT id FROM actor WHERE id = ?1 OR name = ?1",
        "SELECT DISTINCT actor FROM spelling JOIN guise ON guise.id = guise WHERE name = ?1 COLLATE NOCASE",
    ):
        found = {row[0] for row in record.db.execute(question, (name,))}
        if found:
            return _settled(record, found)
    found = _same_name(record, name)
    if found:
        return _settled(record, found)
    names = dict(record.db.execute("SELECT id, name FROM actor"))
    near = process.extract(
        name, names, scorer=fuzz.WRatio, processor=plain, limit=SUGGESTIONS, score_cutoff=NEAR_ENOUGH
    )
    return Resolved(None, suggestions=tuple(line for *_, one in near for line in _lines(record, {one})))


def _settled(record: Record, found: set[str]) -> Resolved:
    lines = _lines(record, found)
    if len(lines) == 1:
        return Resolved(lines[0])
    return Resolved(None, ambiguous=tuple(lines))


def _same_name(record: Record, text: str) -> set[str]:
    """Return the actors one of whose names is surely this one, spelled otherwise."""
    scored: dict[str, float] = {}
    for kind in ("person", "body"):
        name = read_name(kind, text)
        for key in block_keys(name).sought if name else ():
            rows = record.db.execute(
                "SELECT actor, names, kind FROM guise_key JOIN guise ON guise.id = guise WHERE key = ?",
                (f"{kind} {key}",),
            )
            for actor, names, theirs in rows:
                for line in msgspec.json.decode(names):
                    match = compare(name, decode(theirs, line)) if name else None
                    if match and match.score >= 0.85:
                        scored[actor] = max(match.score, scored.get(actor, 0.0))
    top = max(scored.values(), default=0.0)
    return {actor for actor, score in scored.items() if score == top}


def profile(record: Record, id: str) -> Profile:
    """Return who an actor is. Raises KeyError where there is none with this id."""
    db = record.db
    if not db.execute("SELECT 1 FROM actor WHERE id = ?", (id,)).fetchone():
        raise KeyError(id)
    spellings = db.execute(
        "SELECT spelling, mentions, documents, first_document FROM actor_name WHERE actor = ?"
        " ORDER BY mentions DESC, spelling",
        (id,),
    )
    of_actor = "JOIN guise ON guise.id = guise WHERE guise.actor = ?"
    offices = db.execute(
        "SELECT mention.office, mention.document, mention.start, mention.end FROM mention"
        f" JOIN local_actor ON local_actor.id = local_actor {of_actor} AND mention.office IS NOT NULL"
        " GROUP BY mention.office, mention.document ORDER BY 1, 2, 3",
        (id,),
    )
    counts = [
        db.execute(
            f"SELECT local_actor.{column}, count(*) FROM local_actor {of_actor} AND local_actor.{column}"
            f" IS NOT NULL"
            " GROUP BY 1 ORDER BY 2 DESC, 1",
            (id,),
        ).fetchall()
        for column in ("code", "sector")
    ]
    partners = db.execute(
        "SELECT actor.id, actor.name, count(DISTINCT theirs.event) FROM event_party AS mine"
        " JOIN event_party AS theirs ON theirs.event = mine.event AND theirs.actor <> mine.actor"
        " JOIN actor ON actor.id = theirs.actor WHERE mine.actor = ? GROUP BY 1 ORDER BY 3 DESC, 2, 1",
        (id,),
    )
    joins = db.execute(
        "SELECT a.names, b.names, score, reason, joined FROM actor_join JOIN guise AS a ON a.id = guise"
        " JOIN guise AS b ON b.id = other WHERE a.actor = ?1 OR b.actor = ?1 ORDER BY score DESC, a.names,"
        " b.names",
        (id,),
    )
    return Profile(
        actor=_lines(record, {id})[0],
        spellings=tuple(Spelling(*row) for row in spellings),
        offices=tuple(Office(*row) for row in offices),
        codes=tuple(counts[0]),
        sectors=tuple(counts[1]),
        partners=tuple(Partner(*row) for row in partners),
        joins=tuple(
            Join(tuple(msgspec.json.decode(a)), tuple(msgspec.json.decode(b)), score, reason, bool(joined))
            for a, b, score, reason, joined in joins
        ),
        corrections=corrections.of_actor(db, id),
    )
