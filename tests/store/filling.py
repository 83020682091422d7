"""A process that meets a full disk and goes on when there is space: ``python -m tests.store.filling HOME FLAG``.

Started with ``full.c`` in front of the C library. Prints one line for each place that was full: what was said of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import text

from search import indexer
from search.engines.base import EngineUnavailable
from search.engines.embedded import Embedded
from store.records import StoreUnavailable
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, source


def main(home: Path, flag: Path) -> None:
    """Database, then write-ahead log, then index."""
    clock = Clock()
    store = Store.open(f"sqlite:///{home / 'juzhao.db'}", clock)
    store.crawls.sync_sources([source("school")])
    engine = Embedded(home / "index")
    known = 3
    crawl(store, batch(known))
    indexer.sync(store, engine)
    for place in ("juzhao.db-wal", "juzhao.db", "index/"):
        clock.advance(hours=30)
        flag.write_text(place, encoding="utf-8")
        said = met(store, engine, known + 2)
        assert store.postings.count() in (known, known + 2)  # readers go on
        flag.unlink()
        known += 2
        clock.advance(minutes=10)
        report = crawl(store, batch(known))
        assert report.outcome == "ok", report
        indexer.sync(store, engine)
        verdict = indexer.verify(store, engine)
        assert verdict.ok and verdict.compared == known, verdict
        with store.database.read() as connection:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        print(f"{place}: {said}")
    store.close()


def met(store: Store, engine: Embedded, count: int) -> str:
    """Crawl and index on a full disk: what it is called, empty where nothing had to be written there."""
    try:
        crawl(store, batch(count))
        with store.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        indexer.sync(store, engine)
    except (StoreUnavailable, EngineUnavailable) as error:
        assert "\n" not in str(error), error
        return f"{type(error).__name__}: {error}"
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
