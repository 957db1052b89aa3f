"""Whether what a word is said of lies ahead."""

from spacy.tokens import Token

from dragoman.lexicon.timewords import TimeWords

_STEPS = 6
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_INSIDE_NOUN = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


def _auxiliaries(verb: Token) -> tuple[set[str], bool]:
    """Return the lemmas of a verb's auxiliaries, and whether it is an infinitive with `to`."""
    lemmas: set[str] = set()
    infinitive = False
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            if child.tag_ == "TO":
                infinitive = True
            else:
                lemmas.add(child.lower_)
                lemmas.add(child.lemma_.lower())
    return lemmas, infinitive


def _of_verb(verb: Token, words: TimeWords) -> bool | None:
    """Tell the future from the past by the form of one verb; None where the word that governs it decides."""
    lemmas, infinitive = _auxiliaries(verb)
    lemma = verb.lemma_.lower()
    if lemmas & words.modals:
        return True
    if infinitive and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":  # "are to meet on Thursday"
        return True
    if infinitive:
        return not _is_pluperfect(verb.head) if _governs_plan(verb.head, words) else None
    if lemma in words.schedules:
        return "had" not in lemmas
    if verb.tag_ == "VBN" and lemma in words.plans and any(child.lower_ == "for" for child in verb.children):
        return True
    if verb.tag_ == "VBG" and lemmas & _PRESENT_BE:
        return True
    if verb.tag_ in ("VBZ", "VBP"):
        return not lemmas and (lemma in words.calendar or (lemma in words.plans and _has_complement(verb)))
    if verb.tag_ in ("VBD", "VBN") or lemmas:
        return False
    return None


def _governs_plan(word: Token, words: TimeWords) -> bool:
    """Tell whether a word, or the subject of a copula, speaks of plans: `aims to`, `the aim is to`."""
    if word.lemma_.lower() in words.plans or word.lemma_.lower() in words.schedules:
        return True
    return word.lemma_ == "be" and any(
        child.dep_ == "nsubj" and child.lemma_.lower() in words.plans for child in word.children
    )


def _has_complement(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" for child in verb.children)


def _is_pluperfect(verb: Token) -> bool:
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def is_future(token: Token, words: TimeWords) -> bool:
    """Tell whether what a time word is said of lies ahead, as the grammar of the sentence has it.

    A modal, a plan or schedule that governs it (`plans to meet Monday`, `due Friday`), a present
    progressive (`is meeting Monday`) or a verb of the calendar in the present (`talks resume Monday`) make
    a future; all else is past. So is what a noun is dated by (`Monday's attack`), unless it is a noun of
    the calendar (`Monday's vote`).
    """
    if token.dep_ in _INSIDE_NOUN and token.head.pos_ == "NOUN":
        noun = token.head.lemma_.lower()
        if noun not in words.calendar and noun not in words.schedules:
            return False
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            answer = _of_verb(token, words)
            if answer is not None:
                return answer
        elif token.lemma_.lower() in words.schedules:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False
