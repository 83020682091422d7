"""Requests that need a configuration, a token or a handler's name."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.inhouse.shells import JQUERY, Told, college, company, dumped, portal, site, stamp, whole
from tests.sites.cms.style import Request, Style

_TOKEN = "Xb3vQ0c9kPq7LrT2mZs5"


_CONFIG = portal(
    "通知公告",
    """
    <div class="page-title">通知公告</div>
    <div class="news" data-type="12" id="news"></div>
    <div class="pagination" id="pagination"></div>""",
    JQUERY,
    head=f'<meta name="csrf-token" content="{_TOKEN}">',
).replace(
    "<script></script>",
    '<script src="/static/js/config.js?v=1.0.3"></script><script src="/static/js/util.js"></script><script src="/static/js/news.js?v=1.0.3"></script>',
)


_CONFIG_SCRIPTS = {
    "/static/js/config.js": """// 系统配置
var SYS_CONFIG = {
    // baseUrl: 'http://127.0.0.1:8080/jiuye',   // 本地
    baseUrl: '/jiuye/api',                        // 正式
    uploadUrl: '/upload',
    pageSize: 9,
    siteName: '沧江大学就业创业服务网'
};
""",
    "/static/js/util.js": """function getQueryString(name) {
    var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)');
    var r = window.location.search.substr(1).match(reg);
    return r != null ? decodeURIComponent(r[2]) : null;
}
function request(url, params, callback) {
    params._token = $('meta[name="csrf-token"]').attr('content');
    $.ajax({
        url: SYS_CONFIG.baseUrl + url,
        type: 'POST',
        dataType: 'json',
        data: params,
        success: function (res) {
            if (res.errcode == 0) { callback(res.data); } else { console.log(res.errmsg); }
        }
    });
}
""",
    "/static/js/news.js": """$(function () {
    loadNews(1);
    $('#pagination').on('click', 'a', function () { loadNews($(this).data('page')); });
});

function loadNews(page) {
    request('/news/lists', {type_id: $('#news').data('type'), page: page, page_size: SYS_CONFIG.pageSize}, function (data) {
        var html = '';
        $.each(data.list, function (i, v) {
            html += `<div class="news-item">
                <div class="date"><b>${v.add_time.substr(8, 2)}</b><i>${v.add_time.substr(0, 7)}</i></div>
                <div class="txt"><a href="/news/${v.id}.html"><h4>${v.title}</h4></a><p>${v.intro}</p></div>
            </div>`;
        });
        $('#news').html(html);
        var pages = '';
        for (var i = 1; i <= data.last_page; i++) {
            pages += '<a href="javascript:;" class="' + (i == page ? 'active' : '') + '" data-page="' + i + '">' + i + '</a>';
        }
        $('#pagination').html(pages);
    });
}
""",
}


def _config_asked(held: Holding, request: Request) -> Told:
    if request.path != "/jiuye/api/news/lists":
        return None
    if request.method != "POST" or request.form.get("_token") != _TOKEN:
        return {"errcode": 419, "errmsg": "CSRF token mismatch."}
    if request.form.get("type_id") != "12":
        return {"errcode": 1, "errmsg": "栏目错误"}
    page, size = whole(request, "page"), whole(request, "page_size", 9)
    rows = [
        {
            "id": row.number,
            "title": row.title,
            "intro": row.paragraphs[0][:30] + "…",
            "cover": "",
            "add_time": f"{row.day} 15:06:33",
        }
        for row in held.page(page, size)
    ]
    told = {"list": rows, "current_page": page, "last_page": held.pages(size), "total": len(held.notices)}
    return {"errcode": 0, "errmsg": "ok", "data": told}


def _config_detail(row: Notice) -> str:
    attached = "".join(f'<p>附件：<a href="{url}">{name}</a></p>' for name, url in row.files)
    return portal(
        row.title,
        f"""    <div class="news-show"><h3>{row.title}</h3>
      <div class="time">{row.day.year}年{row.day.month}月{row.day.day}日　阅读 {row.number % 88}　分享到：<a class="wx" href="javascript:;">微信</a></div>
      <div class="body">{paragraphs(row, "p")}{attached}</div>
      <div class="pn"><p>上一篇：没有了</p></div></div>""",
        JQUERY,
    )


_HANDLER = college(
    "招聘启事",
    """<form id="form1" action="NewsList.aspx?typeid=7" method="post">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkL3dQ8Kp1" />
<input type="hidden" id="hidTypeId" value="7" /><input type="hidden" id="hidPageIndex" value="1" />
<div class="listBox"><div class="hd"><h2>招聘启事</h2></div><ul id="ulList" class="txtList"></ul>
<div class="page"><a id="btnPrev" href="#">上一页</a><label id="lblPage"></label><a id="btnNext" href="#">下一页</a></div></div>
</form>""",
    JQUERY,
    r"""
$(function () {
    BindList();
    $("#btnPrev").click(function () { Turn(-1); return false; });
    $("#btnNext").click(function () { Turn(1); return false; });
});
var PageSize = 15, PageCount = 1;
function Turn(step) {
    var index = parseInt($("#hidPageIndex").val()) + step;
    if (index < 1 || index > PageCount) return;
    $("#hidPageIndex").val(index);
    BindList();
}
function ChangeDateFormat(val) {
    if (val != null) {
        var date = new Date(parseInt(val.replace("/Date(", "").replace(")/", ""), 10));
        var month = date.getMonth() + 1 < 10 ? "0" + (date.getMonth() + 1) : date.getMonth() + 1;
        var currentDate = date.getDate() < 10 ? "0" + date.getDate() : date.getDate();
        return date.getFullYear() + "-" + month + "-" + currentDate;
    }
    return "";
}
function BindList() {
    $.ajax({
        type: "POST",
        url: "Ajax/NewsHandler.ashx?action=GetNewsList",
        data: { typeid: $("#hidTypeId").val(), pageindex: $("#hidPageIndex").val(), pagesize: PageSize },
        dataType: "json",
        cache: false,
        success: function (result) {
            $("#ulList").empty();
            $(result.Rows).each(function (i, item) {
                $("#ulList").append('<li><span>[' + ChangeDateFormat(item.AddDate) + ']</span><a href="NewsShow.aspx?ID=' + item.ID + '" target="_blank">' + item.Title + '</a></li>');
            });
            PageCount = Math.ceil(result.Total / PageSize);
            $("#lblPage").html($("#hidPageIndex").val() + "/" + PageCount);
        },
        error: function () { $("#ulList").html("<li>加载失败</li>"); }
    });
}
""",
)


def _handler_asked(held: Holding, request: Request) -> Told:
    if request.path != "/Web/Ajax/NewsHandler.ashx":
        return None
    if request.query.get("action") != "GetNewsList" or request.form.get("typeid") != "7":
        return "error"
    rows = [
        {"ID": row.number, "TypeID": 7, "Title": row.title, "AddDate": f"/Date({stamp(row, 14)})/", "IsShow": True}
        for row in held.page(whole(request, "pageindex"), whole(request, "pagesize", 15))
    ]
    return "text/plain", dumped({"Total": len(held.notices), "Rows": rows}).replace("/Date", "\\/Date").replace(
        ")/", ")\\/"
    )


def _handler_detail(row: Notice) -> str:
    return college(
        row.title,
        f"""<form id="form1" action="NewsShow.aspx?ID={row.number}" method="post"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUJ" />
<div class="showBox"><h1><span id="lblTitle">{row.title}</span></h1>
<p class="info">添加时间：<span id="lblDate">{row.day.year}/{row.day.month}/{row.day.day} 14:12:00</span>　　浏览次数：<span id="lblHits">{row.number % 60}</span></p>
<div id="divContent" class="con">{paragraphs(row, "p", 'class="MsoNormal"')}</div><div class="fj">{files(row)}</div></div></form>""",
        JQUERY,
    )


_ART = company(
    "招贤纳士-望海水务集团",
    """<div class="inner-title"><h3>招贤纳士</h3><p>Recruitment</p></div>
<div class="job-list" id="jobList"></div>
<div class="more-box"><button type="button" class="btn-more" id="loadMore">加载更多</button></div>
<script id="tpl-list" type="text/html">
{{each list as item i}}
<a class="job-box" href="/article/{{item.articleId}}.html">
    <div class="tit">{{item.articleTitle}}</div>
    <div class="date">{{item.publishDate}}</div>
    <div class="arrow">查看详情</div>
</a>
{{/each}}
</script>""",
    '<script src="/lib/jquery/jquery.min.js"></script><script src="/lib/art-template/template-web.js"></script>',
    """
var app = {
    pageNum: 1,
    pageSize: 9,
    init: function () {
        this.query();
        $('#loadMore').on('click', function () { app.pageNum++; app.query(); });
    },
    query: function () {
        var that = this;
        $.get('/api/v1/articles', { categoryCode: 'ZXNS', pageNum: that.pageNum, pageSize: that.pageSize }, function (res) {
            if (res.code != '0000') return;
            $('#jobList').append(template('tpl-list', { list: res.data.list }));
            if (that.pageNum >= res.data.pages) { $('#loadMore').text('没有更多了').prop('disabled', true); }
        }, 'json');
    }
};
app.init();
""",
)


def _art_asked(held: Holding, request: Request) -> Told:
    if request.path != "/api/v1/articles":
        return None
    if request.query.get("categoryCode") != "ZXNS":
        return {"code": "1001", "message": "categoryCode is required", "data": None}
    number, size = whole(request, "pageNum"), whole(request, "pageSize", 9)
    rows = [
        {
            "articleId": row.number,
            "articleTitle": row.title,
            "publishDate": row.day.isoformat(),
            "coverImg": None,
            "outLink": "",
        }
        for row in held.page(number, size)
    ]
    told = {"list": rows, "pageNum": number, "pageSize": size, "pages": held.pages(size), "total": len(held.notices)}
    return {"code": "0000", "message": "success", "data": told}


def _art_detail(row: Notice) -> str:
    attached = "".join(f'<p class="file">附件下载：<a href="{url}">{name}</a></p>' for name, url in row.files)
    return company(
        f"{row.title}-望海水务集团",
        f"""<div class="crumbs"><a href="/">首页</a>/<a href="/rlzy/">人力资源</a>/<span>招贤纳士</span></div>
<div class="art"><div class="art-hd"><h1>{row.title}</h1><span class="d">发布日期：{row.day}</span><span class="s">信息来源：人力资源部</span></div>
<div class="art-bd">{paragraphs(row)}{attached}</div></div>""",
        JQUERY,
    )


STYLES: tuple[Style, ...] = (
    site(
        "inhouse-config-token",
        "/news/index.html",
        _CONFIG,
        _config_asked,
        r"/news/(\d+)\.html",
        _config_detail,
        _CONFIG_SCRIPTS,
    ),
    site(
        "inhouse-aspnet-handler",
        "/Web/NewsList.aspx?typeid=7",
        _HANDLER,
        _handler_asked,
        "/Web/NewsShow.aspx?ID",
        _handler_detail,
    ),
    site("inhouse-art-template", "/rlzy/zxns/", _ART, _art_asked, r"/article/(\d+)\.html", _art_detail),
)
