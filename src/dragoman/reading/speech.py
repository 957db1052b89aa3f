"""Direct speech: the verb of each quotation, and lines that name their speaker with a colon or a dash."""

import re
from bisect import bisect_left
from collections import Counter

from spacy.tokens import Doc, Token

from dragoman.lexicon.cues import Cues
from dragoman.reading.quotes import Quotation
from dragoman.reading.reported import Report, Stretch, is_break

# How far from a quotation its verb may stand, in tokens.
WINDOW = 30
# A line's label with more words than this is a heading, not a speaker.
MAX_LABEL = 4

_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})

_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''", "‘", "’", "'", ",,"})
_HANDS_OVER = frozenset({",", "?", "!", "—", "–", "--", "-", "…", "..."})
_STOPS = frozenset({".", "?", "!", ";", "…", "..."})
_LINE = re.compile(r"^[\"“]?(?P<who>[A-Z][^\n:“”\"]{1,80}?)(?P<cue>:)[ \t]+(?P<says>\S[^\n]*)", re.MULTILINE)
_SIGNED = re.compile(
    r"\s*(?P<cue>[―—–]|--?)\s*(?P<who>[A-Z][\w.’'-]*(?:[^\S\n]+(?:[A-Z][\w.’'-]*|\w{1,3}))*)"
    r"(?=[^\S\n]*(?:[,(][^\n]{0,80})?\.?[^\S\n]*(?:\n|$))"
)


def token_stretches(doc: Doc, quotations: list[Quotation]) -> list[Stretch]:
    """Return the tokens that each quotation covers."""
    starts = [token.idx for token in doc]
    return [(bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in quotations]


def attach(doc: Doc, quotations: list[Quotation], stretches: list[Stretch], cues: Cues) -> dict[int, list[Stretch]]:
    """Return the quotations of each verb that speaks any, by the verb's token index."""
    inside = bytearray(len(doc))
    for begin, end in stretches:
        inside[begin:end] = b"\1" * (end - begin)
    verbs: list[int | None] = []
    latest: tuple[int, int] | None = None
    taken_up = False
    for quotation, (begin, end) in zip(quotations, stretches, strict=True):
        verb = _following_verb(doc, begin, end, inside, cues)
        if verb is None:
            verb = _preceding_verb(doc, begin, inside, cues)
        if verb is None and latest is not None and (taken_up or _goes_on(doc, latest[0], begin)):
            verb = latest[1]
        if verb is not None:
            latest = (end, verb)
        taken_up = quotation.continues and verb is not None
        verbs.append(verb)
    for number in range(len(verbs) - 2, -1, -1):
        if verbs[number] is None and quotations[number].continues:
            verbs[number] = verbs[number + 1]
    attached: dict[int, list[Stretch]] = {}
    for verb, stretch in zip(verbs, stretches, strict=True):
        if verb is not None:
            attached.setdefault(verb, []).append(stretch)
    return attached


def _speaks(token: Token, cues: Cues) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return False
    cue = cues.verbs.get(token.lemma_)
    return cue is not None and "quote" in cue.complements


def _following_verb(doc: Doc, begin: int, end: int, inside: bytearray, cues: Cues) -> int | None:
    """Return the verb of "...", X said or "...", said X."""
    last = end - 1
    while last > begin and doc[last].text in _MARKS:
        last -= 1
    handed = doc[last].text in _HANDS_OVER or (end < len(doc) and doc[end].text == ",")
    if not handed:
        return None
    for index in range(end, min(end + WINDOW, len(doc))):
        token = doc[index]
        if inside[index] or is_break(token) or token.text in _STOPS:
            return None
        if _speaks(token, cues) and token.dep_ not in ("relcl", "acl", "amod"):
            return index
    return None


def _preceding_verb(doc: Doc, begin: int, inside: bytearray, cues: Cues) -> int | None:
    """Return the verb of X said: "...", X said, "..." and X said that "..."."""
    index = begin - 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    if index < 0:
        return None
    mark = doc[index].text
    if mark != ":" and any(is_break(doc[i]) for i in range(index + 1, begin)):
        return None
    if mark not in (":", ",", "that", "--", "—", "–") and not _speaks(doc[index], cues):
        return None
    for at in range(index, max(index - WINDOW, -1), -1):
        token = doc[at]
        if inside[at] or is_break(token) or (token.text in _STOPS and at < index):
            return None
        if _speaks(token, cues):
            return at
    return None


def _goes_on(doc: Doc, end: int, begin: int) -> bool:
    """Tell whether a quotation at `begin` goes on with the one that ended at `end` in its paragraph."""
    if begin - end > WINDOW * 2:
        return False
    last = begin - 1
    while last >= end and doc[last].is_space:
        last -= 1
    if any(is_break(doc[index]) for index in range(end, begin)):
        return False
    if last < end:
        return True
    return doc[last].text in (".", "!", "?", ",", ";", ":", "—", "–", "--", "and", "but") or (doc[last].text in _MARKS)


def boundaries(doc: Doc, stretches: list[Stretch]) -> list[int]:
    """Return the tokens at which something new begins whatever the parse says, in order.

    These are the first tokens after a paragraph break and after a quotation that ends with a full stop
    inside its marks, where a capital or another quotation follows.
    """
    found = [token.i + 1 for token in doc if is_break(token)]
    for begin, end in stretches:
        if end - begin > 2 and end < len(doc) and doc[end - 2].text == ".":
            following = doc[end]
            if following.is_title or following.text in _MARKS:
                found.append(end)
    return sorted(found)


def laid_out(doc: Doc, quotations: list[Quotation]) -> list[Report]:
    """Return what layout gives to a speaker: a line `NAME: ...`, or a quotation signed with a dash."""
    text = doc.text
    names = {entity[-1].lower_ for entity in doc.ents if entity.label_ in _SPEAKERS}
    lines = list(_LINE.finditer(text))
    labels = Counter(match["who"] for match in lines)
    found: list[Report] = []
    for match in lines:
        words = match["who"].split()
        named = words[-1].lower() in names and all(word[0].isupper() for word in words)
        dialogue = labels[match["who"]] > 1 and match["who"].isupper()
        if len(words) <= MAX_LABEL and (named or dialogue):
            found.append(_spoken(doc, match, match.span("says")))
    for quotation in quotations:
        signed = _SIGNED.match(text, quotation.end)
        if signed is not None:
            found.append(_spoken(doc, signed, quotation[:2]))
    return found


def _spoken(doc: Doc, layout: re.Match[str], content: tuple[int, int]) -> Report:
    spans = [
        doc.char_span(start, end, alignment_mode="expand")
        for start, end in (layout.span("who"), layout.span("cue"), content)
    ]
    source, cue, says = [[(span.start, span.end)] for span in spans if span is not None]
    return Report(source, cue, says, [], True)
