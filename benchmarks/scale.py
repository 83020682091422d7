"""A large store: ``python -m benchmarks.scale [--postings 1000000] [--sightings 3] [--postgres | --database URL]``.

Fills a database with postings, each carried by so many sites on the average as ``--sightings`` says (announcements, keys,
signatures, versions, outbox and runs with them), in bulk; then measures through the store's own methods: new pages a second,
unchanged pages a second, list rows a second, an expiry, and the hottest queries with their plans. A plan that reads a
whole large table is marked; exit code 1 when there is one. A ``--database`` stays: it is filled where it is empty, so that
a large one is laid once and measured again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event, insert, text

from config.timezone import TIMEZONE
from pipelines.dedupe.signature import BANDS, signature
from pipelines.posting import Organization, Posting
from store import tables
from store.columns import Base
from store.looking import Look
from store.moments import end_of_day
from store.prepared import Prepared
from store.records import Listed, RunEnd, SourceRecord
from store.refresh import new_id
from store.store import Store

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
SOURCES = 3000
CHUNK = 5000
LARGE = ("announcement", "posting", "version", "block", "band", "outbox", "frontier", "sighting")
LIMITED = "stops at a number of rows"
TEXT = "公司诚聘优秀毕业生，负责产品研发、测试与现场支持，要求本科及以上学历，专业不限，提供五险一金、住宿与培训。" * 8
"""About 400 characters, the median of the real announcements."""


def reading(number: int) -> Posting:
    """One announcement, different in employer, city and day."""
    name = f"第{number // 8}号科技有限公司"
    return Posting(
        title=f"{name}2026届校园招聘第{number % 8}批", type="job", description=f"{name}。{TEXT}", valid_through=_deadline(number),
        hiring_organization=Organization(name=name, normalized=name), date_posted=date(2026, 2, 1) + timedelta(days=number % 28),
        locations=[f"{11 + number % 50}0100"],
    )  # fmt: skip


def _deadline(number: int) -> date:
    """Every fourth is over."""
    return date(2026, 2, 1) if number % 4 == 0 else date(2026, 3, 10) + timedelta(days=number % 90)


def rows(count: int, sightings: int, rng: random.Random) -> Iterator[dict[type[Base], list[Any]]]:
    """Rows of all tables, a chunk of postings at a time; announcements are numbered through.

    Keys are invented, as many as real ones: those of one text for all would be full (:data:`store.keys.FULL`).
    """
    identity = 0
    for start in range(0, count, CHUNK):
        made: dict[type[Base], list[Any]] = {
            table: []
            for table in (
                tables.Posting, tables.Announcement, tables.Block, tables.Band, tables.Version, tables.Outbox,
            )
        }  # fmt: skip
        for number in range(start, min(start + CHUNK, count)):
            posting = reading(number)
            posting.id, posting.version, posting.review = new_id("scale", str(number)), 1, "approved"
            data = posting.model_dump(mode="json", by_alias=True)
            made[tables.Posting].append(_posting(posting, data, number))
            made[tables.Outbox].append({"posting": posting.id, "version": 1, "at": NOW})
            if number % 5 == 0:
                made[tables.Version].append(
                    {
                        "posting": posting.id,
                        "number": 2,
                        "seen_at": NOW,
                        "source": "s1",
                        "changes": {"title": ["a", "b"]},
                    }
                )
            for carrier in range(rng.randint(1, 2 * sightings - 1)):
                identity += 1
                made[tables.Announcement].append(_announcement(identity, number, carrier, posting.id, data))
                made[tables.Block] += [(f"{name}:{number // 8}:{number % 8}", identity) for name in ("e", "t")]
                made[tables.Band] += [(number * 64 + band, identity) for band in range(BANDS)]
        yield made


def _posting(posting: Posting, data: dict[str, Any], number: int) -> dict[str, Any]:
    created = NOW - timedelta(days=number % 365)
    return {
        "id": posting.id, "data": data, "version": 1, "type": "job", "status": "open" if number % 4 else "closed",
        "closed_reason": None if number % 4 else "deadline", "review": "pending" if number % 500 == 0 else "approved", "review_reasons": [],
        "reviewed_by": "", "employer": f"e{number // 8}", "deadline": end_of_day(_deadline(number)), "event_end": None,
        "date_posted": created, "waiting_since": NOW if number % 500 == 0 else None, "created_at": created, "updated_at": created,
        "merged_into": None, "hidden": False,
    }  # fmt: skip


def _announcement(identity: int, number: int, carrier: int, posting: str, data: dict[str, Any]) -> dict[str, Any]:
    source = f"s{(number * 7 + carrier) % SOURCES}"
    return {
        "id": identity, "source": source, "key": f"{number}-{carrier}", "url": f"http://{source}.example/view/{number}-{carrier}", "posting": posting,
        "reading": data, "content": f"{number:032d}", "fingerprint": f"{number:024d}", "first_seen": NOW, "last_seen": NOW, "last_fetched": NOW,
        "present": True, "gone_at": None, "missed": 0, "missed_since": None, "suppressed": False,
        "entry": {"key": f"{number}-{carrier}", "url": f"http://{source}.example/view/{number}-{carrier}", "title": data["title"]},
    }  # fmt: skip


def fill(store: Store, count: int, sightings: int, seed: int) -> float:
    """Seconds to lay all rows in bulk."""
    store.crawls.sync_sources([_source(f"s{number}") for number in range(SOURCES)])
    started = time.perf_counter()
    for done, made in enumerate(rows(count, sightings, random.Random(seed)), 1):
        with store.database.write() as connection:
            for table, values in made.items():
                _lay(connection, table, values)
        if done % 20 == 0:
            print(f"  {done * CHUNK} postings, {time.perf_counter() - started:.0f} s", file=sys.stderr)
    with store.database.write() as connection:
        if not store.database.sqlite:
            connection.execute(text("SELECT setval('announcement_id_seq', (SELECT max(id) FROM announcement))"))
        connection.execute(text("ANALYZE"))
    return time.perf_counter() - started


def _lay(connection: Connection, table: type[Base], values: list[Any]) -> None:
    """Insert without what SQLAlchemy does for each row; PostgreSQL takes keys, of which there are most, as a copy."""
    if table not in (tables.Block, tables.Band):
        Prepared(insert(table.core())).many(connection, values)
    elif connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {table.__tablename__} VALUES (?, ?)", values)
    else:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.__tablename__} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)


def _source(name: str) -> SourceRecord:
    return SourceRecord(name, name, "university", "article", f"http://{name}.example/", "publish", "every 2h")


def sizes(connection: Connection, sqlite: bool) -> dict[str, float]:
    """MB of each large table with its indexes, and of all."""
    if sqlite:
        query = "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"
    else:
        query = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    found = {name: size / 1e6 for name, size in connection.execute(text(query))}
    return {name: found[name] for name in LARGE if name in found} | {"all": sum(found.values())}


def rates(store: Store, count: int) -> dict[str, float]:
    """Pages and rows a second through the store's own methods, on the filled store."""
    found: dict[str, float] = {}
    run = store.crawls.begin_run("s1", full=True)
    fresh = [(f"new{number}", reading(count + number)) for number in range(600)]
    signed = [(key, posting, signature(posting)) for key, posting in fresh]

    def save() -> None:
        for key, posting, found in signed:
            with store.crawls.page(run.id, *found.blocks) as page:
                page.announcement("s1", key)
                page.candidates(found)
                page.save("s1", key, f"http://s1.example/{key}", posting, found)
                page.done(f"http://s1.example/{key}", "ok")

    def seen() -> None:
        for key, _, found in signed:
            with store.crawls.page(run.id, *found.blocks) as page:
                known = page.announcement("s1", key)
                assert known is not None
                page.seen(known, f"http://s1.example/{key}")
                page.done(f"http://s1.example/{key}", "ok")

    found["new pages a second"] = len(signed) / _timed(save)
    found["unchanged pages a second"] = len(signed) / _timed(seen)
    listed = [Listed(key, f"http://s1.example/{key}", key) for key, _, _ in signed] * 5
    lists = [listed[start : start + 50] for start in range(0, len(listed), 50)]
    light = store.crawls.begin_run("s2").id

    def listing() -> None:
        for number, part in enumerate(lists):
            store.crawls.record_listing(light, f"http://s2.example/{number}", part, number)

    found["list rows a second"] = len(listed) / _timed(listing)
    found["ms to end a run"] = 1000 * _timed(
        lambda: store.crawls.finish_run(light, RunEnd("ok", complete=True, found=600))
    )
    found["ms to find what is over"] = 1000 * _timed(lambda: store.postings.expire(NOW))
    return found


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def hottest(store: Store) -> dict[str, Callable[[], Any]]:
    """What pages, feeds, indexer and crawls ask most."""
    ids = [new_id("scale", str(number)) for number in range(0, 20_000, 1000)]
    wanted = reading(12_345)
    found = signature(wanted)

    def candidates() -> None:
        with store.database.read() as connection:
            Look(store.database, connection, 1).candidates(found)

    def around() -> None:
        with store.database.read() as connection:
            Look(store.database, connection, 1).around(ids[:2])

    return {
        "candidates of a new page": candidates,
        "the clusters around it": around,
        "postings of a result page": lambda: store.postings.many(ids),
        "one posting": lambda: store.postings.get(ids[3]),
        "its versions": lambda: store.postings.versions(ids[5]),
        "its sites": lambda: store.postings.announcements(ids[3]),
        "proof of its closing": lambda: store.postings.evidence(ids[3]),
        "changes for the indexer": lambda: store.outbox.read("embedded", 500),
        "changes for bulk users": lambda: store.postings.changes(10_000, 500),
        "the staff queue": lambda: store.review.queue(20),
        "size of the staff queue": lambda: store.review.queue_size(),
        "sources that are due": lambda: store.crawls.due(NOW),
        "runs of a source": lambda: store.crawls.runs("s1"),
        "an employer's postings": lambda: store.employers.postings("e12"),
        "the weekly report": lambda: store.statistics.weekly(f"{NOW:%G-W%V}"),
        "what is over": lambda: store.postings.expire(NOW),
        "export since yesterday": lambda: list(islice(store.postings.iterate(since=NOW - timedelta(days=1)), 100)),
    }


_SET = "SET LOCAL "
"""What a transaction tells PostgreSQL's planner belongs to the plan."""


def plans(store: Store, work: Callable[[], Any]) -> list[list[str]]:
    """The plan of each statement that ``work`` sends; the first line says whether it stops at a number of rows."""
    asked = (_traced if store.database.sqlite else _noted)(store.database.engine, work)
    explain = "EXPLAIN QUERY PLAN " if store.database.sqlite else "EXPLAIN "
    found = []
    with store.database.read() as connection:
        for statement, parameters in asked.items():
            if statement.startswith(_SET):
                connection.exec_driver_sql(statement)
                continue
            answered = connection.exec_driver_sql(explain + statement, parameters)
            found.append([LIMITED if "LIMIT" in statement else "", *(str(row[-1]).strip() for row in answered)])
    return found


def _noted(engine: Engine, work: Callable[[], Any]) -> dict[str, Any]:
    """Statements, with values, that SQLAlchemy sends, and those that are handed to psycopg itself."""
    asked: dict[str, Any] = {}
    execute = psycopg.Connection.execute

    def note(_: Any, __: Any, statement: str, parameters: Any, ___: Any, ____: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", _SET)):
            asked[statement] = parameters

    def handed(connection: Any, statement: Any, parameters: Any = None, **wishes: Any) -> Any:
        note(None, None, str(statement), parameters, None, None)
        return execute(connection, statement, parameters, **wishes)

    event.listen(engine, "before_cursor_execute", note)
    psycopg.Connection.execute = handed  # type: ignore[assignment,method-assign]
    try:
        work()
    finally:
        psycopg.Connection.execute = execute  # type: ignore[method-assign]
        event.remove(engine, "before_cursor_execute", note)
    return asked


def _traced(engine: Engine, work: Callable[[], Any]) -> dict[str, Any]:
    """Statements that SQLite is sent, by whomever, the values written into them."""
    asked: dict[str, Any] = {}
    watched: set[Any] = set()

    def note(statement: str) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked[statement] = ()

    def watch(driver: Any, *_: Any) -> None:
        driver.set_trace_callback(note)
        watched.add(driver)

    event.listen(engine, "checkout", watch)
    try:
        work()
    finally:
        event.remove(engine, "checkout", watch)
        for driver in watched:
            driver.set_trace_callback(None)
    return asked


def scans(plan: list[str]) -> list[str]:
    """Lines of a plan that read a whole large table or a whole index of it.

    An index that is read in its own order for a limited number of rows is no such scan, unless they are sorted first.
    """
    names = "|".join(LARGE)
    whole = re.compile(rf"^SCAN ({names})\b|Seq Scan on ({names})\b")
    through = re.compile(rf"^SCAN ({names}) USING|Index (?:Only )?Scan (?:Backward )?using \S+ on ({names})\b")
    ordered = plan[0] == LIMITED and not any("TEMP B-TREE FOR ORDER" in line or "Sort" in line for line in plan)
    bad = [line for line in plan if whole.search(line) and not through.search(line)]
    if not ordered:
        bad += [line for line, then in pairwise([*plan, ""]) if through.search(line) and "Index Cond" not in then]
    return bad


def measure(store: Store, count: int, sightings: int, seed: int) -> int:
    """Fill, measure, print; the number of full scans."""
    empty = store.postings.get(new_id("scale", "0")) is None
    seconds = fill(store, count, sightings, seed) if empty else 0.0
    with store.database.read() as connection:
        carried = connection.scalar(text("SELECT count(*) FROM announcement")) or 0
        measured = sizes(connection, store.database.sqlite)
    print(f"{store.database.dialect}: {count} postings, {carried} sightings, filled in {seconds:.0f} s\n")
    print(f"{'table with its indexes':<26}{'MB':>9}{'bytes a posting':>17}")
    for name, size in measured.items():
        print(f"{name:<26}{size:>9.0f}{size * 1e6 / count:>17.0f}")
    print(f"\n{'through the store':<26}{'':>9}")
    for name, value in rates(store, count).items():
        print(f"{name:<26}{value:>9.1f}")
    print(f"\n{'query':<28}{'ms':>8}  plan")
    wrong = 0
    for name, work in hottest(store).items():
        work()
        ms = 1000 * min(_timed(work) for _ in range(3))
        asked = plans(store, work)
        bad = [line for plan in asked for line in scans(plan)]
        lines = [line for plan in asked for line in plan if line not in ("", LIMITED)]
        wrong += bool(bad)
        first = next((line for line in lines if re.search(r"USING|Index|Scan", line)), lines[0] if lines else "")
        print(f"{name:<28}{ms:>8.1f}  {'FULL SCAN ' + bad[0] if bad else first[:110]}")
    return wrong


def main() -> None:
    """Fill a database and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=1_000_000)
    parser.add_argument("--sightings", type=int, default=3, help="sites that carry a posting, on the average")
    parser.add_argument("--seed", type=int, default=1)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    where.add_argument("--database", default="", help="URL of one that is kept")
    wishes = parser.parse_args()
    from tests.servers import Postgres

    server = Postgres.start() if wishes.postgres else None
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = server.new_database() if server else f"sqlite:///{Path(folder) / 'scale.db'}"
            store = Store.open(wishes.database or url, lambda: NOW)
            wrong = measure(store, wishes.postings, wishes.sightings, wishes.seed)
            store.close()
    finally:
        if server is not None:
            server.stop()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
