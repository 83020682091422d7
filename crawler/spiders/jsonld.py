"""jsonld: pages with schema.org JobPosting. Options: ``sitemap``, ``list`` (addresses), ``match`` (pattern of details).

Without options an address below the host's root is a listing page; else the sitemaps that robots.txt names are read,
else ``/sitemap.xml``, else the page itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import PATTERN, TEXT_OR_TEXTS, Takes
from crawler.parsing import board, sitemap
from crawler.parsing.address import canonical
from crawler.parsing.families import jsonld
from crawler.parsing.generic import listing, pager
from crawler.parsing.grouping import shape
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

_WORDS = (
    r"(?:jobs?|careers?|positions?|vacanc(?:y|ies)|postings?|openings?|stellen\w*|zhaopin|zhiwei|gangwei|recruit\w*)"
)
MOST_MAPS = 500
"""Sitemaps of one site that are kept in mind to be read."""
_DETAIL = re.compile(rf"/{_WORDS}(?:[/_-]|/[^?#]*/)[^/?#]+|[?&](?:job|position|posting)_?id=", re.IGNORECASE)
_OF_JOBS = re.compile(_WORDS, re.IGNORECASE)


class JsonldSpider(SourceSpider):
    """Details from sitemaps or from a listing page; a page of several postings tells them whole."""

    name = family = "jsonld"
    takes: ClassVar[Takes] = {"sitemap": TEXT_OR_TEXTS, "list": TEXT_OR_TEXTS, "match": PATTERN}
    _last: tuple[Page, sitemap.Sitemap] | None = None

    def _named(self) -> list[Ask]:
        options = self.source.options
        return [
            Ask(self.url(str(path)), "job", state={"queue": []})
            for name in ("list", "sitemap")
            for path in ([options[name]] if isinstance(options.get(name), str) else options.get(name) or [])
        ]

    def entrance(self) -> Ask | None:
        """robots.txt, where the address does not name a list."""
        below = urlsplit(self.source.url).path.strip("/")
        return None if below or self._named() else Ask(self.url("/robots.txt"), optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The sitemaps that robots.txt names, those of jobs alone where there are such."""
        queue = self._chosen([url for named in sitemap.named_by(page.text) if (url := page.join(named))])
        if not queue:
            yield from self.lists()
        else:
            yield Ask(queue[0], "job", state={"queue": queue[1:]}, otherwise=self._start())

    def lists(self) -> Iterable[Ask]:
        """What the options name, the page of the address, or the sitemap at its usual place."""
        if named := self._named():
            yield from named
        elif urlsplit(self.source.url).path.strip("/"):
            yield self._start()
        else:
            yield Ask(self.url("/sitemap.xml"), "job", state={"queue": []}, otherwise=self._start())

    def _start(self) -> Ask:
        return Ask(self.source.url, "job", state={"queue": []})

    def _chosen(self, urls: list[str]) -> list[str]:
        """Sitemaps of jobs where some are named so, else all."""
        speaking = [url for url in urls if _OF_JOBS.search(urlsplit(url).path)]
        return speaking or urls

    def _sitemap(self, page: Page) -> sitemap.Sitemap:
        """What a page's sitemap names, read once for all that ask."""
        if self._last is None or self._last[0] is not page:
            found = sitemap.read(page.text, page.url)
            if found.index:
                chosen = self._chosen(list(found.urls))
                found = replace(found, urls={url: found.urls[url] for url in chosen})
            self._last = (page, found)
        return self._last[1]

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Details by their addresses, or postings that the page tells whole."""
        if sitemap.is_sitemap(page.text):
            found = self._sitemap(page)
            entries = [] if found.index else self._mapped(found.urls)
            further = self._further(found, page, ask)
            listed = self._rows(page, ask, entries, last=not further, next_url=further[0] if further else "")
            return listed if found.whole else listed.model_copy(update={"cut": f"{page.url} was not read to its end"})
        if page.text.lstrip()[:1] not in "<\ufeff":
            raise ValueError(f"{page.url}: neither a sitemap nor a page")
        following = pager.following(page, ask.number)
        further_url = following.url if following is not None and not following.form else ""
        entries = self._linked(page)
        if not entries and ask.number == 1:
            raise ValueError(f"{page.url}: no links to postings found; name them with option `match`")
        return self._rows(page, ask, entries, last=not further_url, next_url=further_url)

    def _rows(self, page: Page, ask: Ask, entries: list[ListEntry], *, last: bool, next_url: str) -> ListPage:
        total = page.selector.css("[data-total]::attr(data-total)").get() if "data-total" in page.text else None
        return ListPage(
            source=self.source.id,
            url=page.url,
            section="job",
            number=ask.number,
            entries=entries,
            total=board.count(total),
            last=last,
            next_url=next_url,
        )

    def _matches(self, urls: Iterable[str]) -> list[str]:
        """Addresses of details: by the option's pattern, by words of jobs, else the largest group of like addresses."""
        if pattern := self.source.options.get("match"):
            return [url for url in urls if re.search(str(pattern), url)]
        known = list(urls)
        return [url for url in known if _DETAIL.search(url)] or _largest(known)

    def _mapped(self, urls: dict[str, str]) -> list[ListEntry]:
        return [
            ListEntry(
                key=canonical(url), url=url, title=url, section="job", hints={"changed": urls[url]} if urls[url] else {}
            )
            for url in self._matches(urls)
        ]

    def _linked(self, page: Page) -> list[ListEntry]:
        """Postings of the page itself when it has several, else those it links to."""
        own = jsonld.postings(page)
        if len(own) > 1:
            return board.read(own, page.url, lambda record, _: jsonld.entry_of(record, page))
        named = jsonld.linked(page)
        titles = {
            url: listing.title_of(link) for link in page.selector.root.iter("a") if (url := page.join(link.get("href")))
        }
        pattern = self.source.options.get("match")
        found = (
            [url for url in titles if re.search(str(pattern), url)]
            if pattern
            else named or [u for u in titles if _DETAIL.search(u)]
        )
        if not found and not own:
            group = listing.best(page)
            found = [row.url for row in group.rows] if group is not None else []
        if not found and own:
            found = [page.url]
        here = canonical(page.url)
        return [
            ListEntry(key=canonical(url), url=url, title=titles.get(url) or url, section="job")
            for url in found
            if canonical(url) != here or own
        ]

    def _further(self, found: sitemap.Sitemap, page: Page, ask: Ask) -> list[str]:
        """Sitemaps still to read, with those that an index names, each once."""
        read = {page.url, *ask.state.get("read", [])}
        named = [*(found.urls if found.index else []), *ask.state.get("queue", [])]
        return [url for url in dict.fromkeys(named) if url not in read][:MOST_MAPS]

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next sitemap, or the next page of the listing."""
        if not listed.next_url:
            return None
        state: dict[str, list[str]] = {"queue": [], "read": [*ask.state.get("read", []), page.url]}
        if sitemap.is_sitemap(page.text):
            state["queue"] = self._further(self._sitemap(page), page, ask)[1:]
        return Ask(listed.next_url, "job", ask.number + 1, state=state)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """A sitemap among several may have no postings."""
        return bool(listed.next_url) and not listed.entries

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """A posting that its page told whole."""
        if "description" not in entry.hints and board.PROBLEM not in entry.hints:
            return None
        return board.item(entry, self.source.id, self.family, self.settings_in_use().clock())

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The page's JobPosting."""
        return jsonld.read_detail(page, self.source.id, replace_title(entry))


def replace_title(entry: ListEntry) -> ListEntry:
    """A row of a sitemap has no words of its own."""
    return entry.model_copy(update={"hints": {name: text for name, text in entry.hints.items() if name != "changed"}})


def _largest(urls: list[str]) -> list[str]:
    shapes = Counter(map(shape, urls))
    wanted = max(shapes, key=lambda one: shapes[one], default="")
    return [url for url in urls if shape(url) == wanted]
