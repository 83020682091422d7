"""The jpaas family (hanweb jpaas and the older jpage): governments' lists whose further pages are asked for apart.

jpaas: ``div.pagination[queryData][unitUrl]``, the answer is JSON or HTML with a fragment. jpage: rows stand as
``<record><![CDATA[…]]></record>`` in the page itself and in the answers of ``script[querydata][url]``.
"""

from __future__ import annotations

import ast
import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from parsel import Selector

from crawler.items import ListPage, Section
from crawler.parsing import cms
from crawler.parsing.cms import Cms
from crawler.parsing.page import Page, PageError, absolute

CMS = Cms(
    "jpaas",
    row="li:has(> a.bt-lef), tr:has(a.bt_link)",
    day=".bt-right, .bt_time, .bt-right span",
    title="p.title, .article .title, h1, .main-txt h3, .zw-title",
    body="#zoom, .wzzw, .TRS_Editor, .article-content, .zw, .bt_content",
    files=".fujian, .xggn_fj, #fujian",
    lists=r"/col/col\d+|/index\.html|/art_list",
    day_in_address=r"/art/(20\d{2})/(\d{1,2})/(\d{1,2})/",
)
_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
_ASKED = re.compile(r"startrecord=(?P<first>\d{1,7})&endrecord=\d+&perpage=(?P<size>\d{1,4})&page=\d+&pageNo=\d+")
_PAIR = re.compile(r"""['"]?(\w+)['"]?\s*:\s*['"]([^'"]*)['"]""")
PER_PAGE = 15


def fragment(page: Page) -> Page:
    """The page as HTML: the markup inside a JSON answer, the records of an XML answer or of the page itself."""
    text = page.text
    if text.lstrip()[:1] in ("{", "["):
        text = max(_strings(page.data), key=lambda part: (part.count("<a "), len(part)), default="")
        if "<" not in text and page.text.count("<"):
            raise PageError(f"{page.url}: no fragment in the answer")
    if rows := _RECORD.findall(text):
        text = "<ul>" + "\n".join(_row(row) for row in rows) + "</ul>" + _RECORD.sub("", text)
    return Page(page.url, text or "<html/>", page.status, page.fetched_at)


def _row(record: str) -> str:
    return record if re.match(r"\s*<(?:li|tr|table)", record, re.IGNORECASE) else f"<li>{record}</li>"


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


def read_list(page: Page, source: str, section: Section, current: int, site: str) -> ListPage:
    """Rows of the first page or of an answer; addresses count from ``site``, the first page's address."""
    shown = fragment(page)
    listed = cms.read_list(Page(site, shown.text, page.status, page.fetched_at), source, CMS, section, current)
    pager = shown.selector.css("div.pagination[unitUrl], div.pagination[uniturl]")
    counted = pager.attrib.get("count", "") if pager else ""
    total = int(counted) if counted.isdigit() else _total(page.text)
    return listed.model_copy(update={"url": f"{page.url}#{current}", "total": total})


def further(page: Page, number: int) -> str:
    """The address that answers page ``number`` of the list on a page; empty when the page names none."""
    root = page.selector
    for pager in root.css("div.pagination"):
        unit = _attribute(pager, "unitUrl")
        if unit:
            rows = _attribute(pager, "rows") or str(PER_PAGE)
            query = _pairs(_attribute(pager, "queryData"))
            query |= {"pageNo": str(number), "page": str(number), "pageSize": rows}
            query |= {"paramJson": json.dumps({"pageNo": number, "pageSize": rows}, separators=(",", ":"))}
            return absolute(page.url, f"{unit}?{urlencode(query)}")
    for script in root.css("script"):
        url = _attribute(script, "url")
        if url and _attribute(script, "querydata"):
            asked = _records(number, per_page(page.text))
            told = _pairs(_attribute(script, "querydata"))
            query = {name: value for name, value in told.items() if name not in asked} | asked
            return absolute(page.url, f"{url}{'&' if '?' in url else '?'}{urlencode(query)}")
    return ""


def _records(number: int, size: int) -> dict[str, str]:
    """Which records jpage is asked for."""
    asked = {"startrecord": (number - 1) * size + 1, "endrecord": number * size, "perpage": size}
    return {name: str(value) for name, value in (asked | {"page": number, "pageNo": number}).items()}


def per_page(text: str) -> int:
    """How many records jpage shows on a page."""
    return _number(text, "perpage") or PER_PAGE


def records(page: Page) -> int:
    """How many records of jpage's a page or an answer holds."""
    return len(_RECORD.findall(page.text))


def beyond(page: Page) -> str:
    """Where jpage's records go on after those of a page, or of an answer; empty at their end.

    A page often holds the records of several pages at once: its own script asks for more when they are shown.
    """
    held, asked = records(page), _ASKED.search(page.url)
    size = int(asked["size"]) if asked else per_page(page.text)
    if not held or complete(page) or (_total(page.text) is None and held < size):
        return ""
    number = max(2, _last(page) // max(size, 1) + 1)
    return _ASKED.sub(urlencode(_records(number, size)), page.url) if asked else further(page, number)


def complete(page: Page) -> bool:
    """Whether a page, or an answer, holds the last of the records that it counts; false where it counts none."""
    total = _total(page.text)
    return total is not None and records(page) > 0 and total <= _last(page)


def _last(page: Page) -> int:
    """The 1-based place in the whole list of the last record held."""
    asked = _ASKED.search(page.url)
    return (int(asked["first"]) if asked else 1) - 1 + records(page)


def _total(text: str) -> int | None:
    """How many records jpage counts: ``<totalrecord>`` of an answer, ``totalRecord`` of the page's script."""
    return _number(text, "totalrecord")


def _attribute(element: Selector, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.lower() == name.lower()), "")


def _pairs(text: str) -> dict[str, str]:
    """The pairs of ``queryData``: JSON with single quotes, or a query string."""
    try:
        found = ast.literal_eval(text)
        return {str(name): str(value) for name, value in found.items()}
    except (ValueError, SyntaxError, AttributeError, MemoryError, RecursionError):
        return dict(_PAIR.findall(text)) or dict(parse_qsl(text))


def _number(text: str, name: str) -> int | None:
    found = re.search(rf"{name}['\"]?\s*[>=:]\s*['\"]?(\d{{1,7}})", text, re.IGNORECASE)
    return int(found[1]) if found else None
