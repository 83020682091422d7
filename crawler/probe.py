"""``juzhao probe``: which family a site is of, what would be extracted, and the TOML to keep."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from twisted.python.failure import Failure

from config.settings import Settings
from crawler.charset import decode
from crawler.families import spider_classes
from crawler.guard import AddressRefused, check_url
from crawler.items import RawItem
from crawler.recognise import Guess, recognise
from crawler.registry import Source
from crawler.run import in_reactor, scrapy_settings
from crawler.spiders.failures import explain

DETAILS = 3
_WANTED = ("title", "published", "employer", "deadline", "location", "degree", "description")
_GENERIC = {"vsb", "webplus", "jpaas", "trs", "wordpress"}
"""Content systems without recruiting fields of their own: their pages are read as articles."""


@dataclass(slots=True)
class ProbeResult:
    """What was found; ``family`` is empty when the site could not be read."""

    url: str
    family: str = ""
    confidence: float = 0.0
    evidence: str = ""
    reason: str = ""
    found: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    toml: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {name: getattr(self, name) for name in self.__slots__}

    def as_text(self) -> str:
        """For people."""
        if not self.family:
            return f"{self.url}: {self.reason}"
        lines = [f"family      {self.family} ({self.confidence:.0%}: {self.evidence})"]
        lines += [f"sample      {sample['title']} | {sample['published']} | {sample['url']}" for sample in self.samples]
        lines += [
            f"found       {', '.join(f'{name} {count}/{len(self.samples)}' for name, count in self.found.items())}"
        ]
        lines += [f"missing     {', '.join(self.missing) or '-'}"]
        lines += [f"trouble     {self.reason}"] if self.reason else []
        return "\n".join([*lines, "", self.toml])


class _PageSpider(Spider):
    """Fetches one page through the same guards as every crawl."""

    name = "probe-page"

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url = url
        self.page: Response | None = None
        self.trouble = ""

    async def start(self) -> Any:
        """The one request."""
        yield Request(self.url, callback=self.parse, errback=self.failed, meta={"handle_httpstatus_all": True})

    def parse(self, response: Response, **_: Any) -> None:
        """Keep it."""
        self.page = response

    def failed(self, failure: Failure) -> None:
        """Keep the reason."""
        self.trouble = explain(failure, self.url)[1]


class _Samples:
    """An item pipeline's place: keeps what a crawl yields."""

    items: list[RawItem]

    def __init__(self) -> None:
        self.items = []

    def process_item(self, item: RawItem) -> RawItem:
        """Keep it."""
        COLLECTED.append(item)
        return item


COLLECTED: list[RawItem] = []


def probe_blocking(url: str, settings: Settings) -> ProbeResult:
    """Fetch one list and three details; never raises for what a site does."""
    result: ProbeResult = in_reactor(lambda: probe(url, settings))
    return result


async def probe(url: str, settings: Settings) -> ProbeResult:
    """See :func:`probe_blocking`; needs the asyncio reactor."""
    result = ProbeResult(url)
    try:
        check_url(url, allow_private=settings.allow_private_networks)
    except AddressRefused as error:
        result.reason = str(error)
        return result
    html, result.reason = await _page(url, settings)
    if result.reason:
        return result
    for guess in recognise(url, html)[:3]:
        await _try(guess, result, settings)
        if result.samples:
            break
    if not result.samples and result.family != "generic":
        await _try(Guess("generic", 0.3, "no family's lists could be read"), result, settings)
    return result


async def _page(url: str, settings: Settings) -> tuple[str, str]:
    runner = AsyncCrawlerRunner(_probing(settings))
    crawler = runner.create_crawler(_PageSpider)
    await runner.crawl(crawler, url=url)
    spider: Any = crawler.spider
    if spider.page is None:
        return "", spider.trouble or "the site does not answer"
    if spider.page.status >= 400:
        return "", f"the site answers {spider.page.status}"
    return decode(spider.page.body, (spider.page.headers.get("Content-Type") or b"").decode("latin-1")).text, ""


def _probing(settings: Settings) -> Any:
    found = scrapy_settings(settings)
    found.update(
        {"ITEM_PIPELINES": {"crawler.probe._Samples": 100}, "JUZHAO_FRONTIER": "", "EXTENSIONS": {}}, priority="cmdline"
    )
    return found


async def _try(guess: Guess, result: ProbeResult, settings: Settings) -> None:
    family = "article" if guess.family in _GENERIC else guess.family
    spider = spider_classes().get(family)
    if spider is None:
        result.reason = result.reason or f"family {guess.family} is recognised, but this version has no spider for it"
        result.family, result.confidence, result.evidence = guess.family, guess.confidence, guess.why
        return
    source = _source(result.url, family)
    COLLECTED.clear()
    runner = AsyncCrawlerRunner(_probing(settings))
    crawler = runner.create_crawler(spider)
    await asyncio.wait_for(runner.crawl(crawler, source=source, max_pages=DETAILS + 3), 300)
    running: Any = crawler.spider
    result.family, result.confidence, result.evidence = family, guess.confidence, guess.why
    result.reason = str(running.report.get("reason", "")) if not COLLECTED else ""
    items = COLLECTED[:DETAILS]
    result.samples = [{"title": item.title, "published": item.published, "url": item.url} for item in items]
    result.found = {name: sum(bool(getattr(item, name)) for item in items) for name in _WANTED}
    result.missing = [name for name, count in result.found.items() if items and not count]
    result.toml = toml_of(source)


def _source(url: str, family: str) -> Source:
    host = urlsplit(url).hostname or "site"
    identity = re.sub(r"[^a-z0-9]+", "-", host.lower().removeprefix("www.")).strip("-")[:60]
    kind = (
        "university"
        if ".edu." in host
        else "government"
        if ".gov." in host
        else "employer"
        if family == "jsonld"
        else "university"
    )
    return Source(id=identity or "site", name=host, kind=kind, family=family, url=url)


def toml_of(source: Source) -> str:
    """The six lines."""
    rows = [
        ("id", source.id),
        ("name", source.name),
        ("kind", source.kind),
        ("family", source.family),
        ("url", source.url),
    ]
    return "".join(f'{name} = "{value}"\n' for name, value in rows)
