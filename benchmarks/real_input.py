"""The whole path on real texts: ``python -m benchmarks.real_input [--rows 20000] [--home FOLDER]``.

Career-centre pages, saved responses of vendor platforms and collected postings are served on loopback as sites and
crawled as any site is: fetch, parse, normalise, dedupe, store, index. Reports what came of it, what was rejected and
why, and the time of each step. Needs the folder ``shared`` beside the project.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config.settings import load_settings
from jobs.once import CrawlRequest, crawl_once
from search import indexer
from search.service import open_engine
from store.store import Store
from tests.sites.real import SHARED, RealSites

FIELDS = ("date_posted", "valid_through", "locations", "majors", "graduation_years", "headcount", "salary", "industry")


@dataclass
class Outcome:
    """Reports of the crawl, counts of the store, why pages were rejected, how often each field has a value."""

    reports: list[dict[str, Any]]
    crawl_seconds: float
    index_seconds: float
    announcements: int
    postings: int
    indexed: int
    possible: int
    rejected: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    fill: dict[str, float] = field(default_factory=dict)


def run(home: Path, rows: int, progress: bool = False) -> Outcome:
    """Serve, crawl, index, count."""
    sites = RealSites(home / "sources", rows)
    sites.start()
    settings = load_settings(home, sources=sites.sources_dir, allow_private_networks=True, download_delay=0.0)
    store = Store.open(settings.database, settings.clock)
    try:
        started = time.perf_counter()
        told = _progress(started) if progress else None
        result = crawl_once(settings, store, CrawlRequest(index=False, max_pages=50_000), told)
        crawled = time.perf_counter()
        engine = open_engine(settings)
        indexed = indexer.sync(store, engine).indexed
        engine.close()
        return _count(store, result.reports, crawled - started, time.perf_counter() - crawled, indexed)
    finally:
        store.close()
        sites.stop()


def _progress(started: float) -> Any:
    pages: dict[str, int] = {}

    def told(progress: Any) -> None:
        pages[progress.source] = progress.pages
        total = sum(pages.values())
        if total % 500 == 0:
            print(
                f"\r{total} pages, {total / (time.perf_counter() - started):.0f}/s", end="", file=sys.stderr, flush=True
            )

    return told


def _count(store: Store, reports: list[dict[str, Any]], crawl: float, index: float, indexed: int) -> Outcome:
    dedupe = store.statistics.dedupe()
    outcome = Outcome(reports, crawl, index, dedupe["announcements"], dedupe["postings"], indexed, dedupe["possible"])
    for row in store.crawls.rejected(limit=100_000):
        outcome.rejected[f"{row['outcome']}: {row['reason']}"[:100]] += 1
    filled: Counter[str] = Counter()
    total = 0
    for posting in store.postings.iterate(approved_only=False):
        total += 1
        filled.update(name for name in FIELDS if getattr(posting, name))
        filled.update(["degree"] if posting.education.levels else [])
        filled.update(["employer"] if posting.hiring_organization.name else [])
        outcome.waiting.update(set(posting.review_reasons))
    outcome.fill = {name: round(count / max(total, 1), 3) for name, count in filled.most_common()}
    return outcome


def table(outcome: Outcome) -> str:
    """What a reader compares."""
    lines = [f"{'source':<22}{'outcome':<12}{'pages':>7}{'new':>7}{'rejected':>9}{'errors':>7}{'seconds':>9}  reason"]
    for row in outcome.reports:
        lines.append(
            f"{row['source']:<22}{row['outcome']:<12}{row['pages']:>7}{row['new']:>7}{row['rejected']:>9}{row['errors']:>7}"
            f"{row['seconds']:>9.1f}  {row['reason'][:90]}"
        )
    pages = sum(row["pages"] for row in outcome.reports)
    lines += ["", f"{pages} pages in {outcome.crawl_seconds:.1f} s: {pages / outcome.crawl_seconds:.1f} pages/s"]
    lines += [
        f"{outcome.announcements} announcements became {outcome.postings} postings; {outcome.possible} pairs for staff"
    ]
    lines += [f"{outcome.indexed} postings indexed in {outcome.index_seconds:.1f} s"]
    for title, counts in (("pages that gave nothing", outcome.rejected), ("waiting for staff", outcome.waiting)):
        lines += ["", title, *(f"  {count:>7}  {name}" for name, count in counts.most_common(25))]
    lines += [
        "",
        "share of postings with a value",
        *(f"  {share:>7.1%}  {name}" for name, share in outcome.fill.items()),
    ]
    return "\n".join(lines)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--home", type=Path)
    wishes = parser.parse_args()
    if not SHARED.is_dir():
        print("juzhao: the folder `shared` with real texts does not stand beside the project", file=sys.stderr)
        return 2
    if wishes.home:
        print(table(run(wishes.home, wishes.rows, progress=True)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        print(table(run(Path(folder), wishes.rows, progress=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
