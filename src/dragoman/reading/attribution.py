"""Who says what: sources, cues and contents in one parsed article (the units of PARC3 and PolNeAR)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dragoman.lexicon.cues import Cues
from dragoman.reading.quotes import find_quotations
from dragoman.reading.reported import Report, Stretch
from dragoman.reading.reportednouns import adjective_report, adverb_report, noun_report, preposition_report
from dragoman.reading.reportedtails import tail_report
from dragoman.reading.reportedverbs import verb_report
from dragoman.reading.speech import attach, boundaries, laid_out, token_stretches
from dragoman.types import Attribution, Offsets

# A quotation with fewer tokens than this is a title or a label, not a paragraph of speech.
MIN_PARAGRAPH = 6
# Words between the start of a paragraph and its cue that may all be the source.
MAX_SOURCE = 12

_EDGES = frozenset({",", ".", ":", ";", "-", "--", "—", "–", "―", "?", "!"})
_LEADING = _EDGES | {")", "]"}
_TRAILING = frozenset({",", ".", ":", ";", "--", "—", "–", "―", "-", "(", "["})


def find_attributions(doc: Doc, cues: Cues) -> list[Attribution]:
    """Return all attributions of a parsed article in the order of their contents; contents may nest.

    `source` is empty where the text names none (is said to, reportedly), `cue` where a paragraph of
    quotation has no verb of its own. `identifier_text` is left to the stage that knows who the source is.
    """
    quotations = find_quotations(doc.text)
    stretches = token_stretches(doc, quotations)
    attached = attach(doc, quotations, stretches, cues)
    limits = boundaries(doc, stretches)
    reports = laid_out(doc, quotations)
    for token in doc:
        report = _report(token, cues, attached.get(token.i, []))
        if report is not None:
            report.source = [
                _bounded(_beside(doc, stretch, report, limits), token.i, limits) for stretch in report.source
            ]
            report.content = [_bounded(stretch, token.i, limits) for stretch in report.content]
            reports.append(report)
    speaking = {begin for report in reports for begin, end in report.cue if end == begin + 1}
    tails = (tail_report(sentence, cues) for sentence in doc.sents)
    reports += [report for report in tails if report is not None and report.cue[0][0] not in speaking]
    telling = _telling(reports, len(doc))
    telling += _carried_over(telling, stretches, limits)
    telling.sort(key=lambda report: report.inner)
    found = [_attribution(doc, report, stretches) for report in telling]
    return sorted((attribution for attribution in found if attribution is not None), key=_order)


def _order(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0][0], -attribution.content[-1][1]


def _carried_over(reports: list[Report], quotations: list[Stretch], limits: list[int]) -> list[Report]:
    """Give paragraphs that are all quotation, with no verb of their own, to the speaker before them.

    That is whoever made the last statement in the paragraph before, or in the same run of such paragraphs.
    """
    taken = _merged(stretch for report in reports for stretch in report.content)
    begins = [begin for begin, _ in taken]
    statements = sorted(
        (report for report in reports if report.statement and report.source), key=lambda report: report.cue[0]
    )
    cues = [report.cue[0][0] for report in statements]
    found: list[Report] = []
    for begin, end in quotations:
        at = bisect_left(limits, begin)
        whole = limits[at : at + 1] == [begin] and not {end, end + 1}.isdisjoint(limits[at + 1 : at + 3])
        inside = bisect_right(begins, begin) - 1
        if end - begin < MIN_PARAGRAPH or not whole or (inside >= 0 and end <= taken[inside][1]):
            continue
        previous = limits[at - 1] if at else 0
        if found and previous <= found[-1].content[-1][0]:
            found[-1].content.append((begin, end))
            continue
        last = bisect_left(cues, begin) - 1
        if last >= 0 and cues[last] >= previous:
            found.append(Report(statements[last].source, [], [(begin, end)], [], True))
    return found


def _telling(reports: list[Report], length: int) -> list[Report]:
    """Leave out what stands within another's content, unless it is itself someone's statement.

    Annotators mark beliefs, plans and attitudes on the text's own level only.
    """
    within = bytearray(length)
    for report in reports:
        for begin, end in _without(_merged(report.content), [*report.holes, *report.cue]):
            within[begin:end] = b"\1" * (end - begin)
    return [report for report in reports if report.statement or not within[report.cue[0][1] - 1]]


def _report(token: Token, cues: Cues, quoted: list[Stretch]) -> Report | None:
    pos = token.pos_
    if pos == "VERB" or pos == "AUX":
        cue = cues.verbs.get(token.lemma_)
        if cue is not None:
            return verb_report(token, cue, quoted, cues)
        words = cues.prepositions.get(token.lower_)
    elif pos == "NOUN":
        cue = cues.nouns.get(token.lemma_)
        return noun_report(token, cue, cues) if cue is not None else None
    elif pos == "ADJ":
        cue = cues.adjectives.get(token.lower_)
        return adjective_report(token, cue) if cue is not None else None
    elif pos == "ADV":
        return adverb_report(token) if token.lower_ in cues.adverbs else None
    else:
        words = cues.prepositions.get(token.lower_)
    return preposition_report(token, words) if words is not None else None


def _attribution(doc: Doc, report: Report, quotations: list[Stretch]) -> Attribution | None:
    source = [_trimmed(doc, stretch, quotations) for stretch in _without(report.source, report.cue)]
    content = [
        _trimmed(doc, stretch, quotations)
        for stretch in _without(_merged(report.content), [*report.holes, *report.cue, *source])
    ]
    # Trimming may have taken an opening quotation mark back in that the source ends with.
    content = [(begin, end) for begin, end in _without(content, [*report.cue, *source]) if begin < end]
    if not content:
        return None
    return Attribution(
        source=_offsets(doc, [(begin, end) for begin, end in source if begin < end]),
        cue=_offsets(doc, report.cue),
        content=_offsets(doc, content),
    )


def _offsets(doc: Doc, stretches: Iterable[Stretch]) -> tuple[Offsets, ...]:
    found = []
    for begin, end in stretches:
        last = doc[end - 1]
        found.append((doc[begin].idx, last.idx + len(last)))
    return tuple(found)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the union of stretches as sorted, disjoint ones."""
    found: list[Stretch] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def _without(stretches: Iterable[Stretch], holes: Iterable[Stretch]) -> list[Stretch]:
    """Return what of sorted stretches no hole covers."""
    rest = list(stretches)
    for low, high in holes:
        pieces: list[Stretch] = []
        for begin, end in rest:
            if high <= begin or end <= low:
                pieces.append((begin, end))
                continue
            if begin < low:
                pieces.append((begin, low))
            if high < end:
                pieces.append((high, end))
        rest = pieces
    return rest


def _beside(doc: Doc, source: Stretch, report: Report, limits: list[int]) -> Stretch:
    """Put right a source that the parse finds in an earlier paragraph, such as a dateline."""
    cue = report.cue[0][0]
    at = bisect_right(limits, cue) - 1
    if at < 0 or source[1] > limits[at] or cue - limits[at] > MAX_SOURCE:
        return source
    words = doc[limits[at] : cue]
    return (limits[at], cue) if any(word.pos_ in ("PROPN", "NOUN", "PRON") for word in words) else source


def _bounded(stretch: Stretch, anchor: int, limits: list[int]) -> Stretch:
    """Cut from a stretch what lies beyond a boundary, as seen from the cue."""
    begin, end = stretch
    first, last = bisect_right(limits, begin), bisect_left(limits, end)
    if first >= last:
        return stretch
    inner = limits[first:last]
    side = bisect_right(inner, anchor)
    if side:
        begin = inner[side - 1]
    if side < len(inner):
        end = inner[side]
    return begin, end


def _trimmed(doc: Doc, stretch: Stretch, quotations: list[Stretch]) -> Stretch:
    """Drop punctuation at the edges, but keep quotation marks whole."""
    begin, end = stretch
    while begin < end and (doc[begin].is_space or doc[begin].text in _LEADING):
        begin += 1
    while begin < end and (doc[end - 1].is_space or doc[end - 1].text in _TRAILING):
        end -= 1
    for low, high in quotations[max(bisect_left(quotations, stretch) - 1, 0) :]:
        if low >= end:
            break
        if end < high <= end + 2 and not all(doc[index].is_punct for index in range(end, high)):
            continue
        if low == begin - 1 and high <= end + 2:
            begin = low
        if begin <= low and end < high <= end + 2:
            end = high
    return begin, end


def chain(attributions: list[Attribution], start: int, end: int) -> list[Attribution]:
    """Return the attributions in whose content the characters [start, end) stand, outermost first.

    Those whose own source or cue touches the characters are left out. `attributions` are as
    `find_attributions` returns them.
    """
    found = []
    for attribution in attributions:
        if attribution.content[0][0] > start:
            break
        if any(low <= start and end <= high for low, high in attribution.content) and not any(
            low < end and start < high for low, high in (*attribution.source, *attribution.cue)
        ):
            found.append(attribution)
    found.sort(key=_extent, reverse=True)
    return found


def _extent(attribution: Attribution) -> int:
    return sum(high - low for low, high in attribution.content)
