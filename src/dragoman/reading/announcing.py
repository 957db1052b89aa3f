"""What an actor says of his own future: "will not send troops" refuses, "said it would bomb" threatens, "said police
would not clear the square" yields.
"""

from spacy.tokens import Token

from dragoman.lexicon.plover import ABOVE_COUNTRIES
from dragoman.reading.actors import Actors
from dragoman.reading.complements import lemma
from dragoman.reading.factuality import Commitment
from dragoman.reading.merging import Happening
from dragoman.reading.parties import Party
from dragoman.reading.syntax import child, head_of_conjunction, subject

# What can be refused, and the mode of the refusal; what is a threat when announced, and its mode.
REFUSED = {
    "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield",
    "SUPPORT": "change", "AGREE": "change",
}  # fmt: skip
THREATENED = {
    "ASSAULT": ("violence",), "MOBILIZE": ("violence",), "SANCTION": ("relations",), "COERCE": ("restrict",),
    "PROTEST": (), "ACCUSE": (),
}  # fmt: skip
# No threat, unless for a case or by way of warning: "will station police at the polls", "will look into it".
MERELY_PLANNED = frozenset({"MOBILIZE", "ACCUSE"})
# What one yields by saying that one will not do it.
SPARED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
POSSIBLE = frozenset({"could", "may", "might"})
REFUSAL_CAMEO, YIELD_CAMEO = "120", "035"
THREAT_CAMEO = {"SANCTION": "131", "COERCE": "132", "PROTEST": "133"}
VIOLENT_CAMEO = "138"
# Who can carry out what he says will be done.
ARMED = frozenset({"", "GOV", "MIL", "COP", "REB", "UAF", "PRM", "SPY"})
# Whose forces those are that a minister or officer speaks of, though no country is named.
OWN_FORCES = frozenset({("GOV", "GOV"), ("GOV", "COP"), ("GOV", "MIL"), ("COP", "COP"), ("MIL", "MIL")})


def _will(verb: Token, actors: Actors) -> bool:
    """Is it told as what will be done: "will strike", "is going to strike"?"""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going":
        return True
    return _has_auxiliary(verb, actors.lexicon.classes["future"])


def _may(verb: Token) -> bool:
    return _has_auxiliary(verb, POSSIBLE)


def _has_auxiliary(verb: Token, auxiliaries: frozenset[str]) -> bool:
    words = {other.lower_ for other in verb.children if other.dep_ == "aux"}
    return bool(words & auxiliaries) and "have" not in words


def _telling(verb: Token) -> Token | None:
    """Return the verb that reports the clause of another: "said that it would close the port and strike back"."""
    first = head_of_conjunction(verb)
    return first.head if first.dep_ == "ccomp" else None


def _tellers(verb: Token, actors: Actors) -> list[Party]:
    speaker = child(verb, "nsubj")
    return actors.parties(speaker) if speaker is not None else []


def _owners(party: Party, actors: Actors) -> list[str]:
    """Return whose a party is said to be: "its members"."""
    return [one.identifier for one in actors.owners(actors.doc[party.head])] if party.form == "description" else []


def _menacing(found: Happening, tellers: list[Party], supposed: bool, actors: Actors) -> bool:
    """Does who tells of an act do it himself: "Iran said it would attack", "any ship would be sunk, the navy said"?

    So do his own people ("its members"), and a government's officer speaks for it. An act that nobody is said to do is
    a threat where it is told for a case, or by way of warning.
    """
    for teller in tellers:
        armed = teller.code not in ABOVE_COUNTRIES and _armed(teller)
        if not found.actors and armed and supposed:
            return True
        for actor in found.actors:
            if teller.identifier in (actor.identifier, *_owners(actor, actors)):
                return True
            same = teller.code is not None and teller.code == actor.code
            if None in (teller.code, actor.code):
                same = (teller.sector, actor.sector) in OWN_FORCES
            official = armed and same and _armed(actor)
            if official and "REB" not in (teller.sector, actor.sector):
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


def threaten(found: Happening) -> None:
    """Turn a hostile act into the threat of it."""
    found.cameo = THREAT_CAMEO.get(found.event, VIOLENT_CAMEO)
    found.event, found.modes = "THREATEN", THREATENED[found.event]


def menace_at_large(found: Happening, actors: Actors) -> None:
    """Give an act that nobody is said to do or to suffer to who warns of it: "anyone found there would be shot"."""
    telling = _telling(found.top)
    if telling is None or found.event not in THREATENED or not _will(found.top, actors):
        return
    if lemma(telling) in actors.lexicon.classes["warning"] or _conditional(found.top):
        found.actors = [one for one in _tellers(telling, actors) if one.code not in ABOVE_COUNTRIES and _armed(one)]


def _armed(party: Party) -> bool:
    return (party.sector or "") in ARMED


def concede(found: Happening) -> None:
    """Turn an act into the concession that it is to announce it ("will withdraw") or to forswear it."""
    found.event, found.modes, found.cameo = "CONCEDE", (), YIELD_CAMEO


def refuse(found: Happening, actors: Actors) -> None:
    """Turn a friendly act that someone will not do into the refusal: of a meeting, by him alone."""
    found.event, found.modes, found.cameo = "REJECT", (REFUSED[found.event],), REFUSAL_CAMEO
    refuser = subject(found.match.top)
    names = {party.identifier for party in actors.parties(refuser)} if refuser is not None else set[str]()
    own = [party for party in found.actors if party.identifier in names]
    if own and not found.recipients:
        found.actors, found.recipients = own, [party for party in found.actors if party.identifier not in names]


def _refused(found: Happening, committed: Commitment, actors: Actors) -> bool:
    """Is it something that one refuses by not doing it: "has not accepted the offer", "will not send troops"?"""
    if not found.actors or committed.factuality >= 0 or found.event not in REFUSED:
        return False
    if committed.status == "negated" and found.match.frame.head in actors.lexicon.classes["acceptance"]:
        return True
    return _will(found.top, actors)


def _left_open(found: Happening, committed: Commitment) -> str | None:
    """Return the hostile act that someone does not rule out."""
    if found.event != "REJECT" or committed.status != "negated":
        return None
    return next((one.frame.event for one in found.match.inner if one.frame.event in THREATENED), None)


def announced(found: Happening, committed: Commitment, actors: Actors) -> Commitment:
    """Turn an announced act into the refusal, threat or concession that it is, and return how sure that is.

    `committed` is how far the text commits to the act itself; what is none of these comes back as it is.
    """
    if _refused(found, committed, actors):
        refuse(found, actors)
        return Commitment("asserted", 3.0)
    if (left_open := _left_open(found, committed)) is not None:
        found.event = left_open
        threaten(found)
        return Commitment("asserted", 3.0)
    if found.event == "THREATEN" and "speaker" in found.match.frame.actor.slots and committed.factuality > 0:
        return Commitment("asserted", 3.0)  # "they will pay for it, he said"
    telling = _telling(found.top)
    if telling is None or committed.status == "asserted" or found.event not in THREATENED:
        return committed
    tellers = _tellers(telling, actors)
    supposed = lemma(telling) in actors.lexicon.classes["warning"] or _conditional(found.top)
    if not _menacing(found, tellers, supposed, actors):
        return committed
    if committed.factuality < 0 and found.event in SPARED and _will(found.top, actors):
        concede(found)
        return Commitment("asserted", 3.0)
    bare = found.event in MERELY_PLANNED and not supposed
    if committed.factuality > 0 and not bare and (_will(found.top, actors) or _may(found.top)):
        threaten(found)
        found.actors = found.actors or tellers
        return Commitment("asserted", 3.0)
    return committed
