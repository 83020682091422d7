"""Children that are killed, and what must be equal afterwards: the machinery of :mod:`benchmarks.kills` and its tests."""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pickle
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from sqlalchemy.orm import configure_mappers

from config.settings import Settings, load_settings
from config.timezone import TIMEZONE
from pipelines.posting import Posting
from store.failpoints import arm

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
PATIENCE = 300
"""Seconds after which an undisturbed child counts as stuck."""
BATCH = 25
"""Changes a bulk: small, so that there are many bulks and acknowledgements to kill between."""
Dump = dict[str, list[str]]


@dataclass
class Result:
    """Kills done, and what differed afterwards."""

    kills: int = 0
    rounds: int = 0
    points: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    differing: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether every round ended like the undisturbed one."""
        return not (self.lost or self.doubled or self.stuck or self.differing)


# -- children ------------------------------------------------------------------------------------------------------


def warm(work: Callable[[], Any]) -> None:
    """Import what ``work`` imports when it runs, so that every later fork begins with it and is soon where it matters."""
    for name in told(lambda: (work(), sorted(sys.modules))[1]):
        if name.endswith("reactor"):
            continue  # importing it installs it: each child must have its own
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    configure_mappers()
    gc.freeze()  # what is here now stays: no fork copies it only to look through it


def understand(pages: list[str]) -> None:
    """Read some pages here, without a store: every later fork begins with lexicons and patterns in memory."""
    from crawler.items import ListEntry
    from crawler.parsing.families import jsonld
    from crawler.parsing.page import Page
    from pipelines.reading import to_posting

    readings = []
    for number, text in enumerate(pages):
        entry = ListEntry(key=str(number), url=f"http://warm.example/jobs/{number}", title="")
        readings.append(to_posting(jsonld.read_detail(Page(entry.url, text, fetched_at=NOW), "warm", entry), NOW))
    weigh(readings)


def weigh(readings: Sequence[Posting]) -> None:
    """What saving and indexing ask of postings themselves, done here for the same end."""
    from pipelines.dedupe.decide import compare
    from pipelines.dedupe.signature import signature
    from pipelines.normalize import employers
    from search.documents import document

    for reading in readings:
        signature(reading)
        employers.read(reading.hiring_organization.name)
        document(reading.model_copy(update={"id": "warm", "version": 1, "updated_at": NOW}))
    for one, other in combinations(readings, 2):
        compare(one, other)
    gc.freeze()


def child(work: Callable[[], Any]) -> int:
    """Start ``work`` in a fork; what it answers is thrown away."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        sys.stderr = Path(os.devnull).open("w") if not os.environ.get("KILLS_LOUD") else sys.stderr  # noqa: SIM115
        work()
        code = 0
    finally:
        os._exit(code)


def told(work: Callable[[], Any]) -> Any:
    """What ``work`` answers in a fork: the parent itself opens neither database nor index, whose threads die in forks."""
    near, far = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(near)
        with os.fdopen(far, "wb") as out:
            try:
                pickle.dump(work(), out)
            except BaseException as error:
                pickle.dump(error, out)
        os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as answered:
        found = pickle.load(answered)
    os.waitpid(pid, 0)
    if isinstance(found, BaseException):
        raise found
    return found


def ended(pid: int, after: float | None) -> str:
    """Wait for a child, kill it ``after`` seconds: ``done``, ``killed`` or ``stuck``."""
    limit = time.monotonic() + (after if after is not None else PATIENCE)
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return "killed" if os.WIFSIGNALED(status) else "done" if os.WEXITSTATUS(status) == 0 else "failed"
        if time.monotonic() > limit:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return "killed" if after is not None else "stuck"
        time.sleep(0.002)


def settings_of(home: Path, database: str) -> Settings:
    """A fresh home under a clock that stands still: whatever is written at whatever moment is the same."""
    wishes: dict[str, Any] = {"database_url": database} if database else {}
    return load_settings(home, allow_private_networks=True, download_delay=0.0, now=NOW, **wishes)


def crawl(settings: Settings, addresses: list[str], wish: str = "") -> None:
    """All sites, one after the other."""
    from crawler.reports import Wishes
    from crawler.run import crawl_blocking
    from crawler.source import Source

    arm(wish)
    for number, address in enumerate(addresses):
        source = Source(id=f"site{number}", name="site", kind="university", family="jsonld", url=f"{address}/")
        if settings_done(settings, source.id):
            continue
        (report,) = crawl_blocking([source], settings, Wishes(max_pages=10**6))
        if report["outcome"] != "ok":
            raise RuntimeError(report)


def settings_done(settings: Settings, source: str) -> bool:
    """Whether an earlier child finished this source."""
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    try:
        return any(run["finished_at"] for run in store.crawls.runs(source))
    finally:
        store.close()


def index(settings: Settings, wish: str = "") -> None:
    """Drain the outbox in small bulks."""
    from search import indexer
    from search.engines.embedded import Embedded
    from store.store import Store

    arm(wish)
    store = Store.open(settings.database, settings.clock)
    indexer.sync(store, Embedded(settings.index_dir), batch=BATCH)


def unsettle(settings: Settings) -> None:
    """Changes that take documents out of the index again, and bring some back."""
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    for number, posting in enumerate(list(store.postings.iterate())):
        if number % 20 == 0:
            row = store.review.decide(posting.id, "reject", "li")
            if number % 40 == 0:
                store.review.undo(row.id, "li")
        elif number % 20 == 1:
            store.postings.hide(posting.id, "li", "asked")
    store.close()


def lay(settings: Settings) -> None:
    from store.store import Store

    settings.home.mkdir(parents=True, exist_ok=True)
    Store.open(settings.database, settings.clock).close()


def forget(settings: Settings) -> None:
    from store.store import Store

    shutil.rmtree(settings.index_dir, ignore_errors=True)
    store = Store.open(settings.database, settings.clock)
    store.outbox.reset("embedded", 0)
    store.close()


# -- what must be equal --------------------------------------------------------------------------------------------


def database_dump(settings: Settings) -> Dump:
    """Every row of every table that a crawl writes, row numbers replaced by what they stand for.

    A key of duplicates keeps its first announcements: a crawl taken up again reads pages in another order, so that only
    their number is compared.
    """
    from sqlalchemy import text

    from store.database import Database

    database = Database(settings.database, settings.clock)
    queries = {
        "announcement": "SELECT source, key, url, posting, content, fingerprint, reading, present, missed, first_seen, last_seen,"
        " last_fetched FROM announcement",
        "posting": "SELECT id, version, type, status, review, employer, deadline, data FROM posting",
        "version": "SELECT posting, number, source, changes FROM version",
        "block": "SELECT key, count(*) FROM block GROUP BY key",
        "band": "SELECT key, count(*) FROM band GROUP BY key",
        "possible_duplicate": "SELECT a, b, settled FROM possible_duplicate",
        "employer": "SELECT id, normalized FROM employer",
        "outbox": "SELECT posting, version FROM outbox",
        "rejected": "SELECT source, url, outcome FROM rejected",
        "frontier": "SELECT url, kind, outcome FROM frontier",
        "sighting": "SELECT key FROM sighting",
        "run": 'SELECT source, outcome, complete, found, "new", changed, closed FROM run',
    }
    found: Dump = {}
    with database.read() as connection:
        for name, query in queries.items():
            rows = [tuple(map(_plain, row)) for row in connection.execute(text(query))]
            found[name] = sorted(map(repr, rows))
    database.close()
    return found


def _plain(value: Any) -> Any:
    """JSON alike from both engines."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in "{[":
        return json.dumps(json.loads(value), sort_keys=True, ensure_ascii=False)
    return value


def index_dump(settings: Settings) -> Dump:
    """Everything in the index, and the indexer's own verdict."""
    from search import indexer
    from search.engines.embedded import Embedded
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    engine = Embedded(settings.index_dir)
    verdict = indexer.verify(store, engine)
    held = sorted(repr((row.id, row.version, row.digest)) for row in engine.held())
    return {"index": held, "verdict": [repr((verdict.ok, verdict.missing, verdict.extra, verdict.stale))]}


def compare(result: Result, expected: Dump, found: Dump) -> None:
    """Count what is missing and what is there twice or wrongly."""
    for name, rows in expected.items():
        missing = Counter(rows) - Counter(found[name])
        extra = Counter(found[name]) - Counter(rows)
        if missing or extra:
            result.lost += sum(missing.values())
            result.doubled += sum(extra.values())
            sample = [*list(missing)[:1], *list(extra)[:1]]
            result.differing.append(f"{name}: {sum(missing.values())} lost, {sum(extra.values())} extra: {sample}")
