"""``kill -9`` inside every migration: ``python -m tests.store.migrating URL``, of an empty database; copies stand beside it.

Each schema step is begun by children that die after its first statement, in the middle, and after its last one, just before
the commit. After each the database must still be whole at the step before, and opening the store must then bring it up to
date. Prints one JSON object: step and moment → what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, make_url

from benchmarks.killing import NOW, child, ended, told, warm
from store.database import Database, _alembic_config
from store.store import Store
from tests.servers import new_database

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
    found = {
        table: sorted(
            (row["name"], str(row["type"]), bool(row["nullable"] or row["default"] is not None)) for row in rows
        )
        for (_, table), rows in inspect(database.engine).get_multi_columns().items()
    }
    database.close()
    return found


def copied(url: str) -> str:
    """A copy of a database that nobody uses now."""
    if not url.startswith("sqlite"):
        return new_database(url, like=url)
    file = Path(str(make_url(url).database))
    copy = file.with_name(f"{len(list(file.parent.iterdir()))}.db")
    return f"sqlite:///{shutil.copy(file, copy) if file.exists() else copy}"


def reopened(url: str) -> str | None:
    """Open the store as any command does; where the database stands then."""
    Store.open(url, now).close()
    return revision_of(url)


def faults(url: str, calm: Schema) -> dict[str, list[str]]:
    """Every step, killed at three moments one after the other, then finished."""
    known = steps()
    found: dict[str, list[str]] = {}
    before: str | None = None
    for step in known:
        whole, broken = told(lambda: schema(url)), copied(url)
        statements = told(lambda to=step: upgrade(url, to))  # type: ignore[misc]
        for moment in sorted({2, statements // 2, statements - 1}):
            outcome = ended(child(lambda url=broken, to=step, at=moment: upgrade(url, to, at)), 60)  # type: ignore[misc]
            wrong = [] if outcome == "killed" else [f"{outcome} instead of killed"]
            if told(lambda url=broken: (revision_of(url), schema(url))) != (before, whole):  # type: ignore[misc]
                wrong.append("the step was half done")
            found[f"{step} after {moment} of {statements}"] = wrong
        if told(lambda url=broken: (reopened(url), schema(url))) != (known[-1], calm):  # type: ignore[misc]
            found[step] = ["the restart did not finish it"]
        before = step
    return found


def main() -> None:
    """An undisturbed database, then the others."""
    (url,) = sys.argv[1:]
    calm = copied(url)
    warm(lambda: (reopened(calm), schema(calm)))
    json.dump(faults(url, told(lambda: schema(calm))), sys.stdout)


if __name__ == "__main__":
    main()
