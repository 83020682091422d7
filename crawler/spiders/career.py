"""career (``/career/zpxx``). No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article, columns
from crawler.parsing.families import career
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

EVENTS = "events:"
_PATHS = {
    "zpxx": "/career/zpxx/search/zpxx",
    "sxzpxx": "/career/zpxx/search/sxzpxx",
    "zpgg": "/career/news/search/zpgg",
}


class CareerSpider(SourceSpider):
    """Announcements, internships, notices; and what the first page shows of them."""

    name = family = "career"

    def lists(self) -> Iterable[Ask]:
        """One list a kind; the first page where the lists are not for strangers."""
        yield Ask(self.source.url, career.HOME, optional=True)
        for name, path in _PATHS.items():
            bare = self._ask(path, name)
            sized = self._ask(f"{path}/1/{career.SIZE}", name)
            yield replace(bare, otherwise=sized)
        for path, section in (("/career/xjhxx", "talk"), ("/career/zphxx", "fair")):
            yield Ask(self.url(path), EVENTS + section, optional=True)

    def _ask(self, path: str, name: str) -> Ask:
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        form = {"pageNum": "1", "pageSize": str(career.SIZE)}
        return Ask(self.url(path), name, form=form, headers=headers, optional=name != "zpxx")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        if ask.section == career.HOME:
            return career.read_home(page, self.source.id)
        if ask.section.startswith(EVENTS):
            listed = article.read_list(page, self.source.id)
            if not listed.entries:
                raise ValueError(f"{page.url}: no dated links")
            return columns.in_section(listed, ask.section[len(EVENTS) :], ask.number)
        return career.read_list(page, self.source.id, ask.section, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number, in the form and in the address that holds one."""
        if ask.form is None:
            return super().next_ask(page, ask, listed)
        number = ask.number + 1
        url = ask.url.replace(f"/{ask.number}/{career.SIZE}", f"/{number}/{career.SIZE}")
        return replace(ask, url=url, number=number, form={**(ask.form or {}), "pageNum": str(number)}, otherwise=None)

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Details are JSON that is POSTed for; students open the page of the entry's own address."""
        if "id" not in entry.hints or entry.key.startswith("news:"):
            return Ask(entry.url)
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": entry.url}
        return Ask(self.url(f"/career/zpxx/data/zpxx/{entry.hints['id']}"), form={}, headers=headers)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail."""
        return career.read_detail(page, self.source.id, entry)
