"""Three sites of office servers: a GridView of a bureau, Domino of a bank, Struts of a hospital."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, cut, fill, other_columns, seconds, views, whole
from tests.sites.cms.webforms import FORM

# -- county bureau, Web Forms: a GridView whose pager posts back ---------------------------------------------------


class GridBureau(Place):
    """A GridView with a line of numbers below, each a post of the whole form; days as the server's culture writes them."""

    name = "ordinary-gridview-bureau"
    start = "/NewsList.aspx?cid=15"
    size = 10
    others = other_columns(
        1880,
        date(2026, 11, 18),
        "关于公布全县2026年职称评审结果的通知",
        "县人社局开展根治欠薪冬季专项行动",
        "城乡居民养老保险缴费须知",
        "失业补助金申领指南",
    )
    frame = (
        """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>
	@title@
</title><link href="css/rsj.css" rel="stylesheet" type="text/css" />
<script src="js/jquery-1.4.2.min.js" type="text/javascript"></script></head>
<body>
"""
        + FORM
        + """<div><input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="2F3C91A0" /><input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEWBAKo8Z" /></div>
<div id="top"><img src="images/banner.jpg" alt="临川县人力资源和社会保障局" /></div>
<div id="menu"><a href="Default.aspx">网站首页</a>|<a href="About.aspx">机构职能</a>|<a href="NewsList.aspx?cid=3">工作动态</a>|<a href="NewsList.aspx?cid=7">政策法规</a>|<a href="NewsList.aspx?cid=15">人事考试</a>|<a href="Guide.aspx">办事指南</a>|<a href="Message.aspx">局长信箱</a></div>
<div id="main">
<div id="left"><div class="t">站内搜索</div><div class="c"><input name="ctl00$txtKey" type="text" id="ctl00_txtKey" style="width:110px;" /><input type="submit" name="ctl00$btnSearch" value="搜索" id="ctl00_btnSearch" /></div>
<div class="t">通知公告</div><div class="c"><table id="ctl00_dlNotice" cellspacing="0" border="0" style="border-collapse:collapse;">@side@</table></div></div>
<div id="right">@main@</div>
</div>
<div id="foot">主办：临川县人力资源和社会保障局　技术支持：县信息中心　电话：0000-7220011<br />建议使用IE8及以上浏览器、1024*768分辨率浏览</div>
</form>
</body>
</html>
"""
    )

    def state(self, number: int) -> str:
        return base64.b64encode(f"/wEPDwUKLTE0 grid {self.name} page {number}".encode()).decode()

    def mark(self, number: int) -> str:
        return f"NewsShow.aspx?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/NewsList.aspx" or query.get("cid") != "15":
            return None
        if query.get("__EVENTTARGET") != "ctl00$ContentPlaceHolder1$gvNews":
            return 1
        states = [self.state(number) for number in (1, 2, 3)]
        if query.get("__VIEWSTATE") not in states or "__EVENTVALIDATION" not in query:
            return None
        return whole(query.get("__EVENTARGUMENT", "").removeprefix("Page$"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/NewsShow.aspx" else None

    def put(self, title: str, action: str, state: str, main: str) -> str:
        side = "".join(
            f'<tr><td>·<a href="NewsShow.aspx?id={row.number}" target="_blank">{cut(row.title, 13)}</a></td></tr>'
            for row in self.others
        )
        return fill(self.frame, title=title, action=action, state=state, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr class="{"row" if place % 2 else "alt"}"><td align="center" style="width:40px;">{(number - 1) * self.size + place}</td>'
            f'<td><a id="ctl00_ContentPlaceHolder1_gvNews_ctl{place + 1:02}_hlTitle" href="NewsShow.aspx?id={row.number}" target="_blank">{row.title}</a></td>'
            f'<td align="center" style="width:70px;">{views(row)}</td>'
            f'<td align="center" style="width:120px;">{row.day.year}/{row.day.month}/{row.day.day}</td></tr>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        cells = "".join(
            f"<td><span>{place}</span></td>"
            if place == number
            else f"<td><a href=\"javascript:__doPostBack('ctl00$ContentPlaceHolder1$gvNews','Page${place}')\">{place}</a></td>"
            for place in range(1, self.last(held) + 1)
        )
        main = (
            '<div class="pos">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; <span id="ctl00_ContentPlaceHolder1_lblClass">人事考试</span></div><div>'
            '<table cellspacing="0" cellpadding="3" rules="all" border="1" id="ctl00_ContentPlaceHolder1_gvNews" style="width:100%;border-collapse:collapse;">'
            '<tr class="head"><th scope="col">序号</th><th scope="col">标题</th><th scope="col">点击数</th><th scope="col">添加时间</th></tr>'
            f'{rows}<tr class="pager" align="center"><td colspan="4"><table border="0"><tr>{cells}</tr></table></td></tr></table></div>'
        )
        return self.put("临川县人力资源和社会保障局--人事考试", "NewsList.aspx?cid=15", self.state(number), main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(
            row,
            lambda line: (
                f'<P style="TEXT-INDENT: 2em"><FONT size=3 face=宋体>{line}<?xml:namespace prefix = o /><o:p></o:p></FONT></P>'
            ),
        )
        attached = "".join(
            f'<P><IMG border=0 src="/FCKeditor/images/xls.gif"><A href="{url}">{name}</A></P>'
            for name, url in row.files
        )
        main = f"""<div class="pos">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; 查看信息</div>
<table width="100%" border="0" cellspacing="0"><tr><td align="center" class="bt"><span id="ctl00_ContentPlaceHolder1_lblTitle">{row.title}</span></td></tr>
<tr><td align="center" class="sx">发布人：<span id="ctl00_ContentPlaceHolder1_lblUser">rsj</span>&nbsp;&nbsp;添加时间：<span id="ctl00_ContentPlaceHolder1_lblTime">{row.day.year}/{row.day.month}/{row.day.day} {seconds(row)}</span>&nbsp;&nbsp;点击数：<span id="ctl00_ContentPlaceHolder1_lblHits">{views(row)}</span></td></tr>
<tr><td class="nr"><span id="ctl00_ContentPlaceHolder1_lblContent">{text}{attached}</span></td></tr>
<tr><td align="right">[<a href="javascript:window.print()">打印本页</a>] [<a href="javascript:window.close()">关闭窗口</a>]</td></tr></table>"""
        return self.put(
            "临川县人力资源和社会保障局--查看信息",
            f"NewsShow.aspx?id={row.number}",
            self.state(row.number),
            main,
        )


# -- city bank, Domino: views by Start, documents by their ids ------------------------------------------------------


class DominoBank(Place):
    """Lotus Domino: ``?OpenView&Start=11``, documents named by 32 digits, each field of the form in a row of a table."""

    name = "ordinary-domino-bank"
    start = "/hr/zpxx.nsf/vwZpgg?OpenView&Start=1&Count=10"
    others = other_columns(2210, date(2026, 11, 9), "新员工入职培训圆满结束", "关于薪酬系统切换的说明")
    frame = """
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html>
<head>
<title>@title@</title>
<script language="JavaScript" type="text/javascript">
<!--
document._domino_target = "_self";
function _doClick(v, o, t) {
  return false;
}
// -->
</script>
</head>
<body text="#000000" bgcolor="#FFFFFF">
<form action="">
<table width="980" border="0" cellspacing="0" cellpadding="0" align="center"><tr valign="top"><td width="980"><img src="/hr/zpxx.nsf/top.jpg?OpenImageResource" width="980" height="110"></td></tr>
<tr valign="top"><td bgcolor="#003D79"><font size="2" color="#FFFFFF"><a href="/hr/index.nsf/index?OpenForm">首页</a> &nbsp; <a href="/hr/zpxx.nsf/vwZpgg?OpenView&Start=1&Count=10">招聘公告</a> &nbsp; <a href="/hr/zpxx.nsf/vwZplc?OpenView">招聘流程</a> &nbsp; <a href="/hr/gywm.nsf/about?OpenPage">关于我行</a></font></td></tr></table>
@main@
<table width="980" border="0" align="center"><tr><td align="center"><font size="2">沧江商业银行股份有限公司人力资源部</font></td></tr></table>
</form>
</body>
</html>
"""

    def key(self, number: int) -> str:
        return hashlib.md5(f"{self.name}{number}".encode(), usedforsecurity=False).hexdigest().upper()

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/hr/zpxx.nsf/vwZpgg":
            return None
        return (whole(query.get("Start"), 1) - 1) // self.size + 1

    def last(self, held: Holding) -> int:
        """One more than there are: the link to the next group always stands there."""
        return held.pages(self.size) + 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/hr/zpxx\.nsf/vwZpgg/([0-9A-F]{32})", path)
        keys = {self.key(row.number): str(row.number) for row in self.all(holding(self.name))}
        return keys.get(found[1]) if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr valign="top"><td><img src="/icons/vwicn005.gif" border="0" height="11" width="13" alt=""></td>'
            f'<td><font size="2" face="宋体"><a href="/hr/zpxx.nsf/vwZpgg/{self.key(row.number)}?OpenDocument">{row.title}</a></font></td>'
            f'<td><font size="2" face="宋体">{("总行", "石桥分行", "北陵分行")[row.number % 3]}</font></td>'
            f'<td><font size="2" face="宋体">{row.day.year}-{row.day.month}-{row.day.day}</font></td></tr>\n'
            for row in held.page(number, self.size)
        )
        table = (
            f'<table border="0" cellpadding="2" cellspacing="0" width="960">\n<tr><th></th><th align="left"><font size="2">标题</font></th><th align="left"><font size="2">招聘单位</font></th><th align="left"><font size="2">发布日期</font></th></tr>\n{rows}</table>'
            if rows
            else "<h2>未找到文档</h2>"
        )
        start = (number - 1) * self.size + 1
        moves = (
            f'<font size="2"><a href="/hr/zpxx.nsf/vwZpgg?OpenView&Start={max(1, start - self.size)}&Count=10">上一页</a> &nbsp; '
            f'<a href="/hr/zpxx.nsf/vwZpgg?OpenView&Start={start + self.size}&Count=10">下一页</a></font>'
        )
        main = f'<table width="980" border="0" align="center"><tr><td>{moves}</td></tr><tr><td>{table}</td></tr><tr><td>{moves}</td></tr></table>'
        return fill(self.frame, title="招聘公告", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<font size="3" face="宋体">　　{line}</font><br>')
        attached = "".join(
            f'<a href="{url}"><img src="/icons/fileatt.gif" alt="{name}" border="0"></a> <a href="{url}">{name}</a>'
            for name, url in row.files
        )
        fields = (
            ("标题", f"<b>{row.title}</b>"),
            ("招聘单位", ("总行", "石桥分行", "北陵分行")[row.number % 3]),
            ("发布日期", f"{row.day.year}-{row.day.month}-{row.day.day}"),
            ("正文", text),
            ("附件", attached),
        )
        rows = "".join(
            f'<tr valign="top"><td width="110" bgcolor="#EFEFEF"><font size="2">{name}：</font></td><td width="850">{value}</td></tr>'
            for name, value in fields
        )
        return fill(
            self.frame,
            title="招聘公告",
            main=f'<table width="980" border="1" cellspacing="0" align="center">{rows}</table>',
        )


# -- provincial hospital, Java: a list of definitions, a form for the pages -----------------------------------------


class JavaHospital(Place):
    """A Struts application: rows that a click opens, pages that a form posts, days in words."""

    name = "ordinary-java-hospital"
    start = "/recruit/noticeList.do?noticeType=1"
    size = 8
    others = other_columns(1710, date(2026, 10, 30), "网上报名系统使用说明", "常见问题解答")
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<base href="/recruit/">
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>松原岭省立医院招聘系统</title>
<link rel="stylesheet" type="text/css" href="css/front.css"/>
<script type="text/javascript" src="js/jquery-1.8.3.min.js"></script>
<script type="text/javascript">
var ctx = "/recruit";
function viewNotice(id){
	window.open(ctx + "/noticeView.do?noticeId=" + id);
}
function gotoPage(pageNo){
	document.getElementById("currentPage").value = pageNo;
	document.getElementById("pageForm").submit();
}
function apply(){
	window.location.href = ctx + "/login.do";
}
</script>
</head>
<body>
<div id="header"><h1 class="logo">松原岭省立医院招聘系统</h1><div class="menu"><a href="index.do">首页</a><a href="noticeList.do?noticeType=1">招聘公告</a><a href="positionList.do">招聘岗位</a><a href="noticeList.do?noticeType=2">帮助中心</a><a href="javascript:apply();">我要应聘</a></div></div>
<div id="content">@main@</div>
<div id="footer">版权所有：松原岭省立医院人事处　咨询电话（工作日）：0000-62010000　技术支持：瑞码软件</div>
</body>
</html>
"""

    def mark(self, number: int) -> str:
        return f"noticeId={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/recruit/noticeList.do" or query.get("noticeType") != "1":
            return None
        return whole(query.get("currentPage"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeId") if path == "/recruit/noticeView.do" else None

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f'<dl class="notice"><dt><a href="javascript:void(0);" onclick="viewNotice(\'{row.number}\')">{row.title}</a></dt>'
            f"<dd>发布日期：{row.day.year}年{row.day.month:02}月{row.day.day:02}日&nbsp;&nbsp;发布部门：{('人事处', '护理部')[row.number % 2]}</dd></dl>"
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        before = (
            f'<a href="javascript:gotoPage(1)">首页</a> <a href="javascript:gotoPage({number - 1})">上一页</a>'
            if number > 1
            else "首页 上一页"
        )
        after = (
            f'<a href="javascript:gotoPage({number + 1})">下一页</a> <a href="javascript:gotoPage({last})">末页</a>'
            if number < last
            else "下一页 末页"
        )
        main = f"""<div class="position">当前位置：首页 &gt; 招聘公告</div>
<form id="pageForm" name="pageForm" action="noticeList.do" method="post">
<input type="hidden" name="noticeType" value="1"/><input type="hidden" id="currentPage" name="currentPage" value="{number}"/>
<div class="query">公告标题：<input type="text" name="noticeTitle" value=""/><input type="button" class="btn" value="查询" onclick="gotoPage(1)"/></div>
{rows}
<div class="pageBar">共 {len(held.notices)} 条记录，当前第 {number}/{last} 页 {before} {after}</div>
</form>"""
        return fill(self.frame, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p class="MsoNormal" style="text-indent:24.0pt;">{line}</p>')
        attached = "".join(f'<div>附件：<a href="{url}">{name}</a></div>' for name, url in row.files)
        main = f"""<div class="position">当前位置：首页 &gt; 招聘公告 &gt; 公告内容</div>
<div class="view"><h3>{row.title}</h3><div class="sub">发布日期：{row.day.year}年{row.day.month:02}月{row.day.day:02}日&nbsp;&nbsp;发布部门：{("人事处", "护理部")[row.number % 2]}</div>
<div class="txt">{text}</div>{attached}
<div class="btns"><input type="button" class="btn" value="我要应聘" onclick="apply()"/> <input type="button" class="btn" value="关闭" onclick="window.close()"/></div></div>"""
        return fill(self.frame, main=main)
