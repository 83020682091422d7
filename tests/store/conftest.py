"""Every test of the store runs on SQLite and on PostgreSQL, under a clock that the test moves."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.timezone import TIMEZONE
from pipelines.dedupe.signature import signature
from pipelines.posting import Organization, Posting
from store.page import Saved
from store.records import Listed, RunEnd, RunReport, SourceRecord
from store.store import Store

START = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'juzhao.db'}"
    make: Callable[..., str] = request.getfixturevalue("new_postgres_database")
    return make()


@pytest.fixture(scope="session")
def laid_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with schema and sources: to copy it costs a test nothing, to lay it took half of the time."""
    file = tmp_path_factory.mktemp("laid") / "juzhao.db"
    lay(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def laid_database(new_postgres_database: Callable[..., str]) -> str:
    """The same on PostgreSQL."""
    database = new_postgres_database()
    lay(database)
    return database


def lay(database: str) -> None:
    opened = Store.open(database, Clock())
    opened.crawls.sync_sources([source("school"), source("other"), source("corp", kind="employer", trust="review")])
    opened.close()


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store with three sources."""
    if request.param == "sqlite":
        database = f"sqlite:///{shutil.copy(request.getfixturevalue('laid_file'), tmp_path / 'juzhao.db')}"
    else:
        make: Callable[..., str] = request.getfixturevalue("new_postgres_database")
        database = make(like=request.getfixturevalue("laid_database"))
    opened = Store.open(database, clock)
    yield opened
    opened.close()


def source(identity: str, **changed: Any) -> SourceRecord:
    values: dict[str, Any] = {
        "id": identity,
        "name": f"{identity} 就业中心",
        "kind": "university",
        "family": "frontpage",
        "url": f"http://{identity}.example/",
        "trust": "publish",
        "schedule": "every 2h",
    }
    return SourceRecord(**(values | changed))


def posting(title: str = "云岭电子2026届校园招聘", **changed: Any) -> Posting:
    values: dict[str, Any] = {
        "title": title,
        "type": "job",
        "description": f"{title}。公司诚聘硬件工程师，负责电路设计与调试，要求本科及以上学历，工作地点西安。",
        "hiring_organization": Organization(name="云岭电子有限公司", normalized="云岭电子"),
        "date_posted": date(2026, 3, 1),
        "valid_through": date(2026, 4, 30),
        "locations": ["610100"],
    }
    return Posting(**(values | changed))


def save(
    store: Store, run: int, reading: Posting, key: str = "1", source_id: str = "school", into: str | None = None
) -> Saved:
    found = signature(reading)
    url = f"http://{source_id}.example/{key}"
    with store.crawls.page(run, *found.blocks) as page:
        known = page.announcement(source_id, key)
        if known is not None and known.content == found.content:
            saved = page.seen(known, url)
        else:
            saved = page.save(source_id, key, url, reading, found, into=into)
        page.done(url, "ok")
    return saved


def crawl(
    store: Store, readings: dict[str, Posting], source_id: str = "school", end: RunEnd | None = None, full: bool = True
) -> RunReport:
    """A whole crawl: one list page with all keys, the details that it asks for, the end."""
    run = store.crawls.begin_run(source_id, full=full)
    rows = [Listed(key, f"http://{source_id}.example/{key}", reading.title) for key, reading in readings.items()]
    wanted = store.crawls.record_listing(run.id, f"http://{source_id}.example/list", rows, total=len(rows), last=True)
    for key in wanted:
        save(store, run.id, readings[key], key, source_id)
    complete = RunEnd("ok", complete=True, pages=1 + len(wanted), found=len(rows))
    return store.crawls.finish_run(run.id, end or complete)


def batch(count: int, prefix: str = "n") -> dict[str, Posting]:
    return {f"{prefix}{number}": posting(f"云岭电子2026届招聘第{number}号岗位") for number in range(count)}


def statuses(store: Store, keys: Sequence[str], source_id: str = "school") -> list[str]:
    from store.refresh import new_id

    found = [store.postings.get(new_id(source_id, key)) for key in keys]
    return [item.status if item is not None else "none" for item in found]
