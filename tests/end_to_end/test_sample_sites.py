"""From the sites over HTTP through fetch, parse, normalise, dedupe, store and index: measured against what was written."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from crawler.items import EVENTS
from store.records import Announcement
from tests.end_to_end.conftest import Product
from tests.sites.content import Notice

CUT = "……"


def pairs(crawled: Product) -> list[tuple[Notice, Announcement]]:
    found = crawled.found()
    return [(notice, found[key]) for key, notice in crawled.truth().items()]


def test_the_sample_is_as_large_as_promised(crawled: Product) -> None:
    truth = crawled.truth()
    assert len(truth) >= 120
    assert len({source for source, _ in truth}) >= 6
    sections = {notice.section for notice in truth.values()}
    assert sections >= {"talk", "fair", "internship", "civil_service", "job", "announcement"}
    assert any(notice.deadline and notice.deadline < crawled.farm.today for notice in truth.values())


def test_every_announcement_arrives(crawled: Product) -> None:
    assert set(crawled.found()) == set(crawled.truth())


def test_titles_and_days_of_publishing(crawled: Product) -> None:
    for notice, announcement in pairs(crawled):
        reading = announcement.reading
        assert reading.title == notice.title, announcement.url
        if notice.section not in EVENTS:  # sites give the day of the event only
            assert str(reading.date_posted)[:10] == str(notice.posted), announcement.url


def test_kinds_where_the_site_has_a_list_of_each(crawled: Product) -> None:
    kinds = {"job", "internship", "announcement", "talk", "fair", "civil_service"}
    for notice, announcement in pairs(crawled):
        if notice.section in kinds and notice.site in ("frontpage", "bysjy", "cailifang", "packed"):
            kind = "internship" if notice.section == "job" and "实习" in notice.title else notice.section
            assert announcement.reading.type == kind, (announcement.url, notice.title)


def test_employers(crawled: Product) -> None:
    for notice, announcement in pairs(crawled):
        if notice.employer:
            assert announcement.reading.hiring_organization.name == notice.employer, announcement.url


def test_deadlines(crawled: Product) -> None:
    for notice, announcement in pairs(crawled):
        if notice.deadline and CUT not in notice.text:
            assert str(announcement.reading.valid_through)[:10] == str(notice.deadline), announcement.url


def test_events_with_their_time_and_state(crawled: Product) -> None:
    for notice, announcement in pairs(crawled):
        if notice.section not in EVENTS:
            continue
        event = announcement.reading.event
        assert event is not None and event.start is not None, announcement.url
        assert event.start.isoformat()[:16] == f"{notice.day}T{notice.time}", announcement.url
        assert (event.attendance_mode == "online") == ("线上" in notice.place), announcement.url
        if notice.status:
            assert event.status == notice.status, announcement.url


def test_positions_have_place_degree_pay_and_count(crawled: Product) -> None:
    for notice, announcement in pairs(crawled):
        if notice.section == "job" and notice.extra:
            reading = announcement.reading
            assert reading.locations, announcement.url
            assert reading.education.levels, announcement.url
            assert reading.salary is not None, announcement.url
            assert reading.headcount is not None, announcement.url


def test_one_posting_a_notice_with_all_its_sources(crawled: Product) -> None:
    clusters, postings = defaultdict(set), defaultdict(set)
    for notice, announcement in pairs(crawled):
        clusters[notice.cluster].add(announcement.posting_id)
        postings[announcement.posting_id].add(notice.cluster)
    assert {name: ids for name, ids in clusters.items() if len(ids) > 1} == {}
    assert [names for names in postings.values() if len(names) > 1] == []
    reposted = next(ids for name, ids in clusters.items() if name == "campus-7")
    posting = crawled.store.postings.get(next(iter(reposted)))
    assert posting is not None and len({source.source for source in posting.sources}) == 3


def test_what_students_find(crawled: Product) -> None:
    answer = crawled.search("前端开发工程师")
    assert answer["total"] >= 1
    assert "前端" in answer["hits"][0]["title"] + answer["hits"][0]["description"]
    talks = crawled.search("", type=["talk"])
    coming = [n for n in crawled.truth().values() if n.section == "talk" and n.day and n.day >= crawled.farm.today]
    assert talks["total"] == len(coming) >= 10
    assert {hit["type"] for hit in talks["hits"]} == {"talk"}


def test_an_employers_own_site_waits_for_staff(crawled: Product) -> None:
    waiting = crawled.store.review.queue(limit=200)
    assert {source.source for entry in waiting for source in entry.posting.sources} >= {"hezhao"}
    shown = crawled.search("", size=100)["hits"]
    assert "hezhao" not in {source["source"] for hit in shown for source in hit["sources"] if len(hit["sources"]) == 1}


def test_sites_are_asked_one_request_at_a_time(crawled: Product) -> None:
    for site in crawled.farm.ports:
        requests = sorted((seen for seen in crawled.farm.log if seen.site == site), key=lambda seen: seen.start)
        assert requests[0].path == "/robots.txt"
        for before, after in pairwise(requests):
            assert after.start >= before.end, f"{after.path} was asked for before {before.path} was answered"
        assert all("juzhao" in seen.agent for seen in requests)


def test_a_second_crawl_changes_nothing(product: Product) -> None:
    product.crawl()
    before, head, requests = product.found(), product.store.outbox.head(), len(product.farm.log)
    again = product.crawl()
    assert [(report["outcome"], report["new"], report["changed"], report["closed"]) for report in again.reports] == [
        ("ok", 0, 0, 0)
    ] * 8
    assert sum(report["unchanged"] for report in again.reports) == len(before), "all were seen again"
    assert len(product.farm.log) - requests < 60, "lists are asked for again, details are not"
    assert product.store.outbox.head() == head
    assert {key: a.posting_id for key, a in product.found().items()} == {key: a.posting_id for key, a in before.items()}


@pytest.mark.parametrize("fault", ["down", "empty", "error", "login", "page2"])
def test_a_broken_site_closes_nothing_and_stops_nobody(product: Product, fault: str) -> None:
    product.crawl("article2", "article")
    shown = {hit["id"] for hit in product.search("", size=100)["hits"]}
    product.farm.faults["article2"] = fault
    broken, well = product.crawl("article2", "article").reports
    assert broken["outcome"] in ("failed", "blocked", "incomplete", "held"), broken
    assert broken["reason"] and "\n" not in broken["reason"]
    assert broken["closed"] == 0
    assert well["outcome"] == "ok"
    assert {hit["id"] for hit in product.search("", size=100)["hits"]} == shown
    product.farm.faults.clear()
    assert product.crawl("article2").reports[0]["outcome"] == "ok"


def test_a_crawl_closes_what_is_over_where_no_clock_runs(product: Product) -> None:
    product.crawl("article")
    ending = {hit["id"] for hit in product.search("", size=100)["hits"] if hit["valid_through"]}
    product.ahead = timedelta(days=400)
    product.crawl("article2")
    assert ending
    assert not ending & {hit["id"] for hit in product.search("", size=100)["hits"]}


def test_a_site_that_leads_to_another_s_publishes_nothing_until_its_file_says_so(product: Product) -> None:
    product.farm.moved["article2"] = "article"
    report = product.crawl("article2").reports[0]
    assert (report["outcome"], "127.0.0.15" in report["reason"]) == ("held", True)
    assert report["new"] > 0 == product.search(size=1)["total"]
    assert {reason for entry in product.store.review.queue() for reason in entry.reasons} >= {"another_site"}
    file = product.farm.sources_dir / f"{product.farm.source_id('article2')}.toml"
    file.write_text(file.read_text().replace(product.farm.address("article2"), product.farm.address("article")))
    assert product.crawl("article2").reports[0]["outcome"] == "ok"
    assert product.search(size=1)["total"] > 0
    assert "another_site" not in dict(product.store.review.waiting()["reasons"])
