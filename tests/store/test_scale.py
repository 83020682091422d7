"""The short form of ``benchmarks.scale``: the hottest queries find their rows by an index on both databases."""

from __future__ import annotations

import pytest

from benchmarks.scale import LIMITED, NOW, fill, hottest, plans, scans
from store.store import Store


@pytest.mark.slow
def test_no_hot_query_reads_a_whole_large_table(url: str) -> None:
    store = Store.open(url, lambda: NOW)
    fill(store, 3000, 3, seed=1)
    found = {
        name: [line for plan in plans(store, work) for line in scans(plan)] for name, work in hottest(store).items()
    }
    store.close()
    assert {name: lines for name, lines in found.items() if lines} == {}


SCANS = [
    (["", "SCAN posting"], True),
    (["", "SCAN posting USING COVERING INDEX ix_posting_employer"], True),
    ([LIMITED, "SCAN posting USING INDEX ix_posting_created_at"], False),
    ([LIMITED, "SCAN posting USING INDEX ix_posting_employer", "USE TEMP B-TREE FOR ORDER BY"], True),
    (["", "SEARCH posting USING INDEX ix_posting_employer (employer=?)"], False),
    (["", "SCAN source"], False),
    (["", "Aggregate  (cost=1..2)", "->  Seq Scan on outbox  (cost=1..2)"], True),
    (["", "->  Index Only Scan using ix_outbox on outbox  (cost=1..2)", "Filter: x"], True),
    (["", "->  Index Only Scan using ix_outbox on outbox  (cost=1..2)", "Index Cond: (seq > 1)"], False),
]


@pytest.mark.parametrize(("plan", "whole"), SCANS)
def test_a_plan_that_reads_a_whole_table_or_index_is_found(plan: list[str], whole: bool) -> None:
    assert bool(scans(plan)) == whole
