"""Which mentions are one actor within a text: names told twice, "the general", "he", "we"."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.reading.nameindex import Name
from dragoman.reading.parties import NATIONAL_NAMES, Party
from dragoman.reading.syntax import child, conjuncts, governed, subject
from dragoman.types import Attribution

PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves"})
IRREGULAR = frozenset({"PRM", "REB", "UAF"})  # sectors that one armed body is given by turns
OBJECTS = frozenset({"him", "her", "it", "them"})
PRONOUNS = PEOPLE | THINGS | MANY | SPEAKER
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FAR = 100  # parties before a description among which it may be another word for one
MEMORY = 3  # sentences that a pronoun looks back
QUOTES = "\"“”„«'‘`"


RANKS = 4  # of prominence in a sentence, see _prominence


def _prominence(head: Token) -> int:
    """How much a sentence is about a party: 3 its subject, 2 a subject of a clause, 1 an object, 0 the rest."""
    if head.dep_ in ("nsubj", "nsubjpass"):
        return 3 if head.head.dep_ in ("ROOT", "conj") else 2
    return 1 if head.dep_ in ("dobj", "pobj", "conj") else 0


def _clause(token: Token) -> Token:
    """Return the verb in whose clause a noun stands."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _is_office(words: Set[str], noun: str, office: str | None) -> bool:
    """Do the words of a description tell an office, as "the minister" does of a "Deputy Foreign Minister"?"""
    told = office.lower().split() if office is not None else []
    ends = {told[-1], *(one for one, after in pairwise(told) if after in ("of", "for"))} if told else set()
    return noun in ends and words <= set(told)


class Coreference:
    """Resolves the mentions of one text; `discourse` is all its parties in order, and is completed in place."""

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        discourse: list[Party],
        name_at: dict[int, Name],
        attributions: Sequence[Attribution],
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.text = doc.text
        self.discourse = discourse
        self.name_at = name_at
        self.attributions = attributions
        self.by_head = {party.head: party for party in discourse}
        self._sentence_of = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for at in range(sentence.start, sentence.end):
                self._sentence_of[at] = number
        self._name_words = {
            party.head: {token.lower_ for token in doc[party.start : party.end]}
            for party in discourse
            if party.form == "name" and party.kind == "organization"
        }
        self._learn()

    def _learn(self) -> None:
        """Give every mention of a name what any mention of it says: "Gen. Haftar" tells of "Haftar" too."""
        known: dict[str, Party] = {}
        for party in self.discourse:
            if party.form == "name" and party.kind in ("person", "organization"):
                first = known.setdefault(party.identifier, party)
                first.code = first.code or party.code
                first.office = first.office or party.office
                if not first.sector:
                    first.sector, first.others = party.sector, party.others
        for party in self.discourse:
            first = known.get(party.identifier, party)
            if party.form == "name" and first is not party:
                party.code = party.code or first.code
                party.office = party.office or first.office
                if not party.sector:
                    party.sector, party.others = first.sector, first.others
        for at, party in enumerate(self.discourse):
            if party.form == "description" and not self._beside(party):
                self._link(party, at)

    def _beside(self, party: Party) -> bool:
        """Let "the defence minister, Hulusi Akar" denote the person named; say whether there is one."""
        beside = child(self.doc[party.head], "appos")
        name = self.name_at.get(beside.i) if beside is not None else None
        other = self.by_head.get(self.doc[name.start : name.end].root.i) if name is not None else None
        if (
            other is None
            or other.kind in ("place", "country", "group")
            or (other.kind == "person") != (party.kind == "person")
        ):
            return False
        party.identifier = other.identifier
        party.code, party.sector = other.code or party.code, other.sector or party.sector
        return True

    def _link(self, party: Party, at: int) -> None:
        """Let a bare definite description ("the general", "the newspaper") denote whom it last described."""
        article = child(self.doc[party.head], "det")
        if article is None or article.lower_ not in DEFINITE or party.code:
            return
        words = {token.lemma_.lower() for token in self.doc[party.start : party.head + 1] if token != article}
        bare = len(words) == 1
        noun = self.doc[party.head].lemma_.lower()
        before = self.discourse[max(at - FAR, 0) : at][::-1]
        # A body that the noun is part of the name of comes first: "the alliance" is the Brotherhood Alliance.
        for other in sorted(before, key=lambda other: noun not in self._name_words.get(other.head, ())):
            if bare and other.identifier == party.identifier:
                return
            named = other.form == "name" and (
                (other.kind == "person" and _is_office(words, noun, other.office))
                or (self._may_denote(party, other, bare=bare) and not self._side_by_side(party, other))
            )
            described = bare and other.form == "description" and other.agent == party.agent and other.code
            if named or described:
                party.identifier = other.identifier
                party.code, party.sector, party.others = other.code, other.sector, other.others
                party.office = party.office or other.office
                party.kind = other.kind
                return

    def _may_denote(self, party: Party, other: Party, *, bare: bool) -> bool:
        """May a description stand for a named body: "the agency" for one of the UN, "the armed group" for rebels?"""
        if party.kind == "person" or other.kind not in ("organization", "group"):
            return False
        if self.name_at[other.head].entry.kind in NATIONAL_NAMES:
            return False
        noun = self.doc[party.head].lemma_.lower()
        if noun in self._name_words.get(other.head, ()):
            return True
        allowed = self.lexicon.anaphors.get(noun)
        told = None if bare else party.sector  # by a word before the noun: "the rights group"
        if allowed is None or (told and not {told, other.sector} <= IRREGULAR):
            return other.kind == party.kind == "organization" and bool(party.sector) and other.sector == party.sector
        return other.code in allowed.codes or other.sector in allowed.sectors

    def _side_by_side(self, party: Party, other: Party) -> bool:
        """Do two parties play parts in one clause, so that they are not the same: "Amnesty accused the group"?"""
        return _clause(self.doc[party.head]) == _clause(self.doc[other.head])

    def at(self, noun: Token) -> Party | None:
        """Return the party whose phrase a noun heads or stands in."""
        name = self.name_at.get(noun.i)
        return self.by_head.get(self.doc[name.start : name.end].root.i if name is not None else noun.i)

    def antecedent(self, token: Token) -> Party | None:
        """Return the party that a pronoun stands for, where it was named or described."""
        word = token.lower_
        return self._speaker(token) if word in SPEAKER else self._antecedent(token, word)

    def pronoun(self, token: Token) -> Party | None:
        """Return that party at the place of the pronoun."""
        antecedent = self.antecedent(token)
        if antecedent is None:
            return None
        return replace(antecedent, head=token.i, start=token.i, end=token.i + 1, form="pronoun")

    def _speaker(self, token: Token) -> Party | None:
        covering = [
            a for a in self.attributions
            if a.source and any(start <= token.idx < end for start, end in a.content)
        ]  # fmt: skip
        if not covering:
            return None
        start, end = covering[-1].source[-1]
        source = self.doc.char_span(start, end, alignment_mode="expand")
        if source is None or start <= token.idx < end:
            return None
        if source.root.lower_ in PRONOUNS:
            return self.pronoun(source.root)
        return self.at(source.root) or self._issuer(source.root)

    def _issuer(self, document: Token) -> Party | None:
        """Return who speaks in what is written: "the ministry's statement", "a letter from the rebels"."""
        for other in document.children:
            inner = governed(other) if other.dep_ == "prep" and other.lower_ in ("by", "from", "of") else other
            party = self.at(inner) if inner is not None and inner.dep_ in ("poss", "compound", "pobj", "amod") else None
            if party is not None:
                return party
        return None

    def _antecedent(self, token: Token, word: str, back: int = MEMORY) -> Party | None:
        """Return who a pronoun stands for: the subject of the verb that reports its clause, else the most prominent
        fitting party of the nearest sentence that has one."""
        if word in THINGS and token.dep_ == "dobj":
            return None  # "they deny it": as often a fact as a party
        twin = self._first_owner(token)
        if twin is not None:
            return twin
        others = self._quoted_speakers(token) | self._own_subject(token)
        speaker = self._reporting_subject(token)
        if (
            speaker is not None
            and speaker.identifier not in others
            and self._fits(speaker, self.doc[speaker.head], word)
        ):
            return speaker
        sentence = self._sentence_of[token.i]
        reach = MEMORY if word in PEOPLE else 1
        counted = token.dep_ == "pobj" and token.head.head.pos_ in ("NUM", "DET", "PRON")  # "seven of them"
        best: tuple[int, Party] | None = None
        for party in reversed(self.discourse):
            back = sentence - self._sentence_of[party.head]
            if back > reach or (best is not None and back > best[0] // RANKS):
                break
            head = self.doc[party.head]
            if counted and child(head, "nummod") is None:
                continue
            if party.head < token.i and party.identifier not in others and self._fits(party, head, word):
                rank = back * RANKS + RANKS - 1 - _prominence(head)
                if best is None or rank < best[0]:
                    best = rank, party
        return best[1] if best is not None else self._carried(token, word, back)

    def _carried(self, token: Token, word: str, back: int) -> Party | None:
        """Return who the same pronoun stands for as the subject of the sentence before: "It hedges. It also arms"."""
        start = token.sent.start
        if word not in ("it", "he", "she", "they") or token.dep_ != "nsubj" or start == 0 or not back:
            return None
        before = self.doc[start - 1].sent.root
        doer = child(before, "nsubj")
        return self._antecedent(doer, word, back - 1) if doer is not None and doer.lower_ == word else None

    def _own_subject(self, token: Token) -> set[str]:
        """Return who does what is done to a pronoun, and so is not meant by it: "the general rang him"."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB" or token.lower_ not in OBJECTS:
            return set()
        doer = subject(verb)
        if doer is None or doer.i >= token.i:
            return set()
        party = self.antecedent(doer) if doer.lower_ in PRONOUNS else self.at(doer)
        return {party.identifier} if party is not None else set()

    def _first_owner(self, token: Token) -> Party | None:
        """Return the owner of the first of two things: "the general's visit to Rome and his visit to Paris"."""
        if token.dep_ != "poss" or token.head.dep_ != "conj":
            return None
        owner = child(token.head.head, "poss")
        return self.by_head.get(owner.i) if owner is not None and owner.i < token.i else None

    def _reporting_subject(self, token: Token) -> Party | None:
        """Return who says what a pronoun is the subject of: "the RSF says that it captured the town"."""
        clause = token.head
        if token.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ccomp":
            return None
        subject = child(clause.head, "nsubj")
        return self.by_head.get(subject.i) if subject is not None and subject.i < token.i else None

    def _quoted_speakers(self, token: Token) -> set[str]:
        """Return who speaks where a token stands in direct speech: to them "he" is someone else."""
        found = set()
        for attribution in self.attributions:
            if any(start <= token.idx < end and self.text[start] in QUOTES for start, end in attribution.content):
                for start, end in attribution.source:
                    source = self.doc.char_span(start, end, alignment_mode="expand")
                    party = self.by_head.get(source.root.i) if source is not None else None
                    if party is not None:
                        found.add(party.identifier)
        return found

    def _fits(self, party: Party, head: Token, word: str) -> bool:
        if word in PEOPLE:
            noun = party.form == "description" and party.kind == "group" and head.tag_ == "NN"
            one = noun and head.dep_ not in ("attr", "appos")  # "an official", not "he is a farmer"
            return (party.kind == "person" or one) and "Number=Plur" not in str(head.morph)
        plural = head.tag_ in ("NNS", "NNPS")
        if word in MANY:
            return plural or party.kind == "group" or any(other.i in self.by_head for other in conjuncts(head)[1:])
        named_group = party.kind == "group" and party.form == "name"
        metonym = party.kind == "place" and party.sector == "GOV"
        one = not plural and (party.kind in ("organization", "country") or named_group or metonym)
        return one and head.dep_ not in ("compound", "amod")
