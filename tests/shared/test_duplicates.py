"""Pairs made of real texts, of the half that development never looks at: ``python -m benchmarks.dedupe_quality --held``."""

from __future__ import annotations

import pytest

from benchmarks import dedupe_quality as quality

pytestmark = pytest.mark.skipif(not quality.DATA.exists(), reason=f"no {quality.DATA}")


@pytest.fixture(scope="module")
def pairs() -> list[quality.Pair]:
    return quality.make(seed=2026, pairs=800, held_out=True)


def test_precision_and_recall(pairs: list[quality.Pair]) -> None:
    figures = quality.figures(pairs, quality.decide(pairs))
    assert figures["precision"] >= 0.98, figures  # 0.997 on 2,000 pairs
    assert figures["recall"] >= 0.94, figures  # 0.963 on 2,000 pairs


def test_where_guard_fields_are_missing_staff_decide(pairs: list[quality.Pair]) -> None:
    thinned = quality.thinned(pairs, seed=2026)
    figures = quality.figures(thinned, quality.decide(thinned))
    assert figures["precision"] >= 0.97, figures  # 0.987 on 2,000 pairs
    assert figures["possible of reposts"] >= 0.1, figures


def test_every_repost_meets_its_original(pairs: list[quality.Pair]) -> None:
    assert quality.found(pairs) >= 0.99
