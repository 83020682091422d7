"""Four sites whose rows scripts ask for, written after the reader had been mended for :mod:`tests.sites.cms.brought`."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import (
    Application,
    Place,
    clock,
    dump,
    fill,
    millis,
    ok,
    other_columns,
    seconds,
    views,
    whole,
)
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 1 a province's talent group, Vben by Vite -------------------------------------------------------------------------

_VBEN = r"""
import{d as Re,r as W,o as Oe,c as Ie,a as de,F as Le,e as $e,t as Q,u as Ae,g as je,k as Ve}from"./vue-9f2c1d7b.js";
function dt(e,t){let n;for(n in t)e[n]=t[n];return e}
class Pt{constructor(t){this.options=t,this.axiosInstance=Ve.create(t)}get(t,n){return this.request({...t,method:"GET"},n)}post(t,n){return this.request({...t,method:"POST"},n)}request(t,n){let o=dt({},t);const{requestOptions:s}=this.options,i=Object.assign({},s,n);return o.url=`${i.urlPrefix}${o.url}`,new Promise((l,u)=>{this.axiosInstance.request(o).then(f=>{l(f.data.result)}).catch(u)})}}
const Ft={isTransformResponse:!0,joinPrefix:!0,urlPrefix:"/gw",apiUrl:"",joinTime:!0};
const H=new Pt({timeout:1e4,headers:{"Content-Type":"application/json"},requestOptions:Ft});
var Te=(e=>(e.GetNoticeList="/portal/notice/list",e.GetNoticeInfo="/portal/notice/info",e.GetColumns="/portal/column/list",e))(Te||{});
const Ue=e=>H.get({url:Te.GetNoticeList,params:e}),ze=e=>H.get({url:Te.GetNoticeInfo,params:{noticeId:e}}),Ke=()=>H.get({url:Te.GetColumns});
const Ge=Re({name:"NoticeIndex",setup(){const e=Ae(),t=W([]),n=W(0),o=W({page:1,pageSize:12,columnCode:"ZPGG"});async function s(){const{items:u,total:f}=await Ue(o.value);t.value=u,n.value=f}function i(u){o.value.page=u,s()}function l(u){e.push({path:"/notice/detail",query:{noticeId:u.noticeId}})}return s(),Ke(),()=>Ie("div",{class:"notice"},[t.value.map(u=>Ie("div",{class:"row",onClick:()=>l(u)},[de("span",u.noticeTitle),de("i",u.issueDate)]))])}});
const Be=Re({name:"NoticeDetail",setup(){const e=je(),t=W({});return ze(e.query.noticeId).then(n=>t.value=n),()=>Ie("article",{},[de("h1",t.value.noticeTitle),de("div",{innerHTML:t.value.noticeBody}),...(t.value.annexes||[]).map(n=>de("a",{href:n.path},n.name))])}});
const We=[{path:"/",name:"Root",redirect:"/notice/index"},{path:"/notice",name:"Notice",children:[{path:"index",name:"NoticeIndex",component:Ge},{path:"detail",name:"NoticeDetail",component:Be}]}];
const qe=Oe({history:Le(""),routes:We});$e(qe).mount("#app");
"""


class Vben(Place):
    """A class around axios, addresses in an enumeration, objects spread on their way; ``items`` and ``total`` within ``result``."""

    name = "assorted-vben"
    start = "/#/notice/index"
    others = other_columns(2090, date(2026, 11, 18), "集团赴高校开展校企对接", "集团获评省级示范单位")
    scripts = {"/assets/index-5d2e8c1f.js": _VBEN}  # noqa: RUF012
    html = """
<!DOCTYPE html>
<html lang="zh_CN" id="htmlRoot"><head><meta charset="UTF-8" /><meta name="renderer" content="webkit" /><title>沧江省人才发展集团</title><link rel="icon" href="/favicon.ico" />
<script src="/_app.config.js?v=1.3.0-1760000000000"></script><script type="module" crossorigin src="/assets/index-5d2e8c1f.js"></script><link rel="modulepreload" crossorigin href="/assets/vue-9f2c1d7b.js"><link rel="stylesheet" href="/assets/index-0c2b4a6e.css"></head>
<body><div id="app"><style>.app-loading{display:flex;width:100%;height:100%}</style><div class="app-loading"><div class="app-loading-title">沧江省人才发展集团</div></div></div></body></html>
"""

    def key(self, number: int) -> str:
        return f"N{number * 7919 % 90000 + 10000}{number}"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "noticeId": self.key(row.number),
            "noticeTitle": row.title,
            "issueDate": f"{row.day.year}/{row.day.month:02}/{row.day.day:02}",
            "issuer": "人力资源中心",
            "readNum": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/gw/portal/") or asked.method != "GET":
            return None

        def say(result: Any) -> Answer:
            return ok({"code": 0, "type": "success", "message": "ok", "result": result})

        if asked.path == "/gw/portal/column/list":
            return say([{"code": "ZPGG", "name": "招聘公告"}, {"code": "JTDT", "name": "集团动态"}])
        if asked.path == "/gw/portal/notice/list":
            kinds = {"ZPGG": held.notices, "JTDT": self.others}
            rows = kinds.get(asked.query.get("columnCode", ""), held.notices + self.others)
            items = [self.row(row) for row in turned(rows, asked.query.get("page"), asked.query.get("pageSize"))]
            return say({"items": items, "total": len(rows)})
        one = pick(self.all(held), asked.query.get("noticeId", "")[-4:])
        if asked.path == "/gw/portal/notice/info" and one is not None:
            annexes = [{"name": name, "path": url} for name, url in one.files]
            return say(self.row(one) | {"noticeBody": paragraphs(one), "annexes": annexes})
        return ok({"code": -1, "type": "error", "message": "操作失败", "result": None})


# -- 2 a city's recruiting system, Thymeleaf and jQuery ----------------------------------------------------------------

_THYME_JS = r"""
/**
 * 通用ajax
 */
function ajaxRequest(opts) {
    $.ajax({
        url: ctx + opts.url,
        type: opts.type || 'post',
        data: opts.param || {},
        dataType: 'json',
        success: function (ret) {
            if (ret.status == 1) { opts.success && opts.success(ret.obj); }
            else { layer.msg(ret.msg); }
        }
    });
}
"""


class Thymeleaf(Place):
    """The context path in the page, a function of its own around ``$.ajax``, rows that a delegated click opens by ``data-id``."""

    name = "assorted-thymeleaf-laypage"
    start = "/zpxt/portal/notice"
    others = other_columns(1990, date(2026, 11, 16), "系统升级维护通知", "常见问题解答（二）")
    scripts = {"/zpxt/static/js/common.js": _THYME_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html>
<html lang="zh"><head><meta charset="UTF-8"><title>@title@</title><link rel="stylesheet" href="/zpxt/static/layui/css/layui.css"><link rel="stylesheet" href="/zpxt/static/css/portal.css">
<script>
    /*<![CDATA[*/
    var ctx = "\\/zpxt\\/";
    /*]]>*/
</script></head><body><div class="top"><div class="w"><img src="/zpxt/static/img/logo.png"><a href="/zpxt/portal/login">报名登录</a></div></div>
<div class="nav w"><a href="/zpxt/portal/index">首页</a><a class="cur" href="/zpxt/portal/notice">招聘公告</a><a href="/zpxt/portal/help">操作指南</a></div>
<div class="w main">@main@</div><div class="bottom">北陵市事业单位公开招聘报名系统　技术支持：北陵软件</div>
<script src="/zpxt/static/js/jquery.min.js"></script><script src="/zpxt/static/layui/layui.all.js"></script><script src="/zpxt/static/js/common.js"></script>@script@</body></html>
"""
    script = """
<script>
    var laypage = layui.laypage, limit = 10;
    function getList(curr) {
        ajaxRequest({
            url: 'portal/notice/data',
            param: {curr: curr, limit: limit, lx: $('.tabs .on').attr('data-lx')},
            success: function (obj) {
                var arr = [];
                layui.each(obj.list, function (i, v) {
                    arr.push('<div class="item" data-id="' + v.ggid + '"><span class="t">' + v.ggbt + '</span><span class="d">' + v.fbrq + '</span></div>');
                });
                $('#data').html(arr.join(''));
                if (curr == 1) {
                    laypage.render({ elem: 'page', count: obj.count, limit: limit, jump: function (o, first) { if (!first) { getList(o.curr); } } });
                }
            }
        });
    }
    $(function () {
        getList(1);
        $('#data').on('click', '.item', function () { window.open(ctx + 'portal/notice/detail?ggid=' + $(this).attr('data-id')); });
        $('.tabs a').click(function () { $(this).addClass('on').siblings().removeClass('on'); getList(1); });
    });
</script>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ggid", "").removeprefix("gg") if path == "/zpxt/portal/notice/detail" else None

    def mark(self, number: int) -> str:
        return f"ggid=gg{number}"

    def page(self, held: Holding, number: int) -> str:
        main = """
<div class="tabs"><a class="on" data-lx="1" href="javascript:;">招聘公告</a><a data-lx="2" href="javascript:;">系统通知</a></div>
<div id="data"></div><div id="page"></div>"""
        return fill(self.frame, title="招聘公告", main=main, script=self.script)

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<h2 class="title">{row.title}</h2><div class="sub">发布日期：{row.day}　发布单位：市人社局</div><div class="cont">{paragraphs(row)}</div><div class="fj">{files(row)}</div>'
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/zpxt/portal/notice/data":
            return None
        if asked.method != "POST":
            return 405, "application/json", dump({"status": 0, "msg": "Request method 'GET' not supported"})
        rows = {"1": held.notices, "2": self.others}.get(asked.form.get("lx", ""), held.notices + self.others)
        shown = [
            {"ggid": f"gg{row.number}", "ggbt": row.title, "fbrq": str(row.day), "djl": views(row), "lx": "1"}
            for row in turned(rows, asked.form.get("curr"), asked.form.get("limit"))
        ]
        return ok({"status": 1, "msg": "", "obj": {"list": shown, "count": len(rows)}})


# -- 3 a car maker, Create React App -----------------------------------------------------------------------------------

_CRA_MAIN = r"""
/*! For license information please see main.6b1f0c2d.js.LICENSE.txt */
(()=>{var e={43:(e,t,n)=>{"use strict";e.exports=n(202)},702:(e,t,n)=>{"use strict";n.d(t,{h:()=>o,m:()=>a});const r="/backend",o=async(e,t)=>{const n=await fetch("".concat(r,"/notices?page=").concat(e,"&pageSize=").concat(t,"&type=campus"));if(!n.ok)throw new Error("HTTP "+n.status);return n.json()},a=async e=>{const t=await fetch("".concat(r,"/notices/").concat(e));return t.json()}}},t={};function n(r){var o=t[r];if(void 0!==o)return o.exports;var a=t[r]={exports:{}};return e[r](a,a.exports,n),a.exports}n.m=e,n.d=(e,t)=>{for(var r in t)n.o(t,r)&&!n.o(e,r)&&Object.defineProperty(e,r,{enumerable:!0,get:t[r]})},n.f={},n.e=e=>Promise.all(Object.keys(n.f).reduce(((t,r)=>(n.f[r](e,t),t)),[])),n.u=e=>"static/js/"+e+"."+{118:"2f3a4b5c",453:"6d7e8f90",787:"a1b2c3d4"}[e]+".chunk.js",n.p="/",(()=>{"use strict";var e=n(43),t=n(391),r=n(216),o=n(579);const a=e.lazy((()=>n.e(118).then(n.bind(n,118)))),i=e.lazy((()=>n.e(453).then(n.bind(n,453)))),l=e.lazy((()=>n.e(787).then(n.bind(n,787))));t.createRoot(document.getElementById("root")).render((0,o.jsx)(r.I9,{children:(0,o.jsxs)(r.BV,{children:[(0,o.jsx)(r.qh,{path:"/",element:(0,o.jsx)(a,{})}),(0,o.jsx)(r.qh,{path:"/notices",element:(0,o.jsx)(i,{})}),(0,o.jsx)(r.qh,{path:"/notices/:key",element:(0,o.jsx)(l,{})})]})}))})()})();
"""
_CRA_LIST = r"""
"use strict";(self.webpackChunkcampus=self.webpackChunkcampus||[]).push([[453],{453:(e,t,n)=>{n.r(t),n.d(t,{default:()=>s});var r=n(43),o=n(216),a=n(702),i=n(579);const l=10;function s(){const[e,t]=(0,r.useState)([]),[n,s]=(0,r.useState)(1),[c,u]=(0,r.useState)(0);(0,r.useEffect)((()=>{(0,a.h)(n,l).then((e=>{t(e.items),u(e.count)}))}),[n]);return(0,i.jsxs)("div",{className:"notices",children:[e.map((e=>(0,i.jsxs)("div",{className:"row",children:[(0,i.jsx)(o.N_,{to:"/notices/".concat(e.key),children:e.headline}),(0,i.jsx)("time",{children:e.date})]},e.key))),(0,i.jsx)("button",{disabled:n*l>=c,onClick:()=>s(n+1),children:"\u4e0b\u4e00\u9875"})]})}}}]);
"""
_CRA_DETAIL = r"""
"use strict";(self.webpackChunkcampus=self.webpackChunkcampus||[]).push([[787],{787:(e,t,n)=>{n.r(t),n.d(t,{default:()=>l});var r=n(43),o=n(216),a=n(702),i=n(579);function l(){const{key:e}=(0,o.g)(),[t,n]=(0,r.useState)(null);return(0,r.useEffect)((()=>{(0,a.m)(e).then(n)}),[e]),t&&(0,i.jsxs)("article",{children:[(0,i.jsx)("h1",{children:t.headline}),(0,i.jsx)("div",{dangerouslySetInnerHTML:{__html:t.html}}),t.files.map((e=>(0,i.jsx)("a",{href:e.href,children:e.label},e.href)))]})}}}]);
"""


class ReactMaker(Application):
    """Bare ``fetch`` with addresses concatenated, views that are lazy and have names of one letter, slugs as keys."""

    name = "assorted-react-cra"
    start = "/notices"
    others = other_columns(1890, date(2026, 11, 14), "社会招聘：底盘工程师", "社会招聘：测试技师")
    scripts = {  # noqa: RUF012
        "/static/js/main.6b1f0c2d.js": _CRA_MAIN,
        "/static/js/453.6d7e8f90.chunk.js": _CRA_LIST,
        "/static/js/787.a1b2c3d4.chunk.js": _CRA_DETAIL,
        "/static/js/118.2f3a4b5c.chunk.js": '"use strict";(self.webpackChunkcampus=self.webpackChunkcampus||[]).push([[118],{}]);',
    }
    html = """
<!doctype html><html lang="zh"><head><meta charset="utf-8"/><link rel="icon" href="/favicon.ico"/><meta name="viewport" content="width=device-width,initial-scale=1"/><meta name="theme-color" content="#000000"/><title>望海汽车校园招聘</title><link rel="manifest" href="/manifest.json"/><script defer="defer" src="/static/js/main.6b1f0c2d.js"></script><link href="/static/css/main.1c2d3e4f.css" rel="stylesheet"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>
"""

    def key(self, number: int) -> str:
        return f"campus-{number}-{number * 31 % 97:02d}"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.split("-")[1] if path.startswith("/notices/campus-") else None

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "key": self.key(row.number),
            "headline": row.title,
            "date": f"{row.day}T{clock(row)}:00Z",
            "views": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/backend/notices") or asked.method != "GET":
            return None
        if asked.path == "/backend/notices":
            kinds = {"campus": held.notices, "social": self.others}
            rows = kinds.get(asked.query.get("type", ""), held.notices + self.others)
            items = [self.row(row) for row in turned(rows, asked.query.get("page"), asked.query.get("pageSize"))]
            return ok({"items": items, "count": len(rows)})
        one = next((row for row in self.all(held) if asked.path.endswith(f"/{self.key(row.number)}")), None)
        if one is None:
            return 404, "application/json", dump({"error": "not found"})
        attached = [{"label": name, "href": url} for name, url in one.files]
        return ok(self.row(one) | {"html": paragraphs(one), "files": attached})


# -- 4 a county's organisation department, AngularJS -------------------------------------------------------------------

_NG_JS = r"""
var app = angular.module('zpApp', ['ui.bootstrap']);
app.constant('SERVER', '../rest/');
app.factory('newsService', ['$http', 'SERVER', function ($http, SERVER) {
    return {
        query: function (params) {
            return $http({ method: 'GET', url: SERVER + 'news/query', params: params });
        },
        get: function (id) {
            return $http.get(SERVER + 'news/get/' + id);
        },
        addClick: function (id) {
            return $http.post(SERVER + 'news/addClick', { id: id });
        }
    };
}]);
app.controller('listCtrl', ['$scope', 'newsService', function ($scope, newsService) {
    $scope.pageConf = { currentPage: 1, itemsPerPage: 20, totalItems: 0 };
    $scope.load = function () {
        newsService.query({ pageIndex: $scope.pageConf.currentPage - 1, pageSize: $scope.pageConf.itemsPerPage, columnId: 'c07' }).success(function (res) {
            $scope.list = res.result;
            $scope.pageConf.totalItems = res.totalCount;
        });
    };
    $scope.load();
}]);
app.controller('detailCtrl', ['$scope', '$location', '$sce', 'newsService', function ($scope, $location, $sce, newsService) {
    var id = $location.absUrl().split('id=')[1];
    newsService.get(id).success(function (res) {
        $scope.news = res.result;
        $scope.body = $sce.trustAsHtml(res.result.newsContent);
    });
    newsService.addClick(id);
}]);
"""


class AngularOld(Place):
    """AngularJS: a constant as base, a service, pages from nought, days as lists of numbers."""

    name = "assorted-angularjs"
    start = "/zp/html/list.html"
    others = other_columns(1790, date(2026, 11, 12), "县委组织部赴基层调研", "全县组织工作会议召开")
    scripts = {"/zp/js/app.js": _NG_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html>
<html ng-app="zpApp"><head><meta charset="utf-8"><title>石桥县人才招聘网</title><link rel="stylesheet" href="../css/bootstrap.min.css"></head>
<body><div class="container"><h1>石桥县人才招聘网</h1><ul class="nav nav-tabs"><li><a href="index.html">首页</a></li><li class="active"><a href="list.html">招聘公告</a></li></ul>@main@<p class="text-muted">中共石桥县委组织部</p></div>
<script src="../js/angular.min.js"></script><script src="../js/ui-bootstrap-tpls.min.js"></script><script src="../js/app.js"></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id", "")[:4] if path == "/zp/html/detail.html" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def page(self, held: Holding, number: int) -> str:
        main = """<div ng-controller="listCtrl" ng-cloak><div class="media" ng-repeat="n in list track by n.newsId"><a ng-href="detail.html?id={{n.newsId}}" ng-bind="n.newsTitle"></a><span class="pull-right">{{n.pubTime[0]}}-{{n.pubTime[1]}}-{{n.pubTime[2]}}</span></div>
<pagination total-items="pageConf.totalItems" ng-model="pageConf.currentPage" items-per-page="pageConf.itemsPerPage" ng-change="load()"></pagination></div>"""
        return fill(self.frame, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        main = """<div ng-controller="detailCtrl" ng-cloak><h3 ng-bind="news.newsTitle"></h3><div ng-bind-html="body"></div><p ng-repeat="a in news.annex"><a ng-href="{{a.url}}" ng-bind="a.name"></a></p></div>"""
        return fill(self.frame, main=main)

    def row(self, row: Notice) -> dict[str, Any]:
        day = [row.day.year, row.day.month, row.day.day, 9, row.number % 60]
        return {"newsId": row.number, "newsTitle": row.title, "pubTime": day, "columnId": "c07", "clicks": views(row)}

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/zp/rest/news/") or asked.method != "GET":
            return None
        if asked.path == "/zp/rest/news/query":
            rows = {"c07": held.notices, "c01": self.others}.get(asked.query.get("columnId", ""), ())
            size, index = whole(asked.query.get("pageSize"), 20), whole(asked.query.get("pageIndex"), 0)
            result = [self.row(row) for row in Holding(rows).page(index + 1, max(1, size))]
            return ok({"success": True, "totalCount": len(rows), "result": result})
        one = pick(self.all(held), asked.path.removeprefix("/zp/rest/news/get/"))
        if one is None:
            return ok({"success": False, "result": None})
        annex = [{"name": name, "url": url} for name, url in one.files]
        told = self.row(one) | {"newsContent": paragraphs(one), "annex": annex, "savedAt": f"{one.day} {seconds(one)}"}
        return ok({"success": True, "result": told, "serverTime": millis(one)})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (Vben, Thymeleaf, ReactMaker, AngularOld))
