"""The questions of a record as they are asked: those that differ by a detail are one."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from dragoman.record.attributions import Link, chain
from dragoman.record.disputes import SO
from dragoman.record.store import Record

Voices = dict[str, set[str]]  # who says it, by side


class DisputeAccount(msgspec.Struct, frozen=True):
    """What one account says to a question: the span is that of its event or figure, `side` the answer."""

    document: str
    start: int
    end: int
    attribution: tuple[Link, ...]
    status: str
    says: str
    side: str
    outlet: str | None
    published: str | None
    copy_of: str | None


class DisputeLine(msgspec.Struct, frozen=True):
    """A question with its accounts by side; `sources` counts the independent sources on its weaker side."""

    id: str
    question: str
    kind: str
    sources: int
    all_sources: int
    accounts: tuple[DisputeAccount, ...]


_ASKED = """
SELECT id, name, kind FROM dispute WHERE (?1 IS NULL OR kind = ?1)
"""
_CONCERNING = """
SELECT DISTINCT dispute FROM dispute_side JOIN event_party ON event_party.event = dispute_side.event WHERE actor = ?
"""


def disputes(
    record: Record, *, actors: Collection[str] | None = None, kind: str | None = None, limit: int | None = None
) -> list[DisputeLine]:
    """Return the questions on which accounts disagree, most independent sources on both sides first.

    Questions in the same words, and those mostly about the same claims, are one, under the first of them. `actors` are
    the ids of those whom they are to concern, one of them at least.
    """
    db = record.db
    voices: defaultdict[str, Voices] = defaultdict(lambda: defaultdict(set))
    for dispute, side, voice in db.execute(
        "SELECT DISTINCT dispute, side, voice FROM dispute_account WHERE copy_of IS NULL"
    ):
        voices[dispute][side].add(voice)
    asked = {id: (name, about) for id, name, about in db.execute(_ASKED, (kind,))}
    order = sorted(asked, key=lambda id: (*_rank(voices[id]), asked[id][0], id))
    concerned = set(order)
    if actors is not None:
        concerned = {id for actor in actors for (id,) in db.execute(_CONCERNING, (actor,))}
    ranked = []
    for first, ids in _together(order, _claims(db), {id: asked[id][0] for id in order}).items():
        if not concerned.isdisjoint(ids):
            question = max((asked[id][0] for id in ids), key=len)  # the one that says most
            ranked.append((_rank(_united(voices[id] for id in ids)), question, first, ids))
    return [
        DisputeLine(first, question, asked[first][1], -weaker, -everyone, _answers(db, ids))
        for (weaker, everyone), question, first, ids in sorted(ranked)[:limit]
    ]


def _rank(voices: Voices) -> tuple[int, int]:
    """Return how many independent sources stand on the weaker side and on all, negative, for sorting."""
    sides = sorted((len(side) for side in voices.values()), reverse=True)
    weaker = sides[1] if len(sides) > 1 else 0  # a side of copies alone has no voice of its own
    return -weaker, -len(set().union(*voices.values()))


def _united(some: Iterable[Voices]) -> Voices:
    found: Voices = defaultdict(set)
    for voices in some:
        for side, of_side in voices.items():
            found[side] |= of_side
    return found


def _claims(db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the event mentions that each yes-no question's denials stand against."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for dispute, mention in db.execute("SELECT dispute, event_mention FROM dispute_account WHERE side = ?", (SO,)):
        found[dispute].add(mention)
    return found


def _together(order: Iterable[str], claims: Mapping[str, set[str]], asked: Mapping[str, str]) -> dict[str, list[str]]:
    """Put each question, in their order, under the first that asks the same or shares half of the claims of one."""
    found: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    same: dict[str, str] = {}
    for id in order:
        mine = claims.get(id, set())
        shared = Counter(home[mention] for mention in mine if mention in home)
        first, count = min(shared.items(), key=lambda one: (-one[1], one[0]), default=(id, 0))
        if mine and asked[id] in same:
            first = same[asked[id]]
            found[first].append(id)
        elif count and 2 * count >= min(len(mine), len(claims[first])):
            found[first].append(id)
        else:
            found[first := id] = [id]
        if mine:
            same.setdefault(asked[id], first)
        for mention in mine:
            home.setdefault(mention, first)
    return found


def _answers(db: sqlite3.Connection, disputes: list[str]) -> tuple[DisputeAccount, ...]:
    """Return what the accounts say to some questions that are one, each once, by side and the earliest first."""
    rows = db.execute(
        "SELECT a.document, a.start, a.end, a.event_mention, coalesce(m.status, 'asserted'),"
        " substr(t.text, coalesce(m.sentence_start, f.sentence_start) + 1,"
        " coalesce(m.sentence_end, f.sentence_end) - coalesce(m.sentence_start, f.sentence_start)),"
        " a.side, outlet, published, copied.document"
        " FROM dispute_account AS a JOIN document ON document.id = a.document"
        " JOIN article_text AS t ON t.document = a.document"
        " LEFT JOIN event_mention AS m ON m.id = a.event_mention LEFT JOIN figure AS f ON f.id = a.figure"
        " LEFT JOIN event_mention AS copied ON copied.id = a.copy_of"
        f" WHERE dispute IN ({','.join('?' * len(disputes))})",
        disputes,
    )
    found = {}
    for document, start, end, mention, *said in rows:
        one = DisputeAccount(document, start, end, chain(db, mention) if mention else (), *said)
        found[one.side, document, start, mention] = one
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (one.side, one.published is None, one.published or "", one.document, one.start),
        )
    )
