"""Lists that only a browser sees: the page holds a script that fetches the rows and an empty place for them."""

from __future__ import annotations

import re

from crawler.parsing.body import collapse
from crawler.parsing.nodes import select, words
from crawler.parsing.page import Page, PageError

HEAD = 200_000
LITTLE = 80
"""Characters of text up to which a place for an application is empty, though it says that it is loading."""
_PLACES = "#app, #root, #__next, #__nuxt, #q-app, #react-root, #main-app, #app-root, app-root"
_TEMPLATE = re.compile(
    r"""\bv-for\s*=|\bng-repeat\s*=|\*ngFor\s*=|\bx-for\s*=|\{\{\s*(?:\#|each\b|[a-z_$][\w$]*\.[\w$.]+\s*\}\})|<%=?\s*\w+\.\w+"""
    r"""|<script[^>]{1,200}type\s*=\s*["']?text/(?:html|template|x-template|x-handlebars|x-jquery-tmpl|ng-template)""",
    re.IGNORECASE | re.VERBOSE,
)
_BUNDLE = re.compile(r"<script\b[^>]{0,300}\b(?:src|type\s*=\s*[\"']?module)\b", re.IGNORECASE)


def by_script(page: Page) -> str:
    """Why a page without rows may have some in a browser; empty where nothing speaks for it."""
    head = page.text[:HEAD]
    if head.lstrip()[:1] != "<" or head.lstrip().startswith("<?xml") or "<script" not in head.lower():
        return ""
    sign = _empty_place(page) if _BUNDLE.search(head) else ""
    if not sign and (found := _TEMPLATE.search(head)):
        sign = f"a template for rows ({collapse(found[0])[:40]})"
    return f"the list is made by a script in the browser: {sign}; nothing can be read without one" if sign else ""


def _empty_place(page: Page) -> str:
    try:
        root = page.selector.root
    except PageError:
        return ""
    for place in select(root, _PLACES):
        if len(collapse(words(place))) <= LITTLE and not select(place, "a[href]"):
            named = f" id={place.get('id')}" if place.get("id") else ""
            return f"an empty <{place.tag}{named}> and scripts"
    if not select(root, "body a[href]") and len(_written(root)) <= LITTLE:
        return "no links, no text, only scripts"
    return ""


def _written(root: object) -> str:
    texts = select(root, "body :not(script):not(style):not(noscript)::text")
    return collapse(" ".join(texts))
