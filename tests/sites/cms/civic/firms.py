"""Five sites of firms, hospitals and exchanges: PbootCMS, an office portal, Empire, ASPCMS and JEECMS."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Place, body, clock, cut, file_links, fill, other_columns, views, whole
from tests.sites.cms.style import Request


class PbootCards(Place):
    """PbootCMS, a firm's join-us page: cards that are one link, day and month apart, *read more* in each."""

    name = "civic-pboot-company"
    start = "/zhaopin/"
    frame = """
<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,shrink-to-fit=no"><title>@title@-临川新材料股份有限公司</title>
<link rel="stylesheet" href="/template/default/bootstrap/css/bootstrap.min.css"></head><body>
<nav class="navbar navbar-light bg-light fixed-top navbar-expand-lg shadow-sm"><div class="container"><a class="navbar-brand" href="/"><img src="/static/upload/image/logo.png" class="logo-sm-height" alt="logo"></a><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/">首页</a></li><li class="nav-item"><a class="nav-link" href="/gongsijianjie/">公司简介</a></li><li class="nav-item"><a class="nav-link" href="/chanpin/">产品中心</a></li><li class="nav-item active"><a class="nav-link" href="/zhaopin/">招贤纳士</a></li></ul></div></nav>
<div class="head-sm-height"></div>@main@
<div class="footer bg-secondary"><div class="container"><p>友情链接：<a href="http://www.pb.example">技术支持</a></p><p>© 2018-2026 临川新材料股份有限公司</p></div></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/zhaopin/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/zhaopin/(?:(\d)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zhaopin/(\d{3,})\.html", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        cards = "".join(
            f'<div class="col-12 col-lg-6 mb-3"><a href="{self.at(row)}" class="card-news d-flex"><div class="time"><p class="day">{row.day.day:02}</p><p class="ym">{row.day:%Y.%m}</p></div>'
            f'<div class="con"><h5 class="text-truncate">{row.title}</h5><p class="text-secondary">{cut((row.paragraphs or ("详见公告",))[-1], 50)}</p><span class="more">查看详情 &gt;</span></div></a></div>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<li class="page-item{" active" if which == number else ""}"><a class="page-link" href="/zhaopin/{"" if which == 1 else f"{which}/"}">{which}</a></li>'
            for which in range(1, last + 1)
        )
        following = f"/zhaopin/{number + 1}/" if number < last else "javascript:;"
        main = (
            f'<div class="container pages"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/">首页</a></li><li>招贤纳士</li></ol></nav><div class="row">{cards}</div>'
            f'<nav aria-label="page navigation" class="my-4"><ul class="pagination justify-content-center">{numbers}<li class="page-item"><a class="page-link" href="{following}" aria-label="Next">»</a></li></ul></nav></div>'
        )
        return fill(self.frame, title="招贤纳士", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>{line}</p>")
        near = "".join(
            f'<div class="col-6">{name}：{f"<a href={chr(34)}{self.at(one)}{chr(34)}>{one.title}</a>" if one else "没有了！"}</div>'
            for name, one in (("上一篇", newer), ("下一篇", older))
        )
        main = (
            f'<div class="container pages"><div class="text-center border-bottom"><h1 class="h4">{row.title}</h1><div class="text-secondary"><span class="mr-3">发布时间：{row.day} {clock(row)}</span><span class="mr-3">作者：admin</span><span>访问量：{views(row)}</span></div></div>'
            f'<div class="content lh-2 py-3">{text}{file_links(row)}</div><div class="row border-top">{near}</div></div>'
        )
        return fill(self.frame, title=row.title, main=main)


class OfficePortal(Place):
    """A group's portal on an office system, GBK: rows opened by a call, pages turned by a form that is posted."""

    name = "civic-office-group"
    start = "/portal/recruit/noticeList.do?columnId=8"
    charset = "gbk"
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=GBK"><title>@title@</title><link rel="stylesheet" href="/portal/css/portal.css">
<script type="text/javascript" src="/portal/js/common.js"></script>
<script type="text/javascript">
var ctx = "/portal";
function gotoPage(n){ document.getElementById("pageNo").value = n; document.forms["listForm"].submit(); }
function openNotice(id){ window.open(ctx + "/recruit/noticeView.do?noticeId=" + id, "_blank", "width=1024,height=700,scrollbars=yes"); }
</script></head>
<body><div id="top"><h1>青岚水务集团招聘平台</h1><div class="menu"><a href="/portal/index.do">首页</a><a href="/portal/recruit/noticeList.do?columnId=8">招聘公告</a><a href="/portal/user/login.do">应聘登录</a></div></div>
@main@
<div id="bottom">青岚水务集团有限公司版权所有 建议使用IE8以上浏览器</div></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        right = path == "/portal/recruit/noticeList.do" and query.get("columnId") == "8"
        return whole(query.get("pageNo"), 1) if right else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeId") if path == "/portal/recruit/noticeView.do" else None

    def page(self, held: Holding, number: int) -> str:
        last, size = self.last(held), self.size
        lines = "".join(
            f'<tr class="{"odd" if place % 2 else "even"}"><td align="center">{(number - 1) * size + place + 1}</td><td><a href="javascript:void(0);" onclick="openNotice(\'{row.number}\')">{row.title}</a></td><td align="center">集团人力资源部</td><td align="center">{row.day}</td><td align="center">{views(row)}</td></tr>'
            for place, row in enumerate(held.page(number, size))
        )
        pager = (
            f'共<b>{len(held.notices)}</b>条记录 第<b>{number}</b>/<b>{last}</b>页 <a href="javascript:gotoPage(1)">首页</a> <a href="javascript:gotoPage({max(number - 1, 1)})">上一页</a> '
            f'<a href="javascript:gotoPage({min(number + 1, last)})">下一页</a> <a href="javascript:gotoPage({last})">末页</a>'
        )
        main = (
            '<form name="listForm" id="listForm" method="post" action="/portal/recruit/noticeList.do"><input type="hidden" name="columnId" value="8">'
            f'<input type="hidden" name="pageNo" id="pageNo" value="{number}"><input type="hidden" name="pageSize" value="{size}">'
            '<div class="search">标题：<input type="text" name="title" value=""><input type="button" value="查询" onclick="gotoPage(1)"></div>'
            '<table class="grid" width="100%" border="1"><tr><th width="40">序号</th><th>公告标题</th><th>发布部门</th><th>发布日期</th><th>阅读</th></tr>'
            f'{lines}</table><div class="pagebar">{pager}</div></form>'
        )
        return fill(self.frame, title="招聘公告", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(
            row, lambda line: f"<p class=MsoNormal style='text-indent:28.0pt'><span lang=EN-US>{line}</span></p>"
        )
        main = (
            f'<table class="view" width="90%" align="center"><tr><td class="subject" align="center"><b>{row.title}</b></td></tr><tr><td align="right">发布部门：集团人力资源部　发布日期：{row.day}　阅读次数：{views(row)}</td></tr>'
            f'<tr><td class="text">{text}</td></tr><tr><td>附件：{file_links(row)}</td></tr><tr><td align="center"><input type="button" value="关 闭" onclick="window.close()"></td></tr></table>'
        )
        return fill(self.frame, title=row.title, main=main)


class EmpireTalents(Place):
    """Empire CMS: a heading for each month, month and day beside the title, columns of other news around."""

    name = "civic-empire-talents"
    start = "/zhaokao/gonggao/"
    others = other_columns(
        610,
        date(2026, 11, 15),
        "考试大纲解读：行政职业能力测验",
        "面试礼仪十问十答",
        "备考指导：申论写作技巧",
        "公共基础知识每日一练",
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@_松原岭人才网</title>
<link href="/skin/default/css/style.css" rel="stylesheet" type="text/css" /></head><body class="listpage">
<table class="top"><tr><td><a href="/">网站首页</a> | <a href="/zhaokao/gonggao/">招考公告</a> | <a href="/zhaokao/beikao/">备考资料</a> | <a href="/e/member/login/">会员登录</a></td></tr></table>
<div class="dh">现在的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zhaokao/gonggao/">招考公告</a></div>
<div class="l_box">@main@</div><div class="r_box"><div class="tit"><strong>热点内容</strong></div><ul class="hot">@side@</ul></div>
<div class="copy">Powered by EmpireCMS 7.5</div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def at(self, row: Notice) -> str:
        return f"/zhaokao/{'beikao' if row in self.others else 'gonggao'}/{row.day:%Y-%m-%d}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/zhaokao/gonggao/(?:index(?:_(\d+))?\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zhaokao/\w+/[\d-]{10}/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(
            f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 14)}</a></li>' for row in self.others
        )
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        last, parts = self.last(held), []
        for month, rows in groupby(held.page(number, self.size), key=lambda row: f"{row.day:%Y年%m月}"):
            lines = "".join(
                f'<li><span>{row.day:%m-%d}</span><a href="{self.at(row)}" title="{row.title}" target="_blank">{cut(row.title, 26)}</a></li>'
                for row in rows
            )
            parts.append(
                f'<div class="mon"><strong>{month}招考公告汇总</strong></div><ul class="newslist">{lines}</ul>'
            )

        def to(which: int, name: str) -> str:
            return f'<a href="/zhaokao/gonggao/index{"" if which == 1 else f"_{which}"}.html">{name}</a>&nbsp;'

        numbers = "".join(f"<b>{n}</b>&nbsp;" if n == number else to(n, str(n)) for n in range(1, last + 1))
        ends = (
            to(1, "首页") + to(number - 1, "上一页") if number > 1 else "",
            to(number + 1, "下一页") + to(last, "尾页") if number < last else "",
        )
        pager = f'<div class="list_page"><a title="总数">&nbsp;<b>{len(held.notices)}</b> </a>&nbsp;&nbsp;{ends[0]}{numbers}{ends[1]}</div>'
        return self.put("招考公告", "".join(parts) + pager)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>　　{line}</p>")
        linked = "".join(
            f'<li><a href="{self.at(one)}" title="{one.title}">{one.title}</a></li>'
            for one in held.notices[:5]
            if one != row
        )
        main = (
            f'<table width="100%" class="title_info"><tr><td align="center"><h1>{row.title}</h1></td></tr><tr><td align="center" class="info_text">时间：{row.day}&nbsp;&nbsp;来源：松原岭市人社局&nbsp;&nbsp;作者：小编&nbsp;&nbsp;点击：<script src="/e/public/ViewClick/?classid=3&id={row.number}&addclick=1"></script> 次</td></tr></table>'
            f'<div id="text">{text}{file_links(row)}</div><div class="xg"><strong>相关文章</strong><ul>{linked}</ul></div>'
        )
        return self.put(row.title, main)


class AspcmsHospital(Place):
    """ASPCMS, GB2312: addresses that are a question mark and numbers, a select that turns pages."""

    name = "civic-aspcms-hospital"
    start = "/list/?7_1.html"
    charset = "gb2312"
    frame = """
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@title@ - 望海市妇幼保健院</title>
<link href="/Templates/cn/css/css.css" rel="stylesheet" type="text/css" /></head><body><div id="head"><img src="/Templates/cn/images/logo.gif" /><ul class="nav"><li><a href="/">网站首页</a></li><li><a href="/about/?1.html">医院简介</a></li><li><a href="/list/?5_1.html">新闻动态</a></li><li><a href="/list/?7_1.html">招聘信息</a></li></ul></div>
<div id="main"><div class="left"><dl><dt>联系我们</dt><dd>地址：望海市海滨路 8 号</dd><dd>电话：0000-0000000</dd></dl></div><div class="right"><div class="weizhi">当前位置：<a href="/">首页</a> &gt;&gt; <a href="/list/?7_1.html">招聘信息</a></div>@main@</div></div>
<div id="foot">CopyRight 2018-2026 望海市妇幼保健院</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/content/?{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"7_(\d+)\.html", next(iter(query), "")) if path == "/list/" else None
        return int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return next(iter(query), "").removesuffix(".html") if path == "/content/" else None

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        lines = "".join(
            f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 20, "..")}</a>{"<img src=/Templates/cn/images/new.gif />" if number == 1 and place < 3 else ""}<span>({row.day:%Y/%m/%d})</span></li>'
            for place, row in enumerate(held.page(number, self.size))
        )
        options = "".join(
            f'<option value="?7_{n}.html"{" selected" if n == number else ""}>第{n}页</option>'
            for n in range(1, last + 1)
        )
        pager = f'共 {len(held.notices)} 条 每页 {self.size} 条 页次：{number}/{last} 转到 <select name="page" onchange="location.href=this.options[this.selectedIndex].value">{options}</select>'
        return fill(
            self.frame, title="招聘信息", main=f'<ul class="xwlist">{lines}</ul><div class="fanye">{pager}</div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<div>&nbsp;&nbsp;&nbsp; {line}</div>")
        near = "".join(
            f"<p>{name}：{f'<a href={self.at(one)}>{one.title}</a>' if one else '没有了'}</p>"
            for name, one in (("上一条", newer), ("下一条", older))
        )
        main = (
            f'<div class="nr_bt">{row.title}</div><div class="nr_sj">作者：管理员　发布于：{row.day:%Y/%m/%d} {clock(row)}:00　点击量：<script src="/inc/AspCms_VisitsAdd.asp?id={row.number}"></script></div>'
            f'<div class="nr">{text}{file_links(row)}</div><div class="sxp">{near}</div>'
        )
        return fill(self.frame, title=row.title, main=main)


class JeecmsMore(Place):
    """JEECMS for phones: ten rows in the page, *more* brings the next as a piece of HTML."""

    name = "civic-jeecms-more"
    start = "/zpgg/index.jhtml"
    frame = """
<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=no"><title>@title@-云麓区人才服务中心</title>
<link rel="stylesheet" href="/r/cms/www/mobile/css/style.css"><script src="/r/cms/jquery.js"></script></head><body>
<header class="hd"><a class="back" href="javascript:history.back()">返回</a><h1>@head@</h1><a class="home" href="/">首页</a></header>@main@
<nav class="tab"><a href="/">首页</a><a href="/zpgg/index.jhtml">公告</a><a href="/member/index.jspx">我的</a></nav></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/zpgg/{row.number}.jhtml"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/zpgg/index.jhtml" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zpgg/(\d+)\.jhtml", path)
        return found[1] if found else None

    def rows(self, held: Holding, number: int) -> str:
        return "".join(
            f'<li class="item"><a href="{self.at(row)}"><p class="t">{row.title}</p><p class="i"><span class="d">{row.day}</span><span class="v">{views(row)}阅读</span></p></a></li>'
            for row in held.page(number, self.size)
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/channel/ajax_list.jspx" or asked.query.get("channelId") != "86":
            return None
        return 200, "text/html", self.rows(held, whole(asked.query.get("pageNo"), 1)) or "<!-- -->"

    def page(self, held: Holding, number: int) -> str:
        main = f"""<ul class="list" id="list">{self.rows(held, number)}</ul><div class="more" id="more">加载更多</div>
<script type="text/javascript">
var pageNo = 1, totalPage = {self.last(held)}, loading = false;
$("#more").click(function(){{
  if(loading || pageNo >= totalPage){{ return; }}
  loading = true; pageNo++;
  $.get("/channel/ajax_list.jspx", {{channelId: 86, pageNo: pageNo}}, function(html){{
    $("#list").append(html); loading = false;
    if(pageNo >= totalPage) $("#more").text("没有更多了").unbind("click");
  }});
}});
</script>"""
        return fill(self.frame, title="招聘公告", head="招聘公告", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        main = f'<section class="art"><h2>{row.title}</h2><p class="meta">{row.day} {clock(row)}　区人才中心　{views(row)}阅读</p><div class="txt">{text}{file_links(row)}</div></section>'
        return fill(self.frame, title=row.title, head="正文", main=main)
