"""Outbox, accounts, subscriptions, employers, statistics, sources, errors."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from config.timezone import TIMEZONE
from pipelines.posting import Event, Headcount
from store import tables
from store.records import RunEnd, StoreError, StoreUnavailable
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import START, Clock, batch, crawl, posting, save, source


def test_each_reader_of_the_outbox_has_its_own_place(store: Store) -> None:
    crawl(store, batch(3))
    changes = store.outbox.read("a", limit=2)
    assert len(changes) == 2 and [change.seq for change in changes] == sorted(change.seq for change in changes)
    store.outbox.ack("a", changes[-1].seq)
    assert (store.outbox.lag("a"), store.outbox.lag("b")) == (1, 3)
    store.outbox.ack("a", 1)
    assert store.outbox.lag("a") == 1
    store.outbox.quarantine("a", "x", 1, "too long")
    assert [row["reason"] for row in store.outbox.quarantined("a")] == ["too long"]
    store.outbox.release("a", "x")
    assert store.outbox.quarantined("a") == []


def test_a_subscription_counts_once_confirmed_and_primed_until_it_is_cancelled(store: Store) -> None:
    asked = store.subscriptions.add("email", "student@example.com", {"q": "算法"}, "instant")
    assert store.subscriptions.active("instant") == [] == store.subscriptions.unprimed()
    assert store.subscriptions.confirm(asked.token)
    (waiting,) = store.subscriptions.unprimed()
    store.subscriptions.prime(waiting, ["known already"], store.outbox.head())
    (active,) = store.subscriptions.active("instant")
    assert active.query == {"q": "算法"}
    assert store.subscriptions.cancel(asked.token)
    assert store.subscriptions.active("instant") == []
    assert not store.subscriptions.confirm(asked.token)


def test_employers_merge_and_come_apart(store: Store) -> None:
    from pipelines.posting import Organization

    other = Organization(name="云岭电子（西安）有限公司", normalized="云岭电子西安")
    crawl(store, {"1": posting(), "2": posting("西安岗位", hiring_organization=other)})
    first, second = store.employers.find("云岭电子"), store.employers.find("云岭电子西安")
    assert first is not None and second is not None
    row = store.employers.merge(first.id, second.id, "li")
    merged = store.employers.get(second.id)
    assert merged is not None and merged.id == first.id and merged.postings == 2
    assert "云岭电子西安" in merged.aliases
    store.review.undo(row.id, "li")
    assert len(list(store.employers.iterate())) == 2
    assert len(store.employers.postings(second.id)) == 1


def test_weekly_figures(store: Store) -> None:
    """The fair is announced in the week before it is held, the posting appears in the week of the fair."""
    fair = posting(
        "春季双选会",
        type="fair",
        valid_through=None,
        event=Event(start=START + timedelta(days=1), employer_count=29, position_count=600),
    )
    crawl(store, {"1": posting(headcount=Headcount(min=10, max=10), date_posted=START.date()), "2": fair})
    figures = store.statistics.weekly("2026-W10")
    assert (figures["postings"], figures["fairs"], figures["vacancies"], figures["positions"]) == (1, 1, 10, 601)
    assert figures["employers"] == 30
    assert figures["provinces"] == [{"code": "610000", "count": 1}]
    before = figures["previous"]
    assert (before["postings"], before["fairs"], before["positions"], before["employers"]) == (1, 0, 600, 1)
    with pytest.raises(ValueError, match="W47"):
        store.statistics.weekly("2026-3")


def test_a_first_crawl_fills_the_weeks_before_it_and_months_count_by_the_same_day(store: Store, clock: Clock) -> None:
    """Undated ones count when first seen; a day at either end of a week belongs to it."""
    days = [date(2026, 1, 5), date(2026, 1, 11), datetime(2026, 1, 12, 0, 30, tzinfo=TIMEZONE), date(2026, 2, 9), None]
    crawl(store, {str(n): posting(f"{n}号招聘", date_posted=day) for n, day in enumerate(days)})
    clock.advance(days=7)
    crawl(store, {str(n): posting(f"{n}号招聘", date_posted=day) for n, day in enumerate(days)})
    weeks = {number: store.statistics.weekly(f"2026-W{number:02d}")["postings"] for number in range(1, 12)}
    assert {number: count for number, count in weeks.items() if count} == {2: 2, 3: 1, 7: 1, 10: 1}
    assert store.statistics.counts()["month"] == [
        {"code": "2026-01", "count": 3}, {"code": "2026-02", "count": 1}, {"code": "2026-03", "count": 1}
    ]  # fmt: skip


def test_sources_that_leave_the_registry_are_disabled_and_come_due_in_turn(store: Store, clock: Clock) -> None:
    store.crawls.sync_sources([source("school"), source("new")])
    enabled = {record.id: record.enabled for record in store.crawls.sources()}
    assert enabled == {"school": True, "new": True, "other": False, "corp": False}
    assert sorted(store.crawls.due(clock())) == ["new", "school"]
    store.crawls.set_due("school", clock() + timedelta(hours=2))
    assert store.crawls.due(clock()) == ["new"]


def test_export_iterates_over_everything_that_is_approved(store: Store, clock: Clock) -> None:
    crawl(store, batch(7))
    clock.advance(days=1)
    crawl(store, batch(7) | {"late": posting("晚")})
    assert len(list(store.postings.iterate())) == 8
    assert [found.title for found in store.postings.iterate(since=clock())] == ["晚"]
    assert store.statistics.counts()["province"] == [{"code": "610000", "count": 8}]
    assert store.postings.many([new_id("school", "late")])


def test_errors_are_one_line(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file.db").write_bytes(b"this is no database at all, only text" * 50)
    with pytest.raises(StoreUnavailable, match="no SQLite database") as caught:
        Store.open(f"sqlite:///{tmp_path / 'file.db'}", clock)
    assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="sqlite:///"):
        Store.open("oracle://x", clock)
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1"):
        Store.open("postgresql+psycopg://user:secret@127.0.0.1:9/x", clock)


def test_a_newer_schema_is_refused(url: str, clock: Clock) -> None:
    from sqlalchemy import text

    opened = Store.open(url, clock)
    with opened.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    with pytest.raises(StoreError, match="newer"):
        Store.open(url, clock)


def test_the_health_of_some_sources_is_that_of_all_and_the_last_end_of_each_is_known(store: Store) -> None:
    crawl(store, batch(2))
    crawl(store, batch(3), "other", end=RunEnd("blocked", "403"))
    store.crawls.begin_run("school")
    every = store.crawls.health()
    assert {row.record.id: row.total_postings for row in every if row.total_postings} == {"school": 2, "other": 3}
    assert [store.crawls.health([row.record.id])[0] for row in every] == every
    ended = {row.record.id: row.last_outcome for row in every if row.last_outcome}
    assert store.crawls.outcomes() == ended == {"school": "ok", "other": "blocked"}


def test_the_health_of_all_is_as_each_last_run_left_it_and_that_of_some_is_counted(store: Store) -> None:
    crawl(store, batch(3))
    crawl(store, batch(1), "other")
    assert store.crawls.runs("school")[0]["detail"]["carried"] == [3, 3]
    with store.database.write() as connection:
        connection.execute(update(tables.Posting).values(status="closed"))
        connection.execute(update(tables.Run).where(tables.Run.source == "other").values(detail={}))
    counted = {row.record.id: (row.open_postings, row.total_postings) for row in store.crawls.health()}
    assert counted["school"] == (3, 3)
    assert counted["other"] == (0, 1), "a run that could not note it is no trouble: these few are counted"
    assert store.crawls.health(["school"])[0].open_postings == 0


def test_a_posting_at_two_addresses_of_a_source_is_one_of_its_postings(store: Store) -> None:
    run = store.crawls.begin_run("school")
    first = save(store, run.id, posting(), "old")
    save(store, run.id, posting(), "new", into=first.posting_id)
    store.crawls.finish_run(run.id, RunEnd("ok", found=2))
    for health in (store.crawls.health(["school"])[0], store.crawls.health()[-1]):
        assert (health.record.id, health.open_postings, health.total_postings) == ("school", 1, 1)


def test_a_source_that_left_the_registry_says_so(store: Store) -> None:
    crawl(store, batch(1))
    crawl(store, batch(1), "other", RunEnd("failed"))
    store.crawls.sync_sources([source("corp")])
    assert {row.record.id: row.state for row in store.crawls.health()} == {
        "corp": "",
        "other": "left",
        "school": "left",
    }
    assert "other" not in store.crawls.outcomes()


def test_what_staff_decide_is_counted_anew_for_the_sources_that_carry_it(store: Store) -> None:
    readings = {"1": posting(), "2": posting("限男性的招聘", review_reasons=["flag_gender"])}
    crawl(store, readings)
    crawl(store, batch(3), "other")

    def counted() -> dict[str, int]:
        return {row.record.id: row.open_postings for row in store.crawls.health() if row.open_postings}

    untouched = store.crawls.runs("other")[0]["detail"]
    assert counted() == {"school": 1, "other": 3}
    store.review.decide(new_id("school", "2"), "approve", "li")
    store.crawls.recount()
    assert counted() == {"school": 2, "other": 3}
    assert store.crawls.runs("other")[0]["detail"] == untouched
    store.postings.hide(new_id("school", "1"), "li", "wrong")
    store.crawls.recount()
    assert counted() == {"school": 1, "other": 3}


def test_a_quiet_crawl_moves_the_day_of_seeing_and_makes_no_change(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    before, head = store.postings.get(new_id("school", "1")), store.outbox.head()
    clock.advance(days=1)
    crawl(store, {"1": posting()})
    after = store.postings.get(new_id("school", "1"))
    assert before is not None and after is not None
    assert store.postings.changes(head) == []
    earlier, later = before.sources[0].last_seen, after.sources[0].last_seen
    assert earlier is not None and later is not None and earlier < later
    for one in (before, after):
        one.sources[0].last_seen = None
    assert before.export() == after.export()
