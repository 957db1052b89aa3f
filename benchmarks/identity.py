"""How well names alone tell who is who: benchmarks/names.tsv through the pairwise decision of the record.

Run `python benchmarks/identity.py [--errors]`. Each pair is decided three times: without a country, with one country
for both, and with two countries. A pair is joined where the two names share a key under which the record looks names
up, and the evidence reaches what the record asks of a join.
"""

import argparse
import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.record.guises import SURE, Guise
from dragoman.record.identity import evidence
from dragoman.record.namekeys import block_keys
from dragoman.record.names import Name, encode, read_name

NAMES = Path(__file__).with_name("names.tsv")
BODIES = "Bodies"  # the origin of pairs that are no people
CONTEXTS = {"no country": (None, None), "one country": ("AAA", "AAA"), "two countries": ("AAA", "BBB")}


class Pair(NamedTuple):
    """Two spellings, and whether they are one actor's."""

    left: str
    right: str
    same: bool
    origin: str
    note: str

    @property
    def kind(self) -> str:
        return "body" if self.origin == BODIES else "person"

    @property
    def held_out(self) -> bool:
        """A third of the pairs, by hash: the rules of names were written without a look at what they get wrong."""
        return hashlib.sha256(f"{self.left}|{self.right}".encode()).digest()[0] % 3 == 0


class Score(NamedTuple):
    """Right joins, wrong joins, and pairs of one actor that were left apart."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def pairs(path: Path = NAMES) -> list[Pair]:
    """Read the pairs of a file with the columns left, right, same (0 or 1), origin, note."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [Pair(row["left"], row["right"], row["same"] == "1", row["origin"], row["note"]) for row in rows]


def joined(pair: Pair, codes: tuple[str | None, str | None]) -> bool:
    """Would the record join two guises of which it knows these names and countries alone?"""
    read = [read_name(pair.kind, text) for text in (pair.left, pair.right)]
    names: list[Name] = [name for name in read if name is not None]
    if len(names) < 2 or not block_keys(names[0]).filed & block_keys(names[1]).sought:
        return False
    left, right = (Guise(pair.kind, code, None, (encode(name),)) for name, code in zip(names, codes, strict=True))
    match = evidence(left, right)
    return match is not None and match.score >= SURE


def score(among: Iterable[Pair], codes: tuple[str | None, str | None]) -> Score:
    """Count what the decisions on these pairs come to."""
    decided = [(pair.same, joined(pair, codes)) for pair in among]
    return Score(decided.count((True, True)), decided.count((False, True)), decided.count((True, False)))


def _line(label: str, among: list[Pair], codes: tuple[str | None, str | None]) -> str:
    found = score(among, codes)
    same = sum(pair.same for pair in among)
    figures = f"{found.precision:9.3f} {found.recall:6.3f} {found.f1:6.3f}"
    return f"{label:24} {len(among):5} {same:5} {figures} {found.wrong:6} {found.missed:6}"


def main() -> None:
    """Print precision, recall and F1 by context and origin, and the errors if asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list the pairs that were decided wrongly")
    parser.add_argument("--tuned", action="store_true", help="only the pairs that rules may be written by")
    options = parser.parse_args()
    known = [pair for pair in pairs() if not (options.tuned and pair.held_out)]
    for context, codes in CONTEXTS.items():
        print(f"\n{context:24} pairs  same precision recall     F1  wrong missed")
        groups = {"all": known, "held out": [pair for pair in known if pair.held_out]}
        groups |= {name: [pair for pair in known if pair.origin == name] for name in {p.origin: 0 for p in known}}
        for label, among in groups.items():
            print(_line(label, among, codes))
    if options.errors:
        for context, codes in list(CONTEXTS.items())[:2]:
            print(f"\nerrors, {context}")
            for pair in known:
                if joined(pair, codes) != pair.same:
                    print(f"  {'missed' if pair.same else 'WRONG '}  {pair.left} | {pair.right}  ({pair.origin})")


if __name__ == "__main__":
    main()
