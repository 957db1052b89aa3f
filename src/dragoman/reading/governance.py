"""What governs an event: complements that a statement swallows, plans, and acts that are ended."""

from spacy.tokens import Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.frames import Flip, Governor
from dragoman.reading.complements import Matching, lemma
from dragoman.reading.matching import Match
from dragoman.reading.syntax import PREPOSITION_DEPS, is_infinitive

# Types whose complement is what is said, not a second happening (docs/codes.md).
ABSORBING = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SUPPORT", "CONCEDE"})
COMPLEMENT_DEPS = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "attr", "acomp", "dative", "oprd", "agent"}
)
# Prepositions that set a scene rather than a topic: what they govern is a happening of its own.
SCENE = frozenset(
    {
        "after",
        "before",
        "during",
        "following",
        "amid",
        "since",
        "despite",
        "by",
        "near",
        "until",
        "amidst",
        "ahead",
        "under",
    }
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
PURPOSE_TYPES = frozenset({"PROTEST", "REQUEST", "ACCUSE"})


# Of these only what they are to lead to is their own: "prepared to shell the camp", not "moved up in a raid".
PURPOSEFUL = frozenset({"MOBILIZE"})


def _climbs(token: Token, *, purpose: bool) -> bool:
    """May a token's event be the complement of what stands above it?"""
    dep = token.dep_
    if dep in PREPOSITION_DEPS and token.lower_ in SCENE:
        return False
    if dep in COMPLEMENT_DEPS or dep == "conj":
        return True
    if dep in ("acl", "relcl"):  # "the decision to attack", but not "troops who attacked"
        return token.tag_ == "VB" and (dep == "acl" or is_infinitive(token))
    if dep == "advcl":
        return token.tag_ == "VB" and (purpose or token.head.pos_ == "ADJ")
    return dep in ("compound", "poss") and token.head.pos_ == "NOUN"


def _way_up(match: Match) -> list[Token]:
    """Return what stands above an event as long as it may be a complement, nearest first."""
    found: list[Token] = []
    token = match.top
    while token.head != token and _climbs(token, purpose=True) and len(found) < 12:
        if token.dep_ == "conj" and token.head.i in match.words:
            break
        token = token.head
        found.append(token)
    if token.dep_ in SUBJECTS:
        found.append(token.head)
    return found


def absorb(matches: list[Match]) -> list[Match]:
    """Put every event that another one swallows into that one's `inner`; return those that stand."""
    at = {token: match for match in matches for token in {match.trigger.i, match.top.i}}
    used = {token: match for match in matches for token in match.words}
    standing: list[Match] = []
    for match in matches:
        outer = None
        previous = match.top
        for token in _way_up(match):
            candidate = at.get(token.i) or used.get(token.i)
            if (
                candidate is not None
                and candidate is not match
                and not (previous.dep_ == "conj" and token.i == candidate.top.i)
            ):
                if previous.dep_ == "advcl" and candidate.frame.event not in PURPOSE_TYPES:
                    break
                if previous.dep_ in SUBJECTS and "speaker" not in candidate.frame.actor.slots:
                    break  # "the attack killed six": only what is judged is swallowed
                outer = candidate
                break
            previous = token
        if outer is not None and (outer.frame.event in ABSORBING or _led_to(match, outer)):
            outer.inner.append(match)
        else:
            standing.append(match)
    return standing


def _led_to(match: Match, outer: Match) -> bool:
    """Is an act what a preparation is for, an infinitive below it, or the talks what a journey is for?"""
    if outer.frame.event == match.frame.event == "CONSULT":
        return match.top.tag_ == "VB" and is_infinitive(match.top)
    return outer.frame.event in PURPOSEFUL and match.top.tag_ in ("VB", "VBG") and match.top.dep_ in ("xcomp", "acl")


def governor(match: Match, lexicon: Lexicon, matching: Matching) -> tuple[Governor, Token] | None:
    """Return the word that plans or ends an event, where one governs it, else one that lets it stand."""
    token = match.top
    standing: tuple[Governor, Token] | None = None
    while token.head != token and token.dep_ in COMPLEMENT_DEPS | {"nsubjpass", "conj"}:
        token = token.head
        if token.dep_ in PREPOSITION_DEPS and token.lower_ in SCENE:
            break  # "during a visit he hoped to": the hope is not for the visit
        if token.i in match.words:
            continue
        pos = {"V": "v", "N": "n", "J": "a"}.get(token.tag_[:1])
        for entry in lexicon.governors.get((lemma(token), pos), ()) if pos else ():
            used = matching.satisfied(token, entry.complements)
            if used is None or (entry.effect == "flip" and not _ends(token, match, used)):
                continue
            if entry.effect != "keep":
                return entry, token
            standing = standing or (entry, token)
            break  # "vowed to renew the attacks": what is above it counts
        if pos == "v" and token.dep_ not in ("xcomp", "pcomp"):
            break
    return standing


def _ends(word: Token, match: Match, used: set[int]) -> bool:
    """Does "stop", "put an end to" ... take the event itself as its object, not a bystander's?"""
    below = match.top
    way = {below.i}
    while below.head != word and below.head != below:
        below = below.head
        way.add(below.i)
    return below.dep_ in ("xcomp", "dobj", "nsubjpass", "pcomp") or bool(way & used)


def flipped(match: Match, lexicon: Lexicon) -> Flip | None:
    """Return what ending this kind of act amounts to."""
    return lexicon.flips.get(match.frame.event)
