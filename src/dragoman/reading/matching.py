"""Which frame entries fire on a text: the trigger word, the words it asked for, and the verb that carries a noun."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Frame, Words
from dragoman.reading.syntax import (
    child,
    conjuncts,
    deep_object,
    governed,
    indirect_object,
    prepositional,
    subject,
)

LEFT_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "poss"})
PREPOSITION_DEPS = frozenset({"prep", "prt", "agent", "dative", "advmod"})


@dataclass(slots=True)
class Match:
    """A frame that fired on `trigger`; `words` are all tokens it used, `carrier` the light verb of a noun."""

    trigger: Token
    frame: Frame
    words: set[int]
    carrier: Token | None = None
    carried_as: str = ""
    inner: list["Match"] = field(default_factory=list)

    @property
    def top(self) -> Token:
        """The word that the rest of the sentence sees: the carrier where there is one."""
        return self.carrier or self.trigger


def lemma(token: Token) -> str:
    """Return the lemma in lower case, whatever the case of a headline."""
    return token.lemma_.lower()


class Matcher:
    """Matches one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon, named: set[int]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.named = named

    def matches(self, tokens: Iterator[Token]) -> list[Match]:
        """Return the frames that fire, at most one a trigger, nouns already joined to their light verbs."""
        found: dict[int, Match] = {}
        for token in tokens:
            match = self._match(token)
            if match is not None:
                found[token.i] = match
        for token_at in list(found):
            self._consume(found, token_at)
        for match in found.values():
            if match.frame.pos == "n":
                self._carry(match, found)
        return list(found.values())

    def _match(self, token: Token) -> Match | None:
        if token.i in self.named:
            return None
        tag = token.tag_
        by_head = self.lexicon.frames.by_head
        head = lemma(token)
        if tag[0] == "V":  # a participle before its noun ("the proposed changes") tells of no event of its own
            order = ("a",) if token.dep_ == "amod" else ("v", "a")
        elif tag[0] == "N":
            order = ("n",)
        elif tag[0] == "J":
            order = ("a",)
        else:
            return None
        best: Match | None = None
        for pos in order:
            for frame in by_head.get((token.lower_ if pos == "a" else head, pos), ()):
                if best is not None and frame.specificity <= best.frame.specificity:
                    break
                words = self._fits(token, frame)
                if words is not None:
                    best = Match(token, frame, words)
                    break
        return best

    def _fits(self, token: Token, frame: Frame) -> set[int] | None:
        """Return the tokens a frame uses around its head, None where something it asks for is missing."""
        used = {token.i}
        if frame.modifiers:
            before = {lemma(other): other.i for other in token.lefts if other.dep_ in LEFT_MODIFIERS}
            before |= {other.lower_: other.i for other in token.lefts if other.dep_ in LEFT_MODIFIERS}
            for words in frame.modifiers:
                at = next((before[word] for word in words if word in before), None)
                if at is None:
                    return None
                used.add(at)
        noun: Token | None = None
        if frame.objects:
            noun = self._object(token, frame, used)
            if noun is None:
                return None
        for words, wanted in frame.prepositions:
            at = self._preposition(token, noun, words, wanted, used)
            if not at:
                return None
        return used

    def _object(self, token: Token, frame: Frame, used: set[int]) -> Token | None:
        direct = deep_object(token) or child(token, "attr", "acomp", "oprd")
        noun = self._among(direct, frame.objects[-1])
        if noun is None:
            return None
        used.add(noun.i)
        for words in frame.objects[:-1]:
            inside = [other for other in noun.lefts if lemma(other) in words or other.lower_ in words]
            receiver = indirect_object(token)
            if receiver is not None and lemma(receiver) in words:
                inside.append(receiver)
            if not inside:
                return None
            used.add(inside[0].i)
        return noun

    def _among(self, token: Token | None, words: Words) -> Token | None:
        """Return the conjunct (seen through "a series of") that is one of the words."""
        if token is None:
            return None
        for conjunct in conjuncts(token):
            if lemma(conjunct) in words or conjunct.lower_ in words:
                return conjunct
            if lemma(conjunct) in self.lexicon.classes["quantity"]:
                inner = prepositional(conjunct, "of")
                if inner is not None and lemma(inner) in words:
                    return inner
        return None

    def _preposition(
        self, token: Token, noun: Token | None, words: Words, wanted: Words, used: set[int]
    ) -> bool:
        for holder in (token, noun) if noun is not None else (token,):
            for other in holder.children:
                if other.lower_ not in words or other.dep_ not in PREPOSITION_DEPS:
                    continue
                if other.i < token.i and token.dep_ not in ("relcl", "acl"):
                    continue  # "With the treaty signed, they agreed" is not "agreed with"
                if not wanted:
                    used.add(other.i)
                    return True
                inner = self._among(governed(other), wanted)
                if inner is not None:
                    used.update((other.i, inner.i))
                    return True
        return False

    def _consume(self, found: dict[int, Match], at: int) -> None:
        """Drop a noun's own frame where a longer one has used the noun ("impose sanctions")."""
        match = found.get(at)
        if match is not None:
            for used in match.words - {at}:
                found.pop(used, None)

    def _carry(self, match: Match, found: dict[int, Match]) -> None:
        """Join an event noun to the light verb that governs it ("launched an attack", "came under attack")."""
        noun = match.trigger
        while noun.dep_ == "conj" or (noun.dep_ == "pobj" and lemma(noun.head.head) in self.lexicon.classes["quantity"]):
            noun = noun.head if noun.dep_ == "conj" else noun.head.head
        above = noun.head
        verb = above.head if above.dep_ in PREPOSITION_DEPS else above
        if noun.dep_ in ("nsubjpass",) or (verb.pos_ == "VERB" and noun.dep_ in ("dobj", "pobj", "attr")):
            for light in self.lexicon.light.get(lemma(verb), ()):
                asked = [words for words in light.complements]
                via = {above.lower_} if above != verb else set()
                if all(words & via for words in asked) and bool(asked) == bool(via):
                    if verb.i in found and found[verb.i].frame.specificity > 0 and found[verb.i] is not match:
                        return
                    found.pop(verb.i, None)
                    match.carrier, match.carried_as = verb, light.subject
                    match.words |= {verb.i}
                    return


def subject_of(match: Match) -> Token | None:
    """Return the deep subject of the verb that carries the match."""
    return subject(match.top)
