"""Who stands on each side of a frame: its slots first, then its light verb, then what it swallowed or is about."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.actors import LOCATIVE, Actors
from dragoman.reading.complements import lemma
from dragoman.reading.governance import SCENE
from dragoman.reading.matching import Match
from dragoman.reading.parties import Party
from dragoman.reading.roles import aimed, carried, distinct, fill
from dragoman.reading.syntax import (
    agent,
    child,
    deep_object,
    governed,
    is_infinitive,
    is_passive,
    opening_for,
    prepositional,
    subject,
)

# Statements and protests are about someone even where no slot of the frame says whom.
CONCERNING = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "PROTEST"})
# What is done in a place is done to those there, where no one else is named.
STRIKING = frozenset({"ASSAULT", "COERCE", "AID"})
ALREADY_AIMED = frozenset({"CONSULT", "MOBILIZE"})  # "met in Oslo for the king", "moved to the front with the allies"
YIELDING = frozenset({"CONCEDE", "REJECT", "RETREAT"})
PRESSED = frozenset({"amid", "despite", "following", "under"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
OWN_MEANS = frozenset({"MOBILIZE", "RETREAT", "SANCTION"})  # done with one's own people, to someone else
OCCASIONS = frozenset({"during", "on", "after", "before", "following", "at", "in", "for"})
LAWFUL = ("09", "115")  # CAMEO codes of what police and courts do: investigate, charge
ARMED = frozenset({"MIL", "PRM", "COP", "UAF", "REB"})
LAWFUL_MODES = frozenset({"convict", "release", "arrest"})
MOVING = frozenset({"MOBILIZE", "AID", "RETREAT"})


def sides(match: Match, actors: Actors) -> tuple[list[Party], list[Party]]:
    """Return the actors and the recipients of a frame that fired."""
    doing, done_to = own_sides(match, actors)
    frame = match.frame
    if done_to or not frame.recipient.slots:
        return doing, done_to
    if len(match.words) > 1 and match.carrier is None:
        done_to = _others(owner_of_object(match, actors), doing)
    if not done_to and frame.event not in ALREADY_AIMED:
        done_to = _others(aimed(match, actors), doing)
    if not done_to and frame.event in YIELDING:
        done_to = _others(pressing(match, actors), doing)
    if not done_to and frame.event in CONCERNING:
        done_to = concerned(match, doing, actors)
    if not done_to and frame.event in STRIKING:
        done_to = _others(_there(match, actors), doing)
    if not doing and len(done_to) > 1 and any(other.lower_ == "between" for other in match.top.subtree):
        return done_to, []  # "a truce between the army and the rebels": both keep it
    return doing, done_to


def pressing(match: Match, actors: Actors) -> list[Party]:
    """Return who presses for what is yielded or refused: "declined to resign despite pressure from the bishops"."""
    for token in match.top.subtree:
        demand = governed(token) if token.dep_ == "prep" and token.lower_ in PRESSED else None
        if demand is not None and lemma(demand) in actors.lexicon.classes["demand"]:
            return actors.owners(demand)
    return []


def _there(match: Match, actors: Actors) -> list[Party]:
    """Return the place where an act strikes: "shelled a market in Aden", "a hill overlooking Sanaa"."""
    thing = deep_object(match.top) if is_passive(match.top) else None
    before = match.top.i if thing is None else thing.i  # "a bridge near Basra was blown up"
    for token in match.top.subtree:
        name = actors.name_at.get(token.i)
        if name is None or token.i < before or name.kind not in ("place", "country") or not name.entry.code:
            continue
        near = token.head.head if token.head.lower_ == "near" else token
        if token.dep_ in ("pobj", "dobj", "appos") and _within(near, match.top):
            party = actors.party(token)
            return [party] if party is not None else []
    return []


def own_sides(match: Match, actors: Actors) -> tuple[list[Party], list[Party]]:
    """Fill both sides of a frame, from its own slots, its light verb, then from what it swallowed."""
    doing = fill(match, match.frame.actor, actors)
    done_to = (
        _others(makers(match, actors), doing) or _blamed(match, actors) or fill(match, match.frame.recipient, actors)
    )
    lent_actor, lent_recipient = carried(match, actors)
    doing = distinct([*lent_actor, *doing]) if match.frame.actor.pooled else (lent_actor or doing)
    done_to = lent_recipient or done_to
    if not doing and match.carrier is None and match.frame.pos == "n":
        doing = accompanied(match, actors)
    if not doing and match.frame.event in MOVING:
        doing = moved(match, actors)
    if not doing and match.frame.pos == "n":
        doing = imposers(match, actors)
    if not doing:
        doing = authority(match, actors)
    if match.carrier is None and match.frame.pos in ("n", "v") and not (doing and done_to):
        scene = scenes(match, actors)
        doing, done_to = (doing or scene, done_to) if match.frame.event == "PROTEST" else (doing, done_to or scene)
    if match.frame.event in ("REQUEST", "ACCUSE") and not done_to:
        done_to = asked(match, actors)
    done_to = _others(done_to, doing)
    if match.frame.event in OWN_MEANS and "release" not in match.frame.mode:
        done_to = [party for party in done_to if not _own(party, doing, actors)]
    if not done_to and match.frame.recipient.slots:
        done_to = _from_inner(match, doing, actors)
    return doing, done_to


def concerned(match: Match, doing: list[Party], actors: Actors) -> list[Party]:
    """Return the first parties in what a statement is about: whom a promise or threat concerns.

    Those of another country come first, then those in a place, then anyone of a kind ("threatened to shut the school").
    """
    names = {party.identifier for party in doing} | {None}
    codes = {party.code for party in doing}
    inside: list[Party] = []
    any_kind: list[Party] = []
    for token in match.top.subtree:
        if token.i <= match.top.i or token.dep_ == "appos" or not _within(token, match.top):
            continue
        party = actors.party(token)
        if party is None or party.identifier in names or party.form == "pronoun":
            continue
        if party.form == "description" and party.sector and token.dep_ in ARGUMENTS:
            any_kind.append(party)
        if party.code is None:
            continue
        if token.dep_ == "pobj" and token.head.lower_ in LOCATIVE:
            inside.append(party)
        elif party.code not in codes:
            return [one for one in actors.parties(token) if one.code] or [party]
    return inside[:1] or any_kind[:1]


def _is_demand(clause: Token) -> bool:
    """Is it what a threat is to force: "unless Israel withdraws"?"""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ == "unless"


def _within(token: Token, top: Token) -> bool:
    """Does a word belong to what is said, with no further clause of its own between?"""
    while token != top:
        if token.dep_ in ("relcl", "parataxis", "conj") and token.pos_ in ("VERB", "AUX") and not is_infinitive(token):
            return False
        if token.dep_ == "prep" and token.lower_ in SCENE:
            return False
        if token.dep_ == "advcl" and token.tag_ != "VB" and child(token, "mark") is not None and not _is_demand(token):
            return False
        token = token.head
    return True


def accompanied(match: Match, actors: Actors) -> list[Party]:
    """ "During a visit to Cairo, the minister said": the subject of the clause makes the visit."""
    above = match.trigger.head
    if match.frame.event != "CONSULT" or match.trigger.dep_ != "pobj" or above.lower_ not in OCCASIONS:
        return []
    determiner = child(match.trigger, "det")
    token = subject(above.head) if above.head.pos_ == "VERB" else None
    if token is None or determiner is None or determiner.lower_ not in ("a", "an"):
        return []
    return actors.parties(token)


def moved(match: Match, actors: Actors) -> list[Party]:
    """Return the forces that move where no one is said to move them: "Turkish troops were deployed", "the withdrawal of
    Turkish troops", "militiamen were called up".
    """
    thing = deep_object(match.trigger) if match.frame.pos == "v" else prepositional(match.trigger, "of")
    if thing is None or (match.frame.pos == "v" and subject(match.trigger) is not None):
        return []
    found = actors.parties(thing)
    if lemma(thing) in actors.lexicon.classes["troop"]:
        return found
    return [party for party in found if party.sector in ARMED] if match.frame.event == "MOBILIZE" else []


def imposers(match: Match, actors: Actors) -> list[Party]:
    """Return by whom an act told by a noun was done: "a curfew was clamped on the town by the army", "the blockade
    of the port, which was ordered by the junta".
    """
    noun = match.trigger
    verbs = [noun.head] if noun.dep_ == "nsubjpass" else []
    verbs += [
        other for other in noun.subtree if other.dep_ in ("relcl", "acl") and lemma(other) in actors.lexicon.light
    ]
    for verb in verbs:
        by = agent(verb) if is_passive(verb) else subject(verb) if verb.dep_ == "relcl" else None
        if by is not None and by != noun:
            return actors.parties(by)
    if noun.dep_ == "dobj" and not is_passive(noun.head):  # "recorded the killing of two boys by soldiers"
        by = prepositional(noun.head, "by")
        return actors.parties(by) if by is not None else []
    return []


def scenes(match: Match, actors: Actors) -> list[Party]:
    """Return whom the place stands for where an act is said to happen: "riots broke out in Harare", "a curfew in Tunis
    came into force", "strikes paralysed France".
    """
    verb = match.trigger.head
    told = match.frame.pos == "n" or match.trigger.tag_ == "VBG"  # "shelling was heard in Homs"
    if not told or match.trigger.dep_ not in ("nsubj", "nsubjpass"):
        return []
    if match.frame.event not in ("ASSAULT", "COERCE", "PROTEST"):
        return []
    struck = deep_object(verb) if lemma(verb) in actors.lexicon.classes["striking"] else None
    if struck is None and lemma(verb) in actors.lexicon.classes["occurrence"]:
        places = (governed(other) for other in verb.subtree if other.dep_ == "prep" and other.lower_ in LOCATIVE)
        struck = next((place for place in places if place is not None), None)
    found = (actors.parties(struck) or actors.owners(struck)) if struck is not None else []
    return [replace(party, sector="CVL") if party.kind == "place" else party for party in found[:1] if party.code]


def authority(match: Match, actors: Actors) -> list[Party]:
    """Return the country in which the law acts on someone and no one is named who applies it: "charged in Spain"."""
    frame = match.frame
    lawful = frame.event == "COERCE" or frame.cameo.startswith(LAWFUL) or bool(LAWFUL_MODES & set(frame.mode))
    if not lawful or not is_passive(match.top):
        return []
    for at in sorted({match.top.i, *match.words}):
        for other in match.trigger.doc[at].children:
            if other.dep_ == "prep" and other.lower_ in ("in", "from") and other.i > match.top.i:
                token = governed(other)
                name = actors.name_at.get(token.i) if token is not None else None
                party = actors.party(token) if token is not None and name is not None else None
                if party is not None and name is not None and name.entry.kind in ("country", "capital"):
                    return [party]
    return []


def _own(party: Party, doing: list[Party], actors: Actors) -> bool:
    """Is it the doer's own: "pulled its volunteers out"?"""
    owner = child(actors.doc[party.head], "poss")
    return owner is not None and owner.tag_ == "PRP$" and party.code in {one.code for one in doing}


def _others(parties: list[Party], doing: list[Party]) -> list[Party]:
    """Return the parties that are not those doing, nor what stands for them in "handed in their rifles"."""
    names, codes = {party.identifier for party in doing}, {party.code for party in doing}
    return [
        party for party in parties
        if party.identifier not in names and not (party.form == "pronoun" and party.code and party.code in codes)
    ]  # fmt: skip


def makers(match: Match, actors: Actors) -> list[Party]:
    """Return whose the thing is that a frame asked for as its object, where that is whom the act is aimed at."""
    thing = deep_object(match.trigger) if match.frame.by_maker else None
    maker = actors.maker(thing) if thing is not None and actors.party(thing) is None else None
    return [maker] if maker is not None else []


def asked(match: Match, actors: Actors) -> list[Party]:
    """Return who is to do what is asked for, or did what is blamed: "demanded that Israel ease restrictions"."""
    for clause in match.top.children:
        if clause.dep_ in ("ccomp", "xcomp") or opening_for(clause) is not None:
            token = child(clause, "nsubj", "nsubjpass")
            if token is not None:
                return actors.parties(token)
    return []


def _blamed(match: Match, actors: Actors) -> list[Party]:
    """Return who did what is condemned, where that is the object: "condemned an attack on the convoy by gunmen"."""
    thing = deep_object(match.trigger) if match.frame.event == "ACCUSE" and match.frame.pos == "v" else None
    for inner in match.inner:
        if inner.trigger == thing:
            return own_sides(inner, actors)[0]
    return []


def _from_inner(match: Match, speaking: list[Party], actors: Actors) -> list[Party]:
    """Return whom the events that a statement swallowed concern: their doers for what is asked or blamed."""
    for inner in match.inner:
        doing, done_to = own_sides(inner, actors)
        blamed = match.frame.event in ("REQUEST", "ACCUSE", "PROTEST")
        first, second = (doing, done_to) if blamed else (done_to, doing)
        found = _others(first, speaking) or _others(second, speaking)
        if found:
            return found
    return []


def owner_of_object(match: Match, actors: Actors) -> list[Party]:
    """Return whose the things are that a frame used, where no slot says whom the act concerns."""
    for at in sorted(match.words - {match.trigger.i}):
        found = actors.owners(match.trigger.doc[at])
        if found:
            return found
    return []
