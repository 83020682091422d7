"""The product's settings as a crawl got them."""

from __future__ import annotations

from scrapy.crawler import Crawler

from config.settings import Settings, load_settings


def settings_of(crawler: Crawler | None) -> Settings:
    """What :func:`crawler.reactor.scrapy_settings` put in; for ``scrapy crawl``, and without a crawl, the environment's."""
    given = crawler.settings.get("JUZHAO_SETTINGS") if crawler is not None else None
    return given if isinstance(given, Settings) else load_settings()
