"""The sample sites, crawled over real HTTP into a store and an index of a fresh home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.settings import Settings, load_settings
from jobs.once import CrawlRequest, CrawlResult, crawl_once
from search.query import Query
from search.service import search_once
from store.records import Announcement
from store.store import Store
from tests.sites.content import Notice
from tests.sites.server import SampleSites

_NUMBER = re.compile(r"(\d{4})\D*$")


@dataclass
class Product:
    """A running set of sample sites and a home that crawls them. ``ahead`` moves the product's clock."""

    farm: SampleSites
    settings: Settings
    store: Store
    start: datetime
    ahead: timedelta = timedelta()

    @classmethod
    def begin(cls, home: Path, database: str = "") -> Product:
        farm = SampleSites(home / "sources")
        farm.start()
        start = load_settings().clock()
        settings = load_settings(
            home / "home",
            sources=farm.sources_dir,
            allow_private_networks=True,
            download_delay=0.0,
            **({"database_url": database} if database else {}),
        )
        product = cls(farm, settings, Store.open(settings.database, lambda: product.now()), start)
        return product

    def now(self) -> datetime:
        return load_settings().clock() + self.ahead

    def crawl(self, *sites: str, **wishes: Any) -> CrawlResult:
        ids = [self.farm.source_id(site) for site in sites]
        settings = self.settings.model_copy(update={"now": self.now()}) if self.ahead else self.settings
        return crawl_once(settings, self.store, CrawlRequest(ids=ids, **wishes))

    def truth(self) -> dict[tuple[str, int], Notice]:
        """What the sites carry, by source and number."""
        return {(self.farm.source_id(notice.site), notice.number): notice for notice in self.farm.content.notices}

    def found(self) -> dict[tuple[str, int], Announcement]:
        """What the store holds, by source and number."""
        held: dict[tuple[str, int], Announcement] = {}
        for posting in self.store.postings.iterate(approved_only=False):
            for announcement in self.store.postings.announcements(posting.id):
                number = _NUMBER.search(announcement.key)
                assert number is not None, announcement.key
                held[announcement.source, int(number[1])] = announcement
        return held

    def search(self, words: str = "", **wishes: Any) -> dict[str, Any]:
        """The answer to a search, as the API gives it."""
        return search_once(self.settings, self.store, Query(q=words, **wishes))

    def end(self) -> None:
        self.store.close()
        self.farm.stop()


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Sites of its own for a test that changes them."""
    product = Product.begin(tmp_path)
    yield product
    product.end()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Sites crawled once, for tests that only look."""
    product = Product.begin(tmp_path_factory.mktemp("crawled"))
    reports = product.crawl().reports
    assert [report["reason"] for report in reports if report["outcome"] != "ok"] == []
    yield product
    product.end()
