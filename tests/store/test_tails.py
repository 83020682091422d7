"""A list that ends where rows stood before proves nothing; one that really lost some does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from store import tails
from store.records import FrontierEntry, Listed, RunEnd, RunReport
from store.store import Store
from tests.store.conftest import Clock, batch, save, statuses

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def shape(*rows: int, counted: bool = False, section: str = "job") -> dict[str, Any]:
    return {"rows": list(rows), "counted": counted, "sections": [section]}


def crawl(
    store: Store,
    keys: list[str],
    lists: dict[str, Any],
    section: str = "job",
    gone: Sequence[str] = (),
    outcome: str = "ok",
) -> RunReport:
    """A crawl of these rows, complete where it is well, whose list pages had the shape told; pages that are ``gone`` answer 404 when asked."""
    run = store.crawls.begin_run("school")
    readings = batch(60) | batch(60, "m")
    payload = {"entry": {"section": section}}
    again = store.crawls.rechecks(run.id) if gone else []
    rows = [Listed(key, f"http://school.example/{key}", key, payload) for key in keys]
    wanted = store.crawls.record_listing(run.id, "http://school.example/list", rows)
    store.crawls.add_pages(run.id, [FrontierEntry(row.url, "detail", row.key, payload) for row in rows])
    for key in dict.fromkeys([*wanted, *(entry.key for entry in again)]):
        if key in gone:
            store.crawls.page_failed(run.id, f"http://school.example/{key}", "gone", "404", key)
        else:
            save(store, run.id, readings[key], key)
    end = RunEnd(outcome, complete=outcome == "ok", found=len(keys), lists=lists)
    return store.crawls.finish_run(run.id, end)


UNPROVEN = [
    pytest.param(shape(10, 10), shape(10, 10, 1), id="an empty page where a row stood"),
    pytest.param(shape(10), shape(10, 1), id="no second page"),
    pytest.param(shape(9, 10), shape(10, 9, 2), id="pages of other sizes"),
    pytest.param(shape(), shape(3), id="an empty list"),
    pytest.param(None, shape(3), id="a list that is not there"),
]
PROVEN = [
    pytest.param(shape(10, 9), shape(10, 10, 1), id="the last page is shorter"),
    pytest.param(shape(10, 10), shape(10, 10), id="as many pages as before"),
    pytest.param(shape(10, 10), shape(10, 9), id="more rows than before"),
    pytest.param(shape(10, 10, counted=True), shape(10, 10, 1), id="the site counts as many"),
    pytest.param(shape(3), shape(4), id="one page became shorter"),
    pytest.param(shape(), shape(), id="empty as before"),
]


@pytest.mark.parametrize(("found", "known"), UNPROVEN)
def test_an_end_where_rows_stood_is_no_proof(found: dict | None, known: dict) -> None:
    lists = {"other": shape(5, section="talk")} | ({"a": found} if found is not None else {})
    weighed = tails.weigh(lists, {"a": known, "other": shape(5, section="talk")}, NOW)
    assert weighed.sections == {"job"} and weighed.reasons
    kept = weighed.lists["a"]
    assert known.items() <= kept.items() and kept["doubted"] == NOW.isoformat()
    again = tails.weigh(lists, weighed.lists, NOW + timedelta(days=6))
    assert again.lists["a"]["doubted"] == NOW.isoformat()
    assert not tails.weigh(lists, again.lists, NOW + tails.DOUBTED_FOR).reasons


@pytest.mark.parametrize(("found", "known"), PROVEN)
def test_a_natural_end_is_proof(found: dict, known: dict) -> None:
    weighed = tails.weigh({"a": found}, {"a": known}, NOW)
    assert (weighed.sections, weighed.reasons) == (set(), [])
    assert found.items() <= weighed.lists["a"].items() and "doubted" not in weighed.lists["a"]


def test_names_that_change_from_crawl_to_crawl_are_nothing_to_go_by() -> None:
    assert not tails.weigh({"a?token=2": shape(3)}, {"a?token=1": shape(3)}, NOW).reasons


def test_a_doubt_that_lies_ahead_was_noted_under_a_wrong_clock() -> None:
    known = {"a": shape(10, 1) | {"doubted": (NOW + timedelta(days=300)).isoformat()}}
    assert tails.weigh({"a": shape(10)}, known, NOW).lists["a"]["doubted"] == NOW.isoformat()


def test_second_pages_that_turn_empty_close_nothing(store: Store, clock: Clock) -> None:
    keys = [f"n{number}" for number in range(21)]
    for _ in range(4):
        crawl(store, keys, {"a": shape(10, 10, 1)})
        clock.advance(hours=13)
    for _ in range(10):
        report = crawl(store, keys[:20], {"a": shape(10, 10)})
        assert (report.outcome, report.closed) == ("ok", 0) and "2 full pages" in report.reason
        clock.advance(hours=13)
    assert set(statuses(store, keys)) == {"open"}


@pytest.mark.parametrize("stays", [20, 19])
def test_a_list_that_really_lost_a_page_closes_what_left(store: Store, clock: Clock, stays: int) -> None:
    """At once where its last page is short; where it ends with a full page, after a week of the same."""
    keys = [f"n{number}" for number in range(21)]
    for _ in range(4):
        crawl(store, keys, {"a": shape(10, 10, 1)})
        clock.advance(hours=13)
    left, closed = clock(), None
    for _ in range(24):
        if crawl(store, keys[:stays], {"a": shape(10, stays - 10)}).closed:
            closed = closed or clock() - left
        clock.advance(hours=13)
    assert closed is not None and set(statuses(store, keys[stays:])) == {"closed"}
    assert (closed > tails.DOUBTED_FOR) == (stays == 20)


def test_what_a_doubted_list_lost_closes_by_its_page(store: Store, clock: Clock) -> None:
    """A list that goes from two pages to one full page: the page of the lost row is asked, and is gone twice."""
    keys = [f"n{number}" for number in range(4)]
    for _ in range(4):
        crawl(store, keys, {"a": shape(3, 1)})
        clock.advance(hours=13)
    reports = []
    for _ in range(4):
        reports.append(crawl(store, keys[:3], {"a": shape(3)}, gone=keys[3:]))
        clock.advance(hours=13)
    assert all("1 full pages where it had 2" in report.reason for report in reports)
    assert [report.closed for report in reports] == [0, 0, 1, 0]
    assert statuses(store, keys) == ["open", "open", "open", "closed"]


JOBS = frozenset({"job"})
STANDING = [
    pytest.param(shape(10, 10), shape(10, 10), JOBS, True, id="full pages, new rows"),
    pytest.param(shape(20), shape(20), JOBS, True, id="one page, new rows"),
    pytest.param(shape(10, 10), shape(10, 10), frozenset(), False, id="nothing new"),
    pytest.param(shape(10, 9), shape(10, 9), JOBS, False, id="its last page is short"),
    pytest.param(shape(10, 10, counted=True), shape(10, 10), JOBS, False, id="the site counts as many"),
    pytest.param(shape(20), shape(19), JOBS, False, id="it grows"),
    pytest.param(shape(10, 10), shape(10, 10) | {"most": 30}, JOBS, False, id="it had more once"),
]


@pytest.mark.parametrize(("found", "known", "fresh", "doubted"), STANDING)
def test_a_list_that_stands_still_while_rows_come_may_be_a_window(
    found: dict, known: dict, fresh: frozenset[str], doubted: bool
) -> None:
    weighed = tails.weigh({"a": found}, {"a": known}, NOW, fresh, JOBS)
    assert bool(weighed.reasons) == doubted == bool(weighed.sections)
    assert not tails.weigh({"a": found}, {"a": known}, NOW, fresh, lost=frozenset()).reasons


def test_a_window_is_known_by_its_third_turn_and_never_believed() -> None:
    known: dict[str, Any] = {"a": shape(10, 10)}
    for day in range(tails.TURNS):
        known = dict(tails.weigh({"a": shape(10, 10)}, known, NOW + timedelta(days=day), JOBS, JOBS).lists)
    late = NOW + timedelta(days=60)
    assert tails.weigh({"a": shape(10, 10)}, known, late, lost=JOBS).sections == {"job"}
    assert not tails.weigh({"a": shape(10, 9)}, known, late, lost=JOBS).sections


def test_a_list_that_stood_still_once_is_believed_after_a_week() -> None:
    once = tails.weigh({"a": shape(10, 10)}, {"a": shape(10, 10)}, NOW, JOBS, JOBS).lists
    for days, doubted in ((6, True), (7, False)):
        weighed = tails.weigh({"a": shape(10, 10)}, once, NOW + timedelta(days=days), lost=JOBS)
        assert bool(weighed.sections) == doubted


@pytest.mark.parametrize("before", [50, 52])
def test_a_list_without_a_total_that_is_capped_for_ever_keeps_its_tail(store: Store, clock: Clock, before: int) -> None:
    """X4: from the beginning, or from one day on; a new row every other crawl for more than a month."""
    keys = [f"n{number}" for number in range(before)]
    pages = [10] * (before // 10) + [before % 10] * (before % 10 > 0)
    for _ in range(4):
        crawl(store, keys, {"a": shape(*pages)})
        clock.advance(hours=13)
    for turn in range(60):
        keys = [f"m{turn}", *keys] if turn % 2 else keys
        assert crawl(store, keys[:50], {"a": shape(10, 10, 10, 10, 10)}).closed == 0
        clock.advance(hours=13)
    assert set(statuses(store, keys)) == {"open"}


def test_a_window_that_has_room_again_closes_what_left(store: Store, clock: Clock) -> None:
    keys = [f"n{number}" for number in range(20)]
    lists = {"a": shape(10, 10)}
    for turn in range(8):
        crawl(store, keys[:20], lists)
        keys = [f"m{turn}", *keys]
        clock.advance(hours=13)
    closed = 0
    for _ in range(6):
        closed += crawl(store, keys[:18], {"a": shape(10, 8)}).closed
        clock.advance(hours=13)
    assert closed == len(keys) - 18


def test_other_sections_go_on_closing(store: Store, clock: Clock) -> None:
    keys = [f"n{number}" for number in range(20)]
    lists = {"a": shape(10, 10), "b": shape(1, section="talk")}
    for _ in range(4):
        crawl(store, keys, lists)
        clock.advance(hours=13)
    empty = {"a": shape(10, 9), "b": shape(section="talk")}
    reports = []
    for _ in range(6):
        reports.append(crawl(store, keys[:-1], empty))
        clock.advance(hours=13)
    assert sum(report.closed for report in reports) == 1
    assert "a list of 1 rows is empty" in reports[-1].reason


UNREAD = {"rows": [], "counted": False, "sections": [], "unread": True}


def test_a_list_that_cannot_be_read_any_more_is_never_believed() -> None:
    """Its site answers an error for it, or it is built anew."""
    known = {"a": shape(10), "b": shape(1, section="talk")}
    for days in range(30):
        weighed = tails.weigh({"a": shape(10), "b": UNREAD}, known, NOW + timedelta(days=days))
        assert (weighed.sections, weighed.reasons) == ({"talk"}, ["a list of 1 rows cannot be read"])
        known = weighed.lists
    assert not tails.weigh({"a": shape(10), "b": shape(1, section="talk")}, known, NOW).reasons


def test_a_list_that_was_read_before_the_first_complete_listing_is_known(store: Store, clock: Clock) -> None:
    keys = [f"n{number}" for number in range(20)]
    crawl(store, [*keys, "m0"], {"a": shape(10, 10), "b": shape(1)}, outcome="incomplete")
    for _ in range(8):
        clock.advance(hours=13)
        assert crawl(store, keys, {"a": shape(10, 10), "b": UNREAD}).closed == 0
    assert statuses(store, ["m0"]) == ["open"]
