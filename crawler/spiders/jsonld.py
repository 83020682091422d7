"""jsonld: pages with schema.org JobPosting. Options: ``sitemap``, ``list`` (address), ``match`` (pattern of details)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article, jsonld, sitemap
from crawler.parsing.body import collapse
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

_DETAIL = re.compile(r"/(?:jobs?|careers?|positions?|vacanc(?:y|ies)|postings?|zhaopin|zhiwei)/[^/?#]+", re.IGNORECASE)


class JsonldSpider(SourceSpider):
    """Details from a list page's links, or from the sitemap."""

    name = family = "jsonld"

    def lists(self) -> Iterable[Ask]:
        """The list or sitemap that the options name, else the site's sitemap."""
        options = self.source.options
        if options.get("list"):
            yield Ask(self.url(str(options["list"])), "job")
        elif self.source.url.rstrip("/").count("/") > 2 and not options.get("sitemap"):
            yield Ask(self.source.url, "job")
        else:
            yield Ask(self.url(str(options.get("sitemap") or "/sitemap.xml")), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Details by their address: of a sitemap, or links of a page."""
        pattern = re.compile(str(self.source.options["match"])) if self.source.options.get("match") else _DETAIL
        if "<urlset" in page.text[:5000] or "<sitemapindex" in page.text[:5000]:
            urls, index = sitemap.read(page.text)
            if index:
                return ListPage(source=self.source.id, url=page.url, next_url=urls[0] if urls else "")
            found = {url: "" for url in urls if pattern.search(url)}
            following = ""
        else:
            links = page.selector.css("a[href]")
            found = {
                url: collapse("".join(link.css("::text").getall()))
                for link in links
                if (url := page.join(link.attrib["href"])) and pattern.search(url)
            }
            following = article.next_page(page)
        entries = [
            ListEntry(key=article.canonical(url), url=url, title=title or url, section="job")
            for url, title in found.items()
        ]
        total = page.selector.css("[data-total]::attr(data-total)").get() if "data-total" in page.text else None
        return ListPage(
            source=self.source.id,
            url=page.url,
            section="job",
            number=ask.number,
            entries=entries,
            total=int(total) if total and total.isdigit() else None,
            last=not following,
            next_url=following,
        )

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """Next list page, or the sitemap that an index names."""
        return replace(ask, url=listed.next_url, number=ask.number + 1) if listed.next_url else None

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """An index of sitemaps has no rows of its own."""
        return not listed.entries and bool(listed.next_url)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The page's JobPosting."""
        return jsonld.read_detail(page, self.source.id, entry)
