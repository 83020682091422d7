"""A spider without a family of its own, to see what fetching makes of a server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner

from config.settings import Settings, load_settings
from crawler.items import ListEntry, ListPage, MissingField, RawItem
from crawler.parsing.body import attachments
from crawler.parsing.page import Page
from crawler.reactor import in_reactor, scrapy_settings
from crawler.source import Source
from crawler.spiders.base import Ask, SourceSpider


class PlainSpider(SourceSpider):
    """Links of the front page, and the first heading behind each."""

    name = family = "plain"

    def lists(self) -> Iterable[Ask]:
        yield Ask(self.source.url)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        links = page.selector.css("a")
        entries = [
            ListEntry(
                key=urlsplit(url).path + ("?" + urlsplit(url).query if urlsplit(url).query else ""), url=url, title=""
            )
            for link in links
            if (url := page.join(link.attrib.get("href")))
        ]
        following = page.join(page.selector.css("link[rel=next]::attr(href)").get())
        return ListPage(source=self.source.id, url=page.url, entries=entries, last=not following, next_url=following)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        title = page.selector.css("h1::text").get()
        if not title:
            raise MissingField("title", page.url)
        fields = {"source": self.source.id, "key": entry.key, "url": entry.url, "family": self.family}
        return RawItem(**fields, title=title, attachments=attachments(page.text, page.url), fetched_at=page.fetched_at)


@dataclass
class Crawled:
    """What became of a crawl."""

    report: dict[str, Any]
    titles: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, list[str]] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    items: list[RawItem] = field(default_factory=list)

    def reason(self, key: str) -> str:
        return " ".join(self.outcomes.get(key, []))


def fetching(home: Path, **changes: Any) -> Settings:
    """Settings of a home that may ask loopback without a delay."""
    values: dict[str, Any] = {"allow_private_networks": True, "download_delay": 0.0, **changes}
    return load_settings(home, **values)


def crawl_plainly(
    url: str,
    settings: Settings,
    max_pages: int | None = None,
    spider_class: Any = PlainSpider,
    together: str = "",
    **scrapy: Any,
) -> Crawled:
    """Crawl the links of a page into memory."""
    source = Source(id="plain", name="plain", kind="university", family="article", url=url)
    found = scrapy_settings(settings)
    found.update({"ITEM_PIPELINES": {}, "JUZHAO_FRONTIER": "", **scrapy}, priority="cmdline")
    crawler = AsyncCrawlerRunner(found).create_crawler(spider_class)
    items: list[RawItem] = []

    def scraped(item: RawItem, **_: Any) -> None:
        items.append(item)

    crawler.signals.connect(scraped, signal=signals.item_scraped)

    async def crawl() -> None:
        await AsyncCrawlerRunner(found).crawl(crawler, source=source, max_pages=max_pages, together=together)

    in_reactor(crawl)
    spider: Any = crawler.spider
    result = Crawled(spider.report, counted=dict(spider.outcomes), items=items)
    result.titles = {item.key: item.title for item in items}
    result.unsure = {item.key for item in items if item.extraction == "unsure"}
    for outcome in spider.frontier.outcomes:
        result.outcomes.setdefault(outcome.key, []).append(f"{outcome.outcome}: {outcome.reason}")
    return result
