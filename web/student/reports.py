"""The weekly report: fairs, employers, positions, vacancies, provinces, industries, with the week before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from store.statistics import NUMBERS
from web.context import Words, context, language, page
from web.student.statistics import labelled
from web.tiles import tiles

router = APIRouter(prefix="/reports")
LISTS = {"industries": "industry", "degrees": "degree", "types": "type"}


@router.get("/", include_in_schema=False)
def latest(request: Request) -> Response:
    """The last full week."""
    return RedirectResponse(f"/reports/{iso(context(request).now().date() - timedelta(days=7))}", 303)


@router.get("/{week}", response_class=HTMLResponse)
def report_page(request: Request, week: str) -> Response:
    """The figures of an ISO week such as ``2026-W47``."""
    parts = context(request)
    try:
        figures: dict[str, Any] = parts.kept(f"report {week}", 60.0, lambda: parts.store.statistics.weekly(week))
        monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
        before, after = (iso(monday + timedelta(days=days)) for days in (-7, 7))
    except ValueError as error:
        raise HTTPException(404, f"{week!r} is not an ISO week such as 2026-W47") from error
    words = Words(language(request), parts.now())
    lists = {name: labelled(figures[name], facet, words) for name, facet in LISTS.items()}
    provinces = labelled(figures["provinces"], "city", words)
    charts = {name: {"labels": [row["label"] for row in table], "counts": [row["count"] for row in table]} for name, table in lists.items()}  # fmt: skip
    return page(
        request, "report.html", figures=figures, names=NUMBERS, week=week, monday=monday, sunday=monday + timedelta(days=6),
        lists=lists, provinces=provinces, tiles=tiles(provinces), charts=charts,
        before=before, after=after,
    )  # fmt: skip


def iso(day: date) -> str:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"
