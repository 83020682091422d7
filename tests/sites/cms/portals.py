"""Eight portals rendered by a server and four whose rows come by a script, by one who had not seen the reader.

Each site is a small class: ``rows`` for a page of the list, ``article`` for a detail, ``api`` for what its scripts ask.
"""

from __future__ import annotations

import calendar
import json
import re
from datetime import timedelta
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.offices.shells import Site
from tests.sites.cms.style import Answer, Request, Style


def _number(value: Any) -> int:
    return int(value) if str(value or "").isdigit() else 1


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}..."


def _ok(value: Any) -> Answer:
    return 200, "application/json", json.dumps(value, ensure_ascii=False)


class Portal(Site):
    """What is common: the number of a page by its address, a menu, a footer."""

    turns = r""
    """The address of a page of the list, with its number where that has one."""
    key = "page"
    size = 8
    menu = ("首页", "机构概况", "政策法规", "办事指南", "资料下载")
    title = ""
    detail_title = ""

    def rows(self, held: Holding, at: int) -> str:
        raise NotImplementedError

    def body(self, row: Notice, held: Holding) -> str:
        return f"{paragraphs(row)}{files(row, '<br>')}"

    def article_of(self, row: Notice, held: Holding) -> str:
        raise NotImplementedError

    def frame(self, title: str, body: str, tail: str = "") -> str:
        menu = "".join(f'<li><a href="/m/{n}.html">{told}</a></li>' for n, told in enumerate(self.menu))
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="top"><ul>{menu}</ul></div>{body}<div class="bottom">{self.title} 版权所有　地址：人民路1号</div>{tail}</body></html>"""

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.turns or re.escape(self.start.split("?")[0]), path)
        if found is None:
            return None
        at = _number(found[1]) if found.groups() else _number(query.get(self.key))
        return self.frame(self.title, self.rows(held, at)) if at <= max(held.pages(self.size), 1) else None

    def _details(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.path, path)
        number = found and (query.get(self.parameter) if self.parameter else found[1])
        row = next((row for row in held.notices if str(row.number) == number), None)
        return row and self.frame(self.detail_title or row.title, self.article_of(row, held))


# -- rendered by a server ---------------------------------------------------------------------------------------------


class County(Portal):
    """ASP in GBK: tables in tables, cut titles with the whole in an attribute, a whole announcement in one cell."""

    name, start, path, parameter, charset = "portals-tables", "/list.asp?lm=12", r"/show\.asp", "id", "gbk"
    title = "平原县人事网"

    def rows(self, held: Holding, at: int) -> str:
        told = "".join(
            f'<tr><td><img src="dot.gif"></td><td><a href="show.asp?id={row.number}" title="{row.title}">{_cut(row.title, 14)}</a></td><td><font color="#999">{row.day.year}-{row.day.month}-{row.day.day}</font></td></tr>'
            for row in held.page(at, self.size)
        )
        most = held.pages(self.size)
        links = ((1, "首页"), (max(1, at - 1), "上一页"), (min(most, at + 1), "下一页"), (most, "尾页"))
        pager = " ".join(f'<a href="list.asp?lm=12&page={n}">{t}</a>' for n, t in links)
        return f"<table><tr><td>当前位置：人事招聘</td></tr><tr><td><table>{told}</table></td></tr><tr><td>共{len(held.notices)}条 第{at}/{most}页 {pager}</td></tr></table>"

    def article_of(self, row: Notice, held: Holding) -> str:
        return f"""<table><tr><td><font size="4"><b>{row.title}</b></font></td></tr><tr><td bgcolor="#eee">发布时间：{row.day} 9:10:00&nbsp;&nbsp;来源：人社局&nbsp;&nbsp;阅读次数：7</td></tr>
<tr><td style="line-height:28px">{self.body(row, held)}</td></tr><tr><td><a href="javascript:window.print()">[打印本页]</a></td></tr></table>"""


class Personnel(Portal):
    """The day before the row as a day and a year with month, an abstract below, folders by day."""

    name, start, path = "portals-day-and-month", "/rczp/list.htm", r"/rczp/\d{4}/\d{4}/(\d+)\.htm"
    turns, title = r"/rczp/(?:list|page_(\d+))\.htm", "人才招聘"

    def where(self, row: Notice) -> str:
        return f"/rczp/{row.day:%Y/%m%d}/{row.number}.htm"

    def mark(self, number: int) -> str:
        return f"/{number}.htm"

    def rows(self, held: Holding, at: int) -> str:
        told = "".join(
            f'<li><div class="date"><span>{row.day:%d}</span><span>{row.day:%Y-%m}</span></div><div><h4><a href="{self.where(row)}">{row.title}</a></h4><p>{_cut("".join(row.paragraphs), 40)}</p></div></li>'
            for row in held.page(at, self.size)
        )
        most = held.pages(self.size)
        to = ["/rczp/list.htm", *(f"/rczp/page_{n}.htm" for n in range(2, most + 1))]
        pager = "".join(f'<a href="{url}">{n}</a>' for n, url in enumerate(to, 1))
        ahead = f'<a class="next" href="{to[at]}">下一页</a>' if at < most else ""
        return f'<ul class="news_list">{told}</ul><div class="pagebar">{pager}{ahead}</div>'

    def article_of(self, row: Notice, held: Holding) -> str:
        near = "".join(f'<p>上一条：<a href="{self.where(o)}">{o.title}</a></p>' for o in held.notices[:1] if o != row)
        return f'<div><h1>{row.title}</h1><div class="meta"><span>发布者：人事处</span><span>发布时间：{row.day}</span></div><div class="entry">{self.body(row, held)}</div>{near}</div>'


class Hospital(Portal):
    """Cards without days, a link for the picture, one for the title and one for *read on*."""

    name, start, path, key = "portals-cards", "/recruit", r"/recruit/(\d+)\.html", "p"
    title = "人才招聘_望江医院"

    def rows(self, held: Holding, at: int) -> str:
        told = "".join(
            f'<div class="card-item"><div><a href="{(to := f"/recruit/{row.number}.html")}"><img src="/a.jpg" alt=""></a></div><div><h3><a href="{to}">{row.title}</a></h3><a class="btn" href="{to}">查看详情</a></div></div>'
            for row in held.page(at, self.size)
        )
        pager = "".join(f'<li><a href="?p={n}">{n}</a></li>' for n in range(1, held.pages(self.size) + 1))
        return f'<div class="card-list">{told}</div><ul class="pagination">{pager}</ul>'

    def article_of(self, row: Notice, held: Holding) -> str:
        related = "".join(
            f'<li><a href="/recruit/{o.number}.html">{_cut(o.title, 12)}</a></li>' for o in held.notices[:4]
        )
        return f"""<div><div class="title">{row.title}</div><div class="sub"><i></i>{row.day} 10:05　<i></i>370 <a href="javascript:;">打印</a></div>
<div class="rich"><div>{self.body(row, held)}</div></div><div class="share">分享到：<a href="javascript:;">微信</a></div></div><div class="side"><h4>相关推荐</h4><ul>{related}</ul></div>"""


class Pinned(Portal):
    """Static files, relative addresses, two pinned rows above every page, another list of the same look beside."""

    name, start, path = "portals-pinned", "/rsrc/zp/index.shtml", r"/rsrc/zp/\d{6}/t\d+_(\d+)\.shtml"
    title = "事业单位招聘_青屿市人社局"

    def mark(self, number: int) -> str:
        return f"_{number}.shtml"

    def row(self, row: Notice) -> str:
        return f'<li><a href="./{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.shtml">{row.title}</a><span>{row.day}</span></li>'

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rsrc/zp/index(?:_(\d+))?\.shtml", path)
        at = int(found[1] or 0) + 1 if found else 0
        return self.frame(self.title, self.rows(held, at)) if 0 < at <= held.pages(self.size) else None

    def rows(self, held: Holding, at: int) -> str:
        names = ["index.shtml", *(f"index_{n}.shtml" for n in range(1, held.pages(self.size)))]
        pager = "".join(f"<span>{n}</span>" if n == at else f'<a href="{to}">{n}</a>' for n, to in enumerate(names, 1))
        pinned = "".join(self.row(held.notices[n]).replace("<li>", "<li><b>[置顶]</b>") for n in (0, -1))
        news = "".join(
            f'<li><a href="/xw/t20261101_{n}.shtml">全市就业工作会议第{n}次召开</a><span>2026-11-0{n}</span></li>'
            for n in range(1, 5)
        )
        told = "".join(map(self.row, held.page(at, self.size)))
        return f'<ul class="list pinned">{pinned}</ul><ul class="list">{told}</ul><div class="page">{pager}<a href="{names[min(at, len(names) - 1)]}">下一页</a></div><div class="side"><h3>工作动态</h3><ul class="list">{news}</ul></div>'

    def article_of(self, row: Notice, held: Holding) -> str:
        return f'<div class="xl"><h2>{row.title}</h2><div><span>发布时间： {row.day} 08:12</span><span>来源： 管理科</span></div><div class="view">{self.body(row, held)}</div></div>'


class Group(Portal):
    """JSP: a grid with a second day, a pager that puts a number into a form and posts it, a detail that is a table of labels."""

    name, start, path, parameter = "portals-grid", "/zp/gglist.jsp", r"/zp/ggview\.jsp", "ggid"
    key, title, detail_title = "pageNo", "招聘公告列表", "公告详情"

    def rows(self, held: Holding, at: int) -> str:
        told = "".join(
            f'<tr class="{"odd" if n % 2 else "even"}"><td>{n}</td><td><a href="ggview.jsp?ggid={row.number}" title="{row.title}">{_cut(row.title, 12)}</a></td><td>人力资源部</td><td>{row.day}</td><td>{row.day + timedelta(days=21)}</td></tr>'
            for n, row in enumerate(held.page(at, self.size), 1)
        )
        most = held.pages(self.size)
        links = ((1, "首页"), (max(1, at - 1), "上页"), (min(most, at + 1), "下页"), (most, "末页"))
        pager = " ".join(f'<a href="javascript:goPage({n})">{t}</a>' for n, t in links)
        return f"""<form id="f" method="post" action="/zp/gglist.jsp"><input type="hidden" name="pageNo" id="pageNo" value="{at}"><input type="hidden" name="gglx" value="1">
<table><tr><th>序号</th><th>公告标题</th><th>发布单位</th><th>发布日期</th><th>报名截止</th></tr>{told}</table>共{len(held.notices)}条记录 {at}/{most}页 {pager}</form>
<script>function goPage(n) {{ document.getElementById("pageNo").value = n; document.getElementById("f").submit(); }}</script>"""

    def article_of(self, row: Notice, held: Holding) -> str:
        return f'<table><tr><th>公告标题</th><td colspan="3">{row.title}</td></tr><tr><th>发布日期</th><td>{row.day}</td><th>报名截止日期</th><td>{row.day + timedelta(days=21)}</td></tr><tr><th>公告内容</th><td colspan="3"><div>{self.body(row, held)}</div></td></tr></table>'


class College(Portal):
    """Rows are lists of their own whose class alternates; cut titles, whole in the detail alone; a hot list of the same look."""

    name, start, path = "portals-alternating", "/job/list/3.html", r"/job/show/(\d+)\.html"
    turns, title, detail_title = r"/job/list/3(?:/p/(\d+))?\.html", "招聘信息-松河学院就业网", "查看信息-松河学院就业网"

    def frame(self, title: str, body: str, tail: str = "") -> str:
        hot = "".join(
            f"<dl><dt><a href=/job/show/30{n}.html>热门专场公告第{n}</a></dt><dd>10-0{n}</dd></dl>" for n in range(1, 5)
        )
        return super().frame(title, f"<div><h3>热门招聘</h3><div>{hot}</div></div><div>{body}</div>", tail)

    def rows(self, held: Holding, at: int) -> str:
        told = "".join(
            f'<dl class="{"bg" if n % 2 else ""}"><dt><i>▪</i><a href="/job/show/{row.number}.html">{_cut(row.title, 14)}</a></dt><dd>{row.day.year}年{row.day.month}月{row.day.day}日</dd></dl>'
            for n, row in enumerate(held.page(at, self.size))
        )
        pager = "".join(
            f'<span class="current">{n}</span>' if n == at else f'<a href="/job/list/3/p/{n}.html">{n}</a>'
            for n in range(1, held.pages(self.size) + 1)
        )
        return f'<h3>招聘信息</h3><div class="items">{told}</div><div class="pages">{pager}</div>'

    def article_of(self, row: Notice, held: Holding) -> str:
        return f'<div class="show"><h2>{row.title}</h2><p>时间：{row.day.year}年{row.day.month}月{row.day.day}日　来源：就业中心</p><div>{self.body(row, held)}</div></div>'


class Academy(Portal):
    """Rows with month and day under headings of years."""

    name, start, path, parameter, key = "portals-years", "/news.php?cid=5", r"/view\.php", "aid", "p"
    title = "人才招聘 - 望海研究院"

    def rows(self, held: Holding, at: int) -> str:
        told, year = "", 0
        for row in held.page(at, self.size):
            told += f"{'</ul>' if year else ''}<h4>{row.day.year}年</h4><ul>" if row.day.year != year else ""
            year = row.day.year
            told += f'<li><span>[{row.day:%m-%d}]</span><a href="view.php?aid={row.number}">{row.title}</a></li>'
        pager = "".join(
            f"<b>{n}</b> " if n == at else f'<a href="news.php?cid=5&amp;p={n}">[{n}]</a> '
            for n in range(1, held.pages(self.size) + 1)
        )
        return f"{told}</ul><div>{pager}</div>"

    def article_of(self, row: Notice, held: Holding) -> str:
        return f'<div><h2>{row.title}</h2><div>编辑：人事处 | 日期：{row.day} | 浏览：3</div><div class="arcbody">{self.body(row, held)}</div></div>'


class Zone(Portal):
    """The whole card is a link, with a second day; a carousel shows the first rows once more."""

    name, start, path, turns = "portals-whole-card", "/notices/", r"/notices/(\d+)/", r"/notices/(?:page/(\d+)/)?"
    title = "招聘公告 | 澄湖人才平台"

    def mark(self, number: int) -> str:
        return f"/notices/{number}"

    def rows(self, held: Holding, at: int) -> str:
        slides = "".join(
            f'<div class="carousel-item"><a href="/notices/{row.number}/"><img src="/c.png" alt="{row.title}"><div>{row.title}</div></a></div>'
            for row in held.notices[:3]
        )
        told = "".join(
            f'<a class="card" href="/notices/{row.number}/"><div><h5>{row.title}</h5><p><span class="badge">社招</span><time>{row.day:%Y.%m.%d}</time> 发布 <span>截止 {row.day + timedelta(days=18):%Y.%m.%d}</span></p></div></a>'
            for row in held.page(at, self.size)
        )
        ahead = f'<a rel="next" href="/notices/page/{at + 1}/">&raquo;</a>' if at < held.pages(self.size) else ""
        return f'<div class="carousel">{slides}</div><div>{told}<nav>{ahead}</nav></div>'

    def article_of(self, row: Notice, held: Holding) -> str:
        like = "".join(f'<a href="/notices/{o.number}/">{o.title}</a>' for o in held.notices[-3:])
        return f'<article><header><h1>{row.title}</h1><p><time datetime="{row.day}T09:30:00+08:00">{row.day:%Y.%m.%d}</time> · 人才中心</p></header><section>{self.body(row, held)}</section></article><aside><h6>猜你喜欢</h6>{like}</aside>'


# -- by a script ------------------------------------------------------------------------------------------------------


class Told(Portal):
    """A list page that shows nothing; ``shell`` is what stands there."""

    shell, view = "", ""

    def rows(self, held: Holding, at: int) -> str:
        return self.shell

    def article_of(self, row: Notice, held: Holding) -> str:
        return self.view

    def found(self, held: Holding, number: Any) -> Notice | None:
        return next((row for row in held.notices if str(row.number) == str(number)), None)


class Jquery(Told):
    """``$.ajax`` with a query that is set apart, in a file of its own; details are rendered."""

    name, start, path, title = "portals-query-apart", "/zpxx.html", r"/info/(\d+)\.html", "招聘信息-锦川大学"
    shell = '<ul class="info-list"><li class="empty">加载中…</li></ul><div class="info-page"></div><script src="/theme/infoList.js?v=3"></script>'
    scripts = {  # noqa: RUF012
        "/theme/infoList.js": """$(function () {
  var query = { channelId: 'zpxx', pageNum: 1, pageSize: 6, title: '' };
  function render(rows) { var html = []; $.each(rows, function (i, row) {
    html.push('<li><a href="/info/' + row.infoId + '.html">' + row.infoTitle + '</a>'); }); }
  function load() { $.ajax({ url: '/career-api/info/list', type: 'GET', data: query, success: function (res) { render(res.rows); } }); }
  $('.info-page').on('click', 'a', function () { query.pageNum = $(this).data('page'); load(); });
  load();
  $.ajax({ url: '/career-api/banner/list', type: 'GET', data: { place: 'top' } }); });"""
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/career-api/info/list":
            return None
        if asked.query.get("channelId") != "zpxx":
            return _ok({"code": 500, "msg": "栏目编号不能为空", "rows": []})
        rows = [
            {
                "infoId": row.number,
                "infoTitle": row.title,
                "releaseTime": f"{row.day} 15:10:00",
                "updateTime": "2026-11-21 08:00:11",
            }
            for row in held.page(_number(asked.query.get("pageNum")), _number(asked.query.get("pageSize")))
        ]
        return _ok({"total": len(held.notices), "rows": rows, "code": 200})

    def article_of(self, row: Notice, held: Holding) -> str:
        return f'<div><h2>{row.title}</h2><div>发布时间：{row.day} 15:10:00</div><div class="ql-editor">{self.body(row, held)}</div></div>'


class State(Told):
    """List and details are the state of an application, in the page; a script beside it makes markup and pager of it."""

    name, start, path, title = "portals-state", "/campus/notices", r"/campus/notices/(\d+)", "招聘动态 - 鹭湾招聘"
    scripts = {  # noqa: RUF012
        "/js/campus.8d21.js": """(function () { var state = window.__INITIAL_STATE__, box = document.getElementById('app');
  if (state.route === 'notice-list') { box.innerHTML = state.noticeList.records.map(function (r) {
    return '<li><a href="/campus/notices/' + r.id + '"><h3>' + r.title + '</h3><time>' + r.publishDate + '</time></a></li>'; }).join('')
    + Array.from({ length: state.noticeList.pages }, function (_, i) { return '<a href="/campus/notices?page=' + (i + 1) + '">' + (i + 1) + '</a>'; }).join('');
  } else { var n = state.notice; box.innerHTML = '<h1>' + n.title + '</h1><div>' + n.content + '</div>'; } })();"""
    }

    def state(self, value: Any) -> str:
        told = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        return f'<div id="app"><div class="skeleton"></div></div><script>window.__INITIAL_STATE__={told};</script><script src="/js/campus.8d21.js" defer></script>'

    def rows(self, held: Holding, at: int) -> str:
        rows = [{"id": r.number, "title": r.title, "publishDate": f"{r.day}"} for r in held.page(at, self.size)]
        about = {
            "records": rows,
            "total": len(held.notices),
            "size": self.size,
            "current": at,
            "pages": held.pages(self.size),
        }
        menus = [{"id": n, "title": told, "path": f"/campus/{n}"} for n, told in enumerate(self.menu)]
        return self.state({"route": "notice-list", "user": None, "menus": menus, "noticeList": about})

    def article_of(self, row: Notice, held: Holding) -> str:
        notice = {"id": row.number, "title": row.title, "publishDate": f"{row.day}", "content": self.body(row, held)}
        return self.state({"route": "notice-detail", "user": None, "notice": notice})


class Posted(Told):
    """``fetch`` posts JSON with an object in it; the detail is posted for too."""

    name, start, path, parameter, title = "portals-posted", "/zp/list.html", r"/zp/detail\.html", "id", "招聘公告"
    detail_title = "公告详情"
    shell = """<div id="rows"></div><script>const PAGE_SIZE = 5;
async function query(current) { const response = await fetch('/gateway/notice/page', { method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ current: current, size: PAGE_SIZE, entity: { noticeType: 'RECRUIT', keyword: '' } }) });
  const { data } = await response.json();
  rows.innerHTML = data.records.map((it) => `<a href="/zp/detail.html?id=${it.id}">${it.noticeName}</a><span>${it.publishTime.slice(0, 10)}</span>`).join(''); }
query(1);</script>"""
    view = """<h1 id="name"></h1><div id="content"></div><script>const id = new URLSearchParams(location.search).get('id');
fetch('/gateway/notice/detail', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id: id }) }).then((r) => r.json());</script>"""

    def api(self, held: Holding, asked: Request) -> Answer | None:
        told = asked.json or {}
        if not asked.path.startswith("/gateway/") or asked.method != "POST":
            return None
        if asked.path.endswith("/page") and (told.get("entity") or {}).get("noticeType") == "RECRUIT":
            rows = [
                {
                    "id": f"{r.number}",
                    "noticeName": r.title,
                    "publishTime": f"{r.day}T09:00:00",
                    "endTime": "2026-12-31T18:00:00",
                }
                for r in held.page(_number(told.get("current")), _number(told.get("size")))
            ]
            return _ok({"success": True, "data": {"records": rows, "total": len(held.notices)}})
        if (row := self.found(held, told.get("id"))) is None:
            return _ok({"success": False, "message": "请求参数有误", "data": None})
        files_ = [{"name": name, "url": url} for name, url in row.files]
        return _ok(
            {
                "data": {
                    "noticeName": row.title,
                    "publishTime": f"{row.day}T09:00:00",
                    "noticeContent": paragraphs(row),
                    "fileList": files_,
                }
            }
        )


class Axios(Told):
    """An instance of axios with a base; policies from the same service beside; one function makes the rows of both."""

    name, start, path, parameter, title = "portals-instance", "/notice", r"/notice/view", "nid", "招聘公告-临波人才网"
    detail_title = "正文-临波人才网"
    loaded = '<script src="/lib/axios.min.js"></script><script src="/js/app.js"></script>'
    shell = f'<h3>招聘公告</h3><ul id="notices"></ul><h3>人才政策</h3><ul id="policies"></ul>{loaded}<script>policies(); notices(1);</script>'
    view = f'<h1 id="subject"></h1><p>发布日期：<span id="released"></span></p><div id="text"></div>{loaded}<script>view();</script>'
    scripts = {  # noqa: RUF012
        "/js/app.js": """var http = axios.create({ baseURL: '/api/v2', timeout: 10000 });
function day(seconds) { var d = new Date(seconds * 1000); return d.getFullYear() + '-' + (d.getMonth() + 1) + '-' + d.getDate(); }
function nid() { return (location.search.match(/nid=(\\d+)/) || [])[1]; }
function items(list, to) { return list.map(function (a) { return '<li><a href="' + to + '?nid=' + a.nid + '">' + a.subject + '</a><span>' + day(a.releasedAt) + '</span></li>'; }).join(''); }
function policies() { http.get('/articles', { params: { column: 'policy', page: 1, limit: 5 } }).then(function (res) {
    document.getElementById('policies').innerHTML = items(res.data.body.items, '/policy/view'); }); }
function notices(page) { http.get('/articles', { params: { column: 'notice', page: page, limit: 6 } }).then(function (res) {
    document.getElementById('notices').innerHTML = items(res.data.body.items, '/notice/view'); }); }
function view() { http.get('/articles/' + nid()).then(function (res) { document.getElementById('text').innerHTML = res.data.body.text; }); }"""
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        column, number = asked.query.get("column"), asked.path.rpartition("/")[2]
        if asked.path == "/api/v2/articles" and column == "notice":
            rows = [
                self.told(row) for row in held.page(_number(asked.query.get("page")), _number(asked.query.get("limit")))
            ]
            return _ok({"status": 0, "body": {"items": rows, "itemCount": len(held.notices)}})
        if asked.path == "/api/v2/articles":
            rows = [{"nid": f"{n}", "subject": f"人才补贴办法第{n}号", "releasedAt": 1790000000} for n in range(1, 4)]
            return _ok({"status": 0, "body": {"items": rows, "itemCount": 3}})
        if not asked.path.startswith("/api/v2/articles/") or (row := self.found(held, number)) is None:
            return None
        files_ = [{"fileName": name, "path": url} for name, url in row.files]
        return _ok({"status": 0, "body": {**self.told(row), "text": paragraphs(row), "attachments": files_}})

    def told(self, row: Notice) -> dict[str, Any]:
        return {"nid": f"{row.number}", "subject": row.title, "releasedAt": calendar.timegm(row.day.timetuple()) + 3600}


STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (County, Personnel, Hospital, Pinned, Group, College, Academy, Zone, Jquery, State, Posted, Axios)
)
