"""What an actor says of his own future: "will not send troops" refuses, "said it would bomb" threatens."""

from spacy.tokens import Token

from dragoman.reading.actors import Actors
from dragoman.reading.factuality import Commitment
from dragoman.reading.merging import Happening
from dragoman.reading.syntax import child

# What can be refused, and the mode of the refusal; what is a threat when announced, and its mode.
REFUSED = {
    "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield",
    "SUPPORT": "change", "AGREE": "change",
}  # fmt: skip
THREATENED = {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict"}
REFUSAL_CAMEO, THREAT_CAMEO = "120", "138"


def _of_the_future(verb: Token, auxiliaries: frozenset[str]) -> bool:
    words = {other.lower_ for other in verb.children if other.dep_ == "aux"}
    return bool(words & auxiliaries) and "have" not in words


def _tells_himself(verb: Token, found: Happening, actors: Actors) -> bool:
    """Is the clause what its own actor says: "Iran said it would attack"?"""
    if verb.dep_ != "ccomp":
        return False
    speaker = child(verb.head, "nsubj")
    party = actors.party(speaker) if speaker is not None else None
    return party is not None and party.identifier in {actor.identifier for actor in found.actors}


def announced(found: Happening, committed: Commitment, actors: Actors) -> Commitment:
    """Turn an announced act into the refusal or threat that it is, and return how sure that is.

    `committed` is how far the text commits to the act itself; what is neither comes back as it is.
    """
    verb = found.top
    if not _of_the_future(verb, actors.lexicon.classes["future"]):
        return committed
    if committed.factuality < 0 and found.event in REFUSED and found.actors:
        found.event, found.modes, found.cameo = "REJECT", (REFUSED[found.event],), REFUSAL_CAMEO
        return Commitment("asserted", 3.0)
    menacing = committed.factuality > 0 and committed.status != "asserted" and found.event in THREATENED
    if menacing and _tells_himself(verb, found, actors):
        found.event, found.modes, found.cameo = "THREATEN", (THREATENED[found.event],), THREAT_CAMEO
        return Commitment("asserted", 3.0)
    return committed
