"""Which parameters a question has: how one is told from another by its name, which counts pages or rows, how many rows it asks for."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import unquote_plus

from crawler.parsing import words
from crawler.parsing.generic.turning import PAGE_KEY
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import Listed, Literal, Parts, last
from crawler.parsing.scripts.tokens import Tokens

ROWS = "20"
"""How many rows are asked for where the script does not say."""
DEEPEST, MOST_NAMES, MOST_OBJECTS, MOST_COUNTERS = 2, 12, 20_000, 3
"""Objects within each other that are looked into; parameters of unknown names that may count pages; objects of the scripts;
names that are tried to count pages with."""
TABLES = {
    "render": ("page", "limit"),
    "datagrid": ("page", "rows"),
    "jqGrid": ("page", "rows"),
    "pagination": ("pageNumber", "pageSize"),
    "ligerGrid": ("page", "pagesize"),
    "miniGrid": ("pageIndex", "pageSize"),
    "bootstrapTable": ("offset", "limit"),
    "DataTable": ("start", "length"),
    "dataTable": ("start", "length"),
}
"""What tables add by themselves: which page or row, how many."""
_NUMBER_KEY = re.compile(
    r"^(?:now|cur|current|go|to|i)?_?page_?(?:no|num|number|numb|index|idx|i|id|n|current)?$", re.IGNORECASE
)
_SIZE_KEY = re.compile(
    r"^(?:size|limit|rows|length|ps|(?:page|per)_?(?:size|num|page|count|rows)|count|step)$", re.IGNORECASE
)
_OFFSET_KEY = re.compile(
    r"^(?:offset|start|skip|begin|from|first|(?:start|begin|first)_?(?:row|record|index|num)?|displaystart)$",
    re.IGNORECASE,
)
_HELD = re.compile(r"^\w{1,30}(?:\[\w{1,30}\]){0,2}\[(\w{1,30})\]$")
_NAMED = re.compile(r"(?<![\w$])([A-Za-z_]\w{0,30})[\"']?\s{0,9}[:=](?!=)")
_FLAT = re.compile(r"\{[^{}]{10,400}\}")
_KEY = re.compile(r"[{,]\s{0,20}[\"']?(\w{1,40})[\"']?\s{0,9}:")
_CURSOR_KEY = re.compile(
    r"^(?:(?:next|start|end|page)_?)?cursor$|^(?:next|page|continuation)_?token$|^(?:scroll_?|(?:last|max|min|since|after)_?\w{0,20})id$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:n|no|num|number|idx|index|cur|curr|current)$")
_TURNED = re.compile(r"^(?:cur|curr|current|idx|index)$")
"""Names of a page's number where it stands in an address, or for the first row that is asked for."""


def counts_pages(key: str) -> bool:
    bare = _bare(key)
    return bool(PAGE_KEY.match(bare) or _NUMBER_KEY.match(bare))


def sizes(key: str) -> bool:
    """Whether a parameter of this name says how many rows a page has."""
    return _SIZE_KEY.match(_bare(key)) is not None


def _bare(key: str) -> str:
    """The name of a parameter within those that hold it, as queries tell objects: page of ``pagination[page]``; pagenumber of ``page[number]``."""
    return (
        re.sub(r"^(page)\[(no|num|number|index|size)\]$", r"\1\2", key)
        if key.startswith("page[")
        else _HELD.sub(r"\1", key)
    )


def is_number(name: str) -> bool:
    """Whether a variable of this name holds the number of a page."""
    return bool(counts_pages(name) or _NUMBER.match(name))


@dataclass(frozen=True, slots=True)
class Counted:
    """The parameter that tells which page, see :class:`Request`."""

    counts: str = ""
    first: int = 1
    step: int = 1
    inside: str = ""
    carries: str = ""
    """The parameter that tells where the rows before ended, where none counts."""


def values_of(
    scope: Scope, bound: Mapping[str, Any], held: Mapping[str, Any], depth: int = 0
) -> tuple[dict[str, Any], Counted]:
    """Values, and the parameter that counts pages or rows; an object among them may hold it."""
    values: dict[str, Any] = {}
    counted, offset = Counted(), ""
    for key, given in held.items():
        sized = sizes(key) and not isinstance(given, dict)
        inner = scope.object(given, bound) if depth < DEEPEST and not sized else None
        told, within = values_of(scope, bound, inner, depth + 1) if inner is not None else ({}, Counted())
        if inner is not None and (within.counts or not counts_pages(key)):  # no object is the number of a page
            values[key] = told
            counted = replace(within, inside=key) if within.counts and not counted.counts and not depth else counted
            continue
        if not sized and (listed := scope.listed(given, bound)) is not None:
            values[key], within = _of_list(scope, bound, listed, depth)
            counted = replace(within, inside=key) if within.counts and not counted.counts and not depth else counted
            continue
        filled = scope.filled(given, bound)
        value = filled.text if filled is not None else None
        turned = value is None and _TURNED.match(key) is not None
        if (counts_pages(key) or turned or _is_paged(key, given, bound) or _is_said(key, value)) and not counted.counts:
            begins = value == "0" or (value is None and filled is not None and ("less", "1") in filled.pieces)
            begins = begins or (value is None and isinstance(given, Parts) and _of_rows(given))
            begins = begins or (
                value is None and isinstance(given, Parts) and bool(given.name) and _begins(scope, key) == "0"
            )
            values[key], counted = "", Counted(key, 0 if begins else 1)
        elif sizes(key) and not (value or "").isdecimal():
            values[key] = ROWS
        elif _OFFSET_KEY.match(_bare(key)) and value in (None, "0", "1"):
            values[key], offset, first = value or "0", key, value or "0"
        elif value is not None:
            values[key] = value
    if not counted.counts and not offset:
        counted = _counted_on(scope, held, values)
    if offset and not counted.counts:
        size = next((int(value) for key, value in values.items() if sizes(key) and str(value).isdecimal()), 0)
        if size:
            counted = Counted(offset, int(first), size)
    if not counted.counts and not depth:
        carries = next((key for key in held if _is_cursor(key, values.get(key))), "")
        if values.get(carries):
            del values[carries]  # what the page's data ended with: the rows are asked for from the first on
        counted = replace(counted, carries=carries)
    return values, counted


def _of_list(scope: Scope, bound: Mapping[str, Any], listed: Listed, depth: int) -> tuple[list[Any], Counted]:
    """Values of a list as far as they are known, and what counts pages within the first, where that is an object."""
    values: list[Any] = []
    counted = Counted()
    for one in listed.values:
        inner = scope.object(one, bound) if depth < DEEPEST else None
        if inner is not None:
            told, within = values_of(scope, bound, inner, depth + 1)
            counted = counted if values else within
            values.append(told)
        elif (filled := scope.filled(one, bound)) is not None and filled.text is not None:
            values.append(filled.text)
    return values, counted


def _is_cursor(key: str, value: Any) -> bool:
    """Whether a parameter says where the rows before ended; of a token or an id that has a value one cannot tell."""
    bare = _bare(key)
    return _CURSOR_KEY.match(bare) is not None and (not value or "cursor" in bare.lower())


def _is_said(key: str, value: str | None) -> bool:
    """Whether a name says *page* in pinyin, and its value is no other number: ``ym`` is a year and month elsewhere."""
    return key.lower() in words.table("page_keys") and value in (None, "0", "1")


def _begins(scope: Scope, key: str) -> str | None:
    """What the scripts set a name to first."""
    return next((one.text for one in scope.values(key) if isinstance(one, Parts) and one.text is not None), None)


def _is_paged(key: str, given: Any, bound: Mapping[str, Any]) -> bool:
    """Whether what is called the first row, or a number, is that of a page after all: ``start: page``, ``num: pageNum``, with nothing reckoned."""
    known = bound.get(given.name) if isinstance(given, Parts) else None
    names = [one.name for one in (given, known) if isinstance(one, Parts) and one.name]
    numbered = _NUMBER.match(_bare(key)) is not None and any(map(counts_pages, names))
    return numbered or (_OFFSET_KEY.match(_bare(key)) is not None and any(map(is_number, names)))


def _of_rows(given: Parts) -> bool:
    """Whether the number of a page is reckoned of that of a row, and begins as that does: ``params.offset / params.limit``."""
    (kind, piece), *further = given.pieces
    divided = any(one == "by" for one, _ in further) and ("text", "1") not in further
    return divided and kind == "name" and _OFFSET_KEY.match(_bare(last(piece))) is not None


def _counted_on(scope: Scope, held: Mapping[str, Any], values: dict[str, Any]) -> Counted:
    """The parameter of whatever name that the scripts go on or back by one with; a number beside one that says how many rows a page has."""
    sized = any(map(sizes, held))
    numbers = (
        key for key in held if sized and _NUMBER.match(_bare(key).lower()) and values.get(key, "1") in ("0", "1")
    )
    if (number := next(numbers, "")) and not isinstance(held[number], dict):
        first = 0 if values.get(number) == "0" else 1
        values[number] = ""
        return Counted(number, first)
    for key in islice(held, MOST_NAMES):
        if values.get(key, "1") in ("0", "1") and not isinstance(held[key], dict) and scope.counted_on(key):
            first = 0 if values.get(key) == "0" else 1
            values[key] = ""
            return Counted(key, first)
    return Counted()


def added(by: str, values: dict[str, str], options: Mapping[str, Any]) -> tuple[dict[str, Any], Counted]:
    """What a table adds by itself, under names that its options may change."""
    counts, size = TABLES[by]
    by_row = counts in ("offset", "start")
    renamed = {name: one for key in ("request", "alias") for name, one in _named(options.get(key))}
    said = (("pageName", "pageIndexField", counts), ("limitName", "pageSizeField", size))
    names = [renamed.get(layui, options.get(mini, renamed.get(own))) for layui, mini, own in said]
    counts, size = (
        one.text or usual if isinstance(one, Parts) else usual for one, usual in zip(names, (counts, size), strict=True)
    )
    stated = (
        one.text
        for name in ("pageSize", "limit", "rowNum", "pageLength")
        if isinstance(one := options.get(name), Parts)
    )
    rows = values.get(size) or next((one for one in stated if one and one.isdecimal()), ROWS)
    first = 0 if by_row or by == "miniGrid" else 1
    return {size: rows} | values, Counted(counts, first, int(rows) if by_row and rows.isdecimal() else 1)


def _named(given: Any) -> Iterable[tuple[str, Any]]:
    return given.items() if isinstance(given, dict) else ()


def queried(pieces: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Values that are joined as a query: ``"page=" + n + "&type=3"``; an object among them is told whole."""
    found: dict[str, Any] = {}
    key = ""
    for kind, piece in pieces:
        if kind == "values":
            found |= piece
        elif kind != "text":
            found |= {key: Parts((*found[key].pieces, (kind, piece)))} if key in found else {}
        else:
            more, *pairs = str(piece).split("&")
            pairs = pairs if key else [more, *pairs]
            found |= {key: Parts((*found[key].pieces, ("text", more)))} if key and more else {}
            for name, sign, value in (pair.partition("=") for pair in pairs):
                key = name if sign else ""
                found |= {name: Parts((("text", unquote_plus(value)),))} if sign else {}
    return found


def paging(scope: Scope) -> Iterator[tuple[dict[str, Any], Counted]]:
    """Objects of the scripts that name a page's number and how many rows it has: ``{pageNum: 1, pageSize: 10, columnId: 104}``."""
    seen: set[str] = set()
    for found in islice(_FLAT.finditer(scope.script), MOST_OBJECTS):
        keys = _KEY.findall(found[0])
        if not (any(map(counts_pages, keys)) and any(map(sizes, keys))) or found[0] in seen:
            continue
        seen.add(found[0])
        held = scope.object(Tokens(scope.script, found.start(), len(found[0])).value(), {})
        values, counted = values_of(scope, {}, held or {})
        if counted.counts:
            yield values, counted


def counters(scope: Scope) -> tuple[str, ...]:
    """Names in the scripts that count pages, those first that stand there most."""
    named = Counter(found[1] for found in islice(_NAMED.finditer(scope.script), MOST_OBJECTS) if counts_pages(found[1]))
    return tuple(name for name, _ in named.most_common(MOST_COUNTERS))


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as JSON tells them: numbers of the script, and how many rows there are to be, as numbers; servers tell those from texts."""
    return {key: _as_told(value, sized=sizes(key)) for key, value in values.items()}


def _as_told(value: Any, *, sized: bool = False) -> Any:
    if isinstance(value, list):
        return [_as_told(one) for one in value]
    return as_json(value) if isinstance(value, dict) else _told(value, sized=sized)


def _told(value: Any, *, sized: bool) -> Any:
    if isinstance(value, Literal):
        try:
            return json.loads(value)
        except ValueError:
            return str(value)
    return int(value) if sized and isinstance(value, str) and value.isdecimal() else value
