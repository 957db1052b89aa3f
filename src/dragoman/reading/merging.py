"""What remains of the happenings of a sentence: each once, with parties that can be parties."""

from dataclasses import dataclass, field
from itertools import product

from spacy.tokens import Span, Token

from dragoman.lexicon.plover import QUAD, SECTORS
from dragoman.reading.actors import Actors
from dragoman.reading.matching import Match
from dragoman.reading.parties import Party
from dragoman.reading.roles import distinct

PLACED = frozenset({"AID", "RETREAT", "CONCEDE", "AGREE", "THREATEN"})
DIPLOMACY = frozenset(
    {"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"}
)  # which cross borders, whoever the others are
STATELY = frozenset({"", "GOV", "MIL", "SPY", "COP"})  # who deals with other countries and their people
# Done to a country or its envoys, these are another country's; those at home do them to their government.
DONE_TO_OTHERS = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
DOMESTIC = frozenset({"PTY", "OPP", "LEG", "JUD", "LAB"})  # bodies that act at home, as rebels do not always
NATIONAL_SECTORS = SECTORS - {"UNK", "PRE"}


@dataclass(slots=True)
class Happening:
    """An event before it is written: the frame's type after all that governs it has had its say."""

    match: Match
    event: str
    modes: tuple[str, ...]
    cameo: str
    actors: list[Party]
    recipients: list[Party]
    words: set[int]
    sentence: Span
    planned: bool = False
    top: Token = field(init=False)
    toll: Token = field(init=False)  # the clause that tells whom it harmed

    def __post_init__(self) -> None:
        self.top = self.toll = self.match.top


def _related(inner: Token, outer: Token) -> bool:
    """Does a word stand in the clause of another: below it with no finite clause between?"""
    token = inner
    while token != outer:
        if token.dep_ in ("ROOT", "relcl", "ccomp", "parataxis") or token.head == token:
            return False
        if token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"):
            return False
        token = token.head
    return True


def merge(happenings: list[Happening]) -> list[Happening]:
    """Keep each happening of a sentence once: a noun told with its verb, a deployment within its attack."""
    kept: list[Happening] = []
    for one in happenings:
        outer = next(
            (
                other for other in happenings
                if other is not one
                and (other.event == one.event or (one.event == "MOBILIZE" and other.event == "ASSAULT"))
                and one.match.top.i != other.match.top.i
                and (
                    _is_cause(other, one)
                    or ((one.match.frame.pos != "v" or _is_result(one) or _same_act(one, other))
                    and _related(one.match.top, other.match.top))
                )
            ),
            None,
        )  # fmt: skip
        if outer is None:
            kept.append(one)
            continue
        if one.event == outer.event:
            outer.modes = tuple(dict.fromkeys((*outer.modes, *one.modes)))
        outer.actors = outer.actors or one.actors
        fallen = _is_cause(outer, one)
        if fallen:
            outer.toll = one.match.top
        if outer.match.frame.recipient.slots and (not outer.recipients or fallen or _is_result(one)):
            names = {party.identifier for party in outer.actors}
            outer.recipients = distinct(
                [*outer.recipients, *(party for party in one.recipients if party.identifier not in names)]
            )
    return kept


def _same_act(one: Happening, other: Happening) -> bool:
    return _same_parties(one, other) and not _two(one, other)


def _two(one: Happening, other: Happening) -> bool:
    """Are two acts in a row different: "abducted a priest and set off a bomb", each done in its own way?"""
    apart = one.match.top.dep_ == "conj" and bool(one.modes and other.modes) and not set(one.modes) & set(other.modes)
    return apart and not (one.recipients and other.recipients)


def _is_result(one: Happening) -> bool:
    """Is it the outcome told in a participle: "attacked the camp, killing 12"?"""
    return one.match.top.dep_ == "advcl" and one.match.top.tag_ == "VBG"


def _same_parties(one: Happening, other: Happening) -> bool:
    left = {party.identifier for party in one.actors}
    right = {party.identifier for party in other.actors}
    to_left = {party.identifier for party in one.recipients}
    to_right = {party.identifier for party in other.recipients}
    return left == right and (not to_left or not to_right or bool(to_left & to_right) or _one_side(one, other))


def _one_side(one: Happening, other: Happening) -> bool:
    """Are those attacked and those killed of one side: "attacked the army of Niger and killed ten soldiers"?"""
    if one.event != "ASSAULT" or (one.modes and other.modes and not set(one.modes) & set(other.modes)):
        return False
    return any(
        a.sector and a.sector == b.sector and (a.code == b.code or not (a.code and b.code))
        for a, b in product(one.recipients, other.recipients)
    )


def _is_cause(one: Happening, other: Happening) -> bool:
    """Is one the attack in which they fell: "ten soldiers were killed when rebels attacked the post"?"""
    top = one.match.top
    fell = other.event == one.event == "ASSAULT" and not other.actors and bool(one.actors)
    when = top.dep_ == "advcl" and top.head == other.match.top
    return fell and when and any(word.lower_ in ("when", "as") for word in top.children)


def worth_telling(found: Happening) -> bool:
    """A noun or adjective alone ("the talks", "an attack") is an event only with a party, or with a carrier."""
    if found.match.frame.pos == "m":
        return bool(found.actors and found.recipients)
    if "speaker" in found.match.frame.actor.slots:
        return bool(found.actors)
    if found.event == "CONSULT" and "visit" in found.modes and any(party.sector == "REF" for party in found.actors):
        return False  # those who flee arrive, but do not visit
    if found.match.frame.pos == "a" and found.match.trigger.dep_ == "amod":
        return bool(found.actors)  # "the besieged town" tells who only as "the army-besieged town"
    if found.match.frame.pos == "v":
        return bool(found.actors or found.recipients)
    return bool(found.actors or found.recipients) and (
        found.match.frame.pos != "n" or found.match.carrier is not None or bool(found.actors) or QUAD[found.event] == 4
    )


def without_places(found: Happening) -> None:
    """Drop towns that stand for no government: they do nothing, and only material acts and visits are done to them."""
    found.actors = [party for party in found.actors if party.kind != "place" or party.sector]
    if QUAD[found.event] != 4 and found.event not in PLACED and "visit" not in found.modes:
        found.recipients = [party for party in found.recipients if party.kind != "place" or party.sector]


def place_parties(found: Happening, actors: Actors) -> None:
    """Give parties without a country that of the place the sentence names, else of the text's one country.

    A named body may be foreign anywhere, and a minister or marshal who deals with Turkey is rarely Turkish: neither is
    guessed. Whoever deals with Turkish parties, workers, rebels or a bureau otherwise than in diplomacy mostly is, and
    people protest at home. A wrong guess costs more than one line: it keeps the name apart in every other article.
    """
    diplomatic = QUAD[found.event] in (1, 2) or found.event in ("REQUEST", "REJECT", "THREATEN")
    abroad = {
        party.code
        for party in (*found.actors, *found.recipients)
        if found.event in DIPLOMACY
        or ((party.sector or "") in STATELY and (party.kind != "organization" or party.form != "name"))
    }
    others = {
        party.code
        for party in (*found.actors, *found.recipients)
        if party.kind == "country" or (party.agent or "") in actors.lexicon.classes["diplomat"]
    }
    for party in (*found.actors, *found.recipients):
        victim = party.form == "description" and not party.sector and QUAD[found.event] == 4
        protester = found.event == "PROTEST" and party in found.actors
        if party.code is not None or party.form == "pronoun":
            continue
        if not (victim or protester or party.sector in NATIONAL_SECTORS):
            continue
        body = party.kind == "organization" and party.form == "name"
        if body and party.sector not in DOMESTIC and not protester:
            continue
        if not (party.kind == "person" and QUAD[found.event] in (1, 2)):  # whom one meets in Addis is no Ethiopian
            party.code = actors.locative_code(found.sentence)
        foreign = party.kind == "person" and (diplomatic or party.sector == "GOV") and actors.focus in abroad
        foreign = foreign or (found.event in DONE_TO_OTHERS and actors.focus in others)
        if party.code is None and not foreign:
            party.code = actors.focus
