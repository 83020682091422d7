"""The one transaction a page: known, unchanged, repost or new; also for pages replayed from the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from crawler.items import RawItem
from crawler.replay import Replayed
from pipelines.dedupe.placing import place
from pipelines.dedupe.signature import signature
from pipelines.posting import Posting
from pipelines.reading import to_posting
from store.page import Saved
from store.records import RunEnd
from store.store import Store

MOST_SHOWN = 200
ARCHIVED_WITHIN = timedelta(minutes=1)
"""The archive keeps whole seconds of the moment before the page was read: this much earlier is the same page."""


def store_reading(store: Store, run_id: int, item: RawItem, posting: Posting, *, replayed: bool = False) -> Saved:
    """Save one source's reading; which posting it belongs to is decided under the locks of its blocking keys.

    A reading that is older than the stored one changes nothing. A replayed one is no proof that the list shows it.
    """
    found, fetched = signature(posting), item.fetched_at
    with store.crawls.page(run_id, *found.blocks) as page:
        known = page.announcement(item.source, item.key)
        if known is not None and page.late(known, fetched + ARCHIVED_WITHIN if replayed else fetched):
            saved = page.passed_over(known)
        elif known is not None and known.content == found.content:
            saved = page.seen(known, item.url, fetched, listed=not replayed)
        else:
            candidates = page.candidates(found, exclude=known)
            name, today = (item.source, item.key), fetched.date()
            at = place(page, posting, name, candidates, today)
            saved = page.save(
                item.source, item.key, item.url, posting, found, at.into, at.possible, fetched,
                listed=not replayed, moves=at.moves,
            )  # fmt: skip
        page.done(item.url, "ok")
    return saved


def replay_items(
    store: Store, replayed: Iterable[Replayed], clock: Callable[[], datetime], *, dry_run: bool
) -> dict[str, Any]:
    """Counts of what replaying gave: new, changed, unchanged, rejected with reasons. A dry run names what differs."""
    counts: Counter[str] = Counter()
    kept = _contents(store) if dry_run else {}
    differing: list[str] = []
    reasons: Counter[str] = Counter()
    runs: dict[str, int] = {}
    for page in replayed:
        counts["pages"] += 1
        if page.reason:
            counts["rejected"] += 1
            reasons[page.reason.partition(": http")[0]] += 1
        for item in page.items:
            posting = to_posting(item, item.fetched_at)
            if dry_run:
                before = kept.get((item.source, item.key))
                change = "new" if before is None else "unchanged" if before == signature(posting).content else "changed"
                counts[change] += 1
                differing += [f"{change}: {item.url} {posting.title}"] if change != "unchanged" else []
                continue
            if item.source not in runs:
                runs[item.source] = store.crawls.begin_run(item.source, full=True).id
            counts[store_reading(store, runs[item.source], item, posting, replayed=True).change] += 1
    for run_id in runs.values():
        store.crawls.finish_run(run_id, RunEnd("incomplete", "replayed from the archive"))
    shown = {"differing": differing[:MOST_SHOWN]} if dry_run else {}
    return {"new": 0, "changed": 0, "unchanged": 0, **counts, "reasons": dict(reasons), **shown}


def _contents(store: Store) -> dict[tuple[str, str], str]:
    """Hash of the stored reading of each announcement."""
    return {
        (announcement.source, announcement.key): signature(announcement.reading).content
        for posting in store.postings.iterate(approved_only=False)
        for announcement in store.postings.announcements(posting.id)
    }
