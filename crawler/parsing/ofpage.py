"""What scripts read out of their page: values of elements, attributes, forms, the page's own address; calls that elements stand for.

``$("#lmid").val()``, ``box.dataset.cate``, ``$("#searchForm").serialize()``, ``getQueryString("id")``, ``$route.params.id``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from cssselect import SelectorError

from crawler.parsing.nodes import select
from crawler.parsing.page import Page, PageError

MOST_NAMES, MOST_ELEMENTS = 20_000, 40
_ELEMENT = r"""(?:\$|jQuery)\(\s{0,9}(?:"(?P<double>[^"\n]{1,80})"|'(?P<single>[^'\n]{1,80})')\s{0,9}\)|document\.(?P<by>getElementById|querySelector)\(\s{0,9}["'](?P<sought>[^"'\n]{1,80})["']\s{0,9}\)"""
_HELD = re.compile(rf"(?<![\w$.])(?P<name>[\w$]{{1,60}}+)\s{{0,9}}+=\s{{0,9}}+(?:{_ELEMENT})\s{{0,9}}+(?=[;,\n])")
_READ = re.compile(
    rf"""(?:{_ELEMENT}|(?<![\w$.])(?P<name>[A-Za-z_$][\w$]{{0,60}}+))"""
    r"""\.(?:(?P<whole>serialize\w{0,10}+)\(\s{0,9}\)|(?P<value>val\(\s{0,9}\)|value\b)(?!\s{0,9}=[^=])"""
    r"""|(?:attr|getAttribute|prop)\(\s{0,9}["'](?P<attribute>[\w-]{1,40})["']\s{0,9}\)"""
    r"""|data\(\s{0,9}["'](?P<data>[\w-]{1,40})["']\s{0,9}\)|dataset\.(?P<set>\w{1,40})(?!\s{0,9}=[^=]))"""
)
_QUERIED = re.compile(
    r"(?:(?<![\w$])(?:[\w$]{0,40}\.)?[\w$]{0,40}(?:[Qq]uery|[Pp]aram|QUERY|[Rr]equest|[Uu]rl)[\w$]{0,20}"
    r"|URLSearchParams\([^()\n]{0,80}\)\.get|(?<![\w$.])(?P<held>[\w$]{1,40})(?:\.searchParams)?\.get)"
    r"\(\s{0,9}[\"'](?P<key>\w{1,40})[\"']\s{0,9}\)"
    r"|(?<![\w$])(?:this\.)?(?:\$?route|currentRoute(?:\.value)?)\.(?P<of>query|params)\.(?P<named>\w{1,40})"
)
_SEARCHED = re.compile(
    r"(?<![\w$.])(?P<name>[\w$]{1,40})\s{0,9}=\s{0,9}(?:new\s{1,9}(?:URLSearchParams|URL)\((?:window\.)?location|useRoute\()"
)
"""Names that hold the query of the page's own address."""
_PLAIN = re.compile(
    r"(?:[\w-]{0,30}(?:[#.][\w-]{1,60})?(?:\[[\w-]{1,20}=[\"']?[\w-]{1,40}[\"']?\])?(?:\s(?!$)|$)){1,2}"
)
_OF_ADDRESS = re.compile(
    r"(?:(?:window|document|top|self)\.)?(?:location\.(href|search|pathname|hash)|document\.(?:URL))"
)
_DECLARED = {
    ".easyui-datagrid[data-options]": ("data-options", "$(it).datagrid({%s})"),
    ".layui-table[lay-data]": ("lay-data", "table.render(%s)"),
}


def address(page: Page, path: str) -> str | None:
    """What a script reads of the page's own address: ``location.search``; ``None`` for any other name."""
    found = _OF_ADDRESS.fullmatch(path)
    if found is None:
        return None
    parts = urlsplit(page.url)
    told = {"search": f"?{parts.query}" if parts.query else "", "hash": f"#{parts.fragment}" if parts.fragment else ""}
    return told.get(found[1], parts.path if found[1] == "pathname" else page.url)


def read(script: str, page: Page) -> str:
    """The script with the values of elements and of the page's own address where it reads them."""
    elements = {
        found["name"]: _selector(found) for found in islice(_HELD.finditer(script), MOST_NAMES) if found["name"]
    }
    parts = urlsplit(page.url)
    route, _, behind = parts.fragment.partition("?")
    query = dict(parse_qsl(parts.query)) | dict(parse_qsl(behind))
    at_end = (route or parts.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    told: dict[tuple[str, str], str] = {}

    def value(found: re.Match[str]) -> str:
        if found["name"] == "this":
            return f"data_{found['data'] or found['set']}" if found["data"] or found["set"] else found[0]
        css = elements.get(found["name"], "") if found["name"] else _selector(found)
        if not css or ((css, found[0]) not in told and len(told) == MOST_ELEMENTS):
            return found[0]
        if (css, found[0]) not in told:
            told[css, found[0]] = _said_by(page, css, found)
        return told[css, found[0]]

    searched = {found["name"] for found in islice(_SEARCHED.finditer(script), MOST_NAMES)}

    def queried(found: re.Match[str]) -> str:
        if found["held"] and found["held"] not in searched:
            return found[0]
        told = query.get(found["key"] or found["named"], at_end if found["of"] == "params" else None)
        return json.dumps(told, ensure_ascii=False) if told else found[0]

    for clicked in (
        "$(this)",
        "$(event.currentTarget)",
        "$(e.currentTarget)",
        "e.currentTarget",
        "$(obj)",
        "event.currentTarget",
    ):
        script = script.replace(clicked, "this")
    return _QUERIED.sub(queried, _READ.sub(value, script))


def _selector(found: re.Match[str]) -> str:
    sought = found["double"] or found["single"] or found["sought"]
    return f"#{sought}" if found["by"] == "getElementById" else sought


def _said_by(page: Page, css: str, found: re.Match[str]) -> str:
    """What the first element of a selector says, as a script writes it; the reading itself where it says nothing."""
    element = _first(page, css)
    if element is None:
        return found[0]
    if found["whole"]:
        return json.dumps(_fields(element), ensure_ascii=False)
    data = found["data"] or (re.sub(r"([A-Z])", r"-\1", found["set"]).lower() if found["set"] else "")
    named = f"data-{data}" if data else found["attribute"] or "value"
    told = element.get(named)
    return json.dumps(told, ensure_ascii=False) if told is not None else found[0]


def _first(page: Page, css: str) -> Any:
    """The first element of a plain selector."""
    if not _PLAIN.fullmatch(css):
        return None
    try:
        found = page.selector.css(css)
    except (SelectorError, ValueError):
        return None
    return found[0].root if found else None


def _fields(form: Any) -> dict[str, str]:
    """What a form sends."""
    fields = islice(form.iter("input", "select", "textarea"), MOST_ELEMENTS)
    return {str(one.get("name")): str(one.get("value") or "") for one in fields if one.get("name")}


def declared(page: Page) -> Iterator[str]:
    """Calls that elements stand for."""
    if not re.search(r"data-options|lay-data|data-toggle", page.text):
        return
    try:
        root = page.selector.root
    except PageError:
        return
    for css, (attribute, call) in _DECLARED.items():
        for element in islice(select(root, css), MOST_ELEMENTS):
            yield call % element.get(attribute)
    for element in islice(select(root, "table[data-toggle=table][data-url]"), MOST_ELEMENTS):
        told = {
            re.sub(r"-(\w)", lambda mark: mark[1].upper(), name[5:]): value
            for name, value in element.items()
            if name.startswith("data-")
        }
        put = "".join(f"{name}: {told[name]}, " for name in ("queryParams",) if name in told)
        yield f"$(it).bootstrapTable({{{put}{json.dumps(told, ensure_ascii=False)[1:]})"
