"""Closing needs proof: every scenario in which a live posting could be closed by mistake, and those that must close."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from config.settings import TIMEZONE
from pipelines.posting import Event
from store.page import new_id
from store.records import RunEnd
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, statuses


def history(store: Store, clock: Clock, readings: dict, runs: int = 4) -> None:
    for _ in range(runs):
        crawl(store, readings)
        clock.advance(hours=12)


def without(readings: dict, *keys: str) -> dict:
    return {key: reading for key, reading in readings.items() if key not in keys}


def test_absence_from_three_complete_listings_over_two_days_closes(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    closed = []
    for _ in range(6):
        closed.append(crawl(store, without(readings, "n3")).closed)
        clock.advance(hours=12)
    assert sum(closed) == 1
    assert closed.index(1) >= 3
    gone = store.postings.get(new_id("school", "n3"))
    assert gone is not None and (gone.status, gone.closed_reason) == ("closed", "withdrawn")
    assert set(statuses(store, list(without(readings, "n3")))) == {"open"}


def test_a_posting_that_comes_back_is_open_again(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    for _ in range(6):
        crawl(store, without(readings, "n3"))
        clock.advance(hours=12)
    assert statuses(store, ["n3"]) == ["closed"]
    crawl(store, readings)
    assert statuses(store, ["n3"]) == ["open"]


BROKEN = [
    pytest.param({}, RunEnd("ok", complete=True, found=0), id="empty list"),
    pytest.param(batch(13), None, id="two thirds of the list"),
    pytest.param(batch(19), RunEnd("ok", complete=False, found=19), id="cap reached"),
    pytest.param(batch(10), RunEnd("incomplete", "page 2 failed", found=10), id="page 2 fails"),
    pytest.param({}, RunEnd("blocked", "login wall"), id="login wall"),
    pytest.param({}, RunEnd("failed", "no answer"), id="site down"),
    pytest.param(batch(20, prefix="other"), None, id="another school's list"),
]


@pytest.mark.parametrize(("listed", "end"), BROKEN)
def test_a_broken_source_closes_nothing(store: Store, clock: Clock, listed: dict, end: RunEnd | None) -> None:
    readings = batch(20)
    history(store, clock, readings)
    for _ in range(8):
        report = crawl(store, listed, end=end)
        assert report.closed == 0
        clock.advance(hours=12)
    assert set(statuses(store, list(readings))) == {"open"}


def test_a_shrunken_listing_is_held_and_shown(store: Store, clock: Clock) -> None:
    history(store, clock, batch(20))
    report = crawl(store, batch(13))
    assert report.outcome == "held"
    assert "13" in report.reason and "20" in report.reason
    assert store.crawls.health()[-1].last_outcome == "held"


def test_a_page_gone_twice_hours_apart_closes(store: Store, clock: Clock) -> None:
    crawl(store, batch(2))
    for expected in ("open", "open", "closed"):
        run = store.crawls.begin_run("school")
        store.crawls.page_failed(run.id, "http://school.example/n0", "gone", "404", key="n0")
        store.crawls.finish_run(run.id, RunEnd("ok", pages=1))
        assert statuses(store, ["n0", "n1"]) == [expected, "open"]
        clock.advance(hours=4)


def test_its_own_deadline_closes_at_the_end_of_that_day(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 3, 5))})
    for moment, expected in [("2026-03-05T23:59:00", "open"), ("2026-03-06T00:00:30", "closed")]:
        clock.now = datetime.fromisoformat(moment).replace(tzinfo=TIMEZONE)
        store.postings.expire(clock())
        assert statuses(store, ["1"]) == [expected]
    found = store.postings.get(new_id("school", "1"))
    assert found is not None and found.closed_reason == "deadline"


def test_an_event_that_is_over_is_past(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(hours=3)
    event = Event(start=start, end=start + timedelta(hours=2))
    crawl(store, {"1": posting(type="talk", valid_through=None, event=event)})
    store.postings.expire(clock() + timedelta(hours=4))
    assert statuses(store, ["1"]) == ["open"]
    clock.advance(hours=7)
    assert store.postings.expire(clock()) == 1
    assert store.postings.expire(clock()) == 0
    found = store.postings.get(new_id("school", "1"))
    assert found is not None and found.closed_reason == "past"


def test_a_deadline_put_off_reopens(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 3, 5))})
    clock.advance(days=5)
    store.postings.expire(clock())
    assert statuses(store, ["1"]) == ["closed"]
    crawl(store, {"1": posting(valid_through=date(2026, 4, 5))})
    assert statuses(store, ["1"]) == ["open"]
