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
from crawler.parsing.scripts import routes

SMALL = 2
"""Characters of names that scripts made small give, also to what reads the page's own address: ``const [e] = useSearchParams()``."""
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
    r"|(?:URLSearchParams\([^()\n]{0,80}\)|URL\([^()\n]{0,80}\)\.searchParams|(?:\(0,\s?[\w$]{1,9}\.)?useSearchParams\)?\(\)\)?(?:,1\))?\[0\])\.get|(?<![\w$.])(?P<held>[\w$]{1,40})(?:\.searchParams)?\.get)"
    r"\(\s{0,9}[\"'](?P<key>\w{1,40})[\"']\s{0,9}\)"
    r"|(?<![\w$])(?:this\.)?(?:\$?route|use(?:Route|Router)\(\)|currentRoute(?:\.value)?|[\w$]{1,3}\.match)\.(?P<of>query|params)\.(?P<named>\w{1,40})"
    r"|(?<![\w$])(?P<angular>\$(?:route|state)Params)\.(?P<taken>\w{1,40})"
)
_SEARCHED = re.compile(
    r"(?<![\w$.])(?P<name>[\w$]{1,40})\s{0,9}=\s{0,9}(?:new\s{1,9}(?:URLSearchParams|URL)\((?:window\.)?location|useRoute\()"
)
"""Names that hold the query of the page's own address."""
_READER = re.compile(
    r"(?:\bfunction\s{1,9}(?P<named>[\w$]{1,60}+)|(?<![\w$.])(?P<set>[\w$]{1,60}+)\s{0,9}+[:=]\s{0,9}+(?:function\b\s{0,9}+)?)"
    r"\s{0,9}+\(?\s{0,9}+[\w$]{1,40}+\s{0,9}+\)?\s{0,9}+(?:=>\s{0,9}+)?\{?(?=[^}]{0,300}?\blocation\b)"
)
"""Functions of whatever name that are given one and read the page's own address."""
_HELD_IN = r"(?:Object\.fromEntries\(\s{0,9}new\s{1,9}URLSearchParams\(|(?P<path>useParams\()|(?:this\.)?\$?route\.(?:query|(?P<path2>params))\b)"
_TAKEN = re.compile(
    rf"\{{\s{{0,9}}(?:query\s{{0,9}}:\s{{0,9}}\{{|(?P<path3>params)\s{{0,9}}:\s{{0,9}}\{{)?(?P<names>[\w$\s,:]{{1,100}}+)\}}[\s}}]{{0,9}}=\s{{0,9}}(?:{_HELD_IN}|useRoute)"
)
_TAKEN_OUT = (
    r"\{(?:[\w$\s,:]{0,60},)?\s{0,9}KEY\s{0,9}(?::\s{0,9}(?P<own>[\w$]{1,40}))?\s{0,9}(?:,[\w$\s,:]{0,60})?\}"
    r"\s{0,9}=\s{0,9}(?:\(0,\s{0,9})?[\w$.]{1,40}\)?\(\)"
)
_HOOK = re.compile(
    r"\[\s{0,9}(?P<name>[\w$]{1,40})\s{0,9},\s{0,9}[\w$]{1,40}\s{0,9}\]\s{0,9}=\s{0,9}(?:\(0,\s{0,9})?(?:[\w$]{1,40}\.)?useState\)?"
    r"\(\s{0,9}(?P<value>\d{1,9}|\"[^\"\n]{0,60}\"|'[^'\n]{0,60}')\s{0,9}\)"
)
"""What a component holds first: ``[page, setPage] = (0, r.useState)(0)``."""
_HOLDER = re.compile(rf"(?<![\w$.])(?P<name>[\w$]{{1,40}}+)\s{{0,9}}+=\s{{0,9}}+{_HELD_IN}")
"""What holds values of the page's own address: ``const { id } = useParams()``, ``const q = this.$route.query``."""
_MATCHED = re.compile(
    r"(?:(?<![\w$.])(?P<name>[\w$]{1,40}+)\s{0,9}+=\s{0,9}+)?(?P<before>\(\s{0,9}+)?(?:"
    r"(?:window\.|document\.)?(?:location(?:\.(?:search|href|pathname|hash))?(?:\.substr(?:ing)?\(1\)|\.slice\(1\))?|URL)\.match\(\s{0,9}+/(?P<match>(?:[^/\\\n]|\\.){1,120}+)/[gi]{0,2}\s{0,9}+\)"
    r"|/(?P<exec>(?:[^/\\\n]|\\.){1,120}+)/[gi]{0,2}\.exec\(\s{0,9}+(?:window\.|document\.)?(?:location(?:\.(?:search|href|pathname|hash))?|URL)\s{0,9}+\))"
    r"(?:\s{0,9}+(?:\|\||\?\?)\s{0,9}+\[[^\[\]\n]{0,20}\])?(?P<after>\s{0,9}+\))?(?P<taken>\s{0,9}+(?:\?\.)?\[\d\])?"
)
"""A part of the page's own address that an expression takes out of it: ``(location.search.match(/id=(\\d+)/) || [])[1]``."""
_LAST_PART = re.compile(
    r"(?:window\.|document\.)?location\.(?:pathname|href)(?:\.replace\([^()\n]{0,40}\))?\.split\(\s{0,9}[\"']/[\"']\s{0,9}\)(?:\.filter\([^()\n]{0,40}\))?"
    r"(?:\.pop\(\s{0,9}\)|\.at\(\s{0,9}-1\s{0,9}\)|\.slice\(\s{0,9}-[12]\s{0,9}\)\[0\])"
)
"""The last part of the page's own path: ``location.pathname.split("/").filter(Boolean).pop()``."""
_SITE = r"(?<![\w$.])(?:window\.|document\.)?location\.(?:origin\b|protocol\s{0,3}\+\s{0,3}[\"']//[\"']\s{0,3}\+\s{0,3}(?:window\.)?location\.host\b)"
_ORIGIN, _OF_SITE = re.compile(rf"{_SITE}\s{{0,3}}\+\s{{0,3}}"), re.compile(_SITE)
"""The site itself, before an address and elsewhere."""
_KEYED = re.compile(r"(\w{1,40})=\(")
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
_GRID = ("url", "pageSize", "pageIndexField", "pageSizeField")
"""Attributes of MiniUI's grid; in a page's own tree they are small letters."""

_PUT_IN = {
    "[hx-get]": "hx-get",
    "[data-hx-get]": "data-hx-get",
    "turbo-frame[src]": "src",
    "include-fragment[src]": "src",
}
"""Elements that are filled with markup of another address."""
_AT_ONCE = re.compile(r"load|revealed|intersect")


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
            said = found["data"] or found["set"] or (found["attribute"] or "").partition("data-")[2]
            return f"data_{said}" if said else found[0]
        css = elements.get(found["name"], "") if found["name"] else _selector(found)
        if not css or ((css, found[0]) not in told and len(told) == MOST_ELEMENTS):
            return found[0]
        if (css, found[0]) not in told:
            told[css, found[0]] = _said_by(page, css, found)
        return told[css, found[0]]

    searched = {found["name"] for found in islice(_SEARCHED.finditer(script), MOST_NAMES)}

    placed = routes.parameters(script, page.url)

    def queried(found: re.Match[str]) -> str:
        if found["held"] and found["held"] not in searched and len(found["held"]) > SMALL:
            return found[0]
        key = found["key"] or found["named"] or found["taken"]
        by_path = found["of"] == "params" or found["angular"]
        told = query.get(key) or (placed.get(key, "" if placed else at_end) if by_path else None)
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
    script = _OF_SITE.sub(json.dumps(f"{parts.scheme}://{parts.netloc}"), _ORIGIN.sub("", script))
    script = _LAST_PART.sub(lambda found: json.dumps(at_end) if at_end else found[0], script)
    script = _of_route(script, page.url)
    if "useState" in script:
        script = _HOOK.sub(r"\g<0>,\g<name>=\g<value>", script)
    script = _held_values(_matched(script, query, at_end), query, at_end)
    return _QUERIED.sub(queried, _READ.sub(value, script))


def _of_route(script: str, url: str) -> str:
    """The script with the parameters of the page's route where one takes them by name from what has a name made small: ``{id:e}=te()``."""
    for key, value in routes.parameters(script, url).items():
        taken = re.compile(_TAKEN_OUT.replace("KEY", re.escape(key)))
        found = list(islice(taken.finditer(script), MOST_ELEMENTS))
        for one in reversed(found):
            told = f",{one['own'] or key}={json.dumps(value, ensure_ascii=False)}"
            script = f"{script[: one.end()]}{told}{script[one.end() :]}"
    return script


def _held_values(script: str, query: dict[str, str], at_end: str) -> str:
    """The script with the values of the page's address that its own functions give, or that objects hold."""
    for found in list(islice(_TAKEN.finditer(script), MOST_ELEMENTS)):
        usual = at_end if found["path"] or found["path2"] or found["path3"] else ""
        names = [name.strip().rpartition(":")[2].strip() for name in found["names"].split(",")]
        told = ((name, query.get(name) or usual) for name in names)
        script += "".join(f"\n{name} = {json.dumps(value)};" for name, value in told if name and value)
    readers = {found["named"] or found["set"]: "" for found in islice(_READER.finditer(script), MOST_ELEMENTS)}
    holders = {
        found["name"]: at_end if found["path"] or found["path2"] else ""
        for found in islice(_HOLDER.finditer(script), MOST_ELEMENTS)
    }

    def put(found: re.Match[str]) -> str:
        value = query.get(found["key"]) or (readers | holders)[found["name"]]
        return json.dumps(value, ensure_ascii=False) if value else found[0]

    for names_of, asked in (
        (readers, r"\(\s{0,9}[\"'](?P<key>\w{1,40})[\"']\s{0,9}\)"),
        (holders, r"\.(?P<key>\w{1,40})\b(?!\()"),
    ):
        if names_of:
            known = "|".join(map(re.escape, names_of))
            script = re.sub(rf"(?<![\w$.])(?P<name>{known}){asked}", put, script)
    return script


def _matched(script: str, query: dict[str, str], at_end: str) -> str:
    """The script with what its expressions take out of the page's own address: a value of the query by its name, else the last part."""
    taken: dict[str, str] = {}

    def put(found: re.Match[str]) -> str:
        keyed = _KEYED.search(found["match"] or found["exec"])
        told = query.get(keyed[1], "") if keyed is not None else at_end
        if not told or bool(found["before"]) != bool(found["after"]):
            return found[0]
        value = json.dumps(told, ensure_ascii=False)
        if found["name"] and not found["taken"]:
            taken[found["name"]] = value
        return f"{found['name']} = {value}" if found["name"] else value

    script = _MATCHED.sub(put, script)
    names = "|".join(map(re.escape, taken))
    return re.sub(rf"(?<![\w$.])({names})\[\d\]", lambda found: taken[found[1]], script) if names else script


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
    if not re.search(
        r"data-options|lay-data|data-toggle|hx-get|mini-datagrid|<turbo-frame|<include-fragment", page.text
    ):
        return
    try:
        root = page.selector.root
    except PageError:
        return
    for css, (attribute, call) in _DECLARED.items():
        for element in islice(select(root, css), MOST_ELEMENTS):
            yield call % element.get(attribute)
    for element in islice(select(root, ".mini-datagrid[url]"), MOST_ELEMENTS):
        options = {name: value for name in _GRID if (value := element.get(name.lower()))}
        yield f"$(it).miniGrid({json.dumps(options, ensure_ascii=False)})"
    for css, attribute in _PUT_IN.items():
        for element in islice(select(root, css), MOST_ELEMENTS):
            if attribute == "src" or _AT_ONCE.search(element.get("hx-trigger") or element.get("data-hx-trigger") or ""):
                yield f"$(it).load({json.dumps(element.get(attribute))})"
    for element in islice(select(root, "table[data-toggle=table][data-url]"), MOST_ELEMENTS):
        told = {
            re.sub(r"-(\w)", lambda mark: mark[1].upper(), name[5:]): value
            for name, value in element.items()
            if name.startswith("data-")
        }
        put = f"queryParams: {told.pop('queryParams')}, " if "queryParams" in told else ""
        yield f"$(it).bootstrapTable({{{put}{json.dumps(told, ensure_ascii=False)[1:]})"
