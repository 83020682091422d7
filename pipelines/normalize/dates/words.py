"""The words of the lexicon that tell what a date is for, found in a piece of text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, load

HARD = frozenset({"as_of", "age_cutoff", "graduation", "experience"})
"""Roles that say something of a company or an applicant: no step of the recruitment."""
KEY_ROLES = ("deadline", "exam", "interview", "medical", "inspection", "result", "ticket", "payment", "check")
"""Steps that every applicant takes in turn."""
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
_TOGETHER = {"medical", "inspection"}
_JOINT = expression(r"(?:时间|日期|安排)?\s?(?:[&+/、和与及暨并]|以及)\s?(?:简历|网上|现场|职位|发放|在线|线上)?")


class Told(NamedTuple):
    """A telling word with its place, and the role that it tells."""

    role: str
    start: int
    end: int


@cache
def _words(side: str) -> tuple[Heads, dict[str, str]]:
    table = {word.lower(): role for role, words in load("dates")["roles"][side].items() for word in words}
    return Heads(table), table


def told(side: str, text: str) -> Iterator[Told]:
    """The role that each telling word of a text tells."""
    words, table = _words(side)
    for start, end in words.find(text):
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
        yield Told(role, start, end)


def together(first: Told, second: Told) -> bool:
    """``体检考察``: two steps said without a mark between."""
    return first.end == second.start and {first.role, second.role} == _TOGETHER


@cache
def looks_up() -> tuple[str, ...]:
    """Words of looking something up: ``登录网站查询报名序号`` is no application."""
    return tuple(load("dates")["roles"]["looks_up"])


def joined(text: str, first: Told, second: Told) -> bool:
    """``报名&简历筛选``: two steps that share a date."""
    return first.role != second.role and _JOINT.fullmatch(text, first.end, second.start) is not None
