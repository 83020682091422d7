"""How each source is: when it last yielded, how much, what is wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from store.records import SourceHealth
from web.context import context, page

router = APIRouter()
STALE = timedelta(days=3)
ORDER = ("failed", "held", "blocked", "incomplete", "", "ok", "left")


@router.get("/sources", response_class=HTMLResponse)
def sources_page(request: Request, outcome: str = "") -> Response:
    """What is wrong stands first; a filter by state. What waits for staff is told beside what is open."""
    parts = context(request)
    health = sorted(parts.store.crawls.health(), key=lambda row: (ORDER.index(row.state), row.record.name))
    counts = {name: sum(row.state == name for row in health) for name in ORDER}
    rows = [row for row in health if not outcome or (row.state or "none") == outcome]
    now = parts.now()
    waiting: dict[str, int] = parts.kept("waiting of sources", 60, parts.store.review.waiting_of_sources)
    return page(
        request, "sources.html", rows=rows, counts={name or "none": count for name, count in counts.items() if count},
        chosen=outcome[:20], total=len(health), stale={row.record.id for row in rows if is_stale(row, now)},
        waiting=waiting,
    )  # fmt: skip


def is_stale(row: SourceHealth, now: datetime) -> bool:
    """Whether a source that is crawled has not been read well for three days, or never was."""
    return (
        row.record.enabled and row.last_run_at is not None and (row.last_ok_at is None or now - row.last_ok_at > STALE)
    )
