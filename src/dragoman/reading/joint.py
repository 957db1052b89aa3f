"""Who stands behind a word for several: "both sides", "the two countries", "the pair", "they" after "A and B"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.reading.complements import lemma
from dragoman.reading.coreference import DEFINITE
from dragoman.reading.parties import Party
from dragoman.reading.syntax import child, conjuncts

REACH = 2  # sentences that a word for several looks back
PAIRED = frozenset({"both", "each", "either", "neither"})
NUMBERS = {"two": 2, "three": 3, "four": 4}


def _how_many(token: Token) -> int | None:
    """Return how many a word speaks of as known already: 2 for "both sides", None where it speaks of none."""
    words = {other.lower_ for other in token.children if other.dep_ in ("det", "predet", "nummod", "preconj")}
    if token.lower_ == "both" or words & PAIRED:
        return 2
    definite = bool(words & DEFINITE)
    if definite and token.lower_ in ("pair", "duo"):
        return 2
    return next((NUMBERS[word] for word in (*sorted(words), token.lower_) if definite and word in NUMBERS), None)


def several(token: Token, discourse: Sequence[Party], lexicon: Lexicon) -> list[Party]:
    """Return who a word for several denotes, by the sentences before it; none where it is no such word, where it says
    itself who is meant, or where not just so many fit."""
    wanted = _how_many(token)
    if wanted is None:
        return []
    classes = lexicon.classes
    noun = lemma(token)
    as_country, as_person = noun in classes["land"], noun in classes["leader"] or noun in ("man", "woman")
    plain = token.pos_ in ("NUM", "PRON", "DET") or noun in ("pair", "duo") or noun in classes["side"]
    if not (as_country or as_person or plain) or child(token, "amod", "compound", "poss", "prep") is not None:
        return []
    for before in _sentences_before(token, discourse):
        if as_country:
            found = _countries(before, lexicon)
        else:
            fitting = [party for party in before if party.kind == "person" or not as_person]
            found = _together(fitting, wanted, token.doc) or _distinct(fitting)
        if len(found) == wanted:
            return [replace(one, head=token.i, start=token.left_edge.i, end=token.i + 1) for one in found]
        if len(found) > wanted:
            return []
    return []


def _sentences_before(token: Token, discourse: Sequence[Party]) -> Iterator[list[Party]]:
    """Yield the parties of the sentences before a word, the nearest first, after those before it in its own."""
    sentence = token.sent
    for _ in range(REACH + 1):
        yield [
            party for party in discourse
            if sentence.start <= party.head < min(sentence.end, token.i)
            and (party.kind != "place" or party.sector) and party.form != "pronoun"
        ]  # fmt: skip
        if sentence.start == 0:
            return
        sentence = token.doc[sentence.start - 1].sent


def _together(parties: Sequence[Party], wanted: int, doc: Doc) -> list[Party]:
    """Return those named together, "A and B", where just so many are."""
    by_head = {party.head: party for party in parties}
    for party in reversed(parties):
        company = _distinct(by_head[one.i] for one in conjuncts(doc[party.head]) if one.i in by_head)
        if len(company) == wanted:
            return company
    return []


def _distinct(parties: Iterable[Party]) -> list[Party]:
    return list({(party.identifier, party.code): party for party in parties}.values())


def _countries(parties: Iterable[Party], lexicon: Lexicon) -> list[Party]:
    """Return the countries that parties stand for, as countries."""
    codes = dict.fromkeys(party.code for party in parties if party.code and party.code not in ABOVE_COUNTRIES)
    name_of = lexicon.territories.name_of
    return [Party(0, 0, 0, "country", "description", name_of[code], code) for code in codes if code in name_of]
