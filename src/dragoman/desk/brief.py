"""A brief on some actors: who they are, what passed between them, what is disputed, and every source."""

from dataclasses import dataclass
from itertools import combinations

from dragoman.desk.citations import Citations, Key, Source
from dragoman.desk.filters import LAST, find_actor, first_day, last_day
from dragoman.desk.lines import Line, chain, corrected, line, sides_of, trend_line, voice, when
from dragoman.desk.wording import country, label
from dragoman.record import Record, query
from dragoman.record.dealings import STATE, lands, members
from dragoman.record.people import ActorLine
from dragoman.record.relations import relation

# A brief is read in one sitting; what is beyond this is in `dragoman timeline`.
MOST_BETWEEN = 100
MOST_OTHERS = 10
MOST_FIGURES = 15
MOST_DISPUTES = 10
MOST_ANSWERS = 5
MOST_SPELLINGS = 8
MOST_OFFICES = 6


@dataclass(frozen=True)
class Office:
    """What someone is said to be, and who says so."""

    office: str
    says: tuple[str, ...]
    cited: tuple[Key, ...]


@dataclass(frozen=True)
class Person:
    """Who an actor is: its offices and its most told events with others."""

    id: str
    name: str
    country: str | None
    sector: str | None
    documents: int
    events: int
    spellings: tuple[tuple[str, int], ...]
    offices: tuple["Office", ...]
    others: tuple[Line, ...]
    corrected: tuple[str, ...]


@dataclass(frozen=True)
class FigureLine:
    """A count: when it is of, the words, some of what stands around them, who says so."""

    when: str
    words: str
    excerpt: str
    says: str
    cited: Key


@dataclass(frozen=True)
class Answer:
    """What one who says so answers to a question, in all his accounts; `excerpt` is from the first."""

    says: str
    published: str | None
    status: str
    excerpt: str
    cited: tuple[Key, ...]


@dataclass(frozen=True)
class Dispute:
    """A question and the answers on each side of it, with how many more there are than are shown."""

    question: str
    kind: str
    sides: tuple[tuple[str, tuple[Answer, ...], int], ...]


@dataclass(frozen=True)
class Brief:
    """All that a page shows.

    `trends` has a line a dyad; `lands` are the countries among the actors; `numbers` those of the cited sentences.
    """

    title: str
    period: str | None
    people: tuple[Person, ...]
    between: tuple[Line, ...]
    between_all: int
    trends: tuple[str, ...]
    lands: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[Source, ...]
    numbers: dict[Key, int]

    def refs(self, *cited: Key) -> list[int]:
        """Return the numbers of cited sentences in order."""
        return sorted(self.numbers[key] for key in cited)


def brief(record: Record, names: list[str], since: str | None = None, until: str | None = None) -> Brief:
    """Collect a brief on the actors that names mean.

    Raises DragomanError where a name means nobody or several, or a day is none.
    """
    actors = list({actor.id: actor for actor in (find_actor(record, name) for name in names)}.values())
    days = (first_day(since), last_day(until))
    citations = Citations(record)
    ids = frozenset(actor.id for actor in actors)
    events = _between(record, actors, *days)
    between = [line(detail, citations, ids) for detail in _in_time(record, events[:MOST_BETWEEN])]
    shown = set(events)
    people = [_person(record, actor, shown, citations, *days) for actor in actors]
    figures = _figures(record, actors, citations)
    disputes = _disputes(record, actors, citations)
    sources, numbers = citations.sources()
    found = (relation(record, one.id, other.id, *days) for one, other in combinations(actors, 2))
    return Brief(
        title=" and ".join(actor.name for actor in actors),
        period=" – ".join((since or "the beginning", until or "now")) if since or until else None,
        people=tuple(people), between=tuple(between), between_all=len(events),
        trends=tuple(trend_line(dyad) for dyad in found if dyad.events),
        lands=tuple(actor.name for actor in actors if _land(actor)),
        figures=figures, disputes=disputes, sources=tuple(sources), numbers=numbers,
    )  # fmt: skip


def _between(record: Record, actors: list[ActorLine], since: str | None, until: str | None) -> list[str]:
    """Return the ids of the events in which two of the actors take part, the most told first.

    Whoever is of a country takes part for it: its ministers, its troops.
    """
    found: dict[str, tuple[int, int, str]] = {}
    for one, other in combinations(actors, 2):
        rows = record.db.execute(
            "SELECT DISTINCT event.id, sources, accounts FROM event_party AS p JOIN actor AS a ON a.id = p.actor"
            " JOIN event_party AS q ON q.event = p.event AND q.actor <> p.actor JOIN actor AS b ON b.id = q.actor"
            " JOIN event ON event.id = p.event"
            " WHERE (a.id = ?1 OR a.code = ?2) AND (b.id = ?3 OR b.code = ?4)"
            " AND (?5 IS NULL OR last_date >= ?5) AND (?6 IS NULL OR first_date <= ?6)",
            (one.id, _land(one), other.id, _land(other), since, until),
        )
        for id, sources, accounts in rows:
            found[id] = (-sources, -accounts, id)
    return sorted(found, key=found.__getitem__)


def _land(actor: ActorLine) -> str | None:
    return actor.code if actor.kind == "country" else None


def _person(
    record: Record, actor: ActorLine, shown: set[str], citations: Citations, since: str | None, until: str | None
) -> Person:
    """Return who an actor is and what it did; a country stands for its state."""
    known = query.profile(record, actor.id)
    state = ",".join(f"'{sector}'" for sector in STATE)
    rows = record.db.execute(
        "SELECT DISTINCT event.id FROM event_party JOIN actor ON actor.id = event_party.actor"
        " JOIN event ON event.id = event_party.event"
        f" WHERE (actor.id = ?1 OR (actor.code = ?2 AND actor.sector IN ({state})))"
        " AND (?3 IS NULL OR last_date >= ?3) AND (?4 IS NULL OR first_date <= ?4)"
        " ORDER BY sources DESC, accounts DESC, first_date, event.id LIMIT ?5",
        (actor.id, _land(actor), since, until, MOST_OTHERS + len(shown)),
    )
    others = [id for (id,) in rows if id not in shown][:MOST_OTHERS]
    return Person(
        id=actor.id,
        name=actor.name,
        country=country(actor.code),
        sector=label("sector", actor.sector) if actor.sector and actor.kind != "country" else None,
        documents=actor.documents,
        events=actor.events,
        spellings=tuple((one.text, one.mentions) for one in known.spellings[:MOST_SPELLINGS]),
        offices=_offices(record, known, citations),
        others=tuple(line(detail, citations, frozenset({actor.id})) for detail in _in_time(record, others)),
        corrected=tuple(map(corrected, known.corrections)),
    )


def _voice(citations: Citations, document: str) -> str:
    heading = citations.heading(document)
    return voice(heading.outlet, heading.title, document)


def _offices(record: Record, known: query.Profile, citations: Citations) -> tuple[Office, ...]:
    """Return what an actor is said to be, what most articles say first."""
    said: dict[str, dict[str, Key]] = {}
    for one in known.offices:
        says = _voice(citations, one.document)
        cited = said.setdefault(one.office, {})
        if says not in cited and len(cited) < MOST_ANSWERS:
            cited[says] = citations.cite(one.document, one.start, one.end)
    order = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_OFFICES]
    return tuple(Office(office, tuple(cited), tuple(dict.fromkeys(cited.values()))) for office, cited in order)


def _in_time(record: Record, events: list[str]) -> list[query.EventDetail]:
    """Return events with their accounts in the order of time, those without a date in the order of the texts."""

    def order(detail: query.EventDetail) -> tuple[bool, str, str, str, int]:
        event, first = detail.event, detail.accounts[0]
        dated = event.first_date is not None
        return not dated, event.first_date or event.date or LAST, event.last_date or "", first.document, first.start

    return sorted((query.event(record, event) for event in events), key=order)


def _figures(record: Record, actors: list[ActorLine], citations: Citations) -> tuple[FigureLine, ...]:
    """Return the counts that stand in one sentence with one of the actors.

    "The two mediators" says who is meant, not how many there are, and "two residents said" who says so.
    """
    marks = ",".join("?" * len(actors))
    rows = record.db.execute(
        "SELECT figure.document, figure.start, figure.end, figure.text, date, sentence_start, sentence_end, outlet,"
        " document.title, published FROM figure JOIN document ON document.id = figure.document"
        " JOIN article_text ON article_text.document = figure.document"
        " WHERE copy_of IS NULL AND value IS NOT NULL AND unit IS NOT NULL"
        " AND NOT (value <= 12 AND lower(substr(article_text.text, figure.start - 3, 4)) = 'the ')"
        " AND NOT EXISTS (SELECT 1 FROM attribution_link AS told WHERE told.document = figure.document"
        " AND told.start <= figure.start AND told.end >= figure.end)"
        " AND EXISTS ("
        "SELECT 1 FROM mention JOIN local_actor ON local_actor.id = local_actor JOIN guise ON guise.id = guise"
        " WHERE mention.document = figure.document AND mention.start >= sentence_start"
        f" AND mention.end <= sentence_end AND mention.form = 'name' AND guise.actor IN ({marks}))"
        " ORDER BY coalesce(published, '9999'), figure.document, figure.start LIMIT ?",
        (*(actor.id for actor in actors), MOST_FIGURES),
    ).fetchall()
    found = []
    for document, start, end, text, date, sentence_start, sentence_end, outlet, title, published in rows:
        cited = citations.cite(document, start, end, (sentence_start, sentence_end))
        excerpt = citations.excerpt(document, start, end)
        says = voice(outlet, title, document)
        found.append(FigureLine(when(date, published), " ".join(text.split()), excerpt, says, cited))
    return tuple(found)


def _disputes(record: Record, actors: list[ActorLine], citations: Citations) -> tuple[Dispute, ...]:
    """Return the questions about the actors, those about several of them before those about one."""
    land_of = lands(record)
    about: dict[str, int] = {}
    found: dict[str, query.DisputeLine] = {}
    for actor in actors:
        for asked in query.disputes(record, actors=members(actor.id, land_of)):
            about[asked.id] = about.get(asked.id, 0) + 1
            found[asked.id] = asked
    order = sorted(found.values(), key=lambda asked: -about[asked.id])
    return tuple(_dispute(asked, citations) for asked in order[:MOST_DISPUTES])


def _dispute(asked: query.DisputeLine, citations: Citations) -> Dispute:
    sides = []
    for side, accounts in sides_of(asked).items():
        by_voice: dict[tuple[str, str | None, str], list[query.DisputeAccount]] = {}
        for one in accounts:
            says = chain(_voice(citations, one.document), one.attribution)
            by_voice.setdefault((says, one.published, one.status), []).append(one)
        told = [_answer(*voice, accounts, citations) for voice, accounts in list(by_voice.items())[:MOST_ANSWERS]]
        sides.append((side, tuple(told), len(by_voice) - len(told)))
    return Dispute(asked.question, asked.kind, tuple(sides))


def _answer(
    says: str, published: str | None, status: str, accounts: list[query.DisputeAccount], citations: Citations
) -> Answer:
    first = accounts[0]
    excerpt = citations.excerpt(first.document, first.start, first.end)
    cited = dict.fromkeys(citations.cite(one.document, one.start, one.end) for one in accounts)
    return Answer(says, published, status, excerpt, tuple(cited))
