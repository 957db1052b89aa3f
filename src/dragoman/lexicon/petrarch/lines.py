"""The lines of a PETRARCH dictionary without their comments, and what kind of dictionary a file is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from dragoman.lexicon.table import LexiconError

Kind = Literal["verbs", "agents", "actors"]

# XML comments may run over several lines; `;` is the comment sign of TABARI, which these dictionaries come from.
XML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
COMMENT = re.compile(r"[#;].*")
NOT_NEWLINE = re.compile(r"[^\n]")
CODE = re.compile(r"\[([^\[\]{}]*)[\]}]")  # a published dictionary closes some codes with a brace
VERBS = re.compile(r"---|-\s.*\*")
AGENTS = re.compile(r"!\w+!\s*=|.*\[(?:~\s*\w+|\w+\s*~)\s*[\]}]")
ACTORS = re.compile(r".*\[[A-Z-]{3,}(?:\s+[<>]?\d[\d-]*)?\s*[\]}]")
ISSUES = re.compile(r"<ISSUE\b")


class Line(NamedTuple):
    """A line that says something; `where` is `FILE:NUMBER`."""

    where: str
    text: str
    indented: bool


@dataclass
class Tally:
    """How many entries were read, and how many were left out for which reason, with where that was first so."""

    read: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def leave_out(self, why: str, where: str) -> None:
        """Count an entry that cannot be expressed."""
        self.left_out[why] += 1
        self.first.setdefault(why, where)


def lines(path: Path) -> Iterator[Line]:
    """Yield the lines that are not blank or comment. Raises LexiconError where the file is not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    text = XML_COMMENT.sub(lambda comment: NOT_NEWLINE.sub("", comment[0]), text)
    for number, raw in enumerate(text.splitlines(), 1):
        line = COMMENT.sub("", raw)
        if line.strip():
            yield Line(f"{path}:{number}", line.strip(), line[0].isspace())


def kind_of(found: Iterable[Line]) -> Kind | None:
    """Tell a dictionary by its marks: patterns and blocks of verbs, codes with `~`, codes alone; None for another."""
    kind: Kind | None = None
    for line in found:
        if ISSUES.match(line.text):
            return None
        if VERBS.match(line.text):
            return "verbs"
        if AGENTS.match(line.text):
            return "agents"
        if kind is None and ACTORS.match(line.text):
            kind = "actors"
    return kind
