"""Who did what to whom: frames that fired, their parties, and what the sentence makes of them."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Words
from dragoman.lexicon.plover import COOPERATIVE, FUTURE_CAMEO
from dragoman.reading.actors import Actors
from dragoman.reading.complements import lemma
from dragoman.reading.governance import absorb, flipped, governor
from dragoman.reading.matching import Match, Matcher
from dragoman.reading.merging import Happening, merge, place_parties, without_places, worth_telling
from dragoman.reading.roles import distinct
from dragoman.reading.sides import sides
from dragoman.reading.syntax import subject

MODE_OF_COMPLEMENT = {
    "REQUEST": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "REJECT": {"AID": "assist", "CONSULT": "meet", "CONCEDE": "yield", "RETREAT": "yield"},
    "THREATEN": {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict"},
}
DEFAULT_MODE = {"REQUEST": "change", "REJECT": "change"}
VIOLENT = frozenset({"ASSAULT", "MOBILIZE"})
YIELD_CAMEO, THREAT_CAMEO = "035", "138"


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
    found = happening(match.inner[0], matcher, actors)
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


def find_happenings(doc: Doc, lexicon: Lexicon, actors: Actors, coded: Sequence[Span]) -> list[Happening]:
    """Return what happens in the coded sentences of a text, in its order, each distinct happening once a sentence."""
    matcher = Matcher(doc, lexicon, actors.labels)
    found: list[Happening] = []
    for sentence in coded:
        standing = absorb(matcher.matches(list(sentence)))
        happenings = [_denied(match, matcher, actors) or happening(match, matcher, actors) for match in standing]
        happenings = merge(happenings)
        for one in happenings:
            without_places(one)
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
        found.event, found.modes, found.cameo = "CONCEDE", (), YIELD_CAMEO


def _promised(match: Match, pledges: Words) -> tuple[str, str]:
    """Return type and CAMEO code of a promise by what is promised: to yield is CONCEDE, to fight is THREATEN."""
    event, cameo = match.frame.event, match.frame.cameo
    if event != "AGREE" or not match.inner:
        return event, cameo
    first = min(match.inner, key=lambda one: one.frame.pos != "v").frame
    inner, verbal = first.event, first.pos == "v"
    if inner in ("CONCEDE", "RETREAT"):
        return "CONCEDE", YIELD_CAMEO
    if verbal and (inner == "ASSAULT" or (inner in VIOLENT and match.frame.head in pledges)):
        return "THREATEN", THREAT_CAMEO  # "ready to strike", but not "promised an inquiry into the killings"
    return event, FUTURE_CAMEO.get(inner, cameo)
