"""Scripts that stand beside a page on its own host and may speak of its rows: few, and none that many sites share."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from crawler.parsing import words
from crawler.parsing.page import Page
from crawler.parsing.scripts.script import scripts as said_by

MOST = 3
_IMPORTED = re.compile(r"(?:\bfrom|\bimport)\s{0,9}\(?\s{0,9}[\"']([\w./@-]{1,200}\.m?js(?:\?[\w.=&-]{0,60})?)[\"']")
"""What a module on the page takes from others: ``import { rows } from "./api.js"``."""


def scripts(page: Page) -> list[str]:
    """Addresses, those first that are named after the page or its rows; of equals the last, since a page's own stands there."""
    host, stem = urlsplit(page.url).netloc, PurePosixPath(urlsplit(page.url).path).stem.lower()
    named = page.selector.css("script::attr(src), link[rel=modulepreload]::attr(href)").getall()
    imported = (module[1] for script in said_by(page.text) for module in islice(_IMPORTED.finditer(script), MOST))
    found = [page.join(source) for source in (*named, *imported)]
    own = [url for url in dict.fromkeys(found) if url and urlsplit(url).netloc == host and not _shared(url)]
    spoken = set(words.table("asked_for")) | ({stem} if stem else set())

    def rank(place: int) -> tuple[bool, int]:
        named = set(_words(PurePosixPath(urlsplit(own[place]).path).stem))
        return bool(named & spoken), place

    chosen = sorted(range(len(own)), key=rank, reverse=True)[:MOST]
    return [own[place] for place in chosen]


def _shared(url: str) -> bool:
    path = PurePosixPath(urlsplit(url).path)
    named = {word for part in path.parts for word in _words(part)}
    return path.suffix not in (".js", ".mjs") or any(
        word in named or (len(word) > 4 and word in path.name.lower()) for word in words.table("libraries")
    )


def _words(name: str) -> list[str]:
    """Words of a file's name: list, min and js of ``list-min.js``; without numbers."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
