"""Text and labels of markup that stands within its like, as damaged pages have it: each part is read once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from crawler import arrival
from crawler.items import ListEntry, RawItem
from crawler.parsing import article, cms, records, sheet
from crawler.parsing.body import visible_text
from crawler.parsing.families import bysjy
from crawler.parsing.generic import announcement
from crawler.parsing.nodes import outermost
from crawler.parsing.page import Page, PageError, absolute, tree
from crawler.parsing.sheet import pairs
from pipelines.normalize.dates.reading import read as read_date

SITE = "http://job.example.edu.cn"


def _page(html: str) -> Page:
    return Page("https://site.example/", html)


def test_a_part_within_its_like_is_no_second_part() -> None:
    root = _page("<div class=a>一<div class=a>二</div></div><div class=a>三</div>").selector.root
    assert visible_text(outermost(root, ".a")) == "一\n二\n三"


def test_markup_does_not_grow_with_the_square_of_what_is_left_open() -> None:
    root = _page("<div class=a>字" * 200).selector.root
    assert len(outermost(root, ".a")) < 200 * 40


def test_rows_of_tables_within_tables() -> None:
    inner = "<table><tr><td>地点：</td><td>一号楼</td><td>时间</td><td>周一</td></tr></table>"
    found = pairs(_page(f"<table><tr><td>{inner}</td><td>旁边</td></tr></table>").selector, "table", "tr")
    assert found == {"地点": "一号楼", "时间": "周一"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!DOCTYPE html><html><body><p>一</p></body></html><p>二", "一\n二"),
        ("<p>一<!-- 二 --><?php 三 ?></p><script>四</script><p style='display: none'>五</p>六", "一\n六"),
        ("<table><tr><td>一</td><th>二<br>三</th></tr></table>", "一 | 二 三"),
        ("招<span>聘</span> \n 会", "招聘 会"),
        ("<!-- nothing -->", ""),
        ("\ud800<b>一</b>", "?一"),
        ("一\n\n 二", "一\n二"),
    ],
)
def test_what_a_reader_sees(html: str, text: str) -> None:
    assert visible_text(html) == text


def test_half_a_character_is_in_no_address_and_no_data() -> None:
    assert absolute("https://site.example/", "/a?b=\ud800") == ""
    data = Page("https://site.example/", r'{"\udc00": "a\ud800", "b": "\ud83d\ude00", "c": 1.5}').data
    assert data == {"?": "a?", "b": "😀", "c": 1.5}


@pytest.mark.parametrize(
    "text", ["March 5, 2027", "5. März 2027", "5 mars 2027", "5 de marzo de 2027", "5 marca 2027", "5 марта 2027"]
)
def test_days_in_the_languages_of_employers(text: str) -> None:
    assert read_date(text, date(2026, 11, 29)).value["end"] == "2027-03-05"


SHOWN = {
    "picture": ('<p><img src="/upload/poster.jpg"></p>', ["http://job.example.edu.cn/upload/poster.jpg"]),
    "viewer": (
        '<iframe src="/pdfjs/web/viewer.html?file=/upload/a.pdf"></iframe>',
        ["http://job.example.edu.cn/upload/a.pdf"],
    ),
    "office": (
        '<iframe src="https://view.example/embed.aspx?src=http%3A%2F%2Fjob.example.edu.cn%2Fa.docx"></iframe>',
        ["http://job.example.edu.cn/a.docx"],
    ),
    "embed": (
        '<embed type="application/pdf" src="/upload/a.pdf">',
        ["http://job.example.edu.cn/upload/a.pdf"],
    ),
    "canvas": ('<canvas id="notice" width="800" height="4000"></canvas><script>draw()</script>', []),
}
READERS: dict[str, Callable[[Page, ListEntry], RawItem]] = {
    "article": lambda page, entry: article.read_detail(page, "s", entry),
    "cms": lambda page, entry: cms.read_detail(page, "s", cms.Cms("webplus", body=".body"), entry),
    "sheet": lambda page, entry: sheet.read(page, "s", "correcruit", entry, title="h1", body=".body"),
    "generic": lambda page, entry: announcement.read_detail(page, "s", entry),
    "bysjy": lambda page, entry: bysjy.read_detail(page, "s", entry),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("shown", SHOWN)
def test_words_that_are_shown_and_not_written_go_to_staff(reader: str, shown: str) -> None:
    """B083: no empty posting, no posting without a look, whatever the family."""
    body, files = SHOWN[shown]
    entry = ListEntry(key="1", url=f"{SITE}/1", title="某局2027年公开招聘工作人员公告", published="2026-11-02")
    markup = f'<h1>{entry.title}</h1><p>发布时间：2026-11-02</p><div class="body details-content">{body}</div>'
    item = READERS[reader](Page(entry.url, f"<html><body><div>{markup}</div></body></html>"), entry)
    assert (item.title, item.extraction) == (entry.title, "unsure")
    assert [file.url for file in item.attachments] == files


@pytest.mark.parametrize("listed", ["2026-03-05T10:00:00+08:00", "03-05"])
def test_the_day_of_an_event_is_not_the_day_of_publishing(listed: str) -> None:
    entry = ListEntry(key="1", url=f"{SITE}/1", title="关于举办2026届毕业生双选会的邀请函", published=listed)
    told = (
        "<p>时间：2026年3月28日（周六）9:00-13:00</p><p>地点：体育馆，届时将有180家用人单位参加，欢迎毕业生入场。</p>"
    )
    page = Page(entry.url, f"<html><body><h1>{entry.title}</h1><article>{told}</article></body></html>")
    assert article.read_detail(page, "s", entry).published == listed
    assert announcement.read_detail(page, "s", entry).published == listed


def test_a_bare_label_is_that_of_publishing_where_the_list_agrees_or_is_silent() -> None:
    told = "<p>时间：2026-03-05 10:21 来源：就业中心</p><p>根据工作需要，面向社会公开招聘工作人员若干名。</p>"
    for listed in ("03-05", ""):
        entry = ListEntry(key="1", url=f"{SITE}/1", title="某局2026年公开招聘公告", published=listed)
        page = Page(entry.url, f"<html><body><h1>{entry.title}</h1><article>{told}</article></body></html>")
        assert article.read_detail(page, "s", entry).published == "2026-03-05 10:21"


@pytest.mark.parametrize(("listed", "said"), [("2026-03-05", "sure"), ("", "unsure")])
def test_a_day_that_only_the_list_tells_is_known(listed: str, said: str) -> None:
    """A feed tells the day, and its pages need not."""
    entry = ListEntry(key="1", url=f"{SITE}/1", title="某局2026年公开招聘公告", published=listed)
    told = "<p>根据工作需要，现面向社会公开招聘工作人员若干名，具体岗位、条件与报名办法见本公告附件，欢迎符合条件的人员报名。</p>"
    page = Page(entry.url, f'<html><body><h1>{entry.title}</h1><div class="content">{told}</div></body></html>')
    assert article.read_detail(page, "s", entry).extraction == said


@pytest.mark.parametrize(
    ("beside", "within", "said"),
    [
        ("", "", "sure"),
        ("<script>var hot = [" + "1," * 400 + "];</script>", "", "sure"),
        (
            '<ul><li><a href="/2">' + "某校2026年公开招聘公告</a></li><li><a href='/3'>" * 30 + "</a></li></ul>",
            "",
            "sure",
        ),
        (
            "<div><div>" + "<p>另一则公告的正文，与本公告无关，同样写了很长的一段话。</p>" * 5 + "</div></div>",
            "",
            "unsure",
        ),
        ("", "<p>版权所有 某市人才网</p>", "unsure"),
        ("", '<p><a href="/2">某校2026年公开招聘公告</a></p>' * 4, "unsure"),
    ],
)
def test_a_part_that_is_most_of_its_page_is_the_article_whatever_its_name(beside: str, within: str, said: str) -> None:
    """Other texts, a foot or a menu in it leave it to staff; links and scripts beside it do not."""
    entry = ListEntry(key="1", url=f"{SITE}/1", title="某局2026年公开招聘公告", published="2026-03-05")
    told = "<p>根据工作需要，现面向社会公开招聘工作人员若干名，具体岗位、条件与报名办法见本公告附件，欢迎符合条件的人员报名。</p>"
    own = f'<div class="wenben">{told * 2}{within}</div>'
    page = Page(
        entry.url, f'<html><body><div><h1>{entry.title}</h1></div>{own}<div class="wai">{beside}</div></body></html>'
    )
    assert article.read_detail(page, "s", entry).extraction == said


def test_so_do_records_whose_body_is_a_picture() -> None:
    record = records.Record("announcement", "a", ("id",), {"title": ("title",)}, body=("content",))
    entry = ListEntry(key="a:1", url=f"{SITE}/1", title="某公司校园招聘简章", published="2026-11-02")
    found = {"id": 1, "title": entry.title, "content": '<p><img src="/long.png"></p>'}
    item = records.item(Page(entry.url, "{}"), "s", "gxjy", record, entry, found)
    assert (item.extraction, [file.url for file in item.attachments]) == ("unsure", [f"{SITE}/long.png"])


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("<p>月薪 \ue602\ue611\ue602 元，面向应届毕业生，电话 \ue606\ue602\ue611</p>", True),
        ("<p>月薪 &#xe602;&#xe611;&#xe602; 元，电话 &#xf1f8;&#xe602;&#58894;</p>", True),
        ("".join(f'<i class="iconfont">&#xe6{n};</i> 首页 ' for n in range(10, 60)), False),
        ("<p>㎡ 一人带有一个造字\ue000</p>", False),
    ],
)
def test_a_font_of_its_own_makes_a_page_unsure(text: str, unsure: bool) -> None:
    body = f"<html><head><meta charset=utf-8></head><body><h1>招聘公告</h1>{text}<p>{'岗位要求见下。' * 20}</p></body></html>"
    page = arrival.read(arrival.Arrived(SITE, SITE, 200, body.encode()), datetime.now(UTC), detail=True)
    assert isinstance(page, Page)
    assert bool(page.suspect) == unsure


BOMB = "<div " + " ".join(f"a{n}=1" for n in range(3000)) + ">"


@pytest.mark.parametrize(
    "markup",
    [
        BOMB,
        f'</div x=">{BOMB}"',  # an end tag has no quoted values: the parser ends it at the first angle
        BOMB.replace("<div", "<script"),
        f"<script>'<!--'</script>{BOMB}",
        BOMB.replace("a5=1", 'a5=">"').replace("a900=1", "a900='<x'"),
    ],
    ids=range(5),
)
def test_a_tag_of_thousands_of_attributes_is_refused_wherever_it_hides(markup: str) -> None:
    with pytest.raises(PageError, match="parse_truncated"):
        tree(f"<p>{'招' * 9000}</p>{markup}<p>x</p>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<!-- {BOMB} -->",
        f"<script>s = '{BOMB}'</script>",
        '<p width=20">' + "<a href='/x'>x</a>" * 3000,
        "<p>" * 4000,
        "<i x>" + "<a href=x>" * 2000,
    ],
    ids=range(5),
)
def test_what_only_looks_like_it_is_read(markup: str) -> None:
    assert "end" in "".join(tree(f"<p>{'招' * 9000}</p>{markup}<p>end</p>").itertext())


def test_a_deep_page_is_refused_and_a_flat_one_with_open_tags_is_not() -> None:
    """R5: told by what the parser made of it; it ends many elements by itself."""
    with pytest.raises(PageError, match="deep"):
        tree("<div>" * 300 + "x")
    assert len(tree("<a href=x>x" * 2000).xpath("//a")) == 2000
