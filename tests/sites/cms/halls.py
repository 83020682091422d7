"""Eight sites as content systems and in-house developers in China make them, by one who had not seen the reader.

Those of the same hand whose rows come by a script: :mod:`tests.sites.cms.screens`.
"""

from __future__ import annotations

import base64
import re
from datetime import date
from html import escape

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import (
    Place,
    clock,
    fill,
    other_columns,
    plain_table,
    seconds,
    views,
    whole,
    word_table,
)
from tests.sites.cms.style import Style

# -- 1 vocational college, Boda VSB ----------------------------------------------------------------------------------


class Boda(Place):
    """西安博达 VSB: static columns whose further pages count down, cut titles, content in ``vsb_content``."""

    name = "halls-boda-college"
    start = "/rczp.htm"
    size = 8
    others = other_columns(
        3590,
        date(2026, 11, 18),
        "我校在全国职业院校技能大赛中再获佳绩",
        "校党委理论学习中心组举行集体学习（扩大）会议",
        "学校召开2026年教学工作会议",
        "机电工程学院赴企业开展访企拓岗活动",
        "关于开展2026年秋季学期教材征订工作的通知",
        "校领导调研新校区建设进展情况",
    )
    head = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<HTML><HEAD><META content="IE=11.0000" http-equiv="X-UA-Compatible">
<TITLE>@head@沧江职业技术学院</TITLE>
<META charset="UTF-8"><META name="keywords" content="沧江职业技术学院,人才招聘" />
<meta name="pageType" content="@kind@">
<LINK href="/css/style.css" rel="stylesheet"><LINK rel="stylesheet" type="text/css" href="/css/base.css">
<script src="/js/jquery-1.12.4.min.js"></script><script src="/js/menu.js"></script>
<!--Announced by Visual SiteBuilder 9--><link rel="stylesheet" type="text/css" href="/_sitegray/_sitegray_d.css" />
<script language="javascript" src="/_sitegray/_sitegray.js"></script>
<!-- CustomerNO:7765626265723230787847545d5751514a06 --><link rel="stylesheet" type="text/css" href="/@css@.vsb.css" />
<script type="text/javascript" src="/system/resource/js/counter.js"></script>
<script type="text/javascript">_jsq_(1062,'/@css@.jsp',-1,1624381902)</script>
</HEAD><BODY>
<DIV class="top"><DIV class="wrap"><DIV class="logo fl"><A href="/index.htm"><IMG src="/images/logo.png" alt="沧江职业技术学院"></A></DIV>
<DIV class="topr fr"><P><A href="/xsrk.htm">学生</A>|<A href="/jsrk.htm">教师</A>|<A href="/ksrk.htm">考生及访客</A>|<A href="http://mail.example.edu.cn/">邮箱</A></P>
<script language="javascript" src="/system/resource/js/base64.js"></script>
<form action="/ssjg.jsp?wbtreeid=1001" method="post" id="au1a" name="au1a" onsubmit="return _nl_ys_check()" style="display: inline">
<input type="hidden" id="lucenenewssearchkey" name="lucenenewssearchkey" value=""><input type="hidden" id="_lucenesearchtype" name="_lucenesearchtype" value="1">
<input name="showkeycode" id="showkeycode" class="search-txt" placeholder="请输入关键字"><input type="image" src="/images/sbtn.png" class="search-btn">
</form></DIV></DIV></DIV>
<DIV class="nav"><UL class="wrap">
<LI><A href="/index.htm">首页</A></LI>
<LI><A href="/xxgk/xxjj.htm">学校概况</A><DL><DD><A href="/xxgk/xxjj.htm">学校简介</A></DD><DD><A href="/xxgk/xrld.htm">现任领导</A></DD><DD><A href="/xxgk/lsyg.htm">历史沿革</A></DD></DL></LI>
<LI><A href="/jgsz/dzjg.htm">机构设置</A><DL><DD><A href="/jgsz/dzjg.htm">党政机构</A></DD><DD><A href="/jgsz/jxjg.htm">教学机构</A></DD></DL></LI>
<LI><A href="/jxky.htm">教学科研</A></LI>
<LI><A href="/zsjy/zsw.htm">招生就业</A><DL><DD><A href="/zsjy/zsw.htm">招生网</A></DD><DD><A href="/zsjy/jyw.htm">就业网</A></DD></DL></LI>
<LI><A href="/rczp.htm">人才招聘</A></LI>
<LI><A href="/xwzx/xxyw.htm">新闻中心</A><DL><DD><A href="/xwzx/xxyw.htm">学校要闻</A></DD><DD><A href="/xwzx/tzgg.htm">通知公告</A></DD><DD><A href="/xwzx/mtjj.htm">媒体聚焦</A></DD></DL></LI>
<LI><A href="/xxgk1.htm">信息公开</A></LI>
</UL></DIV>
"""
    foot = """
<DIV class="footer"><DIV class="wrap"><DIV class="fl"><P>版权所有 &copy; 沧江职业技术学院　地址：沧江市学府路118号　邮编：325600</P>
<P>浙ICP备05012345号-1　浙公网安备 33038202001234号　<script type="text/javascript" src="/system/resource/js/vsbpage.js"></script></P></DIV>
<DIV class="fr ewm"><IMG src="/images/wx.jpg"><P>官方微信</P></DIV>
<DIV class="yqlj"><select onchange="window.open(this.value)"><option value="">-----友情链接-----</option><option value="http://www.moe.gov.cn/">教育部</option><option value="http://jyt.zj.gov.cn/">省教育厅</option></select></DIV>
</DIV></DIV></BODY></HTML>
"""

    def address(self, row: Notice) -> str:
        return f"info/{1012 if row in self.others else 1062}/{row.number}.htm"

    def side(self, prefix: str) -> str:
        rows = "".join(
            f'<LI><A href="{prefix}{self.address(row)}" title="{row.title}">{row.title[:13]}...</A></LI>'
            for row in self.others
        )
        return f"""
<DIV class="ny-left fl"><DIV class="lm"><H2>人才招聘</H2><UL class="lmlist"><LI class="on"><A href="{prefix}rczp.htm">招聘公告</A></LI>
<LI><A href="{prefix}rczp/rczc.htm">人才政策</A></LI><LI><A href="{prefix}rczp/bslc.htm">报名流程</A></LI><LI><A href="{prefix}rczp/xzzq.htm">下载专区</A></LI></UL></DIV>
<DIV class="hot"><H3>学校要闻<A class="more" href="{prefix}xwzx/xxyw.htm">更多&gt;&gt;</A></H3><UL>{rows}</UL></DIV></DIV>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path == "/rczp.htm":
            return 1
        found = re.fullmatch(r"/rczp/(\d+)\.htm", path)
        return self.last(holding(self.name)) + 1 - int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/info/\d+/(\d+)\.htm", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"1062/{number}.htm"

    def page(self, held: Holding, number: int) -> str:
        count, prefix = self.last(held), "" if number == 1 else "../"

        def to(which: int) -> str:
            return (
                f"{prefix}rczp.htm"
                if which == 1
                else f"{prefix}rczp/{count + 1 - which}.htm"
                if number == 1
                else f"{count + 1 - which}.htm"
            )

        rows = "\n".join(
            f'<LI id="line_u9_{place}"><SPAN>{row.day}</SPAN><A href="{prefix}{self.address(row)}" target="_blank" title="{row.title}">{row.cut}</A></LI>'
            for place, row in enumerate(held.page(number, self.size))
        )
        numbers = "".join(
            f'<span class="p_no_d">{which}</span>'
            if which == number
            else f'<span class="p_no"><a href="{to(which)}">{which}</a></span>'
            for which in range(1, count + 1)
        )

        def button(kind: str, name: str, which: int, live: bool) -> str:
            return (
                f'<span class="p_{kind} p_fun"><a href="{to(which)}">{name}</a></span>'
                if live
                else f'<span class="p_{kind}_d p_fun_d">{name}</span>'
            )

        pager = (
            button("first", "首页", 1, number > 1)
            + button("prev", "上页", number - 1, number > 1)
            + numbers
            + button("next", "下页", number + 1, number < count)
            + button("last", "尾页", count, number < count)
        )
        return (
            fill(self.head, head="招聘公告-", kind="2", css="ejlb")
            + f"""
<DIV class="ny-banner"><IMG src="/images/nybanner.jpg"></DIV>
<DIV class="wrap ny clearfix">{self.side(prefix)}
<DIV class="ny-right fr"><DIV class="position"><H2>招聘公告</H2><P>当前位置: <a href="{prefix}index.htm">首页</a>&gt;<a href="{prefix}rczp.htm">人才招聘</a>&gt;正文</P></DIV>
<DIV class="list">
<script language="javascript" src="/system/resource/js/dynclicks.js"></script><script language="javascript" src="/system/resource/js/openlink.js"></script>
<UL>
{rows}
</UL>
<div class="pb_sys_common pb_sys_normal2 pb_sys_style2" style="margin-top:10px; text-align: center;">
<span class="p_t">共{len(held.notices)}条</span> <span class="p_pages">{pager}</span> <span class="p_t">到第</span><span class="p_goto"><input type="text" class="p_goto_input" maxlength="10" id="u9_goto" onkeydown="if(event.keyCode==13){{_simple_list_gotopage_fun({count},'u9_goto',2)}}"></span><span class="p_t">页</span><span class="p_goto"><a href="javascript:;" onclick="_simple_list_gotopage_fun({count},'u9_goto',2)">跳转</a></span>
</div></DIV></DIV></DIV>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        column = "学校要闻" if row in self.others else "招聘公告"
        if row.kind == "pdf":
            body = (
                '<p class="vsbcontent_img"><script type="text/javascript" src="/system/resource/js/pdfjs/showpdf.js"></script>'
                f'<script type="text/javascript">showVsbpdfIframe("/upload/{row.number}.pdf","100%","900","0","","{row.number}");</script></p>'
            )
        elif row.kind == "image":
            body = f'<p class="vsbcontent_img"><img width="650" src="/upload/{row.number}.jpg" vsbhref="vurl" vurl="/upload/{row.number}.jpg" vheight="" vwidth="650"></p>'
        else:
            last = len(row.paragraphs) - 1
            body = "".join(
                f'<p class="{"vsbcontent_start" if not place else "vsbcontent_end" if place == last else ""}" style="text-indent: 2em; line-height: 2em;"><span style="font-size: 18px;font-family: 仿宋">{line}</span></p>'
                for place, line in enumerate(row.paragraphs)
            )
            body += word_table(row) if row.kind == "table" else ""
        attached = "".join(
            f'<li>附件【<a href="{url}" target="_blank">{name}</a>】已下载<span id="nattach{row.number}">{views(row) // 9}</span>次</li>'
            for name, url in row.files
        )
        attached = f'<p>&nbsp;</p><ul style="list-style-type:none;">{attached}</ul>' if attached else ""
        links = "".join(
            f'<p>{name}：<a href="{other.number}.htm">{other.title}</a></p>'
            for name, other in (("上一条", newer), ("下一条", older))
            if other
        )
        return (
            fill(self.head, head=f"{escape(row.title)}-", kind="3", css="ejny")
            + f"""
<DIV class="ny-banner"><IMG src="/images/nybanner.jpg"></DIV>
<DIV class="wrap ny clearfix"><DIV class="position"><P>当前位置: <a href="../../index.htm">首页</a>&gt;<a href="../../rczp.htm">{column}</a>&gt;正文</P></DIV>
<DIV class="content">
<script language="javascript" src="/system/resource/js/dynclicks.js"></script><script language="javascript" src="/system/resource/js/ajax.js"></script>
<form name="_newscontent_fromname">
<h1 align="center" class="c-title">{row.title}</h1>
<div class="c-info" align="center">时间：{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日 {clock(row)}&nbsp;&nbsp;作者：人事处&nbsp;&nbsp;点击：[<script>_showDynClicks("wbnews", 1624381902, {row.number})</script>]</div>
<div id="vsb_content"><div class="v_news_content">
{body}
</div></div><div id="div_vote_id"></div>
{attached}
<div class="c-page">{links}</div>
</form></DIV></DIV>"""
            + self.foot
        )


# -- 2 research institute, Sudy Webplus ------------------------------------------------------------------------------


class Webplus(Place):
    """苏迪 Webplus Pro: ``list2.htm``, ``/2026/1103/c1287a4027/page.htm``, ``wp_paging``, ``wp_pdf_player``."""

    name = "halls-webplus-institute"
    start = "/1287/list.htm"
    size = 14
    others = other_columns(
        3371,
        date(2026, 11, 12),
        "研究院召开2026年度学术委员会第二次会议",
        "我院两项成果获省科学技术进步奖一等奖",
        "低温材料团队在界面热传导方面取得新进展",
        "研究生开放日活动顺利举行",
        "关于2026年国家自然科学基金结题工作的通知",
    )
    head = """
<!DOCTYPE html>
<html  class="webplus-@kind@">
<head>
<meta charset="utf-8">
<meta name="renderer" content="webkit" />
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
<meta name="viewport" content="width=device-width,user-scalable=0,initial-scale=1.0, minimum-scale=1.0, maximum-scale=1.0"/>
<title>@title@</title>
@meta@
<link type="text/css" href="/_css/_system/system.css" rel="stylesheet"/>
<link type="text/css" href="/_upload/site/1/style/63/63.css" rel="stylesheet"/>
<link type="text/css" href="/_js/_portletPlugs/simpleNews/css/simplenews.css" rel="stylesheet" />
<link type="text/css" href="/_js/_portletPlugs/sudyNavi/css/sudyNav.css" rel="stylesheet" />
<link rel="stylesheet" href="/_upload/tpl/00/41/65/template65/style.css" type="text/css" media="all" />
<script language="javascript" src="/_js/sudy-jquery-autoload.js" jquery-src="/_js/jquery-2.x.min.js" sudy-wp-context="" sudy-wp-siteId="42"></script>
<script language="javascript" src="/_js/jquery-migrate.min.js"></script>
<!--[if lt IE 9]>
	<script src="/_upload/tpl/00/41/65/template65/extends/libs/html5.js"></script>
<![endif]-->
</head>
<body class="@kind@">
<!--头部开始-->
<header class="wp-wrapper wp-header"><div class="wp-inner clearfix">
	<div class="wp-panel logo-panel panel-1" frag="面板1"><a class="navi-aside-toggle"></a>
		<div class="wp-window logo-window window-1" frag="窗口1" portletmode="simpleSiteAttri">
			<a class="site-url" href="/main.htm"><img class="site-logo" src="/_upload/tpl/00/41/65/template65/images/logo.png" /></a><span class="site-name">云麓应用物理研究院</span>
		</div></div>
</div></header>
<nav class="wp-wrapper wp-navi"><div class="wp-inner"><div class="wp-panel" frag="面板3"><div class="wp-window" frag="窗口3"><div class="navi-slide-head clearfix"><h3 class="navi-slide-title">导航</h3><a class="navi-slide-arrow"></a></div>
<ul class="wp-menu clearfix" data-nav-aside='{"title":"导航","index":0}'>
	<li class="menu-item i1"><a class="menu-link" href="/main.htm" target="_self">首页</a></li>
	<li class="menu-item i2"><a class="menu-link" href="/1270/list.htm" target="_self">研究院概况</a><i class="menu-switch-arrow"></i>
		<ul class="sub-menu "><li class="sub-item i2-1"><a class="sub-link" href="/1271/list.htm">研究院简介</a></li><li class="sub-item i2-2"><a class="sub-link" href="/1272/list.htm">领导班子</a></li><li class="sub-item i2-3"><a class="sub-link" href="/1273/list.htm">组织机构</a></li></ul></li>
	<li class="menu-item i3"><a class="menu-link" href="/1275/list.htm" target="_self">科研队伍</a></li>
	<li class="menu-item i4"><a class="menu-link" href="/1280/list.htm" target="_self">科学研究</a><i class="menu-switch-arrow"></i>
		<ul class="sub-menu "><li class="sub-item i4-1"><a class="sub-link" href="/1281/list.htm">研究方向</a></li><li class="sub-item i4-2"><a class="sub-link" href="/1282/list.htm">科研进展</a></li></ul></li>
	<li class="menu-item i5"><a class="menu-link" href="/1286/list.htm" target="_self">人才招聘</a><i class="menu-switch-arrow"></i>
		<ul class="sub-menu "><li class="sub-item i5-1"><a class="sub-link" href="/1287/list.htm">招聘信息</a></li><li class="sub-item i5-2"><a class="sub-link" href="/1288/list.htm">人才政策</a></li></ul></li>
	<li class="menu-item i6"><a class="menu-link" href="/1290/list.htm" target="_self">研究生教育</a></li>
	<li class="menu-item i7"><a class="menu-link" href="/1295/list.htm" target="_self">联系我们</a></li>
</ul></div></div></div></nav>
"""
    foot = """
<!--底部开始-->
<footer class="wp-wrapper wp-footer"><div class="wp-inner"><div class="wp-panel" frag="面板90">
	<div class="wp-window" frag="窗口90" portletmode="simpleLinks"><ul class="links clearfix"><li class="link i1"><a href="http://www.cas.cn/" target="_blank">中国科学院</a></li><li class="link i2"><a href="http://www.nsfc.gov.cn/" target="_blank">国家自然科学基金委员会</a></li></ul></div>
	<p class="copyright"><span>Copyright &copy; 2024 云麓应用物理研究院 All Rights Reserved.</span><span>地址：云麓市科学大道9号</span></p>
</div></div></footer>
</body>
<script type="text/javascript" src="/_upload/tpl/00/41/65/template65/js/base.js"></script>
<script type="text/javascript" src="/_upload/tpl/00/41/65/template65/extends/extends.js"></script>
</html>
 <img src="/_visitcount?siteId=42&type=2&columnId=1287" style="display:none" width="0" height="0"></image>
"""

    def address(self, row: Notice) -> str:
        return f"/{row.day.year}/{row.day:%m%d}/c{1282 if row in self.others else 1287}a{row.number}/page.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/1287/list(\d*)\.htm", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/\d{4}/\d{4}/c\d+a(\d+)/page\.htm", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"c1287a{number}"

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)

        def link(kind: str, name: str, which: int, live: bool) -> str:
            target = f"/1287/list{which}.htm" if live else "javascript:void(0);"
            return f'<a class="{kind}" href="{target}" target="_self"><span>{name}</span></a>'

        rows = "\n".join(
            f"""<li class="news n{place} clearfix">
	<span class="news_title"><a href='{self.address(row)}' target='_blank' title='{row.title}'>{row.title}</a></span>
	<span class="news_meta">{row.day}</span>
</li>"""
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        side = "\n".join(
            f"""<li class="news n{place} clearfix"><span class="news_title"><a href='{self.address(row)}' target='_blank' title='{row.title}'>{row.title}</a></span><span class="news_meta">{row.day:%m-%d}</span></li>"""
            for place, row in enumerate(self.others, 1)
        )
        return (
            fill(self.head, kind="list", title="招聘信息", meta='<meta name="description" content="招聘信息" />')
            + f"""
<!--主体开始-->
<div class="l-banner wp-wrapper" frag="面板12"><div class="wp-window" frag="窗口12" portletmode="simpleColumnAttri"><img border='0' style='margin-left: 0px; margin-top: 0px;' src='/_upload/tpl/00/41/65/template65/images/list_banner.jpg'></div></div>
<div class="wp-wrapper wp-container"><div class="wp-inner clearfix">
<div class="wp-column-menu"><div class="column-head" frag="面板4"><div class="column-anchor clearfix" frag="窗口4" portletmode="simpleColumnAnchor"><h3 class="anchor-title"><span class='Column_Anchor'>人才招聘</span></h3></div>
	<div class="column-body" frag="窗口42"><div class="column-list" portletmode="simpleColumnList"><ul class="column-list-wrap"><li class="column-item column-1 selected"><a href="/1287/list.htm" title="招聘信息" class="column-item-link selected"><span class="column-name">招聘信息</span></a></li><li class="column-item column-2 "><a href="/1288/list.htm" title="人才政策" class="column-item-link "><span class="column-name">人才政策</span></a></li></ul></div></div></div>
	<div class="post post2" frag="窗口7" portletmode="simpleNews"><div class="tt"><h3 class="tit">科研进展</h3><a class="more" href="/1282/list.htm">more+</a></div><div class="con"><div id="wp_news_w7"><ul class="news_list clearfix">
{side}
</ul></div></div></div></div>
<div class="column-news-con"><div class="column-news-box"><div class="col-news-title clearfix" frag="窗口5" portletmode="simpleColumnAttri"><h2 class="column-title">招聘信息</h2><div class="col_path" frag="窗口51" portletmode="simpleColumnPath"><span class="path-name">当前位置：</span><a href="/main.htm" target="_self">首页</a><span class='possplit'>&nbsp;&nbsp;</span><a href="/1286/list.htm" target="_self">人才招聘</a><span class='possplit'>&nbsp;&nbsp;</span><a href="/1287/list.htm" target="_self">招聘信息</a></div></div>
<div class="column-news-list clearfix" frag="窗口6" portletmode="simpleList">
<div id="wp_news_w6">
<ul class="news_list list2">
{rows}
</ul>
</div>
<div id="wp_paging_w6">
<ul class="wp_paging clearfix">
	<li class="pages_count"><span class="per_page">每页&nbsp;<em class="per_count">{self.size}</em>&nbsp;记录&nbsp;</span><span class="all_count">总共&nbsp;<em class="all_count">{len(held.notices)}</em>&nbsp;记录&nbsp;</span></li>
	<li class="page_nav">{link("first", "第一页", 1, number > 1)}{link("prev", "&lt;&lt;上一页", number - 1, number > 1)}{link("next", "下一页&gt;&gt;", number + 1, number < count)}{link("last", "尾页", count, number < count)}</li>
	<li class="page_jump"><span class="page">页码&nbsp;<em class="curr_page">{number}</em>/<em class="all_pages">{count}</em></span><span><input class="pageNum" type="text" onkeypress="if(event.keyCode==13)event.returnValue=false" /></span><span><a class="pagingJump" href="javascript:void(0);" target="_self">跳转到&nbsp;</a></span></li>
</ul>
</div>
<script type="text/javascript">
$().ready(function(){{
	$('#wp_paging_w6').find('.pagingJump').on('click', function(){{
		var pageNum = $('#wp_paging_w6').find('.pageNum').val();
		if (pageNum && /^\\d+$/.test(pageNum) && pageNum > 0 && pageNum <= {count}) {{ window.location.href = '/1287/list' + pageNum + '.htm'; }}
	}});
}});
</script>
</div></div></div></div></div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        if row.kind == "pdf":
            body = f'<p style="text-align:center;"><div class="wp_pdf_player" style="width:100%;height:900px;" pdfsrc="/upload/{row.number}.pdf" sudyfile-attr="{{\'title\':\'公告.pdf\'}}"></div></p>'
        elif row.kind == "image":
            body = f'<p style="text-align:center;"><img data-layer="photo" src="/upload/{row.number}.jpg" original-src="/upload/{row.number}.jpg" sudyfile-attr="{{\'title\':\'1.jpg\'}}" style="float:none;width:100%;" border="0" /></p>'
        else:
            body = "".join(
                f'<p style="text-align:justify;line-height:28px;text-indent:32px;"><span style="font-family:宋体;font-size:16px;">{line}</span></p>'
                for line in row.paragraphs
            )
            body += word_table(row) if row.kind == "table" else ""
            body += f'<p style="text-align:right;"><span style="font-size:16px;">云麓应用物理研究院</span></p><p style="text-align:right;"><span style="font-size:16px;">{row.day.year}年{row.day.month}月{row.day.day}日</span></p>'
        body += "".join(
            f'<p style="line-height:16px;"><img src="/_ueditor/themes/default/images/icon_xls.gif" style="vertical-align:middle;margin-right:2px;"/><a href="{url}" sudyfile-attr="{{\'title\':\'{name}\'}}" target="_blank" style="font-size:12px;color:#0066cc;" title="{name}">{name}</a></p>'
            for name, url in row.files
        )
        meta = f'<meta name="keywords" content="招聘" /><meta name="description" content="{"".join(row.paragraphs)[:80]}" />'
        return (
            fill(self.head, kind="info", title=row.title, meta=meta)
            + f"""
<div class="wp-wrapper wp-container"><div class="wp-inner"><div class="infobox"><div class="col_path" frag="窗口31" portletmode="simpleColumnPath"><span class="path-name">当前位置：</span><a href="/main.htm" target="_self">首页</a><span class='possplit'>&nbsp;&nbsp;</span><a href="/1286/list.htm" target="_self">人才招聘</a><span class='possplit'>&nbsp;&nbsp;</span><a href="/1287/list.htm" target="_self">招聘信息</a></div>
<div class="article" frag="窗口32" portletmode="simpleArticleAttri">
	<h1 class="arti_title">{row.title}</h1>
	<p class="arti_metas"><span class="arti_publisher">发布者：人力资源部</span><span class="arti_update">发布时间：{row.day}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay?siteId=42&type=3&articleId={row.number}">{views(row)}</span></span></p>
	<div class="entry">
		<div class="read"><div class='wp_articlecontent'>{body}</div></div>
	</div>
</div></div></div></div>"""
            + self.foot
        )


# -- 3 personnel bureau of a city, TRS WCM ---------------------------------------------------------------------------


class Trs(Place):
    """拓尔思 WCM on a government site: ``t20261103_4027.html``, a pager written by ``document.write``."""

    name = "halls-trs-bureau"
    start = "/zwgk/sydwzp/index.html"
    size = 10
    others = other_columns(
        3768,
        date(2026, 11, 16),
        "市人力资源社会保障局召开专题党组会议",
        "我市城镇新增就业提前完成全年目标任务",
        "一图读懂：失业保险稳岗返还政策",
        "“社保服务进万家”活动走进石桥街道",
        "关于调整部分社会保险业务办理时间的通告",
        "市劳动人事争议仲裁院公开开庭审理一起案件",
        "全市技能人才队伍建设工作推进会召开",
    )
    head = """
<!DOCTYPE html>
<html lang="zh-CN">
<head>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
    <title>@title@_石桥市人力资源和社会保障局</title>
    <meta name="SiteName" content="石桥市人力资源和社会保障局">
    <meta name="SiteDomain" content="hrss.shiqiao.gov.cn">
    <meta name="SiteIDCode" content="4101000023">
@meta@
    <link rel="stylesheet" href="/images/reset.css"><link rel="stylesheet" href="/images/common.css">
    <script src="/images/jquery-1.8.3.min.js"></script>
</head>
<body>
<div class="barrierfree"><a href="javascript:void(0)" onclick="wzaOpen()">无障碍阅读</a> | <a href="javascript:void(0)" id="oldModel">长者模式</a> | <a href="/wapindex.html">手机版</a></div>
<div class="header"><div class="w1200"><a href="/"><img src="/images/logo.png" alt="石桥市人力资源和社会保障局"></a>
    <div class="searchbox"><form action="http://search.shiqiao.gov.cn/s" method="get" target="_blank"><input type="text" name="qt" placeholder="请输入搜索内容"><input type="hidden" name="siteCode" value="4101000023"><button type="submit">搜索</button></form></div></div></div>
<div class="menu"><ul class="w1200">
    <li><a href="/">首页</a></li>
    <li><a href="/zzjg/">机构职能</a></li>
    <li class="cur"><a href="/zwgk/">政务公开</a></li>
    <li><a href="/bsfw/">办事服务</a></li>
    <li><a href="/hdjl/">互动交流</a></li>
    <li><a href="/ztzl/">专题专栏</a></li>
</ul></div>
"""
    foot = """
<div class="footer"><div class="w1200">
    <div class="f_link"><dl><dt>国家部委网站</dt><dd><a href="http://www.mohrss.gov.cn/">人力资源和社会保障部</a></dd></dl><dl><dt>省内网站</dt><dd><a href="http://hrss.henan.gov.cn/">省人力资源和社会保障厅</a></dd></dl></div>
    <p>主办：石桥市人力资源和社会保障局　地址：石桥市政务中心大街1号　网站标识码：4101000023</p>
    <p><a href="https://beian.miit.gov.cn/">豫ICP备11003456号-2</a>　<a href="http://www.beian.gov.cn/">豫公网安备 41010502002345号</a>　<a href="/wzdt/">网站地图</a></p>
    <script id="_jiucuo_" sitecode="4101000023" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
</div></div>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path == "/zwgk/sydwzp/":
            return 1
        found = re.fullmatch(r"/zwgk/sydwzp/index(?:_([1-9]\d*))?\.html", path)
        return int(found[1] or 0) + 1 if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zwgk/(?:sydwzp|gzdt)/\d{6}/t\d{8}_(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"_{number}.html"

    def address(self, row: Notice) -> str:
        return f"{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.html"

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f'        <li><i></i><a href="./{self.address(row)}" target="_blank" title="{row.title}">{row.title}</a><span>{row.day}</span></li>'
            + ('\n        <li class="line"></li>' if place % 5 == 4 else "")
            for place, row in enumerate(held.page(number, self.size))
        )
        hot = "\n".join(
            f'            <li><em>{place}</em><a href="../gzdt/{self.address(row)}" target="_blank">{row.title}</a></li>'
            for place, row in enumerate(self.others, 1)
        )
        meta = '    <meta name="ColumnName" content="事业单位招聘"><meta name="ColumnType" content="政务公开"><meta name="ColumnDescription" content="发布本市事业单位公开招聘公告">'
        pager = fill(
            r"""
<script language="javascript">
//WCM置标
var currentPage = @current@;//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = @count@;//共多少页
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
	document.write("<a href=\"index.html\">首页</a>&nbsp;<a href=\"index"+"_" + prevPage + "."+"html\">上一页</a>&nbsp;");
else if(countPage>1&&currentPage!=0&&currentPage==1)
	document.write("<a href=\"index.html\">首页</a>&nbsp;<a href=\"index.html\">上一页</a>&nbsp;");
else
	document.write("<span>首页</span>&nbsp;<span>上一页</span>&nbsp;");
//循环
var num = 5;
for(var i=0 ; i<countPage && i<num; i++){
	if(currentPage==i)
		document.write("<span class=\"on\">"+(i+1)+"</span>&nbsp;");
	else if(i==0)
		document.write("<a href=\"index.html\">"+(i+1)+"</a>&nbsp;");
	else
		document.write("<a href=\"index"+"_" + i + "."+"html\">"+(i+1)+"</a>&nbsp;");
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
	document.write("<a href=\"index"+"_" + nextPage + "."+"html\">下一页</a>&nbsp;<a href=\"index_" + (countPage-1) + ".html\">尾页</a>");
else
	document.write("<span>下一页</span>&nbsp;<span>尾页</span>");
</script>""",
            current=number - 1,
            count=self.last(held),
        )
        return (
            fill(self.head, title="事业单位招聘", meta=meta)
            + f"""
<div class="w1200 main clearfix">
    <div class="crumb">您现在所在的位置：<a href="../../" class="CurrChnlCls">首页</a>&gt;<a href="../" class="CurrChnlCls">政务公开</a>&gt;<a href="./" class="CurrChnlCls">事业单位招聘</a></div>
    <div class="zw_left">
        <h3>政务公开</h3>
        <ul class="zw_menu"><li><a href="../zfxxgkzn/">政府信息公开指南</a></li><li><a href="../zcwj/">政策文件</a></li><li><a href="../zcjd/">政策解读</a></li><li class="on"><a href="./">事业单位招聘</a></li><li><a href="../gwyzl/">公务员招录</a></li><li><a href="../rsks/">人事考试</a></li><li><a href="../czyjs/">财政预决算</a></li></ul>
        <h3>热点推荐</h3>
        <ul class="hot_list">
{hot}
        </ul>
    </div>
    <div class="zw_right"><div class="tit"><b>事业单位招聘</b></div>
    <ul class="zw_list">
{rows}
    </ul>
    <div class="page">
{pager}
    </div></div>
</div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        column = "工作动态" if row in self.others else "事业单位招聘"
        if row.kind == "pdf":
            body = f'<p align="center"><iframe src="/upload/{row.number}.pdf" width="100%" height="900" frameborder="0"></iframe></p>'
        elif row.kind == "image":
            body = f'<p align="center"><img src="/upload/{row.number}.jpg" oldsrc="W020261103{row.number}.jpg" style="border-width: 0px" alt="" /></p>'
        else:
            body = "\n".join(f"<p>　　{line}</p>" for line in row.paragraphs) + (
                word_table(row) if row.kind == "table" else ""
            )
            body += f'\n<p align="right">石桥市人力资源和社会保障局　　</p>\n<p align="right">{row.day.year}年{row.day.month}月{row.day.day}日　　</p>'
        attached = "".join(f'<li><a href="{url}" download="{name}">{name}</a></li>' for name, url in row.files)
        attached = f'<div class="appendix"><b>相关附件：</b><ul>{attached}</ul></div>' if attached else ""
        meta = f"""    <meta name="ArticleTitle" content="{escape(row.title)}">
    <meta name="PubDate" content="{row.day} {clock(row)}">
    <meta name="ContentSource" content="石桥市人力资源和社会保障局">
    <meta name="Keywords" content="招聘;公告">
    <meta name="ColumnName" content="{column}"><meta name="Url" content="https://hrss.shiqiao.gov.cn/zwgk/sydwzp/{self.address(row)}">"""
        return (
            fill(self.head, title=row.title, meta=meta)
            + f"""
<div class="w1200 main">
    <div class="crumb">您现在所在的位置：<a href="../../../" class="CurrChnlCls">首页</a>&gt;<a href="../../" class="CurrChnlCls">政务公开</a>&gt;<a href="../" class="CurrChnlCls">{column}</a></div>
    <div class="xl_box">
        <div class="xl_title">{row.title}</div>
        <div class="xl_info"><span>发布日期：{row.day} {clock(row)}</span><span>信息来源：石桥市人力资源和社会保障局</span><span>字号：<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a></span><span><a href="javascript:window.print()">打印</a></span></div>
        <div class="xl_con" id="Zoom"><div class="view TRS_UEDITOR trs_paper_default trs_web">
{body}
</div></div>
        {attached}
        <div class="xl_share"><span>分享到：</span><div class="bshare-custom"><a title="分享到微信" class="bshare-weixin"></a><a title="分享到新浪微博" class="bshare-sinaminiblog"></a></div><a href="javascript:window.close()">【关闭窗口】</a></div>
        <div class="ewm">扫一扫在手机打开当前页<div id="qrcode"></div></div>
    </div>
</div>
<script>function doZoom(size){{ document.getElementById('Zoom').style.fontSize = size + 'px'; }}</script>"""
            + self.foot
        )


# -- 4 hospital, ASP.NET Web Forms -----------------------------------------------------------------------------------


class WebForms(Place):
    """In-house ASP.NET Web Forms in GB2312: ``AspNetPager`` by ``__doPostBack``, ``[2026/11/3]``, cut titles."""

    name = "halls-webforms-hospital"
    start = "/NewsList.aspx?cid=27"
    charset = "gbk"
    size = 9
    pager = "ctl00$ContentPlaceHolder1$AspNetPager1"
    others = other_columns(
        2988,
        date(2026, 11, 9),
        "我院成功开展首例机器人辅助关节置换手术",
        "北陵市中心医院2026年第四季度专家坐诊安排",
        "关于门诊自助机升级维护的通知",
        "急诊科获评市级青年文明号",
        "秋冬季流感疫苗接种须知",
    )
    head = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>
	@title@
</title><meta name="keywords" content="北陵市中心医院,三级甲等" /><link href="css/main.css" rel="stylesheet" type="text/css" />
<script src="js/jquery-1.4.2.min.js" type="text/javascript"></script>
<script src="js/AC_RunActiveContent.js" type="text/javascript"></script>
</head>
<body>
<form name="aspnetForm" method="post" action="@action@" id="aspnetForm">
<div>
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="@state@" />
</div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
if (!theForm) {
    theForm = document.aspnetForm;
}
function __doPostBack(eventTarget, eventArgument) {
    if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
        theForm.__EVENTTARGET.value = eventTarget;
        theForm.__EVENTARGUMENT.value = eventArgument;
        theForm.submit();
    }
}
//]]>
</script>
<div>
	<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="4EFE0B5D" />
	<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="@valid@" />
</div>
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr><td height="120" background="images/top.jpg"><img src="images/logo.gif" alt="北陵市中心医院" /></td></tr>
  <tr><td height="36" bgcolor="#0a6fb5" align="center" class="menu">
    <a href="Default.aspx">网站首页</a> | <a href="About.aspx?id=1">医院概况</a> | <a href="NewsList.aspx?cid=21">医院动态</a> | <a href="Dept.aspx">科室导航</a> | <a href="Expert.aspx">专家介绍</a> | <a href="NewsList.aspx?cid=24">就医指南</a> | <a href="NewsList.aspx?cid=26">招标采购</a> | <a href="NewsList.aspx?cid=27">人才招聘</a> | <a href="Message.aspx">院长信箱</a>
  </td></tr>
  <tr><td height="28"><table width="100%"><tr><td><script type="text/javascript" src="js/date.js"></script></td><td align="right">站内搜索：<input name="ctl00$txtKey" type="text" id="ctl00_txtKey" class="input1" /><input type="submit" name="ctl00$btnSearch" value="搜索" id="ctl00_btnSearch" /></td></tr></table></td></tr>
</table>
"""
    foot = """
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0" class="foot">
  <tr><td align="center">友情链接：<a href="http://www.nhc.gov.cn" target="_blank">国家卫生健康委员会</a> <a href="http://www.blwjw.gov.cn" target="_blank">北陵市卫生健康委员会</a> <a href="http://www.haodf.com" target="_blank">好大夫在线</a></td></tr>
  <tr><td align="center" height="70">版权所有：北陵市中心医院　地址：北陵市健康路66号　急救电话：120　总机：000-00000000<br />辽ICP备09012345号　技术支持：北陵市中心医院信息科　您是第 <span id="ctl00_lblCount">2685137</span> 位访客</td></tr>
</table>
</form>
</body>
</html>
"""

    def state(self, number: int) -> str:
        text = f"\x0f\xff\x01\x05\x0a-1327719834\x0f\x64AspNetPager1|{number}|RecordCount|27|NewsRepeater|" + "d" * 190
        return "/wEP" + base64.b64encode(text.encode("latin-1")).decode()

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path.lower() != "/newslist.aspx" or query.get("cid") != "27":
            return None
        posted = query.get("__EVENTTARGET") == self.pager and query.get("__VIEWSTATE", "").startswith("/wEP")
        return whole(query.get("__EVENTARGUMENT"), 1) if posted else 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path.lower() == "/newsshow.aspx" else None

    def mark(self, number: int) -> str:
        return f"NewsShow.aspx?id={number}"

    def side(self) -> str:
        rows = "\n".join(
            f"""        <tr><td height="24">·<a href="NewsShow.aspx?id={row.number}" target="_blank">{row.title[:12]}..</a></td></tr>"""
            for row in self.others
        )
        return f"""
    <td width="220" valign="top">
      <table width="100%" class="left"><tr><td class="lefttit">人才招聘</td></tr><tr><td><a href="NewsList.aspx?cid=27">招聘信息</a></td></tr><tr><td><a href="NewsList.aspx?cid=28">规培进修</a></td></tr></table>
      <table width="100%" class="left"><tr><td class="lefttit">最新动态</td></tr>
{rows}
      </table>
    </td>"""

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)

        def link(name: str, which: int, live: bool) -> str:
            target = (
                f"""href="javascript:__doPostBack('{self.pager}','{which}')" """ if live else 'disabled="disabled" '
            )
            return f'<a {target}style="margin-right:5px;">{name}</a>'

        rows = "\n".join(
            f"""          <tr>
            <td width="18" height="30" align="center"><img src="images/dot.gif" /></td>
            <td class="dotline"><a href="NewsShow.aspx?id={row.number}" target="_blank">{row.cut}</a></td>
            <td width="100" align="center" class="dotline">[{row.day.year}/{row.day.month}/{row.day.day}]</td>
          </tr>"""
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<span style="margin-right:5px;font-weight:Bold;color:red;">{which}</span>'
            if which == number
            else link(str(which), which, True)
            for which in range(1, count + 1)
        )
        return (
            fill(
                self.head,
                title="招聘信息-北陵市中心医院",
                action="NewsList.aspx?cid=27",
                state=self.state(number),
                valid="/wEWBAL+" + base64.b64encode(b"ctl00" * 9).decode(),
            )
            + f"""
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr>{self.side()}
    <td width="780" valign="top">
      <table width="100%"><tr><td height="34" class="weizhi">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; <span id="ctl00_ContentPlaceHolder1_lblNav">招聘信息</span></td></tr></table>
      <table width="96%" border="0" align="center" cellpadding="0" cellspacing="0">
{rows}
      </table>
      <!-- AspNetPager V7.2 for VS2005 & VS2008  Copyright:2003-2008 Webdiyer (www.webdiyer.com) -->
      <div id="ctl00_ContentPlaceHolder1_AspNetPager1" class="paginator" style="text-align:center;">
共{len(held.notices)}条 {link("首页", 1, number > 1)}{link("上一页", number - 1, number > 1)}{numbers}{link("下一页", number + 1, number < count)}{link("尾页", count, number < count)}
</div>
      <!-- AspNetPager V7.2 for VS2005 & VS2008 End -->
    </td>
  </tr>
</table>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row.kind == "pdf":
            body = f'<embed src="/upload/{row.number}.pdf" type="application/pdf" width="740" height="900" /><p>如无法显示请<a href="/upload/{row.number}.pdf" target="_blank">点击此处查看</a></p>'
        elif row.kind == "image":
            body = f'<p style="text-align:center"><img alt="" src="/upload/{row.number}.jpg" width="740" /></p>'
        else:
            body = "\n".join(
                '<p class="MsoNormal" style="text-indent:28.0pt;line-height:28.0pt;"><span style="font-size:14.0pt;font-family:仿宋_GB2312;">'
                + re.sub(r"(\d+)", r'<span lang="EN-US">\1</span>', line)
                + '<span lang="EN-US"><o:p></o:p></span></span></p>'
                for line in row.paragraphs
            )
            body += word_table(row) if row.kind == "table" else ""
        attached = "".join(
            f'<img src="images/fj.gif" /> <a href="{url}" target="_blank">{name}</a><br />' for name, url in row.files
        )
        attached = f"<p><strong>附件下载：</strong><br />{attached}</p>" if attached else ""

        def link(other: Notice | None) -> str:
            return f'<a href="NewsShow.aspx?id={other.number}">{other.title}</a>' if other else "没有了"

        return (
            fill(
                self.head,
                title=f"{row.title}-北陵市中心医院",
                action=f"NewsShow.aspx?id={row.number}",
                state=self.state(0),
                valid="/wEWAwL+" + base64.b64encode(b"ctl00" * 7).decode(),
            )
            + f"""
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr>{self.side()}
    <td width="780" valign="top">
      <table width="100%"><tr><td height="34" class="weizhi">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; <a href="NewsList.aspx?cid=27">招聘信息</a> &gt;&gt; 正文</td></tr></table>
      <table width="96%" border="0" align="center">
        <tr><td align="center" height="50" class="newstitle"><span id="ctl00_ContentPlaceHolder1_lblTitle">{row.title}</span></td></tr>
        <tr><td align="center" height="28" bgcolor="#f3f3f3">作者：<span id="ctl00_ContentPlaceHolder1_lblAuthor">人事科</span>　发布时间：<span id="ctl00_ContentPlaceHolder1_lblTime">{row.day.year}/{row.day.month}/{row.day.day} {int(clock(row)[:2])}{seconds(row)[2:]}</span>　点击数：<span id="ctl00_ContentPlaceHolder1_lblHits">{views(row)}</span></td></tr>
        <tr><td class="newscontent"><span id="ctl00_ContentPlaceHolder1_lblContent">{body}</span>{attached}</td></tr>
        <tr><td height="30">上一篇：{link(newer)}</td></tr>
        <tr><td height="30">下一篇：{link(older)}</td></tr>
        <tr><td align="right">【<a href="javascript:window.print();">打印本页</a>】【<a href="javascript:window.close();">关闭窗口</a>】</td></tr>
      </table>
    </td>
  </tr>
</table>"""
            + self.foot
        )


# -- 5 career centre of a university, Yii as sold to many schools ----------------------------------------------------


class Career(Place):
    """The Yii system many career centres rent: ``/news/index/tag/tzgg/page/2``, ``yiiPager``, ``/news/view/aid/4027``."""

    name = "halls-yii-career"
    start = "/news/index/tag/tzgg"
    size = 10
    others = other_columns(
        3902,
        date(2026, 11, 19),
        "毕业生求职防骗手册",
        "2027届毕业生就业推荐表填写说明",
        "简历门诊第36期开放预约",
        "“职引未来”生涯规划大赛决赛落幕",
        "毕业去向登记常见问题解答",
        "学校赴长三角开展访企拓岗专项行动",
    )
    head = """
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
    <meta name="renderer" content="webkit" />
    <meta name="keywords" content="望海大学,就业信息网,校园招聘,宣讲会" />
    <title>@title@ - 望海大学学生就业信息网</title>
    <link rel="stylesheet" type="text/css" href="/assets/3cf1e2d1/pager.css" />
    <link rel="stylesheet" type="text/css" href="/themes/default/css/bootstrap.min.css" />
    <link rel="stylesheet" type="text/css" href="/themes/default/css/global.css?v=20240613" />
    <script type="text/javascript" src="/assets/9a5b6c0e/jquery.min.js"></script>
    <script type="text/javascript" src="/themes/default/js/layer/layer.js"></script>
</head>
<body>
<div id="header"><div class="container"><div class="row">
    <div class="span8 logo"><a href="/"><img src="/themes/default/images/logo.png" alt="望海大学学生就业信息网" /></a></div>
    <div class="span4 tool"><ul><li><a href="/user/login">学生登录</a></li><li><a href="/company/login">单位登录</a></li><li><a href="/admin/login">教师登录</a></li></ul></div>
</div></div></div>
<div id="nav"><div class="container"><ul id="yw5">
<li><a href="/">首页</a></li>
<li class="active"><a href="/news/index/tag/tzgg">通知公告</a></li>
<li><a href="/teachin/index">宣讲会</a></li>
<li><a href="/jobfair/index">双选会</a></li>
<li><a href="/job/search">招聘信息</a></li>
<li><a href="/campus/index">在线招聘</a></li>
<li><a href="/news/index/tag/zcfg">政策法规</a></li>
<li><a href="/news/index/tag/jyzd">就业指导</a></li>
<li><a href="/download/index">下载中心</a></li>
</ul></div></div>
"""
    foot = """
<div id="footer"><div class="container">
    <div class="row links"><div class="span12"><h5>友情链接</h5><a href="https://www.ncss.cn/" target="_blank">国家大学生就业服务平台</a><a href="https://www.91job.org.cn/" target="_blank">91job智慧就业平台</a><a href="https://www.xiaoyuanzhao.com/" target="_blank">校园招</a></div></div>
    <p>Copyright &copy; 2016-2026 望海大学学生就业创业指导中心 All Rights Reserved.</p><p>联系电话：000-00000000　邮箱：job@wanghai.example.edu.cn</p>
</div></div>
<script type="text/javascript">
/*<![CDATA[*/
jQuery(function($) {
jQuery('body').on('click','.backTop',function(){ $('html,body').animate({scrollTop:0},300); });
});
/*]]>*/
</script>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/news/index/tag/tzgg(?:/page/(\d+))?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/news/view/aid/(\d+)/tag/\w+", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"aid/{number}/"

    def side(self) -> str:
        rows = "\n".join(
            f'            <li><a href="/news/view/aid/{row.number}/tag/jyzd" target="_blank">{row.title}</a></li>'
            for row in self.others
        )
        return f"""
    <div class="span3">
        <div class="sideBox"><h4>近期宣讲会</h4><ul class="teachin">
            <li><a href="/teachin/view/id/88121" target="_blank">青岚精密机械有限公司</a><p>11-24（周二）14:30 就业中心201</p></li>
            <li><a href="/teachin/view/id/88119" target="_blank">云麓数据科技有限公司</a><p>11-25（周三）19:00 图书馆报告厅</p></li>
            <li><a href="/teachin/view/id/88107" target="_blank">松原岭水务集团</a><p>11-26（周四）14:30 就业中心203</p></li>
        </ul></div>
        <div class="sideBox"><h4>就业指导<a class="more" href="/news/index/tag/jyzd">更多</a></h4><ul>
{rows}
        </ul></div>
    </div>"""

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)

        def item(kind: str, name: str, which: int, hidden: bool = False) -> str:
            target = "/news/index/tag/tzgg" + (f"/page/{which}" if which > 1 else "")
            return f'<li class="{kind}{" hidden" if hidden else ""}"><a href="{target}">{name}</a></li>'

        rows = "\n".join(
            f"""        <ul class="newsList row-fluid">
            <li class="span9"><a href="/news/view/aid/{row.number}/tag/tzgg" target="_blank">{row.title}</a></li>
            <li class="span2 text-right">{views(row)}</li>
            <li class="span1 y">{row.day}</li>
        </ul>"""
            for row in held.page(number, self.size)
        )
        numbers = "\n".join(
            item("page selected" if which == number else "page", str(which), which) for which in range(1, count + 1)
        )
        return (
            fill(self.head, title="通知公告")
            + f"""
<div class="container main"><div class="row">
    <div class="span9">
        <ul class="breadcrumb"><li><a href="/">首页</a> <span class="divider">/</span></li><li class="active">通知公告</li></ul>
        <form class="form-search" id="yw2" action="/news/index/tag/tzgg" method="get"><input class="input-medium search-query" name="News[title]" type="text" placeholder="请输入标题" /> <button class="btn" type="submit">搜索</button></form>
        <ul class="newsHead row-fluid"><li class="span9">标题</li><li class="span2">浏览</li><li class="span1">发布日期</li></ul>
{rows}
        <div class="pages"><ul id="yw0" class="yiiPager">{item("first", "首页", 1, number == 1)}
{item("previous", "上一页", max(1, number - 1), number == 1)}
{numbers}
{item("next", "下一页", min(count, number + 1), number == count)}
{item("last", "末页", count, number == count)}</ul></div>
    </div>{self.side()}
</div></div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        tag, column = ("jyzd", "就业指导") if row in self.others else ("tzgg", "通知公告")
        if row.kind == "pdf":
            body = f'<p><iframe src="/upload/{row.number}.pdf" style="width:100%;height:1000px;border:0"></iframe></p>'
        elif row.kind == "image":
            body = f'<p style="text-align:center"><img src="/upload/{row.number}.jpg" title="{row.number}.jpg" alt="{row.number}.jpg"/></p>'
        else:
            body = "".join(
                f'<p style="text-indent:2em"><span style="font-family: 微软雅黑, &quot;Microsoft YaHei&quot;; font-size: 16px;">{line}</span></p><p><br/></p>'
                for line in row.paragraphs
            )
            body += plain_table(row) if row.kind == "table" else ""
        attached = "".join(f'<li><i class="icon-file"></i> <a href="{url}">{name}</a></li>' for name, url in row.files)
        attached = f'<div class="attach"><h5>附件：</h5><ul class="unstyled">{attached}</ul></div>' if attached else ""
        return (
            fill(self.head, title=row.title)
            + f"""
<div class="container main"><div class="row">
    <div class="span9">
        <ul class="breadcrumb"><li><a href="/">首页</a> <span class="divider">/</span></li><li><a href="/news/index/tag/{tag}">{column}</a> <span class="divider">/</span></li><li class="active">查看详情</li></ul>
        <div class="viewHead"><h1 class="text-center">{row.title}</h1>
            <ul class="viewInfo"><li>发布时间：{row.day} {clock(row)}</li><li>来源：就业创业指导中心</li><li>浏览次数：<span id="hits">{views(row)}</span></li></ul>
            <div class="share"><a href="javascript:;" class="fav" data-id="{row.number}">收藏</a><div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin"></a><a href="#" class="bds_tsina" data-cmd="tsina"></a></div></div></div>
        <div class="aContent">
            {body}
        </div>
        {attached}
    </div>{self.side()}
</div></div>"""
            + self.foot
        )


# -- 6 city talent group, SiteServer CMS -----------------------------------------------------------------------------


class SiteServer(Place):
    """SiteServer CMS: ``/channels/37_2.html`` reached by a ``<select>``, split boxes for day and month."""

    name = "halls-siteserver-talent"
    start = "/channels/37.html"
    size = 7
    others = other_columns(
        3655,
        date(2026, 11, 14),
        "集团公司召开三季度经营分析会",
        "人才公寓二期项目主体结构封顶",
        "“青年人才驿站”申请指南",
        "档案转递业务办理流程",
    )
    head = """
<!DOCTYPE html>
<html lang="zh">
<head>
  <meta charset="utf-8">
  <title>@title@</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="/assets/css/swiper.min.css">
  <link rel="stylesheet" href="/assets/css/site.css">
  <script src="/SiteFiles/assets/jquery/jquery-1.9.1.min.js" type="text/javascript"></script>
</head>
<body>
  <header class="hd">
    <div class="hd-inner"><h1 class="hd-logo"><a href="/index.html">临川人才发展集团</a></h1>
      <nav class="hd-nav">
        <div class="nav-item"><a href="/index.html">首页</a></div>
        <div class="nav-item"><a href="/channels/30.html">集团概况</a><div class="nav-sub"><a href="/channels/31.html">集团简介</a><a href="/channels/32.html">组织架构</a><a href="/channels/33.html">子公司</a></div></div>
        <div class="nav-item"><a href="/channels/34.html">新闻中心</a><div class="nav-sub"><a href="/channels/35.html">集团新闻</a><a href="/channels/36.html">行业动态</a></div></div>
        <div class="nav-item active"><a href="/channels/37.html">招考公告</a></div>
        <div class="nav-item"><a href="/channels/38.html">业务板块</a><div class="nav-sub"><a href="/channels/39.html">人事代理</a><a href="/channels/40.html">劳务派遣</a><a href="/channels/41.html">猎头服务</a></div></div>
        <div class="nav-item"><a href="/channels/42.html">联系我们</a></div>
      </nav>
    </div>
  </header>
"""
    foot = """
  <footer class="ft">
    <div class="ft-inner"><div class="ft-col"><h6>快速链接</h6><a href="/channels/31.html">集团简介</a><a href="/channels/37.html">招考公告</a><a href="/channels/42.html">联系我们</a></div>
      <div class="ft-col"><h6>联系方式</h6><p>电话：000-00000000</p><p>地址：临川区赣东大道200号人才大厦</p></div>
      <div class="ft-qr"><img src="/assets/images/qrcode.png" alt="微信公众号"></div></div>
    <div class="ft-copy">©2026 临川人才发展集团有限公司 版权所有 赣ICP备2021004567号</div>
  </footer>
  <script src="/assets/js/site.js"></script>
  <script>$.getJSON('/api/v1/stl/actions/hits?siteId=1&channelId=37&contentId=@id@');</script>
</body>
</html>
"""

    def address(self, row: Notice) -> str:
        return f"/contents/{35 if row in self.others else 37}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/channels/37(?:_(\d+))?\.html", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/contents/\d+/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"contents/37/{number}.html"

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)
        rows = "\n".join(
            f"""        <a class="item" href="{self.address(row)}" title="{row.title}" target="_blank">
          <div class="date"><span class="d">{row.day.day:02d}</span><span class="ym">{row.day:%Y-%m}</span></div>
          <div class="txt"><h3>{row.title if len(row.title) < 21 else row.title[:19] + "…"}</h3><p>{("".join(row.paragraphs) if row.kind in ("text", "table") else "")[:52]}</p></div>
          <i class="arrow"></i>
        </a>"""
            for row in held.page(number, self.size)
        )
        options = "".join(
            f'<option value="/channels/37{f"_{which}" if which > 1 else ""}.html"{" selected" if which == number else ""}>{which}</option>'
            for which in range(1, count + 1)
        )
        news = "\n".join(
            f'          <div class="swiper-slide"><a href="{self.address(row)}"><img src="/upload/images/2026/{row.number}.jpg" alt=""><span>{row.title}</span></a></div>'
            for row in self.others
        )
        return (
            fill(self.head, title="招考公告 - 临川人才发展集团")
            + f"""
  <section class="page-banner" style="background-image:url(/assets/images/b3.jpg)"><h2>招考公告</h2><p>RECRUITMENT</p></section>
  <section class="page-bar"><div class="inner"><div class="tabs"><a class="on" href="/channels/37.html">招考公告</a><a href="/channels/43.html">成绩查询</a><a href="/channels/44.html">录用公示</a></div>
    <div class="loc"><a href="/index.html">首页</a> / <span>招考公告</span></div></div></section>
  <section class="page-main"><div class="inner">
      <div class="list-box">
{rows}
      </div>
      <div class="pager">共 {len(held.notices)} 条　第 {number} / {count} 页　转到第 <select onchange="if(this.value)location.href=this.value;">{options}</select> 页</div>
      <div class="pic-news"><h4>集团新闻</h4><div class="swiper-container"><div class="swiper-wrapper">
{news}
      </div></div></div>
  </div></section>"""
            + fill(self.foot, id=0)
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row.kind == "pdf":
            body = f'<iframe class="pdf" src="/assets/pdfjs/web/viewer.html?file=%2Fupload%2F{row.number}.pdf" width="100%" height="860" frameborder="0" allowfullscreen></iframe>'
        elif row.kind == "image":
            body = f'<p style="text-align: center;"><img src="/upload/{row.number}.jpg" style="max-width:100%"/></p>'
        else:
            body = "\n".join(
                f'<p style="text-indent: 2em; text-align: justify;">{line}</p>' for line in row.paragraphs
            ) + (plain_table(row) if row.kind == "table" else "")
        attached = "".join(
            f'<a class="file-item" href="{url}" download><i class="ico xls"></i><span>{name}</span><em>点击下载</em></a>'
            for name, url in row.files
        )
        attached = f'<div class="files"><h5>附件下载</h5>{attached}</div>' if attached else ""

        def link(name: str, other: Notice | None) -> str:
            return (
                f'<div>{name}：<a href="{self.address(other)}">{other.title}</a></div>'
                if other
                else f"<div>{name}：<span>无</span></div>"
            )

        return (
            fill(self.head, title=f"{row.title} - 临川人才发展集团")
            + f"""
  <section class="page-bar"><div class="inner"><div class="loc"><a href="/index.html">首页</a> / <a href="/channels/{35 if row in self.others else 37}.html">{"集团新闻" if row in self.others else "招考公告"}</a> / <span>详情</span></div></div></section>
  <section class="page-main"><div class="inner narrow">
    <article class="show">
      <h2 class="show-title">{row.title}</h2>
      <div class="show-meta"><span><i class="ico time"></i>{row.day}</span><span><i class="ico src"></i>临川人才发展集团</span><span><i class="ico eye"></i><script src="/api/v1/stl/hits?contentId={row.number}"></script></span></div>
      <div class="show-body">
{body}
      </div>
      {attached}
      <div class="show-nav">{link("上一篇", newer)}{link("下一篇", older)}</div>
    </article>
  </div></section>"""
            + fill(self.foot, id=row.number)
        )


# -- 7 state company, Spring MVC and JSP -----------------------------------------------------------------------------


class StateCompany(Place):
    """In-house recruitment site of a state company: a search form posted by ``gopage(2)``, details by ``onclick``."""

    name = "halls-jsp-state-company"
    start = "/recruit/noticeList.do"
    size = 8
    others = other_columns(
        2740,
        date(2026, 11, 6),
        "网上报名系统操作手册（应聘人员）",
        "关于防范冒用我公司名义招聘的声明",
        "校园招聘常见问题解答",
    )
    head = """
<!DOCTYPE html>
<html>
<head>
<base href="/recruit/">
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta http-equiv="pragma" content="no-cache">
<meta http-equiv="cache-control" content="no-cache">
<title>青岚能源投资集团有限公司招聘平台</title>
<link rel="shortcut icon" href="static/images/favicon.ico">
<link rel="stylesheet" href="static/bootstrap/css/bootstrap.min.css">
<link rel="stylesheet" href="static/css/front.css?v=1.3.2">
<script type="text/javascript" src="static/js/jquery-1.11.3.min.js"></script>
<script type="text/javascript">var ctx = "/recruit";</script>
</head>
<body>
<div class="topbar"><div class="container"><span class="pull-left">欢迎访问青岚能源投资集团招聘平台</span><span class="pull-right"><a href="login.do">登录</a> | <a href="register.do">注册</a> | <a href="findPwd.do">忘记密码</a></span></div></div>
<div class="navbar navbar-default"><div class="container"><div class="navbar-header"><a class="navbar-brand" href="index.do"><img src="static/images/logo.png"></a></div>
<ul class="nav navbar-nav">
<li><a href="index.do">首页</a></li>
<li class="active"><a href="noticeList.do">招聘公告</a></li>
<li><a href="positionList.do?type=1">校园招聘</a></li>
<li><a href="positionList.do?type=2">社会招聘</a></li>
<li><a href="resume/edit.do">我的简历</a></li>
<li><a href="apply/list.do">应聘进度</a></li>
<li><a href="help.do">帮助中心</a></li>
</ul></div></div>
"""
    foot = """
<div class="footer"><div class="container text-center"><p>青岚能源投资集团有限公司 人力资源部 主办　技术支持：青岚能源信息中心</p><p>建议使用Chrome、360极速模式或IE10以上浏览器访问　服务热线：000-00000000（工作日9:00-17:00）</p></div></div>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pageNo"), 1) if path == "/recruit/noticeList.do" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeId") if path == "/recruit/noticeView.do" else None

    def mark(self, number: int) -> str:
        return f"noticeId={number}"

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)
        units = ("集团本部", "热电公司", "新能源公司", "燃气公司", "设计院")
        rows = "\n".join(
            f"""<tr>
<td class="text-center">{(number - 1) * self.size + place}</td>
<td class="ellipsis"><a href="javascript:void(0);" onclick="viewNotice('{row.number}')" title="{row.title}">{row.title}</a>{'<img src="static/images/new.gif">' if number == 1 and place < 3 else ""}</td>
<td class="text-center">{units[row.number % 5]}</td>
<td class="text-center">{row.day:%Y.%m.%d}</td>
</tr>"""
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        help_rows = "".join(
            f"""<li><a href="javascript:void(0);" onclick="viewNotice('{row.number}')">{row.title}</a></li>"""
            for row in self.others
        )
        back = (
            f'<a href="javascript:gopage(1)">首页</a> <a href="javascript:gopage({number - 1})">上一页</a>'
            if number > 1
            else "<span>首页</span> <span>上一页</span>"
        )
        on = (
            f'<a href="javascript:gopage({number + 1})">下一页</a> <a href="javascript:gopage({count})">尾页</a>'
            if number < count
            else "<span>下一页</span> <span>尾页</span>"
        )
        return (
            self.head.strip()
            + f"""
<div class="container"><ol class="breadcrumb"><li><a href="index.do">首页</a></li><li class="active">招聘公告</li></ol>
<div class="row"><div class="col-md-9"><div class="panel panel-primary"><div class="panel-heading">招聘公告</div><div class="panel-body">
<form id="searchForm" name="searchForm" action="noticeList.do" method="post" class="form-inline">
<input type="hidden" id="pageNo" name="pageNo" value="{number}"/>
<input type="hidden" id="pageSize" name="pageSize" value="{self.size}"/>
<div class="form-group"><label>公告标题：</label><input type="text" class="form-control input-sm" name="title" value=""/></div>
<div class="form-group"><label>所属单位：</label><select class="form-control input-sm" name="unitId"><option value="">全部</option><option value="1">集团本部</option><option value="2">热电公司</option><option value="3">新能源公司</option></select></div>
<button type="button" class="btn btn-primary btn-sm" onclick="gopage(1)">查询</button>
</form>
<table class="table table-hover table-striped" style="table-layout:fixed">
<thead><tr><th width="60">序号</th><th>公告标题</th><th width="120">发布单位</th><th width="110">发布日期</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<div class="pagebar text-right">共{len(held.notices)}条记录 第{number}/{count}页 {back} {on} 到第<input type="text" id="toPage" size="2" value="{number}"/>页 <a href="javascript:gopage($('#toPage').val())">GO</a></div>
</div></div></div>
<div class="col-md-3"><div class="panel panel-default"><div class="panel-heading">应聘须知</div><ul class="list-unstyled">{help_rows}</ul></div>
<div class="panel panel-default"><div class="panel-heading">友情链接</div><ul class="list-unstyled"><li><a href="http://www.sasac.gov.cn/" target="_blank">国务院国资委</a></li><li><a href="http://www.iguopin.com/" target="_blank">国聘网</a></li></ul></div></div>
</div></div>
<script type="text/javascript">
function gopage(n) {{
	var total = {count};
	n = parseInt(n);
	if (isNaN(n) || n < 1) {{ n = 1; }}
	if (n > total) {{ n = total; }}
	$("#pageNo").val(n);
	$("#searchForm").submit();
}}
function viewNotice(id) {{
	window.open(ctx + "/noticeView.do?noticeId=" + id);
}}
</script>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        if row.kind == "pdf":
            body = f'<iframe src="/upload/{row.number}.pdf" width="100%" height="900"></iframe>'
        elif row.kind == "image":
            body = f'<img src="/upload/{row.number}.jpg" width="800">'
        else:
            body = "<br/><br/>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in row.paragraphs) + (
                plain_table(row) if row.kind == "table" else ""
            )
        attached = "".join(
            f'<tr><th width="120" class="active">附　　件</th><td colspan="3"><a href="{url}">{name}</a></td></tr>'
            for name, url in row.files
        )
        return (
            self.head.strip()
            + f"""
<div class="container"><ol class="breadcrumb"><li><a href="index.do">首页</a></li><li><a href="noticeList.do">招聘公告</a></li><li class="active">公告详情</li></ol>
<div class="panel panel-default"><div class="panel-body">
<table class="table table-bordered notice-view">
<tr><th width="120" class="active">公告标题</th><td colspan="3"><b>{row.title}</b></td></tr>
<tr><th class="active">发布单位</th><td>青岚能源投资集团有限公司</td><th width="120" class="active">发布日期</th><td>{row.day:%Y.%m.%d}</td></tr>
<tr><th class="active">公告内容</th><td colspan="3" class="notice-content">{body}</td></tr>
{attached}
</table>
<div class="text-center"><button type="button" class="btn btn-primary" onclick="location.href=ctx+'/login.do'">我要报名</button> <button type="button" class="btn btn-default" onclick="window.close()">关闭</button></div>
</div></div></div>"""
            + self.foot
        )


# -- 8 talent market, 74cms on ThinkPHP ------------------------------------------------------------------------------


class TalentMarket(Place):
    """骑士人才系统 on ThinkPHP 3.2: everything through ``index.php?m=&c=&a=``, tops first, ``11-03`` in the list."""

    name = "halls-74cms-market"
    start = "/index.php?m=Home&c=News&a=news_list&id=5"
    size = 10
    others = other_columns(
        3480,
        date(2026, 11, 17),
        "面试时如何回答离职原因",
        "五险一金缴费基数怎么算",
        "应届毕业生三方协议签订注意事项",
        "试用期被辞退有没有补偿",
        "人才市场11月现场招聘会安排",
    )
    head = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<meta name="author" content="骑士CMS"/>
<meta name="copyright" content="74cms.com"/>
<title>@title@ - 松原岭人才网</title>
<link href="/Application/Home/View/default/public/css/common.css" rel="stylesheet" type="text/css" />
<link href="/Application/Home/View/default/public/css/news.css" rel="stylesheet" type="text/css" />
<script src="/Application/Home/View/default/public/js/jquery.min.js" type="text/javascript" language="javascript"></script>
<script type="text/javascript">
var app_spell = '0';
var qscms = {base : location.protocol,keyUrlencode:"0",domain : "",root : "/index.php",companyRepeat:"1",is_subsite : 0,smsTatus: 1};
</script>
</head>
<body>
<div class="header_min" id="header"><div class="header_min_top"><div class="itopl font_gray6 f-left"><span class="link_gray6"><a href="/">网站首页</a></span></div><div class="itopr f-right"><a href="/index.php?m=Home&amp;c=Members&amp;a=login">登录</a><a href="/index.php?m=Home&amp;c=Members&amp;a=register">注册</a></div><div class="clear"></div></div></div>
<div class="other_top_nav"><div class="ot_nav_box"><div class="ot_nav_logo"><a href="/"><img src="/data/upload/resource/logo_home.png" border="0"/></a></div>
<div class="ot_nav_link"><ul class="link_gray6 nowrap">
<li class="on_li J_hoverbut"><a href="/" target="_self">首页</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Jobs&amp;a=index" target="_self">招聘信息</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Resume&amp;a=index" target="_self">求职信息</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Jobfair&amp;a=index" target="_self">招聘会</a></li>
<li class="on_li J_hoverbut select"><a href="/index.php?m=Home&amp;c=News&amp;a=index" target="_self">职场资讯</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Hrtools&amp;a=index" target="_self">HR工具箱</a></li>
</ul></div><div class="clear"></div></div></div>
"""
    foot = """
<div class="new-footer"><div class="footer-txt-group nl"><div class="ftg-main"><div class="ftg-left"><div class="ftg-a-group"><a href="/index.php?m=Home&amp;c=Explain&amp;a=explain_show&amp;id=1">关于我们</a><span class="hl">|</span><a href="/index.php?m=Home&amp;c=Suggest&amp;a=index">意见建议</a><span class="hl">|</span><a href="/index.php?m=Home&amp;c=Help&amp;a=index">帮助中心</a></div><p class="copyright">联系地址：松原岭市人民路中段人才大厦一楼&nbsp;&nbsp;网站备案：吉ICP备14001234号</p><p class="copyright">Copyright © 2014-2026 松原岭市人才服务中心 版权所有 &nbsp;&nbsp;Powered by <a href="http://www.74cms.com">74cms</a> v5.0.1</p></div></div></div></div>
<div class="floatmenu"><div class="item mobile"><a class="blk"></a></div><div class="item ask"><a class="blk" target="_blank" href="/index.php?m=Home&amp;c=Suggest&amp;a=index"></a></div></div>
</body>
</html>
"""

    def order(self, held: Holding) -> Holding:
        """Two older ones stand at the top."""
        tops = (held.notices[4], held.notices[15])
        return Holding(tops + tuple(row for row in held.notices if row not in tops))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/index.php" or query.get("a") != "news_list" or query.get("id") != "5":
            return None
        return whole(query.get("p"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/index.php" and query.get("a") == "news_show" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def address(self, row: Notice) -> str:
        return f"/index.php?m=Home&amp;c=News&amp;a=news_show&amp;id={row.number}"

    def side(self) -> str:
        hot = "\n".join(
            f'<div class="newslist"><div class="num {"t" if place < 4 else ""}">{place}</div><div class="ntit substring link_gray6"><a href="{self.address(row)}" target="_blank">{row.title}</a></div><div class="clear"></div></div>'
            for place, row in enumerate(self.others, 1)
        )
        jobs = "".join(
            f'<div class="joblist"><div class="jname link_blue"><a href="/index.php?m=Home&amp;c=Jobs&amp;a=jobs_show&amp;id={key}" target="_blank">{job}</a></div><div class="wage">{pay}</div><div class="clear"></div></div>'
            for key, job, pay in (
                (9120, "财务会计", "4K~6K/月"),
                (9118, "电商运营专员", "5K~8K/月"),
                (9113, "行政前台", "3K~4K/月"),
            )
        )
        return f"""
<div class="r"><div class="newstab"><div class="nt_t">热门资讯</div>
{hot}
</div><div class="newstab"><div class="nt_t">推荐职位</div>{jobs}</div></div>"""

    def page(self, held: Holding, number: int) -> str:
        count, link = self.last(held), "/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5&amp;p="
        blocks = []
        for place, row in enumerate(held.page(number, self.size)):
            top = '<span class="top">[置顶]</span>' if number == 1 and place < 2 else ""
            text = "".join(row.paragraphs)[:60] + "…" if row.kind in ("text", "table") else "点击查看详情"
            blocks.append(
                f"""<div class="nlist"><div class="tit link_blue">{top}<a target="_blank" href="{self.address(row)}">{row.title}</a></div>
<div class="txt">{text}</div><div class="bot"><span class="time">{row.day:%m-%d}</span><span class="view">{views(row)}</span></div></div>"""
            )
        pager = f'<a class="prev" href="{link}{number - 1}">上一页</a>' if number > 1 else ""
        pager += "".join(
            f'<span class="current">{which}</span>'
            if which == number
            else f'<a class="num" href="{link}{which}">{which}</a>'
            for which in range(1, count + 1)
        )
        pager += f'<a class="next" href="{link}{number + 1}">下一页</a>' if number < count else ""
        rows = "\n".join(blocks)
        return (
            fill(self.head, title="公告招考")
            + f"""
<div class="newsmain"><div class="n_nav link_gray6"><a href="/index.php?m=Home&amp;c=News&amp;a=index">资讯首页</a><a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=1">职场指南</a><a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=3">劳动法规</a><a class="select" href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5">公告招考</a></div>
<div class="l"><div class="ltit">公告招考</div>
{rows}
<div class="qspage">{pager}</div></div>{self.side()}
<div class="clear"></div></div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row.kind == "pdf":
            body = f'<p><iframe height="900" width="100%" src="/upload/{row.number}.pdf"></iframe></p>'
        elif row.kind == "image":
            body = f'<p><img src="/upload/{row.number}.jpg" alt="" /></p>'
        else:
            body = "".join(f"<p>\n\t　　{line}\n</p>\n" for line in row.paragraphs) + (
                word_table(row) if row.kind == "table" else ""
            )
        body += "".join(
            f'<p>\n\t<a class="ke-insertfile" href="{url}" target="_blank">{name}</a>\n</p>\n'
            for name, url in row.files
        )
        past = f'<a href="{self.address(newer)}">{newer.title}</a>' if newer else "没有了"
        following = f'<a href="{self.address(older)}">{older.title}</a>' if older else "没有了"
        return (
            fill(self.head, title=row.title)
            + f"""
<div class="newsmain"><div class="page_so_nav link_gray6">当前位置：<a href="/">首页</a> > <a href="/index.php?m=Home&amp;c=News&amp;a=index">职场资讯</a> > <a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5">公告招考</a></div>
<div class="l"><div class="newsshow">
<h1>{row.title}</h1>
<div class="show_time">发布时间：{row.day} {seconds(row)}<span class="J_click">{views(row)}人浏览</span>来源：松原岭人才网</div>
<div class="show_content">{body}</div>
<div class="share_box"><div class="bdsharebuttonbox" data-tag="share_1"><a class="bds_qzone" data-cmd="qzone" href="#"></a><a class="bds_tsina" data-cmd="tsina"></a><a class="bds_weixin" data-cmd="weixin"></a></div></div>
<div class="show_np link_gray6"><div>上一篇：{past}</div><div>下一篇：{following}</div></div>
<div class="statement">声明：本站转载信息仅供参考，具体以招聘单位官方发布为准。</div>
</div></div>{self.side()}
<div class="clear"></div></div>"""
            + self.foot
        )


STYLES: tuple[Style, ...] = tuple(
    kind().style() for kind in (Boda, Webplus, Trs, WebForms, Career, SiteServer, StateCompany, TalentMarket)
)
