"""Sitemaps (sitemaps.org) and the lines of robots.txt that name them, read without entities and with bounds."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from crawler.parsing.page import PageError

MOST = 50_000
_LOC = re.compile(r"<(?:\w+:)?loc[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w+:)?(?:url|sitemap)\b[^>]*>(.*?)</(?:\w+:)?(?:url|sitemap)>", re.IGNORECASE | re.DOTALL)
_LASTMOD = re.compile(r"<(?:\w+:)?lastmod[^>]*>\s*([^<]+?)\s*<", re.IGNORECASE)
_ROBOTS = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses with the day of their last change (``""`` unstated); of pages, or of further sitemaps."""

    urls: dict[str, str]
    index: bool


def is_sitemap(text: str) -> bool:
    """Whether a page is a sitemap or an index of sitemaps."""
    return re.search(r"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", text[:5000], re.IGNORECASE) is not None


def read(text: str) -> Sitemap:
    """Read by pattern and not by an XML parser: no entity is ever expanded, no file opened. Raises :class:`PageError`."""
    if not is_sitemap(text):
        raise PageError("not a sitemap")
    urls: dict[str, str] = {}
    for entry in _ENTRY.finditer(text):
        location, changed = _LOC.search(entry[1]), _LASTMOD.search(entry[1])
        if location is not None and len(urls) < MOST:
            urls.setdefault(html.unescape(location[1]), changed[1] if changed else "")
    index = re.search(r"<(?:\w+:)?sitemapindex[\s>]", text[:5000], re.IGNORECASE) is not None
    return Sitemap(urls, index)


def named_by(robots: str) -> list[str]:
    """Addresses of the ``Sitemap:`` lines of a robots.txt (RFC 9309 §2.2.4), each once."""
    return list(dict.fromkeys(_ROBOTS.findall(robots)))
