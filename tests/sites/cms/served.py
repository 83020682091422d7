"""Styles served on loopback, a site each, and crawled side by side: through robots.txt, charset, politeness and Scrapy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.crawler.sources import Crawl, crawl_sources
from tests.sites.cms.style import Style
from tests.sites.web import Pages

_NAMED = re.compile(rb"(?:https?:)?//(?:\w+\.)?site\.example")
"""How pages name their own site, or one of its other hosts, by its name: on loopback there is one host without a name."""


def faults(styles: Sequence[Style], folder: Path) -> dict[str, list[str]]:
    """What of each style did not arrive as it stands there, by its name: nothing where all is well."""
    with ExitStack() as stack:
        sites = {
            style.name: stack.enter_context(_pages(style, number)).address + style.start
            for number, style in enumerate(styles, 1)
        }
        crawls = crawl_sources({name: ("generic", url) for name, url in sites.items()}, folder, kind="government")
    return {style.name: _faults(style, crawls[style.name]) for style in styles}


def _pages(style: Style, number: int) -> Pages:
    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        status, kind, page = style.reply(method, target, body)
        return status, kind, _NAMED.sub(pages.address.encode(), page)

    pages = Pages(reply, f"127.0.6.{number}")
    return pages


def _faults(style: Style, crawl: Crawl) -> list[str]:
    notices = style.holding.notices
    told = [crawl.report[name] for name in ("outcome", "reason", "new")]
    wrong = [] if told == ["ok", "", len(notices)] else [f"{told} instead of {len(notices)} new ones"]
    wrong += [f"{len(crawl.items)} items"] if len(crawl.items) != len(notices) else []
    held, found = ({_joined(one.title) for one in some} for some in (notices, crawl.items))
    return wrong + [f"missing: {title}" for title in held - found] + [f"of nothing: {title}" for title in found - held]


def _joined(title: str) -> str:
    return "".join(title.split())
