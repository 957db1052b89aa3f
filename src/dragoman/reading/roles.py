"""Who fills the slots of a frame that fired."""

from collections.abc import Container, Set

from spacy.tokens import Token

from dragoman.lexicon.frames import VARIANTS, Roles
from dragoman.reading.actors import OWNING, Actors
from dragoman.reading.complements import lemma
from dragoman.reading.matching import Match
from dragoman.reading.parties import Party
from dragoman.reading.syntax import (
    agent,
    child,
    deep_object,
    governed,
    indirect_object,
    prepositional,
    subject,
)

# Prepositions that lead to whom an act is aimed at, however far from the verb the parser has hung them.
AIMED = frozenset({"against", "to", "toward", "towards", "with"})


# Prepositions that lead from a thing to whoever is behind it.
BEHIND = frozenset({"by", "from", "of"})

# The prepositions that may lead to it where an entry names others, in the order in which they are asked.
LOOSE = ("against", "at", "to", "toward", "towards", "with", "for", "on", "of", "from")


def _prepositional_slot(match: Match, slot: str, actors: Actors) -> Token | None:
    """Look for a preposition on the trigger, on the words the frame used, and on the carrier."""
    doc = match.trigger.doc
    holders = [match.trigger, *(doc[at] for at in sorted(match.words) if at != match.trigger.i)]
    if match.carrier is None and match.frame.pos == "v":
        direct = deep_object(match.trigger)
        if direct is not None:
            measured = actors.measured(direct)  # "lifted most of its sanctions on Niger"
            holders.extend((direct, measured) if measured is not None else (direct,))
    for holder in holders:
        if holder.lower_ == slot and holder.dep_ in ("prep", "agent", "dative"):
            found = governed(holder)
        else:
            found = prepositional(holder, slot)
        if found is not None and (found.i not in match.words or actors.party(found) is not None):
            return found
    return None


def _hyphenated(word: Token) -> Token | None:
    """Return what stands before the hyphen of "UN-backed"."""
    if word.i >= 2 and word.doc[word.i - 1].text in ("-", "–"):
        return word.doc[word.i - 2]
    return None


def _speaker(verb: Token) -> Token | None:
    """Return who says what a clause tells: "said that talks are out of the question"."""
    return subject(verb.head) if verb.dep_ == "ccomp" else None


def _slot(match: Match, slot: str, actors: Actors) -> list[Token]:
    word = match.trigger
    if slot in ("subj", "mod") and match.frame.pos == "a" and word.dep_ in ("acomp", "attr", "oprd", "xcomp"):
        found = subject(word.head)  # "is willing to": the subject of the copula
    elif slot in ("subj", "mod") and match.frame.pos == "a" and word.dep_ in ("ROOT", "ccomp", "conj", "relcl"):
        found = child(word, "nsubjpass", "nsubj")  # "is opposed to", parsed as a passive
    elif slot == "subj":
        found = subject(match.top)
    elif slot == "obj":
        found = deep_object(match.trigger)
    elif slot == "speaker":
        found = _speaker(word.head if match.frame.pos == "a" else match.top)
    elif slot == "iobj":
        found = indirect_object(match.top)
    elif slot == "poss":
        found = child(word, "poss")
    elif slot == "comp":
        if match.frame.pos == "a":
            found = _hyphenated(word) or child(word, "npadvmod")
        else:
            return [
                other for other in word.lefts
                if other.dep_ in ("compound", "amod", "nmod") and other.i not in match.words
            ]  # fmt: skip
    elif slot == "mod":
        found = word.head if word.dep_ in ("amod", "acl", "relcl") else subject(word)
    else:
        found = _prepositional_slot(match, slot, actors)
        if found is None and slot == "by" and word.tag_ == "VBN":
            found = agent(word)
        if found is None and slot in VARIANTS:
            found = _prepositional_slot(match, VARIANTS[slot], actors)
    return [found] if found is not None else []


def _leading(thing: Token, actors: Actors) -> Set[str]:
    """Return the prepositions that lead from what does something to whoever is behind it: "shells from the fort", "the
    aim of the rebels", but of "the shelling of the fort" only "by"."""
    frames = actors.lexicon.frames.by_head.get((lemma(thing), "n"), ())
    suffered = thing.tag_ == "VBG" or any("of" in frame.recipient.slots for frame in frames)
    return BEHIND - {"of"} if suffered else BEHIND


def fill(match: Match, roles: Roles, actors: Actors) -> list[Party]:
    """Return the parties of one side of a frame, in the order of its slots."""
    found: list[Party] = []
    for slot in roles.slots:
        for token in _slot(match, slot, actors):
            parties = actors.parties(token)
            if slot == "obj" and not parties and (receiver := indirect_object(match.trigger)) is not None:
                parties = actors.parties(receiver)  # "were denied visas"
            if slot not in ("subj", "poss"):
                parties = [party for party in parties if not actors.is_unknown(party)]
            if not parties and slot not in ("comp", "mod"):
                parties = actors.owners(token, _leading(token, actors) if slot == "subj" else OWNING)
            if not parties and slot == "subj" and token.dep_ in ("dobj", "pobj"):
                issuer = subject(token.head)  # "issued a statement condemning": who issued it
                parties = actors.parties(issuer) if issuer is not None else []
            if roles.pooled and found:  # "are expanding their ties": theirs are whoever was named already
                parties = [party for party in parties if party.form != "pronoun"]
            found.extend(parties)
        if found and not roles.pooled:
            break
    if not found or (roles.pooled and len(found) == 1):
        found = [*found, *_farther(match, AIMED.intersection(roles.slots), actors)]
    return distinct(found)


def aimed(match: Match, actors: Actors) -> list[Party]:
    """Return whom a preposition on the words of the frame leads to that is none of its slots: "anger at the envoys"."""
    if match.frame.pos != "v" and match.carrier is None:
        return []
    for slot in LOOSE:
        token = _prepositional_slot(match, slot, actors)
        if token is not None:
            parties = [party for party in actors.parties(token) if not actors.is_unknown(party)]
            if parties := parties or (actors.owners(token) if slot != "of" else []):
                return parties
    return _farther(match, AIMED, actors)


def _farther(match: Match, slots: Container[str], actors: Actors) -> list[Party]:
    """Return who stands in a preposition's slot that hangs deeper in the clause: "aid worth $5 million to Togo"."""
    for other in match.top.subtree:
        if other.i < match.trigger.i or other.dep_ != "prep" or other.lower_ not in slots:
            continue
        if not _in_clause(other, match.top):
            continue
        token = governed(other)
        if token is not None and token.i not in match.words:
            parties = [party for party in actors.parties(token) if not actors.is_unknown(party)]
            parties = parties or actors.owners(token)
            if parties:
                return parties
    return []


def _in_clause(token: Token, top: Token) -> bool:
    """Does a word hang on another through nouns and prepositions alone?"""
    while token != top:
        token = token.head
        if token != top and token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
            return False
    return True


def distinct(parties: list[Party]) -> list[Party]:
    """Keep the first party of each identity."""
    return list({(party.identifier, party.code): party for party in parties}.values())


def carried(match: Match, actors: Actors) -> tuple[list[Party], list[Party]]:
    """Return what the subject of a light verb adds to actors and recipients ("X came under attack")."""
    if match.carrier is None:
        return [], []
    token = subject(match.carrier)
    parties = actors.parties(token) if token is not None else []
    if match.carried_as == "recipient":
        return [], parties
    return parties, []
