"""Ten motley styles: what clerks, small firms and their customers make of a list.

The first try had title and day right in 82.6 % (223 of 270): seven styles all 27, days in English figures before titles that
begin with a year 24, numbers of pages in attributes the first page (10), and a longer list of policies with days was taken for
the page's own (0). The reader was mended on them since, but for the numbers in attributes, of which it says that there are more.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK = "一二三四五六日"


def _menu(tag: str = "li", ending: str = "/") -> str:
    return "".join(f'<{tag}><a href="/m{n}{ending}">{name}</a></{tag}>' for n, name in enumerate(MENU))


def _chinese(row: Notice) -> str:
    return f"{row.day.year}年{row.day.month}月{row.day.day}日"


def _turn(number: int, last: int, url: str, names: tuple[str, str] = ("上一页", "下一页")) -> str:
    """Links back and ahead, ``{}`` in the address for the number."""
    back = f'<a href="{url.format(number - 1)}">{names[0]}</a>' if number > 1 else f"<span>{names[0]}</span>"
    ahead = f'<a href="{url.format(number + 1)}">{names[1]}</a>' if number < last else f"<span>{names[1]}</span>"
    return f"{back} {ahead}"


# A district: six notices, and beside them ten documents of its policy with days -----------------------------------------------------

_POLICIES = (
    "关于印发《青年人才安居补贴实施细则》的通知",
    "关于调整最低工资标准的通知",
    "关于做好2026年度职称评审工作的通知",
    "关于公布区级博士后工作站名单的通知",
    "关于开展劳动关系和谐企业评选的通知",
    "关于发放一次性吸纳就业补贴的公告",
    "关于加强灵活就业人员参保工作的意见",
    "关于开展职业技能提升行动的实施方案",
    "关于印发《创业担保贷款管理办法》的通知",
    "关于公布技能大师工作室名单的通知",
)


def _side_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rsj/zpgg/index.html" and not path.startswith("/rsj/zpgg/p"):
        return None
    found = re.fullmatch(r"/rsj/zpgg/(?:index|p(\d+))\.html", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 6
    rows = "".join(
        f'<li><a href="/rsj/zpgg/{row.number}.html" target="_blank">{row.title}</a><span>{row.day}</span></li>'
        for row in held.page(number, size)
    )
    policies = "".join(
        f'<li><a href="/rsj/zcwj/{n}.html" target="_blank">{name}</a><span>2026-0{9 - n // 2}-1{n}</span></li>'
        for n, name in enumerate(_POLICIES)
    )
    return f'<!DOCTYPE html><html><head><title>招聘公告-临江区人力资源和社会保障局</title></head><body><div class="head"><ul>{_menu()}</ul></div><div class="box"><div class="box-l"><div class="bt"><h3>招聘公告</h3></div><ul>{rows}</ul><div class="fy">{_turn(number, held.pages(size), "/rsj/zpgg/p{}.html")}</div></div><div class="box-r"><div class="bt"><h3>政策文件</h3></div><ul>{policies}</ul></div></div><div class="end">临江区人力资源和社会保障局主办</div></body></html>'


def _side_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/rsj/zpgg/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}-临江区人力资源和社会保障局</title></head><body><div class="head"><ul>{_menu()}</ul></div><div class="xq"><h1>{row.title}</h1><h6>{_chinese(row)} 星期{_WEEK[row.day.weekday()]} 10:20　来源：区人社局</h6><div class="nr">{paragraphs(row)}</div><div class="fj">{files(row)}</div></div><div class="end">临江区人力资源和社会保障局主办</div></body></html>'


# A hospital: days at the end of the words of links -----------------------------------------------------------------------------------


def _tail_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zhaopin.php":
        return None
    number, size = int(query.get("pg") or 1), 13
    rows = "".join(
        f'<tr><td height="26">&nbsp;<img src="/img/dot.jpg">&nbsp;<a href="/zhaopin_show.php?nid={row.number}">{row.title}（{row.day}）</a></td></tr>'
        for row in held.page(number, size)
    )
    return f'<html><head><title>人才招聘_杏花岭医院</title></head><body><table><tr>{_menu("td", ".php")}</tr></table><table width="95%">{rows}</table><p>第{number}页/共{held.pages(size)}页 {_turn(number, held.pages(size), "/zhaopin.php?pg={}")}</p><p>杏花岭医院</p></body></html>'


def _tail_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("nid", "")) if path == "/zhaopin_show.php" else None
    if row is None:
        return None
    return f'<html><head><title>人才招聘_杏花岭医院</title></head><body><table><tr>{_menu("td", ".php")}</tr></table><table width="95%"><tr><td align="center" class="t1">{row.title}</td></tr><tr><td align="center">日期：{row.day}　人气：30</td></tr><tr><td class="t2">{paragraphs(row)}{files(row, "<br>")}</td></tr></table><p>杏花岭医院</p></body></html>'


# A college: a box with the day, a title, a summary that ends in a link ----------------------------------------------------------------


def _boxes_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index/zpxx":
        return None
    number, size = int(query.get("page") or 1), 7
    rows = "".join(
        f'<li><div class="fl date"><b>{row.day.day:02d}</b>{row.day.year}-{row.day.month:02d}</div><div class="fr text"><a href="/index/detail/id/{row.number}">{row.title}</a><p>{"".join(row.paragraphs)[:58]}...<a href="/index/detail/id/{row.number}">[详细]</a></p></div></li>'
        for row in held.page(number, size)
    )
    return f'<!DOCTYPE html><html><head><title>招聘信息 - 溪山学院</title></head><body><div class="nav"><ul>{_menu("li", "")}</ul></div><ul class="list-box">{rows}</ul><div class="pages">{_turn(number, held.pages(size), "/index/zpxx?page={}")} <span>{number}/{held.pages(size)}</span></div><div class="foot">溪山学院</div></body></html>'


def _boxes_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/index/detail/id/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title} - 溪山学院</title></head><body><div class="nav"><ul>{_menu("li", "")}</ul></div><div class="detail"><div class="detail-time">{row.day} | 人事处</div><h2>{row.title}</h2><div class="detail-main">{paragraphs(row)}</div><div>{files(row)}</div></div><div class="foot">溪山学院</div></body></html>'


# A firm: two columns of cards, moments that a script writes out -----------------------------------------------------------------------


def _moments_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/about/jobs":
        return None
    number, size = int(query.get("p") or 1), 8
    rows = "".join(
        f'<div class="col-md-6"><a class="item" href="/about/jobs/{row.number}"><h4>{row.title}</h4><span class="time" data-time="{int(datetime(row.day.year, row.day.month, row.day.day, 2, tzinfo=UTC).timestamp())}"></span></a></div>'
        for row in held.page(number, size)
    )
    return f'<!DOCTYPE html><html><head><title>招贤纳士 - 晨曦药业</title></head><body><div class="nav">{_menu("span", "")}</div><div class="row">{rows}</div><div class="turn">{_turn(number, held.pages(size), "/about/jobs?p={}", ("<", ">"))}</div><div class="foot">晨曦药业</div></body></html>'


def _moments_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/about/jobs/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title} - 晨曦药业</title></head><body><div class="nav">{_menu("span", "")}</div><div class="show"><h3>{row.title}</h3><div class="show-info">更新日期：{row.day.year}.{row.day.month}.{row.day.day}　浏览：8</div><div class="show-body">{paragraphs(row, "div")}</div>{files(row, "<br>")}</div><div class="foot">晨曦药业</div></body></html>'


# A town: newest notices run across the top, lines of dots between rows ----------------------------------------------------------------


def _running_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/type.asp" or query.get("typeid") != "33":
        return None
    number, size = int(query.get("page") or 1), 10
    running = "　".join(
        f'<a href="shownews.asp?newsid={row.number}">{row.title}</a>[{row.day.month}-{row.day.day}]'
        for row in held.notices[:5]
    )
    rows = "".join(
        f'<tr><td width="20"><img src="images/arrow.gif"></td><td><a href="shownews.asp?newsid={row.number}" title="{row.title}">{row.cut}</a></td><td width="90">{row.day.year}-{row.day.month}-{row.day.day}</td></tr><tr><td colspan="3" height="1" background="images/dot.gif"></td></tr>'
        for row in held.page(number, size)
    )
    return f'<html><head><title>九曲镇政府网</title></head><body><table width="778"><tr>{_menu("td", ".asp")}</tr></table><marquee scrollamount="3">{running}</marquee><table width="100%">{rows}</table><div align="right">共{len(held.notices)}条 {_turn(number, held.pages(size), "type.asp?typeid=33&page={}")}</div><div>九曲镇人民政府</div></body></html>'


def _running_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("newsid", "")) if path == "/shownews.asp" else None
    if row is None:
        return None
    return f'<html><head><title>九曲镇政府网</title></head><body><table width="778"><tr>{_menu("td", ".asp")}</tr></table><marquee scrollamount="3"><a href="shownews.asp?newsid=9">镇政府召开安全生产工作会议</a>[11-24]</marquee><table width="100%"><tr><td align="center"><h4>{row.title}</h4></td></tr><tr><td align="center">[作者:党政办 添加时间:{row.day.year}-{row.day.month}-{row.day.day} 15:22:10 浏览:18 次]</td></tr><tr><td>{paragraphs(row)}</td></tr><tr><td>{files(row)}</td></tr></table><div>九曲镇人民政府</div></body></html>'


# A joint venture: months in English without a year, the line of the day above the title ---------------------------------------------------


def _above_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/cn/news/recruitment(?:/page-(\d+))?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 9
    rows = "".join(
        f'<article class="teaser"><div class="date"><span class="d">{row.day.day:02d}</span><span class="m">{_ENGLISH[row.day.month - 1]}</span></div><h3><a href="/cn/news/recruitment/{row.number}.html">{row.title}</a></h3></article>'
        for row in held.page(number, size)
    )
    return f'<!DOCTYPE html><html lang="zh"><head><title>招聘 | 东海发动机</title></head><body><header><nav><ul>{_menu("li", "")}</ul></nav></header><main>{rows}<div class="pager">{_turn(number, held.pages(size), "/cn/news/recruitment/page-{}", ("Previous", "Next"))}</div></main><footer>东海发动机</footer></body></html>'


def _above_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/cn/news/recruitment/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html lang="zh"><head><title>{row.title} | 东海发动机</title></head><body><header><nav><ul>{_menu("li", "")}</ul></nav></header><main><article><p class="dateline">{_chinese(row)}　招聘</p><h1>{row.title}</h1><div class="copy">{paragraphs(row)}{files(row, "<p>")}</div></article></main><footer>东海发动机</footer></body></html>'


# A bureau: numbers in attributes, made into addresses by a script ---------------------------------------------------------------------


def _paged_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/jyzp/index(?:_(\d+))?\.html", path)
    if found is None:
        return None
    number, size = int(found[1] or 0) + 1, 10
    last = held.pages(size)
    rows = "".join(
        f'<li><a href="/jyzp/{row.number}.html"><p class="p1">{row.title}</p><p class="p2">发布于：{row.day.year}.{row.day.month:02d}.{row.day.day:02d}</p></a></li>'
        for row in held.page(number, size)
    )
    numbers = "".join(
        f'<a href="javascript:;" paged="{n}"{" class=on" if n == number else ""}>{n}</a>' for n in range(1, last + 1)
    )
    script = '<script>$(".pagination a").click(function(){ var n = $(this).attr("paged")-1; location.href = n ? "index_"+n+".html" : "index.html"; });</script>'
    return f'<!DOCTYPE html><html><head><title>就业招聘</title></head><body><div class="nav">{_menu("b", ".html")}</div><ul class="ul1">{rows}</ul><div class="pagination" pagecount="{last}">{numbers}</div>{script}<div class="foot">曲水县就业服务中心</div></body></html>'


def _paged_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/jyzp/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}</title></head><body><div class="nav">{_menu("b", ".html")}</div><div class="d1"><div class="d1-t">{row.title}</div><div class="d1-s">发布于：{row.day.year}.{row.day.month:02d}.{row.day.day:02d}　阅读量：17</div><div class="d1-c">{paragraphs(row)}</div><div class="d1-f">{files(row)}</div></div><div class="foot">曲水县就业服务中心</div></body></html>'


# A vocational school: what is known of a row in brackets after it, below a menu of hundreds --------------------------------------------


def _mega_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rsc/list.php":
        return None
    number, size = int(query.get("start") or 0) // 10 + 1, 10
    mega = "".join(f'<dd><a href="/dept/{n}.php">机电工程系{n}号实训中心介绍</a></dd>' for n in range(120))
    rows = "".join(
        f'<p>◎ <a href="/rsc/read.php?rid={row.number}">{row.title}</a> <font size="2">({row.day.year}-{row.day.month:02d}-{row.day.day:02d}, 阅读{row.number % 300}次)</font></p>'
        for row in held.page(number, size)
    )
    ahead = f'<a href="/rsc/list.php?start={number * 10}">下一页</a>' if number < held.pages(size) else "下一页"
    return f'<html><head><title>招聘启事</title></head><body><div id="m"><dl>{mega}</dl></div><div id="c"><h3>招聘启事</h3>{rows}<p align="center">{ahead}</p></div><div id="b">天目湖职业技术学校</div></body></html>'


def _mega_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("rid", "")) if path == "/rsc/read.php" else None
    if row is None:
        return None
    mega = "".join(f'<dd><a href="/dept/{n}.php">机电工程系{n}号实训中心介绍</a></dd>' for n in range(120))
    return f'<html><head><title>招聘启事</title></head><body><div id="m"><dl>{mega}</dl></div><div id="c"><center><b>{row.title}</b><br>({row.day.year}-{row.day.month:02d}-{row.day.day:02d}, 阅读20次)</center><br>{paragraphs(row)}<p>{files(row)}</p></div><div id="b">天目湖职业技术学校</div></body></html>'


# A city's investment company: sections with footers, above thirty friends with long names -------------------------------------------------


def _friends_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/rlzy/zpxx/(?:list-(\d+)\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 5
    rows = "".join(
        f'<section><h3><a href="/rlzy/zpxx/show-{row.number}.html">{row.title}</a></h3><footer><i class="fa fa-clock-o"></i> {row.day.year}-{row.day.month:02d}-{row.day.day:02d} <i class="fa fa-eye"></i> {row.number % 900}</footer></section>'
        for row in held.page(number, size)
    )
    friends = "".join(f'<a href="http://f{n}.example/">第{n}城市建设投资发展集团有限公司</a>' for n in range(30))
    return f'<!DOCTYPE html><html><head><title>招聘信息_白塔城投</title></head><body><div class="nav"><ul>{_menu()}</ul></div><div class="main">{rows}<div class="fanye">{_turn(number, held.pages(size), "/rlzy/zpxx/list-{}.html")}</div></div><div class="yqlj"><b>友情链接</b>{friends}</div><div class="dibu">白塔城投 版权所有</div></body></html>'


def _friends_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/rlzy/zpxx/show-(\d+)\.html", path)
    if row is None:
        return None
    friends = "".join(f'<a href="http://f{n}.example/">第{n}城市建设投资发展集团有限公司</a>' for n in range(30))
    return f'<!DOCTYPE html><html><head><title>招聘信息_白塔城投</title></head><body><div class="nav"><ul>{_menu()}</ul></div><div class="main"><h2>{row.title}</h2><div class="bz"><i class="fa fa-clock-o"></i> {row.day.year}-{row.day.month:02d}-{row.day.day:02d} <i class="fa fa-eye"></i> 45</div><div class="wz">{paragraphs(row)}</div><div class="fj">{files(row)}</div></div><div class="yqlj"><b>友情链接</b>{friends}</div><div class="dibu">白塔城投 版权所有</div></body></html>'


# An institute: the list is itself an article, written by a clerk -------------------------------------------------------------------------


def _article_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zp/2026/zpxx.html":
        return None
    rows = "".join(
        f'<p style="text-indent:2em">{n}．<a href="../{row.number}.html"><u>{row.title}</u></a>（{_chinese(row)}）</p>'
        for n, row in enumerate(held.notices, 1)
    )
    return f'<!DOCTYPE html><html><head><title>2026年招聘信息汇总</title></head><body><div class="nav">{_menu("span", ".html")}</div><h1>2026年招聘信息汇总</h1><div class="info">发布时间：2026-01-04　点击：2200</div><div class="TRS_Editor"><p>各位应聘者：现将我所2026年招聘公告汇总如下，请点击标题查看。</p>{rows}<p>人事教育处</p></div><div class="foot">热带作物研究所</div></body></html>'


def _article_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zp/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}</title></head><body><div class="nav">{_menu("span", ".html")}</div><h1>{row.title}</h1><div class="info">发布时间：{row.day}　点击：90</div><div class="TRS_Editor">{paragraphs(row)}{files(row, "<p>")}</div><div class="foot">热带作物研究所</div></body></html>'


STYLES = (
    Style("policies-beside", "/rsj/zpgg/index.html", _side_list, _side_detail),
    Style("days-in-links", "/zhaopin.php", _tail_list, _tail_detail, "gbk"),
    Style("boxes-and-details", "/index/zpxx", _boxes_list, _boxes_detail),
    Style("moments-by-script", "/about/jobs", _moments_list, _moments_detail),
    Style("running-notices", "/type.asp?typeid=33", _running_list, _running_detail, "gb2312"),
    Style("day-above-title", "/cn/news/recruitment", _above_list, _above_detail),
    Style("numbers-in-attributes", "/jyzp/index.html", _paged_list, _paged_detail),
    Style("mega-menu", "/rsc/list.php", _mega_list, _mega_detail, "gbk"),
    Style("thirty-friends", "/rlzy/zpxx/", _friends_list, _friends_detail),
    Style("list-in-article", "/zp/2026/zpxx.html", _article_list, _article_detail),
)
