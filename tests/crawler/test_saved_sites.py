"""Each saved site gives what its ``expected.json`` says, read without a network and crawled over HTTP alike."""

from __future__ import annotations

import json

import pytest

from tests.crawler.saved import Crawled, SavedSite, Served, Visit, written


def test_pages_are_read_as_expected(site: SavedSite, golden: bool) -> None:
    visit = Visit(site).run()
    found = {"lists": visit.lists, "items": written(visit.items)}
    if golden:
        site.expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert site.expected.exists(), "run pytest tests/crawler --golden, then read what it wrote"
    assert found == json.loads(site.expected.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_crawled_over_http(site: SavedSite, served: Served, crawled: dict[str, Crawled]) -> None:
    """The same items arrive through robots.txt, charset, politeness and Scrapy; the outcome is as the site says."""
    gathered = crawled[site.name]
    report = gathered.report
    assert report.get("outcome") == site.about.get("outcome", "ok"), report
    if reason := site.about.get("reason"):
        assert reason in report["reason"]
    expected = json.loads(site.expected.read_text(encoding="utf-8"))["items"]
    found = written(gathered.items, served.address[site.name])
    for file in (file for item in found for file in item.get("attachments", ())):
        file.pop("missing", None)  # saved sites hold pages without their files
    assert found == expected


def test_items_say_what_every_announcement_must(site: SavedSite) -> None:
    items = json.loads(site.expected.read_text(encoding="utf-8"))["items"]
    if site.about.get("outcome", "ok") == "ok":
        assert items, "a saved site without announcements proves nothing"
    for item in items:
        assert item["title"] and item["key"] and item["url"].startswith("http")


@pytest.mark.slow
def test_no_page_is_left_unused(site: SavedSite, served: Served, crawled: dict[str, Crawled]) -> None:
    """A saved page that no request reaches shows a list that was never asked for."""
    named = {route["file"] for route in site.routes if "file" in route}
    pages = {file.name for file in site.folder.iterdir()} - {"site.toml", "expected.json"}
    assert pages == named
    if site.about.get("outcome", "ok") != "ok":
        return  # a crawl that stops early leaves pages
    asked = served.asked[site.name]
    bodies = [site.answer(request).body for request in asked]
    unused = [
        route
        for route in site.routes
        if not route.get("spare") and site._reply(route, "https://site.example").body not in bodies
    ]
    assert unused == []
