"""Rows of a stage from the dates of a text: begin and end that stand apart, rounds, days said twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
"""``{"stage", "start", "end"}``, in ISO form; one of the days may be absent."""
_APPLICATION = "application"
_RECENT = timedelta(days=60)
"""What was over so long before the reference day is no step of a recruitment that goes on."""
_LONG = timedelta(days=200)
"""Nor is what began so long before it, save an application that is open all year."""


@dataclass(slots=True)
class Rows:
    """The rows of one stage, in the order of the text.

    A begin and an end that stand apart (``网申启动：9月5日；网申截止：9月25日``) are one row. Rounds, places and groups that have
    days of their own (``第一批…，第二批…``) are a row each; a day that only says again a part of one is none.
    """

    stage: str
    found: list[tuple[int, Row]] = field(default_factory=list)
    listed: bool = False
    """Whether the last row stands in a table or list."""
    begun: str | None = None
    """When applications open, where no end was said beside it; all ends of a list have it in common."""

    def add(self, place: int, start: str | None, end: str | None, *, listed: bool = False) -> None:
        """Take the date at a place of the text; ``listed``: its row of a table or list has days of its own."""
        row: Row = {"stage": self.stage, "start": start, "end": end}
        if self.stage == _APPLICATION and start and end is None:
            self.begun = self.begun or start
        if self.found and _completes(self.found[-1][1], row):
            self.listed = self.listed or listed
            return
        if listed and start is None and end and self.begun and self.begun[:10] <= end[:10]:
            row["start"] = self.begun
        if self._is_new(row, listed=listed):
            self.found.append((place, row))
            self.listed = listed

    def _is_new(self, row: Row, *, listed: bool) -> bool:
        known = [other for _, other in self.found]
        if listed and self.listed:
            return row not in known and not any(_says_again(other, row) for other in known)
        return all(_apart(other, row) for other in known)


def of_this_time(rows: list[Row], ref: date) -> list[Row]:
    """Without the steps of an earlier recruitment, where others are still to come. One whose applications are long over is
    over itself (the day of its publishing was not known): all its steps stay."""
    recent = [row for row in rows if _end(row) >= (ref - _RECENT).isoformat()]
    if _names_applications(rows) and not _names_applications(recent):
        return rows
    recent = [row for row in recent if row["stage"] == _APPLICATION or _begin(row) >= (ref - _LONG).isoformat()]
    return recent or rows


def _names_applications(rows: list[Row]) -> bool:
    return any(row["stage"] == _APPLICATION for row in rows)


def _begin(row: Row) -> str:
    return str(row["start"] or row["end"])[:10]


def _end(row: Row) -> str:
    return str(row["end"] or row["start"])[:10]


def _completes(known: Row, row: Row) -> bool:
    """Whether a row is the other end of the one before, or says it better, which then has both: an application that only
    begins its end, an end that stands alone its begin."""
    start, end = row["start"], row["end"]
    if known["start"] is None and start and end and start[:10] <= known["end"][:10] <= end[:10]:
        known.update(start=start, end=end)
        return True
    if known["end"] and start is None and end and end[: len(known["end"])] == known["end"]:
        known["end"] = end  # 9月8日至10月7日…, 10月7日22:00前
        return True
    begun = known["start"] if known["end"] is None and known["stage"] == _APPLICATION else None
    if begun and end and end[:10] >= begun[:10] and (start is None or start[:10] == begun[:10]):
        known["end"] = end
        return True
    return False


def _says_again(known: Row, row: Row) -> bool:
    """A day alone of which the hour is known: ``4月18日上午8:30``, ``面试时间同样调整为4月18日``."""
    return row["end"] is None and len(row["start"]) == 10 and (known["start"] or "")[:10] == row["start"]


def _apart(first: Row, second: Row) -> bool:
    """Whether the days of a row lie apart from those of one before it."""
    both = first["start"] and first["end"] and second["start"] and second["end"]
    if both and _end(first) == _begin(second) < _end(second):
        return True  # 10月18日-25日初试, 10月25日-31日终试
    if _end(first) >= _begin(second) and _end(second) >= _begin(first):
        return False
    if _begin(first)[5:] == _begin(second)[5:] or _end(first)[5:] == _end(second)[5:]:
        return False  # the same day, once without its year
    if second["stage"] != _APPLICATION:
        return True
    alike = (first["start"] is None) == (second["start"] is None)  # an end alone may be that of other papers
    return second["end"] is not None and (second["start"] is not None or alike)
