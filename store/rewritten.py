"""Details that say something quite else than they did: another school's text behind the source's own list.

Such a page changes nothing when it is met first. It is believed when the next run meets the same text on it while most other pages
say what they said, or after a week. Where most known pages of a run are such, the site is not itself: the run is held.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from store import tables
from store.columns import Stored

TEXTS = "texts"
"""Name under which a run keeps them: ``{key: {"content", "since", "beside"}}``; ``beside``: whether most others said what they said."""
ENOUGH = 3
BELIEVED_AFTER = timedelta(days=7)


def hold_back(connection: Connection, run: Stored, key: str, content: str, now: datetime) -> bool:
    """Note such a page of an open run; whether what is known of it stays."""
    before = _before(connection, run).get(key, {})
    again = before.get("content") == content
    since = datetime.fromisoformat(before["since"]) if again else now
    if again and (before.get("beside") or now - since >= BELIEVED_AFTER):
        return False
    told = {key: {"content": content, "since": since.isoformat()}}
    detail = run.detail | {TEXTS: run.detail.get(TEXTS, {}) | told}
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(detail=detail))
    return True


def mostly(run: Stored) -> bool:
    """Whether most pages of a run that were known say something else."""
    return ENOUGH <= len(run.detail.get(TEXTS, {})) > _beside(run)


def told(run: Stored) -> str:
    """What a person has to know of such pages; empty where there are none."""
    count = len(run.detail.get(TEXTS, {}))
    pages = "1 page says" if count == 1 else f"{count} pages say"
    return f"{pages} something quite else than before: what was known stays" if count else ""


def kept(run: Stored) -> dict[str, Any]:
    """What is remembered of them when a run is over; pages beside them count where they are more."""
    found = run.detail.get(TEXTS, {})
    beside = _beside(run) > len(found)
    return {TEXTS: {key: one | {"beside": beside} for key, one in found.items()}} if found else {}


def _beside(run: Stored) -> int:
    return int(run.unchanged + run.changed)


def _before(connection: Connection, run: Stored) -> dict[str, Any]:
    """The same of the run before."""
    table = tables.Run
    last = select(table.detail).where(table.source == run.source, table.id < run.id, table.finished_at.is_not(None))
    detail = connection.scalar(last.order_by(table.id.desc()).limit(1)) or {}
    return detail.get(TEXTS) or {}
