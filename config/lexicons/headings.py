"""Which field of a position the heading of a table's column names, by ``table_headers.toml``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from config.lexicons import load

LONGEST = 40
"""Characters, white space left out, beyond which a cell is no heading."""
LONGEST_PART = 8
"""Characters of what a heading names beside another matter."""
MOST_AFFIXES = 4
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FRAME = "*:;.,、。【】☆★▲"
_BETWEEN = re.compile(r"[/、,及和与或|]|以及")
JOINTS = {"majors": "；", "text": "；", "degree": "；", "location": "、"}
"""Fields that several columns may hold together, and what stands between: majors of three levels, province and county."""
_BARE_SUM = re.compile(r"[\d.]+(?:\s*[-~～—–至]+\s*[\d.]+)?")
_MONEY = re.compile(r"\([^()]*?([万千]?元[^()]*|[万k])\)")
_TIME = re.compile("[年月日]")
_YEAR = re.compile(r"^20\d\d年度?")
_PEOPLE = re.compile(r"\((?:单位:)?[人名]\)")
"""``计划(人)``: what is counted."""


@lru_cache(maxsize=10_000)
def field_of(cell: str) -> str:
    """A field of :class:`~crawler.items.RawPosition`, or empty for any other cell.

    White space says nothing (``需求\\n人数``), nor do brackets (``县（自治县）``) and affixes (``招聘``岗位``要求``). Of two
    matters in one heading (``学历、专业要求``) the column is text.
    """
    plain = plain_heading(cell) if len(cell) <= 4 * LONGEST else ""
    if not plain or len(plain) > LONGEST or not _any_word().search(plain) or plain in _words("others"):
        return ""
    bare = _BRACKETS.sub("", plain).strip(_FRAME)
    if bare in _words("others"):
        return ""
    found = _known(plain) or _known(bare)
    if not found and _PEOPLE.search(plain):
        return "headcount"
    return found or _joined(bare)


def is_word(cell: str) -> bool:
    """Whether a cell is one of the words that head columns and nothing more, so that it names no position."""
    return plain_heading(cell) in _columns()


def of_people(cell: str) -> bool:
    """Whether a heading is one of a list of people: 姓名, 准考证号, 成绩."""
    return plain_heading(cell) in _words("people")


def stands_in(cell: str) -> bool:
    """Whether a column of this heading names the positions where no other does."""
    plain = plain_heading(cell)
    return plain in _words("substitutes") or _BRACKETS.sub("", plain) in _words("substitutes")


def with_unit(cell: str, heading: str, field: str) -> str:
    """A cell with what its heading says of all cells: ``18-22`` under 年收入(万元) is 18-22万元/年."""
    if field != "salary" or not _BARE_SUM.fullmatch(cell):
        return cell
    plain = plain_heading(heading)
    unit = _MONEY.search(plain)
    time = _TIME.search(plain)
    each = f"/{time[0]}" if time and not (unit and _TIME.search(unit[1])) else ""
    return f"{cell}{unit[1] if unit else ''}{each}"


def plain_heading(cell: str) -> str:
    """A heading without white space, the marks around it and its year, half-width, small letters."""
    return _YEAR.sub("", "".join(unicodedata.normalize("NFKC", cell[: 4 * LONGEST]).lower().split()).strip(_FRAME))


@cache
def _columns() -> dict[str, str]:
    named: dict[str, str] = {}
    for field, words in load("table_headers")["columns"].items():
        for word in words:
            named.setdefault(plain_heading(word), field)
    return named


@cache
def _any_word() -> re.Pattern[str]:
    """A word of a heading: most cells hold none and are settled at once."""
    return re.compile("|".join([*map(re.escape, _columns()), _PEOPLE.pattern]))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(plain_heading(word) for words in load("table_headers")[table].values() for word in words)


@cache
def _affixes(side: str) -> tuple[frozenset[str], int]:
    """The affixes of a side, and the length of the longest."""
    words = frozenset(map(plain_heading, load("table_headers")["affixes"][side]))
    return words, max(map(len, words))


def _known(heading: str) -> str:
    """The field of a heading as it stands, else without one affix after another, those before it first."""
    left, most = [heading], MOST_AFFIXES
    while left and most:
        for words in left:
            if field := _columns().get(words):
                return field
        left = [shorter for words in left for shorter in _shorter(words)]
        most -= 1
    return ""


def _shorter(heading: str) -> list[str]:
    """Without the longest affix before it (岗位要求 are requirements, and no name), and without the one behind."""
    before, longest = _affixes("before")
    found = [heading[size:] for size in range(min(longest, len(heading) - 1), 0, -1) if heading[:size] in before][:1]
    after, longest = _affixes("after")
    sizes = range(min(longest, len(heading) - 1), 0, -1)
    return found + [heading[:-size] for size in sizes if heading[-size:] in after][:1]


def _joined(heading: str) -> str:
    """``学科专业/研究方向``: the one field that parts of it name; of several the title, else ``text``."""
    parts = [part for part in _BETWEEN.split(heading) if part]
    fields = list(dict.fromkeys(field for part in parts if (field := _known(part))))
    if len(parts) < 2 or not fields or max(map(len, parts)) > LONGEST_PART:
        return ""
    if "title" in fields or len(fields) == 1:
        return "title" if "title" in fields else fields[0]
    return "text"
