"""Happenings written out as PLOVER events: status, time, place, size, contexts, instruments and who says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.marks import Instrument
from dragoman.lexicon.plover import COOPERATIVE, QUAD, scale
from dragoman.reading.actors import Actors
from dragoman.reading.announcing import announced
from dragoman.reading.attribution import chain
from dragoman.reading.casualties import casualty_size
from dragoman.reading.complements import lemma
from dragoman.reading.denying import link_denials
from dragoman.reading.events import as_future, find_happenings
from dragoman.reading.factuality import Commitment, commitment, doubted
from dragoman.reading.merging import Happening
from dragoman.reading.places import event_place
from dragoman.reading.timescope import event_time, time_index
from dragoman.types import (
    Attribution,
    EventDate,
    EventMention,
    Figure,
    Place,
    Size,
    Source,
    Status,
    TextInfo,
    Timex,
)
from dragoman.types import (
    Span as TextSpan,
)

UNREAL: frozenset[Status] = frozenset({"planned", "conditional"})
HARMING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Types that say something of things: what they speak of was on another day.
SPOKEN = frozenset(type for type, quad in QUAD.items() if quad in (1, 3))
DOUBT_REACH = 2  # sentences back that "this could not be verified" speaks of
YEAR = re.compile(r"\d{4}")


def _place_index(doc: Doc, places: Iterable[Place]) -> dict[int, Place]:
    """Return the place that each token lies in, by the token's number."""
    found: dict[int, Place] = {}
    for place in places:
        span = doc.char_span(place.start, place.end, alignment_mode="expand")
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), place))
    return found


def _trigger(doc: Doc, happening: Happening) -> TextSpan:
    """Return the stretch from the first to the last word of the trigger."""
    words = happening.words | {happening.match.trigger.i}
    span = doc[min(words) : max(words) + 1]
    return TextSpan(span.text, span.start_char, span.end_char)


def _source(doc: Doc, actors: Actors, attribution: Attribution) -> list[Source]:
    """Return the parties that an attribution's source spans name, or its words where they name nobody known."""
    found: list[Source] = []
    for start, end in attribution.source:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        parties = actors.parties(span.root)
        for party in parties:
            words = doc[party.start : party.end]
            found.append(
                Source(
                    words.text, words.start_char, words.end_char, party.identifier,
                    kind=party.kind, code=party.code, sector=party.sector or None, named=actors.is_named(party),
                )
            )  # fmt: skip
        if not parties:
            named = span.root.pos_ == "PROPN"
            found.append(Source(span.text, span.start_char, span.end_char, span.text, named=named))
    return found


def write_attributions(doc: Doc, actors: Actors, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with the identity of their sources."""
    found = []
    for attribution in attributions:
        sources = _source(doc, actors, attribution)
        identifier = sources[0].identifier_text if sources else None
        found.append(Attribution(attribution.source, attribution.cue, attribution.content, identifier))
    return found


def _chain(doc: Doc, actors: Actors, attributions: list[Attribution], trigger: TextSpan) -> tuple[Source, ...]:
    links = [
        source
        for attribution in chain(attributions, trigger.start, trigger.end)
        for source in _source(doc, actors, attribution)
    ]
    return tuple({link.identifier_text: link for link in links}.values())


def _phrases(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the lemmas and the two-word phrases of a stretch."""
    words = [lemma(token) for token in tokens]
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def _contexts(sentence: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the contexts whose words or two-word phrases stand in a sentence."""
    marks = lexicon.contexts
    return tuple(dict.fromkeys(context for phrase in _phrases(sentence) for context in marks.get(phrase, ())))


def _instruments(happening: Happening, lexicon: Lexicon) -> list[Instrument]:
    """Return the weapons and means named in the event's clause."""
    top = happening.match.top
    others = {token.i for verb in top.children if verb.dep_ == "conj" and verb.pos_ == "VERB" for token in verb.subtree}
    clause = (token for token in top.subtree if token.i not in others)
    found = (lexicon.instruments.get((happening.event, phrase)) for phrase in _phrases(clause))
    return [instrument for instrument in found if instrument is not None]


def _committed(happening: Happening, lexicon: Lexicon) -> Commitment:
    """Return how sure the text is; a planned act that is otherwise asserted is planned."""
    found = commitment(happening.top, lexicon.modality)
    doc = happening.match.trigger.doc
    if any(doc[at].lower_ == "no" for at in happening.words):  # "gave no ground": the entry's own
        return Commitment("asserted", 3.0) if found.status == "negated" else found
    if found.status == "asserted" and _of_nothing(happening):
        return Commitment("negated", -found.factuality)
    if happening.top is happening.match.carrier and found.status == "asserted":
        own = commitment(happening.match.trigger, lexicon.modality)
        found = own if own.status in ("negated", "denied") else found
    if happening.planned and found.status == "asserted":
        return Commitment("planned", min(found.factuality, 1.5))
    return found


def _size(happening: Happening, figures: list[Figure], lexicon: Lexicon) -> Size:
    """Return how many a violent or coercive act harmed; what is said of an act harms nobody."""
    if happening.event not in HARMING:
        return Size()
    return casualty_size(happening.toll, figures, lexicon.measures)


def _of_nothing(happening: Happening) -> bool:
    """Is it about nothing: "sent no arms"?"""
    words = (happening.match.trigger.doc[at] for at in happening.words)
    return any(other.dep_ == "det" and other.lower_ == "no" for word in words for other in word.children)


def _historical(trigger: Token, date: Timex | None, published: str | None) -> bool:
    """Does the event lie in the past of the story's own news: an earlier year, or a past perfect?"""
    if date is not None and published is not None and YEAR.match(date.value):
        return date.value[:4] < published[:4] and date.value[:7] < _months_before(published, 3)
    return (
        any(other.dep_ == "aux" and other.lower_ in ("had", "'d") for other in trigger.children)
        and trigger.tag_ == "VBN"
    )


def _months_before(day: str, months: int) -> str:
    """Return the month, as YYYY-MM, that lies so many months before a day."""
    year, month = int(day[:4]), int(day[5:7] or 1) if len(day) >= 7 else 1
    count = year * 12 + month - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def write_events(
    doc: Doc,
    coded: Sequence[Span],
    actors: Actors,
    lexicon: Lexicon,
    *,
    times: list[Timex],
    places: list[Place],
    figures: list[Figure],
    attributions: list[Attribution],
    published: str | None,
    article_id: str,
) -> list[EventMention]:
    """Return the events of the coded sentences in the order of the text.

    `times`, `places`, `figures` and `attributions` are what the other stages found in the same text; `published`
    is the article's day, YYYY-MM-DD or coarser, or None.
    """
    time_at = time_index(doc, times)
    place_at = _place_index(doc, places)
    sequence = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    found: list[EventMention] = []
    denials: set[str] = set()
    happenings = list(find_happenings(doc, lexicon, actors, coded))
    told = {happening.match.top.i for happening in happenings if happening.event in SPOKEN}
    for happening in happenings:
        committed = announced(happening, _committed(happening, lexicon), actors)
        if committed.status in UNREAL or (
            committed.status == "hypothetical" and happening.event in COOPERATIVE and happening.planned
        ):
            as_future(happening)
        trigger = _trigger(doc, happening)
        sentence = happening.sentence
        date = event_time(happening.match.top, time_at, lexicon.timewords, told)
        means = _instruments(happening, lexicon)
        modes = tuple(dict.fromkeys((*happening.modes, *(instrument.mode for instrument in means))))
        id = f"{article_id}#{len(found) + 1}"
        if committed.status == "denied" or happening.match.frame.head in lexicon.classes["denial"]:
            denials.add(id)
        found.append(
            EventMention(
                id=id,
                event=happening.event,
                mode=modes,
                context=_contexts(sentence, lexicon),
                quad_code=QUAD[happening.event],
                event_scale=scale(happening.event, modes),
                cameo=means[0].cameo if means and not happening.modes else happening.cameo,
                actor=tuple(actors.entity(party) for party in happening.actors),
                recipient=tuple(actors.entity(party) for party in happening.recipients),
                date=EventDate(date.text, date.start, date.end, date.value) if date is not None else None,
                event_loc=event_place(happening.match.top, place_at, lexicon.placewords),
                status=committed.status,
                factuality=round(committed.factuality, 2),
                historical=_historical(happening.match.top, date, published),
                attribution=_chain(doc, actors, attributions, trigger),
                size=_size(happening, figures, lexicon),
                event_text=trigger,
                text_info=TextInfo(sequence[sentence.start], sentence.start_char, sentence.end_char),
                frame=happening.match.frame.name,
            )
        )
    _doubt(found, doc, lexicon)
    return link_denials(sorted(found, key=lambda event: event.event_text.start), denials)


def _doubt(events: list[EventMention], doc: Doc, lexicon: Lexicon) -> None:
    """Mark as unconfirmed what a text reports of others and then says was not verified."""
    sentences = [number for number, sentence in enumerate(doc.sents) if doubted(sentence, lexicon)]
    for at, event in enumerate(events):
        near = any(0 <= number - event.text_info.sequence <= DOUBT_REACH for number in sentences)
        if near and event.status == "asserted" and event.attribution:
            events[at] = msgspec.structs.replace(event, status="unconfirmed", factuality=min(event.factuality, 1.0))
