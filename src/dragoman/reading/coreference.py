"""Which mentions are one actor within a text: names told twice, "the general", "he", "we"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.reading.names import Name
from dragoman.reading.parties import Party
from dragoman.reading.syntax import child
from dragoman.types import Attribution

PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves"})
PRONOUNS = PEOPLE | THINGS | MANY | SPEAKER
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MEMORY = 3  # sentences that a pronoun looks back
QUOTES = "\"“”„«'‘`"


class Coreference:
    """Resolves the mentions of one text; `discourse` is all its parties in order, and is completed in place."""

    def __init__(
        self, doc: Doc, discourse: list[Party], name_at: dict[int, Name], attributions: Sequence[Attribution]
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.discourse = discourse
        self.name_at = name_at
        self.attributions = attributions
        self.by_head = {party.head: party for party in discourse}
        self._sentence_of = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for at in range(sentence.start, sentence.end):
                self._sentence_of[at] = number
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
        definite = article is not None and article.lower_ in DEFINITE and party.head - party.start <= 1
        if not definite or party.code:
            return
        head = self.doc[party.head].lemma_.lower()
        for other in reversed(self.discourse[:at]):
            if other.identifier == party.identifier:
                return
            named = other.form == "name" and (
                (other.kind == "person" and other.office is not None and head in other.office.lower().split())
                or (other.kind == "organization" and party.kind == "organization" and other.sector is not None
                    and other.sector == party.sector)
            )  # fmt: skip
            described = other.form == "description" and other.agent == party.agent and other.code
            if named or described:
                party.identifier = other.identifier
                party.code, party.sector, party.others = other.code, other.sector, other.others
                party.office = party.office or other.office
                party.kind = other.kind
                return

    def pronoun(self, token: Token) -> Party | None:
        word = token.lower_
        antecedent = self._speaker(token) if word in SPEAKER else self._antecedent(token, word)
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
        return self.by_head.get(source.root.i) or (
            self.pronoun(source.root) if source.root.lower_ in PRONOUNS else None
        )

    def _antecedent(self, token: Token, word: str) -> Party | None:
        """The last fitting subject within reach, else the last fitting mention at all."""
        sentence = self._sentence_of[token.i]
        best: Party | None = None
        quoted = self._quoted_speakers(token)
        for party in reversed(self.discourse):
            if party.head >= token.i or party.identifier in quoted:
                continue
            back = sentence - self._sentence_of[party.head]
            if back > MEMORY:
                break
            head = self.doc[party.head]
            if not self._fits(party, head, word):
                continue
            if best is not None and self._sentence_of[best.head] > self._sentence_of[party.head]:
                break
            if head.dep_ in ("nsubj", "nsubjpass") and (word in PEOPLE or back <= 1):
                return party
            if best is None and (word in PEOPLE or back <= 1):
                best = party
        return best

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
            return party.kind == "person" and "Number=Plur" not in str(head.morph)
        plural = head.tag_ in ("NNS", "NNPS")
        if word in MANY:
            return plural or party.kind == "group"
        return not plural and party.kind in ("organization", "country") and head.dep_ not in ("compound", "amod")
