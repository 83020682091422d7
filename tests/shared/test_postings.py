"""Labelled real texts: what ``python -m benchmarks.postings`` prints, held to a floor on the half that was not looked at."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.draw_postings import DATA, texts
from benchmarks.postings import FIELDS, answered, compare, labels

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_file(), reason="the folder `shared` with real texts is not beside the project"),
]
FLOORS = {"type": 0.93, "education": 0.95, "majors": 0.92, "programs": 0.9}
"""Precision and recall; fields that fewer than fifty of the texts state have no floor."""


@pytest.fixture(scope="module")
def tallies() -> dict[str, Counter[str]]:
    rows = [row for number, row in enumerate(labels()) if number % 2]
    known = texts({row["id"] for row in rows})
    found: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for row in rows:
        text = known[row["id"]]
        got = answered(text["title"] or "", text["description"])
        for field in FIELDS:
            wanted = row["expect"].get(field, [])
            if wanted is not None:
                right, wrong, missed = compare(field, wanted, got[field])
                found[field].update(right=right, wrong=wrong, missed=missed)
    return found


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_precision_and_recall(field: str, tallies: dict[str, Counter[str]]) -> None:
    tally = tallies[field]
    assert tally["right"] / (tally["right"] + tally["wrong"]) >= FLOORS[field]
    assert tally["right"] / (tally["right"] + tally["missed"]) >= FLOORS[field]
