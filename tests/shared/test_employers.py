"""Pairs of names that real postings bear: what ``python -m benchmarks.real_employers`` prints of them, held to the contract's floor."""

from __future__ import annotations

import pytest

from benchmarks.draw_postings import DATA
from benchmarks.real_employers import score_pairs

pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason="the folder `shared` with real postings is not beside the project"
)
FLOOR = 0.97
"""Pairs told the same or different as people tell them."""


def test_pairs_of_names_are_told_as_people_tell_them() -> None:
    scored = list(score_pairs())
    cases, wrong = sum(number for _, _, number in scored), [pair for _, pairs, _ in scored for pair in pairs]
    assert cases >= 1000
    assert 1 - len(wrong) / cases >= FLOOR, wrong


def test_no_draw_of_pairs_falls_behind() -> None:
    for draw, wrong, cases in score_pairs():
        assert 1 - len(wrong) / cases >= FLOOR, (draw, wrong)
