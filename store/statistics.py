"""Figures over approved postings, for the statistics page and the weekly report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, func, literal_column, select

from config.timezone import TIMEZONE
from pipelines.posting import EVENTS, NEWS, NO_VACANCY
from store import tables
from store.columns import Stored
from store.database import Database

Figures = dict[str, Any]
Counts = list[dict[str, Any]]
TABLES = ("month", "province", "industry", "degree", "class", "type", "status")
NUMBERS = ("postings", "fairs", "talks", "employers", "positions", "vacancies", "internships", "civil_service")
LISTS = ("provinces", "industries", "degrees", "types")
STATUSES = ("open", "closed", "held", "pending", "rejected")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_P = tables.Posting
_PUBLISHED = func.coalesce(_P.date_posted, _P.created_at)
"""When a posting was published, else when it was first seen, as in search: that a source is read for the first time makes no
peak. As ``ix_posting_published`` has it."""
_EVENT_START: dict[str, ColumnElement[str]] = {
    engine: literal_column(words, String) for engine, words in tables.EVENT_START.items()
}


class Statistics:
    """Counts by one dimension each: lists of ``{"code", "count"}``, the largest first (months in order)."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def statuses(self) -> dict[str, int]:
        """Postings by one word each: what the review says, of an approved one its status. All of :data:`STATUSES`, most often 0."""
        posting = tables.Posting
        statement = (
            select(posting.review, posting.status, func.count())
            .where(posting.merged_into.is_(None), posting.hidden.is_(False))
            .group_by(posting.review, posting.status)
        )
        found = dict.fromkeys(STATUSES, 0)
        with self._db.read() as connection:
            for review, status, count in connection.execute(statement):
                found[status if review == "approved" else review] += count
        return found

    def totals(self) -> dict[str, int]:
        """How many postings are ``open``, ``closed`` and ``pending``, how many ``employers`` visitors see and ``sources`` there are."""
        postings = self.statuses()
        shown = select(func.count(_P.employer.distinct())).where(
            _P.employer != "", _P.review == "approved", _P.merged_into.is_(None), _P.hidden.is_(False)
        )
        with self._db.read() as connection:
            employers = connection.scalar(shown) or 0
            sources = connection.scalar(select(func.count()).select_from(tables.Source)) or 0
        counted = {status: postings[status] for status in ("open", "closed", "pending")}
        return {**counted, "employers": employers, "sources": sources}

    def counts(self) -> dict[str, Counts]:
        """All tables (``month``, ``province``, ``industry``, ``degree``, ``class``, ``type``, ``status``) by one reading.

        ``status`` is of what a search finds: news are no offers that stand open. A posting counts in the month in which it was published, like in the weekly report; undated ones when first seen.
        Only what is counted is taken out of each posting, so a table of a million costs seconds, not minutes.
        """
        posting = tables.Posting
        data = posting.data
        parts = (
            posting.type,
            posting.status,
            _PUBLISHED,
            data["industry"].as_string(),
            data["locations"],
            data["education"]["levels"],
        )
        kind = data["hiring_organization"]["class"].as_string()
        found: dict[str, Counter[str]] = {name: Counter() for name in TABLES}
        with self._db.read() as connection:
            rows = connection.execution_options(yield_per=2000).execute(select(*parts, kind).where(*_shown()))
            for type_, status, published, industry, locations, levels, employer_class in rows:
                found["type"][type_] += 1
                found["status"].update([status] if type_ not in NEWS else [])
                found["province"].update(_provinces(locations or []))
                found["degree"].update(levels or [])
                found["month"].update([f"{published:%Y-%m}"])
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

    def weekly(self, week: str) -> Figures:
        """Figures of an ISO week such as ``2026-W47``, with those of the week before under ``previous``.

        Talks and fairs count in the week in which they begin, all else in the week in which it was published, or, where no
        day is stated, first seen. Raises ``ValueError`` on what is no week, or one at either end of time.
        """
        found = _WEEK.fullmatch(week)
        if found is None:
            raise ValueError(f"{week!r} is not an ISO week such as 2026-W47")
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if not date.min.year + 1 < first.year < date.max.year:
            raise ValueError(f"{week!r} is at the end of time")
        return self._week_of(first) | {"previous": self._week_of(first - timedelta(days=7))}

    def _week_of(self, monday: date) -> Figures:
        since = datetime.combine(monday, time(), TIMEZONE)
        until = since + timedelta(days=7)
        year, number, _ = monday.isocalendar()
        figures: Figures = {"week": f"{year}-W{number:02d}", "since": since.isoformat(), "until": until.isoformat()}
        return figures | _figures(self._published(since, until), self._held(since, until), since, until)

    def _published(self, since: datetime, until: datetime) -> Iterator[Stored]:
        return self._rows(since <= _PUBLISHED, until > _PUBLISHED)

    def _held(self, since: datetime, until: datetime) -> Iterator[Stored]:
        """Talks and fairs that begin between two midnights."""
        start = _EVENT_START[self._db.dialect]
        begins = start >= since.date().isoformat(), start < until.date().isoformat()
        return self._rows(_P.type.in_(EVENTS), *begins)

    def _rows(self, *conditions: Any) -> Iterator[Stored]:
        """What is counted of published postings, not their texts: the first crawl of undated ones is one week."""
        data = _P.data
        columns = (
            _P.type,
            _P.employer,
            _PUBLISHED.label("published"),
            data["event"].label("event"),
            data["positions"].label("positions"),
            data[("headcount", "min")].as_integer().label("vacancies"),
            data["locations"].label("locations"),
            data["industry"].as_string().label("industry"),
            data[("education", "levels")].label("levels"),
        )
        with self._db.read() as connection:
            yield from connection.execution_options(yield_per=2000).execute(
                select(*columns).where(*_shown(), *conditions)
            )


def _figures(new: Iterator[Stored], held: Iterator[Stored], since: datetime, until: datetime) -> Figures:
    """Numbers and lists of a week; an event that was published in the week in which it is held counts its positions once."""
    numbers: Counter[str] = Counter()
    lists: dict[str, Counter[str]] = {name: Counter() for name in LISTS}
    employers: set[str] = set()
    for row in new:
        numbers.update(
            postings=1,
            positions=_positions(row),
            vacancies=row.vacancies or 0,
            internships=row.type == "internship",
            civil_service=row.type == "civil_service",
        )
        employers.update([row.employer] if row.employer else [])
        lists["provinces"].update(_provinces(row.locations))
        lists["industries"].update([row.industry[:1]] if row.industry else [])
        lists["degrees"].update(row.levels)
        lists["types"].update([row.type])
    for row in held:
        numbers.update(
            fairs=row.type == "fair",
            talks=row.type == "talk",
            employers=row.event.get("employer_count") or 0,
            positions=0 if since <= row.published < until else _positions(row),
        )
    numbers["employers"] += len(employers)
    return {name: numbers[name] for name in NUMBERS} | {name: _ranked(lists[name]) for name in LISTS}


def _shown() -> tuple[Any, ...]:
    return _P.review == "approved", _P.merged_into.is_(None), _P.hidden.is_(False)


def _ranked(counter: Counter[str]) -> Counts:
    return [{"code": code, "count": count} for code, count in counter.most_common()]


def _provinces(codes: list[str]) -> set[str]:
    """Once each; words such as ``REMOTE`` stay as they are."""
    return {f"{code[:2]}0000" if code.isdigit() else code for code in codes}


def _positions(row: Stored) -> int:
    """Positions of the table, else as stated; an announcement without either is one, an event or a notice none."""
    stated = len(row.positions) or (row.event or {}).get("position_count") or 0
    return stated or int(row.type not in NO_VACANCY)


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
