"""Data that a page carries for its scripts, as text that a reader of objects understands.

``window.__INITIAL_STATE__ = {…}``, ``<script type="application/json">``, ``JSON.parse("…")``, attributes (``data-page="{…}"``), and what
frameworks pack: Nuxt 2 as a function that is called with the values that occur often, Nuxt 3 (devalue) as a list whose
objects name places in it, Next as pieces of one text whose long strings stand apart.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from crawler.parsing.page import Page
from crawler.parsing.scripts.script import said, scripts, unquoted

MOST_TEXT = 2_000_000
MOST_TEXTS, MOST_NODES, DEEPEST = 200, 50_000, 40
"""Texts of a page that hold data; values of a packed list, which may name one place many times."""
SHORTEST = 60
"""Characters from which on a string may hold data."""
_ATTRIBUTE = re.compile(r"""=\s{0,3}(?:"(\s{0,9}(?:[\[{]|&#)[^"]{60,}+)"|'(\s{0,9}[\[{][^']{60,}+)')""")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?')
_DATA = re.compile(r"[\[{,]\s{0,9}\"[\w$-]{1,60}\"\s{0,9}:|%22%3A", re.IGNORECASE)
_GIVEN = re.compile(r"__NUXT__\s{0,9}=\s{0,9}\(\s{0,9}function\s{0,9}\((?P<names>[\w$,\s]{1,9000}+)\)")
_VALUE = re.compile(r"""(?P<text>"(?:[^"\\\n]|\\.)*+"|[\w$.+-]++|\{\}|\[\])\s{0,9}(?:,|\)|$)""")
_HANDED = re.compile(r"__NUXT|__NEXT_DATA__|__next_f\b|__INITIAL_STATE__|application/json\b")
_PIECE = re.compile(r"__next_f\.push\(\[1,(\"(?:[^\"\\\n]|\\.)*+\")\]\)")
_LONG = re.compile(r"(?:^|\n)(?P<name>[0-9a-f]{1,6}):T(?P<length>[0-9a-f]{1,6}),")


def present(page: Page) -> bool:
    """Whether a page was made by a framework that hands its data on to the scripts."""
    return _HANDED.search(page.text) is not None


def texts(page: Page) -> Iterator[str]:
    """Texts of a page that hold data: what its scripts say, what stands packed in strings of them, what attributes hold."""
    yield from islice(_texts(page.text[:MOST_TEXT]), MOST_TEXTS)


def _texts(text: str) -> Iterator[str]:
    for script in scripts(text):
        yield _with_given(said(script))
        yield from _unpacked(script)
    if pieces := _PIECE.findall(text):
        yield _joined("".join(map(unquoted, pieces)))
    for found in _ATTRIBUTE.finditer(text):
        if _DATA.search(told := html.unescape(found[1] or found[2])):
            yield told


def _unpacked(script: str) -> Iterator[str]:
    """Data within strings of a script, or in a list of places."""
    if script.lstrip().startswith("[") and (listed := _listed(script)):
        yield json.dumps(listed, ensure_ascii=False)
    for found in _STRING.finditer(script) if "parse" in script else ():
        if len(found[0]) >= SHORTEST and _DATA.search(told := unquoted(found[0])):
            yield unquote(told) if told.startswith("%") else told


# -- Nuxt 2 ------------------------------------------------------------------------------------------------------------


def _with_given(script: str) -> str:
    """``(function(a,b){return {title:a}}("…",2))`` with what it is given."""
    begun = _GIVEN.search(script)
    if begun is None:
        return script
    names = [name.strip() for name in begun["names"].split(",")]
    at = script.rfind("}(")
    values = _values(script, at + 2, len(names)) if at > 0 else []
    known = dict(zip(names, values, strict=False))
    bare = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|(?<=[:\[,])[A-Za-z_$][\w$]{0,4}(?=[,}\]])")
    return bare.sub(lambda found: known.get(found[0], found[0]), script[begun.end() : at])


def _values(script: str, at: int, most: int) -> list[str]:
    found: list[str] = []
    while len(found) < most and (value := _VALUE.match(script, at)) is not None:
        found.append(value["text"])
        at = value.end()
    return found


# -- Nuxt 3 ------------------------------------------------------------------------------------------------------------


def _listed(script: str) -> Any:
    """The value that a list of values stands for, whose objects and lists name places in it; ``None`` for any other list."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return None
    if not data or not isinstance(data[0], list | dict) or not all(map(_is_place, _inner(data[0]))):
        return None
    left = [MOST_NODES]

    def value(place: Any, depth: int) -> Any:
        left[0] -= 1
        if left[0] < 0 or depth > DEEPEST or not _is_place(place) or not 0 <= place < len(data):
            return None
        found = data[place]
        if isinstance(found, dict):
            return {name: value(inner, depth + 1) for name, inner in found.items()}
        if isinstance(found, list):
            marked = len(found) == 2 and isinstance(found[0], str)  # ["Reactive", 3]
            return value(found[1], depth + 1) if marked else [value(inner, depth + 1) for inner in found]
        return found

    return value(0, 0)


def _inner(value: Any) -> list[Any]:
    inner = list(value.values()) if isinstance(value, dict) else value
    return inner[1:] if inner and isinstance(inner[0], str) else inner


def _is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


# -- Next --------------------------------------------------------------------------------------------------------------


def _joined(told: str) -> str:
    """Rows of a text with the long strings, which stand apart, in the places that name them: ``"$1a"``."""
    long: dict[str, str] = {}
    for found in _LONG.finditer(told):
        size = int(found["length"], 16)
        whole = told[found.end() : found.end() + size].encode("utf-8", "replace")[:size]
        long[found["name"]] = json.dumps(whole.decode("utf-8", "ignore"), ensure_ascii=False)
    return re.sub(r'"\$([0-9a-f]{1,6})"', lambda named: long.get(named[1], named[0]), told)
