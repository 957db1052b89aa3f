"""How far a text commits to what a word denotes: polarity and modality of its clause, and of all that governs it.

Values are FactBank's: +3 certainly so, -3 certainly not, 0 left open. The calculation walks up the parse: each
governor says how far its complement holds where it holds itself and where it fails (signatures, after Karttunen's
implicatives and factives), and the word's own clause adds negation, modals and hedges.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import Lexicon
from dragoman.lexicon.modality import Mark, Modality, Signature
from dragoman.reading.syntax import child, head_of_conjunction, is_lost_noun
from dragoman.types import Predicate, Status

DEPTH = 8  # governors above a word that are looked at
VERBAL = frozenset({"VERB", "AUX"})
COPULAS = frozenset({"be", "become", "remain", "stay"})
DEFINITE_DEPS = frozenset({"det", "poss"})
INDEFINITE = frozenset({"a", "an", "any", "one", "some", "no"})
INVERTING = frozenset({"had", "should", "were"})
PURPOSE, PLAIN_TO, IS_TO = 2.0, 2.0, 1.6  # how such infinitives are judged in newswire, on the mean
# A noun under a governor ("demanded the withdrawal", "prevented an attack") is taken for real more often than a verb
# there, the more so where the article marks it as known: it goes this part of the way up to certain.
NOUN_LIFT, DEFINITE_LIFT = 0.3, 0.6
# Readers take what is not certain for a little surer than its words taken one by one: a quarter of the way to certain
# is nearest to their judgements in two corpora of newswire.
READERS_LIFT = 0.25


class Commitment(NamedTuple):
    """A status and a value on the scale of factuality."""

    status: Status
    factuality: float


ASSERTED = Commitment("asserted", 3.0)
OPEN = Commitment("hypothetical", 0.0)


def _of(value: float, status: Status | None) -> Commitment:
    """Return a commitment whose status follows from its value where none is given."""
    if status is None:
        status = "asserted" if value >= 1.5 else "negated" if value <= -1.5 else "hypothetical"
    return Commitment(status, value)


def _governed_by(signature: Signature, governor: Commitment) -> Commitment:
    """Return how far a complement holds, given how far its governor does."""
    factive = signature.holds >= 2 and signature.fails >= 2
    if governor.factuality >= 1.5 or factive:
        return _of(signature.holds, signature.status)
    if governor.factuality <= -1:
        return _of(signature.fails, None)
    strength = min(abs(signature.holds), abs(governor.factuality))
    return Commitment(governor.status, strength if signature.holds > 0 else -strength)


def _pos(token: Token) -> str:
    return "v" if token.pos_ in VERBAL else "a" if token.pos_ == "ADJ" else "n"


def _signature(governor: Token, complement: str, modality: Modality) -> Signature | None:
    word = governor.lemma_.lower()
    pos = _pos(governor)
    return modality.signature(word, pos, complement) or (
        modality.signature(governor.lower_, "a", complement) if governor.tag_ == "VBN" else None
    )


def _complement_kind(token: Token) -> str:
    if any(other.tag_ == "TO" for other in token.children):
        return "to"
    if token.tag_ == "VBG" and child(token, "nsubj", "aux") is None:
        return "ing"
    return "clause"


def _condition(token: Token, modality: Modality, kind: str) -> Mark | None:
    """Return the word that makes a clause a condition, where it has one."""
    for other in token.children:
        if other.dep_ in ("mark", "advmod", "prep", "pcomp") and other.i < token.i:
            found = modality.mark(other.lower_, kind)
            if found is not None:
                return found
    return None


def _inverted(token: Token) -> bool:
    """Is it "Had they attacked, ..." or "Should they attack, ...", not a question?"""
    if token.sent.text.rstrip().endswith("?"):
        return False
    subject = child(token, "nsubj", "nsubjpass")
    return subject is not None and any(
        other.dep_ in ("aux", "auxpass") and other.lower_ in INVERTING and other.i < subject.left_edge.i
        for other in token.children
    )


def _above(token: Token, modality: Modality, depth: int) -> Commitment:
    """Return what the rest of the sentence makes of a word, before its own clause has its say."""
    token = head_of_conjunction(token)
    if depth > DEPTH:
        return ASSERTED
    if is_lost_noun(token):
        return _above_noun(token, modality, depth)
    if token.pos_ in VERBAL or token.dep_ in ("ccomp", "xcomp", "advcl", "relcl", "ROOT"):
        return _above_verb(token, modality, depth)
    return _above_noun(token, modality, depth)


def _above_verb(token: Token, modality: Modality, depth: int) -> Commitment:
    dep, governor = token.dep_, token.head
    if dep == "ROOT":
        if token.sent.text.rstrip(" \"”’'").endswith("?"):
            return OPEN
        imperative = (
            token.tag_ == "VB" and child(token, "nsubj", "nsubjpass", "aux") is None and token.i == token.left_edge.i
        )
        return OPEN if imperative or _inverted(token) else ASSERTED
    if _stands_alone(token, governor):
        return ASSERTED
    condition = _condition(token, modality, "condition")
    if condition is not None and dep in ("advcl", "ccomp", "xcomp", "pcomp", "acl"):
        conceded = dep == "advcl" and token.tag_ != "VBD" and _happened(governor, modality)
        return ASSERTED if conceded else _of(condition.value, condition.status)
    if dep in ("ccomp", "xcomp"):
        return _complement(token, governor, _complement_kind(token), modality, depth)
    if dep == "pcomp":
        return _prepositional(governor, modality, depth)
    if dep == "acl" and _complement_kind(token) == "to":
        signature = _signature(governor, "to", modality)
        return _governed_by(signature, ASSERTED) if signature is not None else _of(PLAIN_TO, "planned")
    if dep == "advcl":
        return _adverbial(token, governor, modality, depth)
    if dep == "acl" and _is_content(token):
        return _told_by_noun(governor, modality, depth)
    if dep in ("acl", "relcl") and token.tag_ in ("VBG", "VBN") and not _definite(governor):
        outer = commitment(governor, modality, depth + 1)
        return outer if outer.status in ("hypothetical", "conditional") else ASSERTED
    if dep == "csubj":
        return _of(1.0, "hypothetical")
    return ASSERTED


def _stands_alone(clause: Token, governor: Token) -> bool:
    """Is it a clause before a semicolon, parsed as what the one behind it says: "it fell; nobody had expected it"?"""
    if clause.dep_ != "ccomp" or clause.i > governor.i:
        return False
    return any(other.text == ";" for other in clause.doc[clause.i : governor.i])


def _is_content(clause: Token) -> bool:
    """Is it what a noun says: "the claim that it fell", not "the town that fell"?"""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ == "that"


def _told_by_noun(noun: Token, modality: Modality, depth: int) -> Commitment:
    """Return how far what a noun says holds: "the fact that", "the claim that", and both where someone rejects it."""
    outer = commitment(noun, modality, depth + 1)
    signature = _signature(noun, "clause", modality)
    if outer.status in ("denied", "negated") and (signature is None or signature.holds < 3):
        return _of(-2.0, "denied")
    return _governed_by(signature, ASSERTED) if signature is not None else ASSERTED


def _happened(verb: Token, modality: Modality) -> bool:
    """Is a main clause told as past fact? Then an "if" beside it concedes ("If he denies it, papers reported it")."""
    return verb.tag_ == "VBD" and _modal(verb, modality) is None and not _negated(verb, modality)


def _adverbial(token: Token, governor: Token, modality: Modality, depth: int) -> Commitment:
    if _inverted(token):
        return OPEN
    kind = _complement_kind(token)
    if kind == "to":
        signature = _signature(governor, "to", modality)
        if signature is not None and (governor.pos_ == "ADJ" or signature.holds == 3):
            return _governed_by(signature, commitment(governor, modality, depth + 1))
        return _of(PURPOSE, "planned")
    if kind == "ing" and child(token, "mark") is None:
        return commitment(governor, modality, depth + 1)
    if _condition(token, modality, "precondition") is not None:
        outer = commitment(governor, modality, depth + 1)
        return OPEN if outer.status != "asserted" else ASSERTED
    return ASSERTED


def _complement(token: Token, governor: Token, kind: str, modality: Modality, depth: int) -> Commitment:
    outer = commitment(governor, modality, depth + 1)
    if kind == "clause" and _false(governor, modality):
        return _of(-2.0, "denied")
    signature = None
    if kind == "clause" and token.tag_ == "VB":  # the subjunctive: "demanded that he leave"
        signature = _signature(governor, "that", modality)
    signature = signature or _signature(governor, kind, modality)
    if signature is None and kind != "clause":
        signature = _signature(governor, "clause" if kind == "ing" else "to", modality) if kind == "ing" else None
    if signature is not None:
        return _governed_by(signature, outer)
    if kind == "to":
        if governor.lemma_ == "be":
            return _of(IS_TO, "planned") if outer.factuality > 0 else _of(-IS_TO, None)
        return _of(PLAIN_TO, "planned") if outer.factuality > 0 else outer
    return outer


def _prepositional(preposition: Token, modality: Modality, depth: int) -> Commitment:
    """What stands after a preposition: "accused of bombing", "without attacking", "plans for an attack"."""
    word, governor = preposition.lower_, preposition.head
    absent = modality.mark(word, "preposition")
    if absent is not None:
        return _of(-2.5, "negated")
    if preposition.dep_ not in ("prep", "agent", "dative", "pcomp"):
        return ASSERTED
    signature = _signature(governor, word, modality)
    if signature is not None:
        return _governed_by(signature, commitment(governor, modality, depth + 1))
    outer = commitment(governor, modality, depth + 1) if governor.pos_ in VERBAL else ASSERTED
    return (
        outer
        if outer.status in ("hypothetical", "conditional", "planned")
        and word in ("of", "by", "in", "on", "to", "for", "with")
        else ASSERTED
    )


def _definite(noun: Token) -> bool:
    """Is a noun phrase marked as known to the reader: an article, a demonstrative or an owner?"""
    return any(other.dep_ in DEFINITE_DEPS and other.lower_ not in INDEFINITE for other in noun.children)


def _lifted(found: Commitment, noun: Token) -> Commitment:
    """Move a noun's value towards certain; its status stays."""
    lift = DEFINITE_LIFT if _definite(noun) else NOUN_LIFT
    return Commitment(found.status, found.factuality + (3 - found.factuality) * lift)


def _above_noun(token: Token, modality: Modality, depth: int) -> Commitment:
    dep, governor = token.dep_, token.head
    if dep in ("acomp", "attr") and governor.lemma_ in COPULAS:
        return commitment(governor, modality, depth + 1)
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        signature = _signature(governor, "np", modality)
        outer = commitment(governor, modality, depth + 1)
        if signature is not None:
            return _lifted(_governed_by(signature, outer), token)
        return ASSERTED if _definite(token) and dep != "attr" else _lifted(outer, token)
    if dep == "pobj":
        return _lifted(_prepositional(governor, modality, depth), token)
    if dep in ("compound", "poss", "nmod", "appos"):
        return commitment(governor, modality, depth + 1) if dep == "compound" else ASSERTED
    if dep == "nsubj" and _false(governor, modality):
        return _of(-2.0, "denied")
    if dep == "nsubj" and not _definite(token):
        outer = commitment(governor, modality, depth + 1)
        return outer if outer.status in ("hypothetical", "conditional", "planned") else ASSERTED
    return ASSERTED


def _false(copula: Token, modality: Modality) -> bool:
    """Is something said to be false: "the reports were untrue"?"""
    said = child(copula, "acomp", "attr")
    signature = _signature(said, "clause", modality) if said is not None and said.pos_ == "ADJ" else None
    return signature is not None and signature.holds <= -2 and copula.lemma_ in COPULAS


def _negated(token: Token, modality: Modality) -> bool:
    for other in token.children:
        if other.dep_ == "neg" or (
            other.dep_ in ("advmod", "preconj", "cc") and modality.mark(other.lower_, "negation")
        ):
            return True
        if other.dep_ == "det" and modality.mark(other.lower_, "determiner") and other.lower_ not in ("few", "little"):
            return True
        if other.dep_ in ("nsubj", "nsubjpass") and token.pos_ in VERBAL:
            if modality.mark(other.lower_, "determiner") and other.pos_ == "PRON":
                return True
            determiner = child(other, "det")
            if determiner is not None and determiner.lower_ in ("no", "neither"):
                return True
            first = other.left_edge  # "not a single town fell"
            if first != other and first.lower_ == "not" and first.nbor().lower_ in INDEFINITE:
                return True
    return False


def _own_words(token: Token) -> list[Token]:
    """Return the auxiliaries and adverbs of a word; bare conjuncts share those of the first."""
    words = list(token.children)
    first = head_of_conjunction(token)
    if first != token and child(token, "nsubj", "nsubjpass", "aux", "auxpass") is None and token.tag_ in ("VB", "VBN"):
        words += [other for other in first.children if other.dep_ in ("aux", "neg")]
    return words


def _conditional(token: Token, modality: Modality) -> bool:
    """Does the clause wait for another one: "will lift ... if", "only once"?"""
    return any(
        other.dep_ in ("advcl", "prep")
        and (_condition(other, modality, "condition") or (_condition(other, modality, "precondition")))
        for other in token.children
    )


def _backshifted(verb: Token, auxiliary: Token) -> bool:
    """Is "would" the "will" of what was said: "said it would send food" reports "we will send food"?"""
    return auxiliary.lower_ in ("would", "'d", "’d") and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def _modal(token: Token, modality: Modality) -> Commitment | None:
    """Return what modals, hedges and attributive adjectives make of a word, None where it has none."""
    words = _own_words(token)
    perfect = any(other.lower_ == "have" for other in words if other.dep_ == "aux")
    for other in words:
        if other.dep_ == "aux" and other.tag_[0] != "N":  # a month: "on 10 May"
            mark = modality.mark("will" if _backshifted(token, other) else other.lower_, "modal")
            if mark is not None:
                if perfect and other.lower_ in ("would", "could", "should", "might", "'d"):
                    return _of(-0.5, "hypothetical")
                return _of(mark.value, mark.status)
    for other in words:
        mark = None
        if other.dep_ == "advmod":
            mark = modality.mark(other.lower_, "adverb")
        elif other.dep_ in ("amod", "compound") and token.pos_ not in VERBAL:
            mark = modality.mark(other.lower_, "adjective")
        if mark is not None:
            return _of(mark.value, mark.status)
    return None


def commitment(token: Token, modality: Modality, depth: int = 0) -> Commitment:
    """Return the status of the event a word denotes and how far the text commits to it, -3 to +3."""
    found = _commitment(token, modality, depth)
    if depth == 0 and 0 < found.factuality < 3:
        return Commitment(found.status, found.factuality + (3 - found.factuality) * READERS_LIFT)
    return found


def _commitment(token: Token, modality: Modality, depth: int) -> Commitment:
    above = _above(token, modality, depth)
    own = _modal(token, modality)
    negated = _negated(token, modality)
    if own is None:
        found = above
    elif above.status in ("asserted", "unconfirmed") or abs(own.factuality) < abs(above.factuality):
        found = (
            own if above.status != "unconfirmed" else Commitment("unconfirmed", min(own.factuality, above.factuality))
        )
    else:
        found = above
    if negated:
        certain = found.status in ("asserted", "planned", "unconfirmed", "negated") or _cannot(token)
        value = max(abs(found.factuality), 2.0) if certain else abs(found.factuality)
        if found.status in ("negated", "denied"):
            return _of(value, "asserted")
        return Commitment("negated" if certain else "hypothetical", -value)
    if found.status in ("planned", "hypothetical") and own is not None and _conditional(token, modality):
        return Commitment("conditional" if found.factuality >= 0.7 else "hypothetical", min(found.factuality, 1.0))
    return found


def _cannot(token: Token) -> bool:
    return any(other.dep_ == "aux" and other.lower_ in ("can", "ca", "could") for other in token.children)


def find_predicates(doc: Doc, modality: Modality) -> list[Predicate]:
    """Return every word that may denote an event (verbs, nouns, adjectives) with its factuality."""
    return [
        Predicate(token.idx, token.idx + len(token), round(commitment(token, modality).factuality, 2))
        for token in doc
        if token.pos_ in ("VERB", "NOUN", "ADJ", "PROPN", "ADV")
        or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))
    ]


def doubted(sentence: Span, lexicon: Lexicon) -> bool:
    """Does a sentence say that what was just reported is not confirmed ("This could not be verified")?"""
    verbs, reports = lexicon.classes["verification"], lexicon.classes["allegation"]
    for token in sentence:
        if token.lemma_.lower() in verbs and token.pos_ == "VERB" and _negated(token, lexicon.modality):
            topic = child(token, "nsubjpass", "dobj")
            if topic is not None and (topic.lemma_.lower() in reports or topic.lower_ in reports):
                return True
    return False
