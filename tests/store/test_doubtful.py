"""A listing that is doubtful closes nothing: too small, too much at once, another's, or under a clock that jumps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from config.timezone import TIMEZONE
from store.records import Listed, RunEnd
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save, statuses
from tests.store.test_lifecycle import history, without


@pytest.mark.parametrize(("listed", "outcome"), [(69, "held"), (70, "ok"), (71, "ok")])
def test_a_listing_under_seventy_in_a_hundred_of_the_usual_is_held(
    store: Store, clock: Clock, listed: int, outcome: str
) -> None:
    readings = batch(100)
    history(store, clock, readings, runs=1, full=False)
    assert crawl(store, dict(list(readings.items())[:listed]), full=False).outcome == outcome


@pytest.mark.parametrize(("leaving", "closed"), [(29, 29), (30, 30), (31, 0)])
def test_over_thirty_in_a_hundred_at_once_are_held(store: Store, clock: Clock, leaving: int, closed: int) -> None:
    """The listing itself stays above the usual: as many new announcements come as old ones leave."""
    readings = batch(100)
    history(store, clock, readings, runs=3, full=False)
    rest = dict(list(readings.items())[leaving:])
    reports = []
    for _ in range(5):
        reports.append(crawl(store, rest, full=False, end=RunEnd("ok", complete=True, found=100)))
        clock.advance(hours=13)
    assert sum(report.closed for report in reports) == closed
    assert ("held" in {report.outcome for report in reports}) == (closed == 0)


def test_a_source_that_loses_a_quarter_again_and_again_is_held(store: Store, clock: Clock) -> None:
    readings = batch(100)
    history(store, clock, readings, runs=3, full=False)
    closed = 0
    for step in range(7):
        rest = dict(list(readings.items())[min(step + 1, 3) * 25 :])
        closed += crawl(store, rest, full=False, end=RunEnd("ok", complete=True, found=100)).closed
        clock.advance(hours=16)
    assert closed <= 25
    assert statuses(store, ["n60"]) == ["open"]


def test_under_three_runs_of_history_nothing_closes(store: Store, clock: Clock) -> None:
    crawl(store, batch(20))
    for _ in range(2):
        clock.advance(hours=60)
        assert crawl(store, without(batch(20), "n3")).closed == 0
    assert statuses(store, ["n3"]) == ["open"]


def test_pages_that_are_all_gone_at_once_close_nothing(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    for _ in range(4):
        run = store.crawls.begin_run("school")
        for key in readings:
            store.crawls.page_failed(run.id, f"http://school.example/{key}", "gone", "404", key=key)
        assert store.crawls.finish_run(run.id, RunEnd("ok", found=20)).outcome in ("ok", "held")
        clock.advance(hours=8)
    assert set(statuses(store, list(readings))) == {"open"}


def test_a_person_lets_a_held_listing_go_on(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    rest = dict(list(readings.items())[:10])
    assert crawl(store, rest).outcome == "held"
    store.crawls.accept("school", "li", "the autumn season is over")
    closed = 0
    for _ in range(5):
        clock.advance(hours=13)
        report = crawl(store, rest)
        closed += report.closed
        assert report.outcome == "ok"
    assert closed == 10
    assert store.review.audit("school")[0].action == "accept_listing"


def test_a_clock_that_runs_ahead_closes_for_as_long_as_it_is_wrong(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 4, 30))} | batch(4))
    clock.advance(days=366)
    crawl(store, batch(4))
    store.postings.expire(clock())
    assert statuses(store, ["1"]) == ["closed"]
    clock.advance(days=-366)
    assert store.crawls.due(clock()) != []
    store.postings.expire(clock())
    assert statuses(store, ["1"]) == ["open"]
    numbers = [version.number for version in store.postings.versions(new_id("school", "1"))]
    assert numbers == sorted(numbers, reverse=True)


def test_times_written_under_a_wrong_clock_do_not_hold_a_closing_up(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    clock.advance(days=366)
    crawl(store, without(readings, "n3"))
    clock.advance(days=-366)
    for _ in range(6):
        crawl(store, without(readings, "n3"))
        clock.advance(hours=13)
    assert statuses(store, ["n3"]) == ["closed"]


def test_another_list_with_as_many_new_rows_does_not_make_the_loss_look_small(store: Store, clock: Clock) -> None:
    readings = batch(10)
    history(store, clock, readings)
    others = batch(30, prefix="other")
    reports = []
    for _ in range(8):
        reports.append(crawl(store, others, full=False))
        clock.advance(hours=13)
    assert sum(report.closed for report in reports) == 0
    assert reports[-1].outcome == "held"
    assert set(statuses(store, list(readings))) == {"open"}


def test_a_source_that_is_itself_again_is_not_held_for_what_another_list_brought(store: Store, clock: Clock) -> None:
    readings = batch(20)
    history(store, clock, readings)
    others = batch(20, prefix="other")
    for _ in range(4):
        assert crawl(store, others, full=False).outcome == "held"
        clock.advance(hours=12)
    rest = without(readings, "n3")
    reports = []
    for _ in range(6):
        reports.append(crawl(store, rest, full=False))
        clock.advance(hours=12)
    assert {report.outcome for report in reports} == {"ok"}
    assert set(statuses(store, [*others, "n3"])) == {"closed"}
    assert set(statuses(store, list(rest))) == {"open"}
    assert crawl(store, dict(list(rest.items())[:12]), full=False).outcome == "held"


JUMPS = (
    timedelta(days=1), timedelta(days=-1), timedelta(days=366), timedelta(days=-366), timedelta(seconds=1),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC) - datetime(2026, 3, 4, 8, 0, tzinfo=TIMEZONE),
)  # fmt: skip


@pytest.mark.parametrize("jump", JUMPS, ids=["day", "day-back", "year", "year-back", "leap-second", "2038"])
def test_a_jump_of_the_clock_in_the_middle_of_a_crawl_closes_nothing(
    store: Store, clock: Clock, jump: timedelta
) -> None:
    """The clock jumps between list and details, stays wrong for a crawl, and is put right in the middle of the next."""
    dated = posting("有截止日期的岗位", valid_through=date(2026, 4, 30))
    readings = {key: reading.model_copy(update={"valid_through": None}) for key, reading in batch(20).items()}
    readings |= {"dated": dated}
    history(store, clock, readings)
    rows = [Listed(key, f"http://school.example/{key}", key) for key in readings]
    numbers = []
    for turn, moved in enumerate((jump, timedelta(), -jump, timedelta())):
        run = store.crawls.begin_run("school", full=True)
        wanted = store.crawls.record_listing(run.id, "http://school.example/list", rows, last=True)
        clock.now += moved
        for key in wanted:
            changed = readings[key].model_copy(update={"description": f"第{turn}次修改，{key}"})
            save(store, run.id, changed, key)
        assert store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(rows))).closed == 0
        store.postings.expire(clock())
        assert set(statuses(store, [key for key in readings if key != "dated"])) == {"open"}
        numbers.append([found.number for found in store.postings.versions(new_id("school", "n1"))])
        clock.advance(hours=12)
    assert statuses(store, ["dated"]) == ["open"]
    assert all(found == sorted(set(found), reverse=True) for found in numbers)
    assert [len(found) for found in numbers] == sorted(len(found) for found in numbers)
    report = crawl(store, {key: reading for key, reading in readings.items() if key != "n3"}, full=False)
    assert (report.outcome, report.closed) == ("ok", 0)


def test_a_turnover_of_some_a_day_never_holds_a_small_source(store: Store, clock: Clock) -> None:
    """Ten in a hundred a day: four days' worth, waiting and closed, is more than a third, but none of it left at once."""
    readings = batch(30)
    history(store, clock, readings)
    outcomes = set()
    for step in range(24):
        readings |= batch(31 + step)
        report = crawl(store, {key: readings[key] for key in [*readings][step + 1 : step + 31]}, full=False)
        outcomes.add(report.outcome)
        clock.advance(hours=8)
    assert outcomes == {"ok"}
    assert set(statuses(store, [f"n{number}" for number in range(10)])) == {"closed"}
