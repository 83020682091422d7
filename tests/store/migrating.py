"""``kill -9`` inside every migration: ``python -m tests.store.migrating`` reads database URLs from standard input, one a line.

Each schema step is begun by a child that dies after its first statement, in the middle, and after its last one, just before
the commit. The database must then still be whole at the step before, and opening the store must bring it up to date. Prints
one JSON object: step → what was wrong; and how many deaths there were.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from alembic import command
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect

from benchmarks.killing import NOW, child, ended, told
from store.database import Database, _alembic_config
from store.store import Store

Schema = dict[str, list[tuple[str, str, bool]]]


def now() -> datetime:
    """A clock that stands still."""
    return NOW


def steps() -> list[str]:
    """Revisions, the first one first."""
    script = ScriptDirectory.from_config(_alembic_config())
    return [revision.revision for revision in script.walk_revisions()][::-1]


def upgrade(url: str, revision: str, die_after: int = 0) -> int:
    """Bring a database to a revision as the store does; die after so many statements. How many there were."""
    database = Database(url, now)
    seen = 0

    @event.listens_for(database.engine, "after_cursor_execute")
    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == die_after:
            os.kill(os.getpid(), signal.SIGKILL)

    config = _alembic_config()
    with database.write("migrate") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    database.close()
    return seen


def revision_of(url: str) -> str | None:
    """Where a database stands."""
    database = Database(url, now)
    with database.read() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    database.close()
    return found


def schema(url: str) -> Schema:
    """Tables with their columns: name, type, whether it may be left out when a row is written."""
    database = Database(url, now)
    inspector = inspect(database.engine)
    found = {}
    for table in sorted(inspector.get_table_names()):
        rows = inspector.get_columns(table)
        found[table] = sorted(
            (row["name"], str(row["type"]), bool(row["nullable"] or row["default"] is not None)) for row in rows
        )
    database.close()
    return found


def reopened(url: str) -> str | None:
    """Open the store as any command does; where the database stands then."""
    Store.open(url, now).close()
    return revision_of(url)


def faults(urls: Iterator[str], calm: Schema) -> dict[str, list[str]]:
    """Every step, killed at three moments."""
    known = steps()
    found: dict[str, list[str]] = {}
    for before, step in zip([None, *known], known, strict=False):
        counted = next(urls)
        if before:
            told(lambda url=counted, to=before: upgrade(url, to))  # type: ignore[misc]
        statements = told(lambda url=counted, to=step: upgrade(url, to))  # type: ignore[misc]
        for moment in sorted({2, statements // 2, statements - 1}):
            url = next(urls)
            if before:
                told(lambda url=url, to=before: upgrade(url, to))  # type: ignore[misc]
            outcome = ended(child(lambda url=url, to=step, at=moment: upgrade(url, to, at)), 60)  # type: ignore[misc]
            wrong = [] if outcome == "killed" else [f"{outcome} instead of killed"]
            if told(lambda url=url: revision_of(url)) != before:  # type: ignore[misc]
                wrong.append("the step was half done")
            if told(lambda url=url: reopened(url)) != known[-1] or told(lambda url=url: schema(url)) != calm:  # type: ignore[misc]
                wrong.append("the restart did not finish it")
            found[f"{step} after {moment} of {statements}"] = wrong
    return found


def main() -> None:
    """An undisturbed database, then the others."""
    urls = iter(sys.stdin.read().split())
    calm_url = next(urls)
    told(lambda: reopened(calm_url))
    json.dump(faults(urls, told(lambda: schema(calm_url))), sys.stdout)


if __name__ == "__main__":
    main()
