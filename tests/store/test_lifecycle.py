"""Closing needs proof: every scenario in which a live posting could be closed by mistake, and those that must close."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from config.timezone import TIMEZONE
from pipelines.posting import Event, Posting
from store.records import FrontierEntry, Listed, RunEnd
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save, statuses


def history(store: Store, clock: Clock, readings: dict, runs: int = 4, *, full: bool = True) -> None:
    for _ in range(runs):
        crawl(store, readings, full=full)
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
        save(store, run.id, batch(2)["n1"], "n1")
        store.crawls.page_failed(run.id, "http://school.example/n0", "gone", "404", key="n0")
        store.crawls.finish_run(run.id, RunEnd("ok", pages=1, found=2))
        assert statuses(store, ["n0", "n1"]) == [expected, "open"]
        clock.advance(hours=4)


@pytest.mark.parametrize(
    ("known", "taken", "answers", "outcomes", "closed"),
    [
        (3, 1, "gone", ["held", "ok", "ok", "ok", "ok"], True),
        (3, 1, "ok", ["held"] * 5, False),
        (10, 4, "gone", ["held", "ok", "ok", "ok", "ok"], True),
        (10, 7, "gone", ["held"] * 5, False),
    ],
)
def test_what_its_own_page_proves_to_be_gone_is_not_missed_in_the_list(
    store: Store, clock: Clock, known: int, taken: int, answers: str, outcomes: list[str], closed: bool
) -> None:
    """Too few are listed to close what the list leaves out; a page that is gone twice is a proof of its own, up to a mass."""
    readings = batch(known)
    for _ in range(4):
        crawl_and_recheck(store, readings, readings, "ok")
        clock.advance(hours=12)
    left = dict(list(readings.items())[taken:])
    found = []
    for _ in outcomes:
        found.append(crawl_and_recheck(store, readings, left, answers))
        clock.advance(hours=6)
    assert found == outcomes
    expected = ["closed" if closed else "open"] * taken + ["open"] * (known - taken)
    assert statuses(store, list(readings)) == expected


def crawl_and_recheck(store: Store, readings: dict[str, Posting], left: dict[str, Posting], answers: str) -> str:
    """A crawl whose list shows what is ``left`` and whose other pages are ``gone`` or ``ok``; its outcome."""
    run = store.crawls.begin_run("school")
    again = [entry.key for entry in store.crawls.rechecks(run.id)]
    rows = [Listed(key, f"http://school.example/{key}", "x", {"entry": {"key": key}}) for key in left]
    wanted = store.crawls.record_listing(run.id, "http://school.example/list", rows, total=len(rows), last=True)
    for key in [*wanted, *again]:
        if answers == "gone" and key not in left:
            store.crawls.page_failed(run.id, f"http://school.example/{key}", "gone", "404", key=key)
        else:
            save(store, run.id, readings[key], key)
    return store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(rows))).outcome


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


def test_a_fair_stays_open_after_the_employers_have_registered(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(days=10)
    fair = posting(type="fair", valid_through=clock().date(), event=Event(start=start, end=start + timedelta(hours=2)))
    crawl(store, {"1": fair})
    clock.advance(days=5)
    assert store.postings.expire(clock()) == 0
    assert statuses(store, ["1"]) == ["open"]
    clock.advance(days=6)
    assert store.postings.expire(clock()) == 1
    found = store.postings.get(new_id("school", "1"))
    assert found is not None and found.closed_reason == "past"


def test_a_deadline_put_off_reopens(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 3, 5))})
    clock.advance(days=5)
    store.postings.expire(clock())
    assert statuses(store, ["1"]) == ["closed"]
    crawl(store, {"1": posting(valid_through=date(2026, 4, 5))})
    assert statuses(store, ["1"]) == ["open"]


def event_of(store: Store, key: str = "1") -> Event:
    found = store.postings.get(new_id("school", key))
    assert found is not None and found.event is not None
    return found.event


def talk(start: datetime | date, **changed: object) -> Posting:
    return posting(type="talk", valid_through=None, event=Event(start=start, **changed))


def test_a_talk_that_is_moved_says_so_until_it_is_over(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(days=3)
    crawl(store, {"1": talk(start)})
    crawl(store, {"1": talk(start + timedelta(days=1))})
    assert event_of(store).status == "rescheduled"
    crawl(store, {"1": talk(start + timedelta(days=1), venue="东配楼报告厅")})
    assert event_of(store).status == "rescheduled"
    clock.advance(days=9)
    store.postings.expire(clock())
    assert event_of(store).status == "past"


def test_a_time_that_becomes_more_exact_is_no_move(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(days=3)
    crawl(store, {"1": talk(start.date())})
    crawl(store, {"1": talk(start)})
    assert event_of(store).status == "scheduled"


def test_a_cancelled_talk_is_shown_as_such_without_waiting_for_staff(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(days=3)
    crawl(store, {"1": talk(start)})
    store.review.decide(new_id("school", "1"), "approve", "li")
    crawl(store, {"1": talk(start, status="cancelled")})
    found = store.postings.get(new_id("school", "1"))
    assert found is not None and (found.status, found.review) == ("open", "approved")
    assert event_of(store).status == "cancelled"
    (version, *_) = store.postings.versions(new_id("school", "1"))
    assert version.changes["event"][1]["status"] == "cancelled"


def test_that_time_passes_sends_nothing_back_to_staff(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk(clock() + timedelta(hours=3))})
    store.review.decide(new_id("school", "1"), "approve", "li")
    clock.advance(days=2)
    store.postings.expire(clock())
    found = store.postings.get(new_id("school", "1"))
    assert found is not None and (found.status, found.review) == ("closed", "approved")


def test_closing_leaves_its_proof_and_a_line_in_the_history(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    for _ in range(6):
        crawl(store, without(readings, "n3"))
        clock.advance(hours=12)
    (proof,) = store.postings.evidence(new_id("school", "n3"))
    assert proof["absence"]["reason"] == "unlisted" and proof["absence"]["listings"] >= 3
    assert proof["absence"]["last_listed"] < proof["absence"]["since"]
    (version,) = store.postings.versions(new_id("school", "n3"))
    assert version.changes == {"status": ("open", "closed"), "closed_reason": (None, "withdrawn")}


def test_a_row_still_listed_whose_page_is_gone_closes_and_comes_back_with_its_page(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    rows = [Listed(key, f"http://school.example/{key}", reading.title) for key, reading in readings.items()]
    for expected in ("open", "open", "open", "closed"):
        run = store.crawls.begin_run("school")
        store.crawls.record_listing(run.id, "http://school.example/list", rows, last=True)
        save(store, run.id, readings["n1"], "n1")
        store.crawls.page_failed(run.id, "http://school.example/n0", "gone", "404", key="n0")
        store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=20))
        assert statuses(store, ["n0"]) == [expected]
        clock.advance(hours=17)
    found = store.postings.get(new_id("school", "n0"))
    assert found is not None and (found.status, found.closed_reason) == ("closed", "gone")
    crawl(store, readings, full=False)
    assert statuses(store, ["n0"]) == ["open"]


def test_pages_that_the_list_does_not_show_are_asked_again(store: Store, clock: Clock) -> None:
    rows = [Listed(f"n{i}", f"http://school.example/n{i}", "x", {"entry": {"key": f"n{i}"}}) for i in range(20)]
    readings = batch(20)

    def go(shown: list[Listed]) -> list[FrontierEntry]:
        run = store.crawls.begin_run("school")
        again = store.crawls.rechecks(run.id)
        for key in store.crawls.record_listing(run.id, "http://school.example/list", shown, last=True):
            save(store, run.id, readings[key], key)
        for entry in again:
            if entry.key == "n0":
                store.crawls.page_failed(run.id, entry.url, "gone", "404", key=entry.key)
            else:
                save(store, run.id, readings[entry.key], entry.key)
        store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(shown)))
        clock.advance(hours=2)
        return again

    for _ in range(3):
        assert go(rows) == []
    asked = [[entry.key for entry in go(rows[1:])] for _ in range(6)]
    assert asked == [[], ["n0", "n19"], [], [], ["n0", "n19"], []]
    assert statuses(store, ["n0", "n1"]) == ["closed", "open"]


@pytest.mark.parametrize("hours", [2, 25, 24 * 9])
def test_what_the_last_list_showed_is_asked_once_however_long_ago_it_was(
    store: Store, clock: Clock, hours: int
) -> None:
    """A daily crawl of a quiet list must not fetch every page beside the list that names it."""
    rows = [Listed(f"n{i}", f"http://school.example/n{i}", "x", {"entry": {"key": f"n{i}"}}) for i in range(5)]
    readings = batch(5)
    for _ in range(3):
        run = store.crawls.begin_run("school")
        assert store.crawls.rechecks(run.id) == []
        for key in store.crawls.record_listing(run.id, "http://school.example/list", rows, last=True):
            save(store, run.id, readings[key], key)
        store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=5))
        clock.advance(hours=hours)


def test_a_page_that_still_stands_does_not_undo_its_absence_from_the_list(store: Store, clock: Clock) -> None:
    rows = [Listed(f"n{i}", f"http://school.example/n{i}", "x", {"entry": {"key": f"n{i}"}}) for i in range(20)]
    readings = batch(20)
    closed = 0
    for step in range(9):
        run = store.crawls.begin_run("school")
        again = store.crawls.rechecks(run.id)
        shown = rows if step < 4 else rows[1:]
        for key in store.crawls.record_listing(run.id, "http://school.example/list", shown, last=True):
            save(store, run.id, readings[key], key)
        for entry in again:
            save(store, run.id, readings[entry.key], entry.key)
        closed += store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(shown))).closed
        clock.advance(hours=14)
    assert closed == 1
    assert statuses(store, ["n0"]) == ["closed"]
