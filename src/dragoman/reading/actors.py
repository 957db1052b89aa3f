"""Who is mentioned in a text and what the text says they are: names, descriptions and pronouns as parties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.reading.names import Name
from dragoman.reading.phrases import Phrases, Profile
from dragoman.reading.syntax import child, conjuncts, governed
from dragoman.types import Attribution, Entity, Mention, MentionForm, MentionKind

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves"})
PRONOUNS = PEOPLE | THINGS | MANY | SPEAKER
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
QUANTIFIERS = frozenset({"det", "predet", "nummod", "quantmod"})
MEMORY = 3  # sentences that a pronoun looks back
QUOTES = "\"“”„«'‘`"
NO_ACTOR = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "LANGUAGE", "EVENT"})
NATIONAL_NAMES = frozenset({"country", "capital", "seat", "region", "demonym"})
ABOVE_COUNTRIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


@dataclass(slots=True)
class Party:
    """Someone in the text: tokens [start, end) with head `head`, and who that is."""

    head: int
    start: int
    end: int
    kind: MentionKind
    form: MentionForm
    identifier: str
    code: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    agent: str | None = None


def _counts(token: Token) -> bool:
    """Is a token an article or part of a number ("at least 12")?"""
    if token.dep_ in QUANTIFIERS:
        return True
    above = token.head
    return above.dep_ in ("nummod", "quantmod") or (above.dep_ == "advmod" and above.head.dep_ == "nummod")


class Actors:
    """The actors of one text."""

    def __init__(
        self, doc: Doc, lexicon: Lexicon, names: Sequence[Name], attributions: Sequence[Attribution]
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.lexicon = lexicon
        self.name_at = {at: name for name in names for at in range(name.start, name.end)}
        self.labels = {at: name.kind.upper() for at, name in self.name_at.items()}
        self.phrases = Phrases(doc, lexicon, self.name_at)
        self.attributions = attributions
        self._parties: dict[int, Party | None] = {}
        self._sentence_of = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for at in range(sentence.start, sentence.end):
                self._sentence_of[at] = number
        self.discourse = self._discourse()
        self._learn()
        self.focus = self._focus()

    # -- what the text mentions, in order ------------------------------------------------------------------

    def _discourse(self) -> list[Party]:
        """Every name and every description of an actor, in the order of the text."""
        found: list[Party] = []
        at = 0
        while at < len(self.doc):
            name = self.name_at.get(at)
            if name is not None:
                party = self._named(name)
                at = name.end
            else:
                token = self.doc[at]
                party = self._described(token) if token.pos_ in ("NOUN", "PROPN") else None
                at += 1
            if party is not None:
                self._parties[party.head] = party
                found.append(party)
        return found

    def _named(self, name: Name) -> Party:
        head = self.doc[name.start : name.end].root
        entry = name.entry
        kind = name.kind
        party = Party(
            head.i, name.start, name.end, kind, "name", name.identifier,
            entry.code, entry.sector, entry.others, entry.office,
        )  # fmt: skip
        if entry.kind == "demonym":
            adjective = head.dep_ in ("amod", "compound", "nmod", "npadvmod")
            party.identifier = self.lexicon.territories.name_of.get(entry.code or "", "") if adjective else ""
            party.identifier = party.identifier or self.doc[name.start : name.end].text
            if not adjective:
                home = self.phrases.describe(head)  # "Albanians of southern Serbia"
                party.code = home.code or party.code
            return party
        if head.dep_ == "compound" and head.head.i not in self.name_at:
            return party
        if kind == "person" or not entry.code:
            for profile in self._around(name, head):
                party.code = party.code or profile.code
                if kind == "person" and profile.agent is not None and profile.agent.role == "office":
                    party.office = profile.office
                    party.sector = profile.sector or party.sector
                    party.others = profile.others
                    party.start = min(party.start, profile.start)
                elif not party.sector:
                    party.sector = profile.sector
        if kind == "organization" and not party.code:
            self._from_its_own_words(name, party)
        return party

    def _around(self, name: Name, head: Token) -> Iterator[Profile]:
        """Descriptions of a name: title before it, apposition after it, or the noun it is set beside."""
        before = [token for token in head.lefts if token.i < name.start and token.dep_ in ("compound", "nmod", "amod", "poss", "appos")]
        if before:
            yield self._title(name, before)
        beside = self.phrases.apposition(head)
        if beside is not None:
            yield beside
        if head.dep_ in ("appos", "nmod") and head.head.i not in self.name_at:
            yield self.phrases.describe(head.head)

    def _title(self, name: Name, before: list[Token]) -> Profile:
        """Read "Italian Deputy Foreign Minister" before a name: the last agent phrase, with its own modifiers."""
        start = min(token.left_edge.i for token in before)
        profile = Profile(start, name.start)
        at = name.start - 1
        while at >= start:
            found = self.phrases.agent_at(self.doc[at])
            if found is not None:
                agent, first = found
                profile.agent = agent
                profile.sector = agent.sector or None
                profile.others = agent.others
                profile.office = self.doc[first : at + 1].text
                at = first - 1
                break
            at -= 1
        words: list[str] = []
        while at >= start:
            token = self.doc[at]
            other = self.name_at.get(at)
            if other is not None:
                profile.code = profile.code or other.entry.code
                if not profile.sector and other.kind != "place":
                    profile.sector = other.entry.sector
                if other.kind == "organization" and profile.agent is not None and profile.agent.role == "office" and other.entry.sector:
                    profile.sector = other.entry.sector
                at = other.start
            elif profile.office and token.pos_ in ("ADJ", "PROPN", "NOUN") and not words:
                sectors = self.lexicon.modifiers.get(token.lower_)
                if sectors:
                    profile.others = (profile.sector, *profile.others) if profile.sector else profile.others
                    profile.sector = sectors[0]
            at -= 1
        if profile.office and profile.agent is not None:
            first = self.doc[name.start - 1]
            left = name.start - 1
            while left > start and (left - 1) not in self.name_at and self.doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ"):
                left -= 1
            profile.office = self.doc[left : first.i + 1].text
        return profile

    def _from_its_own_words(self, name: Name, party: Party) -> None:
        """ "Kenya Ports Authority": a name that contains a country and a kind of body says whose it is."""
        territories = self.lexicon.territories
        for at in range(name.start, name.end):
            word = self.doc[at].text
            party.code = party.code or territories.demonym(word) or territories.country(word)
        found = self.phrases.agent_at(self.doc[name.end - 1]) or self.phrases.agent_at(self.doc[name.start])
        if found is not None and not party.sector:
            party.sector = found[0].sector or None

    def _described(self, token: Token) -> Party | None:
        """Read a common noun for someone who acts; None for any other noun and for titles before a name."""
        if token.dep_ in ("compound", "nmod") and token.head.i > token.i:
            return None
        if self._measured(token) is not None:
            return None
        found = self.phrases.agent_at(token)
        if found is None:
            return None
        profile = self.phrases.describe(token)
        if found[0].role == "equipment" and not profile.code and profile.owner is None:
            return None  # weapons act for someone; nobody's are nobody
        kind: MentionKind = "organization" if found[0].role == "body" else "group"
        if found[0].role == "office":
            kind = "person"
        party = Party(
            token.i, profile.start, profile.end, kind, "description", "",
            profile.code, profile.sector, profile.others, profile.office, found[0].phrase,
        )  # fmt: skip
        party.identifier = self._label(party, profile)
        return party

    def _label(self, party: Party, profile: Profile) -> str:
        """Name a description: a bare government is its country, any other its own words less the article."""
        tokens = self.doc[party.start : party.head + 1]
        plain = [token for token in tokens if token.dep_ != "det" and not token.is_space]
        if (
            profile.owner is not None
            and profile.code
            and self.doc[party.head].lemma_.lower() in self.lexicon.classes["sovereign"]
            and all(token.i == party.head or token.i in self.name_at or token.tag_ == "POS" for token in plain)
            and profile.owner.entry.kind in ("country", "demonym", "seat")
        ):
            return self.lexicon.territories.name_of.get(profile.code, profile.owner.identifier)
        start = next((token.i for token in tokens if not _counts(token)), party.head)
        return self.doc[start : party.head + 1].text

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
        other = self._parties.get(self.doc[name.start : name.end].root.i) if name is not None else None
        if other is None or other.kind in ("place", "country", "group") or (other.kind == "person") != (party.kind == "person"):
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

    def _focus(self) -> str | None:
        """Return the country most of the text is about, None where no country has half of the mentions."""
        counts = Counter(
            party.code for party in self.discourse
            if party.code and party.code not in ABOVE_COUNTRIES and party.head in self.name_at
            and self.name_at[party.head].entry.kind in NATIONAL_NAMES
        )  # fmt: skip
        if not counts:
            return None
        code, most = counts.most_common(1)[0]
        return code if most * 2 > counts.total() else None

    # -- who stands in a slot ------------------------------------------------------------------------------

    def party(self, token: Token) -> Party | None:
        """Return who a noun phrase or pronoun denotes, by its head token; None where it denotes nobody."""
        if token.i in self._parties:
            return self._parties[token.i]
        party = self._find(token)
        self._parties[token.i] = party
        return party

    def _find(self, token: Token) -> Party | None:
        name = self.name_at.get(token.i)
        if name is not None:
            return self._parties.get(self.doc[name.start : name.end].root.i)
        if token.lower_ in PRONOUNS:
            return self._pronoun(token)
        measured = self._measured(token)
        if measured is not None:
            return self.party(measured)
        if token.pos_ == "PROPN" and token.ent_type_ not in NO_ACTOR:
            return self._unrecognised(token)
        return None

    def _measured(self, token: Token) -> Token | None:
        """Return the diplomats of "a group of diplomats", "some of the diplomats"."""
        if token.lemma_.lower() in self.lexicon.classes["quantity"] or token.pos_ in ("NUM", "PRON", "DET"):
            of = child(token, "prep")
            if of is not None and of.lower_ in ("of", "among"):
                return governed(of)
        return None

    def _unrecognised(self, token: Token) -> Party | None:
        """A proper noun that neither lexicon nor recogniser knows, as it stands."""
        start = token.i
        while start > 0 and self.doc[start - 1].pos_ == "PROPN" and self.doc[start - 1].head.i >= start - 1 and (start - 1) not in self.name_at:
            start -= 1
        profile = self.phrases.describe(token)
        text = self.doc[start : token.i + 1].text
        return Party(token.i, start, token.i + 1, "organization", "name", text, profile.code, profile.sector)

    def maker(self, token: Token) -> Party | None:
        """Return whose a thing is by the words before it: "Iraq's proposal", "the Syrian positions"."""
        for other in token.children:
            if other.dep_ in ("poss", "amod", "compound", "nmod"):
                name = self.name_at.get(other.i)
                party = self.party(other) if name is None or self.phrases.owns(name) else None
                if party is not None:
                    return party
        return None

    def owned(self, token: Token) -> Party | None:
        """Return whose a thing is: what stands before it, else "a plan by the rebels", "the streets of Lima"."""
        party = self.maker(token)
        if party is not None:
            return party
        for other in token.children:
            if other.dep_ == "acl":  # "a rally staged by students"
                other = child(other, "agent") or other
            if other.dep_ in ("prep", "agent") and other.lower_ in ("by", "of", "from", "on", "in", "against"):
                inner = governed(other)
                party = self.party(inner) if inner is not None else None
                if party is not None:
                    return party
        return None

    def _pronoun(self, token: Token) -> Party | None:
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
        return self.party(source.root) if source is not None and not start <= token.idx < end else None

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
                    party = self._parties.get(source.root.i) if source is not None else None
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

    def parties(self, token: Token) -> list[Party]:
        """Return all who stand in a slot: conjuncts, and both peoples of "Hungarian and Romanian officials"."""
        found: list[Party] = []
        first: Party | None = None
        for conjunct in self._company(token):
            party = self.party(conjunct)
            if party is None:
                continue
            if first is not None and party.form == "description" and not party.code and conjunct.i > first.head:
                if child(conjunct, "det", "poss") is None:
                    party.code = first.code
            first = first or party
            shared = self._peoples(conjunct, party)
            found.extend(shared or [party])
        return list({(party.identifier, party.code): party for party in found}.values())

    def _company(self, token: Token) -> list[Token]:
        """Return conjuncts and those in company: "Russia, along with Egypt and France,"."""
        found = conjuncts(token)
        for other in token.children:
            if other.dep_ == "prep" and other.lower_ in self.lexicon.classes["company"]:
                inner = governed(other)
                found.extend(conjuncts(inner) if inner is not None else ())
        return found

    def _peoples(self, head: Token, party: Party) -> list[Party]:
        """Split a description whose noun two peoples share."""
        if party.form != "description":
            return []
        for other in head.children:
            peoples = [self.name_at.get(word.i) for word in conjuncts(other)] if other.dep_ in ("amod", "compound", "nmod") else []
            codes = [name for name in peoples if name is not None and name.entry.code]
            if len(codes) > 1:
                noun = self.doc[party.head].text
                return [
                    replace(party, code=name.entry.code, identifier=f"{self.doc[name.start:name.end].text} {noun}")
                    for name in codes
                ]
        return []

    def locative_code(self, sentence: Span) -> str | None:
        """Return the country of a place that the sentence says something is in, None where there are two."""
        codes = set()
        for at in range(sentence.start, sentence.end):
            name = self.name_at.get(at)
            if name is not None and name.entry.code and name.kind in ("place", "country"):
                above = self.doc[name.start : name.end].root.head
                if above.dep_ == "prep" and above.lower_ in LOCATIVE:
                    codes.add(name.entry.code)
        return codes.pop() if len(codes) == 1 else None

    # -- what leaves the stage -----------------------------------------------------------------------------

    def entity(self, party: Party) -> Entity:
        """Write a party as a PLOVER entity."""
        span = self.doc[party.start : party.end]
        return Entity(
            entity_text=span.text,
            start=span.start_char,
            end=span.end_char,
            identifier_text=party.identifier,
            code=party.code,
            sector=party.sector or None,
            other_sectors=tuple(dict.fromkeys(other for other in party.others if other and other != party.sector)),
            office=party.office,
        )

    def mentions(self) -> list[Mention]:
        """Return every mention of an actor, pronouns that were resolved among them, in the order of the text."""
        resolved = {party.head: party for party in self._parties.values() if party is not None}
        found = []
        for party in sorted(resolved.values(), key=lambda party: (party.start, party.end)):
            span = self.doc[party.start : party.end]
            found.append(
                Mention(
                    text=span.text, start=span.start_char, end=span.end_char, kind=party.kind,
                    identifier_text=party.identifier, code=party.code, sector=party.sector or None,
                    form=party.form, office=party.office,
                )
            )  # fmt: skip
        return found
