"""Rows that wait until their details are asked for."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime
from pathlib import Path

from config.settings import load_settings
from config.timezone import TIMEZONE
from crawler.frontier import MemoryFrontier
from crawler.items import ListEntry, RawItem
from crawler.source import Source
from crawler.spiders.details import DETAILS_AHEAD
from crawler.spiders.waiting import Waiting
from pipelines.frontier import MOST_WAITING, TOGETHER, Writer
from pipelines.storing import Page
from store.failpoints import watch
from store.page import Saved
from tests.crawler.fetch import PlainSpider
from tests.store.conftest import posting, source


def _entry(number: int) -> ListEntry:
    return ListEntry(
        key=f"k{number}", url=f"http://a.example/{number}", title=f"第{number}号公告", hints={"employer": "云岭"}
    )


def test_rows_come_back_as_they_were_in_their_order() -> None:
    waiting, rows = Waiting(), [_entry(1), _entry(2), _entry(3).model_copy(update={"title": "半个\ud83d字"})]
    for row in rows:
        waiting.put(row)
    assert [waiting.take() for _ in range(len(waiting))] == rows
    assert not waiting


def test_few_details_are_asked_for_ahead_and_all_in_the_end() -> None:
    spider = PlainSpider(source=Source(id="a", name="a", kind="university", family="article", url="http://a.example/"))
    spider.frontier = MemoryFrontier()

    async def crawl() -> list[list[str]]:
        steps = [[request.url async for request in spider._details(map(_entry, range(10)))]]
        while spider.ahead:
            steps.append([request.url async for request in spider._detail_ended()])
        return steps

    steps = asyncio.run(crawl())
    assert len(steps[0]) == DETAILS_AHEAD and max(map(len, steps[1:])) == 1
    assert [url for step in steps for url in step] == [_entry(number).url for number in range(10)]


def test_no_more_is_asked_for_while_what_was_read_waits_to_be_written(tmp_path: Path) -> None:
    async def crawl() -> list[bool]:
        writer = Writer(load_settings(tmp_path))
        end = threading.Event()
        writes = [asyncio.ensure_future(writer.write(end.wait)) for _ in range(MOST_WAITING)]
        await asyncio.sleep(0)
        full = writer.room.is_set()
        end.set()
        await asyncio.gather(*writes)
        writer.store.close()
        return [full, writer.room.is_set()]

    assert asyncio.run(crawl()) == [False, True]


def test_pages_that_wait_are_stored_together_and_one_that_nobody_waits_for_any_more_is_left_out(tmp_path: Path) -> None:
    transactions: list[str] = []

    async def crawl() -> list[object]:
        writer = Writer(load_settings(tmp_path))
        writer.store.crawls.sync_sources([source("a")])
        run = writer.store.crawls.begin_run("a").id
        end = threading.Event()
        busy = asyncio.ensure_future(writer.write(end.wait))
        watch(lambda point: transactions.append(point) if point == "page-after-commit" else None)
        saves = [asyncio.ensure_future(writer.save(_page(run, number))) for number in range(TOGETHER + 5)]
        await asyncio.sleep(0)
        saves[3].cancel()
        await asyncio.sleep(0)
        end.set()
        found = await asyncio.gather(busy, *saves, return_exceptions=True)
        watch(None)
        kept = writer.store.postings.count()
        writer.store.close()
        return [kept, sum(isinstance(each, Saved) for each in found)]

    assert asyncio.run(crawl()) == [TOGETHER + 4, TOGETHER + 4]
    assert len(transactions) == 2


def _page(run: int, number: int) -> Page:
    url = f"http://a.example/{number}"
    reading = posting(f"第{number}号公司招聘")
    now = datetime.now(TIMEZONE)
    return Page(
        run, RawItem(source="a", family="article", key=str(number), url=url, title="a", fetched_at=now), reading
    )
