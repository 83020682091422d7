"""Damaged pages of every family raise nothing on their way into the store (R2); 100,000 of them in benchmarks/mutants."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.store import Store
from tests.crawler.mutants import run, samples
from tests.crawler.saved import saved_sites

NOW = datetime(2026, 11, 29, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_raised_and_nothing_hangs(seed: int, tmp_path: Path) -> None:
    found = samples(saved_sites(Path(__file__).parent))
    assert len(found) > 200
    store = Store.open(f"sqlite:///{tmp_path / 'mutants.sqlite'}", lambda: NOW)
    try:
        tally = run(found, 500, seed, store, store_every=4)
    finally:
        store.close()
    assert tally.defects == {}
    assert tally.read > 100
    assert tally.slowest < 20
