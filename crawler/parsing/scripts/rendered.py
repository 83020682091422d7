"""Pages that a server renders whole and whose scripts turn them by the page's own address: ``router.push({query: {page: n}})``.

Next, Nuxt, Remix: a pager of buttons goes to ``?page=2`` of the same address, which the server answers with a page like the first.
"""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from crawler.parsing.scripts.parameters import counts_pages
from crawler.parsing.scripts.scope import Scope

MOST_TURNS = 40
_RENDERED = re.compile(
    r"__NEXT_DATA__|__next_f|__NUXT_?_?|data-server-rendered|__remixContext|data-sveltekit|data-ssr=", re.IGNORECASE
)
_GOES = r"\b(?:push|replace|navigate|navigateTo|setSearchParams)\(\s{0,9}"
_TURNS = re.compile(
    rf"{_GOES}\{{(?P<told>[^{{}}]{{0,120}}(?:\{{[^{{}}]{{0,120}}\}}[^{{}}]{{0,40}})?)\}}"
    rf"|{_GOES}[\"'`](?P<path>[^\"'`?\n]{{0,120}})\?(?:[^\"'`&\n]{{0,60}}&)?(?P<joined>\w{{1,30}})=(?:[\"'](?:\.concat\(|\s{{0,9}}\+)|\$\{{)"
)
_KEY = re.compile(r"\b(\w{1,30})\s{0,9}:")
_PATH = re.compile(r"\b(?:path|pathname)\s{0,9}:\s{0,9}[\"'`](?P<path>[^\"'`\n]{0,120})[\"'`]")


def turned(scope: Scope) -> str:
    """The parameter of a page's own address that its scripts count pages with; empty for a page that no server renders, or none."""
    if not _RENDERED.search(scope.page.text):
        return ""
    own = urlsplit(scope.page.url).path.rstrip("/")
    for found in islice(_TURNS.finditer(scope.script), MOST_TURNS):
        told = _PATH.search(found["told"] or "")
        path = found["path"] if found["joined"] else told["path"] if told is not None else ""
        keys = [found["joined"]] if found["joined"] else _KEY.findall(found["told"])
        counted = next(filter(counts_pages, keys), "")
        if counted and (not path or "${" in path or path.rstrip("/") == own):
            return counted
    return ""
