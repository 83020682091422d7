"""Labelled parts of an announcement: ``学历：本科以上``, at the begin of a line or, for longer labels, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import alternatives, load

NUMBERED = r"[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.、][ \t]*)?"
"""What stands before a label at the begin of a line: the number of an item, where it has one."""
_LONG = 4
"""Letters of a label that is one wherever it stands: 工作地点, but not 地点."""
_PLACE = "地点"
_OF_A_WORD = expression(r"(?![一二三四五六七八九十])[一-龥]")
"""面试地点 is no label of the place of work; 九地点 is the ninth."""
_NEXT_ITEM = expression(r"\d(?<=[^\d.\-~A-Za-z]\d)(?<!\(0)\d?[、.)）](?!\d)")
"""A number that begins an item; its class of letters stands first, which is scanned fast. ``哲学(A01)`` and ``工学(08)`` hold codes."""
_NUMBER_BEGUN = expression(r"(?<=[一-龥])(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）])\s*\Z")
"""The number of the next item, whose label ended the value: 计算机相关专业三、 before 工作时间."""
_COLON = expression("[:：]")
_PARTED = expression(r"[:： \t](?:(?<![ \t])|(?=[一-龥]))")
"""What may part a label from its value."""
_FRAME = " \t【】[]:："
_OF_EVENTS = ("event", "venue", "organizer")
_REACH = 21
"""Characters before a colon in which its label, with the bullet and the mark before it, must stand."""
_BULLET = expression(rf"[\n。;；|,.](?:(?<!\.)|(?= )){NUMBERED}[【\[*●·]?[ \t]*\Z")
"""The begin of a line, a sentence or an item of a running list, up to its label."""
_VALUE = expression(r"[ \t]*([^\n。;；|]{1,400})")
_SHORT_VALUE = 120
"""Letters of the value of a label within a line."""
_BLANKS = " \t"
_JOINED = frozenset({"majors"})
"""Fields whose labels state parts of one value (研究生专业, 本科专业)."""


@cache
def _table() -> dict[str, str]:
    return {word.lower(): field for field, words in load("labels").items() if isinstance(words, list) for word in words}


Tails = dict[str, list[str]]
"""Last two letters → the labels that end so, the longest first."""


def _tails(labels: Iterable[str]) -> Tails:
    found: Tails = {}
    for label in sorted(labels, key=len, reverse=True):
        found.setdefault(label[-2:], []).append(label)
    return found


@cache
def _labels() -> Tails:
    return _tails(_table())


@cache
def _all_labels() -> Tails:
    """Words that are labels before a colon, short ones too."""
    ends = load("labels")["ends"]
    return _tails({*(word.lower() for word in (*ends["words"], *ends["before_colon"])), *_table()})


def _ending(tails: Tails, text: str) -> list[str]:
    """The labels that a text ends with, in any case, the longest first."""
    if not (alike := tails.get(text[-2:].lower())):
        return []
    lowered = text.lower()
    return [label for label in alike if lowered.endswith(label)]


@cache
def _ends() -> re.Pattern[str]:
    """What ends a value without a colon behind it."""
    return re.compile(alternatives(load("labels")["ends"]["words"]), re.IGNORECASE)


def first_part(value: str) -> str:
    """A value up to the next label, the next numbered item or a word that ends it."""
    found = [match.start() for match in (pattern.search(value) for pattern in (_ends(), _NEXT_ITEM)) if match]
    value = value[: min(found, default=len(value))]
    return _NUMBER_BEGUN.sub("", value[: _next_label(value)]).strip()


def _next_label(value: str) -> int:
    """Where another label on the same line begins, which is no part of this one's value: looked for before each colon."""
    for colon in _COLON.finditer(value):
        before = _opened(value[: colon.start()])
        if labels := _ending(_all_labels(), before):
            return len(before) - len(labels[0])
    return len(value)


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


class _Labelled(NamedTuple):
    """A label with its value; ``start`` is where it begins, or the mark before it."""

    label: str
    start: int
    value: str


def _spoken(lines: str) -> tuple[list[_Labelled], list[_Labelled]]:
    """The labels at the begin of a line, a sentence or an item of a running list, and the longer ones that stand anywhere:
    looked for before each colon, and the longer ones before a blank, as there are few of these."""
    begun: list[_Labelled] = []
    anywhere: list[_Labelled] = []
    for mark in _PARTED.finditer(lines):
        first = max(0, mark.start() - _REACH)
        before = _opened(lines[first : mark.start()])
        labels = _ending(_labels(), before)
        if not labels or not (value := _VALUE.match(lines, mark.end())):
            continue
        starts = [(label, first + len(before) - len(label)) for label in labels]
        if mark[0] in ":：":
            bullets = ((label, _BULLET.search(lines, first, start)) for label, start in starts)
            begun += [_Labelled(label, bullet.start(), value[1]) for label, bullet in bullets if bullet][:1]
        long = [(label, start) for label, start in starts if _is_long(label) and lines.startswith(label, start)]
        anywhere += [_Labelled(label, start, value[1][:_SHORT_VALUE]) for label, start in long[:1]]
    return begun, anywhere


def _opened(text: str) -> str:
    """A text without the bracket and the blanks that close it."""
    bare = text.rstrip(_BLANKS)
    return bare[:-1].rstrip(_BLANKS) if bare.endswith(("】", "]")) else bare


def _is_long(label: str) -> bool:
    return (len(label) >= _LONG and not label.isascii()) or label == _PLACE


def labelled(text: str) -> dict[str, str]:
    """Field → value of the labelled parts of a cleaned text; the first of each field, all of the majors."""
    found: dict[str, str] = {}
    lines = f"\n{text}"
    for label, value in (*_cells(text), *_alone(lines)):
        found.setdefault(_table()[label], value)
    for label, start, value in chain(*_spoken(lines)):
        if label == _PLACE and (_OF_A_WORD.match(lines, start - 1) or lines[start] in ",."):
            continue  # 面试地点; 初试(10月24日),地点:…
        field = _table()[label]
        if field in found and field not in _JOINED:
            continue
        value = first_part(value).rstrip(", ")
        if not value:
            continue
        if field not in found:
            found[field] = value
        elif field in _JOINED and value not in found[field]:
            found[field] += f"、{value}"
    return found
