"""Crawls in processes of their own: each is done once, a process that dies costs nobody else, stopping is clean."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from config.settings import Settings, load_settings
from crawler.source import Source
from jobs import pool as pools
from jobs.pool import CrawlPool, crawl_all, opened
from store.store import Store
from tests.crawler.hostile import Answer, http, serving

LIST = (
    "<html><title>通知公告</title><ul>"
    + "".join(
        f'<li><a href="/{n}.html">关于秦岭机械第{n}场宣讲会的通知</a><span>2026-11-0{n}</span></li>'
        for n in range(1, 5)
    )
    + "</ul></html>"
)


def notice(number: int) -> bytes:
    title = f"关于秦岭机械第{number}场宣讲会的通知"
    text = "面向二〇二七届毕业生招聘机械设计岗位，请于月底前投递简历。" * 10
    return http(
        f"<html><title>{title}</title><h1>{title}</h1><p>发布时间：2026-11-01</p><div class=content>{text}</div></html>"
    )


def pages(**changed: Answer) -> dict[str, Answer]:
    return {"/": http(LIST), **{f"/{n}.html": notice(n) for n in range(1, 5)}, **changed}


def source(name: str, url: str) -> Source:
    return Source(id=name, name=name, kind="university", family="article", url=url)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = load_settings(tmp_path, allow_private_networks=True, download_delay=0.0, crawl_processes=2)
    Store.open(made.database, made.clock).close()
    return made


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.05)


def test_many_sources_are_spread_over_processes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "HANDFUL", 1)
    with serving(pages()) as one, serving(pages(), "127.0.0.2") as two:
        sources = [source("one", f"{one.url}/"), source("two", f"{two.url}/")]
        seen: set[str] = set()
        reports = asyncio.run(crawl_all(sources, settings, progress=lambda told: seen.add(told.source)))
    assert [(report["source"], report["outcome"], report["new"]) for report in reports] == [
        ("one", "ok", 4),
        ("two", "ok", 4),
    ]
    assert seen == {"one", "two"}


def test_a_crawl_whose_process_dies_is_taken_up_by_another(settings: Settings) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(send: Callable[[bytes], None]) -> None:
        if not asked.is_set():
            asked.set()
            go_on.wait(60)
        send(notice(3))

    async def scenario(url: str) -> dict[str, object]:
        async with opened(settings) as pool:
            crawl = asyncio.create_task(pool.run(source("one", url)))
            await until(asked.is_set)
            os.kill(pool._processes[0].child.pid, signal.SIGKILL)
            go_on.set()
            return await crawl

    with serving(pages(**{"/3.html": slow})) as server:
        report = asyncio.run(scenario(f"{server.url}/"))
    assert report["outcome"] == "ok"
    with contextlib.closing(Store.open(settings.database, settings.clock)) as store:
        assert store.postings.count() == 4


def test_a_crawl_that_kills_its_process_twice_ends_with_the_reason(settings: Settings) -> None:
    async def scenario(url: str) -> dict[str, object]:
        async with opened(settings) as pool:
            crawl = asyncio.create_task(pool.run(source("one", url)))
            killed: set[int] = set()
            for _ in range(2):
                await until(lambda: any(p.running and p.child.pid not in killed for p in pool._processes))
                killed.add(pool._processes[-1].child.pid)
                os.kill(pool._processes[-1].child.pid, signal.SIGKILL)
            return await crawl

    with serving(pages(**{"/": lambda send: threading.Event().wait(30)})) as server:
        report = asyncio.run(scenario(f"{server.url}/"))
    assert report["outcome"] == "failed"
    assert "signal 9" in str(report["reason"])


def test_cancelling_stops_one_crawl_and_leaves_it_to_be_taken_up(settings: Settings) -> None:
    asked = threading.Event()

    def slow(send: Callable[[bytes], None]) -> None:
        asked.set()
        threading.Event().wait(5)
        send(notice(3))

    async def scenario(pool: CrawlPool, url: str, other: str) -> str:
        crawl = asyncio.create_task(pool.run(source("one", url)))
        await until(asked.is_set)
        crawl.cancel()
        with pytest.raises(asyncio.CancelledError):
            await crawl
        return str((await pool.run(source("two", other)))["outcome"])

    async def both(url: str, other: str) -> str:
        async with opened(settings) as pool:
            return await scenario(pool, url, other)

    with serving(pages(**{"/3.html": slow})) as server, serving(pages(), "127.0.0.2") as second:
        assert asyncio.run(both(f"{server.url}/", f"{second.url}/")) == "ok"
