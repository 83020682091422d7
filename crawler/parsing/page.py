"""A page as parsers see it: address, right text, selector, JSON. Lives without the network it came from."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from parsel import Selector

from crawler.parsing.address import same_site

DEEPEST = 250
"""libxml2 drops what is nested deeper (256 elements, 2,048 in newer ones), without a word."""
MOST_ATTRIBUTES = 500
"""lxml takes quadratic time in the attributes of one tag (40,000: 10 s)."""
MOST_TAGS = 300_000
LONGEST_TAG = 10_000
"""Characters of a tag from which on its attributes are counted."""
_ATTRIBUTES = r"""((?: [^>=]++ | =\s*+"[^"]*+" | =\s*+'[^']*+' | = )*+)"""
"""A quote counts after an equals sign only, as HTML tokenizes."""
_RAW = "|".join(rf"{name}\b {_ATTRIBUTES} >(?: .*?</{name} | .*)" for name in ("script", "style", "textarea"))
_TAGS = re.compile(
    rf"<(?: !--(?:.*?-->|.*) | {_RAW} | [a-zA-Z][^\s/>]*+ {_ATTRIBUTES} )", re.DOTALL | re.IGNORECASE | re.VERBOSE
)
"""Comments, raw text, and the attributes of tags that open an element."""
_TOO_DEEP = etree.XPath("/*" * (DEEPEST + 1))
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"[^\s/=>]+(?:\s*=\s*[^\s>]*)?")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?][^\s，。；、）)\"'<>]*)?", re.IGNORECASE | re.ASCII
)


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
"""Half of a character beyond the first 65,536, as JSON may spell it."""
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""libxml2 drops what stands after these; browsers, and the people who made the page, do not."""


MOST_ROWS = 3000
"""More elements of a kind than this are no list that a person reads; the rest is left out."""


class PageError(ValueError):
    """The page cannot be read at all; the message says why."""


class Gone(PageError):
    """The site answers that what was asked for is not there: a detail is ``gone``, a list cannot be read."""


class Walled(PageError):
    """A login, captcha, signature or encrypted reply stands in the way: the outcome is ``blocked``, we stay away."""


@dataclass(frozen=True)
class Page:
    """One fetched page. ``text`` is decoded; ``url`` is where it came from after redirects."""

    url: str
    text: str
    status: int = 200
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    suspect: str = ""
    """Why the text may not be what the site meant, e.g. ``charset_suspect``; what is read from it is unsure."""

    def __getstate__(self) -> dict[str, Any]:
        """What was fetched, without what was made of it: a document cannot be handed to another process."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def selector(self) -> Selector:
        """The document. Raises :class:`PageError` for a page made to hurt parsers."""
        return Node(root=tree(self.text), type="html")

    @cached_property
    def data(self) -> Any:
        """The JSON of the page, also of one that wraps it in a call or a variable. Raises :class:`PageError`."""
        text = self.text.strip().lstrip("\ufeff")
        try:
            return _json(text)
        except RecursionError as error:
            raise PageError(f"{self.url}: JSON nested too deep") from error
        except ValueError:
            begin = min((place for mark in "[{" if (place := text.find(mark)) >= 0), default=0)
            end = max(text.rfind("]"), text.rfind("}")) + 1
        try:
            if begin >= end:
                raise ValueError("no JSON")
            return _json(text[begin:end])
        except (ValueError, RecursionError) as error:
            raise PageError(f"{self.url}: no JSON ({str(error)[:80]})") from error

    def join(self, href: str | None) -> str:
        """An absolute http(s) address of a link of this page; empty for any other or broken link."""
        return absolute(self.base, href)

    @cached_property
    def base(self) -> str:
        """The address that links count from; a ``<base>`` that leads to another site is not followed."""
        href = self.selector.css("base::attr(href)").get() if "<base" in self.text[:20000].lower() else None
        named = absolute(self.url, href)
        return named if named and same_site(named, self.url) else self.url


class Node(Selector):
    """A selector to which an attribute with a name that lxml cannot tell, such as ``{{selected}}`` of a template, is none."""

    __slots__ = ()

    @property
    def attrib(self) -> dict[str, str]:
        """Attributes by name."""
        try:
            return super().attrib
        except (KeyError, ValueError):
            return dict(_tellable(self.root))


def _tellable(element: Any) -> Iterator[tuple[str, str]]:
    """Attributes whose names lxml can ask for: no marks of control, nothing that looks like a namespace."""
    for name in element.keys():  # noqa: SIM118 - it iterates children
        with suppress(KeyError, ValueError):
            yield name, element.attrib[name]


def _json(text: str) -> Any:
    """What is no number (NaN, 1e400) is nothing, half a surrogate pair a question mark: no later step can take either."""
    data = json.loads(text, strict=False, parse_constant=lambda _: None, parse_float=_finite)
    if not _SURROGATE.search(text):
        return data
    return json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def absolute(base: str, href: str | None) -> str:
    """``href`` seen from ``base``, without fragment; empty when it is no usable http(s) address."""
    if not href or len(href) > 4000:
        return ""
    try:
        url = urldefrag(urljoin(base, re.sub(r"[\r\n\t]", "", href.strip()))).url
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        usable = usable and not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", url)
    except ValueError:
        return ""
    return url if usable else ""


def web_address(text: str) -> str:
    """The first web address in a value, its scheme added where it has none; a mail address is none."""
    found = _ADDRESS.search(text) if "@" not in text else None
    return "" if found is None else absolute("", found[0] if "://" in found[0] else f"http://{found[0]}")


def check_tags(text: str) -> None:
    """Raise :class:`PageError` for tags that a parser would choke on. Linear in the length of the text."""
    if text.count("<") > MOST_TAGS:
        raise PageError(f"parse_truncated: more than {MOST_TAGS} tags")
    if len(text) <= LONGEST_TAG:
        return
    for found in _TAGS.findall(text):
        attributes = "".join(found)
        if len(attributes) > LONGEST_TAG and _attributes(attributes) > MOST_ATTRIBUTES:
            raise PageError(f"parse_truncated: a tag with more than {MOST_ATTRIBUTES} attributes")


def check_depth(root: Any) -> None:
    """Raise :class:`PageError` for a document so deep that the parser may have left out parts."""
    if _TOO_DEEP(root):
        raise PageError(f"parse_truncated: nested more than {DEEPEST} elements deep, parts would be lost")


def tree(html: str) -> Any:
    """The root of parsed HTML. Raises :class:`PageError` for what is made to hurt parsers, or what they would cut."""
    check_tags(html)
    whole = _ENDS.sub("", html).encode("utf-8", "replace").decode()
    root = Selector(text=whole or "<html/>", type="html", huge_tree=False).root
    check_depth(root)
    return root


def _attributes(text: str) -> int:
    return sum(1 for _ in _ATTRIBUTE.finditer(_QUOTED.sub("", text)))
