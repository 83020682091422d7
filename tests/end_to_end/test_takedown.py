"""What was taken down is nowhere any more (P5), and stays so whatever a later crawl finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from search import indexer
from search.service import open_engine
from tests.end_to_end.school import Crawled, Notice, School, crawled, moved, notices
from web.app import create_app

CRAWLS = 10
TALK = Notice(
    5900,
    "江川旭岚软件有限公司2026届校园宣讲会",
    notices(1)[0].day,
    "宣讲单位：江川旭岚软件有限公司</p><p>宣讲时间：2026年4月16日 14:30-16:30</p><p>宣讲地点：学术交流中心201报告厅</p>"
    "<p>面向2026届毕业生招聘软件工程师5名，要求本科及以上学历，工作地点西安市。",
)
"""Stands in lists, feeds and calendars alike."""
PLACES = (
    *("/", "/?q=江川旭岚", "/calendar", "/calendar?month=2026-04", "/stats", "/sources"),
    *(
        "/api/v1/postings",
        "/api/v1/postings?q=江川旭岚",
        "/api/v1/suggest?q=江川旭岚",
        "/api/v1/employers?name=江川旭岚软件有限公司",
    ),
    *("/feed.rss", "/feed.atom", "/feed.json", "/calendar.ics"),
)


def test_a_takedown_is_seen_everywhere_at_once_and_outlives_ten_crawls(tmp_path: Path) -> None:
    with crawled(School([TALK, *notices(12)]), tmp_path, trust="publish") as life:
        assert life.crawl()["outcome"] == "ok"
        (talk,) = [one for one in life.postings() if one.title == TALK.title]
        with TestClient(create_app(life.settings)) as site:
            sync(life)
            assert told(site, talk.id) >= {
                "/",
                "/api/v1/postings",
                "/feed.rss",
                "/feed.atom",
                "/feed.json",
                "/calendar.ics",
            }
            life.store.postings.hide(talk.id, "li", "asked by the employer")
            sync(life)
            assert told(site, talk.id) == set()
            for turn in range(CRAWLS):
                life.school.notices = [changed(turn), *notices(12 + turn)]
                assert life.crawl(20)["outcome"] == "ok"
                sync(life)
                assert told(site, talk.id) == set(), turn
                assert len(life.shown()) >= 12


def changed(turn: int) -> Notice:
    """The notice as its site has it later: as it was, with another time, put up again elsewhere."""
    later = replace(TALK, text=TALK.text.replace("14:30-16:30", f"{9 + turn}:00-{10 + turn}:00"))
    return (TALK, later, moved([TALK], turn * 100)[0])[turn % 3]


def sync(life: Crawled) -> None:
    """What the worker does every second."""
    engine = open_engine(life.settings)
    try:
        indexer.sync(life.store, engine)
        held = {row.id for row in engine.held()}
    finally:
        engine.close()
    assert held == {one.id for one in life.store.postings.iterate()}


def told(site: TestClient, identity: str) -> set[str]:
    """Where the announcement is told of."""
    own = (f"/postings/{identity}", f"/api/v1/postings/{identity}", f"/postings/{identity}.ics")
    return {place for place in PLACES if TALK.title in site.get(place).text} | {
        place for place in own if site.get(place).status_code != 404
    }
