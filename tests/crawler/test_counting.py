"""What a crawl says that it read."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.families import spider_classes
from crawler.items import RawItem
from crawler.source import Source


def test_an_announcement_that_is_asked_again_is_read_once() -> None:
    """One is asked again beside pages that the list does not show any more: three items of a list of two mislead."""
    source = Source(id="s", name="秦岭大学", kind="university", family="article", url="http://s.example/")
    spider = spider_classes()["article"](source=source)
    for key in ("1", "2", "1"):
        item = RawItem(source="s", key=key, url=f"http://s.example/{key}", family="article", title="招聘", description="招聘会计",
                       fetched_at=datetime(2026, 3, 2, tzinfo=UTC))  # fmt: skip
        assert spider._counted(item) is item
    end = spider.judged()
    assert (end.items, end.fill["title"]) == (2, 1.0)
