"""What refusing a compressed body of 2 GiB costs: seconds and growth of memory, each in a process of its own.

python -m benchmarks.bombs [MEGABYTES]
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time

from crawler.decompress import TooLarge, unpack
from tests.crawler.test_decompress import LIMIT, bomb

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
    """One row an encoding."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 2048
    print(f"{'encoding':10}{'body':>12}{'unpacks to':>12}{'seconds':>9}{'MiB more':>10}")
    for encoding in ENCODINGS:
        body = bomb(encoding, megabytes)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, grown = pool.apply(measure, (encoding, body))
        print(f"{encoding:10}{len(body):>12,}{megabytes:>8} MiB{seconds:>9.3f}{grown:>10.1f}")


if __name__ == "__main__":
    main()
