"""feishu: ``TENANT.jobs.feishu.cn/CHANNEL``. Options: ``recruitment`` (ids: ``201`` campus, ``202`` interns, ``101`` social)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from crawler.items import ListPage
from crawler.options import IDS, Takes
from crawler.parsing import board
from crawler.parsing.families import feishu
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 100


class FeishuSpider(BoardSpider):
    """Posts by offset; where a signature is wanted (often as 405) the board is ``blocked``."""

    name = family = "feishu"
    takes: ClassVar[Takes] = {"recruitment": IDS}

    def _channel(self) -> str:
        parts = board.path_parts(self.source.url, "api", "v1", "search", "job", "posts", "position", "list")
        return parts[0] if parts else "index"

    def lists(self) -> Iterable[Ask]:
        """All posts of the channel."""
        first = self._ask(0, Ask(""))
        yield replace(first, otherwise=self._for_token(first))

    def _ask(self, offset: int, ask: Ask) -> Ask:
        wanted = self.source.options.get("recruitment") or []
        body: dict[str, Any] = {"keyword": "", "limit": LIMIT, "offset": offset, "portal_type": 6, "portal_entrance": 1}
        body |= {f"{name}_list": [] for name in ("job_category_id", "tag_id", "location_code", "subject_id")}
        body["recruitment_id_list"] = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        channel = self._channel()
        headers = {
            "portal-channel": channel,
            "portal-platform": "pc",
            "website-path": channel,
            "Referer": self.source.url,
        }
        if token := ask.state.get("token"):
            headers["x-csrf-token"] = token
        url = self.api("/api/v1/search/job/posts")
        return replace(ask, url=url, section="job", json=body, headers=headers, state={**ask.state, "step": ""})

    def _for_token(self, ask: Ask) -> Ask:
        """The question for the token that anybody gets; some boards answer an error without it."""
        url = self.api("/api/v1/csrf/token")
        return replace(ask, url=url, json={"portal_entrance": 1}, state={**ask.state, "step": "token"})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Posts; a reply that asks for the token, or gives it, has none."""
        if ask.state["step"] == "token" or (feishu.wants_token(page) and not ask.state.get("token")):
            return self.page(page, [], ask)
        entries, total = feishu.read_list(page, self.page_url(f"/{self._channel()}"))
        return self.page(page, entries, ask, total=total, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """As many further on as this page had, after the token that anybody gets where it is asked for."""
        onward = self.onward(ask, listed, otherwise=None)
        if ask.state["step"] == "token":
            return self._ask(0, replace(onward, state={**onward.state, "token": feishu.token(page)}))
        if not listed.entries:
            return self._for_token(onward)
        return self._ask(ask.json["offset"] + len(listed.entries), onward)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """The replies around the token have no posts."""
        return not listed.entries
