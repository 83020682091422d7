"""Where a function of the page goes with what it is handed: ``view(4027, 'zp')`` and ``open(ctx + "/view.do?id=" + id)``.

Names that stand in such a sum are what the page sets them to: ``var ctx = "/recruit"``, a hidden field, the page's own host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from crawler.parsing.page import Page

MOST_GIVEN = 6
"""What a function is handed that is looked at."""
LONGEST_BODY = 3000
_GIVEN = re.compile(r"\s{0,9}(?:'([^'\n]{0,300})'|\"([^\"\n]{0,300})\"|([\w.-]{1,60}))\s{0,9}([,)])")
_PUT = re.compile(r"\$\{\s{0,9}([\w$.]{1,60})\s{0,9}\}")
_SAME = re.compile(r"\b(?:encodeURI(?:Component)?|String|escape|\$\.trim)\(\s{0,9}([\w$.]{1,60})\s{0,9}\)")
_FIELD = (
    r"(?:\$\(\s{0,9}[\"']\#|document\.getElementById\(\s{0,9}[\"'])(?P<field>[\w-]{1,60})[\"']\s{0,9}\)\.val(?:ue|\(\))"
)
_TERM = re.compile(
    rf"\s{{0,9}}(?:\"(?P<double>[^\"<>\n]{{0,300}})\"|'(?P<single>[^'<>\n]{{0,300}})'|{_FIELD}|(?P<name>[A-Za-z_$][\w$.]{{0,60}}+)(?!\())\s{{0,9}}"
)
_SUM = re.compile(r"[\"'$\w](?<![\w$.\"'][\"'$\w])")
"""Where a sum may begin: not within a name, and not behind a quote."""
_GOES = re.compile(r"location(?:\.href)?\s{0,9}=(?!=)|location\.(?:assign|replace)\s{0,9}\(|\bopen\s{0,9}\(")
_OWN_HOST = r"(?:(?:[\w.]{0,20}location\.\w{1,20}|[\"']://[\"']|[\"']//[\"'])\s{0,9}\+\s{0,9}){0,4}"
_SET = re.compile(
    rf"(?<![\w$])(?P<name>[A-Za-z_$][\w$]{{0,60}}+)[\"']?\s{{0,9}}+[=:]\s{{0,9}}+{_OWN_HOST}[\"'](?P<text>[^\"'<>\n]{{0,200}})[\"']"
)
MOST_SUMS, MOST_TERMS, MOST_NAMES = 40, 12, 5_000


def given(text: str, at: int) -> list[str]:
    """Plain values that a call hands over from ``at`` on, up to one that is none."""
    told: list[str] = []
    while len(told) < MOST_GIVEN and (found := _GIVEN.match(text, at)) is not None:
        told.append(next(one for one in found.groups() if one is not None))
        if found[4] == ")":
            break
        at = found.end()
    return told


def by_function(page: Page, body: str, known: Mapping[str, str]) -> str:
    """The address that the body of a function makes of what it is ``known`` to be handed; empty where it makes none."""
    return next((said for said, names in _sums(page, body, known) if names & known.keys()), "")


def by_handler(page: Page, text: str) -> str:
    """The address that a handler goes to which is joined of several: ``location.href = ctx + "/view?id=7"``."""
    goes = _GOES.search(text)
    return next((said for said, _ in _sums(page, text[goes.end() :], {})), "") if goes is not None else ""


def _sums(page: Page, script: str, known: Mapping[str, str]) -> Iterator[tuple[str, set[str]]]:
    """Sums of a script that hold a string which an address may have, as they read, and the names in them."""
    script = _SAME.sub(r"\1", _PUT.sub(r'" + \1 + "', script).replace("`", '"'))
    at = 0
    for _ in range(MOST_SUMS):
        if (begun := _SUM.search(script, at)) is None:
            return
        said, names, terms = "", set(), 0
        at = begun.start()
        while terms < MOST_TERMS and (term := _TERM.match(script, at)) is not None:
            literal = term["double"] if term["double"] is not None else term["single"]
            names |= {term["name"]} if term["name"] else set()
            said += literal if literal is not None else known.get(term["name"] or "") or _set_to(page, term)
            terms, at = terms + 1, term.end()
            if script[at : at + 1] != "+":
                break
            at += 1
        if terms > 1 and re.search(r"[/.?=]", said):
            yield said, names
        at = max(at, begun.end())


def _set_to(page: Page, term: re.Match[str]) -> str:
    """What the page sets a name or a field to; empty for what it does not say."""
    if term["field"]:
        values = page.selector.xpath("//input[@id=$name]/@value", name=term["field"])
        return values.get() or ""
    return _named(page).get((term["name"] or "").rpartition(".")[2], "")


@lru_cache(maxsize=1)
def _named(page: Page) -> dict[str, str]:
    """Texts that the scripts of a page set names to, the first of each; the last page's are kept, since many rows ask."""
    found = _SET.finditer("\n".join(page.selector.css("script::text").getall()))
    return dict(reversed([(one["name"], one["text"]) for one in islice(found, MOST_NAMES)]))


@lru_cache(maxsize=4)
def function(text: str, name: str) -> tuple[list[str], str]:
    """The names that a function gives to what it is handed, and its body; empty when the page does not define it."""
    bare = re.escape(name)
    opened = re.search(
        rf"(?:function\s+{bare}|{bare}\s*[:=]\s*(?:async\s+)?function)\s*\(\s*(\w[^)]{{0,300}})\)\s*\{{"
        rf"|(?<![\w$.]){bare}\s*=\s*(?:\(\s*(\w[^()]{{0,300}})\)|(\w{{1,60}}))\s*=>\s*\{{?",
        text,
    )
    if opened is None:
        return [], ""
    depth, end = 1, opened.end()
    while depth and end < min(len(text), opened.end() + LONGEST_BODY):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    names = [one.partition("=")[0].strip() for one in (opened[1] or opened[2] or opened[3]).split(",")]
    return names, text[opened.end() : end - 1]
