"""Names in a text: those the lexicon knows, those the parser's recogniser finds, and which are one actor's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc, Span

from dragoman.lexicon import Lexicon
from dragoman.reading.aliases import join_aliases
from dragoman.reading.missednames import (
    abbreviated,
    acronym_behind,
    acronyms,
    give_first_names,
    introduced,
    is_title,
    shortened,
    widened,
)
from dragoman.reading.nameindex import Entry, Name, NameIndex
from dragoman.types import MentionKind

# What the recogniser's labels mean to us; other labels (dates, laws, works of art) denote no actor.
KIND_OF_LABEL: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "NORP": "group", "FAC": "place", "LOC": "place",
}  # fmt: skip
NOWHERE: Mapping[int, str | None] = MappingProxyType({})
LONGEST_TITLE = 4
WEAK_KINDS = frozenset({"country", "demonym", "capital"})  # give way to a longer name that contains them


def _known_names(doc: Doc, index: NameIndex) -> list[Name]:
    words = [token.text for token in doc]
    folded = [word.casefold() for word in words]
    found, at = [], 0
    while at < len(words):
        match = index.match(words, folded, at) if folded[at] in index.by_first else None
        if match is None:
            at += 1
            continue
        size, entry = match
        if words[at + size : at + size + 1] == ["$"]:  # "US $5 million" speaks of money
            at += size
            continue
        found.append(Name(at, at + size, entry, known=True))
        at += size
    return found


def _title_words(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return how many tokens before the last are a title from `start`: two of "Field Marshal Haftar"."""
    for size in range(min(LONGEST_TITLE, end - start - 1), 1, -1):
        agent = lexicon.agents.get(" ".join(token.lower_ for token in doc[start : start + size]))
        if agent is not None and agent.role == "office":
            return size
    return int(end - start > 1 and is_title(doc[start], lexicon))


def _trimmed(doc: Doc, start: int, end: int, lexicon: Lexicon) -> tuple[int, int, bool]:
    """Cut titles, articles, possessives and punctuation off a recognised name; say whether a title stands before it."""
    titled = start > 0 and is_title(doc[start - 1], lexicon)
    while start < end - 1:
        size = _title_words(doc, start, end, lexicon)
        if not size and not (doc[start].is_punct or doc[start].is_space or doc[start].dep_ == "det"):
            break
        titled = titled or size > 0
        start += size or 1
    bracket = next((at for at in range(start + 1, end) if doc[at].text in "(["), end)
    if not any(doc[at].text in ")]" for at in range(bracket, end)):
        end = bracket  # "Popular Front (PF" of "Popular Front (PF)"
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end, titled


def _is_body(name: Span, lexicon: Lexicon) -> bool:
    """Does a name after a title hold an acronym or a word for a body: "Minister Hamas", "Chairman Trade Union"?"""
    return any(token.is_upper or token.lower_ in lexicon.agent_heads or not token.is_alpha for token in name)


def _runs_into_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Is a recognised body cut out of a title: "British Defence" of "British Defence Secretary"?"""
    if end >= len(doc):
        return False
    words = [doc[at].lower_ for at in range(max(start, end - 3), end + 1)]
    return any(" ".join(words[at:]) in lexicon.agents for at in range(len(words) - 1))


def _recognised(doc: Doc, lexicon: Lexicon) -> Iterable[Name]:
    for span in doc.ents:
        kind = KIND_OF_LABEL.get(span.label_)
        if kind is None:
            continue
        start, end, titled = _trimmed(doc, span.start, span.end, lexicon)
        if start >= end or not any(character.isalpha() for character in doc[start:end].text):
            continue
        text = doc[start:end].text.lower()
        described = text in lexicon.agents or text.removesuffix("s") in lexicon.agents
        if described and acronym_behind(doc, end) is None:
            continue  # "Parliament", "Foreign Minister", "Armed Forces" alone are descriptions
        if kind == "organization" and _runs_into_title(doc, start, end, lexicon):
            continue
        if titled:
            body = kind == "organization" and (end - start != 2 or _is_body(doc[start:end], lexicon))
            kind = "person" if len(doc[start:end]) <= 4 and not body else kind
        if kind != "group" and not doc[start].text[0].isupper() and not doc[end - 1].text[0].isupper():
            continue
        yield Name(start, end, Entry(doc[start:end].text, kind), known=False)


def _titled(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterable[Name]:
    """Names that follow a title ("Marshal Haftar") where the recogniser saw none."""
    at = 1
    while at < len(doc):
        if (
            doc[at].pos_ == "PROPN"
            and at not in taken
            and doc[at].text[:1].isupper()
            and is_title(doc[at - 1], lexicon)
            and not is_title(doc[at], lexicon)
        ):
            end = at + 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and end not in taken and doc[end].text[:1].isupper():
                end += 1
            if not is_title(doc[end - 1], lexicon):  # "Deputy Foreign Minister" is all title
                yield Name(at, end, Entry(doc[at:end].text, "person"), known=False)
            at = end
        at += 1


def _rulers(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterable[Name]:
    """Leaders by whose surname a government is called: "the Bush administration"."""
    for token in doc[:-1]:
        if token.i in taken or token.dep_ != "compound" or not token.text[0].isupper():
            continue
        known = lexicon.rulers.get(token.text)
        if known is not None and doc[token.i + 1].lemma_.lower() in lexicon.classes["sovereign"]:
            yield Name(token.i, token.i + 1, Entry(known.name, "person", known.code, known.sector), known=True)


def _surnames(doc: Doc, taken: set[int], names: list[Name]) -> Iterable[Name]:
    """Surnames alone of people whom the text names in full, where the recogniser saw no name."""
    known = {doc[name.end - 1].text for name in names if name.kind == "person" and name.end - name.start > 1}
    for token in doc:
        if token.i not in taken and token.tag_[0] == "N" and token.text in known:
            yield Name(token.i, token.i + 1, Entry(token.text, "person"), known=False)


def _merge(known: list[Name], recognised: list[Name]) -> list[Name]:
    """Keep the lexicon's names, but let a longer recognised name swallow a country or demonym inside it."""
    kept = []
    by_token = {at: name for name in known for at in range(name.start, name.end)}
    swallowed: set[int] = set()
    for name in recognised:
        inside = {id(by_token[at]): by_token[at] for at in range(name.start, name.end) if at in by_token}
        weak = all(
            other.entry.kind in WEAK_KINDS
            or other.kind == "place"
            or (name.kind == other.kind == "person" and other.end - other.start == 1)
            or _is_given(name, other)
            for other in inside.values()
        )
        contained = all(name.start <= other.start and other.end <= name.end for other in inside.values())
        longer = all(other.end - other.start < name.end - name.start for other in inside.values())
        if not inside or (weak and contained and longer and name.kind in ("person", "organization", "group")):
            kept.append(name)
            swallowed.update(inside)
    return sorted([*(name for name in known if id(name) not in swallowed), *kept], key=lambda name: name.start)


def _is_given(name: Name, other: Name) -> bool:
    """Is a body's name only a word inside a person's: Fatah in "Abdel Fatah al-Hasan"?"""
    inside = name.start < other.start and other.end < name.end and other.end - other.start == 1
    return name.kind == "person" and inside and not other.entry.name.isupper()


def find_names(
    doc: Doc, index: NameIndex, lexicon: Lexicon, country_at: Mapping[int, str | None] = NOWHERE
) -> list[Name]:
    """Return the names of a text in order, disjoint, each with the identifier its bearer has in this article.

    `country_at` gives the country of the places found in the text by the offset at which they start.
    """
    known = _known_names(doc, index)
    names = _merge(known, list(_recognised(doc, lexicon)))
    by_token = {at: name for name in names for at in range(name.start, name.end)}
    ruling = list(_rulers(doc, {at for at, name in by_token.items() if name.known}, lexicon))
    names = [name for name in names if not any(name.start <= other.start < name.end for other in ruling)] + ruling
    taken = {at for name in names for at in range(name.start, name.end)}
    titled = widened(list(_titled(doc, taken, lexicon)), names, doc)
    taken.update(at for name in titled for at in range(name.start, name.end))
    give_first_names(doc, names, lexicon)
    taken.update(at for name in names for at in range(name.start, name.end))
    names = [*names, *titled, *list(shortened(doc, taken, names, lexicon)), *introduced(doc, taken)]
    taken.update(at for name in names for at in range(name.start, name.end))
    names += abbreviated(doc, taken, acronyms(doc, names))
    names = sorted([*names, *_surnames(doc, taken, names)], key=lambda name: name.start)
    for name in names:
        country = country_at.get(doc[name.start].idx)
        if name.kind == "person" and not name.known and country is not None and _stands_for_place(doc, name):
            name.entry = replace(name.entry, kind="place")
        if name.kind == "place" and name.entry.code is None:
            name.entry = replace(name.entry, code=country)
        if name.entry.kind == "capital" and country not in (None, name.entry.code):  # Tripoli in Lebanon
            name.entry = Entry(doc[name.start : name.end].text, "place", country)
    _identify(doc, names)
    return join_aliases(doc, names, lexicon)


def _stands_for_place(doc: Doc, name: Name) -> bool:
    """Is a lone name where a place stands ("in Nyala"), whatever the recogniser took it for?"""
    token = doc[name.start]
    return name.end - name.start == 1 and token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "outside")


def _identify(doc: Doc, names: list[Name]) -> None:
    """Give every name its identifier: what it is called in full in this article."""
    people: dict[str, list[str]] = {}
    for name in names:
        if name.kind == "person" and name.end - name.start > 1:
            last = doc[name.end - 1].text
            if name.entry.name not in people.setdefault(last, []):
                people[last].append(name.entry.name)
    shorts = acronyms(doc, names)
    full_entry = {name.entry.name: name.entry for name in names if name.end - name.start > 1}
    for name in names:
        text = doc[name.start : name.end].text
        if not name.known and name.end - name.start == 1:
            if text in shorts:
                name.entry = full_entry.get(shorts[text], name.entry)
            elif len(people.get(text, ())) == 1:
                name.entry = full_entry[people[text][0]]
        name.identifier = name.entry.name
