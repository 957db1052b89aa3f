"""What flows through the rooms: an Article goes in, a Reading comes out.

Field names and shapes are those of `dragoman code` (docs/schema.md); a struct encodes to that JSON as it stands.
Every `start` and `end` is a character offset into `Article.text`, end exclusive.
"""

from typing import Literal

import msgspec

Offsets = tuple[int, int]

Basis = Literal["metadata", "dateline", "text", "inferred", "none"]
BlockKind = Literal[
    "title", "byline", "dateline", "body",
    "caption", "navigation", "share", "appeal", "tags", "related", "notice",
]  # fmt: skip
CODED_BLOCKS: frozenset[str] = frozenset({"title", "body"})
# "und" is a text too short to tell; what is surely another language is kept unread.
READ_LANGUAGES: frozenset[str] = frozenset({"en", "und"})
Status = Literal[
    "asserted", "planned", "conditional", "hypothetical", "negated", "denied", "unconfirmed"
]  # fmt: skip
MentionKind = Literal["person", "organization", "country", "place", "group"]
MentionForm = Literal["name", "description", "pronoun"]


class Published(msgspec.Struct, frozen=True):
    """The day an article appeared, what that day rests on, and the rival date where there is one."""

    value: str | None = None
    basis: Basis = "none"
    conflict: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A stretch of an article's text and what it is. Only CODED_BLOCKS are read; the rest is marked, never deleted."""

    start: int
    end: int
    kind: BlockKind


class Article(msgspec.Struct, kw_only=True):
    """One text and what its metadata say of it. Intake fills `published`, `language` and `blocks`."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    blocks: list[Block] = []


class Timex(msgspec.Struct, frozen=True):
    """A time expression with its TimeML value."""

    text: str
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


class Place(msgspec.Struct, frozen=True):
    """A place name and where it is; coordinates are None where no gazetteer entry is sure enough."""

    text: str
    start: int
    end: int
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonameid: int | None = None


class Figure(msgspec.Struct, frozen=True):
    """A number with what it counts. `low` and `high` bound it; an open bound is None."""

    text: str
    start: int
    end: int
    value: float | None
    unit: str | None = None
    qualifier: str | None = None
    low: float | None = None
    high: float | None = None
    date: str | None = None


class Mention(msgspec.Struct, frozen=True):
    """A stretch that denotes an actor. All mentions of one actor in one article share `identifier_text`."""

    text: str
    start: int
    end: int
    kind: MentionKind
    identifier_text: str
    code: str | None = None
    sector: str | None = None
    form: MentionForm = "name"
    office: str | None = None
    identifier_id: str | None = None


class Entity(msgspec.Struct, frozen=True):
    """A party to an event: country code, sectors and office as the text, then the lexicon, give them."""

    entity_text: str
    start: int
    end: int
    identifier_text: str
    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    identifier_id: str | None = None


class Source(msgspec.Struct, frozen=True):
    """One link of an attribution chain: who it is, and of what country and sector.

    `named` is false for those of whom only their kind is told: "oil industry sources", "a senior official".
    """

    text: str
    start: int
    end: int
    identifier_text: str
    identifier_id: str | None = None
    kind: MentionKind | None = None
    code: str | None = None
    sector: str | None = None
    named: bool = True


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: spans of the source (may be empty), the cue and the content."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    identifier_text: str | None = None


class EventDate(msgspec.Struct, frozen=True):
    """The time expression that governs an event."""

    text: str
    start: int
    end: int
    value: str


class Span(msgspec.Struct, frozen=True):
    """A piece of the text, quoted."""

    text: str
    start: int
    end: int


class TextInfo(msgspec.Struct, frozen=True):
    """The sentence an event stands in: its number in the article and its offsets."""

    sequence: int
    start: int
    end: int


class Size(msgspec.Struct, frozen=True):
    """How many were harmed or held, as printed with a sign: `24`, `24+`, `10-20`."""

    dead: str | None = None
    injured: str | None = None
    arrested: str | None = None
    displaced: str | None = None


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """One happening as one article tells it (PLOVER 2.0), with the frame entry that found it.

    `denies` is the id of the event of the same article that a denial faces.
    """

    id: str
    event: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad_code: int
    event_scale: float
    cameo: str
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    date: EventDate | None = None
    event_loc: Place | None = None
    status: Status = "asserted"
    factuality: float = 3.0
    historical: bool = False
    attribution: tuple[Source, ...] = ()
    size: Size = Size()
    event_text: Span
    text_info: TextInfo
    frame: str
    denies: str | None = None


class Predicate(msgspec.Struct, frozen=True):
    """An event-denoting word and how far the text commits to it, -3 to +3."""

    start: int
    end: int
    factuality: float


class Reading(msgspec.Struct, kw_only=True, omit_defaults=False):
    """All that one article says. `predicates` is filled only where it was asked for."""

    id: str
    published: Published
    language: str
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    times: list[Timex] = []
    places: list[Place] = []
    figures: list[Figure] = []
    mentions: list[Mention] = []
    predicates: list[Predicate] | msgspec.UnsetType = msgspec.UNSET
