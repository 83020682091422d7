"""Figures over approved postings, for the statistics page and the weekly report."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from config.settings import TIMEZONE
from pipelines.posting import EVENTS, NO_VACANCY
from store import tables
from store.database import Database

Figures = dict[str, Any]
Counts = list[dict[str, Any]]
TABLES = ("month", "province", "industry", "degree", "class", "type")
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

    def counts(self) -> dict[str, Counts]:
        """All tables (``month``, ``province``, ``industry``, ``degree``, ``class``, ``type``) by one reading.

        Only what is counted is taken out of each posting, so a table of a million costs seconds, not minutes.
        """
        posting = tables.Posting
        data = posting.data
        parts = (
            posting.type,
            posting.date_posted,
            data["industry"].as_string(),
            data["locations"],
            data["education"]["levels"],
        )
        kind = data["hiring_organization"]["class"].as_string()
        found: dict[str, Counter[str]] = {name: Counter() for name in TABLES}
        with self._db.read() as connection:
            rows = connection.execution_options(yield_per=2000).execute(select(*parts, kind).where(*_shown()))
            for type_, posted, industry, locations, levels, employer_class in rows:
                found["type"][type_] += 1
                found["province"].update(_provinces(locations or []))
                found["degree"].update(levels or [])
                found["month"].update([f"{posted:%Y-%m}"] if posted else [])
                found["industry"].update([industry[:1]] if industry else [])
                found["class"].update([employer_class] if employer_class else [])
        ranked = {name: _ranked(counter) for name, counter in found.items()}
        return ranked | {"month": sorted(ranked["month"], key=lambda row: row["code"])}

    def dedupe(self) -> Figures:
        """How many announcements became how many postings, and how well, as far as staff have looked.

        ``{"announcements", "postings", "ratio", "possible", "sizes", "joined", "split", "precision", "verdicts"}``: ``possible``
        pairs wait for staff; ``sizes`` are postings by the number of announcements (``10+`` the largest); ``joined``
        announcements came to a posting that others carry, ``split`` of them staff took away again, ``precision`` is the share
        that stands (``None`` before there is any); ``verdicts`` are staff's words on doubtful pairs, ``same`` and ``different``.
        """
        announcement, pair = tables.Announcement, tables.PossibleDuplicate
        each = select(func.count().label("size")).select_from(announcement).group_by(announcement.posting).subquery()
        with self._db.read() as connection:
            sizes = {
                row.size: row.many
                for row in connection.execute(select(each.c.size, func.count().label("many")).group_by(each.c.size))
            }
            waiting = connection.scalar(select(func.count()).select_from(pair).where(pair.settled.is_(False))) or 0
            split, verdicts = _staff_on_pairs(connection)
        announcements, postings = sum(size * many for size, many in sizes.items()), sum(sizes.values())
        joined = announcements - postings + split
        return {
            "announcements": announcements,
            "postings": postings,
            "ratio": round(announcements / postings, 3) if postings else 1.0,
            "possible": waiting,
            "sizes": _sizes(sizes),
            "joined": joined,
            "split": split,
            "precision": round(1 - split / joined, 4) if joined else None,
            "verdicts": verdicts,
        }

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
        posting = tables.Posting
        new = self._documents(posting.created_at >= since, posting.created_at < until)
        ahead = self._documents(posting.type.in_(EVENTS), posting.event_end >= since)
        events = [row for row in ahead if _begins(row, first)]
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
            "provinces": _ranked(Counter(code for row in new for code in _provinces(row["locations"]))),
            "industries": _ranked(Counter(row["industry"][:1] for row in new if row["industry"])),
            "degrees": _ranked(Counter(level for row in new for level in row["education"]["levels"])),
            "types": _ranked(Counter(row["type"] for row in new)),
        }
        if previous:
            year, number, _ = (first - timedelta(days=7)).isocalendar()
            figures["previous"] = self.weekly(f"{year}-W{number:02d}", previous=False)
        return figures

    def _documents(self, *conditions: Any) -> list[Figures]:
        posting = tables.Posting
        with self._db.read() as connection:
            return [row.data for row in connection.execute(select(posting.data).where(*_shown(), *conditions))]


def _shown() -> tuple[Any, ...]:
    posting = tables.Posting
    return posting.review == "approved", posting.merged_into.is_(None), posting.hidden.is_(False)


def _ranked(counter: Counter[str]) -> Counts:
    return [{"code": code, "count": count} for code, count in counter.most_common()]


def _provinces(codes: list[str]) -> set[str]:
    """Once each; words such as ``REMOTE`` stay as they are."""
    return {f"{code[:2]}0000" if code.isdigit() else code for code in codes}


def _positions(row: Figures) -> int:
    """Positions of the table, else as stated; an announcement without either is one, an event or a notice none."""
    stated = len(row["positions"]) or (row["event"] or {}).get("position_count") or 0
    return stated or int(row["type"] not in NO_VACANCY)


def _begins(row: Figures, monday: date) -> bool:
    start = (row["event"] or {}).get("start")
    if row["type"] not in EVENTS or not start:
        return False
    return monday <= date.fromisoformat(str(start)[:10]) < monday + timedelta(days=7)


def _sizes(sizes: dict[int, int]) -> Counts:
    counts: Counter[str] = Counter()
    for size, many in sorted(sizes.items()):
        counts["10+" if size >= 10 else str(size)] += many
    return [{"code": code, "count": count} for code, count in counts.items()]


def _staff_on_pairs(connection: Connection) -> tuple[int, dict[str, int]]:
    """Announcements that staff split off, and their verdicts on pairs that waited; what was undone does not count."""
    audit = tables.Audit
    undone = select(audit.undoes).where(audit.undoes.is_not(None))
    rows = connection.execute(
        select(audit.action, audit.before, audit.after).where(
            audit.action.in_(("merge", "split", "not_duplicates")), audit.id.not_in(undone)
        )
    ).all()
    split = sum(len(row.after["left"]) for row in rows if row.action == "split")
    same = sum(bool(row.before.get("waited")) for row in rows if row.action == "merge")
    return split, {"same": same, "different": sum(row.action == "not_duplicates" for row in rows)}
