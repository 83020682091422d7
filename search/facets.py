"""Facets as a page shows them: a tree of places, steps in their order, chosen values always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.normalize import divisions
from pipelines.posting import DEGREES
from search.query import SALARIES, Bucket, Query, bucket_name


@dataclass(slots=True)
class Node:
    """One value with its true count; ``children`` are the cities of a province."""

    value: str
    count: int
    chosen: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether something below is chosen."""
        return any(child.chosen for child in self.children)


_ORDERS: dict[str, Sequence[str]] = {
    "degree": DEGREES,
    "salary": [*map(bucket_name, SALARIES), "none"],
}


def nodes(name: str, buckets: Sequence[Bucket], query: Query) -> list[Node]:
    """The values of a facet: cities as a tree, degrees and salaries in their order, days rising, others by count.

    ``buckets`` are the answer's; a chosen value that no posting has is there with 0.
    """
    chosen = chosen_values(name, query)
    counts = {bucket.value: bucket.count for bucket in buckets}
    counts |= {value: 0 for value in chosen if value not in counts}
    if name == "city":
        return tree(counts, chosen)
    shown = [Node(value, count, value in chosen) for value, count in counts.items()]
    if order := _ORDERS.get(name):
        return sorted((node for node in shown if node.value in order), key=lambda node: order.index(node.value))
    if name == "graduation_year":
        return sorted(shown, key=lambda node: node.value, reverse=True)
    if name.endswith("_within"):
        return sorted((node for node in shown if node.count or node.chosen), key=lambda node: int(node.value))
    return sorted(shown, key=lambda node: (-node.count, node.value))


def chosen_values(name: str, query: Query) -> list[str]:
    """What of a facet is asked for, as the buckets spell it."""
    value = getattr(query, name)
    if name == "flagged":
        return [] if value is None else ["yes" if value else "no"]
    return [str(one) for one in value] if isinstance(value, list) else [] if value is None else [str(value)]


def tree(counts: dict[str, int], chosen: Sequence[str]) -> list[Node]:
    """Provinces, the fullest first, each with its cities; then nationwide, overseas, remote."""
    provinces: dict[str, Node] = {}
    words = []
    for code, count in counts.items():
        node = Node(code, count, code in chosen)
        if not code.isdigit() or code == divisions.NATIONWIDE:
            words.append(node)
        elif code.endswith("0000"):
            provinces[code] = node
    for code in sorted(counts, key=lambda code: (-counts[code], code)):
        if code.isdigit() and not code.endswith("0000"):
            above = f"{code[:2]}0000"
            parent = provinces.setdefault(above, Node(above, 0, above in chosen))
            parent.children.append(Node(code, counts[code], code in chosen))
    ranked = sorted(provinces.values(), key=lambda node: (-node.count, node.value))
    return [*ranked, *sorted(words, key=lambda node: (-node.count, node.value))]
