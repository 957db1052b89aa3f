"""What people said is one and is not, as far as it does not contradict itself: the later word stands."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

Pair = tuple[str, str]


class Rule(NamedTuple):
    """All of `left` and `right` are one, or nothing of `left` is anything of `right`."""

    same: bool
    left: tuple[str, ...]
    right: tuple[str, ...]


def pair(one: str, other: str) -> Pair:
    """Return two nodes in their order."""
    return (one, other) if one < other else (other, one)


class _Blocks:
    """Nodes that are one so far, and what each block is not."""

    def __init__(self) -> None:
        self.members: dict[str, set[str]] = {}
        self.foes: dict[str, set[str]] = {}  # by the first member of a block: nodes that are not of it
        self._head: dict[str, str] = {}

    def head(self, node: str) -> str:
        return self._head.get(node, node)

    def join(self, one: str, other: str) -> bool:
        """Make two nodes one where nothing is against it; return whether they are one now."""
        a, b = self.head(one), self.head(other)
        if a == b:
            return True
        mine, theirs = self.members.get(a, {a}), self.members.get(b, {b})
        if self.foes.get(a, set()) & theirs:
            return False
        self._head.update(dict.fromkeys(theirs | {b}, a))
        self.members[a] = mine | theirs
        self.foes[a] = self.foes.get(a, set()) | self.foes.get(b, set())
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep two nodes apart unless they are one; return whether they are apart now."""
        a, b = self.head(one), self.head(other)
        if a == b:
            return False
        self.foes.setdefault(a, set()).update(self.members.get(b, {b}))
        self.foes.setdefault(b, set()).update(self.members.get(a, {a}))
        return True


def fold(rules: Sequence[Rule]) -> dict[Pair, bool]:
    """Return the pairs that are one (True) or not (False) by rules in their order, each standing above those before."""
    blocks = _Blocks()
    found: dict[Pair, bool] = {}
    for rule in reversed(rules):
        if rule.same:
            heads: list[str] = []
            for node in sorted({*rule.left, *rule.right}):
                home = next((head for head in heads if blocks.join(head, node)), None)
                if home is None:
                    heads.append(node)
                elif home != node:
                    found[pair(home, node)] = True
        else:
            for one, other in product(sorted(set(rule.left)), sorted(set(rule.right))):
                if blocks.part(one, other):
                    found[pair(one, other)] = False
    return found


class Ties:
    """The verdicts on pairs of nodes as the joining of nodes asks for them."""

    def __init__(self, verdicts: Iterable[tuple[str, str, bool]] = ()) -> None:
        blocks = _Blocks()
        apart: set[Pair] = set()
        for one, other, same in verdicts:
            if same:
                blocks.join(one, other)
            else:
                apart.add(pair(one, other))
        self._block = {
            node: frozenset(members)
            for head, members in blocks.members.items()
            if blocks.head(head) == head
            for node in members
        }
        self._apart = {(one, other) for one, other in apart if self.head(one) != self.head(other)}
        self._apart = {pair(self.head(one), self.head(other)) for one, other in self._apart}

    def block(self, node: str) -> frozenset[str]:
        """Return the nodes that are one with a node by what people said, itself among them."""
        return self._block.get(node) or frozenset((node,))

    def head(self, node: str) -> str:
        """Return the node that stands for a node's block."""
        return min(self._block[node]) if node in self._block else node

    def apart(self, one: str, other: str) -> bool:
        """Did someone say that two blocks, given by their heads, are not one?"""
        return bool(self._apart) and pair(one, other) in self._apart
