"""Real postings as the product understands them, read once and kept: ``python -m benchmarks.real_postings [--rows 300000]``.

Reads the collected rows of the folder ``shared`` beside the project through the pipeline's own reading and keeps the
result under ``.cache`` (never in the repository), so that every benchmark of search begins from the same postings.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from config.settings import PROJECT_ROOT
from config.timezone import TIMEZONE
from pipelines.posting import Posting, SourceRef

SHARED = PROJECT_ROOT.parent / "shared" / "data" / "postings.jsonl.gz"
CACHE = PROJECT_ROOT / ".cache" / "postings"
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
ROWS = 300_000


def rows(count: int = ROWS) -> Iterator[dict[str, Any]]:
    """``count`` rows as collected, evenly from the whole file (which is ordered by collection)."""
    with gzip.open(SHARED, "rt", encoding="utf-8") as lines:
        for line in _evenly(lines, count):
            yield json.loads(line)


def _evenly(lines: Iterable[str], count: int) -> Iterator[str]:
    return islice(lines, 0, None, max(ROWS // count, 1))


def postings(count: int = ROWS) -> Iterator[Posting]:
    """The same rows as approved postings, read in two processes the first time and from the cache afterwards."""
    for line in cached(count).open(encoding="utf-8"):
        yield Posting.model_validate_json(line)


def cached(count: int) -> Path:
    """The file of JSON lines, made first where it is not there."""
    whole = CACHE / f"postings-{ROWS}.jsonl"
    target = CACHE / f"postings-{count}.jsonl"
    if target.exists():
        return target
    CACHE.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        if whole.exists():
            with whole.open(encoding="utf-8") as lines:
                out.writelines(_evenly(lines, count))
        else:
            with multiprocessing.Pool(2) as pool:
                for number, line in enumerate(pool.imap(_read, rows(count), chunksize=200)):
                    out.write(line + "\n")
                    if number % 10_000 == 0:
                        print(f"\r{number} postings read", end="", file=sys.stderr, flush=True)
    part.replace(target)
    return target


def _read(row: dict[str, Any]) -> str:
    from crawler.items import RawItem
    from pipelines.reading import to_posting

    item = RawItem(
        source=row["source"], key=row["id"], url=row["url"] or f"http://real.invalid/{row['id']}", family="article",
        title=row["title"] or "未命名", employer=row["employer"], published=row["published_raw"], location=row["city_raw"],
        degree=row["degree_raw"], salary=row["salary_raw"], headcount=row["headcount_raw"], description=row["description"],
        section="civil_service" if row["source"].startswith("gd-gov") else "job", fetched_at=NOW,
    )  # fmt: skip
    posting = to_posting(item, NOW)
    posting.id, posting.review, posting.version, posting.updated_at = row["id"], "approved", 1, NOW
    name = posting.hiring_organization.normalized or posting.hiring_organization.name
    if name:
        posting.hiring_organization.id = "e" + hashlib.blake2b(name.encode(), digest_size=6).hexdigest()
    posting.sources = [SourceRef(source=row["source"], url=item.url, first_seen=NOW, last_seen=NOW)]
    posting.explain = []
    return posting.model_dump_json(by_alias=True)


def main() -> None:
    """Fill the cache and say how fast it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=ROWS)
    wishes = parser.parse_args()
    if not SHARED.exists():
        sys.exit(f"{SHARED}: not here; the folder `shared` must stand beside the project")
    started = time.perf_counter()
    count = sum(1 for _ in cached(wishes.rows).open(encoding="utf-8"))
    print(f"\n{count} postings in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
