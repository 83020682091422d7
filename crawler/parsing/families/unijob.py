"""The unijob family (Guangdong): cards ``a.job-block`` below ``/index.php/web/Index/``."""

from __future__ import annotations

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article, cards, sheet
from crawler.parsing.page import Page

_JOBS = cards.Card(
    "a.job-block", ".job-name", "a", {"published": ".job-time", "employer": ".job-company", "location": ".job-address, .job-city",
                                      "salary": ".job-salary, .job-money"}, ".job-tips, .job-info")  # fmt: skip


def read_list(page: Page, source: str, current: int) -> ListPage:
    """Cards of a page."""
    return cards.read_list(page, source, _JOBS, "job", current, ".jobs-list, .pagination, .page")


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position, its company, or a notice."""
    if entry.section != "job":
        return article.read_detail(page, source, entry, "unijob")
    stated = sheet.pairs(page.selector, "table", "li, p, .job-info span, .info span, dd")
    title = ".job-detail .job-name, .job-title, .detail-title"
    body = ".job-detail-content, .job-content, .job-desc, .detail-content, .company-content, .content"
    return sheet.read(page, source, "unijob", entry, title=title, body=body, stated=stated)
