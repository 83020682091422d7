"""moka: ``app.mokahr.com/campus-recruitment/ORG/SITE`` or the employer's own host. No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListPage
from crawler.parsing import board
from crawler.parsing.families import moka
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 30
_NOISE = ("campus-recruitment", "social-recruitment", "campus_apply", "recommendation-apply", "apply", "m")


class MokaSpider(BoardSpider):
    """The public page, then its list where it is in the open; an encrypted reply is ``blocked``."""

    name = family = "moka"

    def entrance(self) -> Ask | None:
        """The public page."""
        return Ask(self.source.url.split("#")[0], optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The page itself where it holds the rows, else the list that it names."""
        found = moka.public(page)
        if found.get("jobs"):
            yield Ask(self.source.url.split("#")[0], "page")
            return
        yield self._list_of(*moka.named(found, board.path_parts(self.source.url, *_NOISE)))

    def lists(self) -> Iterable[Ask]:
        """The list that the address names, where the page is not there."""
        yield self._list_of(*moka.named({}, board.path_parts(self.source.url, *_NOISE)))

    def _list_of(self, org: str, site: str) -> Ask:
        body = {
            "orgId": org,
            "siteId": int(site) if site.isdigit() else site,
            "limit": LIMIT,
            "offset": 0,
            "needStat": True,
            "locale": "zh-CN",
        }
        return Ask(self.api("/api/outer/ats-apply/website/jobs/v2"), "job", json=body)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """What the public page holds, or rows of a reply."""
        if ask.section == "page":
            rows = moka.read_rows(moka.public(page).get("jobs"), page.url, self.source.url)
            return self.page(page, rows, ask, last=True)
        entries, total = moka.read_list(page, self.source.url)
        return self.page(page, entries, ask, total=total, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """As many further on as this page had."""
        body = {**ask.json, "offset": ask.json["offset"] + len(listed.entries)}
        return replace(self.onward(ask, listed), json=body)
