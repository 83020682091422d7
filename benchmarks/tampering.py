"""A long audit trail that somebody falsifies: ``python -m benchmarks.tampering [--rows 100000] [--tries 40]``.

With full rights on the database (the triggers are dropped first) one row is edited, deleted, inserted or cut off with all
that follow, at a random place, and the trail is read: the row must be named. Each falsification is taken back before the next.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, text, update

from store import tables
from store.store import Store
from store.trail import _examine, write_audit

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
_AUDIT = tables.Audit
EDITS = {
    "actor": "wang", "action": "reject", "subject": "p", "reason": "anders", "before": {"review": "x"}, "after": {}, "undoes": 7,
    "at": START - timedelta(days=1), "digest": "0" * 64,
}  # fmt: skip
WAYS = (*EDITS, "deleted", "inserted", "cut off")


def write(store: Store, rows: int) -> None:
    """Decisions as the desk makes them."""
    with store.database.write() as connection:
        for number in range(rows):
            at, before = START + timedelta(seconds=number), {"review": "pending", "reasons": ["薪资"]}
            write_audit(connection, at, "li", "approve", f"p{number}", "", before, {"review": "approved"})
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("DROP TRIGGER audit_no_delete"))


def falsify(connection: Connection, way: str, row: int) -> None:
    """One falsification at a row."""
    if way in EDITS:
        connection.execute(update(_AUDIT).where(_AUDIT.id == row).values({way: EDITS[way]}))
    elif way == "deleted":
        connection.execute(delete(_AUDIT).where(_AUDIT.id == row))
    elif way == "cut off":
        connection.execute(delete(_AUDIT).where(_AUDIT.id >= row))
    else:
        kept = dict(connection.execute(select(_AUDIT).where(_AUDIT.id == row)).one()._mapping)
        connection.execute(delete(_AUDIT).where(_AUDIT.id == row))
        connection.execute(insert(_AUDIT).values(kept | {"subject": "planted"}))


def main() -> int:
    """Falsify, read, count what was named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--tries", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    rng = random.Random(wishes.seed)
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{Path(folder) / 'trail.db'}", lambda: START)
        write(store, wishes.rows)
        began = time.process_time()
        whole = store.review.trail()
        print(
            f"{whole.rows} rows read in {time.process_time() - began:.1f} s of processor time: {whole.why or 'whole'}",
            flush=True,
        )
        named = 0
        for number in range(wishes.tries):
            way, row = WAYS[number % len(WAYS)], rng.randint(1, wishes.rows)
            with store.database.engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # as the store does: SQLite is left to commit by itself
                falsify(connection, way, row)
                state = _examine(connection)
                connection.rollback()
            if state.broken_at in ((row, row + 1) if way == "deleted" else (row,)):
                named += 1
            else:
                print(f"{way} at {row}: {state}")
        print(f"{named} of {wishes.tries} falsifications named")
        store.close()
    return int(named != wishes.tries or bool(whole.why))


if __name__ == "__main__":
    sys.exit(main())
