"""Durability: locked, full, two at once, a newer schema, changes that are committed out of order."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from config.settings import PROJECT_ROOT
from store.records import RunOver, SourceBusy, StoreUnavailable
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, posting, save, source


def test_an_older_program_goes_on_with_a_schema_that_only_adds(store: Store, clock: Clock) -> None:
    with store.database.write() as connection:
        connection.execute(text("ALTER TABLE announcement ADD COLUMN of_the_future TEXT"))
        since = connection.scalar(text("SELECT version_num FROM alembic_version"))
        connection.execute(text("INSERT INTO readable (revision, since) VALUES ('9998', :since)"), {"since": since})
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))
    older = Store.open(str(store.database.engine.url.render_as_string(hide_password=False)), clock)
    assert crawl(older, batch(2)).new == 2
    older.close()


def test_a_run_that_was_taken_up_by_another_takes_nothing_more(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import runs

    run = store.crawls.begin_run("school")
    clock.advance(minutes=10)
    monkeypatch.setattr(runs, "_owner", lambda: "elsewhere:1")
    assert store.crawls.begin_run("school").id == run.id
    monkeypatch.undo()
    with pytest.raises(RunOver, match="taken up"):
        save(store, run.id, posting())
    assert store.postings.count() == 0


def test_a_reading_that_comes_late_does_not_replace_a_newer_one(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting("新的标题")})
    run = store.crawls.begin_run("school")
    with store.crawls.page(run.id) as page:
        known = page.announcement("school", "1")
        assert known is not None and known.last_fetched is not None
        assert page.late(known, known.last_fetched.replace(year=2025))
        assert not page.late(known, known.last_fetched)


@pytest.mark.postgres
def test_a_change_committed_after_a_later_one_is_still_read(
    new_postgres_database: Callable[[], str], clock: Clock
) -> None:
    """Numbers are given before the commit: a reader must not pass one that is still being written."""
    store = Store.open(new_postgres_database(), clock)
    store.crawls.sync_sources([source("school")])
    crawl(store, batch(1))
    insert = text("INSERT INTO outbox (posting, version, at) VALUES (:posting, 1, now())")
    with store.database.engine.connect() as slow, store.database.engine.connect() as fast:
        slow.execute(insert, {"posting": "slow"})
        fast.execute(insert, {"posting": "fast"})
        fast.commit()
        seen = [change.posting_id for change in store.outbox.read("index")]
        assert "fast" not in seen
        slow.commit()
    seen = [change.posting_id for change in store.outbox.read("index")]
    assert seen[-2:] == ["slow", "fast"]
    store.close()


def test_a_locked_database_is_one_line_and_nothing_is_half_written(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.database.BUSY_MS", 200)
    store = Store.open(f"sqlite:///{tmp_path / 'juzhao.db'}", clock)
    store.crawls.sync_sources([source("school")])
    crawl(store, batch(2))
    holder = sqlite3.connect(tmp_path / "juzhao.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="write lock"):
        store.crawls.begin_run("school")
    assert store.postings.count() == 2  # a reader that waited would be told the same
    holder.execute("ROLLBACK")
    assert crawl(store, batch(3)).new == 1
    store.close()


FULL = """
import resource, sys
from store.records import StoreUnavailable
from store.store import Store
from tests.store.conftest import Clock, batch, crawl
store = Store.open(sys.argv[1], Clock())
try:
    crawl(store, batch(4000))
except StoreUnavailable as error:
    print(str(error))
    sys.exit(3)
"""


def test_a_full_disk_is_one_line_and_goes_on_when_there_is_space(tmp_path: Path, clock: Clock) -> None:
    """A limit on the size of files stands for the full disk: SQLite is told the same way, by a short write."""
    url = f"sqlite:///{tmp_path / 'juzhao.db'}"
    store = Store.open(url, clock)
    store.crawls.sync_sources([source("school")])
    crawl(store, batch(3))
    limit = sum(file.stat().st_size for file in tmp_path.glob("juzhao.db*")) + 400_000

    def no_space() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-c", FULL, url], cwd=PROJECT_ROOT, preexec_fn=no_space, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
    )  # fmt: skip
    assert done.returncode == 3, done.stderr[-500:]
    assert done.stdout.count("\n") == 1 and "disk" in done.stdout
    with store.database.read() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    report = crawl(store, batch(5))
    assert report.outcome == "ok"
    assert store.postings.get(new_id("school", "n4")) is not None
    store.close()


def test_two_schedulers_crawl_a_source_once(store: Store) -> None:
    """Threads stand for processes: whoever comes second is told that the source is busy."""
    from store import runs

    own = runs._owner
    outcomes: list[str] = []
    gate = threading.Barrier(4)

    def begin(number: int) -> None:
        gate.wait()
        try:
            store.crawls.begin_run("school")
            outcomes.append("began")
        except SourceBusy:
            outcomes.append("busy")

    runs._owner = lambda: f"machine{threading.get_ident()}:1"  # type: ignore[assignment]
    try:
        threads = [threading.Thread(target=begin, args=[number]) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        runs._owner = own
    assert sorted(outcomes) == ["began", "busy", "busy", "busy"]
