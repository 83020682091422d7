"""Links within an application of one page: ``#/detail/{id}`` behind the address of the page itself, or ``/detail/{id}`` in its place.

``<router-link :to="'/detail/' + row.id">``, ``router.push({path: "/detail", query: {id: row.id}})``, and by the name that a route has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from crawler.parsing.scripts.script import Parts

MOST_ROUTES, MOST_PARAMETERS = 200, 4
GOES = re.compile(
    r"""(?:\b(?:router|history|navigation)|\[[\"'](?:router|history)[\"']\])\.(?:push|replace)\(|\.push\((?=\s{0,9}["'`]/[\w/.-]{1,80}(?:\?[\w=&]{0,60})?(?:["']\s{0,9}(?:\+|\.concat\()|\$\{))|\bnavigate\(|\.(?:push|replace|resolve)\((?=\s{0,9}\{\s{0,9}(?:name|path)\s{0,9}:)|<[a-z][\w-]{0,20}\s[^<>]{0,200}?:to\s{0,9}=\s{0,9}["']"""
    r"""|\b(?:navigateTo|redirectTo|reLaunch)\(|\bto\s{0,9}:(?=\s{0,9}["'`]/|\s{0,9}\{\s{0,9}(?:name|path)\b)|\bto\s{0,9}=\s{0,9}\{(?=\s{0,9}["'`]/)"""
)
"""What leads to another view; the router may have a name that was made small, and uni-app has none."""
_BY_PATH = re.compile(
    r"mode\s{0,9}:\s{0,9}[\"']history[\"']|createWebHistory\s{0,9}\(|createBrowserRouter|BrowserRouter|NuxtLink|__NUXT__"
)
_STATE = r"(?:\.state\(\s{0,9}[\"'][\w.]{1,60}[\"']\s{0,9},\s{0,9}\{\s{0,9}url\s{0,9}:|\.when\()"
"""What is before an address in AngularJS: ``.state("notice", {url: "/notice/:id"``, ``.when("/notice/:id", …)``."""
ROUTE = re.compile(rf"(?:\bpath\s{{0,3}}:|{_STATE})\s{{0,9}}[\"'`](?P<path>[^\"'`\n]{{0,200}})[\"'`]")
_ROUTE = re.compile(
    r"""\bpath\s{0,9}:\s{0,9}["'`](?P<path>/[^"'`\n]{0,200})["'`][^{}]{0,200}?\bname\s{0,9}:\s{0,9}["'`](?P<name>[^"'`\n]{1,60})["'`]"""
    r"""|\bname\s{0,9}:\s{0,9}["'`](?P<name2>[^"'`\n]{1,60})["'`][^{}]{0,200}?\bpath\s{0,9}:\s{0,9}["'`](?P<path2>/[^"'`\n]{0,200})["'`]"""
)
_TAKES = re.compile(
    rf"(?:\bpath\s{{0,9}}[:=]|{_STATE})\s{{0,9}}[\"'`](?P<path>/?[^\"'`:\n]{{0,200}}:[^\"'`\n]{{1,200}})[\"'`]"
)
"""A route with a parameter."""
_PARAMETER = re.compile(r":(\w{1,40})(?:\([^()/]{0,60}\))?\??")


def led_to(value: Any, script: str, url: str) -> Parts | None:
    """Where a value of a router leads, seen from the page at ``url``; ``None`` where it does not say."""
    pieces = (
        value.pieces if isinstance(value, Parts) else tuple(_told(value, script)) if isinstance(value, dict) else ()
    )
    if not pieces or pieces[0][0] != "text" or not str(pieces[0][1]).startswith("/"):
        return None
    below = _below(script, url)
    if below and str(pieces[0][1]).startswith(f"{below}/"):
        below = ""  # routes within one another: ``path: "/notice", children: [{path: "index"}]``
    by_path = (below is not None or _BY_PATH.search(script)) and not urlsplit(url).fragment
    return Parts((("text", below or ""), *pieces) if by_path else (("text", "#"), *pieces))


def _below(script: str, url: str) -> str | None:
    """The path below which an application has its routes: ``/portal`` of ``/portal/notice``, where ``/notice`` is one.

    ``None`` where the page is at none of them; ``/`` and such with a parameter count for none.
    """
    here = urlsplit(url).path.rstrip("/")
    fitting = (one["path"] for one in islice(ROUTE.finditer(script), MOST_ROUTES) if fits(one["path"], here))
    longest = max(fitting, key=lambda route: fits(route, here), default="")
    if "/:" in longest or not longest.strip("/"):
        return None
    return here[: len(here) - len(longest.strip("/"))].rstrip("/")


def records(script: str, url: str) -> list[str]:
    """Where the records of a page's rows may stand, by the routes with one parameter, those first that go on from its own: ``/notice/{id}``."""
    below, here = _below(script, url), urlsplit(url)
    if below is None and not here.fragment:
        return []
    own = (here.fragment.partition("?")[0] or here.path.removeprefix(below or "")).strip("!/")
    paths = (one["path"] for one in islice(ROUTE.finditer(script), MOST_ROUTES))
    found = [
        path
        for path in dict.fromkeys(paths)
        if len(_PARAMETER.findall(path)) == 1 and not re.search(r"[*(]", _PARAMETER.sub("", path))
    ]
    found.sort(key=lambda path: not path.strip("/").startswith(f"{own}/"))
    begin = f"#{'!' * here.fragment.startswith('!')}" if here.fragment else below
    return [f"{begin}/{told.strip('/')}" for path in found[:MOST_PARAMETERS] if (told := _PARAMETER.sub(r"{\1}", path))]


def fits(route: str, here: str) -> int:
    """How much of a page's address a route says, from its end; 0 where it is another's."""
    parts = [_PARAMETER.split(part) for part in route.strip("/").split("/")]
    plain = "/".join("[^/]+".join(map(re.escape, part[::2])) for part in parts)
    if not plain:
        return int(here in ("", "/"))
    said = sum(len(text) for part in parts for text in part[::2])
    return len(parts) + said + 1 if re.search(f"(?:^|/){plain}$", here) else 0


def _told(value: dict[str, Any], script: str) -> Iterator[tuple[str, Any]]:
    """The pieces of ``{path, query}``, ``{url}`` or ``{name, params, query}``."""
    path, named = value.get("path") or value.get("url"), value.get("name")
    if isinstance(path, Parts):
        yield from path.pieces
    elif isinstance(named, Parts):
        yield from _placed(_path(named.text or "", script), value.get("params"))
    queried = value.get("query")
    for number, (key, given) in enumerate(queried.items() if isinstance(queried, dict) else ()):
        if isinstance(given, Parts):
            yield "text", f"{'&' if number else '?'}{key}="
            yield from given.pieces


def _path(name: str, script: str) -> str:
    """The path of a route by its name."""
    found = (one for one in islice(_ROUTE.finditer(script), MOST_ROUTES) if name in (one["name"], one["name2"]))
    return next((one["path"] or one["path2"] for one in found), "")


def _placed(path: str, given: Any) -> Iterator[tuple[str, Any]]:
    """A path of a route with what is given for its parameters."""
    known, at = given if isinstance(given, dict) else {}, 0
    for parameter in _PARAMETER.finditer(path):
        yield "text", path[at : parameter.start()]
        value = known.get(parameter[1])
        if isinstance(value, Parts):
            yield from value.pieces
        at = parameter.end()
    if path[at:]:
        yield "text", path[at:]


def parameters(script: str, url: str) -> dict[str, str]:
    """The parameters in a page's own address, by the routes that the scripts name: ``id`` of ``path: "/notice/:id"``."""
    parts = urlsplit(url)
    here = (parts.fragment.partition("?")[0] or parts.path).rstrip("/")
    for found in islice(_TAKES.finditer(script), MOST_ROUTES):
        names = _PARAMETER.findall(found["path"])
        plain = [re.escape(one) for one in _PARAMETER.split(found["path"].rstrip("/"))[::2]]
        if len(names) <= MOST_PARAMETERS and (
            told := re.search(f"(?:^|/){'([^/]+)'.join(plain).removeprefix('/')}$", here)
        ):
            return dict(zip(names, told.groups(), strict=True))
    return {}
