"""Whether a source vouches for what a run of it brought: not where its list came from another site, nor in a held run.

What nobody vouches for waits for staff, and says nothing in a posting that others vouch for. A list of the source's own that
shows it once more settles the doubt, and so does a person who approves it.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from store import tables
from store.columns import Stored
from store.database import Database, parts
from store.records import RunOutcome
from store.refresh import refresh

ANOTHER_SITE, HELD = "another_site", "source_held"
ELSEWHERE = "elsewhere"
"""Name under which a run keeps the host that its list came from in the place of its source's."""


def doubt_of(run: Stored) -> str:
    """Why an open run's source does not vouch for what it brings; empty where it does."""
    return ANOTHER_SITE if run.detail.get(ELSEWHERE) else ""


def moved(run: Stored) -> str:
    """What a person has to know of a run whose list came from another site; empty for others."""
    host = run.detail.get(ELSEWHERE)
    return (
        f"the list came from another site ({host}): if the source has moved, put its new address into its file"
        if host
        else ""
    )


def settle(database: Database, connection: Connection, run: Stored, outcome: RunOutcome, *, accepted: bool) -> None:
    """Judge what a run brought when it is over: a held one is doubted, what a good one has listed no longer.

    A run that is not complete proves the site, and not that its list is what it was, unless a person has said so
    (``accepted``).
    """
    table = tables.Announcement
    own = select(table.id, table.posting).where(table.source == run.source)
    if outcome == "held" and not doubt_of(run):
        doubt, found = HELD, own.where(table.first_seen >= run.started_at, table.doubt == "")
    elif outcome in ("ok", "incomplete") and not doubt_of(run):
        settled = [ANOTHER_SITE, HELD] if outcome == "ok" or accepted else [ANOTHER_SITE]
        doubt, found = "", own.where(table.last_seen >= run.started_at, table.doubt.in_(settled))
    else:
        return
    rows = connection.execute(found).all()
    for part in parts([row.id for row in rows]):
        connection.execute(update(table).where(table.id.in_(part)).values(doubt=doubt))
    for posting in dict.fromkeys(row.posting for row in rows):
        refresh(database, connection, posting, run.source)
