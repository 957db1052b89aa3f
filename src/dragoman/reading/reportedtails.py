"""Who is named last: "..., ministry spokesman Jon Lund told reporters", whatever the parse made of it."""

from spacy.tokens import Span

from dragoman.lexicon.cues import Cues
from dragoman.reading.reported import Report

LONGEST = 16  # tokens behind the comma
SOURCE = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"})
HEARERS = SOURCE | {"ADV"}


def tail_report(sentence: Span, cues: Cues) -> Report | None:
    """Return the report that a sentence ends in: a comma, nouns, a verb of speech and at most who heard it and when."""
    doc, end = sentence.doc, sentence.end
    while end > sentence.start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    comma = next((at for at in range(end - 1, sentence.start, -1) if doc[at].text == ","), None)
    if comma is None or end - comma > LONGEST:
        return None
    at = next((at for at in range(comma + 1, end) if doc[at].pos_ in ("VERB", "AUX")), None)
    if at is None or doc[at].tag_ not in ("VBD", "VBZ"):
        return None
    cue = cues.verbs.get(doc[at].lemma_)
    if cue is None or cue.kind != "speech" or "quote" not in cue.complements:
        return None
    source, hearers = doc[comma + 1 : at], doc[at + 1 : end]
    named = any(token.pos_ in ("NOUN", "PROPN", "PRON") and not token.tag_.startswith("W") for token in source)
    if not named or any(token.pos_ not in SOURCE or token.tag_.startswith("W") for token in source):
        return None
    if any(token.pos_ not in HEARERS for token in hearers):
        return None
    if not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[sentence.start : comma]):
        return None
    return Report([(comma + 1, at)], [(at, at + 1)], [(sentence.start, comma)], [], statement=True)
