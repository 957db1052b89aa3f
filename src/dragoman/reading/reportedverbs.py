"""What verbs report: clauses, infinitives, objects and the quotations attached to them."""

from spacy.tokens import Token

from dragoman.lexicon.cues import Cue, Cues
from dragoman.reading.reported import (
    PASSIVE_SUBJECTS,
    Report,
    Stretch,
    child,
    is_infinitive,
    is_passive,
    is_reduced,
    last_word,
    noun_phrase,
    object_stretch,
    resumes,
    speaker,
    subtree,
)

_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE", "WORK_OF_ART"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Inside someone's words these are the speaker and the audience: "I think" names nobody new.
_SELF = frozenset({"i", "me", "we", "us", "you"})


def verb_report(verb: Token, cue: Cue, quoted: list[Stretch], cues: Cues) -> Report | None:
    """Return what a verb reports by its grammar and by the quotations attached to it, if anything."""
    if "source" in cue.complements:
        report = _cited_report(verb, cues)
        if report is not None:
            return report
    content = [*_complements(verb, cue), *quoted]
    holes: list[Stretch] = []
    around = None
    if not content and ("that" in cue.complements or "quote" in cue.complements):
        around = _surrounding(verb)
        if around is not None:
            content.append(subtree(around))
            holes.append(subtree(verb))
    head = speaker(verb)
    if not content or (head is not None and _is_nobody(head)):
        return None
    if head is None and quoted:
        head = child(verb, "dobj", "attr", "npadvmod", "oprd")
    if head is not None and head.dep_ == "pobj":
        holes.append(subtree(head.head))
    elif around is None and any(begin <= verb.i < end for begin, end in content):
        holes.extend(subtree(dependent) for dependent in verb.children if not _is_complement(dependent))
    source = (_between(quoted, verb) if quoted else []) or noun_phrase(head, verb)
    source += _companions(verb, cues)
    clausal = bool(quoted) or around is not None or child(verb, "ccomp") is not None
    by_another = bool(source) and (head is None or head.lower_ not in _SELF)
    statement = clausal and by_another and cue.kind in ("speech", "written")
    return Report(source, _verb_group(verb), content, holes, statement)


def _is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY or any(word.dep_ == "det" and word.lower_ == "no" for word in head.children)


def _cited_report(verb: Token, cues: Cues) -> Report | None:
    """Return what "citing X" gives to X, who can speak: its clause, or what that clause reports."""
    named = child(verb, "dobj")
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "prep") or named is None:
        return None
    noun = cues.nouns.get(named.lemma_)
    if named.ent_type_ not in _SPEAKERS and (noun is None or "source" not in noun.complements):
        return None
    around = _surrounding(verb.head)
    clause = around or child(verb.head, "ccomp") or verb.head
    holes = [subtree(verb) if around is None else subtree(verb.head)]
    return Report([subtree(named)], [(verb.i, verb.i + 1)], [subtree(clause)], holes, statement=True, inner=True)


def _is_complement(dependent: Token) -> bool:
    return dependent.dep_ in ("ccomp", "xcomp", "dobj", "nsubjpass", "punct", "conj", "cc")


def _between(quoted: list[Stretch], verb: Token) -> list[Stretch]:
    """Return the words between a quotation and its verb ("...", X said), which parsers often misread."""
    begin = max((end for _, end in quoted if end <= verb.i), default=verb.i)
    end = _verb_group(verb)[0][0]
    if not any(verb.doc[index].pos_ in _NOMINAL for index in range(begin, end)):
        return []
    return [(begin, end)]


def _companions(verb: Token, cues: Cues) -> list[Stretch]:
    """Return the further sources named between subject and verb (the Times, along with the Post, wrote)."""
    found: list[Stretch] = []
    for dependent in verb.lefts:
        endings = cues.companions.get(dependent.lower_) if dependent.dep_ == "prep" else None
        last = last_word(dependent, endings) if endings else None
        if last is not None:
            found.extend(object_stretch(last))
    return found


def _verb_group(verb: Token) -> list[Stretch]:
    """Return a verb with the auxiliaries, negations and adverbs right before it and the particle after it."""
    begin, end = verb.i, verb.i + 1
    for dependent in verb.children:
        if dependent.dep_ == "prt" and dependent.i == end:
            end += 1
    for dependent in reversed(list(verb.lefts)):
        if dependent.i == begin - 1 and dependent.dep_ in ("aux", "auxpass", "neg", "advmod"):
            begin = dependent.left_edge.i if dependent.right_edge.i == begin - 1 else begin
        else:
            break
    return [(begin, end)]


def _surrounding(verb: Token) -> Token | None:
    """Return the clause around a parenthesis (the army, he said, would go) or an as-clause (as he put it)."""
    if verb.dep_ == "parataxis":
        return verb.head
    if verb.dep_ == "advcl":
        for dependent in verb.children:
            if dependent.dep_ in ("mark", "advmod") and dependent.lower_ == "as":
                return verb.head
    return None


def _complements(verb: Token, cue: Cue) -> list[Stretch]:
    found: list[Stretch] = []
    passive = is_passive(verb)
    reduced = passive and is_reduced(verb)
    wanted = cue.complements
    infinitive = False
    for dependent in verb.children:
        label = dependent.dep_
        if label == "ccomp":
            if _accepts_clause(dependent, wanted):
                found.append(_clause(dependent))
        elif label == "xcomp":
            if _accepts_open_clause(dependent, wanted, passive):
                found.append(subtree(dependent))
                infinitive = True
        elif label == "prep" and dependent.lower_ in wanted and not reduced:
            found.extend(object_stretch(dependent))
    found.extend(_objects(verb, wanted, infinitive, passive))
    if found:
        # Parsers hang the second of two objects on the verb when much stands between them.
        found.extend(subtree(word) for word in verb.rights if word.dep_ == "conj" and word.pos_ in ("NOUN", "PROPN"))
    return found


def _accepts_clause(clause: Token, wanted: frozenset[str]) -> bool:
    if is_infinitive(clause):
        return "np-inf" in wanted or "inf" in wanted
    return "that" in wanted or "np" in wanted


def _accepts_open_clause(clause: Token, wanted: frozenset[str], passive: bool) -> bool:
    if is_infinitive(clause):
        return "np-inf" in wanted or ("raised" if passive else "inf") in wanted
    if clause.tag_ == "VBG":
        return "ing" in wanted
    return "np-as" in wanted


def _clause(clause: Token) -> Stretch:
    """Return a clause without a last ", adding that ...", which belongs to the speaker of the whole.

    What stands before "..., two nurses said" is said from the start of the sentence, however it was parsed.
    """
    begin, end = subtree(clause)
    if clause.i < clause.head.i and clause.head.dep_ == "ROOT":
        begin = clause.sent.start
    for dependent in clause.rights:
        if dependent.dep_ == "advcl" and resumes(dependent):
            return begin, dependent.left_edge.i
    return begin, end


def _objects(verb: Token, wanted: frozenset[str], infinitive: bool, passive: bool) -> list[Stretch]:
    """Return the deep object, with what is said of it, where the cue takes one as its content."""
    thing = child(verb, *PASSIVE_SUBJECTS) if passive else child(verb, "dobj")
    if thing is None:
        return []
    tails = [subtree(word) for word in verb.children if word.i > verb.i and _is_said_of(word, wanted)]
    raised = infinitive and (passive or "np-inf" in wanted)
    if not tails and not raised and ("np" not in wanted or thing.pos_ == "PRON"):
        return []
    return [subtree(thing), *tails]


def _is_said_of(dependent: Token, wanted: frozenset[str]) -> bool:
    """Tell whether a dependent is said of its verb's object (called it a lie, hailed her as a hero)."""
    if dependent.dep_ == "prep":
        return f"np-{dependent.lower_}" in wanted
    return dependent.dep_ == "oprd" and "np-oprd" in wanted
