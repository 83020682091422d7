"""Ten styles more, written after the reader had been mended for ``afresh`` and ``later``, by one who knew it and looked for what
it might not know.

The first try had title and day right in 57.8 % (156 of 270): five styles all 27; days below a month that spans several rows 11
(its pager is a box to type in), a pager drawn by Kaipu's script 10; a day for machines only, titles in pictures, and texts
signed in Chinese numerals none. The reader was mended on them since.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find


def _menu(tag: str = "li", ending: str = "/") -> str:
    return "".join(f'<{tag}><a href="/m{n}{ending}">{name}</a></{tag}>' for n, name in enumerate(MENU))


def _chinese(row: Notice) -> str:
    return f"{row.day.year}年{row.day.month}月{row.day.day}日"


# Kaipu, a county: days without years, a pager drawn into a box by a script -------------------------------------------------


def _kaipu_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/xwzx/zpgg/(?:list(?:_(\d+))?\.shtml)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    rows = "".join(
        f'<li><a href="/xwzx/zpgg/content_{row.number}.shtml" title="{row.title}" target="_blank"><span class="tt">{row.cut}</span><i class="date">{row.day.month:02d}-{row.day.day:02d}</i></a></li>'
        for row in held.page(number, size)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告_青石县人民政府</title><meta name="ColumnName" content="招聘公告"></head><body><div class="header"><ul class="nav">{_menu()}</ul></div><div class="wrap"><div class="sub-nav"><h2>新闻中心</h2><ul><li><a href="/xwzx/zwyw/">政务要闻</a></li><li><a href="/xwzx/zpgg/">招聘公告</a></li></ul></div>'
        f'<div class="list-con"><ul class="list">{rows}</ul><div id="page_div" class="page"></div></div></div><script type="text/javascript">createPageHTML(\'page_div\',{held.pages(size)}, {number},\'list\',\'shtml\',{len(held.notices)});</script><div class="foot">青石县人民政府主办 网站标识码：5100000009</div></body></html>'
    )


def _kaipu_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/xwzx/zpgg/content_(\d+)\.shtml", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}_青石县人民政府</title></head><body><div class="header"><ul class="nav">{_menu()}</ul></div><div class="wrap"><div class="location">当前位置：<a href="/">首页</a> &gt; 招聘公告</div><div class="article"><h2 class="con-title">{row.title}</h2><div class="con-info"><span>发布日期：{row.day} 08:30</span><span>信息来源：县人社局</span><span>浏览次数：<em id="hits"></em></span><span>字号：【<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</span></div>'
        f'<div class="con-text" id="UCAP-CONTENT">{paragraphs(row)}</div><div class="con-file">{files(row)}</div></div></div><div class="foot">青石县人民政府主办 网站标识码：5100000009</div></body></html>'
    )


# An employer: no days in the list, the day for machines only, a button for more ---------------------------------------------


def _linked_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/careers/news":
        return None
    number, size = int(query.get("page") or 1), 6
    rows = "".join(
        f'<div class="job-card"><div class="job-card__tag">{("社会招聘", "校园招聘")[row.number % 2]}</div><a class="job-card__title" href="/careers/news/{row.number}">{row.title}</a><p class="job-card__desc">{"".join(row.paragraphs)[:48]}…</p></div>'
        for row in held.page(number, size)
    )
    more = (
        f'<button class="load-more" type="button" data-url="/careers/news?page={number + 1}">加载更多</button>'
        if number < held.pages(size)
        else ""
    )
    return f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>加入我们 | 海角精密</title></head><body><header class="site-header"><nav>{_menu("span")}</nav></header><section class="hero"><h1>加入我们</h1></section><section class="job-list">{rows}</section>{more}<footer>© 海角精密股份有限公司</footer></body></html>'


def _linked_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/careers/news/(\d+)", path)
    if row is None:
        return None
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row.title,
        "dateModified": f"{row.day + timedelta(days=4)}T10:00:00+08:00",
        "datePublished": f"{row.day}T09:30:00+08:00",
        "publisher": {"@type": "Organization", "name": "海角精密", "foundingDate": "2004-05-01"},
    }
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{row.title} | 海角精密</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><header class="site-header"><nav>{_menu("span")}</nav></header>'
        f'<main><h1 class="article__title">{row.title}</h1><div class="article__body">{paragraphs(row)}</div><div class="article__files">{files(row)}</div><a class="back" href="/careers/news">返回列表</a></main><footer>© 海角精密股份有限公司</footer></body></html>'
    )


# An old school: months in a cell over several rows, pages by typing a number ------------------------------------------------


def _spanned_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rsc/zp.asp":
        return None
    number, size = int(query.get("page") or 1), 11
    shown, rows, month = held.page(number, size), "", (0, 0)
    for row in shown:
        this = (row.day.year, row.day.month)
        alike = sum((one.day.year, one.day.month) == this for one in shown)
        first = (
            f'<td rowspan="{alike}" bgcolor="#f0f0f0" width="90">{this[0]}年{this[1]}月</td>' if this != month else ""
        )
        rows += f'<tr>{first}<td width="50">{row.day.day}日</td><td><a href="zp_show.asp?ArticleID={row.number}">{row.title}</a></td></tr>'
        month = this
    return (
        f'<html><head><title>人事处--招聘信息</title></head><body><table width="900" align="center"><tr>{_menu("td", ".asp")}</tr></table><table width="900" align="center" border="1">{rows}</table>'
        f'<form action="zp.asp" method="get"><p align="center">共{held.pages(size)}页 当前第{number}页　转到第 <input type="text" name="page" size="3" value="{number}"> 页 <input type="submit" value="GO"></p></form><p align="center">槐荫师范学校人事处</p></body></html>'
    )


def _spanned_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("ArticleID", "")) if path == "/rsc/zp_show.asp" else None
    if row is None:
        return None
    return (
        f'<html><head><title>人事处--招聘信息</title></head><body><table width="900" align="center"><tr>{_menu("td", ".asp")}</tr></table><table width="900" align="center"><tr><td align="center" height="50"><b>{row.title}</b></td></tr><tr><td align="right">（{row.day.year}-{row.day.month}-{row.day.day}）</td></tr>'
        f'<tr><td>{paragraphs(row)}</td></tr><tr><td>{files(row)}</td></tr></table><p align="center">槐荫师范学校人事处</p></body></html>'
    )


# A page written by hand: lines with breaks, titles cut without a mark --------------------------------------------------------


def _broken_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zhaopin(\d*)\.htm", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    rows = "".join(
        f'★ <a href="zp/{row.number}.htm" target="_blank">{row.title[:16]}</a>　{row.day.year}.{row.day.month}.{row.day.day}<br>\n'
        for row in held.page(number, size)
    )
    pages = " ".join(
        f"第{n}页" if n == number else f'<a href="zhaopin{n if n > 1 else ""}.htm">第{n}页</a>'
        for n in range(1, held.pages(size) + 1)
    )
    return f'<html><head><title>石门电厂招聘</title></head><body background="bg.jpg"><h2 align="center">招聘信息</h2><blockquote>{rows}</blockquote><p align="center">{pages}</p><p align="center"><a href="index.htm">返回首页</a></p></body></html>'


def _broken_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zp/(\d+)\.htm", path)
    if row is None:
        return None
    return (
        f'<html><head><title>{row.title}</title></head><body background="../bg.jpg"><p align="center"><font size="5" face="黑体">{row.title}</font></p><hr>{paragraphs(row, "p", "align=left")}<p>{files(row)}</p>'
        f'<p align="right">石门电厂人力资源部</p><p align="right">{_chinese(row)}</p><p align="center"><a href="../zhaopin.htm">[返回]</a></p></body></html>'
    )


# A hospital: posters whose titles stand in alt only --------------------------------------------------------------------------


def _poster_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/Recruit/Index":
        return None
    number, size = int(query.get("PageNo") or 1), 9
    rows = "".join(
        f'<li><a href="/Recruit/Detail/{row.number}"><img src="/Files/{row.number}_s.jpg" alt="{row.title}"></a><div class="t">{row.day.year}/{row.day.month:02d}/{row.day.day:02d}</div></li>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    numbers = "".join(
        f'<span class="cur">{n}</span>' if n == number else f'<a href="/Recruit/Index?PageNo={n}">{n}</a>'
        for n in range(1, last + 1)
    )
    return f'<!DOCTYPE html><html><head><title>人才招聘-白桦市口腔医院</title></head><body><div class="top"><ul>{_menu(ending="")}</ul></div><div class="mainbox"><div class="lefts"><h3>人才招聘</h3><ul><li><a href="/Recruit/Index">招聘公告</a></li><li><a href="/Recruit/Result">录用公示</a></li></ul></div><ul class="piclist">{rows}</ul><div class="pages">{numbers}</div></div><div class="bottom">白桦市口腔医院 版权所有</div></body></html>'


def _poster_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/Recruit/Detail/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>人才招聘-白桦市口腔医院</title></head><body><div class="top"><ul>{_menu(ending="")}</ul></div><div class="mainbox"><div class="cont"><p class="h">{row.title}</p><p class="s">{row.day.year}/{row.day.month:02d}/{row.day.day:02d} 10:00:00　访问量：203</p><div class="txt">{paragraphs(row)}</div>{files(row)}</div></div><div class="bottom">白桦市口腔医院 版权所有</div></body></html>'


# A township school: one list without days, texts signed in Chinese numerals ---------------------------------------------------

_NUMERALS = "〇一二三四五六七八九十"


def _numeral(number: int) -> str:
    if number <= 10:
        return _NUMERALS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def _signed_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/html/zpxx/index.html":
        return None
    rows = "".join(f'<div class="row"><a href="{row.number}.html">{row.title}</a></div>' for row in held.notices)
    return f'<html><head><title>招聘信息</title></head><body><div class="menu">{_menu("span", ".html")}</div><h3>招聘信息</h3><div class="rows">{rows}</div><div class="bottom">云溪镇中心学校</div></body></html>'


def _signed_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/html/zpxx/(\d+)\.html", path)
    if row is None:
        return None
    year = "".join(_NUMERALS[int(figure)] for figure in str(row.day.year))
    return f'<html><head><title>{row.title}</title></head><body><div class="menu">{_menu("span", ".html")}</div><h3 align="center">{row.title}</h3><div class="text">{paragraphs(row)}{files(row, "<br>")}<p align="right">云溪镇中心学校</p><p align="right">{year}年{_numeral(row.day.month)}月{_numeral(row.day.day)}日</p></div><div class="bottom">云溪镇中心学校</div></body></html>'


# A portal: three rows of a table for each announcement -------------------------------------------------------------------------


def _triple_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index/recruit":
        return None
    number, size = int(query.get("pg") or 1), 8
    rows = "".join(
        f'<tr class="a"><td colspan="2"><h4><a href="/index/recruit/show?rid={row.number}">{row.title}</a></h4></td></tr><tr class="b"><td colspan="2">{"".join(row.paragraphs)[:66]}</td></tr><tr class="c"><td>发布单位：市人才服务中心</td><td align="right">发布：{row.day.year}-{row.day.month:02d}-{row.day.day:02d}　人气：{row.number % 500}</td></tr><tr><td colspan="2" height="8"></td></tr>'
        for row in held.page(number, size)
    )
    last, base = held.pages(size), "/index/recruit?pg="
    ahead = (
        f'<a href="{base}{number + 1}">下一頁</a>　<a href="{base}{last}">最後一頁</a>'
        if number < last
        else "下一頁　最後一頁"
    )
    return f'<html><head><title>人才招聘</title></head><body><div id="nav">{_menu("b", "")}</div><table id="tb" width="700">{rows}</table><div id="pg">第 {number} 頁，共 {last} 頁　{ahead}</div><div id="ft">澜江人才港</div></body></html>'


def _triple_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("rid", "")) if path == "/index/recruit/show" else None
    if row is None:
        return None
    return f'<html><head><title>{row.title} - 澜江人才港</title></head><body><div id="nav">{_menu("b", "")}</div><div id="show"><h2>{row.title}</h2><p class="m">发布单位：市人才服务中心　发布：{row.day.year}-{row.day.month:02d}-{row.day.day:02d}　人气：66</p>{paragraphs(row)}<p>{files(row)}</p></div><div id="ft">澜江人才港</div></body></html>'


# An examinations office: periods of enrolment in the list, a pager whose address is put together in a function ------------------


def _period_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/bmxt/list/(\d+)\.html", path)
    if found is None:
        return None
    number, size = int(found[1]), 10
    rows = "".join(
        f'<tr><td>{place}</td><td class="l"><a target="_blank" href="/bmxt/notice/{row.number}.html">{row.title}</a></td><td>{row.day + timedelta(days=2)} 至 {row.day + timedelta(days=12)}</td><td>{("报名中", "已结束")[row.number % 2]}</td></tr>'
        for place, row in enumerate(held.page(number, size), (number - 1) * size + 1)
    )
    last = held.pages(size)
    return (
        f'<!DOCTYPE html><html><head><title>网上报名系统</title><script>\nfunction turnPage(p){{\n  var u = "/bmxt/list/" + p + ".html";\n  window.location = u;\n}}\n</script></head><body><ul class="nav">{_menu(ending=".html")}</ul><table class="table table-bordered"><thead><tr><th>序号</th><th>公告名称</th><th>报名时间</th><th>状态</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<div class="pager"><a onclick="turnPage(\'1\')">首页</a> <a onclick="turnPage(\'{max(1, number - 1)}\')">上一页</a> <a onclick="turnPage(\'{min(last, number + 1)}\')">下一页</a> <a onclick="turnPage(\'{last}\')">末页</a> {number}/{last}</div><div class="footer">磐石市人事考试中心</div></body></html>'
    )


def _period_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/bmxt/notice/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>网上报名系统</title></head><body><ul class="nav">{_menu(ending=".html")}</ul><div class="panel"><div class="panel-heading"><h3 class="panel-title">{row.title}</h3></div><div class="panel-body"><p class="text-muted">报名时间：{row.day + timedelta(days=2)} 至 {row.day + timedelta(days=12)}</p><p class="text-muted">发布时间：{row.day} 17:02:33</p><div class="notice-content">{paragraphs(row)}</div><div>{files(row)}</div></div></div><div class="footer">磐石市人事考试中心</div></body></html>'


# A laboratory: terms and definitions in turn, the day below the text -----------------------------------------------------------


def _terms_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/join(?:/(\d+))?/?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 9
    rows = "".join(
        f'<dt>{row.day.year}/{row.day.month}/{row.day.day}</dt><dd><a href="/post/{row.number}/">{row.title}</a></dd>'
        for row in held.page(number, size)
    )
    ahead = f'<link rel="next" href="/join/{number + 1}/">' if number < held.pages(size) else ""
    arrows = "".join(
        f'<a class="{name}" href="/join/{to}/" aria-label="{label}"><svg width="8"><path d="M0 0"/></svg></a>'
        for name, label, to in (("pre", "Newer", number - 1), ("post", "Older", number + 1))
        if 1 <= to <= held.pages(size)
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Join us</title>{ahead}</head><body><header><a href="/">光谱实验室</a><nav>{_menu("span", "")}</nav></header><main><h1>加入我们</h1><dl>{rows}</dl><div class="pagination">{arrows}</div></main><footer>光谱实验室</footer></body></html>'


def _terms_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/post/(\d+)/", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title} · 光谱实验室</title></head><body><header><a href="/">光谱实验室</a><nav>{_menu("span", "")}</nav></header><main><article><header><p class="kicker">招聘</p><h1>{row.title}</h1></header><section>{paragraphs(row)}{files(row, "<br>")}</section><footer>发布于 {_chinese(row)}</footer></article></main><footer>光谱实验室</footer></body></html>'


# A university of science: pinned rows on each page, the day in a box at the side -------------------------------------------------


def _pinned_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/hr/jobs.psp":
        return None
    offset, size = int(query.get("offset") or 0), 9
    shown = held.page(offset // size + 1, size)
    top = "".join(
        f'<li><b>置顶</b><a href="/hr/job.psp?jid={row.number}">{row.title}</a></li>' for row in held.notices[19:22]
    )
    rows = "".join(
        f'<li><span class="kind">[{("教师", "管理", "博士后")[row.number % 3]}]</span> <a href="/hr/job.psp?jid={row.number}">{row.title}</a>{"<em>NEW</em>" if place < 2 and not offset else ""}<span class="when">{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</span></li>'
        for place, row in enumerate(shown)
    )
    ahead = f'<a href="/hr/jobs.psp?offset={offset + size}">后一页</a>' if offset + size < len(held.notices) else ""
    back = f'<a href="/hr/jobs.psp?offset={offset - size}">前一页</a>' if offset else ""
    return f'<!DOCTYPE html><html><head><title>人才招聘 - 玉泉科技大学</title></head><body><div class="head"><ul>{_menu(ending=".psp")}</ul></div><div class="content"><ul class="top">{top}</ul><ul class="jobs">{rows}</ul><p class="turn">{back} {ahead}</p></div><div class="right"><h4>常用下载</h4><ul><li><a href="/d/1.psp">应聘人员登记表（2026年修订）</a></li><li><a href="/d/2.psp">博士后进站申请表（2026年修订）</a></li><li><a href="/d/3.psp">人才引进工作流程图及说明</a></li></ul></div></body></html>'


def _pinned_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("jid", "")) if path == "/hr/job.psp" else None
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>玉泉科技大学人才招聘</title></head><body><div class="head"><ul>{_menu(ending=".psp")}</ul></div><div class="content"><div class="info-box"><dl><dt>岗位类别</dt><dd>教师</dd><dt>截止日期</dt><dd>{row.day + timedelta(days=60)}</dd><dt>发布日期</dt><dd>{row.day}</dd></dl></div><div class="left"><h1>{row.title}</h1><div class="body">{paragraphs(row)}</div><div class="att">{files(row)}</div></div></div></body></html>'


STYLES = (
    Style("kaipu-pager", "/xwzx/zpgg/", _kaipu_list, _kaipu_detail),
    Style("day-for-machines", "/careers/news", _linked_list, _linked_detail),
    Style("spanned-months", "/rsc/zp.asp", _spanned_list, _spanned_detail, "gbk"),
    Style("broken-lines", "/zhaopin.htm", _broken_list, _broken_detail, "gb2312"),
    Style("posters", "/Recruit/Index", _poster_list, _poster_detail),
    Style("signed-in-numerals", "/html/zpxx/index.html", _signed_list, _signed_detail, "gb18030"),
    Style("three-rows-each", "/index/recruit", _triple_list, _triple_detail),
    Style("periods-listed", "/bmxt/list/1.html", _period_list, _period_detail),
    Style("terms-in-turn", "/join", _terms_list, _terms_detail),
    Style("pinned-above", "/hr/jobs.psp", _pinned_list, _pinned_detail),
)
