"""What the saved sites' crawls prove: which lists are complete, what is counted, what is asked for."""

from __future__ import annotations

import pytest

from crawler.families import spider_class
from crawler.items import ListEntry
from crawler.parsing import records
from crawler.parsing.families import cailifang
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.asking import Chain
from crawler.spiders.reading import Unread, read_detail
from tests.crawler.saved import Crawled, Served


def test_a_list_that_answers_an_error_is_told_from_those_that_were_read(crawled: dict[str, Crawled]) -> None:
    """The site's notices answered a business error: the others are whole, and what notices there were may still be open."""
    end = crawled["wsjysc/jiangsu"].spider.judged()
    assert (end.outcome, end.complete) == ("ok", True)
    assert [shape["unread"] for shape in end.lists.values() if not shape["rows"]] == [True]
    assert not any(shape["unread"] for shape in end.lists.values() if shape["rows"])


def test_lists_read_to_their_end_are_complete(crawled: dict[str, Crawled]) -> None:
    for name in ("vsb/downwards", "jpaas/city", "rss/atom", "trs/province"):
        assert crawled[name].spider.judged().complete, name


def test_a_list_that_a_site_has_not_is_no_error(crawled: dict[str, Crawled]) -> None:
    """Lists that a family only tries, page 3 of two, and the question that is refused before its token was asked for."""
    for name in ("feishu/token", "wordpress/json", "career/plain"):
        spider = crawled[name].spider
        assert spider.judged().errors == 0, (name, spider.reasons)
        assert spider.outcomes["gone"] and spider.reasons, name


@pytest.mark.parametrize(
    ("family", "key", "answer"),
    [
        ("career", "zpxx:1", '{"code": 500, "msg": "%s", "data": null}'),
        ("frontpage", "recruitmentinfo:1", '{"state": 0, "msg": "%s"}'),
        ("frontpage", "recruitmentFair:1", '{"state": 0, "msg": "%s"}'),
        ("wsjysc", "announcement:1", '{"success": false, "code": 500, "message": "%s", "result": null}'),
        ("hotjob", "1", '{"state": "500", "message": "%s", "data": {}}'),
        ("moka", "1", '{"code": 404, "msg": "%s"}'),
    ],
)
@pytest.mark.parametrize(
    ("said", "outcome"),
    [("信息不存在", "gone"), ("数据不存在或已删除！", "gone"), ("系统繁忙", "rejected"), ("接口不存在", "rejected")],
)
def test_an_interface_that_says_that_there_is_no_such_record_is_believed(
    family: str, key: str, answer: str, said: str, outcome: str
) -> None:
    """Asked for a detail; asked for a list it has none for now."""
    source = Source(
        id="s",
        name="秦岭大学",
        kind="university",
        family=family,
        url="http://s.example/SU64a1b2c3bef57c1f/pb/school.html",
    )
    spider = spider_class(family)(source=source)
    entry = ListEntry(
        key=key, url="http://s.example/1", title="招聘会计", section="job", hints={"id": "1", "kind": "1"}
    )
    ask = spider.detail_ask(entry)
    read = read_detail(spider, Page(ask.url, answer % said), entry, ask, "ok")
    assert isinstance(read, Unread) and read.outcome == outcome, read


def test_a_wall_in_front_of_the_only_list_is_blocked(crawled: dict[str, Crawled]) -> None:
    end = crawled["jspa/encrypted"].spider.judged()
    assert (end.outcome, end.complete) == ("blocked", False)
    assert "encrypted" in end.reason


def test_a_wall_in_front_of_details_is_named(crawled: dict[str, Crawled]) -> None:
    gathered = crawled["frontpage/login"]
    assert gathered.items == []
    assert gathered.spider.outcomes["blocked"] == 1


def test_fields_that_nobody_read_are_counted(crawled: dict[str, Crawled]) -> None:
    assert crawled["wsjysc/jiangsu"].spider.judged().unread == {"dwjj": 1}


def test_paging_by_session_keeps_lists_apart(served: Served, crawled: dict[str, Crawled]) -> None:
    """Each list of an eweb site pages with the cookie of its own first page."""
    asked = served.asked["eweb/classic"]
    pagers = [request for request in asked if request.path.endswith("pager.so")]
    assert [request.cookies["JSESSIONID"] for request in pagers] == ["zp1"]


def test_the_token_of_the_first_page_goes_with_every_question(served: Served, crawled: dict[str, Crawled]) -> None:
    asked = [request for request in served.asked["frontpage/token"] if request.method == "POST"]
    assert asked and all(request.headers["token"] == "tk-5501" for request in asked)
    assert all(request.cookies["jy.yanshan.session.id"] == "s77" for request in asked)


def test_json_is_posted_as_json(served: Served, crawled: dict[str, Crawled]) -> None:
    posts = [request for request in served.asked["wsjysc/jiangsu"] if request.method == "POST"]
    assert posts and {request.headers["content-type"] for request in posts} == {"application/json;charset=utf-8"}


def test_personal_contacts_are_in_no_item(crawled: dict[str, Crawled]) -> None:
    for gathered in crawled.values():
        for item in gathered.items:
            text = item.model_dump_json()
            assert "13800000000" not in text and "王某" not in text and "hr@example" not in text, item.url


def test_each_list_is_remembered_by_its_name_and_pages(crawled: dict[str, Crawled]) -> None:
    lists = crawled["vsb/downwards"].spider.judged().lists
    spider = crawled["vsb/downwards"].spider
    assert list(lists) == [chain.name for chain in spider.chains] and all(lists)
    assert all(sum(shape["rows"]) and shape["sections"] for shape in lists.values())


def test_a_page_without_rows_takes_no_count_back() -> None:
    """A site that answers page 2 with ``count: 0`` has not lost what page 1 counted."""
    chain = Chain("job", seen={"a", "b"})
    chain.counts(5, blank=False)
    chain.counts(0, blank=True)
    assert (chain.total, chain.shape["counted"]) == (5, False)
    chain.counts(2, blank=False)
    assert chain.shape["counted"]


@pytest.mark.parametrize("count", [0, -1, 1])
def test_a_count_below_what_was_listed_says_nothing(count: int) -> None:
    """B063: ``共0条`` above rows is neither a total nor the end of a list."""
    chain = Chain("job", seen={"a", "b"})
    chain.counts(count, blank=False)
    chain.counts(count, blank=True)
    assert (chain.total, chain.shape["counted"]) == (None, False)


@pytest.mark.parametrize(
    ("counted", "last"), [("共0页", False), ("共-1页", False), ("共1页", True), ("共1000000页", False), ("", False)]
)
def test_a_nonsensical_number_of_pages_ends_no_list(counted: str, last: bool) -> None:
    """B063: rows on page 1 of none; and a million pages are asked for one by one, within the bounds of a crawl."""
    row = '<ul class="infoList"><li class="span7"><a href="/campus/view/id/1">招聘公告</a></li><li>2026-11-02</li></ul>'
    page = Page("http://job.example.edu.cn/campus", f'{row}<div class="pageinfo">{counted}</div>')
    assert cailifang.read_list(page, "s", "campus", 1).last == last
    assert records.is_last(1, {"共0页": 0, "共1页": 1, "共1000000页": 1_000_000}.get(counted), 1) == last
