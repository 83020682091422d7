"""Sites whose lists a script asks for: the page has an empty place for the rows, and says where they come from.

Written together with :mod:`crawler.parsing.scripts.requested`; details are ordinary pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from config.timezone import TIMEZONE
from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

Query = dict[str, str]


def _frame(title: str, body: str, script: str = "") -> str:
    menu = "".join(f'<li><a href="/about/{n}.html">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><script src="/js/jquery.min.js"></script></head>'
        f'<body><div class="header"><ul class="nav">{menu}</ul></div>{body}'
        f'<div class="footer">版权所有：云麓大学就业指导中心 地址：云麓市学府路1号</div><script>{script}</script></body></html>'
    )


def _detail(row: Notice) -> str:
    attached = "".join(f'<p><a href="{url}">{name}</a></p>' for name, url in row.files)
    return _frame(
        f"{row.title}-就业信息网",
        f'<div class="article"><h1 class="title">{row.title}</h1><div class="info">发布时间：{row.day} 来源：就业中心 浏览：<span id="hits"></span>次</div>'
        f'<div class="content">{paragraphs(row)}{attached if not files(row) else files(row)}</div></div>',
        f'$.get("/api/article/hits", {{id: {row.number}}}, function (n) {{ $("#hits").text(n); }});',
    )


def _style(name: str, start: str, page: str, answer: Callable[[Holding, str, Query], str | None], detail: str) -> Style:
    """A site: its list page, what answers its script, and where details stand (``{}`` for the number)."""

    def lists(held: Holding, path: str, query: Query) -> str | None:
        return page if path == start else answer(held, path, query)

    def details(held: Holding, path: str, query: Query) -> str | None:
        asked = path + (f"?id={query['id']}" if "?" in detail and "id" in query else "")
        row = find(held, detail.replace("?", r"\?").format(r"(\d+)"), asked)
        return _detail(row) if row is not None else None

    return Style(name, start, lists, details)


def _number(query: Query, name: str, first: int = 1) -> int:
    return int(query.get(name) or first) - first + 1


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# 1. jQuery, a form posted, rows joined as text --------------------------------------------------------------------

_POSTED = _frame(
    "招聘信息",
    '<div class="list"><ul id="newsList"></ul><div id="pages"></div></div>',
    """
    var pageSize = 10;
    $(function () { load(1); $.get("/api/visit/add", {url: location.href}); });
    function load(pageNo) {
      $.ajax({
        type: "post", url: "/zp/article/queryList", dataType: "json",
        data: {pageNo: pageNo, pageSize: pageSize, columnId: '12'},
        success: function (res) {
          var str = '';
          $.each(res.data.rows, function (i, item) {
            str += '<li><a href="/zp/article/' + item.id + '.html" target="_blank">' + item.title + '</a><span>' + item.publishTime + '</span></li>';
          });
          $('#newsList').html(str);
        }
      });
    }""",
)


def _posted(held: Holding, path: str, query: Query) -> str | None:
    if path != "/zp/article/queryList" or query.get("columnId") != "12":
        return None
    number, size = _number(query, "pageNo"), int(query["pageSize"])
    rows = [
        {"id": row.number, "title": row.title, "publishTime": f"{row.day} 10:00:00"} for row in held.page(number, size)
    ]
    return _json({"code": 200, "msg": "ok", "data": {"total": len(held.notices), "rows": rows}})


# 2. Vue, axios with parameters, a template that binds -----------------------------------------------------------

_BOUND = _frame(
    "通知公告",
    '<div id="app"><div class="item" v-for="item in list" :key="item.articleId">'
    "<a :href=\"'/detail?id=' + item.articleId\">{{ item.articleTitle }}</a><em>{{ item.releaseDate }}</em></div></div>",
    """
    new Vue({ el: '#app',
      data: { list: [], total: 0, queryParams: { current: 1, size: 8, type: 'recruit' } },
      created() { this.getList() },
      methods: { getList() { axios.get('/portal/article/page', { params: this.queryParams }).then(res => {
        this.list = res.data.data.records; this.total = res.data.data.total }) } } })""",
)


def _bound(held: Holding, path: str, query: Query) -> str | None:
    if path != "/portal/article/page" or query.get("type") != "recruit":
        return None
    rows = [
        {"articleId": f"{row.number}", "articleTitle": row.title, "releaseDate": str(row.day)}
        for row in held.page(_number(query, "current"), int(query["size"]))
    ]
    return _json({"success": True, "data": {"records": rows, "total": len(held.notices), "current": 1}})


# 3. fetch, pages counted from 0, JSON posted, a template string, days as milliseconds ----------------------------

_FETCHED = _frame(
    "就业公告",
    '<section id="list"></section><button id="more">加载更多</button>',
    """
    let page = 0
    async function load() {
      const res = await fetch(`/api/notices/search`, {method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({page: page, size: 9, keyword: ''})})
      const data = await res.json()
      for (const n of data.content) document.querySelector('#list').insertAdjacentHTML('beforeend',
        `<article><a href="/notice/${n.id}">${n.subject}</a><time>${fmt(n.createTime)}</time></article>`)
      page++
    }
    load()""",
)


def _milliseconds(row: Notice) -> int:
    return int(datetime(row.day.year, row.day.month, row.day.day, 9, tzinfo=TIMEZONE).timestamp() * 1000)


def _fetched(held: Holding, path: str, query: Query) -> str | None:
    if path != "/api/notices/search" or "page" not in query:
        return None
    rows = [
        {"id": row.number, "subject": row.title, "createTime": _milliseconds(row)}
        for row in held.page(_number(query, "page", 0), 9)
    ]
    return _json({"content": rows, "last": len(rows) < 9})


# 4. layui, a table that adds its own parameters, a toolbar template ----------------------------------------------

_DRAWN = _frame(
    "公开招聘",
    '<table id="test" lay-filter="test"></table><script type="text/html" id="titleTpl">'
    '<a href="/info/view/{{d.infoId}}.shtml" class="layui-table-link">{{d.infoTitle}}</a></script>',
    """
    layui.use('table', function () { var table = layui.table;
      table.render({ elem: '#test', url: '/info/list.json', where: {channel: 'gkzp'}, page: true, limit: 10,
        cols: [[ {field: 'infoTitle', title: '标题', templet: '#titleTpl'}, {field: 'pubDate', title: '日期', width: 120} ]] }); });""",
)


def _drawn(held: Holding, path: str, query: Query) -> str | None:
    if path != "/info/list.json" or query.get("channel") != "gkzp":
        return None
    size = int(query["limit"])
    rows = [
        {"infoId": row.number, "infoTitle": row.title, "pubDate": str(row.day)}
        for row in held.page(_number(query, "page"), size)
    ]
    return _json({"code": 0, "msg": "", "count": len(held.notices), "data": rows})


# 5. the page's number in the address, markup as the answer --------------------------------------------------------

_PUT_IN = _frame(
    "招考信息",
    '<div class="zkxx"><div id="ajaxBox">正在加载…</div></div>',
    """
    var cid = "305";
    function getPage(p) { $.get("/ajax/list.aspx?cid=" + cid + "&page=" + p, function (html) { $("#ajaxBox").html(html); }); }
    getPage(1);""",
)


def _put_in(held: Holding, path: str, query: Query) -> str | None:
    if path != "/ajax/list.aspx" or query.get("cid") != "305":
        return None
    number = _number(query, "page")
    rows = "".join(
        f'<dl><dt><a href="/show/{row.number}.aspx" title="{row.title}">{row.title}</a></dt><dd>{row.day:%Y.%m.%d}</dd></dl>'
        for row in held.page(number, 10)
    )
    return f"{rows}<p>第{number}页</p>" if rows else "<p>没有更多了</p>"


# 6. rows that name their own pages, a wrapped call, no paging ------------------------------------------------------

_OWN = _frame(
    "校招动态",
    '<ul class="ul-list" id="list-box"></ul>',
    """
    $.getJSON("/data/xzdt/news.json", function (res) { var h = ""; for (var i = 0; i < res.length; i++) {
      h += "<li><a href='" + res[i].link + "'>" + res[i].name + "</a><i>" + res[i].date + "</i></li>"; }
      $("#list-box").html(h); });""",
)


def _own(held: Holding, path: str, _: Query) -> str | None:
    if path != "/data/xzdt/news.json":
        return None
    return _json([{"name": row.title, "link": f"/a/{row.number}.htm", "date": str(row.day)} for row in held.notices])


# 7. a function that opens the page, a script that stores the first values apart ------------------------------------

_OPENED = _frame(
    "人才招聘",
    '<div class="tab"><span class="on">全部</span></div><div class="newsbox"></div>',
    """
    var params = { pageIndex: 1, rows: 12, lmdm: 'rczp' };
    function toDetail(id) { window.open("/rczp/detail.jsp?id=" + id); }
    function query() {
      $.post("/rczp/getInfoList.do", params, function (result) { $.each(result.list, function (k, v) {
        $(".newsbox").append("<div class='one' onclick='toDetail(" + v.id + ")'><p>" + v.bt + "</p><b>" + v.fbsj + "</b></div>"); }); }, "json");
    }
    query();""",
)


def _opened(held: Holding, path: str, query: Query) -> str | None:
    if path != "/rczp/getInfoList.do" or query.get("lmdm") != "rczp":
        return None
    rows = [
        {"id": row.number, "bt": row.title, "fbsj": f"{row.day:%Y年%m月%d日}"}
        for row in held.page(_number(query, "pageIndex"), int(query["rows"]))
    ]
    return _json({"list": rows, "pages": held.pages(12)})


STYLES = (
    _style("asked-posted", "/zp/list.html", _POSTED, _posted, "/zp/article/{}.html"),
    _style("asked-bound", "/portal/notice.html", _BOUND, _bound, "/detail?id={}"),
    _style("asked-fetched", "/jobs/", _FETCHED, _fetched, "/notice/{}"),
    _style("asked-drawn", "/gkzp/index.html", _DRAWN, _drawn, "/info/view/{}.shtml"),
    _style("asked-put-in", "/zkxx.aspx", _PUT_IN, _put_in, "/show/{}.aspx"),
    _style("asked-own", "/xzdt.htm", _OWN, _own, "/a/{}.htm"),
    _style("asked-opened", "/rczp/", _OPENED, _opened, "/rczp/detail.jsp?id={}"),
)
