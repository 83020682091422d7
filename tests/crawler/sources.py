"""Sources from files with required keys only, crawled over HTTP without a store, all at once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config.settings import load_settings
from crawler.families import spider_class
from crawler.items import RawItem
from crawler.registry import load_registry


@dataclass
class Crawl:
    """What a crawl gave; ``board`` is the server behind it, where a test wants its log."""

    items: list[RawItem] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    board: Any = None


def crawl_sources(
    wanted: dict[str, tuple[str, str]], folder: Path, kind: str = "employer", options: dict[str, Any] | None = None
) -> dict[str, Crawl]:
    """Crawl ``{id: (family, url)}``."""
    from crawler.reactor import in_reactor

    found = {name: Crawl() for name in wanted}

    async def everything() -> None:
        await asyncio.gather(
            *(
                _crawl(found[name], _toml(folder, name, family, url, kind, options or {}))
                for name, (family, url) in wanted.items()
            )
        )

    in_reactor(everything)
    return found


def _toml(folder: Path, name: str, family: str, url: str, kind: str, options: dict[str, Any]) -> Path:
    further = "".join(f"{option} = {json.dumps(value)}\n" for option, value in options.items())
    file = folder / f"{name}.toml"
    file.write_text(
        f'id = "{name}"\nname = "Quay Works"\nkind = "{kind}"\nfamily = "{family}"\nurl = "{url}"\n[options]\n{further}',
        encoding="utf-8",
    )
    return file


async def _crawl(crawl: Crawl, toml: Path) -> None:
    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerRunner

    from crawler.reactor import scrapy_settings

    registry = load_registry(toml)
    assert registry.problems == []
    source = registry.sources[toml.stem]
    options = scrapy_settings(load_settings(toml.parent, allow_private_networks=True, download_delay=0.0))
    options.set("JUZHAO_FRONTIER", "", priority="cmdline")
    options.set("ITEM_PIPELINES", {}, priority="cmdline")  # what a crawler gives, not what is read from it
    runner = AsyncCrawlerRunner(options)
    made = runner.create_crawler(spider_class(source.family))
    made.signals.connect(lambda item, **_: crawl.items.append(item), signal=signals.item_scraped, weak=False)
    await runner.crawl(made, source=source)
    crawl.report = getattr(made.spider, "report", {})
