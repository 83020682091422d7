"""Walls, challenges, logins, maintenance, soft 404s and parked domains are never taken as content (R10, B079–B083)."""

from __future__ import annotations

import pytest

from crawler import noncontent
from crawler.noncontent import by_redirect, by_status, recognise
from tests.crawler.ordinary import TRICKY, content
from tests.crawler.walls import plain, walls
from tests.thread_seconds import thread_seconds

RECALL, FALSE_ALARM = 0.98, 0.005


def test_recall() -> None:
    labelled = walls()
    assert len(labelled) >= 400
    missed = [page[:160] for _, page in labelled if recognise(page) is None]
    assert len(missed) <= (1 - RECALL) * len(labelled), missed


def test_they_are_told_apart() -> None:
    labelled = walls()
    wrong = [
        (outcome, str(found)[:90], page[:120])
        for outcome, page in labelled
        if (found := recognise(page)) and found.outcome != outcome
    ]
    assert len(wrong) <= 0.05 * len(labelled), wrong


def test_false_alarms() -> None:
    pages = list(content(1200))
    alarms = [(str(found), page[:200]) for page in pages if (found := recognise(page))]
    assert len(alarms) <= FALSE_ALARM * len(pages), alarms


@pytest.mark.parametrize(("title", "text"), TRICKY, ids=lambda value: value[:20])
def test_words_of_a_wall_in_an_announcement(title: str, text: str) -> None:
    assert recognise(plain(f"<h1>{title}</h1>{text}", title)) is None


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, None),
        (201, None),
        (202, "retry-later"),
        (204, "retry-later"),
        (304, "rejected"),
        (400, "rejected"),
        (401, "blocked"),
        (403, "blocked"),
        (404, "gone"),
        (405, "blocked"),
        (410, "gone"),
        (412, "blocked"),
        (429, "retry-later"),
        (500, "retry-later"),
        (503, "retry-later"),
        (521, "blocked"),
    ],
)
def test_statuses(status: int, outcome: str | None) -> None:
    found = by_status(status)
    assert (found.outcome if found else None) == outcome


@pytest.mark.parametrize(
    ("asked", "got", "detail", "outcome"),
    [
        ("/notice/1.html", "/notice/1.html", True, None),
        ("/notice/1.html", "/notice/1", True, None),
        ("/notice/1.html", "/", True, "gone"),
        ("/list", "/", False, None),
        ("/", "/index.html", True, None),
        ("/notice/1.html", "/login?next=/notice/1.html", True, "blocked"),
        ("/list", "/cas/login", False, "blocked"),
        ("/notice/1.html", "/404.html", True, "gone"),
        ("/notice/1.html", "/error", True, "retry-later"),
        ("/login/news/1", "/login/news/1/", True, None),
    ],
)
def test_where_a_redirect_leads(asked: str, got: str, detail: bool, outcome: str | None) -> None:
    site = "http://job.example.edu.cn"
    found = by_redirect(site + asked, site + got, detail)
    assert (found.outcome if found else None) == outcome


def test_no_sign_is_named_as_its_outcome() -> None:
    """Reasons are told as ``outcome: sign: words``: one that says twice the same tells nothing."""
    assert [sign.name for sign in noncontent._signs() if sign.name == sign.outcome] == []
    found = recognise("<title>提示信息</title><p>您访问的页面不存在或已删除</p>")
    assert found is not None and (found.outcome, found.reason.partition(":")[0]) == ("gone", "soft 404")


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "<a>", "<title>", "<script>", "<script", "<input ", "</", "&nbsp;", "<a><option>"]
)
def test_a_page_made_to_hurt_is_looked_at_quickly(piece: str) -> None:
    page = piece * (400_000 // len(piece))
    assert thread_seconds(lambda: recognise(page)) < 2


def test_data_and_feeds_are_left_to_their_parsers() -> None:
    assert recognise('{"code": 0, "msg": "请先登录"}') is None
    assert recognise('<?xml version="1.0"?><rss><channel/></rss>') is None
