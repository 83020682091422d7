"""ncss (24365). Options: ``slices`` (province codes to ask for one by one; default all when a list is cut short)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import IDS, Takes
from crawler.parsing.families import ncss
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

PROVINCES = (
    *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
    *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65),
)
DEEPEST = 10
"""Pages of one query that are shown without a login."""


class NcssSpider(SourceSpider):
    """Positions and notices of the national platform: the whole list, then, where it is cut short, province by province."""

    name = family = "ncss"
    takes: ClassVar[Takes] = {"slices": IDS}

    def lists(self) -> Iterable[Ask]:
        """One list, in slices when it is deeper than shown to everyone."""
        yield self._ask(1, "")

    def _ask(self, number: int, area: str) -> Ask:
        query = {"jobType": "", "areaCode": area, "jobName": "", "monthPay": "", "industrySectors": "", "property": ""}
        query |= {"categoryCode": "", "memberLevel": "", "recruitType": "", "offset": str(number)}
        query |= {"limit": str(ncss.LIMIT), "keyUnits": "", "degreeCode": "", "sourcesName": "0", "sourcesType": ""}
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.url("/student/jobs/index.html")}
        address = self.url("/student/jobs/jobslist/ajax/", **query)
        return Ask(address, "job", number, headers=headers, state={"area": area})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows; a slice's own count is not the list's."""
        listed = ncss.read_list(page, self.source.id, ask.number, self.source.url)
        return listed.model_copy(update={"total": None}) if ask.state["area"] else listed

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page of this slice, else the first of the next slice."""
        if listed.entries and (not ask.state["area"] or ask.number < DEEPEST):
            return self._ask(ask.number + 1, ask.state["area"])
        areas = [str(area) for area in self.source.options.get("slices") or [f"{code}0000" for code in PROVINCES]]
        following = areas.index(ask.state["area"]) + 1 if ask.state["area"] in areas else 0
        cut = bool(ask.state["area"]) or ncss.wants_login(page)
        return self._ask(1, areas[following]) if cut and following < len(areas) else None

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """A slice may hold only what is known; the page after the last is empty."""
        return bool(ask.state["area"]) or not listed.entries

    def detail_ask(self, entry: ListEntry) -> Ask:
        """The page that students open."""
        return Ask(entry.url, headers={"Referer": self.url("/student/jobs/index.html")})

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return ncss.read_detail(page, self.source.id, entry)
