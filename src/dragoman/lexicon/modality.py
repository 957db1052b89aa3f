"""How far words commit a text to what they govern or mark: signatures of governors, modals, negations, hedges."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import msgspec

from dragoman.lexicon.table import LexiconError, merged
from dragoman.types import Status

STATUSES = frozenset(get_args(Status))
KINDS = frozenset(
    ("modal", "negation", "determiner", "preposition", "adverb", "adjective", "condition", "precondition")
)


class Signature(msgspec.Struct, frozen=True):
    """How far a complement holds where its governor holds or fails, -3 to +3, and the status that gives an event."""

    holds: float
    fails: float
    status: Status | None


class Mark(msgspec.Struct, frozen=True):
    """What a modal, hedge or condition makes of an event."""

    value: float
    status: Status | None


class Modality(msgspec.Struct, frozen=True):
    """`signatures` by (lemma, part of speech, complement), `marks` by (word, kind)."""

    signatures: dict[tuple[str, str, str], Signature]
    marks: dict[tuple[str, str], Mark]

    def signature(self, lemma: str, pos: str, complement: str) -> Signature | None:
        """Return what a governor says of a kind of complement."""
        return self.signatures.get((lemma, pos, complement))

    def mark(self, word: str, kind: str) -> Mark | None:
        """Return what a word of some kind makes of an event."""
        return self.marks.get((word, kind))


def _status(cell: str, where: str) -> Status | None:
    if cell and cell not in STATUSES:
        raise LexiconError(f"{where}: no status {cell}")
    return cell or None  # type: ignore[return-value]


def _value(cell: str, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise LexiconError(f"{where}: {cell!r} is no number") from None
    if not -3 <= value <= 3:
        raise LexiconError(f"{where}: {cell} is not within -3 and 3")
    return value


def load(folders: Sequence[Path]) -> Modality:
    """Read signatures.tsv and modality.tsv.

    Raises LexiconError for an unknown status or kind and for a value outside -3 to 3.
    """
    signatures = {}
    columns = ("lemma", "pos", "complement", "holds", "fails", "status")
    for lemma, pos, complement, holds, fails, status in merged(folders, "signatures.tsv", columns, key=3):
        where = f"signatures.tsv: {lemma!r}"
        signatures[lemma, pos, complement] = Signature(
            _value(holds, where), _value(fails, where), _status(status, where)
        )
    marks = {}
    for word, kind, value, status in merged(folders, "modality.tsv", ("word", "kind", "value", "status"), key=2):
        where = f"modality.tsv: {word!r}"
        if kind not in KINDS:
            raise LexiconError(f"{where}: no kind {kind}")
        marks[word, kind] = Mark(_value(value, where), _status(status, where))
    return Modality(signatures, marks)
