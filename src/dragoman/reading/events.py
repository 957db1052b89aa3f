"""Who did what to whom: frames that fired, their parties, and what the sentence makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Words
from dragoman.lexicon.plover import COOPERATIVE, FUTURE_CAMEO, QUAD
from dragoman.reading.actors import LOCATIVE, Actors
from dragoman.reading.complements import lemma
from dragoman.reading.governance import SCENE, absorb, flipped, governor
from dragoman.reading.matching import Match, Matcher
from dragoman.reading.parties import Party
from dragoman.reading.roles import carried, distinct, fill
from dragoman.reading.syntax import child, deep_object, subject

MODE_OF_COMPLEMENT = {
    "REQUEST": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "REJECT": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "THREATEN": {
        "ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict",
    },
}  # fmt: skip
DEFAULT_MODE = {"REQUEST": "change", "REJECT": "change"}
# Statements and protests are about someone even where no slot of the frame says whom.
CONCERNING = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "PROTEST"})
PLACED = frozenset({"AID", "RETREAT", "CONCEDE", "AGREE", "THREATEN"})
VIOLENT = frozenset({"ASSAULT", "MOBILIZE"})
YIELD_CAMEO, THREAT_CAMEO = "035", "138"
OCCASIONS = frozenset({"during", "on", "after", "before", "following", "at", "in", "for"})
MOVING = frozenset({"MOBILIZE", "AID", "RETREAT"})
NATIONAL_SECTORS = frozenset(
    [
        "GOV",
        "LEG",
        "JUD",
        "MIL",
        "COP",
        "SPY",
        "PRM",
        "PTY",
        "OPP",
        "REB",
        "CVL",
        "LAB",
        "EDU",
        "MED",
        "JRN",
        "AGR",
        "BUS",
        "REL",
        "SOC",
        "CRM",
        "REF",
        "UAF",
        "ELI",
    ]
)


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

    def __post_init__(self) -> None:
        self.top = self.match.top


def _complement_mode(match: Match) -> tuple[str, ...]:
    """Take the mode of a request or refusal from what is asked for or refused."""
    event = match.frame.event
    if match.frame.mode or event not in MODE_OF_COMPLEMENT:
        return match.frame.mode
    for inner in match.inner:
        mode = MODE_OF_COMPLEMENT[event].get(inner.frame.event, DEFAULT_MODE.get(event))
        if mode:
            return (mode,)
    return ()


def _sides(match: Match, actors: Actors) -> tuple[list[Party], list[Party]]:
    """Fill both sides of a frame, from its own slots, its light verb, then from what it swallowed."""
    doing = fill(match, match.frame.actor, actors)
    done_to = _makers(match, actors) or fill(match, match.frame.recipient, actors)
    lent_actor, lent_recipient = carried(match, actors)
    doing = distinct([*lent_actor, *doing]) if match.frame.actor.pooled else (lent_actor or doing)
    done_to = lent_recipient or done_to
    if not doing and match.carrier is None and match.frame.pos == "n":
        doing = _accompanied(match, actors)
    if not doing and match.frame.event in MOVING and match.frame.pos == "v":
        doing = _moved(match, actors)
    if match.frame.event == "REQUEST" and not done_to:
        done_to = _asked(match, actors)
    done_to = _others(done_to, doing)
    if not done_to and match.frame.recipient.slots:
        done_to = _from_inner(match, doing, actors)
    return doing, done_to


def _concerned(match: Match, doing: list[Party], actors: Actors) -> list[Party]:
    """Return the first party with a country in what a statement is about: whom a promise or threat concerns."""
    names = {party.identifier for party in doing} | {None}
    codes = {party.code for party in doing}
    inside: list[Party] = []
    for token in match.top.subtree:
        if token.i <= match.top.i or token.dep_ == "appos" or not _within(token, match.top):
            continue
        party = actors.party(token)
        if party is None or party.code is None or party.identifier in names or party.form == "pronoun":
            continue
        if token.dep_ == "pobj" and token.head.lower_ in LOCATIVE:
            inside.append(party)
        elif party.code not in codes:
            return [party]
    return inside[:1]


def _is_demand(clause: Token) -> bool:
    """Is it what a threat is to force: "unless Israel withdraws"?"""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ == "unless"


def _within(token: Token, top: Token) -> bool:
    """Does a word belong to what is said, with no further clause of its own between?"""
    while token != top:
        if token.dep_ in ("relcl", "parataxis", "conj") and token.pos_ in ("VERB", "AUX"):
            return False
        if token.dep_ == "prep" and token.lower_ in SCENE:
            return False
        if token.dep_ == "advcl" and token.tag_ != "VB" and child(token, "mark") is not None and not _is_demand(token):
            return False
        token = token.head
    return True


def _accompanied(match: Match, actors: Actors) -> list[Party]:
    """ "During a visit to Cairo, the minister said": the subject of the clause makes the visit."""
    above = match.trigger.head
    if match.frame.event != "CONSULT" or match.trigger.dep_ != "pobj" or above.lower_ not in OCCASIONS:
        return []
    determiner = child(match.trigger, "det")
    token = subject(above.head) if above.head.pos_ == "VERB" else None
    if token is None or determiner is None or determiner.lower_ not in ("a", "an"):
        return []
    return actors.parties(token)


def _moved(match: Match, actors: Actors) -> list[Party]:
    """Return the forces that are sent where no one is said to send them: "Turkish troops were deployed"."""
    thing = deep_object(match.trigger)
    if thing is None or lemma(thing) not in actors.lexicon.classes["troop"]:
        return []
    return actors.parties(thing)


def _others(parties: list[Party], doing: list[Party]) -> list[Party]:
    """Return the parties that are not those doing."""
    names = {party.identifier for party in doing}
    return [party for party in parties if party.identifier not in names]


def _makers(match: Match, actors: Actors) -> list[Party]:
    """Return whose the thing is that a frame asked for as its object, where that is whom the act is aimed at."""
    thing = deep_object(match.trigger) if match.frame.by_maker else None
    maker = actors.maker(thing) if thing is not None and actors.party(thing) is None else None
    return [maker] if maker is not None else []


def _asked(match: Match, actors: Actors) -> list[Party]:
    """Return who is to do what is asked for: "demanded that Israel ease restrictions"."""
    for clause in match.top.children:
        if clause.dep_ in ("ccomp", "xcomp"):
            token = child(clause, "nsubj", "nsubjpass")
            if token is not None:
                return actors.parties(token)
    return []


def _from_inner(match: Match, speaking: list[Party], actors: Actors) -> list[Party]:
    """Return whom the events that a statement swallowed concern: their doers for what is asked or blamed."""
    for inner in match.inner:
        doing, done_to = _sides(inner, actors)
        blamed = match.frame.event in ("REQUEST", "ACCUSE", "PROTEST")
        first, second = (doing, done_to) if blamed else (done_to, doing)
        found = _others(first, speaking) or _others(second, speaking)
        if found:
            return found
    return []


def _owner_of_object(match: Match, actors: Actors) -> list[Party]:
    """Return whose the things are that a frame used, where no slot says whom the act concerns."""
    for at in sorted(match.words - {match.trigger.i}):
        owner = actors.owned(match.trigger.doc[at])
        if owner is not None:
            return [owner]
    return []


def _happening(match: Match, matcher: Matcher, actors: Actors) -> Happening:
    frame = match.frame
    doing, done_to = _sides(match, actors)
    if not done_to and frame.recipient.slots and len(match.words) > 1 and match.carrier is None:
        done_to = _others(_owner_of_object(match, actors), doing)
    if not done_to and frame.recipient.slots and frame.event in CONCERNING:
        done_to = _concerned(match, doing, actors)
    pledges = matcher.lexicon.classes["pledge"]
    event, cameo = _promised(match, pledges)
    modes = _complement_mode(match) if event == frame.event else ()
    found = Happening(match, event, modes, cameo, doing, done_to, match.words, match.trigger.sent)
    governed_by = governor(match, matcher.lexicon, matcher.matching)
    if governed_by is not None:
        entry, word = governed_by
        if entry.effect == "coop":
            found.planned = True
            found.top = word
            if lemma(word) in pledges and found.event in VIOLENT:
                found.event, found.modes, found.cameo = "THREATEN", ("violence",), THREAT_CAMEO
        elif entry.effect == "flip" and (flip := flipped(match, matcher.lexicon)) is not None:
            _flip(found, flip.becomes, flip.mode, flip.cameo, word, actors)
    return found


def _denied(match: Match, matcher: Matcher, actors: Actors) -> Happening | None:
    """Return what a denial denies, where that is an event with a party: the claim is kept, its status says denied."""
    if match.frame.head not in matcher.lexicon.classes["denial"] or not match.inner:
        return None
    found = _happening(match.inner[0], matcher, actors)
    return found if found.actors else None


def _flip(found: Happening, event: str, modes: tuple[str, ...], cameo: str, word: Token, actors: Actors) -> None:
    """Turn an act into the ending of it, done by whoever ends it."""
    ender = subject(word)
    parties = actors.parties(ender) if ender is not None else []
    found.event, found.modes, found.cameo = event, modes, cameo
    found.top = word
    found.words = found.words | {word.i}
    if parties:
        names = {party.identifier for party in parties}
        others = [party for party in (*found.recipients, *found.actors) if party.identifier not in names]
        found.actors, found.recipients = parties, distinct(others)


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


def _merge(happenings: list[Happening]) -> list[Happening]:
    """Keep each happening of a sentence once: a noun told with its verb, a deployment within its attack."""
    kept: list[Happening] = []
    for one in happenings:
        outer = next(
            (
                other for other in happenings
                if other is not one
                and (other.event == one.event or (one.event == "MOBILIZE" and other.event == "ASSAULT"))
                and one.match.top.i != other.match.top.i
                and (one.match.frame.pos != "v" or _same_parties(one, other) or _is_result(one))
                and _related(one.match.top, other.match.top)
            ),
            None,
        )  # fmt: skip
        if outer is None:
            kept.append(one)
            continue
        if one.event == outer.event:
            outer.modes = tuple(dict.fromkeys((*outer.modes, *one.modes)))
        outer.actors = outer.actors or one.actors
        if outer.match.frame.recipient.slots and (not outer.recipients or _is_result(one)):
            names = {party.identifier for party in outer.actors}
            outer.recipients = distinct(
                [*outer.recipients, *(party for party in one.recipients if party.identifier not in names)]
            )
    return kept


def _is_result(one: Happening) -> bool:
    """Is it the outcome told in a participle: "attacked the camp, killing 12"?"""
    return one.match.top.dep_ == "advcl" and one.match.top.tag_ == "VBG"


def _same_parties(one: Happening, other: Happening) -> bool:
    left = {party.identifier for party in one.actors}
    right = {party.identifier for party in other.actors}
    to_left = {party.identifier for party in one.recipients}
    to_right = {party.identifier for party in other.recipients}
    return left == right and (not to_left or not to_right or bool(to_left & to_right))


def _worth_telling(found: Happening) -> bool:
    """A noun or adjective alone ("the talks", "an attack") is an event only with a party, or with a carrier."""
    if found.event == "CONSULT" and "visit" in found.modes and any(party.sector == "REF" for party in found.actors):
        return False  # those who flee arrive, but do not visit
    if found.match.frame.pos == "a" and found.match.trigger.dep_ == "amod":
        return bool(found.actors)  # "the besieged town" tells who only as "the army-besieged town"
    if found.match.frame.pos == "v":
        return bool(found.actors or found.recipients)
    return bool(found.actors or found.recipients) and (
        found.match.frame.pos != "n" or found.match.carrier is not None or bool(found.actors) or QUAD[found.event] == 4
    )


def _without_places(found: Happening) -> None:
    """Drop towns that stand for no government: they do nothing, and only material acts and visits are done to them."""
    found.actors = [party for party in found.actors if party.kind != "place" or party.sector]
    if QUAD[found.event] != 4 and found.event not in PLACED and "visit" not in found.modes:
        found.recipients = [party for party in found.recipients if party.kind != "place" or party.sector]


def _place_parties(found: Happening, actors: Actors) -> None:
    """Give parties without a country that of the place the sentence names, else of the text's one country.

    A named body may be foreign anywhere, and a minister or marshal who deals with Turkey is rarely Turkish: neither is
    guessed.
    """
    diplomatic = QUAD[found.event] in (1, 2) or found.event in ("REQUEST", "REJECT", "THREATEN")
    codes = {party.code for party in (*found.actors, *found.recipients)}
    for party in (*found.actors, *found.recipients):
        if party.code is not None or party.sector not in NATIONAL_SECTORS or party.form == "pronoun":
            continue
        if party.kind == "organization" and party.form == "name":
            continue
        party.code = actors.locative_code(found.sentence)
        foreign = party.kind == "person" and (diplomatic or party.sector == "GOV") and actors.focus in codes
        if party.code is None and not foreign:
            party.code = actors.focus


def find_happenings(doc: Doc, lexicon: Lexicon, actors: Actors, coded: Sequence[Span]) -> list[Happening]:
    """Return what happens in the coded sentences of a text, in its order, each distinct happening once a sentence."""
    matcher = Matcher(doc, lexicon, actors.labels)
    found: list[Happening] = []
    for sentence in coded:
        standing = absorb(matcher.matches(iter(sentence)))
        happenings = [_denied(match, matcher, actors) or _happening(match, matcher, actors) for match in standing]
        happenings = _merge(happenings)
        for one in happenings:
            _without_places(one)
        happenings = [one for one in happenings if _worth_telling(one)]
        for one in happenings:
            _place_parties(one, actors)
        found.extend(happenings)
    return found


def as_future(found: Happening) -> None:
    """A cooperative act that is yet to come is the intention to do it: AGREE, or CONCEDE where it is to yield."""
    if found.event in COOPERATIVE:
        found.cameo = FUTURE_CAMEO[found.event]
        found.event, found.modes = "AGREE", ()
    elif found.event == "RETREAT" and not found.planned:  # "will release" promises, "aims to release" does not
        found.event, found.modes, found.cameo = "CONCEDE", (), YIELD_CAMEO


def _promised(match: Match, pledges: Words) -> tuple[str, str]:
    """Return type and CAMEO code of a promise by what is promised: to yield is CONCEDE, to fight is THREATEN."""
    event, cameo = match.frame.event, match.frame.cameo
    if event != "AGREE" or not match.inner:
        return event, cameo
    inner = min(match.inner, key=lambda one: one.frame.pos != "v").frame.event
    if inner in ("CONCEDE", "RETREAT"):
        return "CONCEDE", YIELD_CAMEO
    if inner in VIOLENT and match.frame.head in pledges:
        return "THREATEN", THREAT_CAMEO
    return event, FUTURE_CAMEO.get(inner, cameo)
