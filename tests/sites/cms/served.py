"""Styles served on loopback, a site each, and crawled side by side: through robots.txt, charset, politeness and Scrapy."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.crawler.sources import Crawl, crawl_sources
from tests.sites.cms.style import Style
from tests.sites.web import Pages


def faults(styles: Sequence[Style], folder: Path) -> dict[str, list[str]]:
    """What of each style did not arrive as it stands there, by its name: nothing where all is well."""
    with ExitStack() as stack:
        sites = {
            style.name: stack.enter_context(Pages(style.reply, f"127.0.6.{number}")).address + style.start
            for number, style in enumerate(styles, 1)
        }
        crawls = crawl_sources({name: ("generic", url) for name, url in sites.items()}, folder, kind="government")
    return {style.name: _faults(style, crawls[style.name]) for style in styles}


def _faults(style: Style, crawl: Crawl) -> list[str]:
    notices = style.holding.notices
    told = [crawl.report[name] for name in ("outcome", "reason", "new")]
    wrong = [] if told == ["ok", "", len(notices)] else [f"{told} instead of {len(notices)} new ones"]
    wrong += [f"{len(crawl.items)} items"] if len(crawl.items) != len(notices) else []
    held, found = ({_joined(one.title) for one in some} for some in (notices, crawl.items))
    return wrong + [f"missing: {title}" for title in held - found] + [f"of nothing: {title}" for title in found - held]


def _joined(title: str) -> str:
    return "".join(title.split())
