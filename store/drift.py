"""Whether a source still is what it was: fill rates, unreadable pages and layout of a run against its last good runs."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from store.records import RunEnd

ENOUGH_RUNS, ENOUGH_ITEMS = 3, 10
"""Good runs and pages read under which nothing is judged."""
USUAL, FALLEN = 0.8, 0.4
"""A field that was filled in this share of pages, and now in less than that, is not read any more."""
UNREADABLE, USUALLY_UNREADABLE = 0.5, 0.1
ALIKE, OTHER = 0.6, 0.25
"""Share of a page's features that runs of one layout have in common, and that another layout has at most."""


def left_its_band(end: RunEnd, before: Sequence[dict[str, Any]]) -> str:
    """Why a run is doubtful by what its pages were like; empty when it is not.

    ``before`` are the details of the last good runs, newest first, as ``finish_run`` kept them.
    """
    return _unreadable(end, before) or _unfilled(end, before)


def _unfilled(end: RunEnd, before: Sequence[dict[str, Any]]) -> str:
    rates = [run["fill"] for run in before if run.get("items", 0) >= ENOUGH_ITEMS]
    if end.items < ENOUGH_ITEMS or len(rates) < ENOUGH_RUNS:
        return ""
    for name in sorted({name for rate in rates for name in rate}):
        usual = statistics.median(rate.get(name, 0.0) for rate in rates)
        now = end.fill.get(name, 0.0)
        if usual >= USUAL and now < FALLEN:
            return f"{name} on {now:.0%} of the pages where {usual:.0%} are usual: nothing is closed"
    return ""


def _unreadable(end: RunEnd, before: Sequence[dict[str, Any]]) -> str:
    usual = [
        _share(run.get("items", 0), run.get("outcomes", {})) for run in before if run.get("items", 0) >= ENOUGH_ITEMS
    ]
    rejected, share = end.outcomes.get("rejected", 0), _share(end.items, end.outcomes)
    if rejected < ENOUGH_ITEMS or share < UNREADABLE or len(usual) < ENOUGH_RUNS:
        return ""
    if statistics.median(usual) > USUALLY_UNREADABLE:
        return ""
    return f"{rejected} of {rejected + end.items} pages could not be read any more: nothing is closed"


def _share(items: int, outcomes: dict[str, int]) -> float:
    rejected = outcomes.get("rejected", 0)
    return rejected / (rejected + items) if rejected else 0.0


def rebuilt(end: RunEnd, before: Sequence[dict[str, Any]]) -> str:
    """What a person has to know of a list page in another layout than before; empty for one in the same."""
    known = [run["layout"] for run in before if run.get("layout")]
    if not end.layout or len(known) < ENOUGH_RUNS:
        return ""
    steady = all(similarity(known[0], other) >= ALIKE for other in known[1:])
    if steady and max(similarity(end.layout, other) for other in known) <= OTHER:
        return "the list page is built in another way than before"
    return ""


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated share of features that two sketches have in common (bottom-k)."""
    size = min(len(one), len(other))
    if not size:
        return 0.0
    smallest = sorted({*one, *other})[:size]
    return len(set(smallest) & set(one) & set(other)) / len(smallest)
