"""What nouns, adjectives, adverbs and prepositions report: a claim that, willing to, reportedly, per."""

from spacy.tokens import Token

from dragoman.lexicon.cues import Cue, Cues
from dragoman.reading.reported import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Report,
    Stretch,
    child,
    is_infinitive,
    last_word,
    noun_phrase,
    object_stretch,
    speaker,
    subtree,
)

_COMPLEMENTS = {"ccomp": "that", "xcomp": "inf"}


def noun_report(noun: Token, cue: Cue, cues: Cues) -> Report | None:
    """Return what a noun reports: the claim that ..., a plan to ..., fears of ..., in X's view."""
    wanted = cue.complements
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and "in" in wanted:
        report = _viewed(noun)
        if report is not None:
            return report
    content: list[Stretch] = []
    stated = _predicated(noun) if "that" in wanted else []
    for dependent in noun.children:
        label = dependent.dep_
        if label in ("acl", "ccomp", "relcl"):
            if "that" in wanted and _is_that_clause(dependent):
                stated.append(subtree(dependent))
            elif "inf" in wanted and is_infinitive(dependent):
                content.append(subtree(dependent))
        elif label == "prep" and dependent.lower_ in wanted and dependent.lower_ != "in":
            content.extend(object_stretch(dependent))
    if not content and not stated:
        return None
    source = noun_phrase(_owner(noun, wanted, cues), noun)
    statement = bool(stated) and cue.kind == "speech"
    return Report(source, [(noun.i, noun.i + 1)], [*content, *stated], [], statement)


def _viewed(noun: Token) -> Report | None:
    """Return what is so in someone's view."""
    owner = child(noun, "poss")
    clause = noun.head.head
    if owner is None or clause.pos_ not in ("VERB", "AUX"):
        return None
    return Report([subtree(owner)], [(noun.i, noun.i + 1)], [subtree(clause)], [subtree(noun.head)])


def _predicated(noun: Token) -> list[Stretch]:
    """Return the clause of "the claim is that ..."."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return []
    clause = child(noun.head, "ccomp")
    return [subtree(clause)] if clause is not None and _is_that_clause(clause) else []


def _is_that_clause(clause: Token) -> bool:
    """Tell whether a clause has "that" as its conjunction, not as its relative pronoun."""
    marked = any(word.dep_ == "mark" and word.lower_ == "that" for word in clause.children)
    return marked and child(clause, *SUBJECTS, *PASSIVE_SUBJECTS) is not None


def _owner(noun: Token, wanted: frozenset[str], cues: Cues) -> Token | None:
    """Return whose claim a noun is: its possessor, by- or from-phrase, or the subject of "made a claim"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for dependent in noun.children:
        if dependent.dep_ in ("prep", "agent"):
            word = dependent.lower_
            if word in ("by", "from", "among") or (word == "of" and "of" not in wanted):
                return child(dependent, "pobj")
    if noun.dep_ == "dobj":
        verb = cues.verbs.get(noun.head.lemma_)
        if verb is not None and "noun" in verb.complements:
            return speaker(noun.head)
    return None


def adjective_report(adjective: Token, cue: Cue) -> Report | None:
    """Return what an adjective reports: X is sure that ..., X is ready to ..., X is worried about ..."""
    content: list[Stretch] = []
    for dependent in adjective.children:
        label = dependent.dep_
        if _COMPLEMENTS.get(label) in cue.complements:
            content.append(subtree(dependent))
        elif label == "prep" and dependent.lower_ in cue.complements:
            content.extend(object_stretch(dependent))
    if not content:
        return None
    head = speaker(adjective.head) if adjective.dep_ == "acomp" else None
    if head is not None and head.lower_ == "it":
        head = None
    return Report(noun_phrase(head, adjective), [(adjective.i, adjective.i + 1)], content, [])


def adverb_report(adverb: Token) -> Report | None:
    """Return the clause that an adverb such as "reportedly" puts at a distance; its source is not said."""
    clause = adverb.head
    if clause.pos_ not in ("VERB", "AUX"):
        return None
    cue = (adverb.i, adverb.i + 1)
    return Report([], [cue], [subtree(clause)], [cue])


def preposition_report(word: Token, endings: list[tuple[str, ...]]) -> Report | None:
    """Return the clause that stands according to someone; `endings` are the words that may end the cue."""
    last = last_word(word, endings)
    if last is None:
        return None
    noun = child(last, "pobj", "pcomp") or child(word, "pobj", "pcomp")
    clause = word.head
    if clause is last or clause is word or noun is None:
        return None
    cue = (word.i, last.i + 1)
    return Report([subtree(noun)], [cue], [subtree(clause)], [subtree(word), subtree(last)], True)
