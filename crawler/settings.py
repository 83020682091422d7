"""Scrapy's settings. Everything that users may change comes from ``config.settings``."""

from __future__ import annotations

from scrapy.settings import default_settings

from config.settings import load_settings

_settings = load_settings()

BOT_NAME = "juzhao"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
_reachable = "; ".join(filter(None, (f"+{_settings.public_url}" if _settings.public_url else "", _settings.contact)))
USER_AGENT = f"juzhao/0.1 (recruitment announcements for students{'; ' + _reachable if _reachable else ''})"

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
ROBOTSTXT_OBEY = False  # our own middleware obeys RFC 9309, Scrapy's allows everything on 5xx
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # one writer takes them one after the other anyway; Scrapy starts so many tasks for each response
DOWNLOAD_DELAY = 0.001  # the gate sets each host's real delay; with none at all Scrapy sends a queue at once
DOWNLOAD_DELAY_JITTER = 0
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # what was listed first is fetched first
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 16 << 20
DOWNLOAD_WARNSIZE = 8 << 20
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 2
RETRY_EXCEPTIONS = [name for name in default_settings.RETRY_EXCEPTIONS if "DownloadTimeoutError" not in str(name)]
"""Who kept us waiting for a minute is asked again by the next crawl, not for two more minutes by this one."""
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetching.PoliteHandler",
    "https": "crawler.fetching.PoliteHandler",
    **dict.fromkeys(("file", "data", "ftp", "s3")),
}
RETRY_HTTP_CODES = [500, 502, 504, 520, 522, 524, 408]
COOKIES_ENABLED = True
REFERRER_POLICY = "same-origin"
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "ERROR"
HTTPERROR_ALLOW_ALL = True

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.address.AddressMiddleware": 10,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "crawler.middlewares.conditional.ConditionalMiddleware": 540,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.middlewares.compression.CompressionMiddleware": 590,
    "crawler.middlewares.politeness.PolitenessMiddleware": 950,
}
EXTENSIONS = {"crawler.archive.ArchiveExtension": 500}
ITEM_PIPELINES = {
    "pipelines.stages.NormalisePipeline": 100,
    "pipelines.stages.CheckPipeline": 200,
    "pipelines.stages.StorePipeline": 900,
}

JUZHAO_HOME = str(_settings.home)
JUZHAO_FRONTIER = "pipelines.frontier.StoreFrontier"
JUZHAO_ALLOW_PRIVATE_NETWORKS = _settings.allow_private_networks
JUZHAO_DOWNLOAD_DELAY = _settings.download_delay
