"""Two sites that look for talent: an institute on Webplus, a city's group on SiteServer."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    fill,
    other_columns,
    plain_table,
    views,
    word_table,
)

# -- research institute, Sudy Webplus ------------------------------------------------------------------------------


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


# -- city talent group, SiteServer CMS -----------------------------------------------------------------------------


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
