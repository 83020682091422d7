"""Pages of any size that are made to keep a reader busy: what nests, what repeats, what is like everything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count, islice

from crawler.items import ListEntry
from crawler.parsing import article, cards, cms
from crawler.parsing.generic import announcement, listing
from crawler.parsing.page import Page

ENTRY = ListEntry(key="1", url="http://job.example.edu.cn/d", title="招聘公告第7号说明文字")
LARGE = 1 << 20
"""Characters of the largest page that goal R4 speaks of."""
Make = Callable[[int], str]


def _link(number: int, path: str = "/d/{}") -> str:
    return f'<a href="{path.format(number)}">招聘公告第{number}号说明文字</a> 2026-01-0{number % 9 + 1} '


def filled(head: str, part: Callable[[int], str], tail: str = "") -> Make:
    """A page of the size that is asked for: a head, as many parts as there is room for, a tail."""

    def make(size: int) -> str:
        pieces, room = [head], size - len(head) - len(tail)
        for number in count():
            piece = part(number)
            room -= len(piece)
            if room < 0:
                return "".join([*pieces, tail])
            pieces.append(piece)
        raise AssertionError

    return make


def _nested(opening: Callable[[int], str], levels: int, part: Callable[[int], str]) -> Make:
    """Parts at the bottom of so many boxes, of which a small page has fewer."""

    def make(size: int) -> str:
        return filled("".join(islice(map(opening, count()), min(levels, size // 200))), part)(size)

    return make


def _row(number: int) -> str:
    return f"<li>{_link(number)}</li>"


def _record(number: int) -> str:
    title = f"招聘公告第{number}号说明文字"
    return json.dumps({"id": number, "title": title, "publishTime": "2026-01-02", "url": f"/d/{number}"}) + ","


HEADED = f"<h1>{ENTRY.title}</h1>"
ROWS = "<ul>" + "".join(map(_row, range(12))) + "</ul>"
_MINIFIED = (
    'function a{n}(b,c){{return c&&(d=c.page||1),e.get("/api/"+b+"/list?page="+d+"&size=20").then(function(f){{'
    'g.list=f.data.rows.map(function(h){{return{{url:"/d/"+h.id+".htm",name:h.title}}}})}})}}'
)
MARKUP: dict[str, Make] = {
    "links to one page": filled("<div>", lambda n: _link(n, "/same")),
    "rows in rows": _nested(lambda n: f"<div>{_link(n)}", 240, _link),
    "text below 240 boxes": _nested(
        lambda n: "<div>" if n else HEADED, 240, lambda n: f"<p>文字文字文字{n}</p><a href=x>y</a>"
    ),
    "headings alike": filled("", lambda n: f"<div><h2>{ENTRY.title}{n}</h2></div>"),
    "tables in tables": _nested(
        lambda n: "<table><tr><td>甲：乙<td>丙", 80, lambda n: "<table><tr><td>甲：乙<td>丙</table>"
    ),
    "items in items": _nested(lambda n: f"<li>{_link(n)}<ul>" if n else f"{HEADED}<ul>", 110, lambda n: "<li>x"),
    "a list without end": filled("<ul>", _row, "</ul>"),
    "links without words": filled(HEADED, lambda n: "<a href=b></a>"),
    "addresses alone": filled("<ul>", lambda n: f"<li><a href=/{n}>招聘公告</a>"),
    "a table without end": filled(f"{HEADED}<table>", lambda n: f"<tr><td>岗位{n}<td>{n}人<td>本科<td>西安市"),
    "cells that span": filled(f"{HEADED}<table><tr>", lambda n: "<td colspan=1000 rowspan=65534>岗位<tr>"),
    "a row of cells": filled(f"{HEADED}<table><tr>", lambda n: "<td>岗位"),
    "one id for all": filled(HEADED, lambda n: f"<div id=list class=list><p id=a>招聘{n}</p></div>"),
    "classes without end": filled(HEADED, lambda n: f"<p class='a{n} b{n} c{n}'>{n}</p>"),
    "attributes": filled(HEADED, lambda n: f"<p {' '.join(f'a{m}=1' for m in range(400))}>{n}</p>"),
    "attribute without end": filled(
        f"{ROWS}<a title='", lambda n: f"2026年{n % 12 + 1}月{n % 28 + 1}日 ", "' href=/d/9>公告</a>"
    ),
    "entities": filled(f"{HEADED}<p>", lambda n: "&amp;&#25307;&nbsp;"),
    "comments": filled(f"{ROWS}{HEADED}", lambda n: f"<!--{n}-->公"),
    "comments that never end": filled(f"{ROWS}{HEADED}", lambda n: "<!-- "),
    "sections of characters": filled(f"{ROWS}{HEADED}", lambda n: f"<![CDATA[{n}]]>公"),
    "brackets": filled(f"{ROWS}{HEADED}", lambda n: "< "),
    "quotes": filled(f"{ROWS}{HEADED}<a b='", lambda n: "\"'=<a "),
    "formatting": filled(HEADED, lambda n: f"<b><i>{n}</b></i>"),
    "breaks": filled(f"{HEADED}<div>", lambda n: "公告<br>"),
    "spaces": filled(f"{HEADED}<p>", lambda n: " \n\t　"),
    "digits": filled(f"{HEADED}<p>", lambda n: "1234567890"),
    "one word": filled(f"{HEADED}<p>", lambda n: "招聘"),
    "days": filled(f"{ROWS}{HEADED}<p>", lambda n: f"2026年{n % 12 + 1}月{n % 28 + 1}日 "),
    "days in a link": filled(f"{ROWS}<a href=/d/9>", lambda n: "1月1日", "</a>"),
    "titles": filled("", lambda n: "<title>"),
    "days in the title": filled("<title>", lambda n: "2026-01-02 ", f"</title>{ROWS}"),
    "labels": filled(f"{HEADED}<div>", lambda n: f"<p>发布时间{n}：2026-01-02</p>"),
    "labels in one line": filled(f"{HEADED}<div>", lambda n: f"地点{n}：西安 "),
    "a title without end": filled("<h1>", lambda n: f"招聘公告第{n}号", f"</h1>{ROWS}"),
    "files": filled(HEADED, lambda n: f"<a href=/f/{n}.pdf>附件{n}</a>"),
    "pictures": filled(HEADED, lambda n: f"<img src=/p/{n}.png>"),
    "frames": filled("", lambda n: f"<iframe src=/f/{n}></iframe>"),
    "options": filled(
        f'{ROWS}<select onchange="location=this.value">', lambda n: f"<option value=/l_{n}.htm>{n}", "</select>页"
    ),
    "a pager without end": filled(
        f"{ROWS}<div class=page>", lambda n: f"<a href=/l_{n}.htm>{n}</a>", "<a href=/l_2.htm>下一页</a>"
    ),
    "next pages": filled(f"{ROWS}<div class=page>", lambda n: f"<a href=?page={n}>下一页</a>"),
    "pagers of scripts": filled(f"{ROWS}<div class=page>", lambda n: f"<a href=\"javascript:go({n},'l')\">{n}</a>"),
    "forms": filled(
        ROWS, lambda n: f"<form action=/l><input name=page value={n}><input type=submit value=下一页></form>"
    ),
    "fields of a form": filled(f"{ROWS}<form action=/l>", lambda n: f"<input name=a{n} value={n}>", "</form>"),
    "clicks": filled("<ul>", lambda n: f"<li onclick=\"location='/d/{n}'\">招聘公告第{n}号说明文字"),
}
SCRIPTS: dict[str, Make] = {
    "scripts": filled(ROWS, lambda n: f"<script>var a{n}={n}</script>"),
    "scripts that ask": filled("<div id=list></div>", lambda n: f"<script>$.get('/api/list?page='+p{n},function(d){{}})</script>"),
    "state in a script": filled('<div id=app></div><script>window.__INITIAL_STATE__={"list":[', _record, "{}]}</script>"),
    "state without end": filled('<div id=app></div><script>window.__NUXT__={"a":[', lambda n: "[" if n < 500 else '{"id":1},'),
    "state as a string": filled("<script>var s=JSON.parse('[", lambda n: _record(n).replace("\\", "\\\\"), "{}]')</script>"),
    "a minified script": filled("<div id=app></div><script>", lambda n: _MINIFIED.format(n=n), "</script>"),
    "assignments": filled("<div id=app></div><script>", lambda n: f"var a{n}=a{n + 1}+'/'+a{n + 2};", "</script>"),
    "sums": filled("<div id=app></div><script>$.get('/api/list?page='", lambda n: f"+a+'&b{n}='", "+p)</script>"),
    "links made": filled("<div id=app></div><script>", lambda n: f"h+='<a href=\"/d/'+a{n}+'\">'+b+'</a>';", "</script>"),
    "functions in functions": filled("<div id=app></div><script>", lambda n: "function f(a){return g(function(){" if n < 5000 else "f(g(1));", "</script>"),
    "brackets of a script": filled("<div id=app></div><script>var a=", lambda n: "({[", "</script>"),
    "texts that never end": filled("<div id=app></div><script>", lambda n: "'`/*${", "</script>"),
    "patterns": filled("<div id=app></div><script>", lambda n: "a/b/c=/[/]/;", "</script>"),
    "functions that are given": filled("<div id=app></div><script>function ask(p,q){$.post('/api/list',{page:p,a:q,b:r})}", lambda n: f"ask('a{n}',{n});", "</script>"),
    "functions that ask": filled("<div id=app></div><script>", lambda n: f"function ask{n}(p){{$.post('/api/list',{{page:p}})}}ask{n}(0);", "</script>"),
    "beginnings of addresses": filled("<div id=app></div><script>", lambda n: f"url{n}=function(t){{return base+t}};$.get(url{n % 9}('/api/list'))", "</script>"),
    "objects put together": filled("<div id=app></div><script>$.get('/api/list',", lambda n: 'Object(a["b"])(', "{},{page:1})</script>"),
    "lists of a script": filled("<div id=app></div><script>$.post('/api/list',{page:1,a:", lambda n: "[a,[{b:", "1})</script>"),
    "lists by their names": filled("<div id=app></div><script>$.post('/api/list',{page:p,q:a0});", lambda n: f"a{n}=[a{n + 1},a{n + 2}];", "</script>"),
    "templates": filled("<script type=text/template>", lambda n: f"<li><a href=\"/d/{{{{row.id{n}}}}}\">{{{{row.title}}}}</a>", "</script>"),
    "linked data": filled('<script type="application/ld+json">[', lambda n: '{"@type":"JobPosting","title":"招聘公告","datePosted":"2026-01-02"},', "{}]</script>"),
}  # fmt: skip
DATA: dict[str, Make] = {
    "rows": filled('{"code":0,"data":{"total":9,"list":[', _record, "{}]}}"),
    "rows of nothing": filled('{"data":{"list":[', lambda n: "{},", "{}]}}"),
    "rows of markup": filled('{"rows":[', lambda n: json.dumps({"id": n, "title": "招聘公告", "content": _row(n) * 9}) + ",", "{}]}"),
    "one text": filled('{"id":1,"title":"招聘公告","content":"', lambda n: f"<p>岗位{n}：1人</p>", '"}'),
    "keys": filled('{"data":{', lambda n: f'"k{n}":{n},', '"a":1}}'),
    "lists in lists": filled("[" * 900, lambda n: "[],", "1" + "]" * 900),
    "objects in objects": filled('{"a":' * 900, lambda n: " ", "1" + "}" * 900),
    "brackets of data": filled("", lambda n: "[{"),
    "numbers": filled("[", lambda n: "1e308,", "1]"),
    "escapes": filled('{"content":"', lambda n: "\\u62db\\ud83d", '"}'),
    "texts of data": filled('{"data":"[', lambda n: _record(n).replace('"', '\\"').replace("\\u", "\\\\u"), '{}]"}'),
    "markup in data": filled('{"html":"<ul>', lambda n: json.dumps(_row(n))[1:-1], '</ul>"}'),
}  # fmt: skip
_FEED = '<?xml version="1.0"?><rss version="2.0"><channel>'
TREES: dict[str, Make] = {
    "a feed": filled(_FEED, lambda n: f"<item><title>招聘{n}</title><link>/d/{n}</link></item>", "</channel></rss>"),
    "a feed of elements": filled(f"{_FEED}<item>", lambda n: "<a/>", "</item></channel></rss>"),
    "a feed of markup": filled(
        f"{_FEED}<item><title>a</title><description>",
        lambda n: "&lt;p&gt;招聘",
        "</description></item></channel></rss>",
    ),
    "a deep feed": filled(_FEED, lambda n: "<a>"),
    "a sitemap": filled("<urlset>", lambda n: f"<url><loc>http://job.example.edu.cn/job/{n}</loc></url>", "</urlset>"),
    "an index": filled(
        "<sitemapindex>", lambda n: f"<sitemap><loc>http://job.example.edu.cn/{n}</loc></sitemap>", "</sitemapindex>"
    ),
    "positions": filled(
        "<workzag-jobs>", lambda n: f"<position><id>{n}</id><name>a</name></position>", "</workzag-jobs>"
    ),
}


SIGNS: dict[str, Make] = {
    "beginnings of a sign": filled("", lambda n: '"feed_url"'),
    "paths of a sign": filled("", lambda n: "/sub-station/"),
}
"""Texts that begin like the sign of a platform, again and again."""


def document(body: str) -> str:
    """Markup as a whole page."""
    return f"<html><body>{body}</body></html>"


KINDS: dict[str, Make] = {
    **{name: lambda size, make=make: document(make(size - 30)) for name, make in (MARKUP | SCRIPTS).items()},  # type: ignore[misc]
    **DATA,
    **TREES,
    **SIGNS,
}


def bomb(kind: str, size: int = LARGE) -> Page:
    """A page of a kind, of so many characters."""
    return Page(ENTRY.url, KINDS[kind](size))


READERS: dict[str, Callable[[Page], object]] = {
    "generic list": listing.groups,
    "article list": lambda page: article.read_list(page, "s"),
    "cms list": lambda page: cms.read_list(page, "s", cms.Cms("x", row="li"), "", 1),
    "cards": lambda page: cards.read_list(page, "s", cards.Card("li, div", "a", "a"), "job", 1, "p"),
    "generic detail": lambda page: announcement.read_detail(page, "s", ENTRY),
    "article detail": lambda page: article.read_detail(page, "s", ENTRY),
    "cms detail": lambda page: cms.read_detail(page, "s", cms.Cms("x", body="div"), ENTRY),
}
