"""Names and descriptions as parties: who a noun phrase denotes by its own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Words
from dragoman.reading.nameindex import Name
from dragoman.reading.phrases import Phrases, Profile
from dragoman.reading.syntax import child, governed, is_lost_noun
from dragoman.types import MentionForm, MentionKind

TITLE_DEPS = frozenset({"compound", "nmod", "amod", "poss", "case", "appos", "punct", "npadvmod"})
NOMINAL_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})  # "the general" is often tagged an adjective
NATIONS = frozenset({"country", "demonym"})
NATIONAL_NAMES = NATIONS | {"capital", "region", "seat"}
ARMED = frozenset({"MIL", "PRM", "REB", "UAF"})
QUANTIFIERS = frozenset({"det", "predet", "nummod", "quantmod"})


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


def _counts(token: Token, numbers: Words) -> bool:
    """Is a token an article or part of a number ("at least 12", "several")?"""
    if token.dep_ in QUANTIFIERS or (token.dep_ == "amod" and token.lower_ in numbers):
        return True
    above = token.head
    return above.dep_ in ("nummod", "quantmod") or (above.dep_ == "advmod" and above.head.dep_ == "nummod")


def _is_bare(noun: Token) -> bool:
    """Has a singular noun neither article nor anything else before it?"""
    return noun.tag_ == "NN" and not any(other.i < noun.i for other in noun.children)


class Parties:
    """Reads the names and descriptions of one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon, names: Sequence[Name]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.name_at = {at: name for name in names for at in range(name.start, name.end)}
        self.phrases = Phrases(doc, lexicon, self.name_at)
        for name in names:
            if name.kind == "organization" and not name.entry.code:
                self._from_its_own_words(name)

    def discourse(self) -> list[Party]:
        """Every name and every description of an actor, in the order of the text."""
        found: list[Party] = []
        at = 0
        while at < len(self.doc):
            name, token = self.name_at.get(at), self.doc[at]
            party: Party | None = None
            if name is not None:
                party = self._named(name)
            elif (
                token.pos_ in ("NOUN", "PROPN")
                or (token.pos_ == "ADJ" and token.dep_ in NOMINAL_DEPS)
                or is_lost_noun(token)
            ):
                party = self.described(token)
            at = name.end if name is not None else at + 1
            if party is not None:
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
        if entry.code == "NGO" and name.known:
            party.code = self._branch(head) or party.code
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
        return party

    def _branch(self, head: Token) -> str | None:
        """Return whose branch of a worldwide body it is: "the South Korean Red Cross"."""
        names = (self.name_at.get(other.i) for other in head.lefts if other.dep_ in TITLE_DEPS)
        return next((name.entry.code for name in names if name is not None and name.entry.kind in NATIONS), None)

    def _around(self, name: Name, head: Token) -> Iterator[Profile]:
        """Descriptions of a name: title before it, apposition after it, or the noun it is set beside."""
        start = name.start
        long = self.phrases.agent_at(self.doc[start - 1]) if start > 0 else None
        if long is not None and self.doc[start - 1].dep_ == "pobj":  # "Secretary of State John Mill"
            start = long[1]
        while start > 0 and self._modifies(self.doc[start - 1], head):
            start -= 1
        if start < name.start:
            yield self._title(name, start)
        beside = self.phrases.apposition(head)
        if beside is not None:
            yield beside
        if head.dep_ in ("appos", "nmod") and head.head.i not in self.name_at:
            yield self.phrases.describe(head.head)
        of = next((other for other in head.rights if other.dep_ == "prep" and other.lower_ == "of"), None)
        if of is not None and name.kind == "person":  # "King Hassan of Morocco"
            yield self.phrases.describe(head)

    def _modifies(self, token: Token, head: Token) -> bool:
        """Does a token before a name stand in its phrase, not in front of it?"""
        return token.dep_ in TITLE_DEPS and token.i < token.head.i <= head.i

    def _title(self, name: Name, start: int) -> Profile:
        """Read "Italian Deputy Foreign Minister" before a name: the last agent phrase, with its own modifiers."""
        profile = Profile(start, name.start)
        before = name.start
        for at in range(name.start - 1, start - 1, -1):
            found = self.phrases.agent_at(self.doc[at])
            if found is not None:
                profile.agent, before = found
                profile.sector, profile.others = profile.agent.sector or None, profile.agent.others
                break
        for at in range(before - 1, start - 1, -1):
            self._title_modifier(at, profile)
        if profile.agent is not None:
            profile.office = self._office(start, name.start)
        return profile

    def _title_modifier(self, at: int, profile: Profile) -> None:
        """A word of a title before its agent phrase: whose officer ("U.N. envoy"), what kind ("ousted president")."""
        other = self.name_at.get(at)
        if other is not None:
            profile.code = profile.code or other.entry.code
            if other.kind != "place" and other.entry.sector:
                profile.sector = other.entry.sector
            return
        sectors = self.lexicon.modifiers.get(self.doc[at].lower_)
        if sectors and profile.agent is not None:
            profile.others = (profile.sector, *profile.others) if profile.sector else profile.others
            profile.sector = sectors[0]

    def _office(self, start: int, end: int) -> str:
        """Return the words of a title less nationality and the like: "Deputy Foreign Minister"."""
        left = end - 1
        while left > start and left - 1 not in self.name_at and self.doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ"):
            left -= 1
        return self.doc[left:end].text

    def _from_its_own_words(self, name: Name) -> None:
        """ "Kenya Ports Authority": a name that contains a country and a kind of body says whose it is."""
        territories, words = self.lexicon.territories, self.doc[name.start : name.end]
        code = next(
            (
                code
                for word in words
                if (code := territories.demonym(word.text) or territories.country(word.text)) is not None
            ),
            None,
        )
        sector = name.entry.sector
        owned = next((word.i - words.start for word in words if word.lower_ in ("of", "for")), 0)
        ends = dict.fromkeys((-1, owned - 1 if owned else 0))  # "Central Bank of Iran" is a bank
        found = [one[0] for at in ends if (one := self.phrases.agent_at(words[at])) is not None]
        body = next((agent for agent in found if agent.role == "body"), None)
        if body is not None and code is None:  # of the bodies of many countries, say "Association of African Jurists"
            people = found[0].role == "agent"  # a federation of lawyers is civil society
            kind = body.sector or ("SOC" if people else "")
            above = (self.lexicon.supranational.get((word.lower_, kind)) for word in words)
            code = next((one for one in above if one), None)
        if found:
            sector = sector or found[0].sector or None
        name.entry = replace(name.entry, code=code, sector=sector)

    def described(self, token: Token, modifier: bool = False) -> Party | None:
        """Read a common noun for someone who acts; None for any other noun and for titles before a name.

        A noun before another one ("army aircraft") is read only where it is asked for as a modifier.
        """
        if token.dep_ in ("compound", "nmod") and token.head.i > token.i and not modifier:
            return None
        if self.measured(token) is not None:
            return None
        found = self.phrases.agent_at(token)
        if found is None or (found[0].role == "office" and found[1] < token.i and self._titles(token)):
            return None
        profile = self.phrases.describe(token)
        if found[1] == token.i and token.lemma_.lower() in self.lexicon.classes["abstract"] and _is_bare(token):
            return None
        if found[0].role == "equipment" and not profile.code and profile.owner is None:
            return None  # weapons act for someone; nobody's are nobody
        kind: MentionKind = "organization" if found[0].role == "body" else "group"
        if found[0].role == "office":
            kind = "person"
        party = Party(
            token.i, profile.start, profile.end, kind, "description", "",
            profile.code, profile.sector, profile.others, profile.office, found[0].phrase,
        )  # fmt: skip
        armed = found[0].sector in ARMED or token.lemma_.lower() in self.lexicon.classes["fighter"]
        body = self._body(token) if found[0].role == "agent" and armed else None
        if body is not None:  # "fighters of the RSF" are the RSF
            party.identifier, party.kind = body.identifier, body.kind
        else:
            party.identifier = self._label(party, profile)
        return party

    def _titles(self, token: Token) -> bool:
        """Does a name follow an office at once: "Secretary of State John Mill"?"""
        name = self.name_at.get(token.i + 1)
        return name is not None and name.kind == "person" and token.dep_ == "pobj"

    def _body(self, people: Token) -> Name | None:
        """Return the named body that people in arms are of."""
        for other in people.children:
            word = governed(other) if other.dep_ == "prep" and other.lower_ in ("of", "from") else other
            name = self.name_at.get(word.i) if word is not None else None
            belongs = word is not None and word.dep_ in ("pobj", "compound", "nmod", "poss", "amod")
            if name is not None and belongs and name.kind in ("organization", "group"):
                return None if name.entry.kind in NATIONAL_NAMES else name
        return None

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
        start = next((token.i for token in tokens if not _counts(token, self.lexicon.classes["number"])), party.head)
        return self.doc[start : party.head + 1].text

    def measured(self, token: Token) -> Token | None:
        """Return the diplomats of "a group of diplomats", "some of the diplomats"."""
        if token.lemma_.lower() in self.lexicon.classes["quantity"] or token.pos_ in ("NUM", "PRON", "DET"):
            of = child(token, "prep")
            if of is not None and of.lower_ in ("of", "among"):
                return governed(of)
        return None
