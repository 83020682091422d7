"""What a try at a site whose pages scripts make asked for: the scripts that were read, the questions that were put, and why an answer was no list.

For whoever goes on by hand (``juzhao probe``): lines of a few words, Chinese first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.apart import NotDone, apart
from crawler.charset import decode
from crawler.items import ListEntry
from crawler.parsing.grouping import shape
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.records import number
from crawler.parsing.scripts import answered, islands, recorded, requested
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import of_file
from crawler.spiders import generic, shown
from crawler.spiders import recorded as details
from crawler.spiders.base import Ask

MOST, MOST_HEARD = 8, 100
"""Scripts and questions that are told; requests that are kept in mind."""
LIST = "是列表"
"""How it begins what is said of an answer that is one."""
LONGEST, LONGEST_TEXT, LONGEST_SAID = 300, 1_000_000, 80
"""Characters of a question that are told, of an answer that are looked at, of what a site says in it."""
_NOTHING = "没有回答 no answer"
_SAID = ("msg", "message", "errmsg", "error", "info", "desc")
"""Fields in which a back end says what was wrong."""


@dataclass(slots=True)
class Heard:
    """One request of a try; ``status`` is 0 where nothing was answered."""

    url: str
    ask: Ask
    method: str = "GET"
    body: str = ""
    wanted: str = "list"
    """What it is to bring: a list page itself, a script, the list or a text."""
    status: int = 0
    text: str = ""

    @property
    def question(self) -> str:
        """The question in one line: method, path or whole address, what is posted."""
        told = f"{self.method} {self.url} {self.body}".strip()
        return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def listen(crawler: Crawler) -> list[Heard]:
    """What a crawl asks because of its pages' scripts; filled while it runs."""
    heard: list[Heard] = []

    def asked(request: Request, **_: Any) -> None:
        ask = request.cb_kwargs.get("ask")
        if (
            isinstance(ask, Ask)
            and (wanted := _wanted(ask, request.cb_kwargs.get("entry")))
            and len(heard) < MOST_HEARD
        ):
            heard.append(Heard(request.url, ask, request.method, request.body.decode("utf-8", "replace"), wanted))

    def answered_by(response: Response, request: Request, **_: Any) -> None:
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        for one in heard:
            if one.ask is request.cb_kwargs.get("ask") and not one.status:
                one.status, one.text = response.status, decode(response.body, kind).text[:LONGEST_TEXT]

    crawler.signals.connect(asked, signal=signals.request_scheduled, weak=False)
    crawler.signals.connect(answered_by, signal=signals.response_received, weak=False)
    return heard


def _wanted(ask: Ask, entry: Any) -> str:
    """What an ask is to bring that was made of what scripts say; a list ``page`` itself; empty for that of an announcement."""
    return details.brings(ask, entry) if isinstance(entry, ListEntry) else generic.brings(ask) or "page"


async def lines(heard: list[Heard]) -> list[str]:
    """Which scripts were read, which questions were put and what became of them; none of a page that scripts do not make."""
    scripts = [one for one in heard if one.wanted == "script"]
    questions = _distinct([one for one in heard if one.wanted in ("list", "text")])
    if not scripts and not questions:
        return []
    named = [one.url if one.status == 200 else f"{one.url} ({one.status or _NOTHING})" for one in scripts[:MOST]]
    told = _column("scripts", named or ["页内脚本 those within the page alone"])
    if not questions:
        none = _column("asked", ["脚本里没有找到能问的地址 no address to ask was found in the scripts"])
        return [*told, *none, *await _elsewhere(heard)]
    judged = [(one, await _judged(one)) for one in questions[:MOST]]
    told += _column("asked", [f"{one.question}: {said}" for one, said in judged])
    return told if any(said.startswith(LIST) for _, said in judged) else told + await _elsewhere(heard)


async def _elsewhere(heard: list[Heard]) -> list[str]:
    """What the scripts ask of other sites, which is left alone."""
    page = next((one for one in heard if one.wanted == "page" and one.text), None)
    if page is None:
        return []
    beside = [(one.url, one.text) for one in heard if one.wanted == "script" and one.status == 200]
    try:
        found = await apart(of_others, page.url, page.text, beside)
    except NotDone:
        return []
    return _column("not asked", [f"{url}: 是别的网站 of another site" for url in found[:MOST]])


def of_others(url: str, text: str, beside: list[tuple[str, str]]) -> list[str]:
    """Addresses of other sites that the scripts of a page ask for rows."""
    return requested.elsewhere(Scope(Page(url, text), [of_file(said, at) for at, said in beside]))


def _column(name: str, values: list[str]) -> list[str]:
    return [f"{name if not place else '':12}{value}" for place, value in enumerate(values)]


def _distinct(questions: list[Heard]) -> list[Heard]:
    """Questions, of those for texts the first of each address without its numbers."""
    found: dict[tuple[str, ...], Heard] = {}
    for one in questions:
        kind = shape(one.url) if one.wanted == "text" else f"{one.url} {one.body}"
        found.setdefault((one.wanted, one.method, kind), one)
    return list(found.values())


async def _judged(one: Heard) -> str:
    if not one.status:
        return f"{_NOTHING} (robots.txt, a refusal or a timeout)"
    if one.status != 200:
        return f"状态 status {one.status}"
    site, links = generic.rows_of(one.ask)
    try:
        return await apart(of_list if one.wanted == "list" else of_text, one.url, one.text, site, links)
    except NotDone as error:
        return f"读不完 the answer {error}"


def of_list(url: str, text: str, site: str, links: tuple[str, ...]) -> str:
    """Whether an answer is a list, or why it is none."""
    page = Page(url, text)
    try:
        found = shown.answer_to(page, site, links, "", 1)
    except Walled as error:
        return f"要登录 {_reason(error, url)}"
    except PageError:
        return _lacking(page)
    if answered.is_data(page) and not shown.is_list(page, found.entries):
        return _lacking(page)
    counted = f"，共 {found.total} of {found.total}" if found.total else ""
    return f"{LIST}，{len(found.entries)} 行{counted} a list, {len(found.entries)} rows"


def of_text(url: str, text: str, _site: str, _links: tuple[str, ...]) -> str:
    """Whether an answer is the text of an announcement."""
    page = Page(url, text)
    if not answered.is_data(page):
        return "是网页，不是数据 a page and no data"
    if recorded.tells(page, ListEntry(key="", url=url, title=""), titled=False):
        return "有正文 a text"
    return f"没有正文 no text of an announcement{_said(page)}"


def _lacking(page: Page) -> str:
    """What an answer lacks to be a list."""
    if not answered.is_data(page):
        return "是网页，里面没有列表 markup without a list"
    try:
        rows, _ = islands.records(answered.data(page))
    except PageError as error:
        return f"读不懂 {_reason(error, page.url)}"
    if not rows:
        return f"没有行 no rows{_said(page)}"
    title, _, day = answered.names(rows)
    lacks = [word for name, word in ((title, "标题 title"), (day, "日期 day")) if not name]
    lacks = lacks or (["足够的行 enough rows"] if len(rows) < islands.LEAST else ["详情地址 address of details"])
    return f"{len(rows)} 行，缺 {len(rows)} rows, lacking: {', '.join(lacks)}; 字段 fields: {', '.join(list(rows[0])[:12])}"


def _said(page: Page) -> str:
    """What the site itself says of it: ``{"code": 500, "msg": "columnId不能为空"}``."""
    try:
        told = answered.data(page)
    except PageError:
        return ""
    known = told if isinstance(told, dict) else {}
    code = next((str(known[name]) for name in ("code", "errcode", "status") if number(known.get(name)) is not None), "")
    said = next((value for name in _SAID if isinstance(value := known.get(name), str) and value.strip()), "")
    both = " ".join(part for part in (code, " ".join(said.split())[:LONGEST_SAID]) if part)
    return f"; 网站说 the site says: {both}" if both else ""


def _reason(error: Exception, url: str) -> str:
    return str(error).removeprefix(f"{url}: ")
