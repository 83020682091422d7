"""Sitemaps (sitemaps.org) and the lines of robots.txt that name them, read without entities and with bounds."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from crawler.parsing.page import PageError, absolute

MOST = 50_000
MOST_TAGS = 8 * MOST
_TOKEN = re.compile(
    r"<(?:\w{1,40}:)?(urlset|sitemapindex|url|sitemap|loc|lastmod)\b[^<>]{0,500}>\s*+(?:<!\[CDATA\[\s*+)?([^<\]]{0,4000})",
    re.IGNORECASE,
)
"""An opening tag and the text after it. Nothing in it runs past the next tag, so that reading is linear."""
_ENDS = re.compile(r"</(?:\w{1,40}:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_ROBOTS = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses with the day of their last change (``""`` unstated); of pages, or of further sitemaps.

    ``whole``: it was read to its end, and nothing was left out.
    """

    urls: dict[str, str]
    index: bool
    whole: bool = True


def is_sitemap(text: str) -> bool:
    """Whether a page is a sitemap or an index of sitemaps."""
    return re.search(r"<(?:\w{1,40}:)?(?:urlset|sitemapindex)[\s>]", text[:5000], re.IGNORECASE) is not None


def read(text: str, base: str = "") -> Sitemap:
    """Addresses as seen from ``base``; what is no web address is passed over.

    Read by pattern and not by an XML parser: no entity is ever expanded, no file opened. Raises :class:`PageError`."""
    if not is_sitemap(text):
        raise PageError("not a sitemap")
    urls: dict[str, str] = {}
    entry = ""
    for number, token in enumerate(_TOKEN.finditer(text)):
        if number > MOST_TAGS:
            return Sitemap(urls, _is_index(text), whole=False)
        name, words = token[1].lower(), token[2].strip()
        if name in ("url", "sitemap"):
            entry = ""
        elif name == "loc" and not entry and len(urls) < MOST:
            entry = absolute(base, html.unescape(words))
            if entry:
                urls.setdefault(entry, "")
        elif name == "loc" and not entry:
            return Sitemap(urls, _is_index(text), whole=False)
        elif name == "lastmod" and entry and not urls[entry]:
            urls[entry] = words
    return Sitemap(urls, _is_index(text), whole=_ENDS.search(text[-500:]) is not None)


def _is_index(text: str) -> bool:
    return re.search(r"<(?:\w{1,40}:)?sitemapindex[\s>]", text[:5000], re.IGNORECASE) is not None


def named_by(robots: str) -> list[str]:
    """Addresses of the ``Sitemap:`` lines of a robots.txt (RFC 9309 §2.2.4), each once."""
    return list(dict.fromkeys(_ROBOTS.findall(robots)))
