"""Names in a text: those the lexicon knows, those the parser's recogniser finds, and which are one actor's."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.types import MentionKind

# What the recogniser's labels mean to us; other labels (dates, laws, works of art) denote no actor.
KIND_OF_LABEL: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "NORP": "group", "FAC": "place", "LOC": "place",
}  # fmt: skip
UNMISTAKABLE = 4  # words of a name that is known even in lower case: "government of national accord"
DOTTED = re.compile(r"(\w\.)+")
NOWHERE: Mapping[int, str | None] = MappingProxyType({})
JOINING = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "du", "des"})
LONGEST_TITLE = 4
ARMED = frozenset({"MIL", "PRM", "REB", "UAF"})
WEAK_KINDS = frozenset({"country", "demonym", "capital"})  # give way to a longer name that contains them


@dataclass(slots=True, frozen=True)
class Entry:
    """A name in the index. `kind` is a mention kind, or demonym, capital, seat."""

    name: str
    kind: str
    code: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None


@dataclass(slots=True)
class Name:
    """A name found in a text: tokens [start, end) and what is known of who bears it."""

    start: int
    end: int
    entry: Entry
    known: bool
    identifier: str = ""

    @property
    def kind(self) -> MentionKind:
        kind = self.entry.kind
        if kind == "demonym":
            return "group"
        if kind in ("capital", "region"):
            return "place"
        return "organization" if kind == "seat" else kind  # type: ignore[return-value]


@dataclass(slots=True)
class NameIndex:
    """Every name of the lexicon by its first token, the longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], bool, Entry]]] = field(default_factory=dict)

    def add(self, tokens: tuple[str, ...], entry: Entry) -> None:
        """Add a name; a bare acronym (US, IS) is matched with its case, any other name without."""
        exact = len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= 5
        key = tokens if exact else tuple(token.casefold() for token in tokens)
        self.by_first.setdefault(tokens[0].casefold(), []).append((key, exact, entry))

    def finish(self) -> None:
        """Sort the longest names first, so that the first match is the right one."""
        for entries in self.by_first.values():
            entries.sort(key=lambda item: -len(item[0]))

    def match(self, words: list[str], folded: list[str], at: int) -> tuple[int, Entry] | None:
        """Return the length and entry of the longest name that starts at a token.

        Its last word must have a capital ("the guardian" is no newspaper), unless the name is long enough.
        """
        for tokens, exact, entry in self.by_first.get(folded[at], ()):
            size = len(tokens)
            if tuple((words if exact else folded)[at : at + size]) == tokens and (
                words[at + size - 1][0].isupper() or size >= UNMISTAKABLE or not tokens[-1][0].isalpha()
            ):
                return size, entry
        return None


def _entries(lexicon: Lexicon) -> Iterable[tuple[str, Entry]]:
    """Yield every name with its meaning; where one name has two, the first stands."""
    land = lexicon.territories
    for name, code in land.by_name.items():
        yield name, Entry(land.name_of[code], "country", code)
    for name, code in land.by_seat.items():
        yield name, Entry(land.name_of[code], "seat", code, "GOV")
    for known in lexicon.known:
        entry = Entry(
            known.name,
            known.kind,
            known.code or None,
            known.sector or None,
            known.others,
            known.office or None,
        )
        for name in (known.name, *known.aliases):
            yield name, entry
    for name, code in land.by_capital.items():
        yield name, Entry(land.name_of[code], "capital", code, "GOV")
    for name, region in land.regions.items():
        yield name, Entry(region.name, "region", region.code or None, region.sector or None)
    for name, code in land.by_demonym.items():
        yield name, Entry(name, "demonym", code)
    for name, region in land.region_demonyms.items():
        yield name, Entry(name, "demonym", region.code or None)


def build_index(lexicon: Lexicon, nlp: Language) -> NameIndex:
    """Index all names of the lexicon, cut into tokens as the parser cuts texts."""
    index = NameIndex()
    seen: set[str] = set()
    for name, entry in _entries(lexicon):
        if name not in seen:
            seen.add(name)
            dotted = DOTTED.fullmatch(name)  # the tokeniser keeps "U.S." whole, but cuts "u.s."
            index.add((name,) if dotted else tuple(token.text for token in nlp.tokenizer(name)), entry)
    index.finish()
    return index


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


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    agent = lexicon.agents.get(token.lemma_.lower()) or lexicon.agents.get(token.lower_)
    return (agent is not None and agent.role == "office") or token.lower_ in lexicon.classes["honorific"]


def _title_words(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return how many tokens before the last are a title from `start`: two of "Field Marshal Haftar"."""
    for size in range(min(LONGEST_TITLE, end - start - 1), 1, -1):
        agent = lexicon.agents.get(" ".join(token.lower_ for token in doc[start : start + size]))
        if agent is not None and agent.role == "office":
            return size
    return int(end - start > 1 and _is_title(doc[start], lexicon))


def _trimmed(doc: Doc, start: int, end: int, lexicon: Lexicon) -> tuple[int, int, bool]:
    """Cut titles, articles, possessives and punctuation off a recognised name; say whether a title stands before it."""
    titled = start > 0 and _is_title(doc[start - 1], lexicon)
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


def _acronym_behind(doc: Doc, end: int) -> str | None:
    """Return the acronym in brackets behind a name: LNA in "Libyan National Army (LNA)"."""
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    short = doc[end + 1].text
    return short if short.isupper() and len(short) > 1 else None


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
        if described and _acronym_behind(doc, end) is None:
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
            and _is_title(doc[at - 1], lexicon)
            and not _is_title(doc[at], lexicon)
        ):
            end = at + 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and end not in taken and doc[end].text[:1].isupper():
                end += 1
            if not _is_title(doc[end - 1], lexicon):  # "Deputy Foreign Minister" is all title
                yield Name(at, end, Entry(doc[at:end].text, "person"), known=False)
            at = end
        at += 1


def _introduced(doc: Doc, taken: set[int]) -> Iterable[Name]:
    """Names that the recogniser missed and the text abbreviates: "the Permanent Council of the North (PCN)"."""
    for bracket in doc:
        if bracket.text != "(" or bracket.i - 1 in taken or _acronym_behind(doc, bracket.i) is None:
            continue
        start = end = bracket.i
        while start > bracket.sent.start and (doc[start - 1].is_title or doc[start - 1].lower_ in JOINING):
            start -= 1
        while start < end and (not doc[start].is_title or doc[start].dep_ == "det"):
            start += 1
        if sum(token.is_title for token in doc[start:end]) > 1 and taken.isdisjoint(range(start, end)):
            yield Name(start, end, Entry(doc[start:end].text, "organization"), known=False)


def _abbreviated(doc: Doc, taken: set[int], shorts: Mapping[str, str]) -> Iterable[Name]:
    """Acronyms that the text explains, where the recogniser saw no name."""
    for token in doc:
        if token.i not in taken and token.text in shorts:
            yield Name(token.i, token.i + 1, Entry(token.text, "organization"), known=False)


def _widened(titled: list[Name], names: list[Name], doc: Doc) -> list[Name]:
    """Put what stands between a title and a person's name into that name; return the names that stand alone."""
    people = {name.start: name for name in names if name.kind == "person" and not name.known}
    alone = []
    for name in titled:
        person = people.get(name.end)
        if person is None:
            alone.append(name)
            continue
        person.start = name.start
        person.entry = replace(person.entry, name=doc[name.start : person.end].text)
    return alone


def _give_first_names(doc: Doc, names: list[Name], lexicon: Lexicon) -> None:
    """Take a given name that the recogniser left out into a person's name: "Saleh" before "Yusuf Barre"."""
    taken = {at for name in names for at in range(name.start, name.end)}
    for name in names:
        at = name.start - 1
        if name.kind != "person" or name.known or at < 0 or at in taken:
            continue
        token = doc[at]
        given = token.pos_ == "PROPN" and token.dep_ == "compound" and token.is_title and token.is_alpha
        inside = name.start <= token.head.i < name.end
        word = token.lower_
        if given and inside and not token.ent_type_ and not _is_title(token, lexicon) and not _is_noun(word, lexicon):
            name.start = at
            name.entry = replace(name.entry, name=doc[at : name.end].text)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.agents or word in lexicon.agent_heads or word in lexicon.modifiers


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


def _shortened(doc: Doc, taken: set[int], names: list[Name], lexicon: Lexicon) -> Iterable[Name]:
    """Armed bodies called by all but the last word of the name that the text gives them: "the Rapid Support"."""
    known: dict[str, list[tuple[list[str], Name]]] = {}
    for name in names:
        words = [token.text for token in doc[name.start : name.end]]
        noun = lexicon.agents.get(words[-1].lower()) or lexicon.agents.get(words[-1].lower().removesuffix("s"))
        if name.kind in ("organization", "group") and len(words) > 2 and noun is not None and noun.sector in ARMED:
            known.setdefault(words[0], []).append((words[:-1], name))
    for token in doc if known else ():
        for words, name in known.get(token.text, ()):
            end = token.i + len(words)
            same = [other.text for other in doc[token.i : end]] == words
            if same and taken.isdisjoint(range(token.i, end)) and not (end < len(doc) and doc[end].text[0].isupper()):
                taken.update(range(token.i, end))
                yield replace(name, start=token.i, end=end)


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
    titled = _widened(list(_titled(doc, taken, lexicon)), names, doc)
    taken.update(at for name in titled for at in range(name.start, name.end))
    _give_first_names(doc, names, lexicon)
    taken.update(at for name in names for at in range(name.start, name.end))
    shortened = list(_shortened(doc, taken, names, lexicon))
    names = [*names, *titled, *shortened, *_introduced(doc, taken)]
    taken.update(at for name in names for at in range(name.start, name.end))
    names += _abbreviated(doc, taken, _acronyms(doc, names))
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
    return names


def _stands_for_place(doc: Doc, name: Name) -> bool:
    """Is a lone name where a place stands ("in Nyala"), whatever the recogniser took it for?"""
    token = doc[name.start]
    return name.end - name.start == 1 and token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "outside")


def _acronyms(doc: Doc, names: list[Name]) -> dict[str, str]:
    """Acronyms that the text itself explains: "Libyan National Army (LNA)"."""
    shorts = ((_acronym_behind(doc, name.end), name) for name in names)
    return {short: name.entry.name for short, name in shorts if short is not None}


def _identify(doc: Doc, names: list[Name]) -> None:
    """Give every name its identifier: what it is called in full in this article."""
    people: dict[str, list[str]] = {}
    for name in names:
        if name.kind == "person" and name.end - name.start > 1:
            last = doc[name.end - 1].text
            if name.entry.name not in people.setdefault(last, []):
                people[last].append(name.entry.name)
    acronyms = _acronyms(doc, names)
    full_entry = {name.entry.name: name.entry for name in names if name.end - name.start > 1}
    for name in names:
        text = doc[name.start : name.end].text
        if not name.known and name.end - name.start == 1:
            if text in acronyms:
                name.entry = full_entry.get(acronyms[text], name.entry)
            elif len(people.get(text, ())) == 1:
                name.entry = full_entry[people[text][0]]
        name.identifier = name.entry.name
