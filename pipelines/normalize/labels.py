"""Labelled parts of an announcement: ``学历：本科以上``, at the begin of a line or, for longer labels, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import alternatives, candidates, load
from pipelines.normalize.text import headed

NUMBERED = r"[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.、][ \t]*)?"
"""What stands before a label at the begin of a line: the number of an item, where it has one."""
_LONG = 4
"""Letters of a label that is one wherever it stands: 工作地点, but not 地点."""
_PLACE = "地点"
_OF_A_WORD = expression(r"(?![一二三四五六七八九十])[一-龥]")
"""面试地点 is no label of the place of work; 九地点 is the ninth."""
_NEXT_ITEM = expression(r"\d(?<=[^\d.\-~]\d)\d?[、.)）](?!\d)")
"""A number that begins an item; its class of letters stands first, which is scanned fast."""
_COLON = expression("[:：]")
_CLOSED = expression(r"[】\]]?[ \t]*\Z")
_FRAME = " \t【】[]:："
_OF_EVENTS = ("event", "venue", "organizer")
_JOINED = frozenset({"majors"})
"""Fields whose labels state parts of one value (研究生专业, 本科专业)."""


@cache
def _table() -> dict[str, str]:
    return {word.lower(): field for field, words in load("labels").items() if isinstance(words, list) for word in words}


@cache
def _at_begin() -> re.Pattern[str]:
    """A label at the begin of a line, a sentence or an item of a running list, if a colon is near; its value is looked ahead at,
    as the next label may stand in it: ``人数:6人,学历:本科``."""
    mark = r"(?:[\n。;；|,]|\.(?= ))(?=[^:：,。;；]{2,20}[:：])"
    bullet = rf"{mark}{NUMBERED}[【\[*●·]?[ \t]*"
    return re.compile(
        rf"{bullet}({alternatives(_table())})[ \t]*[】\]]?[ \t]*[:：][ \t]*(?=([^\n。;；|]{{1,400}}))", re.IGNORECASE
    )


@cache
def _anywhere() -> re.Pattern[str]:
    long = [word for word in _table() if len(word) >= _LONG and not word.isascii()]
    return re.compile(
        rf"({alternatives([*long, _PLACE])})[】\]]?[ \t]*(?:[:：]|(?<=[ \t])(?=[一-龥]))[ \t]*(?=([^\n。;；|]{{1,120}}))"
    )


@cache
def _heads() -> re.Pattern[str]:
    """Two letters with which a label that may stand anywhere begins."""
    return candidates(word[:2] for word in (*_table(), _PLACE) if len(word) >= _LONG or word == _PLACE)


@cache
def _ends() -> re.Pattern[str]:
    """What ends a value without a colon behind it."""
    return re.compile(alternatives(load("labels")["ends"]["words"]), re.IGNORECASE)


def first_part(value: str) -> str:
    """A value up to the next label, the next numbered item or a word that ends it."""
    found = [match.start() for match in (pattern.search(value) for pattern in (_ends(), _NEXT_ITEM)) if match]
    value = value[: min(found, default=len(value))]
    return value[: _next_label(value)].strip()


def _next_label(value: str) -> int:
    """Where another label on the same line begins, which is no part of this one's value: looked for before each colon."""
    words = _label_ends()
    for colon in _COLON.finditer(value):
        before = _CLOSED.sub("", value[: colon.start()].lower())
        if before.endswith(words):
            word = next(word for word in words if before.endswith(word))
            return len(before) - len(word)
    return len(value)


@cache
def _label_ends() -> tuple[str, ...]:
    """Words that are labels before a colon, short ones too."""
    ends = load("labels")["ends"]
    return tuple(
        sorted({*(word.lower() for word in (*ends["words"], *ends["before_colon"])), *_table()}, key=len, reverse=True)
    )


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Labels with the values beside them in rows of two columns, or of pairs of columns: ``宣讲时间 | 3月5日 | 宣讲地点 | 报告厅``."""
    for line in text.split("\n") if "|" in text else ():
        cells = [cell.strip(_FRAME) for cell in line.split("|")]
        names = [cell.lower() for cell in cells[::2]]
        if len(cells) % 2 or not all(name in _table() for name in names):
            continue
        for name, value in zip(names, cells[1::2], strict=True):
            if value and value.lower() not in _table():
                yield name, value


def _alone(lines: str) -> Iterator[tuple[str, str]]:
    """Labels of an event on lines of their own, the value on the next: cells of a table that a page set one below another."""
    for match in _above().finditer(lines):
        if (value := match[2].strip()).lower() not in _table():
            yield match[1].lower(), value


@cache
def _above() -> re.Pattern[str]:
    words = [word for word, field in _table().items() if field in _OF_EVENTS and len(word) >= _LONG]
    return re.compile(
        rf"\n[ \t]*({alternatives(words)})[ \t]*[:：]?[ \t]*\n[ \t]*(?![一-龥]{{2,8}}[ \t]*[:：])([^\n|]{{2,120}})"
    )


def labelled(text: str) -> dict[str, str]:
    """Field → value of the labelled parts of a text; the first of each field, all of the majors."""
    found: dict[str, str] = {}
    lines = f"\n{text}"
    for label, value in (*_cells(text), *_alone(lines)):
        found.setdefault(_table()[label], value)
    for matches in (_at_begin().finditer(lines), headed(_heads(), _anywhere(), lines)):
        for match in matches:
            if match[1] == _PLACE and _OF_A_WORD.match(match.string, match.start() - 1):
                continue
            if match[1] == _PLACE and match[0][0] in ",.":
                continue  # 初试(10月24日),地点:…
            field = _table()[match[1].lower()]
            if field in found and field not in _JOINED:
                continue
            value = first_part(match[2]).rstrip(", ")
            if not value:
                continue
            if field not in found:
                found[field] = value
            elif field in _JOINED and value not in found[field]:
                found[field] += f"、{value}"
    return found
