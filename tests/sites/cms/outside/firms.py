"""Employers: EmpireCMS with days in two parts, a hospital's mobile skin, WebForms of a state firm."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import clock, cut, file_links, fill, seconds, views
from tests.sites.cms.style import Style


class Split(Site):
    """EmpireCMS of a hospital: a big day over year and month, a picture, the beginning of the text; a form jumps to pages."""

    name = "outside-empire-split"
    start = "/rczp/"
    sector = "health"
    attach = (("报名表下载", "/e/DownSys/doaction.php?enews=DownSoft&classid=9&id={n}"), ("", "/d/file/{n}fujian.zip"))
    first = 830
    size = 8
    shell = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>@title@-北陵市妇幼保健院</title><link rel="stylesheet" href="/skin/default/css/style.css"></head><body>
<div class="topbar"><a onclick="this.style.behavior='url(#default#homepage)'" href="#">设为首页</a> 急诊电话：0510-00000000</div>
<ul class="mainnav"><li><a href="/">首页</a></li><li><a href="/yygk/">医院概况</a><dl><dd><a href="/yygk/ldbz/">领导班子</a></dd><dd><a href="/yygk/yyry/">医院荣誉</a></dd></dl></li><li><a href="/zjtd/">专家团队</a></li><li><a href="/jyzn/">就医指南</a></li><li><a href="/rczp/">人才招聘</a></li></ul>
<div class="banner"><img src="/skin/default/images/banner.jpg" alt=""></div><div class="content"><div class="left"><h2>新闻中心</h2><ul><li><a href="/yydt/">医院动态</a></li><li><a href="/tzgg/">通知公告</a></li><li class="on"><a href="/rczp/">人才招聘</a></li></ul><div class="hot"><h3>点击排行</h3><ul>@hot@</ul></div></div>
<div class="right">@main@</div></div><div class="foot">Copyright 北陵市妇幼保健院 Powered by EmpireCMS</div></body></html>"""

    def link(self, row: Notice) -> str:
        return f"/{'yydt' if row in NEWS else 'rczp'}/{row.day:%Y-%m-%d}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/rczp/(?:index(?:_(\d+))?\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:rczp|yydt)/[\d-]+/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def put(self, title: str, main: str) -> str:
        hot = "".join(
            f'<li><a href="{self.link(row)}" title="{row.title}">{cut(row.title, 12)}</a></li>' for row in NEWS
        )
        return fill(self.shell, title=title, main=main, hot=hot)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><div class="date"><strong>{row.day.day:02d}</strong><span>{row.day:%Y-%m}</span></div><a class="pic" href="{self.link(row)}"><img src="/skin/default/images/nopic.jpg" width="160"></a>'
            f'<div class="txt"><h4><a href="{self.link(row)}" target="_blank">{cut(row.title, 20, "...")}</a></h4><p>{"".join(row.paragraphs)[:70]}...</p><a class="detail" href="{self.link(row)}">查看详情 &gt;</a></div></li>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pages = "".join(
            f"&nbsp;<b>{n}</b>"
            if n == number
            else f'&nbsp;<a href="/rczp/index{f"_{n}" if n > 1 else ""}.html">{n}</a>'
            for n in range(1, last + 1)
        )
        ahead = (
            f'&nbsp;<a href="/rczp/index_{number + 1}.html">下一页</a>&nbsp;<a href="/rczp/index_{last}.html">尾页</a>'
            if number < last
            else ""
        )
        return self.put(
            "人才招聘",
            f'<div class="pos">当前位置：<a href="/">首页</a>&nbsp;>&nbsp;<a href="/rczp/">人才招聘</a></div><ul class="piclist">{rows}</ul><div class="epages"><a title="总数">&nbsp;<b>{len(held.notices)}</b> </a>{pages}{ahead}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        turn = f"<p>上一篇：{f'<a href={chr(39)}{self.link(newer)}{chr(39)}>{newer.title}</a>' if newer else '<a href=/rczp/>返回列表</a>'}</p><p>下一篇：{f'<a href={chr(39)}{self.link(older)}{chr(39)}>{older.title}</a>' if older else '<a href=/rczp/>返回列表</a>'}</p>"
        files = "".join(f'<p><a href="{url}">{name or url.rsplit("/", 1)[-1]}</a></p>' for name, url in row.files)
        return self.put(
            row.title,
            f'<div class="show"><h1>{row.title}</h1><div class="tool">发布日期：{row.day} {seconds(row)}　浏览：<script src="/e/public/ViewClick/?classid=9&id={row.number}&addclick=1"></script>次　[<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> <a href="javascript:doZoom(12)">小</a>]</div>'
            f'<div id="text">{self.text(row)}{files}</div><div class="bdshare">分享到：<a class="bds_weixin" href="#">微信</a><a class="bds_sqq" href="#">QQ好友</a></div><div class="prenext">{turn}</div></div>',
        )


class Skin(Site):
    """A mobile skin: cards that are whole links, ages for the newest, *点击加载更多* leads to the next page, days in full on details."""

    name = "outside-mobile-skin"
    start = "/m/list.php?tid=6"
    sector = "health"
    attach = (("📎 招聘岗位及要求", "/uploads/allimg/{n}.pdf"),)
    first = 5200
    size = 8

    def link(self, row: Notice) -> str:
        return f"/m/view.php?aid={row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("PageNo") or "1"
        return int(number) if path == "/m/list.php" and query.get("tid") == "6" and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("aid") if path == "/m/view.php" else None

    def mark(self, number: int) -> str:
        return f"aid={number}"

    def age(self, row: Notice) -> str:
        days = (date(2026, 11, 25) - row.day).days
        return f"{days}天前" if days < 8 else f"{row.day:%m-%d}" if row.day.year == 2026 else f"{row.day}"

    def put(self, title: str, main: str) -> str:
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=no"><title>{title}</title></head><body><header class="mui-bar mui-bar-nav"><a class="mui-icon mui-icon-left-nav" href="javascript:history.back()"></a><h1 class="mui-title">人才招聘</h1><a class="mui-icon mui-icon-home" href="/m/"></a></header>{main}'
            '<nav class="mui-bar mui-bar-tab"><a class="mui-tab-item" href="/m/"><span>首页</span></a><a class="mui-tab-item" href="/m/list.php?tid=3"><span>挂号</span></a><a class="mui-tab-item" href="/m/list.php?tid=4"><span>报告查询</span></a><a class="mui-tab-item" href="/m/my.php"><span>我的</span></a></nav><div class="copy"><a href="/?pc=1">电脑版</a> 云麓市中医院</div></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        cards = "".join(
            f'<a class="card" href="{self.link(row)}"><div class="card-hd">{row.title}</div><div class="card-bd">{"".join(row.paragraphs)[:36]}…</div><div class="card-ft"><i class="iconfont">&#xe60a;</i><span>{self.age(row)}</span><span>{views(row)}阅读</span></div></a>'
            for row in held.page(number, self.size)
        )
        more = (
            f'<a class="loadmore" href="/m/list.php?tid=6&PageNo={number + 1}">点击加载更多</a>'
            if number < self.last(held)
            else '<p class="nomore">没有更多了</p>'
        )
        return self.put("人才招聘", f'<div class="mui-content"><div class="cards">{cards}</div>{more}</div>')

    def article(self, held: Holding, row: Notice) -> str:
        guess = "".join(f'<a class="rec" href="{self.link(other)}">{other.title}</a>' for other in NEWS[:3])
        return self.put(
            "详情",
            f'<div class="mui-content"><section class="art"><h2>{row.title}</h2><p class="meta"><span>{row.day} {clock(row)}</span><span>云麓市中医院</span></p><div class="rich">{self.text(row)}{file_links(row)}</div></section><section class="guess"><h3>猜你喜欢</h3>{guess}</section></div>',
        )


class Forms(Site):
    """WebForms of a state firm: a GridView posted back, no days in its rows; the detail's labels tell them."""

    name = "outside-webforms-grid"
    start = "/HR/RecruitList.aspx"
    sector = "firm"
    attach = (("招聘计划.xls", "../Attach/GetFile.ashx?guid={n}-4c1e"), ("应聘人员登记表.doc", "../UploadFile/{n}.doc"))
    first = 2610
    size = 8
    shell = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>
	@title@
</title><link href="../App_Themes/Blue/StyleSheet.css" type="text/css" rel="stylesheet" /></head><body>
<form name="aspnetForm" method="post" action="@action@" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTM4@state@ZGQ=" /></div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) { if (!theForm.onsubmit || (theForm.onsubmit() != false)) { theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); } }
//]]>
</script>
<div><input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEWBAL@state@" /></div>
<div id="header"><a href="../Default.aspx"><img src="../images/logo.jpg" /></a><table id="ctl00_Menu1"><tr><td><a href="../Default.aspx">首页</a></td><td><a href="../About/Intro.aspx">集团概况</a></td><td><a href="../News/NewsList.aspx">新闻中心</a></td><td><a href="../HR/RecruitList.aspx">招贤纳士</a></td><td><a href="../DJ/List.aspx">党建工作</a></td></tr></table></div>
<div id="main">@main@</div><div id="footer"><select name="ctl00$ddlLink" onchange="window.open(this.value)"><option value="">=成员单位=</option><option value="http://a.example">北陵电力</option></select><span id="ctl00_lblCopy">版权所有 北陵能源集团</span></div></form></body></html>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != self.start:
            return None
        argument = re.fullmatch(r"Page\$(\d+)", query.get("__EVENTARGUMENT", ""))
        right = query.get("__EVENTTARGET") == "ctl00$ContentPlaceHolder1$GridView1" and "__VIEWSTATE" in query
        return int(argument[1]) if argument and right else None if argument else 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ID") if path == "/HR/RecruitShow.aspx" else None

    def mark(self, number: int) -> str:
        return f"ID={number}"

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr class="{"alt" if place % 2 else "row"}"><td align="center" style="width:30px;"><img src="../images/arrow.gif" /></td><td align="left"><a id="ctl00_ContentPlaceHolder1_GridView1_ctl{place + 2:02d}_hl" href="RecruitShow.aspx?ID={row.number}" target="_blank">{row.title}</a></td></tr>'
            for place, row in enumerate(held.page(number, self.size))
        )
        pages = "".join(
            f"<td><span>{n}</span></td>"
            if n == number
            else f"<td><a href=\"javascript:__doPostBack('ctl00$ContentPlaceHolder1$GridView1','Page${n}')\">{n}</a></td>"
            for n in range(1, self.last(held) + 1)
        )
        main = f'<div class="title">招贤纳士</div><div><table class="grid" cellspacing="0" rules="all" border="1" id="ctl00_ContentPlaceHolder1_GridView1" style="border-collapse:collapse;">{rows}<tr class="pager"><td colspan="2"><table border="0"><tr>{pages}</tr></table></td></tr></table></div>'
        return fill(self.shell, title="招贤纳士", action="RecruitList.aspx", state=number, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        files = "".join(
            f'<tr><td><a id="ctl00_ContentPlaceHolder1_dlFile_ctl{place:02d}_lb" href="{url}">{name}</a></td></tr>'
            for place, (name, url) in enumerate(row.files)
        )
        main = (
            f'<table width="100%"><tr><td align="center"><span id="ctl00_ContentPlaceHolder1_lblTitle" class="bt">{row.title}</span></td></tr><tr><td align="center">发布部门：<span id="ctl00_ContentPlaceHolder1_lblDept">人力资源部</span>&nbsp;&nbsp;发布时间：<span id="ctl00_ContentPlaceHolder1_lblTime">{row.day.year}/{row.day.month}/{row.day.day} {seconds(row)}</span>&nbsp;&nbsp;点击数：<span id="ctl00_ContentPlaceHolder1_lblHit">{views(row)}</span></td></tr>'
            f'<tr><td><span id="ctl00_ContentPlaceHolder1_lblContent">{self.text(row)}</span></td></tr></table><table id="ctl00_ContentPlaceHolder1_dlFile">{files}</table>'
        )
        return fill(
            self.shell, title="招贤纳士", action=f"RecruitShow.aspx?ID={row.number}", state=row.number, main=main
        )


STYLES: tuple[Style, ...] = (Split().style(), Skin().style(), Forms().style())
