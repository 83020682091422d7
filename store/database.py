"""One engine for SQLite and PostgreSQL: short write transactions, one-line errors, migrations at the door."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from pydantic import BaseModel
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, Table, create_engine, inspect, make_url, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from store.announcements import Readings
from store.columns import Base
from store.failpoints import reach
from store.prepared import Prepared
from store.records import StoreError, StoreReadOnly, StoreUnavailable
from store.sqlite import BUSY_MS, can_only_be_read, file_of, read_only, reading, writing
from store.tables import Readable

Clock = Callable[[], datetime]
Id = TypeVar("Id", int, str)
LOOK_MS = 4
"""Milliseconds of one wait for SQLite's write lock, in which it is looked for three times."""
CONNECTIONS = 8
"""A process keeps open to PostgreSQL."""


_turns: dict[str, threading.Lock] = {}
"""One queue of writers for each SQLite file in this process: SQLite itself makes them poll, sleeping longer each time."""


class Database:
    """Connections of one store. ``read`` and ``write`` are the only ways in."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.clock = clock
        self.engine = _engine(url)
        self.dialect = self.engine.dialect.name
        self.url = url
        self.settled = 0
        self.file = file_of(self.engine.url.database) if self.sqlite else None
        self.read_only = self.file is not None and can_only_be_read(self.file)
        """Decided once: who is given the right to write starts the program again."""
        self._log = None if self.file is None else self.file.with_name(f"{self.file.name}-wal")
        self._log_listed = False
        self._adding: dict[type[Base], Prepared] = {}
        self.readings = Readings()
        self.one_writer: contextlib.AbstractContextManager[Any] = (
            _turns.setdefault(url, threading.Lock()) if self.sqlite else contextlib.nullcontext()
        )

    @property
    def sqlite(self) -> bool:
        """Whether this is the one-writer engine."""
        return self.dialect == "sqlite"

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that only reads: on SQLite it never waits for a writer."""
        with _told(self.url), self.engine.connect() as connection:
            yield connection
            connection.rollback()

    @contextlib.contextmanager
    def write(self, *locks: str, again: bool = False) -> Iterator[Connection]:
        """A transaction that writes, committed at the end or not at all; then it survives a power cut as well.

        ``again``: what is written can be had again (a page is fetched once more), so that it need not wait for the disk.
        A power cut may take it back, the latest first and never half.

        SQLite takes its one write lock at once (``BEGIN IMMEDIATE``: a later upgrade from reading would fail without
        waiting). On PostgreSQL ``locks`` name what two writers must not decide at the same time.
        """
        with self.turn() as turn, turn.write(*locks, again=again) as connection:
            yield connection

    @contextlib.contextmanager
    def turn(self) -> Iterator[Turn]:
        """A connection that may look around before it writes."""
        with _told(self.url), self.engine.connect() as connection:
            yield Turn(self, connection)

    def settle(self) -> None:
        """Wait until the disk has all that is committed. PostgreSQL has it at the commit.

        SQLite appends commits to its write-ahead log, and at ``synchronous=NORMAL`` waits for the disk only when the log is
        emptied into the database. Bringing the log to the disk makes every commit in it durable.
        """
        if self._log is None or self.read_only:
            return
        for path in (self._log, self._log.parent):
            try:
                handle = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                continue  # the log was emptied and removed: all of it stands in the database
            try:
                os.fsync(handle)
            except OSError as error:
                raise StoreUnavailable(f"{path}: {error.strerror}: check the disk and the space left on it") from error
            finally:
                os.close(handle)
            if self._log_listed:
                return
        self._log_listed = True  # a new file's name is on the disk with its folder

    def must_write(self) -> None:
        """Raise :class:`store.records.StoreReadOnly` where this may only be read."""
        if self.read_only and self.file is not None:
            raise read_only(self.file)

    def insert(self, table: type[Base] | Table) -> Any:
        """An ``INSERT`` with ``on_conflict_do_…`` of the engine in use."""
        if self.sqlite:
            return sqlite.insert(table)
        return postgresql.insert(table)

    def add(self, table: type[Base]) -> Prepared:
        """An ``INSERT`` that passes over rows that are there; the values come when it is executed."""
        if table not in self._adding:
            self._adding[table] = Prepared(self.insert(table.core()).on_conflict_do_nothing())
        return self._adding[table]

    def migrate(self) -> None:
        """Bring the schema to this code's version; refuse a newer one."""
        config = _alembic_config()
        script = ScriptDirectory.from_config(config)
        with _told(self.url), self.engine.connect() as connection:
            now = MigrationContext.configure(connection).get_current_revision()
            connection.rollback()
        if now == script.get_current_head():
            return
        known = {revision.revision for revision in script.walk_revisions()}
        if now is not None and now not in known:
            if self._readable_since(now) in known:
                return
            raise StoreError(f"the database was written by a newer version (schema {now}): update this program")
        if self.read_only:
            cure = f"run `juzhao doctor` once as the owner of {self.file}, which brings it up to date"
            raise StoreReadOnly(f"the database is of an older version (schema {now}) and can only be read here: {cure}")
        with self.write("migrate") as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            self._declare(connection, script)
            reach("migrate-before-commit")
        reach("migrate-after-commit")

    def _readable_since(self, revision: str) -> str | None:
        """The oldest schema whose code may use this newer one, as the newer code declared it."""
        table = Readable.core()
        with _told(self.url), self.engine.connect() as connection:
            if not inspect(connection).has_table(table.name):
                return None
            return connection.scalar(select(table.c.since).where(table.c.revision == revision))

    def _declare(self, connection: Connection, script: ScriptDirectory) -> None:
        """Say in the database which older code may go on using this schema while machines are updated one by one."""
        head = script.get_revision("head")
        values = {"revision": head.revision, "since": getattr(head.module, "readable_since", head.revision)}
        statement = self.insert(Readable).values(values)
        connection.execute(statement.on_conflict_do_update(index_elements=[Readable.revision], set_=values))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


class Turn:
    """One writer's turn: a look around that keeps nobody waiting, then the transaction on the same connection."""

    def __init__(self, database: Database, connection: Connection) -> None:
        self._db = database
        self._connection = connection
        self._seen: int | None = None
        self.stands = False
        """Whether nothing was written between the look and the lock."""

    @contextlib.contextmanager
    def look(self) -> Iterator[Connection]:
        """One state of a SQLite store, without its write lock."""
        raw: Any = self._connection.connection.driver_connection
        raw.execute("BEGIN")
        try:
            self._seen = _state(raw)
            yield self._connection
        finally:
            raw.execute("ROLLBACK")

    @contextlib.contextmanager
    def write(self, *locks: str, again: bool = False) -> Iterator[Connection]:
        """See :meth:`Database.write`."""
        database, connection = self._db, self._connection
        database.must_write()
        with database.one_writer:
            if database.sqlite:
                _begin(connection)
                self.stands = self._seen is not None and self._seen == _state(connection.connection.driver_connection)
            else:
                connection.begin()  # so that SQLAlchemy commits what prepared statements write
                connection.execute(_LOCK, {"keys": sorted({lock_key(name) for name in locks})})
            try:
                yield connection
                reach("write-before-commit")
                connection.commit()
                if not again:
                    database.settle()
                reach("write-after-commit")
            except BaseException:
                connection.rollback()
                database.readings.forget()
                raise


_LOCK = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")
"""In the order of the keys, so that no two writers wait for each other."""


def _state(raw: Any) -> int:
    """A number that another one follows as soon as any other connection, of whatever process, has committed."""
    return int(raw.execute("PRAGMA data_version").fetchone()[0])


def _begin(connection: Connection) -> None:
    """Take SQLite's write lock as soon as another process gives it back.

    Left to itself SQLite looks again after up to a tenth of a second, so that two crawl processes used one core between them.
    """
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA busy_timeout={LOOK_MS}")
    try:
        for _ in range(BUSY_MS // LOOK_MS):
            try:
                raw.execute("BEGIN IMMEDIATE")
                connection.begin()  # so that SQLAlchemy knows of it
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")


def lock_key(name: str) -> int:
    """A signed 64-bit number for an advisory lock."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            file = file_of(parsed.database)
            if file is not None and can_only_be_read(file):
                return reading(url, file, **_JSON)
            return writing(url, file, **_JSON)
        if parsed.get_backend_name() != "postgresql":
            raise ArgumentError(f"{parsed.get_backend_name()} is not supported")
        connecting = {"connect_timeout": 10}
        return create_engine(url, pool_pre_ping=True, pool_size=CONNECTIONS, connect_args=connecting, **_JSON)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        cure = "use sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        raise StoreError(f"JUZHAO_DATABASE_URL cannot be used ({error}): {cure}") from error


def _dumps(value: Any) -> str:
    """JSON in UTF-8, half as long as with escapes; these remain for half a surrogate pair, which UTF-8 does not have."""
    try:
        return to_json(value).decode()
    except ValueError:
        return json.dumps(value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value)


def _loads(value: str | bytes) -> Any:
    try:
        return from_json(value)
    except ValueError:
        return json.loads(value)


_JSON: dict[str, Any] = {"json_serializer": _dumps, "json_deserializer": _loads}


def _alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


_CURES: Sequence[tuple[str, str]] = (
    ("database is locked", "another process holds the write lock: wait for it, or stop it"),
    ("database or disk is full", "no space left: free some, then run the same command again, nothing is lost"),
    ("disk i/o error", "the disk does not answer: check it and the space left on it"),
    ("readonly database", "the file cannot be written: check its owner"),
    ("unable to open database", "the file cannot be opened: check the path and its owner, or choose another --home"),
    ("not a database", "the file is no SQLite database: choose another --home, or restore a backup"),
    ("malformed", "the file is damaged: restore a backup"),
    ("does not exist", "PostgreSQL has no such database or role: create it, or correct JUZHAO_DATABASE_URL"),
    ("authentication failed", "PostgreSQL knows no such role with this password: correct JUZHAO_DATABASE_URL"),
    ("resolve host", "the host of JUZHAO_DATABASE_URL has no address: check its name, and the name server"),
    ("connection", "PostgreSQL does not answer: check that it runs and JUZHAO_DATABASE_URL is right"),
    ("no space left", "the database server's disk is full: free some space, nothing is lost"),
)
"""By words of the driver; what PostgreSQL itself says is in the language of its machine."""
_STATES: Sequence[tuple[str, str]] = (
    ("25006", "PostgreSQL takes no writes (a standby?): name the server that does in JUZHAO_DATABASE_URL"),
    ("42501", "the role of JUZHAO_DATABASE_URL may not do this: make it the owner of the database"),
    ("53100", "the database server's disk is full: free some space, nothing is lost"),
    ("53", "PostgreSQL has no connection or memory left: give it more, nothing is lost"),
    ("55P03", "another transaction held it for longer than lock_timeout: nothing was written, try again"),
    ("57014", "it took longer than statement_timeout: nothing was written, raise that and try again"),
    ("", "PostgreSQL could not do it, its log says why: nothing was written, try again"),
)
"""By the begin of PostgreSQL's SQLSTATE."""
_READ_ONLY = "25006"
_TAKEN_BACK = "40"
"""Transactions that give way to others are done again by who made them (:mod:`store.deadlocks`)."""


@contextlib.contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what the driver says into one line with a cure; anything unknown stays as it is."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        if cure := _cure(error, said):
            place = make_url(url).render_as_string(hide_password=True)
            kind = StoreReadOnly if getattr(error.orig, "sqlstate", None) == _READ_ONLY else StoreUnavailable
            raise kind(f"database {place}: {said[:160]}; {cure}") from error
        if "NUL (0x00)" in said:
            raise StoreError("PostgreSQL keeps no text with a NUL character: leave it out") from error
        raise


def _cure(error: DBAPIError, said: str) -> str:
    """What to do; empty for what is a bug of ours, or is done again."""
    state = getattr(error.orig, "sqlstate", None) or ""
    passing = isinstance(error, OperationalError) and hasattr(error.orig, "sqlstate")  # of PostgreSQL
    if state.startswith(_TAKEN_BACK):
        return ""
    if named := next((cure for begin, cure in _STATES if begin and state.startswith(begin)), ""):
        return named
    by_words = next((cure for sign, cure in _CURES if sign in said.lower()), "")
    return by_words or (_STATES[-1][1] if passing else "")


def by_index(connection: Connection) -> None:
    """For what else this transaction reads, let PostgreSQL take an index where there is one.

    It reckons columns one by one: that nearly all postings that are open have their deadline before them it cannot
    know, so it expects most of the past among them and reads the whole table.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))


def parts(ids: Sequence[Id], size: int = 500) -> list[Sequence[Id]]:
    """Ids in parts that one statement takes."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
