"""Four ordinary sites whose rows scripts ask for, written last and for no gap in particular."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import Application, Place, fill, millis, ok, other_columns, seconds, views
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 1 a city's public recruiting site, a form that is serialized ------------------------------------------------------

_FORM_JS = r"""
var total = 0;
$(function () {
    search(1);
    $("#btnSearch").click(function () { search(1); });
});
function search(pageNo) {
    $("#pageNo").val(pageNo);
    $.ajax({
        url: "/ggzp/notice/queryNoticeList.action",
        type: "post",
        data: $("#searchForm").serialize(),
        dataType: "json",
        async: true,
        success: function (data) {
            if (data.flag != "success") { alert(data.message); return; }
            var str = "";
            var list = data.pageBean.list;
            for (var i = 0; i < list.length; i++) {
                str += "<tr><td>" + (i + 1) + "</td><td class='tl'><a href='javascript:void(0)' onclick=\"showDetail('" + list[i].noticeid + "')\">" + list[i].noticename + "</a></td><td>" + list[i].publishdate + "</td></tr>";
            }
            $("#tbody").html(str);
            createPage(data.pageBean.pageNo, data.pageBean.totalPage, data.pageBean.totalRecord);
        }
    });
}
function showDetail(noticeid) {
    window.open("/ggzp/notice/noticeDetail.action?noticeid=" + noticeid);
}
function createPage(cur, count, records) {
    var p = "共" + records + "条记录 第" + cur + "/" + count + "页 ";
    if (cur > 1) { p += "<a href='javascript:search(" + (cur - 1) + ")'>上一页</a> "; }
    if (cur < count) { p += "<a href='javascript:search(" + (cur + 1) + ")'>下一页</a>"; }
    $("#pageDiv").html(p);
}
"""


class FormRecruit(Place):
    """Struts: a hidden form with the page's number, a table, details by ``.action``."""

    name = "plainer-form-struts"
    start = "/ggzp/notice/list.action?type=2"
    others = other_columns(1290, date(2026, 11, 18), "系统使用说明", "企业入驻指南")
    scripts = {"/ggzp/js/notice/noticeList.js": _FORM_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>沧江市公共招聘网</title><link rel="stylesheet" href="/ggzp/css/public.css"><script src="/ggzp/js/jquery-1.11.3.min.js"></script></head>
<body><div class="header"><a href="/ggzp/index.action"><img src="/ggzp/images/logo.png"></a></div><div class="nav"><a href="/ggzp/index.action">首页</a><a href="/ggzp/job/list.action">找工作</a><a href="/ggzp/notice/list.action?type=1">办事指南</a><a href="/ggzp/notice/list.action?type=2">招考公告</a></div>
<div class="content">@main@</div><div class="foot">沧江市就业服务中心　技术支持电话：0000-0000000</div></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/ggzp/notice/list.action" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeid", "")[2:] if path == "/ggzp/notice/noticeDetail.action" else None

    def mark(self, number: int) -> str:
        return f"noticeid=zk{number}"

    def page(self, held: Holding, number: int) -> str:
        main = """
<form id="searchForm" onsubmit="return false"><input type="hidden" id="pageNo" name="pageNo" value="1"><input type="hidden" name="pageSize" value="15"><input type="hidden" name="noticetype" value="2">
公告名称：<input type="text" name="noticename" value=""><input type="button" id="btnSearch" value="查询"></form>
<table class="tab" width="100%"><thead><tr><th>序号</th><th>公告名称</th><th>发布日期</th></tr></thead><tbody id="tbody"></tbody></table><div id="pageDiv"></div>
<script src="/ggzp/js/notice/noticeList.js"></script>"""
        return fill(self.frame, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<div class="detail"><h2>{row.title}</h2><div class="tip">发布日期：{row.day}　浏览次数：{views(row)}</div><div class="txt">{paragraphs(row)}</div><div class="fj">附件下载：{files(row)}</div></div>'
        return fill(self.frame, main=main)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/ggzp/notice/queryNoticeList.action":
            return None
        form = asked.form
        rows = {"2": held.notices, "1": self.others}.get(form.get("noticetype", ""), held.notices + self.others)
        shown = [
            {"noticeid": f"zk{row.number}", "noticename": row.title, "publishdate": str(row.day), "noticetype": "2"}
            for row in turned(rows, form.get("pageNo"), form.get("pageSize"))
        ]
        bean = {"pageNo": int(form.get("pageNo") or 1), "totalRecord": len(rows), "totalPage": Holding(rows).pages(15)}
        return ok({"flag": "success", "message": "", "pageBean": bean | {"list": shown}})


# -- 2 a university's personnel office, Vue 2 by Vue CLI without chunks ------------------------------------------------

_REST_APP = r"""
(function(t){var e={};function n(r){if(e[r])return e[r].exports;var i=e[r]={i:r,l:!1,exports:{}};return t[r].call(i.exports,i,i.exports,n),i.l=!0,i.exports}n.p="/",n(n.s=0)})({0:function(t,e,n){t.exports=n("56d7")},
"0a1c":function(t,e,n){"use strict";var r=n("bc3a"),i=n.n(r);i.a.defaults.baseURL="/api/v1";i.a.defaults.timeout=15e3;e["a"]={announcements:function(t){return i.a.get("/announcements",{params:t})},announcement:function(t){return i.a.get("/announcements/".concat(t))},subscribe:function(t){return i.a.post("/subscriptions",t)}}},
"56d7":function(t,e,n){"use strict";n.r(e);var r=n("2b0e"),i=n("8c4f"),a=n("0a1c"),o={name:"List",data:function(){return{items:[],meta:{total:0},filter:{page:1,per_page:10,kind:"faculty"}}},watch:{"filter.page":"fetch"},created:function(){this.fetch()},methods:{fetch:function(){var t=this;a["a"].announcements(this.filter).then((function(e){var n=e.data;t.items=n.data,t.meta=n.meta}))}},render:function(t){return t("ul",this.items.map((function(e){return t("li",[t("router-link",{props:{to:"/announcements/"+e.id}},e.title),t("span",e.published_at.slice(0,10))])})))}},s={name:"Detail",data:function(){return{item:null}},created:function(){var t=this;a["a"].announcement(this.$route.params.id).then((function(e){t.item=e.data.data}))}};r["default"].use(i["a"]);new r["default"]({router:new i["a"]({mode:"history",routes:[{path:"/",redirect:"/announcements"},{path:"/announcements",component:o},{path:"/announcements/:id",component:s}]})}).$mount("#app")}});
"""


class RestCampus(Application):
    """REST: ``/api/v1/announcements`` with ``data`` and ``meta``, days as ISO 8601 in UTC."""

    name = "plainer-vue-rest"
    start = "/announcements"
    others = other_columns(1190, date(2026, 11, 16), "行政管理岗位说明", "博士后流动站简介")
    scripts = {"/js/app.2b7d91c4.js": _REST_APP}  # noqa: RUF012
    html = """
<!DOCTYPE html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><title>青岚大学人才招聘</title><link href=/css/app.19c7a0f3.css rel=preload as=style><link href=/js/app.2b7d91c4.js rel=preload as=script><link href=/css/app.19c7a0f3.css rel=stylesheet></head><body><div id=app></div><script src=/js/chunk-vendors.7e21aa90.js></script><script src=/js/app.2b7d91c4.js></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/announcements/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/announcements/{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {"id": row.number, "title": row.title, "published_at": f"{row.day}T02:00:00.000000Z", "kind": "faculty"}

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/api/v1/announcements") or asked.method != "GET":
            return None
        if asked.path == "/api/v1/announcements":
            kinds = {"faculty": held.notices, "staff": self.others}
            rows = kinds.get(asked.query.get("kind", ""), held.notices + self.others)
            data = [self.row(row) for row in turned(rows, asked.query.get("page"), asked.query.get("per_page"))]
            return ok({"data": data, "meta": {"total": len(rows), "per_page": 10}})
        one = pick(self.all(held), asked.path.rpartition("/")[2])
        if one is None:
            return None
        attached = [{"filename": name, "url": url} for name, url in one.files]
        return ok({"data": self.row(one) | {"body": paragraphs(one), "attachments": attached}})


# -- 3 an energy company, Vue 3 and Pinia by Vite ----------------------------------------------------------------------

_PINIA_JS = r"""
import{d as b,a as y,c as p,r as x,o as k,e as C,f as D}from"./vendor-a81bc0e2.js";
const h="/web-api",m=async(e,t={})=>{const n=new URLSearchParams(t).toString(),o=await fetch(`${h}${e}${n?`?${n}`:""}`);return(await o.json()).data};
const R=b("recruit",{state:()=>({list:[],total:0,query:{pageNo:1,pageSize:12,catalogId:"31"}}),actions:{async load(){const e=await m("/cms/article/page",this.query);this.list=e.list,this.total=e.total},async turn(e){this.query.pageNo=e,await this.load()}}});
const L={setup(){const e=R(),t=k();return e.load(),()=>p("ul",e.list.map(n=>p("li",{onClick:()=>t.push("/recruit/"+n.articleId)},[p("b",n.title),p("i",n.releaseDate)])))}};
const V={props:["articleId"],setup(e){const t=x({});return m("/cms/article/get",{id:e.articleId}).then(n=>{t.value=n}),()=>p("article",[p("h1",t.value.title),p("div",{innerHTML:t.value.content})])}};
const S=y({history:C("/"),routes:[{path:"/recruit",component:L},{path:"/recruit/:articleId",component:V,props:!0}]});D({}).use(S).mount("#app");
"""


class PiniaEnergy(Application):
    """A store asks through ``fetch`` and ``URLSearchParams``; one bundle."""

    name = "plainer-pinia"
    start = "/recruit"
    others = other_columns(1090, date(2026, 11, 12), "公司发布社会责任报告", "储能项目并网")
    scripts = {"/assets/index-3f6c0a9d.js": _PINIA_JS}  # noqa: RUF012
    html = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8" /><title>北陵新能源</title><script type="module" crossorigin src="/assets/index-3f6c0a9d.js"></script><link rel="modulepreload" crossorigin href="/assets/vendor-a81bc0e2.js"></head><body><div id="app"></div></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/a(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/recruit/a{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {"articleId": f"a{row.number}", "title": row.title, "releaseDate": millis(row), "catalogId": "31"}

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/web-api/cms/article/") or asked.method != "GET":
            return None
        if asked.path.endswith("/page"):
            kinds = {"31": held.notices, "12": self.others}
            rows = kinds.get(asked.query.get("catalogId", ""), held.notices + self.others)
            shown = [self.row(row) for row in turned(rows, asked.query.get("pageNo"), asked.query.get("pageSize"))]
            return ok({"code": 0, "data": {"list": shown, "total": len(rows)}})
        one = pick(self.all(held), asked.query.get("id", "")[1:])
        if one is None:
            return ok({"code": 404, "data": None})
        attached = [{"name": name, "url": url} for name, url in one.files]
        return ok({"code": 0, "data": self.row(one) | {"content": paragraphs(one), "files": attached}})


# -- 4 a research hospital, jQuery and a loading button ----------------------------------------------------------------

_MORE_JS = r"""
var Recruit = {
    start: 0,
    size: 10,
    init: function () {
        var that = this;
        that.getList();
        $(".btn-more").on("click", function () { that.start += that.size; that.getList(); });
    },
    getList: function () {
        var that = this;
        $.getJSON("/cms/api/content/list", { channel: "rczp", start: that.start, size: that.size }, function (json) {
            $.each(json.items, function (i, item) {
                $(".list").append($("<li/>").append($("<a/>", { href: "/cms/content/" + item.cid + ".shtml", text: item.subject })).append("<span>" + item.pubdate + "</span>"));
            });
            if (that.start + that.size >= json.total) { $(".btn-more").hide(); }
        });
    }
};
$(function () { Recruit.init(); });
"""


class MoreHospital(Place):
    """Rows are counted from nought, a button brings more; links are made by jQuery's constructor of elements."""

    name = "plainer-load-more"
    start = "/cms/rczp.shtml"
    others = other_columns(990, date(2026, 11, 14), "专家门诊安排", "科研成果获奖")
    scripts = {"/cms/js/recruit.js": _MORE_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title><link rel="stylesheet" href="/cms/css/site.css"></head><body><div class="hd"><a href="/cms/">松原岭肿瘤医院</a><a href="/cms/ksjs.shtml">科室介绍</a><a href="/cms/rczp.shtml">人才招聘</a></div>@main@<div class="ft">松原岭肿瘤医院</div><script src="/cms/js/jquery.min.js"></script>@script@</body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/cms/content/(\d+)\.shtml", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/content/{number}.shtml"

    def page(self, held: Holding, number: int) -> str:
        main = (
            '<div class="wrap"><h3>人才招聘</h3><ul class="list"></ul><button class="btn-more">加载更多</button></div>'
        )
        return fill(self.frame, title="人才招聘", main=main, script='<script src="/cms/js/recruit.js"></script>')

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<div class="art"><h1>{row.title}</h1><div class="meta">时间：{row.day} {seconds(row)}</div>{paragraphs(row)}{files(row)}</div>'
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/cms/api/content/list":
            return None
        rows = {"rczp": held.notices, "ksdt": self.others}.get(
            asked.query.get("channel", ""), held.notices + self.others
        )
        begin, size = int(asked.query.get("start") or 0), int(asked.query.get("size") or 10)
        items = [
            {"cid": row.number, "subject": row.title, "pubdate": str(row.day)} for row in rows[begin : begin + size]
        ]
        return ok({"total": len(rows), "items": items})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (FormRecruit, RestCampus, PiniaEnergy, MoreHospital))
