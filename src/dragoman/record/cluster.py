"""Joining what belongs together, without joining what is known to be apart."""

from collections.abc import Callable, Iterable

Apart = Callable[[frozenset[str], frozenset[str]], bool]


def clusters(nodes: Iterable[str], joins: Iterable[tuple[str, str]], apart: Apart) -> list[frozenset[str]]:
    """Merge nodes along `joins`, in their order, unless `apart` holds of the two groups so far.

    The result is a partition, in the order of the smallest members; it depends on the nodes and the order of
    joins alone.
    """
    group = {node: frozenset((node,)) for node in nodes}
    for left, right in joins:
        a, b = group[left], group[right]
        if a is not b and not apart(a, b):
            merged = a | b
            group.update(dict.fromkeys(merged, merged))
    return sorted(set(group.values()), key=min)
