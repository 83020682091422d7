"""frontpage: a group of Beijing and other universities. Options: ``abbr``, ``news`` (category id of notices)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import frontpage
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class FrontpageSpider(SourceSpider):
    """Positions, internships, talks, fairs and, where the options name the category, notices."""

    name = family = "frontpage"

    def lists(self) -> Iterable[Ask]:
        """One list a kind."""
        for name, kind in frontpage.KINDS.items():
            yield self._ask(f"/f/{kind.path}/{kind.list_action}", name, kind.form)
        if category := self.source.options.get("news"):
            yield self._ask("/f/newsCenter/ajax_list", frontpage.NEWS, {"categoryId": str(category)})

    def _ask(self, path: str, name: str, form: dict[str, str]) -> Ask:
        form = {**form, "pageNo": "1", "pageSize": str(frontpage.PAGE_SIZE)}
        return Ask(self.url(path), section=name, form=form, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        return frontpage.read_list(page, self.source.id, ask.section, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The same address with the next page number in the form."""
        number = ask.number + 1
        return replace(ask, number=number, form={**(ask.form or {}), "pageNo": str(number)})

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Details are JSON; students open the page of the entry's own address."""
        identity = entry.hints["key"]
        if entry.key.startswith("news:"):
            return Ask(self.url("/f/newsCenter/ajax_view", id=identity), headers=self._headers())
        kind = next(kind for kind in frontpage.KINDS.values() if kind.record == entry.key.split(":")[0])
        return Ask(self.url(f"/f/{kind.path}/ajax_show"), form={kind.id_name: identity}, headers=self._headers())

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A notice, talk, fair or article."""
        return frontpage.read_detail(page, self.source.id, entry)
