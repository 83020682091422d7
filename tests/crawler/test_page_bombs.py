"""Pages that are made to keep readers busy cost their own crawl two seconds each, and no other crawl its turn (R4)."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from scrapy.http import Response

from crawler import arrival, probe
from crawler.families import spider_class
from crawler.items import RawAttachment, RawItem, RawPosition
from crawler.parsing.page import Page
from crawler.reactor import in_reactor
from crawler.recognise import signs
from crawler.run import crawl
from crawler.source import Source
from crawler.spiders.base import Ask, SourceSpider
from crawler.spiders.reading import MOST_CHARACTERS, is_heavy, read_detail, read_entrance, read_list
from pipelines import stages
from pipelines.reading import to_posting
from tests.crawler.beside import Hostile, beating, crawled_beside
from tests.crawler.fetch import fetching
from tests.crawler.page_bombs import ENTRY, KINDS, LARGE, SIGNS, bomb
from tests.servers import PROJECT_ROOT
from tests.sites.web import Pages
from tests.thread_seconds import thread_seconds

pytestmark = pytest.mark.slow
MOST = 1.0
"""Processor seconds that the network's thread may spend on one thing. The longest seen takes 0.45."""
NOW = datetime(2026, 11, 30, tzinfo=UTC)
UNITS = (
    *(
        "1 ",
        "2026-01-01 ",
        "1月1日至",
        "1-",
        "招聘1人",
        "招聘",
        "本科",
        "西安市",
        "3000-5000元/月",
        "有限公司",
        "计算机、",
    ),
    *(
        "岗位1：",
        "岗位\n1人\n",
        "（",
        "、",
        "\n",
        " ",
        "\t",
        "http://a.b/ ",
        "13812345678 ",
        "@",
        "报名时间：",
        "2026届",
        "至少",
    ),
    *("Engineer in Beijing, ", "$3,000 per month ", "联系人：张三 ", "职位\t人数\n", "一、", "1、", "西安", "限男性"),
)
FIELDS = (
    "title",
    "description",
    "published",
    "deadline",
    "location",
    "majors",
    "employer",
    "salary",
    "headcount",
    "degree",
)


def family(name: str) -> SourceSpider:
    source = Source(id="s", name="s", kind="university", family=name, url="http://job.example.edu.cn/l/")
    return spider_class(name)(source=source)


def passes(name: str, page: Page) -> dict[str, Callable[[], object]]:
    """All that is read of a page by a family in one go."""
    ask, seen = Ask(page.url), lambda: replace(page)
    return {
        "entrance": lambda: read_entrance(family(name), seen(), ask),
        "list": lambda: read_list(family(name), seen(), ask, True),
        "detail": lambda: read_detail(family(name), seen(), ENTRY, ask, "ok"),
    }


def largest_light(kind: str) -> Page:
    """The page of a kind that is just read where it is."""
    size = MOST_CHARACTERS
    while is_heavy(page := bomb(kind, size)):
        size = size * 9 // 10
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_in_the_thread_of_the_network_takes_no_second(kind: str) -> None:
    page = largest_light(kind)
    for name in ("generic", "article"):
        for part, read in passes(name, page).items():
            read()  # patterns and lexicons are read once
            assert thread_seconds(read) < MOST, f"{name} {part}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_megabyte_is_recognised_in_no_second(kind: str) -> None:
    page = bomb(kind)
    assert is_heavy(page) and len(page.text) > 0.9 * LARGE
    body = page.text.encode("utf-8", "replace")
    arrived = arrival.Arrived(page.url, page.url, 200, body)
    for detail in (True, False):
        assert thread_seconds(lambda detail=detail: arrival.read(arrived, NOW, detail=detail)) < MOST  # type: ignore[misc]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SIGNS])
def test_a_large_page_is_told_in_linear_time(kind: str) -> None:
    """Which family it is of; signs that begin again and again have the clock."""

    def seconds(size: int) -> float:
        page = bomb(kind, size)
        return thread_seconds(lambda: probe.see(page.url, page.text))

    signs()
    assert seconds(120_000) < 4 * 3 * max(seconds(40_000), 0.01)


@pytest.mark.parametrize("kind", [*SIGNS, "titles"])
def test_a_bomb_that_is_probed_keeps_nobody_waiting(kind: str, tmp_path: Path) -> None:
    body = bomb(kind).text.encode()
    with Pages(lambda *_: (200, "text/html; charset=utf-8", body)) as site:
        found, longest = in_reactor(lambda: beating(probe.probe(f"{site.address}/", fetching(tmp_path))))
    assert longest < MOST
    assert found.family == "" and (kind in SIGNS) == ("took longer than 2 seconds to read" in found.reason)


def test_large_bodies_are_decoded_apart(tmp_path: Path) -> None:
    """Bytes in no encoding are tried in several: those of the largest page that is fetched take more than a second."""
    body = b"<p>no list</p>"
    with Pages(lambda *_: (200, "text/html", body)) as site:
        source = Source(id="s", name="s", kind="university", family="article", url=f"{site.address}/")
        in_reactor(lambda: crawl([source], fetching(tmp_path)))  # what a first crawl imports is not measured
        body = random.Random(1).randbytes(15 << 20)
        (report,), longest = in_reactor(lambda: beating(crawl([source], fetching(tmp_path))))
    assert longest < MOST
    assert report["outcome"] == "failed" and "charset_suspect" in report["reason"]


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_understood_in_the_thread_of_the_network_takes_no_second(unit: str) -> None:
    stages.warm()
    for name in FIELDS:
        text = unit * (stages.MOST_CHARACTERS // len(unit) - 20)
        given = {"title": "招聘公告", name: text}
        item = RawItem(source="s", key="1", url="http://a.b/1", family="generic", fetched_at=NOW, **given)
        assert thread_seconds(lambda item=item: to_posting(item, NOW)) < MOST, name  # type: ignore[misc]


FIRST = """
import asyncio
from tests.crawler.beside import beating
from tests.crawler.test_page_bombs import ITEM, NOW, stages, thread_seconds, to_posting
_, longest = asyncio.run(beating(stages.NormalisePipeline(None).open_spider()))
print(longest, thread_seconds(lambda: to_posting(ITEM, NOW)))
"""
ITEM = RawItem(
    source="s", key="1", url="http://a.b/1", family="generic", title="招聘公告", fetched_at=NOW,
    description="招聘本科毕业生3人，月薪8000元，2026年3月1日前报名，工作地点西安市。", majors="计算机", location="西安",
)  # fmt: skip


def test_lexicons_are_loaded_beside_the_network() -> None:
    """In a process that has read nothing yet."""
    done = subprocess.run([sys.executable, "-c", FIRST], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True)
    longest, first = map(float, done.stdout.split())
    assert longest < 0.2 and first < 0.2


def test_long_items_are_understood_apart() -> None:
    item = RawItem(source="s", key="1", url="http://a.b/1", family="generic", title="招聘公告", fetched_at=NOW)
    assert not stages._is_heavy(item.model_copy(update={"description": "岗位" * 2000}))
    assert stages._is_heavy(item.model_copy(update={"description": "岗位" * 4000}))
    assert stages._is_heavy(item.model_copy(update={"title": "岗位" * 4000}))
    assert stages._is_heavy(item.model_copy(update={"positions": [RawPosition(title="岗位")] * 200}))


@pytest.mark.parametrize("unit", ["\n", "13812345678 ", "西安", "至少", "张三13812345678，"])
def test_texts_that_repeat_take_linear_time(unit: str) -> None:
    stages.warm()
    item = RawItem(source="s", key="1", url="http://a.b/1", family="generic", title="招聘公告", fetched_at=NOW)

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        said = {"description": text, "location": text, "majors": text}
        return thread_seconds(lambda: to_posting(item.model_copy(update=said), NOW))

    assert seconds(40_000) < 4 * 3 * max(seconds(10_000), 0.01)


ROWS = 60_000
"""Of a table that is read of a file."""


def test_a_file_of_many_positions_keeps_nobody_waiting() -> None:
    item = RawItem(source="s", key="1", url="http://a.b/1", family="generic", title="招聘公告", fetched_at=NOW)
    rows = "".join(f"工程师{number},1,本科,计算机\n" for number in range(ROWS))
    response = Response("http://a.b/1.csv", body=f"岗位名称,招聘人数,学历,专业\n{rows}".encode())

    async def read() -> RawItem:
        crawl, file = family("generic"), RawAttachment(name="岗位表.csv", url=response.url)
        async for found in crawl.on_file(response, item, [file], [file.url]):
            return cast(RawItem, found)
        raise AssertionError

    found, longest = asyncio.run(beating(read()))
    assert len(found.positions) == ROWS - 1  # the header is a row
    assert longest < MOST


HOSTILE = (
    Hostile("generic", "items in items"),
    Hostile("generic", "state in a script"),
    Hostile("generic", "rows in rows", "detail"),
    Hostile("article", "text below 240 boxes", "detail"),
    Hostile("rss", "a feed of elements"),
    Hostile("wordpress", "rows"),
)


def test_other_hosts_keep_their_turns(tmp_path: Path) -> None:
    """Every bomb ends in an outcome with its reason; what crawls beside them is read whole, and none waits for a reader."""
    stages.warm()
    for name in ("generic", "article"):
        for read in passes(name, bomb("a list without end", 2000)).values():
            read()
    found = crawled_beside(HOSTILE, tmp_path)
    assert found.longest < MOST
    assert found.items >= 20 and set(found.outcomes["healthy"]) == {"ok"}
    for site in HOSTILE:
        report, outcomes = found.reports[site.name], found.outcomes[site.name]
        assert sum(outcomes.values()) >= 1 and report["outcome"] in ("ok", "incomplete", "failed"), site.name
    stopped = found.reports[HOSTILE[0].name]
    assert stopped["outcome"] == "failed" and "took longer than 2 seconds to read" in stopped["reason"]
