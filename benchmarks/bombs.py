"""What bombs cost: ``python -m benchmarks.bombs [MEGABYTES] [--kind WORD] [--here]``.

Compressed bodies of 2 GiB and XML made to hurt, each in a process of its own. Pages made to keep readers busy: for each kind the
longest that the largest page takes which is read in the network's thread, and what becomes of a page of 1 MiB. At last such
pages are crawled beside a healthy host, whose log tells how long it waited; ``--here`` reads them as if all were light.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crawler.decompress import TooLarge, unpack
from crawler.parsing.page import Page
from crawler.spiders import reading
from crawler.spiders.base import Ask
from crawler.spiders.reading import Unread, read_detail, read_list
from pipelines import stages
from tests.crawler.beside import crawled_beside
from tests.crawler.page_bombs import ENTRY, KINDS, bomb
from tests.crawler.test_decompress import LIMIT
from tests.crawler.test_decompress import bomb as packed
from tests.crawler.test_page_bombs import HOSTILE, family, largest_light, passes
from tests.crawler.xml_bombs import BOMBS, told

ENCODINGS = ("gzip", "deflate", "br", "zstd")


def measure(encoding: str, body: bytes) -> tuple[float, float]:
    """Seconds and MiB that the peak grew by."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    try:
        unpack(body, encoding, LIMIT)
    except TooLarge:
        pass
    else:
        raise AssertionError(f"{encoding}: not refused")
    seconds = time.perf_counter() - started
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """One row an encoding, one a piece of XML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", nargs="?", type=int, default=2048)
    parser.add_argument("--kind", default="", help="only kinds of pages whose names have this word")
    parser.add_argument("--here", action="store_true", help="crawl as if all pages were light")
    wishes = parser.parse_args()
    megabytes = wishes.megabytes
    print(f"{'encoding':10}{'body':>12}{'unpacks to':>12}{'seconds':>9}{'MiB more':>10}")
    for encoding in ENCODINGS:
        body = packed(encoding, megabytes)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, grown = pool.apply(measure, (encoding, body))
        print(f"{encoding:10}{len(body):>12,}{megabytes:>8} MiB{seconds:>9.3f}{grown:>10.1f}")
    print(f"\n{'XML of 16 MiB':24}{'CPU s':>7}{'MiB more':>10}  outcome")
    with tempfile.TemporaryDirectory() as folder:
        for name in BOMBS:
            size = (50 << 20) if name == "large packed sitemap" else LIMIT
            found = told([name], size, Path(folder))[name]
            print(f"{name:24}{found['seconds']:>7.2f}{found['mebibytes']:>10.1f}  {found['outcome'][:60]}")
    pages([kind for kind in KINDS if wishes.kind in kind])
    beside(wishes.here)


def pages(kinds: list[str]) -> None:
    """One row a kind."""
    print(
        f"\n{'pages':26}{'light':>8}{'tags':>7}{'CPU s':>7}   longest of        1 MiB as a list, as a detail of the generic family"
    )
    for kind in kinds:
        light = largest_light(kind)
        longest, part = max(
            (spent_by(read), f"{name} {part}")
            for name in ("generic", "article")
            for part, read in passes(name, light).items()
        )
        told = [asyncio.run(apart_from_others(kind, part)) for part in ("list", "detail")]
        tags = light.text.count("<")
        print(
            f"{kind:26}{len(light.text):>8,}{tags:>7,}{longest:>7.2f}   {part:16}  {told[0]:<34}{told[1]}", flush=True
        )


async def apart_from_others(kind: str, part: str) -> str:
    """Seconds and how it ended."""
    crawl, page, started = family("generic"), bomb(kind), time.perf_counter()
    if part == "list":
        said: object = await crawl._bounded(read_list, page, Ask(page.url), True)
    else:
        said = await crawl._bounded(read_detail, page, ENTRY, Ask(page.url), "ok")
    ending = "read" if not isinstance(said, Unread) else "given up" if said.given_up else "no page of a notice"
    return f"{time.perf_counter() - started:6.2f} s {ending}"


def beside(here: bool) -> None:
    """Without bombs and with them."""
    stages.warm()
    if here:
        reading.MOST_CHARACTERS = reading.MOST_TAGS = stages.MOST_CHARACTERS = sys.maxsize
    print(f"\n{'a healthy host':26}{'asked':>7}{'longest wait':>14}{'longest of the thread':>24}   seconds")
    for name, sites in (("alone", ()), ("beside six bombs", HOSTILE)):
        with tempfile.TemporaryDirectory() as folder:
            found = crawled_beside(sites, Path(folder))
        print(f"{name:26}{len(found.waits):>7}{max(found.waits, default=0):>14.2f}{found.longest:>24.2f}", flush=True)
    for site in HOSTILE:
        print(f"  {site.name:44}{found.reports[site.name].get('reason', '')[:100]}")


def spent_by(call: Callable[[], object]) -> float:
    """CPU seconds of a call that is made for the second time: patterns and lexicons are read once."""
    call()
    started = time.process_time()
    call()
    return time.process_time() - started


def spent(read: Callable[[Page], object], page: Page) -> float:
    """CPU seconds of a reader on a page that it sees for the first time."""
    started = time.process_time()
    with contextlib.suppress(ValueError):
        read(replace(page))
    return time.process_time() - started


if __name__ == "__main__":
    main()
