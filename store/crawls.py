"""Crawls: runs, the frontier, sightings, and the one transaction a page."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from store import lifecycle, rechecks, tables, vouching
from store.columns import Stored
from store.database import Database, Turn
from store.failpoints import reach
from store.looking import Look
from store.page import COUNTED, FINGERPRINT, LISTED, PageTransaction
from store.prepared import Prepared
from store.records import (
    FrontierEntry,
    Listed,
    Run,
    RunEnd,
    RunOver,
    RunReport,
    SourceBusy,
    StoreError,
)
from store.sources import Sources

ALIVE = timedelta(minutes=5)
"""A run whose last sign of life is older is dead: it may be taken up again."""
FRESH = timedelta(hours=24)
"""An open posting's own page is fetched again after this, even when its list row looks the same."""
KEPT = ("outcomes", "fill", "unread", "items", "layout", "lists")
"""What later runs are compared with."""


def _owner() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


class Crawls(Sources):
    """Everything a crawl writes and asks, and its sources."""

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
            detail = _open_run(connection, run_id).detail | {vouching.ELSEWHERE: host}
            connection.execute(update(table).where(table.id == run_id).values(detail=detail))

    def add_pages(self, run_id: int, entries: Sequence[FrontierEntry]) -> None:
        """Pages to fetch; one that is in the frontier already stays as it is."""
        with self._db.write(again=True) as connection:
            self._add(connection, run_id, entries)

    def _add(self, connection: Connection, run_id: int, entries: Sequence[FrontierEntry]) -> None:
        rows = [
            {"run": run_id, "url": entry.url, "kind": entry.kind, "key": entry.key, "payload": entry.payload}
            | {"outcome": "", "reason": ""}
            for entry in entries
        ]
        self._db.add(tables.Frontier).many(connection, rows)

    def record_listing(
        self,
        run_id: int,
        url: str,
        listed: Sequence[Listed],
        number: int = 1,
        total: int | None = None,
        last: bool = False,
        section: str = "",
    ) -> list[str]:
        """Record one list page in one transaction; the answer is the keys whose detail must be fetched.

        Those are: new ones, rows whose words changed, open postings not fetched for a day, all of them in a full run.
        """
        now = self._db.clock()
        with self._db.write(again=True) as connection:
            run = _open_run(connection, run_id)
            known = self._known(connection, run.source, [entry.key for entry in listed])
            wanted = [entry for entry in listed if run.full or _wanted(known.get(entry.key), entry, now)]
            self._sight(connection, run, listed, known, now)
            reach("listing-before-frontier")
            self._add(connection, run_id, [_detail(entry) for entry in wanted])
            statement = self._db.insert(tables.Frontier).values(
                run=run_id,
                url=url,
                kind="list",
                key=section,
                payload={"number": number, "total": total, "last": last},
                outcome="ok",
                reason="",
            )
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[tables.Frontier.run, tables.Frontier.url],
                    set_={"outcome": "ok", "payload": statement.excluded.payload},
                )
            )
            reach("listing-before-commit")
        reach("listing-after-commit")
        done = self._done_keys(run_id)
        return [entry.key for entry in wanted if entry.key not in done]

    def _known(self, connection: Connection, source: str, keys: Sequence[str]) -> dict[str, Stored]:
        table = tables.Announcement
        statement = select(
            table.id,
            table.key,
            table.fingerprint,
            table.last_fetched,
            table.posting,
            table.present,
            table.absence,
        ).where(table.source == source, table.key.in_(keys))
        return {row.key: row for row in connection.execute(statement)}

    def _done_keys(self, run_id: int) -> set[str]:
        table = tables.Frontier
        with self._db.read() as connection:
            statement = select(table.key).where(table.run == run_id, table.kind == "detail", table.outcome != "")
            return set(connection.scalars(statement))

    def _sight(
        self, connection: Connection, run: Stored, listed: Sequence[Listed], known: dict[str, Stored], now: datetime
    ) -> None:
        rows = [{"run": run.id, "key": key} for key in dict.fromkeys(entry.key for entry in listed)]
        self._db.add(tables.Listing).many(connection, rows)
        table = tables.Announcement
        listed_dead = [row.id for row in known.values() if _gone(row)]
        alive = [row for row in known.values() if not _gone(row)]
        for ids, values in (([row.id for row in alive], LISTED), (listed_dead, {})):
            if ids:
                connection.execute(update(table).where(table.id.in_(ids)).values(last_seen=now, **values))
        lifecycle.reopen(self._db, connection, [row.posting for row in alive if not row.present], run.source)

    def pending(self, run_id: int) -> list[FrontierEntry]:
        """Pages of a run that were found and not fetched yet."""
        table = tables.Frontier
        with self._db.read() as connection:
            rows = connection.execute(
                select(table).where(table.run == run_id, table.outcome == "").order_by(table.kind.desc(), table.url)
            )
            return [FrontierEntry(row.url, row.kind, row.key, row.payload) for row in rows]

    @contextlib.contextmanager
    def page(self, run_id: int, *locks: str) -> Iterator[PageTransaction]:
        """The one transaction a page. ``locks`` are the blocking keys, so that two workers cannot both call it new."""
        with self.pages() as pages, pages.write(*locks), pages.page(run_id) as transaction:
            yield transaction

    @contextlib.contextmanager
    def pages(self) -> Iterator[Pages]:
        """Pages that are written in one transaction, after a look around them."""
        reach("page-before-begin")
        with self._db.turn() as turn:
            yield Pages(self._db, turn)
        reach("page-after-commit")

    def page_failed(self, run_id: int, url: str, outcome: str, reason: str, key: str = "") -> None:
        """A page that gave no posting: its end and reason; a page that is gone is evidence against its posting."""
        now = self._db.clock()
        with self._db.write(again=True) as connection:
            run = _open_run(connection, run_id)
            table = tables.Frontier
            statement = self._db.insert(table).values(
                run=run_id,
                url=url,
                kind="detail" if key else "list",
                key=key,
                payload={},
                outcome=outcome,
                reason=reason,
            )
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[table.run, table.url], set_={"outcome": outcome, "reason": reason}
                )
            )
            rejected = self._db.insert(tables.Rejected).values(
                source=run.source, url=url, outcome=outcome, reason=reason[:500], at=now
            )
            connection.execute(
                rejected.on_conflict_do_update(
                    index_elements=[tables.Rejected.source, tables.Rejected.url],
                    set_={"outcome": outcome, "reason": reason[:500], "at": rejected.excluded["at"]},
                )
            )
            count = {"rejected": tables.Run.rejected + 1} if outcome == "rejected" else {}
            connection.execute(update(tables.Run).where(tables.Run.id == run_id).values(heartbeat_at=now, **count))
            if key:
                self._checked(connection, run.source, key, outcome, now)
            reach("failed-before-commit")
        reach("failed-after-commit")

    def _checked(self, connection: Connection, source: str, key: str, outcome: str, now: datetime) -> None:
        table = tables.Announcement
        connection.execute(update(table).where(table.source == source, table.key == key).values(checked_at=now))
        if outcome == "gone":
            lifecycle.note_gone(connection, source, key, now)

    def rechecks(self, run_id: int, limit: int = rechecks.RECHECKS) -> list[FrontierEntry]:
        """Pages that a run asks again because the list does not show them; see :func:`store.rechecks.due`."""
        with self._db.read() as connection:
            run = _open_run(connection, run_id)
            entries = rechecks.due(connection, run.source, self._db.clock(), limit)
        if entries:
            with self._db.write(again=True) as connection:
                _open_run(connection, run_id)
                self._add(connection, run_id, entries)
        return entries

    def finish_run(self, run_id: int, end: RunEnd) -> RunReport:
        """End a crawl: judge it, close what is proven to be gone, forget its frontier."""
        now = self._db.clock()
        with self._db.write(f"run:{run_id}") as connection:
            run = _open_run(connection, run_id)
            reach("finish-before-judging")
            end, closed = lifecycle.judge(self._db, connection, run, end, now)
            table = tables.Run
            unchanged = max(run.unchanged, _known_sighted(connection, run) - run.new - run.changed)
            values = {
                "finished_at": now,
                "unchanged": unchanged,
                "outcome": end.outcome,
                "reason": end.reason,
                "complete": end.complete and end.outcome == "ok",
                "pages": end.pages,
                "found": end.found,
                "closed": closed,
                "errors": end.errors,
                "detail": run.detail | {name: getattr(end, name) for name in KEPT},
            }
            accepted = lifecycle.accepted_lately(connection, run.source, now)
            vouching.settle(self._db, connection, run, end.outcome, accepted=accepted)
            connection.execute(update(table).where(table.id == run_id).values(values))
            reach("finish-before-clearing")
            connection.execute(delete(tables.Frontier).where(tables.Frontier.run == run_id))
            connection.execute(delete(tables.Listing).where(tables.Listing.run == run_id))
            reach("finish-before-commit")
        reach("finish-after-commit")
        with contextlib.suppress(
            StoreError
        ):  # the run has ended all the same; without it these are counted when asked for
            self.note_carried(run_id, run.source)
        return RunReport(
            source=run.source,
            outcome=end.outcome,
            reason=end.reason,
            pages=end.pages,
            found=end.found,
            new=run.new,
            changed=run.changed,
            unchanged=unchanged,
            closed=closed,
            rejected=run.rejected,
            errors=end.errors,
            seconds=round((now - run.started_at).total_seconds(), 2),
        )

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


class Pages:
    """Pages of one transaction: none of them is stored before all are."""

    def __init__(self, database: Database, turn: Turn) -> None:
        self._db = database
        self._turn = turn
        self._first = True

    @property
    def looks(self) -> bool:
        """Whether a look around spares others waiting: SQLite has one write lock, on PostgreSQL only likes of a page wait."""
        return self._db.sqlite

    @contextlib.contextmanager
    def look(self) -> Iterator[Callable[[int], Look]]:
        """Look around the pages of runs before anything is locked."""
        with self._turn.look() as connection:
            yield lambda run_id: Look(self._db, connection, run_id)

    @contextlib.contextmanager
    def write(self, *locks: str) -> Iterator[None]:
        """The transaction. ``locks`` are the keys of all pages, so that two workers cannot both call one new."""
        reach("page-before-write")
        with self._turn.write(*locks, again=True) as self._connection:
            yield

    @contextlib.contextmanager
    def page(self, run_id: int, before: Look | None = None) -> Iterator[PageTransaction]:
        """One of the pages; what was found ``before`` holds unless others, or a page of this transaction, wrote since."""
        run = _open_run(self._connection, run_id)
        before = before if self._turn.stands and self._first else None
        self._first = False
        doubt = vouching.doubt_of(run)
        transaction = PageTransaction(self._db, self._connection, run_id, run.source, before, doubt)
        yield transaction
        _COUNTED.run(self._connection, {"of": run_id, "now": self._db.clock(), **transaction.counts})
        reach("page-before-commit")


def _known_sighted(connection: Connection, run: Stored) -> int:
    """How many announcements that are kept stood on the lists of a run; most of them are not fetched again."""
    row, kept = tables.Listing, tables.Announcement
    statement = select(func.count()).select_from(row).join(kept, and_(kept.key == row.key, kept.source == run.source))
    return connection.scalar(statement.where(row.run == run.id)) or 0


def _detail(entry: Listed) -> FrontierEntry:
    """The fingerprint waits here until the detail is read: a row whose detail failed looks changed next time too."""
    return FrontierEntry(entry.url, "detail", entry.key, {**entry.payload, FINGERPRINT: entry.fingerprint})


_RUN = tables.Run.core()
_BY_ID = Prepared(select(_RUN).where(_RUN.c.id == bindparam("run")))
_COUNTED = Prepared(
    update(_RUN)
    .where(_RUN.c.id == bindparam("of"))
    .values(heartbeat_at=bindparam("now"), **{name: _RUN.c[name] + bindparam(name) for name in COUNTED})
)


def _run(connection: Connection, run_id: int) -> Stored:
    row = _BY_ID.first(connection, {"run": run_id})
    if row is None:
        raise StoreError(f"no run {run_id}")
    return row


def _open_run(connection: Connection, run_id: int) -> Stored:
    """A run that its own process still holds. Raises :class:`RunOver` for one that ended or was taken up by another."""
    run = _run(connection, run_id)
    if run.finished_at is not None or run.owner != _owner():
        state = "has ended" if run.finished_at is not None else f"was taken up by {run.owner}"
        raise RunOver(f"the crawl of {run.source} {state}: nothing more is taken from this one")
    return run


def _gone(known: Stored) -> bool:
    """Closed because its page is gone: that a list still has the row is no sign of life, its page would be."""
    return not known.present and bool(known.absence) and known.absence["reason"] == "gone"


def _wanted(known: Stored | None, entry: Listed, now: datetime) -> bool:
    if known is None or known.fingerprint != entry.fingerprint or not known.present:
        return True
    return bool(not now - FRESH <= known.last_fetched <= now)


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
