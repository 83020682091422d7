"""What is asked of a crawl and what it tells: plain values that pass between processes. Scrapy is not needed for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from config.settings import Settings

AT_ONCE = 600
"""Crawls at once in a process: each mostly waits for its host's delay."""
Report = dict[str, Any]
STOPPED = "stopped; the next crawl goes on from here"
"""The reason of a crawl that was asked to stop."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to crawl: every detail again, at most so many pages a source.

    ``together`` is the name of what is crawled by one command: of a host whose robots.txt was out of reach nobody asks it again.
    """

    full: bool = False
    max_pages: int | None = None
    together: str = ""


AS_USUAL = Wishes()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the crawl of a source is."""

    source: str
    pages: int
    items: int
    finished: bool = False
    outcome: str = ""


Told = Callable[[Progress], None]


def at_once(settings: Settings) -> int:
    """How many crawls a process has at once."""
    return settings.crawls_at_once or AT_ONCE


def failed(source: str, reason: str, outcome: str = "failed") -> Report:
    """The report of a crawl that did not begin (``blocked``: was not let in) or was cut off."""
    counts = dict.fromkeys(("pages", "found", "new", "changed", "unchanged", "closed", "rejected", "errors"), 0)
    return {"source": source, "outcome": outcome, "reason": reason, **counts, "errors": 1, "seconds": 0.0}
