"""Groups of announcements: joined by sameness, kept apart by contradictions, whatever the order."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.dedupe.grouping import Links, homes, partition

A, B, C = 1, 2, 3
NAMES = {A: ("school", "a"), B: ("school", "b"), C: ("school", "c")}


def pair(a: int, b: int) -> frozenset[int]:
    return frozenset({a, b})


def test_same_ones_are_joined_over_a_third() -> None:
    assert partition(NAMES, Links({pair(A, B): 1.0, pair(B, C): 0.9})) == [frozenset({A, B, C})]


def test_a_contradiction_keeps_apart_and_the_likest_pair_wins() -> None:
    links = Links({pair(A, B): 0.8, pair(B, C): 0.9}, apart={pair(A, C)})
    assert partition(NAMES, links) == [frozenset({A}), frozenset({B, C})]


def test_staff_overrule_a_contradiction() -> None:
    links = Links({}, apart={pair(A, C)}, forced={pair(A, C)})
    assert partition(NAMES, links) == [frozenset({A, C}), frozenset({B})]


numbered = {number: ("source", f"{number:02}") for number in range(8)}
pairs = st.sampled_from([frozenset(found) for found in combinations(numbered, 2)])


@given(st.dictionaries(pairs, st.sampled_from([0.7, 0.8, 0.9, 1.0])), st.sets(pairs), st.permutations(list(numbered)))
def test_the_order_of_arrival_does_not_matter(
    same: dict[frozenset[int], float], apart: set[frozenset[int]], order: list[int]
) -> None:
    links = Links({found: score for found, score in same.items() if found not in apart}, apart)
    shuffled = Links(dict(reversed(list(links.same.items()))), apart)
    groups = partition(numbered, links)
    assert partition({node: numbered[node] for node in order}, shuffled) == groups
    assert not any(found <= group for group in groups for found in apart)


def test_a_posting_stays_with_its_oldest_announcement() -> None:
    age = {node: (datetime(2026, 3, node, tzinfo=UTC), node) for node in NAMES}
    groups = [frozenset({A, C}), frozenset({B})]
    assert homes(groups, {A: "p", B: "p", C: "q"}, age) == ["p", None]
    assert homes([frozenset({A, B, C})], {A: "p", B: "q", C: "q"}, age) == ["p"]
    assert homes([frozenset({0})], {}, {}) == [None]
