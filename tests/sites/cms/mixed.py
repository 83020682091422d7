"""Styles by chance: rows, days, pagers, headings, bodies and noise of many systems put together; each seed is a site.

Written after the generic reader, which was measured on ``styles(40)`` as it stood.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_DAYS: tuple[Callable[[Notice], str], ...] = (
    lambda row: f"{row.day}",
    lambda row: f"{row.day.year}/{row.day.month}/{row.day.day}",
    lambda row: f"{row.day.year}年{row.day.month}月{row.day.day}日",
    lambda row: f"[{row.day.month:02d}-{row.day.day:02d}]",
    lambda row: f"{row.day.year % 100:02d}-{row.day.month:02d}-{row.day.day:02d}",
    lambda row: f"<b>{row.day.day:02d}</b><s>{row.day.year}-{row.day.month:02d}</s>",
    lambda row: f"<strong>{row.day.month:02d}-{row.day.day:02d}</strong><small>{row.day.year}</small>",
    lambda row: f"发布日期：{row.day.year}.{row.day.month:02d}.{row.day.day:02d}",
)
_ROWS: tuple[Callable[[Notice, str, str], str], ...] = (
    lambda row, url, day: f'<li><a href="{url}">{row.title}</a><span>{day}</span></li>',
    lambda row, url, day: (
        f'<li class="clearfix"><span class="fr">{day}</span><a class="fl" href="{url}" title="{row.title}">{row.cut}</a></li>'
    ),
    lambda row, url, day: (
        f'<tr><td>·</td><td><a href="{url}" target="_blank">{row.title}</a></td><td nowrap>{day}</td></tr>'
    ),
    lambda row, url, day: (
        f'<div class="item"><div class="date">{day}</div><div class="info"><h4><a href="{url}">{row.title}</a></h4><p>{row.paragraphs[0]}</p></div></div>'
    ),
    lambda row, url, day: f'<a class="line" href="{url}"><p class="name">{row.title}</p><p class="when">{day}</p></a>',
    lambda row, url, day: f"<p><img src=/dot.gif> <a href='{url}'>{row.title}</a>　<font color=#999>{day}</font></p>",
    lambda row, url, day: (
        f'<dl><dt><a href="{url}">{row.title}</a></dt><dd>{row.paragraphs[0][:24]}…</dd><dd>{day}</dd></dl>'
    ),
    lambda row, url, day: (
        f'<li><div><a href="{url}"><img src="/p.png"></a></div><div><a href="{url}">{row.title}</a><em>就业中心</em><i>{day}</i></div></li>'
    ),
    lambda row, url, day: (
        f'<article><header><h2><a href="{url}" rel="bookmark">{row.title}</a></h2><span>{day}</span></header><a href="{url}">继续阅读</a></article>'
    ),
)
_PAGERS: tuple[Callable[[int, int, Callable[[int], str]], str], ...] = (
    lambda n, last, url: "".join(
        f'<a href="{url(k)}">{k}</a> ' if k != n else f"<span>{k}</span> " for k in range(1, last + 1)
    ),
    lambda n, last, url: (
        f'<a href="{url(1)}">首页</a><a href="{url(max(1, n - 1))}">上页</a><a href="{url(min(last, n + 1))}">下页</a><a href="{url(last)}">尾页</a>'
    ),
    lambda n, last, url: f'<a class="next" href="{url(n + 1)}">›</a>' if n < last else "<span>›</span>",
    lambda n, last, url: (
        f"<input type=button value=下一页 onclick=\"location.href='{url(n + 1)}'\"><a onclick=\"location.href='{url(n + 1)}'\">下一页</a>"
        if n < last
        else ""
    ),
    lambda n, last, url: (
        f'<a href="javascript:void(0)" onclick="toPage({n + 1})">下一页</a><script>function toPage(i){{ location.href="{_split(url)[0]}" + i + "{_split(url)[1]}"; }}</script>'
        if n < last
        else "下一页"
    ),
    lambda n, last, url: (
        f'<ul><li class="disabled"><a>«</a></li>{"".join(f"<li class=active><a>{k}</a></li>" if k == n else f"<li><a href={url(k)}>{k}</a></li>" for k in range(1, last + 1))}</ul>'
    ),
)


def _split(url: Callable[[int], str]) -> tuple[str, str]:
    before, _, after = url(7007).partition("7007")
    return before, after


_LIST_URLS: tuple[Callable[[int], str], ...] = (
    lambda n: f"/zp/list.php?pageno={n}",
    lambda n: f"/zp/list-{n}.html",
    lambda n: f"/zp/list/{n}/",
    lambda n: f"/zp/list.aspx?cat=3&p={n}",
)
_HEADS: tuple[Callable[[Notice, str], str], ...] = (
    lambda row, day: (
        f'<h1 class="title">{row.title}</h1><div class="meta"><span>发布时间：{day}</span><span>浏览：12</span></div>'
    ),
    lambda row, day: (
        f'<div class="arc-tit">{row.title}</div><div class="arc-info">来源：本站　日期：{day}　点击：<script>document.write(3)</script></div>'
    ),
    lambda row, day: f"<p align=center><font size=5>{row.title}</font></p><p align=center>（{day}）</p>",
    lambda row, day: f"<h2>{row.title}</h2><p>{day} 人事处</p>",
    lambda row, day: f'<h3>{row.title}</h3><p class="s">作者：张编辑 | 更新时间：{day} 09:30 | 字号：大 中 小</p>',
    lambda row, day: f"<table><tr><td><b>{row.title}</b></td></tr><tr><td>发文日期：{day}</td></tr></table>",
)
_DETAIL_DAYS = (_DAYS[0], _DAYS[1], _DAYS[2], lambda row: f"{row.day.year}.{row.day.month:02d}.{row.day.day:02d}")


def _noise(draw: random.Random, held: Holding) -> tuple[str, str]:
    """What stands before and after the content on every page."""
    names = draw.sample(MENU, len(MENU))
    menu = "".join(
        f'<li><a href="/m/{n}.html">{name}</a></li>' for n, name in enumerate(names * draw.choice((1, 2, 3)))
    )
    hot = "".join(f'<li><a href="/d/{n.number}.html">{n.title}</a></li>' for n in held.notices[2:7])
    links = "".join(f'<a href="http://www{n}.example.org/">合作单位官方网站{n}</a>' for n in range(4))
    top = draw.choice(
        (
            f"<div class=topnav><ul>{menu}</ul></div>",
            f"<header><nav>{menu}</nav></header>",
            f"<div id=m1><ul>{menu}</ul></div>",
        )
    )
    side = draw.choice(
        (
            "",
            f'<div class="sidebar"><h3>热门推荐</h3><ul>{hot}</ul></div>',
            f"<aside><h4>相关信息</h4><ul>{hot}</ul></aside>",
        )
    )
    foot = draw.choice(
        (
            "<div class=footer>版权所有 某单位 地址：某市某路1号 邮编：000000</div>",
            f"<footer><p>友情链接：{links}</p><p>Copyright © 某单位</p></footer>",
            "",
        )
    )
    return top, side + foot


def style(seed: int) -> Style:
    """The site of a seed."""
    draw = random.Random(f"mixed {seed}")
    name = f"mixed-{seed:02d}"
    row_of, day_of, pager = draw.choice(_ROWS), draw.choice(_DAYS), draw.choice(_PAGERS)
    url_of, head_of, detail_day = draw.choice(_LIST_URLS), draw.choice(_HEADS), draw.choice(_DETAIL_DAYS)
    size, listed = draw.choice((6, 8, 10, 12, 20)), draw.random() < 0.8
    tag, attributes = draw.choice((("p", ""), ("div", ""), ("p", "style='text-indent:2em'"), ("span", "")))
    crumbs = draw.choice(
        (
            "",
            '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zp/">招聘信息</a></div>',
            "<p>首页 >> 招聘公告</p>",
        )
    )
    site = draw.choice(("某市人才网", "某大学就业中心", "某集团招聘"))
    titled = draw.choice((lambda row: f"{row.title}-{site}", lambda row: site, lambda row: f"{site}_{row.title}"))

    def lists(held: Holding, path: str, query: dict[str, str]) -> str | None:
        target = path + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")
        number = next((n for n in range(1, held.pages(size) + 1) if url_of(n) == target), 0)
        if not number:
            return None
        noise = random.Random(f"noise {seed}")
        top, end = _noise(noise, held)
        rows = "".join(
            row_of(row, f"/d/{row.number}.html", day_of(row) if listed else "") for row in held.page(number, size)
        )
        wrap = "table" if rows.startswith("<tr") else "ul" if rows.startswith("<li") else "div"
        page = pager(number, held.pages(size), url_of)
        return f"<html><head><title>招聘公告-{site}</title></head><body>{top}{crumbs}<div class=box><{wrap}>{rows}</{wrap}><div class=pg>{page}</div></div>{end}</body></html>"

    def details(held: Holding, path: str, query: dict[str, str]) -> str | None:
        row = find(held, r"/d/(\d+)\.html", path)
        if row is None:
            return None
        noise = random.Random(f"noise {seed}")
        top, end = _noise(noise, held)
        body = paragraphs(row, tag, attributes)
        return (
            f"<html><head><title>{titled(row)}</title></head><body>{top}{crumbs}<div class=box>{head_of(row, detail_day(row))}"
            f"<div class=c>{body}</div><div>{files(row)}</div><p>上一篇：<a href='/d/1.html'>关于报到证办理的通知</a></p></div>{end}</body></html>"
        )

    charset = draw.choice(("utf-8", "utf-8", "gbk"))
    return Style(name, url_of(1), lists, details, charset)


def styles(count: int) -> tuple[Style, ...]:
    """The first sites."""
    return tuple(style(seed) for seed in range(1, count + 1))
