"""What a noun phrase says of whom it denotes: country, sectors, office, and where it begins and ends."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.agents import Agent
from dragoman.reading.nameindex import Name
from dragoman.reading.syntax import child, governed

LONGEST_AGENT = 6  # tokens in the longest phrase of agents.tsv that is looked up
BELONGING = ("of", "from", "in", "for", "at", "with", "within", "inside", "across", "throughout", "to")
PREMODIFIERS = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "det", "predet", "quantmod", "advmod"}
)


STATES = frozenset({"country", "demonym", "capital", "seat"})
OVERRIDING = frozenset({"REB", "ELI", "OPP", "PRM", "UAF"})  # sectors that a modifier gives whatever the noun


def _joined(words: list[str]) -> str:
    """Write tokens as the lexicon writes phrases: "women's group", "vice-president"."""
    return " ".join(words).replace(" - ", "-").replace(" '", "'").replace(" ’", "'")


@dataclass(slots=True)
class Profile:
    """Who a phrase denotes; `start` and `end` are tokens, `agent` the common noun that names the part."""

    start: int
    end: int
    agent: Agent | None = None
    agent_start: int = 0
    code: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    owner: Name | None = None


@dataclass(slots=True)
class Phrases:
    """Reads the noun phrases of one text."""

    doc: Doc
    lexicon: Lexicon
    name_at: dict[int, Name]

    def agent_at(self, head: Token) -> tuple[Agent, int] | None:
        """Return the longest phrase of agents.tsv that ends on a token, and the token it starts on."""
        agents = self.lexicon.agents
        lasts = tuple(dict.fromkeys((head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s"))))
        if not any(last in self.lexicon.agent_heads for last in lasts):
            return None
        for size in range(LONGEST_AGENT, 0, -1):
            start = head.i - size + 1
            if start < head.sent.start:
                continue
            before = [self.doc[at].lower_ for at in range(start, head.i)]
            for last in lasts:
                agent = agents.get(_joined([*before, last]))
                if agent is not None:
                    return agent, start
        return None

    def describe(self, head: Token) -> Profile:
        """Read the phrase around a head noun: its nouns first, then what stands before it, then after it."""
        profile = Profile(head.i, head.i + 1)
        found = self.agent_at(head)
        if found is not None:
            profile.agent, profile.start = found
            profile.agent_start = profile.start
            profile.sector = profile.agent.sector or None
            profile.others = profile.agent.others
            if profile.agent.role == "office":
                profile.office = self.doc[profile.start : head.i + 1].text
        for other in reversed(list(head.lefts)):
            if other.dep_ in PREMODIFIERS or (other.dep_ in ("appos", "nmod") and other.i in self.name_at):
                self._before(other, profile)
        for other in head.rights:
            self._after(other, profile)
        self._settle(head, profile)
        return profile

    def _settle(self, head: Token, profile: Profile) -> None:
        """Say what only the whole phrase tells: a country's leaders govern it, a regional force is of no country."""
        if profile.agent is None:
            return
        noun = profile.agent.phrase.rsplit(" ", 1)[-1]
        if noun in self.lexicon.classes["ruler"] and not profile.sector and profile.owner is not None:
            region = self.lexicon.territories.region(profile.owner.entry.name)
            profile.sector = "GOV" if profile.owner.entry.kind in STATES and region is None else None
        if profile.code is None:
            words = (*profile.agent.phrase.split(), *(other.lower_ for other in head.lefts))
            above = (self.lexicon.supranational.get((word, profile.sector or "")) for word in words)
            open_body = profile.sector or profile.agent.role == "body"
            profile.code = next((code for code in above if code), None) if open_body else None

    def owns(self, name: Name) -> bool:
        """Does a name before a noun tell whose it is? Not in "anti-Syria" or "ethnic Albanian"."""
        before = self.doc[name.start - 1].lower_ if name.start else ""
        if before in self.lexicon.classes["descent"]:
            return False
        return not (before in ("-", "–") and self.doc[name.start - 2].lower_ in self.lexicon.classes["stance"])

    def _named(self, name: Name, profile: Profile, *, owns: bool) -> None:
        """Take country and, where the noun leaves it open, sector from a name in the phrase."""
        entry = name.entry
        if profile.code is None and entry.code:
            profile.code = entry.code
            profile.owner = name
        if owns and entry.sector and name.kind not in ("place", "country"):
            self._speaks_for(entry.sector, profile)

    def _speaks_for(self, sector: str | None, profile: Profile) -> None:
        """Take the sector of the body that a phrase names, where the noun has none of its own or represents it."""
        agent = profile.agent
        represents = agent is not None and agent.phrase.rsplit(" ", 1)[-1] in self.lexicon.classes["representing"]
        if sector and (represents or not profile.sector):
            profile.sector = sector

    def _is_descent(self, name: Name) -> bool:
        """Is it the second of two peoples, and so no nationality: "Iraqi Turkmen politicians"?"""
        before = self.name_at.get(name.start - 1)
        people = before is not None and before.entry.kind == name.entry.kind == "demonym"
        return people and before is not None and bool(before.entry.code) and self.owns(before)

    def _stands_against(self, profile: Profile, name: Token) -> bool:
        """Is the noun one for whoever stands in some relation to the name before it: "Syria's ally", not "their Afghan
        allies"?"""
        if profile.agent is None or profile.agent.phrase.rsplit(" ", 1)[-1] not in self.lexicon.classes["relational"]:
            return False
        owner = child(name.head, "poss")
        return owner is None or owner == name

    def _before(self, other: Token, profile: Profile) -> None:
        if other.dep_ in ("det", "predet") or other.ent_type_ == "DATE":  # "on Friday students marched"
            return
        at = other.i
        profile.start = min(profile.start, other.left_edge.i)
        name = self.name_at.get(at)
        if name is not None:
            if self.owns(name) and not self._stands_against(profile, other) and not self._is_descent(name):
                self._named(name, profile, owns=True)
        elif profile.agent is None or at < profile.agent_start or other.dep_ == "poss":
            self._modifier(other, profile)
        for inner in other.children:
            if inner.i < at or inner.dep_ in ("conj", "appos"):
                self._before(inner, profile)

    def _modifier(self, other: Token, profile: Profile) -> None:
        """A word before the noun that decides the sector, or a noun that owns it ("the rebels' commander")."""
        sectors = self.lexicon.modifiers.get(other.lower_) or self.lexicon.modifiers.get(other.lemma_.lower())
        if sectors:
            if profile.sector in (None, "", "CVL", "UNK") or sectors[0] in OVERRIDING:
                if profile.sector and profile.sector != sectors[0]:
                    profile.others = (profile.sector, *profile.others)
                profile.sector = sectors[0]
                profile.others = (*sectors[1:], *profile.others)
            elif sectors[0] not in (profile.sector, *profile.others):
                profile.others = (*profile.others, *sectors)
        elif not profile.sector or other.dep_ == "poss":
            found = self.agent_at(other)
            if found is not None and not profile.sector:
                profile.sector = found[0].sector or None

    def _after(self, other: Token, profile: Profile) -> None:
        if other.dep_ == "prep" and other.lower_ in BELONGING:
            target = governed(other)
            if target is None:
                return
            name = self.name_at.get(target.i)
            profile_end = target.i + 1
            if other.lower_ == "to":  # "ambassador to X" tells whom he is sent to, not whose he is
                return
            if name is not None:
                self._named(name, profile, owns=other.lower_ in ("of", "from", "for", "at", "with"))
                profile_end = name.end
            elif target.pos_ in ("NOUN", "PROPN"):
                inner = self.describe(target)
                profile.code = profile.code or inner.code
                profile.owner = profile.owner or inner.owner
                if other.lower_ in ("of", "for", "at", "with", "from"):
                    self._speaks_for(inner.sector, profile)
                profile_end = inner.end
            else:
                return
            charge = other.lower_ == "of" and other.head.head.lemma_.lower() in self.lexicon.classes["charging"]
            if charge and profile_end == target.i + 1 and target.pos_ == "NOUN":
                return  # "accused the president of corruption"
            if other.lower_ in ("of", "for", "from") or (other.lower_ == "in" and other.i == profile.end):
                profile.end = max(profile.end, profile_end)
        elif other.dep_ in ("acl", "amod", "relcl") and other.lower_ in self.lexicon.classes["allegiance"]:
            self._allegiance(other, profile)

    def _allegiance(self, word: Token, profile: Profile) -> None:
        for preposition in word.children:
            if preposition.dep_ in ("prep", "agent"):
                target = governed(preposition)
                name = self.name_at.get(target.i) if target is not None else None
                if name is not None:
                    self._named(name, profile, owns=False)
                    if word.i <= profile.end:  # "forces loyal to X", not "forces, led by X,"
                        profile.end = max(profile.end, name.end)

    def apposition(self, head: Token) -> Profile | None:
        """Read the description set beside a name: "X, Italy's deputy foreign minister,"."""
        beside = child(head, "appos")
        return self.describe(beside) if beside is not None and beside.i not in self.name_at else None
