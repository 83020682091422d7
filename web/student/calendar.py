"""Talks, fairs, deadlines and exams by month, week or as a list, for any search."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from search.calendar import KINDS, Entry, clashes
from web.asking import address, read_query
from web.context import context, page

router = APIRouter()
VIEWS = ("month", "week", "list")
LIST_DAYS = 30


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a view, and the same view before and after as query parameters."""

    first: date
    last: date
    before: str
    after: str


def span(view: str, month: str, week: str, day: str, today: date) -> Span:
    """Raises ``ValueError`` on a month, week or day that is none."""
    if view == "month":
        first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
        last = first.replace(day=months.monthrange(first.year, first.month)[1])
        return Span(first, last, f"month={first - timedelta(days=1):%Y-%m}", f"month={last + timedelta(days=1):%Y-%m}")
    if view == "week":
        first = (
            date.fromisocalendar(int(week[:4]), int(week[6:]), 1) if week else today - timedelta(days=today.weekday())
        )
        return Span(first, first + timedelta(days=6), f"week={_week(first - timedelta(days=7))}", f"week={_week(first + timedelta(days=7))}")  # fmt: skip
    first = date.fromisoformat(day) if day else today
    return Span(first, first + timedelta(days=LIST_DAYS - 1), f"day={first - timedelta(days=LIST_DAYS)}", f"day={first + timedelta(days=LIST_DAYS)}")  # fmt: skip


def _week(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


@router.get("/calendar", response_class=HTMLResponse)
def calendar_page(request: Request, view: str = "month", month: str = "", week: str = "", day: str = "") -> Response:
    """A stretch of days as a grid and as a list; the filters of the search page apply."""
    parts = context(request)
    today = parts.now().date()
    view = view if view in VIEWS else "month"
    try:
        days = span(view, month, week, day, today)
    except (ValueError, OverflowError) as error:
        raise HTTPException(
            400, f"month {month!r} week {week!r} day {day!r}: not YYYY-MM, YYYY-Www or YYYY-MM-DD"
        ) from error
    chosen = [kind for kind in request.query_params.getlist("kind") if kind in KINDS] or list(KINDS)
    query = read_query(request.query_params, cursor="", page=1)
    weeks = _weeks(days) if view != "list" else []
    first, last = (
        (weeks[0][0], weeks[-1][-1]) if weeks else (days.first, days.last)
    )  # the grid's days of other months too
    found = parts.search.calendar(query, first, last, chosen)
    by_day: dict[date, list[Entry]] = {}
    for entry in found.entries:
        by_day.setdefault(max(entry.day, first), []).append(entry)
    return page(
        request, "calendar.html", view=view, views=VIEWS, days=days, today=today, by_day=by_day, counts=found.counts, kinds=KINDS,
        chosen=chosen, complete=found.complete, weeks=weeks, filters=address(query, "")[1:],
        clashing=_clashing(found.entries) if view == "week" else set(), query_type=query.type,
    )  # fmt: skip


def _weeks(days: Span) -> list[list[date]]:
    """Whole weeks from Monday that hold the days."""
    first = days.first - timedelta(days=days.first.weekday())
    count = (days.last - first).days // 7 + 1
    return [[first + timedelta(days=7 * row + column) for column in range(7)] for row in range(count)]


def _clashing(entries: Iterable[Entry]) -> set[str]:
    """Postings of talks and fairs that overlap with another one at the same time."""
    events = [entry for entry in entries if entry.is_event]
    return {entry.posting.id for pair in clashes(events) for entry in pair}
