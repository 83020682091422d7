"""The words of the lexicon that tell what a date is for, found in a piece of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, alternatives, load

HARD = frozenset({"as_of", "age_cutoff", "graduation", "experience"})
"""Roles that say something of a company or an applicant: no step of the recruitment."""
KEY_ROLES = ("deadline", "exam", "interview", "medical", "inspection", "result", "ticket", "payment", "check")
"""Steps that every applicant takes in turn."""
HOURS, DUE = "hours", "due"
"""What 工作时间 and 上班时间 tell: the hours of each day, no date; what 前提交 and 截止 tell: until then something is handed in or done."""
_NONE = "none"
"""What longer words tell in which the name of a step is no step: 培训生."""
_NO_STEP = expression(r"(?:网(?!上)|大纲|科目|要求|须知|内容|教材|资料|形式|方式|中心|院(?!校)|局)")
"""``考试大纲``, ``考试中心``: behind the name of a step, these make a thing of it that is no step."""
_OF_A_NAME = "人事"
"""``人事考试网`` is a website."""
_AT_ONCE = expression(r"(?:当[天日场]|现场|即时|立即|马上)[^,，。]{0,2}\Z")
"""``当天出结果时间``: how fast an answer comes is no date of results."""
_BENEFIT = expression(r"(?:年度|定期|免费|健康|员工|每年|全面|带薪|一次)\Z")
"""``年度体检`` is a benefit."""
_SINCE = expression(
    r"满|第|即|半年|[\d一二两三六]{1,2}月?\s?(?:[-~至到]\s?\d{1,2})?个?[年月天周](?![\d份初中底末上下])"
)
"""``入职满一年``, ``入职3-6月员工``: how long somebody has been there; but ``聘期三年，自9月1日起``."""
_PRESENTED = "会"
"""``产品发布会`` is an event of its own."""
_TOGETHER = (
    {"medical", "inspection"},
    {"interview", "medical"},
    {"medical", "result"},
    {"deadline", "payment"},
)
"""Steps that are said without a mark between: ``体检考察``, ``报名缴费``."""
_NOTIFIED = frozenset({"deadline", "exam", "interview", "medical", "inspection", "check"})
"""Steps of which a notice or a number is told."""
_LED = frozenset({"result", "ticket", "payment", "check", "deadline", "other"})
"""What a name before it only says of what: ``面试成绩公布``, ``面试资格复审``, ``考试报名``."""
_SENT = expression(r"(?:时间|日期)?(?:预计|将|拟|已)?(?:[于在]|定于)?[\s:为]{0,2}\Z|(?:发放|发出|发送|下发)")
"""``面试通知将于``: what is told of a notice; the title ``面试通知`` above a time says what the time is of."""
_JOINT = expression(r"(?:时间|日期|安排)?\s?(?:[&+/、和与及暨并]|以及)\s?(?:简历|网上|现场|职位|发放|在线|线上)?")


class Told(NamedTuple):
    """A telling word with its place, and the role that it tells."""

    role: str
    start: int
    end: int


@cache
def _table(part: str) -> dict[str, str]:
    return {word.lower(): role for role, words in load("dates")["roles"][part].items() for word in words}


@cache
def _words(side: str) -> tuple[Heads, dict[str, str]]:
    """The words of a side: names of steps, which tell on both, and its own."""
    table = _table("names") | _table(side)
    return Heads(table), table


@cache
def _things() -> re.Pattern[str]:
    parts = (f"(?P<{role}>{alternatives(words)})" for role, words in load("dates")["roles"]["things"].items())
    return re.compile(rf"(?:{'|'.join(parts)})(?![单书])")


@lru_cache(maxsize=2048)
def told(side: str, text: str) -> tuple[Told, ...]:
    """The role that each telling word of a text tells; a name and what it is of are one word (``面试成绩公布``).

    Remembered, as the same words beside a date are asked for by several readers.
    """
    found: list[Told] = []
    for word in _single(side, text):
        role = _of_compound(text, found[-1], word) if found and found[-1].end == word.start else ""
        if role:
            word = Told(role, found.pop().start, word.end)
        found.append(word)
    return tuple(found)


def _of_compound(text: str, first: Told, second: Told) -> str:
    """The role of a name that is told of another one right before it; empty where they are two words."""
    if first.role == "other" and second.role == "deadline":
        return "other"  # 复核申请
    named = second.role == "other" or text[second.start : second.end].lower() in _table("names")
    leads = first.role in KEY_ROLES and second.role in _LED and first.role != second.role and named
    return second.role if leads and not together(first, second) else ""


def _single(side: str, text: str) -> Iterator[Told]:
    """The telling words of a text one by one, in order."""
    words, table = _words(side)
    names = _table("names")
    free = 0
    for start, end in words.find(text):
        if start < free:
            continue
        role = table[text[start:end].lower()]
        if role == _NONE:
            continue
        if role == "result" and _AT_ONCE.search(text, 0, start):
            continue
        if role == "medical" and _BENEFIT.search(text, 0, start):
            continue
        if role == "onboard" and not text.endswith(("实习", "期"), 0, end) and _SINCE.match(text, end):
            continue
        if role == "posted" and text.startswith(_PRESENTED, end):
            continue
        if role == "exam" and (_NO_STEP.match(text, end) or text.endswith(_OF_A_NAME, 0, start)):
            continue
        thing = _things().match(text, end) if role in _NOTIFIED and text[start:end].lower() in names else None
        if thing is not None:
            free = thing.end()
            if thing.lastgroup == _NONE:
                continue
            if side == "after" or _SENT.match(text, free):
                yield Told("other", start, free)
                continue
        yield Told(role, start, end)


def together(first: Told, second: Told) -> bool:
    """``体检考察``: two steps said without a mark between."""
    return first.end == second.start and {first.role, second.role} in _TOGETHER


@cache
def looks_up() -> tuple[str, ...]:
    """Words of looking something up: ``登录网站查询报名序号`` is no application."""
    return tuple(load("dates")["roles"]["looks_up"])


def joined(text: str, first: Told, second: Told) -> bool:
    """``报名&简历筛选``: two steps that share a date."""
    return first.role != second.role and _JOINT.fullmatch(text, first.end, second.start) is not None
