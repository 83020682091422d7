"""Ten styles that the generic reader was made with."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find


def _menu() -> str:
    return "".join(f'<li><a href="/ch/{number}.htm">{name}</a></li>' for number, name in enumerate(MENU * 2))


# 1. ul/li with span date, next link, breadcrumbs, hot list beside ------------------------------------------------


def _ul_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zpxx/list.html":
        return None
    number, size = int(query.get("p", 1)), 10
    rows = "".join(
        f'<li><span class="date">{row.day}</span><a href="/zpxx/show-{row.number}.html" title="{row.title}">{row.cut}</a></li>'
        for row in held.page(number, size)
    )
    following = f'<a href="?p={number + 1}">下一页</a>' if number < held.pages(size) else "<span>下一页</span>"
    hot = "".join(f'<li><a href="/zpxx/show-{n.number}.html">{n.title}</a></li>' for n in held.notices[:6])
    return (
        f"<html><head><title>招聘信息-青岚大学就业网</title></head><body><ul class=nav>{_menu()}</ul>"
        f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zpxx/list.html">招聘信息</a></div>'
        f'<div class="main"><ul class="list">{rows}</ul><div class="pages"><a href="?p=1">首页</a>{following}</div></div>'
        f'<div class="side"><h3>热门招聘</h3><ul>{hot}</ul></div><div class=footer>版权所有 青岚大学 地址：青岚市学府路1号</div></body></html>'
    )


def _ul_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zpxx/show-(\d+)\.html", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title}-青岚大学就业网</title></head><body><ul class=nav>{_menu()}</ul>"
        f'<div class="content"><h1>{row.title}</h1><div class="info">发布时间：{row.day} 10:21 来源：就业中心 浏览：88</div>'
        f'<div class="txt">{paragraphs(row)}</div><div class="fj">{files(row)}</div></div></body></html>'
    )


# 2. table rows, GBK, numbers as pager -----------------------------------------------------------------------------


def _table_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/news.asp":
        return None
    number, size = int(query.get("page") or 1), 8
    rows = "".join(
        f'<tr><td width="20"><img src="/i.gif"></td><td><a href="shownews.asp?id={row.number}" target="_blank">{row.title}</a></td>'
        f'<td align="right">[{row.day.year}-{row.day.month}-{row.day.day}]</td></tr>'
        for row in held.page(number, size)
    )
    numbers = " ".join(
        f"<b>{n}</b>" if n == number else f'<a href="news.asp?page={n}">{n}</a>' for n in range(1, held.pages(size) + 1)
    )
    return (
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>通知公告</title></head>"
        f"<body><table width=980><tr><td>{''.join(f'<a href=/m{i}.asp>{name}</a> | ' for i, name in enumerate(MENU))}</td></tr></table>"
        f"<table width=700>{rows}</table><p align=center>共{len(held.notices)}条 {numbers}</p></body></html>"
    )


def _table_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/shownews.asp" else None
    if row is None:
        return None
    return (
        f"<html><head><title>沧江师范学院</title></head><body><table width=980><tr><td align=center><font size=5 color=red><b>{row.title}</b></font></td></tr>"
        f"<tr><td align=center>作者：管理员 添加时间：{row.day.year}年{row.day.month}月{row.day.day}日 点击：123</td></tr>"
        f"<tr><td>{paragraphs(row)}<br>{files(row)}</td></tr></table><table><tr><td>版权所有：沧江师范学院 电话：0000-1234567</td></tr></table></body></html>"
    )


# 3. dl/dt/dd, day split over spans --------------------------------------------------------------------------------


def _dl_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = {"/tzgg/": 1, "/tzgg/index.html": 1} | {f"/tzgg/index_{n}.html": n + 1 for n in range(1, 9)}
    if path not in found:
        return None
    number, size = found[path], 9
    rows = "".join(
        f'<dl class="item"><dt><span class="d">{row.day.day:02d}</span><span class="ym">{row.day.year}-{row.day.month:02d}</span></dt>'
        f'<dd><a href="/tzgg/{row.day.year}/t{row.number}.html"><h3>{row.title}</h3></a><p>{row.paragraphs[0][:30]}……</p></dd></dl>'
        for row in held.page(number, size)
    )
    return (
        f"<html><head><title>通知公告</title></head><body><nav><ul>{_menu()}</ul></nav><section>{rows}</section>"
        f'<script>createPageHTML({held.pages(size)}, {number - 1}, "index", "html");</script></body></html>'
    )


def _dl_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/tzgg/\d{4}/t(\d+)\.html", path)
    if row is None:
        return None
    return (
        f'<html><head><title>{row.title}_云麓人才网</title><meta name="PubDate" content="{row.day} 09:00"></head><body><nav><ul>{_menu()}</ul></nav>'
        f'<article><div class="tit">{row.title}</div><div class="body">{paragraphs(row)}{files(row, "<br>")}</div></article>'
        "<footer>云麓人才网 备案号 0000</footer></body></html>"
    )


# 4. divs only, cut titles, day only on the detail, query pager by JS ----------------------------------------------


def _div_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/", "/info/list"):
        return None
    number, size = int(query.get("pageNo") or 1), 10
    rows = "".join(
        f'<div class="row"><div class="t"><a href="/info/view?id={row.number}">{row.cut}</a></div></div>'
        for row in held.page(number, size)
    )
    menu = "".join(f'<div class="m"><a href="/c/{i}">{name}</a></div>' for i, name in enumerate(MENU * 2))
    return (
        f"<html><head><title>信息公开</title></head><body><div class=head>{menu}</div><div class=box>{rows}</div>"
        f'<div class="pg"><a href="javascript:goPage(1)">首页</a><a href="javascript:goPage({number + 1})">下页</a>共{held.pages(size)}页</div>'
        '<script>function goPage(n){ window.location.href = "/info/list?pageNo=" + n; }</script></body></html>'
        if number < held.pages(size)
        else f"<html><body><div class=head>{menu}</div><div class=box>{rows}</div><div class=pg>首页 下页 共{held.pages(size)}页</div></body></html>"
    )


def _div_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/info/view" else None
    if row is None:
        return None
    return (
        f"<html><head><title>信息详情</title></head><body><div class=wrap><div class=hd><div class=bt>{row.title}</div>"
        f"<div class=sm>{row.day.year}/{row.day.month:02d}/{row.day.day:02d}　阅读 31 次</div></div><div class=bd>{paragraphs(row, 'div')}</div>"
        f"<div class=down>{files(row)}</div></div><div class=ft>望海市人力资源开发中心 主办</div></body></html>"
    )


# 5. old page of font tags and line breaks -------------------------------------------------------------------------


def _font_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/zp.htm", *(f"/zp{n}.htm" for n in range(2, 9))):
        return None
    number, size = int(path[3:-4] or 1), 12
    rows = "<br>\n".join(
        f'<font size=2>·<a href="zp/{row.number}.htm">{row.title}</a></font> <font color=gray size=1>({row.day.year}.{row.day.month:02d}.{row.day.day:02d})</font>'
        for row in held.page(number, size)
    )
    following = f'<a href="zp{number + 1}.htm">后一页</a>' if number < held.pages(size) else ""
    return (
        f"<html><head><title>北陵学院招聘</title></head><body bgcolor=white><center><font size=6>北陵学院毕业生就业</font></center><hr>"
        f"{' '.join(f'<a href=m{i}.htm>{name}</a>' for i, name in enumerate(MENU))}<hr>{rows}<br><br>{following}"
        '<hr>友情链接：<a href="http://www.example.com/">人才网站甲</a> <a href="http://www.example.org/">人才网站乙</a></body></html>'
    )


def _font_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zp/(\d+)\.htm", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title}</title></head><body><center><font size=4 color=blue>{row.title}</font><br>"
        f"<font size=2>{row.day.year}.{row.day.month:02d}.{row.day.day:02d}</font></center><hr>{paragraphs(row, 'font', 'size=3')}<br>{files(row)}"
        "<hr><a href=../zp.htm>返回</a></body></html>"
    )


# 6. cards with time element and summary; path pager ---------------------------------------------------------------


def _card_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    parts = path.strip("/").split("/")
    if parts[:1] != ["jobs"] or len(parts) not in (1, 3):
        return None
    number, size = int(parts[2]) if len(parts) == 3 else 1, 9
    rows = "".join(
        f'<article class="card"><a class="cover" href="/post/{row.number}"><img src="/c.png"></a><h2><a href="/post/{row.number}">{row.title}</a></h2>'
        f'<time datetime="{row.day}T08:00:00+08:00">{row.day.month}月{row.day.day}日</time><p>{row.paragraphs[0]}</p><a class="more" href="/post/{row.number}">阅读全文</a></article>'
        for row in held.page(number, size)
    )
    pages = "".join(f'<a class="page" href="/jobs/page/{n}">{n}</a>' for n in range(1, held.pages(size) + 1))
    return f"<html><head><title>招聘 - 临川人才</title></head><body><header><nav>{_menu()}</nav></header><main>{rows}<div class=pagination>{pages}</div></main></body></html>"


def _card_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/post/(\d+)", path)
    if row is None:
        return None
    more = "".join(f'<li><a href="/post/{n.number}">{n.title}</a></li>' for n in held.notices[:5])
    return (
        f'<html><head><title>{row.title} - 临川人才</title><meta property="article:published_time" content="{row.day}T08:00:00+08:00"></head>'
        f'<body><header><nav>{_menu()}</nav></header><main><h1>{row.title}</h1><div class="prose">{paragraphs(row)}{files(row)}</div></main>'
        f"<aside><h4>相关阅读</h4><ul>{more}</ul></aside></body></html>"
    )


# 7. table of companies: several cells, link in one of them, select as pager ---------------------------------------


def _grid_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/recruit/index.php" or "act" in query:
        return None
    number, size = int(query.get("pn") or 1), 10
    head = "<tr><th>序号</th><th>公告名称</th><th>类别</th><th>发布日期</th><th>点击</th></tr>"
    rows = "".join(
        f'<tr><td>{i}</td><td class="l"><a href="index.php?act=v&amp;aid={row.number}">{row.title}</a></td><td><a href="?cat=2">招聘</a></td>'
        f"<td>{row.day}</td><td>{row.number % 97}</td></tr>"
        for i, row in enumerate(held.page(number, size), 1)
    )
    options = "".join(
        f'<option value="index.php?pn={n}"{" selected" if n == number else ""}>第{n}页</option>'
        for n in range(1, held.pages(size) + 1)
    )
    return (
        f"<html><head><title>招聘公告</title></head><body><div id=menu>{_menu()}</div><table class=grid>{head}{rows}</table>"
        f"<select onchange='location.href=this.value'>{options}</select></body></html>"
    )


def _grid_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = (
        find(held, r"(\d+)", query.get("aid", "")) if path == "/recruit/index.php" and query.get("act") == "v" else None
    )
    if row is None:
        return None
    return (
        f"<html><head><title>石桥区人事网</title></head><body><div id=menu>{_menu()}</div><div id=v><h2 class=c>{row.title}</h2>"
        f"<p class=c>[ {row.day} ]　[ 字号 大 中 小 ]</p>{paragraphs(row)}<p>{files(row)}</p></div><div id=f>主办：石桥区人事局</div></body></html>"
    )


# 8. day before the title, mm-dd with the year apart, next by rel ---------------------------------------------------


def _before_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/category/recruit/", *(f"/category/recruit/{n}/" for n in range(2, 9))):
        return None
    number, size = int(path.rstrip("/").rsplit("/", 1)[-1]) if path.count("/") == 4 else 1, 10
    rows = "".join(
        f'<li class="n"><a href="/a/{row.number}/"><i class="md">{row.day.month:02d}-{row.day.day:02d}</i><i class="y">{row.day.year}</i><span class="tt">{row.title}</span></a></li>'
        for row in held.page(number, size)
    )
    following = f'<link rel="next" href="/category/recruit/{number + 1}/"><a rel="next" href="/category/recruit/{number + 1}/">→</a>'
    return (
        f"<html><head><title>招聘</title></head><body><ul id=nav>{_menu()}</ul><ol>{rows}</ol>"
        f"{following if number < held.pages(size) else ''}</body></html>"
    )


def _before_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/a/(\d+)/", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title} | 松原岭职业学院</title></head><body><ul id=nav>{_menu()}</ul><div class=post><h3 class=post-title>{row.title}</h3>"
        f"<span class=meta>{row.day.year}年{row.day.month}月{row.day.day}日</span><div class=entry>{paragraphs(row)}{files(row)}</div></div></body></html>"
    )


# 9. home page with columns; "更多" leads to lists ------------------------------------------------------------------


def _home_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    def row_of(row: Notice) -> str:
        return (
            f'<li><a href="/html/{row.number}.shtml">{row.title}</a><em>{row.day.month:02d}/{row.day.day:02d}</em></li>'
        )

    if path == "/":
        first = "".join(map(row_of, held.notices[:6]))
        banner = "".join(f'<a href="/html/{n.number}.shtml"><img src="/b.jpg"></a>' for n in held.notices[:3])
        return (
            f"<html><head><title>沧江市人才市场</title></head><body><div class=nav>{_menu()}</div><div class=banner>{banner}</div>"
            f'<div class="col"><h2>招聘公告<a href="/list/zp.shtml">更多&gt;&gt;</a></h2><ul>{first}</ul></div>'
            '<div class="col"><h2>服务</h2><a href="/bs/1.shtml">档案查询</a><a href="/bs/2.shtml">职称评审</a></div></body></html>'
        )
    if path not in ("/list/zp.shtml", *(f"/list/zp_{n}.shtml" for n in range(2, 9))):
        return None
    number, size = int(path.split("_")[1][:-6]) if "_" in path else 1, 10
    rows = "".join(
        f'<li><a href="/html/{row.number}.shtml">{row.title}</a><em>{row.day}</em></li>'
        for row in held.page(number, size)
    )
    following = f'<a href="/list/zp_{number + 1}.shtml">&gt;</a>' if number < held.pages(size) else "<a>&gt;</a>"
    return f"<html><head><title>招聘公告</title></head><body><div class=nav>{_menu()}</div><ul class=l>{rows}</ul><p>{following}</p></body></html>"


def _home_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/html/(\d+)\.shtml", path)
    if row is None:
        return None
    return (
        f"<html><head><title>{row.title}-沧江市人才市场</title></head><body><div class=nav>{_menu()}</div><div class=art><div class=art_t>{row.title}</div>"
        f"<div class=art_i>日期：{row.day} | 来源：本站</div><div class=art_c>{paragraphs(row)}</div><div>{files(row)}</div>"
        f'<div class=pn>上一篇：<a href="/html/1.shtml">关于做好毕业生登记工作的通知</a></div></div></body></html>'
    )


# 10. POST form as pager -------------------------------------------------------------------------------------------


def _form_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/articleList.do":
        return None
    number, size = int(query.get("currentPage") or 1), 10
    rows = "".join(
        f'<tr class="r{i % 2}"><td><a href="/article.do?aid={row.number}">{row.title}</a></td><td>{row.day}</td></tr>'
        for i, row in enumerate(held.page(number, size))
    )
    following = (
        f'<a href="#" onclick="turn({number + 1});return false;">下一页</a>' if number < held.pages(size) else "下一页"
    )
    return (
        f'<html><head><title>公告</title></head><body><ul>{_menu()}</ul><form name="f" id="f" method="post" action="/articleList.do">'
        f'<input type="hidden" name="columnId" value="7"><input type="hidden" name="currentPage" value="{number}"><table>{rows}</table>{following}</form>'
        "<script>function turn(p){document.f.currentPage.value=p;document.f.submit();}</script></body></html>"
    )


def _form_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("aid", "")) if path == "/article.do" else None
    if row is None:
        return None
    return (
        f"<html><head><title>公告详细</title></head><body><ul>{_menu()}</ul><table><tr><th>{row.title}</th></tr><tr><td>录入时间：{row.day}</td></tr>"
        f"<tr><td class=nr>{paragraphs(row)}{files(row)}</td></tr></table></body></html>"
    )


STYLES = (
    Style("ul", "/zpxx/list.html", _ul_list, _ul_detail),
    Style("table-gbk", "/news.asp", _table_list, _table_detail, "gbk"),
    Style("dl-spans", "/tzgg/", _dl_list, _dl_detail),
    Style("divs-js", "/", _div_list, _div_detail),
    Style("font-tags", "/zp.htm", _font_list, _font_detail, "gb18030"),
    Style("cards", "/jobs", _card_list, _card_detail),
    Style("grid-select", "/recruit/index.php", _grid_list, _grid_detail),
    Style("day-first", "/category/recruit/", _before_list, _before_detail),
    Style("home", "/", _home_list, _home_detail),
    Style("post-form", "/articleList.do", _form_list, _form_detail),
)
