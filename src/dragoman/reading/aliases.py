"""Two names of one actor, as the text itself says: "X, known as Y", "Y, as X is known", "Pavlo 'Raven' Kozak"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.reading.nameindex import Entry, Name

LONGEST_CUE = 7  # words of the longest phrase of aliases.tsv that is looked up
LONGEST_NAME = 4  # words of a nickname that nothing but the phrase before it shows to be a name
BEARERS = frozenset({"person", "organization", "group"})
LANDS = frozenset({"country", "demonym", "capital", "region", "seat"})
QUOTES = frozenset("\"“”„«»'‘’`") | {"``", "''"}
OPENING = frozenset({",", "(", "-", "–", "—", ":", ";", "["})

Pair = tuple[Name, Name]


def _past(doc: Doc, at: int, what: frozenset[str]) -> int:
    """Return the first token from `at` that is none of these marks."""
    while at < len(doc) and (doc[at].text in what or doc[at].is_space):
        at += 1
    return at


def _cue_end(doc: Doc, at: int, where: str, lexicon: Lexicon) -> int | None:
    """Return where the longest cue that starts on a token ends."""
    words = [token.lower_ for token in doc[at : at + LONGEST_CUE]]
    for size in range(len(words), 0, -1):
        if lexicon.aliases.get(" ".join(words[:size])) == where:
            return at + size
    return None


def _name_from(doc: Doc, at: int, by_start: dict[int, Name], taken: set[int]) -> Name | None:
    """Return the name that starts on a token: a recognised one, else a run of capitalised words."""
    if at in by_start:
        return by_start[at]
    end = at
    while end < min(len(doc), at + LONGEST_NAME) and end not in taken and doc[end].text[:1].isupper():
        end += 1
    return _new(doc, at, end) if end > at else None


def _new(doc: Doc, start: int, end: int) -> Name:
    text = doc[start:end].text
    return Name(start, end, Entry(text, "person"), known=False, identifier=text)


def _owns(doc: Doc, name: Name) -> bool:
    """Does a name only say whose the next thing is: "known as Kony's man"?"""
    return name.end < len(doc) and doc[name.end].tag_ == "POS"


def _may_be_one(one: Name, other: Name) -> bool:
    """Can two names be one actor's? What the lexicon knows as two stays two, and no place is an actor."""
    if one.known and other.known:
        return False
    bearers = [name for name in (one, other) if name.kind in BEARERS and name.entry.kind not in LANDS]
    return len(bearers) == 2 or (len(bearers) == 1 and not any(n.known for n in (one, other) if n not in bearers))


def _told(doc: Doc, names: Sequence[Name], lexicon: Lexicon) -> Iterable[Pair]:
    """Find the pairs of names that a cue joins."""
    by_start = {name.start: name for name in names}
    by_end = {name.end: name for name in names}
    taken = {at for name in names for at in range(name.start, name.end)}
    for name in names:
        behind = _past(doc, name.end, QUOTES)
        start = _past(doc, behind, OPENING | QUOTES)
        end = _cue_end(doc, start, "is", lexicon) if start > behind else None
        if end is not None:
            at = _past(doc, end, QUOTES | OPENING)
            if at < len(doc) and doc[at].dep_ == "det" and at not in by_start:
                at = _past(doc, at + 1, QUOTES)
            other = _name_from(doc, at, by_start, taken)
            if other is not None and not _owns(doc, other):
                yield name, other
        before = name.start - 1
        if before > 1 and doc[before].lower_ == "as" and doc[before - 1].text == ",":
            first = by_end.get(before - 1)
            if first is not None and _cue_end(doc, name.end, "as", lexicon) is not None:
                yield name, first


def _is_namelike(token: Token) -> bool:
    return token.tag_[0] == "N" and token.text[:1].isupper()


def _quoted(doc: Doc, names: Sequence[Name]) -> Iterable[Pair]:
    """Find full names with a nickname in quotation marks inside; of each pair the first is the whole."""
    name_at = {at: name for name in names for at in range(name.start, name.end)}
    for at in range(1, len(doc) - 2):
        if doc[at].text not in QUOTES or not all(_is_namelike(doc[one]) for one in (at - 1, at + 1)):
            continue
        close = next((i for i in range(at + 2, min(at + 5, len(doc) - 1)) if doc[i].text in QUOTES), None)
        if close is None or not _is_namelike(doc[close + 1]):
            continue
        first, last = name_at.get(at - 1), name_at.get(close + 1)
        start = first.start if first is not None else at - 1
        end = last.end if last is not None else close + 2
        parts = [name for name in (first, last, name_at.get(at + 1)) if name is not None]
        if any(part.entry.kind in LANDS for part in parts) or not any(part.kind == "person" for part in parts):
            continue
        known = next((part for part in parts if part.known and part.kind == "person"), None)
        text = f"{doc[start:at].text} {doc[close + 1 : end].text}"
        entry = known.entry if known is not None else Entry(text, "person")
        yield Name(start, end, entry, known is not None, entry.name), _new(doc, at + 1, close)


def _again(doc: Doc, names: Sequence[Name], nickname: Name) -> Iterable[Name]:
    """Find a nickname where the text uses it again and the recogniser saw no name."""
    taken = {at for name in names for at in range(name.start, name.end)}
    words = [token.text for token in doc[nickname.start : nickname.end]]
    for at in range(len(doc) - len(words) + 1):
        run = range(at, at + len(words))
        if doc[at].pos_ == "PROPN" and taken.isdisjoint(run) and [doc[i].text for i in run] == words:
            yield replace(nickname, start=at, end=at + len(words))


def _same(doc: Doc, names: list[Name], full: Name, short: Name) -> list[Name]:
    """Give every use of the shorter name the entry and the identifier of the fuller one."""
    called = {short.identifier, doc[short.start : short.end].text}
    entry = full.entry if full.kind in BEARERS else replace(full.entry, kind=short.entry.kind)
    for name in (*names, short):
        if name.identifier in called or name.identifier == full.identifier:
            name.entry, name.identifier = entry, full.identifier
    return sorted([*names, *_again(doc, names, short)], key=lambda name: name.start)


def _with_nicknames(doc: Doc, names: list[Name]) -> list[Name]:
    """Put together the names that a nickname in quotation marks cuts in two, and give him his nickname."""
    for whole, nickname in list(_quoted(doc, names)):
        inside = range(whole.start, whole.end)
        names = sorted([*(n for n in names if n.start not in inside), whole], key=lambda name: name.start)
        surname = _new(doc, whole.end - 1, whole.end)
        if not any(name.identifier.endswith(f" {surname.identifier}") for name in names if name is not whole):
            names = _same(doc, names, whole, surname)
        names = _same(doc, names, whole, nickname)
    return names


def join_aliases(doc: Doc, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names of a text, those that it says are one actor's under one identifier.

    A full name with a nickname in quotation marks becomes one name.
    """
    names = _with_nicknames(doc, names)
    for one, other in list(_told(doc, names, lexicon)):
        if _may_be_one(one, other):
            fuller = (one.known, one.end - one.start) >= (other.known, other.end - other.start)
            names = _same(doc, names, *((one, other) if fuller else (other, one)))
    return names
