"""How fast postings are read: ``taskset -c 0 python -m benchmarks.reading_speed [--texts 1000] [--runs 5]``.

Texts of 300 to 500 characters drawn from ``../shared/data`` with a seed. Processor time of this process, the best of the runs,
since other work on the machine only ever slows one down: texts a second through ``whole.read`` (all fields) and through
``reading.to_posting`` (fields, masking, the model; and of other texts, which no cache knows yet, once), the growth when a text is
ten times longer, time of import, and the memory of a process that reads one text after another and keeps none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.draw_postings import DATA
from config.collecting import collect_rarely
from crawler.items import RawItem
from pipelines.normalize import contacts, whole
from pipelines.reading import to_posting

_NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
_DAY = date(2026, 3, 1)


def _stream() -> Iterator[tuple[str, str]]:
    chance = random.Random(1500)
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if 300 <= len(row.get("description") or "") <= 500 and chance.random() < 0.2:
                yield row["title"] or "", row["description"]


def _texts(size: int) -> list[tuple[str, str]]:
    return list(islice(_stream(), size))


def _item(number: int, title: str, text: str) -> RawItem:
    return RawItem(
        source="bench", key=str(number), url=f"https://e.test/{number}", family="article", title=title, description=text,
        employer="蓝鲸云海科技有限公司", published="2026-02-28", fetched_at=_NOW,
    )  # fmt: skip


def _best(runs: int, work: Callable[[], None]) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _import_seconds() -> float:
    code = "import time; s = time.process_time(); import pipelines.normalize.whole; print(time.process_time() - s)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def resident() -> float:
    """MB that this process has held at most (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in status if line.startswith("VmHWM"))) / 1024


def read_along(size: int) -> None:
    """Read texts one after another, keep none, and print the memory before and after."""
    before = resident()
    for title, text in islice(_stream(), size):
        whole.read(text, title, _DAY)
    print(before, resident())


def _memory(size: int) -> tuple[float, float]:
    code = f"from benchmarks import reading_speed; reading_speed.read_along({size})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(float, run.stdout.split())
    return before, after


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    drawn = _texts(2 * options.texts)
    texts = drawn[: options.texts]
    items = [_item(number, title, text) for number, (title, text) in enumerate(texts)]
    unknown = [_item(number, title, text) for number, (title, text) in enumerate(drawn[options.texts :])]

    def read(rows: list[tuple[str, str]]) -> Callable[[], None]:
        return lambda: [whole.read(text, title, _DAY) for title, text in rows] and None

    def posted(rows: list[RawItem]) -> Callable[[], None]:
        def work() -> None:
            for item in rows:
                to_posting(item, _NOW)

        return work

    def masked() -> None:
        for _, text in texts:
            contacts.mask(text)

    read(texts)()  # loads the lexicons
    collect_rarely()  # as every process of the product that reads does
    rows: list[tuple[str, Any]] = [
        ("whole.read, texts a second", f"{len(texts) / _best(options.runs, read(texts)):,.0f}"),
        ("to_posting, texts a second", f"{len(texts) / _best(options.runs, posted(items)):,.0f}"),
        ("the same for the first time", f"{len(unknown) / _best(1, posted(unknown)):,.0f}"),
        ("contacts.mask, texts a second", f"{len(texts) / _best(options.runs, masked):,.0f}"),
    ]
    long = [(title, f"{text}\n" * 10) for title, text in texts[:60]]
    ratio = _best(options.runs, read(long)) / _best(options.runs, read(texts[:60]))
    loaded, read_all = _memory(5 * options.texts)
    rows += [
        ("time of a text ten times as long", f"{ratio:.1f} times"),
        ("import of pipelines.normalize.whole", f"{_import_seconds():.2f} s"),
        (f"memory after {5 * options.texts} texts", f"{read_all:.0f} MB"),
        ("of it before the first", f"{loaded:.0f} MB"),
    ]
    for name, figure in rows:
        print(f"{name:<40}{figure:>14}")


if __name__ == "__main__":
    main()
