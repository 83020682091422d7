"""What stands above a date or at the head of its row: the line, the heading of its part, the names of a table's columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.normalize.dates.runs import is_step
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import HARD, KEY_ROLES, joined, looks_up, told
from pipelines.normalize.expressions import expression

CELL = "|"
LABEL = 14
"""Characters of a line or cell that is a label."""
_BULLET = expression(r"[\s\d()、.*●·◆-]{0,5}")
ACTED = frozenset({"deadline", "check", "payment", "ticket"})
"""Steps in which applicants do something until a day."""
_LABEL = expression(r"[\s\d()一二三四五六七八九十、.*●·◆-]{0,6}(?P<name>[^\d。;:,|\n]{2,14}):")
_ASIDE = expression(r"\([^()]*\)")
_LONGEST_ROW = 200
"""Characters of a row before its date."""
_LONGEST_TABLE = 1500
"""Characters above a row looked at for the names of its columns."""
_FORMER_COLUMN = expression(r"原|(?:调整|变更|修改|更正)前")
_LONGEST_LIST, _LONGEST_HEAD = 12, 24
"""Rows of a list, and characters of the line that heads it."""
_ROW_LABEL = expression(r"\s?(?:\d{1,2}[.、)])?[^。;,\d]{0,24}")
_DATED = expression(r"\d{1,2}(?:月|[./-]\d{1,2})")
_BEGIN_COLUMN, _END_COLUMN = expression(r"开始|起始|启动|开放"), expression(r"结束|截止|终止|关闭")
_EMPTY_LINES = 8
"""Characters of them between a line and the one below it."""
_HOURS_BELOW = expression(r"\n(?:[^\n:]{2,30}\n)?\s*(?P<name>[^\n:\d]{0,8})时间:")
_PLACE_BELOW = expression(r"[^\n]*\n[^\n:\d]{0,8}地[点址]:")
_QUESTION = expression(r"(?P<asked>[^?？。\n]{2,40})[?？]\s?(?:A|答|回答|回复)?\s?[:：]?\s?[^,，。;；:?？\d\n]{0,4}\Z")
_MEETING = expression(r"集合|报到|签到|候考|入场")
_REACH = 90
"""Characters above a date looked at for the heading of its part."""
_HEADING = expression(
    r"(?:(?:(?<=\n)|\A|[。;:]\s?)(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?!\d)|\d(?:\.\d{1,2}){1,2}\s)"
    r"|\([一二三四五六七八九十\d]{1,2}\)|第[一二三四五六七八九十\d]{1,2}(?:步|阶段)[,:、]?|(?<![\d.年月日至-])\d{1,2}[.、](?=[^\d\s])|[一二三四五六七八九十]、)"
    r"\s?(?:20\d\d年?度?)?(?P<name>[^\d。;:,|\n()]{2,16})(?:\([^()\n]{0,12}\))?\s?[。:,\n]"
)
"""``(四)笔试``, ``3.面试。``, ``第四步,笔试。``: a number and a name of its own."""
_OPENING = expression(
    r"[^。\n]*|(?s:.*[。\n])(?:第[一二三四五六\d]{1,2}[轮场批组]:?[^。;\d\n]{0,20}|[上下]半年:|[春夏秋冬]季:)?[^一-龥\n]*(?:(?:时间|日期)?(?:定于|拟于|将于|预计|[于在自从为])?:?\s?)?"
)
"""What may stand between a heading and its date: the begin of its first sentence, or sentences and the begin of the next."""
_BARE_TIME = expression(r"(?:具体|有关)?(?:时间|日期|地点|安排|日程|[及和与、])+")
_MARK = expression(r"\s?([一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十\d]{1,2}\))")
_NUMBER = expression(r"[一二三四五六七八九十\d]{1,3}")
_OF_TIME = expression(r"时间|日期|安排|日程")
"""A heading under another one, that says no more than that its dates follow."""


class Step(NamedTuple):
    """What a heading names, and a second step joined to it."""

    role: str
    also: str = ""


def step_of(name: str) -> Step:
    """The step that a heading names: the last one, since ``笔试成绩查询`` is about results; two where they are joined."""
    steps = [word for word in told("before", name) if word.role in KEY_ROLES]
    if not steps or (steps[-1].role == "deadline" and name.endswith(looks_up(), 0, steps[-1].start)):
        return Step("")
    if len(steps) > 1 and joined(name, *steps[-2:]):
        return Step(steps[-2].role, steps[-1].role)
    return Step(steps[-1].role)


def of_hours_below(text: str, span: Span) -> str:
    """What the hours below a day's own line are of; where a place follows and nothing else is said, an event's."""
    hours = _HOURS_BELOW.search(text, span.first.end, span.end)
    if hours is None:
        return ""
    named = [word.role for word in told("before", hours["name"]) if word.role != "generic"]
    return named[-1] if named else "event" if _PLACE_BELOW.match(text, span.end) else ""


def of_question(text: str, span: Span) -> str:
    """``Q:几号截止?A:11月12日``: what is asked before an answer that begins with its date."""
    asked = _QUESTION.search(text, max(0, span.start - _REACH), span.start)
    words = [word.role for word in told("before", asked["asked"])] if asked else []
    return next((role for role in reversed(words) if role not in ("generic", *HARD)), "")


def of_part(text: str, place: int) -> Step | None:
    """The step that the heading of a place's part names: ``(四)笔试\\n6月6日上午9:00``; ``None`` without a heading near above."""
    above = text[max(0, place - _REACH) : place]
    headings = list(_HEADING.finditer(above))
    if headings and not _OPENING.fullmatch(above, headings[-1].end()):
        return Step("")
    beside = _MARK.match(above, headings[-1].end()) if headings else None
    if beside and _NUMBER.sub("1", beside[1]) == _number(headings[-1]):
        return Step("")  # (六)公示\n(七)办理手续(9月底前): a part of its own
    under = ""
    for heading in reversed(headings):
        number = _number(heading)
        if number == under:
            continue  # 二、面试…三、派出时间: beside it, and not above
        step = step_of(heading["name"])
        bare = _BARE_TIME.fullmatch(heading["name"]) is not None
        if step.role or not (bare or _OF_TIME.search(heading["name"])):
            return step
        if bare:
            above_it = next((other for other in reversed(headings) if _number(other) not in (number, under)), None)
            if above_it is not None and (outer := step_of(above_it["name"])).role:
                return outer  # (二)笔试\n1.准考证打印:…2.时间: beside the ticket, under the exam
        else:
            under = number
    return None


def _number(heading: re.Match[str]) -> str:
    """How a heading is numbered: ``(1)``, ``1.``, ``1、``."""
    return _NUMBER.sub("1", heading[0][: heading.start("name") - heading.start()].strip("。;:\n "))


def of_line(text: str, place: int) -> Step | None:
    """The step that the label of a place's line names: ``现场确认:6月18日至20日,…,20日17:00后不再受理``."""
    label = _LABEL.match(text, text.rfind("\n", 0, place) + 1, place)
    step = step_of(label["name"]) if label else Step("")
    return step if step.role in ACTED else None


def line_above(text: str, span: Span) -> str:
    """The step that a line of its own names above a line that begins with its date; empty lines may be between."""
    begin = text.rfind("\n", 0, span.start)
    if begin < 0 or not _BULLET.fullmatch(text, begin + 1, span.start):
        return ""
    end = begin
    while end > max(0, begin - _EMPTY_LINES) and text[end - 1].isspace():
        end -= 1
    above = text[text.rfind("\n", 0, end) + 1 : end]
    if len(above) > LABEL or any(mark.isdigit() for mark in above[2:]):
        return ""
    steps = [word.role for word in told("before", above) if word.role != "generic" and word.role not in HARD]
    return steps[-1] if steps else ""


def head_of_list(text: str, span: Span) -> str:
    """The step named above the rows of a list or table: ``网申截止:\n华东区 10月18日\n西南区 11月5日``."""
    begin = text.rfind("\n", 0, span.start) + 1
    label = _ROW_LABEL.fullmatch(text, begin, span.start)
    if begin == 0 or label is None or span.first.month is None or _names_a_step(label[0]):
        return ""
    lines = text[max(0, begin - _LONGEST_TABLE) : begin - 1].split("\n")[-_LONGEST_LIST:]
    for line in reversed(lines):
        row = CELL in line or _DATED.search(line)
        if row and _names_a_step(_DATED.split(line)[0]):
            return ""
        if not row:
            return step_of(line).role if len(line) <= _LONGEST_HEAD else ""
    return ""


def _names_a_step(words: str) -> bool:
    return any(word.role in KEY_ROLES for word in told("before", words))


def head_of(text: str, place: int) -> str:
    """The label that a table gives a date: of its row (``组织面试|由学校组织|3月15日前完成``), or of its column."""
    if not text[max(0, place - 2) : place].rstrip().endswith(CELL):
        return ""
    begin = text.rfind("\n", 0, place) + 1
    cells = text[max(begin, place - _LONGEST_ROW) : place].split(CELL)
    short = (_ASIDE.sub("", cell) for cell in cells if len(cell) <= LABEL)
    head = next((cell for cell in short if _is_step(cell)), "")
    if not head:
        column = _column(text, begin, len(cells) - 1)
        head = column if _is_step(column) else ""
    return head and f"{head}:"


def is_former(text: str, place: int) -> bool:
    """Whether a date stands in a column of days that are no more: ``事项|原定时间|调整后时间``."""
    return _FORMER_COLUMN.search(_column_at(text, place)) is not None


def is_of_meeting(text: str, place: int) -> bool:
    """Whether a time stands in a column of when to be there (``集合时间``), which is not when a step begins."""
    return _MEETING.search(_column_at(text, place)) is not None


def is_begin_and_end(text: str, first: int, second: int) -> bool:
    """Whether two dates of a row stand in columns of when something begins and when it ends: ``阶段|开始|结束``."""
    begins = _BEGIN_COLUMN.search(_column_at(text, first)) is not None
    return begins and _END_COLUMN.search(_column_at(text, second)) is not None


def _is_step(name: str) -> bool:
    return any(is_step(word) for word in told("before", name))


def _column_at(text: str, place: int) -> str:
    """The name of the column that a place stands in, empty outside of tables and in the first column."""
    begin = text.rfind("\n", 0, place) + 1
    cells = text.count(CELL, begin, place)
    return _column(text, begin, cells) if cells else ""


def _column(text: str, begin: int, number: int) -> str:
    """The name of a column of the table that a line stands in, empty for one without a name."""
    names = ""
    for line in reversed(text[max(0, begin - _LONGEST_TABLE) : max(0, begin - 1)].split("\n")):
        if CELL not in line:
            break
        names = line
    cells = names.split(CELL)
    return cells[number].strip() if number < len(cells) <= len(names) and len(cells[number]) <= LABEL else ""
