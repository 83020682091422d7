"""What a source does not vouch for is not published by trust: a list of another site, a run that is held."""

from __future__ import annotations

from pipelines.posting import Posting
from store.records import Listed, RunEnd, RunReport
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save


def stray(store: Store, readings: dict[str, Posting], into: str | None = None, outcome: str = "ok") -> RunReport:
    """A crawl of the school whose list came from another site."""
    run = store.crawls.begin_run("school")
    store.crawls.came_from(run.id, "stranger.example")
    rows = [Listed(key, f"http://stranger.example/{key}", reading.title) for key, reading in readings.items()]
    for key in store.crawls.record_listing(run.id, "http://stranger.example/list", rows, last=True):
        save(store, run.id, readings[key], key, into=into)
    return store.crawls.finish_run(run.id, RunEnd(outcome, complete=True, found=len(rows)))  # type: ignore[arg-type]


def known(store: Store, key: str, source: str = "school") -> Posting:
    found = store.postings.get(new_id(source, key))
    assert found is not None
    return found


def test_a_list_of_another_site_publishes_nothing_and_holds_the_run(store: Store) -> None:
    for outcome in ("ok", "incomplete"):
        report = stray(store, batch(3), outcome=outcome)
        assert report.outcome == "held"
        assert "stranger.example" in report.reason
    waiting = store.review.queue()
    assert [entry.reasons for entry in waiting] == [["another_site"]] * 3
    assert store.postings.count("approved") == 0


def test_the_source_s_own_list_publishes_what_it_shows(store: Store, clock: Clock) -> None:
    stray(store, batch(3))
    clock.advance(hours=2)
    crawl(store, dict(list(batch(3).items())[:2]), full=False)
    assert [known(store, f"n{number}").review for number in range(3)] == ["approved", "approved", "pending"]


def test_another_site_changes_nothing_of_what_is_known(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    clock.advance(hours=30)
    stray(store, {"1": posting("急聘打字员")})
    assert (known(store, "1").title, known(store, "1").review) == (posting().title, "approved")


def test_it_says_nothing_in_a_posting_that_others_vouch_for(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()}, "other")
    stray(store, {"7": posting(salary=None, apply_url="http://stranger.example/apply")}, into=new_id("other", "1"))
    found = known(store, "1", "other")
    assert (found.review, [reference.source for reference in found.sources]) == ("approved", ["other"])
    assert found.apply_url == ""
    clock.advance(hours=2)
    crawl(store, {"7": posting()}, full=False)
    assert {reference.source for reference in known(store, "1", "other").sources} == {"other", "school"}


def test_a_person_publishes_it_and_it_stays_published(store: Store, clock: Clock) -> None:
    stray(store, batch(1))
    store.review.decide(new_id("school", "n0"), "approve", "li")
    clock.advance(hours=2)
    stray(store, batch(1))
    assert known(store, "n0").review == "approved"


def test_what_a_held_run_brought_waits_until_a_good_one_shows_it(store: Store, clock: Clock) -> None:
    readings = batch(20)
    for _ in range(4):
        crawl(store, readings)
        clock.advance(hours=12)
    others = batch(8, prefix="other")
    assert crawl(store, others, full=False).outcome == "held"
    assert [entry.reasons for entry in store.review.queue()] == [["source_held"]] * 8
    clock.advance(hours=2)
    assert crawl(store, others, full=False).outcome == "held"
    assert store.review.queue_size() == 8
    assert {known(store, key).review for key in readings} == {"approved"}
    clock.advance(hours=2)
    assert crawl(store, readings | others, full=False).outcome == "ok"
    assert store.review.queue_size() == 0


def test_a_list_that_became_another_holds_even_an_incomplete_run(store: Store, clock: Clock) -> None:
    """The columns of a site in the place of its notices; the site counts more of them than were read."""
    crawl(store, batch(10))
    clock.advance(days=2)
    menu = batch(4, prefix="column")
    part = RunEnd("incomplete", "the site counts 5, 4 were listed", found=4)
    for _ in range(2):
        report = crawl(store, menu, end=part, full=False)
        clock.advance(hours=2)
        assert (report.outcome, store.review.queue_size()) == ("held", len(menu))
        menu |= batch(1, prefix="further")
        part = RunEnd("incomplete", "the site counts 6, 5 were listed", found=5)
    store.crawls.accept("school", "li", "the site was built anew")
    assert crawl(store, menu, end=part, full=False).outcome == "incomplete"
    assert store.review.queue_size() == 0


def test_new_rows_beside_one_that_is_known_hold_nothing(store: Store, clock: Clock) -> None:
    crawl(store, batch(10))
    clock.advance(hours=2)
    rows = batch(4, prefix="fresh") | {"n9": batch(10)["n9"]}
    assert crawl(store, rows, end=RunEnd("incomplete", "page 2 failed", found=5), full=False).outcome == "incomplete"
    assert store.review.queue_size() == 0


def test_notices_that_moved_to_new_addresses_are_no_loss(store: Store, clock: Clock) -> None:
    readings = batch(10)
    for _ in range(4):
        crawl(store, readings)
        clock.advance(hours=12)
    for _ in range(6):
        run = store.crawls.begin_run("school")
        rows = [
            Listed(f"new{key}", f"http://school.example/new/{key}", reading.title) for key, reading in readings.items()
        ]
        for key in store.crawls.record_listing(run.id, "http://school.example/new/", rows, last=True):
            save(store, run.id, readings[key[3:]], key, into=new_id("school", key[3:]))
        report = store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=10))
        assert (report.outcome, report.closed) == ("ok", 0)
        clock.advance(hours=12)
    assert {(known(store, key).status, known(store, key).review) for key in readings} == {("open", "approved")}
