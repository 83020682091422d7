"""A database of real postings, and of ones made from them, filled once and kept: ``python -m benchmarks.prepared --rows N``.

Kept under the system's temporary folder by what it is made from (rows, the store's schema, the postings' cache), and copied
for each run. The first 300,000 are the real postings; further ones are these again with another id, employer, day and
first word of the title, so that terms and facets spread as they do in the real ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.real_postings import NOW, ROWS, SHARED, cached
from config.settings import Settings, load_settings
from store import tables
from store.records import SourceRecord
from store.store import Store
from tests.servers import Elasticsearch

FOLDER = Path(tempfile.gettempdir()) / f"juzhao-benchmarks-{os.geteuid()}"
CHUNK = 2000
WORDS = ("春招", "秋招", "急聘", "校招", "诚聘")


@dataclass(frozen=True, slots=True)
class Home:
    """A home with postings in its store and nothing in its index; ``server`` is the Elasticsearch that its settings name."""

    settings: Settings
    store: Store
    server: Elasticsearch | None


def wishes(doc: str | None, engine: str = "embedded") -> argparse.ArgumentParser:
    """The options of every benchmark over such a home."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--engine", choices=["embedded", "8", "9"], default=engine)
    return parser


@contextmanager
def home(rows: int, engine: str) -> Iterator[Home]:
    """So many approved postings, the engine (``embedded``, or the Elasticsearch of a version), and their end."""
    if not SHARED.exists():
        sys.exit(f"{SHARED}: not here; the folder `shared` must stand beside the project")
    source = _kept(rows)
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
        server = None if engine == "embedded" else Elasticsearch.start(engine, heap="2g", fast=True)
        if server:
            ending.callback(server.stop)
        os.environ |= {"JUZHAO_SEARCH_URL": server.url if server else "", "JUZHAO_NOW": NOW.isoformat()}
        settings = load_settings(folder)
        settings.home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, settings.home / "juzhao.db")
        store = Store.open(settings.database, settings.clock)
        ending.callback(store.close)
        yield Home(settings, store, server)


def _kept(rows: int) -> Path:
    postings = cached(min(rows, ROWS))
    code = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=6).hexdigest()
    made_from = f"{rows} {postings.stat().st_size} {postings.stat().st_mtime_ns} {_schema()} {code}"
    file = FOLDER / f"postings-{rows}-{hashlib.blake2b(made_from.encode(), digest_size=6).hexdigest()}.db"
    if not file.exists():
        FOLDER.mkdir(exist_ok=True)
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        _fill(part, documents(postings, rows))
        part.replace(file)
    return file


def _schema() -> str:
    return " ".join(
        sorted(str(column) for table in tables.Posting.metadata.tables.values() for column in table.columns)
    )


def _fill(file: Path, source: Iterator[dict[str, Any]]) -> None:
    store = Store.open(f"sqlite:///{file}", lambda: NOW)
    known: set[str] = set()
    while part := list(islice(source, CHUNK)):
        carriers = {reference["source"] for one in part for reference in one["sources"]}
        store.crawls.sync_sources([_source(name) for name in sorted(known | carriers)])
        known |= carriers
        with store.database.write() as connection:
            connection.execute(insert(tables.Posting.core()), [_posting(one) for one in part])
            sightings = [_announcement(one, reference) for one in part for reference in one["sources"]]
            connection.execute(insert(tables.Announcement.core()), sightings)
    with store.database.write() as connection:
        connection.exec_driver_sql("ANALYZE")
    with store.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def _source(name: str) -> SourceRecord:
    return SourceRecord(name, name, "university", "article", f"http://{name}.invalid/", "publish", "every 2h")


def documents(postings: Path, rows: int) -> Iterator[dict[str, Any]]:
    """Postings as the store keeps them: the real ones, then made ones."""
    number = 0
    names: list[Any] = []
    while number < rows:
        for line in postings.open(encoding="utf-8"):
            if number == rows:
                return
            one = json.loads(line)
            if number < ROWS:
                names += [one["hiring_organization"]] if number % 100 == 0 else []
            else:
                _disguise(one, number, names)
            number += 1
            yield one


def _disguise(one: dict[str, Any], number: int, names: list[Any]) -> None:
    key = hashlib.blake2b(f"{one['id']} {number}".encode(), digest_size=8)
    turn = int.from_bytes(key.digest()[:4], "big")
    one["id"] = key.hexdigest()
    one["title"] = f"{WORDS[turn % len(WORDS)]}{one['title']}"
    one["hiring_organization"] = names[turn % len(names)]
    one["date_posted"] = (date(2025, 3, 1) + timedelta(days=turn % 366)).isoformat()
    for reference in one["sources"]:
        reference["url"] = f"{reference['url']}-{number}"


def _posting(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"], "data": one, "version": 1, "type": one["type"], "status": "open", "closed_reason": None, "review": "approved",
        "review_reasons": [], "reviewed_by": "", "employer": one["hiring_organization"]["id"], "deadline": None, "event_end": None,
        "date_posted": None, "waiting_since": None, "created_at": NOW, "updated_at": NOW, "merged_into": None, "hidden": False,
    }  # fmt: skip


def _announcement(one: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": reference["source"], "key": one["id"], "url": reference["url"], "posting": one["id"], "reading": one,
        "content": one["id"], "fingerprint": one["id"], "first_seen": NOW, "last_seen": NOW, "last_fetched": NOW,
        "present": True, "missed": 0, "suppressed": False,
    }  # fmt: skip


def main() -> None:
    """Fill and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    wishes = parser.parse_args()
    started = time.perf_counter()
    file = _kept(wishes.rows)
    print(f"{file}: {file.stat().st_size / 1e6:.0f} MB, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
