"""Days in the scraps of a list row or a line under a heading: whole, without a year, or split over several elements.

Figures that put the year last are American (11/19/2026) or European (19/11/2026). A point between them is European. Else a
number above 12 tells, or a weekday beside them, or the page's other days (:func:`order`); what is still not told is
``doubtful``, read the American way. Years of the Republic (民國115年6月13日, 115-06-13) count from 1911.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crawler.parsing import words

_Y, _Y2, _M, _D = r"(?P<y>20\d{2})", r"(?P<y>(?:20)?\d{2})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_ROC = r"(?P<roc>1[0-4]\d)"
"""A year of the Republic, 2011 to 2060."""
_TIME = r"(?:\s*T?\s*(?P<t>\d{1,2}[:：]\d{2}(?:[:：]\d{2})?))?"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MON = r"(?P<n>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_NTH = r"(?:st|nd|rd|th)?"
_CLOCK = r"(?:\s*(?:[-–,]|at\b)?\s*(?P<t>\d{1,2}:\d{2}(?::\d{2})?)(?!\d|\s*[ap]m))?"
_NUMERALS = "〇一二三四五六七八九"
_CM = r"(?P<cm>十[一二]?|[一二三四五六七八九])月"
_LAST = re.compile(
    rf"(?<![\d./-])(?P<a>\d{{1,2}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s){_Y}(?![\d/-]|\.\d){_CLOCK}", re.IGNORECASE
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_Y}\s*[-/.年]\s*{_M}\s*[-/.月]\s*{_D}(?!\d)\s*日?{_TIME}",
        rf"(?:民[國国]\s{{0,3}})?(?<!\d){_ROC}\s*年\s*{_M}\s*月\s*{_D}\s*日{_TIME}",
        rf"(?:民[國国]\s{{0,3}})?(?<![\d./:-]){_ROC}(?P<rs>[-/.])(?P<m>\d{{2}})(?P=rs)(?P<d>\d{{2}})(?![\d/-]|\.\d){_TIME}",
        _LAST.pattern,
        rf"(?<![\d.:-]){_D}{_NTH}[\s-]*(?:of\s+)?{_MON},?[\s-]*{_Y}(?!\d){_CLOCK}",
        rf"(?<![a-z]){_MON}\s*{_D}{_NTH}\s*,?\s*{_Y}(?!\d){_CLOCK}",
        rf"(?<![a-z]){_MON},?\s*{_Y}\s+{_D}{_NTH}(?![\d:])",
        rf"(?<!\d){_Y}[\s,-]*{_MON}[\s-]*{_D}{_NTH}(?![\d:])",
        rf"(?<![\d.:-]){_D}日?\s+{_Y}\s*[-/.年]\s*{_M}月?(?!\d|\s*[-/.]\s*\d)",
        rf"(?<!\d){_Y}\s*[-/.年]\s*{_M}\s*月?\s+{_D}(?![\d:])日?",
        rf"(?<![\d.-]){_M}\s*[-/.月]\s*{_D}日?\s+{_Y}(?!\d)年?",
        rf"(?<!\d){_Y}年?\s+{_M}\s*[-/.月]\s*{_D}(?!\d)日?",
        rf"(?<![\d.-]){_Y2}\s*[-/.年]\s*{_M}\s*[-/.月]\s*{_D}(?![\d-])\s*日?",
        rf"(?<![\d./:-]){_M}\s*[-/月]\s*{_D}(?![\d./:-])日?",
        rf"(?P<cy>二[〇○零Ｏ][〇○零Ｏ{_NUMERALS}]{{2}})年\s*{_CM}\s*(?P<cd>[一二三]?十[{_NUMERALS}]?|[{_NUMERALS}])[日号]",
        rf"(?<!\d){_D}日?\s*{_CM},?\s*{_Y}(?!\d)",
        rf"(?<!年){_CM}\s*{_D}日?,?\s*{_Y}(?!\d)",
    )
)
_BEFORE = re.compile(r"((?:[A-Za-z]{1,12} ){0,2}[A-Za-z]{1,12}|[\u4e00-\u9fffA-Za-z]{1,10})\s*[:：]?\s*$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as found: ``2026-03-01``, ``2026-03-01 10:21`` or ``03-01``; what stands before it; where."""

    text: str
    label: str
    start: int
    end: int
    doubtful: bool = False
    """Nothing tells which of its numbers is the month."""

    @property
    def whole(self) -> bool:
        """With its year."""
        return len(self.text) >= 10

    @property
    def iso(self) -> str:
        """The day alone."""
        return self.text[:10]


def order(text: str) -> str:
    """How a page writes days in figures that put the year last: ``mdy``, ``dmy``, or empty where nothing tells or they differ."""
    told = {way for match in _LAST.finditer(text) if (way := _told(match, text))}
    return told.pop() if len(told) == 1 else ""


def _told(match: re.Match[str], text: str) -> str:
    """The order that a day in figures tells by itself: by a number above 12, or by the weekday beside it."""
    first, second = int(match["a"]), int(match["b"])
    if first > 12 or second > 12:
        return "dmy" if second <= 12 else "mdy" if first <= 12 else ""
    around = f"{text[max(0, match.start() - 12) : match.start()]} {text[match.end() : match.end() + 12]}".lower()
    named = {name for name in _WEEKDAYS if re.search(rf"\b{name}", around)}
    fits = {
        way
        for way, month, day in (("mdy", first, second), ("dmy", second, first))
        if _WEEKDAYS[date(int(match["y"]), month, day).weekday()] in named
    }
    return fits.pop() if len(fits) == 1 else ""


def find(text: str, order: str = "") -> list[Day]:
    """All days of a text, in order; each stretch of text gives one. ``order`` is that of the page, see :func:`order`."""
    found: list[Day] = []
    taken = bytearray(len(text))
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match, text, order)
            if day is not None and not any(taken[day.start : day.end]):
                taken[day.start : day.end] = b"\1" * (day.end - day.start)
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _day(match: re.Match[str], text: str, order: str) -> Day | None:
    parts = match.groupdict()
    month, number, doubtful = _month_and_day(match, text, order)
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    year = (
        parts.get("y")
        or (str(1911 + int(parts["roc"])) if parts.get("roc") else "")
        or "".join(str(_numeral(figure)) for figure in parts.get("cy") or "")
    )
    year = f"20{year}" if len(year) == 2 else year
    if year and not 2000 <= int(year) <= 2060:
        return None
    time = (parts.get("t") or "").replace("：", ":")
    written = "-".join(filter(None, [year, f"{month:02d}", f"{number:02d}"])) + (f" {time}" if time else "")
    before = _BEFORE.search(text[max(0, match.start() - 30) : match.start()])
    return Day(written, before[1] if before else "", match.start(), match.end(), doubtful)


def _month_and_day(match: re.Match[str], text: str, order: str) -> tuple[int, int, bool]:
    """Month and day of a match, and whether they may be the other way round."""
    parts = match.groupdict()
    if parts.get("n"):
        return _NAMES.index(parts["n"][:3].lower()) + 1, int(parts["d"]), False
    if parts.get("cm"):
        return _numeral(parts["cm"]), _numeral(parts["cd"]) if parts.get("cd") else int(parts["d"]), False
    if not parts.get("a"):
        return int(parts["m"]), int(parts["d"]), False
    first, second = int(parts["a"]), int(parts["b"])
    way = "dmy" if parts["s"] == "." else _told(match, text) or order
    month, day = (second, first) if way == "dmy" else (first, second)
    return month, day, not way and first != second


def _numeral(text: str) -> int:
    """A number up to 99 in Chinese numerals.

    >>> [_numeral(text) for text in ("〇", "九", "十", "十一", "二十", "三十一")]
    [0, 9, 10, 11, 20, 31]
    """
    tens, ten, ones = text.rpartition("十")
    return (10 * (_figure(tens) or 1) if ten else 0) + _figure(ones)


def _figure(figure: str) -> int:
    return max(_NUMERALS.find(figure), 0)


def published(text: str, order: str = "") -> Day | None:
    """The day of publishing among the days of a row or line: the one named so, else the first unnamed, else that of a change or of writing."""
    return min((day for day in find(text, order) if not _is_other(day, text)), key=_rank, default=None)


def _rank(day: Day) -> int:
    return 2 if is_weak(day) else 0 if words.pattern("published").search(day.label) else 1


def is_weak(day: Day) -> bool:
    """Whether a day is named as that of a change or of writing: near the day of publishing, mostly, and not it."""
    return any(words.pattern(kind).search(day.label) for kind in ("changed", "written"))


def is_bare(day: Day) -> bool:
    """Whether its label does not say of what it is: the day of publishing above an article, that of an event in an invitation."""
    return _is_bare(day.label)


def _is_bare(label: str) -> bool:
    return label in words.table("bare")


def is_named(day: Day) -> bool:
    """Whether its label says that it is the day of publishing, of a change or of writing, and not only that it is a day."""
    kinds = ("published", "changed", "written")
    return day.label.endswith(tuple(word for kind in kinds for word in words.table(kind) if not _is_bare(word)))


def agrees(day: Day, listed: str) -> bool:
    """Whether a day is the one that a list tells, with its year or without; yes where the list tells none.

    >>> day = Day("2026-03-01 10:21", "", 0, 16)
    >>> [agrees(day, listed) for listed in ("2026-03-01", "2026-03-01 08:00", "03-01", "", "03-02")]
    [True, True, True, True, False]
    """
    return day.iso.endswith(listed[:10])


def _is_other(day: Day, text: str) -> bool:
    """A deadline, a day of an event, the end of a period."""
    posted = day.label.endswith(tuple(word for word in words.table("published") if word.endswith("于")))
    ends = (day.label.endswith(("至", "到", "于")) and not posted) or re.match(
        r"\s*(?:\d{1,2}[:：]\d{2}\s*)?(?:止|前|之前|截止(?!\s*[:：日时])|起|至|[-–—~～]+\s*\d{1,2}[:：]\d{2})",
        text[day.end :],
    )
    return bool(words.pattern("not_published").search(day.label) or ends)


_PERIOD = re.compile(
    rf"(?P<y>20\d{{2}})\s*年?|(?:(?P<y2>20\d{{2}})\s*[-/.年]\s*)?(?P<m>\d{{1,2}})\s*月(?:份)?|(?P<y3>20\d{{2}})\s*[-/.]\s*(?P<m2>\d{{1,2}})"
    rf"|{_MON}(?:,?\s*(?P<y4>20\d{{2}}))?|(?P<m3>\d{{1,2}})\s*[-/.]\s*(?P<y5>20\d{{2}})",
    re.IGNORECASE,
)


def period(text: str) -> tuple[str, int] | None:
    """Year (or empty) and month (or 0) of words that tell nothing else: 2026年11月, 2026, 11月, Nov 2026.

    >>> period("2026年11月"), period("November 2026"), period("11月招聘")
    (('2026', 11), ('2026', 11), None)
    """
    match = _PERIOD.fullmatch(text.strip(" []【】（）()·、:：—-"))
    if match is None:
        return None
    parts = match.groupdict()
    month = next((int(parts[name]) for name in ("m", "m2", "m3") if parts[name]), 0)
    month = _NAMES.index(parts["n"][:3].lower()) + 1 if parts["n"] else month
    year = next((parts[name] for name in ("y", "y2", "y3", "y4", "y5") if parts[name]), "")
    return (year, month) if month <= 12 else None


def without(text: str) -> str:
    """The text without its days."""
    found = find(text)
    ends = [0, *(day.end for day in found)]
    starts = [*(day.start for day in found), len(text)]
    return " ".join(" ".join(text[end:start] for end, start in zip(ends, starts, strict=True)).split())
