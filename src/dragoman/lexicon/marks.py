"""Words that mark what an event is about (contexts) and by what means it was done (instruments)."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.lexicon.plover import CONTEXTS, MODES
from dragoman.lexicon.table import LexiconError, merged


def load_contexts(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Read contexts.tsv: by lemma or two-word phrase, the contexts it marks."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase, context in merged(folders, "contexts.tsv", ("phrase", "context"), key=2):
        if context not in CONTEXTS:
            raise LexiconError(f"contexts.tsv: {phrase!r}: no context {context}")
        found[phrase] = (*found.get(phrase, ()), context)
    return found


class Instrument(NamedTuple):
    """What a weapon or means makes of an event."""

    mode: str
    cameo: str


def load_instruments(folders: Sequence[Path]) -> dict[tuple[str, str], Instrument]:
    """Read instruments.tsv: by event type and phrase, the mode and CAMEO code that the means gives the event."""
    found = {}
    columns = ("phrase", "event", "mode", "cameo")
    for phrase, event, mode, cameo in merged(folders, "instruments.tsv", columns, key=2):
        if mode not in MODES.get(event, ()):
            raise LexiconError(f"instruments.tsv: {phrase!r}: {event} has no mode {mode}")
        found[event, phrase] = Instrument(mode, cameo)
    return found
