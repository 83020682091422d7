"""The clock of periodic duties."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from config.settings import TIMEZONE, Settings, load_settings
from jobs import alerts
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


def test_a_digest_that_was_missed_is_caught_up_once_and_not_at_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(tmp_path)
    store = Store.open(settings.database, settings.clock)
    told: list[str] = []
    answers: list[int | None] = []

    def tell(_: Settings, __: Store, cadence: str) -> int | None:
        told.append(cadence)
        return answers.pop() if answers else 1

    def at(day: int, hour: int, minute: int = 0) -> list[str]:
        told.clear()
        moment = datetime(2026, 3, day, hour, minute, tzinfo=TIMEZONE)
        alerts.digests(settings.model_copy(update={"now": moment}), store)
        return list(told)

    monkeypatch.setattr(alerts, "tell", tell)
    assert at(4, 10) == [], "a new installation, on a Wednesday"
    assert at(5, 7, 59) == [] and at(5, 8) == ["daily"] and at(5, 8, 1) == at(5, 23) == []
    answers.append(None)
    assert at(6, 10) == ["daily"] == at(6, 10, 1) and at(6, 10, 2) == [], "search was away the first time"
    assert at(7, 21) == [] and at(8, 8, 30) == ["daily"], "late in the evening the next morning is near"
    assert at(11, 9) == ["daily", "weekly"] and at(11, 9, 1) == [], "all stood still from Monday to Wednesday"
    store.close()
