"""What a page's own script asks for the rows of its list: where, with what, under which number.

``$.post("/news/page", {pageNo: page, pageSize: 15}, …)``, ``$.ajax({url: …, data: …})``, ``fetch``, ``axios`` with a base, XMLHttpRequest,
the tables of layui, easyui and bootstrap, and functions of the site's own around any of these. Read where a page shows no list
itself; scripts are read, never run, and nothing is asked of another site. What links the rows get: :mod:`crawler.parsing.scripts.linked`;
what the answer says: :mod:`crawler.parsing.scripts.answered`;
what asks for one record: :mod:`crawler.parsing.scripts.details`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.parsing import words
from crawler.parsing.address import same_site, words_of
from crawler.parsing.scripts import rendered, sent
from crawler.parsing.scripts.calls import MOST_CALLS, USUALLY, Call, calls
from crawler.parsing.scripts.parameters import TABLES, Counted, added, as_json, is_number, paging, queried, values_of
from crawler.parsing.scripts.scope import SHORT, Scope
from crawler.parsing.scripts.script import Literal, Parts, last

MOST_WORDS, MOST_PAGED, MOST_BASES = 3, 2, 2
"""Words of a question that count for it; questions, and objects with the number of a page, that are put together; paths that are tried
before an address."""
PLACE = "{page}"
"""Where the page's number stands in an address."""
_PACKED = re.compile(
    r"(?:\b(?:data|body)\s{0,9}[:=]|[(,=])\s{0,9}JSON\.stringify|content-?type[^\n]{0,9}application/json", re.IGNORECASE
)
"""An object that is told whole, not one value among others."""
_BASES = ("baseURL", "baseUrl", "prefixUrl", "prefix", "baseApi")
"""Names of the beginning of all addresses: axios's, ofetch's, ky's, umi's."""
_BASE = re.compile(
    r"(?<![\w$])\w{0,20}(?:base|api|prefix|server|gateway|context)\w{0,20}[\"']?\s{0,9}[:=]\s{0,9}[\"'](/[\w.-]{1,40}(?:/[\w.-]{1,40}){0,3}/?)[\"']"
    r"|(?<![\w$.])[\w$]{1,3}\s{0,3}=\s{0,3}[\"'](/[\w-]{0,20}(?:api|gateway|service|server|backend|rest)[\w-]{0,20}(?:/v\d)?/?)[\"']",
    re.IGNORECASE,
)
_FORMED = re.compile(r"x-www-form-urlencoded|\bqs\.|\bQs\.|URLSearchParams|FormData|emulateJSON")


@dataclass(frozen=True, slots=True)
class Request:
    """What a script asks for. ``counts``: the parameter that holds the page's number; the first page is ``first``.

    ``step``: how far one page is from the next; more than one where rows are counted. ``{page}`` in the address is the number too.
    """

    url: str
    values: dict[str, Any] = field(default_factory=dict)
    """Texts, or objects or lists of them; outside of JSON objects are told as JSON, and lists of texts not at all: ways to write them differ."""
    posts: bool = False
    packed: bool = False
    """Whether JSON is posted."""
    counts: str = ""
    inside: str = ""
    """The object among the values that holds the parameter; empty for none."""
    first: int = 1
    step: int = 1
    carries: str = ""
    """The parameter that is given what the answer before said of where its rows end, see :mod:`~crawler.parsing.scripts.onward`."""
    loose: bool = False
    """Whether the address may lack its beginning: who asks, or a name in it, is not told by these scripts."""
    open: tuple[str, ...] = ()
    """Parameters whose values these scripts do not tell."""

    @property
    def turns(self) -> bool:
        """Whether it can ask for a further page."""
        return bool(self.counts or self.carries) or PLACE in self.url

    def page(self, number: int, cursor: str = "") -> tuple[str, dict[str, Any] | None]:
        """Address, and what is posted there, of the ``number``-th page; ``cursor``: where the one before it ended."""
        at = str(self.first + (number - 1) * self.step)
        bare, _, query = self.url.replace(PLACE, at).partition("?")
        asked, values = dict(parse_qsl(query, keep_blank_values=True)), self._values(int(at) if self.packed else at)
        if self.counts in asked:
            asked[self.counts] = at
        if cursor:
            values[self.carries] = cursor
        asked |= {} if self.posts else values
        return f"{bare}?{urlencode(asked)}" if asked else bare, values if self.posts else None

    def _values(self, at: str | int) -> dict[str, Any]:
        """The values with the page's number, or its first row's, where that belongs."""
        values: dict[str, Any] = dict(self.values)
        if self.inside:
            holder = values[self.inside]
            first, *rest = holder if isinstance(holder, list) else [holder]
            turned = {**first, self.counts: at}
            values[self.inside] = [turned, *rest] if isinstance(holder, list) else turned
        elif self.counts:
            values[self.counts] = at
        if self.packed:
            return values
        told = {
            key: value for key, value in values.items() if not isinstance(value, list) or any(map(_is_object, value))
        }
        return {key: _json(value) if isinstance(value, dict | list) else value for key, value in told.items()}


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def request(scope: Scope) -> Request | None:
    """Where the scripts of a page get the rows of its list from; the likeliest of several."""
    return next(iter(likely(scope)), None)


def likely(scope: Scope) -> list[Request]:
    """What the scripts of a page ask for, the likeliest to be the rows of its list first.

    Where none of it says that it goes on to further pages, the scripts hold with what in an object of its own:
    the likeliest are told with each of the first few of these.
    """
    found = sorted(islice(requests(scope), MOST_CALLS), key=lambda one: -likelihood(scope, one))
    if key := rendered.turned(scope):
        found.append(Request(scope.page.url.partition("#")[0], counts=key))
    rows = set(words.table("asked_for"))
    found = [one for one in found if one.turns or not one.posts or words_of(urlsplit(one.url).path) & rows]
    distinct = [one for place, one in enumerate(found) if one not in found[:place]]
    if not distinct or distinct[0].turns:
        return distinct
    named = [one for one in distinct if said_by(one).intersection(words.table("asked_for"))][:MOST_PAGED]
    pages = list(islice(paging(scope), MOST_PAGED))
    return [*(_paged(one, *page) for one in named for page in pages), *distinct]


def otherwise(scope: Scope, asked: Request) -> list[Request]:
    """Other ways to ask the likeliest question: below a path that the scripts name as the beginning of all, by POST where it is named as rows."""
    path = urlsplit(asked.url).path
    bases = dict.fromkeys(
        (found[1] or found[2]).rstrip("/") for found in islice(_BASE.finditer(scope.script), MOST_BASES)
    )
    below = [replace(asked, url=scope.page.join(f"{base}{path}")) for base in bases if not path.startswith(f"{base}/")]
    if not words_of(path) & set(words.table("asked_for")):
        return below
    below += [replace(asked, first=1)] if asked.first == 0 and asked.step == 1 and asked.counts else []
    posted = [replace(asked, posts=True, packed=packed) for packed in (False, True)]
    return [*below, *(one for one in posted if one.packed != asked.packed or not asked.posts)]


def variants(asked: Request, counters: Sequence[str]) -> list[Request]:
    """Other ways to ask for the second page: numbers go up before the first question too, or which of some names counts is not told."""
    if asked.turns:
        return [replace(asked, first=1)] if asked.first == 0 and asked.step == 1 else []
    return [replace(asked, counts=name) for name in counters]


def _paged(asked: Request, values: dict[str, Any], counted: Counted) -> Request:
    told = as_json(values) if asked.packed else values
    return replace(
        asked,
        values=told | asked.values,
        counts=counted.counts,
        inside=counted.inside,
        first=counted.first,
        step=counted.step,
    )


def requests(scope: Scope, *, valued: bool = False) -> Iterator[Request]:
    """What the scripts of a page ask of its own site, but for what is named as no rows. ``valued``: see :func:`~crawler.parsing.scripts.calls.calls`."""
    return (one for one in _anywhere(scope, valued=valued) if same_site(one.url, scope.page.url))


def elsewhere(scope: Scope) -> list[str]:
    """Addresses of other sites that the scripts of a page ask as rows are asked for: nothing is asked there, but told to whom it concerns."""
    rows = set(words.table("asked_for"))
    found = (
        one for one in islice(_anywhere(scope), MOST_CALLS) if one.turns or words_of(urlsplit(one.url).path) & rows
    )
    return list(dict.fromkeys(one.url for one in found if not same_site(one.url, scope.page.url)))


def _anywhere(scope: Scope, *, valued: bool = False) -> Iterator[Request]:
    for call in calls(scope, valued=valued):
        if (asked := _made(scope, call)) is None:
            continue
        bare = asked.url.partition("?")[0].rstrip("/")
        changes = any(word.startswith(words.table("changing")) for word in words_of(bare.rpartition("/")[2]))
        if not changes and not words_of(bare).intersection(words.table("not_asked_for")):
            yield asked


def likelihood(scope: Scope, request: Request) -> int:
    """More for what turns pages, is named as rows are, and has a word of the page's own address: several lists may stand on it."""
    told = said_by(request)
    named = min(len(told.intersection(words.table("asked_for"))), MOST_WORDS)
    return (MOST_WORDS + 2) * request.turns + named + bool(told & words_of(urlsplit(scope.page.url).path))


def said_by(request: Request) -> set[str]:
    """Words of a question, its values among them."""
    values = " ".join(value for value in request.values.values() if isinstance(value, str))
    return words_of(request.url) | words_of(f"?{values}")


def _made(scope: Scope, call: Call) -> Request | None:
    """One request out of what a call is given: an address and values, or options that name both."""
    options = _options(scope, call)
    named = options.get("url") if options.get("url") and not call.found["fetch"] else call.address
    placed, begins = _placed(scope, call, named)
    address = scope.filled(placed, call.bound)
    if address is None:
        return None
    if isinstance(named, Parts) and named.name and address.text is not None:
        address = Parts((*address.pieces, *scope.added(named.name)))
    path, query = _split(address)
    base = _base(scope, call, options, path)
    based = f"{base.rstrip('/')}/{path.lstrip('/')}" if base else path
    whole = scope.page.join(based) if re.search(r"[/.]", based) else ""
    if not whole:
        return None
    asked, by_query = values_of(scope, call.bound, query)
    values, by_values, unknown = _parameters(scope, call, options)
    counted = by_values if by_values.counts else by_query if by_query.counts else Counted(first=begins)
    carries = "" if counted.counts or PLACE in whole else by_values.carries or by_query.carries
    posts = _method(scope, call, options) == "POST"
    packed = posts and _packed(call)
    return Request(
        url=f"{whole}?{urlencode(asked)}" if posts and asked else whole,
        values=as_json(values) if packed else values if posts else asked | values,
        posts=posts,
        packed=packed,
        counts=counted.counts,
        inside=counted.inside,
        first=counted.first,
        step=counted.step,
        carries=carries,
        open=(*(key for key in query if key not in asked), *unknown),
        loose=address.pieces[0][0] in ("name", "looked") or base is None or not _is_told(scope, call),
    )


def _options(scope: Scope, call: Call) -> dict[str, Any]:
    """The options that a call is given, by whatever name; a table's may be one deeper."""
    options = scope.object(call.options, call.bound) or next(
        (found for one in call.given[:2] if (found := scope.object(one, call.bound)) and "url" in found), {}
    )
    deeper = options.get("ajax")
    return options | deeper if isinstance(deeper, dict) else options


def _parameters(scope: Scope, call: Call, options: dict[str, Any]) -> tuple[dict[str, Any], Counted, list[str]]:
    """Values, which of them counts pages, and names of unknown ones: those that are given, and those that a table or JSONP adds."""
    held = sent.values(scope, call, options)
    values, counted = values_of(scope, call.bound, held)
    if call.found["drawn"] in TABLES and not counted.counts and _pages(call, options):
        values, counted = added(call.found["drawn"], values, options)
    if _stated(scope, call, options, "dataType").lower() == "jsonp":
        values |= {_stated(scope, call, options, "jsonp") or "callback": "callback"}
    return values, counted, [key for key in held if key not in values]


def _is_told(scope: Scope, call: Call) -> bool:
    """Whether these scripts say what it is that asks, or everybody knows it; ``request`` is a name that sites give to their own."""
    if call.found["keyed"]:
        return False
    named = call.found["named"] or call.found["whole"]
    if named and named not in _KNOWN:
        return bool(scope.values(named) or scope.function(named))
    return (
        call.on in ("", "$", "jQuery", "axios", "ky", "superagent", "uni", "wx", "window", "this")
        or any(not isinstance(one, Parts) or one.text is None for one in scope.values(call.on))  # no text is called
        or not call.found["short"]
    )


_POSTING = ("datagrid", "miniGrid", "ligerGrid")
"""Tables that post by themselves."""
_KNOWN = (".ajax", "axios", "$http")


def _usual(scope: Scope, call: Call) -> str:
    """The method where none is stated."""
    if call.verb:
        return call.verb
    if call.found["opened"]:
        stated = scope.filled(call.given[0], call.bound)
        return (stated.text or "").upper() if stated is not None else ""
    loads = call.found["drawn"] == "load" and isinstance(call.given[1], dict)
    return "POST" if call.found["short"] == "post" or call.found["drawn"] in _POSTING or loads else "GET"


def _packed(call: Call) -> bool:
    """Whether what is posted is JSON: stated, or the way of all but jQuery, XMLHttpRequest and tables."""
    if _PACKED.search(call.near):
        return True
    plain = call.on in ("$", "jQuery") or call.found["whole"] == ".ajax" or call.found["drawn"] or call.found["opened"]
    return not plain and call.found["fetch"] != "fetch" and not _FORMED.search(call.near)


def _base(scope: Scope, call: Call, options: Mapping[str, Any], url: str) -> str | None:
    """The base that a call is given, or what asks was made with, else the first that any was; ``None`` for one that is not told."""
    if call.on in ("$", "jQuery") or call.found["drawn"] or call.found["keyed"] or re.match(r"https?:|//", url):
        return ""
    made = scope.object(Parts((("name", call.found["whole"] or call.on),)), {}) or {}
    if len(call.on) <= SHORT and not made.keys() & set(_BASES):
        made = {}  # of a name that many things have it may be another's
    given = [held[name] for held in (options, made) for name in _BASES if name in held]
    if not given and not call.found["fetch"] and not (made and call.on):
        given = scope.values("baseURL")
    filled = [told for one in given if (told := scope.filled(one, {}))]
    return next((text for one in filled if (text := one.text)), None if any(one.text is None for one in filled) else "")


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
    return path, queried(query)


def _stated(scope: Scope, call: Call, options: dict[str, Any], *names: str) -> str:
    told = (scope.filled(options.get(name), call.bound) for name in names)
    return next((text for one in told if one is not None and (text := one.text)), "")


def _method(scope: Scope, call: Call, options: dict[str, Any]) -> str:
    """The method: stated, or the one that the function around usually takes, or the way of what asks."""
    asked = [options[name] for name in ("method", "type", "mtype") if isinstance(options.get(name), Parts)]
    if any(one.name in call.bound and call.bound[one.name] is None for one in asked) or (
        asked and not _stated(scope, call, options, "method", "type", "mtype")
    ):
        usual = USUALLY.search(call.near)
        return usual[1].upper() if usual is not None else _usual(scope, call)
    return _stated(scope, call, options, "method", "type", "mtype").upper() or _usual(scope, call)


def _placed(scope: Scope, call: Call, address: Any) -> tuple[Any, int]:
    """An address with the place of the page's number in its path (``"/news/list_" + n + ".xml"``), and the first number."""
    if not isinstance(address, Parts):
        return address, 1
    pieces = list(address.pieces)
    behind = [place for place, (kind, _) in enumerate(pieces) if kind == "name" and _ends_open(pieces[:place])]
    named = [place for place in behind if is_number(last(pieces[place][1]))]
    begun = [place for place in behind if _is_first(scope, call, last(pieces[place][1]))]
    begins = 1
    for place in named or begun[-1:]:
        known = scope.filled(Parts((pieces[place],)), call.bound)
        begins = 0 if known is not None and known.text == "0" else 1
        pieces[place] = ("text", PLACE)
    return Parts(tuple(pieces)), begins


def _ends_open(before: list[tuple[str, Any]]) -> bool:
    """Whether the number of a page may stand behind the beginning of an address."""
    text = "".join(str(piece) for kind, piece in before if kind == "text")
    return "?" not in text and text[-1:] in tuple("/_-")


def _is_first(scope: Scope, call: Call, name: str) -> bool:
    """Whether a function is given the number of a first page, whatever it calls it: ``show(1)``."""
    given = scope.filled(call.bound.get(name), {})
    return given is not None and isinstance(given.text, Literal) and given.text in ("0", "1")


def _pages(call: Call, options: Mapping[str, Any]) -> bool:
    return call.found["drawn"] not in ("render",) or bool(options.get("page"))
