"""Epoint's portal with parameters in a JSON string, a list by JSONP, umi before Spring's pages, AngularJS."""

from __future__ import annotations

import json
import re

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import dump, ok, seconds, views, whole
from tests.sites.cms.scripted.shells import (
    HTML,
    JQUERY,
    SCRIPT,
    cut_page,
    find_row,
    news,
    plain,
    refused,
    rich,
    shell,
    site,
)
from tests.sites.cms.style import Answer, Request

_EPOINT = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>北陵市人事考试中心-考试公告</title>
<link rel="stylesheet" href="/rskszx/css/common.css"/><meta name="SiteName" content="北陵市人事考试中心"><meta name="ColumnName" content="事业单位招聘">
<script>var siteInfo={"projectName":"/EpointWebBuilder_rskszx","siteGuid":"7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"};</script></head><body>
<div class="ewb-header"><ul class="ewb-nav"><li><a href="/index.html">首页</a></li><li><a href="/zwgk/moreinfo.html">政务公开</a></li>
<li class="current"><a href="/ksgg/003002/zpmoreinfo.html">事业单位招聘</a></li></ul></div>
<div class="ewb-main"><div class="ewb-location">当前位置：<a href="/">首页</a>&gt;<span>事业单位招聘</span></div>
<input type="hidden" id="categorynum" value="003002"/><ul class="ewb-info-list" id="infolist"></ul><div class="pager" id="pager"></div></div>
<script id="infolist-tmpl" type="text/x-mustache-template">{{#data}}<li class="ewb-info-item clearfix"><a href="{{infourl}}" target="_blank" title="{{title}}">{{title}}</a><span class="ewb-date">{{infodate}}</span></li>{{/data}}</script>
<script src="/rskszx/js/jquery.min.js"></script><script src="/rskszx/js/lib/mustache.min.js"></script><script src="/rskszx/js/moreinfo.js"></script></body></html>"""

_EPOINT_JS = """;(function (win, $) {
    var siteGuid = siteInfo.siteGuid;
    var ajaxUrl = siteInfo.projectName + "/rest/frontAppCustomAction/getPageInfoListNew";
    var categoryNum = $("#categorynum").val();
    var pageSize = 12;
    var M = Mustache;
    function getInfoList(pageIndex) {
        $.ajax({
            type: "post",
            url: ajaxUrl,
            dataType: "json",
            data: {
                params: JSON.stringify({
                    siteGuid: siteGuid,
                    categoryNum: categoryNum,
                    kw: "",
                    startDate: "",
                    endDate: "",
                    pageIndex: pageIndex,
                    pageSize: pageSize
                })
            },
            success: function (data) {
                var view = data.custom;
                if (typeof view === "string") { view = JSON.parse(view); }
                $("#infolist").empty().append(M.render($("#infolist-tmpl").html(), { data: view.infodata }));
                if ($("#pager").html() === "") {
                    $("#pager").pagination({ pageIndex: pageIndex, pageSize: pageSize, total: view.count }).on("pageClicked", function (e, d) { getInfoList(d.pageIndex); });
                }
            }
        });
    }
    getInfoList(0);
})(this, jQuery);"""


def _guid(number: int) -> str:
    return f"c1f0{number:04d}-0b2e-4a77-a1c{number % 10}-5d1e{number * 7919:08d}"


def _infourl(row: Notice) -> str:
    return f"/ksgg/003002/{row.day:%Y%m%d}/{_guid(row.number)}.html"


def _epoint_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"/><title>{row.title}</title><meta name="PubDate" content="{row.day} {seconds(row)}"></head><body>'
        '<div class="ewb-header"><ul class="ewb-nav"><li><a href="/index.html">首页</a></li><li><a href="/ksgg/003002/zpmoreinfo.html">事业单位招聘</a></li></ul></div>'
        f'<div class="ewb-article"><h3 class="article-title">{row.title}</h3><p class="article-info">【信息时间：{row.day}　阅读次数：<span id="infoViewCount"></span>】</p>'
        f'<div class="article-content"><div class="epoint-article-content">{plain(row)}</div></div><div class="attach">{files(row)}</div></div></body></html>'
    )


def _epoint(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/EpointWebBuilder_rskszx/rest/frontAppCustomAction/getPageInfoListNew" and asked.method == "POST":
        try:
            told = json.loads(asked.form.get("params", ""))
        except ValueError:
            return ok({"custom": "", "status": {"code": 0, "text": "参数不正确"}})
        if told.get("categoryNum") != "003002" or len(told.get("siteGuid", "")) != 36:
            return ok({"custom": dump({"count": 0, "infodata": []}), "status": {"code": 1, "text": ""}})
        rows = cut_page(held, told.get("pageIndex"), told.get("pageSize"), first=0) or ()
        data = [
            {
                "infoid": _guid(row.number),
                "title": row.title,
                "infodate": f"{row.day}",
                "infourl": _infourl(row),
                "categorynum": "003002",
            }
            for row in rows
        ]
        return ok({"custom": dump({"count": 27, "infodata": data}), "status": {"code": 1, "text": ""}})
    row = find_row(held, asked.path, _infourl)
    return row and (200, HTML, _epoint_detail(row))


EPOINT = site(
    "scripted_epoint",
    "/ksgg/003002/zpmoreinfo.html",
    {"/ksgg/003002/zpmoreinfo.html": _EPOINT},
    {"/rskszx/js/jquery.min.js": JQUERY, "/rskszx/js/moreinfo.js": _EPOINT_JS},
    _epoint,
    mark=_guid,
)

_JSONP = """<!doctype html><html><head><meta charset="utf-8"><title>校园招聘 - 石桥师范学院就业网</title><link href="/static/css/list.css" rel="stylesheet"></head><body>
<div class="nav"><a href="/">首页</a><a href="/teachin.html">宣讲会</a><a href="/recruit.html" class="on">招聘公告</a><a href="/jobfair.html">双选会</a></div>
<div class="wrap"><ul class="infoList" id="J_list"><li class="loading">加载中…</li></ul><a href="javascript:;" class="more" id="J_more">查看更多</a></div>
<script src="/static/js/jquery.js"></script><script src="/static/js/config.js"></script>
<script type="text/javascript">
    var start = 0, count = 20;
    function load() {
        $.ajax({
            url: CONFIG.api + '/module/careers.php',
            data: { panel_name: 'gonggao', school_id: CONFIG.schoolId, start: start, count: count, keyword: '' },
            dataType: 'jsonp',
            jsonp: 'jsoncallback',
            timeout: 10000,
            success: function (result) {
                if (result.code != 0) { return; }
                var data = result.data, str = '';
                for (var i = 0; i < data.length; i++) {
                    str += '<li><a href="/detail.html?career_id=' + data[i].career_id + '" target="_blank">' + data[i].title + '</a><span>' + fmt(data[i].pub_ts) + '</span></li>';
                }
                if (start == 0) $('#J_list').empty();
                $('#J_list').append(str);
                if (start + count >= parseInt(result.total)) $('#J_more').hide();
            }
        });
    }
    function fmt(ts) { var d = new Date(ts * 1000); return d.getFullYear() + '-' + (d.getMonth() + 1) + '-' + d.getDate(); }
    $('#J_more').click(function () { start += count; load(); });
    load();
</script></body></html>"""

_JSONP_DETAIL = """<!doctype html><html><head><meta charset="utf-8"><title>招聘公告详情 - 石桥师范学院就业网</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/recruit.html" class="on">招聘公告</a></div><div class="wrap" id="J_detail"></div>
<script src="/static/js/jquery.js"></script><script src="/static/js/config.js"></script>
<script type="text/javascript">
    $(function () {
        var id = location.href.split('career_id=')[1];
        $.getJSON(CONFIG.api + '/module/career_detail.php?jsoncallback=?', { career_id: id, school_id: CONFIG.schoolId }, function (res) {
            var d = res.data;
            $('#J_detail').html('<h1>' + d.title + '</h1><div class="time">' + d.pub_time + '</div><div class="con">' + d.remarks + '</div>');
        });
    });
</script></body></html>"""

_CONFIG = """var CONFIG = {
    api: '//api.site.example',   // 接口地址
    // api: 'http://127.0.0.1:8080',
    schoolId: '10327',
    title: '石桥师范学院就业网'
};"""


def _seconds(row: Notice) -> int:
    hour, minute, second = (int(part) for part in seconds(row).split(":"))
    return (row.day.toordinal() - 719163) * 86400 + (hour - 8) * 3600 + minute * 60 + second


def _jsonp(held: Holding, asked: Request) -> Answer | None:
    values = asked.query
    if not asked.path.startswith("/module/") or values.get("school_id") != "10327":
        return None
    wrap = values.get("jsoncallback", "")
    if asked.path == "/module/careers.php":
        start, count = whole(values.get("start"), 0), min(whole(values.get("count"), 20), 50)
        rows = held.notices[start : start + count] if values.get("panel_name") == "gonggao" else ()
        data = [
            {"career_id": str(row.number), "title": row.title, "pub_ts": _seconds(row), "view": views(row)}
            for row in rows
        ]
        told = dump({"code": 0, "msg": "ok", "total": "27", "data": data})
    elif asked.path == "/module/career_detail.php" and (row := find_row(held, values.get("career_id"))) is not None:
        article = {"title": row.title, "pub_time": f"{row.day} {seconds(row)[:5]}", "remarks": rich(row)}
        told = dump({"code": 0, "data": article})
    else:
        return None
    return (200, SCRIPT, f"{wrap}({told})") if re.fullmatch(r"[\w.]+", wrap) else ok(json.loads(told))


JSONP = site(
    "scripted_jsonp",
    "/recruit.html",
    {"/recruit.html": _JSONP, "/detail.html": _JSONP_DETAIL},
    {"/static/js/jquery.js": JQUERY, "/static/js/config.js": _CONFIG},
    _jsonp,
)

_UMI = """(function(e){function t(t){for(var r,o,a=t[0],i=t[1],c=0,l=[];c<a.length;c++)o=a[c];}var n={},r={umi:0},o={umi:0};
function i(e){return s.p+""+({"p__Home":"p__Home","p__Recruitment__Detail":"p__Recruitment__Detail","p__Recruitment__List":"p__Recruitment__List"}[e]||e)+"."+
{"p__Home":"b5d2c1a7","p__Recruitment__Detail":"c0be7e55","p__Recruitment__List":"19cc40f8"}[e]+".async.js"}s.p="/"})({
0:function(e,t,n){e.exports=n("bvP7")},
bvP7:function(e,t,n){"use strict";var r=[{path:"/",component:Object(a.dynamic)({loader:()=>Promise.all([n.e("p__Home")]).then(n.bind(null,"hm01"))}),exact:!0},
{path:"/recruitment",component:Object(a.dynamic)({loader:()=>n.e("p__Recruitment__List").then(n.bind(null,"rl02"))}),exact:!0},
{path:"/recruitment/:id",component:Object(a.dynamic)({loader:()=>n.e("p__Recruitment__Detail").then(n.bind(null,"rd03"))}),exact:!0}]},
Sy1o:function(e,t,n){"use strict";n.d(t,"b",(function(){return f})),n.d(t,"a",(function(){return d})),n.d(t,"c",(function(){return h}));var r=n("k1fw"),o=n("t3Un");
function f(e){return p.apply(this,arguments)}function p(){return(p=Object(i["a"])(a.a.mark((function e(t){return a.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(o["a"])("/api/portal/posts",{method:"GET",params:Object(r["a"])({},t)}));case 1:case"end":return e.stop()}}),e)})))).apply(this,arguments)}
function d(e){return m.apply(this,arguments)}function m(){return(m=Object(i["a"])(a.a.mark((function e(t){return a.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(o["a"])("/api/portal/posts/".concat(t)));case 1:case"end":return e.stop()}}),e)})))).apply(this,arguments)}
function h(){return Object(o["a"])("/api/portal/links")}},
t3Un:function(e,t,n){"use strict";var r=n("QN0t"),o=Object(r["a"])({errorHandler:function(e){throw e},credentials:"include"});t["a"]=o}});"""

_UMI_LIST = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["p__Recruitment__List"],{rl02:function(e,t,n){"use strict";n.r(t);var r=n("q1tI"),o=n.n(r),a=n("Sy1o"),c=n("wd/R"),l=n.n(c),u=n("Ty5D");
t["default"]=function(){var e=Object(r["useState"])([]),t=Object(s["a"])(e,2),n=t[0],c=t[1],f=Object(r["useState"])({current:1,pageSize:10,total:0}),p=Object(s["a"])(f,2),d=p[0],m=p[1],
h=function(e){Object(a["b"])({page:e-1,size:d.pageSize,sort:"publishedAt,desc",channel:"recruitment"}).then((function(t){c(t.content),m({current:e,pageSize:t.size,total:t.totalElements})}))};
return Object(r["useEffect"])((function(){h(1)}),[]),o.a.createElement(i["a"],{dataSource:n,pagination:Object(k["a"])({},d,{onChange:h}),renderItem:function(e){return o.a.createElement(i["a"].Item,{key:e.id},
o.a.createElement(u["Link"],{to:"/recruitment/".concat(e.id)},e.subject),o.a.createElement("span",null,l()(e.publishedAt).format("YYYY-MM-DD")))}})}}}]);"""

_UMI_DETAIL = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["p__Recruitment__Detail"],{rd03:function(e,t,n){"use strict";n.r(t);var r=n("q1tI"),o=n.n(r),a=n("Sy1o");
t["default"]=function(e){var t=e.match.params.id,n=Object(r["useState"])(null),c=Object(s["a"])(n,2),l=c[0],u=c[1];return Object(r["useEffect"])((function(){Object(a["a"])(t).then(u)}),[t]),
l&&o.a.createElement("article",null,o.a.createElement("h1",null,l.subject),o.a.createElement("div",{dangerouslySetInnerHTML:{__html:l.html}}),l.attachments.map((function(e){return o.a.createElement("a",{href:e.path},e.fileName)})))}}}]);"""


def _umi_row(row: Notice) -> dict[str, object]:
    return {
        "id": row.number,
        "subject": row.title,
        "publishedAt": f"{row.day}T{seconds(row)}.000+0800",
        "channel": "recruitment",
        "author": {"id": 3, "displayName": "人力资源部"},
    }


def _umi(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/portal/links":
        return ok([{"id": 1, "name": "集团官网", "url": "http://www.example.com"}])
    if asked.path == "/api/portal/posts":
        size, number = whole(asked.query.get("size"), 20), whole(asked.query.get("page"), 0)
        if asked.query.get("channel") != "recruitment":
            return ok(
                {
                    "content": news(key="id", title="subject", day="publishedAt"),
                    "totalElements": 3,
                    "totalPages": 1,
                    "number": 0,
                }
            )
        content = [_umi_row(row) for row in held.page(number + 1, size)]
        page = {
            "content": content,
            "pageable": {
                "sort": {"sorted": True, "unsorted": False},
                "pageNumber": number,
                "pageSize": size,
                "offset": number * size,
            },
            "totalPages": -(-27 // size),
            "totalElements": 27,
            "last": (number + 1) * size >= 27,
            "first": number == 0,
            "numberOfElements": len(content),
            "size": size,
            "number": number,
            "empty": not content,
        }
        return ok(page)
    row = find_row(held, asked.path.removeprefix("/api/portal/posts/"))
    attached = [{"id": 9, "fileName": name, "path": url} for name, url in row.files] if row else []
    return row and ok(_umi_row(row) | {"html": plain(row), "attachments": attached})


UMI = site(
    "scripted_umi",
    "/recruitment",
    {
        "/": shell(
            "望海水务集团招聘",
            '<link rel="stylesheet" href="/umi.3a1.css"><script>window.routerBase = "/";</script>',
            '<script src="/umi.7c2e11d0.js"></script>',
            '<div id="root"></div>',
        )
    },
    {
        "/umi.7c2e11d0.js": _UMI,
        "/p__Recruitment__List.19cc40f8.async.js": _UMI_LIST,
        "/p__Recruitment__Detail.c0be7e55.async.js": _UMI_DETAIL,
    },
    _umi,
    routes=("/recruitment",),
)

_ANGULAR_JS = """'use strict';
angular.module('hrApp', ['ngRoute', 'ngSanitize', 'ui.bootstrap'])
.constant('API', { host: '/hrweb/api', size: 15 })
.config(['$routeProvider', '$locationProvider', function ($routeProvider, $locationProvider) {
    $locationProvider.hashPrefix('');
    $routeProvider
        .when('/home', { templateUrl: 'views/home.html', controller: 'HomeCtrl' })
        .when('/notice/:type', { templateUrl: 'views/notice.html', controller: 'NoticeCtrl' })
        .when('/noticeInfo/:id', { templateUrl: 'views/noticeInfo.html', controller: 'NoticeInfoCtrl' })
        .otherwise({ redirectTo: '/home' });
}])
.factory('noticeService', ['$http', 'API', function ($http, API) {
    return {
        query: function (type, page) {
            return $http({ method: 'GET', url: API.host + '/notices', params: { type: type, currentPage: page, itemsPerPage: API.size } });
        },
        get: function (id) { return $http.get(API.host + '/notices/' + id); },
        links: function () { return $http.get(API.host + '/links'); }
    };
}])
.controller('NoticeCtrl', ['$scope', '$routeParams', 'noticeService', function ($scope, $routeParams, noticeService) {
    $scope.currentPage = 1; $scope.items = [];
    $scope.load = function () {
        noticeService.query($routeParams.type, $scope.currentPage).then(function (res) {
            $scope.items = res.data.obj.items;
            $scope.totalItems = res.data.obj.totalItems;
        });
    };
    $scope.load();
}])
.controller('NoticeInfoCtrl', ['$scope', '$routeParams', '$sce', 'noticeService', function ($scope, $routeParams, $sce, noticeService) {
    noticeService.get($routeParams.id).then(function (res) {
        $scope.info = res.data.obj;
        $scope.html = $sce.trustAsHtml($scope.info.noticeText);
    });
}]);"""

_ANGULAR = """<!DOCTYPE html><html ng-app="hrApp"><head><meta charset="utf-8"><title>云麓农商银行人才招聘</title></head><body>
<nav><a href="#/home">首页</a><a href="#/notice/recruit">招聘公告</a><a href="#/notice/result">录用公示</a></nav><div ng-view></div>
<footer>云麓农商银行 版权所有</footer>
<script src="lib/angular.min.js"></script><script src="lib/angular-route.min.js"></script><script src="js/app.js?v=20260301"></script></body></html>"""

_NOTICE_VIEW = """<ul class="notice-list"><li ng-repeat="n in items"><a ng-href="#/noticeInfo/{{n.noticeNo}}">{{n.noticeName}}</a><span>{{n.pubDate | date:'yyyy-MM-dd'}}</span></li></ul>
<uib-pagination total-items="totalItems" ng-model="currentPage" items-per-page="15" ng-change="load()"></uib-pagination>"""


def _angular_row(row: Notice) -> dict[str, object]:
    return {"noticeNo": f"YL{row.number}", "noticeName": row.title, "pubDate": f"{row.day:%Y%m%d}", "branch": "总行"}


def _angular(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/hrweb/api")
    if path == "/links":
        return ok({"success": True, "obj": []})
    if path == "/notices":
        if asked.query.get("type") != "recruit":
            return ok({"success": True, "obj": {"items": [], "totalItems": 0}})
        rows = cut_page(held, asked.query.get("currentPage"), asked.query.get("itemsPerPage"))
        if rows is None:
            return refused()
        return ok({"success": True, "obj": {"items": [_angular_row(row) for row in rows], "totalItems": 27}})
    row = find_row(held, path.removeprefix("/notices/YL"))
    return row and ok({"success": True, "obj": _angular_row(row) | {"noticeText": rich(row)}})


ANGULAR = site(
    "scripted_angular",
    "/#/notice/recruit",
    {
        "/": _ANGULAR,
        "/views/notice.html": _NOTICE_VIEW,
        "/views/noticeInfo.html": "<h2>{{info.noticeName}}</h2><div ng-bind-html='html'></div>",
    },
    {
        "/js/app.js": _ANGULAR_JS,
        "/lib/angular.min.js": "!function(e){'use strict';e.angular={version:{full:'1.5.8'}}}(window);",
    },
    _angular,
)

STYLES = (EPOINT, JSONP, UMI, ANGULAR)
