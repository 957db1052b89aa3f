"""What a denial denies: the claim in the same article that it faces."""

from collections.abc import Container, Iterable

import msgspec

from dragoman.types import Entity, EventMention, Source, Status

CLAIMED: frozenset[Status] = frozenset({"asserted", "unconfirmed", "hypothetical"})


# Whoever is of these speaks and is spoken of as the state: Moscow answers for Russian jets.
STATE = frozenset({None, "GOV", "MIL", "SPY", "COP"})


def _names(*sides: Iterable[Entity | Source]) -> set[str]:
    """Return what the members of some sides are known by: their names, and the countries of those who are the state."""
    members = [one for side in sides for one in side]
    return {one.identifier_text for one in members} | {one.code for one in members if one.code and one.sector in STATE}


def _compatible(one: Iterable[Entity], other: Iterable[Entity]) -> bool:
    """May two sides be one: they share someone, or one is not told?"""
    left, right = _names(one), _names(other)
    return not left or not right or bool(left & right)


def _same_act(denial: EventMention, claim: EventMention) -> bool:
    """Does a claim tell of the very act that is denied, with parties that may be the same?"""
    told = _names(claim.actor, claim.recipient) & _names(denial.actor, denial.recipient)
    return (
        claim.event == denial.event
        and bool(told)
        and _compatible(claim.actor, denial.actor)
        and _compatible(claim.recipient, denial.recipient)
    )


def _charge(denial: EventMention, claim: EventMention) -> bool:
    """Is a claim the charge that the denial answers: made against whoever denies, or what others report of him?"""
    deniers = _names(denial.actor, denial.attribution)
    if claim.event == "ACCUSE":
        return bool(deniers & _names(claim.recipient))
    others = bool(claim.attribution) and not deniers & _names(claim.attribution)
    return others and claim.quad_code > 2 and bool(deniers & _names(claim.actor))


def link_denials(events: list[EventMention], denials: Container[str]) -> list[EventMention]:
    """Return the events with `denies` filled; `denials` are the ids of those that deny.

    A denial faces the nearest claim of the act that it denies, else the nearest charge against whoever denies; of
    equally near ones that before it.
    """
    claims = [(at, one) for at, one in enumerate(events) if one.status in CLAIMED and one.id not in denials]
    found = []
    for at, event in enumerate(events):
        if event.id in denials:
            near = sorted(claims, key=lambda claim: (abs(claim[0] - at), claim[0]))
            faced = next((one for _, one in near if _same_act(event, one)), None) or next(
                (one for _, one in near if _charge(event, one)), None
            )
            event = msgspec.structs.replace(event, denies=faced.id) if faced is not None else event
        found.append(event)
    return found
