"""What bombs cost: compressed bodies of 2 GiB and XML made to hurt, each in a process of its own; pages made to keep readers busy.

python -m benchmarks.bombs [MEGABYTES]
"""

from __future__ import annotations

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
from tests.crawler.page_bombs import BOMBS as PAGES
from tests.crawler.page_bombs import READERS
from tests.crawler.test_decompress import LIMIT, bomb
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
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 2048
    print(f"{'encoding':10}{'body':>12}{'unpacks to':>12}{'seconds':>9}{'MiB more':>10}")
    for encoding in ENCODINGS:
        body = bomb(encoding, megabytes)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, grown = pool.apply(measure, (encoding, body))
        print(f"{encoding:10}{len(body):>12,}{megabytes:>8} MiB{seconds:>9.3f}{grown:>10.1f}")
    print(f"\n{'XML of 16 MiB':24}{'CPU s':>7}{'MiB more':>10}  outcome")
    with tempfile.TemporaryDirectory() as folder:
        for name in BOMBS:
            size = (50 << 20) if name == "large packed sitemap" else LIMIT
            found = told([name], size, Path(folder))[name]
            print(f"{name:24}{found['seconds']:>7.2f}{found['mebibytes']:>10.1f}  {found['outcome'][:60]}")
    print(f"\n{'CPU s of pages':24}{'KiB':>6}" + "".join(f"{name:>16}" for name in READERS))
    for name, page in PAGES.items():
        print(
            f"{name:24}{len(page.text) // 1024:>6}"
            + "".join(f"{spent(read, page):>16.2f}" for read in READERS.values())
        )


def spent(read: Callable[[Page], object], page: Page) -> float:
    """CPU seconds of a reader on a page that it sees for the first time."""
    started = time.process_time()
    with contextlib.suppress(ValueError):
        read(replace(page))
    return time.process_time() - started


if __name__ == "__main__":
    main()
