"""What hundreds of crawls of one process leave out of Scrapy: it costs something each page or crawl and is not used here.

``scrapy crawl`` has all of it: who runs that expects feeds, statistics and the rest.
"""

from __future__ import annotations

from scrapy.settings import Settings

_EXTENSIONS = (
    "corestats.CoreStats",
    "logcount.LogCount",
    "telnet.TelnetConsole",
    "memusage.MemoryUsage",
    "memdebug.MemoryDebugger",
    "closespider.CloseSpider",
    "feedexport.FeedExporter",
    "logstats.LogStats",
    "spiderstate.SpiderState",
    "throttle.AutoThrottle",
    "remote_control.RemoteControl",
)
_SPIDER_MIDDLEWARES = ("httperror.HttpErrorMiddleware", "depth.DepthMiddleware", "metacopy.MetaCopyDetectionMiddleware")
"""Each is a generator around each page; statuses and depth are judged by our spiders."""
_DOWNLOADER_MIDDLEWARES = ("offsite.OffsiteMiddleware", "httpauth.HttpAuthMiddleware")
"""Without a list of domains or a user name they do nothing, at each request."""


def leave_out(settings: Settings) -> None:
    """Take the unused parts out of the settings of a runner of many crawls."""
    for name, package, parts in (
        ("EXTENSIONS", "scrapy.extensions", _EXTENSIONS),
        ("SPIDER_MIDDLEWARES", "scrapy.spidermiddlewares", _SPIDER_MIDDLEWARES),
        ("DOWNLOADER_MIDDLEWARES", "scrapy.downloadermiddlewares", _DOWNLOADER_MIDDLEWARES),
    ):
        settings[name].update({f"{package}.{part}": None for part in parts}, "project")
    settings.set("STATS_CLASS", "scrapy.statscollectors.DummyStatsCollector", "project")
    settings.set("DOWNLOADER_STATS", False, "project")
