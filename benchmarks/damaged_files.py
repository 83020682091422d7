"""Damaged attachments, each in its confined child: what became of them, timeouts, files written.

python -m benchmarks.damaged_files [COUNT] [SEED]   (10,000 take about an hour of CPU)
"""

from __future__ import annotations

import resource
import sys
import time

from tests.crawler.attachments.damaged import run


def main() -> None:
    """One table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    started = time.monotonic()
    tally = run(count, seed)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{tally.files} files, parent alive, {tally.timeouts} timeouts ({tally.timeouts / tally.files:.2%})")
    print(
        f"{len(tally.written)} files written; slowest {tally.slowest:.1f} s; largest child {used.ru_maxrss >> 10} MiB"
    )
    print(
        f"{(used.ru_utime + used.ru_stime) / tally.files:.2f} s of CPU a file, {time.monotonic() - started:.0f} s in all"
    )
    for end, number in sorted(tally.ends.items()):
        print(f"{number:>7}  {end}")


if __name__ == "__main__":
    main()
