"""Log-ins with names that exist and names that do not: ``python -m benchmarks.guesses [--samples 10000]``.

The real accounts over SQLite, one wrong password after another, known and unknown names in turn, with a moment between that is
moved so that no lock falls. Prints means, medians and what tells the two apart; exit code 1 above ten milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from store.accounts import LOCKED_FOR
from store.store import Store

MOST_MS = 10.0


def main() -> int:
    """Guess, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=400)
    wishes = parser.parse_args()
    moment = [datetime(2026, 3, 2, 8, tzinfo=UTC)]
    took: dict[str, list[float]] = {"li.mei": [], "nobody": []}
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{Path(folder) / 'accounts.db'}", lambda: moment[0])
        store.accounts.add("li.mei", "four words of nothing")
        for name in took:
            store.accounts.verify(name, "warm up")
        for number in range(wishes.samples):
            moment[0] += LOCKED_FOR
            name = ("li.mei", "nobody")[number % 2]
            began = time.perf_counter()
            assert store.accounts.verify(name, f"guess {number}") is None
            took[name].append((time.perf_counter() - began) * 1000)
        store.close()
    for name, found in took.items():
        print(
            f"{name:<10}mean {statistics.mean(found):7.2f} ms, median {statistics.median(found):7.2f} ms, n={len(found)}"
        )
    apart = abs(statistics.median(took["li.mei"]) - statistics.median(took["nobody"]))
    print(f"medians {apart:.2f} ms apart")
    return int(apart > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
