"""Opening again: by a person, whatever closed it and however long ago, and by itself when a site is back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipelines.posting import Event, Posting
from store.records import Conflict, Listed, RunEnd, StoreError
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save, statuses

ENTRY = {"entry": {"key": "n0"}}


def history(store: Store, clock: Clock, readings: dict[str, Posting], runs: int = 4) -> None:
    for _ in range(runs):
        crawl(store, readings)
        clock.advance(hours=12)


def withdrawn(store: Store, clock: Clock) -> tuple[str, dict[str, Posting]]:
    """A posting that was closed because three listings over two days did not have it; the others of its site."""
    readings = batch(20)
    history(store, clock, readings)
    rest = {key: reading for key, reading in readings.items() if key != "n3"}
    history(store, clock, rest, runs=6)
    assert statuses(store, ["n3"]) == ["closed"]
    return new_id("school", "n3"), rest


def indexed(store: Store) -> set[str]:
    """What an indexer that starts now is told of last."""
    head = store.outbox.head()
    store.outbox.ack("embedded", head - 1)
    return {change.posting_id for change in store.outbox.read("embedded")}


def test_a_person_opens_what_was_withdrawn_and_no_crawl_without_new_proof_undoes_it(store: Store, clock: Clock) -> None:
    identity, rest = withdrawn(store, clock)
    clock.advance(days=89)
    assert [found.id for found in store.review.closed(reason="withdrawn")] == [identity]
    row = store.review.reopen(identity, "li", "the page is there")
    assert indexed(store) == {identity}
    assert (row.action, row.before["closed_reason"]) == ("reopen", "withdrawn")
    assert [proof["absence"]["reason"] for proof in row.before["absent"].values()] == ["unlisted"]
    assert store.review.closed(reason="withdrawn") == []
    for _ in range(3):
        crawl(store, rest)
        store.postings.expire(clock())
        assert statuses(store, ["n3"]) == ["open"]
        clock.advance(hours=12)


def test_new_proof_closes_it_again(store: Store, clock: Clock) -> None:
    identity, rest = withdrawn(store, clock)
    store.review.reopen(identity, "li")
    history(store, clock, rest, runs=6)
    assert statuses(store, ["n3"]) == ["closed"]
    (version, *_) = store.postings.versions(identity)
    assert version.changes["closed_reason"] == (None, "withdrawn")


def test_opening_by_hand_can_be_undone(store: Store, clock: Clock) -> None:
    identity, _rest = withdrawn(store, clock)
    row = store.review.reopen(identity, "li")
    with pytest.raises(Conflict, match="open already"):
        store.review.reopen(identity, "wang")
    store.review.undo(row.id, "wang")
    assert statuses(store, ["n3"]) == ["closed"]
    (proof,) = store.postings.evidence(identity)
    assert proof["absence"]["reason"] == "unlisted"
    assert [found.action for found in store.review.audit(identity)] == ["undo_reopen", "reopen"]


def test_undoing_does_not_close_what_a_list_has_shown_since(store: Store, clock: Clock) -> None:
    identity, _rest = withdrawn(store, clock)
    row = store.review.reopen(identity, "li")
    crawl(store, batch(20))
    store.review.undo(row.id, "li")
    assert statuses(store, ["n3"]) == ["open"]


def test_a_deadline_that_was_over_stays_overruled_until_the_source_states_another(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 3, 5))})
    clock.advance(days=5)
    store.postings.expire(clock())
    row = store.review.reopen(new_id("school", "1"), "li", "the year was misread")
    assert row.before["closed_reason"] == "deadline"
    for _ in range(3):
        clock.advance(days=1)
        assert store.postings.expire(clock()) == 0
        crawl(store, {"1": posting(valid_through=date(2026, 3, 5), locations=["110000"])})
        assert statuses(store, ["1"]) == ["open"]
    crawl(store, {"1": posting(valid_through=date(2026, 3, 20))})
    clock.advance(days=20)
    assert store.postings.expire(clock()) == 1
    store.review.undo(row.id, "li")
    assert statuses(store, ["1"]) == ["closed"]


def test_a_past_talk_can_be_opened(store: Store, clock: Clock) -> None:
    start = clock() + timedelta(hours=3)
    crawl(store, {"1": posting(type="talk", valid_through=None, event=Event(start=start))})
    clock.advance(days=2)
    assert store.postings.expire(clock()) == 1
    store.review.reopen(new_id("school", "1"), "li")
    assert store.postings.expire(clock()) == 0
    assert statuses(store, ["1"]) == ["open"]


def test_what_is_unknown_cannot_be_opened(store: Store) -> None:
    with pytest.raises(StoreError, match="no posting"):
        store.review.reopen("nothing", "li")


def test_the_list_of_closed_ones_goes_on_page_by_page(store: Store, clock: Clock) -> None:
    crawl(store, {str(day): posting(f"第{day}号", valid_through=date(2026, 3, day)) for day in range(3, 8)})
    for _ in range(6):
        clock.advance(days=1)
        store.postings.expire(clock())
    first = store.review.closed(limit=3)
    rest = store.review.closed(limit=3, after=first[-1].id)
    assert [found.title for found in [*first, *rest]] == [f"第{day}号" for day in (7, 6, 5, 4, 3)]


def visit(store: Store, listed: list[str], gone: set[str]) -> list[str]:
    """One crawl of a site whose list is never complete; the keys whose pages were asked again."""
    readings = batch(20)
    run = store.crawls.begin_run("school")
    again = store.crawls.rechecks(run.id)
    rows = [Listed(key, f"http://school.example/{key}", key, {"entry": {"key": key}}) for key in listed]
    wanted = store.crawls.record_listing(run.id, "http://school.example/list", rows)
    for key in [*(entry.key for entry in again), *wanted]:
        if key in gone:
            store.crawls.page_failed(run.id, f"http://school.example/{key}", "gone", "404", key=key)
        else:
            save(store, run.id, readings[key], key)
    store.crawls.finish_run(run.id, RunEnd("ok", found=len(listed)))
    return [entry.key for entry in again]


def test_a_page_that_is_back_opens_its_posting_though_no_list_shows_it_any_more(store: Store, clock: Clock) -> None:
    keys = list(batch(20))
    for step in range(12):
        visit(store, keys if step < 4 else keys[1:], {"n0"} if step >= 4 else set())
        clock.advance(hours=8)
    assert statuses(store, ["n0", "n1"]) == ["closed", "open"]
    for _ in range(4):
        visit(store, keys[1:], set())
        clock.advance(hours=8)
    assert statuses(store, ["n0"]) == ["open"]


def test_a_dead_source_that_comes_back_opens_by_itself(store: Store, clock: Clock) -> None:
    """Its closings were right or wrong, by list or by page: what it shows again is open after one crawl."""
    readings = batch(20)
    history(store, clock, readings)
    store.crawls.accept("school", "li")
    for _ in range(8):
        crawl(store, {"n19": readings["n19"]})
        clock.advance(hours=9)
    assert statuses(store, ["n0", "n19"]) == ["closed", "open"]
    for _ in range(10):
        run = store.crawls.begin_run("school")
        store.crawls.finish_run(run.id, RunEnd("failed", "no answer"))
        clock.advance(days=3)
    crawl(store, readings, full=False)
    assert set(statuses(store, list(readings))) == {"open"}
