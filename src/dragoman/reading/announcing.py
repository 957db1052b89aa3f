"""What an actor says of his own future: "will not send troops" refuses, "said it would bomb" threatens."""

from spacy.tokens import Token

from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.reading.actors import Actors
from dragoman.reading.complements import lemma
from dragoman.reading.factuality import Commitment
from dragoman.reading.merging import Happening
from dragoman.reading.parties import Party
from dragoman.reading.syntax import child, head_of_conjunction

# What can be refused, and the mode of the refusal; what is a threat when announced, and its mode.
REFUSED = {
    "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield",
    "SUPPORT": "change", "AGREE": "change",
}  # fmt: skip
THREATENED = {
    "ASSAULT": ("violence",), "MOBILIZE": ("violence",), "SANCTION": ("relations",), "COERCE": ("restrict",),
    "PROTEST": (),
}  # fmt: skip
MERELY_PLANNED = frozenset({"MOBILIZE"})  # no threat, unless for a case: "will station police at the polls"
POSSIBLE = frozenset({"could", "may", "might"})
REFUSAL_CAMEO = "120"
THREAT_CAMEO = {"SANCTION": "131", "COERCE": "132", "PROTEST": "133"}
VIOLENT_CAMEO = "138"
# Who can carry out what he says will be done.
ARMED = frozenset({"", "GOV", "MIL", "COP", "REB", "UAF", "PRM", "SPY"})


def _of_the_future(verb: Token, auxiliaries: frozenset[str]) -> bool:
    words = {other.lower_ for other in verb.children if other.dep_ == "aux"}
    return bool(words & auxiliaries) and "have" not in words


def _telling(verb: Token) -> Token | None:
    """Return the verb that reports the clause of another: "said that it would close the port and strike back"."""
    first = head_of_conjunction(verb)
    return first.head if first.dep_ == "ccomp" else None


def _tellers(verb: Token, actors: Actors) -> list[Party]:
    speaker = child(verb, "nsubj")
    return actors.parties(speaker) if speaker is not None else []


def _menacing(found: Happening, tellers: list[Party], supposed: bool) -> bool:
    """Does who tells of an act do it himself: "Iran said it would attack", "any ship would be sunk, the navy said"?

    A government's officer speaks for it. An act that nobody is said to do is a threat where it is told for a case, or
    by way of warning.
    """
    for teller in tellers:
        armed = teller.code not in ABOVE_COUNTRIES and (teller.sector or "") in ARMED
        if not found.actors and armed and supposed:
            return True
        for actor in found.actors:
            if teller.identifier == actor.identifier:
                return True
            official = armed and teller.code is not None and (actor.sector or "") in ARMED
            if official and teller.code == actor.code and "REB" not in (teller.sector, actor.sector):
                return True
    return False


def _conditional(verb: Token) -> bool:
    """Is an act announced for a case: "if they advance", "unless it pays", "anyone found there"?"""
    for other in verb.subtree:
        if other.dep_ == "mark" and other.lower_ in ("if", "unless", "should"):
            return True
        if other.lower_ in ("any", "anyone", "anybody", "whoever") and other.i < verb.i:
            return True
    return False


def announced(found: Happening, committed: Commitment, actors: Actors) -> Commitment:
    """Turn an announced act into the refusal or threat that it is, and return how sure that is.

    `committed` is how far the text commits to the act itself; what is neither comes back as it is.
    """
    verb, telling = found.top, _telling(found.top)
    warned = telling is not None and lemma(telling) in actors.lexicon.classes["warning"]
    supposed = warned or _conditional(verb)
    if not _of_the_future(verb, actors.lexicon.classes["future"] | (POSSIBLE if supposed else frozenset())):
        return committed
    if committed.factuality < 0 and found.event in REFUSED and found.actors:
        found.event, found.modes, found.cameo = "REJECT", (REFUSED[found.event],), REFUSAL_CAMEO
        return Commitment("asserted", 3.0)
    if telling is None or committed.factuality <= 0 or committed.status == "asserted" or found.event not in THREATENED:
        return committed
    tellers = _tellers(telling, actors)
    if (supposed or found.event not in MERELY_PLANNED) and _menacing(found, tellers, supposed):
        found.cameo = THREAT_CAMEO.get(found.event, VIOLENT_CAMEO)
        found.event, found.modes = "THREATEN", THREATENED[found.event]
        found.actors = found.actors or tellers
        return Commitment("asserted", 3.0)
    return committed
