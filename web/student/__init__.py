"""Pages for students: search, posting, employer, school, calendar, statistics, weekly report, sources, own things."""

from __future__ import annotations

from fastapi import APIRouter

from web.student import calendar, device, organisations, posting, reports, search, sources, statistics
from web.student.posting import find

__all__ = ["find", "router"]

router = APIRouter(include_in_schema=False)
for part in (search, posting, organisations, calendar, statistics, reports, sources, device):
    router.include_router(part.router)
