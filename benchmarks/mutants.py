"""Damaged pages through decoding, parsing, normalising and storing: what is raised, what is slow, what memory grows.

python -m benchmarks.mutants [COUNT] [SEED]
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from store.store import Store
from tests.crawler.mutants import run, samples
from tests.crawler.saved import saved_sites

SITES = Path(__file__).parent.parent / "tests" / "crawler"
WARM = 0.2
"""Share of the mutants after which memory counts: pools and most caches have filled by then."""
LATE = 0.5
"""Share after which what rare mutants need is loaded too: a steady leak shows in the second half as in the first."""


def _resident() -> float:
    """MiB of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def main() -> None:
    """One table, then the trace of each defect."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261129
    now = datetime(2026, 11, 29, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    found = samples(saved_sites(SITES))
    memory: dict[str, float] = {}

    def each(number: int) -> None:
        if number == int(count * WARM):
            memory["warm"] = _resident()
        if number == int(count * LATE):
            memory["late"] = _resident()

    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/mutants.sqlite", lambda: now)
        started = time.process_time()
        tally = run(found, count, seed, store, each, store_every=10)
        seconds = time.process_time() - started
        store.close()
    rows = {
        "samples": len(found),
        "mutants": tally.tried,
        "items read": tally.read,
        "stored": tally.stored,
        "CPU seconds": round(seconds, 1),
        "mutants a second": round(tally.tried / seconds),
        "uncaught exceptions": len(tally.defects),
        "slower than 2 s": len(tally.slow),
        "slowest, s": round(tally.slowest, 2),
        "MiB grown after warming up": round(_resident() - memory["warm"], 1),
        "MiB grown in second half": round(_resident() - memory["late"], 1),
    }
    for name, value in rows.items():
        print(f"{name:28}{value:>12,}")
    for place, trace in tally.defects.items():
        print(f"\n{place}\n{trace}")
    print("\n".join(tally.slow))


if __name__ == "__main__":
    main()
