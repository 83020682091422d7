"""Calls of a page's scripts that ask for something, also those that a function of the site's own makes for others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from crawler.parsing import words
from crawler.parsing.scripts import looks, routes
from crawler.parsing.scripts.scope import SHORT, Scope
from crawler.parsing.scripts.script import Literal, Parts, last
from crawler.parsing.scripts.script import named as named_by
from crawler.parsing.scripts.tokens import LONGEST, SPREAD, Tokens

MOST_CALLS, MOST_CALLERS = 40, 5
"""Calls of a page that are looked at; of a function that asks for what it is given."""
MOST_PLACES, NEAR, LONGEST_BODY = 600, 60, 1200
"""Places among which these calls are chosen; characters behind one that name what it asks for; of a function that asks for others."""
LONGEST_BEGUN = 300
"""Characters of a call that gives single values."""
DEEPEST = 2
"""Functions around each other that ask for what they are given."""
ARGUMENTS = 5
HELD = ("data", "params", "where", "body", "queryParams", "postData", "ajax", "query", "searchParams", "json")
"""Options that hold what is asked with; the last three are no names of jQuery's."""
MOST_MADE = 8
"""Names of what a library made to ask with."""
_WHOLE = r"\.ajax|\baxios|\brequest|\$http|(?<![\w$.])(?:service|http|api)"
_KEYED = (
    r"""(?P<keyed>\?\s{0,3}(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|`[^`\n]{0,200}`)\s{0,3}:|\bnull\s{0,3}:|\?|=>|\breturn\b)\s{0,9}"""
    r"""(?=["'`]/(?:[\w.-]{1,40}/){0,4}api/[\w./-]{1,80}\?[\w=&%%.-]{0,200}=(?:["']\s{0,9}(?:\.concat\(|\+)|\$\{))"""
)
"""What a function says that others ask with: ``useSWRInfinite((n, last) => "/api/jobs?cursor=".concat(last.next))``, whatever it is called."""
_CALL = (
    rf"(?:\.\$?(?P<short>get|post|getJSON)|(?P<whole>{_WHOLE}%s)|(?P<fetch>\$fetch|\bfetch|\bofetch|\buse(?:Lazy)?Fetch|\buseSWR\w{{0,9}})"
    r"|\.(?P<opened>open)(?=\(\s{0,9}(?:[\"'](?:GET|POST)|[\w$]{1,20}\.(?:type|method))\b)"
    r"|\.(?P<drawn>render|load|bootstrapTable|datagrid|DataTable|dataTable|jqGrid|pagination|miniGrid|ligerGrid))\s{0,20}\("
    r"|(?:(?<![\w$.])(?<!function )|(?<=\breturn)(?=\()|(?<=\bawait)(?=\()|(?<=\byield)(?=\())(?P<named>[\w$]{1,80}+|\(0,\s{0,3}[\w$.]{1,60}+\)|Object\([\w$]{1,3}\[[\"']\w{1,3}[\"']\]\)|[\w$]{1,3}\(\))\((?=\{\s{0,40}(?:url|method)\s{0,9}:|[\"'`]/\w[\w./?=&-]{2,120}[\"'`]\s{0,9}(?:,\s{0,9}[\w${]|\)|\.concat)|(?P<template>`/\w[\w./?=&-]{1,120}\$\{))"
    rf"|{_KEYED}"
    r"|(?P<src>\.src|\.setAttribute\(\s{0,9}[\"']src[\"'])\s{0,9}[=,](?!=)(?=[^;\n]{0,300}(?:callback|jsonp|\bcb=))"
)
"""A script that is put into the page counts where it calls back: ``s.src = "/list?callback=show&page=" + n``."""
_LOOKED_UP = re.compile(
    r"\.(?:get|render|load)\s{0,9}\(\s{0,9}[\w$]{1,2}\s{0,9}\)|(?<![\w$.])[\w$]{1,2}\([\"'][\w+/]{4}[\"']\)"
)
"""What frameworks that are made small do a hundred times and which asks nobody: ``e.get(t)`` of a map, ``n("/ocq")`` of webpack's modules."""
_WRITTEN = re.compile(r"\s{0,3}\\?[\"'`]\s{0,3}\+")
"""What stands behind a call that is not made but written into markup: ``'<a onclick="turn(' + k + ')">'``."""
_NOT_OF_LIBRARY = r"(?<!\$\.)(?<!\$http\.)(?<!axios\.)(?<!jQuery\.)"
"""What stands before a call of the site's own ``get`` is none of those that have one too."""
_SENT = re.compile(r"[^;{}]{0,300}?\)\s{0,9}\.(?:query|send)\(\s{0,9}(?=[\w$\"'{])")
"""``.get("/list").query({page: n})``"""
USUALLY = re.compile(r"\b(?:method|type)\s{0,9}:\s{0,9}[\w$.]{1,60}\s{0,9}(?:\|\||\?\?)\s{0,9}[\"'](\w{3,6})[\"']")
"""``method: options.method || "GET"``"""
LOOP = re.compile(
    r"(?:\bin\s{1,9}|\bObject\.(?:keys|entries)\(\s{0,9}|\beach\(\s{0,9}|\bURLSearchParams\(\s{0,9}|\b(?:param|stringify)\(\s{0,9})"
    r"(?P<name>[A-Za-z_$][\w$.]{0,60}+)\s{0,9}[,)]"
)
"""``for (var k in p) q.push(k + "=" + p[k])``, ``Object.keys(p).map(…)``, ``$.each(p, …)``"""
LOOPED = 800
"""Characters before a call within which its query is put together."""
_MADE = re.compile(
    r"(?<![\w$.])(?P<name>[A-Za-z_$][\w$]{0,40}+)\s{0,9}+=\s{0,9}+(?:new\s{1,9}+)?[\w$]{1,40}+\.(?:create|extend)\(\s{0,9}+\{"
)


@dataclass(frozen=True, slots=True)
class Call:
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
    def verb(self) -> str:
        """The method, where that is what it is given first: ``request("GET", url, {params})`` of Angular."""
        first, second, *_ = self.given
        told = first.text if self.found["whole"] and isinstance(first, Parts) and isinstance(second, Parts) else None
        verb = (told or "").upper()
        return verb if verb in ("GET", "POST") else ""

    @property
    def sent(self) -> Any:
        """What it is given behind the call, as superagent is; ``None`` for nothing."""
        sent = None if self.found["drawn"] else _SENT.match(self.found.string, self.found.end())
        return Tokens(self.found.string, sent.end()).value() if sent is not None else None

    @property
    def options(self) -> dict[str, Any]:
        """The object among what it is given that names where and how."""
        whole = self.found["fetch"] or self.found["whole"] or self.found["named"]
        return next(
            (
                one
                for one in self.given
                if isinstance(one, dict) and (whole or {"url", "ajax", "dataSource"} & set(one))
            ),
            {},
        )

    @property
    def address(self) -> Any:
        """The value that is the address: the first that it is given, or an option."""
        if self.found["opened"] or self.verb:
            return self.given[1]
        first = self.given[0]
        if isinstance(first, Parts) and (not self.found["drawn"] or self.found["drawn"] == "load"):
            return first
        held = self.options.get("ajax")
        named = self.options.get("url") or self.options.get("dataSource")
        return named or (held.get("url") if isinstance(held, dict) else held)


def calls(scope: Scope, *, valued: bool = False) -> list[Call]:
    """The calls, those that are made through other functions first, with what these are given.

    A function counts that is given an address or all values; where ``valued``, also one that is given one value alone.
    """
    direct: list[Call] = []
    through: list[tuple[int, Call]] = []
    named = routes.parameters(scope.script, scope.page.url) if valued else {}
    pattern = _pattern(scope.script)
    around: set[int] = set()
    for found in _asking(scope.script, pattern):
        call = Call(found, _given(scope, found.end(), named), near=_near(scope, found.start()))
        if (inner := _within(scope, call, pattern, named)) is not None:
            around.add(inner.found.end())
            call = inner
        elif found["template"]:  # what is given an address to go to, mostly
            continue
        callers = list(
            islice(_callers(scope, call, found.start(), named if valued else None), MOST_CALLS - len(through))
        )
        through += callers
        direct += [] if callers else [call]
    taken = {at for at, _ in through} | around
    bare = [call for call in direct if call.bound or call.found.end() not in taken]
    return [one for _, one in through] + [told for call in bare for told in _begun(scope, call)]


def _pattern(script: str) -> re.Pattern[str]:
    """What a call looks like, also one of what a library made: ``const shop = axios.create({…}); shop({url: …})``."""
    made = dict.fromkeys(found["name"] for found in islice(_MADE.finditer(script), MOST_MADE))
    return re.compile(_CALL % "".join(rf"|(?<![\w$.]){re.escape(name)}" for name in made))


def _asking(script: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Places where something is asked for; of many those that name rows."""
    found = [one for one in islice(pattern.finditer(script), MOST_PLACES) if not _LOOKED_UP.match(script, one.start())]
    if len(found) <= MOST_CALLS:
        return found
    wanted, unwanted = set(words.table("asked_for")), set(words.table("not_asked_for"))

    def says(one: re.Match[str]) -> bool:
        told = words.of_name(script[one.end() : one.end() + NEAR])
        return bool(told & wanted) and not told & unwanted

    chosen = sorted(found, key=lambda one: (not says(one), one.start()))[:MOST_CALLS]
    return sorted(chosen, key=lambda one: one.start())


def _within(scope: Scope, call: Call, pattern: re.Pattern[str], named: Mapping[str, str]) -> Call | None:
    """The call that a function of the site's own makes of what it is given: ``request({url: "/list"})``, and there ``uni.request``."""
    found = call.found
    bare = found.string[max(found.start() - 1, 0) : found.start()] != "."
    of_all = f"${found['short']}" if found[0].startswith(".$") else ""  # this.$get("/list")
    name = found["named"] or found["whole"] or of_all if bare else of_all
    functions = scope.functions_named(name, found.start())
    for function in functions:
        asking = pattern.finditer(scope.script, function.at, function.at + LONGEST_BODY)
        inner = next((one for one in asking if not one["named"]), None)
        if inner is not None:
            break
    else:
        return None
    given = _with_fields(function.bound(call.given))
    if "url" in given:  # what is not given is none of the names that are alike elsewhere
        given = dict.fromkeys((*HELD, "method", "type")) | given
    return Call(inner, _given(scope, inner.end(), named), given, call.near + _near(scope, inner.start()))


def _given(scope: Scope, at: int, named: Mapping[str, str], longest: int = LONGEST) -> tuple[Any, ...]:
    """What a call is given; parameters of the page's route that it is handed by name (``props.id``) as they read."""
    tokens = Tokens(scope.script, at, longest)
    told = (tokens.value(), *(tokens.following() for _ in range(ARGUMENTS - 1)))
    return tuple(_routed(scope.handed(one, at), named) for one in told)


def _routed(value: Any, named: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _routed(inner, named) if isinstance(inner, Parts) else inner for name, inner in value.items()}
    if not isinstance(value, Parts) or not named:
        return value
    return Parts(tuple(("text", named[key]) if (key := _key(*piece)) in named else piece for piece in value.pieces))


def _key(kind: str, piece: Any) -> str:
    """The parameter of a route that a piece may read: ``id`` of ``props.id`` and of ``paramMap.get("id")``."""
    if kind == "looked":
        read, asked = piece[0].endswith(".get"), piece[1][0]
        return asked.removeprefix(f"{looks.OF}:") if read and asked.startswith(f"{looks.OF}:") else ""
    return last(piece) if kind == "name" and "." in piece else ""


def _near(scope: Scope, at: int) -> str:
    return scope.script[max(0, at - 100) : at + 500]


def _callers(
    scope: Scope, call: Call, at: int, named: Mapping[str, str] | None, depth: int = 0
) -> Iterator[tuple[int, Call]]:
    """The same call with what is given to the function around it, where that is given the address; with its place.

    ``named``: parameters of the page's route where one value alone counts too, else ``None``.
    """
    address = scope.filled(call.address, call.bound)
    wanted = _asked_at(address) if address is not None else set()
    if not wanted and not call.found["drawn"] and len(call.given) and isinstance(call.given[0], Parts):
        wanted = {call.given[0].name} - {""}  # $.ajax(options)
    wanted |= set(_names(call.given)) if named is not None else _whole(call) | _spelled(scope, call)
    wanted |= set(_names(tuple(call.bound.values())))
    around = next((one for one in reversed(scope.functions) if one.at < at and wanted.intersection(one.given)), None)
    if around is None or depth == DEEPEST or (len(around.name) == 1 and scope.named_alike(around.name)):
        return
    name = re.escape(around.name)
    handed = rf"|[\w$]{{1,9}}\(\s{{0,9}}{name}\s{{0,9}}," if len(around.name) > SHORT else ""  # call(query, payload)
    places = rf"(?<![\w$]){_NOT_OF_LIBRARY}(?:{name}\s{{0,9}}\({handed}|dispatch\(\s{{0,9}}[\"'](?:\w{{1,40}}/)?{name}[\"'](?P<sent>\s{{0,9}},))"
    for found in islice(re.finditer(places, scope.script), MOST_CALLERS):
        if (
            found.end() in (around.at + 1, call.found.end())
            or scope.script.startswith(")", found.end())
            or _WRITTEN.match(scope.script, found.end())
        ):
            continue
        told = _given(scope, found.end(), named or {})  # an action of a store is given the store first
        given = _with_fields(around.bound(told, first=1 if found["sent"] else 0))
        bound = given | {name: _put(value, given) for name, value in call.bound.items()}
        nearer = Call(call.found, call.given, bound, call.near + _near(scope, found.start()))
        further = list(_callers(scope, nearer, found.start(), named, depth + 1))
        yield from [(found.end(), one) for _, one in further] + further
        if not further:
            yield found.end(), nearer


def _begun(scope: Scope, call: Call) -> list[Call]:
    """A call with the single values that the function around it is given where it is called: ``show("zp", 0)``; as often as these differ.

    A number behind the first page's is none that a list begins with.
    """
    at = call.found.start()
    around = next((one for one in reversed(scope.functions) if one.at < at), None)
    wanted = set(_names(call.given)) - call.bound.keys()
    if around is None or len(around.name) <= SHORT or not wanted.intersection(around.given):
        return [call]
    found: list[dict[str, Any]] = []
    places = rf"(?<![\w$])(?<!function ){_NOT_OF_LIBRARY}{re.escape(around.name)}\s{{0,9}}\("
    for one in islice(re.finditer(places, scope.script), MOST_CALLERS):
        if (
            one.end() == around.at + 1
            or scope.script.startswith(")", one.end())
            or _WRITTEN.match(scope.script, one.end())
        ):
            continue
        given = around.bound(_given(scope, one.end(), {}, LONGEST_BEGUN))
        texts = {name: scope.filled(value, {}) for name, value in given.items() if name in wanted}
        told = {name: value for name, value in texts.items() if value is not None and _may_begin(value.text)}
        found += [told] if told and told not in found else []
    return [replace(call, bound={**call.bound, **told}) for told in found] or [call]


def _may_begin(text: str | None) -> bool:
    return text is not None and (not isinstance(text, Literal) or text in ("0", "1") or not text.isdecimal())


def _asked_at(address: Parts) -> set[str]:
    """Names in an address: ``url``, and ``option`` where it is ``option.url``."""
    paths = [piece for kind, piece in address.pieces if kind == "name"]
    names = {named_by(*piece) for piece in address.pieces} | {path.partition(".")[0] for path in paths if "." in path}
    return names - {"", "this"}


def _with_fields(given: dict[str, Any]) -> dict[str, Any]:
    """What a function is given, with the fields of the options among it that say where and what it asks."""
    options = [one for one in given.values() if isinstance(one, dict) and "url" in one]
    return {name: value for one in options for name, value in one.items()} | given


def _whole(call: Call) -> set[str]:
    """Names that stand for all that is asked with: ``{params: query}``."""
    options = [call.options, *(one for one in call.bound.values() if isinstance(one, dict))]
    held = [one.get(name) for one in options for name in HELD]
    spread = [value for one in held if isinstance(one, dict) for key, value in one.items() if key.startswith(SPREAD)]
    behind = [] if call.found["drawn"] else call.given[1:3]
    inner = [one.get(name) for one in behind if isinstance(one, dict) for name in HELD]
    return {one.name for one in (*held, *spread, *behind, *inner, call.sent) if isinstance(one, Parts)} - {""}


def _spelled(scope: Scope, call: Call) -> set[str]:
    """Names of what the function around a call is given and puts into the question field by field: ``for (k in p) form.append(k, p[k])``."""
    at = call.found.start()
    around = next((one for one in reversed(scope.functions) if one.at < at and one.given), None)
    if around is None:
        return set()
    before = scope.script[max(at - LOOPED, around.at) : at]
    return {one["name"] for one in LOOP.finditer(before)} & set(around.given)


def _names(given: Any, depth: int = 0) -> Iterator[str]:
    """Names in what a call is given."""
    if isinstance(given, Parts):
        yield from filter(None, (named_by(*piece) for piece in given.pieces))
    elif isinstance(given, dict | tuple) and depth < ARGUMENTS:
        for one in given.values() if isinstance(given, dict) else given:
            yield from _names(one, depth + 1)


def _put(value: Any, given: Mapping[str, Any]) -> Any:
    """A value that a function was given by another, with what that one was given."""
    if isinstance(value, dict):
        return {name: _put(inner, given) if isinstance(inner, Parts) else inner for name, inner in value.items()}
    if not isinstance(value, Parts):
        return value
    if value.name in given:
        return given[value.name]
    pieces: list[tuple[str, Any]] = []
    for kind, piece in value.pieces:
        told = given.get(last(piece)) if kind == "name" else None
        pieces += told.pieces if isinstance(told, Parts) else [(kind, piece)]
    return Parts(tuple(pieces))
