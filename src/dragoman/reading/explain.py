"""How a text was read: every stage's findings with what decided them, and the line that would change them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from dragoman import intake
from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import NOTHING, Frame
from dragoman.lexicon.plover import TYPES
from dragoman.lexicon.table import DATA
from dragoman.reading.actors import Actors
from dragoman.reading.attribution import find_attributions
from dragoman.reading.complements import lemma
from dragoman.reading.decided import denoted, parts, status_words
from dragoman.reading.events import find_happenings, happening
from dragoman.reading.explained import Coded, Explanation, Fired, Suggestion, Word
from dragoman.reading.governance import absorb, governor
from dragoman.reading.matching import Match, Matcher
from dragoman.reading.merging import Happening, merge, worth_telling
from dragoman.reading.names import find_names
from dragoman.reading.nearly import Miss, heads, near_misses, written
from dragoman.reading.parse import parse
from dragoman.reading.places import find_places
from dragoman.reading.reader import Reader, _coded
from dragoman.reading.syntax import deep_object, governed, subject
from dragoman.types import CODED_BLOCKS, Article, EventMention

EFFECTS = {"coop": "is planned", "moot": "is planned, or a threat", "flip": "is ended", "keep": "stands"}
NO_PARTY = "dropped: nobody plays a part in it"
ATTRIBUTIVE = "dropped: it only describes, and does not say who did it"
BARE_NOUN = "dropped: a noun that does not say who did it, and has no light verb"
ARRIVALS = "dropped: those who flee arrive, but do not visit"
CODES_NOTHING = "codes nothing, and keeps other entries away"
# Endings of nouns that are made of verbs.
VERBAL_NOUN = ("tion", "sion", "ment", "ing", "ance", "al", "ure", "age")


class Lines:
    """Where the entries of a lexicon stand: `frames/assault.tsv:12`, or a path and number in a user's folder."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.dictionaries = lexicon.dictionaries
        self.number_of: dict[tuple[str, str, str], str] = {}
        for folder in lexicon.folders:
            for event in (*TYPES, NOTHING):
                self._index(folder, event)

    def _index(self, folder: Path, event: str) -> None:
        path = folder / "frames" / f"{event.lower()}.tsv"
        if not path.is_file():
            return
        shown = path.relative_to(DATA).as_posix() if folder == DATA else str(path)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > 1 and not line.startswith("#"):
                self.number_of[event, cells[0], cells[1]] = f"{shown}:{number}"

    def of(self, frame: Frame) -> str:
        """Return where an entry stands."""
        dictionary = self.dictionaries.line_of.get((frame.head, frame.name))
        return dictionary or self.number_of[frame.event, frame.pattern, frame.pos]


def _tree(sentence: Span) -> Iterator[Word]:
    stack = [(sentence.root, 0)]
    while stack:
        token, depth = stack.pop()
        if not token.is_space:
            yield Word(
                token.text, token.idx, token.idx + len(token), lemma(token), token.tag_, token.dep_, depth
            )  # fmt: skip
        stack.extend((other, depth + 1) for other in reversed(list(token.children)))


def _raw(sentence: Span, matcher: Matcher) -> dict[int, Match]:
    """Return what each word matches by itself, before entries use up each other's words."""
    return {token.i: match for token in sentence if (match := matcher._match(token)) is not None}


def _swallower(match: Match, matches: Sequence[Match]) -> Match | None:
    return next((outer for outer in matches if any(inner is match for inner in outer.inner)), None)


def _used_up(match: Match, raw: dict[int, Match], matches: Sequence[Match]) -> str:
    """Say why an entry that fits its word is not among those that stand."""
    for other in matches:
        if match.trigger.i in other.words and other.trigger.i != match.trigger.i:
            return f"its word is used by {other.frame.name}"
    for other in raw.values():
        if other.frame.event == NOTHING and match.trigger.i in other.words and other is not match:
            return f"its word is used by {other.frame.name}, which codes nothing"
    telling = next((other for other in matches if other.trigger.i in match.words), None)
    return f"a light verb here: {telling.frame.name} tells more" if telling else "gave way to another entry"


def _not_told(one: Happening, others: Sequence[Happening]) -> str:
    """Say why a happening that stands is not told."""
    if worth_telling(one):
        for other in others:
            if other is not one and len(merge([copy(one), copy(other)])) == 1:
                return f"the same happening as {other.match.frame.name} (“{other.match.trigger.text}”)"
    if not one.actors and not one.recipients:
        return NO_PARTY
    if one.match.frame.pos == "a":
        return ATTRIBUTIVE
    return BARE_NOUN if one.match.frame.pos == "n" else ARRIVALS


def _helpers(match: Match, matcher: Matcher) -> tuple[str, ...]:
    """Name the light verb and the governor that acted on an entry."""
    found = []
    if match.carrier is not None:
        found.append(f"light verb “{match.carrier.text}”: its subject is the {match.carried_as} (light.tsv)")
    governed_by = governor(match, matcher.lexicon, matcher.matching)
    if governed_by is not None:
        entry, word = governed_by
        found.append(f"“{word.text}”: what it governs {EFFECTS[entry.effect]} (governors.tsv)")
    return tuple(found)


def _fired(
    sentence: Span, raw: dict[int, Match], matcher: Matcher, told: Mapping[int, str], actors: Actors, lines: Lines
) -> Iterator[Fired]:
    """Yield every entry that fits a word, with what became of it; `told` has the types of events by trigger."""
    matches = matcher.matches(list(sentence))
    standing = absorb(matches)
    by_trigger = {match.trigger.i: match for match in matches}
    happenings = [happening(match, matcher, actors) for match in standing]
    for at, first in raw.items():
        match = by_trigger.get(at, first)
        outer = _swallower(match, matches)
        one = next((one for one in happenings if one.match is match), None)
        if at in told:
            fate = f"event {told[at]}"
        elif first.frame.event == NOTHING:
            fate = CODES_NOTHING
        elif outer is not None:
            fate = f"swallowed by {outer.frame.name} (“{outer.trigger.text}”): it is what is said, not a second event"
        elif one is None:
            fate = _used_up(first, raw, matches)
        elif any(inner.trigger.i in told for inner in match.inner):
            fate = "a denial: the event it denies is kept instead"
        else:
            fate = _not_told(one, happenings)
        words = tuple(matcher.doc[used].text for used in sorted(match.words))
        helped = _helpers(match, matcher) if at in by_trigger else ()
        yield Fired(first.trigger.text, match.frame.name, lines.of(match.frame), words, fate, helped)


def _written(one: Happening, events: Sequence[EventMention], doc: Doc) -> EventMention | None:
    """Return the event that a happening was written as."""
    words = one.words | {one.match.trigger.i}
    start = doc[min(words)].idx
    return next(
        (event for event in events if event.event_text.start == start and event.frame == one.match.frame.name), None
    )


def _pattern(token: Token, actors: Actors) -> str:
    """Write a verb with the words around it that an entry could ask for: a thing as object, particles, prepositions."""
    words = [lemma(token)]
    thing = deep_object(token)
    if thing is not None and actors.party(thing) is None and thing.pos_ in ("NOUN", "PROPN"):
        words.append(lemma(thing))
    for other in token.children:
        inner = governed(other) if other.dep_ in ("prep", "dative") else None
        to_someone = inner is not None and any(party.kind != "place" for party in actors.parties(inner))
        if other.dep_ == "prt" or to_someone:
            words.append(other.lower_)
    return " ".join(words)


def _is_between_parties(verb: Token, actors: Actors) -> bool:
    around = (subject(verb), deep_object(verb), *(governed(other) for other in verb.children))
    return any(one is not None and actors.parties(one) for one in around)


def _is_act(noun: Token, actors: Actors) -> bool:
    """Is it a noun made of a verb, and somebody's ("Togo's infiltration of Mali")?"""
    return noun.pos_ == "NOUN" and lemma(noun).endswith(VERBAL_NOUN) and bool(actors.owners(noun))


def _reports_nothing(token: Token, lexicon: Lexicon) -> bool:
    """Is it a verb that the lexicon knows for something else: light verbs, governors, verbs of saying?"""
    word = lemma(token)
    return word in lexicon.light or word in lexicon.cues.verbs or (word, "v") in lexicon.governors


def _suggested(sentence: Span, used: set[int], matcher: Matcher, actors: Actors) -> Iterator[tuple[Token, str, str]]:
    """Yield verbs between parties and nouns made of verbs that no entry uses, with pattern and part of speech."""
    for token in sentence:
        if token.i in used or token.i in matcher.labels:
            continue
        if token.pos_ == "VERB" and token.tag_[0] == "V":
            if not _reports_nothing(token, matcher.lexicon) and _is_between_parties(token, actors):
                yield token, _pattern(token, actors), "v"
        elif _is_act(token, actors) and not any(key in matcher.lexicon.frames.by_head for key in heads(token, matcher)):
            yield token, lemma(token), "n"


def _suggestion(token: Token, pattern: str, pos: str, misses: Sequence[Miss]) -> Suggestion:
    """Write a line; a word with entries goes where most of the nearest of them are."""
    near = [miss.frame for miss in misses if miss.token.i == token.i]
    event, cameo = "TYPE", "CAMEO"
    if near:
        first = max(near, key=lambda frame: sum(other.event == frame.event for other in near))
        event, cameo = first.event.lower(), first.cameo
    return Suggestion(token.text, f"frames/{event}.tsv", "\t".join((pattern, pos, "-", cameo, "-", "-")))


def explain(text: str, reader: Reader) -> Explanation:
    """Read a text in English as `dragoman code` does and say how it came to that."""
    lexicon = reader.lexicon
    article = intake.prepare(Article(id="text", text=text, language="en"))
    reading = next(reader.read_prepared([article]))
    doc = next(parse([article], reader.nlp))
    attributions = find_attributions(doc, lexicon.cues)
    places = find_places(doc, lexicon.territories, reader.gazetteer, words=lexicon.placewords)
    country_at = {place.start: place.country for place in places}
    actors = Actors(doc, lexicon, find_names(doc, reader.index, lexicon, country_at), attributions)
    matcher = Matcher(doc, lexicon, actors)
    lines = Lines(lexicon)
    coded = _coded(article, doc)
    pairs = [
        (one, event)
        for one in find_happenings(doc, lexicon, actors, coded)
        if (event := _written(one, reading.events, doc)) is not None
    ]
    told = {one.match.trigger.i: event.event for one, event in pairs}
    misses = near_misses((token for sentence in coded for token in sentence), matcher)
    fired: list[Fired] = []
    suggestions: list[Suggestion] = []
    for sentence in coded:
        raw = _raw(sentence, matcher)
        fired += _fired(sentence, raw, matcher, told, actors, lines)
        used = {at for match in raw.values() for at in match.words}
        suggestions += (_suggestion(*one, misses) for one in _suggested(sentence, used, matcher, actors))
    return Explanation(
        text=text,
        words=tuple(word for sentence in doc.sents for word in _tree(sentence)),
        parties=tuple(denoted(mention, doc, actors) for mention in actors.mentions()),
        fired=tuple(fired),
        nearly=written(misses, lines.of),
        events=tuple(
            Coded(event, tuple(parts(one, actors)), status_words(one, event.status, lexicon)) for one, event in pairs
        ),
        suggestions=tuple(suggestions),
        uncoded=tuple(
            f"{block.kind}: {text[block.start : block.end]}"
            for block in article.blocks
            if block.kind not in CODED_BLOCKS
        ),
    )
