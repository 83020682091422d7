"""What was taken down is nowhere any more (P5), and stays so whatever a later crawl finds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from search import indexer
from search.service import open_engine
from tests.end_to_end.school import Crawled, Notice, School, crawled, moved, notices
from web.app import create_app

CRAWLS = 10
PASSWORD = "a long pass phrase 26"
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


def test_what_is_put_up_elsewhere_with_other_words_waits_at_the_desk_and_a_person_decides_once(tmp_path: Path) -> None:
    with crawled(School([TALK, *notices(12)]), tmp_path, trust="publish") as life:
        assert life.crawl()["outcome"] == "ok"
        (talk,) = [one for one in life.postings() if one.title == TALK.title]
        life.store.postings.hide(talk.id, "li", "asked by the employer")
        life.store.accounts.add("li", PASSWORD)
        life.school.notices = [elsewhere(6100, 18, "【改期】", "9:30-11:30"), *notices(14)]
        assert life.crawl(20)["outcome"] == "ok"
        with TestClient(create_app(life.settings), headers={"Accept-Language": "en"}) as site:
            sync(life)
            (waits,) = [entry.posting for entry in life.store.review.queue()]
            assert waits.id != talk.id and told(site, waits.id) == set()
            desk = signed_in(site)
            assert (
                "Like one that was taken down" in desk
                and f'<a href="/staff/audit?of={talk.id}">{TALK.title}</a>' in desk
            )
            assert "asked by the employer" in site.get(f"/staff/audit?of={talk.id}").text
            decide(site, desk, waits.id, waits.version, "reject")
            life.school.notices = [elsewhere(6200, 25, "", "15:00-17:00"), *life.school.notices]
            assert life.crawl(20)["outcome"] == "ok"
            sync(life)
            (waits,) = [entry.posting for entry in life.store.review.queue()]
            assert told(site, waits.id) == set() and len(life.shown()) == 14
            decide(site, site.get("/staff/").text, waits.id, waits.version, "approve")
            for _ in range(2):
                assert {"/", "/api/v1/postings", "/feed.rss", "/calendar.ics"} <= told(site, waits.id)
                assert life.store.review.queue() == [] and life.store.postings.get(talk.id) is None
                assert life.crawl(20)["outcome"] == "ok"
                sync(life)


def elsewhere(number: int, day: int, mark: str, hours: str) -> Notice:
    """The notice for another day, in other words, at another address."""
    text = (
        f"宣讲单位：江川旭岚软件有限公司</p><p>宣讲时间：2026年4月{day}日 {hours}</p><p>宣讲地点：图书馆西{day}报告厅</p>"
        f"<p>应学院之邀，公司技术与人事部门的{day}位同事将介绍今年的产品、培养计划与岗位，欢迎携带简历到场交流。"
    )
    return Notice(number, f"{mark}{TALK.title}", TALK.day + timedelta(days=1), text)


def signed_in(site: TestClient) -> str:
    """The desk of one who has logged in."""
    form = {"name": "li", "password": PASSWORD, "token": token(site.get("/staff/login").text)}
    return site.post("/staff/login", data=form).text


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def decide(site: TestClient, desk: str, posting: str, version: int, action: str) -> None:
    form = {"action": action, "posting": posting, "version": str(version), "token": token(desk)}
    answer = site.post("/staff/decide", data=form)
    assert answer.status_code == 200 and f"done_{action}" in str(answer.url)


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
