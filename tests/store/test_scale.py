"""The short form of ``benchmarks.scale``: the hottest queries find their rows by an index on both databases."""

from __future__ import annotations

import pytest

from benchmarks.scale import NOW, fill, hottest, plans, scans
from store.store import Store


@pytest.mark.slow
def test_no_hot_query_reads_a_whole_large_table(url: str) -> None:
    store = Store.open(url, lambda: NOW)
    fill(store, 3000, 3, seed=1)
    found = {name: scans(plans(store, work)) for name, work in hottest(store).items()}
    store.close()
    assert {name: lines for name, lines in found.items() if lines} == {}
