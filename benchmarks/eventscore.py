"""Held against the project's own gold sentences: what was found, who, mode, status, and what went wrong where.

A gold line is {"id", "date", "text", "event_type", "event_type_revised"?, "mode"?, "actors": [{"text", "country",
"sector"}], "recipients", "reciprocal", "status"?, "also"?}: the one event that the sentence is there for, and the types
of what else it tells. What is null or missing is not asked.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.lexicon.plover import QUAD, TYPES
from dragoman.types import Entity, EventMention

# Where gold names no recipient of these, either side will do: "agreed with him" is "both agreed".
MUTUAL = frozenset({"AGREE", "CONSULT"})

Cause = Literal[
    "nothing coded", "wrong type", "wrong actor", "wrong recipient", "wrong sector", "wrong mode", "wrong status"
]


class Party(msgspec.Struct, frozen=True):
    """Who stands on one side of a gold event."""

    text: str
    country: str | None = None
    sector: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and the event in it."""

    id: str
    text: str
    event_type: str
    date: str | None = None
    event_type_revised: str | None = None
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    reciprocal: bool = False
    status: str | None = None
    also: tuple[str, ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """The types that count as right."""
        return frozenset({self.event_type, self.event_type_revised or self.event_type})


class Verdict(msgspec.Struct, frozen=True):
    """How one gold sentence was coded. What gold does not ask, or what was not found, is None."""

    gold: Gold
    coded: int
    right: int
    found: bool
    quad: bool
    who: bool | None = None
    sector: bool | None = None
    mode: bool | None = None
    status: bool | None = None
    causes: tuple[tuple[Cause, str], ...] = ()


Figure = tuple[str, float, int]


def load(folder: Path) -> list[Gold]:
    """Return the sentences of all files of a folder, in the order of names and lines."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_bytes().splitlines())
    return [msgspec.json.decode(line, type=Gold) for line in lines if line.strip()]


def _wanted(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties if party.country}


def _given(entities: Iterable[Entity]) -> set[str]:
    return {entity.code for entity in entities if entity.code}


def _pooled(gold: Gold) -> bool:
    return gold.reciprocal or (gold.event_type in MUTUAL and not _wanted(gold.recipients))


def _wrong_sides(gold: Gold, event: EventMention) -> list[tuple[Cause, str]]:
    """Return the sides on which an event has other countries than gold."""
    actors, recipients = _wanted(gold.actors), _wanted(gold.recipients)
    doing, concerned = _given(event.actor), _given(event.recipient)
    if _pooled(gold):
        return [] if actors | recipients <= doing | concerned else [("wrong actor", _told(actors, doing | concerned))]
    wrong: list[tuple[Cause, str]] = []
    if actors and actors != doing:
        wrong.append(("wrong actor", _told(actors, doing)))
    if recipients and recipients != concerned:
        wrong.append(("wrong recipient", _told(recipients, concerned)))
    return wrong


def _told(wanted: Iterable[str], given: Iterable[str]) -> str:
    return f"{'+'.join(sorted(given)) or 'nobody'} for {'+'.join(sorted(wanted))}"


def _wrong_sectors(gold: Gold, event: EventMention) -> list[str] | None:
    """Return the gold sectors that no party of its country has on its side; None where gold asks for none."""
    entities = (*event.actor, *event.recipient)
    sides = (
        (gold.actors, entities if _pooled(gold) else event.actor),
        (gold.recipients, entities if _pooled(gold) else event.recipient),
    )
    asked = [(party, side) for parties, side in sides for party in parties if party.sector]
    if not asked:
        return None
    return [
        f"{'+'.join(sorted({one.sector or 'none' for one in side})) or 'nobody'} for {party.sector}"
        for party, side in asked
        if not any(party.sector in (one.sector, *one.other_sectors) for one in side if one.code == party.country)
    ]


def _against(gold: Gold, event: EventMention) -> Verdict:
    """Return the verdict on an event of the gold type."""
    sides = _wrong_sides(gold, event)
    sectors = _wrong_sectors(gold, event)
    mode = None if gold.mode is None else gold.mode in event.mode
    status = None if gold.status is None else gold.status == event.status
    causes = list(sides)
    if not sides and sectors:
        causes.append(("wrong sector", ", ".join(sectors)))
    if mode is False:
        causes.append(("wrong mode", f"{'+'.join(event.mode) or 'none'} for {gold.mode}"))
    if status is False:
        causes.append(("wrong status", f"{event.status} for {gold.status}"))
    asked = bool(_wanted(gold.actors) | _wanted(gold.recipients))
    return Verdict(
        gold=gold, coded=0, right=0, found=True, quad=True,
        who=not sides if asked else None,
        sector=None if sectors is None else not sectors,
        mode=mode, status=status, causes=tuple(causes),
    )  # fmt: skip


def judge(gold: Gold, events: Sequence[EventMention]) -> Verdict:
    """Hold what was coded in a sentence against its gold event; of several events of the type, the best counts."""
    told = gold.types | set(gold.also)
    coded, right = len(events), sum(event.event in told for event in events)
    quad = any(event.quad_code in {QUAD[kind] for kind in gold.types} for event in events)
    of_type = [_against(gold, event) for event in events if event.event in gold.types]
    if of_type:
        best = min(of_type, key=lambda verdict: (verdict.who is False, len(verdict.causes)))
        return msgspec.structs.replace(best, coded=coded, right=right)
    cause: tuple[Cause, str] = ("nothing coded", gold.event_type)
    if events:
        types = "+".join(dict.fromkeys(event.event for event in events))
        cause = ("wrong type", f"{types} for {gold.event_type}")
    return Verdict(gold=gold, coded=coded, right=right, found=False, quad=quad, causes=(cause,))


def _share(name: str, answers: Iterable[bool | None]) -> Figure:
    """Return the share of yes among the answers that were asked for, and how many those are."""
    asked = [answer for answer in answers if answer is not None]
    return name, sum(asked) / len(asked) if asked else 0.0, len(asked)


def figures(verdicts: Sequence[Verdict]) -> list[Figure]:
    """Return the figures (name, value from 0 to 1, how many it rests on) over all sentences, then found per type.

    found: an event of the gold type. precision: events of the gold type or of one that gold says is told too, of all
    events. who: of those found, the countries are gold's on both sides. full: found and who, of all. sector, mode,
    status: of those found and asked.
    """
    found = _share("found", (one.found for one in verdicts))
    coded = sum(one.coded for one in verdicts)
    precision = sum(one.right for one in verdicts) / coded if coded else 0.0
    both = found[1] + precision
    return [
        found,
        ("precision", precision, coded),
        ("F1", 2 * found[1] * precision / both if both else 0.0, len(verdicts)),
        _share("quad", (one.quad for one in verdicts)),
        _share("who", (one.who for one in verdicts)),
        _share("full", (one.found and one.who is not False for one in verdicts)),
        _share("sector", (one.sector for one in verdicts)),
        _share("mode", (one.mode for one in verdicts)),
        _share("status", (one.status for one in verdicts)),
        *(
            _share(f"found {kind}", (one.found for one in verdicts if one.gold.event_type == kind))
            for kind in TYPES
            if any(one.gold.event_type == kind for one in verdicts)
        ),
    ]
