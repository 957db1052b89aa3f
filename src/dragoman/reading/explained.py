"""What an explanation of a text holds. Every `start` and `end` is a character offset into the text, end exclusive."""

import msgspec

from dragoman.types import EventMention


class Word(msgspec.Struct, frozen=True):
    """A word of the parse; `depth` is its distance from the root, and words stand in the order of the tree."""

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    dep: str
    depth: int


class Denoted(msgspec.Struct, frozen=True):
    """A mention of an actor and, in words, what its country, sector and office rest on."""

    text: str
    start: int
    end: int
    form: str
    kind: str
    identifier_text: str
    code: str | None
    sector: str | None
    office: str | None
    decided_by: tuple[str, ...]


class Fired(msgspec.Struct, frozen=True):
    """An entry that matched: its line, the words it used, and what became of it."""

    word: str
    entry: str
    line: str
    words: tuple[str, ...]
    fate: str
    helped_by: tuple[str, ...] = ()


class Nearly(msgspec.Struct, frozen=True):
    """An entry of a word in the text that did not match: what it asks for and what stands there instead."""

    word: str
    entry: str
    line: str
    missing: tuple[str, ...]


class Part(msgspec.Struct, frozen=True):
    """Who plays a part in an event, and by which slot or rule."""

    side: str
    text: str
    identifier_text: str
    code: str | None
    sector: str | None
    by: str


class Coded(msgspec.Struct, frozen=True):
    """An event as it is written, its parts, and the words that decided its status."""

    event: EventMention
    parts: tuple[Part, ...]
    status_by: tuple[str, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """A line that would give a word an entry, of cells separated by tabs; `file` is where it goes."""

    word: str
    file: str
    line: str


class Explanation(msgspec.Struct, frozen=True):
    """How a text was read, from its words to its events."""

    text: str
    words: tuple[Word, ...]
    parties: tuple[Denoted, ...]
    fired: tuple[Fired, ...]
    nearly: tuple[Nearly, ...]
    events: tuple[Coded, ...]
    suggestions: tuple[Suggestion, ...]
    uncoded: tuple[str, ...] = ()
