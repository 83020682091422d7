"""The audit trail: whoever changes, deletes, inserts or cuts off a decision is found out at that row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from store import tables
from store.database import Database, _alembic_config
from store.store import Store
from store.trail import START, examine, write_audit
from tests.store.conftest import START as MORNING
from tests.store.conftest import Clock

ROWS = 60


def let_go(store: Store) -> None:
    """What somebody with full rights on the database would do first."""
    with store.database.write() as connection:
        if store.database.sqlite:
            connection.execute(text("DROP TRIGGER audit_no_update"))
            connection.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_append_only"))


@pytest.fixture
def trail(store: Store) -> Store:
    with store.database.write() as connection:
        for number in range(ROWS):
            before: dict[str, Any] = {
                "review": "pending",
                "分": [number / 3, 1.0, 1e16, -0.5, None, True, "\U00020bb7"],
            }
            at = MORNING + timedelta(seconds=number, microseconds=number)
            write_audit(connection, at, "li", "approve", f"p{number}", "理由", before, {"review": "approved"})
    return store


def test_a_trail_as_it_was_written_is_whole(store: Store, trail: Store) -> None:
    state = trail.review.trail()
    assert (state.rows, state.broken_at, state.why) == (ROWS, None, "")
    assert state.head != START


def test_an_empty_trail_is_whole(store: Store) -> None:
    assert store.review.trail().broken_at is None


def test_rows_are_append_only(trail: Store) -> None:
    for statement in (update(tables.Audit).values(actor="x"), delete(tables.Audit)):
        with pytest.raises(DBAPIError, match="append-only"), trail.database.write() as connection:
            connection.execute(statement)


@pytest.mark.parametrize("row", [1, 2, 31, ROWS])
@pytest.mark.parametrize(
    "change", [{"actor": "wang"}, {"reason": ""}, {"after": {"review": "rejected"}}, {"at": MORNING - timedelta(days=1)},
               {"subject": "p"}, {"undoes": 1}],
)  # fmt: skip
def test_a_changed_row_is_named(trail: Store, row: int, change: dict[str, Any]) -> None:
    let_go(trail)
    with trail.database.write() as connection:
        connection.execute(update(tables.Audit).where(tables.Audit.id == row).values(change))
    state = trail.review.trail()
    assert state.broken_at == row and f"row {row} was changed" in state.why


@pytest.mark.parametrize("row", [1, 30, ROWS])
def test_a_deleted_row_is_found(trail: Store, row: int) -> None:
    let_go(trail)
    with trail.database.write() as connection:
        connection.execute(delete(tables.Audit).where(tables.Audit.id == row))
    state = trail.review.trail()
    assert state.broken_at == (row if row == ROWS else row + 1) and "missing" in state.why


def test_an_inserted_row_and_two_that_changed_places_are_found(trail: Store) -> None:
    let_go(trail)
    table = tables.Audit
    with trail.database.write() as connection:
        rows = connection.execute(select(table).order_by(table.id)).all()
        connection.execute(insert(table).values({**rows[5]._mapping, "id": ROWS + 1}))
    assert trail.review.trail().broken_at == ROWS + 1
    with trail.database.write() as connection:
        connection.execute(delete(table).where(table.id == ROWS + 1))
        for one, other in ((10, 11), (11, 10)):
            values = {name: value for name, value in rows[other]._mapping.items() if name != "id"}
            connection.execute(update(table).where(table.id == rows[one].id).values(values))
    assert trail.review.trail().broken_at == 11


def test_decisions_before_the_chain_are_chained_by_the_migration(tmp_path: Path, clock: Clock) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}", clock)
    config = _alembic_config()
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        old = "INSERT INTO audit (id, at, actor, action, subject, reason, before, after) VALUES (:id, '2026-03-01 00:00:00.000000', 'li', 'approve', 'p', '', '{}', '{}')"  # fmt: skip
        for number in (1, 2, 5):
            connection.execute(text(old), {"id": number})
    database.migrate()
    state = examine(database)
    assert (state.rows, state.broken_at) == (3, None)
    with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
        connection.execute(delete(tables.Audit))
    with database.write() as connection:
        assert write_audit(connection, clock(), "li", "undo_approve", "p", undoes=5).id == 6
    assert examine(database).broken_at is None
    database.close()
