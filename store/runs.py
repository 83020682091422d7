"""Runs of a source: begun, alive, taken up by another process, remembered."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from store import tables, vouching
from store.columns import Stored
from store.failpoints import reach
from store.prepared import Prepared
from store.records import Run, RunOver, SourceBusy, StoreError
from store.sources import Sources

ALIVE = timedelta(minutes=5)
"""A run whose last sign of life is older is dead: it may be taken up again."""
_RUN = tables.Run.core()
_BY_ID = Prepared(select(_RUN).where(_RUN.c.id == bindparam("run")))


class Runs(Sources):
    """Crawls as rows of the table of runs."""

    def begin_run(self, source: str, full: bool = False) -> Run:
        """Start a crawl, or take up one that died. Raises :class:`SourceBusy` while another process is at it."""
        table, now = tables.Run, self._db.clock()
        with self._db.write(f"source:{source}") as connection:
            if connection.scalar(select(tables.Source.id).where(tables.Source.id == source)) is None:
                raise StoreError(f"source {source} is not known to the store")
            open_run = connection.execute(
                select(table).where(table.source == source, table.finished_at.is_(None)).order_by(table.id.desc())
            ).first()
            if open_run is not None:
                if _alive(open_run, now):
                    raise SourceBusy(f"source {source} is being crawled by {open_run.owner}: wait for it to finish")
                connection.execute(
                    update(table).where(table.id == open_run.id).values(heartbeat_at=now, owner=_owner())
                )
                return Run(open_run.id, source, open_run.started_at, resumed=True, full=open_run.full)
            values = {"source": source, "started_at": now, "heartbeat_at": now, "full": full, "owner": _owner()}
            statement = insert(table).values(**values, finished_at=None, detail={}).returning(table.id)
            identity = connection.scalar(statement)
            reach("begin-before-commit")
        reach("begin-after-commit")
        return Run(int(identity or 0), source, now, full=full)

    def heartbeat(self, run_id: int) -> None:
        """Say that the run's process lives."""
        with self._db.write(again=True) as connection:
            connection.execute(update(tables.Run).where(tables.Run.id == run_id).values(heartbeat_at=self._db.clock()))

    def came_from(self, run_id: int, host: str) -> None:
        """A list of an open run came from another site: nothing that follows is published by trust."""
        table = tables.Run
        with self._db.write(f"run:{run_id}") as connection:
            detail = open_run(connection, run_id).detail | {vouching.ELSEWHERE: host}
            connection.execute(update(table).where(table.id == run_id).values(detail=detail))

    def runs(self, source: str, limit: int = 20) -> list[dict[str, Any]]:
        """Runs of a source, newest first."""
        table = tables.Run
        with self._db.read() as connection:
            rows = connection.execute(
                select(table).where(table.source == source).order_by(table.id.desc()).limit(limit)
            )
            return [dict(row._mapping) for row in rows]

    def rejected(self, source: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
        """Pages that gave no posting, latest first."""
        table = tables.Rejected
        statement = select(table).order_by(table.at.desc(), table.url).limit(limit)
        if source is not None:
            statement = statement.where(table.source == source)
        with self._db.read() as connection:
            return [dict(row._mapping) for row in connection.execute(statement)]


def _run(connection: Connection, run_id: int) -> Stored:
    row = _BY_ID.first(connection, {"run": run_id})
    if row is None:
        raise StoreError(f"no run {run_id}")
    return row


def open_run(connection: Connection, run_id: int) -> Stored:
    """A run that its own process still holds. Raises :class:`RunOver` for one that ended or was taken up by another."""
    run = _run(connection, run_id)
    if run.finished_at is not None or run.owner != _owner():
        state = "has ended" if run.finished_at is not None else f"was taken up by {run.owner}"
        raise RunOver(f"the crawl of {run.source} {state}: nothing more is taken from this one")
    return run


def _owner() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _alive(run: Stored, now: datetime) -> bool:
    """A run is alive while it gives signs; one of this machine whose process is gone is dead at once."""
    host, _, pid = run.owner.rpartition(":")
    if host == socket.gethostname() and pid.isdigit() and int(pid) != os.getpid():
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass  # it lives under another user: its heartbeat decides
    elif host == socket.gethostname():
        return False  # this very process: its earlier run of the source cannot be running any more
    return bool(abs(now - run.heartbeat_at) < ALIVE)
