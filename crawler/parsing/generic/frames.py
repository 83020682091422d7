"""Which other pages a page is put together of, or sends on to: frames of a set or of a page that shows nothing itself, scripts that go elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.parsing.body import in_a_line
from crawler.parsing.page import Page

MOST = 6
LITTLE, FEW = 60, 2
"""Characters of text and links up to which a page with a script that goes elsewhere is no more than that."""
_GOES = re.compile(
    r"""\blocation(?:\.href)?\s*=\s*["']([^"'\s]{1,300})["']|\blocation\.(?:replace|assign)\(\s*["']([^"'\s]{1,300})["']"""
)


def of(page: Page) -> list[str]:
    """Addresses on the page's own host: of its frames, the largest number of them that a site of frames has, or of where it sends on to."""
    host = urlsplit(page.url).netloc
    sources = [frame.get("src") for frame in page.selector.root.iter("frame", "iframe")] or _sent_on(page)
    found = [page.join(source) for source in sources]
    return list(dict.fromkeys(url for url in found if url and urlsplit(url).netloc == host and url != page.url))[:MOST]


def _sent_on(page: Page) -> list[str]:
    """Where the script of a page that shows nothing goes: ``<script>location.href="/zp/list.htm"</script>``."""
    root = page.selector.root
    scripts = " ".join(script.text or "" for script in root.iter("script"))
    goes = _GOES.search(scripts)
    if goes is None or len(root.findall(".//a")) > FEW or len(in_a_line(root)) - len(scripts) > LITTLE:
        return []
    return [goes[1] or goes[2]]
