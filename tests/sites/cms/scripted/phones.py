"""umi 4 with a table of antd, Vue 3 by a tag with pages in the path, a table declared by attributes, MeScroll, names in pinyin."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import ok, seconds, views
from tests.sites.cms.scripted.shells import HTML, JQUERY, cut_page, find_row, plain, refused, rich, shell, site
from tests.sites.cms.style import Answer, Request

_UMI4 = """(function(){"use strict";var e={},t={};function n(r){var o=t[r];if(void 0!==o)return o.exports;var i=t[r]={exports:{}};return e[r].call(i.exports,i,i.exports,n),i.exports}n.m=e,
n.u=function(e){return""+({22:"p__Announcement__index",310:"p__Home__index",717:"p__Announcement__Info"}[e]||e)+"."+{22:"81b0c7de",310:"aa018f21",717:"5fd30e92"}[e]+".async.js"},n.p="/";
e[5512]=function(e,t,n){async function r(){return{routes:{1:{path:"/",parentId:"@@/global-layout",id:"1"},2:{path:"/announcement",parentId:"1",id:"2"},3:{path:"/announcement/info",parentId:"1",id:"3"}},routeComponents:{
1:i.lazy(()=>n.e(310).then(n.bind(n,8810))),2:i.lazy(()=>n.e(22).then(n.bind(n,8822))),3:i.lazy(()=>n.e(717).then(n.bind(n,8817)))}}}};n(5512)})();"""

_UMI4_LIST = """"use strict";(self.webpackChunk=self.webpackChunk||[]).push([[22],{8822:function(e,t,n){n.r(t),n.d(t,{default:function(){return f}});var r=n(5574),i=n.n(r),a=n(9967),o=n(4821),s=n(5893),l=n(5861),
c=function(){var e=(0,l.Z)(i()().mark((function e(t){return i()().wrap((function(e){for(;;)switch(e.prev=e.next){case 0:return e.abrupt("return",(0,a.request)("/api/hr/v1/announcements/query",{method:"POST",data:t}));case 1:case"end":return e.stop()}}),e)})));return function(t){return e.apply(this,arguments)}}();
function f(){return(0,s.jsx)(o.Z,{rowKey:"id",search:!1,pagination:{pageSize:10},request:function(){var e=(0,l.Z)(i()().mark((function e(t){var n;return i()().wrap((function(e){for(;;)switch(e.prev=e.next){case 0:return e.next=2,c({pageNum:t.current,pageSize:10,bizType:"SOCIAL"});
case 2:return n=e.sent,e.abrupt("return",{data:n.data.records,total:n.data.total,success:!0});case 4:case"end":return e.stop()}}),e)})));return function(t){return e.apply(this,arguments)}}(),
columns:[{title:"公告名称",dataIndex:"name",render:function(e,t){return(0,s.jsx)(a.Link,{to:"/announcement/info?id=".concat(t.id),children:e})}},{title:"发布时间",dataIndex:"gmtPublish",valueType:"date"}]})}}}]);"""

_UMI4_INFO = """"use strict";(self.webpackChunk=self.webpackChunk||[]).push([[717],{8817:function(e,t,n){n.r(t);var a=n(9967),s=n(5893),r=n(7294);t.default=function(){var e=(0,a.useSearchParams)()[0].get("id"),t=(0,r.useState)({}),n=t[0],i=t[1];
return(0,r.useEffect)((function(){(0,a.request)("/api/hr/v1/announcements/".concat(e)).then((function(e){return i(e.data)}))}),[e]),(0,s.jsxs)("div",{children:[(0,s.jsx)("h1",{children:n.name}),(0,s.jsx)("div",{dangerouslySetInnerHTML:{__html:n.contentHtml}})]})}}}]);"""


def _umi4_row(row: Notice) -> dict[str, object]:
    return {
        "id": f"1798{row.number}331",
        "name": row.title,
        "bizType": "SOCIAL",
        "gmtPublish": f"{row.day} {seconds(row)}",
        "creator": "hr01",
    }


def _umi4(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/hr/v1/announcements/query" and asked.method == "POST":
        told = asked.json or {}
        rows = cut_page(held, told.get("pageNum"), told.get("pageSize")) if told.get("bizType") == "SOCIAL" else None
        if rows is None:
            return refused("bizType must not be null", 10001)
        return ok({"code": 200, "success": True, "data": {"records": [_umi4_row(row) for row in rows], "total": 27}})
    row = find_row(held, asked.path.removeprefix("/api/hr/v1/announcements/"), lambda row: f"1798{row.number}331")
    files = [{"fileName": name, "fileUrl": url} for name, url in row.files] if row else []
    return row and ok({"code": 200, "data": _umi4_row(row) | {"contentHtml": plain(row), "files": files}})


UMI4 = site(
    "scripted_umi4",
    "/announcement",
    {
        "/": shell(
            "沧江精密机械有限公司招聘官网", "", '<script src="/umi.0f42c1aa.js"></script>', '<div id="root"></div>'
        )
    },
    {
        "/umi.0f42c1aa.js": _UMI4,
        "/p__Announcement__index.81b0c7de.async.js": _UMI4_LIST,
        "/p__Announcement__Info.5fd30e92.async.js": _UMI4_INFO,
    },
    _umi4,
    routes=("/announcement",),
)

_TAG3 = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告栏 - 松原岭第三中学</title></head><body>
<div id="app"><header><a href="./index.html">首页</a><a href="./notice.html">招聘公告</a></header>
<ul><li v-for="n in notices" :key="n.noticeId" @click="goDetail(n.noticeId)"><b>{{ n.noticeTitle }}</b><i>{{ n.releaseDate }}</i></li></ul>
<p><button @click="turn(-1)" :disabled="pageNum === 1">上一页</button>{{ pageNum }} / {{ pages }}<button @click="turn(1)" :disabled="pageNum === pages">下一页</button></p></div>
<script src="./lib/vue.global.prod.js"></script>
<script>
const { createApp, ref, onMounted } = Vue
const API_BASE = '/school-api'
createApp({
  setup() {
    const notices = ref([]), pageNum = ref(1), pages = ref(1), pageSize = 9
    const fetchNotices = async () => {
      const res = await fetch(`${API_BASE}/notice/recruit/page/${pageNum.value}/${pageSize}`)
      const { data } = await res.json()
      notices.value = data.items
      pages.value = data.pages
    }
    const turn = step => { pageNum.value += step; fetchNotices() }
    const goDetail = id => { window.location.href = './info.html?id=' + id }
    onMounted(fetchNotices)
    return { notices, pageNum, pages, turn, goDetail }
  }
}).mount('#app')
</script></body></html>"""

_TAG3_INFO = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告栏 - 松原岭第三中学</title></head><body>
<div id="app"><header><a href="./index.html">首页</a><a href="./notice.html">招聘公告</a></header><h1>{{ info.noticeTitle }}</h1><i>{{ info.releaseDate }}</i><div v-html="info.noticeBody"></div></div>
<script src="./lib/vue.global.prod.js"></script>
<script>
const API_BASE = '/school-api'
const id = new URLSearchParams(window.location.search).get('id')
Vue.createApp({
  data: () => ({ info: {} }),
  async mounted() {
    const res = await fetch(`${API_BASE}/notice/info/${id}`)
    this.info = (await res.json()).data
  }
}).mount('#app')
</script></body></html>"""


def _tag3_row(row: Notice) -> dict[str, object]:
    return {"noticeId": row.number, "noticeTitle": row.title, "releaseDate": f"{row.day}"}


def _tag3(held: Holding, asked: Request) -> Answer | None:
    parts = asked.path.strip("/").split("/")
    if parts[:4] == ["school-api", "notice", "recruit", "page"] and len(parts) == 6:
        rows = cut_page(held, parts[4], parts[5])
        return ok({"code": 0, "data": {"items": [_tag3_row(row) for row in rows or ()], "pages": 3, "count": 27}})
    row = find_row(held, parts[3]) if parts[:3] == ["school-api", "notice", "info"] and len(parts) == 4 else None
    return row and ok({"code": 0, "data": _tag3_row(row) | {"noticeBody": rich(row)}})


TAG3 = site("scripted_vue3_tag", "/notice.html", {"/notice.html": _TAG3, "/info.html": _TAG3_INFO}, {}, _tag3)

_DECLARED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告 | 临川水务集团</title><link rel="stylesheet" href="/static/bootstrap-table/bootstrap-table.min.css"></head><body>
<div class="navbar"><a href="/">首页</a><a href="/gsgk">公司概况</a><a href="/zpgg">招聘公告</a></div>
<table id="table" data-toggle="table" data-url="/zpgg/data" data-method="get" data-side-pagination="server" data-pagination="true" data-page-size="10"
 data-query-params="queryParams" data-response-handler="responseHandler" data-cache="false">
<thead><tr><th data-field="bt" data-formatter="btFormatter">标题</th><th data-field="fbsj">发布时间</th></tr></thead></table>
<script src="/static/jquery.min.js"></script><script src="/static/bootstrap-table/bootstrap-table.min.js"></script>
<script>
function queryParams(params) {
    return { pageSize: params.limit, pageIndex: params.offset / params.limit, lmbh: 'zpgg' };
}
function responseHandler(res) { return { total: res.totalCount, rows: res.dataList }; }
function btFormatter(value, row) { return '<a href="/zpgg/' + row.bh + '.shtml">' + value + '</a>'; }
</script></body></html>"""


def _declared(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/zpgg/data":
        known = asked.query.get("lmbh") == "zpgg"
        rows = cut_page(held, asked.query.get("pageIndex"), asked.query.get("pageSize"), first=0) if known else None
        told = [
            {"bh": row.number, "bt": row.title, "fbsj": f"{row.day:%Y-%m-%d}", "djs": views(row)} for row in rows or ()
        ]
        return ok({"totalCount": 27 if known else 0, "dataList": told, "flag": "1"})
    row = find_row(held, asked.path.removeprefix("/zpgg/").removesuffix(".shtml"))
    return row and (
        200,
        HTML,
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{row.title} | 临川水务集团</title></head><body><div class='navbar'><a href='/'>首页</a></div>"
        f"<h2>{row.title}</h2><div class='meta'>发布时间：{row.day}　点击数：{views(row)}</div><div class='body'>{rich(row)}</div></body></html>",
    )


DECLARED = site("scripted_declared", "/zpgg", {"/zpgg": _DECLARED}, {"/static/jquery.min.js": JQUERY}, _declared)

_MESCROLL = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>招聘公告</title><link rel="stylesheet" href="css/mescroll.min.css"></head><body>
<header><a href="index.html">首页</a><h1>招聘公告</h1></header><div id="mescroll" class="mescroll"><ul id="dataList" class="data-list"></ul></div>
<script src="js/jquery.min.js"></script><script src="js/mescroll.min.js"></script><script src="js/common.js"></script>
<script>
$(function () {
    var mescroll = new MeScroll("mescroll", {
        down: { auto: false, callback: function () { mescroll.resetUpScroll(); } },
        up: { callback: getListData, page: { num: 0, size: 10 }, clearEmptyId: "dataList", toTop: { src: "img/top.png" } }
    });
    function getListData(page) {
        getListDataFromNet(page.num, page.size, function (curPageData, totalSize) {
            mescroll.endBySize(curPageData.length, totalSize);
            setListData(curPageData);
        }, function () { mescroll.endErr(); });
    }
    function getListDataFromNet(pageNum, pageSize, successCallback, errorCallback) {
        $.ajax({
            type: 'GET',
            url: serverUrl + '/mobile/notice/findList?type=4&num=' + pageNum + '&size=' + pageSize,
            dataType: 'json',
            success: function (res) { successCallback(res.object.list, res.object.totalSize); },
            error: errorCallback
        });
    }
    function setListData(list) {
        for (var i = 0; i < list.length; i++) {
            var pd = list[i];
            var str = '<a href="notice_detail.html?noticeId=' + pd.noticeId + '"><p class="pd-name">' + pd.noticeName + '</p><p class="pd-date">' + pd.publishTime + '</p></a>';
            var li = document.createElement("li"); li.innerHTML = str; document.getElementById("dataList").appendChild(li);
        }
    }
});
</script></body></html>"""

_MESCROLL_DETAIL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告详情</title></head><body><header><a href="index.html">首页</a></header><div class="box"><h2 class="name"></h2><p class="date"></p><div class="content"></div></div>
<script src="js/jquery.min.js"></script><script src="js/common.js"></script>
<script>
var noticeId = getUrlParam("noticeId");
$.ajax({ type: 'GET', url: serverUrl + '/mobile/notice/findOne', data: { noticeId: noticeId }, dataType: 'json', success: function (res) {
    $(".name").text(res.object.noticeName); $(".date").text(res.object.publishTime); $(".content").html(res.object.noticeContent);
} });
</script></body></html>"""

_MESCROLL_COMMON = """//var serverUrl = "http://192.168.1.10:8080/hr";
var serverUrl = "/hr";
function getUrlParam(name) { var reg = new RegExp("(^|&)" + name + "=([^&]*)(&|$)"); var r = window.location.search.substr(1).match(reg); return r != null ? unescape(r[2]) : null; }"""


def _mescroll_row(row: Notice) -> dict[str, object]:
    return {
        "noticeId": row.number,
        "noticeName": row.title,
        "publishTime": f"{row.day:%Y-%m-%d %H:%M}".replace("00:00", seconds(row)[:5]),
    }


def _mescroll(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/hr/mobile/notice/findList" and asked.query.get("type") == "4":
        rows = cut_page(held, asked.query.get("num"), asked.query.get("size"))
        return ok({"result": 1, "object": {"list": [_mescroll_row(row) for row in rows or ()], "totalSize": 27}})
    row = find_row(held, asked.query.get("noticeId")) if asked.path == "/hr/mobile/notice/findOne" else None
    return row and ok({"result": 1, "object": _mescroll_row(row) | {"noticeContent": rich(row)}})


MESCROLL = site(
    "scripted_mescroll",
    "/m/notice_list.html",
    {"/m/notice_list.html": _MESCROLL, "/m/notice_detail.html": _MESCROLL_DETAIL},
    {"/m/js/jquery.min.js": JQUERY, "/m/js/common.js": _MESCROLL_COMMON},
    _mescroll,
)

_PINYIN_APP = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{
"365c":function(t,e,n){"use strict";n.d(e,"a",(function(){return i}));n("d3b7");var r=n("bc3a"),a=n.n(r),o=n("4328"),s=n.n(o);a.a.defaults.baseURL="/rlzy/front/",a.a.defaults.headers.post["Content-Type"]="application/x-www-form-urlencoded;charset=UTF-8";
function c(t,e){return new Promise((function(n,r){a.a.post(t,s.a.stringify(e)).then((function(t){n(t.data)})).catch((function(t){r(t)}))}))}
var i={getLunbo:function(t){return c("lbt/queryLbt.do",t)},getZpgg:function(t){return c("zpgg/queryZpggPage.do",t)},getZpggXq:function(t){return c("zpgg/queryZpggByBh.do",t)}}},
"9d4a":function(t,e,n){"use strict";var r=n("365c"),a={data:function(){return{tableData:[],cxtj:{page:1,rows:10,gglx:"01"},total:0}},mounted:function(){this.getData()},methods:{getData:function(){var t=this;r["a"].getZpgg(this.cxtj).then((function(e){e.success&&(t.tableData=e.obj.rows,t.total=e.obj.records)}))},
toXq:function(t){window.open("#/zpggxq?bh="+t.bh)},pageChange:function(t){this.cxtj.page=t,this.getData()}}},o=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("ul",t._l(t.tableData,(function(e){return n("li",{on:{click:function(n){return t.toXq(e)}}},[n("span",[t._v(t._s(e.bt))]),n("em",[t._v(t._s(e.fbsj))])])})),0)};e["a"]=n("2877").a(a,o)},
"b1c2":function(t,e,n){"use strict";var r=n("365c"),a={data:function(){return{xq:{}}},created:function(){var t=this;r["a"].getZpggXq({bh:this.$route.query.bh}).then((function(e){t.xq=e.obj}))}};e["a"]=n("2877").a(a)},
"41cb":function(t,e,n){"use strict";var r=n("8c4f"),a=n("9d4a"),o=n("b1c2");e["a"]=new r["a"]({routes:[{path:"/",redirect:"/zpgg"},{path:"/zpgg",component:a["a"]},{path:"/zpggxq",component:o["a"]}]})}},[["41cb","runtime","chunk-libs"]]]);"""


def _pinyin_row(row: Notice) -> dict[str, object]:
    return {
        "bh": f"ZP{row.day.year}{row.number}",
        "bt": row.title,
        "fbsj": f"{row.day} {seconds(row)}",
        "gglx": "01",
        "fbr": "管理员",
    }


def _pinyin(held: Holding, asked: Request) -> Answer | None:
    if asked.method != "POST":
        return None
    match asked.path.removeprefix("/rlzy/front/"):
        case "lbt/queryLbt.do":
            return ok({"success": True, "obj": []})
        case "zpgg/queryZpggPage.do" if asked.form.get("gglx") == "01":
            rows = cut_page(held, asked.form.get("page"), asked.form.get("rows")) or ()
            return ok(
                {
                    "success": True,
                    "msg": "",
                    "obj": {"rows": [_pinyin_row(row) for row in rows], "records": 27, "total": 3},
                }
            )
        case "zpgg/queryZpggByBh.do":
            row = find_row(held, asked.form.get("bh"), lambda row: f"ZP{row.day.year}{row.number}")
            return ok({"success": True, "obj": _pinyin_row(row) | {"nr": rich(row)}}) if row else refused()
    return None


PINYIN = site(
    "scripted_pinyin",
    "/rlzy/index.html#/zpgg",
    {
        "/rlzy/index.html": shell(
            "石桥区人力资源公共服务",
            "",
            '<script src="static/js/runtime.1c.js"></script><script src="static/js/chunk-libs.7e.js"></script><script src="static/js/app.d0.js"></script>',
        )
    },
    {
        "/rlzy/static/js/app.d0.js": _PINYIN_APP,
        "/rlzy/static/js/chunk-libs.7e.js": "",
        "/rlzy/static/js/runtime.1c.js": "",
    },
    _pinyin,
)

STYLES = (UMI4, TAG3, DECLARED, MESCROLL, PINYIN)
