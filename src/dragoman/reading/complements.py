"""Does a word govern what an entry of the lexicon asks for: objects, prepositions, and what these govern?"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.lexicon.frames import CLAUSE, COUNTRIES, Complements, Words
from dragoman.reading.syntax import (
    PREPOSITION_DEPS,
    child,
    conjuncts,
    deep_object,
    governed,
    indirect_object,
    is_bare,
    opening_for,
    prepositional,
    subject,
)


def lemma(token: Token) -> str:
    """Return the lemma in lower case, whatever the case of a headline."""
    return token.lemma_.lower()


def _said_of(thing: Token | None) -> Token | None:
    """Return an adjective behind an object: "found a dentist and a nurse guilty"."""
    for one in conjuncts(thing) if thing is not None else ():
        for other in one.rights:
            if other.dep_ == "amod":
                return other
    return None


class Matching(NamedTuple):
    """What complements are looked at with: nouns that are seen through ("a series of attacks"), what named tokens are
    (PERSON, COUNTRY, ORGANIZATION, GROUP, PLACE), as patterns write it, and what they may call a name or pronoun."""

    quantities: Words
    labels: Mapping[int, str]
    called: Callable[[Token], Words]

    def is_one(self, token: Token, words: Words) -> bool:
        """Is a token one of the words, by lemma, form or label?"""
        return lemma(token) in words or token.lower_ in words or self.labels.get(token.i) in words

    def among(self, token: Token | None, words: Words) -> Token | None:
        """Return the conjunct that is one of the words."""
        if token is None:
            return None
        for conjunct in conjuncts(token):
            if self.is_one(conjunct, words) or self._is_titled(conjunct, words):
                return conjunct
            if lemma(conjunct) in self.quantities or conjunct.pos_ in ("PRON", "DET", "NUM"):
                inner = prepositional(conjunct, "of")
                if inner is not None and self.is_one(inner, words):
                    return inner
        return None

    def _is_titled(self, name: Token, words: Words) -> bool:
        """Is it a person called one of the words: "candidate Gilbert Ayi"?"""
        if self.labels.get(name.i) != "PERSON":
            return False
        return any(other.dep_ == "compound" and lemma(other) in words for other in name.lefts)

    def satisfied(self, token: Token, asked: Complements) -> set[int] | None:
        """Return the tokens that an entry uses around its head, None where something it asks for is missing."""
        used = {token.i}
        if asked.objects and not self._object(token, asked.objects, used):
            return None
        for words, wanted in asked.prepositions:
            if not self._preposition(token, words, wanted, used):
                return None
        return used

    def _object(self, token: Token, objects: tuple[Words, ...], used: set[int]) -> bool:
        clause = child(token, "ccomp")  # "let convoys into the town": a noun parsed as a clause
        if CLAUSE in objects[-1]:
            return clause is not None and child(clause, "nsubj", "nsubjpass", "expl", "csubj") is not None
        candidates = (
            deep_object(token),
            child(token, "attr", "acomp", "oprd"),
            child(token, "xcomp"),
            clause if clause is not None and clause.pos_ in ("NOUN", "ADJ") else None,  # "found the man guilty"
            _said_of(deep_object(token)),
            next((other for other in token.rights if other.dep_ == "advmod"), None),  # "was set ablaze"
            child(clause, "nsubj") if clause is not None and is_bare(clause) else None,  # "allow X to run", "let X run"
        )
        noun = next((found for one in candidates if (found := self.among(one, objects[-1])) is not None), None)
        if noun is None:
            return False
        used.add(noun.i)
        return self._before(noun, objects[:-1], used, indirect_object(token))

    def _before(self, noun: Token, asked: tuple[Words, ...], used: set[int], receiver: Token | None = None) -> bool:
        """Look for words before a noun, or in the indirect object."""
        for words in asked:
            inside = [other for other in noun.lefts if self.is_one(other, words)]
            if receiver is not None and self.is_one(receiver, words):
                inside.append(receiver)
            if not inside:
                return False
            used.add(inside[0].i)
        return True

    def has_subject(self, verb: Token, words: Words) -> bool:
        """Is a verb's subject one of the words, or, where COUNTRIES are asked for, of more than one country?"""
        token = subject(verb)
        if token is None:
            return False
        if COUNTRIES in words:
            some = {other.i for other in token.subtree if self.labels.get(other.i) in ("COUNTRY", "GROUP")}
            return len(some) > 1 and any(other.dep_ == "conj" for other in token.subtree)
        return self.among(token, words) is not None or not words.isdisjoint(self.called(token))

    def _preposition(self, token: Token, words: Words, wanted: tuple[Words, ...], used: set[int]) -> bool:
        """Look for a preposition on the head and on every word used so far ("walk out of prison")."""
        for at in (token.i, *sorted(used - {token.i})):
            for other in token.doc[at].children:
                opening = opening_for(other)
                if opening is not None and not wanted and opening.lower_ in words:
                    used.add(opening.i)
                    return True
                if other.lower_ not in words or other.dep_ not in PREPOSITION_DEPS:
                    continue
                before = at == token.i and other.i < token.i and other.dep_ != "advmod"
                if before and token.dep_ not in ("relcl", "acl"):
                    continue  # "With the treaty signed, they agreed" is not "agreed with"
                if not wanted:
                    used.add(other.i)
                    return True
                inner = self.among(governed(other), wanted[-1])
                if inner is None and at == token.i and other.dep_ in ("prt", "advmod"):
                    inner = self.among(deep_object(token), wanted[-1])  # "laid down their arms"
                if inner is not None and self._before(inner, wanted[:-1], used):
                    used.update((other.i, inner.i))
                    return True
        return False
