"""Verb dictionaries as they are written: sets of synonyms, blocks of verbs and the patterns of each block."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.lexicon.petrarch.cameo import NULL
from dragoman.lexicon.petrarch.lines import CODE, Line, Tally
from dragoman.lexicon.table import LexiconError

HEADING = re.compile(r"---(?P<inside>.*)---$")
VERB = re.compile(r"(?P<verb>[^\[\]{}]+?)\s*(?:\{[^{}]*\})?\s*(?:\[(?P<code>[^\[\]]*)\])?$")
PATTERN = re.compile(r"-\s*(?P<words>.+?)\s*\[(?P<code>[^\[\]]*)\]$")
STAR = re.compile(r"\*+")
BETWEEN_WORDS = re.compile(r"[\s_]+")

TRANSFORMATION = "that transform one event by another"
PHRASE = "that are phrases in a synset"


class Verb(NamedTuple):
    """A verb of a block, in capitals with its particles (`STEP_UP`), and its own code, empty for the block's."""

    where: str
    words: str
    code: str


class Pattern(NamedTuple):
    """What stands before and after the verb, in the marks of the dictionary, and the code."""

    where: str
    before: str
    after: str
    code: str


@dataclass
class Block:
    """Verbs that share patterns."""

    code: str = NULL
    verbs: list[Verb] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)


@dataclass
class VerbDictionary:
    """A file of verbs; `synsets` are lists of words, and of `&` with another's name, by name."""

    synsets: dict[str, list[str]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def words_of(phrase: str) -> list[str]:
    """Split a phrase at spaces and underscores, in lower case."""
    return [word.lower() for word in BETWEEN_WORDS.split(phrase) if word]


def _pattern(line: Line) -> Pattern:
    found = PATTERN.match(line.text)
    if found is None:
        raise LexiconError(f"{line.where}: a pattern ends with its code in brackets: {line.text!r}")
    halves = STAR.split(found["words"])
    if len(halves) != 2:
        raise LexiconError(f"{line.where}: a pattern has one * for the verb: {line.text!r}")
    before, after = halves
    return Pattern(line.where, before.rstrip("_ "), after, found["code"].strip())


def _verb(line: Line) -> Verb:
    found = VERB.match(line.text)
    if found is None or not words_of(found["verb"].lstrip("+")):
        raise LexiconError(f"{line.where}: neither verb nor pattern: {line.text!r}")
    return Verb(line.where, found["verb"], (found["code"] or "").strip())


def _heading(line: Line) -> Block:
    found = HEADING.match(line.text)
    if found is None:
        raise LexiconError(f"{line.where}: a block begins with --- NAME [code] ---: {line.text!r}")
    codes = CODE.findall(found["inside"])
    return Block(codes[-1].strip() if codes else NULL)


def _member(line: Line, synset: list[str], tally: Tally) -> None:
    """Keep a word or the name of another synset; a frame's alternatives are single words."""
    text = line.text[1:].strip().rstrip("_")
    words = words_of(text)
    if text.startswith("&"):
        synset.append(text)
    elif len(words) == 1:
        synset.append(words[0])
    else:
        tally.leave_out(PHRASE, line.where)


def read_verbs(found: Iterable[Line], tally: Tally) -> VerbDictionary:
    """Read a file of verbs.

    Raises LexiconError, naming file and line, for a line that has no meaning where it stands.
    """
    read = VerbDictionary()
    block: Block | None = None
    synset: list[str] | None = None
    for line in found:
        if line.text.startswith("&"):
            synset = read.synsets.setdefault(line.text[1:].strip().rstrip("_"), [])
        elif line.text.startswith("+") and synset is not None:
            _member(line, synset, tally)
        elif line.text.startswith("---"):
            block, synset = _heading(line), None
            read.blocks.append(block)
        elif line.text.startswith("~"):
            tally.leave_out(TRANSFORMATION, line.where)
        elif block is None:
            raise LexiconError(f"{line.where}: stands in no block of verbs and no synset: {line.text!r}")
        elif line.text.startswith("-"):
            synset = None
            block.patterns.append(_pattern(line))
        else:
            synset = None
            block.verbs.append(_verb(line))
    return read
