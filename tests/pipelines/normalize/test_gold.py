"""Gold sets of phrases as announcements write them: exact values, and the role of every date of a sentence.

The cases are invented or mere phrases; ``benchmarks.gold`` prints what is wrong. A floor is the target of the kind.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.gold import cases, score
from pipelines.normalize import dates
from pipelines.normalize.divisions import parents

GOLD = Path(__file__).parent / "gold"
FLOORS = {"dates": 0.97, "locations": 0.97, "degrees": 0.97, "headcount": 0.96, "salary": 0.96}
SMALLEST = 150


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_values_are_exact(kind: str) -> None:
    rows = cases(GOLD / f"{kind}.jsonl")
    right, wrong = score(kind, rows)
    assert len(rows) >= SMALLEST
    assert right / len(rows) >= FLOORS[kind], [(row["text"], value) for row, value in wrong]


def test_provinces_are_right() -> None:
    rows = cases(GOLD / "locations.jsonl")
    _, wrong = score("locations", rows)
    far = [(row["text"], value) for row, value in wrong if _provinces(value) != _provinces(row["expect"])]
    assert 1 - len(far) / len(rows) >= 0.99, far


def _provinces(codes: list[str]) -> set[str]:
    return {(parents(code) or [code])[-1] for code in codes}


def test_each_date_of_a_sentence_has_its_role() -> None:
    rows = cases(GOLD / "roles.jsonl")
    wrong = [(row["text"], found) for row in rows if (found := _roles(row)) != row["expect"]]
    assert len(rows) >= SMALLEST
    assert 1 - len(wrong) / len(rows) >= 0.97, json.dumps(wrong, ensure_ascii=False)


def _roles(row: dict[str, str]) -> list[list[str]]:
    found = dates.roles(row["text"], date.fromisoformat(row["ref_date"]))
    return [[item.role, (item.value["end"] or item.value["start"] or "")[:10]] for item in found]
