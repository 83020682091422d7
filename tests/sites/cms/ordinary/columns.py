"""Two sites whose list page holds other modules too: the cover of a talent market, a factory on a rented builder."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, clock, cut, fill, other_columns, views, whole

# -- talent market of a city, Empire: a cover of three columns -----------------------------------------------------


class TalentMarket(Place):
    """帝国: the section's cover shows the newest of three columns, each has its own pages behind 更多."""

    name = "ordinary-talent-market"
    start = "/zp/"
    size = 6
    columns = (("sydw", "事业单位招聘"), ("xyzp", "校园招聘"), ("gqzp", "国企招聘"))
    others = other_columns(
        1110,
        date(2026, 11, 17),
        "流动人员档案转出须知",
        "人才公寓申请指南（2026年版）",
        "代理人员社保缴费基数调整公告",
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@ - 望海人才网</title>
<link href="/skin/default/css/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="/skin/default/js/tabs.js"></script>
</head>
<body class="@kind@">
<table width="100%" border="0" cellspacing="0" cellpadding="0" class="top"><tr><td><table width="950" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td width="63%"><script src="/e/member/login/loginjs.php"></script></td><td align="right"><a onclick="window.external.addFavorite(location.href,document.title)" href="#ecms">加入收藏</a> | <a href="/e/member/cp/">会员中心</a></td></tr></table></td></tr></table>
<table width="950" border="0" align="center" class="nav"><tr><td><a href="/">首页</a><a href="/zp/">招聘公告</a><a href="/da/">档案服务</a><a href="/zc/">人才政策</a><a href="/gg/">通知公告</a><a href="/e/tool/gbook/?bid=1">留言板</a></td></tr></table>
<table width="950" border="0" align="center" cellpadding="0" cellspacing="10"><tr valign="top"><td class="main">
<table width="100%" class="position"><tr><td>您当前的位置：<a href="/">首页</a>&nbsp;>&nbsp;@place@</td></tr></table>
@main@
</td><td class="sider" width="240">
<table width="100%" class="title"><tr><td><strong>通知公告</strong></td></tr></table><table class="box"><tr><td><ul>@side@</ul></td></tr></table>
<table width="100%" class="title"><tr><td><strong>点击排行</strong></td></tr></table><table class="box"><tr><td><ul class="rank">@hot@</ul></td></tr></table>
</td></tr></table>
<table width="950" align="center" class="foot"><tr><td align="center"><a href="/">网站首页</a> | <a href="/about/">关于我们</a> | <a href="/link/">友情链接</a><br/>Powered by <strong><a href="http://www.phome.net" target="_blank">EmpireCMS</a></strong> 望海市人才服务中心</td></tr></table>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        folder = "gg" if row in self.others else f"zp/{self.columns[row.number % 3][0]}"
        return f"/{folder}/{row.day}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        """Cover is 1; then ten for each column."""
        if path == self.start:
            return 1
        found = re.fullmatch(r"/zp/(sydw|xyzp|gqzp)/(?:index(?:_([12]))?\.html)?", path)
        folders = [folder for folder, _ in self.columns]
        return (folders.index(found[1]) + 1) * 10 + int(found[2] or 1) if found else None

    def last(self, held: Holding) -> int:
        return 39

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:gg|zp/[a-z]+)/\d{4}-\d\d-\d\d/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, kind: str, place: str, main: str) -> str:
        held = holding(self.name)
        side = "".join(
            f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 15, "")}</a></li>' for row in self.others
        )
        hot = "".join(
            f'<li class="no{place}"><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 15, "")}</a></li>'
            for place, row in enumerate(held.notices[5:25:3], 1)
        )
        return fill(self.frame, title=title, kind=kind, place=place, main=main, side=side, hot=hot)

    def page(self, held: Holding, number: int) -> str:
        columns = tuple(
            Holding(tuple(row for row in held.notices if row.number % 3 == place)) for place in range(len(self.columns))
        )
        if number == 1:
            return self.cover(columns)
        place, page = divmod(number, 10)
        folder, name = self.columns[place - 1]
        column = columns[place - 1]
        rows = "".join(
            f'<li><span class="date">{row.day}</span><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 30, "")}</a></li>\n'
            for row in column.page(page, self.size)
        )

        def to(which: int) -> str:
            return f"/zp/{folder}/index{'' if which == 1 else f'_{which}'}.html"

        last = column.pages(self.size)
        back = f'<a href="{to(1)}">首页</a>&nbsp;<a href="{to(page - 1)}">上一页</a>&nbsp;' if page > 1 else ""
        on = f'&nbsp;<a href="{to(page + 1)}">下一页</a>&nbsp;<a href="{to(last)}">尾页</a>' if page < last else ""
        numbers = "&nbsp;".join(
            f"<b>{which}</b>" if which == page else f'<a href="{to(which)}">{which}</a>' for which in range(1, last + 1)
        )
        main = (
            f'<table width="100%" class="box"><tr><td><ul>\n{rows}</ul>'
            f'<div class="epages"><a title="Total record">&nbsp;<b>{len(column.notices)}</b> </a>&nbsp;&nbsp;{back}{numbers}{on}</div></td></tr></table>'
        )
        where = f'<a href="/zp/">招聘公告</a>&nbsp;>&nbsp;<a href="/zp/{folder}/">{name}</a>'
        return self.put(name, "listpage", where, main)

    def cover(self, columns: tuple[Holding, ...]) -> str:
        blocks = "".join(
            f'<table width="100%" class="title"><tr><td><strong>{name}</strong></td><td align="right"><a href="/zp/{folder}/">更多&gt;&gt;</a></td></tr></table>'
            '<table width="100%" class="box"><tr><td><ul>'
            + "".join(
                f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 24, "")}</a><span>{row.day:%m-%d}</span></li>'
                for row in column.notices[:5]
            )
            + "</ul></td></tr></table>\n"
            for (folder, name), column in zip(self.columns, columns, strict=True)
        )
        return self.put("招聘公告", "channle", '<a href="/zp/">招聘公告</a>', blocks)

    def article(self, held: Holding, row: Notice) -> str:
        near = [other for other in held.notices if other.number % 3 == row.number % 3 and other != row][:4]
        related = "".join(f'<li><a href="{self.at(other)}">{other.title}</a></li>' for other in near)
        text = body(row, lambda line: f"<p>　　{line}</p>", table='<table border="1" bordercolor="#000000">')
        attached = "".join(
            f'<table cellspacing="1" class="tableborder"><tr><td><a href="{url}" target="_blank">{name}</a></td></tr></table>'
            for name, url in row.files
        )
        folder, name = ("gg", "通知公告") if row in self.others else self.columns[row.number % 3]
        main = f"""<table width="100%" class="title_info"><tr><td><h1>{row.title}</h1></td></tr>
<tr><td class="info_text">时间：{row.day}&nbsp;&nbsp;来源：<a href="#">{("市人社局", "用人单位", "")[row.number % 3]}</a>&nbsp;&nbsp;作者：&nbsp;&nbsp;点击：<script src="/e/public/ViewClick/?classid=8&id={row.number}&addclick=1"></script></td></tr></table>
<table width="100%"><tr><td id="text">{text}{attached}</td></tr></table>
<table width="100%"><tr><td><div class="diggs"><a href="JavaScript:makeRequest('/e/public/digg/?classid=8&id={row.number}&dotop=1')">顶一下</a></div></td></tr></table>
<table width="100%" class="title"><tr><td><strong>相关链接</strong></td></tr></table><table class="box"><tr><td><ul>{related}</ul></td></tr></table>"""
        where = f'<a href="/zp/">招聘公告</a>&nbsp;>&nbsp;<a href="/zp/{folder}/">{name}</a>&nbsp;>&nbsp;正文'
        return self.put(row.title, "showpage", where, main)


# -- factory, on a rented site builder: rows without days -----------------------------------------------------------


class BuilderFactory(Place):
    """A site builder's modules: the row is the title, the announcement tells when it appeared; products below the list."""

    name = "ordinary-builder-factory"
    start = "/col.jsp?id=108"
    size = 10
    others = other_columns(
        1910,
        date(2026, 9, 12),
        "全自动灌装生产线",
        "立式加工中心 VMC850",
        "伺服压力机",
        "工业机器人工作站",
    )
    frame = """
<!DOCTYPE html>
<html class="s_pc">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@-临川精密机械有限公司</title>
<meta name="keywords" content="灌装生产线,加工中心" />
<link type="text/css" href="/css/base.min.css?v=202610" rel="stylesheet" />
<style id="stylemodule">#module325{position:relative}.newsLine{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}</style>
</head>
<body class="g_body g_locale2052">
<div id="g_main" class="g_main">
<div id="webHeader" class="webHeader"><div class="logo"><a href="/"><img src="/image/logo.png" title="临川精密机械有限公司" /></a></div>
<div id="nav" class="nav nav1"><div class="itemContainer"><div class="item"><a href="/"><span class="itemName0">首页</span></a></div><div class="item"><a href="/col.jsp?id=101"><span>关于我们</span></a></div><div class="item"><a href="/pr.jsp"><span>产品展示</span></a></div><div class="item itemSelected"><a href="/col.jsp?id=108"><span>招聘信息</span></a></div><div class="item"><a href="/msgBoard.jsp"><span>在线留言</span></a></div><div class="item"><a href="/col.jsp?id=103"><span>联系我们</span></a></div></div></div></div>
<div id="webContainer">
@main@
<div id="module330" class="form formStyle"><div class="formBanner330"><span class="titleText">推荐产品</span><a class="titleMore" href="/pr.jsp">更多&gt;</a></div><div class="formMiddleContent"><div class="productMarqueeForms">@products@</div></div></div>
</div>
<div id="webFooter"><div class="footerInfo">©2026 临川精密机械有限公司 版权所有</div><div class="footerSupport">技术支持：某建站平台 | <a href="/mp.html">管理登录</a></div></div>
</div>
</body>
</html>
"""

    def mark(self, number: int) -> str:
        return f"nd.jsp?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("m325pageno"), 1) if path == "/col.jsp" and query.get("id") == "108" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path in ("/nd.jsp", "/pd.jsp") else None

    def put(self, title: str, main: str) -> str:
        products = "".join(
            f'<div class="productMarqueeForm"><div class="imgDiv"><a href="/pd.jsp?id={row.number}"><img src="/image/p{row.number}.jpg" alt="{row.title}" /></a></div><div class="productName"><a href="/pd.jsp?id={row.number}" title="{row.title}">{row.title}</a></div></div>'
            for row in self.others
        )
        return fill(self.frame, title=title, main=main, products=products)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="line newsLine" topclassname="top1" id="newsLine{row.number}"><table class="newsLineTable"><tr><td class="newsTitleIcon">&nbsp;</td><td class="newsTitle"><a hidefocus="true" href="/nd.jsp?id={row.number}#_np=108_325" target="_blank" title="{row.title}">{row.title}</a></td></tr></table></div><div class="separatorLine g_separator"></div>\n'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = "".join(
            f'<div class="pageNo"><span>{place}</span></div>'
            if place == number
            else f'<div class="pageNo"><a hidefocus="true" href="/col.jsp?m325pageno={place}&id=108#fai_325_top"><span>{place}</span></a></div>'
            for place in range(1, last + 1)
        )

        def move(kind: str, name: str, place: int) -> str:
            inner = f"<span>{name}</span>"
            if 1 <= place <= last:
                inner = f'<a hidefocus="true" href="/col.jsp?m325pageno={place}&id=108#fai_325_top">{inner}</a>'
            return f'<div class="{kind}">{inner}</div>'

        main = (
            f'<div id="module325" class="form formStyle"><div class="formBanner325"><span class="titleText">招聘信息</span></div><div class="formMiddleContent"><div id="newsList325" class="newsList">\n{rows}</div>'
            f'<div id="pagenation325" class="pagenation">{move("pagePrev", "上一页", number - 1)}{numbers}{move("pageNext", "下一页", number + 1)}</div></div></div>'
        )
        return self.put("招聘信息", main)

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row in self.others:
            text = "".join(f"<p>{line}</p>" for line in row.paragraphs)
            return self.put(
                row.title,
                f'<div class="productDetail"><h1>{row.title}</h1><div class="richContent">{text}</div></div>',
            )
        text = body(row, lambda line: f'<p><span style="font-size:16px;">{line}</span></p>')
        attached = "".join(
            f'<p><a href="{url}" target="_blank" textvalue="{name}">{name}</a></p>' for name, url in row.files
        )
        links = "".join(
            f'<div class="{kind}"><span>{name}：</span><a hidefocus="true" href="/nd.jsp?id={other.number}#_np=108_325">{other.title}</a></div>'
            for kind, name, other in (("prev", "上一篇", newer), ("next", "下一篇", older))
            if other
        )
        main = f"""<div id="module13" class="form newsDetail"><h1 class="title">{row.title}</h1>
<div class="newsInfo"><span class="newsInfoWrap">发表时间：{row.day} {clock(row)}</span><span>浏览量：<i>{views(row)}</i></span></div>
<div class="richContent richContent0">{text}{attached}</div>
<div class="shareInfo"><span>分享到：</span><a class="shareCtrl sina_weibo" href="javascript:;"></a></div>
<div class="newsDetailPrevNext">{links}</div></div>"""
        return self.put(row.title, main)
