"""What rows and pages say of personal contacts never reaches the database (goal P6): its files are scanned."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from config.settings import load_settings
from config.timezone import TIMEZONE
from crawler.frontier import CrawlEnd
from crawler.items import ListEntry, ListPage, RawItem
from crawler.source import Source
from pipelines.frontier import StoreFrontier
from pipelines.reading import to_posting

NOW = datetime(2026, 11, 29, 12, tzinfo=TIMEZONE)
NUMBER, BOX = "13812345678", "zhangxiaosan88@qq.com"
URL = "https://job.example.edu.cn/1"
SOURCE = Source(id="school", name="某大学", kind="university", family="article", url="https://job.example.edu.cn/")


def test_of_a_crawl_no_contact_is_in_any_file_of_the_database(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    entry = ListEntry(
        key="1",
        url=URL,
        title=f"招聘会计（{NUMBER}）",
        hints={"location": f"西安市，{NUMBER}", "salary": f"面议 {BOX}"},
    )
    item = RawItem(
        source="school", key="1", url=URL, family="article", title=entry.title, location=entry.hints["location"],
        deadline=f"2026-12-31，过期请电{NUMBER}", description=f"招聘会计3人，工作地点西安。联系：{NUMBER}，{BOX}", fetched_at=NOW,
    )  # fmt: skip

    async def crawl() -> None:
        frontier = StoreFrontier.from_settings(settings)
        await frontier.begin(SOURCE, full=True)
        wanted = await frontier.listed(ListPage(source="school", url=SOURCE.url, entries=[entry], total=1, pages=1))
        assert [row.key for row in wanted] == ["1"]
        await frontier.save(item, to_posting(item, NOW))
        await frontier.finish(CrawlEnd(outcome="ok", complete=True))

    asyncio.run(crawl())
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(b"\xe8\xa5\xbf\xe5\xae\x89" in file.read_bytes() for file in files), "the place is stored"
    for file in files:
        said = file.read_bytes()
        assert NUMBER.encode() not in said and BOX.encode() not in said, file.name
