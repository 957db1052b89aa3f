"""Who stands where in a text: the parties in a slot, whose a thing is, and what leaves the stage."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Words
from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.reading.complements import lemma
from dragoman.reading.coreference import MANY, PRONOUNS, Coreference
from dragoman.reading.homeland import give_countries
from dragoman.reading.joint import several
from dragoman.reading.nameindex import Name
from dragoman.reading.parties import NATIONAL_NAMES, Parties, Party
from dragoman.reading.syntax import child, conjuncts, governed, head_of_conjunction, relative_owner
from dragoman.types import Attribution, Entity, Mention

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around", "round"})
# Prepositions that tell whose or with whom a thing is: "a plan by", "the streets of", "ties with".
OWNING = frozenset({"by", "of", "from", "on", "in", "against", "with", "to", "towards", "toward", "between"})
CONNECTING = frozenset({"connect", "join", "link", "separate", "span"})  # "a bridge linking Spain and France"
NO_ACTOR = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "LANGUAGE", "EVENT"}
)
GOVERNING = frozenset({"country", "capital", "seat"})  # names that patterns take for a state

# What patterns call a body of some sector: "the RSF shelled" is what "the rebels shelled" is.
BODY_OF_SECTOR = {
    "COP": "police",
    "CRM": "gang",
    "GOV": "government",
    "JUD": "court",
    "LAB": "union",
    "LEG": "parliament",
    "MIL": "army",
    "PRM": "militia",
    "PTY": "party",
    "REB": "rebel",
    "UAF": "gunman",
}


class Actors:
    """The actors of one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon, names: Sequence[Name], attributions: Sequence[Attribution]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self._reader = Parties(doc, lexicon, names)
        self.phrases = self._reader.phrases
        self.name_at = self._reader.name_at
        self.labels = {
            at: "COUNTRY" if name.entry.kind in GOVERNING else name.kind.upper() for at, name in self.name_at.items()
        }
        self.discourse = self._reader.discourse()
        self._coreference = Coreference(doc, lexicon, self.discourse, self.name_at, attributions)
        for party in self.discourse:
            if party.form == "description":
                self._owned_by_pronoun(party)
        self._parties: dict[int, Party | None] = dict(self._coreference.by_head)
        self._named = {party.identifier for party in self.discourse if party.form == "name"}
        self.focus = self._focus()
        give_countries(doc, self.discourse, lexicon, self.focus)

    def _owned_by_pronoun(self, party: Party) -> None:
        """Say whose "its troops" are: the country and the name of whoever "its" stands for."""
        owner = child(self.doc[party.head], "poss")
        if owner is None or not (owner.lower_ in PRONOUNS or owner.tag_ == "WP$"):
            return
        antecedent = self._antecedent(owner) if owner.tag_ == "WP$" else self._coreference.pronoun(owner)
        if antecedent is not None:
            noun = lemma(self.doc[party.head])
            home = self.lexicon.territories.name_of.get(antecedent.code or "")
            if noun in ("country", "homeland", "nation") and home is not None:
                party.kind, party.code, party.identifier = "country", antecedent.code, home
                return
            if noun == "counterpart":
                party.sector, party.office = antecedent.sector, party.office or antecedent.office
            elif noun not in self.lexicon.classes["relational"]:
                party.code = party.code or antecedent.code
            rest = party.identifier.removeprefix(owner.text).strip()
            party.identifier = f"{antecedent.identifier}'s {rest}"

    def _antecedent(self, pronoun: Token) -> Party | None:
        """Return whose "whose" is."""
        noun = relative_owner(pronoun)
        party = self._coreference.at(noun) if noun is not None else None
        return replace(party, head=pronoun.i, start=pronoun.i, end=pronoun.i + 1, form="pronoun") if party else None

    def _is_national(self, party: Party) -> bool:
        """Does a name tell of a country: its own, a people's, a capital's, or that of one of its bodies?"""
        name = self.name_at.get(party.head)
        return name is not None and (name.entry.kind in NATIONAL_NAMES or name.kind in ("organization", "group"))

    def _focus(self) -> str | None:
        """Return the country most of the text is about, None where no country has half of the mentions."""
        counts = Counter(
            party.code for party in self.discourse
            if party.code and party.code not in ABOVE_COUNTRIES and self._is_national(party)
        )  # fmt: skip
        if not counts:
            return None
        code, most = counts.most_common(1)[0]
        return code if most * 2 > counts.total() else None

    def party(self, token: Token) -> Party | None:
        """Return who a noun phrase or pronoun denotes, by its head token; None where it denotes nobody."""
        if token.i not in self._parties:
            self._parties[token.i] = self._find(token)
        party = self._parties[token.i]
        if party is not None and party.form == "description":
            return self._called(token) or party
        return party

    def _called(self, token: Token) -> Party | None:
        """Return whose name stands right behind a description: "its ally Moussa Traoré", "their neighbour Chad"."""
        beside = child(token, "appos")
        if beside is None or self.doc[beside.left_edge.i - 1] != token:
            return None
        name = self.name_at.get(beside.i)
        named = name is not None and name.kind in ("person", "country", "organization")
        return self._parties.get(self.doc[name.start : name.end].root.i) if name and named else None

    def _find(self, token: Token) -> Party | None:
        name = self.name_at.get(token.i)
        if name is not None:
            return self._parties.get(self.doc[name.start : name.end].root.i)
        if token.lower_ in PRONOUNS:
            return self._coreference.pronoun(token)
        if token.tag_ == "WP$":
            return self._antecedent(token)
        measured = self.measured(token)
        if measured is not None:
            return self.party(measured)
        if token.dep_ in ("compound", "nmod", "poss") or lemma(token) in self.lexicon.classes["fighter"]:
            described = self._reader.described(token, modifier=True)
            if described is not None:
                return described
        if token.pos_ == "PROPN" and token.ent_type_ not in NO_ACTOR:
            return self._unrecognised(token)
        beside = child(token, "appos")  # "the capital Colombo"
        return self.party(beside) if beside is not None and beside.i in self.name_at else None

    def _unrecognised(self, token: Token) -> Party | None:
        """A proper noun that neither lexicon nor recogniser knows, as it stands."""
        start = token.i
        while (
            start > 0
            and self.doc[start - 1].pos_ == "PROPN"
            and self.doc[start - 1].head.i >= start - 1
            and (start - 1) not in self.name_at
        ):
            start -= 1
        profile = self.phrases.describe(token)
        text = self.doc[start : token.i + 1].text
        return Party(token.i, start, token.i + 1, "organization", "name", text, profile.code, profile.sector)

    def measured(self, token: Token) -> Token | None:
        """Return the sanctions of "most of its sanctions"."""
        return self._reader.measured(token)

    def called(self, token: Token) -> Words:
        """Return what patterns may call whoever a name or pronoun denotes: by its kind, its description, its sector."""
        party = self.party(token) if token.i in self.name_at or token.lower_ in PRONOUNS else None
        if party is None:
            return frozenset()
        found = {"COUNTRY" if party.kind == "country" else party.kind.upper()}
        if party.agent is not None:
            found.add(party.agent.rsplit(" ", 1)[-1])
        if party.kind in ("organization", "group") and party.sector in BODY_OF_SECTOR:
            found.add(BODY_OF_SECTOR[party.sector])
        return frozenset(found)

    def maker(self, token: Token) -> Party | None:
        """Return whose a thing is by the words before it: "Iraq's proposal", "the Syrian positions".

        Of "Syrian army positions" it is the army's, which is Syrian.
        """
        found: Party | None = None
        for other in token.children:
            if other.dep_ in ("poss", "amod", "compound", "nmod"):
                name = self.name_at.get(other.i)
                party = self.party(other) if name is None or self.phrases.owns(name) else None
                if party is None or self.is_unknown(party):
                    continue
                if found is not None and party.form == "description" and found.form == "name" and not party.code:
                    party.code = found.code
                    return party
                found = found or party
        return found

    def owners(self, token: Token, prepositions: Set[str] = OWNING, depth: int = 1) -> list[Party]:
        """Return whose a thing is: what stands before it, else "a plan by the rebels", "exports to Chad and Niger"."""
        party = self.maker(token)
        if party is not None:
            return [party]
        for other in token.children:
            inner: Token | None = None
            if other.dep_ == "acl" and lemma(other) in CONNECTING:
                inner = child(other, "dobj")
            elif other.dep_ == "acl":  # "a rally staged by students"
                other = child(other, "agent") or other
            if other.dep_ in ("prep", "agent") and other.lower_ in prepositions:
                inner = governed(other)
            if inner is None:
                continue
            found = [one for one in self.parties(inner) if not self.is_unknown(one)]
            found = found or (self.owners(inner, prepositions, depth - 1) if depth else [])  # "limits on sales to Chad"
            if found:
                return found
        return []

    def is_named(self, party: Party) -> bool:
        """Does the text say who it is: by a name, as a body, or as the holder of an office ("the foreign minister")?"""
        if party.identifier in self._named or party.kind in ("organization", "country", "place"):
            return True
        head = self.doc[party.head]
        return (
            party.kind == "person"
            and child(head, "det", "poss") is not None
            and head.tag_ == "NN"
            and not any(other.lower_ in ("a", "an") for other in head.children)
        )

    def is_unknown(self, party: Party) -> bool:
        """Is it a name that nothing is known of ("Friendship Bridge"), so perhaps a thing or a place like any?"""
        if party.form != "name" or party.code is not None:
            return False
        built = self.doc[party.end - 1].lower_ in self.lexicon.classes["infrastructure"]
        return party.head not in self.name_at or party.kind == "place" or built

    def parties(self, token: Token) -> list[Party]:
        """Return all who stand in a slot: conjuncts, and both peoples of "Hungarian and Romanian officials"."""
        found: list[Party] = []
        first: Party | None = None
        for conjunct in self._company(token):
            joint = several(conjunct, self.discourse, self.lexicon) or self._they(conjunct)
            if joint:
                found.extend(joint)
                continue
            party = self.party(conjunct)
            if party is None:
                continue
            if first is not None and self._shares(party, first):
                party.code = first.code
            first = first or party
            shared = self._peoples(conjunct, party)
            found.extend(shared or [party])
        return list({(party.identifier, party.code): party for party in found}.values())

    def _they(self, pronoun: Token) -> list[Party]:
        """Return all whom "they" stands for where the first of several named together is meant."""
        first = self._coreference.antecedent(pronoun) if pronoun.lower_ in MANY else None
        together = conjuncts(self.doc[first.head]) if first is not None else []
        company: list[Party] = []
        for one in together:
            party = self.party(one) if one.i < pronoun.i else None
            if party is not None:
                company.extend(self._peoples(one, party) or [party])
        if len(company) < 2:
            return []
        here = pronoun.i
        return [replace(one, head=here, start=here, end=here + 1, form="pronoun") for one in company]

    def _shares(self, party: Party, first: Party) -> bool:
        """Does a second noun share the people named before the first: "Israeli helicopters and tanks"?"""
        bare = party.form == "description" and not party.code and party.head > first.head
        return bare and child(self.doc[party.head], "det", "poss") is None

    def _company(self, token: Token) -> list[Token]:
        """Return conjuncts and those in company: "Russia, along with Egypt and France,"."""
        found = [one for one in conjuncts(token) if one == token or not self._second_office(one)]
        measured = self.measured(token)
        if measured is not None:  # "a column of soldiers and mercenaries"
            found.extend(conjuncts(measured)[1:])
        for other in token.children:
            if other.dep_ == "prep" and other.lower_ in self.lexicon.classes["company"]:
                inner = governed(other)
                found.extend(conjuncts(inner) if inner is not None else ())
        added = self._as_well_as(token)
        return [*found, added] if added is not None and added not in found else found

    def _as_well_as(self, token: Token) -> Token | None:
        """Return who is added to an object: "held the editor, as well as two nurses"."""
        behind = [other for other in token.head.rights if other.i > token.i and other.dep_ != "punct"]
        if len(behind) > 1 and behind[0].lower_ == "as" and behind[1].dep_ in (token.dep_, "npadvmod"):
            return behind[1]
        return None

    def _second_office(self, token: Token) -> bool:
        """Is it one more office of the same person: "the president and commander-in-chief"?"""
        first, second = self.party(head_of_conjunction(token)), self.party(token)
        if first is None or second is None or not first.office or not second.office or second.form == "name":
            return False
        article = child(self.doc[first.head], "det")
        one = token.tag_ in ("NN", "NNP") and child(token, "det", "poss") is None and second.code is None
        return one and article is not None and article.lower_ == "the"

    def _peoples(self, head: Token, party: Party) -> list[Party]:
        """Split a description whose noun two peoples share."""
        if party.form != "description":
            return []
        for other in head.children:
            if other.dep_ in ("amod", "compound", "nmod"):
                first: Token | None = other
            elif other.dep_ == "prep" and other.lower_ in ("from", "of"):
                first = governed(other)
            else:
                continue
            lands = [self.name_at.get(word.i) for word in conjuncts(first)] if first is not None else []
            found = {name.entry.code: name for name in lands if name is not None and name.entry.code}
            if len(found) > 1:
                noun = self.doc[party.head].text
                return [
                    replace(party, code=code, identifier=f"{self.doc[name.start : name.end].text} {noun}")
                    for code, name in found.items()
                ]
        return []

    def locative_code(self, sentence: Span) -> str | None:
        """Return the country of a place that the sentence says something is in, None where there are two."""
        codes = set()
        for at in range(sentence.start, sentence.end):
            name = self.name_at.get(at)
            if name is not None and name.entry.code and name.kind in ("place", "country"):
                above = self.doc[name.start : name.end].root.head
                while above.lower_ == "of" and above.head.head.dep_ == "prep":  # "in a suburb of Algiers"
                    above = above.head.head
                if above.dep_ == "prep" and above.lower_ in LOCATIVE:
                    codes.add(name.entry.code)
        return codes.pop() if len(codes) == 1 else None

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

    def _own_start(self, party: Party) -> int:
        """Return where a mention by name begins, less whose officer it is: "the junta's Colonel Musa Sow"."""
        start, own = party.start, self.name_at.get(party.head)
        for at in range(party.start, own.start if own is not None else party.start):
            other = self._parties.get(at)
            if other is not None and other is not party and other.identifier != party.identifier:
                start = at + 2 if self.doc[at + 1].tag_ == "POS" else at + 1
        return start

    def mentions(self) -> list[Mention]:
        """Return every mention of an actor, pronouns that were resolved among them, in the order of the text.

        A description is cut to its noun, so that it does not cover the names that it contains.
        """
        found = []
        for party in self._parties.values():
            if party is None:
                continue
            if party.form == "description":
                span = self.doc[party.start : party.head + 1]
            else:
                span = self.doc[self._own_start(party) : party.end]
            found.append(
                Mention(
                    text=span.text,
                    start=span.start_char,
                    end=span.end_char,
                    kind=party.kind,
                    identifier_text=party.identifier,
                    code=party.code,
                    sector=party.sector or None,
                    form=party.form,
                    office=party.office,
                )
            )
        return sorted({(one.start, one.end): one for one in found}.values(), key=lambda one: (one.start, one.end))
