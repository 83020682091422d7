"""Days in the scraps of a list row or a line under a heading: whole, without a year, or split over several elements."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.parsing import words

_Y, _Y2, _M, _D = r"(?P<y>20\d{2})", r"(?P<y>(?:20)?\d{2})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_TIME = r"(?:\s*T?\s*(?P<t>\d{1,2}[:：]\d{2}(?:[:：]\d{2})?))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_Y}\s*[-/.年]\s*{_M}\s*[-/.月]\s*{_D}(?!\d)\s*日?{_TIME}",
        rf"(?<![\d.:-]){_D}日?\s+{_Y}\s*[-/.年]\s*{_M}月?(?!\d|\s*[-/.]\s*\d)",
        rf"(?<!\d){_Y}\s*[-/.年]\s*{_M}\s*月?\s+{_D}(?![\d:])日?",
        rf"(?<![\d.-]){_M}\s*[-/.月]\s*{_D}日?\s+{_Y}(?!\d)年?",
        rf"(?<!\d){_Y}年?\s+{_M}\s*[-/.月]\s*{_D}(?!\d)日?",
        rf"(?<![\d.-]){_Y2}\s*[-/.年]\s*{_M}\s*[-/.月]\s*{_D}(?![\d-])\s*日?",
        rf"(?<![\d./:-]){_M}\s*[-/月]\s*{_D}(?![\d./:-])日?",
    )
)
_BEFORE = re.compile(r"([\u4e00-\u9fffA-Za-z]{1,10})\s*[:：]?\s*$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as found: ``2026-03-01``, ``2026-03-01 10:21`` or ``03-01``; what stands before it; where."""

    text: str
    label: str
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """With its year."""
        return len(self.text) >= 10

    @property
    def iso(self) -> str:
        """The day alone."""
        return self.text[:10]


def find(text: str) -> list[Day]:
    """All days of a text, in order; each stretch of text gives one."""
    found: list[Day] = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match, text)
            if day is not None and not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _day(match: re.Match[str], text: str) -> Day | None:
    parts = match.groupdict()
    month, number = int(parts["m"]), int(parts["d"])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    year = parts.get("y") or ""
    year = f"20{year}" if len(year) == 2 else year
    if year and not 2000 <= int(year) <= 2060:
        return None
    time = (parts.get("t") or "").replace("：", ":")
    written = "-".join(filter(None, [year, f"{month:02d}", f"{number:02d}"])) + (f" {time}" if time else "")
    before = _BEFORE.search(text[max(0, match.start() - 14) : match.start()])
    return Day(written, before[1] if before else "", match.start(), match.end())


def published(text: str) -> Day | None:
    """The day of publishing among the days of a row or line: the one named so, else the first that is named nothing else."""
    found = [day for day in find(text) if not _is_other(day, text)]
    named = [day for day in found if words.pattern("published").search(day.label)]
    return next(iter(named or found), None)


def _is_other(day: Day, text: str) -> bool:
    """A deadline, a day of an event, the end of a period."""
    posted = day.label.endswith(tuple(word for word in words.table("published") if word.endswith("于")))
    ends = (day.label.endswith(("至", "到", "于")) and not posted) or re.match(
        r"\s*(?:\d{1,2}[:：]\d{2}\s*)?(?:止|前|之前|截止(?!\s*[:：日时])|起|至)", text[day.end :]
    )
    return bool(words.pattern("not_published").search(day.label) or ends)


def without(text: str) -> str:
    """The text without its days."""
    for day in reversed(find(text)):
        text = f"{text[: day.start]} {text[day.end :]}"
    return " ".join(text.split())
