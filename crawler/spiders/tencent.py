"""tencent: ``careers.tencent.com`` (social) or ``join.qq.com`` (campus); another host may have both. No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import board
from crawler.parsing.families import tencent
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

SIZE = 50
_CAMPUS = ("join.qq.com", "/api/v1/", "post.html", "post_detail")
_SOCIAL = ("careers.tencent.com", "/tencentcareer", "search.html", "jobdesc")


class TencentSpider(BoardSpider):
    """Positions by page number, a detail each."""

    name = family = "tencent"
    whole = False

    def lists(self) -> Iterable[Ask]:
        """The list that the address names, else both, neither of which must be there."""
        url = self.source.url.lower()
        campus, social = (any(sign in url for sign in signs) for signs in (_CAMPUS, _SOCIAL))
        if social or not campus:
            yield replace(self._social(1), optional=not social)
        if campus or not social:
            yield replace(self._campus(1), optional=not campus)

    def _social(self, number: int) -> Ask:
        query: dict[str, Any] = {
            "timestamp": 0,
            "pageIndex": number,
            "pageSize": SIZE,
            "language": "zh-cn",
            "area": "cn",
        }
        return Ask(self.api("/tencentcareer/api/post/Query", **query), "social", number)

    def _campus(self, number: int) -> Ask:
        body = {
            "pageIndex": number,
            "pageSize": SIZE,
            "keyword": "",
            "projectIdList": [],
            "bgList": [],
            "workCityList": [],
        }
        return Ask(self.api("/api/v1/position/searchPosition"), "campus", number, json=body)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked list."""
        read = tencent.read_social if ask.section == "social" else tencent.read_campus
        entries, total = read(page, self.source.url)
        entries = [entry.model_copy(update={"hints": {**entry.hints, "list": ask.section}}) for entry in entries]
        return self.page(page, entries, ask, total=total, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page number."""
        following = self._social(ask.number + 1) if ask.section == "social" else self._campus(ask.number + 1)
        return replace(following, state=self.onward(ask, listed).state)

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        if entry.hints["list"] == "social":
            return Ask(self.api("/tencentcareer/api/post/ByPostId", postId=entry.key, language="zh-cn"))
        return Ask(self.api("/api/v1/jobDetails/getJobDetailsByPostId", postId=entry.key))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position with its text."""
        if entry.hints["list"] == "social":
            detail = tencent.read_social_detail(page, self.source.url)
        else:
            detail = tencent.read_campus_detail(page, entry)
        return self.item(board.merged(entry, detail), page)
