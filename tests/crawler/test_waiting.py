"""Rows that wait until their details are asked for."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from config.settings import load_settings
from crawler.frontier import MemoryFrontier
from crawler.items import ListEntry
from crawler.registry import Source
from crawler.spiders.base import DETAILS_AHEAD
from crawler.spiders.waiting import Waiting
from pipelines.frontier import MOST_WAITING, Writer
from tests.crawler.fetch import PlainSpider


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
