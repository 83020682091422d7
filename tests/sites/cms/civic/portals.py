"""Five sites of authorities and schools: TRS, webplus, VSB, Founder and PHPCMS, as their templates look."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, seconds, views


class TrsCounty(Place):
    """TRS WCM: addresses relative to the column, the pager is a call of ``createPageHTML``."""

    name = "civic-trs-county"
    start = "/ztzl/rsks/index.shtml"
    others = other_columns(
        1400, date(2026, 11, 18), "县政府召开第三十次常务会议", "全县安全生产工作部署会召开", "县领导调研重点项目建设"
    )
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">
<title>@title@_云麓县人民政府</title><meta name="SiteName" content="云麓县人民政府"><meta name="ColumnName" content="人事考试">@meta@
<script src="/images/jquery.min.js"></script></head>
<body><div class="header"><div class="logo"><img src="/images/logo.png"></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/ztzl/">专题专栏</a></li></ul></div>
<div class="position">当前位置：<a href="/" class="CurrChnlCls">首页</a>&nbsp;&gt;&nbsp;<a href="../" class="CurrChnlCls">专题专栏</a>&nbsp;&gt;&nbsp;<a href="./" class="CurrChnlCls">人事考试</a></div>
@main@
<div class="footer"><p>主办：云麓县人民政府办公室　网站标识码：6101220001</p><p><a href="https://beian.miit.gov.cn/">陕ICP备05000001号</a></p></div></body></html>
"""

    def at(self, row: Notice) -> str:
        folder = "../../xwzx/zwyw" if row in self.others else "."
        return f"{folder}/{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.shtml"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/ztzl/rsks/(?:index(?:_(\d+))?\.shtml)?", path)
        return int(found[1] or 0) + 1 if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:ztzl/rsks|xwzx/zwyw)/\d{6}/t\d{8}_(\d+)\.shtml", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        lines = "".join(
            f'<li><span class="date">{row.day}</span><a href="{self.at(row)}" title="{row.title}" target="_blank">{cut(row.title, 24)}</a></li>'
            + ('<li class="line"></li>' if place % 5 == 4 else "")
            for place, row in enumerate(held.page(number, self.size))
        )
        side = "".join(f'<li><a href="{self.at(row)}" title="{row.title}">{row.title}</a></li>' for row in self.others)
        main = (
            f'<div class="wrap"><div class="left"><h3>政务要闻</h3><ul>{side}</ul></div><div class="right"><ul class="list">{lines}</ul>'
            f'<div class="page"><script>createPageHTML({self.last(held)}, {number - 1}, "index", "shtml");</script></div></div></div>'
        )
        return fill(self.frame, title="人事考试", meta="", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p align="justify" style="text-indent: 2em;">{line}</p>')
        attached = "".join(
            f'<p class="insertfileTag"><a appendix="true" otheroperation="false" href="{url}">{name}</a></p>'
            for name, url in row.files
        )
        meta = f'<meta name="ArticleTitle" content="{row.title}"><meta name="PubDate" content="{row.day} {clock(row)}"><meta name="ContentSource" content="县人社局">'
        main = (
            f'<div class="article"><h1>{row.title}</h1><div class="info"><span>发布时间：{row.day} {clock(row)}</span><span>来源：县人社局</span><span>浏览次数：<i id="hits"></i></span>'
            f'<span class="fontsize">字号：【<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】</span></div>'
            f'<div class="view TRS_UEDITOR trs_paper_default trs_web">{text}{attached}</div>'
            '<div class="share"><a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭</a></div></div>'
        )
        return fill(self.frame, title=row.title, meta=meta, main=main)


class WebplusCollege(Place):
    """Sudy webplus: split boxes for the day, an intro under each title, a pager with a box to jump."""

    name = "civic-webplus-college"
    start = "/1287/list.htm"
    frame = """
<!DOCTYPE html><html  class="webplus-list"><head><meta charset="utf-8"><meta name="renderer" content="webkit" /><title>@title@</title>
<link type="text/css" href="/_css/_system/system.css" rel="stylesheet"/><script language="javascript" src="/_js/sudy-jquery-autoload.js" jquery-src="/_js/jquery-2.x.min.js"></script></head>
<body class="list"><div class="wrapper header" id="header"><div class="inner"><div class="sitetitle"><a href="/main.htm">沧江师范学院人才招聘网</a></div></div></div>
<div class="wrapper nav"><div frag="面板1"><div frag="窗口1"><div id="wp_nav_w1"><ul class="wp_nav" data-nav-config="{drop_v: 'down', drop_w: 'right', dir: 'y'}"><li class="nav-item i1 "><a href="/main.htm" target="_self"><span class="item-name">首页</span></a></li><li class="nav-item i2 "><a href="/1286/list.htm" target="_self"><span class="item-name">学校概况</span></a></li><li class="nav-item i3 "><a href="/1287/list.htm" target="_self"><span class="item-name">招聘公告</span></a></li><li class="nav-item i4 "><a href="/1288/list.htm" target="_self"><span class="item-name">招聘政策</span></a></li></ul></div></div></div></div>
<div class="wrapper container"><div class="inner">@main@</div></div><div class="wrapper footer"><p>Copyright © 沧江师范学院人事处 All Rights Reserved.</p></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/{row.day:%Y}/{row.day:%m%d}/c1287a{row.number}/page.htm"

    def mark(self, number: int) -> str:
        return f"a{number}/"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/1287/list(\d*)\.htm", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/\d{4}/\d{4}/c1287a(\d+)/page\.htm", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        lines = "".join(
            f'<li class="news n{place} clearfix"><div class="news_time"><div class="news_days">{row.day.day:02}</div><div class="news_year">{row.day:%Y-%m}</div></div>'
            f"<div class=\"news_wz\"><div class=\"news_title\"><a href='{self.at(row)}' target='_blank' title='{row.title}'>{cut(row.title, 20, '...')}</a></div>"
            f'<div class="news_text">{cut((row.paragraphs or ("",))[0], 40)}</div></div></li>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        last = self.last(held)

        def to(kind: str, which: int, name: str) -> str:
            address = f"/1287/list{'' if which == 1 else which}.htm" if 1 <= which <= last else "javascript:void(0);"
            return (
                f'<li class="page_nav"><a class="{kind}" href="{address}" target="_self"><span>{name}</span></a></li>'
            )

        pager = (
            f'<div id="wp_paging_w6"><ul class="wp_paging clearfix"><li class="pages_count"><span class="per_page">每页&nbsp;<em class="per_count">{self.size}</em>&nbsp;记录&nbsp;</span><span class="all_count">总共&nbsp;<em class="all_count">{len(held.notices)}</em>&nbsp;记录&nbsp;</span></li>'
            f"{to('first', 1, '第一页')}{to('prev', number - 1, '&lt;&lt;上一页')}{to('next', number + 1, '下一页&gt;&gt;')}{to('last', last, '尾页')}"
            f'<li class="page_jump"><span class="pages">页码&nbsp;<em class="curr_page">{number}</em>/<em class="all_pages">{last}</em></span><span><input class="pageNum" type="text" /><a class="pagingJump" href="javascript:void(0);" target="_self">跳转</a></span></li></ul></div>'
        )
        main = f'<div class="col_menu"><h2>招聘公告</h2></div><div class="col_news"><div frag="窗口6" portletmode="simpleList"><div id="wp_news_w6"><ul class="news_list list2">{lines}</ul></div>{pager}</div></div>'
        return fill(self.frame, title="招聘公告", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(
            row,
            lambda line: (
                f'<p style="text-indent:32px;line-height:28px"><span style="font-size:16px;font-family:仿宋">{line}</span></p>'
            ),
            pdf='<div class="wp_pdf_player" pdfsrc="{url}" sudyfile-attr="{\'title\':\'公告.pdf\'}" ></div>',
        )
        attached = "".join(
            f'<p><img src="/_ueditor/themes/default/images/icon_xls.gif"/><a href="{url}" sudyfile-attr="{{\'title\':\'{name}\'}}">{name}</a></p>'
            for name, url in row.files
        )
        main = (
            f'<div class="article" frag="窗口3" portletmode="simpleArticleAttri"><h1 class="arti_title">{row.title}</h1><p class="arti_metas"><span class="arti_publisher">发布者：人事处</span><span class="arti_update">发布时间：{row.day}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay?siteId=31&type=3&articleId={row.number}">{views(row)}</span></span></p>'
            f'<div class="entry"><article class="read"><div id="wp_content_w6_0" class="wp_articlecontent">{text}{attached}</div></article></div></div>'
        )
        return fill(self.frame, title=row.title, main=main)


class VsbTables(Place):
    """Boda VSB as of 2018: tables within tables, numbers of pages that count down, a mark of what is new."""

    name = "civic-vsb-tables"
    start = "/rczp.htm"
    frame = """
<HTML><HEAD><TITLE>@title@-北陵科技学院组织人事部</TITLE><META Name="keywords" Content="北陵科技学院组织人事部,@title@" />
<META content="text/html; charset=UTF-8" http-equiv="Content-Type"><LINK rel="stylesheet" type="text/css" href="style/style.css">
<!--Announced by Visual SiteBuilder 9--><link rel="stylesheet" type="text/css" href="_sitegray/_sitegray_d.css" /></HEAD>
<BODY><TABLE width="980" border="0" align="center" cellPadding="0" cellSpacing="0"><TR><TD colspan="2"><img src="images/banner.jpg" width="980" height="180"></TD></TR>
<TR><TD colspan="2" class="menu"><a href="@up@index.htm">首页</a> | <a href="@up@bmgk.htm">部门概况</a> | <a href="@up@rczp.htm">人才招聘</a> | <a href="@up@szdw.htm">师资队伍</a> | <a href="@up@xzzq.htm">下载专区</a></TD></TR>
<TR><TD width="220" valign="top"><table width="100%"><tr><td class="lefttit">通知公告</td></tr>@side@</table></TD><TD width="760" valign="top">@main@</TD></TR>
<TR><TD colspan="2" align="center" class="foot">北陵科技学院组织人事部 版权所有</TD></TR></TABLE></BODY></HTML>
"""
    others = other_columns(
        900,
        date(2026, 11, 12),
        "关于做好年度考核工作的通知",
        "关于开展职称申报的通知",
        "关于教师资格认定的通知",
        "关于核对社保信息的通知",
    )

    def mark(self, number: int) -> str:
        return f"1063/{number}.htm"

    def at(self, row: Notice) -> str:
        return f"info/{1061 if row in self.others else 1063}/{row.number}.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path == "/rczp.htm":
            return 1
        found = re.fullmatch(r"/rczp/(\d+)\.htm", path)
        return 4 - int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/info/106\d/(\d+)\.htm", path)
        return found[1] if found else None

    def put(self, up: str, title: str, main: str) -> str:
        side = "".join(
            f'<tr><td><img src="{up}images/dot.gif"> <a href="{up}{self.at(row)}" title="{row.title}">{cut(row.title, 10, "...")}</a></td></tr>'
            for row in self.others
        )
        return fill(self.frame, up=up, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        up, last = ("" if number == 1 else "../"), self.last(held)
        lines = "".join(
            f'<tr height="28" id="line_u6_{place}"><td width="15" align="center" valign="middle"><span class="leaderfont46784">·</span></td>'
            f'<td valign="middle" align="left"><a href="{up}{self.at(row)}" class="c46784" title="{row.title}" target="_blank">{cut(row.title, 22, "...")}</a>'
            f"{' <img src=' + chr(34) + up + 'images/new.gif' + chr(34) + ' border=0>' if number == 1 and place < 2 else ''}</td>"
            f'<td width="1%" nowrap><span class="timestyle46784">{row.day:%Y/%m/%d}&nbsp;</span></td></tr>'
            + '<tr><td colspan="3" class="columnStyle46784"></td></tr>'
            for place, row in enumerate(held.page(number, self.size))
        )

        def to(which: int, name: str) -> str:
            if not 1 <= which <= last or which == number:
                return f"<span class=PrevDisabled>{name}</span>"
            address = f"{up}rczp.htm" if which == 1 else f"{'rczp/' if number == 1 else ''}{last - which + 1}.htm"
            return f'<a href="{address}" class="Next">{name}</a>'

        pager = f"<div align=right><table cellspacing=0 class=headStyle46784><tr><td nowrap align=left id=fanye46784>共{len(held.notices)}条&nbsp;&nbsp;{number}/{last}&nbsp;</td><td nowrap align=left>{to(1, '首页')}{to(number - 1, '上页')}{to(number + 1, '下页')}{to(last, '尾页')}</td></tr></table></div>"
        main = f'<table class="winstyle46784" width="100%" cellspacing="0" cellpadding="0">{lines}<tr><td colspan="3">{pager}</td></tr></table>'
        return self.put(up, "人才招聘", main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="text-indent:2em"><span style="font-size: 18px">{line}</span></p>')
        attached = "".join(
            f'<li>附件【<a href="{url}" target="_blank">{name}</a>】已下载<span id="nattach1">{views(row)}</span>次</li>'
            for name, url in row.files
        )
        main = (
            f'<form name="_newscontent_fromname"><table class="winstyle46785" width="100%"><tr><td class="titlestyle46785" align="center">{row.title}</td></tr>'
            f'<tr><td align="center"><span class="timestyle46785">{row.day:%Y年%m月%d日} {clock(row)}</span><span class="authorstyle46785">&nbsp;组织人事部&nbsp;</span>(点击：<span id="dynclicks_u8_{row.number}">{views(row)}</span>)</td></tr>'
            f'<tr><td class="contentstyle46785"><div id="vsb_content"><div class="v_news_content">{text}</div></div></td></tr><tr><td><ul>{attached}</ul></td></tr></table></form>'
        )
        return self.put("../../", row.title, main)


class FounderPaper(Place):
    """Founder's publishing system, GBK: layout of tables, the moment in brackets, files named by node."""

    name = "civic-founder-bureau"
    start = "/node_1187.htm"
    charset = "gbk"
    frame = """
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@title@ - 望海市人力资源网</title>
<style>td{font-size:12px;line-height:24px}a{color:#333}</style></head><body leftmargin="0" topmargin="0">
<table width="960" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="images/top.jpg"></td></tr><tr><td height="30" bgcolor="#0066b3" align="center">
<a href="index.htm">首　页</a>　<a href="node_1185.htm">机构职能</a>　<a href="node_1186.htm">政策法规</a>　<a href="node_1187.htm">招考信息</a>　<a href="node_1188.htm">表格下载</a></td></tr></table>
<!--enpproperty <nodename>招考信息</nodename><title>@title@</title>/enpproperty-->
<table width="960" align="center" cellpadding="0" cellspacing="0"><tr><td>您的位置：首页 &gt;&gt; 招考信息</td></tr><tr><td valign="top">@main@</td></tr></table>
<table width="960" align="center"><tr><td align="center">望海市人力资源和社会保障局 主办　联系电话：0000-0000000</td></tr></table></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"content/{row.day:%Y-%m/%d}/content_{row.number}.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/node_1187(?:_(\d+))?\.htm", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/content/\d{4}-\d\d/\d\d/content_(\d+)\.htm", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        lines = "".join(
            f'<tr><td width="3%" align="center"><img src="images/d.gif"></td><td width="77%"><a href="{self.at(row)}" target="_blank">{row.title}</a></td>'
            f'<td width="20%" align="right">[{row.day} {clock(row)}]</td></tr>'
            for row in held.page(number, self.size)
        )
        numbers = " ".join(
            f'<font color="red">{which}</font>'
            if which == number
            else f'<a href="node_1187{"" if which == 1 else f"_{which}"}.htm">[{which}]</a>'
            for which in range(1, last + 1)
        )
        pager = f'<tr><td colspan="3" align="center"><div id="displaypagenum"><center>共{last}页 {numbers}</center></div></td></tr>'
        return fill(self.frame, title="招考信息", main=f'<table width="94%" align="center">{lines}{pager}</table>')

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>　　{line}</p>")
        attached = "".join(f'<p>　　<a href="{url}">{name}</a></p>' for name, url in row.files)
        main = (
            f'<table width="90%" align="center"><tr><td align="center" style="font-size:20px"><strong><founder-title>{row.title}</founder-title></strong></td></tr>'
            f'<tr><td align="center" bgcolor="#f0f0f0"><founder-date>{row.day} {clock(row)}</founder-date>　来源：望海市人社局　编辑：王编</td></tr>'
            f"<tr><td><founder-content><!--enpcontent-->{text}{attached}<!--/enpcontent--></founder-content></td></tr>"
            '<tr><td align="right">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr></table>'
        )
        return fill(self.frame, title=row.title, main=main)


class PhpcmsHospital(Place):
    """PHPCMS v9 on its first template: seconds beside the title, blank rows by fives, colour for what is important."""

    name = "civic-phpcms-hospital"
    start = "/index.php?m=content&c=index&a=lists&catid=21"
    others = other_columns(
        700,
        date(2026, 10, 30),
        "我院成功开展首例机器人手术",
        "义诊活动走进社区",
        "护理部举办技能竞赛",
        "医院通过等级复审",
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@ - 石桥市第一人民医院</title>
<link href="/statics/css/default_blue.css" rel="stylesheet" type="text/css" /><script type="text/javascript" src="/statics/js/jquery.min.js"></script></head>
<body><div class="body-top"><div class="content"><div class="login lh24 blue"><a href="/index.php?m=content&c=rss&siteid=1" class="rt">rss</a></div></div></div>
<div class="header"><div class="bk3"></div><div class="nav-bar"><map><ul class="nav-site"><li><a href="/"><span>首页</span></a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=9"><span>医院概况</span></a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=12"><span>就医指南</span></a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=21"><span>人才招聘</span></a></li></ul></map></div></div>
<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/index.php?m=content&c=index&a=lists&catid=21">人才招聘</a> &gt; @at@</div>@main@</div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">@side@</ul></div></div></div>
<div class="footer"><p class="info">石桥市第一人民医院 Powered by phpcms</p></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/index.php?m=content&c=index&a=show&catid={15 if row in self.others else 21}&id={row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return int(query.get("page", 1)) if query.get("a") == "lists" and query.get("catid") == "21" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if query.get("a") == "show" else None

    def put(self, title: str, at: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}" target="_blank">{row.title}</a></li>' for row in self.others)
        return fill(self.frame, title=title, at=at, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        last, address = self.last(held), self.start.replace("/index.php", "/index.php")
        lines = "".join(
            f'<li><span class="rt">{row.day} {seconds(row)}</span>·<a href="{self.at(row)}" target="_blank"{" style=" + chr(34) + "color:#FF0000;font-weight:bold;" + chr(34) if row.number % 9 == 0 else ""}>{row.title}</a></li>'
            + ('<li class="bk20 hr"></li>' if place % 5 == 4 else "")
            for place, row in enumerate(held.page(number, self.size))
        )
        numbers = " ".join(
            f"<span>{which}</span>" if which == number else f'<a href="{address}&page={which}">{which}</a>'
            for which in range(1, last + 1)
        )
        pager = f'<a class="a1">{len(held.notices)}条</a> <a href="{address}&page={max(number - 1, 1)}" class="a1">上一页</a> {numbers} <a href="{address}&page={min(number + 1, last)}" class="a1">下一页</a>'
        return self.put(
            "人才招聘", "列表", f'<ul class="list lh24 f14">{lines}</ul><div id="pages" class="text-c">{pager}</div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{line}</p>")
        near = "".join(
            f'<strong>{name}：</strong><a href="{self.at(one) if one else "javascript:alert()"}">{one.title if one else "没有了"}</a><br />'
            for name, one in (("上一篇", newer), ("下一篇", older))
        )
        main = (
            f'<div id="Article"><h1>{row.title}<br /><span>{row.day} {seconds(row)}&nbsp;&nbsp;&nbsp;来源：人事科&nbsp;&nbsp;&nbsp;评论：<a href="#comment_iframe" id="comment">0</a> 点击：<span id="hits">{views(row)}</span></span></h1>'
            f'<div class="content"><div id="endtext">{text}{file_links(row)}</div></div><div class="bk15"></div><p class="f14">{near}</p>'
            '<div class="Article-Tool">分享到：<img src="http://v.t.qq.example/share/icon.gif"><a class="t1" href="javascript:;">收藏</a></div></div>'
        )
        return self.put(row.title, "正文", main)
