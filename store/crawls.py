"""Crawls: runs, their lists, the one transaction a page, and the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, func, select, update

from store import lifecycle, rechecks, rewritten, tables, vouching
from store.columns import Stored
from store.deadlocks import taken_up_again
from store.failpoints import reach
from store.listings import Listings
from store.page import PageTransaction
from store.pages import Pages
from store.records import (
    FrontierEntry,
    RunEnd,
    RunReport,
    StoreError,
)
from store.runs import open_run
from store.sources import accepted_lately

KNOWN_AFTER = timedelta(hours=24)
"""A page that has ended the same way for so long is known to: a dead link of the site, and nothing that is wrong today."""
KEPT = ("outcomes", "fill", "unread", "items", "layout", "heading", "lists")
"""What later runs are compared with."""


class Crawls(Listings):
    """Everything a crawl writes and asks, and its sources."""

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

    def page_failed(self, run_id: int, url: str, outcome: str, reason: str, key: str = "") -> bool:
        """A page that gave no posting: its end and reason; a page that is gone is evidence against its posting.

        The answer is whether that is news: not for a page that never was read and has ended so for ``KNOWN_AFTER``.
        """
        now = self._db.clock()
        with self._db.write(again=True) as connection:
            run = open_run(connection, run_id)
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
            news = self._ended(connection, run.source, url, outcome, reason[:500], now)
            count = {"rejected": tables.Run.rejected + 1} if outcome == "rejected" else {}
            connection.execute(update(tables.Run).where(tables.Run.id == run_id).values(heartbeat_at=now, **count))
            if key:
                news = self._checked(connection, run, key, outcome, now) or news
            reach("failed-before-commit")
        reach("failed-after-commit")
        return news

    def read_before(self, run_id: int) -> tuple[int, int, int]:
        """Details of an interrupted run that were read, that are lost, and that have been for ``KNOWN_AFTER``."""
        page, end = tables.Frontier, tables.Rejected
        lost = page.outcome.in_(("gone", "rejected"))
        long_lost = lost & (end.at <= self._db.clock() - KNOWN_AFTER)
        counted = (func.count().filter(part) for part in (page.outcome == "ok", lost, long_lost))
        with self._db.read() as connection:
            source = open_run(connection, run_id).source
            known = and_(end.source == source, end.url == page.url)
            joined = select(*counted).select_from(page).join(end, known, isouter=True)
            found = connection.execute(joined.where(page.run == run_id, page.kind == "detail")).one()
        read, all_lost, long = (int(count) for count in found)
        return read, all_lost - long, long

    def _ended(self, connection: Connection, source: str, url: str, outcome: str, reason: str, now: datetime) -> bool:
        """Note how a page ended, and since when it has ended so; whether that is news."""
        table = tables.Rejected
        row = connection.execute(
            select(table.outcome, table.at).where(table.source == source, table.url == url)
        ).first()
        since = row.at if row is not None and row.outcome == outcome and row.at <= now else now
        statement = self._db.insert(table).values(source=source, url=url, outcome=outcome, reason=reason, at=since)
        set_ = {"outcome": outcome, "reason": reason, "at": statement.excluded["at"]}
        connection.execute(statement.on_conflict_do_update(index_elements=[table.source, table.url], set_=set_))
        return bool(now - since < KNOWN_AFTER)

    def _checked(self, connection: Connection, run: Stored, key: str, outcome: str, now: datetime) -> bool:
        """Whether the page is that of a known announcement, which is noted to have been asked for.

        One that was read before in this run turned out to be none of its own: it is asked for again next time.
        """
        table = tables.Announcement
        own = update(table).where(table.source == run.source, table.key == key)
        known = connection.execute(own.where(table.present).values(checked_at=now)).rowcount
        connection.execute(own.where(~table.present).values(checked_at=now))
        connection.execute(own.where(table.last_fetched >= run.started_at).values(fingerprint=""))
        if outcome == "gone":
            lifecycle.note_gone(connection, run.source, key, now)
        return bool(known)

    def rechecks(self, run_id: int, limit: int = rechecks.RECHECKS) -> list[FrontierEntry]:
        """Pages that a run asks again because the list does not show them; see :func:`store.rechecks.due`."""
        with self._db.read() as connection:
            run = open_run(connection, run_id)
            entries = rechecks.due(connection, run.source, self._db.clock(), limit)
        if entries:
            with self._db.write(again=True) as connection:
                open_run(connection, run_id)
                self._add(connection, run_id, entries)
        return entries

    @taken_up_again
    def finish_run(self, run_id: int, end: RunEnd) -> RunReport:
        """End a crawl: judge it, close what is proven to be gone, forget its frontier."""
        now = self._db.clock()
        with self._db.write(f"run:{run_id}") as connection:
            run = open_run(connection, run_id)
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
                "detail": vouching.kept(run) | rewritten.kept(run) | {name: getattr(end, name) for name in KEPT},
            }
            accepted = accepted_lately(connection, run.source, now)
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


def _known_sighted(connection: Connection, run: Stored) -> int:
    """How many announcements that are kept stood on the lists of a run; most of them are not fetched again."""
    row, kept = tables.Listing, tables.Announcement
    statement = select(func.count()).select_from(row).join(kept, and_(kept.key == row.key, kept.source == run.source))
    return connection.scalar(statement.where(row.run == run.id)) or 0
