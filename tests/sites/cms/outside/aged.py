"""Old sites: tables in tables of 2005 without any class, JSP in frames, a classic ASP table of positions."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import cut, file_links, fill, views
from tests.sites.cms.style import Style


class Tables(Site):
    """A county's office of personnel, FrontPage 2005: GBK, relative addresses, numbers of pages by hand."""

    name = "outside-tables-2005"
    start = "/rsj/zkxx/index.htm"
    charset = "gbk"
    sector = "exam"
    attach = (("岗位表", "../../doc/{n}.doc"), ("报名登记表（点击右键另存为）", "../../doc/bmb{n}.doc"))
    first = 10200
    size = 9
    shell = """
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>青岚县人事局</TITLE>
<META content="Microsoft FrontPage 5.0" name=GENERATOR>
<STYLE>TD {FONT-SIZE: 9pt; LINE-HEIGHT: 150%} A:link {COLOR: #000080; TEXT-DECORATION: none}</STYLE></HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=778 align=center border=0><TBODY>
<TR><TD colSpan=2><IMG height=120 src="../images/top.gif" width=778></TD></TR>
<TR><TD background=../images/bg.gif colSpan=2 height=24>&nbsp;<A href="../index.htm">首 页</A> | <A href="../jgsz.htm">机构设置</A> | <A href="../zcfg/index.htm">政策法规</A> | <A href="index.htm">招考信息</A> | <A href="../bszn.htm">办事指南</A> | <A href="../ly.asp">在线留言</A></TD></TR>
<TR><TD vAlign=top width=180 bgColor=#eef5ff>
<TABLE width="100%" border=0><TBODY><TR><TD bgColor=#6699cc><FONT color=#ffffff><B>热点新闻</B></FONT></TD></TR>@hot@</TBODY></TABLE>
<TABLE width="100%" border=0><TBODY><TR><TD bgColor=#6699cc><FONT color=#ffffff><B>友情链接</B></FONT></TD></TR>
<TR><TD><A href="http://www.mohrss.example/" target=_blank>人力资源和社会保障部</A></TD></TR><TR><TD><A href="http://www.scs.example/" target=_blank>国家公务员局</A></TD></TR></TBODY></TABLE></TD>
<TD vAlign=top width=598>@main@</TD></TR>
<TR><TD align=middle colSpan=2 height=60>青岚县人事局版权所有 地址：青岚县人民路12号<BR>建议使用IE6.0以上浏览器，分辨率1024×768 您是第 284610 位访客</TD></TR></TBODY></TABLE></BODY></HTML>"""

    def whole(self, main: str) -> str:
        hot = "".join(
            f'<TR><TD>·<A href="../zkxx/{row.day.year}/{row.number}.htm">{cut(row.title, 13)}</A></TD></TR>'
            for row in NEWS[:5]
        )
        return fill(self.shell, hot=hot, main=main)

    def address(self, number: int) -> str:
        return "index.htm" if number == 1 else f"index{number}.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/rsj/zkxx/index(\d*)\.htm", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rsj/zkxx/\d+/(\d+)\.htm", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f"<TR><TD width=15><IMG src=../images/dot.gif></TD><TD height=22><A href={row.day.year}/{row.number}.htm target=_blank>{cut(row.title, 24)}</A>"
            + ("<IMG src=../images/new.gif>" if place < 2 and number == 1 else "")
            + f"</TD><TD width=90><FONT color=#999999>({row.day.year}-{row.day.month}-{row.day.day})</FONT></TD></TR>"
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)
        pages = " ".join(
            f"<FONT color=red>{n}</FONT>" if n == number else f"<A href={self.address(n)}>{n}</A>"
            for n in range(1, last + 1)
        )
        return self.whole(
            "<TABLE width=590 border=0><TBODY><TR><TD height=26>您现在的位置：<A href=../index.htm>首页</A>&gt;&gt;招考信息</TD></TR>"
            f"<TR><TD><TABLE width=580 align=center border=0><TBODY>{rows}</TBODY></TABLE></TD></TR>"
            f"<TR><TD align=right>共{last}页&nbsp; 第 {pages} 页</TD></TR></TBODY></TABLE>"
        )

    def article(self, held: Holding, row: Notice) -> str:
        lines = self.text(row, "<BR>&nbsp;&nbsp;&nbsp;&nbsp;", "")
        return self.whole(
            "<TABLE width=580 align=center border=0><TBODY>"
            f"<TR><TD align=middle height=40><FONT color=#cc0000 size=4><B>{row.title}</B></FONT></TD></TR>"
            f"<TR><TD align=middle bgColor=#f0f0f0>来源：本站 &nbsp;加入时间：{row.day.year}-{row.day.month}-{row.day.day} &nbsp;点击：{views(row)}</TD></TR>"
            f'<TR><TD><FONT style="FONT-SIZE: 14px">{lines}</FONT><BR><BR>{file_links(row)}</TD></TR>'
            "<TR><TD align=right>【<A href=javascript:window.print()>打印此页</A>】【<A href=javascript:window.close()>关闭窗口</A>】</TD></TR></TBODY></TABLE>"
        )


class Frames(Site):
    """A hospital's JSP: a frameset of head, menu and main; the main frame's form turns pages by a function of its own."""

    name = "outside-jsp-frames"
    start = "/hr/index.jsp"
    charset = "gb2312"
    sector = "health"
    attach = (("", "servlet/DownFile?fid={n}.rar"),)
    first = 20100
    size = 8

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path == self.start:
            return 0
        number = query.get("pageNo") or "1"
        return int(number) if path == "/hr/newsList.jsp" and query.get("type") == "zp" and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("newsId") if path == "/hr/newsView.jsp" else None

    def mark(self, number: int) -> str:
        return f"newsId={number}"

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        if path == "/hr/left.jsp":
            names = (("jj", "医院概况"), ("ks", "科室介绍"), ("zp", "人才招聘"), ("xw", "医院新闻"))
            lines = "".join(
                f'<tr><td><a href="newsList.jsp?type={key}" target="main">{name}</a></td></tr>' for key, name in names
            )
            return f"<html><body><table>{lines}</table></body></html>"
        if path == "/hr/top.jsp":
            return '<html><body><img src="images/logo.jpg"><marquee>热烈祝贺我院通过三级甲等医院复审</marquee></body></html>'
        if path == self.start:
            return (
                "<html><head><title>望海市中心医院人事科</title></head>"
                '<frameset rows="110,*" frameborder="no" border="0"><frame src="top.jsp" name="top" scrolling="No" noresize>'
                '<frameset cols="170,*"><frame src="left.jsp" name="left"><frame src="newsList.jsp?type=zp" name="main"></frameset></frameset>'
                "<noframes><body>您的浏览器不支持框架</body></noframes></html>"
            )
        return super()._lists(held, path, query)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr bgcolor="{"#F7F7F7" if place % 2 else "#FFFFFF"}"><td align="center">{(number - 1) * self.size + place + 1}</td>'
            f'<td><a href="newsView.jsp?newsId={row.number}" title="{row.title}">{cut(row.title, 18, "..")}</a></td>'
            f'<td align="center">人事科</td><td align="center">{row.day:%Y/%m/%d}</td><td align="center">{views(row)}</td></tr>'
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)

        def turn(to: int, word: str) -> str:
            return f'<a href="javascript:goPage({to})">{word}</a> ' if 1 <= to <= last and to != number else f"{word} "

        pager = turn(1, "首页") + turn(number - 1, "上页") + turn(number + 1, "下页") + turn(last, "尾页")
        return (
            "<html><head><title>人才招聘</title><script language=javascript>\n"
            "function goPage(n){document.pageForm.pageNo.value=n;document.pageForm.submit();}\n</script></head><body>"
            '<form name="pageForm" action="newsList.jsp" method="get"><input type="hidden" name="type" value="zp"><input type="hidden" name="pageNo" value="1"></form>'
            '<table width="98%" cellspacing="1" bgcolor="#cccccc"><tr><th>序号</th><th>标题</th><th>发布部门</th><th>发布日期</th><th>浏览次数</th></tr>'
            f'{rows}</table><div align="right">共{len(held.notices)}条记录 第{number}/{last}页 {pager}</div></body></html>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        files = "".join(f'<a href="{url}">附件下载</a>' for _, url in row.files)
        return (
            "<html><head><title>望海市中心医院</title></head><body>"
            f'<table width="95%" align="center"><tr><td align="center"><strong style="font-size:18px">{row.title}</strong></td></tr>'
            f'<tr><td align="center">发布人：admin 发布日期：{row.day:%Y/%m/%d} 浏览次数：{views(row)}</td></tr><tr><td><hr></td></tr>'
            f'<tr><td>{self.text(row)}</td></tr><tr><td>{files}</td></tr><tr><td align="center"><input type="button" value="返 回" onclick="history.back()"></td></tr></table></body></html>'
        )


class Positions(Site):
    """A firm's classic ASP: the list is a table of positions, its first page without a number, no other heading than the table's."""

    name = "outside-asp-positions"
    start = "/job/job.asp"
    charset = "gb2312"
    sector = "post"
    attach = (("应聘登记表", "/inc/down.asp?file={n}.doc"),)
    first = 30100
    size = 10
    signed = False
    others = ()

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("Page") or "1"
        return int(number) if path == self.start and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ID") if path == "/job/job_show.asp" else None

    def shell(self, main: str) -> str:
        menu = "".join(
            f'<td><a href="/{key}.asp">{word}</a></td>'
            for key, word in (
                ("index", "网站首页"),
                ("about/about", "公司简介"),
                ("news/news", "新闻中心"),
                ("product/product", "产品展示"),
                ("job/job", "人力资源"),
                ("contact", "联系我们"),
            )
        )
        return (
            "<html><head><title>沧江重工机械有限公司</title><link href=/css/style.css rel=stylesheet></head><body>"
            f'<table width="960" align="center" class="nav"><tr>{menu}<td><a href="/en/">English</a></td></tr></table>'
            '<table width="960" align="center"><tr><td width="200" valign="top"><div class="lt">人力资源</div>'
            '<ul class="lmenu"><li><a href="rencai.asp">人才理念</a></li><li><a href="job.asp">招聘职位</a></li><li><a href="resume.asp">在线应聘</a></li></ul></td>'
            f'<td valign="top">{main}</td></tr></table><div class="foot">沧江重工机械有限公司 版权所有 苏ICP备05001234号</div></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr onmouseover="this.style.background=\'#ffe\'"><td><a href="job_show.asp?ID={row.number}">{row.title}</a></td><td>{1 + row.number % 5}人</td>'
            f'<td>{("本科", "硕士", "大专")[row.number % 3]}</td><td>沧江</td><td>{row.day}</td><td><a href="resume.asp?job={row.number}">应聘</a></td></tr>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        turn = "".join(
            f"<a href=?Page={to}>{word}</a>&nbsp;"
            for to, word in ((1, "首页"), (number - 1, "上一页"), (number + 1, "下一页"), (last, "尾页"))
            if 1 <= to <= last
        )
        chosen = "".join(
            f"<option value=?Page={n}{' selected' if n == number else ''}>{n}</option>" for n in range(1, last + 1)
        )
        return self.shell(
            '<table width="100%" class="job" border="1" bordercolor="#ddd"><tr class="th"><td>职位名称</td><td>招聘人数</td><td>学历要求</td><td>工作地点</td><td>发布日期</td><td>操作</td></tr>'
            f'{rows}</table><div class="page">共 {len(held.notices)} 个职位 {turn} 转到<select onchange="location.href=this.value">{chosen}</select></div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        files = "".join(f'<p><img src="/img/down.gif"><a href="{url}">{name}</a></p>' for name, url in row.files)
        cells = "".join(
            f"<tr><td class=k>{key}</td><td>{value}</td></tr>"
            for key, value in (
                ("职位名称", row.title),
                ("招聘人数", f"{1 + row.number % 5}人"),
                ("工作地点", "沧江"),
                ("发布日期", row.day),
            )
        )
        return self.shell(
            f'<table width="100%" class="jobinfo">{cells}<tr><td class=k valign=top>职位要求</td><td>{self.text(row, "", "<br>")}{files}</td></tr></table>'
            '<p align="center"><a href="javascript:history.go(-1)">[返回]</a></p>'
        )


STYLES: tuple[Style, ...] = (Tables().style(), Frames().style(), Positions().style())
