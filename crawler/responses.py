"""Responses kept with their validators, so that a page is asked for again only if it changed (RFC 9110 §13)."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

_SCHEMA = """
CREATE TABLE IF NOT EXISTS response (
  url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, content_type TEXT NOT NULL,
  body BLOB NOT NULL, kept_at TEXT NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One response: what to ask with, and what it was."""

    etag: str
    modified: str
    content_type: str
    body: bytes


class Responses:
    """A small file in the home. It may be lost or busy at any time: then pages are simply fetched whole.

    The crawls of a process share one connection, each of which would keep pages of the file in memory.
    """

    _shared: ClassVar[dict[Path, Responses]] = {}

    @classmethod
    def of(cls, path: Path) -> Responses:
        """The responses in a file; give them back with :meth:`leave`."""
        found = cls._shared.get(path) or cls._shared.setdefault(path, cls(path))
        found._users += 1
        return found

    def leave(self) -> None:
        """Close the file after the last user."""
        self._users -= 1
        if self._users == 0:
            self._shared.pop(self._path, None)
            self._connection.close()

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._users = path, 0
        self._connection = sqlite3.connect(path, timeout=0.2, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute(_SCHEMA)

    def get(self, url: str) -> Kept | None:
        """The response kept for an address."""
        statement = "SELECT etag, modified, content_type, body FROM response WHERE url = ?"
        row = self._connection.execute(statement, (url,)).fetchone()
        return Kept(row[0], row[1], row[2], zlib.decompress(row[3])) if row is not None else None

    def put(self, url: str, kept: Kept, now: datetime) -> None:
        """Keep it in the place of an earlier one."""
        values = (url, kept.etag, kept.modified, kept.content_type, zlib.compress(kept.body, 3), now.isoformat())
        self._connection.execute("INSERT OR REPLACE INTO response VALUES (?, ?, ?, ?, ?, ?)", values)


def prune(path: Path, now: datetime, days: int, most_bytes: int) -> int:
    """Forget what is older than ``days``, then the oldest until the bodies fit; the number forgotten."""
    if not path.exists():
        return 0
    with sqlite3.connect(path, timeout=5) as connection:
        oldest = (now - timedelta(days=days)).isoformat()
        gone = connection.execute("DELETE FROM response WHERE kept_at < ?", (oldest,)).rowcount
        over = """DELETE FROM response WHERE url IN (SELECT url FROM (
                 SELECT url, SUM(LENGTH(body)) OVER (ORDER BY kept_at DESC, url) AS total FROM response) WHERE total > ?)"""
        gone += connection.execute(over, (most_bytes,)).rowcount
    return gone
