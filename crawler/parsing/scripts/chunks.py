"""Scripts that a script names: what a module imports, and the chunks in which a bundle keeps its views.

A chunk is taken for the view that stands at the page's own address, by the bundle's routes; else for its name.
Vite names chunks by ``import("./list-Bq7x.js")``, webpack by a function of its runtime: ``p+"js/"+e+"."+{"chunk-5c1b":"e07a"}[e]+".js"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from crawler.parsing import words
from crawler.parsing.page import Page, absolute
from crawler.parsing.scripts.routes import MOST_ROUTES, ROUTE, fits

MOST, MOST_CHUNKS = 4, 400
"""Scripts of one script that are asked for; chunks that are looked at."""
VIEW = 500
"""Characters behind a route within which it says what is shown there."""
_IMPORT = re.compile(
    r"(?<![\w$.])(?:from|import)\s{0,9}[\"'](?P<path>\.{0,2}/[\w./@-]{1,200}\.m?js(?:\?[\w.=&-]{0,60})?)[\"']"
)
_LAZY = re.compile(
    r"(?<![\w$.])import\(\s{0,9}(?:/\*[^*]{0,80}\*/\s{0,9})?[\"'](?P<path>\.{0,2}/[\w./@-]{1,200}\.m?js)[\"']"
    r"|\.e\(\s{0,3}(?:/\*[^*]{0,80}\*/\s{0,3})?[\"']?(?P<id>[\w~./-]{1,80})[\"']?\s{0,3}\)"
)
"""``import("./list.js")``, ``n.e("chunk-5c1b")``, ``n.e(4)``"""
_NAMED = re.compile(
    r"(?:[\"'](?P<folder>[\w./-]{0,60})[\"']\s{0,3}\+\s{0,3})?"
    r"(?:\(?\{(?P<names>[^{}]{0,20000}+)\}\[[\w$]{1,3}\](?:\s{0,3}\|\|\s{0,3}[\w$]{1,3}\))?|(?<![\w$.])[\w$]{1,3})\s{0,3}\+\s{0,3}"
    r"[\"'](?P<between>[.\-_])[\"']\s{0,3}\+\s{0,3}\{(?P<hashes>[^{}]{0,40000}+)\}\[[\w$]{1,3}\]\s{0,3}\+\s{0,3}[\"'](?P<end>[\w.-]{0,20}\.js)"
)
_ENTRY = re.compile(r"[\"']?([\w~./-]{1,80})[\"']?\s{0,3}:\s{0,3}[\"']([\w~./-]{1,80})[\"']")
_PUBLIC = re.compile(r"(?<![\w$])[\w$]{1,3}\.p\s{0,3}=\s{0,3}[\"']((?:https?:)?[\w./:-]{0,120})[\"']")
_REDIRECT = re.compile(r"\bredirect\s{0,3}:\s{0,3}[\"'`](?P<path>[^\"'`\n]{1,200})[\"'`]")
_COMPONENT = re.compile(
    r"\b(?:component\s{0,3}:|element\s{0,3}:\s{0,3}(?:\(0,\s{0,3})?[\w$.]{1,40}\)?\()\s{0,3}(?P<name>[\w$]{1,40})(?=\s{0,3}[,}])"
)


def named(script: str, url: str, page: Page, around: str = "") -> list[str]:
    """Addresses of the scripts that the one at ``url`` names for the view at the address of ``page``.

    ``around``: the other scripts of the page, of which one may hold the routes and another say how files are named.
    """
    imported = [absolute(url, found["path"]) for found in islice(_IMPORT.finditer(script), MOST_CHUNKS)]
    whole = f"{script}\n{around}"
    lazy = dict.fromkeys(_viewed(whole, page.url)) or dict.fromkeys(_telling(whole, page.url))
    files = _files(whole)
    chunks = [_address(one, url, page, whole, files) for one in islice(lazy, MOST)]
    return [one for one in dict.fromkeys((*chunks, *imported)) if one]


def _viewed(script: str, url: str) -> Iterator[str]:
    """Chunks of the route which the page is at, as they are named there."""
    routes = list(islice(ROUTE.finditer(script), MOST_ROUTES))
    parts = urlsplit(url)
    here = (parts.fragment.lstrip("!").partition("?")[0] or parts.path).rstrip("/") or "/"
    if not any(fits(one["path"], here) for one in routes) and _is_folder(parts.path):
        here = "/" if any(fits(one["path"], "/") for one in routes) else _first(routes)
    for _ in range(2):
        place = max(range(len(routes)), key=lambda one: fits(routes[one]["path"], here), default=-1)
        if place < 0 or not fits(routes[place]["path"], here):
            return
        end = routes[place + 1].start() if place + 1 < len(routes) else len(script)
        view = script[routes[place].end() : min(end, routes[place].end() + VIEW)]
        if (elsewhere := _REDIRECT.search(view)) is None:
            break
        here = elsewhere["path"]
    yield from reversed(list(_lazy(view)))  # webpack names the view's own behind those that it shares
    for component in _COMPONENT.finditer(view):
        set_to = re.search(
            rf"(?<![\w$.]){re.escape(component['name'])}\s{{0,3}}=\s{{0,3}}(?:[\w$.]{{0,40}}lazy\(|function\b|\(?\)?\s{{0,3}}\(?\)?\s{{0,3}}=>|\()",
            script,
        )
        if set_to is not None:
            yield from islice(_lazy(script[set_to.end() : set_to.end() + VIEW // 2]), 1)


def _first(routes: list[re.Match[str]]) -> str:
    """The first view that an application names, which is shown first where none stands at ``/``: not where one signs in."""
    none = set(words.table("not_asked_for"))
    paths = (one["path"] for one in routes)
    return next((f"/{path.strip('/')}" for path in paths if path and not none & set(re.findall("[a-z]+", path))), "/")


def _is_folder(path: str) -> bool:
    """Whether an application may stand at a path whose routes are behind ``#``, which no address names yet."""
    return re.search(r"/(?:index\.\w{3,5})?$", path) is not None


def _lazy(script: str) -> Iterator[str]:
    for found in islice(_LAZY.finditer(script), MOST_CHUNKS):
        yield found["path"] or found["id"]


def _telling(script: str, url: str) -> list[str]:
    """Chunks whose names speak of rows or of the address, those first that speak most; of a bundle whose routes do not say which is shown."""
    known = _files(script)
    names = dict.fromkeys([*_lazy(script), *known])
    spoken = {*words.table("asked_for"), "index", "home", *re.findall(r"[a-z]+", urlsplit(url).fragment.lower())}
    none = set(words.table("not_asked_for")) | set(words.table("libraries"))

    def says(name: str) -> int:
        told = words.of_name(known.get(name, name).rpartition("/")[2])
        return 0 if told & none else len(told & spoken)

    return sorted(filter(says, names), key=says, reverse=True)


def _files(script: str) -> dict[str, str]:
    """Files of chunks by their ids, as the runtime of webpack names them."""
    found = next((one for one in islice(_NAMED.finditer(script), MOST_CHUNKS) if _ENTRY.search(one["hashes"])), None)
    if found is None:
        return {}
    names = dict(_ENTRY.findall(found["names"] or ""))
    folder, between, end = found["folder"] or "", found["between"], found["end"]
    return {
        chunk: f"{folder}{names.get(chunk, chunk)}{between}{stamp}{end}"
        for chunk, stamp in islice(_ENTRY.findall(found["hashes"]), MOST_CHUNKS)
    }


def _address(name: str, url: str, page: Page, script: str, files: dict[str, str]) -> str:
    """The address of a chunk, by its path or its id."""
    if name.endswith(("js",)) and "/" in name:
        return absolute(url, name)
    if name not in files:
        return ""
    public = next((one[1] for one in _PUBLIC.finditer(script) if "/" in one[1]), "")
    return absolute(page.base, f"{public}{files[name]}")
