"""The grammar of reporting: whose word a verb is.

Stretches are pairs of token indices, end exclusive. Dependency labels are those of the ClearNLP scheme that
spaCy's English pipelines use.
"""

from dataclasses import dataclass

from spacy.tokens import Token

Stretch = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_SHARED = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "aux"})
# A verb shares the subject of verbs at most this far above it (began to try to say ...).
_MAX_CLIMB = 6


@dataclass(slots=True)
class Report:
    """One act of reporting, in token indices.

    `holes` are words amid the content that are not part of it. A `statement` counts within others' contents
    too. An `inner` one reports the very words that another reports as well, and is the source of those.
    """

    source: list[Stretch]
    cue: list[Stretch]
    content: list[Stretch]
    holes: list[Stretch]
    statement: bool = False
    inner: bool = False


def subtree(token: Token) -> Stretch:
    """Return the stretch from the leftmost to the rightmost word that depends on a token."""
    return token.left_edge.i, token.right_edge.i + 1


def is_break(token: Token) -> bool:
    """Tell whether a paragraph ends with this (white space) token."""
    return token.is_space and "\n" in token.text


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of these labels."""
    for dependent in token.children:
        if dependent.dep_ in labels:
            return dependent
    return None


def agent(verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    quoted = _quoted_as(verb)
    for dependent in (*verb.children, *(quoted.children if quoted is not None else ())):
        if dependent.dep_ == "agent" or (dependent.dep_ == "prep" and dependent.lower_ == "by"):
            noun = child(dependent, "pobj")
            if noun is not None:
                return noun
    return None


def _quoted_as(verb: Token) -> Token | None:
    """Return the second verb of "was quoted as saying"; a by-phrase after it still names who quotes."""
    for dependent in verb.children:
        if dependent.dep_ == "prep" and dependent.lower_ == "as":
            return child(dependent, "pcomp")
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, a participle without an auxiliary (a plan said to ...) included."""
    return child(verb, "auxpass", "nsubjpass", "csubjpass") is not None or is_reduced(verb)


def is_reduced(verb: Token) -> bool:
    """Tell whether a verb is a passive participle without an auxiliary."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and child(verb, "aux", "nsubj") is None


def speaker(verb: Token) -> Token | None:
    """Return the head of the noun phrase whose word or wish a verb reports; None where it is not said."""
    if is_passive(verb):
        return agent(verb)
    subject = child(verb, *SUBJECTS)
    if subject is not None:
        return None if subject.lower_ == "it" and child(verb, "expl") else subject
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoting = verb.head.head
        return child(quoting, *PASSIVE_SUBJECTS) if is_passive(quoting) else child(quoting, "dobj")
    return agent(verb) or _inherited(verb)


def _inherited(verb: Token) -> Token | None:
    """Return the subject that a verb without one shares with those above it."""
    token = verb
    for _ in range(_MAX_CLIMB):
        label, head = token.dep_, token.head
        if label == "acl" and is_infinitive(token):
            return child(head.head, *SUBJECTS) if head.dep_ == "dobj" else None
        if label in ("acl", "relcl"):
            return head if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
        if label not in _SHARED or head == token:
            return None
        if label == "advcl" and head.dep_ == "ccomp" and resumes(token):
            head = head.head
        if label == "xcomp":
            controller = child(head, "dobj", "dative")
            if controller is not None and controller.i < token.i:
                return controller
        subject = child(head, *SUBJECTS, *PASSIVE_SUBJECTS)
        if subject is not None:
            return subject
        token = head
    return None


def resumes(verb: Token) -> bool:
    """Tell whether a participle with a clause of its own follows a comma (..., adding that ...)."""
    edge = verb.left_edge.i
    return verb.tag_ == "VBG" and edge > 0 and verb.doc[edge - 1].text == "," and child(verb, "ccomp") is not None


def noun_phrase(head: Token | None, cue: Token) -> list[Stretch]:
    """Return a source's noun phrase, up to the cue where it holds the cue (a statement saying ...)."""
    if head is None:
        return []
    begin, end = subtree(head)
    if begin <= cue.i < end:
        if cue.i > head.i:
            end = max(head.i + 1, cue.left_edge.i)
        else:
            begin = head.i
    return [(begin, end)]


def last_word(word: Token, endings: list[tuple[str, ...]]) -> Token | None:
    """Return the last word of the longest phrase made of a word and one of the endings."""
    following = tuple(token.lower_ for token in word.doc[word.i + 1 : word.i + 1 + max(map(len, endings))])
    fitting = [len(ending) for ending in endings if following[: len(ending)] == ending]
    return word.doc[word.i + max(fitting)] if fitting else None


def object_stretch(preposition: Token) -> list[Stretch]:
    """Return the stretch that a preposition governs, if any."""
    for dependent in preposition.children:
        if dependent.dep_ in ("pobj", "pcomp"):
            return [subtree(dependent)]
    return []


def is_infinitive(clause: Token) -> bool:
    """Tell whether a clause is an infinitive with "to"."""
    return any(word.dep_ in ("aux", "auxpass") and word.tag_ == "TO" for word in clause.children)
