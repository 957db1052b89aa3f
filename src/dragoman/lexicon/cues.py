"""Cues of attribution: words that make a stretch of text someone's statement, belief, plan or knowledge."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from dragoman.lexicon.table import DATA, LexiconError, merged, values

CueKind = Literal["speech", "belief", "intention", "knowledge", "written", "perception"]
KINDS: frozenset[str] = frozenset(get_args(CueKind))
COLUMNS = ("lemma", "pos", "kind", "complements")


FORMS = frozenset({"that", "quote", "inf", "raised", "ing", "np", "np-inf", "np-oprd", "noun", "source", "clause"})
PREPOSITIONS = frozenset(
    {"about", "against", "as", "at", "for", "from", "in", "into", "of", "on", "over", "to", "with"}
)


class Cue(NamedTuple):
    """What a cue tells of its source's mind, and the ways in which its content may be joined to it."""

    kind: str
    complements: frozenset[str]


class Cues(NamedTuple):
    """All cues by part of speech and lemma; prepositions by their first word, with the words that follow.

    `prepositions` lead from a clause to its source (according to), `companions` from a source to another
    (along with).
    """

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    prepositions: dict[str, list[tuple[str, ...]]]
    companions: dict[str, list[tuple[str, ...]]]


def _is_complement(form: str) -> bool:
    return form in FORMS or form.removeprefix("np-") in PREPOSITIONS


def load(folders: Iterable[Path] = (DATA,)) -> Cues:
    """Return the cues of cues.tsv in these folders, later ones first.

    Raises LexiconError where a row has an unknown part of speech, kind or complement, or no complement.
    """
    cues = Cues({}, {}, {}, {}, {}, {})
    by_pos = {"v": cues.verbs, "n": cues.nouns, "a": cues.adjectives, "r": cues.adverbs}
    for lemma, pos, kind, complements in merged(folders, "cues.tsv", COLUMNS, key=2):
        if kind not in KINDS:
            raise LexiconError(f"cues.tsv: {lemma}: unknown kind {kind!r}")
        unknown = [form for form in values(complements) if not _is_complement(form)]
        if unknown or not complements:
            raise LexiconError(f"cues.tsv: {lemma}: unknown complement {unknown[0] if unknown else '-'!r}")
        if pos == "p":
            first, *rest = lemma.split()
            table = cues.companions if complements == "source" else cues.prepositions
            table.setdefault(first, []).append(tuple(rest))
        elif pos in by_pos:
            by_pos[pos][lemma] = Cue(kind, frozenset(values(complements)))
        else:
            raise LexiconError(f"cues.tsv: {lemma}: unknown part of speech {pos!r}")
    return cues
