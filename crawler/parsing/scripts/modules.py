"""Scripts that loaders of modules bring, which no tag names: ``layui.use("notice")``, ``require(["list"], …)``, ``data-main``, ``seajs.use``.

A name is a file below the loader's base, unless its ``paths`` say another: ``paths: {list: "app/list"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.parsing import words
from crawler.parsing.page import Page, absolute

MOST = 60
"""Statements, and names in each, that are looked at."""
_NEEDED = re.compile(
    r"(?P<by>layui(?:\.\w{1,20}\([^()]{0,300}\)){0,3}\.(?:use|define)|\bseajs\.use|\b(?:require|requirejs|define))\s{0,9}\(\s{0,9}"
    r"(?:[\"'][\w/.-]{1,80}[\"']\s{0,9},\s{0,9}(?=\[))?(?:\[(?P<names>[^\[\]]{1,1000})\]|(?P<name>[\"'][\w/.-]{1,80}[\"'])\s{0,9}[,)])"
)
_NAME = re.compile(r"[\"']((?:\./|\.\./|/)?[\w][\w./-]{0,80})[\"']")
_NONE = ("exports", "module", "require")
_BASE = re.compile(
    r"(?:\.config|\brequire)\s{0,9}[(=]\s{0,9}\{[^{}]{0,300}?\b(?:baseUrl|base)\s{0,9}:\s{0,9}[\"']([\w./-]{1,120})[\"']"
)
_PATHS = re.compile(r"\b(?:paths|alias)\s{0,9}:\s{0,9}\{(?P<all>[^{}]{1,4000})\}")
_PATH = re.compile(r"[\"']?([\w/-]{1,60})[\"']?\s{0,9}:\s{0,9}[\"']([\w./-]{1,160})[\"']")


def main(page: Page) -> list[str]:
    """The script with which a loader begins: ``<script data-main="/js/main" src="require.js">``."""
    return [page.join(_file(name)) for name in page.selector.css("script::attr(data-main)").getall()[:1]]


def named(script: str, url: str, page: Page, around: str = "") -> list[str]:
    """Addresses of the modules that the script at ``url`` needs; ``around``: the other scripts of ``page``, which may hold the settings."""
    whole = f"{around}\n{script}"
    based = _BASE.search(whole)
    begin = main(page)[:1] or [page.base]
    base = page.join(f"{based[1].rstrip('/')}/") if based is not None else begin[0]
    paths = dict(_PATH.findall(found["all"])) if (found := _PATHS.search(whole)) is not None else {}
    set_up = based is not None or bool(paths) or begin[0] != page.base  # else a library says so, and no loader is here
    told = (
        absolute(url if name.startswith(".") else base, _file(paths.get(name, name)))
        for name in _needed(script, set_up)
    )
    return list(dict.fromkeys(filter(None, told)))


def _needed(script: str, set_up: bool) -> Iterator[str]:
    """Names that the statements of a script need; one alone is loaded by ``use``, and by others where it is a path."""
    own = set(words.table("layui_modules"))
    for statement in islice(_NEEDED.finditer(script), MOST):
        by = statement["by"]
        uses = by.startswith(("layui", "seajs"))
        for name in islice(_NAME.findall(statement["names"] or statement["name"]), MOST):
            wanted = uses or name.startswith(".") or (set_up and statement["names"] and name not in _NONE)
            if wanted and not (by.startswith("layui") and name in own):
                yield name


def _file(name: str) -> str:
    return name if name.endswith(".js") else f"{name}.js"
