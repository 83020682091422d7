"""Two sites of schools: a vocational college on Boda VSB, a career centre on Yii."""

from __future__ import annotations

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
    views,
    word_table,
)

# -- vocational college, Boda VSB ----------------------------------------------------------------------------------


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


# -- career centre of a university, Yii as sold to many schools ----------------------------------------------------


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
