"""Which frame entries fire on a text: the trigger word, the words it asked for, and the verb that carries a noun."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import CLAUSE, COUNTRIES, NOTHING, Frame, Light, Words
from dragoman.reading.actors import Actors
from dragoman.reading.complements import Matching, lemma
from dragoman.reading.syntax import (
    PREPOSITION_DEPS,
    SUBJECT,
    deep_object,
    head_of_conjunction,
    is_lost_noun,
    is_lost_verb,
)

ALWAYS = frozenset({CLAUSE, COUNTRIES})
LEFT_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "poss"})


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


def _is_plain(clause: Token) -> bool:
    """Is a clause about what someone has yet to do: no "if", no "should have", no "it should be possible"?"""
    for other in clause.children:
        if (other.dep_ == "aux" and other.lower_ == "have") or (other.dep_ == "mark" and other.lower_ != "that"):
            return False
        if other.dep_ in ("nsubj", "expl") and other.lower_ in ("it", "there", "this", "that"):
            return False
    return True


def _brings(verb: Token, frame: Frame) -> bool:
    """Does a verb of going somewhere take a thing there: "flew ammunition to the rebels"?"""
    if frame.pos != "v" or frame.complements.objects or not frame.complements.prepositions:
        return False
    thing = deep_object(verb)
    return thing is not None and thing.pos_ == "NOUN" and thing.ent_type_ not in ("DATE", "TIME")


class Matcher:
    """Matches one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon, actors: Actors) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.actors = actors
        self.labels = actors.labels
        self.quantities = lexicon.classes["quantity"]
        self.matching = Matching(self.quantities, self.labels, actors.called)

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """Return the frames that fire, at most one a trigger, nouns already joined to their light verbs."""
        found: dict[int, Match] = {}
        present = ALWAYS.union(
            (lemma(token) for token in tokens),
            (token.lower_ for token in tokens),
            (self.labels[token.i] for token in tokens if token.i in self.labels),
            *(self.actors.called(token) for token in tokens if token.dep_ in SUBJECT),
        )
        for token in tokens:
            match = self._match(token, present)
            if match is not None:
                found[token.i] = match
        for token_at in list(found):
            self._consume(found, token_at)
        for match in list(found.values()):
            if match.frame.pos == "n":
                self._carry(match, found)
        found.update((match.trigger.i, match) for match in self._demands(tokens, found))
        return [match for match in found.values() if match.frame.event != NOTHING]

    def _demands(self, tokens: Iterable[Token], found: Container[int]) -> Iterator[Match]:
        """Yield what someone says that others must do: "the minister said Sudan must disarm the militias"."""
        for token in tokens:
            clause, frames = token.head, self.lexicon.frames.by_head.get((token.lower_, "m"))
            if frames is None or token.dep_ != "aux" or clause.dep_ != "ccomp" or clause.head.i in found:
                continue
            cue = self.lexicon.cues.verbs.get(lemma(clause.head))
            if cue is None or cue.kind != "speech" or not _is_plain(clause):
                continue
            yield Match(token, frames[0], {token.i, clause.i}, clause.head, "actor")

    def _match(self, token: Token, present: Words | None = None) -> Match | None:
        """`present` are the words and labels of the sentence: what asks for others is passed over at once."""
        if token.i in self.labels or token.ent_type_ in ("DATE", "TIME"):  # "by March"
            return None
        tag = token.tag_
        by_head = self.lexicon.frames.by_head
        head = lemma(token)
        if tag[0] == "N" or is_lost_noun(token):
            order: tuple[str, ...] = ("n",)
        elif tag[0] == "V":  # a participle before its noun ("the proposed changes") tells of no event of its own
            order = ("a",) if token.dep_ == "amod" and not is_lost_verb(token) else ("v", "a")
        elif tag[0] == "J":
            order = ("a",)
        else:
            return None
        best: Match | None = None
        for pos in order:
            for frame in by_head.get((token.lower_ if pos == "a" else head, pos), ()):
                if best is not None and frame.specificity <= best.frame.specificity:
                    break
                if present is not None and any(words.isdisjoint(present) for words in frame.asked):
                    continue
                words = self._fits(token, frame)
                if words is not None:
                    best = Match(token, frame, words)
                    break
        return best

    def _fits(self, token: Token, frame: Frame) -> set[int] | None:
        """Return the tokens a frame uses around its head, None where something it asks for is missing."""
        used = self.matching.satisfied(token, frame.complements)
        if used is None or (frame.subject and not self.matching.has_subject(token, frame.subject)):
            return None
        if frame.event == "CONSULT" and "visit" in frame.mode and _brings(token, frame):
            return None
        if not frame.modifiers:
            return used
        before = {
            word: other.i
            for other in token.lefts
            if other.dep_ in LEFT_MODIFIERS
            for word in (lemma(other), other.lower_)
        }
        for words in frame.modifiers:
            at = next((before[word] for word in words if word in before), None)
            if at is None:
                return None
            used.add(at)
        return used

    def _consume(self, found: dict[int, Match], at: int) -> None:
        """Drop a noun's own frame where a verb's has used the noun ("impose sanctions"), but keep it where the noun
        says as much and the verb is light ("conducted joint exercises")."""
        match = found.get(at)
        if match is None:
            return
        for used in match.words - {at}:
            other = found.get(used)
            if other is None:
                continue
            telling = other.frame.event != match.frame.event and other.frame.specificity >= match.frame.specificity
            if telling and other.frame.modifiers and lemma(match.trigger) in self.lexicon.light:
                del found[at]
                return
            del found[used]

    def _lends(self, light: Light, used: set[int], verb: Token, above: Token) -> bool:
        """Does a light verb govern the noun as its entry has it: behind its last preposition, or as its object, if need
        be beside a particle ("carried out an attack")?"""
        if above != verb:
            return above.i in used
        return (
            all(self.doc[at].dep_ in ("prt", "advmod") for at in used - {verb.i}) or not light.complements.prepositions
        )

    def _carry(self, match: Match, found: dict[int, Match]) -> None:
        """Join an event noun to the light verb that governs it ("launched an attack", "came under attack")."""
        noun = head_of_conjunction(match.trigger)
        while noun.dep_ == "pobj" and lemma(noun.head.head) in self.quantities:
            noun = head_of_conjunction(noun.head.head)
        above = noun.head
        verb = above.head if above.dep_ in PREPOSITION_DEPS else above
        if verb.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "pobj", "attr", "nsubjpass"):
            return
        for light in self.lexicon.light.get(lemma(verb), ()):
            used = self.matching.satisfied(verb, light.complements)
            if used is None or not self._lends(light, used, verb, above):
                continue
            other = found.get(verb.i)
            if other is not None and other.frame.specificity > 0:
                return
            found.pop(verb.i, None)
            match.carrier, match.carried_as = verb, light.subject
            match.words |= used
            return
