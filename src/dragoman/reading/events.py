"""Who did what to whom: frames that fired, their parties, and what the sentence makes of them."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Words
from dragoman.lexicon.plover import COOPERATIVE, FUTURE_CAMEO
from dragoman.reading.actors import Actors
from dragoman.reading.announcing import (
    MERELY_PLANNED,
    REFUSED,
    SPARED,
    THREATENED,
    VIOLENT_CAMEO,
    YIELD_CAMEO,
    concede,
    menace_at_large,
    refuse,
    threaten,
)
from dragoman.reading.complements import lemma
from dragoman.reading.governance import absorb, flipped, governor
from dragoman.reading.matching import Match, Matcher
from dragoman.reading.merging import Happening, merge, place_parties, without_places, worth_telling
from dragoman.reading.parties import Party
from dragoman.reading.roles import distinct
from dragoman.reading.sides import sides
from dragoman.reading.syntax import deep_object, is_negated, subject

MODE_OF_COMPLEMENT = {
    "REQUEST": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "REJECT": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "THREATEN": {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict"},
}
DEFAULT_MODE = {"REQUEST": "change", "REJECT": "change"}
VIOLENT = frozenset({"ASSAULT", "MOBILIZE"})
OWNED_UP = COOPERATIVE | {"MOBILIZE"}  # denied by whoever is thought to do it; violence also by those it befell


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


def happening(match: Match, matcher: Matcher, actors: Actors) -> Happening:
    frame = match.frame
    doing, done_to = sides(match, actors)
    pledges = matcher.lexicon.classes["pledge"]
    event, cameo = _promised(match, pledges)
    modes = _complement_mode(match) if event == frame.event else ()
    found = Happening(match, event, modes, cameo, doing, done_to, match.words, match.trigger.sent)
    governed_by = governor(match, matcher.lexicon, matcher.matching)
    if governed_by is not None:
        entry, word = governed_by
        if entry.effect in ("coop", "moot") and is_negated(match.top):
            _forgo(found, actors)
        elif entry.effect in ("coop", "moot"):
            found.planned = True
            found.top = word
            found.actors = found.actors or _planners(word, found, actors)
            mooted = entry.effect == "moot"
            if mooted and found.event == "RETREAT" and word.tag_.startswith("J"):  # "ready to withdraw"
                concede(found)
            menacing = mooted and found.event in THREATENED.keys() - MERELY_PLANNED
            if menacing or (lemma(word) in pledges and found.event in VIOLENT):
                threaten(found)
                found.planned = False
        elif entry.effect == "flip" and (flip := flipped(match, matcher.lexicon)) is not None:
            _flip(found, flip.becomes, flip.mode, flip.cameo, word, actors)
    return found


def _forgo(found: Happening, actors: Actors) -> None:
    """Turn what someone means not to do into what that is: "vowed not to jail" yields, "plans not to go" refuses."""
    if found.event in SPARED:
        concede(found)
    elif found.event in REFUSED:
        refuse(found, actors)
    else:
        return
    found.top = found.top.head


def _planners(word: Token, found: Happening, actors: Actors) -> list[Party]:
    """Return whose plan an act is that a noun tells: "students are considering a campaign of sit-ins"."""
    top = found.match.top
    planner = subject(word) if found.match.frame.pos == "n" or top.tag_ == "VBG" else None
    if planner is None:
        return []
    names = {party.identifier for party in found.recipients}
    return [party for party in actors.parties(planner) if party.identifier not in names]


def _denied(match: Match, matcher: Matcher, actors: Actors) -> Happening | None:
    """Return what a denial denies, where that is an event with a party: the claim is kept, its status says denied."""
    if match.frame.head not in matcher.lexicon.classes["denial"] or not match.inner:
        return None
    found = happening(match.inner[0], matcher, actors)
    told = found.match.frame.pos == "v"
    if not found.actors and told and found.event in OWNED_UP:
        denier = subject(match.top)  # "denied that arms had been sent": by those for whom he speaks
        found.actors = actors.parties(denier) if denier is not None else []
    return found if found.actors or (told and found.recipients) else None


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


def find_happenings(doc: Doc, lexicon: Lexicon, actors: Actors, coded: Sequence[Span]) -> list[Happening]:
    """Return what happens in the coded sentences of a text, in its order, each distinct happening once a sentence."""
    matcher = Matcher(doc, lexicon, actors)
    found: list[Happening] = []
    for sentence in coded:
        standing = absorb(matcher.matches(list(sentence)))
        happenings = [_denied(match, matcher, actors) or happening(match, matcher, actors) for match in standing]
        happenings = merge(happenings)
        for one in happenings:
            without_places(one)
            if one.match.frame.pos == "v" and not one.actors and not one.recipients:
                menace_at_large(one, actors)
        happenings = [one for one in happenings if worth_telling(one)]
        for one in happenings:
            place_parties(one, actors)
        found.extend(happenings)
    return found


def as_future(found: Happening) -> None:
    """A cooperative act that is yet to come is the intention to do it: AGREE, or CONCEDE where it is to yield."""
    if found.event in COOPERATIVE:
        found.cameo = FUTURE_CAMEO[found.event]
        if found.match.frame.recipient.slots[:1] == ("subj",):  # a host who is to receive is who agrees
            found.actors, found.recipients = found.recipients or found.actors, found.actors if found.recipients else []
        found.event, found.modes = "AGREE", ()
    elif found.event == "RETREAT" and not found.planned:  # "will release" promises, "aims to release" does not
        concede(found)


def _promised(match: Match, pledges: Words) -> tuple[str, str]:
    """Return type and CAMEO code of a promise by what is promised: to yield is CONCEDE, to fight is THREATEN."""
    event, cameo = match.frame.event, match.frame.cameo
    doc = match.trigger.doc
    if event == "THREATEN" and match.frame.head in pledges and any(is_negated(doc[at]) for at in match.words):
        return "CONCEDE", YIELD_CAMEO  # "vowed not to punish"
    if event != "AGREE" or not match.inner:
        return event, cameo
    first = min(match.inner, key=lambda one: one.frame.pos != "v")
    inner, pledged = first.frame.event, match.frame.head in pledges
    if inner in ("CONCEDE", "RETREAT") or (inner in SPARED and is_negated(first.top)):
        return "CONCEDE", YIELD_CAMEO
    if first.frame.pos == "v" or first.carrier is not None:  # "willing to strike", "vowed to launch an attack"
        threat = inner == "ASSAULT" or (inner in VIOLENT and pledged)
    else:  # "promised arrests", but not "promised an inquiry into the killings"
        threat = pledged and inner in THREATENED.keys() - MERELY_PLANNED and first.top == deep_object(match.trigger)
    if threat:
        return "THREATEN", VIOLENT_CAMEO
    return event, FUTURE_CAMEO.get(inner, cameo)
