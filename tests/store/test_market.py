"""The short form of ``benchmarks.market``: known truth, moved clock; nothing live is closed, what is removed is."""

from __future__ import annotations

from pathlib import Path

from benchmarks.market import Market


def test_a_small_market_closes_what_is_gone_and_nothing_else(tmp_path: Path) -> None:
    market = Market(f"sqlite:///{tmp_path / 'market.db'}", sites=4, daily=4, seed=3, breaks=0.02)
    tally = market.run(days=12)
    market.close()
    assert not tally.false
    assert tally.overdue == 0
    assert tally.reopened == tally.back
    assert tally.removed > 10
    assert tally.in_time / tally.removed >= 0.95
