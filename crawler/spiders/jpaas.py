"""jpaas (hanweb jpaas and jpage). Options: see ``cms``."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ListPage
from crawler.parsing import columns
from crawler.parsing.families import jpaas
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.cms import CmsSpider


class JpaasSpider(CmsSpider):
    """Lists whose further pages are fragments; rows may lead to other hosts."""

    name = family = "jpaas"
    cms = jpaas.CMS

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of a page or fragment."""
        site = ask.state.get("site") or page.url
        return jpaas.read_list(page, self.source.id, columns.known(ask.section), ask.number, site)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The fragment of the next number, as the first page describes it; else the pager's link."""
        number = ask.number + 1
        first = ask.state.get("first") or page.text
        site = ask.state.get("site") or page.url
        if jpaas.records(page):
            following = jpaas.beyond(page)
        else:
            following = jpaas.further(Page(site, first), number) if listed.entries else ""
        if following:
            headers = {"X-Requested-With": "XMLHttpRequest", "Referer": site}
            state = {"first": first, "site": site}
            return replace(ask, url=following, number=number, headers=headers, state=state, guessed=True)
        return replace(ask, url=listed.next_url, number=number) if listed.next_url else None
