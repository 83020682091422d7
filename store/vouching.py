"""Whether a source vouches for what a run of it brought: not where its list came from another site or is not its own, nor in
a held run.

What nobody vouches for waits for staff, and says nothing in a posting that others vouch for. A list of the source's own that
shows it once more settles the doubt, and so does a person who approves it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from store import rewritten, tables
from store.columns import Stored
from store.database import Database, parts
from store.records import RunOutcome
from store.refresh import refresh

ANOTHER_SITE, HELD = "another_site", "source_held"
ELSEWHERE, LIKENESS, UNLIKE = "elsewhere", "likeness", "unlike"
"""Names under which a run keeps the host that its list came from in the place of its source's, what its lists have in common
with what the source carried (:mod:`store.likeness`), and whether that is too little."""


def doubt_of(run: Stored) -> str:
    """Why an open run's source does not vouch for what it brings; empty where it does."""
    if run.detail.get(ELSEWHERE):
        return ANOTHER_SITE
    return HELD if run.detail.get(UNLIKE) or rewritten.mostly(run) else ""


def moved(run: Stored) -> str:
    """What a person has to know of a run whose list came from another site; empty for others."""
    host = run.detail.get(ELSEWHERE)
    return (
        f"the list came from another site ({host}): if the source has moved, put its new address into its file"
        if host
        else ""
    )


def kept(run: Stored) -> dict[str, Any]:
    """What is remembered of an open run when it is over: what its lists have in common with others is judged then."""
    return {name: value for name, value in run.detail.items() if name not in (LIKENESS, UNLIKE)}


def settle(database: Database, connection: Connection, run: Stored, outcome: RunOutcome, *, accepted: bool) -> None:
    """Judge what a run brought when it is over: a held one is doubted, what a good one has listed no longer.

    A run that is not complete proves the site, and not that its list is what it was, unless a person has said so
    (``accepted``); what it brought itself while it was in doubt is let go.
    """
    table = tables.Announcement
    if moved(run):
        return
    if outcome == "held":
        _doubt(database, connection, run, HELD, table.first_seen >= run.started_at, table.doubt == "")
    elif outcome in ("ok", "incomplete"):
        settled = [ANOTHER_SITE, HELD] if outcome == "ok" or accepted else [ANOTHER_SITE]
        _doubt(database, connection, run, "", table.last_seen >= run.started_at, table.doubt.in_(settled))
        release(database, connection, run)


def release(database: Database, connection: Connection, run: Stored) -> None:
    """Vouch for what a run brought while it was in doubt whether its lists are the source's own."""
    table = tables.Announcement
    _doubt(database, connection, run, "", table.first_seen >= run.started_at, table.doubt == HELD)


def _doubt(database: Database, connection: Connection, run: Stored, doubt: str, *which: Any) -> None:
    table = tables.Announcement
    rows = connection.execute(select(table.id, table.posting).where(table.source == run.source, *which)).all()
    for part in parts([row.id for row in rows]):
        connection.execute(update(table).where(table.id.in_(part)).values(doubt=doubt))
    for posting in sorted({row.posting for row in rows}):  # in one order, so that runs do not lock each other
        refresh(database, connection, posting, run.source)
