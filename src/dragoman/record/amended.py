"""A reading with what people corrected in it: names parted, and events with another type, status, date or party.

The reading that the record keeps stays as it was; this one is made anew from it whenever the article is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from dragoman.lexicon import plover
from dragoman.record.corrections import Correction, Names, Passage, Value, is_called
from dragoman.record.guises import Local, kind_class, local_actors
from dragoman.types import Entity, EventMention, Mention, Reading

AGAINST = frozenset({"negated", "denied"})


@dataclass
class Amended:
    """A corrected reading; `parted` maps identifiers to what sets them apart from their namesakes, and `touched` has
    (correction, side, number of the event mention).
    """

    reading: Reading
    parted: dict[str, str] = field(default_factory=dict)
    touched: list[tuple[int, str, int]] = field(default_factory=list)


def amend(reading: Reading, text: str, documents: frozenset[str], corrections: Sequence[Correction]) -> Amended:
    """Apply corrections in their order to the reading of an article, `text` being the article's.

    `documents` are the ids of all articles with this text; `reading` itself is left as it is.
    """
    amended = Amended(replace(reading))
    for one in corrections:
        if one.what == "split":
            _part(amended, text, documents, one)
            continue
        for side, passages in (("event", one.target.event), ("account", one.target.account)):
            for passage in passages:
                at = find(reading, text, documents, passage)
                if at is None:
                    continue
                if (one.id, side, at + 1) not in amended.touched:
                    amended.touched.append((one.id, side, at + 1))
                if one.what == "event" and side == "event":
                    events = amended.reading.events
                    changed = _changed(events[at], one.value, amended.reading)
                    amended.reading.events = [*events[:at], changed, *events[at + 1 :]]
    return amended


# --- events ---


def _sentence(event: EventMention, text: str) -> str:
    return " ".join(text[event.text_info.start : event.text_info.end].split())


def find(reading: Reading, text: str, documents: frozenset[str], passage: Passage) -> int | None:
    """Return the place among the events of the one that a passage means.

    The same words in the same sentence, or else of the same article at the same place, read with a part of the words.
    """
    if passage.document not in documents:
        return None
    sentence = " ".join(passage.sentence.split())
    found = []
    for at, event in enumerate(reading.events):
        span = event.event_text
        same_words = span.text == passage.words
        here = passage.document == reading.id and span.start < passage.end and passage.start < span.end
        alike = event.event == passage.type and (span.text in passage.words or passage.words in span.text)
        if (same_words and _sentence(event, text) == sentence) or (here and (same_words or alike)):
            order = (event.event != passage.type, abs(span.start - passage.start), abs(span.end - passage.end), at)
            found.append(order)
    return min(found)[-1] if found else None


def _changed(event: EventMention, value: Value, reading: Reading) -> EventMention:
    """Return an event as a person has it, where it was read as what was shown when it was corrected."""
    was = value.was
    if value.type and event.event == was.type:
        event = retyped(event, value.type)
    if value.mode is not None and event.event == (value.type or was.type):
        modes = tuple(mode for mode in value.mode.split(";") if mode)
        event = replace(event, mode=modes, event_scale=plover.scale(event.event, modes))
    if value.status and event.status == was.status:
        sure = abs(event.factuality) or 3.0
        event = replace(event, status=value.status, factuality=-sure if value.status in AGAINST else sure)
    if value.date and event.date and event.date.value == was.date:
        event = replace(event, date=replace(event.date, value=value.date))
    near = event.event_text.start
    return replace(
        event,
        actor=_parties(value.actor, reading, near) or event.actor,
        recipient=_parties(value.recipient, reading, near) or event.recipient,
    )


def retyped(event: EventMention, kind: str) -> EventMention:
    """Return an event as one of another type, with that type's codes and those of its modes that it can have."""
    modes = tuple(mode for mode in event.mode if mode in plover.MODES.get(kind, {}))
    return replace(
        event, event=kind, mode=modes, quad_code=plover.QUAD[kind], event_scale=plover.scale(kind, modes),
        cameo=plover.ROOTS[kind],
    )  # fmt: skip


def _parties(actors: Iterable[Names], reading: Reading, near: int) -> tuple[Entity, ...]:
    """Return the parties that names mean in an article, at their mentions nearest to a place in it.

    Empty where one of them is not mentioned: what the text does not say is said of the event alone.
    """
    found = []
    for names in actors:
        known = {name.name for name in names}
        mentions = [mention for mention in reading.mentions if mention.identifier_text in known]
        if not mentions:
            return ()
        nearest = min(mentions, key=lambda mention: (abs(mention.start - near), mention.start))
        found.append(_entity(nearest))
    return tuple(found)


def _entity(mention: Mention) -> Entity:
    return Entity(
        mention.text, mention.start, mention.end, mention.identifier_text, mention.code, mention.sector, (),
        mention.office,
    )  # fmt: skip


# --- names ---


def mark_of(split: Correction) -> str:
    """Return what sets those whom a split parts apart from their namesakes."""
    target = split.target
    return f"{target.spelling} in {target.document}" if target.document else str(target.spelling)


def _part(amended: Amended, text: str, documents: frozenset[str], split: Correction) -> None:
    target = split.target
    if target.document and target.document not in documents:
        return
    spelling, others = str(target.spelling), {name.name for name in target.actor} - {target.spelling}
    _tell_apart(amended.reading, text, spelling, others)
    local = local_actors(amended.reading).get(spelling)
    if local and (target.document or _may_be(local, target.actor)):
        amended.parted[spelling] = mark_of(split)


def _may_be(local: Local, names: Names) -> bool:
    """Can a local actor, by its kind and country, be one that is called by the names?

    What is called an organisation though nothing is known of it may be anyone.
    """
    kinds = {None, kind_class(local.kind)}
    if kinds == {None, "body"} and not local.code and not local.sector:
        kinds.add("person")
    return any(name.kind in kinds and (None in (name.code, local.code) or name.code == local.code) for name in names)


def _tell_apart(reading: Reading, text: str, spelling: str, others: set[str]) -> None:
    """Give what is printed as one name to that name, where the article was read as if it were another's."""

    def whose(printed: str, identifier: str) -> str:
        if identifier in others and is_called(printed, spelling):
            return spelling
        return printed if identifier == spelling and printed in others else identifier

    def owned(entity: Entity) -> Entity:
        return replace(entity, identifier_text=whose(entity.entity_text, entity.identifier_text))

    reading.mentions = [replace(m, identifier_text=whose(m.text, m.identifier_text)) for m in reading.mentions]
    reading.events = [
        replace(
            event, actor=tuple(map(owned, event.actor)), recipient=tuple(map(owned, event.recipient)),
            attribution=tuple(replace(s, identifier_text=whose(s.text, s.identifier_text)) for s in event.attribution),
        )
        for event in reading.events
    ]  # fmt: skip
    reading.attributions = [
        replace(one, identifier_text=whose(" ".join(text[a:b] for a, b in one.source), one.identifier_text))
        if one.identifier_text else one
        for one in reading.attributions
    ]  # fmt: skip
