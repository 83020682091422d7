"""What is old is let go in batches; what somebody may still ask for stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from store import pruning, tables
from store.records import RunEnd
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, source


def count(store: Store, table: type) -> int:
    with store.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def changed(store: Store, clock: Clock, times: int) -> None:
    """Two postings, one of which changes again and again."""
    for number in range(times):
        crawl(store, {"1": posting(locations=[f"{number + 11}0000"]), "2": posting("另一则招聘")})
        clock.advance(days=2)


@pytest.mark.parametrize("size", [2, 1000])
def test_superseded_changes_go_and_the_stream_misses_no_posting(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(pruning, "BATCH", size)
    changed(store, clock, 6)
    before = store.postings.changes(0)
    latest = {change.posting_id: change for change in before}
    store.outbox.ack("embedded", before[-1].seq)
    found = pruning.prune(store.database, clock())
    assert found["changes"] == len(before) - 2
    after = store.postings.changes(0)
    assert {change.posting_id: change for change in after} == latest
    assert store.outbox.head() == before[-1].seq
    crawl(store, {"1": posting("全新的标题")})
    assert store.outbox.lag("embedded") == 1


def test_what_an_index_has_not_taken_in_stays_and_what_is_young(store: Store, clock: Clock) -> None:
    changed(store, clock, 6)
    rows = store.postings.changes(0)
    store.outbox.ack("embedded", rows[-1].seq)
    store.outbox.ack("elasticsearch", rows[2].seq)
    pruning.prune(store.database, clock())
    assert store.postings.changes(rows[2].seq) == rows[3:]
    store.outbox.ack("elasticsearch", rows[-1].seq)
    clock.advance(days=-4)
    pruning.prune(store.database, clock())
    assert [row.seq for row in rows[-2:]] == [row.seq for row in store.postings.changes(rows[-3].seq)]


def test_an_index_that_is_no_more_is_not_waited_for(store: Store, clock: Clock) -> None:
    changed(store, clock, 6)
    rows = store.postings.changes(0)
    store.outbox.ack("copy of a machine that was given back", rows[2].seq)
    clock.advance(days=100)
    store.outbox.ack("embedded", rows[-1].seq)
    assert pruning.prune(store.database, clock() - timedelta(days=90))["changes"] == len(rows) - 2


def test_nothing_goes_before_any_index_has_read(store: Store, clock: Clock) -> None:
    changed(store, clock, 4)
    rows = store.postings.changes(0)
    assert pruning.prune(store.database, clock())["changes"] == 0
    assert store.postings.changes(0) == rows


def test_runs_go_but_for_the_last_ones_and_the_good_ones(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "RUNS", 4)
    for _ in range(pruning.GOOD_RUNS + 3):
        crawl(store, batch(20))
        clock.advance(hours=2)
    for _ in range(20):
        run = store.crawls.begin_run("school")
        store.crawls.finish_run(run.id, RunEnd("failed", "no answer"))
        clock.advance(hours=2)
    young = clock()
    assert pruning.prune(store.database, young)["runs"] == 3 + 16
    outcomes = [run["outcome"] for run in store.crawls.runs("school", 100)]
    assert outcomes == ["failed"] * 4 + ["ok"] * pruning.GOOD_RUNS
    assert pruning.prune(store.database, young)["runs"] == 0
    clock.advance(hours=2)
    assert crawl(store, batch(13)).outcome == "held"  # still measured by what it was before its illness


def test_ends_of_pages_go_with_age(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "BATCH", 8)
    store.crawls.sync_sources([source("school")])
    for day in range(3):
        run = store.crawls.begin_run("school")
        for number in range(5):
            store.crawls.page_failed(run.id, f"http://school.example/{day}-{number}", "rejected", "no title")
        store.crawls.finish_run(run.id, RunEnd("ok"))
        clock.advance(days=1)
    clock.advance(days=-1)
    assert pruning.prune(store.database, clock())["pages"] == 10
    assert {row["url"] for row in store.crawls.rejected()} == {f"http://school.example/2-{n}" for n in range(5)}


def test_postings_versions_and_audit_stay(store: Store, clock: Clock) -> None:
    changed(store, clock, 5)
    store.review.decide(new_id("school", "1"), "reject", "li")
    kept = [count(store, table) for table in (tables.Posting, tables.Version, tables.Audit, tables.Announcement)]
    store.outbox.ack("embedded", store.outbox.head())
    clock.advance(days=400)
    pruning.prune(store.database, clock())
    assert [
        count(store, table) for table in (tables.Posting, tables.Version, tables.Audit, tables.Announcement)
    ] == kept


def test_an_address_that_nobody_confirmed_is_forgotten_after_seven_days(store: Store, clock: Clock) -> None:
    alerts = store.subscriptions
    silent, late, kept = (alerts.add("email", f"{name}@b.example", {"q": "教师"}, "daily") for name in ("a", "b", "c"))
    assert alerts.confirm(kept.token)
    clock.advance(days=6)
    assert alerts.add("email", "b@b.example", {"q": "教师"}, "daily").token == late.token, (
        "asked for again, it holds longer"
    )
    clock.advance(days=1, hours=1)
    assert alerts.find(silent.token) is None and not alerts.confirm(silent.token)
    assert alerts.find(late.token) is not None
    assert pruning.prune(store.database, clock())["subscriptions"] == 1
    assert count(store, tables.Subscription) == 2
    with store.database.read() as connection:
        assert set(connection.scalars(select(tables.Dispatch.subscription))) == {late.id, kept.id}
    clock.advance(days=400)
    pruning.prune(store.database, clock())
    assert alerts.find(kept.token) is not None, "what was confirmed stays"
