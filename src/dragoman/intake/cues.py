"""The words that give a frame line away, from the lexicon."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast, get_args

from dragoman.intake.segment import Piece, is_finished
from dragoman.lexicon.table import DATA, LexiconError, rows
from dragoman.types import BlockKind

TABLE = "frame_cues.tsv"
COLUMNS = ("cue", "where", "words", "kind")
_WORD_SETS = frozenset({"reader", "prose", "stamp", "issued", "revision", "heading", "happening"})
WHERE = _WORD_SETS | {"whole", "start", "within", "end", "beside", "tail"}

_ALIKE = str.maketrans({"\N{NO-BREAK SPACE}": " ", "’": "'", "‘": "'", "\t": " ", "\n": " ", "\r": " "})
_EDGES = " .:!?…|»›>«‹<*•·–—-[]()"
_WORD = re.compile(r"\w+")


class Cue(NamedTuple):
    """A phrase, the most words a piece may have for it to count, and what the piece then is."""

    phrase: str
    words: int
    kind: BlockKind


class Cues(NamedTuple):
    """The cue table by where a phrase has to stand."""

    whole: dict[str, Cue]
    start: dict[str, tuple[Cue, ...]]
    within: tuple[Cue, ...]
    end: tuple[Cue, ...]
    beside: tuple[str, ...]
    tail: tuple[Cue, ...]
    reader: frozenset[str]
    prose: frozenset[str]
    stamp: frozenset[str]
    issued: frozenset[str]
    revision: frozenset[str]
    heading: frozenset[str]
    happening: frozenset[str]


@cache
def load() -> Cues:
    """Read the cue table. Raises LexiconError where a row has an unknown place or kind."""
    found: dict[str, list[Cue]] = {where: [] for where in WHERE}
    for phrase, where, words, kind in rows(DATA / TABLE, COLUMNS):
        if where not in WHERE or kind not in get_args(BlockKind) or not words.isdigit():
            raise LexiconError(f"{DATA / TABLE}: {phrase}: not a place, a number of words and a kind of block")
        found[where].append(Cue(phrase, int(words), cast(BlockKind, kind)))
    start: dict[str, tuple[Cue, ...]] = {}
    for cue in found["start"]:
        key = _first_word(cue.phrase)
        start[key] = (*start.get(key, ()), cue)
    return Cues(
        whole={cue.phrase: cue for cue in found["whole"]},
        start=start,
        within=tuple(found["within"]),
        end=tuple(found["end"]),
        beside=tuple(cue.phrase for cue in found["beside"]),
        tail=tuple(found["tail"]),
        **{where: frozenset(cue.phrase for cue in found[where]) for where in _WORD_SETS},
    )


def folded(text: str) -> str:
    """Return the text in lower case with plain spaces and apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals (İ) have a lower case of two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_ALIKE)


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return found.group() if found else ""


def _bounded(text: str, start: int, end: int) -> bool:
    """Say whether a stretch neither begins nor ends inside a word."""
    inside_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    inside_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (inside_before or inside_after)


def contains(piece: str, phrases: Sequence[str]) -> bool:
    """Say whether one of the phrases stands in a folded piece as whole words."""
    for phrase in phrases:
        start = piece.find(phrase)
        if start >= 0 and _bounded(piece, start, start + len(phrase)):
            return True
    return False


def _opens(text: str, cue: Cue) -> bool:
    """Say whether a piece begins with a cue; "More from the east joined the march." is a sentence all the
    same.
    """
    phrase = cue.phrase.lstrip(_EDGES)
    if not text.startswith(phrase) or not _bounded(text, 0, len(phrase)):
        return False
    return cue.kind != "related" or not phrase[-1].isalnum() or not is_finished(text)


def _at_edge(piece: str, words: int, cues: Cues) -> BlockKind | None:
    whole = cues.whole.get(piece.strip(_EDGES))
    if whole:
        return whole.kind
    text = piece.lstrip(_EDGES)
    for cue in cues.start.get(_first_word(text), ()):
        if words <= cue.words and _opens(text, cue):
            return cue.kind
    text = piece.rstrip(_EDGES)
    for cue in cues.end:
        if words <= cue.words and text.endswith(cue.phrase):
            return cue.kind
    return None


def cued(text: str, pieces: Sequence[Piece], words: Sequence[int]) -> list[BlockKind | None]:
    """Return for each piece of a folded text the kind its words tell, None where they tell nothing."""
    cues = load()
    kinds = [_at_edge(text[p.start : p.end], count, cues) for p, count in zip(pieces, words, strict=True)]
    starts = [piece.start for piece in pieces]
    for cue in cues.within:
        at = text.find(cue.phrase)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            end = at + len(cue.phrase)
            fits = words[index] <= cue.words and end <= pieces[index].end
            if kinds[index] is None and fits and _bounded(text, at, end):
                kinds[index] = cue.kind
            at = text.find(cue.phrase, end)
    return kinds
