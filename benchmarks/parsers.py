"""Pages a second through each family's parser, on the saved sites of the tests: ``python -m benchmarks parsers``.

Each page is parsed from its text every time, as in a crawl. The last column compares with what cannot be saved: lxml
building the tree of an HTML page, or ``json.loads`` of a JSON one, in the same run.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

from parsel import Selector

from crawler.items import ListEntry
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from tests.crawler.saved import SavedSite, Visit, saved_sites

SECONDS = 0.4
SITES = Path(__file__).resolve().parent.parent / "tests" / "crawler"
Reading = tuple[Page, Callable[[Page], object]]


def readings(site: SavedSite) -> list[Reading]:
    """Every page that a visit reads, with what reads it."""
    visit = Visit(site)
    spider: Any = visit.spider
    read_list, read_detail = spider.read_list, spider.read_detail
    found: list[Reading] = []

    def listed(page: Page, ask: Ask) -> Any:
        result = read_list(page, ask)
        found.append((page, lambda fresh: read_list(fresh, ask)))
        return result

    def detailed(page: Page, entry: ListEntry) -> Any:
        result = read_detail(page, entry)
        found.append((page, lambda fresh: read_detail(fresh, entry)))
        return result

    spider.read_list, spider.read_detail = listed, detailed
    visit.run()
    return found


def rate(work: list[Callable[[], object]]) -> float:
    """Calls a second, all of them in turn, for :data:`SECONDS`."""
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < SECONDS:
        for call in work:
            call()
        count += len(work)
    return count / (time.perf_counter() - start)


def _bare(text: str) -> object:
    return (
        json.loads(text, strict=False)
        if text.lstrip().startswith(("{", "["))
        else Selector(text=text or " ", type="html").css("a")
    )


def measure() -> dict[str, tuple[int, float, float]]:
    """Family → pages, pages a second, pages a second of the bare parse."""
    families: dict[str, list[Reading]] = defaultdict(list)
    for site in saved_sites(SITES):
        families[site.about["family"]] += readings(site)
    table = {}
    for family, pages in sorted(families.items()):
        if pages:
            ours = [lambda page=page, read=read: read(replace(page)) for page, read in pages]
            bare = [lambda page=page: _bare(page.text) for page, _ in pages]
            table[family] = (len(pages), rate(ours), rate(bare))
    return table


def main() -> None:
    """Print the table."""
    table = measure()
    print(f"{'family':<16}{'pages':>6}{'a second':>10}{'ms each':>9}{'bare parse':>12}{'share':>7}")
    for family, (pages, ours, bare) in table.items():
        print(f"{family:<16}{pages:>6}{ours:>10.0f}{1000 / ours:>9.2f}{bare:>12.0f}{ours / bare:>7.0%}")
    print(f"{len(table)} families, mean {mean(ours for _, ours, _ in table.values()):.0f} pages a second")


if __name__ == "__main__":
    main()
