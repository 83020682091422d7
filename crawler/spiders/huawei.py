"""huawei: ``career.huawei.com``. Options: ``kinds`` (``campus``, ``intern``, ``social``; default all)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListPage
from crawler.options import Takes, some_of
from crawler.parsing.families import huawei
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

SIZE = 20


class HuaweiSpider(BoardSpider):
    """One list a kind."""

    name = family = "huawei"
    takes: ClassVar[Takes] = {"kinds": some_of(huawei.KINDS)}

    def lists(self) -> Iterable[Ask]:
        """First pages."""
        for kind in self.source.options.get("kinds") or huawei.KINDS:
            yield Ask(self._url(str(kind), 1), str(kind))

    def _url(self, kind: str, number: int) -> str:
        path = f"/reccampportal/services/portal/portalpub/getJob/newHr/page/{SIZE}/{number}"
        return self.api(path, curPage=number, pageSize=SIZE, language="zh_CN", **huawei.KINDS[kind])

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        entries, total, pages = huawei.read_list(page, ask.section, self.source.url)
        last = not entries or bool(pages and ask.number >= pages)
        return self.page(page, entries, ask, total=total, pages=pages, last=last)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page number."""
        return replace(self.onward(ask, listed), url=self._url(ask.section, ask.number + 1))
