"""Lists of a run: which rows they show, and which details are to be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from store import lifecycle, likeness, tables
from store.columns import Stored
from store.failpoints import reach
from store.page import FINGERPRINT, LISTED
from store.records import FrontierEntry, Listed
from store.runs import Runs, open_run
from store.sources import accepted_lately

FRESH = timedelta(hours=22)
"""An open posting's own page is fetched again after this, even when its list row looks the same: a crawl a day, which may begin some
moments earlier than the day before, fetches it each time."""


class Listings(Runs):
    """What the lists of runs show, and the frontier: pages found and not fetched yet."""

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

        While the lists are unlike the source's own (:mod:`store.likeness`) nothing that follows is published by trust.
        Those are: new ones, rows whose words changed, open postings not fetched since the day before, all of them in a full run.
        """
        now = self._db.clock()
        with self._db.write(f"run:{run_id}", again=True) as connection:
            run = open_run(connection, run_id)
            known = self._known(connection, run.source, [entry.key for entry in listed])
            wanted = [entry for entry in listed if run.full or _wanted(known.get(entry.key), entry, now)]
            if not accepted_lately(connection, run.source, now):
                likeness.weigh(self._db, connection, run, listed, known)
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
            table.first_seen,
            table.doubt,
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


def _detail(entry: Listed) -> FrontierEntry:
    """The fingerprint waits here until the detail is read: a row whose detail failed looks changed next time too."""
    return FrontierEntry(entry.url, "detail", entry.key, {**entry.payload, FINGERPRINT: entry.fingerprint})


def _gone(known: Stored) -> bool:
    """Closed because its page is gone: that a list still has the row is no sign of life, its page would be."""
    return not known.present and bool(known.absence) and known.absence["reason"] == "gone"


def _wanted(known: Stored | None, entry: Listed, now: datetime) -> bool:
    if known is None or known.fingerprint != entry.fingerprint or not known.present:
        return True
    return bool(not now - FRESH <= known.last_fetched <= now)
