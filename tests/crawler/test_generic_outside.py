"""Classes that sites of ordinary offices showed: files behind handlers or below the text, tabs of news, further pages, scripts that send on."""

from __future__ import annotations

import pytest

from crawler.attachments.choosing import wanted
from crawler.items import ListEntry, RawAttachment
from crawler.parsing.files import is_file
from crawler.parsing.generic import announcement, beginning, channels, frames
from crawler.parsing.page import Page
from tests.crawler.test_generic_ordinary import TITLE, WORDS

SITE = "http://site.example/zp/"


def _page(body: str, url: str = SITE) -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/plus/download.php?open=2&id=4505", "点击下载"),
        ("/e/DownSys/doaction.php?enews=DownSoft&classid=9&id=985", "报名表下载"),
        ("/index.php?m=content&c=down&a_k=7f798", "岗位表.doc（点击下载）"),
        ("../Attach/GetFile.ashx?guid=2766-4c1e", "招聘计划.xls"),
        ("/system/files/2190.dotx", "模板"),
        ("/doc/1.ofd", "公告"),
        ("/f/1.PDF?v=2", "全文"),
        ("/show/12.html", "附件：岗位表"),
        ("/file/get/31", "岗位需求"),
    ],
)
def test_what_leads_to_a_file(href: str, text: str) -> None:
    assert is_file(href, text)


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/download/index.html", "下载"),
        ("/download/12.html", "下载中心"),
        ("/app/download?id=3", "下载手机APP"),
        ("/down/7.html", "Adobe Reader下载"),
        ("/zp/4505.html", "岗位招聘公告"),
        ("http://[bad/1down", "下载"),
        ("http://www.a.et.com/", "www.a.et.com"),
    ],
)
def test_what_leads_to_none(href: str, text: str) -> None:
    assert not is_file(href, text)


def test_a_table_is_fetched_whose_name_goes_on_behind_its_ending() -> None:
    named = [RawAttachment(name="岗位表.doc（点击下载）", url="http://site.example/index.php?c=down&a_k=7f7")]
    item = announcement.read_detail(_page(f"<h1>{TITLE}</h1><p>{WORDS * 2}</p>"), "s", _entry())
    assert wanted(item.model_copy(update={"attachments": named})) == named


def _entry() -> ListEntry:
    return ListEntry(key="k", url="http://site.example/d/1", title=TITLE, published="2026-03-01")


_TEXT = f"<table><tr><td><h2>{TITLE}</h2></td></tr><tr><td>发布日期：2026-03-01</td></tr><tr><td><p>{WORDS * 3}</p></td></tr></table>"


@pytest.mark.parametrize(
    ("below", "files"),
    [
        ('<table id="dlFile"><tr><td><a href="/f/1.xls">岗位表</a></td></tr></table>', ["1.xls"]),
        ('<div>附件下载：<a href="/f/1.xls">岗位表</a> <a href="/GetFile.ashx?id=2">报名表下载</a></div>', ["1.xls", "GetFile.ashx?id=2"]),
        ('<div>常用下载<a href="/f/1.xls">请假表</a></div>', []),
        ('<div><a href="/zp/3.html">另一则招聘公告</a></div><div><a href="/f/1.xls">岗位表</a></div>', []),
    ],
)  # fmt: skip
def test_files_in_a_box_of_their_own_below_the_text(below: str, files: list[str]) -> None:
    item = announcement.read_detail(_page(f"<div>{_TEXT}{below}</div>"), "s", _entry())
    assert [file.url.rpartition("/")[2] for file in item.attachments] == files


_ROWS = "<ul><li><a href='/n/{0}1.html'>关于某事的通知</a></li></ul>"


def _pane(key: str) -> str:
    return f"<div>{_ROWS.format(key)}<a href='/{key}/'>更多&gt;&gt;</a></div>"


@pytest.mark.parametrize(
    "front",
    [
        f"<ul><li>事业单位招聘</li><li>其他招聘</li><li>工作动态</li></ul><div>{_pane('a')}{_pane('b')}{_pane('c')}</div>",
        "".join(
            f"<div><h3>{name}<a href='/{key}/'>更多</a></h3>{_ROWS.format(key)}</div>"
            for key, name in (("a", "招聘公告"), ("b", "通知公告"), ("c", "新闻动态"))
        ),
    ],
)
def test_columns_of_news_beside_those_that_recruit(front: str) -> None:
    assert channels.more_links(_page(front)) == ["http://site.example/a/", "http://site.example/b/"]


def test_a_column_of_news_where_none_recruits() -> None:
    front = "<div><h3>新闻动态<a href='/c/'>更多</a></h3><p>今日要闻</p></div>"
    assert channels.more_links(_page(front)) == ["http://site.example/c/"]


@pytest.mark.parametrize(
    ("url", "pager", "first"),
    [
        ("/a/list_3_2.html", "<a href='list_3_1.html'>1</a> 2 <a href='list_3_3.html'>3</a>", "/a/list_3_1.html"),
        ("/a/list_3.html", "<a href='list_1.html'>首页</a> <a href='list_2.html'>上一页</a>", "/a/list_1.html"),
        ("/zp/index_2.html", "<a href='/zp/'>上一页</a>", "/zp/"),
        ("/l?id=5&page=2", "<a href='?id=5&page=1'>[1]</a>", "/l?id=5&page=1"),
        ("/zp/index_2.html", "<a href='/'>首页</a> <a href='index_3.html'>下一页</a>", ""),
        ("/a/list_3_1.html", "<a href='list_3_1.html'>1</a>", ""),
        ("/d/show_4027_2.html", "<a href='/'>1</a>", ""),
        ("/zp/", "<a href='/zp/index.html'>1</a>", ""),
    ],
)
def test_where_the_list_of_a_further_page_begins(url: str, pager: str, first: str) -> None:
    found = beginning.of(_page(pager, f"http://site.example{url}"))
    assert found == (f"http://site.example{first}" if first else "")


@pytest.mark.parametrize(
    ("body", "to"),
    [
        ("<script>location.href='/zp/list.htm'</script>", ["/zp/list.htm"]),
        (
            "<script>window.location.replace(\"main.jsp\");</script>正在跳转…<a href='main.jsp'>点此</a>",
            ["/zp/main.jsp"],
        ),
        ("<script>top.location = 'http://other.example/'</script>", []),
        (f"<script>function go() {{ location.href='/x' }}</script><p>{WORDS * 2}</p>", []),
        ("<script>location.href='/x'</script>" + "<a href='/y'>某</a>" * 3, []),
    ],
)
def test_where_a_page_without_words_sends_on(body: str, to: list[str]) -> None:
    assert frames.of(_page(body)) == [f"http://site.example{path}" for path in to]
