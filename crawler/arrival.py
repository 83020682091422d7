"""What arrived for a request: a page to read, or the named reason why it is none. Pure: nothing is fetched here."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler import noncontent
from crawler.charset import decode, private_characters
from crawler.noncontent import NonContent
from crawler.optout import directives
from crawler.parsing.page import Page

_FILES = (
    *(b"%PDF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"MZ", b"\x7fELF"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"\x1f\x8b", b"\x00\x00\x00", b"ID3", b"OggS"),
)
"""First bytes of what is no page."""
MOST_PRIVATE = 6
"""Characters of private use, two or more in a row, from which on a page writes words with them; icons stand alone."""
_PRIVATE = re.compile(
    r"(?:[\ue000-\uf8ff]|&#(?:x(?:e[\da-f]|f[0-8])[\da-f]{2}|5[7-9]\d{3}|6[0-3]\d{3});){2,}", re.IGNORECASE
)
SITEMAP_MAX = 16 << 20
"""Bytes that are read of a sitemap that is packed itself; the protocol allows 50 MiB, memory does not. It is then cut."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A response as it came; ``asked`` is the address before redirects."""

    asked: str
    url: str
    status: int
    body: bytes
    content_type: str = ""
    robots_tags: Sequence[str] = ()


def read(arrived: Arrived, now: datetime, *, detail: bool) -> Page | NonContent:
    """The page, or what it is instead. A detail that asks not to be listed is left alone (``X-Robots-Tag``)."""
    found = noncontent.by_status(arrived.status) or noncontent.by_redirect(arrived.asked, arrived.url, detail)
    if found is not None:
        return found
    body = arrived.body if detail else _unpacked(arrived.body)
    if is_file(body):
        return NonContent("rejected", "a file where a page was expected")
    decoded = decode(body, "" if body is not arrived.body else arrived.content_type)
    if decoded.suspect and not detail:
        return NonContent("rejected", f"charset_suspect: {decoded.encoding}")
    found = noncontent.recognise(decoded.text)
    if found is not None:
        return found
    if detail and "noindex" in directives(arrived.robots_tags, decoded.text):
        return NonContent("blocked", "opt-out: the page asks not to be listed (noindex)")
    suspect = f"charset_suspect: {decoded.encoding}" if decoded.suspect else _own_font(decoded.text)
    return Page(arrived.url, decoded.text, arrived.status, now, suspect)


def is_file(body: bytes) -> bool:
    """Whether what arrived begins like a file and no page."""
    return body.startswith(_FILES)


def _own_font(text: str) -> str:
    """Whether the page writes words in characters that only a font of its own can show (B083)."""
    if "&#" not in text and not private_characters(text):
        return ""
    runs = [found[0] for found in _PRIVATE.finditer(text)]
    count = sum(run.count(";") or len(run) for run in runs)
    return f"own_font: {count} characters of private use" if count >= MOST_PRIVATE else ""


def _unpacked(body: bytes) -> bytes:
    """A list that is a gzip file itself (``sitemap.xml.gz``), unpacked up to the bound of the sitemap protocol."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, SITEMAP_MAX)
    except zlib.error:
        return body
