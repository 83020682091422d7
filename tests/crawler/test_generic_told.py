"""Classes of unknown sites: which of several days is that of publishing, titles with a line of their own,
bodies that are pictures, rows that only a script shows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crawler.items import ListEntry
from crawler.parsing import days
from crawler.parsing.generic import announcement, listing, pager, said
from crawler.parsing.page import Page
from crawler.parsing.scripts import islands, stores
from crawler.source import Source
from crawler.spiders.base import Ask, SourceSpider
from crawler.spiders.generic import GenericSpider
from crawler.spiders.jpaas import JpaasSpider
from tests.crawler.bare import SITE, page_of

TITLES = [f"某某单位公开招聘工作人员公告第{n}号" for n in range(1, 7)]
TEXT = "根据工作需要，面向社会公开招聘工作人员，现将有关事项公告如下。" * 6


def _read(html: str, title: str = TITLES[0], published: str = "") -> announcement.Reading:
    return announcement.read(page_of(html), ListEntry(key="k", url=SITE, title=title, published=published))


def _rows(row: str) -> list[tuple[str, str]]:
    group = listing.best(page_of("".join(row.format(n, title) for n, title in enumerate(TITLES, 1))))
    assert group is not None
    return [(row.title, row.day) for row in group.rows]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("成文日期：2026-10-28 发布日期：2026-11-02", "2026-11-02"),
        ("更新时间：2026-11-05 发布时间：2026-11-02", "2026-11-02"),
        ("更新时间：2026-11-05 2026-11-02", "2026-11-02"),
        ("2026-11-02 最后更新：2026-11-05", "2026-11-02"),
        ("成文日期：2026-10-28", "2026-10-28"),
        ("更新日期：2026-11-05", "2026-11-05"),
    ],
)
def test_a_day_of_change_or_writing_counts_only_where_no_other_is_told(text: str, day: str) -> None:
    found = days.published(text)
    assert found is not None and found.text == day


TIMES = [
    '<time class="updated" datetime="2026-11-05">2026年11月5日</time><time class="entry-date published">2026年11月2日</time>',
    '<time class="entry-date published updated" datetime="2026-11-02">2026年11月2日</time>',
    '<dd class="modified">2026-11-05</dd><dd class="published">2026-11-02</dd>',
    '<span itemprop="dateModified">2026.11.05</span> <span itemprop="datePublished">2026.11.02</span>',
    '<span title="2026-11-02 08:30">3&nbsp;天前</span>',
    '<time datetime="2026-11-02T08:30:00+08:00">昨天</time>',
]


@pytest.mark.parametrize("times", TIMES)
def test_markup_tells_which_day_is_which(times: str) -> None:
    assert {day for _, day in _rows(f"<article><h2><a href=/d/{{0}}>{{1}}</a></h2>{times}</article>")} <= {
        "2026-11-02",
        "2026-11-02 08:30",
        "2026-11-02 08:30:00",
    }
    found = _read(f"<h1>{TITLES[0]}</h1><div>{times}</div><p>{TEXT}</p>", published="2026-11-02")
    assert found.published.text[:10] == "2026-11-02"
    assert "".join(found.text.split()).startswith(TEXT[:40])


def test_what_is_called_published_and_holds_much_keeps_its_words() -> None:
    [box] = page_of(f'<div class="published">{TEXT}2026-11-02</div>').selector.css(".published")
    assert said.text(box.root) == f"{TEXT}2026-11-02"
    [link] = page_of('<a title="2026年3月1日公告">公告</a>').selector.css("a")
    assert said.text(link.root) == "公告"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二六年十一月二十日", "2026-11-20"),
        ("二○二六年三月一日", "2026-03-01"),
        ("二零二六年十月三十一日", "2026-10-31"),
        ("20 十一月 2026", "2026-11-20"),
        ("发布于 十一月 20, 2026", "2026-11-20"),
        ("二〇二六年十一月", ""),
        ("第三十一期", ""),
    ],
)
def test_chinese_numerals(text: str, day: str) -> None:
    found = days.published(text)
    assert (found.text if found else "") == day


def test_a_text_signed_in_numerals_tells_its_day() -> None:
    found = _read(f"<h3>{TITLES[0]}</h3><div><p>{TEXT}</p><p>某某学校</p><p>二〇二六年十一月二日</p></div>")
    assert found.published.text == "2026-11-02"


@pytest.mark.parametrize(
    "stated",
    [
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2026-11-05","datePublished":"2026-11-02T09:30:00+08:00"}</script>',
        '<meta itemprop="datePublished" content="2026-11-02">',
        '<meta property="article:modified_time" content="2026-11-05"><meta property="article:published_time" content="2026-11-02">',
    ],
)
def test_a_day_that_is_told_to_machines_only(stated: str) -> None:
    assert _read(f"{stated}<h1>{TITLES[0]}</h1><p>{TEXT}</p>").published.text[:10] == "2026-11-02"


def test_a_month_beside_the_days_of_several_rows() -> None:
    link = "<a href=/d/{0}>{1}</a>"
    cells = [f"<td>{n}日</td><td>{link.format(n, title)}</td>" for n, title in enumerate(TITLES, 1)]
    months = ("<td rowspan=4>2026年11月</td>", "", "", "", "<td rowspan=2>2026年10月</td>", "")
    rows = "".join(f"<tr>{month}{cell}</tr>" for month, cell in zip(months, cells, strict=True))
    group = listing.best(page_of(f"<table>{rows}</table>"))
    assert group is not None
    assert [row.day for row in group.rows] == [f"2026-{11 if n < 5 else 10}-0{n}" for n in range(1, 7)]


def test_posters_whose_title_stands_in_the_picture() -> None:
    row = "<li><a href=/d/{0}><img src=p{0}.jpg alt={1}></a><p>2026/11/0{0}</p></li>"
    assert _rows(row) == [(title, f"2026-11-0{n}") for n, title in enumerate(TITLES, 1)]
    named = "<li><a href=/d/{0}><img src=p.jpg alt=某某新闻配图{0}></a><a href=/d/{0}>{1}</a><i>2026-11-0{0}</i></li>"
    assert _rows(named) == [(title, f"2026-11-0{n}") for n, title in enumerate(TITLES, 1)]


def test_a_day_and_a_year_that_begins_a_title_are_no_day_together() -> None:
    row = "<article><b>31</b><i>Aug</i><h3><a href=/d/{0}>2027年第{0}区选调优秀毕业生公告</a></h3></article>"
    group = listing.best(page_of("".join(row.format(n) for n in range(1, 7))))
    assert group is not None and {entry.day for entry in group.rows} == {""}


POLICIES = "".join(
    f"<li><a href=/zc/{n}.html>关于印发第{n}号补贴实施细则的通知</a>2026-10-{n + 10}</li>" for n in range(12)
)


@pytest.mark.parametrize(("folder", "name"), [("/zp", "某某栏目"), ("/d", "招聘公告")])
def test_a_longer_list_beside_that_is_not_the_pages_own(folder: str, name: str) -> None:
    """The page's own rows stand in its folder, or below a heading that its title names."""
    rows = "".join(f"<li><a href={folder}/{n}.html>{t}</a>2026-11-0{n}</li>" for n, t in enumerate(TITLES, 1))
    html = f"<html><head><title>招聘公告-某局</title></head><body><div><h3>{name}</h3><ul>{rows}</ul></div><div><h3>政策文件</h3><ul>{POLICIES}</ul></div></body></html>"
    group = listing.best(Page(SITE, html))
    assert group is not None and [row.title for row in group.rows] == TITLES


HEADS = "<th>单位</th><th>公告</th><th>{0}</th><th>{1}</th>"
CELLS = "<td>某局</td><td><a href=/d/{0}>{1}</a></td><td>2026-12-2{0}</td><td>2026-11-0{0}</td>"


@pytest.mark.parametrize(
    ("table", "day"),
    [
        ("<table><tr>{heads}</tr>{rows}</table>", "2026-11-0"),
        ("<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>", "2026-11-0"),
        ("<table><tr>{turned}</tr>{rows}</table>", "2026-12-2"),
        ("<table>{rows}</table>", "2026-12-2"),
    ],
)
def test_heads_of_columns_tell_which_day_is_which(table: str, day: str) -> None:
    rows = "".join(f"<tr>{CELLS.format(n, title)}</tr>" for n, title in enumerate(TITLES, 1))
    heads, turned = HEADS.format("报名截止", "发布日期"), HEADS.format("发布日期", "报名截止")
    group = listing.best(page_of(table.format(heads=heads, turned=turned, rows=rows)))
    assert group is not None
    assert [row.day for row in group.rows] == [f"{day}{n}" for n in range(1, 7)]


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>{0}<br /><span>2026-11-02 15:23:08&nbsp;&nbsp;来源：县人社局&nbsp;评论：<a href='#c'>0</a> 点击：<i></i></span></h1>",
        "<div class=title>{0}<p>发布时间：2026-11-02　浏览：7</p></div>",
        "<h2>{0} <small>[2026年11月2日]</small></h2>",
        "<h2><span>某某单位公开招聘</span><br>工作人员公告第1号</h2><p>2026-11-02</p>",
    ],
)
@pytest.mark.parametrize("listed", [TITLES[0], f"{TITLES[0][:10]}..."])
def test_a_heading_may_hold_its_own_line_and_may_be_broken(heading: str, listed: str) -> None:
    found = _read(f"<div>{heading.format(TITLES[0])}<div>{TEXT}</div></div>", listed)
    assert (found.title.text, found.published.text[:10]) == (TITLES[0], "2026-11-02")


def test_a_day_that_begins_the_rest_of_a_title_is_part_of_it() -> None:
    title = "关于举办 2026年11月20日专场招聘会的通知"
    found = _read(f"<h1>关于举办 <span>2026年11月20日</span>专场招聘会的通知</h1><p>{TEXT}</p>", title)
    assert "".join(found.title.text.split()) == "".join(title.split())


def test_the_list_itself_is_no_row_of_its_further_pages() -> None:
    row = "<li><a href=/d/{0}>{1}</a><a href=/zp>招聘公告栏目</a><i>2026-11-0{0}</i></li>"
    rows = "".join(row.format(n, title) for n, title in enumerate(TITLES[:2], 1))
    group = listing.best(page_of(f"<ul>{rows}</ul>", "http://site.example/zp/page/3"))
    assert group is not None and [row.title for row in group.rows] == TITLES[:2]


PICTURE, VIEWER = '<p><img src="/u/1.jpg" width="800"></p>', '<iframe src="/u/1.pdf"></iframe>'
RANK = "".join(f"<li><span>{900 - n}</span><a href=/d/{n}>{title}</a></li>" for n, title in enumerate(TITLES))


@pytest.mark.parametrize("shown", [PICTURE, VIEWER])
@pytest.mark.parametrize(
    "page",
    [
        "<h1>{0}</h1><div class=intro>摘要: {1}...</div><div>{2}</div><div>顶一下(0)</div>",
        "<h1>{0}</h1><div class=c>{2}</div><p>上一篇：<a href=/d/2>另一则公告</a></p><p>分享到：<a href=#>微博</a></p><div><h5>总排行</h5><ul>{3}</ul></div>",
        "<h1>{0}</h1><article><div>Submitted by hr on Mon, 11/02/2026 - 09:12</div><div>{2}</div><ul><li><a href=/l>Log in</a> to post comments</li></ul></article>",
        "<table><tr><td><b>{0}</b></td></tr><tr><td>[ 2026年11月2日 10:20 ] 【打印】</td></tr><tr><td>{2}<div>某某学院人事处</div><div>2026年10月31日</div></td></tr></table>",
        "<table><tr><td>标题</td><td>{0}</td></tr><tr><td>正文</td><td>{2}</td></tr><tr><td>附件</td><td>无</td></tr></table><p>创建时间 2026/11/2 9:15</p>",
        "<h1>{0}</h1><div>{2}</div><p>温馨提示：求职过程中请勿缴纳任何费用，谨防上当受骗，注意人身安全。</p>",
    ],
)  # fmt: skip
def test_a_picture_or_document_beside_a_few_words_goes_to_staff(page: str, shown: str) -> None:
    html = page.format(TITLES[0], TEXT[:55], shown, RANK)
    entry = ListEntry(key="k", url=SITE, title=TITLES[0], published="2026-11-02")
    item = announcement.read_detail(page_of(html), "s", entry)
    assert item.extraction == "unsure" and [file.url[-6:-3] for file in item.attachments] == ["/1."]
    assert "总排行" not in item.description and TITLES[3] not in item.description


def test_the_beginning_of_a_text_is_not_told_twice() -> None:
    found = _read(f"<h1>{TITLES[0]}</h1><div class=s><b>摘要</b>: {TEXT[:50]} ...</div><div>{TEXT}</div>")
    assert found.text == TEXT and found.body.sure == 0.9
    alone = _read(f"<h1>{TITLES[0]}</h1><div><p>敬请期待{'某某某某' * 20}……</p><p>{TEXT}</p></div>")
    assert alone.text.startswith("敬请期待")


@pytest.mark.parametrize(
    "row",
    [
        "<tr onclick=\"window.open('/d/{0}')\"><td>{0}</td><td>某某县教育体育局</td><td>{1}</td><td>2026-11-0{0}</td></tr>",
        "<tr onclick=\"location.assign('/d/{0}')\"><td>{1}</td><td>2026-11-0{0}</td></tr>",
        "<li onclick=\"location.href='/d/{0}'\"><h4>{1}</h4><i>2026-11-0{0}</i></li>",
    ],
)
def test_rows_that_go_somewhere_when_clicked(row: str) -> None:
    assert _rows(row) == [(title, f"2026-11-0{n}") for n, title in enumerate(TITLES, 1)]


RECORDS = [
    {"id": n, "docTitle": title, "docUrl": f"/d/{n}.html", "docPubTime": f"2026-11-0{n} 09:00:00"}
    for n, title in enumerate(TITLES, 1)
]

LITERALS = [f"{{title:'{t}',url:'/d/{n}.html',time:'2026/11/{n}',cat:{{id:1}}}}" for n, t in enumerate(TITLES, 1)]


@pytest.mark.parametrize(
    ("script", "total"),
    [
        (f"var list = {json.dumps(RECORDS, ensure_ascii=False)};", None),
        (f"window.__NUXT__={json.dumps({'data': [{'rows': RECORDS, 'total': 27}]})}", 27),
        (f"// don't\nvar list = [{','.join(LITERALS)}];", None),
    ],
)  # fmt: skip
def test_rows_in_a_variable_of_a_script(script: str, total: int | None) -> None:
    page = page_of(f"<div id=list></div><script>{script}</script>")
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    listed = spider.read_list(page, Ask(SITE))
    assert [(entry.title, entry.published[:10]) for entry in listed.entries] == [
        (title, f"2026-11-0{n}") for n, title in enumerate(TITLES, 1)
    ]
    assert (listed.last, listed.total) == (True, total)


@pytest.mark.parametrize(
    "script",
    [
        "var menu = [{name:'学校首页介绍',url:'/'},{name:'机构设置介绍',url:'/j'},{name:'政策法规介绍',url:'/z'}];",
        "function f(a){ return [1,2,3].map(function(b){ return {title: b}; }); }",
        "[" * 100_000,
        'var s = "' + '\\"' * 100_000,
        "<script>" * 50_000,
    ],
)
def test_scripts_without_records_are_left_alone(script: str) -> None:
    page = page_of(f"<script>{script}")
    assert islands.opened(page) is page
    page = page_of(f"<script>{script}</script>")
    assert islands.opened(page) is page


def _records(first: int, last: int) -> str:
    rows = "".join(
        f"<record><![CDATA[<li><a href=/art/{n}.html>某某单位公开招聘工作人员公告第{n}号</a><i>2026-11-0{n % 9 + 1}</i></li>]]></record>"
        for n in range(first, min(last, 25) + 1)
    )
    return f"<datastore><recordset>{rows}</recordset><totalrecord>25</totalrecord></datastore>"


def _jpage(url: str) -> str:
    if "dataproxy" in url:
        asked = {pair.split("=")[0]: pair.split("=")[1] for pair in url.partition("?")[2].split("&")}
        assert asked["columnid"] == "13"
        return f"<?xml version='1.0'?>{_records(int(asked['startrecord']), int(asked['endrecord']))}"
    store = f"<script type='text/xml' querydata=\"{{'columnid':'13','webid':'7'}}\" url='/proxy/dataproxy.jsp'>{_records(1, 12)}</script>"
    return f"<html><body>{store}<script>var jpage = {{perPage: 6}};</script></body></html>"


@pytest.mark.parametrize("reader", [GenericSpider, JpaasSpider])
def test_records_that_jpages_script_asks_for_are_asked_for_page_by_page(reader: type[SourceSpider]) -> None:
    """The first page holds two pages' records at once; the proxy is asked from the third on."""
    spider = reader(source=Source(id="s", name="s", kind="government", family=reader.family, url=SITE))
    ask: Ask | None = Ask(SITE)
    keys: list[str] = []
    while ask is not None:
        page = Page(ask.url, _jpage(ask.url))
        listed = spider.read_list(page, ask)
        keys += [entry.key for entry in listed.entries]
        assert len(keys) == len(set(keys))
        ask = spider.next_ask(page, ask, listed)
    assert len(keys) == 25


@pytest.mark.parametrize(("total", "ahead"), [("25", ""), ("40", "http://site.example/proxy/dataproxy.jsp?page=1")])
def test_records_that_are_all_here_have_no_next_group(total: str, ahead: str) -> None:
    """jpage names a next group in any case; how many records there are is told to its script."""
    group = '<nextgroup><![CDATA[<a href="/proxy/dataproxy.jsp?page=1"></a>]]></nextgroup>'
    rows = _records(1, 25).replace("<totalrecord>25</totalrecord>", "").replace("<recordset>", f"{group}<recordset>")
    shown = stores.opened(
        page_of(
            f'<script type="text/xml">{rows}</script><script>x.jpage({{"perPage":15,"totalRecord":{total}}});</script>'
        )
    )
    found = pager.following(shown, 1)
    assert (found.url if found else "") == ahead


def test_a_list_page_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = stores.opened
    monkeypatch.setattr(stores, "opened", lambda page, site="": opened.append(page.url) or real(page, site))
    rows = "".join(f"<li><a href=/d/{n}>{title}</a>2026-11-0{n}</li>" for n, title in enumerate(TITLES, 1))
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    page, ask = page_of(f"<ul>{rows}</ul><a href=list_2.html>下一页</a>"), Ask(SITE)
    following = spider.next_ask(page, ask, spider.read_list(page, ask))
    assert following is not None and following.url.endswith("list_2.html") and len(opened) == 1
    again = replace(page, url=following.url)
    spider.read_list(again, following)
    assert len(opened) == 2
