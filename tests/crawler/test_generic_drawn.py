"""Classes that sites drawn by lot showed: lists without days at a pager, icons of files, threads of forums."""

from __future__ import annotations

import pytest

from crawler.items import ListEntry
from crawler.parsing.body import images
from crawler.parsing.generic import announcement, channels, listing
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider

SITE = "http://site.example/job.html"
NAMES = (
    "工艺工程师（沧江）",
    "算法工程师（云麓）",
    "项目助理（望海）",
    "内容编辑（云麓）",
    "采购主管（临川）",
    "法务专员（望海）",
)
SHORT = tuple(name[:4] for name in NAMES)
NUMBERS = '<div class="pagination"><a class="cur">1</a><a href="job_p2.html">2</a><a href="job_p2.html">&gt;</a></div>'


def _page(body: str) -> Page:
    return Page(SITE, f"<html><head><title>望海动力</title></head><body>{body}</body></html>")


def _table(names: tuple[str, ...] = NAMES, told: str = "沧江") -> str:
    row = '<tr><td><a href="job_{0}.html">{1}</a></td><td>{2}</td><td><a href="job_{0}.html">查看详情</a></td></tr>'
    return f"<table>{''.join(row.format(n, name, told) for n, name in enumerate(names, 101))}</table>"


def test_short_names_without_days_are_a_list_where_a_pager_stands_at_them() -> None:
    page = _page(_table() + NUMBERS)
    found = listing.best(page)
    assert channels.is_list(page)
    assert found is not None and [row.title for row in found.rows] == list(NAMES)


def test_short_names_without_days_and_pager_are_none() -> None:
    assert listing.best(_page(_table())) is None


@pytest.mark.parametrize("told", ["5人", "本科及以上", "全职", "8k-12k/月", "招聘人数：3"])
def test_short_names_that_say_what_positions_do_are_one(told: str) -> None:
    found = listing.best(_page(_table(SHORT, told)))
    assert found is not None and [row.title for row in found.rows] == list(SHORT)


@pytest.mark.parametrize("told", ["沧江", "3人民医院", "人力资源部"])
def test_short_names_that_say_anything_else_are_none(told: str) -> None:
    assert listing.best(_page(_table(SHORT, told))) is None


def test_what_positions_are_filtered_by_is_no_list() -> None:
    filters = "".join(
        f'<li><a href="?degree={n}">{name}及以上</a></li>'
        for n, name in enumerate(("本科学历", "硕士学历", "博士学历", "大专学历"))
    )
    assert listing.best(_page(f"<ul>{filters}</ul>")) is None


def _read(body: str, lists: list[str]) -> list[str]:
    options = {"lists": lists} if lists else {}
    source = Source(id="s", name="s", kind="employer", family="generic", url=SITE, options=options)
    spider = GenericSpider(source=source)
    return [entry.title for entry in spider.read_list(_page(body), Ask(SITE)).entries]


FEW = "<ul><li><a href='/n/1.html'>工艺工程师及助理</a></li><li><a href='/n/2.html'>项目助理与采购主管</a></li><li><a href='/n/3.html'>法务专员和内容编辑</a></li></ul>"


def test_of_a_page_that_is_named_as_a_list_the_likeliest_is_taken() -> None:
    """A few short rows without days are none unless somebody says so: an operator who has looked."""
    with pytest.raises(ValueError, match="name the page with option `lists`"):
        _read(FEW, [])
    assert _read(FEW, [SITE]) == ["工艺工程师及助理", "项目助理与采购主管", "法务专员和内容编辑"]


@pytest.mark.parametrize(
    "body",
    [
        FEW.replace("<ul>", "<nav>").replace("</ul>", "</nav>"),
        FEW.replace("<ul>", '<ul class="footer">'),
        f'<div id="list"></div><script src="/app.js"></script>{FEW.replace("<ul>", "<nav>").replace("</ul>", "</nav>")}',
    ],
)
def test_menus_and_feet_are_no_list_though_the_page_is_named(body: str) -> None:
    with pytest.raises(ValueError, match="`lists` names it"):
        _read(body, [SITE])


def test_a_pager_is_no_sign_for_a_few_links_beside_a_list_with_days() -> None:
    dated = "".join(
        f'<li><a href="/n/{n}.html">某局公开招聘工作人员公告第{n}号</a> 2026-03-0{n}</li>' for n in range(1, 9)
    )
    found = listing.best(_page(f"<ul>{dated}</ul><div>{_table()}{NUMBERS}</div>"))
    assert found is not None and found.rows[0].title == "某局公开招聘工作人员公告第1号"


@pytest.mark.parametrize(
    "icon",
    [
        "/sitefiles/assets/images/pdf.gif",
        "/plugin/ueditor/dialogs/attachment/fileTypeImages/icon_doc.gif",
        "/include/dedeicons/zip.gif",
        "/static/image/filetype/common.gif",
        "/images/ext/xlsx.png",
    ],
)
def test_the_icon_of_a_file_is_no_poster(icon: str) -> None:
    html = f'<p><img src="{icon}"> <a href="/f/1.pdf">岗位表.pdf</a></p>'
    assert images(html, SITE) == []
    entry = ListEntry(key="k", url="http://site.example/d/1", title="某局公开招聘公告", published="2026-03-01")
    page = Page(
        entry.url, f"<html><body><h1>{entry.title}</h1><div>时间：2026-03-01</div><div>{html}</div></body></html>"
    )
    item = announcement.read_detail(page, "site", entry)
    assert [file.name for file in item.attachments] == ["岗位表.pdf"]


@pytest.mark.parametrize("poster", ["/upload/pdf-hiring.jpg", "/upload/silicon/poster.png", "/upload/2026/doc1.jpg"])
def test_other_pictures_are(poster: str) -> None:
    assert [file.url for file in images(f'<p><img src="{poster}"></p>', SITE)] == [f"http://site.example{poster}"]


THREAD = ListEntry(
    key="k", url="http://site.example/thread-7-1-1.html", title="某局公开招聘公告", published="2026-03-01"
)
TEXT = "根据工作需要，经研究决定，面向社会公开招聘工作人员，现将有关事项公告如下，请符合条件者按时报名。"


def _thread(post: str) -> str:
    head = f'<table><tr><td>查看: 12</td><td><h1>[校招] <span id="thread_subject">{THREAD.title}</span></h1></td></tr></table>'
    page = Page(THREAD.url, f'<html><body><div id="postlist">{head}{post}</div></body></html>')
    return announcement.read_detail(page, "site", THREAD).description


def test_who_posted_is_no_part_of_what_was_posted() -> None:
    """A column of the author with what he ever posted, then the line of the day, then the text."""
    line = '<div><strong>楼主</strong> <div><em id="posted7">发表于 2026-3-1 09:12</em><span>|</span><a href="?by=9">只看该作者</a></div></div>'
    author = "<td><a>career_center</a><p>82 主题</p><p>210 帖子</p></td>"
    post = f'<div id="post_7"><table><tr>{author}<td>{line}<div>{TEXT}<br>{TEXT}</div></td></tr></table></div>'
    assert _thread(post) == f"{TEXT}\n{TEXT}"


def test_a_text_before_the_line_of_its_day_is_kept() -> None:
    post = f'<div id="post_7"><div>{TEXT}</div><div><em>发表于 2026-3-1 09:12</em> <a href="?by=9">只看该作者</a></div></div>'
    assert TEXT in _thread(post)
