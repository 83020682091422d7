"""Authorities: an exam bureau with the standard's head of 索引号 and 发文机关, a county's page of tabs with *更多*."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import clock, cut, file_links, fill
from tests.sites.cms.style import Style


class Indexed(Site):
    """JEECMS of an exam bureau: each row with its 索引号 and 发文日期, details under a table of several days."""

    name = "outside-index-numbers"
    start = "/ksxx/index.jhtml"
    sector = "exam"
    attach = (
        ("附件1.2026年岗位计划表.xls", "/r/cms/download?cid={n}&i=0.xls"),
        ("附件2.doc", "/u/cms/www/202611/{n}kqjx.doc"),
    )
    first = 56300
    size = 8
    shell = """
<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="广陵川人事考试网"><meta name="ColumnName" content="考试信息"><title>@title@</title>@meta@</head><body>
<div class="top"><div class="w"><span>今天是2026年11月25日 星期三</span><a href="#">无障碍浏览</a><a href="#">长者模式</a><a href="/wap">手机版</a></div></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/ksxx/index.jhtml">考试信息</a></li><li><a href="/zwgk/index.jhtml">政务公开</a></li><li><a href="/zcfg/index.jhtml">政策法规</a></li><li><a href="/cjcx/index.jhtml">成绩查询</a></li><li><a href="/zsbl/index.jhtml">证书办理</a></li></ul></div>
<div class="w main"><div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/ksxx/index.jhtml">考试信息</a></div>@main@</div>
<div class="links"><select onchange="window.open(this.value)"><option value="">--国家部委网站--</option><option value="http://www.mohrss.example">人社部</option></select><select><option value="">--省内网站--</option><option value="http://rst.example">省人社厅</option></select></div>
<div class="footer"><p>主办单位：广陵川市人事考试中心　承办：市大数据中心</p><p>网站标识码：3205000012　<a href="http://beian.example">苏ICP备12003456号</a></p></div></body></html>"""

    def link(self, row: Notice) -> str:
        return f"/{'gzdt' if row in NEWS else 'ksxx'}/{row.number}.jhtml"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/ksxx/index(?:_(\d+))?\.jhtml", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:ksxx|gzdt)/(\d+)\.jhtml", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td class="syh">GLC0{row.number}/2026-{row.number % 1000:05d}</td><td class="mc"><a href="{self.link(row)}" title="{row.title}" target="_blank">{cut(row.title, 22, "...")}</a>'
            f'<div class="tip" style="display:none"><p>索 引 号：GLC0{row.number}</p><p>发文机关：市人事考试中心</p><p>成文日期：{row.day - timedelta(days=3)}</p></div></td><td class="wh">—</td><td class="rq">{row.day}</td></tr>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        turn = "".join(
            f'<a href="index{f"_{to}" if to > 1 else ""}.jhtml">{word}</a>' if to != number else f"<span>{word}</span>"
            for to, word in (
                (1, "首页"),
                (max(1, number - 1), "上一页"),
                (min(last, number + 1), "下一页"),
                (last, "尾页"),
            )
        )
        main = f'<table class="xxgk"><thead><tr><th>索引号</th><th>信息名称</th><th>文号</th><th>发布日期</th></tr></thead><tbody>{rows}</tbody></table><div class="pages">共{len(held.notices)}条 {number}/{last} {turn}&nbsp;第<select onChange="location.href=this.value">{"".join(f"<option>{n}</option>" for n in range(1, last + 1))}</select>页</div>'
        return fill(self.shell, title="考试信息-广陵川人事考试网", meta="", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        made = row.day - timedelta(days=3)
        head = (
            f'<table class="xxgk_head" width="100%"><tr><td class="t">索 引 号：</td><td>GLC0{row.number}</td><td class="t">主题分类：</td><td>劳动、人事 / 人事工作</td></tr><tr><td class="t">发文机关：</td><td>市人事考试中心</td><td class="t">成文日期：</td><td>{made.year}年{made.month}月{made.day}日</td></tr>'
            f'<tr><td class="t">名　　称：</td><td colspan="3">{row.title}</td></tr><tr><td class="t">文　　号：</td><td>无</td><td class="t">发布日期：</td><td>{row.day.year}年{row.day.month}月{row.day.day}日</td></tr><tr><td class="t">有 效 性：</td><td>有效</td><td class="t">废止日期：</td><td></td></tr></table>'
        )
        related = "".join(f'<li><a href="{self.link(other)}">{other.title}</a></li>' for other in NEWS[:3])
        meta = f'<meta name="ArticleTitle" content="{row.title}"><meta name="ContentSource" content="市人事考试中心">'
        main = (
            f'<div class="xl">{head}<h3 class="bt">{row.title}</h3><div class="sub">来源：市人事考试中心　　字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>　　<a href="javascript:window.print()">打印</a></div><div class="TRS_Editor">{self.text(row, "<p>　　")}</div>'
            f'<div class="fj"><b>附件：</b>{file_links(row)}</div><div class="ewm"><p>扫一扫在手机打开当前页</p></div><div class="xg"><h4>相关信息</h4><ul>{related}</ul></div></div>'
        )
        return fill(self.shell, title=f"{row.title}-广陵川人事考试网", meta=meta, main=main)


class Tabs(Site):
    """A county on siteserver: one page of tabs, two of them recruit and lead to their lists by *更多*, dates without years."""

    name = "outside-county-tabs"
    start = "/rsrc/"
    sector = "exam"
    attach = (("岗位信息表（定稿）.xlsx", "/upload/files/2026/11/{n}1032145.xlsx"),)
    first = 7200
    size = 7
    shell = """
<!doctype html><html><head><meta charset="utf-8"><title>@title@ - 石桥县人民政府</title><script src="/sitefiles/assets/jquery.min.js"></script></head><body>
<header><div class="logo"><a href="/"><img src="/upload/images/logo.png" alt="石桥县人民政府"></a></div><div class="search"><input placeholder="请输入关键字"><button>搜索</button></div>
<nav><a href="/">首页</a><a href="/zjsq/">走进石桥</a><a href="/zwgk/">政务公开</a><a href="/zwfw/">政务服务</a><a href="/hdjl/">互动交流</a><a class="on" href="/rsrc/">人事人才</a></nav></header>
<div class="container">@main@</div><footer><p><a href="/sitemap/">网站地图</a> | <a href="/about/">关于我们</a> | <a href="http://www.gov.example/">中国政府网</a></p><p>主办：石桥县人民政府办公室</p></footer></body></html>"""
    columns = (("sydw", "事业单位招聘"), ("qtzp", "其他招聘"))

    def column(self, row: Notice) -> str:
        return "gzdt" if row in NEWS else self.columns[row.number % 2][0]

    def link(self, row: Notice) -> str:
        return f"/rsrc/{self.column(row)}/content_{row.number}.shtml"

    def of(self, held: Holding, key: str) -> Holding:
        return Holding(NEWS if key == "gzdt" else tuple(row for row in held.notices if self.column(row) == key))

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rsrc/\w+/content_(\d+)\.shtml", path)
        return found[1] if found else None

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        if path == self.start:
            return self.front(held)
        found = re.fullmatch(r"/rsrc/(sydw|qtzp|gzdt)/(?:index_(\d+)\.shtml)?", path)
        if not found:
            return None
        column, number = self.of(held, found[1]), int(found[2] or 1)
        last = column.pages(self.size)
        rows = "".join(
            f'<li><a href="{self.link(row)}" title="{row.title}">{row.title}</a><span>{row.day}</span></li>'
            for row in column.page(number, self.size)
        )
        pages = "".join(
            f'<a class="{"cur" if n == number else ""}" href="/rsrc/{found[1]}/{f"index_{n}.shtml" if n > 1 else ""}">{n}</a>'
            for n in range(1, last + 1)
        )
        title = dict(self.columns).get(found[1], "工作动态")
        main = f'<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/rsrc/">人事人才</a> &gt; {title}</div><ul class="newslist">{rows}</ul><div class="page">{pages}</div>'
        return fill(self.shell, title=title, main=main)

    def front(self, held: Holding) -> str:
        tabs, panes = "", ""
        for place, (key, title) in enumerate((*self.columns, ("gzdt", "工作动态"))):
            rows = "".join(
                f'<li><em>{row.day:%m-%d}</em><a href="{self.link(row)}" title="{row.title}" target="_blank">{cut(row.title, 20)}</a></li>'
                for row in self.of(held, key).page(1, 6)
            )
            tabs += (
                f'<li class="{"hover" if not place else ""}" onmouseover="setTab(\'one\',{place + 1},3)">{title}</li>'
            )
            panes += f'<div id="con_one_{place + 1}" style="display:{"none" if place else "block"}"><ul>{rows}</ul><a class="more" href="/rsrc/{key}/">更多&gt;&gt;</a></div>'
        pictures = "".join(
            f'<li><a href="{self.link(row)}"><img src="/upload/{row.number}.jpg" alt="{row.title}"><p>{row.title}</p></a></li>'
            for row in NEWS[:3]
        )
        main = f'<div class="focus"><ul>{pictures}</ul></div><div class="tab"><ul class="tabt">{tabs}</ul><div class="tabc">{panes}</div></div>'
        return fill(self.shell, title="人事人才", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        main = (
            f'<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/rsrc/">人事人才</a> &gt; 正文</div><div class="article"><h1>{row.title}</h1><div class="info"><span>发布时间：{row.day} {clock(row)}</span><span>信息来源：县人社局</span><span>浏览次数：<i id="hits">--</i></span><span>分享到：</span></div><div class="con" id="zoom">{self.text(row)}</div>'
            f'<div class="attach">{file_links(row)}</div><div class="close"><a href="javascript:print()">【打印本页】</a><a href="javascript:close()">【关闭窗口】</a></div></div>'
        )
        return fill(self.shell, title=row.title, main=main)


STYLES: tuple[Style, ...] = (Indexed().style(), Tabs().style())
