"""Three on React and one on jQuery: dva's models, SWR under Next's router, Taro for browsers, a page of an intranet."""

from __future__ import annotations

from typing import Any

from tests.sites.cms.content import Notice
from tests.sites.cms.place import millis, seconds, views
from tests.sites.cms.stacks.interface import Interface


class DvaModels(Interface):
    """Ant Design Pro 2: a view dispatches, a model's effect calls a service, the service asks by ``stringify``."""

    name = "stacks-dva-models"
    start = "/notice/list"
    pages, detail = ("/", "/notice/list"), r"/notice/detail/(\d+)"
    rows_at, record_at, counts = "/api/notice/queryList", "/api/notice/queryDetail", "currentPage"
    html = """
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>望海精密机械招聘</title><link rel="stylesheet" href="/umi.0c1d2e3f.css"><script>window.routerBase = "/";</script></head><body><div id="root"></div><script src="/umi.4a5b6c7d.js"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/umi.4a5b6c7d.js": r"""
(function(e){var t={},n={1:0};function a(e){return r.p+""+({3:"p__Notice__Detail",4:"p__Notice__List",5:"p__404"}[e]||e)+"."+{3:"1a2b3c4d",4:"5e6f7a8b",5:"9c0d1e2f"}[e]+".async.js"}function r(n){if(t[n])return t[n].exports;var a=t[n]={i:n,l:!1,exports:{}};return e[n].call(a.exports,a,a.exports,r),a.l=!0,a.exports}r.e=function(e){var t=document.createElement("script");t.src=a(e);return Promise.resolve()},r.p="/"})({"+n12":function(e,t,n){"use strict";var a=n("sy1d"),r=n.n(a);function o(e,t){return r()(e,t).then(function(e){return e.json()})}t["a"]=o},"h3zL":function(e,t,n){"use strict";n.r(t),n.d(t,"queryNotice",function(){return u}),n.d(t,"queryNoticeDetail",function(){return s});var a=n("Qyje"),r=n("+n12");function u(e){return Object(r["a"])("/api/notice/queryList?".concat(Object(a["stringify"])(e)))}function s(e){return Object(r["a"])("/api/notice/queryDetail?".concat(Object(a["stringify"])(e)))}},"m0dE":function(e,t,n){"use strict";n.r(t);var a=n("h3zL");t["default"]={namespace:"notice",state:{data:{list:[],pagination:{}},detail:{}},effects:{fetch:function*(e,t){var n=e.payload,r=e.callback,o=t.call,i=t.put,u=yield o(a["queryNotice"],n);yield i({type:"save",payload:u}),r&&r()},fetchDetail:function*(e,t){var n=e.payload,r=t.call,o=t.put,i=yield r(a["queryNoticeDetail"],n);yield o({type:"saveDetail",payload:i})}},reducers:{save:function(e,t){return Object.assign({},e,{data:t.payload})}}}},"rTs1":function(e,t,n){"use strict";var a=[{path:"/",redirect:"/notice/list",exact:!0},{path:"/notice/list",component:n("dYn1")({component:function(){return n.e(4).then(n.bind(null,"nL1s"))}}),exact:!0},{path:"/notice/detail/:id",component:n("dYn1")({component:function(){return n.e(3).then(n.bind(null,"nD2t"))}}),exact:!0}]}});
""",
        "/p__Notice__List.5e6f7a8b.async.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[4],{nL1s:function(e,t,n){"use strict";n.r(t);var a=n("q1tI"),r=n.n(a),o=n("MuoO"),i=n("mOP9"),u=function(e){function t(){var e;return(e=Object.call(this)||this).state={current:1},e.handleChange=function(t){e.props.dispatch({type:"notice/fetch",payload:{currentPage:t,pageSize:10}})},e}return t.prototype.componentDidMount=function(){var e=this.props.dispatch;e({type:"notice/fetch",payload:{currentPage:1,pageSize:10}})},t.prototype.render=function(){var e=this.props.notice.data;return r.a.createElement("ul",null,e.list.map(function(e){return r.a.createElement("li",{key:e.noticeId},r.a.createElement(i["a"],{to:"/notice/detail/".concat(e.noticeId)},e.noticeTitle),r.a.createElement("span",null,e.publishDate))}))},t}(a["Component"]);t["default"]=Object(o["connect"])(function(e){return{notice:e.notice}})(u)}}]);
""",
        "/p__Notice__Detail.1a2b3c4d.async.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[3],{nD2t:function(e,t,n){"use strict";n.r(t);var a=n("q1tI"),r=n.n(a),o=n("MuoO"),i=function(e){function t(){return e.apply(this,arguments)}return t.prototype.componentDidMount=function(){var e=this.props,t=e.dispatch,n=e.match;t({type:"notice/fetchDetail",payload:{id:n.params.id}})},t.prototype.render=function(){var e=this.props.notice.detail;return r.a.createElement("div",{dangerouslySetInnerHTML:{__html:e.noticeContent}})},t}(a["Component"]);t["default"]=Object(o["connect"])(function(e){return{notice:e.notice}})(i)}}]);
""",
    }

    def entry(self, row: Notice) -> dict[str, Any]:
        return {"noticeId": row.number, "noticeTitle": row.title, "publishDate": f"{row.day}", "readTimes": views(row)}

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"list": found, "pagination": {"total": total, "pageSize": 10, "current": 1}}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return self.entry(row) | {"noticeContent": text}


class SwrNext(Interface):
    """Next's app router: an empty page of streamed parts, a client's component asks by SWR with a fetcher of its own."""

    name = "stacks-swr-next"
    start = "/careers"
    pages, detail = ("/careers",), r"/careers/(\d+)"
    rows_at, record_at, counts = "/api/careers/posts", r"/api/careers/posts/(\d+)", "page"
    html = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/webpack-1b2c3d4e5f.js"/><script src="/_next/static/chunks/fd9d1056-0a1b2c3d.js" async=""></script><script src="/_next/static/chunks/main-app-6f7e8d9c.js" async=""></script><script src="/_next/static/chunks/app/careers/page-2d3e4f5a6b.js" async=""></script><title>北陵新材料 - 加入我们</title></head><body class="__className_d65c78"><main class="mx-auto"><div class="animate-pulse">加载中...</div></main><script src="/_next/static/chunks/webpack-1b2c3d4e5f.js" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,null])</script><script>self.__next_f.push([1,"1:HL[\\"/_next/static/css/7cca8e2c5137bd71.css\\",\\"style\\"]\\n0:D{\\"name\\":\\"r0\\",\\"env\\":\\"Server\\"}\\n"])</script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/webpack-1b2c3d4e5f.js": "!function(){var e={},t={};function n(r){return t[r]}n.m=e}();",
        "/_next/static/chunks/fd9d1056-0a1b2c3d.js": '"use strict";(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[971],{84417:function(e,n,t){var r=t(82957)}}]);',
        "/_next/static/chunks/main-app-6f7e8d9c.js": "(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[744],{},function(e){e.O(0,[971],function(){return e(e.s=1)})}]);",
        "/_next/static/chunks/app/careers/page-2d3e4f5a6b.js": r"""
(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[207],{5531:function(e,t,s){Promise.resolve().then(s.bind(s,7718))},7718:function(e,t,s){"use strict";s.r(t),s.d(t,{default:function(){return d}});var a=s(7437),r=s(2265),l=s(7648),n=s(3448);let i=e=>fetch(e).then(e=>e.json());function d(){let[e,t]=(0,r.useState)(1),{data:s,isLoading:d}=(0,n.ZP)("/api/careers/posts?page=".concat(e,"&pageSize=").concat(10),i);return d?(0,a.jsx)("div",{children:"加载中..."}):(0,a.jsxs)("div",{children:[(0,a.jsx)("ul",{children:s.items.map(e=>(0,a.jsxs)("li",{children:[(0,a.jsx)(l.default,{href:"/careers/".concat(e.id),children:e.title}),(0,a.jsx)("span",{children:e.publishedAt.slice(0,10)})]},e.id))}),(0,a.jsx)("button",{onClick:()=>t(e+1),disabled:10*e>=s.total,children:"下一页"})]})}}},function(e){e.O(0,[648,448,971,744],function(){return e(e.s=5531)}),_N_E=e.O()}]);
""",
        "/_next/static/chunks/app/careers/[id]/page-7c8d9e0f1a.js": r"""
(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[318],{6642:function(e,t,s){Promise.resolve().then(s.bind(s,8829))},8829:function(e,t,s){"use strict";s.r(t),s.d(t,{default:function(){return c}});var a=s(7437),r=s(9376),n=s(3448);let i=e=>fetch(e).then(e=>e.json());function c(){let{id:e}=(0,r.useParams)(),{data:t}=(0,n.ZP)("/api/careers/posts/".concat(e),i);return t?(0,a.jsxs)("article",{children:[(0,a.jsx)("h1",{children:t.title}),(0,a.jsx)("div",{dangerouslySetInnerHTML:{__html:t.content}})]}):null}}},function(e){e.O(0,[971,744],function(){return e(e.s=6642)}),_N_E=e.O()}]);
""",
    }

    def article(self, held: Any, row: Notice) -> str:
        return self.html.strip().replace("app/careers/page-2d3e4f5a6b.js", "app/careers/%5Bid%5D/page-7c8d9e0f1a.js")

    def api(self, held: Any, asked: Any) -> Any:
        if asked.path == "/_next/static/chunks/app/careers/%5Bid%5D/page-7c8d9e0f1a.js":
            return (
                200,
                "application/javascript",
                self.scripts["/_next/static/chunks/app/careers/[id]/page-7c8d9e0f1a.js"],
            )
        return super().api(held, asked)

    def entry(self, row: Notice) -> dict[str, Any]:
        return {"id": row.number, "title": row.title, "publishedAt": f"{row.day}T{seconds(row)}+08:00"}

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"items": found, "total": total}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return self.entry(row) | {"content": text}


class TaroBrowser(Interface):
    """Taro for browsers: pages behind ``#``, ``request`` with data, ``navigateTo`` an address with the id."""

    name = "stacks-taro-browser"
    start = "/h5/"
    pages = ("/h5/",)
    rows_at, record_at, method, counts = "/mobile-api/notice/page", "/mobile-api/notice/detail", "POST", "pageNum"
    html = """
<!DOCTYPE html><html><head><meta content="text/html; charset=utf-8" http-equiv="Content-Type"><meta content="width=device-width,initial-scale=1,user-scalable=no" name="viewport"><title>石桥人才</title><script>!function(e,t){var n=t.documentElement;n.style.fontSize="20px"}(window,document)</script><script defer="defer" src="/h5/js/app.4c5d6e7f.js"></script></head><body><div id="app"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/h5/js/app.4c5d6e7f.js": r"""
(()=>{var e={2784:(e,t,n)=>{"use strict";e.exports=n(3426)}},t={};function n(r){var a=t[r];if(void 0!==a)return a.exports;var o=t[r]={id:r,exports:{}};return e[r].call(o.exports,o,o.exports,n),o.exports}n.m=e,n.e=e=>Promise.all(Object.keys(n.f).reduce((t,r)=>(n.f[r](e,t),t),[])),n.u=e=>"chunk/"+e+"."+{412:"1f2e3d4c",735:"5b6a7980"}[e]+".js",n.p="/h5/";var a={pages:["pages/notice/index","pages/notice/detail"],router:{mode:"hash"},window:{navigationBarTitleText:"石桥人才"}};a.routes=[Object.assign({path:"pages/notice/index",load:async function(e,t){return[await n.e(412).then(n.bind(n,9412)),e,t]}},{navigationBarTitleText:"招聘公告"}),Object.assign({path:"pages/notice/detail",load:async function(e,t){return[await n.e(735).then(n.bind(n,8735)),e,t]}},{navigationBarTitleText:"公告详情"})]})();
""",
        "/h5/chunk/412.1f2e3d4c.js": r"""
"use strict";(self["webpackChunktalent"]=self["webpackChunktalent"]||[]).push([[412],{6120:(e,t,n)=>{n.d(t,{H:()=>i,b:()=>s});var r=n(5370),a=n.n(r);const o="/mobile-api";function c(e,t,n="GET"){return new Promise((r,c)=>{a().request({url:o+e,data:t,method:n,header:{"content-type":"application/json"},success:e=>{200===e.data.code?r(e.data.data):c(e.data.msg)},fail:c})})}const i=e=>c("/notice/page",e,"POST"),s=e=>c("/notice/detail",{id:e})},9412:(e,t,n)=>{n.r(t),n.d(t,{default:()=>d});var r=n(2784),a=n(5370),o=n.n(a),c=n(6120),i=n(2322);function d(){const[e,t]=(0,r.useState)([]),[n,a]=(0,r.useState)(1),s=async e=>{const n=await(0,c.H)({pageNum:e,pageSize:10,channel:"recruit"});t(t=>1===e?n.rows:[...t,...n.rows]),a(e)};return(0,r.useEffect)(()=>{s(1)},[]),(0,i.jsx)("taro-view-core",{children:e.map(e=>(0,i.jsxs)("taro-view-core",{onClick:()=>o().navigateTo({url:`/pages/notice/detail?id=${e.id}`}),children:[(0,i.jsx)("taro-text-core",{children:e.title}),(0,i.jsx)("taro-text-core",{children:e.publishTime})]},e.id))})}}}]);
""",
        "/h5/chunk/735.5b6a7980.js": r"""
"use strict";(self["webpackChunktalent"]=self["webpackChunktalent"]||[]).push([[735],{6120:(e,t,n)=>{n.d(t,{H:()=>i,b:()=>s});var r=n(5370),a=n.n(r);const o="/mobile-api";function c(e,t,n="GET"){return new Promise((r,c)=>{a().request({url:o+e,data:t,method:n,header:{"content-type":"application/json"},success:e=>{200===e.data.code?r(e.data.data):c(e.data.msg)},fail:c})})}const i=e=>c("/notice/page",e,"POST"),s=e=>c("/notice/detail",{id:e})},8735:(e,t,n)=>{n.r(t),n.d(t,{default:()=>l});var r=n(2784),a=n(5370),c=n(6120),i=n(2322);function l(){const{params:e}=(0,a.useRouter)(),[t,n]=(0,r.useState)({});return(0,r.useEffect)(()=>{(0,c.b)(e.id).then(n)},[]),(0,i.jsxs)("taro-view-core",{children:[(0,i.jsx)("taro-text-core",{children:t.title}),(0,i.jsx)("taro-rich-text-core",{nodes:t.content})]})}}}]);
""",
    }

    kept = {"channel": "recruit"}  # noqa: RUF012

    def entry(self, row: Notice) -> dict[str, Any]:
        return {"id": row.number, "title": row.title, "publishTime": f"{row.day} {seconds(row)}", "channel": "recruit"}

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"code": 200, "msg": "ok", "data": {"rows": found, "total": total}}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"code": 200, "msg": "ok", "data": self.entry(row) | {"content": text}}


class IntranetPage(Interface):
    """jQuery on a page of an intranet: settings in one file, what asks in another, rows put together by ``each``; seconds since 1970."""

    name = "stacks-intranet-page"
    start = "/zp/index.html"
    pages, detail = ("/zp/index.html",), "/zp/info.html"
    rows_at, record_at, method, counts = "/zpgl/front/queryXxList.do", "/zpgl/front/queryXxById.do", "POST", "pageIndex"
    kept = {"xxlb": "01"}  # noqa: RUF012
    html = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>临川农商银行招聘系统</title><script src="../static/js/jquery-3.3.1.min.js"></script><script src="../static/js/global.js"></script><script src="../static/js/request.js"></script></head><body><div class="header">临川农商银行招聘系统<a href="/zp/login.html">登录</a></div><div class="xxlist"><ul id="xxList"></ul><div id="pageBar"></div></div><script src="./js/index.js"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/static/js/jquery-3.3.1.min.js": "/*! jQuery v3.3.1 | (c) JS Foundation and other contributors */!function(e,t){}(window,function(e,t){});",
        "/static/js/global.js": "var GLOBAL = { contextPath: '/zpgl', pageSize: 10, timeout: 30000 };\n",
        "/static/js/request.js": r"""
var Request = {
    post: function (action, param, callback) {
        $.ajax({
            type: "POST", url: GLOBAL.contextPath + "/front/" + action + ".do", data: param, dataType: "json", timeout: GLOBAL.timeout,
            success: function (res) { if (res.retCode == "0000") { callback(res.retData); } else { alert(res.retMsg); } }
        });
    },
    getParam: function (name) {
        var r = window.location.search.substr(1).match(new RegExp("(^|&)" + name + "=([^&]*)(&|$)"));
        return r ? decodeURIComponent(r[2]) : "";
    }
};
""",
        "/zp/js/index.js": r"""
$(function () {
    var param = { pageIndex: 1, pageSize: GLOBAL.pageSize, xxlb: "01" };
    function query() {
        Request.post("queryXxList", param, function (data) {
            var html = "";
            $.each(data.rows, function (i, row) {
                html += "<li><a href='info.html?id=" + row.xxid + "' target='_blank'>" + row.xxbt + "</a><span>" + formatDate(row.fbsj * 1000) + "</span></li>";
            });
            $("#xxList").html(html);
            renderPage(data.total);
        });
    }
    function renderPage(total) {
        var pages = Math.ceil(total / GLOBAL.pageSize), html = "";
        for (var i = 1; i <= pages; i++) { html += "<a data-page='" + i + "'>" + i + "</a>"; }
        $("#pageBar").html(html);
    }
    $("#pageBar").on("click", "a", function () { param.pageIndex = $(this).data("page"); query(); });
    query();
});
""",
        "/zp/js/info.js": r"""
$(function () {
    Request.post("queryXxById", { id: Request.getParam("id") }, function (data) {
        $("#bt").text(data.xxbt); $("#sj").text(formatDate(data.fbsj * 1000)); $("#nr").html(data.xxnr);
    });
});
""",
    }

    def article(self, held: Any, row: Notice) -> str:
        page = self.html.strip().replace(
            '<ul id="xxList"></ul><div id="pageBar"></div>', '<h2 id="bt"></h2><p id="sj"></p><div id="nr"></div>'
        )
        return page.replace("./js/index.js", "./js/info.js")

    def entry(self, row: Notice) -> dict[str, Any]:
        return {"xxid": row.number, "xxbt": row.title, "xxlb": "01", "fbsj": millis(row) // 1000}

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"retCode": "0000", "retMsg": "", "retData": {"rows": found, "total": total}}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"retCode": "0000", "retData": self.entry(row) | {"xxnr": text}}
