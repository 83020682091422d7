"""Pages stored together: one transaction, each page whole; what was decided before the lock is looked at again under it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from crawler.items import RawItem
from pipelines.dedupe.signature import signature
from pipelines.posting import Organization, Posting
from pipelines.storing import Page, store_reading, store_readings
from store import keys
from store.failpoints import watch
from store.page import Saved
from store.records import RunEnd, RunOver
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import posting, source
from tests.store.test_clusters import notice

SOURCES = ("school", "other", "third")


@pytest.fixture
def runs(store: Store) -> dict[str, int]:
    store.crawls.sync_sources([source(identity) for identity in SOURCES])
    return {identity: store.crawls.begin_run(identity, full=True).id for identity in SOURCES}


@pytest.fixture
def passed() -> Iterator[Counter[str]]:
    """How often each named point was passed."""
    counts: Counter[str] = Counter()
    watch(lambda name: counts.update([name]))
    yield counts
    watch(None)


def page(store: Store, runs: dict[str, int], origin: str, reading: Posting, key: str = "1") -> Page:
    url = f"http://{origin}.example/{key}"
    item = RawItem(
        source=origin, family="frontpage", key=key, url=url, title=reading.title, fetched_at=store.database.clock()
    )
    return Page(runs[origin], item, reading)


def test_pages_that_wait_are_one_transaction(store: Store, runs: dict[str, int], passed: Counter[str]) -> None:
    pages = [page(store, runs, "school", posting(f"第{n}号公司招聘"), str(n)) for n in range(5)]
    saved = store_readings(store, pages)
    assert [one.change for one in saved if isinstance(one, Saved)] == ["new"] * 5
    assert (passed["write-before-commit"], passed["page-before-commit"]) == (1, 5)
    assert store.postings.count() == len(store.outbox.read("embedded")) == 5


def test_reposts_that_come_together_are_one_posting(store: Store, runs: dict[str, int]) -> None:
    saved = store_readings(store, [page(store, runs, origin, notice()) for origin in SOURCES])
    assert {one.posting_id for one in saved if isinstance(one, Saved)} == {new_id("school", "1")}
    (known,) = store.postings.iterate(approved_only=False)
    assert [reference.source for reference in known.sources] == list(SOURCES)


def test_a_page_read_twice_is_stored_once(store: Store, runs: dict[str, int]) -> None:
    twice = [page(store, runs, "school", notice())] * 2
    assert [one.change for one in store_readings(store, twice) if isinstance(one, Saved)] == ["new", "unchanged"]
    assert len(store.outbox.read("embedded")) == 1


def test_the_error_of_a_page_is_its_own(store: Store, runs: dict[str, int]) -> None:
    store.crawls.finish_run(runs["other"], RunEnd("ok"))
    pages = [page(store, runs, origin, posting(f"{origin} 招聘")) for origin in SOURCES]
    first, second, third = store_readings(store, pages)
    assert isinstance(second, RunOver)
    assert isinstance(first, Saved) and isinstance(third, Saved)
    assert {known.title for known in store.postings.iterate(approved_only=False)} == {"school 招聘", "third 招聘"}


def test_what_others_write_after_the_look_is_seen(store: Store, runs: dict[str, int]) -> None:
    """Another process stores the same notice between the look around a page and the lock."""
    beside = Store.open(store.database.url, store.database.clock, migrate=False)
    theirs = [page(beside, runs, "other", notice())]

    def meanwhile(point: str) -> None:
        if point == "page-before-write" and theirs:
            other = theirs.pop()
            store_reading(beside, other.run, other.item, other.posting)

    watch(meanwhile)
    try:
        ours = page(store, runs, "school", notice())
        store_reading(store, ours.run, ours.item, ours.posting)
    finally:
        watch(None)
        beside.close()
    assert not theirs
    (known,) = store.postings.iterate(approved_only=False)
    assert {reference.source for reference in known.sources} == {"school", "other"}


def test_two_workers_do_not_decide_on_like_texts_at_the_same_time(store: Store, runs: dict[str, int]) -> None:
    """Employer and title are unlike: only bands of the text make candidates of the two."""
    reading = notice()
    other = reading.model_copy(update={"title": "急聘", "hiring_organization": Organization()})
    assert set(signature(reading).bands) & set(signature(other).bands)
    assert not set(signature(reading).blocks) & set(signature(other).blocks)
    beside = Store.open(store.database.url, store.database.clock, migrate=False)
    ours, theirs = page(store, runs, "school", reading), page(beside, runs, "other", other)
    second = threading.Thread(target=store_reading, args=(beside, theirs.run, theirs.item, theirs.posting))
    waited = []

    def meanwhile(point: str) -> None:
        if point == "page-before-commit" and not waited:
            waited.append(True)
            second.start()
            second.join(0.5)
            waited.append(second.is_alive())

    watch(meanwhile)
    try:
        store_reading(store, ours.run, ours.item, ours.posting)
        second.join(120)
    finally:
        watch(None)
        beside.close()
    assert waited == [True, True] and not second.is_alive()
    sources = [one.source for row in store.postings.iterate(approved_only=False) for one in row.sources]
    assert sorted(sources) == ["other", "school"]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # PostgreSQL decides under the locks alone
def test_nothing_is_asked_twice_where_nobody_wrote(
    store: Store, runs: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    ask = keys.holders
    monkeypatch.setattr(keys, "holders", lambda *given: asked.append(given) or ask(*given))
    one = page(store, runs, "school", notice())
    store_reading(store, one.run, one.item, one.posting)
    assert len(asked) == 1


def test_a_transaction_taken_back_leaves_no_reading_behind(store: Store, runs: dict[str, int]) -> None:
    """Its ids are given again: the next announcement must not be taken for the one that never was."""
    store_readings(store, [page(store, runs, "school", notice())])

    def fail(point: str) -> None:
        if point == "write-before-commit":
            raise RuntimeError(point)

    watch(fail)
    try:
        with pytest.raises(RuntimeError):
            two = page(store, runs, "other", notice(apply_url="http://a.example/"))
            store_reading(store, two.run, two.item, two.posting)
    finally:
        watch(None)
    store_readings(store, [page(store, runs, "third", notice(apply_url="http://b.example/"))])
    (known,) = store.postings.iterate(approved_only=False)
    assert known.apply_url == "http://b.example/"
