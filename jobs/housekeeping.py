"""What is done by the clock beside crawling: expiry and pruning of the archive."""

from __future__ import annotations

import structlog

from config.settings import Settings
from crawler import archive, responses
from jobs.once import index_now
from store.store import Store

log = structlog.get_logger("jobs")


def expire(settings: Settings, store: Store) -> int:
    """Close what its own deadline or event has ended."""
    closed = store.postings.expire(settings.clock())
    if closed:
        log.info("expired", postings=closed)
        index_now(settings, store)
    return closed


def prune(settings: Settings, store: Store) -> int:
    """Let old raw pages go, and the answers that conditional requests are compared with."""
    return archive.prune(settings) + responses.prune(
        settings.responses_path, settings.clock(), settings.archive_days, settings.archive_max_bytes
    )
