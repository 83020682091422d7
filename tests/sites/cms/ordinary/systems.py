"""Two sites of systems of the first decade: Dede of a county hospital, PowerEasy of a water company."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, clock, cut, fill, other_columns, seconds, whole

# -- county hospital, Dede: titles end where the template cuts them, without a mark --------------------------------


class DedeHospital(Place):
    """织梦: ``list_7_2.html``, ``titlelen`` cuts titles without dots, a summary above the text, votes below it."""

    name = "ordinary-dede-hospital"
    start = "/rczp/"
    charset = "gbk"
    size = 12
    others = other_columns(
        2710,
        date(2026, 11, 12),
        "我院成功开展首例机器人辅助全膝关节置换术",
        "县人民医院通过三级综合医院等级评审",
        "冬季呼吸道疾病健康讲座预告",
        "关于停电检修期间门诊安排的通知",
        "心内科团队赴乡镇义诊",
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>@title@_北陵县人民医院</title>
<meta name="keywords" content="北陵县人民医院" />
<meta name="description" content="" />
<link href="/templets/default/style/dedecms.css" rel="stylesheet" media="screen" type="text/css" />
<script language="javascript" type="text/javascript" src="/include/dedeajax2.js"></script>
</head>
<body class="@kind@">
<div class="header_top"><div class="w960 center">
<span id="time" class="time">北陵县人民医院欢迎您！</span>
<div class="toplinks"><a href="#" onclick="SetHome(this,window.location)">设为首页</a><a href="/data/sitemap.html">网站地图</a><span>急诊电话：0000-8120120</span></div>
</div></div>
<div class="header"><div class="top w960 center"><div class="title"><h1><a href="/"><img src="/templets/default/images/logo.gif" alt="北陵县人民医院" /></a></h1></div></div>
<div class="module blue mT10 wrapper w963"><div id="navMenu"><ul>
<li><a href='/'><span>主页</span></a></li>
<li><a href='/yygk/' ><span>医院概况</span></a></li>
<li><a href='/yydt/' ><span>医院动态</span></a></li>
<li><a href='/ksjs/' ><span>科室介绍</span></a></li>
<li><a href='/zjjs/' ><span>专家介绍</span></a></li>
<li><a href='/jyzn/' ><span>就医指南</span></a></li>
<li class='hover'><a href='/rczp/' ><span>人才招聘</span></a></li>
</ul></div></div></div>
<div class="w960 center clear mT1">
<div class="pleft">
<div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/rczp/'>人才招聘</a> > </div>
@main@
</div>
<div class="pright">
<div class="commend mT1"><dl class="tbox light"><dt class='light'><strong>医院动态</strong><span class="more"><a href="/yydt/">更多...</a></span></dt>
<dd class='light'><ul class="d4">@side@</ul></dd></dl></div>
<div class="hot mT1"><dl class="tbox light"><dt class='light'><strong>热点内容</strong></dt><dd class='light'><ul class="c1 ico2">@hot@</ul></dd></dl></div>
</div></div>
<div class="footer w960 center mT1 clear"><div class="footer_body"><p class="copyright">Copyright &copy; 2012-2026 北陵县人民医院 版权所有　地址：北陵县人民路88号　<a href="http://beian.miit.gov.cn/">豫ICP备12345678号</a></p><p class="powered">Powered by <a href='http://www.dedecms.com' target='_blank'><strong>DedeCMS_V57_GBK_SP2</strong></a></p></div></div>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        return f"/a/{'yydt' if row in self.others else 'rczp'}/{row.day:%Y/%m%d}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/rczp/(?:list_7_(\d+)\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/a/(?:rczp|yydt)/\d{4}/\d{4}/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, kind: str, main: str) -> str:
        held = holding(self.name)
        side = "".join(
            f'<li><a href="{self.at(row)}">{row.title[:16]}</a><p>{"".join(row.paragraphs)[:40]}...</p></li>'
            for row in self.others
        )
        hot = "".join(f'<li><a href="{self.at(row)}">{row.title[:16]}</a></li>' for row in held.notices[2:24:4])
        return fill(self.frame, title=title, kind=kind, main=main, side=side, hot=hot)

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f'<li><span class="rq">{row.day}</span><a href="{self.at(row)}" class="title">{row.title[:20]}</a></li>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pager = [] if number == 1 else ["<li><a href='list_7_1.html'>首页</a></li>"]
        pager += [] if number == 1 else [f"<li><a href='list_7_{number - 1}.html'>上一页</a></li>"]
        pager += [
            f'<li class="thisclass">{place}</li>'
            if place == number
            else f"<li><a href='list_7_{place}.html'>{place}</a></li>"
            for place in range(1, last + 1)
        ]
        pager += [f"<li><a href='list_7_{number + 1}.html'>下一页</a></li>"] if number < last else []
        pager += [f"<li><a href='list_7_{last}.html'>末页</a></li>"] if number < last else []
        options = "".join(
            f"<option value='list_7_{place}.html'{' selected' if place == number else ''}>{place}</option>"
            for place in range(1, last + 1)
        )
        pager.append(
            f"<li><select name='sldd' style='width:36px' onchange='location.href=this.options[this.selectedIndex].value;'>{options}</select></li>"
        )
        pager.append(f'<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>27</strong>条</span></li>')
        main = f'<div class="listbox"><ul class="e1">\n{rows}\n</ul></div><div class="dede_pages"><ul class="pagelist">{"".join(pager)}</ul></div>'
        return self.put("人才招聘", "articlelist", main)

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<div>&nbsp;&nbsp;&nbsp;&nbsp;{line}</div>", table='<table border="1">')
        attached = "".join(
            f'<table width="450"><tr><td width="20" height="30"><a href="{url}" target="_blank"><img src="/plus/img/addon.gif" border="0"></a></td>'
            f'<td><a href="{url}" target="_blank"><u>{name}</u></a></td></tr></table>'
            for name, url in row.files
        )
        links = [
            f"<li>{name}：<a href='{self.at(other)}'>{other.title}</a> </li>" if other else f"<li>{name}：没有了 </li>"
            for name, other in (("上一篇", newer), ("下一篇", older))
        ]
        intro = "".join(row.paragraphs)[:80] if row.kind in ("text", "table") else ""
        main = f"""
<div class="viewbox">
<div class="title"><h2>{row.title}</h2></div>
<div class="info"><small>时间:</small>{row.day} {clock(row)}<small>来源:</small>未知 <small>作者:</small>admin&nbsp; <small>点击:</small><script src="/plus/count.php?view=yes&aid={row.number}&mid=1" type='text/javascript' language="javascript"></script>次</div>
<div class="intro">{intro}</div>
<div class="content"><table width='100%'><tr><td>{text}{attached}</td></tr></table>(责任编辑：admin)</div>
<div class="dede_pages"><ul class="pagelist"></ul></div>
<div id="newdigg" class="newdigg"><div class="diggbox digg_good" onclick="postDigg('goodpost',{row.number})"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div><div class="diggbox digg_bad"><div class="digg_act">踩一下</div><div class="digg_num">(0)</div></div></div>
<div class="boxoff"><strong>------分隔线----------------------------</strong></div>
<div class="handle"><div class="context"><ul>{"".join(links)}</ul></div><div class="actbox"><ul><li id="act-fav"><a href="/plus/stow.php?aid={row.number}" target="_blank">收藏</a></li><li id="act-pnt"><a href="#" onClick="window.print();">打印</a></li></ul></div></div>
</div>"""
        return self.put(row.title, "articleview", main)


# -- water company, PowerEasy: tables of 2006, all of a row in the title of its link -------------------------------


class PowerEasyWater(Place):
    """动易: the hint of a row's link tells title, author and time, the row itself month and day."""

    name = "ordinary-powereasy-water"
    start = "/Article/ShowClass.asp?ClassID=12"
    charset = "gb2312"
    size = 10
    others = other_columns(
        1320,
        date(2026, 11, 16),
        "公司召开四季度安全生产例会",
        "城东水厂提标改造工程通水",
        "关于部分区域计划停水的公告",
        "党支部开展主题党日活动",
    )
    frame = """
<html>
<head>
<title>@title@</title>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<link href="/Skin/DefaultSkin.css" rel="stylesheet" type="text/css">
</head>
<body leftmargin=0 topmargin=0 onmousemove='HideMenu()'>
<table class=top_tdbgall width="760" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td><img src="/images/banner.jpg" width="760" height="120"></td></tr>
<tr><td class=Channel_font align=right height=26><a class='Channel' href='/Index.asp'>网站首页</a>&nbsp;|&nbsp;<a class='Channel' href='/Article/ShowClass.asp?ClassID=3'>公司新闻</a>&nbsp;|&nbsp;<a class='Channel2' href='/Article/ShowClass.asp?ClassID=12'>人才招聘</a>&nbsp;|&nbsp;<a class='Channel' href='/Soft/Index.asp'>资料下载</a>&nbsp;|&nbsp;<a class='Channel' href='/GuestBook/Index.asp'>客户留言</a>&nbsp;</td></tr>
</table>
<table class=center_tdbgall width="760" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td width="180" valign="top" class=left_tdbgall>
<table width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td class=left_title align=center>用户登录</td></tr><tr><td class=left_tdbg1><form action='/User/User_ChkLogin.asp' method='post'>用户名：<input name='UserName' size=10><br>密　码：<input name='UserPassword' type=password size=10><br><input type=submit value=登录></form></td></tr>
<tr><td class=left_title align=center>热 门 文 章</td></tr><tr><td class=left_tdbg1>@hot@</td></tr>
<tr><td class=left_title align=center>公 司 新 闻</td></tr><tr><td class=left_tdbg1>@side@</td></tr></table>
</td><td width=5></td><td valign="top">
@main@
</td></tr></table>
<table width="760" align="center" class=Bottom_Copyright><tr><td align=center>版权所有 &copy; 石桥自来水有限责任公司　站长：<a href='mailto:web@water.example'>webmaster</a></td></tr></table>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        return f"/Article/ShowArticle.asp?ArticleID={row.number}"

    def mark(self, number: int) -> str:
        return f"ArticleID={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/Article/ShowClass.asp" or query.get("ClassID") != "12":
            return None
        return whole(query.get("page"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ArticleID") if path == "/Article/ShowArticle.asp" else None

    def link(self, row: Notice, length: int) -> str:
        hint = f"文章标题：{row.title}&#13;&#10;作&nbsp;&nbsp;&nbsp;&nbsp;者：佚名&#13;&#10;更新时间：{row.day} {seconds(row)}"
        return f"<a class='listA' href='{self.at(row)}' title='{hint}' target=\"_blank\">{cut(row.title, length)}</a>"

    def put(self, title: str, main: str) -> str:
        hot = "<br>".join(f"·{self.link(row, 11)}" for row in holding(self.name).notices[1:20:4])
        side = "<br>".join(f"·{self.link(row, 11)}" for row in self.others)
        return fill(self.frame, title=title, hot=hot, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        fresh = held.notices[0].day
        rows = "".join(
            f"<tr><td width='10' valign='top' class='listbg'><img src='/Article/images/article_common2.gif' alt='普通文章'></td>"
            f"<td class='listbg'>{self.link(row, 26)}{'<img src=/images/new.gif alt=最新文章>' if (fresh - row.day).days < 3 else ''}</td>"
            f"<td align='right' class='listbg' width='40'>{'<font color=red>' if (fresh - row.day).days < 3 else ''}{row.day:%m-%d}{'</font>' if (fresh - row.day).days < 3 else ''}</td></tr>"
            for row in held.page(number, self.size)
        )
        last, address = self.last(held), "ShowClass.asp?ClassID=12&page="
        before = (
            f"<a href='{address}1'>首页</a>&nbsp;<a href='{address}{number - 1}'>上一页</a>"
            if number > 1
            else "首页 上一页"
        )
        after = (
            f"<a href='{address}{number + 1}'>下一页</a>&nbsp;<a href='{address}{last}'>尾页</a>"
            if number < last
            else "下一页 尾页"
        )
        options = "".join(
            f"<option value='{place}'{' selected' if place == number else ''}>第{place}页</option>"
            for place in range(1, last + 1)
        )
        main = (
            "<table width='100%' class=center_title><tr><td>您现在的位置：&nbsp;<a class='LinkPath' href='/'>石桥水务</a>&nbsp;&gt;&gt;&nbsp;"
            "<a class='LinkPath' href='/Article/ShowClass.asp?ClassID=12'>人才招聘</a>&nbsp;&gt;&gt;&nbsp;文章列表</td></tr></table>"
            f"<table width='100%' cellpadding='0' cellspacing='5' border='0'>{rows}</table>"
            f'<div class="show_page">共 <b>{len(held.notices)}</b> 篇文章&nbsp;&nbsp;{before}&nbsp;{after}&nbsp;页次：<strong><font color=red>{number}</font>/{last}</strong>页 &nbsp;<b>{self.size}</b>篇文章/页&nbsp;&nbsp;'
            f"转到：<Select name='page' size='1' onchange=\"javascript:window.location='{address}'+this.options[this.selectedIndex].value;\">{options}</select></div>"
        )
        return self.put("人才招聘-石桥水务", main)

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"&nbsp;&nbsp;&nbsp;&nbsp;{line}<BR>", table="<TABLE border=1 cellSpacing=0>")
        attached = "".join(f"<P><A href='{url}'>{name}</A></P>" for name, url in row.files)
        links = "".join(
            f"<li>{name}： {self.link(other, 30)}</li>" if other else f"<li>{name}： 没有了</li>"
            for name, other in (("上一篇文章", newer), ("下一篇文章", older))
        )
        main = f"""<table width='100%' border=0 cellspacing=0 cellpadding=0>
<tr><td class=main_ArticleTitle align=center height=50><b>{row.title}</b></td></tr>
<tr class=Article_tdbgall><td align=center>作者：佚名&nbsp;&nbsp;&nbsp;&nbsp;文章来源：本站原创&nbsp;&nbsp;&nbsp;&nbsp;点击数：<script language='javascript' src='/Article/GetHits.asp?ArticleID={row.number}'></script>&nbsp;&nbsp;&nbsp;&nbsp;更新时间：{row.day.year}-{row.day.month}-{row.day.day}</td></tr>
<tr><td id='fontzoom' class=article_body height=300 valign=top>{text}{attached}</td></tr>
<tr align=right class=Article_tdbgall><td>文章录入：admin&nbsp;&nbsp;&nbsp;&nbsp;责任编辑：admin&nbsp;</td></tr>
<tr><td>{links}</td></tr>
<tr><td align=right>【<a href='/Article/Comment.asp?ArticleID={row.number}'>发表评论</a>】【<a href='/User/User_Favorite.asp?Action=Add&InfoID={row.number}'>加入收藏</a>】【<a href='/Article/Print.asp?ArticleID={row.number}'>打印此文</a>】【<a href='javascript:window.close();'>关闭窗口</a>】</td></tr></table>"""
        return self.put(row.title, main)
