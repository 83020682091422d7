"""Announcements in several parts, lists of a month each, and what looks like them and is none."""

from __future__ import annotations

import pytest

from crawler.items import ListEntry
from crawler.parsing.generic import announcement, channels, listing, pager, parts
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider

URL = "http://site.example/rsks/4027.html"
ENTRY = ListEntry(key=URL, url=URL, title="某县公开招聘工作人员公告", published="2026-03-02")
ONE = "因工作需要，现面向社会公开招聘工作人员若干名，有关事项公告如下。"
TWO = "资格审查贯穿招聘工作全过程，凡弄虚作假者一经查实即取消录用资格。"


def _part(text: str, links: str, url: str = URL) -> Page:
    told = f"<h1>{ENTRY.title}</h1><p>时间：2026-03-02 来源：县局</p><div><p>{text}</p></div><ul>{links}</ul>"
    return Page(url, f"<html><head><title>{ENTRY.title}</title></head><body>{told}</body></html>")


def _spider() -> GenericSpider:
    return GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=URL))


def test_the_parts_of_an_announcement_are_put_together() -> None:
    spider = _spider()
    first = _part(ONE, '<li><a href="4027_2.html">2</a></li>')
    ask = spider.detail_instead(first, ENTRY, Ask(URL))
    assert ask is not None and ask.url == "http://site.example/rsks/4027_2.html"
    second = _part(TWO, '<li><a href="4027.html">1</a></li><a href="/u/a.xlsx">附件：岗位表.xlsx</a>', ask.url)
    assert spider.detail_instead(second, ENTRY, ask) is None
    item = spider.read_detail(second, ENTRY)
    assert (item.url, item.published[:10]) == (URL, "2026-03-02")
    assert item.description.index(ONE) < item.description.index(TWO)
    assert [file.url for file in item.attachments] == ["http://site.example/u/a.xlsx"]


def test_where_a_part_is_missing_the_first_stands_alone() -> None:
    spider = _spider()
    first = _part(ONE, '<li><a href="4027_2.html">2</a></li>')
    ask = spider.detail_instead(first, ENTRY, Ask(URL))
    assert ask is not None and ask.otherwise is not None and ask.otherwise.url == URL
    assert spider.detail_instead(first, ENTRY, ask.otherwise) is None, "the part is not asked for again"
    assert spider.read_detail(first, ENTRY).description == ONE


def test_a_part_whose_first_is_kept_no_longer_is_not_taken_for_the_whole() -> None:
    spider = _spider()
    ask = spider.detail_instead(_part(ONE, '<li><a href="4027_2.html">2</a></li>'), ENTRY, Ask(URL))
    assert ask is not None
    again = _spider().detail_instead(_part(TWO, "", ask.url), ENTRY, ask)
    assert again is not None and again.url == URL


@pytest.mark.parametrize(
    "link",
    ["4028.html", "4027_3.html", "/other/4027_2.html", "http://elsewhere.example/rsks/4027_2.html", "4027_2.xlsx"],
)
def test_other_addresses_are_no_second_part(link: str) -> None:
    page = _part(ONE, f'<li><a href="{link}">下一页</a></li>')
    assert parts.following(page, URL, 1) == ""


COUNTED = "http://site.example/show-9-4027-1.html"


@pytest.mark.parametrize("first", ["", '<a href="show-9-4027-1.html">1</a>'])
def test_parts_whose_addresses_are_counted_from_the_first(first: str) -> None:
    page = _part(ONE, f'{first}<a href="/show-9-4027-2.html">2</a><a href="/show-9-4027-3.html">3</a>', COUNTED)
    assert parts.following(page, COUNTED, 1) == "http://site.example/show-9-4027-2.html"
    assert parts.following(page, COUNTED, 2) == "http://site.example/show-9-4027-3.html"


@pytest.mark.parametrize("words", ["下一篇", "某县公开招聘教师公告", "第2次公告"])
def test_the_next_announcement_is_no_part_though_its_address_counts_on(words: str) -> None:
    page = _part(ONE, f'<a href="/show-9-4027-2.html">{words}</a>', COUNTED)
    assert parts.following(page, COUNTED, 1) == ""


def test_a_page_of_answers_that_shows_the_text_again_adds_nothing() -> None:
    item = announcement.read_detail(_part(ONE, ""), "s", ENTRY)
    answers = _part(f"{ONE}</p><p>考生甲：请问年龄可以放宽吗，谢谢您的解答。", "", f"{URL}?page=2")
    assert parts.joined(item, [answers], ENTRY) == item


def _months(*headings: str, links: str) -> Page:
    rows = "".join(f'<li><a href="/job/{n}.html">某局公开招聘公告第{n}号</a> 06-0{n}</li>' for n in range(1, 5))
    titles = "".join(f"<h2>{heading}</h2>" for heading in headings)
    return Page("http://site.example/job/", f"<html><body>{titles}<ul>{rows}</ul><nav>{links}</nav></body></html>")


OLDER = '<a href="/job/2026/04/">2026年4月</a> <a href="/job/2026/05/">« 2026年5月</a> <a href="/job/2026/07/">2026年7月</a>'


def test_a_list_of_a_month_goes_on_with_the_month_before() -> None:
    found = pager.following(_months("2026年6月", links=OLDER), 1)
    assert found is not None and found.url == "http://site.example/job/2026/05/"


@pytest.mark.parametrize("headings", [(), ("招聘",), ("2026年6月", "2026年5月"), ("2026年4月",)])
def test_an_archive_beside_a_list_of_no_month_is_no_pager(headings: tuple[str, ...]) -> None:
    assert pager.following(_months(*headings, links=OLDER), 1) is None


@pytest.mark.parametrize("text", ["更多...", "更多…", "[更多>>]", "更多 +", "More »"])
def test_more_is_read_with_what_stands_around_it(text: str) -> None:
    page = Page("http://site.example/", f'<html><body><a href="/more.asp?c=zp">{text}</a></body></html>')
    assert channels.more_links(page) == ["http://site.example/more.asp?c=zp"]


@pytest.mark.parametrize(("state", "follows"), [("__VIEWSTATE", True), ("token", False)])
def test_only_the_form_of_a_page_of_aspnet_is_posted_by_its_button(state: str, follows: bool) -> None:
    form = f'<form method="post" action="list.aspx"><input type="hidden" name="{state}" value="x"><input name="key" value="">'
    page = Page(
        "http://site.example/list.aspx",
        f'<html><body>{form}<input type="submit" name="search" value="查询"><input type="submit" name="on" value="下一页"></form></body></html>',
    )
    found = pager.following(page, 1)
    assert (found is not None) == follows
    if found is not None:
        assert (found.form["on"], found.form["__VIEWSTATE"], "search" in found.form) == ("下一页", "x", False)


def test_news_below_an_article_are_no_text_of_it_though_they_have_days() -> None:
    others = "".join(f'<li>·<a href="/n/{n}.html">某局公开招聘公告第{n}号</a>(2026-02-1{n})</li>' for n in range(1, 6))
    page = _part(f"{ONE}{TWO}", "").text.replace(
        "<ul></ul>", f"<table><tr><td>相关新闻</td></tr></table><ul>{others}</ul>"
    )
    assert announcement.read(Page(URL, page), ENTRY).text == f"{ONE}{TWO}"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("<div>校招</div><div>某集团2027届校园招聘公告</div><div>工作地点：北京</div>", "某集团2027届校园招聘公告"),
        ("<div>全职</div><div>某类算法高级工程师</div><div>负责模型的训练与上线。</div>", "某类算法高级工程师"),
    ],
)
def test_a_card_without_a_heading_says_its_title_first(first: str, title: str) -> None:
    cards = "".join(
        f'<div class="cd">{first.replace("某", f"某{n}")}<span>2026-03-0{n}</span><a href="/v?code=J{n}">查看详情 →</a></div>'
        for n in range(1, 6)
    )
    found = listing.best(Page("http://site.example/join", f"<html><body><div>{cards}</div></body></html>"))
    assert found is not None and found.rows[0].title == title.replace("某", "某1")
