"""Back ends' own ways: WebForms' page methods, renren-fast, yoshop, Spring Data REST, fragments of JSP."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import dump, ok, seconds, views, whole
from tests.sites.cms.scripted.shells import HTML, JQUERY, VENDOR, cut_page, find_row, plain, rich, shell, site
from tests.sites.cms.style import Answer, Request

_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'

_FORMS = (
    _HEAD.format(title="招聘公告 - 青岚农商银行")
    + """<form name="aspnetForm" method="post" action="RecruitList.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTI2" />
<div class="top"><a href="/Default.aspx">首页</a><a href="/About.aspx">走进我行</a><a href="/Recruit/RecruitList.aspx">招贤纳士</a></div>
<input type="hidden" id="hidTypeId" value="15" /><table id="tbList" class="tb"><thead><tr><th>公告</th><th>时间</th></tr></thead><tbody></tbody></table><div id="Pagination"></div>
<script src="/js/jquery-1.8.3.min.js" type="text/javascript"></script><script src="/js/jquery.pagination.js" type="text/javascript"></script>
<script type="text/javascript">
    var pageSize = 15;
    function InitTable(pageIndex) {
        $.ajax({
            type: "POST",
            url: "RecruitList.aspx/GetRecruitPage",
            contentType: "application/json; charset=utf-8",
            dataType: "json",
            data: "{'typeId':'" + $("#hidTypeId").val() + "','pageIndex':'" + (pageIndex + 1) + "','pageSize':'" + pageSize + "'}",
            success: function (data) {
                var json = eval("(" + data.d + ")");
                $("#tbList tr:gt(0)").remove();
                $.each(json.Rows, function (i, item) {
                    $("#tbList").append("<tr><td><a href='RecruitView.aspx?rid=" + item.RID + "'>" + item.RTitle + "</a></td><td>" + item.RDate + "</td></tr>");
                });
                $("#Pagination").pagination(json.Total, { callback: PageCallback, items_per_page: pageSize, current_page: pageIndex });
            }
        });
    }
    function PageCallback(index, jq) { InitTable(index); }
    $(function () { InitTable(0); });
</script></form></body></html>"""
)


def _forms(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/Recruit/RecruitList.aspx/GetRecruitPage" and asked.method == "POST":
        told = asked.json or {}
        rows = cut_page(held, told.get("pageIndex"), told.get("pageSize")) if told.get("typeId") == "15" else None
        if rows is None:
            return 500, "application/json", dump({"Message": "处理请求时出错。", "StackTrace": "", "ExceptionType": ""})
        data = [
            {"RID": row.number, "RTitle": row.title, "RDate": f"{row.day.year}/{row.day.month}/{row.day.day}"}
            for row in rows
        ]
        return ok({"d": dump({"Total": 27, "Rows": data})})
    row = find_row(held, asked.query.get("rid")) if asked.path == "/Recruit/RecruitView.aspx" else None
    return row and (
        200,
        HTML,
        f"{_HEAD.format(title=f'{row.title} - 青岚农商银行')}<div class='top'><a href='/Default.aspx'>首页</a></div><h2>{row.title}</h2>"
        f"<p class='info'>发布时间：{row.day.year}/{row.day.month}/{row.day.day} 浏览次数：{views(row)}</p><div id='content'>{rich(row)}</div></body></html>",
    )


PAGE_METHODS = site(
    "scripted_page_methods",
    "/Recruit/RecruitList.aspx",
    {"/Recruit/RecruitList.aspx": _FORMS},
    {"/js/jquery-1.8.3.min.js": JQUERY},
    _forms,
)

_RENREN_APP = """webpackJsonp([1],{"NHnr":function(t,e,n){"use strict";Object.defineProperty(e,"__esModule",{value:!0});var i=n("7+uW"),a=n("YaEn"),o=n("Vo7i");i.default.prototype.$http=o.a;
new i.default({el:"#app",router:a.a,template:"<App/>"})},
"Vo7i":function(t,e,n){"use strict";var i=n("mtWM"),a=n.n(i),r=n("mw3O"),s=n.n(r),l=a.a.create({timeout:3e4,withCredentials:!0,headers:{"Content-Type":"application/json; charset=utf-8"}});
l.adornUrl=function(t){return window.SITE_CONFIG.baseUrl+t},l.adornParams=function(t,e){var n={t:(new Date).getTime()};return!1!==e?Object.assign(n,t):t},l.adornData=function(t,e,n){return JSON.stringify(t)},e.a=l},
"YaEn":function(t,e,n){"use strict";var i=n("7+uW"),a=n("/ocq"),o=n("rcRl"),s=n("rcDt");i.default.use(a.a);e.a=new a.a({mode:"hash",routes:[{path:"/",redirect:{name:"home"}},{path:"/home",name:"home",component:o.a},{path:"/recruit",name:"recruit",component:o.a},{path:"/recruit-info",name:"recruit-info",component:s.a}]})},
"rcRl":function(t,e,n){"use strict";var i={data:function(){return{dataForm:{title:""},dataList:[],pageIndex:1,pageSize:10,totalPage:0}},activated:function(){this.getDataList()},created:function(){this.getDataList()},methods:{getDataList:function(){var t=this;
this.$http({url:this.$http.adornUrl("/web/zpnotice/list"),method:"get",params:this.$http.adornParams({page:this.pageIndex,limit:this.pageSize,title:this.dataForm.title,type:2})}).then((function(e){var n=e.data;n&&0===n.code?(t.dataList=n.page.list,t.totalPage=n.page.totalCount):(t.dataList=[],t.totalPage=0)}))},
currentChangeHandle:function(t){this.pageIndex=t,this.getDataList()},infoHandle:function(t){this.$router.push({name:"recruit-info",query:{id:t}})}}},a={render:function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("ul",t._l(t.dataList,(function(e){return n("li",{on:{click:function(n){t.infoHandle(e.id)}}},[t._v(t._s(e.title))])})))}};e.a=n("VU/8")(i,a,!1,null,null,null).exports},
"rcDt":function(t,e,n){"use strict";var i={data:function(){return{info:{}}},created:function(){var t=this;this.$http({url:this.$http.adornUrl("/web/zpnotice/info/"+this.$route.query.id),method:"get",params:this.$http.adornParams()}).then((function(e){var n=e.data;n&&0===n.code&&(t.info=n.zpNotice)}))}};e.a=n("VU/8")(i,null,!1,null,null,null).exports}},["NHnr"]);"""


def _renren_row(row: Notice) -> dict[str, object]:
    return {"id": row.number, "title": row.title, "type": 2, "createDate": f"{row.day} {seconds(row)}", "sort": 0}


def _renren(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/renren-fast")
    if path == "/web/zpnotice/list" and path != asked.path:
        if asked.query.get("type") != "2":
            return ok(
                {
                    "msg": "success",
                    "code": 0,
                    "page": {"totalCount": 0, "pageSize": 10, "totalPage": 0, "currPage": 1, "list": []},
                }
            )
        number, size = whole(asked.query.get("page"), 1), whole(asked.query.get("limit"), 10)
        page = {"totalCount": 27, "pageSize": size, "totalPage": -(-27 // size), "currPage": number}
        return ok(
            {
                "msg": "success",
                "code": 0,
                "page": page | {"list": [_renren_row(row) for row in held.page(number, size)]},
            }
        )
    row = find_row(held, path.removeprefix("/web/zpnotice/info/"))
    return row and ok({"msg": "success", "code": 0, "zpNotice": _renren_row(row) | {"content": rich(row)}})


RENREN = site(
    "scripted_renren",
    "/#/recruit",
    {
        "/": shell(
            "望海市人才集团",
            '<script src="./config/index.js"></script>',
            '<script src="./static/js/manifest.2ae2.js"></script><script src="./static/js/vendor.d71c.js"></script><script src="./static/js/app.5be0.js"></script>',
        )
    },
    {
        "/config/index.js": ";(function(){window.SITE_CONFIG={};window.SITE_CONFIG['version']='v1.2.2';window.SITE_CONFIG['nodeEnv']='production';window.SITE_CONFIG['baseUrl']='/renren-fast';window.SITE_CONFIG['domain']='./';})();",
        "/static/js/vendor.d71c.js": VENDOR,
        "/static/js/app.5be0.js": _RENREN_APP,
    },
    _renren,
)

_YOSHOP = (
    _HEAD.format(title="招聘资讯")
    + """<div class="mui-content"><ul id="list" class="mui-table-view"></ul><div class="loading" id="more">加载更多</div></div>
<script src="/h5/js/zepto.min.js"></script><script src="/h5/js/app.js"></script>
<script>
var page = 1, lastPage = 1, loading = false;
function getList() {
    loading = true;
    App._get('article/lists', { category_id: 3, page: page }, function (result) {
        var data = result.data.list;
        lastPage = data.last_page;
        $.each(data.data, function (index, item) {
            $('#list').append('<li class="item" data-id="' + item.article_id + '"><p>' + item.article_title + '</p><em>' + item.view_time + '</em></li>');
        });
        loading = false;
    });
}
$('#list').on('click', '.item', function () { location.href = 'detail.html?article_id=' + $(this).data('id'); });
$(window).scroll(function () { if (!loading && page < lastPage && $(window).scrollTop() + $(window).height() > $(document).height() - 50) { page++; getList(); } });
getList();
</script></body></html>"""
)

_YOSHOP_DETAIL = (
    _HEAD.format(title="资讯详情")
    + """<div id="title"></div><div id="time"></div><div id="content"></div><script src="/h5/js/zepto.min.js"></script><script src="/h5/js/app.js"></script>
<script>
App._get('article/detail', { article_id: App.query('article_id') }, function (result) {
    var detail = result.data.detail;
    $('#title').html(detail.article_title); $('#time').html(detail.view_time); $('#content').html(detail.article_content);
});
</script></body></html>"""
)

_YOSHOP_APP = """var App = {
    api_root: '/index.php?s=/api/',
    wxapp_id: 10001,
    _get: function (url, data, success, fail) {
        data = data || {};
        data.wxapp_id = App.wxapp_id;
        $.ajax({ type: 'GET', url: App.api_root + url, data: data, dataType: 'json', success: function (res) {
            if (res.code !== 1) { alert(res.msg); return; }
            success && success(res);
        } });
    },
    query: function (name) { var r = window.location.search.substr(1).match(new RegExp('(^|&)' + name + '=([^&]*)(&|$)')); return r ? unescape(r[2]) : null; }
};"""


def _yoshop(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/index.php" or asked.query.get("wxapp_id") != "10001":
        return ok({"code": 0, "msg": "缺少必要的参数：wxapp_id"}) if asked.path == "/index.php" else None
    if asked.query.get("s") == "/api/article/lists" and asked.query.get("category_id") == "3":
        number = whole(asked.query.get("page"), 1)
        rows = [
            {"article_id": row.number, "article_title": row.title, "view_time": f"{row.day}", "show_views": views(row)}
            for row in held.page(number, 15)
        ]
        page = {"total": 27, "per_page": 15, "current_page": number, "last_page": 2, "data": rows}
        return ok({"code": 1, "msg": "success", "data": {"list": page}})
    row = find_row(held, asked.query.get("article_id")) if asked.query.get("s") == "/api/article/detail" else None
    detail = row and {
        "article_id": row.number,
        "article_title": row.title,
        "view_time": f"{row.day}",
        "article_content": rich(row),
    }
    return ok({"code": 1, "data": {"detail": detail}}) if detail else ok({"code": 0, "msg": "文章不存在"})


YOSHOP = site(
    "scripted_yoshop",
    "/h5/list.html",
    {"/h5/list.html": _YOSHOP, "/h5/detail.html": _YOSHOP_DETAIL},
    {"/h5/js/app.js": _YOSHOP_APP},
    _yoshop,
)

_REST = (
    _HEAD.format(title="通知公告")
    + """<div id="nav"><a href="/">首页</a><a href="/notices.html">招聘公告</a></div><div id="notices"></div><button id="prev">上一页</button><button id="next">下一页</button>
<script src="/webjars/jquery/3.5.1/jquery.min.js"></script><script src="/assets/notices.js"></script></body></html>"""
)

_REST_JS = """const state = { page: 0, size: 12, totalPages: 0 };
const fmt = s => s.slice(0, 10);
async function load() {
  const query = new URLSearchParams({ type: 'RECRUIT', page: state.page, size: state.size, sort: 'publishedOn,desc' });
  const resp = await fetch(`/rest/notices/search/findByType?${query}`);
  const body = await resp.json();
  state.totalPages = body.page.totalPages;
  document.querySelector('#notices').innerHTML = body._embedded.notices.map(n => `<div class="row"><a href="/notice.html#${n.code}">${n.title}</a><time>${fmt(n.publishedOn)}</time></div>`).join('');
}
document.querySelector('#next').addEventListener('click', () => { if (state.page + 1 < state.totalPages) { state.page++; load(); } });
document.querySelector('#prev').addEventListener('click', () => { if (state.page > 0) { state.page--; load(); } });
load();"""

_REST_DETAIL = (
    _HEAD.format(title="公告")
    + """<article id="article"></article><script src="/webjars/jquery/3.5.1/jquery.min.js"></script>
<script>
const code = location.hash.slice(1);
fetch('/rest/notices/' + code).then(r => r.json()).then(n => {
  document.querySelector('#article').innerHTML = `<h1>${n.title}</h1><time>${n.publishedOn}</time>${n.body}`;
});
</script></body></html>"""
)


def _code(row: Notice) -> str:
    return f"RC{row.day.year}{row.number}"


def _rest(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/rest/notices/search/findByType":
        size, number = whole(asked.query.get("size"), 20), whole(asked.query.get("page"), 0)
        rows = held.page(number + 1, size) if asked.query.get("type") == "RECRUIT" else ()
        told = [
            {
                "code": _code(row),
                "title": row.title,
                "publishedOn": f"{row.day}T{seconds(row)}",
                "_links": {"self": {"href": f"http://site.example/rest/notices/{_code(row)}"}},
            }
            for row in rows
        ]
        page = {"size": size, "totalElements": 27, "totalPages": -(-27 // size), "number": number}
        return ok(
            {
                "_embedded": {"notices": told},
                "_links": {"self": {"href": "http://site.example/rest/notices"}},
                "page": page,
            }
        )
    row = find_row(held, asked.path.removeprefix("/rest/notices/"), _code)
    return row and ok(
        {"code": _code(row), "title": row.title, "publishedOn": f"{row.day}T{seconds(row)}", "body": rich(row)}
    )


REST = site(
    "scripted_data_rest",
    "/notices.html",
    {"/notices.html": _REST, "/notice.html": _REST_DETAIL},
    {"/webjars/jquery/3.5.1/jquery.min.js": JQUERY, "/assets/notices.js": _REST_JS},
    _rest,
)

_FRAGMENT = (
    _HEAD.format(title="人才招聘_北陵设计研究院")
    + """<div class="nav"><a href="/front/index">首页</a><a href="/front/about">院况</a><a href="/front/zp/list?channelId=204">人才招聘</a></div>
<div class="right"><input type="hidden" id="channelId" value="204"/><div id="listDiv"><img src="/static/images/loading.gif"/></div></div>
<script type="text/javascript">var ctx = "";</script><script type="text/javascript" src="/static/js/jquery-1.11.0.js"></script>
<script type="text/javascript">
function queryPage(pageNo) {
    $("#listDiv").load(ctx + "/front/zp/listFragment", { pageNo: pageNo, pageSize: 10, channelId: $("#channelId").val() });
}
$(document).ready(function () { queryPage(1); });
</script></body></html>"""
)


def _fragment(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/front/zp/listFragment":
        values = asked.query | asked.form
        number = whole(values.get("pageNo"), 1)
        rows = cut_page(held, str(number), values.get("pageSize", "10")) if values.get("channelId") == "204" else ()
        told = "".join(
            f'<li><a href="/front/zp/view?id={row.number}" title="{row.title}">{row.cut}</a><span>[{row.day}]</span></li>'
            for row in rows or ()
        )
        links = "".join(
            f'<a href="javascript:queryPage({n})">{word}</a>'
            for n, word in ((1, "首页"), (max(number - 1, 1), "上一页"), (min(number + 1, 3), "下一页"), (3, "尾页"))
        )
        return 200, HTML, f'<ul class="newslist">{told}</ul><div class="page">共27条 第{number}/3页 {links}</div>'
    row = find_row(held, asked.query.get("id")) if asked.path == "/front/zp/view" else None
    return row and (
        200,
        HTML,
        f"{_HEAD.format(title=f'{row.title}_北陵设计研究院')}<div class='nav'><a href='/front/index'>首页</a></div><div class='con'><h3>{row.title}</h3>"
        f"<div class='time'>{row.day} {seconds(row)[:5]}</div><div class='txt'>{plain(row)}</div><div class='fj'>{files(row)}</div></div></body></html>",
    )


FRAGMENT = site(
    "scripted_fragment",
    "/front/zp/list?channelId=204",
    {"/front/zp/list": _FRAGMENT},
    {"/static/js/jquery-1.11.0.js": JQUERY},
    _fragment,
)

STYLES = (PAGE_METHODS, RENREN, YOSHOP, REST, FRAGMENT)
