"""What decided a reading: the words behind a party, the slot behind a part, the words behind a status."""

from collections.abc import Iterator
from copy import copy

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Roles
from dragoman.lexicon.modality import Mark, Modality, Signature
from dragoman.reading.actors import Actors
from dragoman.reading.explained import Denoted, Part
from dragoman.reading.matching import Match
from dragoman.reading.merging import Happening
from dragoman.reading.nameindex import Name
from dragoman.reading.parties import Party
from dragoman.reading.roles import aimed, carried, fill
from dragoman.reading.sides import (
    _blamed,
    _there,
    accompanied,
    asked,
    authority,
    concerned,
    imposers,
    makers,
    moved,
    own_sides,
    owner_of_object,
    pressing,
    scenes,
)
from dragoman.reading.syntax import subject
from dragoman.reading.writing import _committed
from dragoman.types import Mention, Status

# The tables that names of a kind come from; names of other kinds are in bodies.tsv and leaders.tsv.
TABLES = {
    "country": "countries.tsv", "demonym": "countries.tsv", "capital": "countries.tsv", "seat": "countries.tsv",
    "region": "regions.tsv", "person": "leaders.tsv",
}  # fmt: skip
DICTIONARY = "a PETRARCH dictionary"
RECOGNISED = "a name the parser recognised"
ELSEWHERE = "country from the place of the sentence or the rest of the text"
UNVERIFIED = "a sentence nearby that says it was not verified"
ANTECEDENT = "a pronoun; it stands for {}"

# Rules that fill a side where no slot of the entry does, in the order in which they are asked.
ACTOR_RULES = (
    ("subject of the clause that tells the occasion", accompanied),
    ("the forces that are moved", moved),
    ("by whom it was done", imposers),
    ("the country whose law is applied", authority),
    ("the place where it happens", scenes),
)
RECIPIENT_RULES = (
    ("whose the object is", makers),
    ("who did what is condemned", _blamed),
    ("subject of what is asked", asked),
    ("whose the things are that the entry used", owner_of_object),
    ("the place where it happens", scenes),
    ("whom a preposition leads to", aimed),
    ("who presses for it", pressing),
    ("the place where it strikes", _there),
)


def _name(name: Name, doc: Doc, lexicon: Lexicon) -> str:
    text = doc[name.start : name.end].text
    if not name.known:
        return f"“{text}”: {RECOGNISED}"
    entry = name.entry
    said = " ".join(part for part in (entry.code, entry.sector, *entry.others) if part)
    added = any(known.name == entry.name for known in lexicon.dictionaries.known)
    table = DICTIONARY if added else TABLES.get(entry.kind, "bodies.tsv")
    return f"“{text}”: {entry.kind} {entry.name}, {said or 'no code'} ({table})"


def _behind(start: int, end: int, doc: Doc, actors: Actors) -> Iterator[str]:
    """Yield the names, nouns and modifiers between two tokens with what the lexicon says of them."""
    lexicon, at, office_until = actors.lexicon, start, -1
    while at < end:
        name = actors.name_at.get(at)
        if name is not None:
            yield _name(name, doc, lexicon)
            at = max(name.end, at + 1)
            continue
        sectors = lexicon.modifiers.get(doc[at].lower_)
        if sectors:
            yield f"“{doc[at].text}”: {' '.join(sectors)} (modifiers.tsv)"
        found = max(
            (
                one
                for last in range(at, end)
                if (one := actors.phrases.agent_at(doc[last])) is not None and one[1] == at
            ),
            key=lambda one: len(one[0].phrase),
            default=None,
        )
        if found is not None and at > office_until:
            agent = found[0]
            said = " ".join(part for part in (agent.sector, *agent.others) if part)
            added = any(noun.phrase == agent.phrase for noun in lexicon.dictionaries.nouns)
            table = DICTIONARY if added else "agents.tsv"
            yield f"“{agent.phrase}”: {agent.role}, {said or 'no sector of its own'} ({table})"
        at += 1


def denoted(mention: Mention, doc: Doc, actors: Actors) -> Denoted:
    """Return a mention with what it rests on."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    assert span is not None  # a mention is made of tokens
    if mention.form == "pronoun":
        decided: tuple[str, ...] = (ANTECEDENT.format(mention.identifier_text),)
    else:
        decided = tuple(dict.fromkeys(_behind(span.start, span.end, doc, actors)))
        if mention.code and not any(mention.code in one for one in decided):
            decided = (*decided, ELSEWHERE)
    return Denoted(
        mention.text, mention.start, mention.end, mention.form, mention.kind, mention.identifier_text,
        mention.code, mention.sector, mention.office, decided,
    )  # fmt: skip


def _is_among(party: Party, parties: list[Party]) -> bool:
    return any(party.identifier == other.identifier for other in parties)


def _by_slot(party: Party, match: Match, roles: Roles, actors: Actors) -> str | None:
    """Return the slot of an entry that a party fills."""
    for slot in roles.slots:
        if _is_among(party, fill(match, Roles((slot,)), actors)):
            return f"slot {slot}"
    return None


def _by_ending(party: Party, found: Happening, actors: Actors) -> str | None:
    """Return the word whose subject a party is, where that word ends or plans the act."""
    if found.top.i == found.match.top.i:
        return None
    ender = subject(found.top)
    if ender is not None and _is_among(party, actors.parties(ender)):
        return f"subject of “{found.top.text}”"
    return None


def _source(party: Party, found: Happening, side: str, actors: Actors) -> str:
    match = found.match
    lent = carried(match, actors)[0 if side == "actor" else 1]
    if match.carrier is not None and _is_among(party, lent):
        return f"subject of the light verb “{match.carrier.text}”"
    own, other = match.frame.actor, match.frame.recipient
    first, second = (own, other) if side == "actor" else (other, own)
    by = _by_slot(party, match, first, actors) or _by_ending(party, found, actors)
    if by is not None:
        return by
    for words, rule in ACTOR_RULES if side == "actor" else RECIPIENT_RULES:
        if _is_among(party, rule(match, actors)):
            return words
    for inner in match.inner:
        if any(_is_among(party, one) for one in own_sides(inner, actors)):
            return f"part in what “{match.trigger.text}” swallowed (“{inner.trigger.text}”)"
    if side == "recipient" and _is_among(party, concerned(match, found.actors, actors)):
        return "whom it concerns"
    crossed = _by_slot(party, match, second, actors)
    return f"{crossed}, turned round" if crossed else "told of the same happening by another entry"


def parts(found: Happening, actors: Actors) -> Iterator[Part]:
    """Yield who plays a part in a happening, with the slot or the rule that put them there."""
    for side, parties in (("actor", found.actors), ("recipient", found.recipients)):
        for party in parties:
            text = actors.doc[party.start : party.end].text
            by = _source(party, found, side, actors)
            yield Part(side, text, party.identifier, party.code, party.sector or None, by)


class Watched(Modality, frozen=True):
    """Modality that notes which of its lines are used, and can do without some of them."""

    used: list[tuple[str, ...]]
    without: frozenset[tuple[str, ...]] = frozenset()

    def signature(self, lemma: str, pos: str, complement: str) -> Signature | None:
        """Return what a governor says of a kind of complement."""
        key = (lemma, pos, complement)
        return self.signatures[key] if self._stands(key, key in self.signatures) else None

    def mark(self, word: str, kind: str) -> Mark | None:
        """Return what a word of some kind makes of an event."""
        return self.marks[word, kind] if self._stands((word, kind), (word, kind) in self.marks) else None

    def _stands(self, key: tuple[str, ...], known: bool) -> bool:
        """Note a line that is used; say whether there is one."""
        if known and key not in self.without:
            self.used.append(key)
            return True
        return False


def _watching(
    lexicon: Lexicon, without: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[Lexicon, list[tuple[str, ...]]]:
    """Return the lexicon with a watched modality, and the list that its used lines are noted in."""
    used: list[tuple[str, ...]] = []
    modality = lexicon.modality
    other = copy(lexicon)
    other.__dict__["modality"] = Watched(modality.signatures, modality.marks, used, without)
    return other, used


def _line(key: tuple[str, ...]) -> str:
    if len(key) == 3:
        return f"“{key[0]}” over {key[2]} (signatures.tsv)"
    return f"“{key[0]}”: {key[1]} (modality.tsv)"


def _negations(top: Token) -> Iterator[Token]:
    """Yield the negations of a word and of what it hangs on."""
    token = top
    while True:
        yield from (other for other in token.children if other.dep_ == "neg" or other.lower_ == "no")
        if token.head == token:
            return
        token = token.head


def status_words(found: Happening, status: Status, lexicon: Lexicon) -> tuple[str, ...]:
    """Return what decided the status that a happening was written with.

    That is the lines of the lexicon without which status or factuality would be other, then negations and the like.
    """
    watching, used = _watching(lexicon)
    real = _committed(found, watching)
    decisive = [
        key for key in dict.fromkeys(used) if _committed(found, _watching(lexicon, frozenset({key}))[0]) != real
    ]
    words = [_line(key) for key in decisive]
    if real.status not in ("asserted", "planned"):
        words += [f"“{token.text}”: negation" for token in _negations(found.top)]
        if found.sentence.text.rstrip().endswith("?"):
            words.append("a question")
    if found.planned:
        words.append(f"“{found.top.text}”: plans it (governors.tsv)")
    if status == "planned" and not words and any(other.tag_ == "TO" for other in found.top.children):
        words.append("“to”: an infinitive of purpose or plan")
    if status == "unconfirmed" != real.status:
        words.append(UNVERIFIED)
    return tuple(dict.fromkeys(words))
