"""moka: ``app.mokahr.com/campus-recruitment/ORG/SITE`` or the employer's own host. No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import board
from crawler.parsing.families import moka
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 30
_NOISE = ("campus-recruitment", "social-recruitment", "campus_apply", "recommendation-apply", "apply", "m")


class MokaSpider(BoardSpider):
    """The public page, then its list where it is in the open, a detail where a row has no text; an encrypted reply is ``blocked``."""

    name = family = "moka"
    whole = False
    portal = ("", "")
    """Organisation and site."""

    def entrance(self) -> Ask | None:
        """The public page."""
        return Ask(self.source.url.split("#")[0], optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The page itself where it holds the rows, else the list that it names."""
        found = moka.public(page)
        self.portal = self._named(found)
        yield Ask(self.source.url.split("#")[0], "page") if found.get("jobs") else self._first()

    def lists(self) -> Iterable[Ask]:
        """The list that the address names, where the page is not there."""
        self.portal = self._named({})
        yield self._first()

    def _named(self, found: dict[str, Any]) -> tuple[str, str]:
        return moka.named(found, board.path_parts(self.source.url, *_NOISE))

    def _first(self) -> Ask:
        return self._ask("jobs/v2", limit=LIMIT, offset=0, needStat=True)

    def _ask(self, what: str, **body: Any) -> Ask:
        org, site = self.portal
        body |= {"orgId": org, "siteId": int(site) if site.isdigit() else site, "locale": "zh-CN"}
        return Ask(self.api(f"/api/outer/ats-apply/website/{what}"), "job", json=body)

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

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        return self._ask("job", jobId=entry.key)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position with its text."""
        return self.item(board.merged(entry, moka.read_detail(page, self.source.url)), page)
