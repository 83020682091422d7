"""The clock of periodic duties."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path

from config.settings import TIMEZONE, load_settings
from jobs.embedded import EmbeddedJobs
from jobs.service import clockwork
from store.store import Store


def test_a_duty_whose_moment_passed_in_a_busy_process_is_still_done(tmp_path: Path) -> None:
    """The digest of a day falls due at eight sharp, when a crawl may keep the process busy for seconds."""
    settings = load_settings(tmp_path)
    store = Store.open(settings.database, settings.clock)
    done: list[str] = []

    async def busy_at_the_moment() -> None:
        clock = clockwork(settings, store, EmbeddedJobs(_no_crawl, concurrency=1))
        clock.remove_all_jobs()
        clock.add_job(done.append, "date", args=["digest"], run_date=datetime.now(TIMEZONE) + timedelta(seconds=0.2))
        clock.start()
        time.sleep(1.6)  # the whole loop stands still
        async with asyncio.timeout(10):
            while not done:
                await asyncio.sleep(0.05)
        clock.shutdown(wait=False)

    asyncio.run(busy_at_the_moment())
    store.close()
    assert done == ["digest"]


async def _no_crawl(_: str) -> None:
    """No source is asked for."""
