"""Ten styles after the stock templates of systems that many sites run: the fairest measure here of what sites are like.

The first try had title and day right in 82.6 % (223 of 270): seven styles all 27, and of three only the first page (10, 15, 9),
since their pagers are made by scripts. The reader was mended on them since.
"""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find


def _menu(tag: str = "li", ending: str = "/") -> str:
    return "".join(f'<{tag}><a href="/m{n}{ending}">{name}</a></{tag}>' for n, name in enumerate(MENU))


# webplus: its newer list, its own paging -----------------------------------------------------------------------------------


def _plus_url(row: Notice) -> str:
    return f"/{row.day.year}/{row.day.month:02d}{row.day.day:02d}/c1455a{row.number}/page.htm"


def _plus_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zpxx/list(\d*)\.htm", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 14
    last = held.pages(size)
    rows = "".join(
        f"<li class=\"news n{place} clearfix\"><span class=\"news_title\"><a href='{_plus_url(row)}' target='_blank' title='{row.title}'>{row.title}</a></span><span class=\"news_meta\">{row.day}</span></li>"
        for place, row in enumerate(held.page(number, size), 1)
    )
    urls = {n: f"/zpxx/list{n if n > 1 else ''}.htm" for n in range(1, last + 1)}
    before, after = urls.get(number - 1, "javascript:void(0);"), urls.get(number + 1, "javascript:void(0);")
    paging = (
        f'<div id="wp_paging_w6"><ul class="wp_paging clearfix"><li class="pages_count"><span class="per_page">每页&nbsp;<em class="per_count">{size}</em>&nbsp;记录&nbsp;</span><span class="all_count">总共&nbsp;<em class="all_count">{len(held.notices)}</em>&nbsp;记录&nbsp;</span></li>'
        f'<li class="page_nav"><a class="first" href="{urls[1] if number > 1 else "javascript:void(0);"}" target="_self"><span>第一页</span></a><a class="prev" href="{before}" target="_self"><span>&lt;&lt;上一页</span></a><a class="next" href="{after}" target="_self"><span>下一页&gt;&gt;</span></a><a class="last" href="{urls[last] if number < last else "javascript:void(0);"}" target="_self"><span>尾页</span></a></li>'
        f'<li class="page_jump"><span class="pages">页码&nbsp;<em class="curr_page">{number}</em>/<em class="all_pages">{last}</em></span><input class="pageNum" type="text"/><a class="pagingJump" href="javascript:void(0);" target="_self">跳转到</a></li></ul></div>'
    )
    return (
        f'<!DOCTYPE html><html class="webplus-list"><head><title>招聘信息</title></head><body><div class="wp-wrapper"><div class="wp-navi"><ul class="wp_nav">{_menu("li", "/list.htm")}</ul></div><div class="col_menu"><h3 class="anchor">就业服务</h3><ul class="wp_listcolumn"><li><a href="/zpxx/list.htm">招聘信息</a></li><li><a href="/xjh/list.htm">宣讲会</a></li></ul></div>'
        f'<div class="col_news"><div class="col_path">当前位置：<a href="/main.htm">首页</a><span class="possplit">&nbsp;&nbsp;</span><a href="/zpxx/list.htm">招聘信息</a></div><ul class="news_list list2">{rows}</ul>{paging}</div></div><div class="foot">Copyright © 溪口农业大学 版权所有</div></body></html>'
    )


def _plus_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/\d{4}/\d{4}/c1455a(\d+)/page\.htm", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html class="webplus-info"><head><title>{row.title}</title></head><body><div class="wp-wrapper"><div class="wp-navi"><ul class="wp_nav">{_menu("li", "/list.htm")}</ul></div><div class="article"><h1 class="arti_title">{row.title}</h1><h2 class="arti_title"></h2>'
        f'<p class="arti_metas"><span class="arti_publisher">发布者：就业中心</span><span class="arti_update">发布时间：{row.day}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay?siteId=18&type=3&articleId={row.number}">10</span></span></p><div class="entry"><div class="read"><div class=\'wp_articlecontent\'>{paragraphs(row)}{files(row, "<p>")}</div></div></div></div></div><div class="foot">Copyright © 溪口农业大学 版权所有</div></body></html>'
    )


# VSB: its list of lines and its common pager, numbered downwards ------------------------------------------------------------


def _lines_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zpgg(?:/(\d+))?\.htm", path)
    if found is None:
        return None
    size = 10
    last = held.pages(size)
    number = last - int(found[1]) + 1 if found[1] else 1
    rows = "".join(
        f'<li id="line_u7_{place}"><a href="{"../" if found[1] else ""}info/1031/{row.number}.htm" target="_blank" title="{row.title}"><em>{row.title}</em><span>{row.day.month:02d}月{row.day.day:02d}日</span></a></li>'
        for place, row in enumerate(held.page(number, size))
    )

    def url(page: int) -> str:
        inner = f"{last - page + 1}.htm"
        return ("../zpgg.htm" if page == 1 else inner) if found and found[1] else f"zpgg/{inner}"

    numbers = "".join(
        f'<span class="p_no_d">{n}</span>' if n == number else f'<span class="p_no"><a href="{url(n)}">{n}</a></span>'
        for n in range(1, last + 1)
    )
    after = (
        f'<span class="p_next p_fun"><a href="{url(number + 1)}">下页</a></span><span class="p_last p_fun"><a href="{url(last)}">尾页</a></span>'
        if number < last
        else '<span class="p_next_d p_fun_d">下页</span><span class="p_last_d p_fun_d">尾页</span>'
    )
    return f'<!DOCTYPE html><html><head><title>招聘公告-青杨职业大学人事处</title><META Name="keywords" Content="人事处"></head><body><div class="nav"><ul>{_menu("li", ".htm")}</ul></div><div class="ny-right"><h2>招聘公告</h2><ul class="list">{rows}</ul><div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共{len(held.notices)}条</span><span class="p_pages">{numbers}{after}</span></div></div><div class="footer">青杨职业大学人事处</div></body></html>'


def _lines_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/info/1031/(\d+)\.htm", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>{row.title}-青杨职业大学人事处</title></head><body><div class="nav"><ul>{_menu("li", ".htm")}</ul></div><form name="_newscontent_fromname"><div class="art"><div class="art-tit"><h3>{row.title}</h3><p><span>发布日期：{row.day.year}-{row.day.month:02d}-{row.day.day:02d}</span><span>作者：</span><span>来源：</span><span>点击：<script>_showDynClicks("wbnews", 15, {row.number})</script></span></p></div>'
        f'<div class="art-main" id="vsb_content_2"><div class="v_news_content">{paragraphs(row, "p", "class=vsbcontent_start")}</div></div><ul style="list-style-type:none;">{files(row, "<li>附件【")}</ul><div class="art-foot"><div>上一篇：<a href="{row.number + 1}.htm">另一则公告</a></div><div>下一篇：<a href="{row.number - 1}.htm">又一则公告</a></div></div></div></form><div class="footer">青杨职业大学人事处</div></body></html>'
    )


# PowerEasy, a middle school: everything once more in the links' titles --------------------------------------------------------


def _power_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/Article/zpxx/(?:Index(?:_(\d+))?\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 12
    last = held.pages(size)
    rows = "".join(
        f"<tr><td width='10' valign='top' class='Article_tdbgall'><img src='/Images/article_common.gif' alt='普通文章'></td><td class='Article_tdbgall'>[<a class='LinkArticleClass' href='/Article/zpxx/Index.html'>招聘信息</a>]<a class='LinkArticleList' href='/Article/zpxx/{row.number}.html' title='文章标题：{row.title}&#13;&#10;作&nbsp;&nbsp;&nbsp;&nbsp;者：佚名&#13;&#10;更新时间：{row.day.year}-{row.day.month}-{row.day.day} 9:12:00&#13;&#10;点击次数：77' target='_blank'>{row.cut}</a></td><td class='Article_tdbgall' align='right' width='40'><font color='red'>{row.day.month}月{row.day.day}日</font></td></tr>"
        for row in held.page(number, size)
    )
    ahead = (
        f"<a href='/Article/zpxx/Index_{number + 1}.html'>下一页</a>&nbsp;<a href='/Article/zpxx/Index_{last}.html'>尾页</a>"
        if number < last
        else "下一页 尾页"
    )
    return (
        f"<html><head><title>招聘信息-枣林镇第一初级中学</title></head><body><table class='menu'><tr>{_menu('td', '.html')}</tr></table><table width='760'><tr><td width='180'><table><tr><td>最新热门</td></tr>{''.join(f'<tr><td><a href=/Article/zpxx/{row.number}.html title={row.title}>{row.cut}</a></td></tr>' for row in held.notices[4:12])}</table></td>"
        f"<td class='main_tdbg_575'><table width='100%' cellpadding='0' cellspacing='0'>{rows}</table><div class='showpage'>共 <b>{len(held.notices)}</b> 篇文章&nbsp;&nbsp;首页 上一页&nbsp;{ahead} &nbsp;页次：<strong><font color=red>{number}</font>/{last}</strong>页 &nbsp;<b>{size}</b>篇文章/页</div></td></tr></table><div>枣林镇第一初级中学 站长：教导处</div></body></html>"
    )


def _power_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/Article/zpxx/(\d+)\.html", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title}-枣林镇第一初级中学</title></head><body><table class='menu'><tr>{_menu('td', '.html')}</tr></table><table width='760' align='center'><tr><td class='main_title_760' height='40' align='center'><font size='4'><b>{row.title}</b></font></td></tr><tr><td align='center' class='Article_tdbgall'>作者：<a href='/Author.asp'>佚名</a>&nbsp;&nbsp;&nbsp;&nbsp;文章来源：<a href='/Source.asp'>本站原创</a>&nbsp;&nbsp;&nbsp;&nbsp;点击数：<script src='/Article/GetHits.asp?ArticleID={row.number}'></script>&nbsp;&nbsp;&nbsp;&nbsp;更新时间：{row.day.year}-{row.day.month}-{row.day.day}</td></tr>"
        f"<tr><td height='200' valign='top' class='main_tdbg_760' id='fontzoom'>{paragraphs(row)}{files(row, '<br>')}</td></tr><tr><td align='right'>文章录入：admin&nbsp;&nbsp;&nbsp;&nbsp;责任编辑：admin&nbsp;</td></tr><tr><td><li>上一篇文章： <a href='/Article/zpxx/{row.number + 1}.html'>另一则招聘公告</a></li><li>下一篇文章： 没有了</li></td></tr><tr><td align='right'>【<a href='#'>发表评论</a>】【<a href='javascript:window.close();'>关闭窗口</a>】</td></tr></table></body></html>"
    )


# WordPress with blocks, an institute ----------------------------------------------------------------------------------------


def _blocks_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/recruit/":
        return None
    number, size = int(query.get("query-3-page") or 1), 6
    rows = "".join(
        f'<li class="wp-block-post post-{row.number} post type-post status-publish format-standard hentry category-recruit"><h2 class="wp-block-post-title has-large-font-size"><a href="/{row.number}/" target="_self">{row.title}</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{"".join(row.paragraphs)[:50]} [&hellip;]</p></div><div class="wp-block-post-date"><time datetime="{row.day}T11:20:00+08:00"><a href="/{row.number}/">{row.day.year}年{row.day.month}月{row.day.day}日</a></time></div></li>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    numbers = "".join(
        f'<span aria-current="page" class="page-numbers current">{n}</span>'
        if n == number
        else f'<a class="page-numbers" href="?query-3-page={n}">{n}</a>'
        for n in range(1, last + 1)
    )
    ahead = (
        f'<a href="?query-3-page={number + 1}" class="wp-block-query-pagination-next">下一页<span class="arrow">→</span></a>'
        if number < last
        else ""
    )
    return f'<!DOCTYPE html><html lang="zh-Hans"><head><title>招聘 – 海蓝海洋研究所</title></head><body><div class="wp-site-blocks"><header class="wp-block-template-part"><nav class="wp-block-navigation"><ul>{_menu()}</ul></nav></header><main class="wp-block-group"><h1 class="wp-block-query-title">招聘</h1><div class="wp-block-query"><ul class="wp-block-post-template">{rows}</ul><nav class="wp-block-query-pagination"><div class="wp-block-query-pagination-numbers">{numbers}</div>{ahead}</nav></div></main><footer>自豪地采用WordPress</footer></div></body></html>'


def _blocks_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/(\d+)/", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html lang="zh-Hans"><head><title>{row.title} – 海蓝海洋研究所</title></head><body><div class="wp-site-blocks"><header class="wp-block-template-part"><nav class="wp-block-navigation"><ul>{_menu()}</ul></nav></header><main class="wp-block-group"><h1 class="wp-block-post-title">{row.title}</h1><div class="entry-content wp-block-post-content">{paragraphs(row)}<div class="wp-block-file">{files(row)}</div></div>'
        f'<div class="wp-block-template-part"><div class="wp-block-post-date"><time datetime="{row.day}T11:20:00+08:00">{row.day.year}年{row.day.month}月{row.day.day}日</time></div><div class="taxonomy-category wp-block-post-terms"><a href="/recruit/" rel="tag">招聘</a></div></div><div class="wp-block-comments"><h2>评论</h2><h3 class="comment-reply-title">发表回复</h3></div></main><footer>自豪地采用WordPress</footer></div></body></html>'
    )


# MetInfo, an employer: media rows with days, authors and eyes ----------------------------------------------------------------


def _met_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zhaopin/(?:list-12(?:-(\d+))?\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 8
    last = held.pages(size)
    rows = "".join(
        f'<li class="media media-lg border-bottom1"><div class="media-left"><a href="/zhaopin/{row.number}.html" title="{row.title}" target="_self"><img class="media-object" data-original="/upload/{row.number}.jpg" alt="{row.title}" height="100"></a></div><div class="media-body"><h4><a href="/zhaopin/{row.number}.html" title="{row.title}" target="_self">{row.title}</a></h4><p class="des font-weight-300">{"".join(row.paragraphs)[:60]}...</p><p class="info font-weight-300"><span>{row.day}</span><span>集团人力</span><span><i class="icon wb-eye m-r-5" aria-hidden="true"></i>{row.number % 600}</span></p></div></li>'
        for row in held.page(number, size)
    )
    numbers = "".join(
        f"<a href='/zhaopin/list-12-{n}.html' class={'Ahover' if n == number else 'Anum'}>{n}</a>"
        for n in range(1, last + 1)
    )
    ahead = (
        f"<a href='/zhaopin/list-12-{number + 1}.html' class='NextA'>></a>"
        if number < last
        else "<span class='NextSpan'>></span>"
    )
    return (
        f'<!DOCTYPE HTML><html class="met-web"><head><title>人才招聘-长岭重工集团</title><meta name="generator" content="MetInfo V7.8"></head><body><header class="met-head"><ul class="nav navlist">{_menu()}</ul></header><section class="met-news"><div class="container"><div class="row"><div class="met-news-list"><ul class="ulstyle met-pager-ajax">{rows}</ul><div class="m-t-20 text-xs-center"><div class="met_pager"><span class="PreSpan"><</span>{numbers}{ahead}<span class="PageText">转至第</span><input type="text" id="metPageT" value="{number}" /><input type="button" id="metPageB" value="页" /></div></div></div></div></div></section>'
        '<footer class="met-foot">长岭重工集团 版权所有 Powered by <a href="https://m.example/">MetInfo</a></footer></body></html>'
    )


def _met_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zhaopin/(\d+)\.html", path)
    if row is None:
        return None
    recommended = "".join(
        f'<li class="list-group-item"><a href="/zhaopin/{one.number}.html" title="{one.title}">{one.title}</a></li>'
        for one in held.notices[6:11]
    )
    return (
        f'<!DOCTYPE HTML><html class="met-web"><head><title>{row.title}-长岭重工集团</title></head><body><header class="met-head"><ul class="nav navlist">{_menu()}</ul></header><main class="met-shownews"><div class="container"><div class="row"><section class="details-title border-bottom1"><h1 class="m-t-10 m-b-5">{row.title}</h1><div class="info font-weight-300"><span>{row.day} 14:03:11</span><span>集团人力</span><span><i class="icon wb-eye m-r-5"></i>120</span></div></section>'
        f'<section class="met-editor clearfix">{paragraphs(row)}{files(row, "<p>")}</section><ul class="pager pager-round"><li class="previous"><a href="/zhaopin/{row.number - 1}.html">上一篇<span aria-hidden="true" class="hidden-xs">：另一则公告</span></a></li></ul><aside class="met-news-sidebar"><h3>为你推荐</h3><ul class="list-group">{recommended}</ul></aside></div></div></main><footer class="met-foot">长岭重工集团 版权所有</footer></body></html>'
    )


# A builder's site: names in tables within divisions, days that are links too -------------------------------------------------------


def _built_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/nr.jsp":
        return None
    number, size = int(query.get("m31pageno") or 1), 10
    rows = "".join(
        f'<div id="newsLine{place}" topclassname="top1" class="line lineH"><table class="newsTable"><tbody><tr><td class="newsTitle"><a hidefocus="true" href="nd.jsp?id={row.number}#_np=103_315" target="_blank" title="{row.title}"><span>{row.title}</span></a></td><td class="newsGroup"><a hidefocus="true" href="nr.jsp?groupId=2" target="_blank">招聘公告</a></td><td class="newsCalendar"><a hidefocus="true" href="nd.jsp?id={row.number}#_np=103_315" target="_blank">{row.day}</a></td></tr></tbody></table></div><div class="separatorLine"></div>'
        for place, row in enumerate(held.page(number, size))
    )
    last = held.pages(size)
    numbers = "".join(
        f'<div class="pageNo"><span>{n}</span></div>'
        if n == number
        else f'<div class="pageNo"><a hidefocus="true" href="nr.jsp?m31pageno={n}"><span>{n}</span></a></div>'
        for n in range(1, last + 1)
    )
    ahead = (
        f'<div class="pageNext"><a hidefocus="true" href="nr.jsp?m31pageno={number + 1}"><span>下一页</span></a></div>'
        if number < last
        else '<div class="pageNext disabled"><span>下一页</span></div>'
    )
    return f'<!DOCTYPE html><html><head><title>招聘公告-望月康复医院</title></head><body><div id="g_main"><table id="nav"><tr>{_menu("td", ".jsp")}</tr></table><div id="module31" class="form"><div class="formMiddle"><div class="newsList">{rows}</div><div id="pagenation31" class="pagenation">{numbers}{ahead}</div></div></div></div><div id="webFooter">©2026 望月康复医院 版权所有 | 技术支持：某某建站</div></body></html>'


def _built_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/nd.jsp" else None
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}-望月康复医院</title></head><body><div id="g_main"><table id="nav"><tr>{_menu("td", ".jsp")}</tr></table><div class="newsDetail"><h1 class="title">{row.title}</h1><table class="leftInfo"><tr><td><span class="newsInfo">发表时间：{row.day} 15:16</span></td><td><a href="javascript:;" onclick="Site.fontSize()">字号</a></td></tr></table><div class="richContent">{paragraphs(row, "div")}</div><div class="attach">{files(row)}</div><div class="sharePanel">文章分类：<a href="nr.jsp?groupId=2">招聘公告</a> 分享到：</div></div></div><div id="webFooter">©2026 望月康复医院 版权所有 | 技术支持：某某建站</div></body></html>'


# TRS, a city: the pager written by a script out of variables ---------------------------------------------------------------------


def _written_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zwgk/rsxx/zkzp/(?:index(?:_(\d+))?\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 0), 10
    rows = "".join(
        f'<li><a href="./{row.day.year}{row.day.month:02d}/t{row.day.year}{row.day.month:02d}{row.day.day:02d}_{row.number}.html" target="_blank" title="{row.title}">{row.title}</a><b>{row.day}</b></li>'
        for row in held.page(number + 1, size)
    )
    script = (
        f"var currentPage = {number};//所在页从0开始\nvar prevPage = currentPage-1//上一页\nvar nextPage = currentPage+1//下一页\nvar countPage = {held.pages(size)}//共多少页\n"
        'if(countPage>1&&currentPage!=0&&currentPage!=1)\n document.write("<a href=\\"index"+"_" + prevPage + "."+"html\\">上一页</a>&nbsp;");\nelse if(countPage>1&&currentPage==1)\n document.write("<a href=\\"index.html\\">上一页</a>&nbsp;");\n'
        'if(countPage>1&&currentPage!=(countPage-1))\n document.write("<a href=\\"index"+"_" + nextPage + "."+"html\\">下一页</a>&nbsp;");\n'
    )
    return f'<!DOCTYPE html><html><head><title>招考招聘_赤水河市人民政府</title></head><body><div class="top">{_menu("span")}</div><div class="gl-list"><ul>{rows}</ul><div class="fenye"><script>\n{script}</script></div></div><div class="footer">主办：赤水河市人民政府办公室 网站标识码5200000001</div></body></html>'


def _written_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zwgk/rsxx/zkzp/\d{6}/t\d{8}_(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}_赤水河市人民政府</title><meta name="ArticleTitle" content="{row.title}"><meta name="PubDate" content="{row.day} 09:00"><meta name="ContentSource" content="市人社局"></head><body><div class="top">{_menu("span")}</div><div class="xl"><h1>{row.title}</h1><div class="xl-info"><i>{row.day} 09:00</i><i>来源：市人社局</i><i>阅读：<script src="/count.js"></script></i><i>字体：[大][中][小]</i></div><div class="TRS_Editor"><div class="trs_editor_view TRS_UEDITOR">{paragraphs(row)}</div></div><div class="xg">附件：{files(row)}</div></div><div class="footer">主办：赤水河市人民政府办公室 网站标识码5200000001</div></body></html>'


# DedeCMS: its own list, with picture, category, line of small words and introduction ----------------------------------------------


def _dede_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/a/zhaopin/(?:list_7_(\d+)\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    last = held.pages(size)
    rows = "".join(
        f"<li><a href='/a/zhaopin/{row.number}.html' class='preview'><img src='/images/defaultpic.gif'/></a>[<b><a href='/a/zhaopin/'>招聘信息</a></b>] <a href=\"/a/zhaopin/{row.number}.html\" class=\"title\">{row.title}</a><span class=\"info\"><small>日期：</small>{row.day} 11:05:30<small>点击：</small>{row.number % 200}<small>好评：</small>0</span><p class=\"intro\">{''.join(row.paragraphs)[:55]}...</p></li>"
        for row in held.page(number, size)
    )
    numbers = "".join(
        f'<li class="thisclass">{n}</li>' if n == number else f"<li><a href='list_7_{n}.html'>{n}</a></li>"
        for n in range(1, last + 1)
    )
    ahead = (
        f"<li><a href='list_7_{number + 1}.html'>下一页</a></li><li><a href='list_7_{last}.html'>末页</a></li>"
        if number < last
        else ""
    )
    hot = "".join(f'<li><a href="/a/zhaopin/{row.number}.html">{row.title}</a></li>' for row in held.notices[12:20])
    return f'<!DOCTYPE html><html><head><meta charset="gb2312"><title>招聘信息_柿子沟煤业集团</title></head><body class="articlelist"><div id="navMenu"><ul>{_menu()}</ul></div><div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="/a/zhaopin/">招聘信息</a> > </div><div class="listbox"><ul class="e2">{rows}</ul></div><div class="dede_pages"><ul class="pagelist"><li>首页</li>{numbers}{ahead}<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>{len(held.notices)}</strong>条</span></li></ul></div></div><div class="pright"><dl class="tbox"><dt><strong>热点内容</strong></dt><dd><ul class="c1 ico2">{hot}</ul></dd></dl></div></div><div class="footer">柿子沟煤业集团 Power by DedeCms</div></body></html>'


def _dede_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/a/zhaopin/(\d+)\.html", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><meta charset="gb2312"><title>{row.title}_柿子沟煤业集团</title></head><body class="articleview"><div id="navMenu"><ul>{_menu()}</ul></div><div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="/a/zhaopin/">招聘信息</a> > </div><div class="viewbox"><div class="title"><h2>{row.title}</h2></div><div class="info"> <small>时间:</small>{row.day} 11:05<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small><script src="/plus/count.php?aid={row.number}"></script>次</div>'
        f'<div class="content">{paragraphs(row)}{files(row, "<br>")}</div><div class="dede_pages"><ul class="pagelist"></ul></div><div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="context"><ul><li>上一篇：<a href="/a/zhaopin/{row.number + 1}.html">另一则公告</a></li><li>下一篇：没有了</li></ul><div class="actbox"><ul><li><a href="#">收藏</a></li><li><a href="#">挑错</a></li><li><a href="#">推荐</a></li><li><a href="#">打印</a></li></ul></div></div></div></div></div><div class="footer">柿子沟煤业集团 Power by DedeCms</div></body></html>'
    )


# A province's bureau: pages by a script that is handed the link and an address ------------------------------------------------------


def _handed_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/web/zkzp.html":
        return None
    number, size = int(query.get("pageIndex") or 1), 15
    last = held.pages(size)
    rows = "".join(
        f'<li><a class="left" href="/web/zkzp/art/{row.number}" title="{row.title}" target="_blank">{row.title}</a><span class="right date">{row.day}</span></li>'
        for row in held.page(number, size)
    )

    def turn(name: str, page: int, more: str = "") -> str:
        address = f"/web/zkzp.html?pageIndex={page}"
        return (
            f'<a onclick="queryArticleByCondition(this,\'{address}\')" tagname="{address}" class="ys {more}">{name}</a>'
        )

    pager = (
        turn("首页", 1)
        + turn("上一页", max(1, number - 1))
        + "".join(turn(str(n), n, "cur" * (n == number)) for n in range(1, last + 1))
        + turn("下一页", min(last, number + 1))
        + turn("尾页", last)
    )
    return f'<!DOCTYPE html><html><head><title>招考招聘-北原省人力资源和社会保障厅</title></head><body><div class="head"><ul>{_menu("li", ".html")}</ul></div><div class="listright-box"><ul>{rows}</ul></div><div class="pages" id="Pages">{pager}<span class="total">共{last}页</span></div><script>function queryArticleByCondition(obj, url){{ var u = $(obj).attr("tagname") || url; window.location.href = u; }}</script><div class="foot">北原省人力资源和社会保障厅 主办</div></body></html>'


def _handed_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/web/zkzp/art/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>北原省人力资源和社会保障厅</title></head><body><div class="head"><ul>{_menu("li", ".html")}</ul></div><div class="xxgk-detail"><div class="biaoti"><p>{row.title}</p></div><div class="shijian"><span>发布日期：{row.day} 16:21</span><span>来源：人事考试处</span><span>浏览次数：<b id="view">31</b></span></div><div class="neirong">{paragraphs(row, "p", "style=text-indent:2em;")}</div><div class="fujian">{files(row)}</div></div><div class="foot">北原省人力资源和社会保障厅 主办</div></body></html>'


# A city's talent company: layui draws the pager ---------------------------------------------------------------------------------------


def _lay_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/news/index":
        return None
    number, size = int(query.get("page") or 1), 9
    rows = "".join(
        f'<div class="layui-card"><div class="layui-card-header"><a href="/news/info/{row.number}">{row.title}</a></div><div class="layui-card-body"><span>发布人：猎头部</span><span>{row.day.year}.{row.day.month:02d}.{row.day.day:02d}</span></div></div>'
        for row in held.page(number, size)
    )
    return f'<!DOCTYPE html><html><head><title>招聘公告_滨湖人才集团</title></head><body><ul class="layui-nav">{_menu("li", "")}</ul><div class="layui-container"><div class="list">{rows}</div><div id="pages"></div></div><div class="footer">滨湖人才集团</div><script src="/layui/layui.js"></script><script>\nlayui.use("laypage", function(){{\n  var laypage = layui.laypage;\n  laypage.render({{ elem: "pages", count: {len(held.notices)}, limit: {size}, curr: {number}, jump: function(obj, first){{ if(!first){{ location.href = "/news/index?page=" + obj.curr; }} }} }});\n}});\n</script></body></html>'


def _lay_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/news/info/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}_滨湖人才集团</title></head><body><ul class="layui-nav">{_menu("li", "")}</ul><div class="layui-container"><h2 class="tt">{row.title}</h2><p class="ss"><span>发布人：猎头部</span><span>{row.day.year}.{row.day.month:02d}.{row.day.day:02d}</span></p><div class="layui-text">{paragraphs(row)}{files(row, "<p>")}</div></div><div class="footer">滨湖人才集团</div></body></html>'


STYLES = (
    Style("webplus-news", "/zpxx/list.htm", _plus_list, _plus_detail),
    Style("vsb-lines", "/zpgg.htm", _lines_list, _lines_detail),
    Style("powereasy-titles", "/Article/zpxx/", _power_list, _power_detail, "gb2312"),
    Style("wordpress-blocks", "/recruit/", _blocks_list, _blocks_detail),
    Style("metinfo-media", "/zhaopin/", _met_list, _met_detail),
    Style("builder-tables", "/nr.jsp", _built_list, _built_detail),
    Style("trs-written-pager", "/zwgk/rsxx/zkzp/", _written_list, _written_detail),
    Style("dede-stock", "/a/zhaopin/", _dede_list, _dede_detail, "gbk"),
    Style("handed-address", "/web/zkzp.html", _handed_list, _handed_detail),
    Style("laypage", "/news/index", _lay_list, _lay_detail),
)
