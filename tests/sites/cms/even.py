"""Styles whose rows hold several links each. Two were read 9 % right when they were written; two more came after the mending."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_CITIES = ("望海市", "沧江市", "云麓县", "北陵区", "临川市")
_TRADES = ("装备制造", "医疗卫生", "教育培训", "金融保险", "水利环境", "信息技术")


def _firm(row: Notice) -> str:
    found = re.match(r"(?:关于)?[\u4e00-\u9fff]{2,12}?(?:有限公司|医院|中学|集团|银行|研究院|市|区)", row.title)
    return found[0].removeprefix("关于") if found else "望海市人力资源服务中心"


# a talent market: employer, vacancy, place, degree, day, and what can be done with the row ---------------------------


def _market_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/Recruit/Search.aspx":
        return None
    number, size = int(query.get("PageNo") or 1), 9
    rows = "".join(
        f'<tr class="{"odd" if place % 2 else "even"}"><td><input type=checkbox name=ids value={row.number}></td>'
        f'<td><a href="/Corp/Show.aspx?cid={row.number * 7 % 90 + 10}" target=_blank>{_firm(row)}</a></td>'
        f'<td><a href="/Recruit/Info.aspx?rid={row.number}" target=_blank title="{row.title}">{row.cut}</a></td>'
        f'<td><a href="/Recruit/Search.aspx?city={row.number % 5}">{_CITIES[row.number % 5]}</a></td>'
        f'<td><a href="/Recruit/Search.aspx?trade={row.number % 6}">{_TRADES[row.number % 6]}</a></td><td>本科及以上</td>'
        f"<td>{row.day.year}-{row.day.month}-{row.day.day}</td>"
        f'<td><a href="/Apply.aspx?rid={row.number}">我要应聘</a> <a href="/Fav.aspx?rid={row.number}">收藏职位</a></td></tr>'
        for place, row in enumerate(held.page(number, size))
    )
    last = held.pages(size)
    menu = "".join(f'<td><a href="/c{n}.aspx">{name}</a></td>' for n, name in enumerate(MENU))
    cities = "".join(f'<a href="/Recruit/Search.aspx?city={n}">{name}</a> ' for n, name in enumerate(_CITIES))
    trades = "".join(f'<a href="/Recruit/Search.aspx?trade={n}">{name}</a> ' for n, name in enumerate(_TRADES))
    ahead = f'<a href="/Recruit/Search.aspx?PageNo={number + 1}">下一页</a>' if number < last else "下一页"
    return (
        f"<html><head><title>职位搜索 - 望海人才市场</title></head><body><table><tr>{menu}</tr></table>"
        f"<div>工作地区：{cities}</div><div>所属行业：{trades}</div>"
        "<form><table class=list><tr><th></th><th>招聘单位</th><th>招聘信息</th><th>地区</th><th>行业</th><th>学历</th><th>更新日期</th><th>操作</th></tr>"
        f"{rows}</table></form><div>共 {len(held.notices)} 条 第{number}/{last}页 {ahead}</div></body></html>"
    )


def _market_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("rid", "")) if path == "/Recruit/Info.aspx" else None
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title} - 望海人才市场</title></head><body><table><tr><td><a href='/'>首页</a></td></tr></table>"
        f"<table width=980><tr><td class=posname>{row.title}</td></tr><tr><td><a href='/Corp/Show.aspx?cid=3'>{_firm(row)}</a>　更新日期：{row.day.year}-{row.day.month}-{row.day.day}　浏览次数：77</td></tr>"
        f"<tr><td>{paragraphs(row)}</td></tr><tr><td>{files(row)}</td></tr><tr><td><a href='/Apply.aspx?rid={row.number}'>我要应聘</a></td></tr></table>"
        "<div>望海人才市场 版权所有</div></body></html>"
    )


# cards: a picture, a heading, the employer, tags, a summary, all of them links ---------------------------------------


def _cards_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/news/recruit(?:/page/(\d+))?/?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 6
    rows = "".join(
        f'<div class="col-md-4"><div class="card h-100"><a class="thumb" href="/post/{row.number}"><img src="/i/{row.number}.jpg" alt=""></a>'
        f'<div class="card-body"><a class="badge" href="/category/{row.number % 6}">{_TRADES[row.number % 6]}</a>'
        f'<h5 class="card-title"><a href="/post/{row.number}">{row.title}</a></h5>'
        f'<p class="card-text"><a class="author" href="/author/{row.number % 9}">{_firm(row)}</a> 发布于 {row.day.year}年{row.day.month}月{row.day.day}日</p>'
        f'<p class="tags"><a href="/tag/{_CITIES[row.number % 5]}">{_CITIES[row.number % 5]}</a><a href="/tag/2027届">2027届毕业生</a><a href="/tag/校招">校园招聘信息</a></p>'
        f'<a class="more" href="/post/{row.number}#comments">查看全文及评论</a></div></div></div>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    pager = "".join(
        f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="/news/recruit/page/{n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    menu = "".join(f'<li><a href="/nav/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    hot = "".join(f'<li><a href="/post/{n.number}">{n.title}</a><span>{n.day}</span></li>' for n in held.notices[10:15])
    return (
        f"<html><head><title>招聘资讯 | 云麓校友网</title></head><body><nav><ul>{menu}</ul></nav><div class=container><div class=row>{rows}</div>"
        f'<ul class="pagination">{pager}</ul><div class="widget"><h4>热门文章</h4><ul>{hot}</ul></div></div></body></html>'
    )


def _cards_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/post/(\d+)", path)
    if row is None:
        return None
    near = "".join(
        f'<div class="card"><a href="/post/{n.number}">{n.title}</a><small>{n.day}</small></div>'
        for n in held.notices[:3]
    )
    return (
        f"<html><head><title>{row.title} | 云麓校友网</title></head><body><div class=container><article><h1>{row.title}</h1>"
        f'<div class="byline"><a href="/author/2">{_firm(row)}</a> · <time>{row.day.year}年{row.day.month}月{row.day.day}日</time> · 2 条评论</div>'
        f'<div class="entry">{paragraphs(row)}{files(row)}</div><div class="tags"><a href="/tag/x">校园招聘信息</a></div></article>'
        f'<section class="related"><h3>猜你喜欢</h3>{near}</section><section class="comments"><h3>评论</h3><p>张同学：请问专科可以报名吗？2026-11-21</p></section></div></body></html>'
    )


# two lines of a table for each vacancy: links in both ----------------------------------------------------------------


def _lines_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/jobs/list.php":
        return None
    number, size = int(query.get("page") or 1), 7
    rows = "".join(
        f'<tr class=t><td colspan=3><a class=blue href="show.php?id={row.number}">{row.title}</a></td><td><a href="show.php?id={row.number}&amp;print=1">打印本条信息</a></td></tr>'
        f'<tr class=m><td><a href="../corp/?{row.number % 31}">{_firm(row)}</a></td><td><a href="list.php?area={row.number % 5}">{_CITIES[row.number % 5]}</a></td>'
        f"<td>有效期至{row.day.year + 1}-01-31</td><td>{row.day.month:02d}/{row.day.day:02d}/{row.day.year}</td></tr>"
        for row in held.page(number, size)
    )
    last = held.pages(size)
    options = "".join(
        f'<option value="list.php?page={n}"{" selected" if n == number else ""}>{n}</option>'
        for n in range(1, last + 1)
    )
    ahead = f'<a href="list.php?page={number + 1}">下一页&gt;&gt;</a>' if number < last else ""
    menu = "".join(f'<a href="/m{n}.php">{name}</a> | ' for n, name in enumerate(MENU))
    return (
        f"<html><head><title>招聘信息_北陵高校毕业生就业平台</title></head><body><div>{menu}</div><table class=jobs>{rows}</table>"
        f"<p>页次：{number}/{last} {ahead} 转到<select onchange='location=this.value'>{options}</select></p></body></html>"
    )


def _lines_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/jobs/show.php" else None
    if row is None:
        return None
    return (
        f"<html><head><title>北陵高校毕业生就业平台</title></head><body><div class=h>{row.title}</div>"
        f"<div class=i>发布单位：<a href='/corp/?1'>{_firm(row)}</a>　发布日期：{row.day.year}-{row.day.month:02d}-{row.day.day:02d}</div>"
        f"<div class=c>{paragraphs(row, 'div')}</div><div>{files(row)}</div><div><a href='list.php?area=1'>返回列表</a></div></body></html>"
    )


# a grid of columns: every column of a row is a link to the same page, the employer's name is the longest --------------


def _grid_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/opportunities(?:/p(\d+))?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    rows = "".join(
        f'<div class="row"><div class="c1"><a href="/opportunities/o{row.number}">{row.title}</a></div>'
        f'<div class="c2"><a href="/employers/e{row.number % 40}">{_firm(row)}（校企合作签约单位）</a></div>'
        f'<div class="c3"><a href="/places/{row.number % 5}">{_CITIES[row.number % 5]}</a></div>'
        f'<div class="c4"><a href="/opportunities/o{row.number}">{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</a></div></div>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    pager = f'<a href="/opportunities/p{number + 1}" rel="next">更早的信息</a>' if number < last else ""
    menu = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f"<!DOCTYPE html><html><head><title>机会 - 临川学院</title></head><body><header><ul>{menu}</ul></header><main>"
        f'<div class="row head"><div class="c1">标题</div><div class="c2">单位</div><div class="c3">地点</div><div class="c4">日期</div></div>{rows}<div class="nav">{pager}</div></main></body></html>'
    )


def _grid_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/opportunities/o(\d+)", path)
    if row is None:
        return None
    return (
        f"<!DOCTYPE html><html><head><title>{row.title} - 临川学院</title></head><body><main><h2>{row.title}</h2>"
        f"<dl><dt>单位</dt><dd><a href='/employers/e1'>{_firm(row)}</a></dd><dt>日期</dt><dd>{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</dd></dl>"
        f"<section>{paragraphs(row)}{files(row)}</section></main><footer>临川学院 版权所有</footer></body></html>"
    )


STYLES = (
    Style("market-table", "/Recruit/Search.aspx", _market_list, _market_detail, "gbk"),
    Style("cards-of-links", "/news/recruit", _cards_list, _cards_detail),
    Style("two-line-rows", "/jobs/list.php", _lines_list, _lines_detail),
    Style("grid-of-links", "/opportunities", _grid_list, _grid_detail),
)
