from __future__ import annotations

from datetime import date

import pytest

from benchmarks.scale import plans, scans
from pipelines.dedupe.signature import signature
from store.page import PageTransaction
from store.records import FrontierEntry, Listed, SourceBusy
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save


def test_a_page_is_stored_whole(store: Store) -> None:
    report = crawl(store, {"1": posting()})
    assert (report.outcome, report.new, report.changed, report.pages) == ("ok", 1, 0, 2)
    found = store.postings.get(new_id("school", "1"))
    assert found is not None
    assert found.title == "云岭电子2026届校园招聘"
    assert (found.status, found.review, found.version) == ("open", "approved", 1)
    assert found.valid_through == date(2026, 4, 30)
    assert [(ref.source, ref.url) for ref in found.sources] == [("school", "http://school.example/1")]
    assert found.hiring_organization.id.startswith("e")
    assert [change.posting_id for change in store.outbox.read("index")] == [found.id]


def test_an_error_inside_a_page_leaves_nothing(store: Store) -> None:
    run = store.crawls.begin_run("school")
    with pytest.raises(RuntimeError), store.crawls.page(run.id) as page:
        from pipelines.dedupe.signature import signature

        page.save("school", "1", "http://school.example/1", posting(), signature(posting()))
        raise RuntimeError("power cut")
    assert store.postings.count() == 0
    assert store.outbox.head() == 0


def test_fifty_unchanged_crawls_write_no_version_and_no_index_document(store: Store, clock: Clock) -> None:
    readings = batch(5)
    crawl(store, readings)
    before = store.outbox.head()
    for _ in range(50):
        clock.advance(hours=2)
        report = crawl(store, readings)
        assert (report.new, report.changed, report.unchanged) == (0, 0, 5)
    assert store.outbox.head() == before
    assert store.postings.versions(new_id("school", "n0")) == []
    seen = store.postings.get(new_id("school", "n0"))
    assert seen is not None and seen.sources[0].last_seen == clock.now


def test_a_change_is_a_version_with_both_values(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    clock.advance(hours=2)
    report = crawl(store, {"1": posting(valid_through=date(2026, 5, 10))})
    assert report.changed == 1
    (version,) = store.postings.versions(new_id("school", "1"))
    assert version.changes == {"valid_through": ("2026-04-30", "2026-05-10")}
    assert [change.version for change in store.outbox.read("index")] == [1, 2]


def test_reposts_become_one_posting_with_all_sources(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(salary=None)})
    clock.advance(hours=1)
    run = store.crawls.begin_run("other")
    repost = posting("云岭电子2026届校园招聘公告", apply_url="http://corp.example/apply")
    saved = save(store, run.id, repost, "9", "other", into=new_id("school", "1"))
    assert saved.posting_id == new_id("school", "1")
    found = store.postings.get(saved.posting_id)
    assert found is not None
    assert [ref.source for ref in found.sources] == ["school", "other"]
    assert found.apply_url == "http://corp.example/apply"
    assert store.postings.count() == 1
    assert store.statistics.dedupe()["announcements"] == 2


def test_candidates_share_a_key_and_are_few(store: Store) -> None:
    from pipelines.dedupe.signature import signature

    crawl(store, batch(60))
    run = store.crawls.begin_run("other")
    with store.crawls.page(run.id) as page:
        wanted = posting("云岭电子2026届招聘第7号岗位")
        found = page.candidates(signature(wanted))
    assert len(found) <= 30
    assert found[0].reading.title == wanted.title


def test_a_listing_asks_for_new_changed_and_old_details_only(store: Store, clock: Clock) -> None:
    readings = batch(3)
    crawl(store, readings, full=False)
    rows = [Listed(key, f"http://school.example/{key}", reading.title) for key, reading in readings.items()]
    run = store.crawls.begin_run("school")
    assert store.crawls.record_listing(run.id, "http://school.example/list", rows) == []
    changed = [
        *rows[:2],
        Listed("n2", "http://school.example/n2", "another title"),
        Listed("x", "http://x.example/", "x"),
    ]
    assert store.crawls.record_listing(run.id, "http://school.example/list2", changed) == ["n2", "x"]
    clock.advance(hours=23.5)  # the daily crawl, which began earlier than the day before
    run = store.crawls.begin_run("other")
    assert run.resumed is False
    run = store.crawls.begin_run("school")
    assert store.crawls.record_listing(run.id, "http://school.example/list3", rows[:1]) == ["n0"]


def test_an_interrupted_run_goes_on_where_it_stopped(store: Store, clock: Clock) -> None:
    run = store.crawls.begin_run("school")
    rows = [Listed(key, f"http://school.example/{key}", reading.title) for key, reading in batch(4).items()]
    store.crawls.record_listing(run.id, "http://school.example/list", rows)
    save(store, run.id, posting(), "n0")
    store.crawls.add_pages(run.id, [FrontierEntry("http://school.example/list?page=2", "list")])
    clock.advance(minutes=10)
    again = store.crawls.begin_run("school")
    assert (again.id, again.resumed) == (run.id, True)
    left = store.crawls.pending(run.id)
    assert [entry.url.rsplit("/", 1)[1] for entry in left] == ["list?page=2", "n1", "n2", "n3"]
    assert [entry.kind for entry in left] == ["list", "detail", "detail", "detail"]


def test_a_source_is_crawled_by_one_process_at_a_time(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    from store import runs

    monkeypatch.setattr(runs, "_owner", lambda: f"{runs.socket.gethostname()}:{os.getppid()}")
    store.crawls.begin_run("school")
    with pytest.raises(SourceBusy, match="school"):
        store.crawls.begin_run("school")
    clock.advance(minutes=6)
    assert store.crawls.begin_run("school").resumed


def test_a_rejected_page_keeps_its_reason_until_it_is_read(store: Store) -> None:
    run = store.crawls.begin_run("school")
    store.crawls.page_failed(run.id, "http://school.example/1", "rejected", "no title", key="1")
    assert [(row["url"], row["reason"]) for row in store.crawls.rejected()] == [("http://school.example/1", "no title")]
    save(store, run.id, posting(), "1")
    assert store.crawls.rejected() == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # PostgreSQL reads a table of some rows as a whole
def test_what_a_page_asks_with_lists_is_answered_by_indexes(store: Store) -> None:
    crawl(store, {str(n): posting(f"第{n}号公司2026届校园招聘") for n in range(5)})
    (known,) = store.postings.announcements(new_id("school", "1"))

    def ask() -> None:
        with store.database.read() as connection:
            page = PageTransaction(store.database, connection, 1, "other")
            found = page.candidates(signature(known.reading))
            page.around({other.posting_id for other in found})
            page.decisions([other.id for other in found])
            page.listed([other.key for other in found])

    asked = plans(store, ask)
    assert sum(line.startswith("SEARCH") for plan in asked for line in plan) >= 5
    assert not [line for plan in asked for line in scans(plan)]
