"""Hosts that answer with bombs beside one that is healthy, crawled together: what became of each, and how long the others waited.

The hosts are addresses of one server in a process of its own, which notes when each request came.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner

from crawler.families import spider_class
from crawler.items import RawItem
from crawler.reactor import in_reactor, scrapy_settings
from crawler.source import Source
from tests.crawler.fetch import fetching
from tests.crawler.page_bombs import DATA, LARGE, TREES, bomb

T = TypeVar("T")
HEALTHY = "127.0.42.1"
HEARTBEAT = 0.01
_TEXT = (
    "<p>面向2027届毕业生招聘机械设计、工艺与质量岗位，工作地点西安市，本科及以上学历，请于2027年12月31日前投递简历。</p>"
    * 6
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A site with a bomb as its list, or as the details of a list that is in order."""

    family: str
    kind: str
    place: str = "list"
    size: int = LARGE

    @property
    def name(self) -> str:
        return f"{self.family}-{self.place}-{self.kind}".replace(" ", "-")


@dataclass
class Beside:
    """What became of a crawl of all of them at once."""

    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    outcomes: dict[str, dict[str, int]] = field(default_factory=dict)
    items: int = 0
    """Of the healthy host."""
    longest: float = 0.0
    """Processor seconds that the network's thread spent on one thing, without a turn for anything else."""
    waits: list[float] = field(default_factory=list)
    """Seconds between two requests to the healthy host, by its own clock."""


def _list(number: int, more: bool, count: int = 20) -> str:
    rows = "".join(
        f'<li><a href="/d/{n}.htm">秦岭机械2027届校园招聘第{n}号公告</a><span>2026-11-{n % 28 + 1:02}</span></li>'
        for n in range(number * count, number * count + count)
    )
    following = f'<a href="/list_{number + 1}.htm">下一页</a>' if more else ""
    return f"<html><head><title>招聘公告</title></head><body><ul>{rows}</ul><div class=page>{following}</div></body></html>"


def _detail(path: str) -> str:
    title = f"秦岭机械2027届校园招聘第{path.rpartition('/')[2].partition('.')[0]}号公告"
    return f"<html><body><h1>{title}</h1><div class=content>{_TEXT}</div></body></html>"


def _made(site: Hostile) -> tuple[str, str]:
    """Content type and body of a bomb."""
    kind = "application/json" if site.kind in DATA else "text/xml" if site.kind in TREES else "text/html"
    return kind, bomb(site.kind, site.size).text


def _answer(
    host: str, path: str, hostile: dict[str, Hostile], bombs: dict[str, tuple[str, str]], going: bool
) -> tuple[str, str]:
    """Content type and body; nothing where there is no such page."""
    site = hostile.get(host)
    if path in ("/robots.txt", "/favicon.ico"):
        return "", ""
    if site is not None and (site.place == "list" or path.startswith("/d/")):
        return bombs[host]
    if path.startswith("/d/"):
        return "text/html", _detail(path)
    number = int("".join(filter(str.isdigit, path)) or 0)
    return "text/html", _list(number, site is None and going, 20 if site is None else 3)


def _serve(hostile: dict[str, Hostile], going: Any, ours: Connection) -> None:
    """Answer on all addresses until the other end is closed; then tell when the healthy host was asked."""
    asked: list[float] = []
    bombs = {host: _made(site) for host, site in hostile.items()}  # now, since the healthy host would wait for it too

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = str(writer.get_extra_info("sockname")[0])
        while head := await reader.readline():
            if host == HEALTHY:
                asked.append(time.time())
            while (await reader.readline()).strip():
                pass
            kind, body = _answer(host, head.split()[1].decode(), hostile, bombs, going.is_set())
            status = "200 OK" if body else "404 Not Found"
            packed = body.encode("utf-8", "surrogatepass")
            lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}; charset=utf-8", f"Content-Length: {len(packed)}")
            writer.write("\r\n".join((*lines, "", "")).encode() + packed)
            await writer.drain()

    async def serving() -> None:
        server = await asyncio.start_server(talk, "0.0.0.0", 0)
        ours.send(server.sockets[0].getsockname()[1])
        while not ours.poll():
            await asyncio.sleep(0.1)
        server.close()
        ours.send(asked)

    asyncio.run(serving())


async def beating(work: Awaitable[T]) -> tuple[T, float]:
    """What is answered, and the processor seconds that this thread spent meanwhile on one thing without a turn for others."""
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        before = time.thread_time()
        while True:
            await asyncio.sleep(HEARTBEAT)
            now = time.thread_time()
            longest, before = max(longest, now - before), now

    heart = asyncio.ensure_future(beat())
    await asyncio.sleep(0)  # it has begun
    try:
        return await work, longest
    finally:
        heart.cancel()


def crawled_beside(sites: Sequence[Hostile], home: Path, prepare: Callable[[], None] = lambda: None) -> Beside:
    """Crawl the hostile sites and the healthy one together; the healthy one as long as the others take."""
    hosts = {f"127.0.41.{number}": site for number, site in enumerate(sites, 1)}
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    going = context.Event()
    going.set()
    server = context.Process(target=_serve, args=(hosts, going, theirs))
    server.start()
    port = ours.recv()
    found = Beside()
    settings = scrapy_settings(fetching(home))
    pipelines = {
        "pipelines.stages.NormalisePipeline": 100,
        "pipelines.stages.CheckPipeline": 200,
        "pipelines.stages.StorePipeline": 900,
    }
    settings.update({"ITEM_PIPELINES": pipelines, "JUZHAO_FRONTIER": ""}, priority="cmdline")

    def count(item: RawItem, **_: Any) -> None:
        found.items += item.source == "healthy"

    async def one(host: str, name: str, family: str, path: str) -> None:
        source = Source(id=name, name=name, kind="university", family=family, url=f"http://{host}:{port}{path}")
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(spider_class(family))
        crawler.signals.connect(count, signal=signals.item_scraped, weak=False)
        await runner.crawl(crawler, source=source, max_pages=3000 if host == HEALTHY else 4)
        spider: Any = crawler.spider
        found.reports[name], found.outcomes[name] = spider.report, dict(spider.outcomes)

    async def everything() -> None:
        healthy = asyncio.ensure_future(one(HEALTHY, "healthy", "generic", "/list.htm"))
        await asyncio.gather(
            *(one(host, site.name, site.family, "/list.htm") for host, site in hosts.items()), return_exceptions=True
        )
        going.clear()
        await healthy

    try:
        prepare()
        _, found.longest = in_reactor(lambda: beating(everything()))
    finally:
        ours.send("enough")
        asked = ours.recv()
        server.join()
    found.waits = [after - before for before, after in pairwise(asked)]
    return found
