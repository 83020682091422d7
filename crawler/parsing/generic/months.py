"""Lists of one month each: their heading is the month, and links beside name others: *« 2026年5月*."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from crawler.parsing.body import in_a_line
from crawler.parsing.generic.turning import Next, to
from crawler.parsing.page import Page

_MONTH = re.compile(r"(20\d{2})\s?(?:年|[./-])\s?(\d{1,2})\s?月?")
_AROUND = " <>«»‹›←→()（）[]【】"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "caption", "legend")
LONGEST, MOST = 20, 500
"""Characters of a link that names a month and how many rows it has; links that are looked at."""


def by_month(page: Page, links: Iterable[Any]) -> Next | None:
    """Where the latest month before the page's own is; ``None`` for a page that has no month, or several, as its headings."""
    shown = [month for part in page.selector.root.iter(*_HEADINGS) if (month := _month(part)) is not None]
    if len(shown) != 1:
        return None
    named = ((month, link) for link in islice(links, MOST) if link.tag == "a" and (month := _month(link)) is not None)
    earlier = [(month, link) for month, link in named if month < shown[0]]
    latest = max(earlier, key=lambda one: one[0], default=None)
    return to(page, latest[1].get("href") or "") if latest is not None else None


def _month(part: Any) -> tuple[int, int] | None:
    """The year and month that are all an element says."""
    text = in_a_line(part)
    found = _MONTH.fullmatch(text.strip(_AROUND)) if len(text) <= LONGEST else None
    return (int(found[1]), int(found[2])) if found is not None and 1 <= int(found[2]) <= 12 else None
