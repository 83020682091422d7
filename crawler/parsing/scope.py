"""What names in the scripts of a page stand for: what they are set to, what the page says where a script reads it.

``$("#lmid").val()``, ``box.dataset.cate``, ``$("#searchForm").serialize()`` and ``getQueryString("id")`` are put in as the values
that they have before anybody touches the page; elements that a framework reads its options from are put in as the calls
that they stand for (``<table class="easyui-datagrid" data-options="url:'…'">``).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from cssselect import SelectorError

from crawler.parsing import looks
from crawler.parsing.nodes import select
from crawler.parsing.page import Page, PageError
from crawler.parsing.script import Parts, Tokens, last, said, scripts

MOST_TEXT = 1_000_000
"""Characters of scripts that are read."""
MOST_NAMES, MOST_SET, MOST_PUT, MOST_ELEMENTS = 20_000, 3, 40, 40
MOST_ASKED = 5_000
"""Names that are looked up, over all values of a page: where each of five in a row says ten more there are a hundred thousand."""
DEEPEST = 5
LONGEST_VALUE = 1500
_SET = re.compile(
    r"(?:(?<![\w$])(?P<key>[A-Za-z_$][\w$]{0,60}+)[\"']?\s{0,20}+:|(?<![\w$?&\"'`])(?P<name>[A-Za-z_$][\w$]{0,60}+)\s{0,20}+=(?![=>]))"
    r"\s{0,20}+(?=[\w$\"'`{(\[])"
)
_PUT_IN = re.compile(
    r"(?<![\w$])(?P<name>[A-Za-z_$][\w$]{0,60}+)(?:\.(?P<plain>[A-Za-z_]\w{0,40}+)\s{0,9}+=(?!=)|\[[\"'](?P<quoted>\w{1,40})[\"']\]\s{0,9}+=(?!=)"
    r"|\.(?:append|set)\(\s{0,9}[\"'](?P<told>\w{1,40})[\"']\s{0,9},)"
)
_FUNCTION = re.compile(
    r"(?:\bfunction\s{1,9}(?P<named>[\w$]{1,60}+)|(?<![\w$.])(?P<set>[\w$]{1,60}+)\s{0,9}+[:=]\s{0,9}+(?:async\s{1,9}+)?(?:function\b\s{0,9}+[\w$]{0,60}+)?"
    r"|(?<![\w$.])(?P<method>[A-Za-z_$][\w$]{0,60}+))\s{0,9}+\((?P<given>[\w\s$,={}'\"]{0,200}+)\)\s{0,9}+(?:=>\s{0,9}+)?\{"
)
_NO_FUNCTION = {"if", "for", "while", "switch", "catch", "with", "function"}
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


@dataclass(frozen=True, slots=True)
class Function:
    """A function, the names of what it is given, and where these begin."""

    name: str
    given: tuple[str, ...]
    at: int


class Scope:
    """Scripts of a page, with those that stand ``beside`` it, in one text; what their names stand for."""

    def __init__(self, page: Page, beside: Iterable[str] = ()) -> None:
        self.page = page
        written = [*beside, *scripts(page.text[:MOST_TEXT]), *_declared(page)]
        self.script = _read("\n".join(said(script) for script in written)[:MOST_TEXT], page)
        self._set: dict[str, list[int]] = defaultdict(list)
        for found in islice(_SET.finditer(self.script), MOST_NAMES):
            self._set[found["key"] or found["name"]].append(found.end())
        self._put: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for found in islice(_PUT_IN.finditer(self.script), MOST_NAMES):
            self._put[found["name"]].append((found["plain"] or found["quoted"] or found["told"], found.end()))
        self.functions = [
            Function(name, _parameters(found["given"]), found.start("given") - 1)
            for found in islice(_FUNCTION.finditer(self.script), MOST_NAMES)
            if (name := found["named"] or found["set"] or found["method"]) not in _NO_FUNCTION
        ]
        self._called = {function.name: function for function in reversed(self.functions)}
        self._values: dict[str, list[Any]] = {}
        self._laid: dict[str, dict[str, Any]] = {}
        self._asked = 0

    def values(self, name: str) -> list[Any]:
        """What a name is set to, or returns when it is called, the first first; a few of many."""
        if name not in self._values:
            told = [Tokens(self.script, at, LONGEST_VALUE).value() for at in self._set.get(name, ())[:MOST_SET]]
            if (function := self._called.get(name)) is not None:
                body = self.script[function.at : function.at + LONGEST_VALUE]
                told.append(Tokens(f"function{body}", 0).value())
            self._values[name] = [value for value in told if value is not None]
        return self._values[name]

    def function(self, name: str) -> Function | None:
        """The first function of a name."""
        return self._called.get(name)

    def counted_on(self, name: str) -> bool:
        """Whether the scripts go from a value of this name to the one after it and to the one before it."""
        steps = (r"(?:\+\+|\+=?\s{0,3}1(?![\w.]))", r"(?:--|-=?\s{0,3}1(?![\w.]))")
        return all(re.search(rf"(?<![\w$]){re.escape(name)}\s{{0,3}}{step}", self.script) for step in steps)

    def object(self, value: Any, bound: Mapping[str, Any], depth: int = 0) -> dict[str, Any] | None:
        """The object that a value is, by whatever name, with what is put into it later."""
        if isinstance(value, dict) or depth > DEEPEST or not isinstance(value, Parts) or not value.name:
            return value if isinstance(value, dict) else None
        name = value.name
        self._asked += 1
        if self._asked > MOST_ASKED:
            return None
        if name in bound:
            given = self.object(bound[name], {}, depth + 1)
            return self._later(name) | given if given is not None else None
        for set_to in self.values(name):
            found = self.object(set_to, bound, depth + 1) if set_to != value else None
            if found is not None:
                return self._later(name) | found
        return self._later(name) or None

    def _later(self, name: str) -> dict[str, Any]:
        """What is put into an object after it was set; read once."""
        if name not in self._laid:
            put = reversed(self._put.get(name, [])[:MOST_PUT])
            self._laid[name] = {key: Tokens(self.script, at, LONGEST_VALUE).value() for key, at in put}
        return self._laid[name]

    def filled(self, value: Any, bound: Mapping[str, Any], depth: int = 0) -> Parts | None:
        """A value with what is known of its names, as far as it is; ``None`` for one that is no text."""
        if not isinstance(value, Parts):
            return None
        pieces: list[tuple[str, Any]] = []
        for kind, piece in value.pieces:
            pieces += (
                self._known(piece, bound, depth)
                if kind == "name"
                else self._seen(piece, bound, depth)
                if kind == "looked"
                else [(kind, piece)]
            )
        return Parts(tuple(pieces))

    def _seen(
        self, piece: tuple[str, tuple[str, ...]], bound: Mapping[str, Any], depth: int
    ) -> tuple[tuple[str, Any], ...]:
        """A name that is looked at: how its value looks where that is known, else the name that it stands for."""
        path, looks_at = piece
        of_page = _OF_ADDRESS.fullmatch(path)
        known = Parts((("text", _address(self.page, of_page[1])),) if of_page else self._known(path, bound, depth))
        ways = [way for way in looks_at if not way.startswith(f"{looks.OF}:")]
        told = looks.seen(known.text, ways) if known.text is not None else None
        if told is not None:
            return (("text", told),)
        if len(known.pieces) == 1 and known.pieces[0][0] in ("name", "looked"):
            further = known.pieces[0][1] if known.pieces[0][0] == "looked" else (known.pieces[0][1], ())
            return (("looked", (further[0], (*further[1], *looks_at))),)
        return (("looked", piece),)

    def _known(self, path: str, bound: Mapping[str, Any], depth: int) -> tuple[tuple[str, Any], ...]:
        """A name's pieces: its value where that is text, or an object that is told as a query."""
        name, itself = last(path), (("name", path),)
        self._asked += 1
        if depth > DEEPEST or self._asked > MOST_ASKED:
            return itself
        if name in bound:
            given = self.filled(bound[name], {}, depth + 1)
            return given.pieces if given is not None else itself
        for value in self.values(name):
            filled = self.filled(value, bound, depth + 1)
            if filled is not None and filled.text is not None:
                return filled.pieces
        held = self.object(Parts(itself), bound, depth + 1)
        return (("values", held),) if held else itself


def _address(page: Page, part: str) -> str:
    """What a script reads of the page's own address."""
    parts = urlsplit(page.url)
    told = {"search": f"?{parts.query}" if parts.query else "", "hash": f"#{parts.fragment}" if parts.fragment else ""}
    return told.get(part, parts.path if part == "pathname" else page.url)


def _parameters(given: str) -> tuple[str, ...]:
    """Names that a function gives to what it is given."""
    return tuple(one.partition("=")[0].strip(" {}\n\t\r") for one in given.split(",")) if given.strip() else ()


# -- what scripts read of the page -----------------------------------------------------------------------------------


def _read(script: str, page: Page) -> str:
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


def _declared(page: Page) -> Iterator[str]:
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
