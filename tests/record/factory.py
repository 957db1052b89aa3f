"""Articles and readings made by hand: a text with its marks, each found in it by its words."""

import hashlib

from dragoman.types import (
    Article,
    Attribution,
    Entity,
    EventDate,
    EventMention,
    Figure,
    Mention,
    Place,
    Published,
    Reading,
    Size,
    Source,
    Span,
    TextInfo,
)

QUAD = {
    "CONSULT": 1,
    "SUPPORT": 1,
    "AGREE": 1,
    "AID": 2,
    "REJECT": 3,
    "ACCUSE": 3,
    "ASSAULT": 4,
    "COERCE": 4,
    "MOBILIZE": 4,
    "RETREAT": 2,
    "SANCTION": 4,
}


class Story:
    """Builds one article and its reading; words are looked up in the text, the n-th time they occur."""

    def __init__(self, id: str, text: str, date: str | None = None, outlet: str | None = None, language: str = "en"):
        published = Published(date, "metadata" if date else "none")
        self.article = Article(id=id, text=text, source=outlet, date=date, published=published, language=language)
        self.reading = Reading(id=id, published=published, language=language)

    def span(self, words: str, nth: int = 1) -> tuple[int, int]:
        start = -1
        for _ in range(nth):
            start = self.article.text.index(words, start + 1)
        return start, start + len(words)

    def mention(self, words, identifier=None, kind="person", code=None, sector=None, office=None, form="name", nth=1):
        start, end = self.span(words, nth)
        self.reading.mentions.append(Mention(words, start, end, kind, identifier or words, code, sector, form, office))
        return self

    def _entity(self, words: str) -> Entity:
        known = next((m for m in self.reading.mentions if m.text == words), None)
        start, end = (known.start, known.end) if known else self.span(words)
        if known is None:
            return Entity(words, start, end, words)
        return Entity(words, start, end, known.identifier_text, known.code, known.sector, (), known.office)

    def event(self, kind, words, actor=(), recipient=(), status="asserted", date=None, place=None, sources=(),
              dead=None, historical=False, mode=(), nth=1):  # fmt: skip
        start, end = self.span(words, nth)
        low = max(self.article.text.rfind(". ", 0, start) + 2, 0) if ". " in self.article.text[:start] else 0
        stop = self.article.text.find(".", end)
        high = stop + 1 if stop >= 0 else len(self.article.text)
        self.reading.events.append(
            EventMention(
                id=str(len(self.reading.events) + 1), event=kind, mode=mode, quad_code=QUAD[kind], 
                event_scale=0.0, cameo="010", actor=tuple(map(self._entity, actor)),
                recipient=tuple(map(self._entity, recipient)),
                date=EventDate("that day", start, end, date) if date else None,
                event_loc=Place(place, *self.span(place), place) if place else None,
                status=status, historical=historical, size=Size(dead=dead),
                attribution=tuple(Source(s, *self.span(s), self._entity(s).identifier_text) for s in sources),
                event_text=Span(words, start, end), frame=words,
                text_info=TextInfo(self.article.text[:start].count(". "), low, high),
            )
        )  # fmt: skip
        return self

    def figure(self, words, value, unit, date=None, low=None, high=None):
        start, end = self.span(words)
        self.reading.figures.append(Figure(words, start, end, value, unit, None, low, high, date))
        return self

    def says(self, source, cue, content):
        spans = tuple((self.span(part),) for part in (source, cue, content))
        self.reading.attributions.append(Attribution(*spans, self._entity(source).identifier_text))
        return self

    def add_to(self, record, fingerprint=""):
        sha = hashlib.sha256(self.article.text.encode()).hexdigest()
        return record.add(self.article, self.reading, fingerprint, sha)


def dump(record) -> dict[str, list[tuple]]:
    """Return all that a record holds but for numbers that count the order of writing."""
    whole = (
        "document actor guise guise_key actor_join spelling event event_party account telling telling_key"
        " telling_join event_mention figure dispute dispute_side dispute_account shared_text"
        " dispute_key figure_key"
    )
    tables = {
        **dict.fromkeys(whole.split(), "*"),
        "local_actor": "document, identifier, kind, code, sector, office, guise",
        "mention": "document, start, end, text, kind, form",
        "party": "event_mention, role, position, start, end, code",
        "attribution_link": "event_mention, position, start, end",
        "attribution": "document, start, end, source, cue, content",
    }
    return {
        table: sorted(record.db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
        for table, columns in tables.items()
    }
