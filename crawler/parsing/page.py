"""A page as parsers see it: address, right text, selector, JSON. Lives without the network it came from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from parsel import Selector

DEEPEST = 250
"""libxml2 drops what is nested deeper than 256 elements, without a word."""
MOST_ATTRIBUTES = 500
"""lxml takes quadratic time in the attributes of one tag (40,000: 10 s)."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "option",
        "tr",
        "td",
        "th",
        "dt",
        "dd",
    ]
)


class PageError(ValueError):
    """The page cannot be read at all; the message says why."""


class Walled(PageError):
    """A login, captcha, signature or encrypted reply stands in the way: the outcome is ``blocked``, we stay away."""


@dataclass(frozen=True)
class Page:
    """One fetched page. ``text`` is decoded; ``url`` is where it came from after redirects."""

    url: str
    text: str
    status: int = 200
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @cached_property
    def selector(self) -> Selector:
        """The document. Raises :class:`PageError` for a page made to hurt parsers."""
        check_shape(self.text)
        return Selector(text=self.text or "<html/>", type="html", huge_tree=False)

    @cached_property
    def data(self) -> Any:
        """The JSON of the page, also of one that wraps it in a call or a variable. Raises :class:`PageError`."""
        text = self.text.strip().lstrip("\ufeff")
        try:
            return json.loads(text, strict=False)
        except ValueError:
            inner = re.search(r"[\[{].*[\]}]", text, re.DOTALL)
        try:
            if inner is None:
                raise ValueError("no JSON")
            return json.loads(inner[0], strict=False)
        except (ValueError, RecursionError) as error:
            raise PageError(f"{self.url}: no JSON ({str(error)[:80]})") from error

    def join(self, href: str | None) -> str:
        """An absolute http(s) address of a link of this page; empty for any other or broken link."""
        return absolute(self.base, href)

    @cached_property
    def base(self) -> str:
        """The address that links count from."""
        href = self.selector.css("base::attr(href)").get() if "<base" in self.text[:20000].lower() else None
        return absolute(self.url, href) or self.url


def absolute(base: str, href: str | None) -> str:
    """``href`` seen from ``base``, without fragment; empty when it is no usable http(s) address."""
    if not href or len(href) > 4000:
        return ""
    try:
        url = urldefrag(urljoin(base, re.sub(r"[\r\n\t]", "", href.strip()))).url
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return ""
    return url if usable else ""


def check_shape(text: str) -> None:
    """Raise :class:`PageError` for nesting or attributes that a parser would choke on or silently drop."""
    depth = 0
    for found in _TAG.finditer(text):
        closing, name, attributes = found[1], found[2].lower(), found[3]
        if len(attributes) > 10_000 and attributes.count("=") + attributes.count(" ") > 2 * MOST_ATTRIBUTES:
            raise PageError(f"a <{name}> with more than {MOST_ATTRIBUTES} attributes")
        if name in _VOID or attributes.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise PageError(f"nested more than {DEEPEST} elements deep: parts would be lost")
