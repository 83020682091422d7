"""Public offices, a hospital and an institute."""

from __future__ import annotations

from datetime import timedelta

from tests.sites.cms.content import Holding, files, paragraphs
from tests.sites.cms.stranger.shells import menu, neighbours
from tests.sites.cms.style import Style, find


def _a_head(title: str) -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
        f'<HTML><HEAD><TITLE>{title}</TITLE><META Name="keywords" Content="云麓大学人事处"><link rel="stylesheet" href="/style/style.css">'
        "</HEAD><BODY><table width=1000 align=center cellspacing=0 cellpadding=0><tr><td><img src=/images/top.jpg></td></tr><tr><td class=nav><table><tr>"
        f"{menu('/rsc/', 'td')}</tr></table></td></tr></table><table width=1000 align=center><tr><td valign=top width=220><table class=leftmenu>"
        + "".join(
            f'<tr><td><img src=/images/li.gif> <a href="/{code}.htm" title="{name}">{name}</a></td></tr>'
            for code, name in (
                ("zpxx", "招聘信息"),
                ("szdw", "师资队伍"),
                ("bshgl", "博士后管理"),
                ("xzfw", "下载服务"),
            )
        )
        + "</table></td><td valign=top>"
    )


_A_FOOT = "</td></tr></table><table width=1000 align=center class=foot><tr><td align=center>版权所有：云麓大学人事处 地址：云麓市学府路1号 邮编：000000</td></tr></table></BODY></HTML>"


def _a_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    size = 12
    last = held.pages(size)
    known = {"/zpxx.htm": 1} | {f"/zpxx/{last - n + 1}.htm": n for n in range(2, last + 1)}
    if path not in known:
        return None
    number = known[path]
    up, base = ("", "zpxx/") if number == 1 else ("../", "")
    rows = "".join(
        f'<tr height="20" id="line47_{at}"><td width="1%" align="center" nowrap><span class="leaderfont47">·&nbsp;</span></td>'
        f'<td align="left" style="font-size:9pt"><a class="c47" href="{up}info/1005/{row.number}.htm" target="_blank" title="{row.title}">{row.cut}</a></td>'
        f'<td width="1%" align="right" nowrap><span class="timestyle47">{row.day:%Y/%m/%d}&nbsp;</span></td></tr>'
        '<tr><td colspan="3"><hr style="border:dotted 1px #ccc"></td></tr>'
        for at, row in enumerate(held.page(number, size))
    )
    back = (
        f'<a href="{up}zpxx.htm" class="Next">首页</a>&nbsp;&nbsp;'
        if number > 1
        else '<span class="PrevDisabled">首页&nbsp;&nbsp;上页</span>&nbsp;'
    )
    on = (
        f'<a href="{base}{last - number}.htm" class="Next">下页</a>&nbsp;&nbsp;<a href="{base}1.htm" class="Next">尾页</a>'
        if number < last
        else '<span class="NextDisabled">下页</span>&nbsp;<span class="NextDisabled">尾页</span>'
    )
    pager = (
        f'<table cellspacing=0 class="headStyle47" width="100%" cellpadding="1"><tr valign="middle"><td nowrap align="left" width="1%" id="fanye47">共{len(held.notices)}条&nbsp;&nbsp;{number}/{last}&nbsp;</td>'
        f'<td nowrap align="left"><div>{back}{on}&nbsp;&nbsp;<input align="absmiddle" type="button" class="defaultButtonStyle" id="gotopagebut47" value="转到" onclick="javascript:a47_gopage_fun()">'
        '<input size="2" align="absmiddle" class="defaultInputStyle" name="a47GOPAGE" id="u8_goto" value=""></div></td></tr></table>'
    )
    return (
        _a_head("招聘信息-云麓大学人事处")
        + '<table class="winstyle46"><tr><td>当前位置: <a href="/index.htm">网站首页</a>&gt;&gt;<a href="/zpxx.htm">招聘信息</a></td></tr></table>'
        + f'<table border=0 width="100%" class="winstyle47" cellspacing=0 cellpadding=0>{rows}<tr><td colspan=3 align=center>{pager}</td></tr></table>'
        + _A_FOOT
    )


def _a_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/info/1005/(\d+)\.htm", path)
    if row is None:
        return None
    newer, older = neighbours(held, row)
    beside = "".join(
        f'<tr><td>{word}：<a href="{one.number}.htm">{one.title}</a></td></tr>'
        for word, one in (("上一条", newer), ("下一条", older))
        if one
    )
    attached = "".join(
        f'<p>附件【<a href="{url}" target="_blank">{name}</a>】已下载<span id="nattach">12</span>次</p>'
        for name, url in row.files
    )
    return (
        _a_head(f"{row.title}-云麓大学人事处")
        + '<table><tr><td>当前位置: <a href="/index.htm">网站首页</a>&gt;&gt;<a href="/zpxx.htm">招聘信息</a>&gt;&gt;正文</td></tr></table>'
        + '<script language="javascript" src="/system/resource/js/news/mp4video.js"></script><form name="form111"><table border=0 class="winstyle1113" width="100%" cellspacing=0 cellpadding=0>'
        f'<tr><td class="titlestyle1113" align="center">{row.title}</td></tr>'
        f'<tr height="30"><td align="center"><span class="timestyle1113">{row.day} 15:32</span><span class="authorstyle1113">&nbsp;&nbsp;人事处&nbsp;</span>&nbsp;(点击: <span id="dynclicks_u9">318</span>)</td></tr>'
        '<tr><td align="right"><span>[<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(12)">小</a>]</span></td></tr>'
        f'<tr><td class="contentstyle1113"><div id="vsb_content"><div class="v_news_content">{paragraphs(row, "p", "style=line-height:2em")}</div></div></td></tr>'
        f'<tr><td>{attached}</td></tr>{beside}<tr><td align="right">【<a href="javascript:window.opener=null;window.close();">关闭窗口</a>】</td></tr></table></form>'
        + _A_FOOT
    )


def _b_head(title: str, metas: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title><meta name="SiteName" content="沧江县人民政府">{metas}</head><body>'
        '<div class="top"><div class="w1200"><span class="fl">今天是2026年11月25日 星期三</span><span class="fr"><a href="#">繁體</a> | <a href="#">无障碍浏览</a> | <a href="#">长者模式</a> | <a href="#">政务新媒体</a></span></div></div>'
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zjcj/">走进沧江</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>'
    )


_B_FOOT = (
    '<div class="footer"><div class="links"><select><option>国务院部门网站</option><option>省政府部门网站</option></select></div>'
    "<p><a href='/wzdt/'>网站地图</a> | <a href='/gywm/'>关于我们</a> | <a href='/lxwm/'>联系我们</a></p><p>主办：沧江县人民政府办公室　承办：沧江县数据局</p>"
    "<p>网站标识码：0000000001　某ICP备00000000号</p></div></body></html>"
)


def _b_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    size, base = 15, "/zwgk/zdlyxxgk/zkly/"
    known = {base: 0, f"{base}index.html": 0} | {f"{base}index_{n}.html": n for n in range(1, held.pages(size))}
    if path not in known:
        return None
    number = known[path]
    rows = "".join(
        f'<li><a href="./{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.html" target="_blank" title="{row.title}">{row.title}</a><span>{row.day}</span></li>'
        + ('<li class="line"></li>' if at % 5 == 4 else "")
        for at, row in enumerate(held.page(number + 1, size))
    )
    side = "".join(
        f'<li><a href="../{n}/">{name}</a></li>'
        for n, name in enumerate(
            (
                "财政预决算",
                "招考录用",
                "义务教育",
                "社会救助",
                "食品药品监管",
                "环境保护",
                "征地信息",
                "公共资源交易",
                "安全生产",
            )
        )
    )
    return (
        _b_head("招考录用-沧江县人民政府")
        + '<div class="w1200 main"><div class="bread">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="../">重点领域信息公开</a> &gt; 招考录用</div>'
        f'<div class="left"><h3>重点领域信息公开</h3><ul>{side}</ul></div><div class="right"><ul class="list_ul">{rows}</ul>'
        f'<div class="page"><script>createPageHTML({held.pages(size)}, {number}, "index", "html");</script></div></div></div>'
        + _B_FOOT
    )


def _b_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zwgk/zdlyxxgk/zkly/\d{6}/t\d{8}_(\d+)\.html", path)
    if row is None:
        return None
    written = row.day - timedelta(days=3)
    metas = f'<meta name="ArticleTitle" content="{row.title}"><meta name="PubDate" content="{row.day} 09:40"><meta name="ContentSource" content="县人社局"><meta name="ColumnName" content="招考录用">'
    return (
        _b_head(f"{row.title}-沧江县人民政府", metas)
        + '<div class="w1200 main"><div class="bread">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 招考录用</div>'
        f'<table class="xxgk_tab"><tr><td class="t">索 引 号：</td><td>00000001X/2026-0{row.number}</td><td class="t">主题分类：</td><td>劳动、人事、监察</td></tr>'
        f'<tr><td class="t">发布机构：</td><td>县人社局</td><td class="t">成文日期：</td><td>{written}</td></tr>'
        f'<tr><td class="t">名　　称：</td><td colspan="3">{row.title}</td></tr>'
        f'<tr><td class="t">文　　号：</td><td>无</td><td class="t">发布日期：</td><td>{row.day}</td></tr></table>'
        f'<div class="article"><h1 class="xl_tit">{row.title}</h1><div class="xl_info"><span>发布时间：{row.day} 09:40</span><span>来源：县人社局</span><span>字体：[ <a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a> ]</span></div>'
        f'<div class="TRS_Editor">{paragraphs(row, "p", "align=justify")}</div><div class="fj">{files(row, "<br>")}</div></div>'
        '<div class="ewm"><img src="/images/ewm.png"><p>扫一扫在手机打开当前页</p></div><div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>'
        + _B_FOOT
    )


def _c_nav() -> str:
    return (
        '<div class="head"><a href="/"><img src="/picture/0/logo.png"></a><form action="/jsearch/" name="so"><input name="q" value="请输入关键字"><input type="submit" value="搜索"></form></div>'
        f'<div class="menu"><ul>{menu("/col/col", "li", ("首页", "机构概况", "新闻动态", "政务公开", "办事服务", "互动交流", "专题专栏"))}</ul></div>'
    )


def _c_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/col/col58432/index.html":
        return None
    records = "".join(
        f"<record><![CDATA[\n<li><span>{row.day}</span><a title='{row.title}' target='_blank' href='/art/{row.day.year}/{row.day.month}/{row.day.day}/art_58432_{row.number}.html'>{row.title}</a></li>]]></record>\n"
        for row in held.notices
    )
    return (
        "<!doctype html><html><head><title>望海市人力资源和社会保障局 事业单位公开招聘</title><script src='/script/0/pager.js'></script></head><body>"
        + _c_nav()
        + '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/col/col58400/index.html">专题专栏</a> &gt; 事业单位公开招聘</div><div class="box"><div class="box_l"><ul>'
        + menu("/col/col584", "li", ("公务员招考", "事业单位公开招聘", "高校毕业生招募", "职称评审公示"))
        + f'</ul></div><div class="box_r"><div id="289741" class="default_pgContainer"></div><script type="text/xml"><datastore>\n<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=46&path=http://www.example.gov.cn/&columnid=58432&unitid=289741&permissiontype=0"></a>]]></nextgroup>\n<recordset>{records}</recordset></datastore></script>'
        '<script>document.getElementById("289741"); $("#289741").jpage({"themeName":"default","dataStore":1,"perPage":15,"groupSize":3,'
        f'"totalRecord":{len(held.notices)},"openCookies":0,"proxyUrl":"/module/web/jpage/dataproxy.jsp","barTemplate":"<a class=default_pgBtn>首页</a>共<font>1</font>页"}});</script></div></div>'
        '<div class="foot">主办单位：望海市人力资源和社会保障局　网站标识码：0000000002</div></body></html>'
    )


def _c_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/art/\d{4}/\d+/\d+/art_58432_(\d+)\.html", path)
    if row is None:
        return None
    return (
        f'<!doctype html><html><head><title>望海市人力资源和社会保障局 事业单位公开招聘 {row.title}</title><meta name="pubdate" content="{row.day} 16:05"></head><body>'
        + _c_nav()
        + '<div class="position">当前位置：<a href="/">首页</a> &gt; 事业单位公开招聘</div><div id="barrierfree_container">'
        f'<table id="c" width="95%" align="center"><tr><td class="title"><!--<$[标题名称(html)]>begin-->{row.title}<!--<$[标题名称(html)]>end--></td></tr>'
        f'<tr><td><table width="100%"><tr><td align="center">发布日期：{row.day}</td><td align="center">信息来源：事业单位人事管理处</td><td align="center">浏览次数：<script src="/module/visitcount/articlehits.jsp?colid=58432"></script></td><td>字号：[ <a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> ]</td></tr></table></td></tr>'
        f'<tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin-->{paragraphs(row)}<!--<$[信息内容]>end--></div></td></tr><tr><td>{files(row, "<img src=/module/jslib/icons/xls.gif>")}</td></tr>'
        '<tr><td align="right"><a href="javascript:window.print()">【打印本页】</a> <a href="javascript:window.close()">【关闭窗口】</a></td></tr></table></div>'
        '<div class="foot">主办单位：望海市人力资源和社会保障局　网站标识码：0000000002</div></body></html>'
    )


def _d_frame(held: Holding, title: str, middle: str) -> str:
    ranks = "".join(
        f'<li><a href="/index.php?m=content&c=index&a=show&catid=9&id={90 + n}" title="{name}">{name}</a></li>'
        for n, name in enumerate(
            (
                "我院成功开展首例微创手术",
                "院领导节前走访慰问离退休职工",
                "国家医疗队赴基层义诊",
                "我院举行消防安全演练",
                "护理部举办技能竞赛",
            )
        )
    )
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml">'
        f'<head><title>{title}</title><meta name="keywords" content="北陵市中心医院"/></head><body><div class="header"><div class="logo"><a href="/"><img src="/statics/images/logo.jpg"/></a></div><div class="nav-site"><ul>{menu("/list-", "li", ("首页", "医院概况", "新闻中心", "科室导航", "专家介绍", "就医指南", "人才招聘", "党建园地"))}</ul></div></div>'
        f'<div class="main"><div class="col-left">{middle}</div><div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">{ranks}</ul></div>'
        f'<div class="box"><h5 class="title-2">频道本月排行</h5><ul class="content rank"><li><span>318</span><a href="/index.php?m=content&c=index&a=show&catid=13&id={held.notices[4].number}">{held.notices[4].cut}</a></li></ul></div></div></div>'
        '<div class="footer"><p class="info"><a href="/">关于我们</a> | <a href="/">联系方式</a> | <a href="/">招贤纳士</a></p>急救电话：120</div></body></html>'
    )


def _d_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index.php" or query.get("a") != "lists" or query.get("catid") != "13":
        return None
    number, size = int(query.get("page") or 1), 10
    last = held.pages(size)
    address = "/index.php?m=content&amp;c=index&amp;a=lists&amp;catid=13&amp;page="
    rows = "".join(
        f'<li><span class="rt">{row.day} 10:2{at}:17</span>·<a href="/index.php?m=content&c=index&a=show&catid=13&id={row.number}" target="_blank" style="">{row.title}</a></li>'
        + ('<li class="bk20 hr"></li>' if at % 5 == 4 else "")
        for at, row in enumerate(held.page(number, size))
    )
    numbers = " ".join(
        f"<span>{n}</span>" if n == number else f'<a href="{address}{n}">{n}</a>' for n in range(1, last + 1)
    )
    pager = f'<a class="a1">{len(held.notices)}条</a> <a href="{address}{max(number - 1, 1)}" class="a1">上一页</a> {numbers} <a href="{address}{min(number + 1, last)}" class="a1">下一页</a>'
    return _d_frame(
        held,
        "人才招聘 - 北陵市中心医院",
        '<div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/index.php?m=content&c=index&a=lists&catid=13">人才招聘</a> &gt; 列表</div>'
        f'<ul class="list lh24 f14">{rows}</ul><div id="pages" class="text-c">{pager}</div>',
    )


def _d_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/index.php" and query.get("a") == "show" else None
    if row is None:
        return None
    newer, older = neighbours(held, row)
    beside = "".join(
        f'<strong>{word}：</strong><a href="/index.php?m=content&c=index&a=show&catid=13&id={one.number}">{one.title}</a><br />'
        for word, one in (("上一篇", older), ("下一篇", newer))
        if one
    )
    related = "".join(
        f'<li>·<a href="/index.php?m=content&c=index&a=show&catid=13&id={one.number}">{one.title}</a><span>({one.day})</span></li>'
        for one in held.notices[2:5]
    )
    return _d_frame(
        held,
        f"{row.title} - 人才招聘 - 北陵市中心医院",
        '<div class="crumbs"><a href="/">首页</a> &gt; <a href="/index.php?m=content&c=index&a=lists&catid=13">人才招聘</a> &gt; 正文</div>'
        f'<div id="Article"><h1>{row.title}<br />\n<span>{row.day} 10:21:17&nbsp;&nbsp;&nbsp;来源：<a href="">人力资源部</a>&nbsp;&nbsp;&nbsp;评论：<a href="#comment_iframe" id="comment">0</a> 点击：<span id="hits">57</span></span></h1>'
        f'<div class="content">{paragraphs(row)}<div id="pages" class="text-c"></div></div>{files(row)}<p style="margin-bottom:10px"><strong>关键词：</strong><a href="/tag">招聘</a></p>'
        f'<p class="f14">{beside}</p><div class="related"><h5>相关文章</h5><ul class="content list blue lh24 f14">{related}</ul></div></div>',
    )


_STATE = "/wEPDwUKLTYyNzA3MjE5Mw9kFgICAw9kFgQCAQ8PFgIeC1JlY29yZGNvdW50AhtkZAIDDzwrAA0BAA8WBB4LXyFEYXRhQm91bmRnHgtfIUl0ZW1Db3VudAIKZGQYAQ=="


def _e_frame(title: str, middle: str, action: str) -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml">'
        f'<head id="Head1"><title>\r\n\t{title}\r\n</title></head><body><form name="form1" method="post" action="{action}" id="form1">\r\n<div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />\r\n'
        f'<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />\r\n<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{_STATE}" /></div>\r\n'
        '<script type="text/javascript">\r\n//<![CDATA[\r\nvar theForm = document.forms["form1"];\r\nfunction __doPostBack(eventTarget, eventArgument) {\r\n if (!theForm.onsubmit || (theForm.onsubmit() != false)) {\r\n theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); } }\r\n//]]>\r\n</script>\r\n'
        '<div><input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEWBAKM54rGBg==" /></div>'
        f'<div id="top"><ul id="ctl00_menu">{menu("/Page", "li", ("首页", "研究所概况", "机构设置", "科研成果", "研究队伍", "国际交流", "人才招聘", "信息公开"))}</ul>'
        '<input name="ctl00$txtKey" type="text" id="ctl00_txtKey" /><input type="submit" name="ctl00$btnSearch" value="搜索" id="ctl00_btnSearch" /></div>'
        f'{middle}<div id="bottom">版权所有 © 松原岭应用物理研究所　技术支持：信息中心</div></form></body></html>'
    )


def _e_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/NewsList.aspx":
        return None
    size = 10
    number = 1
    if query.get("__EVENTTARGET") == "ctl00$ContentPlaceHolder1$AspNetPager1" and query.get("__VIEWSTATE") == _STATE:
        number = int(query.get("__EVENTARGUMENT") or 1)
    last = held.pages(size)
    rows = "".join(
        f'<tr class="GridViewRow"><td style="width:20px;"><img src="images/arrow.gif" /></td><td align="left"><a id="ctl00_ContentPlaceHolder1_GridView1_ctl{at + 2:02d}_HyperLink1" title="{row.title}" href="NewsShow.aspx?ID={row.number}" target="_blank">{row.cut}</a></td>'
        f'<td align="right" style="width:90px;"><span id="ctl00_ContentPlaceHolder1_GridView1_ctl{at + 2:02d}_lblDate">{row.day.year}/{row.day.month}/{row.day.day}</span></td></tr>'
        for at, row in enumerate(held.page(number, size))
    )

    def go(to: int, text: str) -> str:
        if not 1 <= to <= last or to == number:
            return f'<a disabled="disabled" style="margin-right:5px;">{text}</a>'
        return f"<a href=\"javascript:__doPostBack('ctl00$ContentPlaceHolder1$AspNetPager1','{to}')\" style=\"margin-right:5px;\">{text}</a>"

    numbers = "".join(
        f'<span style="margin-right:5px;font-weight:Bold;color:red;">{n}</span>' if n == number else go(n, str(n))
        for n in range(1, last + 1)
    )
    pager = f'<div id="ctl00_ContentPlaceHolder1_AspNetPager1">\r\n<div style="width:40%;float:left;">共{last}页，当前第{number}页，每页{size}条</div><div style="width:60%;float:left;">{go(1, "首页")}{go(number - 1, "上一页")}{numbers}{go(number + 1, "下一页")}{go(last, "尾页")}</div></div>'
    return _e_frame(
        "人才招聘_松原岭应用物理研究所",
        '<div id="pos">您现在的位置：<a href="/">首页</a> → <span id="ctl00_ContentPlaceHolder1_lblClass">人才招聘</span></div>'
        f'<div><table cellspacing="0" border="0" id="ctl00_ContentPlaceHolder1_GridView1" style="width:100%;border-collapse:collapse;">{rows}</table></div>{pager}',
        "NewsList.aspx?ClassID=12",
    )


def _e_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("ID", "")) if path == "/NewsShow.aspx" else None
    if row is None:
        return None
    return _e_frame(
        "松原岭应用物理研究所",
        '<div id="pos">您现在的位置：<a href="/">首页</a> → <a href="NewsList.aspx?ClassID=12">人才招聘</a> → 正文</div><div class="show">'
        f'<div class="bt"><span id="ctl00_ContentPlaceHolder1_lblTitle">{row.title}</span></div>'
        f'<div class="fbt">发布人：<span id="ctl00_ContentPlaceHolder1_lblAuthor">人事教育处</span>　发布时间：<span id="ctl00_ContentPlaceHolder1_lblTime">{row.day.year}/{row.day.month}/{row.day.day} 9:05:00</span>　浏览次数：<span id="ctl00_ContentPlaceHolder1_lblHits">403</span></div>'
        f'<div class="nr"><span id="ctl00_ContentPlaceHolder1_lblContent">{paragraphs(row)}</span></div><div>{files(row, "附件：")}</div></div>',
        f"NewsShow.aspx?ID={row.number}",
    )


STYLES: tuple[Style, ...] = (
    Style("old-windows", "/zpxx.htm", _a_list, _a_detail),
    Style("county-records", "/zwgk/zdlyxxgk/zkly/", _b_list, _b_detail),
    Style("bureau-cdata", "/col/col58432/index.html", _c_list, _c_detail),
    Style("hospital-php", "/index.php?m=content&c=index&a=lists&catid=13", _d_list, _d_detail),
    Style("institute-grid", "/NewsList.aspx?ClassID=12", _e_list, _e_detail),
)
