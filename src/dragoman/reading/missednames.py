"""Names that the recogniser missed or cut: acronyms that a text explains, given names, bodies called in short."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.reading.nameindex import Entry, Name

JOINING = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "du", "des"})
ARMED = frozenset({"MIL", "PRM", "REB", "UAF"})


def is_title(token: Token, lexicon: Lexicon) -> bool:
    agent = lexicon.agents.get(token.lemma_.lower()) or lexicon.agents.get(token.lower_)
    return (agent is not None and agent.role == "office") or token.lower_ in lexicon.classes["honorific"]


def acronym_behind(doc: Doc, end: int) -> str | None:
    """Return the acronym in brackets behind a name: LNA in "Libyan National Army (LNA)"."""
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    short = doc[end + 1].text
    return short if short.isupper() and len(short) > 1 else None


def introduced(doc: Doc, taken: set[int]) -> Iterable[Name]:
    """Names that the recogniser missed and the text abbreviates: "the Permanent Council of the North (PCN)"."""
    for bracket in doc:
        if bracket.text != "(" or bracket.i - 1 in taken or acronym_behind(doc, bracket.i) is None:
            continue
        start = end = bracket.i
        while start > bracket.sent.start and (doc[start - 1].is_title or doc[start - 1].lower_ in JOINING):
            start -= 1
        while start < end and (not doc[start].is_title or doc[start].dep_ == "det"):
            start += 1
        if sum(token.is_title for token in doc[start:end]) > 1 and taken.isdisjoint(range(start, end)):
            yield Name(start, end, Entry(doc[start:end].text, "organization"), known=False)


def abbreviated(doc: Doc, taken: set[int], shorts: Mapping[str, str]) -> Iterable[Name]:
    """Acronyms that the text explains, where the recogniser saw no name."""
    for token in doc:
        if token.i not in taken and token.text in shorts:
            yield Name(token.i, token.i + 1, Entry(token.text, "organization"), known=False)


def widened(titled: list[Name], names: list[Name], doc: Doc) -> list[Name]:
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


def give_first_names(doc: Doc, names: list[Name], lexicon: Lexicon) -> None:
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
        if given and inside and not token.ent_type_ and not is_title(token, lexicon) and not _is_noun(word, lexicon):
            name.start = at
            name.entry = replace(name.entry, name=doc[at : name.end].text)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.agents or word in lexicon.agent_heads or word in lexicon.modifiers


def shortened(doc: Doc, taken: set[int], names: list[Name], lexicon: Lexicon) -> Iterable[Name]:
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


def acronyms(doc: Doc, names: list[Name]) -> dict[str, str]:
    """Acronyms that the text itself explains: "Libyan National Army (LNA)"."""
    shorts = ((acronym_behind(doc, name.end), name) for name in names)
    return {short: name.entry.name for short, name in shorts if short is not None}
