"""Feeds and sitemaps made to hurt open no file, make no connection and stay small (R14); figures in benchmarks/bombs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler import traps
from crawler.arrival import SITEMAP_MAX
from crawler.items import ListEntry
from crawler.parsing import feed, sitemap, xml
from crawler.parsing.page import Page, PageError
from tests.crawler.hostile import serving
from tests.crawler.sources import crawl_sources
from tests.crawler.xml_bombs import BOMBS, told
from tests.sites.web import Pages

BASE = "http://site.example/maps/index.xml"


@pytest.fixture(scope="module")
def gone_off(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each bomb did; ``asked``: what any of them asked of others, named by its path."""
    with serving({}) as canary:
        found = told(BOMBS, SITEMAP_MAX, tmp_path_factory.mktemp("bombs"), f"{canary.url}/")
        asked = [path for _, path, _ in canary.log]
    return {name: did | {"asked": asked} for name, did in found.items()}


@pytest.mark.parametrize("name", BOMBS)
def test_nothing_is_touched_and_little_is_taken(gone_off: dict[str, dict[str, Any]], name: str) -> None:
    found = gone_off[name]
    assert found["asked"] == []
    assert found["mebibytes"] < 64
    assert found["seconds"] < 20  # a hang, not a figure
    assert not any("root:" in title or "hahaha" in title for title in found["titles"])


@pytest.mark.parametrize("half", ["&#xD800;", "&#xdfff;", "&#x00DC00;", "&#55296;", "&#057343;"])
def test_half_a_character_costs_no_feed(half: str) -> None:
    root = xml.parse(
        f"<rss><channel>{half}<item><title>护士{half}招聘</title></item>{half}</channel></rss>", BASE, "rss"
    )
    (item,) = xml.children(root[0], "item")
    assert xml.text(item, "title") == "护士\ufffd招聘"


def test_a_feed_in_gbk_is_read_as_the_charset_says() -> None:
    text = (
        '<?xml version="1.0" encoding="gb2312"?><rss><channel><item><title>秦岭机械招聘</title></item></channel></rss>'
    )
    assert [entry.title for entry in feed.read_list(Page(BASE, text), "s").entries] == ["秦岭机械招聘"]


@pytest.mark.parametrize(
    ("text", "urls", "whole"),
    [
        ("<urlset><url><loc>/a</loc><image:loc>/i</image:loc></url></urlset>", ["http://site.example/a"], True),
        ("<urlset><url><loc>http://site.example/a?x=1&amp;y=2</loc></url>", ["http://site.example/a?x=1&y=2"], False),
        ("<urlset><url><loc>file:///etc/passwd</loc></url><url><loc>//[x</loc></url></urlset>", [], True),
        ("<s:urlset><s:url><s:loc>\n <![CDATA[ /a ]]></s:loc></s:url></s:urlset>", ["http://site.example/a"], True),
        ("<urlset><url></url><url><lastmod>2026</lastmod></url></urlset>", [], True),
    ],
)
def test_sitemaps(text: str, urls: list[str], whole: bool) -> None:
    found = sitemap.read(text, BASE)
    assert list(found.urls) == urls
    assert found.whole is whole


def test_a_page_is_no_sitemap() -> None:
    with pytest.raises(PageError):
        sitemap.read("<html></html>", BASE)


def test_an_index_of_itself_and_of_more_than_anybody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sitemaps that name each other are read once each; an endless family of them is left."""
    assert traps.MOST_UNCOUNTED <= 500
    monkeypatch.setattr(traps, "MOST_UNCOUNTED", 60)

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        if target == "/robots.txt":
            return 404, "text/plain", b""
        number = int(target.rstrip(".xml").rpartition("-")[2] or 0) if "-" in target else 0
        named = [
            f"/m-{number}.xml",
            "/sitemap.xml",
            *(f"/m-{number * 1000 + further}.xml" for further in range(1, 200)),
        ]
        inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in named)
        return 200, "application/xml", f"<sitemapindex>{inner}</sitemapindex>".encode()

    with Pages(reply, "127.0.0.47") as pages:
        found = crawl_sources({"maps": ("jsonld", f"{pages.address}/")}, tmp_path)["maps"]
        asked = [target for _, target in pages.asked if target != "/robots.txt"]
    assert found.report["outcome"] == "incomplete"
    assert len(asked) == len(set(asked)) <= 60


def entries(items: str) -> list[ListEntry]:
    return feed.read_list(Page(BASE, f"<rss><channel>{items}</channel></rss>"), "s").entries


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sun, 29 Nov 2026 02:00:00 GMT", "2026-11-29T02:00:00+00:00"),
        ("29 Nov 2026 10:00:00 +0800", "2026-11-29T10:00:00+08:00"),
        *(("31 Feb", ""), ("Mon, 31 Feb 2026 10:00:00 GMT", ""), ("Fri, 02 Jan 1970 00:00:00 GMT", "")),
        *(("0001-01-01T00:00:00Z", ""), ("-0001-11-30T00:00:00+08:00", ""), ("Sat, 28 Nov 2026 25:61:00 GMT", "")),
        *(("2026-11-29T10:00:00+08:00", "2026-11-29T10:00:00+08:00"), ("2026年11月29日", "2026年11月29日")),
    ],
)
def test_moments_of_feeds(written: str, read: str) -> None:
    """B077: what no calendar has, and what no announcement can be as old as, is no day."""
    (entry,) = entries(f"<item><title>秦岭机械招聘公告</title><pubDate>{written}</pubDate></item>")
    assert entry.published == read


def test_an_entry_with_a_new_id_at_each_fetch_is_one_entry() -> None:
    item = "<item><title>秦岭机械招聘公告</title><guid>{}</guid><description>{}</description></item>"
    first, second, other = (entries(item.format(*words))[0] for words in (("a-1", "甲"), ("a-2", "甲"), ("a-3", "乙")))
    assert first.key == second.key != other.key


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *(('\ufeff{"a": 1}', {"a": 1}), ('cb({"a": 1});', {"a": 1}), (')]}\',\n{"a": 1}', {"a": 1})),
        *(
            ('{"a": NaN, "b": 1e400, "c": -Infinity}', {"a": None, "b": None, "c": None}),
            ('{"a": 1, "a": 2}', {"a": 2}),
        ),
        *(("[" * 1_000_000, None), ('{"a":' * 1_000_000, None), ("<html>" + "[" * 1_000_000, None), ("", None)),
        (f'{{"a": {"9" * 10_000}}}', None),
    ],
    ids=range(10),
)
def test_json_made_to_hurt(text: str, read: object) -> None:
    """B075: a value, or a page that cannot be read; never infinity, never a hang."""
    page = Page(BASE, text)
    if read is not None:
        assert page.data == read
        return
    with pytest.raises(PageError):
        _ = page.data


@pytest.mark.parametrize("text", ["", "\0", "\x01", "no markup", "<"])
def test_what_is_no_xml_at_all_says_so(text: str) -> None:
    with pytest.raises(PageError, match="not XML"):
        feed.read_list(Page(BASE, text), "s")
