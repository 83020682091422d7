"""What sites made by scripts share: serving, rows as back ends tell them, built bundles and the libraries beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import ok, whole
from tests.sites.cms.style import Answer, Request, Style

HTML, SCRIPT = "text/html", "application/javascript"
Api = Callable[[Holding, Request], Answer | None]

VENDOR = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{"0066":function(t,e,n){"use strict";
t.exports=function(t,e){return function(){for(var n=new Array(arguments.length),r=0;r<n.length;r++)n[r]=arguments[r];return t.apply(e,n)}}},
"2b0e":function(t,e,n){"use strict";/*! Vue.js v2.6.14 (c) 2014-2021 Evan You */var r=Object.freeze({});t.exports=r},
"bc3a":function(t,e,n){t.exports=n("cee4")},"cee4":function(t,e,n){"use strict";["delete","get","head","options"].forEach((function(t){
s.prototype[t]=function(e,n){return this.request(r.merge(n||{},{method:t,url:e}))}})),["post","put","patch"].forEach((function(t){
s.prototype[t]=function(e,n,o){return this.request(r.merge(o||{},{method:t,url:e,data:n}))}})),t.exports=s}}]);"""

JQUERY = """/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */
!function(a,b){"object"==typeof module&&module.exports?module.exports=a.document?b(a,!0):b:b(a)}("undefined"!=typeof window?window:this,
function(a,b){var n=function(a,b){return new n.fn.init(a,b)};n.each(["get","post"],function(a,b){n[b]=function(a,c,d,e){
return n.isFunction(c)&&(e=e||d,d=c,c=void 0),n.ajax(n.extend({url:a,type:b,dataType:e,data:c,success:d},n.isPlainObject(a)&&a))}});
n.getJSON=function(a,b,c){return n.get(a,b,c,"json")};return a.jQuery=a.$=n,n});"""


def shell(title: str, head: str, end: str, root: str = '<div id="app"></div>') -> str:
    """The page of an application: its root and its scripts."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/favicon.ico">'
        f"<title>{title}</title>{head}</head><body><noscript><strong>请启用 JavaScript 后继续访问。</strong></noscript>"
        f"{root}{end}</body></html>"
    )


def site(
    name: str,
    start: str,
    pages: Mapping[str, str],
    scripts: Mapping[str, str],
    api: Api,
    *,
    charset: str = "utf-8",
    mark: Callable[[int], str] = str,
    routes: Sequence[str] = (),
    rest: Callable[[Holding, str, dict[str, str]], str | None] | None = None,
) -> Style:
    """A site of ``pages`` and ``scripts`` by path; addresses below ``routes`` are answered with the page ``/``."""

    def serves(held: Holding, asked: Request) -> Answer | None:
        if (page := pages.get(asked.path)) is not None and asked.method == "GET":
            return 200, HTML, page
        if asked.path in scripts:
            return 200, SCRIPT, scripts[asked.path]
        if (answer := api(held, asked)) is not None:
            return answer
        return (200, HTML, pages["/"]) if asked.path.startswith(tuple(routes) or "\0") else None

    def nothing(_held: Holding, _path: str, _query: dict[str, str]) -> str | None:
        return None

    return Style(name, start, nothing, rest or nothing, charset=charset, serves=serves, mark=mark)


def rich(row: Notice, line: str = 'style="text-indent:2em;line-height:1.75em"') -> str:
    """The announcement as an editor leaves it, its files at the end."""
    return paragraphs(row, attributes=line) + "".join(f"<p>{link}</p>" for link in files(row).split("\n") if link)


def plain(row: Notice) -> str:
    """The announcement without its files."""
    return paragraphs(row, attributes='style="text-indent:2em"')


def find_row(held: Holding, key: Any, name: Callable[[Notice], str] = lambda row: str(row.number)) -> Notice | None:
    return next((row for row in held.notices if name(row) == str(key)), None)


def cut_page(held: Holding, number: Any, size: Any, *, first: int = 1) -> tuple[Notice, ...] | None:
    """The rows of a page; None where number or size are none."""
    page, count = whole(number, -1), whole(size, -1)
    if page < first or not 1 <= count <= 100:
        return None
    return held.page(page - first + 1, count)


def refused(message: str = "参数错误", code: int = 500) -> Answer:
    """As back ends tell it that a question was wrong: with status 200."""
    return ok({"code": code, "msg": message, "success": False, "data": None})


NEWS = (
    ("市人社局召开党风廉政建设工作会议", "2026-11-18"),
    ("全市人力资源工作座谈会在云麓召开", "2026-11-02"),
    ("我局组织开展安全生产专项检查", "2026-10-15"),
)


def news(*, key: str = "id", title: str = "title", day: str = "createTime") -> list[dict[str, Any]]:
    """Rows of another column in the shape of the same back end."""
    return [{key: 311 - place, title: words, day: f"{when} 10:00:00"} for place, (words, when) in enumerate(NEWS)]
