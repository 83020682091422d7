"""Four more: cards without headings, rows in a file a page, questions put together field by field, a front page with *more…* in each box."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Application, body, clock, cut, file_links, ok, views, whole
from tests.sites.cms.style import Request
from tests.sites.cms.turns import Plain


def _line(text: str) -> str:
    return f"<p>{text}</p>"


class CardsHarbour(Plain):
    """Cards of plain boxes, the tag first, whose only link says *look*; pages are chosen in a select that sends its form."""

    name, start, site, size = "carded-harbour", "/join", "望海港务控股", 6
    menu = (("/about", "走进望海"), ("/business", "业务板块"), ("/join", "加入我们"))

    def mark(self, number: int) -> str:
        return f"J{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("p"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("code", "")[1:] if path == "/join/view" else None

    def page(self, held: Holding, number: int) -> str:
        cards = "".join(
            f'<div class="cd"><div class="cd-l"><div>{("校招", "社招", "实习")[row.number % 3]}</div><div>发布于{row.day.month}月{row.day.day}日</div></div>'
            f'<div class="cd-r"><div class="cd-n">{row.title}</div><div><span>望海</span> / <span>若干</span> / <span>全职</span></div>'
            f'<div class="cd-x">{cut("".join(row.paragraphs), 40)}</div></div><a href="/join/view?code=J{row.number}">查看详情 →</a></div>'
            for row in held.page(number, self.size)
        )
        options = "".join(
            f'<option value="{n}"{" selected" if n == number else ""}>第{n}页</option>'
            for n in range(1, self.last(held) + 1)
        )
        return self.put(
            "加入我们",
            f'<div class="cds">{cards}</div><form action="/join" method="get">跳至 <select name="p" onchange="this.form.submit()">{options}</select> 共{self.last(held)}页</form>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="dv"><div class="dv-n">{row.title}</div><div><b>发布日期</b>{row.day}</div><div>{body(row, _line)}</div><div>{file_links(row)}</div></div>',
        )


class FilesBureau(Plain):
    """A script gets each page's rows from a file whose address it joins in a variable; below an article stand others with their days."""

    name, start, site = "carded-files-bureau", "/tzgg/index.html", "临川县政务服务局"
    menu = (("/", "首页"), ("/tzgg/index.html", "通知公告"))

    def mark(self, number: int) -> str:
        return f"_{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/tzgg/\d{6}/t\d{8}_(\d+)\.html", path)
        return found[1] if found else None

    def url(self, row: Notice) -> str:
        return f"/tzgg/{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.html"

    def api(self, held: Holding, asked: Request) -> Answer | None:
        found = re.fullmatch(r"/tzgg/data/c2201_(\d)\.json", asked.path)
        rows = held.page(int(found[1]), self.size) if found else ()
        docs = [
            {"docid": row.number, "bt": row.title, "fbsj": f"{row.day} {clock(row)}", "lj": self.url(row)}
            for row in rows
        ]
        return ok({"countPage": self.last(held), "docs": docs}) if docs else None

    def page(self, held: Holding, number: int) -> str:
        script = """
var current = 1, channelId = "c2201";
function show(n) {
  var file = "./data/" + channelId + "_" + n + ".json";
  $.get(file, function (data) {
    var str = "";
    for (var i = 0; i < data.docs.length; i++) { var d = data.docs[i];
      str += "<li><a href='" + d.lj + "' title='" + d.bt + "'>" + d.bt + "</a><span>" + d.fbsj.substr(0, 10) + "</span></li>"; }
    $("#docs").html(str);
    numbers(data.countPage);
  });
}
function numbers(n) { var s = ""; for (var i = 1; i <= n; i++) s += "<a href='javascript:show(" + i + ")'>" + i + "</a>"; $("#pages").html(s); }
show(current);"""
        return self.put("通知公告", f'<ul id="docs"></ul><div id="pages"></div><script>{script}</script>')

    def article(self, held: Holding, row: Notice) -> str:
        others = "".join(
            f'<li>·<a href="{self.url(one)}">{cut(one.title, 15, "...")}</a>({one.day})</li>'
            for one in held.notices[:6]
        )
        return self.put(
            row.title,
            f"<table><tr><td><h1>{row.title}</h1></td></tr><tr><td>时间：{row.day} {clock(row)}　来源：本网</td></tr></table>"
            f"<table><tr><td>{body(row, _line)}{file_links(row)}</td></tr></table><table><tr><td>相关新闻</td></tr></table><ul>{others}</ul>"
            '<form action="/pl" method="post">发表评论<textarea name="say"></textarea></form>',
        )


class FieldsMuseum(Application):
    """One page for the list and the articles; its function puts what it is given into a form field by field and posts that."""

    name, start = "carded-fields-museum", "/jobs.html"
    html = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>招贤纳士 - 石桥博物馆</title></head><body><header><a href="/">首页</a>'
        '<a href="/zl.html">展览</a><a href="/jobs.html">招贤纳士</a></header><ul id="box"></ul><div id="pager"></div><script src="/assets/jobs.js"></script></body></html>'
    )
    scripts = {  # noqa: RUF012
        "/assets/jobs.js": """
const API = location.origin + '/api.php';
const asked = new URLSearchParams(location.search);
async function call(act, params) {
  const fd = new FormData(); fd.append('act', act);
  for (const k in params) fd.append(k, params[k]);
  const res = await fetch(API, { method: 'POST', body: fd }); return (await res.json()).data;
}
async function list(p) {
  const d = await call('noticeList', { cat: 'job', page: p, num: 10 });
  d.items.forEach(it => { const a = document.createElement('a'); a.href = '?nid=' + it.nid; a.textContent = it.subject; box.append(a); });
  pager.innerHTML = Array.from({ length: d.pagecount }, (_, i) => `<button onclick="list(${i + 1})">${i + 1}</button>`).join('');
}
async function one(id) { const d = await call('noticeView', { nid: id }); box.innerHTML = `<h2>${d.subject}</h2><p>${d.dateline}</p><div>${d.message}</div>`; }
asked.get('nid') ? one(asked.get('nid')) : list(1);"""
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        form = asked.form
        if asked.path != "/api.php" or asked.method != "POST":
            return None
        if form.get("act") == "noticeList" and form.get("cat") == "job":
            rows = held.page(whole(form.get("page"), 1), 10)
            items = [{"nid": row.number, "subject": row.title, "dateline": str(row.day)} for row in rows]
            return ok({"errno": 0, "data": {"pagecount": self.last(held), "items": items}})
        row = next((row for row in held.notices if str(row.number) == form.get("nid")), None)
        if form.get("act") != "noticeView" or row is None:
            return ok({"errno": 1, "msg": "param error"})
        told = {"nid": row.number, "subject": row.title, "dateline": f"{row.day} {clock(row)}"}
        return ok({"errno": 0, "data": {**told, "message": body(row, _line) + file_links(row)}})


class FrontSchool(Plain):
    """An old front page of boxes, each with its beginning and *more...*; lists behind these, days with two figures for the year."""

    name, start, site = "carded-front-school", "/", "北陵第三中学"
    menu = (("/", "学校首页"), ("/xxgk.asp", "学校概况"), ("/jyky.asp", "教育科研"))
    columns = (("zpgg", "招聘公告"), ("gsl", "公示栏"))

    def mark(self, number: int) -> str:
        return f"id={number}"

    def column(self, held: Holding, key: str) -> list[Notice]:
        return [row for place, row in enumerate(held.notices) if (place % 3 == 2) == (key == "gsl")]

    def box(self, held: Holding, key: str, title: str) -> str:
        rows = "<br>".join(
            f'◆<a href="view.asp?id={row.number}" title="{row.title}">{cut(row.title, 15, "...")}</a>({row.day:%m-%d})'
            for row in self.column(held, key)[:6]
        )
        return f'<table width=430 border=1><tr><td><b>{title}</b> <a href="more.asp?c={key}">更多...</a></td></tr><tr><td>{rows}</td></tr></table>'

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        key, number = query.get("c", ""), whole(query.get("Page"), 1)
        if path == "/":
            boxes = "".join(f"<td>{self.box(held, *column)}</td>" for column in self.columns)
            return self.put("首页", f"<table width=900><tr>{boxes}</tr></table>")
        if path != "/more.asp" or key not in dict(self.columns):
            return None
        rows = self.column(held, key)
        last = -(-len(rows) // 7)
        lines = "".join(
            f'<tr><td>{n}.</td><td>[{dict(self.columns)[key]}]</td><td><a href="view.asp?id={row.number}">{row.title}</a></td><td>点击{views(row)}</td><td>{row.day:%y-%m-%d}</td></tr>'
            for n, row in enumerate(rows[number * 7 - 7 : number * 7], 1)
        )
        following = f'<a href="?c={key}&Page={number + 1}">下一页</a>' if number < last else "下一页"
        return self.put(
            dict(self.columns)[key],
            f"<table width=900>{lines}</table><p>共 {len(rows)} 篇 {following} 页次:{number}/{last}页</p>",
        )

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/view.asp" else None

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f"<table width=900 border=1><tr><td align=center><font size=5>{row.title}</font></td></tr><tr><td align=center>作者：办公室　文章来源：本站原创　点击数：{views(row)}　更新时间：{row.day.year}-{row.day.month}-{row.day.day}</td></tr>"
            f"<tr><td>{body(row, _line)}{file_links(row)}</td></tr><tr><td>责任编辑：admin<br>上一篇：没有了</td></tr></table>",
        )


STYLES = tuple(place().style() for place in (CardsHarbour, FilesBureau, FieldsMuseum, FrontSchool))
