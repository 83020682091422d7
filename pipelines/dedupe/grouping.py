"""Which announcements are one posting: joined by sameness, kept apart by contradictions and by staff. Pure.

The result depends on the announcements alone and not on the order in which they came: forced pairs first, then the
pairs that are the same from the likest on, each unless it would bring two together that contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

Node = int
Pair = frozenset[int]
Age = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs that are the same (with how alike), that must stay apart, and that staff said are one."""

    same: dict[Pair, float] = field(default_factory=dict)
    apart: set[Pair] = field(default_factory=set)
    forced: set[Pair] = field(default_factory=set)


def partition(order: Mapping[Node, tuple[str, str]], links: Links) -> list[frozenset[Node]]:
    """Groups of nodes; ``order`` gives each a stable name (source and key) that settles ties."""
    group = {node: frozenset({node}) for node in order}
    for pair in _ranked(order, dict.fromkeys(links.forced, 1.0)):
        _join(group, pair)
    apart = links.apart - links.forced
    for pair in _ranked(order, links.same):
        a, b = (group[node] for node in sorted(pair))
        if a is not b and not any(frozenset({x, y}) in apart for x in a for y in b):
            _join(group, pair)
    return sorted(set(group.values()), key=lambda nodes: min(order[node] for node in nodes))


def _ranked(order: Mapping[Node, tuple[str, str]], pairs: Mapping[Pair, float]) -> list[Pair]:
    known = [pair for pair in pairs if pair <= set(order)]
    return sorted(known, key=lambda pair: (-round(pairs[pair], 6), sorted(order[node] for node in pair)))


def _join(group: dict[Node, frozenset[Node]], pair: Pair) -> None:
    joined = frozenset().union(*(group[node] for node in pair))
    group.update(dict.fromkeys(joined, joined))


def homes(groups: Sequence[Set[Node]], home: Mapping[Node, str], age: Mapping[Node, Age]) -> list[str | None]:
    """The posting of each group: that of its oldest announcement, if no older group has it already; else ``None``."""
    oldest = {
        min(known, key=lambda node: age[node]): place
        for place, nodes in enumerate(groups)
        if (known := [node for node in nodes if node in home])
    }
    found: list[str | None] = [None] * len(groups)
    for node in sorted(oldest, key=lambda node: age[node]):
        if home[node] not in found:
            found[oldest[node]] = home[node]
    return found
