"""RSS 2.0, RSS 1.0 and Atom feeds. What an entry's text leaves out is on the page it links to."""

from __future__ import annotations

import email.utils
import hashlib
import re
from typing import Any

from crawler.items import ListEntry, ListPage
from crawler.parsing import xml
from crawler.parsing.address import canonical
from crawler.parsing.body import collapse, visible_text
from crawler.parsing.page import MOST_ROWS, Page, PageError, absolute

OLDEST = 1990
"""No feed is that old: an earlier year is a clock that was never set."""
WHOLE = 200
"""Characters from which an entry's own text is taken for the whole notice."""
LONGEST_TITLE, LONGEST_BODY = 4000, 1 << 20
"""Characters of markup that are read; what comes after is not what an announcement says."""


def address(page: Page) -> str:
    """The feed that an HTML page names; empty when it names none."""
    query = "link[type='application/rss+xml']::attr(href), link[type='application/atom+xml']::attr(href)"
    links = page.selector.css(
        f"{query}, a[href$='.rss']::attr(href), a[href$='/feed/']::attr(href), a[href*='rss.xml']::attr(href)"
    )
    return next((url for href in links.getall() if (url := page.join(href)) and "comments" not in url), "")


def is_feed(text: str) -> bool:
    """Whether a text is a feed."""
    head = text[:2000].lower()
    return "<rss" in head or "<feed" in head or "<rdf:rdf" in head


def read_list(page: Page, source: str, number: int = 1) -> ListPage:
    """Entries of a feed, newest first as it gives them; an entry without a title or any address is passed over."""
    root = xml.parse(page.text, page.url, "rss", "feed", "rdf")
    channel = next(iter(xml.children(root, "channel")), root)
    items = [*xml.children(channel, "item"), *xml.children(root, "item"), *xml.children(root, "entry")]
    entries: dict[str, ListEntry] = {}
    for item in items[:MOST_ROWS]:
        entry = _entry(item, page)
        if entry is not None:
            entries.setdefault(entry.key, entry)
    if items and not entries:
        raise PageError(f"{page.url}: no entry of the feed has a title")
    following = next((absolute(page.url, link.get("href")) for part in (root, channel) for link in xml.children(part, "link")
                      if link.get("rel") == "next"), "")  # fmt: skip
    return ListPage(source=source, url=page.url, number=number, entries=list(entries.values()), last=not following,
                    next_url=following, cut=f"{page.url}: more than {MOST_ROWS} entries" if len(items) > MOST_ROWS else "")  # fmt: skip


def _entry(item: Any, page: Page) -> ListEntry | None:
    title = collapse(visible_text(xml.text(item, "title")[:LONGEST_TITLE]).replace("\n", " "))
    guid = xml.text(item, "guid", "id")
    url = _link(item, page) or (absolute(page.url, guid) if guid.startswith("http") else "")
    if not title:
        return None
    body = max(
        (xml.markup(item, name)[:LONGEST_BODY] for name in ("encoded", "content", "description", "summary")), key=len
    )
    told = len(visible_text(body)) >= WHOLE or not url
    # an id that is no address may be new at each fetch; the words are not
    key = canonical(url) if url else hashlib.sha256(f"{title}\n{body}".encode("utf-8", "replace")).hexdigest()[:16]
    hints = {"body" if told else "summary": body, "organizer": xml.text(item, "creator", "author", "source")}
    return ListEntry(
        key=key,
        url=url or page.url,
        title=title,
        published=moment(xml.text(item, "pubDate", "published", "date", "updated")),
        hints={name: value for name, value in hints.items() if value},
    )


def summed_up(entry: ListEntry) -> ListEntry:
    """The entry with its summary in place of a text."""
    return entry.model_copy(update={"hints": entry.hints | {"body": entry.hints.get("summary", "")}})


def moment(text: str) -> str:
    """A feed's moment with its offset (RFC 822 as ISO 8601); empty where the year cannot be an announcement's.

    >>> moment("Sun, 29 Nov 2026 02:00:00 GMT"), moment("Fri, 02 Jan 1970 00:00:00 GMT"), moment("2026-11-29")
    ('2026-11-29T02:00:00+00:00', '', '2026-11-29')
    """
    try:
        found = (
            email.utils.parsedate_to_datetime(text)
            if re.match(r"\s*(?:[A-Za-z]{3},|\d{1,2}\s+[A-Za-z]{3})", text)
            else None
        )
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if found is not None:
        return found.isoformat() if found.year > OLDEST else ""
    year = re.match(r"\s*-?(\d{4})-", text)
    return "" if year is not None and (int(year[1]) <= OLDEST or text.lstrip().startswith("-")) else text


def _link(item: Any, page: Page) -> str:
    links = xml.children(item, "link")
    chosen = [link for link in links if link.get("rel") in (None, "alternate")] or links
    for link in chosen:
        if url := absolute(page.url, link.get("href") or "".join(link.itertext()).strip()):
            return url
    return ""
