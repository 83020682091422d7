"""XML made to hurt, read in processes of their own that tell what it cost (R14).

``python -m tests.crawler.xml_bombs FILE…`` reads feeds and sitemaps as a crawl would and prints one JSON object each.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.servers import PROJECT_ROOT

Make = Callable[[int], bytes]
_FEED = "<rss><channel><item><title>{}</title><link>http://a.example/1</link></item></channel></rss>"


def _map(size: int, index: bool = False) -> bytes:
    """A sitemap of about so many bytes, with 1 kB an entry; an index has them short."""
    root, entry, pad = ("sitemapindex", "sitemap", "") if index else ("urlset", "url", "y" * 1000)
    one = f"<{entry}><loc>http://site.example/job/%d</loc><lastmod>2026-01-01</lastmod><x>{pad}</x></{entry}>\n"
    return (f"<{root}>" + "".join(one % n for n in range(size // len(one))) + f"</{root}>").encode()


def _with_doctype(doctype: str, words: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<!DOCTYPE rss [{doctype}]>{_FEED.format(words)}'.encode()


def _laughs() -> str:
    names = "abcdefghijklm"
    lines = [f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)]
    return '<!ENTITY a "ha">' + "".join(lines)


_LATE = f"<!--{'x' * 20_000}-->"
_FILE = '<!ENTITY secret SYSTEM "file:///etc/passwd">'
CANARY = "http://127.0.0.1:9/"
URL = "http://site.example/feed.xml"
_OUTSIDE = f'<!ENTITY % remote SYSTEM "{CANARY}x.dtd"> %remote;'
BOMBS: dict[str, Make] = {
    "external entity": lambda _: _with_doctype(_FILE, "&secret;"),
    "external entity, late": lambda _: _with_doctype(_FILE, "&secret;", _LATE),
    "external DTD": lambda _: _with_doctype(_OUTSIDE, "招聘", _LATE),
    "named DTD": lambda _: f'<!DOCTYPE rss SYSTEM "{CANARY}x.dtd">'.encode() + _FEED.format("x" * 9).encode(),
    "XInclude": lambda _: _FEED.format(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>招聘公告'
    ).encode(),
    "billion laughs": lambda _: _with_doctype(_laughs(), "&m;"),
    "billion laughs, late": lambda _: _with_doctype(_laughs(), "&m;", _LATE),
    "one long entity, often": lambda _: _with_doctype(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 50_000, _LATE),
    "large sitemap": lambda size: _map(size),
    "large packed sitemap": lambda size: gzip.compress(_map(size), 1),
    "large index": lambda size: _map(size, index=True),
    "entries without end": lambda size: b"<urlset>" + b"<url>" * (size // 5),
    "tags without end": lambda size: b"<urlset>" + b"<loc " * (size // 5),
    "large feed": lambda size: _FEED.format("招聘公告" * (size // 12)).encode(),
    "feed of many entries": lambda size: (
        b"<rss><channel>"
        + b"<item><title>xxxx</title><link>http://a.example/1</link></item>" * (size // 63)
        + b"</channel></rss>"
    ),
    "deep feed": lambda size: b"<rss><channel>" + b"<a>" * (size // 3),
}


def told(names: Iterable[str], size: int, folder: Path, canary: str = CANARY) -> dict[str, dict[str, Any]]:
    """What reading each cost: ``seconds`` of CPU, ``mebibytes``; and the ``titles`` it gave.

    ``canary`` is the address that a parser which goes outside would ask, followed by the bomb's name.
    """
    files = {name: folder / str(number) for number, name in enumerate(names)}
    for name, file in files.items():
        file.write_bytes(BOMBS[name](size).replace(CANARY.encode(), f"{canary}{quote(name)}".encode()))
    command = [sys.executable, "-m", "tests.crawler.xml_bombs", *map(str, files.values())]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT_ROOT, timeout=600, check=True)
    return dict(zip(files, map(json.loads, done.stdout.splitlines()), strict=True))


def _peak() -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def main() -> None:
    """The child; each bomb goes off in a fork of it, so that its memory is its own."""
    from crawler.parsing import feed
    from crawler.parsing.page import Page

    feed.read_list(Page(URL, _FEED.format("warm up")), "s")
    for file in sys.argv[1:]:
        pid = os.fork()
        if not pid:
            print(json.dumps(_went_off(Path(file))), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)


def _went_off(file: Path) -> dict[str, Any]:
    """Read it as what arrived; its bytes count."""
    from crawler import arrival
    from crawler.parsing import feed, sitemap
    from crawler.parsing.page import Page, PageError

    before, started, titles = _peak(), time.process_time(), []
    try:
        arrived = arrival.Arrived(URL, URL, 200, file.read_bytes(), "application/xml")
        page = arrival.read(arrived, datetime.now(UTC), detail=False)
        del arrived  # as in a crawl, which decodes in one process and reads in another
        if not isinstance(page, Page):
            outcome = page.reason
        elif sitemap.is_sitemap(page.text):
            found = sitemap.read(page.text, URL)
            outcome = f"{len(found.urls)} addresses{'' if found.whole else ', cut'}"
        else:
            titles = [entry.title for entry in feed.read_list(page, "s").entries]
            outcome = f"{len(titles)} entries"
    except PageError as error:
        outcome = str(error)
    seconds, grown = time.process_time() - started, (_peak() - before) / 1024
    return {"seconds": seconds, "mebibytes": grown, "outcome": outcome, "titles": [title[:100] for title in titles]}


if __name__ == "__main__":
    main()
