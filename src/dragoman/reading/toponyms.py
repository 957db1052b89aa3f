"""Where place names stand in a text: found by the name recogniser, the lexicon, and the words around them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon.countries import FIRST_WORD, Territories, key
from dragoman.lexicon.gazetteer import Gazetteer
from dragoman.lexicon.placewords import PlaceWords

# A village of fewer people is no ground to take a capitalised word for a place where the recogniser saw none.
KNOWN_FROM = 1_000
# The recogniser's "person" is overruled only for a town, and only after a preposition of place.
TOWN_FROM = 10_000
# Nor is a name that no preposition marks, unless a city bears it.
CITY_FROM = 50_000

_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*")
_PARTICLE = r"(?:(?:de|del|el|al|la|le|ez|as|of|the|da|do) ?){0,2}"
_NAME = rf"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?:[ -]{_PARTICLE}[A-ZÀ-ÖØ-Þ][\w'’-]*){{0,3}}"
_BEFORE_COMMA = re.compile(rf"({_NAME}),$")
_AFTER_PREPOSITION = re.compile(rf"\b([a-z]+|[A-Z][a-z]+) ({_NAME})")
_DATELINE = re.compile(
    rf"(?m)(?:^[ \t]*|(?<=[.!?] ))({_NAME})"
    r"(?:, [A-Z][\w. ]{1,20}?)?,? ?(?:\([^)\n]{2,40}\) ?)?(?:—|–|--|- )"
)
_WORD_BEFORE = re.compile(r"(\w+) (?:the )?$")
_NEXT_NAME = re.compile(r" ([A-Z][a-z]+)\b")
_POSTAL = re.compile(r"[A-Z]{2}")
_TRAILING = re.compile(r"(?:['’]s?|[\s,;:\"”)-]+)$")
_JOINTS = frozenset({"-", "–", "'", "’", "@", "."})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "NORP"})
_FRINGE = frozenset({"the", "'s", "’s", "'", "’", '"', "“", "”", ".", ",", "-"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name, by character offsets, and the name of the wider place that follows it, if any."""

    start: int
    end: int
    text: str
    within: str | None = None


def is_abbreviation(name: str) -> bool:
    """Tell names that denote a place only behind a town: Ala., OH."""
    return name.endswith(".") or _POSTAL.fullmatch(name) is not None


class Recogniser:
    """Finds the place names of one document."""

    def __init__(self, doc: Doc, territories: Territories, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._doc = doc
        self._text = doc.text
        self._territories = territories
        self._gazetteer = gazetteer
        self._words = words
        self._entity: dict[int, Span] = {token.i: entity for entity in doc.ents for token in entity}
        self._surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        self._labels = Counter((e.text, e.label_) for e in doc.ents)

    def toponyms(self) -> list[Toponym]:
        """Return them in the order of the text, disjoint."""
        sure = [*self._recognised(), *self._listed(), *self._after_comma(), *self._datelines()]
        found = _disjoint([*sure, *self._after_prepositions(), *self._cities()])
        found = _disjoint([*found, *self._repeated({self._text[start:end] for start, end in found})])
        return self._paired(found)

    def _recognised(self) -> Iterator[tuple[int, int]]:
        for entity in self._doc.ents:
            if entity.label_ in _PLACE_LABELS:
                for start, end in self._trimmed(entity.start_char, entity.end_char):
                    start, end = self._extended(start, end)
                    name = self._text[start:end]
                    least = KNOWN_FROM if entity.label_ == "FAC" else 0
                    if self._is_name(name) and self._size(name) >= least and self._is_likely(start, name):
                        yield start, end
            elif entity.label_ == "ORG":
                yield from self._civic(entity)

    def _trimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a recognised span at commas and line breaks, and take off articles, directions, possessives."""
        for piece in re.finditer(r"[^,\n/]+", self._text[start:end]):
            left, right = start + piece.start(), start + piece.end()
            while True:
                word = re.match(r"\s*([\w-]+)\s+(?=\S)", self._text[left:right])
                bare = word[1].lower() if word else ""
                compass = bare in self._words.compass or bare.replace("-", "") in self._words.compass
                if not word or not (bare == "the" or (compass and word[1].islower())):
                    break
                left += word.end()
            text = self._text[left:right]
            left += len(text) - len(text.lstrip(" \t\"'“‘(-"))
            text = self._text[left:right]
            while (shorter := _TRAILING.sub("", text)) != text:
                text = shorter
            if text:
                yield left, left + len(text)

    def _extended(self, start: int, end: int) -> tuple[int, int]:
        """Add a division behind the name ("County") and a direction before it ("South") that belong to it."""
        behind = _NEXT_NAME.match(self._text, end)
        if behind and self._text[start:end].istitle():
            word = behind[1].lower()
            if word in self._words.division or self._size(self._text[start : behind.end()]):
                end = behind.end()
        before = re.search(r"\b([A-Z][a-z]+) $", self._text[max(0, start - 12) : start])
        if before and before[1].lower() in self._words.compass | self._words.leading:
            wider = start - len(before[0])
            if self._size(self._text[wider:end]):
                start = wider
        return start, end

    def _is_name(self, name: str) -> bool:
        territories = self._territories
        if len(name) < 2 or not (name[0].isupper() or name[0] in "'’‘"):
            return False
        if name.lower() in self._words.common or name.lower() in self._words.compass:
            return False
        if territories.country(name) or territories.region(name):
            return True
        if territories.seat(name):
            return False
        return territories.demonym(name) is None and name.rsplit(" ", 1)[-1].lower() not in self._words.street

    def _is_likely(self, start: int, name: str) -> bool:
        """Tell names of places from surnames and acronyms that the recogniser mistook."""
        behind = _WORD_BEFORE.search(self._text, max(0, start - 20), start)
        if behind and behind[1].lower() in self._words.locative:
            return True
        size = self._size(name)
        if size < TOWN_FROM and (name in self._surnames or self._labels[name, "PERSON"] > self._labels[name, "GPE"]):
            return False
        return size > 0

    def _size(self, name: str) -> int:
        """Return the population of the largest place with this name; a territory counts as large."""
        territories = self._territories
        if territories.country(name) or territories.region(name) or key(name) in territories.homonyms:
            return TOWN_FROM
        best = 0
        for candidate in self._gazetteer.candidates(name):
            if candidate.kind == "county":
                best = max(best, KNOWN_FROM)
            elif candidate.main or candidate.population >= TOWN_FROM:
                best = max(best, candidate.population, 1)
        return best

    def _civic(self, entity: Span) -> Iterator[tuple[int, int]]:
        """The place that a police force, a council or a school is named after, at the head of its name."""
        first = entity.start + (entity[0].lower_ == "the")
        for end in range(min(entity.end - 1, first + 3), first, -1):
            following = self._doc[end].lower_.rstrip(".")
            if following in self._words.civic or following in ("'s", "’s"):
                start_char, end_char = self._doc[first].idx, self._doc[end - 1].idx + len(self._doc[end - 1])
                start_char, end_char = self._extended(start_char, end_char)
                name = self._text[start_char:end_char]
                if self._is_name(name) and self._size(name) >= KNOWN_FROM:
                    yield start_char, end_char
                    return

    def _listed(self) -> Iterator[tuple[int, int]]:
        """Countries, capitals and regions wherever they are named."""
        openings = self._territories.openings
        for word in _CAPITALISED.finditer(self._text):
            first = FIRST_WORD.match(word[0])
            for name in openings.get(first[0].casefold(), ()) if first else ():
                start, end = word.start(), word.start() + len(name)
                written = self._text[start:end]
                if key(written) != name or self._text[end : end + 1].isalnum():
                    continue
                by_itself = name in self._territories.by_name or not is_abbreviation(written)
                if by_itself and self._stands_free(start, end):
                    yield start, end
                break

    def _stands_free(self, start: int, end: int) -> bool:
        """Tell whether a name is not a part of a longer one, nor a person's."""
        span = self._doc.char_span(start, end)
        if span is None:
            return False
        entity = self._entity.get(span.start)
        if entity is None:
            return span[-1].i not in self._entity and not self._runs_on(span)
        if entity.label_ not in _NAME_LABELS:
            return True
        core = [token for token in entity if token.lower_ not in _FRINGE and not token.is_space]
        if core and not (span.start <= core[0].i and core[-1].i < span.end):
            following = self._doc[span.end].lower_ if span.end < len(self._doc) else ""
            return entity.label_ == "ORG" and span.start == core[0].i and following in self._words.civic
        if entity.label_ == "PERSON" and span.text.lower() in self._words.personal:
            return self._after_locative(span)
        return True

    def _runs_on(self, span: Span) -> bool:
        """Tell whether a name seems the first part of a longer one that the recogniser did not see."""
        if span.end == len(self._doc) or span.text.lower() not in self._words.personal:
            return False
        following = self._doc[span.end]
        return following.pos_ == "PROPN" and following.text.istitle() and following.lower_ not in self._words.civic

    def _after_locative(self, span: Span) -> bool:
        return span.start > 0 and self._doc[span.start - 1].lower_ in self._words.locative

    def _after_comma(self) -> Iterator[tuple[int, int]]:
        """Both names of "Town, Region", where the second is a territory and the first is known."""
        text, territories = self._text, self._territories
        for comma in re.finditer(r", (?=[A-ZÀ-Þ])", text):
            outer = self._territory_at(comma.end())
            if outer is None:
                continue
            before = _BEFORE_COMMA.search(text, max(0, comma.start() - 50), comma.start() + 1)
            if before is None:
                continue
            start, end = before.span(1)
            while not self._known_within(text[start:end], text[comma.end() : outer]):
                gap = re.search(r"[ ]", text[start:end])
                if gap is None:
                    break
                start += gap.end()
            else:
                if self._is_name(text[start:end]) and not territories.demonym(text[start:end]):
                    yield start, end
                    yield comma.end(), outer

    def _territory_at(self, start: int) -> int | None:
        """Return where the name of a territory that starts here ends."""
        first = FIRST_WORD.match(self._text, start)
        for name in self._territories.openings.get(first[0].casefold(), ()) if first else ():
            end = start + len(name)
            if key(self._text[start:end]) == name and not self._text[end : end + 1].isalnum():
                return end
        return None

    def _known_within(self, name: str, outer: str) -> bool:
        """Tell whether the gazetteer has a place of this name in the wider place."""
        territories = self._territories
        region = territories.region(outer)
        wider = {code for code in (territories.country(outer), region and region.code) if code}
        wider |= {homonym.code for homonym in territories.homonyms.get(key(outer), ())}
        return any(candidate.country in wider for candidate in self._gazetteer.candidates(name))

    def _datelines(self) -> Iterator[tuple[int, int]]:
        for dateline in _DATELINE.finditer(self._text):
            for start, end in self._trimmed(*dateline.span(1)):
                if self._size(self._text[start:end]) >= KNOWN_FROM:
                    yield start, end

    def _after_prepositions(self) -> Iterator[tuple[int, int]]:
        """What the gazetteer knows behind a preposition of place, whatever the recogniser saw there."""
        for match in _AFTER_PREPOSITION.finditer(self._text):
            if not self._is_placing(match):
                continue
            start, end = match.span(2)
            span = self._doc.char_span(start, end, alignment_mode="contract")
            if span is None:
                continue
            for last in range(span.end, span.start, -1):
                part = self._doc[span.start : last]
                entity = self._entity.get(part.start)
                if entity is not None and not (entity.start == part.start and entity.end == part.end):
                    continue
                if part[-1].pos_ != "PROPN" or self._followed_by_name(part):
                    continue
                enough = TOWN_FROM if entity is not None else KNOWN_FROM
                if entity is not None and entity.label_ not in (
                    "PERSON",
                    "ORG",
                    "PRODUCT",
                    "WORK_OF_ART",
                    "NORP",
                ):
                    continue
                if self._is_name(part.text) and self._size(part.text) >= enough:
                    yield part.start_char, part.end_char
                    break

    def _is_placing(self, match: re.Match[str]) -> bool:
        """Tell whether the word before the name says that it is a place: "in", or "town of"."""
        word = match[1].lower()
        if word in self._words.locative or word in self._words.origin:
            return True
        behind = _WORD_BEFORE.search(self._text, max(0, match.start() - 20), match.start()) if word == "of" else None
        return behind is not None and behind[1].lower() in self._words.vicinity

    def _cities(self) -> Iterator[tuple[int, int]]:
        """Cities among the names taken for something else, and among proper nouns taken for nothing."""
        mistaken = [entity for entity in self._doc.ents if entity.label_ in _NAME_LABELS]
        unseen = (self._doc[t.i : t.i + 1] for t in self._doc if t.pos_ == "PROPN" and self._is_single(t))
        for span in (*mistaken, *unseen):
            name = span.text
            if name.lower() in self._words.personal or name in self._surnames or self._followed_by_name(span):
                continue
            least = self._least_size(span.root) if span.label_ else CITY_FROM
            if least is not None and self._is_name(name) and self._size(name) >= least:
                yield span.start_char, span.end_char

    def _least_size(self, name: Token) -> int | None:
        """Return how large a place of this name must be to be meant here, None where none can be."""
        first = name
        while first.dep_ == "conj" and first.head.pos_ == "PROPN":
            first = first.head
        entity = self._entity.get(first.i)
        if first is not name and entity is not None and entity.label_ in _PLACE_LABELS:
            return TOWN_FROM
        governor = first.head.lower_
        if first.dep_ == "pobj" and governor in self._words.locative | self._words.origin:
            return TOWN_FROM
        if first.dep_ == "pobj" and governor in self._words.scene_preposition:
            return CITY_FROM
        return CITY_FROM if first.dep_ == "dobj" and first.head.lemma_.lower() in self._words.scene else None

    def _is_single(self, token: Token) -> bool:
        """Tell whether a proper noun is outside of all entities and not a part of a longer name."""
        if token.i in self._entity or not token.text.istitle():
            return False
        before = self._doc[token.i - 1] if token.i else None
        return before is None or (before.pos_ != "PROPN" and before.text not in _JOINTS)

    def _followed_by_name(self, span: Span) -> bool:
        if span.end >= len(self._doc):
            return False
        following = self._doc[span.end]
        return following.text[:1].isupper() and following.lower_ not in self._words.civic

    def _repeated(self, names: Iterable[str]) -> Iterator[tuple[int, int]]:
        """The other places where a name that denotes a place stands by itself."""
        for name in names:
            if is_abbreviation(name) or len(name) < 3:
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._text):
                if self._stands_free(*match.span()):
                    yield match.span()

    def _paired(self, spans: list[tuple[int, int]]) -> list[Toponym]:
        text = self._text
        found = []
        for (start, end), following in zip_longest(spans, spans[1:]):
            within = None
            if following is not None and text[end : following[0]] in (", ", " (", " in ", " of "):
                outer = text[following[0] : following[1]]
                territories = self._territories
                if territories.country(outer) or territories.region(outer) or key(outer) in territories.homonyms:
                    within = outer
            found.append(Toponym(start, end, text[start:end], within))
        return found


def _disjoint(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order; of two that overlap the longer one stays, or the first of two as long."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)
