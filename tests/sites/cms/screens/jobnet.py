"""A talent network whose rows are asked for by POST."""

from __future__ import annotations

from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    clock,
    fill,
    ok,
    other_columns,
    views,
    whole,
    word_table,
)
from tests.sites.cms.style import Answer, Request, Style

_NEWS_LIST_JS = r"""
/**
 * 新闻列表
 */
var page = 1, pageSize = 10;

$(function () {
    getNewsList(page);
    $('#searchBtn').on('click', function () {
        page = 1;
        getNewsList(page);
    });
});

function getNewsList(num) {
    var index = layer.load(2);
    $.ajax({
        url: '/module/getnews',
        type: 'GET',
        dataType: 'json',
        data: {
            start_page: 1,
            keyword: $.trim($('#keyword').val()),
            type_id: type_id,
            count: pageSize,
            start: num,
            _: new Date().getTime()
        },
        success: function (res) {
            layer.close(index);
            if (res.code != 0) {
                layer.msg(res.msg || '加载失败');
                return;
            }
            if (!res.data.list.length) {
                $('#newsList').html('<li class="nodata">暂无数据</li>');
                $('#pagination').hide();
                return;
            }
            $('#newsList').html(template('newsTpl', {list: res.data.list, menu_id: menu_id}));
            initPage(num, Math.ceil(res.data.total / pageSize));
        },
        error: function () {
            layer.close(index);
            layer.msg('网络异常，请稍后再试');
        }
    });
}

function initPage(current, total) {
    $('#pagination').jqPaginator({
        totalPages: total,
        visiblePages: 5,
        currentPage: current,
        first: '<li class="first"><a href="javascript:void(0);">首页</a></li>',
        prev: '<li class="prev"><a href="javascript:void(0);">上一页</a></li>',
        next: '<li class="next"><a href="javascript:void(0);">下一页</a></li>',
        last: '<li class="last"><a href="javascript:void(0);">末页</a></li>',
        page: '<li class="page"><a href="javascript:void(0);">{{page}}</a></li>',
        onPageChange: function (num, type) {
            if (type == 'change') {
                page = num;
                getNewsList(num);
            }
        }
    });
}
"""


class JobNet(Place):
    """The rented network ``/module/news/id-…/nid-…``: art-template filled from ``/module/getnews``."""

    name = "halls-jquery-jobnet"
    start = "/module/news/id-2847/nid-10531"
    others = other_columns(
        3833,
        date(2026, 11, 15),
        "国家大学生就业服务平台使用指南",
        "2027届毕业生生源信息核对通知",
        "“宏志助航计划”培训班开班",
        "简历制作大赛获奖名单公示",
    )
    scripts = {"/public/static/home/js/news_list.js": _NEWS_LIST_JS}  # noqa: RUF012
    head = """
<!DOCTYPE html>
<html>
<head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
    <meta name="renderer" content="webkit">
    <title>@title@ - 云麓师范大学就业网</title>
    <link rel="stylesheet" href="/public/static/common/css/bootstrap.min.css">
    <link rel="stylesheet" href="/public/static/home/school/theme3/css/main.css?v=20250311">
    <script src="/public/static/common/js/jquery-1.9.1.min.js"></script>
    <script src="/public/static/common/layer/layer.js"></script>
    <script>
        var school_id = 'b5e3c5f4-2c7e-11e7', is_login = 0, static_domain = '';
        var module_id = '2847', type_id = '10531', menu_id = '10531';
    </script>
</head>
<body>
<div class="index-head"><div class="head-con">
    <div class="head-logo"><a href="/"><img src="/public/upload/school/logo_1873.png"></a></div>
    <div class="head-btn"><a href="javascript:;" onclick="toLogin(1)">学生登录</a><a href="javascript:;" onclick="toLogin(2)">单位登录</a></div>
</div></div>
<div class="index-nav"><ul class="nav-list">
    <li><a href="/">首页</a></li>
    <li><a href="/module/careers">宣讲会</a></li>
    <li><a href="/module/jobfairs">双选会</a></li>
    <li><a href="/module/jobs">职位信息</a></li>
    <li><a href="/module/onlines">在线招聘</a></li>
    <li class="active"><a href="/module/news/id-2847/nid-10531">招聘公告</a></li>
    <li><a href="/module/news/id-2848/nid-10540">就业指导</a></li>
    <li><a href="/module/news/id-2849/nid-10552">政策法规</a></li>
    <li><a href="/module/downloads">资料下载</a></li>
</ul></div>
"""
    foot = """
<div class="footer"><div class="foot-con"><div class="foot-link">友情链接：<a href="https://www.ncss.cn" target="_blank">学职平台</a><a href="https://www.chsi.com.cn" target="_blank">学信网</a><a href="https://www.gjzwfw.gov.cn" target="_blank">高校毕业生档案查询</a></div>
<p>版权所有：云麓师范大学招生就业处　技术支持：云就业</p><p>地址：云麓市师大路1号　电话：000-00000000　滇ICP备05001234号</p></div></div>
<script src="/public/static/home/js/common.js?v=20250311"></script>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/detail/news" else None

    def mark(self, number: int) -> str:
        return f"/detail/news?id={number}"

    def page(self, held: Holding, number: int) -> str:
        hot = "".join(
            f'<li><a href="/detail/news?id={row.number}&menu_id=10540" target="_blank" title="{row.title}">{row.title}</a></li>'
            for row in self.others
        )
        return (
            fill(self.head, title="招聘公告")
            + f"""
<div class="content"><div class="con-left">
    <div class="left-menu"><h3>新闻公告</h3><ul><li class="active"><a href="/module/news/id-2847/nid-10531">招聘公告</a></li><li><a href="/module/news/id-2847/nid-10533">通知公告</a></li><li><a href="/module/news/id-2847/nid-10536">就业新闻</a></li></ul></div>
    <div class="left-hot"><h3>热点推荐</h3><ul>{hot}</ul></div>
</div>
<div class="con-right">
    <div class="right-top"><span class="bt">招聘公告</span><div class="search"><input type="text" id="keyword" placeholder="请输入关键词"><button id="searchBtn">搜索</button></div></div>
    <ul class="info-list" id="newsList"></ul>
    <div class="page-wrap"><ul class="pagination" id="pagination"></ul></div>
</div></div>
<script id="newsTpl" type="text/html">
    {{{{each list as item i}}}}
    <li class="infoRow">
        <a href="/detail/news?id={{{{item.news_id}}}}&menu_id={{{{menu_id}}}}" target="_blank" title="{{{{item.title}}}}">{{{{if item.is_top == 1}}}}<em class="top">顶</em>{{{{/if}}}}{{{{item.title}}}}</a>
        <span class="views">浏览：{{{{item.view_count}}}}</span>
        <span class="date">{{{{item.create_time}}}}</span>
    </li>
    {{{{/each}}}}
</script>
<script src="/public/static/common/js/template.js"></script>
<script src="/public/static/common/js/jqPaginator.min.js"></script>
<script src="/public/static/home/js/news_list.js?v=20250311"></script>"""
            + self.foot
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/module/getnews":
            return None
        column = {"10531": held.notices, "10540": self.others}.get(asked.query.get("type_id", ""), ())
        column = tuple(row for row in column if asked.query.get("keyword", "") in row.title)
        number, size = whole(asked.query.get("start"), 1), whole(asked.query.get("count"), 15)
        rows = [
            {
                "news_id": str(row.number),
                "title": row.title,
                "type_id": asked.query["type_id"],
                "type_name": "招聘公告" if row in held.notices else "就业指导",
                "view_count": str(views(row)),
                "is_top": "0",
                "is_link": "0",
                "link_url": "",
                "cover": "",
                "create_time": str(row.day),
            }
            for row in Holding(column).page(number, size)
        ]
        return ok({"code": 0, "msg": "", "data": {"list": rows, "total": str(len(column))}, "is_login": 0})

    def article(self, held: Holding, row: Notice) -> str:
        if row.kind == "pdf":
            body = (
                f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900px" frameborder="0"></iframe></p>'
            )
        elif row.kind == "image":
            body = f'<p><img src="/upload/{row.number}.jpg" title="" alt="image.jpg" width="100%"/></p>'
        else:
            body = "".join(
                f'<p style="line-height: 2em;"><span style="font-size: 16px; font-family: 宋体, SimSun;">&nbsp; &nbsp; {line}</span></p>'
                for line in row.paragraphs
            )
            body += word_table(row) if row.kind == "table" else ""
        attached = "".join(
            f'<li><span class="glyphicon glyphicon-paperclip"></span><a href="{url}" target="_blank">{name}</a></li>'
            for name, url in row.files
        )
        attached = f'<div class="detail-file"><span>附件：</span><ul>{attached}</ul></div>' if attached else ""
        return (
            fill(self.head, title=row.title)
            + f"""
<div class="content"><div class="crumbs"><a href="/">首页</a> &gt; <a href="/module/news/id-2847/nid-10531">新闻公告</a> &gt; 详情</div>
<div class="detail-wrap">
    <div class="detail-head"><h5 class="title-message">{row.title}</h5>
        <div class="detail-sub"><span>发布时间：{row.day} {clock(row)}</span><span>来源：招生就业处</span><span>浏览量：<i id="viewCount">{views(row)}</i></span></div></div>
    <div class="detail-content">{body}</div>
    {attached}
    <div class="detail-share"><span>分享：</span><a class="share-wx" href="javascript:;"></a><a class="share-qq" href="javascript:;"></a><a class="share-wb" href="javascript:;"></a></div>
</div></div>
<script>$.post('/detail/addview', {{type: 'news', id: '{row.number}'}});</script>"""
            + self.foot
        )


STYLES: tuple[Style, ...] = (JobNet().style(),)
