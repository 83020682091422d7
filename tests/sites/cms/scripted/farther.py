"""Less plain ones: AngularJS in several files, a getter on Vue's prototype, uni-app by Vite, RequireJS, a column that a map tells."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import ok, seconds, views
from tests.sites.cms.scripted.shells import HTML, JQUERY, VENDOR, cut_page, find_row, plain, refused, rich, shell, site
from tests.sites.cms.style import Answer, Request

_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'

_NG = """<!DOCTYPE html><html ng-app="portal"><head><meta charset="utf-8"><title>青岚人才网</title></head><body><nav><a ui-sref="home">首页</a><a ui-sref="jobs">招聘公告</a></nav><div ui-view></div>
<script src="/vendor/angular.min.js"></script><script src="/vendor/angular-ui-router.min.js"></script><script src="/vendor/angular-resource.min.js"></script>
<script src="/app/app.js"></script><script src="/app/services.js"></script><script src="/app/controllers.js"></script></body></html>"""
_NG_APP = """angular.module('portal', ['ui.router', 'ngResource', 'portal.services', 'portal.controllers'])
.config(function ($stateProvider, $urlRouterProvider) {
    $stateProvider
        .state('home', { url: '/home', templateUrl: '/app/views/home.html' })
        .state('jobs', { url: '/jobs', templateUrl: '/app/views/jobs.html', controller: 'JobsCtrl' })
        .state('jobDetail', { url: '/jobs/:jobId', templateUrl: '/app/views/job.html', controller: 'JobCtrl' });
    $urlRouterProvider.otherwise('/home');
});"""
_NG_SERVICES = """angular.module('portal.services', [])
.factory('Job', function ($http) {
    var base = '/rest/';
    return {
        page: function (params) { return $http.get(base + 'jobs', { params: params }); },
        one: function (id) { return $http.get(base + 'jobs/' + id); }
    };
});"""
_NG_CONTROLLERS = """angular.module('portal.controllers', [])
.controller('JobsCtrl', function ($scope, $state, Job) {
    $scope.paging = { pageNumber: 1, pageSize: 10, status: 'PUBLISHED' };
    $scope.load = function () {
        Job.page($scope.paging).then(function (resp) { $scope.jobs = resp.data.rows; $scope.total = resp.data.total; });
    };
    $scope.view = function (job) { $state.go('jobDetail', { jobId: job.jobId }); };
    $scope.load();
})
.controller('JobCtrl', function ($scope, $stateParams, Job) {
    Job.one($stateParams.jobId).then(function (resp) { $scope.job = resp.data; });
});"""


def _ng_row(row: Notice) -> dict[str, object]:
    return {
        "jobId": row.number,
        "jobTitle": row.title,
        "publishedAt": f"{row.day} {seconds(row)}",
        "status": "PUBLISHED",
    }


def _ng(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/rest/jobs":
        known = asked.query.get("status") == "PUBLISHED"
        rows = cut_page(held, asked.query.get("pageNumber"), asked.query.get("pageSize")) if known else ()
        return ok({"rows": [_ng_row(row) for row in rows or ()], "total": 27})
    row = find_row(held, asked.path.removeprefix("/rest/jobs/"))
    return row and ok(_ng_row(row) | {"jobContent": rich(row)})


NG = site(
    "scripted_ui_router",
    "/#!/jobs",
    {"/": _NG},
    {"/app/app.js": _NG_APP, "/app/services.js": _NG_SERVICES, "/app/controllers.js": _NG_CONTROLLERS},
    _ng,
)

_PROTO = """(window.webpackJsonp=window.webpackJsonp||[]).push([[0],{
XX01:function(t,e,n){var a=n("bc3a"),r=n.n(a);e.a={install:function(t){t.prototype.$get=function(t,e){return r.a.get("/cms-api"+t,{params:e||{}}).then((function(t){return t.data}))},t.prototype.$post=function(t,e){return r.a.post("/cms-api"+t,e).then((function(t){return t.data}))}}}},
XX02:function(t,e,n){var a={data:function(){return{articles:[],pager:{pageNum:1,pageSize:10,total:0},channel:"rczp"}},created:function(){this.query()},methods:{query:function(){var t=this;this.$get("/article/pages",{pageNum:this.pager.pageNum,pageSize:this.pager.pageSize,channel:this.channel}).then((function(e){t.articles=e.data.records,t.pager.total=e.data.total}))},
turn:function(t){this.pager.pageNum=t,this.query()},go:function(t){this.$router.push("/article/"+t.articleId)}}};e.a=n("2877").a(a)},
XX03:function(t,e,n){var a={data:function(){return{article:{}}},created:function(){var t=this;this.$get("/article/view/"+this.$route.params.id).then((function(e){t.article=e.data}))}};e.a=n("2877").a(a)},
XX04:function(t,e,n){var a=n("8c4f"),r=n("XX02"),o=n("XX03");e.a=new a.a({routes:[{path:"/list",component:r.a},{path:"/article/:id",component:o.a}]})}},[["XX04",1,2]]]);"""


def _proto_row(row: Notice) -> dict[str, object]:
    return {"articleId": row.number, "title": row.title, "pubdate": f"{row.day}", "channel": "rczp"}


def _proto(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/cms-api/article/")
    if path == "pages":
        rows = (
            cut_page(held, asked.query.get("pageNum"), asked.query.get("pageSize"))
            if asked.query.get("channel") == "rczp"
            else None
        )
        return (
            ok({"code": 0, "data": {"records": [_proto_row(row) for row in rows], "total": 27}})
            if rows is not None
            else refused()
        )
    row = find_row(held, path.removeprefix("view/"))
    return row and ok({"code": 0, "data": _proto_row(row) | {"content": rich(row)}})


PROTO = site(
    "scripted_prototype",
    "/#/list",
    {"/": shell("云麓人民医院", "", '<script src="/js/vendor.01.js"></script><script src="/js/index.44.js"></script>')},
    {"/js/vendor.01.js": VENDOR, "/js/index.44.js": _PROTO},
    _proto,
)

_UNI3_INDEX = """import{s as e}from"./uni-core.5.js";const t=e=>e();window.__uniRoutes=[{path:"/",alias:"/pages/index/index",component:()=>t(()=>import("./pages-index-index.aa1.js"))},{path:"/pages/recruit/list",component:()=>t(()=>import("./pages-recruit-list.bb2.js"))},{path:"/pages/recruit/info",component:()=>t(()=>import("./pages-recruit-info.cc3.js"))}];"""
_UNI3_HTTP = """const e="/mini-api",t=(t,n={},o="GET")=>new Promise((r,a)=>{uni.request({url:e+t,data:n,method:o,header:{token:uni.getStorageSync("token")},success:e=>{0===e.data.errno?r(e.data.data):uni.showToast({title:e.data.errmsg,icon:"none"})},fail:a})});const n=e=>t("/recruit/list",e),o=e=>t("/recruit/detail",{id:e});export{n as a,o as b};"""
_UNI3_LIST = """import{a as e}from"./recruit.dd4.js";import{r as t,o as n,d as o}from"./uni-core.5.js";const r=o({__name:"list",setup(o){const r=t([]),a=t(1),i=async()=>{const t=await e({page:a.value,limit:10,categoryId:1008});r.value=[...r.value,...t.list]};n(i);const s=e=>{uni.navigateTo({url:`/pages/recruit/info?id=${e.id}`})};return{list:r,go:s}}});export{r as default};"""
_UNI3_INFO = """import{b as e}from"./recruit.dd4.js";import{r as t,l as n,d as o}from"./uni-core.5.js";const r=o({__name:"info",setup(o){const r=t({});n(async t=>{r.value=await e(t.id)});return{info:r}}});export{r as default};"""


def _uni3_row(row: Notice) -> dict[str, object]:
    return {"id": f"77{row.number}", "title": row.title, "addTime": f"{row.day} {seconds(row)}", "categoryId": 1008}


def _uni3(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/mini-api/recruit/list":
        rows = (
            cut_page(held, asked.query.get("page"), asked.query.get("limit"))
            if asked.query.get("categoryId") == "1008"
            else None
        )
        return (
            ok({"errno": 0, "data": {"list": [_uni3_row(row) for row in rows], "total": 27}})
            if rows is not None
            else ok({"errno": 401, "errmsg": "参数不对"})
        )
    row = (
        find_row(held, asked.query.get("id"), lambda row: f"77{row.number}")
        if asked.path == "/mini-api/recruit/detail"
        else None
    )
    return row and ok({"errno": 0, "data": _uni3_row(row) | {"content": rich(row)}})


UNI3 = site(
    "scripted_uni_vite",
    "/h5/#/pages/recruit/list",
    {"/h5/": shell("招聘", '<script type="module" crossorigin src="/h5/assets/index-0e.js"></script>', "")},
    {
        "/h5/assets/index-0e.js": _UNI3_INDEX,
        "/h5/assets/recruit.dd4.js": _UNI3_HTTP,
        "/h5/assets/pages-recruit-list.bb2.js": _UNI3_LIST,
        "/h5/assets/pages-recruit-info.cc3.js": _UNI3_INFO,
        "/h5/assets/uni-core.5.js": "export{}",
    },
    _uni3,
    mark=lambda number: f"77{number}",
)

_REQUIRE = (
    _HEAD.format(title="招聘信息")
    + '<div class="nav"><a href="/">首页</a><a href="/zp/index.html">招聘信息</a></div><ul id="list"></ul><div id="page"></div><script src="/static/require.js" data-main="/static/js/zp-list"></script></body></html>'
)
_REQUIRE_LIST = """require.config({ baseUrl: '/static/js', paths: { jquery: 'lib/jquery.min', api: 'common/api', pager: 'common/pager' } });
require(['jquery', 'api', 'pager'], function ($, api, pager) {
    var state = { pageIndex: 1, pageSize: 10 };
    function render() {
        api.post('zp/queryList', { pageIndex: state.pageIndex, pageSize: state.pageSize, zplb: '2' }, function (res) {
            var html = $.map(res.data.rows, function (row) { return '<li><a href="/zp/detail.html?zpid=' + row.zpid + '">' + row.zpbt + '</a><span>' + row.fbrq + '</span></li>'; });
            $('#list').html(html.join(''));
            pager.show('#page', res.data.total, state, render);
        });
    }
    render();
});"""
_REQUIRE_API = """define(['jquery'], function ($) {
    var root = '/hrss/web/';
    return {
        post: function (path, data, success) {
            return $.ajax({ url: root + path, type: 'POST', data: data, dataType: 'json', success: success });
        }
    };
});"""
_REQUIRE_DETAIL = (
    _HEAD.format(title="招聘信息")
    + """<div class="nav"><a href="/">首页</a><a href="/zp/index.html">招聘信息</a></div><div id="main"></div><script src="/static/require.js"></script>
<script>
require.config({ baseUrl: '/static/js', paths: { jquery: 'lib/jquery.min', api: 'common/api' } });
require(['jquery', 'api'], function ($, api) {
    var zpid = location.search.match(/zpid=(\\w+)/)[1];
    api.post('zp/queryOne', { zpid: zpid }, function (res) { $('#main').html('<h1>' + res.data.zpbt + '</h1><p>' + res.data.fbrq + '</p>' + res.data.zpnr); });
});
</script></body></html>"""
)


def _require_row(row: Notice) -> dict[str, object]:
    return {"zpid": f"z{row.number}", "zpbt": row.title, "fbrq": f"{row.day}", "zplb": "2"}


def _require(held: Holding, asked: Request) -> Answer | None:
    match asked.path.removeprefix("/hrss/web/"):
        case "zp/queryList" if asked.form.get("zplb") == "2":
            rows = cut_page(held, asked.form.get("pageIndex"), asked.form.get("pageSize")) or ()
            return ok({"status": 0, "data": {"rows": [_require_row(row) for row in rows], "total": 27}})
        case "zp/queryOne" if (row := find_row(held, asked.form.get("zpid"), lambda row: f"z{row.number}")) is not None:
            return ok({"status": 0, "data": _require_row(row) | {"zpnr": rich(row)}})
    return None


REQUIRE = site(
    "scripted_require",
    "/zp/index.html",
    {"/zp/index.html": _REQUIRE, "/zp/detail.html": _REQUIRE_DETAIL},
    {
        "/static/js/zp-list.js": _REQUIRE_LIST,
        "/static/js/common/api.js": _REQUIRE_API,
        "/static/js/common/pager.js": "define([],function(){})",
        "/static/js/lib/jquery.min.js": JQUERY,
    },
    _require,
)

_MAP = (
    _HEAD.format(title="信息列表")
    + """<div class="nav"><a href="/">首页</a><a href="/list.html?type=zpgg">招聘公告</a><a href="/list.html?type=tzgg">通知公告</a></div><h3 id="name"></h3><ul id="list"></ul>
<script src="/js/jquery.min.js"></script><script src="/js/list.js"></script></body></html>"""
)
_MAP_JS = """var channels = { zpgg: { id: 1021, name: '招聘公告' }, tzgg: { id: 1022, name: '通知公告' } };
var type = (location.search.match(/type=(\\w+)/) || [])[1] || 'tzgg';
$('#name').text(channels[type].name);
function load(page) {
    $.getJSON('/api/content/list', { channelId: channels[type].id, page: page, rows: 20 }, function (r) {
        $('#list').html(r.rows.map(function (c) { return '<li><a href="/content/' + c.contentId + '">' + c.title + '</a><em>' + c.releaseDate + '</em></li>'; }).join(''));
    });
}
load(1);"""


def _map(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/content/list":
        rows = (
            cut_page(held, asked.query.get("page"), asked.query.get("rows"))
            if asked.query.get("channelId") == "1021"
            else ()
        )
        told = [{"contentId": row.number, "title": row.title, "releaseDate": f"{row.day}"} for row in rows or ()]
        return ok({"total": 27 if told else 0, "rows": told})
    row = find_row(held, asked.path.removeprefix("/content/"))
    return row and (
        200,
        HTML,
        f"{_HEAD.format(title=row.title)}<div class='nav'><a href='/'>首页</a></div><h1>{row.title}</h1><p>发布日期：{row.day} 点击：{views(row)}</p>"
        f"<div class='txt'>{plain(row)}</div>{files(row)}</body></html>",
    )


MAP = site(
    "scripted_map",
    "/list.html?type=zpgg",
    {"/list.html": _MAP},
    {"/js/jquery.min.js": JQUERY, "/js/list.js": _MAP_JS},
    _map,
)

STYLES = (NG, PROTO, UNI3, REQUIRE, MAP)
