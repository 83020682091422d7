"""personio: ``SLUG.jobs.personio.de`` or ``.com``. Options: ``language`` (of the feed)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.items import ListPage
from crawler.options import TEXT, Takes
from crawler.parsing.families import personio
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider


class PersonioSpider(BoardSpider):
    """All positions in one feed."""

    name = family = "personio"
    takes: ClassVar[Takes] = {"language": TEXT}

    def lists(self) -> Iterable[Ask]:
        """The feed of the host."""
        language = self.source.options.get("language")
        given = urlsplit(self.source.url).path.rstrip("/").endswith("xml")
        feed = self.api("/xml", **({"language": language} if language else {}))
        yield Ask(self.source.url if given else feed, "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """All positions."""
        return self.page(page, personio.read_list(page, self.source.url), ask, last=True)
