"""moka: ``app.mokahr.com/campus-recruitment/ORG/SITE`` or the employer's own host. No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListPage
from crawler.parsing import board, moka
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 30
_NOISE = ("campus-recruitment", "social-recruitment", "campus_apply", "recommendation-apply", "apply", "m")


class MokaSpider(BoardSpider):
    """The public page, then its list where it is in the open; an encrypted reply is ``blocked``."""

    name = family = "moka"

    def lists(self) -> Iterable[Ask]:
        """The public page."""
        yield Ask(self.source.url.split("#")[0], "job", state={"page": True})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """What the public page holds, or rows of a reply."""
        if ask.state.get("page"):
            rows = moka.read_rows(moka.public(page).get("jobs"), page.url, self.source.url)
            return self.page(page, rows, ask, last=bool(rows))
        entries, total = moka.read_list(page, self.source.url)
        return self.page(page, entries, ask, total=total, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The list after the page, then by offset."""
        if ask.state.get("page"):
            org, site = moka.named(moka.public(page), board.path_parts(self.source.url, *_NOISE))
            body = {"orgId": org, "siteId": site, "limit": LIMIT, "offset": 0, "needStat": True, "locale": "zh-CN"}
            return Ask(self.api("/api/outer/ats-apply/website/jobs/v2"), "job", ask.number + 1, json=body)
        body = {**ask.json, "offset": ask.json["offset"] + len(listed.entries)}
        return replace(self.onward(ask, listed), json=body)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """The public page mostly has no rows."""
        return bool(ask.state.get("page"))
