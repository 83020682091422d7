"""Figures over approved postings, for the statistics page and the weekly report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select

from config.settings import TIMEZONE
from store import tables
from store.database import Database

Figures = dict[str, Any]
Counts = list[dict[str, Any]]
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


class Statistics:
    """Counts by one dimension each: lists of ``{"code", "count"}``, the largest first (months in order)."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def totals(self) -> Figures:
        """Postings by status and review, employers, sources, announcements."""
        posting = tables.Posting
        with self._db.read() as connection:
            by_status = connection.execute(
                select(posting.review, posting.status, func.count())
                .where(posting.merged_into.is_(None), posting.hidden.is_(False))
                .group_by(posting.review, posting.status)
            ).all()
            employers = connection.scalar(select(func.count()).select_from(tables.Employer)) or 0
            sources = connection.scalar(select(func.count()).select_from(tables.Source)) or 0
        approved = {status: count for review, status, count in by_status if review == "approved"}
        pending = sum(count for review, _, count in by_status if review == "pending")
        return {
            "open": approved.get("open", 0),
            "closed": approved.get("closed", 0),
            "pending": pending,
            "employers": employers,
            "sources": sources,
        }

    def _documents(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Figures]:
        posting = tables.Posting
        statement = select(posting.data, posting.created_at).where(
            posting.review == "approved", posting.merged_into.is_(None), posting.hidden.is_(False)
        )
        if since is not None:
            statement = statement.where(posting.created_at >= since)
        if until is not None:
            statement = statement.where(posting.created_at < until)
        with self._db.read() as connection:
            for row in connection.execution_options(yield_per=500).execute(statement):
                yield row.data

    def by_month(self) -> Counts:
        """New postings by the month in which they were posted."""
        months = Counter(str(row["date_posted"])[:7] for row in self._documents() if row["date_posted"])
        return [{"code": month, "count": count} for month, count in sorted(months.items())]

    def by_province(self) -> Counts:
        """By province, once each; words such as ``REMOTE`` stay as they are."""
        return _ranked(code for row in self._documents() for code in _provinces(row))

    def by_industry(self) -> Counts:
        """By GB/T 4754 section."""
        return _ranked(row["industry"][:1] for row in self._documents() if row["industry"])

    def by_degree(self) -> Counts:
        """By each level asked for."""
        return _ranked(level for row in self._documents() for level in row["education"]["levels"])

    def by_employer_class(self) -> Counts:
        """By employer class."""
        return _ranked(
            row["hiring_organization"]["class"] for row in self._documents() if row["hiring_organization"]["class"]
        )

    def by_type(self) -> Counts:
        """By posting type."""
        return _ranked(row["type"] for row in self._documents())

    def dedupe(self) -> Figures:
        """How many announcements of all sites became how many postings, and pairs that wait for staff."""
        announcement, posting, pair = tables.Announcement, tables.Posting, tables.PossibleDuplicate
        with self._db.read() as connection:
            announcements = connection.scalar(select(func.count()).select_from(announcement)) or 0
            postings = (
                connection.scalar(select(func.count()).select_from(posting).where(posting.merged_into.is_(None))) or 0
            )
            open_pairs = connection.scalar(select(func.count()).select_from(pair).where(pair.settled.is_(False))) or 0
        ratio = round(announcements / postings, 3) if postings else 1.0
        return {"announcements": announcements, "postings": postings, "ratio": ratio, "possible": open_pairs}

    def weekly(self, week: str, previous: bool = True) -> Figures:
        """Figures of an ISO week such as ``2026-W47``, by default with those of the week before under ``previous``.

        Events count in the week in which they begin, everything else in the week in which it was first seen.
        """
        found = _WEEK.fullmatch(week)
        if found is None:
            raise ValueError(f"{week!r} is not an ISO week such as 2026-W47")
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        since = datetime.combine(first, time(), TIMEZONE)
        until = since + timedelta(days=7)
        new = list(self._documents(since, until))
        events = [row for row in self._documents() if _begins(row, first)]
        figures: Figures = {
            "week": week,
            "since": since.isoformat(),
            "until": until.isoformat(),
            "postings": len(new),
            "fairs": sum(row["type"] == "fair" for row in events),
            "talks": sum(row["type"] == "talk" for row in events),
            "employers": len({row["hiring_organization"]["id"] for row in new if row["hiring_organization"]["id"]})
            + sum((row["event"] or {}).get("employer_count") or 0 for row in events),
            "positions": sum(_positions(row) for row in {row["id"]: row for row in [*events, *new]}.values()),
            "vacancies": sum((row["headcount"] or {}).get("min") or 0 for row in new),
            "internships": sum(row["type"] == "internship" for row in new),
            "civil_service": sum(row["type"] == "civil_service" for row in new),
            "provinces": _ranked(code for row in new for code in _provinces(row)),
            "industries": _ranked(row["industry"][:1] for row in new if row["industry"]),
            "degrees": _ranked(level for row in new for level in row["education"]["levels"]),
            "types": _ranked(row["type"] for row in new),
        }
        if previous:
            year, number, _ = (first - timedelta(days=7)).isocalendar()
            figures["previous"] = self.weekly(f"{year}-W{number:02d}", previous=False)
        return figures


def _ranked(codes: Iterator[str]) -> Counts:
    return [{"code": code, "count": count} for code, count in Counter(codes).most_common()]


def _provinces(row: Figures) -> set[str]:
    return {f"{code[:2]}0000" if code.isdigit() else code for code in row["locations"]}


def _positions(row: Figures) -> int:
    """Positions of the table, else as stated; an announcement without either is one, an event or a notice none."""
    stated = len(row["positions"]) or (row["event"] or {}).get("position_count") or 0
    return stated or int(row["type"] not in ("talk", "fair", "notice"))


def _begins(row: Figures, monday: date) -> bool:
    start = (row["event"] or {}).get("start")
    if row["type"] not in ("talk", "fair") or not start:
        return False
    return monday <= date.fromisoformat(str(start)[:10]) < monday + timedelta(days=7)
