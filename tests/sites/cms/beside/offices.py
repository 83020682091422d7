"""Two sites of authorities: a county's portal, a city's personnel examinations."""

from __future__ import annotations

import re
from html import escape

from tests.sites.cms.beside.aside import ASIDE, around, at, hottest
from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, cut, fill, views
from tests.sites.cms.style import Style

# -- a county government's portal -------------------------------------------------------------------------------------

_COUNTY_ROOT = "/zwgk/zdly/rsxx/zkzp/"
_COUNTY_FRAME = """
<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
<title>@title@</title>
<meta name="SiteName" content="青岚县人民政府" />
<meta name="SiteDomain" content="www.qinglanxian.gov.cn" />
<meta name="SiteIDCode" content="3609990001" />
<meta name="ColumnName" content="招考招聘" />
<meta name="ColumnType" content="重点领域信息公开" />
@meta@
<link rel="stylesheet" type="text/css" href="/images/gb.css" />
<style>.gl-list li{line-height:40px;border-bottom:1px dashed #ddd}.gl-list li span{float:right;color:#999}</style>
</head>
<body>
<div class="top"><div class="w1200">
 <span class="fl">今天是<script>var d=new Date();document.write(d.getFullYear()+"年"+(d.getMonth()+1)+"月"+d.getDate()+"日");
 </script></span>
 <span class="fr"><a href="javascript:void(0)" id="wza">无障碍浏览</a> | <a href="/wap/">手机版</a> |
 <a href="/jyh/">繁體</a> | <a href="/mailbox/">县长信箱</a></span></div></div>
<div class="header"><a href="/"><img src="/images/logo.png" alt="青岚县人民政府" /></a>
 <form action="/search/" method="get" target="_blank"><input type="text" name="q" value="请输入关键字" />
 <input type="submit" value="搜索" /></form></div>
<ul class="nav">
 <li><a href="/">网站首页</a></li><li><a href="/zjql/">走进青岚</a></li><li><a href="/xwzx/">新闻中心</a></li>
 <li><a href="/zwgk/" class="on">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li>
</ul>
@main@
<div class="footer">
 <div class="links"><select onchange="window.open(this.value)"><option>--国务院部门网站--</option>
 <option value="http://www.mohrss.example/">人力资源和社会保障部</option></select>
 <select onchange="window.open(this.value)"><option>--各县（区）网站--</option>
 <option value="http://www.cangjiang.example/">沧江县</option></select></div>
 <p>主办：青岚县人民政府办公室　承办：青岚县大数据中心　网站标识码：3609990001</p>
 <p>赣ICP备12003456号-1　<a href="http://www.beian.example/">赣公网安备 36099902000101号</a>　联系电话：0799-6012345</p>
 <p><a href="/wzdt/">网站地图</a> | <a href="/gywm/">关于我们</a></p>
</div>
</body>
</html>
"""
_COUNTY_PAGER = """
<div class="page"><script type="text/javascript">
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
	if(_nPageCount == null || _nPageCount<=1){ return; }
	function at(n){ return n==0 ? _sPageName+"."+_sPageExt : _sPageName+"_"+n+"."+_sPageExt; }
	var s = "<span>共"+_nPageCount+"页</span> ";
	if(_nCurrIndex>0){ s += "<a href='"+at(0)+"'>首页</a> <a href='"+at(_nCurrIndex-1)+"'>上一页</a> "; }
	for(var i=0;i<_nPageCount;i++){
		s += i==_nCurrIndex ? "<span class='cur'>"+(i+1)+"</span> " : "<a href='"+at(i)+"'>"+(i+1)+"</a> ";
	}
	if(_nCurrIndex<_nPageCount-1){
		s += "<a href='"+at(_nCurrIndex+1)+"'>下一页</a> <a href='"+at(_nPageCount-1)+"'>尾页</a>";
	}
	document.write(s);
}
createPageHTML(@count@, @current@, "index", "html");
</script></div>
"""


def _county_link(notice: Notice) -> str:
    return f"{notice.day:%Y%m}/t{notice.day:%Y%m%d}_{notice.number}.html"


def _county_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(re.escape(_COUNTY_ROOT) + r"(?:index(?:_([1-9]\d*))?\.html)?", path)
    page = int(found[1] or 0) + 1 if found else 0
    if not 1 <= page <= held.pages(10):
        return None
    rows = []
    for place, one in enumerate(held.page(page, 10)):
        name = escape(cut(one.title, 24))
        rows.append(
            f'<li><a href="./{_county_link(one)}" target="_blank" title="{escape(one.title)}">{name}</a>'
            f"<span>{one.day:%Y-%m-%d}</span></li>"
        )
        if place == 4:
            rows.append('<li class="line"></li>')
    tree = "".join(
        f'<li><a href="/zwgk/zdly/{folder}/">{name}</a></li>'
        for folder, name in (("czyjs", "财政预决算"), ("zfcg", "政府采购"), ("rsxx", "人事信息"), ("shjz", "社会救助"))
    )
    side = "".join(
        f'<li><a href="./{_county_link(one)}" title="{escape(one.title)}">{escape(cut(one.title, 14))}</a></li>'
        for one in ASIDE[:5]
    )
    main = f"""
<div class="w1200 position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
 <a href="/zwgk/zdly/">重点领域信息公开</a> &gt; <a href="/zwgk/zdly/rsxx/">人事信息</a> &gt; <a href="./">招考招聘</a></div>
<div class="w1200 clearfix">
 <div class="gl-left"><h3>重点领域信息公开</h3><ul class="tree">{tree}</ul>
 <h3>公示公告</h3><ul class="side">{side}</ul></div>
 <div class="gl-right"><div class="tit"><h2>招考招聘</h2></div>
 <ul class="gl-list">
{chr(10).join(rows)}
 </ul>
{fill(_COUNTY_PAGER, count=str(held.pages(10)), current=str(page - 1))}
 </div>
</div>"""
    return fill(_COUNTY_FRAME, title="招考招聘_青岚县人民政府", meta="", main=main)


def _county_line(words: str) -> str:
    latin = '<span lang="EN-US" style="font-size:16.0pt;font-family:&quot;Times New Roman&quot;,serif">'
    parts = re.sub(r"\d+", lambda found: f"</span>{latin}{found[0]}</span>{{han}}", escape(words))
    han = '<span style="font-size:16.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:宋体">'
    return (
        '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt">'
        f'{han}{parts.replace("{han}", han)}</span><span lang="EN-US"><o:p></o:p></span></p>'
    )


def _county_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, re.escape(_COUNTY_ROOT) + r"\d{6}/t\d{8}_(\d+)\.html", path)
    if notice is None or path != _COUNTY_ROOT + _county_link(notice):
        return None
    table = '<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">'
    text = body(notice, _county_line, table=table)
    joined = "".join(
        f'<p class="MsoNormal"><img src="/images/icon_xlsx.gif" /><a href="../../../../..{url}" '
        f'OLDSRC="{url[8:]}" title="{escape(name)}">{escape(name)}</a></p>'
        for name, url in notice.files
    )
    related = "".join(
        f'<li><a href="../{_county_link(one)}">{escape(cut(one.title, 22))}</a><em>{one.day:%m/%d}</em></li>'
        for one in hottest(held, 4)
        if one != notice
    )
    title = escape(notice.title)
    meta = (
        f'<meta name="ArticleTitle" content="{title}" />\n<meta name="PubDate" content="{notice.day} {clock(notice)}" />\n'
        '<meta name="ContentSource" content="青岚县人力资源和社会保障局" />'
    )
    main = f"""
<div class="w1200 position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="../">招考招聘</a></div>
<div class="w1200 xl">
 <table class="index-table"><tr><td>索引号：</td><td>QL0012-{notice.day:%Y}-{notice.number:06}</td><td>文号：</td><td></td></tr>
 <tr><td>组配分类：</td><td>招考招聘</td><td>主题分类：</td><td>人事、人才</td></tr></table>
 <h1 class="xl-title">{title}</h1>
 <div class="xl-info"><span>发布时间：{notice.day} {clock(notice)}</span><span>来源：县人社局</span>
 <span>浏览次数：<i id="hits">{views(notice)}</i>次</span>
 <span>字号：[<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a>
 <a href="javascript:doZoom(14)">小</a>]</span>
 <span><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></span></div>
 <div id="zoom"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>
{text}
{joined}
 </div></div>
 <div class="share"><span>分享到：</span><a href="#" class="weixin" title="分享到微信"></a><a href="#" class="weibo"></a></div>
 <div class="related"><h4>相关信息</h4><ul>{related}</ul></div>
</div>"""
    return fill(_COUNTY_FRAME, title=f"{title}_青岚县人民政府", meta=meta, main=main)


COUNTY = Style(
    "beside-county",
    _COUNTY_ROOT + "index.html",
    _county_lists,
    _county_details,
    mark=lambda number: f"_{number}.html",
)


# -- a city's personnel examinations ----------------------------------------------------------------------------------

_EXAM_FRAME = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@</title>
<link href="/Skin/default/css.css" rel="stylesheet" type="text/css" /></head>
<body><form name="form1" method="post" action="" id="form1">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkO8mV" />
<div id="top"><a href="javascript:void(0)" onclick="this.style.behavior='url(#default#homepage)'">设为首页</a> |
<a href="javascript:void(0)">加入收藏</a></div>
<div id="logo"><h1>临川市人事考试网</h1></div>
<div id="menu"><ul><li><a href="/">首页</a></li><li><a href="/List/gwy.html">公务员考试</a></li>
<li><a href="/List/zkxx.html">招考信息</a></li><li><a href="/List/zyzg.html">职业资格</a></li>
<li><a href="/List/cjcx.html">成绩查询</a></li><li><a href="/List/zkz.html">准考证打印</a></li></ul></div>
<div id="notice"><marquee scrollamount="3">温馨提示：我市各类人事考试均不指定任何培训机构和辅导用书。咨询时间：工作日09:00-17:00</marquee></div>
<div id="main">@main@</div>
<div id="right"><div class="box"><div class="bt">考试动态</div><ul>@aside@</ul></div>
<div class="box"><div class="bt">点击排行</div><ul>@hot@</ul></div>
<div class="box"><div class="bt">常用链接</div><p><a href="http://www.cpta.example/">中国人事考试网</a></p>
<p><a href="http://www.rsks.example/">省人事考试中心</a></p></div></div>
<div id="foot">主办单位：临川市人事考试中心　备案号：苏ICP备08112233号　技术支持：网达科技<br />
咨询电话：0511-85001234　监督电话：0511-85004321</div>
</form></body></html>
"""


def _exam_page(held: Holding, title: str, main: str) -> str:
    aside = "".join(
        f'<li>[{one.day:%m-%d}] <a href="/Item/{one.number}.aspx">{escape(cut(one.title, 12))}</a></li>'
        for one in ASIDE[:6]
    )
    hot = "".join(
        f'<li><a href="/Item/{one.number}.aspx">{escape(cut(one.title, 14))}</a> <font color="#999">{views(one)}</font></li>'
        for one in hottest(held, 6, 4)
    )
    return fill(_EXAM_FRAME, title=title, main=main, aside=aside, hot=hot)


def _exam_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/List/zkxx(?:_([2-9]))?\.html", path)
    page, last = (int(found[1] or 1) if found else 0), held.pages(15)
    if not 1 <= page <= last:
        return None
    rows = []
    for place, one in enumerate(held.page(page, 15), 1):
        name = escape(cut(one.title, 20))
        name = f'<font color="#FF0000"><b>{name}</b></font>' if place == 2 else name
        rows.append(
            f'<li><span class="rq">[{one.day:%m-%d}]</span>[<a href="/List/zkxx.html" class="lm">招考信息</a>] '
            f'<a href="/Item/{one.number}.aspx" target="_blank">{name}</a></li>'
        )
        if place % 5 == 0:
            rows.append('<li class="hr"><hr size="1" /></li>')
    numbers = "".join(
        f'<span class="current">{number}</span>'
        if number == page
        else f'<a href="javascript:void(0);" onclick="goPage({number})">{number}</a>'
        for number in range(1, last + 1)
    )
    onward = f'<a href="javascript:void(0);" onclick="goPage({page + 1})">下一页</a>' if page < last else ""
    back = f'<a href="javascript:void(0);" onclick="goPage({page - 1})">上一页</a>' if page > 1 else ""
    main = f"""
<div class="path">当前位置：<a href="/">首页</a> &raquo; <a href="/List/zkxx.html">招考信息</a></div>
<ul class="newslist">
{chr(10).join(rows)}
</ul>
<div class="pagecss">总数：<b>{len(held.notices)}</b> 第{page}/{last}页 {back}{numbers}{onward}
 跳到<input type="text" id="jump" size="2" /><input type="button" value="GO" onclick="goPage(document.getElementById('jump').value)" /></div>
<script type="text/javascript">
var pageCount = {last};
function goPage(n) {{
    n = parseInt(n, 10);
    if (isNaN(n) || n < 1 || n > pageCount) {{ alert("请输入正确的页码"); return; }}
    if (n == 1) {{ window.location.href = "/List/zkxx.html"; }}
    else {{ window.location.href = "/List/zkxx_" + n + ".html"; }}
}}
</script>"""
    return _exam_page(held, "招考信息-临川市人事考试网", main)


def _exam_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, r"/Item/(\d+)\.aspx", path)
    if notice is None:
        return None
    newer, older = around(held, notice)
    text = body(
        notice,
        lambda words: (
            f'<p style="LINE-HEIGHT: 200%; TEXT-INDENT: 28pt"><font face="宋体" size="3">{escape(words)}</font></p>'
        ),
        pdf='<p align="center"><iframe src="/Common/pdfjs/web/viewer.html?file={url}" width="700" height="850"></iframe><br />'
        '<a href="{url}">如无法显示请点此下载</a></p>',
    )
    joined = "".join(
        f'<p>附件：1、<a href="{url}" title="{escape(name)}">{escape(name.partition("：")[2] or name)}</a></p>'
        for name, url in notice.files
    )
    turns = "".join(
        f'<p>{word}：<a href="/Item/{one.number}.aspx">{escape(one.title)}</a></p>' if one else f"<p>{word}：[无]</p>"
        for word, one in (("上一篇", newer), ("下一篇", older))
    )
    main = f"""
<div class="path">当前位置：<a href="/">首页</a> &raquo; <a href="/List/zkxx.html">招考信息</a> &raquo; 查看文章</div>
<div class="article"><div class="c_title">{escape(notice.title)}</div>
<div class="c_info">发布时间：{notice.day.year}年{notice.day.month:02}月{notice.day.day:02}日　信息来源：临川市人力资源和社会保障局
　点击：<script type="text/javascript" src="/Common/GetHits.aspx?ID={notice.number}"></script>
　字体：<a href="javascript:SetFont(16)">大</a> <a href="javascript:SetFont(14)">中</a> <a href="javascript:SetFont(12)">小</a></div>
<div id="fontzoom" class="c_content">
{text}
{joined}
<p align="right">临川市人事考试中心</p></div>
<div class="c_tool">[<a href="javascript:window.print()">打印本页</a>] [<a href="javascript:window.close()">关闭窗口</a>]</div>
<div class="c_turn">{turns}</div></div>"""
    return _exam_page(held, f"{escape(notice.title)}-临川市人事考试网", main)


EXAMS = Style("beside-exams", "/List/zkxx.html", _exam_lists, _exam_details, mark=lambda number: f"/Item/{number}.aspx")
