"""article: news and notice pages. Options: ``lists`` (addresses), ``sections``, ``row``, ``body`` (CSS)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import SECTIONS, TEXT, TEXTS, Takes
from crawler.parsing import article, columns
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class ArticleSpider(SourceSpider):
    """Dated links of list pages, and the articles behind them."""

    name = family = "article"
    takes: ClassVar[Takes] = {"lists": TEXTS, "sections": SECTIONS, "row": TEXT, "body": TEXT}

    def lists(self) -> Iterable[Ask]:
        """What the options name."""
        return self.named_lists()

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Dated links."""
        if page.text.startswith(("标题", "\ufeff标题")):
            raise ValueError(f"{page.url}: an article where a list was expected")
        listed = article.read_list(page, self.source.id, str(self.source.options.get("row") or ""))
        if not listed.entries and ask.number == 1:
            raise ValueError(f"{page.url}: no dated links found; name the rows with option `row`")
        return columns.in_section(listed, ask.section, ask.number)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """An article as HTML or as saved text."""
        if "<" not in page.text[:2000]:
            return article.read_text_document(page.text, self.source.id, entry.key, entry.url, page.fetched_at)
        body = str(self.source.options.get("body") or "")
        return article.read_detail(page, self.source.id, entry, self.family, body)
