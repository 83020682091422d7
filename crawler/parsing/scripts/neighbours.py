"""Scripts that stand beside a page on its own site and may speak of its rows: few, and none that many sites share.

Those that the page names, then those that these name (:mod:`crawler.parsing.scripts.chunks`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from crawler.parsing import words
from crawler.parsing.address import same_site
from crawler.parsing.page import Page
from crawler.parsing.scripts import chunks, modules
from crawler.parsing.scripts.script import scripts as said_by

MOST, MOST_IN_ALL = 3, 8
"""Scripts that a page names; with those that these name."""
_OF_SITE = re.compile(r"[a-z]+\d{2,}$", re.IGNORECASE)
"""A folder that a site numbers, ``template161``: no library's version."""
_IMPORTED = re.compile(r"(?:\bfrom|\bimport)\s{0,9}\(?\s{0,9}[\"']([\w./@-]{1,200}\.m?js(?:\?[\w.=&-]{0,60})?)[\"']")
"""What a module on the page takes from others: ``import { rows } from "./api.js"``."""


def scripts(page: Page) -> list[str]:
    """Addresses, those first that are named after the page or its rows; of equals the last, since a page's own stands there."""
    stem = PurePosixPath(urlsplit(page.url).path).stem.lower()
    named = page.selector.css("script::attr(src), link[rel=modulepreload]::attr(href)").getall()
    inline = "\n".join(said_by(page.text))
    imported = (module[1] for module in islice(_IMPORTED.finditer(inline), MOST))
    loaded = (*modules.main(page), *modules.named(inline, page.url, page))
    found = [*(page.join(source) for source in (*named, *imported)), *loaded]
    there = (url for url in dict.fromkeys(found) if url and same_site(url, page.url))
    own = [url for url in there if not _shared(url.rpartition("/")[2] if url in loaded else url)]
    spoken = set(words.table("asked_for")) | ({stem} if stem else set())

    def rank(place: int) -> tuple[bool, int]:
        named = words.of_name(PurePosixPath(urlsplit(own[place]).path).stem)
        return bool(named & spoken) or own[place] in loaded, place

    chosen = sorted(range(len(own)), key=rank, reverse=True)[:MOST]
    return [own[place] for place in chosen]


def further(script: Page, site: Page, known: Collection[str], around: Iterable[str] = ()) -> list[str]:
    """Addresses of scripts that a script of the page ``site`` names, but for those that are ``known``.

    ``around``: the others that have come. How webpack names chunks may stand in a script of its own, which is asked for then.
    """
    others = "\n".join((*said_by(site.text), *around))
    loaded = modules.named(script.text, script.url, site, others)
    found = [*chunks.named(script.text, script.url, site, others), *loaded]
    there = [url for url in found if url not in known and same_site(url, site.url)]
    fresh = [url for url in there if not _shared(url.rpartition("/")[2] if url in loaded else url)]
    if not fresh and ".e(" in script.text:
        fresh = [url for url in _runtimes(site) if url not in known and same_site(url, site.url)]
    return fresh[: max(MOST_IN_ALL - len(known), 0)]


def _runtimes(site: Page) -> list[str]:
    sources = (site.join(source) for source in site.selector.css("script::attr(src)").getall())
    return [
        url
        for url in sources
        if {"runtime", "manifest", "webpack"}.intersection(words.of_name(PurePosixPath(urlsplit(url).path).name))
    ]


def reached(page: Page, spoken: Mapping[str, str]) -> list[str]:
    """Addresses of the scripts of a page, with those that are named by such as have ``spoken``: their texts by address."""
    found = scripts(page)
    for url in found:
        if url in spoken:
            around = (spoken[one] for one in found if one in spoken)
            found += further(replace(page, url=url, text=spoken[url]), page, found, around)
    return found


def _shared(url: str) -> bool:
    path = PurePosixPath(urlsplit(url).path)
    named = {word for part in path.parts for word in words.of_name(_OF_SITE.sub("", part))}
    return path.suffix not in (".js", ".mjs") or any(
        word in named or (len(word) > 4 and word in path.name.lower()) for word in words.table("libraries")
    )
