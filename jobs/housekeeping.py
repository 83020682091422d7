"""What is done by the clock beside crawling: expiry, and letting go of what is old."""

from __future__ import annotations

from datetime import timedelta

import structlog

from config.settings import Settings
from crawler import archive, responses
from jobs.once import index_now
from pipelines.dedupe import rekeying
from store import upkeep
from store.pruning import prune as prune_store
from store.store import Store

log = structlog.get_logger("jobs")


def expire(settings: Settings, store: Store) -> int:
    """Close what its own deadline or event has ended."""
    closed = store.postings.expire(settings.clock())
    if closed:
        log.info("expired", postings=closed)
        store.crawls.recount(closed)
        index_now(settings, store)
    return closed


def rekey(settings: Settings, store: Store) -> None:
    """Give some of the announcements that an upgrade left without keys of duplicates theirs."""
    if done := rekeying.rekey(store):
        log.info("keys of duplicates given", announcements=done)


def settle_classes(settings: Settings, store: Store) -> None:
    """Decide the class of some of the employers that an older store holds."""
    if done := upkeep.settle_classes(store.database):
        log.info("classes of employers settled", employers=done)


def prune(settings: Settings, store: Store) -> int:
    """Let old raw pages go, the answers that conditional requests are compared with, and old rows of the store."""
    now = settings.clock()
    rows = prune_store(store.database, now - timedelta(days=settings.history_days))
    if any(rows.values()):
        log.info("pruned", **rows)
    return archive.prune(settings) + responses.prune(
        settings.responses_path, now, settings.archive_days, settings.archive_max_bytes
    )
