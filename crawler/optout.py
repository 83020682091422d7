"""What a page asks of those who copy it: ``X-Robots-Tag`` and ``<meta name="robots">``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scrapy.http import Response

from crawler.robots import NAME

_META = re.compile(r"<meta\b[^>]{0,400}>", re.IGNORECASE)
_NAME = re.compile(r"""\bname\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_AGENT = re.compile(r"^\s*([a-z][\w-]*)\s*:\s*(?!\s)", re.IGNORECASE)
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
HEAD = 50_000


def robots_tags(response: Response) -> list[str]:
    """The ``X-Robots-Tag`` headers of a response."""
    return [value.decode("latin-1") for value in response.headers.getlist("X-Robots-Tag")]


def directives(headers: Iterable[str], text: str) -> frozenset[str]:
    """The words that hold for us (``noindex``, ``noarchive``, ``nofollow``); ``none`` stands for two of them."""
    found: set[str] = set()
    for header in headers:
        agent = _AGENT.match(header)
        if agent is None or agent[1].lower() in (NAME, *_VALUED):
            found |= _words(header[agent.end() :] if agent and agent[1].lower() == NAME else header)
    for tag in _META.findall(text[:HEAD]):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        if name and content and name[1].lower() in ("robots", NAME):
            found |= _words(next(group for group in content.groups() if group is not None))
    return frozenset(found | ({"noindex", "nofollow"} if "none" in found else set()))


def may_keep(headers: Iterable[str], body: bytes) -> bool:
    """Whether a copy of the page may be kept: no ``noarchive``, no ``noindex``. Marks are ASCII in every charset of the web."""
    return not directives(headers, body[:HEAD].decode("latin-1")) & {"noarchive", "noindex"}


def _words(text: str) -> set[str]:
    return {word.strip().lower() for word in text.split(",")}
