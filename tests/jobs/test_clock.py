"""The clock of periodic duties."""

from __future__ import annotations

import asyncio
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from config.settings import Settings, load_settings
from config.timezone import TIMEZONE
from crawler.reports import Report, failed
from crawler.source import Source
from jobs import alerts
from jobs.embedded import EmbeddedJobs
from jobs.once import sync_registry
from jobs.pool import CrawlPool
from jobs.service import clockwork, crawl_source
from store.records import StoreUnavailable
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


def test_what_was_crawled_while_its_turn_waited_is_not_crawled_again(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "home", sources=tmp_path / "sources", now=datetime(2026, 3, 4, tzinfo=TIMEZONE))
    settings.sources.mkdir()
    lines = [
        'id = "school"',
        'name = "秦岭大学"',
        'kind = "university"',
        'family = "article"',
        'url = "http://127.0.0.9/"',
    ]
    (settings.sources / "school.toml").write_text("\n".join(lines), encoding="utf-8")
    with closing(Store.open(settings.database, settings.clock)) as store:
        sync_registry(settings, store)
        crawled: list[str] = []

        class Pool(CrawlPool):
            async def run(self, source: Source, *_: object) -> Report:
                crawled.append(source.id)
                return failed(source.id, "invented")

        for _ in range(2):
            asyncio.run(crawl_source(settings, store, Pool(settings), "school"))
        assert crawled == ["school"]


def test_a_store_that_is_away_is_one_line_a_duty(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    store = Store.open(settings.database, settings.clock)

    async def away(*_: object) -> None:
        raise StoreUnavailable("database x: away")

    async def one_turn() -> None:
        clock = clockwork(settings, store, EmbeddedJobs(_no_crawl, concurrency=1))
        (due,) = (job.func for job in clock.get_jobs() if job.func.__name__ == "due")
        await due()

    with capture_logs() as told, pytest.MonkeyPatch.context() as patch:
        patch.setattr("jobs.service.enqueue_due", away)
        asyncio.run(one_turn())
    store.close()
    assert told == [
        {"event": "left to the next turn", "duty": "due", "reason": "database x: away", "log_level": "warning"}
    ]
