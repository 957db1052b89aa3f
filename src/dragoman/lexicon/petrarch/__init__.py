"""Dictionaries of PETRARCH and PETRARCH2, read as they stand (docs/lexicon.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.lexicon.agents import Known
from dragoman.lexicon.countries import Territories
from dragoman.lexicon.frames import Frame
from dragoman.lexicon.petrarch import cameo
from dragoman.lexicon.petrarch.frames import frames_of
from dragoman.lexicon.petrarch.lines import Tally, kind_of, lines
from dragoman.lexicon.petrarch.people import Noun, read_actors, read_agents
from dragoman.lexicon.petrarch.verbs import read_verbs

FOLDER = "petrarch"
OTHER = "that are files without verbs, actors or agents"


@dataclass
class Dictionaries:
    """What the dictionaries of a lexicon folder say. `line_of` is `FILE:NUMBER` by head and name of a frame."""

    frames: list[Frame] = field(default_factory=list)
    nouns: list[Noun] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    line_of: dict[tuple[str, str], str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def notice(self) -> str | None:
        """Return one line that says how many entries were left out and why, None where none was."""
        left_out = self.tally.left_out
        if not left_out:
            return None
        causes = "; ".join(
            f"{count:,} {why} (first {Path(self.tally.first[why]).name})" for why, count in left_out.most_common()
        )
        return f"{FOLDER} dictionaries: {self.tally.read:,} entries read, {left_out.total():,} left out: {causes}"


def load(folders: Sequence[Path], land: Territories) -> Dictionaries:
    """Read petrarch/*.txt of every folder; what kind of dictionary a file is, its lines tell.

    Raises LexiconError, naming file and line, for a line that has no meaning where it stands.
    """
    found = Dictionaries()
    paths = [path for folder in folders for path in sorted((folder / FOLDER).glob("*.txt"))]
    if not paths:
        return found
    codes = cameo.load(land.name_of)
    for path in paths:
        marked = list(lines(path))
        kind = kind_of(marked)
        if kind == "verbs":
            for frame, where in frames_of(read_verbs(marked, found.tally), codes, found.tally):
                found.frames.append(frame)
                found.line_of[frame.head, frame.name] = where
        elif kind == "agents":
            found.nouns.extend(read_agents(marked, codes, found.tally))
        elif kind == "actors":
            found.known.extend(read_actors(marked, codes, land, found.tally))
        elif marked:
            found.tally.leave_out(OTHER, marked[0].where)
    return found
