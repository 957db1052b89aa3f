"""How many an event killed, injured, arrested or displaced, from the figures of its sentence."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from spacy.tokens import Token

from dragoman.lexicon.measures import Harm, Measures
from dragoman.types import Figure, Size

_INCLUDED = frozenset({"including", "among"})
_CLAUSE = ("VERB", "AUX")
_STEPS = 12


class _Harmed(msgspec.Struct, frozen=True):
    """A figure that says how many were harmed, and the word that says so."""

    figure: Figure
    root: Token
    harm: Harm
    evidence: Token


def _by_noun(root: Token, measures: Measures) -> tuple[Harm, Token] | None:
    """Read the harm from the counted noun and its modifiers: 24 deaths, 24 wounded men, 24 people killed."""
    if harm := measures.harms.get((root.lower_, "a")) or measures.harms.get((root.lemma_.lower(), "n")):
        return harm, root
    for child in root.children:
        described = child.dep_ == "amod" and measures.harms.get((child.lower_, "a"))
        if described:
            return described, child
        past = child.dep_ == "acl" and child.tag_ == "VBN"
        if past and (harm := measures.harms.get((child.lemma_.lower(), "v"))):
            return harm, child
    return None


def _by_verb(root: Token, measures: Measures) -> tuple[Harm, Token] | None:
    """Read the harm from the verb of the counted, its object or subject, or its complement (left 12 dead)."""
    head, harms = root.head, measures.harms
    lemma = head.lemma_.lower()
    if root.dep_ in ("dobj", "nsubjpass") and (harm := harms.get((lemma, "v"))):
        return harm, head
    if root.dep_ == "nsubj":
        harm = harms.get((lemma, "i"))
        if harm is None and head.tag_ in ("VBN", "JJ"):
            active = any(child.lemma_ == "have" for child in head.children)
            harm = harms.get((head.lower_, "a")) if not active else None
        if harm is not None:
            return harm, head
    for sibling in head.children:
        near = sibling.dep_ in ("oprd", "acomp", "ccomp", "xcomp") and root.i < sibling.i <= root.i + 3
        if near and (harm := harms.get((sibling.lower_, "a"))):
            return harm, sibling
    return None


def _by_toll(root: Token, measures: Measures) -> tuple[Harm, Token] | None:
    """Read the harm from a noun that the number belongs to: the deaths of 24 people, the toll rose to 80."""
    head = root.head
    if root.dep_ == "pobj":
        head = head.head
        if root.head.lower_ == "of" and (harm := measures.harms.get((head.lemma_.lower(), "n"))):
            return harm, head
    if head.pos_ not in _CLAUSE or root.dep_ not in ("pobj", "dobj", "attr", "npadvmod"):
        return None
    for child in head.children:
        told = child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.i != root.i
        if told and (harm := measures.harms.get((child.lemma_.lower(), "n"))):
            return harm, child
    return None


def _harm(root: Token, measures: Measures) -> tuple[Harm, Token] | None:
    found = _by_noun(root, measures) or _by_verb(root, measures) or _by_toll(root, measures)
    if found is None and root.dep_ == "conj" and root.head.i != root.i and root.head.pos_ not in _CLAUSE:
        return _harm(root.head, measures)
    if found is None and root.i + 1 < len(root.doc):
        following = root.nbor(1)
        if (harm := measures.harms.get((following.lower_, "a"))) and following.tag_ in ("VBN", "JJ", "VBD"):
            return (harm, following) if not any(child.dep_ == "dobj" for child in following.children) else None
    return found


def _clause(token: Token) -> Token:
    for _ in range(_STEPS):
        if token.pos_ in _CLAUSE or token.head.i == token.i:
            return token
        token = token.head
    return token


def _reaches(token: Token, above: Token) -> bool:
    """Tell whether a word depends on another without a clause of its own (after 30 died) in between."""
    for _ in range(_STEPS):
        if token.i == above.i:
            return True
        if token.head.i == token.i or any(child.dep_ == "mark" for child in token.children):
            return False
        token = token.head
    return False


def _belongs(trigger: Token, evidence: Token) -> bool:
    """Tell whether what befell people is part of the event: in its phrase, clause or what depends on that."""
    return _reaches(evidence, trigger) or _reaches(evidence, _clause(trigger)) or _reaches(trigger, _clause(evidence))


def _harmed(trigger: Token, figures: Sequence[Figure], measures: Measures) -> list[_Harmed]:
    sentence, found = trigger.sent, []
    for figure in figures:
        if not sentence.start_char <= figure.start < sentence.end_char:
            continue
        span = trigger.doc.char_span(figure.start, figure.end, alignment_mode="expand")
        if span is None or (figure.unit or "").isupper() or figure.unit == "percent":
            continue
        root = span.root
        if root.dep_ == "pobj" and root.head.lower_ in _INCLUDED:
            continue
        answer = _harm(root, measures)
        if answer is not None and _belongs(trigger, answer[1]):
            found.append(_Harmed(figure, root, *answer))
    return found


def _printed(low: float | None, high: float | None, value: float | None) -> str | None:
    """Write a size: `24`, `24+` where it is the least, `10-20` for a range, `0-20` for `up to 20`."""
    if value is not None and low is None and high is None:
        low = high = value
    if low is None and high is None:
        return None
    if high is None:
        return f"{low:.0f}+"
    return f"{high:.0f}" if low == high else f"{low or 0:.0f}-{high:.0f}"


def _total(harmed: Sequence[_Harmed]) -> str | None:
    """Add up the figures that `and` joins; of others the first counts, the rest being part of it."""
    first = harmed[0].figure
    low, high, value = first.low, first.high, first.value
    for earlier, later in pairwise(harmed):
        if later.root.dep_ != "conj" or later.root.head.i != earlier.root.i:
            break
        low = None if low is None or later.figure.low is None else low + later.figure.low
        high = None if high is None or later.figure.high is None else high + later.figure.high
        value = None if value is None or later.figure.value is None else value + later.figure.value
    return _printed(low, high, value)


def casualty_size(trigger: Token, figures: Sequence[Figure], measures: Measures) -> Size:
    """Return how many were killed, injured, arrested or displaced in the event that a trigger word reports.

    `figures` are those of the text; only those of the trigger's sentence count, and of them those whose
    harm is told in the trigger's clause or in what depends on it.
    """
    by_harm: dict[Harm, list[_Harmed]] = {}
    for harmed in _harmed(trigger, figures, measures):
        by_harm.setdefault(harmed.harm, []).append(harmed)
    return Size(**{harm: _total(found) for harm, found in by_harm.items()})
