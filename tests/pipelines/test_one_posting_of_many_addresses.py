"""One announcement under every spelling of its address is one posting, the same over 50 crawls (B057)."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.items import RawItem
from crawler.parsing.address import canonical
from crawler.source import Source
from pipelines.frontier import record
from pipelines.reading import to_posting
from pipelines.storing import store_reading
from store.store import Store

NOW = datetime(2026, 11, 29, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
URLS = [
    *(
        "http://site.example/jobs/17.html",
        "https://site.example/jobs/17.html",
        "http://www.site.example:80/jobs/17.html",
    ),
    *("https://www.site.example/jobs/17.html/", "http://site.example/Jobs/17.html", "http://site.example/JOBS/17.HTML"),
]
TEXT = "秦岭机械面向2027届毕业生招聘机械设计岗位5人,要求本科及以上学历,工作地点西安,请于2026年12月31日前投递简历。" * 4


def test_one_posting(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'a.db'}", lambda: NOW)
    store.crawls.know_source(record(Source(id="s", name="s", kind="university", family="generic", url=URLS[0])))
    run, found = store.crawls.begin_run("s").id, set()
    for crawl in range(50):
        for url in random.Random(crawl).sample(URLS, len(URLS)):
            item = RawItem(
                source="s", key=canonical(url), url=url, family="generic", title="秦岭机械2027届校园招聘公告",
                employer="秦岭机械有限公司", published="2026-11-20", description=TEXT,
                fetched_at=NOW + timedelta(minutes=crawl),
            )  # fmt: skip
            found.add(store_reading(store, run, item, to_posting(item, NOW)).posting_id)
    store.close()
    assert len(found) == 1
