"""Tables and view models of jQuery's years: DataTables, easyui before Struts, Knockout before Web API, laypage with art-template, Seeyon."""

from __future__ import annotations

import json

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import ok, seconds, views, whole
from tests.sites.cms.scripted.shells import HTML, JQUERY, cut_page, find_row, plain, refused, rich, site
from tests.sites.cms.style import Answer, Request

_HEAD = '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title>'


def _rendered(row: Notice, name: str, menu: str, *, day: str) -> str:
    """A detail that the server makes."""
    return (
        f"{_HEAD.format(title=f'{row.title}-{name}')}</head><body>{menu}<div class='position'>您的位置：首页 &gt; 招聘公告 &gt; 正文</div>"
        f"<div class='article'><h1>{row.title}</h1><div class='sub'><span>发布日期：{day}</span><span>点击：{views(row)}次</span></div>"
        f"<div class='text'>{rich(row)}</div></div><div class='footer'>{name} 版权所有</div></body></html>"
    )


_DT_MENU = (
    '<div class="nav"><a href="/">首页</a><a href="/about.html">中心简介</a><a href="/zp/index.html">招聘公告</a></div>'
)
_DT = (
    _HEAD.format(title="招聘公告-青岚市疾病预防控制中心")
    + '<link rel="stylesheet" href="/static/datatables/css/jquery.dataTables.min.css"></head><body>'
    + _DT_MENU
    + """<table id="zpTable" class="display" style="width:100%"><thead><tr><th>序号</th><th>公告名称</th><th>发布日期</th></tr></thead></table>
<script src="/static/js/jquery-3.3.1.min.js"></script><script src="/static/datatables/js/jquery.dataTables.min.js"></script>
<script>
$(document).ready(function () {
    var table = $('#zpTable').DataTable({
        "processing": true,
        "serverSide": true,
        "searching": false,
        "ordering": false,
        "lengthChange": false,
        "pageLength": 15,
        "language": { "url": "/static/datatables/Chinese.json" },
        "ajax": {
            "url": "/zp/ajaxList",
            "type": "POST",
            "data": function (d) {
                d.lmdm = "A0203";
                d.title = $("#searchTitle").val();
            }
        },
        "columns": [
            { "data": null, "render": function (data, type, row, meta) { return meta.row + 1 + meta.settings._iDisplayStart; } },
            { "data": "bt", "render": function (data, type, row) { return '<a target="_blank" href="/zp/' + row.fbrq.substr(0, 7).replace('-', '') + '/' + row.xh + '.html">' + data + '</a>'; } },
            { "data": "fbrq", "render": function (data) { return data.substring(0, 10); } }
        ]
    });
});
</script></body></html>"""
)


def _dt_address(row: Notice) -> str:
    return f"/zp/{row.day:%Y%m}/{row.number}.html"


def _dt(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/zp/ajaxList" and asked.method == "POST":
        start, length = whole(asked.form.get("start"), 0), whole(asked.form.get("length"), 10)
        rows = held.notices[start : start + min(length, 50)] if asked.form.get("lmdm") == "A0203" else ()
        told = [
            {"xh": row.number, "bt": row.title, "fbrq": f"{row.day} {seconds(row)}.0", "djl": views(row)}
            for row in rows
        ]
        return ok({"draw": 1, "recordsTotal": 27, "recordsFiltered": 27, "data": told})
    row = find_row(held, asked.path, _dt_address)
    return row and (200, HTML, _rendered(row, "青岚市疾病预防控制中心", _DT_MENU, day=f"{row.day}"))


DATATABLES = site(
    "scripted_datatables", "/zp/index.html", {"/zp/index.html": _DT}, {"/static/js/jquery-3.3.1.min.js": JQUERY}, _dt
)

_EASYUI = (
    _HEAD.format(title="招聘信息")
    + """<link rel="stylesheet" type="text/css" href="/js/easyui/themes/default/easyui.css"><script type="text/javascript" src="/js/easyui/jquery.min.js"></script>
<script type="text/javascript" src="/js/easyui/jquery.easyui.min.js"></script></head><body class="easyui-layout">
<div data-options="region:'north'" style="height:80px"><a href="/index.action">首页</a><a href="/portal/xwList.action">医院新闻</a><a href="/portal/zpList.action">人才招聘</a></div>
<div data-options="region:'center'">
<form id="searchForm"><input type="hidden" name="lx" value="zp"><input class="easyui-textbox" name="bt" prompt="标题"></form>
<table id="dg"></table></div>
<script type="text/javascript">
$(function(){
    $('#dg').datagrid({
        url:'/portal/zp_query.action',
        queryParams: { lx: 'zp', zt: 1 },
        fitColumns:true,
        rownumbers:true,
        singleSelect:true,
        pagination:true,
        pageSize:20,
        pageList:[10,20,50],
        columns:[[
            {field:'ggbt',title:'公告标题',width:400,formatter:titleFormatter},
            {field:'fbsj',title:'发布时间',width:100,align:'center',formatter:function(v){ return v ? v.substr(0,10) : ''; }}
        ]],
        onLoadError:function(){ $.messager.alert('提示','数据加载失败','error'); }
    });
});
function titleFormatter(value,row,index){
    return '<a href="javascript:void(0)" onclick="showDetail(\\'' + row.ggid + '\\')">' + value + '</a>';
}
function showDetail(id){
    window.open('/portal/zp_view.action?ggid=' + id);
}
</script></body></html>"""
)


def _ggid(number: int) -> str:
    return f"402881e{number:04d}7c5a01{number * 31:09d}"


def _easyui(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/portal/zp_query.action":
        rows = cut_page(held, asked.form.get("page"), asked.form.get("rows")) if asked.form.get("lx") == "zp" else None
        told = [
            {"ggid": _ggid(row.number), "ggbt": row.title, "fbsj": f"{row.day} {seconds(row)}", "fbr": "人事科"}
            for row in rows or ()
        ]
        return ok({"total": 27 if rows is not None else 0, "rows": told})
    row = (
        find_row(held, asked.query.get("ggid"), lambda row: _ggid(row.number))
        if asked.path == "/portal/zp_view.action"
        else None
    )
    menu = '<div class="top"><a href="/index.action">首页</a><a href="/portal/zpList.action">人才招聘</a></div>'
    return row and (200, HTML, _rendered(row, "沧江人民医院", menu, day=f"{row.day:%Y年%m月%d日}"))


EASYUI = site("scripted_easyui", "/portal/zpList.action", {"/portal/zpList.action": _EASYUI}, {}, _easyui, mark=_ggid)

_KO_MENU = '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/News">集团新闻</a></li><li><a href="/Careers">加入我们</a></li></ul>'
_KO = (
    _HEAD.format(title="加入我们 - 石桥精密机械有限公司")
    + "</head><body>"
    + _KO_MENU
    + """<div class="container"><h2>招聘公告</h2>
<ul class="news-list" data-bind="foreach: notices"><li><a data-bind="text: Subject, attr: { href: '/Careers/Detail/' + NoticeId, title: Subject }"></a><span data-bind="text: PublishOn.substring(0, 10)"></span></li></ul>
<div class="pager"><a href="#" data-bind="click: prevPage, enable: pageIndex() > 1">上一页</a> <span data-bind="text: pageIndex"></span> / <span data-bind="text: pageCount"></span>
<a href="#" data-bind="click: nextPage">下一页</a></div></div>
<script src="/Scripts/jquery-2.1.4.min.js"></script><script src="/Scripts/knockout-3.4.0.js"></script><script src="/Scripts/app/careers.js"></script></body></html>"""
)

_KO_JS = """(function ($, ko) {
    'use strict';
    function CareersViewModel() {
        var self = this;
        self.notices = ko.observableArray([]);
        self.pageIndex = ko.observable(1);
        self.pageSize = 12;
        self.total = ko.observable(0);
        self.pageCount = ko.computed(function () { return Math.ceil(self.total() / self.pageSize); });
        self.load = function () {
            $.getJSON('/api/Notices/Search', {
                category: 'Recruitment',
                pageIndex: self.pageIndex(),
                pageSize: self.pageSize
            }).done(function (result) {
                self.notices(result.Items);
                self.total(result.TotalCount);
            });
        };
        self.nextPage = function () { if (self.pageIndex() < self.pageCount()) { self.pageIndex(self.pageIndex() + 1); self.load(); } };
        self.prevPage = function () { if (self.pageIndex() > 1) { self.pageIndex(self.pageIndex() - 1); self.load(); } };
        self.load();
    }
    ko.applyBindings(new CareersViewModel());
})(jQuery, ko);"""


def _ko(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/Notices/Search":
        rows = cut_page(held, asked.query.get("pageIndex"), asked.query.get("pageSize"))
        if rows is None or asked.query.get("category") != "Recruitment":
            return ok({"Items": [], "TotalCount": 0, "Message": None})
        told = [
            {"NoticeId": row.number, "Subject": row.title, "PublishOn": f"{row.day}T{seconds(row)}.93", "IsTop": False}
            for row in rows
        ]
        return ok({"Items": told, "TotalCount": 27, "Message": None})
    row = find_row(held, asked.path.removeprefix("/Careers/Detail/"))
    return row and (200, HTML, _rendered(row, "石桥精密机械有限公司", _KO_MENU, day=f"{row.day:%Y/%m/%d}"))


KNOCKOUT = site(
    "scripted_knockout",
    "/Careers",
    {"/Careers": _KO},
    {"/Scripts/jquery-2.1.4.min.js": JQUERY, "/Scripts/app/careers.js": _KO_JS},
    _ko,
)

_LAYPAGE = (
    _HEAD.format(title="人事招聘")
    + """<link rel="stylesheet" href="/static/layui/css/layui.css"></head><body>
<div class="header"><a href="/index.html">首页</a><a href="/xw.html">学院新闻</a><a href="/rszp.html">人事招聘</a></div>
<div class="main"><ul id="view" class="list"></ul><div id="pages"></div></div>
<script id="listTpl" type="text/html">
{{each list as item i}}
<li><em>{{item.publish_time | dateFormat:'yyyy-MM-dd'}}</em><a href="/rszp_detail.html?aid={{item.article_id}}">{{item.article_title}}</a></li>
{{/each}}
</script>
<script src="/static/js/jquery.min.js"></script><script src="/static/js/template-web.js"></script><script src="/static/layui/layui.js"></script><script src="/static/js/api.js?v=3"></script>
<script>
layui.use('laypage', function () {
    var laypage = layui.laypage;
    var limit = 10;
    function render(page) {
        ajaxPost(API.articleList, { category_id: 18, page: page, limit: limit }, function (res) {
            $('#view').html(template('listTpl', { list: res.data.items }));
            if (page == 1) {
                laypage.render({ elem: 'pages', count: res.data.total, limit: limit, jump: function (obj, first) { if (!first) { render(obj.curr); } } });
            }
        });
    }
    render(1);
});
</script></body></html>"""
)

_LAYPAGE_API = """var HOST = window.location.protocol + '//' + window.location.host;
var API = {
    bannerList: HOST + '/index.php/api/banner/lists',
    articleList: HOST + '/index.php/api/article/lists',
    articleInfo: HOST + '/index.php/api/article/info',
    visit: HOST + '/index.php/api/count/visit'
};
function ajaxPost(url, data, callback) {
    $.ajax({
        url: url, type: 'POST', dataType: 'json', data: data,
        success: function (res) { if (res.code == 1) { callback(res); } else { layer.msg(res.msg); } },
        error: function () { layer.msg('网络错误'); }
    });
}
function getParam(key) {
    var s = location.search.substring(1).split('&');
    for (var i = 0; i < s.length; i++) { var kv = s[i].split('='); if (kv[0] == key) { return kv[1]; } }
    return '';
}"""

_LAYPAGE_DETAIL = (
    _HEAD.format(title="人事招聘")
    + """</head><body><div class="header"><a href="/index.html">首页</a><a href="/rszp.html">人事招聘</a></div><div id="detail"></div>
<script id="detailTpl" type="text/html"><h1>{{article_title}}</h1><p class="t">{{publish_time | dateFormat:'yyyy-MM-dd hh:mm'}}</p><div class="c">{{@article_content}}</div>
{{each files as f}}<p><a href="{{f.file_url}}">{{f.file_name}}</a></p>{{/each}}</script>
<script src="/static/js/jquery.min.js"></script><script src="/static/js/template-web.js"></script><script src="/static/js/api.js?v=3"></script>
<script>
$(function () {
    var aid = getParam('aid');
    ajaxPost(API.articleInfo, { article_id: aid }, function (res) { $('#detail').html(template('detailTpl', res.data)); });
    ajaxPost(API.visit, { page: location.href }, function () {});
});
</script></body></html>"""
)


def _epoch(row: Notice) -> int:
    hour, minute, second = (int(part) for part in seconds(row).split(":"))
    return (row.day.toordinal() - 719163) * 86400 + (hour - 8) * 3600 + minute * 60 + second


def _laypage(held: Holding, asked: Request) -> Answer | None:
    if not asked.path.startswith("/index.php/api/") or asked.method != "POST":
        return None
    match asked.path.removeprefix("/index.php/api/"):
        case "article/lists" if asked.form.get("category_id") == "18":
            rows = cut_page(held, asked.form.get("page", "1"), asked.form.get("limit", "10")) or ()
            items = [
                {"article_id": row.number, "article_title": row.title, "publish_time": _epoch(row), "thumb": ""}
                for row in rows
            ]
            return ok({"code": 1, "msg": "success", "time": "1764000000", "data": {"items": items, "total": 27}})
        case "article/info" if (row := find_row(held, asked.form.get("article_id"))) is not None:
            attached = [{"file_name": name, "file_url": url} for name, url in row.files]
            told = {
                "article_id": row.number,
                "article_title": row.title,
                "publish_time": _epoch(row),
                "article_content": plain(row),
            }
            return ok({"code": 1, "msg": "success", "data": told | {"files": attached}})
    return ok({"code": 0, "msg": "参数错误", "data": None})


LAYPAGE = site(
    "scripted_laypage",
    "/rszp.html",
    {"/rszp.html": _LAYPAGE, "/rszp_detail.html": _LAYPAGE_DETAIL},
    {"/static/js/jquery.min.js": JQUERY, "/static/js/api.js": _LAYPAGE_API},
    _laypage,
)

_SEEYON = (
    _HEAD.format(title="招聘公告")
    + """<script type="text/javascript" src="/seeyon/common/jquery/jquery.js"></script><script type="text/javascript" src="/seeyon/portal/js/bulList.js"></script></head><body>
<div class="menu"><a href="/seeyon/portal/index.html">首页</a><a href="/seeyon/portal/bul.html?typeId=-2871">招聘公告</a></div>
<input type="hidden" id="typeId" value="-2871043"/><table class="list" width="100%"><tbody id="bulData"></tbody></table><div id="pageArea"></div></body></html>"""
)

_SEEYON_JS = """var _ctxPath = '/seeyon';
var curPage = 1, rowsPerPage = 15;
function callBackendMethod(manager, method, args, callback) {
    jQuery.ajax({
        type: 'POST',
        url: _ctxPath + '/ajax.do?method=ajaxAction&managerName=' + manager,
        data: { managerMethod: method, arguments: JSON.stringify(args) },
        dataType: 'json',
        success: callback
    });
}
function loadBul(page) {
    var condition = { typeId: jQuery('#typeId').val(), page: page, size: rowsPerPage, state: '30' };
    callBackendMethod('bulPortalManager', 'findBulList', [condition], function (ret) {
        var html = '';
        for (var i = 0; i < ret.data.length; i++) {
            var bul = ret.data[i];
            html += '<tr><td><a href="' + _ctxPath + '/portal/bulData.do?method=bulView&bulId=' + bul.id + '" target="_blank">' + bul.title + '</a></td><td>' + bul.publishDate + '</td></tr>';
        }
        jQuery('#bulData').html(html);
        curPage = ret.page;
    });
}
jQuery(function () { loadBul(1); });"""


def _seeyon(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/seeyon/ajax.do" and asked.query.get("managerName") == "bulPortalManager":
        try:
            told = json.loads(asked.form.get("arguments", ""))[0]
        except (ValueError, IndexError, KeyError):
            return ok({"code": "500", "message": "arguments error"})
        rows = cut_page(held, told.get("page"), told.get("size")) if told.get("typeId") == "-2871043" else None
        if rows is None or asked.form.get("managerMethod") != "findBulList":
            return refused()
        data = [
            {"id": f"-{row.number}88231", "title": row.title, "publishDate": f"{row.day} {seconds(row)[:5]}"}
            for row in rows
        ]
        return ok({"page": int(told["page"]), "size": 15, "total": 27, "data": data})
    row = find_row(held, asked.query.get("bulId"), lambda row: f"-{row.number}88231")
    if asked.path != "/seeyon/portal/bulData.do" or row is None:
        return None
    page = f"<body><div class='bul'><h2>{row.title}</h2><p>发布时间：{row.day} {seconds(row)[:5]}　发布部门：人力资源部</p><div id='content'>{plain(row)}</div>{files(row)}</div></body></html>"
    return 200, HTML, f"{_HEAD.format(title=row.title)}</head>{page}"


SEEYON = site(
    "scripted_seeyon",
    "/seeyon/portal/bul.html?typeId=-2871043",
    {"/seeyon/portal/bul.html": _SEEYON},
    {"/seeyon/common/jquery/jquery.js": JQUERY, "/seeyon/portal/js/bulList.js": _SEEYON_JS},
    _seeyon,
)

STYLES = (DATATABLES, EASYUI, KNOCKOUT, LAYPAGE, SEEYON)
