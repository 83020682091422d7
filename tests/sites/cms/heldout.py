"""Ten more styles, kept apart while the generic reader was made; it was measured on them afterwards."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_SUB = (
    "考试安排",
    "人事任免",
    "职称评审",
    "表格下载",
    "工资福利",
    "军转安置",
    "引智工作",
    "举报电话",
    "领导信箱",
    "在线咨询",
    "网站地图",
    "无障碍浏览",
)


def _links(tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/col/{n}/">{name}</a></{tag}>' for n, name in enumerate((*MENU, *_SUB)))


# A. frontless government page: nested layout tables, day in its own nested table -----------------------------------


def _a_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    known = {"/xxgk/zkzp/index.shtml": 1} | {f"/xxgk/zkzp/index_{n}.shtml": n for n in range(2, 9)}
    if path not in known:
        return None
    number, size = known[path], 11
    rows = "".join(
        "<tr><td><table width='100%' cellspacing=0><tr><td class=dot>◆</td>"
        f"<td class=lm><a href='/xxgk/zkzp/{row.day.year}{row.day.month:02d}/t{row.number}.shtml' target=_blank>{row.title}</a></td>"
        f"<td class=rq>{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</td></tr></table></td></tr>"
        for row in held.page(number, size)
    )
    numbers = "".join(
        f"<a href='index{'' if n == 1 else f'_{n}'}.shtml'>[{n}]</a> " if n != number else f"[{n}] "
        for n in range(1, held.pages(size) + 1)
    )
    left = "".join(f"<tr><td><a href='/col/{n}/'>{name}</a></td></tr>" for n, name in enumerate((*MENU, *_SUB)))
    return (
        f"<html><head><title>招考招聘_石岭市人力资源和社会保障局</title></head><body><table width=1000><tr><td width=200><table>{left}</table></td>"
        f"<td><table><tr><td>您的位置：<a href='/'>首页</a>&gt;<a href='/xxgk/'>信息公开</a>&gt;招考招聘</td></tr>{rows}<tr><td align=center>{numbers}</td></tr></table></td></tr></table>"
        "<table width=1000><tr><td>主办单位：石岭市人力资源和社会保障局　备案序号：00000000号　网站标识码：0000000000</td></tr></table></body></html>"
    )


def _a_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/xxgk/zkzp/\d{6}/t(\d+)\.shtml", path)
    if row is None:
        return None
    return (
        f"<html><head><title>石岭市人力资源和社会保障局 招考招聘</title></head><body><table width=1000><tr><td>您的位置：首页&gt;信息公开&gt;招考招聘&gt;正文</td></tr>"
        f"<tr><td><table><tr><td class=bt18 align=center>{row.title}</td></tr><tr><td align=center>石岭人社网　{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日 　【<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】【<a href='javascript:window.print()'>打印</a>】</td></tr>"
        f"<tr><td class=nr>{paragraphs(row)}</td></tr><tr><td>{files(row)}</td></tr></table></td></tr></table>"
        "<table width=1000><tr><td>主办单位：石岭市人力资源和社会保障局　备案序号：00000000号</td></tr></table></body></html>"
    )


# B. flexible boxes with meaningless class names, buttons as pager --------------------------------------------------


def _b_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/recruitment":
        return None
    number, size = int(query.get("current") or 1), 8
    rows = "".join(
        f'<a class="css-1x9k2" href="/recruitment/{row.number}"><div class="css-77a"><span class="css-d1">{row.day.day:02d}</span>'
        f'<span class="css-d2">{row.day.year}.{row.day.month:02d}</span></div><div class="css-8bq"><div class="css-t">{row.title}</div>'
        f'<div class="css-s">{row.paragraphs[1][:40]}</div></div></a>'
        for row in held.page(number, size)
    )
    nav = "".join(f'<a class="css-n" href="/{n}">{name}</a>' for n, name in enumerate((*MENU, *_SUB)))
    pager = "".join(
        f'<a class="css-p" href="/recruitment?current={n}">{n}</a>'
        if n != number
        else f'<span class="css-p on">{n}</span>'
        for n in range(1, held.pages(size) + 1)
    )
    return f"<!DOCTYPE html><html><head><title>招贤纳士</title></head><body><div class=css-0>{nav}</div><div class=css-5>{rows}</div><div class=css-6>{pager}</div></body></html>"


def _b_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/recruitment/(\d+)", path)
    if row is None:
        return None
    return (
        f"<!DOCTYPE html><html><head><title>招贤纳士</title></head><body><div class=css-0>{_links('span')}</div><div class=css-9><div class=css-h>{row.title}</div>"
        f"<div class=css-m><span>{row.day.year}-{row.day.month:02d}-{row.day.day:02d}</span><span>阅读量 1024</span></div><div class=css-b>{paragraphs(row, 'div', 'class=css-p1')}{files(row)}</div></div>"
        "<div class=css-f>云岚控股集团 版权所有 0000-2026</div></body></html>"
    )


# C. list in a definition list whose terms are days; pager by onclick with a hidden form ---------------------------


def _c_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zhaopin/more.jsp":
        return None
    number, size = int(query.get("pageIndex") or 1), 10
    rows = "".join(
        f'<dt>{row.day}</dt><dd><a href="detail.jsp?wbid={row.number}" title="{row.title}">{row.cut}</a></dd>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    following = (
        f'<span class="p" onclick="jump({number + 1})">下一页</span>'
        if number < last
        else '<span class="p off">下一页</span>'
    )
    return (
        f"<html><head><title>更多招聘</title></head><body><div id=top><ul>{_links()}</ul></div><dl>{rows}</dl>"
        f'<form id="pf" action="more.jsp" method="get"><input type=hidden name=pageIndex value={number}><input type=hidden name=cat value=zp></form>'
        f"<div>第{number}页/共{last}页 {following}</div><script>function jump(i){{var f=document.getElementById('pf');f.pageIndex.value=i;f.submit();}}</script></body></html>"
    )


def _c_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("wbid", "")) if path == "/zhaopin/detail.jsp" else None
    if row is None:
        return None
    return (
        f"<html><head><title>浏览</title></head><body><div id=top><ul>{_links()}</ul></div><div id=doc><p style='text-align:center;font-size:22px'><strong>{row.title}</strong></p>"
        f"<p style='text-align:right'>发布人：王某某　发布日期：{row.day.year}.{row.day.month}.{row.day.day}</p><div id=docbody>{paragraphs(row)}</div><ul id=att>{files(row, '<li>')}</ul></div></body></html>"
    )


# D. two-column page: hot list with days as well, main list longer; slash days; path pager ------------------------


def _d_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/yc/zpgg", *(f"/yc/zpgg/p{n}" for n in range(1, 9))):
        return None
    number, size = int(path.rsplit("p", 1)[1]) if path.rsplit("/", 1)[1][1:].isdigit() else 1, 12
    rows = "".join(
        f"<div class='ln'><i></i><a href='//{{host}}/yc/{row.number}.htm'>{row.title}</a><b>{row.day.year}/{row.day.month}/{row.day.day}</b></div>"
        for row in held.page(number, size)
    ).replace("//{host}", "")
    hot = "".join(
        f"<div class='hl'><a href='/yc/{n.number}.htm'>{n.title}</a><b>{n.day.year}/{n.day.month}/{n.day.day}</b></div>"
        for n in held.notices[:10]
    )
    following = (
        f"<a href='/yc/zpgg/p{number + 1}'>下页</a> <a href='/yc/zpgg/p{held.pages(size)}'>尾页</a>"
        if number < held.pages(size)
        else ""
    )
    return (
        f"<html><head><title>招聘公告-云川网</title></head><body><div class=menu>{_links('b')}</div><div class=r><h4>点击排行</h4>{hot}</div>"
        f"<div class=l><h4>招聘公告</h4>{rows}<div class=fy>{following}</div></div></body></html>"
    )


def _d_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/yc/(\d+)\.htm", path)
    if row is None:
        return None
    hot = "".join(
        f"<div class='hl'><a href='/yc/{n.number}.htm'>{n.title}</a><b>{n.day.year}/{n.day.month}/{n.day.day}</b></div>"
        for n in held.notices[:10]
    )
    return (
        f"<html><head><title>{row.title}-云川网-招聘公告</title></head><body><div class=menu>{_links('b')}</div><div class=r><h4>点击排行</h4>{hot}</div>"
        f"<div class=l><h4 class=tt>{row.title}</h4><div class=tm>时间：{row.day.year}/{row.day.month}/{row.day.day} 8:05:00　来源：云川网</div><div class=zw>{paragraphs(row)}</div>{files(row)}</div></body></html>"
    )


# E. titles with category and new mark before, day at the head of the row, GBK, asp paging -------------------------


def _e_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/list.asp":
        return None
    number, size = int(query.get("PageNo") or 1), 10
    rows = "".join(
        f"<tr><td>{row.day.month:02d}-{row.day.day:02d}</td><td>[<a href='list.asp?lb=3'>人才招聘</a>] <a href='view.asp?newsid={row.number}'>{row.title}</a> <img src=new.gif></td></tr>"
        for row in held.page(number, size)
    )
    pager = (
        f"首页 上一页 <a href='list.asp?lb=3&PageNo={number + 1}'>下一页</a> <a href='list.asp?lb=3&PageNo={held.pages(size)}'>尾页</a>"
        if number < held.pages(size)
        else "首页 上一页 下一页 尾页"
    )
    return (
        f"<html><head><title>人才招聘</title></head><body topmargin=0><table><tr>{_links('td')}</tr></table><table width=760 border=0>{rows}</table>"
        f"<table><tr><td>页次：{number}/{held.pages(size)}页 每页{size}条 共{len(held.notices)}条 {pager}</td></tr></table></body></html>"
    )


def _e_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("newsid", "")) if path == "/view.asp" else None
    if row is None:
        return None
    return (
        f"<html><head><title>白石学校 >> 人才招聘 >> {row.title}</title></head><body topmargin=0><table><tr>{_links('td')}</tr></table><table width=760 border=0>"
        f"<tr><td align=center style='font-size:18px'>{row.title}</td></tr><tr><td align=center>【{row.day.year}-{row.day.month}-{row.day.day} 14:33:07】【作者/来源 人事处】【阅读：5次】【关 闭】</td></tr>"
        f"<tr><td style='line-height:200%'>{paragraphs(row)}<BR>{files(row)}</td></tr></table></body></html>"
    )


# F. headings as rows, day in words below, infinite "load more" with a link ----------------------------------------


def _f_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/news/campus":
        return None
    number, size = int(query.get("pageNum") or 1), 7
    rows = "".join(
        f'<section class="entry"><h3><a href="/news/campus/{row.number}-notice">{row.title}</a></h3><p class="by">人力资源部 · {row.day.year} 年 {row.day.month} 月 {row.day.day} 日 · 招聘</p>'
        f'<p>{row.paragraphs[0]}</p><p><a href="/news/campus/{row.number}-notice">查看详情</a></p></section>'
        for row in held.page(number, size)
    )
    more = f'<a class="load" href="/news/campus?pageNum={number + 1}">加载更多</a>' if number < held.pages(size) else ""
    return f"<!DOCTYPE html><html><head><title>校园招聘 | 澄湖集团</title></head><body><header>{_links('div')}</header><div role=main>{rows}{more}</div><footer>{_links('span')}</footer></body></html>"


def _f_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/news/campus/(\d+)-notice", path)
    if row is None:
        return None
    return (
        f"<!DOCTYPE html><html><head><title>{row.title} | 澄湖集团</title></head><body><header><h1>澄湖集团</h1>{_links('div')}</header><div role=main><h2>{row.title}</h2>"
        f"<p class=by>人力资源部 · {row.day.year} 年 {row.day.month} 月 {row.day.day} 日</p>{paragraphs(row)}<p>{files(row)}</p></div><footer>{_links('span')}<p>澄湖集团有限公司 版权所有</p></footer></body></html>"
    )


# G. home page with tabs; several lists under "more"; list without a day, day only on the detail --------------------


def _g_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    number, size = int(query.get("page") or 1), 9
    if path == "/index.php":
        tab = "".join(
            f"<li><a href='/index.php/show/{n.number}' title='{n.title}'>{n.cut}</a></li>" for n in held.notices[:5]
        )
        return (
            f"<html><head><title>凤台大学招生就业处</title></head><body><ul class=topnav>{_links()}<li><a href='/index.php/lists/12'>招聘信息</a></li></ul>"
            f"<div class=slide><img src=1.jpg></div><div class=tab><h3>招聘信息</h3><a class=m href='/index.php/lists/12'>MORE</a><ul>{tab}</ul></div>"
            "<div class=tab><h3>快速通道</h3><ul><li><a href='/a'>生源核对</a></li><li><a href='/b'>三方签约</a></li></ul></div></body></html>"
        )
    if path != "/index.php/lists/12":
        return None
    rows = "".join(
        f"<li><a href='/index.php/show/{n.number}' title='{n.title}'>{n.cut}</a></li>" for n in held.page(number, size)
    )
    following = (
        f"<li><a href='/index.php/lists/12?page={number + 1}'>»</a></li>"
        if number < held.pages(size)
        else "<li class=disabled><span>»</span></li>"
    )
    numbers = "".join(
        f"<li><a href='/index.php/lists/12?page={n}'>{n}</a></li>" for n in range(1, held.pages(size) + 1)
    )
    return (
        f"<html><head><title>招聘信息</title></head><body><ul class=topnav>{_links()}</ul><ul class=newslist>{rows}</ul>"
        f"<ul class=pagination>{numbers}{following}</ul></body></html>"
    )


def _g_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/index\.php/show/(\d+)", path)
    if row is None:
        return None
    return (
        f"<html><head><title>招聘信息-凤台大学招生就业处</title></head><body><ul class=topnav>{_links()}</ul><div class=position>首页 &gt; 招聘信息 &gt; 正文</div><div class=c_t>{row.title}</div>"
        f"<div class=c_i>编辑：就业科 　 更新：{row.day} 　 浏览：66 次</div><div class=c_c>{paragraphs(row)}</div><div class=c_f>{files(row)}</div>"
        f"<div class=c_n>下一篇：<a href='/index.php/show/1'>关于开展就业帮扶的通知</a></div></body></html>"
    )


# H. paragraphs as rows, no classes at all, external links between --------------------------------------------------


def _h_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/jy/", *(f"/jy/{n}/" for n in range(2, 9))):
        return None
    number, size = int(path.strip("/").split("/")[1]) if path != "/jy/" else 1, 10
    rows = "".join(
        f"<p><a href=/jy/d/{row.number}>{row.title}</a> {row.day.year}-{row.day.month:02d}-{row.day.day:02d}</p>"
        for row in held.page(number, size)
    )
    outside = "".join(f"<p><a href=http://portal{n}.example.net/>合作招聘平台门户网站{n}</a></p>" for n in range(6))
    pager = " ".join(
        str(n) if n == number else f"<a href=/jy/{'' if n == 1 else f'{n}/'}>{n}</a>"
        for n in range(1, held.pages(size) + 1)
    )
    return f"<html><title>就业</title><body><p>{''.join(f'<a href=/{n}>{name}</a> ' for n, name in enumerate((*MENU, *_SUB)))}</p>{rows}<p>{pager}</p>{outside}</body></html>"


def _h_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/jy/d/(\d+)", path)
    if row is None:
        return None
    return (
        f"<html><title>就业</title><body><p>{''.join(f'<a href=/{n}>{name}</a> ' for n, name in enumerate((*MENU, *_SUB)))}</p><p align=center><b>{row.title}</b></p>"
        f"{paragraphs(row)}<p>{files(row)}</p><p align=right>清溪学院就业办</p><p align=right>{row.day.year}年{row.day.month}月{row.day.day}日</p></body></html>"
    )


# I. list with images and region labels, year as heading of its group -----------------------------------------------


def _i_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rczp/list":
        return None
    number, size = int(query.get("pg") or 1), 10
    rows = "".join(
        f"<li><div class=pic><a href='/rczp/{row.number}.html'><img src=/t.jpg alt=''></a></div><div class=w><em>置顶</em><a href='/rczp/{row.number}.html'>{row.title}</a>"
        f"<p><span>地区：沿江</span><span>单位性质：国企</span><span>截止：{row.day.year + 1}-01-31</span><span>发布：{row.day}</span></p></div></li>"
        for row in held.page(number, size)
    )
    pager = "".join(
        f"<a data-page='{n}' href='javascript:;' class='{'on' if n == number else ''}'>{n}</a>"
        for n in range(1, held.pages(size) + 1)
    )
    return (
        f"<html><head><title>人才招聘</title></head><body><div class=nv><ul>{_links()}</ul></div><ul class=zp>{rows}</ul><div class=pgs>{pager}</div>"
        "<script>$('.pgs a').click(function(){ location.href = '/rczp/list?pg=' + $(this).data('page'); });</script></body></html>"
    )


def _i_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/rczp/(\d+)\.html", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title}-沿江人才网</title></head><body><div class=nv><ul>{_links()}</ul></div><div class=dt><h2><em>置顶</em>{row.title}</h2>"
        f"<p><span>发布：{row.day}</span><span>截止：{row.day.year + 1}-01-31</span></p><div class=dt_c>{paragraphs(row)}</div><div>{files(row)}</div></div></body></html>"
    )


# J. GB 18030 news system of frames' age: one line a row in one cell, day in brackets before the title --------------


def _j_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/cgi-bin/news.cgi" or query.get("act") == "read":
        return None
    number, size = int(query.get("from") or 0) // 15 + 1, 15
    rows = "".join(
        f"[{row.day.year}/{row.day.month:02d}/{row.day.day:02d}] <a href='news.cgi?act=read&n={row.number}'><font color=#333333>{row.title}</font></a><br>"
        for row in held.page(number, size)
    )
    following = f"<a href='news.cgi?from={number * 15}'>&gt;&gt;下一页</a>" if number < held.pages(size) else ""
    return f"<html><head><title>河阳日报分类信息</title></head><body><table border=1><tr><td valign=top width=150>{_links('p')}</td><td>{rows}</td></tr></table>{following}</body></html>"


def _j_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row: Notice | None = find(held, r"(\d+)", query.get("n", "")) if query.get("act") == "read" else None
    if row is None:
        return None
    return (
        f"<html><head><title>河阳日报分类信息</title></head><body><table border=1><tr><td valign=top width=150>{_links('p')}</td><td><h3 align=center>{row.title}</h3>"
        f"<center>{row.day.year}/{row.day.month:02d}/{row.day.day:02d}</center>{paragraphs(row)}{files(row)}</td></tr></table></body></html>"
    )


STYLES = (
    Style("tables-nested", "/xxgk/zkzp/index.shtml", _a_list, _a_detail),
    Style("hashed-classes", "/recruitment", _b_list, _b_detail),
    Style("terms-are-days", "/zhaopin/more.jsp", _c_list, _c_detail),
    Style("hot-beside", "/yc/zpgg", _d_list, _d_detail),
    Style("asp-category", "/list.asp", _e_list, _e_detail, "gbk"),
    Style("headings", "/news/campus", _f_list, _f_detail),
    Style("tabs-home", "/index.php", _g_list, _g_detail),
    Style("bare-paragraphs", "/jy/", _h_list, _h_detail),
    Style("pictures-labels", "/rczp/list", _i_list, _i_detail),
    Style("brackets-gb18030", "/cgi-bin/news.cgi", _j_list, _j_detail, "gb18030"),
)
