"""Where a text is about: its place names, and where they are."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from dragoman.lexicon.countries import Territories
from dragoman.lexicon.gazetteer import Gazetteer
from dragoman.lexicon.placewords import PlaceWords, built_in
from dragoman.reading.georesolve import Resolver
from dragoman.reading.toponyms import Recogniser
from dragoman.types import Place

# Where a clause ends and another event begins.
_CLAUSES = frozenset({"ccomp", "csubj", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp"})
# From a word up to the word that it tells more of.
_UPWARD = frozenset({
    "dobj", "pobj", "prep", "nsubj", "nsubjpass", "attr", "xcomp", "conj", "relcl", "acl", "appos", "agent",
    "advcl", "pcomp", "oprd", "dative",
})  # fmt: skip
_PREPOSITIONS = frozenset({"prep", "dative"})
_WITHIN_PHRASE = frozenset({"appos", "compound", "nmod", "poss", "conj", "pobj"})
CLIMB = 4

# What a country's people are worth beside a mention of the country itself.
PEOPLE = 0.5


def find_places(
    doc: Doc,
    territories: Territories,
    gazetteer: Gazetteer,
    home: str | None = None,
    words: PlaceWords | None = None,
) -> list[Place]:
    """Return the place names of a parsed text in its order, disjoint, each with where it is or without.

    `home` is the alpha-3 code of the country the outlet writes from; it breaks ties between namesakes.
    Demonyms are not places; a capital that stands for its government is. `name` is the gazetteer's, or the
    text's own where that is a variant: Kiev stays Kiev under the id of Kyiv.
    """
    words = words or built_in()
    toponyms = Recogniser(doc, territories, gazetteer, words).toponyms()
    resolved = Resolver(territories, gazetteer, words, home).resolve(toponyms, _peoples(doc, territories))
    places = []
    for toponym in toponyms:
        candidate = resolved[toponym]
        if candidate is None:
            places.append(Place(toponym.text, toponym.start, toponym.end, toponym.text))
        else:
            name = candidate.name if candidate.main else toponym.text
            places.append(
                Place(
                    toponym.text, toponym.start, toponym.end, name,
                    candidate.lat, candidate.lon, candidate.country or None, candidate.geonameid,
                )
            )  # fmt: skip
    return places


def _peoples(doc: Doc, territories: Territories) -> Mapping[str, float]:
    """Return the countries whose people or adjective the text names, with their weight."""
    found = (territories.demonym(entity.text) for entity in doc.ents if entity.label_ == "NORP")
    return dict.fromkeys(filter(None, found), PEOPLE)


def event_place(token: Token, places_by_token: Mapping[int, Place], words: PlaceWords | None = None) -> Place | None:
    """Return where the event that `token` denotes happens, None where the clause does not say.

    Looked for in this order: what is itself attacked, visited or reached; a phrase of place in what depends
    on the word, the nearest first; a place name in front of a noun ("Basra clashes"); and then the same of
    the words that the event is an object of or tells more about.
    """
    words = words or built_in()
    current, travels = token, False
    for _ in range(CLIMB):
        travels = travels or current.lemma_.lower() in words.travel
        place = _scene(current, places_by_token, words) or _attached(current, places_by_token, words, travels)
        if place is not None:
            return place
        if current.dep_ not in _UPWARD or current.head == current:
            return None
        if current.dep_ in ("relcl", "acl") and current.head.i in places_by_token:
            return places_by_token[current.head.i]
        current = current.head
    return None


def _scene(token: Token, places: Mapping[int, Place], words: PlaceWords) -> Place | None:
    """The object of a word that happens at its object."""
    if token.lemma_.lower() not in words.scene:
        return None
    for child in token.children:
        if child.dep_ in ("dobj", "nsubjpass") and token.pos_ == "VERB":
            place = _named(child, places, words)
        elif child.dep_ == "prep" and token.pos_ != "VERB" and child.lower_ in words.scene_preposition:
            place = _object_place(child, places, words)
        else:
            continue
        if place is not None:
            return place
    return None


def _attached(token: Token, places: Mapping[int, Place], words: PlaceWords, travels: bool) -> Place | None:
    """The nearest phrase of place that depends on a word, other clauses aside; else a name before it."""
    level = [token]
    while level:
        found = []
        for preposition in (child for word in level for child in word.children if child.dep_ in _PREPOSITIONS):
            kind = preposition.lower_
            moving = travels and (kind in words.goal or kind in words.origin)
            if kind in words.locative or moving or _beside(preposition, words):
                place = _object_place(preposition, places, words)
                if place is not None:
                    found.append((kind in words.origin, abs(preposition.i - token.i), place))
        if found:
            return min(found, key=lambda option: option[:2])[2]
        level = [child for word in level for child in word.children if child.dep_ not in _CLAUSES]
    if token.pos_ == "NOUN":
        for child in token.children:
            if child.dep_ == "compound" and child.i in places:
                return places[child.i]
    return None


def _beside(preposition: Token, words: PlaceWords) -> bool:
    """Tell phrases of place by their noun: "on the outskirts of"."""
    return any(child.dep_ == "pobj" and child.lemma_.lower() in words.vicinity for child in preposition.children)


def _object_place(preposition: Token, places: Mapping[int, Place], words: PlaceWords) -> Place | None:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp", "prep") and (place := _named(child, places, words)):
            return place
    return None


def _named(token: Token, places: Mapping[int, Place], words: PlaceWords) -> Place | None:
    """The place that a noun phrase names, as its head or as what its head is of, in or near."""
    if token.i in places:
        return places[token.i]
    if token.dep_ == "prep":
        return _object_place(token, places, words)
    for child in token.children:
        inward = child.dep_ == "prep" and (child.lower_ in words.locative or child.lower_ == "of")
        if (inward or child.dep_ in _WITHIN_PHRASE) and (place := _named(child, places, words)):
            return place
    return None
