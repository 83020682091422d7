"""An institute, a bureau, a group and an examination office."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.offices.shells import Site, dump, ok, whole
from tests.sites.cms.style import Answer, Request, Style


class Institute(Site):
    """mustache over an answer that nests its page."""

    name = "offices-mustache"
    start = "/recruit.html?type=social"
    path = r"/recruit/(\d+)\.html"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{title}</title>
<script src="/lib/jquery/2.2.4/jquery.min.js"></script>
</head>
<body>
<header><div class="logo">青岚设计研究院</div><ul><li><a href="/">首页</a></li><li><a href="/about.html">走进我们</a></li><li><a href="/case.html">工程业绩</a></li><li><a href="/news.html">新闻动态</a></li><li><a href="/recruit.html?type=social">加入我们</a></li></ul></header>
{inner}
<footer>青岚设计研究院 | 青岚市设计路2号 | 传真 0000-6666555</footer>
{script}
</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "加入我们",
            """<section class="recruit">
  <div class="tab"><a data-type="social" class="active" href="/recruit.html?type=social">招聘公告</a></div>
  <div id="box"></div>
  <div id="pg"></div>
</section>
<template id="itemTpl">
{{#list}}
  <div class="item">
    <h4><a href="/recruit/{{recId}}.html">{{recName}}</a></h4>
    <p>{{dept}}　|　{{releaseTime}}</p>
  </div>
{{/list}}
{{^list}}<p class="empty">暂无招聘信息</p>{{/list}}
</template>""",
            """<script src="/lib/mustache/mustache.min.js"></script>
<script>
  const getParam = (key) => new URLSearchParams(window.location.search).get(key);
  const tpl = document.querySelector('#itemTpl').innerHTML;
  let current = 1;

  async function getRecruit() {
    const ret = await $.ajax({
      url: '/site/recruit/search',
      method: 'POST',
      contentType: 'application/json;charset=UTF-8',
      data: JSON.stringify({ type: getParam('type'), page: { current: current, size: 9 } })
    });
    const { records, pages } = ret.result.page;
    $('#box').html(Mustache.render(tpl, { list: records }));
    let html = '';
    for (let i = 1; i <= pages; i++) {
      html += `<span class="${i === current ? 'cur' : ''}" data-i="${i}">${i}</span>`;
    }
    $('#pg').html(html);
  }

  $('#pg').on('click', 'span', function () {
    current = Number($(this).attr('data-i'));
    getRecruit();
  });

  getRecruit();
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/site/recruit/search":
            return None
        if asked.method != "POST" or asked.json is None:
            return 415, "application/json", dump({"status": 415, "error": "Unsupported Media Type"})
        wanted = asked.json.get("page")
        wanted = wanted if isinstance(wanted, dict) else {}
        current, size = whole(wanted.get("current"), 1), whole(wanted.get("size"), 9)
        known = asked.json.get("type") == "social"
        rows = [
            {"recId": row.number, "recName": row.title, "dept": "人力资源处", "releaseTime": row.day.isoformat()}
            for row in (held.page(current, size) if known else ())
        ]
        page = {"current": current, "size": size, "pages": held.pages(size) if known else 0, "records": rows}
        return ok({"success": True, "errorCode": None, "result": {"page": page}})

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<section class="recruit-detail"><h2>{row.title}</h2><p class="t">时间：{row.day.strftime("%Y.%m.%d")}</p>
<div class="editor">{paragraphs(row)}</div><div class="down">{files(row)}</div><a class="back" href="javascript:history.back()">返回列表</a></section>""",
        )


class Bureau(Site):
    """The rows stand in the page as a state; Vue shows them; the pager is of links."""

    name = "offices-initial-state"
    start = "/zwgk/kszp"
    path = "/zwgk/kszp/detail"
    parameter = "docId"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/><title>{title}</title><meta name="SiteName" content="望海市人力资源和社会保障局"/><link href="/_nuxt/css/app.7c1d.css" rel="stylesheet"/></head><body>
<div class="gov-head"><a href="/">望海市人力资源和社会保障局</a><ul><li><a href="/xwdt">新闻动态</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务</a></li><li><a href="/hdjl">互动交流</a></li></ul></div>
{inner}
<div class="gov-foot">主办：望海市人力资源和社会保障局 政府网站标识码：0000000001</div>{script}</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        size = 10
        page = min(max(whole(query.get("page"), 1), 1), held.pages(size))
        docs = [
            {
                "docId": row.number,
                "docTitle": row.title,
                "docPubTime": f"{row.day} 09:00",
                "channel": {"id": 31, "name": "考试招聘"},
            }
            for row in held.page(page, size)
        ]
        state = {
            "site": {"id": 1, "name": "望海市人社局"},
            "user": None,
            "list": {"docs": docs, "page": page, "pageCount": held.pages(size), "total": len(held.notices)},
        }
        return self.frame(
            "考试招聘",
            """<div id="app"><h3>考试招聘</h3><ul class="doc-list"><li v-for="doc in docs" :key="doc.docId"><a :href="'/zwgk/kszp/detail?docId=' + doc.docId" :title="doc.docTitle">{{ doc.docTitle }}</a><span>{{ doc.docPubTime.split(' ')[0] }}</span></li></ul>
<div class="turn"><a v-if="page > 1" :href="'?page=' + (page - 1)">上一页</a><a v-for="n in pageCount" :href="'?page=' + n" :class="{ on: n === page }">{{ n }}</a><a v-if="page < pageCount" :href="'?page=' + (page + 1)">下一页</a></div></div>""",
            f"""<script>window.__INITIAL_STATE__={dump(state)};</script>
<script src="/lib/vue2/vue.min.js"></script>
<script>
  var state = window.__INITIAL_STATE__;
  new Vue({{
    el: '#app',
    data: function () {{
      return {{ docs: state.list.docs, page: state.list.page, pageCount: state.list.pageCount }};
    }}
  }});
</script>""",
        )

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<div class="doc"><h1 class="doc-title">{row.title}</h1><div class="doc-meta"><span>发布时间：{row.day} 09:00</span><span>来源：本站</span><span>字号：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a></span></div>
<div class="doc-body" id="zoom">{paragraphs(row, "p", 'style="text-indent: 2em;"')}{files(row, "<br>")}</div></div>""",
        )


class Group(Site):
    """The list lives in a frame of the page."""

    name = "offices-iframe"
    start = "/hr/zpxx.html"
    path = "/hr/frame/info.html"
    parameter = "infoid"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="top"><a href="/">沧江精密机械</a><a href="/product.html">产品中心</a><a href="/service.html">服务支持</a><a href="/hr/zpxx.html">招聘信息</a></div>
{inner}
<div class="copyright">沧江精密机械有限公司 © 2026</div>
{script}
</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "招聘信息-沧江精密机械",
            """<div class="con"><h2>招聘信息</h2><iframe id="mainFrame" name="mainFrame" src="frame/list.html" width="1000" height="900" frameborder="0" scrolling="no"></iframe></div>""",
        )

    INNER = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>list</title><script src="/hr/lib/jquery.min.js"></script></head>
<body>
<div class="zplist"></div>
<div class="zppage"><button id="up">上一页</button><em></em><button class="next" id="down">下一页</button></div>
<script>
var start = 0, limit = 10, total = 0;
function loadData() {
    $.get("../service/info/find", {"catalog": "ZP", "start": start, "limit": limit}, function (text) {
        var json = eval("(" + text + ")");
        total = json.totalCount;
        var s = [];
        for (var i = 0; i < json.root.length; i++) {
            var o = json.root[i];
            s.push("<p><a target='_top' href='info.html?infoid=" + o.INFO_ID + "'>" + o.TITLE + "</a><small>" + o.PUB_DATE + "</small></p>");
        }
        $(".zplist").html(s.join(""));
        $(".zppage em").html((start / limit + 1) + "/" + Math.ceil(total / limit));
    }, "text");
}
$("#up").click(function () { if (start > 0) { start -= limit; loadData(); } });
$("#down").click(function () { if (start + limit < total) { start += limit; loadData(); } });
loadData();
</script>
</body></html>"""

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/hr/frame/list.html":
            return 200, "text/html", self.INNER
        if asked.path != "/hr/service/info/find" or asked.query.get("catalog") != "ZP":
            return None
        start, limit = whole(asked.query.get("start"), 0), whole(asked.query.get("limit"), 10)
        rows = [
            {"INFO_ID": row.number, "TITLE": row.title, "PUB_DATE": row.day.isoformat(), "CATALOG": "ZP"}
            for row in held.notices[start : start + limit]
        ]
        return 200, "text/plain", dump({"totalCount": len(held.notices), "root": rows})

    def article(self, row: Notice) -> str:
        return self.frame(
            f"{row.title}-沧江精密机械",
            f"""<div class="con"><h2>{row.title}</h2><p class="date">{row.day.year}年{row.day.month:02}月{row.day.day:02}日</p><div class="text">{paragraphs(row)}</div>{files(row)}</div>""",
        )


class Exam(Site):
    """A plain XMLHttpRequest whose answer is XML."""

    name = "offices-xml"
    start = "/rsks/tzgg.htm"
    path = r"/rsks/tzgg/(\d+)\.htm"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="hd">石桥市人事考试中心</div><div class="nv"><a href="/rsks/">首页</a><a href="/rsks/ksjh.htm">考试计划</a><a href="/rsks/tzgg.htm">通知公告</a><a href="/rsks/cjcx.htm">成绩查询</a></div>
{inner}
<div class="ft">石桥市人事考试中心主办</div>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "通知公告",
            """<div class="bd"><h3>通知公告</h3><ul id="tzlist"></ul><p id="tzpage"></p></div>""",
            """<script type="text/javascript">
function getXml(url, callback) {
    var xhr = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
    xhr.onreadystatechange = function () {
        if (xhr.readyState == 4 && xhr.status == 200) { callback(xhr.responseXML); }
    };
    xhr.open("GET", url, true);
    xhr.send(null);
}
function val(node, name) { return node.getElementsByTagName(name)[0].firstChild.nodeValue; }
function show(pageno) {
    getXml("/rsks/servlet/NewsXml?lm=tzgg&pageno=" + pageno, function (xml) {
        var news = xml.getElementsByTagName("news"), html = "";
        for (var i = 0; i < news.length; i++) {
            html += '<li><a href="/rsks/tzgg/' + val(news[i], "id") + '.htm">' + val(news[i], "title") + '</a> <span>' + val(news[i], "pubdate") + '</span></li>';
        }
        document.getElementById("tzlist").innerHTML = html;
        var count = parseInt(xml.documentElement.getAttribute("pagecount")), p = "";
        for (var j = 1; j <= count; j++) {
            p += j == pageno ? j + " " : '<a href="javascript:show(' + j + ')">' + j + '</a> ';
        }
        document.getElementById("tzpage").innerHTML = p;
    });
}
show(1);
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/rsks/servlet/NewsXml" or asked.query.get("lm") != "tzgg":
            return None
        page, size = whole(asked.query.get("pageno"), 1), 12
        rows = "".join(
            f"<news><id>{row.number}</id><title>{escape(row.title)}</title><pubdate>{row.day}</pubdate></news>"
            for row in held.page(page, size)
        )
        opening = f'<?xml version="1.0" encoding="UTF-8"?><newslist total="{len(held.notices)}" pagecount="{held.pages(size)}">'
        return 200, "text/xml", f"{opening}{rows}</newslist>"

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<div class="bd"><h1>{row.title}</h1><div class="sj">发布时间：{row.day}　　信息来源：考试中心</div><div class="zw">{paragraphs(row)}{files(row, "<br/>")}</div></div>""",
        )


STYLES: tuple[Style, ...] = (
    Institute().style(),
    Bureau().style(),
    Group().style(),
    Exam().style(),
)
