"""What a page's own script asks for the rows of its list: where, with what, under which number.

``$.post("/news/page", {pageNo: page, pageSize: 15}, …)``, ``$.ajax({url: …, data: …})``, ``fetch``, ``axios`` with a base, XMLHttpRequest,
the tables of layui, easyui and bootstrap, and functions of the site's own around any of these. Read where a page shows no list
itself; scripts are read, never run, and nothing is asked of another host. What links the rows get: :mod:`crawler.parsing.linked`;
what the answer says: :mod:`crawler.parsing.answered`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

from crawler.parsing import words
from crawler.parsing.page import Page
from crawler.parsing.scope import Scope
from crawler.parsing.script import Parts, Tokens, last
from crawler.parsing.turning import PAGE_KEY

ROWS = "20"
"""How many rows are asked for where the script does not say."""
MOST_CALLS, MOST_CALLERS = 40, 5
"""Calls of a page that are looked at; of a function that asks for what it is given."""
DEEPEST = 2
"""Functions around each other that ask for what they are given."""
ARGUMENTS = 5
PLACE = "{page}"
"""Where the page's number stands in an address."""
_CALL = re.compile(
    r"(?:\.(?P<short>get|post|getJSON)|(?P<whole>\.ajax|\baxios|\brequest|\$http)|(?P<fetch>\bfetch)|\.(?P<opened>open)(?=\(\s{0,9}[\"'](?:GET|POST)\b)"
    r"|\.(?P<drawn>render|load|bootstrapTable|datagrid|DataTable|dataTable|jqGrid))\s{0,20}\("
)
_OWN_PARAMETERS = {
    "render": ("page", "limit"),
    "datagrid": ("page", "rows"),
    "jqGrid": ("page", "rows"),
    "bootstrapTable": ("offset", "limit"),
    "DataTable": ("start", "length"),
    "dataTable": ("start", "length"),
}
"""What tables add by themselves: which page or row, how many."""
_NUMBER_KEY = re.compile(
    r"^(?:now|cur|current|go|to|i)?_?page_?(?:no|num|number|numb|index|idx|i|id|n|current)?$", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:n|no|num|number|idx|index|cur|current)$")
"""Names of the page's number where it stands in an address."""
_SIZE_KEY = re.compile(
    r"^(?:size|limit|rows|length|ps|(?:page|per)_?(?:size|num|page|count|rows)|count|step)$", re.IGNORECASE
)
_OFFSET_KEY = re.compile(
    r"^(?:offset|start|skip|begin|from|first|(?:start|begin|first)_?(?:row|record|index|num)?|displaystart)$",
    re.IGNORECASE,
)
_PACKED = re.compile(
    r"(?:\b(?:data|body)\s{0,9}[:=]|[(,=])\s{0,9}JSON\.stringify|content-?type[^\n]{0,9}application/json", re.IGNORECASE
)
"""An object that is told whole, not one value among others."""
_FORMED = re.compile(r"x-www-form-urlencoded|\bqs\.|\bQs\.|URLSearchParams|FormData|emulateJSON")
_HELD = ("data", "params", "where", "body", "queryParams", "postData", "ajax")


@dataclass(frozen=True, slots=True)
class Request:
    """What a script asks for. ``counts``: the parameter that holds the page's number; the first page is ``first``.

    ``step``: how far one page is from the next; more than one where rows are counted. ``{page}`` in the address is the number too.
    """

    url: str
    values: dict[str, Any] = field(default_factory=dict)
    """Texts, or objects of them; outside of JSON an object is told as JSON."""
    posts: bool = False
    packed: bool = False
    """Whether JSON is posted."""
    counts: str = ""
    inside: str = ""
    """The object among the values that holds the parameter; empty for none."""
    first: int = 1
    step: int = 1
    loose: bool = False
    """Whether the address may lack its beginning: who asks, or a name in it, is not told by these scripts."""

    @property
    def turns(self) -> bool:
        """Whether it can ask for a further page."""
        return bool(self.counts) or PLACE in self.url

    def page(self, number: int) -> tuple[str, dict[str, Any] | None]:
        """Address, and what is posted there, of the ``number``-th page."""
        at = str(self.first + (number - 1) * self.step)
        bare, _, query = self.url.replace(PLACE, at).partition("?")
        asked, values = dict(parse_qsl(query, keep_blank_values=True)), self._values(int(at) if self.packed else at)
        if self.counts in asked:
            asked[self.counts] = at
        asked |= {} if self.posts else values
        return f"{bare}?{urlencode(asked)}" if asked else bare, values if self.posts else None

    def _values(self, at: str | int) -> dict[str, Any]:
        """The values with the page's number, or its first row's, where that belongs."""
        values: dict[str, Any] = dict(self.values)
        if self.inside:
            values[self.inside] = {**values[self.inside], self.counts: at}
        elif self.counts:
            values[self.counts] = at
        if self.packed:
            return _with_sizes(values)
        return {key: _json(value) if isinstance(value, dict) else value for key, value in values.items()}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _with_sizes(values: dict[str, Any]) -> dict[str, Any]:
    """The values with how many rows there are to be as numbers; servers of JSON tell those from texts."""
    return {
        key: _with_sizes(value)
        if isinstance(value, dict)
        else int(value)
        if _SIZE_KEY.match(key) and str(value).isdigit()
        else value
        for key, value in values.items()
    }


def request(page: Page, beside: Iterable[str] = ()) -> Request | None:
    """Where the page's scripts, and those that stand ``beside`` it, get the rows of its list from; the likeliest of several."""
    return max(islice(_requests(Scope(page, beside)), MOST_CALLS), key=_likelihood, default=None)


def _likelihood(request: Request) -> int:
    named = bool(_words_of(request.url).intersection(words.table("asked_for")))
    return 2 * request.turns + named


def _words_of(url: str) -> set[str]:
    """Words of an address: get, news and list of ``/api/getNewsList.do``."""
    parts = urlsplit(url)
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", f"{parts.path}?{parts.query}")}


# -- calls ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that asks for something: what it is given, what the names of the functions around it stand for."""

    found: re.Match[str]
    given: tuple[Any, ...]
    bound: Mapping[str, Any] = field(default_factory=dict)
    near: str = ""
    """Scripts around the calls that led here."""

    @property
    def on(self) -> str:
        """The object that is asked: ``$``, ``axios``, ``request``."""
        before = self.found.string[max(0, self.found.start() - 40) : self.found.start()]
        name = re.search(r"[\w$]+$", before)
        return name[0] if name is not None else ""

    @property
    def options(self) -> dict[str, Any]:
        """The object among what it is given that names where and how."""
        whole = self.found["fetch"] or self.found["whole"]
        return next(
            (one for one in self.given if isinstance(one, dict) and ("url" in one or "ajax" in one or whole)), {}
        )


def _requests(scope: Scope) -> Iterator[Request]:
    direct: list[_Call] = []
    through: list[tuple[int, _Call]] = []
    for found in islice(_CALL.finditer(scope.script), MOST_CALLS):
        call = _Call(found, _given(scope, found.end()), near=_near(scope, found.start()))
        callers = list(islice(_callers(scope, call, found.start(), 0), MOST_CALLS - len(through)))
        through += callers
        direct += [] if callers else [call]
    taken = {at for at, _ in through}
    made = [one for at, one in through] + [call for call in direct if call.found.end() not in taken]
    for call in made:
        asked = _made(scope, call)
        if asked is None or urlsplit(asked.url).netloc != urlsplit(scope.page.url).netloc:
            continue
        if not _words_of(asked.url.partition("?")[0]).intersection(words.table("not_asked_for")):
            yield asked


def _given(scope: Scope, at: int) -> tuple[Any, ...]:
    tokens = Tokens(scope.script, at)
    return (tokens.value(), *(tokens.following() for _ in range(ARGUMENTS - 1)))


def _near(scope: Scope, at: int) -> str:
    return scope.script[max(0, at - 100) : at + 500]


def _callers(scope: Scope, call: _Call, at: int, depth: int) -> Iterator[tuple[int, _Call]]:
    """The same call with what is given to the function around it, where that is given the address; with its place."""
    address = scope.filled(_address_of(call), call.bound)
    wanted = {last(piece) for kind, piece in address.pieces if kind == "name"} if address is not None else set()
    if not wanted and not call.found["drawn"] and len(call.given) and isinstance(call.given[0], Parts):
        wanted = {call.given[0].name} - {""}  # $.ajax(options)
    around = next((one for one in reversed(scope.functions) if one.at < at and wanted.intersection(one.given)), None)
    if around is None or depth == DEEPEST:
        return
    for found in islice(re.finditer(rf"(?<![\w$]){re.escape(around.name)}\s{{0,9}}\(", scope.script), MOST_CALLERS):
        if found.end() - 1 == around.at or scope.script[found.end() - 1 :].startswith("()"):
            continue
        given = dict(zip(around.given, _given(scope, found.end()), strict=False))
        bound = given | {name: _put(value, given) for name, value in call.bound.items()}
        nearer = _Call(call.found, call.given, bound, call.near + _near(scope, found.start()))
        further = list(_callers(scope, nearer, found.start(), depth + 1))
        yield from [(found.end(), one) for _, one in further] + further
        if not further:
            yield found.end(), nearer


def _put(value: Any, given: Mapping[str, Any]) -> Any:
    """A value that a function was given by another, with what that one was given."""
    if not isinstance(value, Parts):
        return value
    if value.name in given:
        return given[value.name]
    pieces: list[tuple[str, Any]] = []
    for kind, piece in value.pieces:
        told = given.get(last(piece)) if kind == "name" else None
        pieces += told.pieces if isinstance(told, Parts) else [(kind, piece)]
    return Parts(tuple(pieces))


def _address_of(call: _Call) -> Any:
    if call.found["opened"]:
        return call.given[1]
    first = call.given[0]
    if isinstance(first, Parts) and (not call.found["drawn"] or call.found["drawn"] == "load"):
        return first
    held = call.options.get("ajax")
    return call.options.get("url") or (held.get("url") if isinstance(held, dict) else held)


# -- one request -----------------------------------------------------------------------------------------------------


def _made(scope: Scope, call: _Call) -> Request | None:
    """One request out of what a call is given: an address and values, or options that name both."""
    options = _options(scope, call)
    named = options.get("url") if options.get("url") and not call.found["fetch"] else _address_of(call)
    placed, begins = _placed(scope, named)
    address = scope.filled(placed, call.bound)
    if address is None:
        return None
    path, query = _split(address)
    whole = scope.page.join(_based(scope, call, path)) if re.search(r"[/.]", path) else ""
    if not whole:
        return None
    asked, by_query = _values(scope, call, query)
    values, by_values = _parameters(scope, call, options)
    counted = by_values if by_values.counts else by_query if by_query.counts else _Counted(first=begins)
    posts = (_stated(scope, call, options, "method", "type", "mtype").upper() or _usual(call)) == "POST"
    return Request(
        url=f"{whole}?{urlencode(asked)}" if posts and asked else whole,
        values=values if posts else asked | values,
        posts=posts,
        packed=posts and _packed(call),
        counts=counted.counts,
        inside=counted.inside,
        first=counted.first,
        step=counted.step,
        loose=address.pieces[0][0] == "name" or not _is_told(scope, call),
    )


def _options(scope: Scope, call: _Call) -> dict[str, Any]:
    """The options that a call is given, by whatever name; a table's may be one deeper."""
    options = call.options or next(
        (found for one in call.given[:2] if (found := scope.object(one, call.bound)) and "url" in found), {}
    )
    deeper = options.get("ajax")
    return options | deeper if isinstance(deeper, dict) else options


def _parameters(scope: Scope, call: _Call, options: dict[str, Any]) -> tuple[dict[str, Any], _Counted]:
    """Values, and which of them counts pages: those that are given, and those that a table or JSONP adds."""
    values, counted = _values(scope, call, _held(scope, call, options))
    if call.found["drawn"] in _OWN_PARAMETERS and not counted.counts and _pages(call, options):
        values, counted = _drawn(call.found["drawn"], values, options)
    if _stated(scope, call, options, "dataType").lower() == "jsonp":
        values |= {_stated(scope, call, options, "jsonp") or "callback": "callback"}
    return values, counted


def _is_told(scope: Scope, call: _Call) -> bool:
    """Whether these scripts say what it is that asks, or everybody knows it."""
    return (
        call.on in ("", "$", "jQuery", "axios", "window", "this")
        or bool(scope.values(call.on))
        or not call.found["short"]
    )


def _usual(call: _Call) -> str:
    """The method where none is stated."""
    if call.found["opened"]:
        return call.given[0].text or "" if isinstance(call.given[0], Parts) else ""
    loads = call.found["drawn"] == "load" and isinstance(call.given[1], dict)
    return "POST" if call.found["short"] == "post" or call.found["drawn"] == "datagrid" or loads else "GET"


def _packed(call: _Call) -> bool:
    """Whether what is posted is JSON: stated, or the way of all but jQuery, XMLHttpRequest and tables."""
    if _PACKED.search(call.near):
        return True
    plain = call.on in ("$", "jQuery") or call.found["whole"] == ".ajax" or call.found["drawn"] or call.found["opened"]
    return not plain and not call.found["fetch"] and not _FORMED.search(call.near)


def _based(scope: Scope, call: _Call, url: str) -> str:
    """The address behind the base that axios was given, for its instances."""
    if call.on in ("$", "jQuery") or call.found["fetch"] or call.found["drawn"] or re.match(r"https?:|//", url):
        return url
    base = next(
        (text for one in scope.values("baseURL") if (filled := scope.filled(one, {})) and (text := filled.text)), ""
    )
    return f"{base.rstrip('/')}/{url.lstrip('/')}" if base else url


def _held(scope: Scope, call: _Call, options: dict[str, Any]) -> dict[str, Any]:
    """The values that a request carries: in its options, behind its address, or in a variable, where that is set."""
    if call.found["opened"]:
        sent = re.search(r"\.send\(\s{0,9}(?=[^)\s])", call.near)
        return _told(scope, call, Tokens(call.near, sent.end()).value()) if sent is not None else {}
    named = [options[name] for name in _HELD if name in options]
    behind = [] if call.found["drawn"] not in (None, "load") else list(call.given[1:3])
    for one in named or behind:
        held = _told(scope, call, one)
        inner = next((found for name in _HELD if (found := scope.object(held.get(name), call.bound))), {})
        if held:
            return inner if inner and not named else held
    return {}


def _told(scope: Scope, call: _Call, value: Any) -> dict[str, Any]:
    """Values that are an object, or joined as a query."""
    held = scope.object(value, call.bound)
    if held is not None:
        return dict(held)
    filled = scope.filled(value, call.bound)
    return _queried(filled.pieces) if filled is not None else {}


def _queried(pieces: Iterable[tuple[str, Any]]) -> dict[str, Any]:
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


def _split(address: Parts) -> tuple[str, dict[str, Any]]:
    """The path of an address, and what its query tells."""
    path, query = "", []
    asked = False
    for kind, piece in address.pieces:
        if asked or kind == "values":
            query.append((kind, piece))
        elif kind == "text":
            before, mark, behind = str(piece).partition("?")
            path, asked = path + before, bool(mark)
            query += [("text", behind)] if behind else []
    return path, _queried(query)


def _stated(scope: Scope, call: _Call, options: dict[str, Any], *names: str) -> str:
    told = (scope.filled(options.get(name), call.bound) for name in names)
    return next((text for one in told if one is not None and (text := one.text)), "")


def _placed(scope: Scope, address: Any) -> tuple[Any, int]:
    """An address with the place of the page's number in its path (``"/news/list_" + n + ".xml"``), and the first number."""
    if not isinstance(address, Parts):
        return address, 1
    pieces: list[tuple[str, Any]] = []
    text, begins = "", 1
    for kind, piece in address.pieces:
        if kind == "name" and _turns_behind(text, last(piece)):
            known = scope.filled(Parts(((kind, piece),)), {})
            begins = 0 if known is not None and known.text == "0" else 1
            kind, piece = "text", PLACE
        pieces.append((kind, piece))
        text += str(piece) if kind == "text" else ""
    return Parts(tuple(pieces)), begins


def _turns_behind(text: str, name: str) -> bool:
    """Whether a name behind the beginning of an address is the number of a page."""
    return "?" not in text and text[-1:] in tuple("/_-") and bool(_counts(name) or _NUMBER.match(name))


def _counts(key: str) -> bool:
    return bool(PAGE_KEY.match(key) or _NUMBER_KEY.match(key))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The parameter that tells which page, see :class:`Request`."""

    counts: str = ""
    first: int = 1
    step: int = 1
    inside: str = ""


def _values(scope: Scope, call: _Call, held: Mapping[str, Any], depth: int = 0) -> tuple[dict[str, Any], _Counted]:
    """Values, and the parameter that counts pages or rows; an object among them may hold it."""
    values: dict[str, Any] = {}
    counted, offset = _Counted(), ""
    for key, given in held.items():
        if (inner := scope.object(given, call.bound)) is not None and depth < DEEPEST:
            values[key], within = _values(scope, call, inner, depth + 1)
            counted = replace(within, inside=key) if within.counts and not counted.counts and not depth else counted
            continue
        filled = scope.filled(given, call.bound)
        value = filled.text if filled is not None else None
        if _counts(key) and not counted.counts:
            begins = value == "0" or (value is None and filled is not None and ("less", "1") in filled.pieces)
            values[key], counted = "", _Counted(key, 0 if begins else 1)
        elif _SIZE_KEY.match(key) and not (value or "").isdigit():
            values[key] = ROWS
        elif _OFFSET_KEY.match(key) and value in (None, "0", "1"):
            values[key], offset, first = value or "0", key, value or "0"
        elif value is not None:
            values[key] = value
    if offset and not counted.counts:
        size = next((int(value) for key, value in values.items() if _SIZE_KEY.match(key) and str(value).isdigit()), 0)
        if size:
            counted = _Counted(offset, int(first), size)
    return values, counted


def _pages(call: _Call, options: Mapping[str, Any]) -> bool:
    return call.found["drawn"] not in ("render",) or bool(options.get("page"))


def _drawn(by: str, values: dict[str, str], options: Mapping[str, Any]) -> tuple[dict[str, Any], _Counted]:
    """What a table adds by itself, under names that its options may change."""
    counts, size = _OWN_PARAMETERS[by]
    by_row = counts in ("offset", "start")
    renamed = options.get("request")
    names = [renamed.get(name) for name in ("pageName", "limitName")] if isinstance(renamed, dict) else [None, None]
    counts, size = (
        one.text or usual if isinstance(one, Parts) else usual for one, usual in zip(names, (counts, size), strict=True)
    )
    stated = (
        one.text
        for name in ("pageSize", "limit", "rowNum", "pageLength")
        if isinstance(one := options.get(name), Parts)
    )
    rows = values.get(size) or next((one for one in stated if one and one.isdigit()), ROWS)
    return {size: rows} | values, _Counted(counts, 0 if by_row else 1, int(rows) if by_row and rows.isdigit() else 1)
