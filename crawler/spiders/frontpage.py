"""frontpage: Beijing's and other universities. Options: ``abbr``, ``news`` (ids of categories); both are read from the
first page where it names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import IDS, TEXT, Takes
from crawler.parsing import columns
from crawler.parsing.families import frontpage
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

_HOME_ROWS = "50"
TOKEN = "token"  # noqa: S105 - the name of a step


class FrontpageSpider(SourceSpider):
    """Positions, internships, notices of selection, talks, fairs and news."""

    name = family = "frontpage"
    takes: ClassVar[Takes] = {"abbr": TEXT, "news": IDS}
    abbr = ""
    token = "1"  # noqa: S105 - sites that give none take any
    news: dict[str, str]

    def entrance(self) -> Ask:
        """The first page: some sites answer only with its cookie; it names the school and its categories of news."""
        given = self.source.options.get("news") or []
        self.news = {str(category): "" for category in (given if isinstance(given, list) else [given])}
        self.abbr = str(self.source.options.get("abbr") or "") or frontpage.abbreviation(self.source.url)
        return Ask(self.source.url, optional=True)

    def next_entrance(self, page: Page | None, ask: Ask) -> Ask | None:
        """After the first page the token, which some sites want with every question."""
        if ask.section == TOKEN:
            return None
        if page is not None:
            self.abbr = self.abbr or frontpage.abbreviation(page.text)
            self.news = self.news or dict(frontpage.categories(page))
        return Ask(self.url("/f/ajaxHome/getToken", ts="1"), TOKEN, headers=self._headers(), optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists, with the token that the site gave."""
        self.token = frontpage.token(page)
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """One list a kind; where a site has no such list, what its first page shows of it."""
        for name, kind in frontpage.KINDS.items():
            listed = self._ask(f"/f/{kind.path}/{kind.list_action}", name, dict(kind.form))
            if kind.limit_action:
                form = {**dict(kind.form), "num": _HOME_ROWS}
                home = replace(self._ask(f"/f/ajaxHome/ajax_find{kind.limit_action}", name, form), form=form)
                calendar = self._ask(
                    "/f/recruitmentFair/ajax_timeline", frontpage.TIMELINE, {"fairDate": "", "title": ""}
                )
                listed = replace(
                    listed, otherwise=replace(calendar, otherwise=home) if kind.record.section == "talk" else home
                )
            yield listed
        for category, section in self.news.items():
            news = self._ask("/f/newsCenter/ajax_list", frontpage.NEWS, {"categoryId": category})
            yield replace(news, state={"section": section})

    def _ask(self, path: str, name: str, form: dict[str, str]) -> Ask:
        form = {**form, "pageNo": "1", "pageSize": str(frontpage.PAGE_SIZE)}
        return Ask(self.url(path), section=name, form=form, headers=self._headers(), optional=True)

    def _headers(self) -> dict[str, str]:
        site = self.url("/").rstrip("/")
        return {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url, "Origin": site, "token": self.token}

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        listed = frontpage.read_list(page, self.source.id, ask.section, self.source.url, self.abbr)
        if not ask.state.get("section"):
            return listed
        return columns.in_section(listed, ask.state["section"], listed.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The same address with the next page number in the form."""
        number = ask.number + 1
        return replace(ask, number=number, form={**(ask.form or {}), "pageNo": str(number)}, otherwise=None)

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Details are JSON; students open the page of the entry's own address."""
        found = frontpage.detail(entry)
        if found is None:
            return Ask(entry.url)
        return Ask(self.url(found[0]), form=found[1] or None, headers=self._headers())

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A notice, talk, fair or article."""
        return frontpage.read_detail(page, self.source.id, entry)
