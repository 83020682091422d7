"""A SQLite file: opened to write where this account may, else to read what stands in it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from store.records import StoreReadOnly, StoreUnavailable

BUSY_MS = 10_000
LOG_PAGES = 8000
"""Pages of SQLite's log (32 MB) before they are brought into the database: what is written again and again is brought once."""
_POOL = 16
_MEMORY = ("temp_store=MEMORY", "cache_size=-65536")
_LOGGED = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"wal_autocheckpoint={LOG_PAGES}")


def file_of(name: str | None) -> Path | None:
    """The file of a database; ``None`` for one in memory."""
    return Path(name) if name not in (None, "", ":memory:") else None


def can_only_be_read(file: Path) -> bool:
    """Whether a database is there that may not be written: a read-only disk, or a file or folder of another account.

    SQLite writes its log beside the file, so that the folder counts too.
    """
    return os.access(file, os.F_OK) and not all(os.access(path, os.W_OK) for path in (file, file.parent))


def read_only(file: Path) -> StoreReadOnly:
    """What is told to who would write."""
    why = "a read-only disk, or another account's"
    return StoreReadOnly(f"{file} can only be read here ({why}): run this as its owner, or choose another --home")


def writing(url: str, file: Path | None, **settings: Any) -> Engine:
    """An engine that reads and writes; a new file is its owner's alone."""
    if file is not None:
        _make(file)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False}, pool_size=_POOL, **settings
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        _prepare(connection, *_LOGGED)

    return engine


def reading(url: str, file: Path, **settings: Any) -> Engine:
    """An engine for a file that may not be written. Its connections take no lock where nobody can be writing."""

    def connect() -> sqlite3.Connection:
        address = f"file:{quote(str(file))}?mode=ro{'&immutable=1' if _is_still(file) else ''}"
        return sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False)

    engine = create_engine(url, creator=connect, pool_size=_POOL, **settings)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        _prepare(connection, "query_only=ON")
        record.info["seen"] = _seen(file)

    @event.listens_for(engine, "checkout")
    def renew(_: Any, record: Any, __: Any) -> None:
        if record.info["seen"] != _seen(file):  # its owner writes after all
            raise DisconnectionError

    return engine


def _make(file: Path) -> None:
    """Password hashes and addresses are for the owner; SQLite's log follows the mode of its file."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError as error:
        raise StoreUnavailable(
            f"{file.parent} cannot be made or written ({error.strerror}): choose another --home"
        ) from error


def _prepare(connection: Any, *pragmas: str) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in (f"busy_timeout={BUSY_MS}", *pragmas, *_MEMORY):
        connection.execute(f"PRAGMA {pragma}")


def _log_of(file: Path) -> tuple[Path, Path]:
    return file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")


def _is_still(file: Path) -> bool:
    """Whether the file alone is the database: no log beside it, or an empty one of nobody.

    Raises :class:`StoreUnavailable` where a log can only be read by who may write (https://sqlite.org/wal.html#readonly).
    """
    log, index = _log_of(file)
    if index.exists():
        return not log.exists()
    if not log.exists() or not log.stat().st_size:
        return True
    cure = f"run `juzhao doctor` once as the owner of {file.parent}, or read a copy of that folder"
    raise StoreUnavailable(f"{log} holds changes that only who may write beside it can read: {cure}")


def _seen(file: Path) -> tuple[int, int, bool]:
    """Another one follows when somebody has begun or ended writing."""
    state = file.stat()
    return state.st_mtime_ns, state.st_size, _log_of(file)[1].exists()
