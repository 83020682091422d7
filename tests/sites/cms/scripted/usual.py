"""What many sites share: webplus's general query, TRS's igs, vue-resource, one file of JSON, a pager of jqPaginator, layers above a list."""

from __future__ import annotations

import json

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import millis, ok, seconds, views
from tests.sites.cms.scripted.shells import HTML, JQUERY, cut_page, find_row, plain, rich, site
from tests.sites.cms.style import Answer, Request

_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'


def _article(row: Notice, name: str, *, day: str) -> Answer:
    """A detail that the server makes."""
    text = (
        f"{_HEAD.format(title=f'{row.title} - {name}')}<div class='menu'><a href='/'>首页</a><a href='/zp/'>招聘</a></div><div class='article'>"
        f"<h1 class='arti_title'>{row.title}</h1><p class='arti_metas'><span>发布者：人事处</span><span>发布时间：{day}</span><span>浏览次数：{views(row)}</span></p>"
        f"<div class='entry'>{plain(row)}</div><div class='fj'>{files(row)}</div></div><div class='foot'>{name}</div></body></html>"
    )
    return 200, HTML, text


_QUERY = (
    _HEAD.format(title="人才招聘")
    + """<div class="nav"><a href="/main.htm">首页</a><a href="/xygk/list.htm">学院概况</a><a href="/rczp/list.htm">人才招聘</a></div><ul class="news_list" id="newsList"></ul><div id="pages"></div>
<script src="/_js/jquery.min.js"></script><script src="/_upload/tpl/00/a1/161/template161/js/list.js"></script><script>var siteId = "38", columnId = "2561";</script></body></html>"""
)
_QUERY_JS = """$(function () {
    getNews(1);
});
function getNews(pageIndex) {
    var returnInfos = [
        { "field": "title", "name": "title" },
        { "field": "publishTime", "pattern": [{ "name": "d", "value": "yyyy-MM-dd" }], "name": "publishTime" },
        { "field": "visitUrl", "name": "url" }
    ];
    $.ajax({
        url: "/_wp3services/generalQuery?queryObj=articles",
        type: "post",
        dataType: "json",
        data: {
            siteId: siteId,
            columnId: columnId,
            pageIndex: pageIndex,
            rows: 14,
            orders: JSON.stringify([{ "name": "top", "type": "asc" }, { "name": "publishTime", "type": "desc" }]),
            returnInfos: JSON.stringify(returnInfos),
            level: 1
        },
        success: function (result) {
            var str = "";
            $.each(result.data, function (index, element) {
                str += "<li><span class='news_title'><a href='" + element.url + "' title='" + element.title + "'>" + element.title + "</a></span><span class='news_meta'>" + element.publishTime + "</span></li>";
            });
            $("#newsList").html(str);
            renderPage(pageIndex, Math.ceil(result.total / 14));
        }
    });
}
function renderPage(current, total) { $("#pages").html("<a onclick='getNews(" + (current + 1) + ")'>下一页</a>"); }"""


def _visit(row: Notice) -> str:
    return f"/{row.day.year}/{row.day:%m%d}/c2561a{row.number}/page.htm"


def _query(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/_wp3services/generalQuery" and asked.query.get("queryObj") == "articles":
        try:
            wanted = [one["name"] for one in json.loads(asked.form.get("returnInfos", ""))]
        except (ValueError, KeyError, TypeError):
            return ok({"data": [], "total": 0, "errorMsg": "returnInfos"})
        rows = (
            cut_page(held, asked.form.get("pageIndex"), asked.form.get("rows"))
            if asked.form.get("columnId") == "2561"
            else ()
        )
        told = [{"title": row.title, "publishTime": f"{row.day}", "url": _visit(row)} for row in rows or ()]
        return ok(
            {"data": [{key: one[key] for key in wanted if key in one} for one in told], "total": 27, "pageCount": 2}
        )
    row = find_row(held, asked.path, _visit)
    return row and _article(row, "云麓学院", day=f"{row.day}")


QUERY = site(
    "scripted_general_query",
    "/rczp/list.htm",
    {"/rczp/list.htm": _QUERY},
    {"/_js/jquery.min.js": JQUERY, "/_upload/tpl/00/a1/161/template161/js/list.js": _QUERY_JS},
    _query,
    mark=lambda number: f"a{number}/",
)

_IGS = (
    _HEAD.format(title="事业单位公开招聘_沧江市人力资源和社会保障局")
    + """<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/zpzl/">招聘专栏</a></div><div class="list"><ul id="content"></ul></div><div class="page" id="page"></div>
<script src="/images/jquery.js"></script>
<script>
var pageSize = 20;
function loadList(pageNumber) {
    var param = {
        code: "17e50b77dab",
        siteId: "46",
        channelId: "1032",
        pageNumber: pageNumber,
        pageSize: pageSize,
        orderBy: "time",
        timeOrder: "desc"
    };
    $.get("/igs/front/search/list.html", param, function (res) {
        var html = "";
        var list = res.page.content;
        for (var i = 0; i < list.length; i++) {
            html += '<li><a href="' + list[i].DOCPUBURL + '" target="_blank">' + list[i].DOCTITLE + '</a><span>' + list[i].PUBDATE.substring(0, 10) + '</span></li>';
        }
        $("#content").html(html);
        createPageHTML("page", res.page.totalPages, pageNumber);
    }, "json");
}
loadList(1);
</script></body></html>"""
)


def _docpub(row: Notice) -> str:
    return f"/zpzl/sydw/{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.shtml"


def _igs(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/igs/front/search/list.html":
        known = asked.query.get("channelId") == "1032" and asked.query.get("code") == "17e50b77dab"
        rows = cut_page(held, asked.query.get("pageNumber"), asked.query.get("pageSize")) if known else ()
        told = [
            {
                "DOCID": row.number,
                "DOCTITLE": row.title,
                "PUBDATE": f"{row.day} {seconds(row)}",
                "DOCPUBURL": f"http://site.example{_docpub(row)}",
                "CHANNELID": 1032,
            }
            for row in rows or ()
        ]
        return ok(
            {"success": True, "page": {"content": told, "totalElements": 27, "totalPages": 2, "number": 0, "size": 20}}
        )
    row = find_row(held, asked.path, _docpub)
    return row and _article(row, "沧江市人力资源和社会保障局", day=f"{row.day} {seconds(row)[:5]}")


IGS = site(
    "scripted_igs",
    "/zpzl/sydw/",
    {"/zpzl/sydw/": _IGS},
    {"/images/jquery.js": JQUERY},
    _igs,
    mark=lambda number: f"_{number}.",
)

_RESOURCE = (
    _HEAD.format(title="招贤纳士")
    + """<div id="app"><div class="nav"><a href="index.html">首页</a><a href="join.html">招贤纳士</a></div>
<ul class="list"><li v-for="item in list"><a :href="'joinDetail.html?id=' + item.Id" v-text="item.Title"></a><span v-text="item.ShowTime"></span></li></ul>
<div class="pages"><span @click="prev">上一页</span><span @click="next">下一页</span></div></div>
<script src="js/vue.js"></script><script src="js/vue-resource.min.js"></script>
<script>
var vm = new Vue({
    el: '#app',
    data: { list: [], pageindex: 1, pagesize: 10, count: 0, apiUrl: '/Api/News/' },
    ready: function () { this.getData(); },
    created: function () { this.getData(); },
    methods: {
        getData: function () {
            this.$http.get(this.apiUrl + 'GetList', { params: { classId: 7, pageindex: this.pageindex, pagesize: this.pagesize } }).then(function (res) {
                this.list = res.body.Data; this.count = res.body.Count;
            }, function () { console.log('请求失败'); });
        },
        next: function () { this.pageindex++; this.getData(); },
        prev: function () { if (this.pageindex > 1) { this.pageindex--; this.getData(); } }
    }
});
</script></body></html>"""
)
_RESOURCE_DETAIL = (
    _HEAD.format(title="招贤纳士")
    + """<div id="app"><div class="nav"><a href="index.html">首页</a><a href="join.html">招贤纳士</a></div><h2 v-text="model.Title"></h2><p v-text="model.ShowTime"></p><div v-html="model.Contents"></div></div>
<script src="js/vue.js"></script><script src="js/vue-resource.min.js"></script><script src="js/tool.js"></script>
<script>
var vm = new Vue({
    el: '#app',
    data: { model: {}, id: getQuery('id') },
    created: function () { this.$http.get('/Api/News/GetModel', { params: { id: this.id } }).then(function (res) { this.model = res.body.Data; }); }
});
</script></body></html>"""
)
_TOOL = """function getQuery(name) { var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)', 'i'); var r = window.location.search.substr(1).match(reg); if (r != null) { return unescape(r[2]); } return null; }"""


def _resource(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/Api/News/GetList":
        rows = (
            cut_page(held, asked.query.get("pageindex"), asked.query.get("pagesize"))
            if asked.query.get("classId") == "7"
            else ()
        )
        told = [
            {"Id": row.number, "Title": row.title, "ShowTime": f"{row.day.year}-{row.day.month}-{row.day.day}"}
            for row in rows or ()
        ]
        return ok({"Status": 1, "Data": told, "Count": 27})
    row = find_row(held, asked.query.get("id")) if asked.path == "/Api/News/GetModel" else None
    return row and ok(
        {"Status": 1, "Data": {"Id": row.number, "Title": row.title, "ShowTime": f"{row.day}", "Contents": rich(row)}}
    )


RESOURCE = site(
    "scripted_resource",
    "/join.html",
    {"/join.html": _RESOURCE, "/joinDetail.html": _RESOURCE_DETAIL},
    {"/js/tool.js": _TOOL},
    _resource,
)

_ONE_FILE = (
    _HEAD.format(title="招聘公告 - 石桥农商银行")
    + """<div class="nav"><a href="/index.html">首页</a><a href="/zhaopin.html">招聘公告</a></div><div id="list"></div><div id="pager"></div>
<script src="/js/jquery.min.js"></script>
<script>
var all = [], size = 10;
$.getJSON('data/zhaopin.json?v=' + new Date().getTime(), function (data) { all = data; show(1); });
function show(p) {
    var html = '';
    $.each(all.slice((p - 1) * size, p * size), function (i, n) {
        html += '<p><a href="article.html?file=' + n.file + '">' + n.title + '</a><span>' + n.date + '</span></p>';
    });
    $('#list').html(html);
}
</script></body></html>"""
)
_ONE_FILE_DETAIL = (
    _HEAD.format(title="石桥农商银行")
    + """<div class="nav"><a href="/index.html">首页</a><a href="/zhaopin.html">招聘公告</a></div><h1 id="t"></h1><div id="d"></div><div id="c"></div>
<script src="/js/jquery.min.js"></script>
<script>
var file = new URLSearchParams(location.search).get('file');
$.getJSON('data/article/' + file + '.json', function (data) { $('#t').text(data.title); $('#d').text(data.date); $('#c').html(data.content); });
</script></body></html>"""
)


def _one_file(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/data/zhaopin.json":
        return ok([{"file": f"zp{row.number}", "title": row.title, "date": f"{row.day}"} for row in held.notices])
    row = find_row(held, asked.path, lambda row: f"/data/article/zp{row.number}.json")
    return row and ok({"title": row.title, "date": f"{row.day}", "content": rich(row)})


ONE_FILE = site(
    "scripted_one_file",
    "/zhaopin.html",
    {"/zhaopin.html": _ONE_FILE, "/article.html": _ONE_FILE_DETAIL},
    {"/js/jquery.min.js": JQUERY},
    _one_file,
)

_PAGINATOR = (
    _HEAD.format(title="招聘信息")
    + """<div class="top"><a href="/">首页</a><a href="/recruit">招聘信息</a></div><table class="table"><tbody id="tbody"></tbody></table><ul class="pagination" id="pagination"></ul>
<script src="/plugins/jquery.min.js"></script><script src="/plugins/jqPaginator.min.js"></script><script src="/js/recruit.js"></script></body></html>"""
)
_PAGINATOR_JS = """var recruit = {
    pageSize: 10,
    init: function () { recruit.query(1, true); },
    query: function (pageNo, first) {
        var url = '/recruit/getList?pageNo=' + pageNo + '&pageSize=' + recruit.pageSize + '&recruitType=1&_=' + new Date().getTime();
        $.get(url, function (result) {
            if (result.status != 200) { return; }
            var rows = result.data.list, html = [];
            for (var i = 0; i < rows.length; i++) {
                html.push('<tr><td><a href="/recruit/info/' + rows[i].id + '">' + rows[i].recruitTitle + '</a></td><td>' + recruit.format(rows[i].releaseTime) + '</td></tr>');
            }
            $('#tbody').html(html.join(''));
            if (first) {
                $('#pagination').jqPaginator({ totalPages: result.data.pages, visiblePages: 5, currentPage: 1, onPageChange: function (num, type) { if (type == 'change') { recruit.query(num); } } });
            }
        });
    },
    format: function (time) { var d = new Date(time); return d.getFullYear() + '-' + (d.getMonth() + 1) + '-' + d.getDate(); }
};
$(recruit.init);"""


def _paginator(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/recruit/getList":
        rows = (
            cut_page(held, asked.query.get("pageNo"), asked.query.get("pageSize"))
            if asked.query.get("recruitType") == "1"
            else ()
        )
        told = [
            {"id": row.number, "recruitTitle": row.title, "releaseTime": millis(row), "recruitType": 1}
            for row in rows or ()
        ]
        return ok(
            {
                "status": 200,
                "msg": "OK",
                "data": {"total": 27, "pages": 3, "list": told, "pageNum": 1, "hasNextPage": True},
            }
        )
    row = find_row(held, asked.path.removeprefix("/recruit/info/"))
    return row and _article(row, "望海新材料股份有限公司", day=f"{row.day:%Y年%m月%d日}")


PAGINATOR = site(
    "scripted_paginator",
    "/recruit",
    {"/recruit": _PAGINATOR},
    {"/plugins/jquery.min.js": JQUERY, "/js/recruit.js": _PAGINATOR_JS},
    _paginator,
)

STYLES = (QUERY, IGS, RESOURCE, ONE_FILE, PAGINATOR)
