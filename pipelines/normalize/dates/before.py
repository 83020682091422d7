"""What stands before a date: the last word there that tells what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.normalize.dates.headings import ACTED
from pipelines.normalize.dates.words import DUE, HARD, HOURS, Told, joined, together, told
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load

_QUALIFIER = expression(
    r"前(?!置)|(?:结束|完成)?(?:[之以])?后|成功|(?:[均双都不]|全部)?合格|通过|\s?(?:成绩)?占?\d{1,3}%|的?(?:人员|者|人|对象(?!的)|考生|应聘|报考|学生|同学|毕业生|员工)|条件的|同步|同时"
)
"""Behind the name of a step: it says who or when, not what the date is for."""
_IN_STEP = expression("(?:工作)?(?:同步|同时|一并)")
_PASSING = ("通过", "进入")
_PASSED_BY = expression(r"(?:[均双都]|全部)?合格(?:的|者|人员|考生)")
"""``体检合格者于3月上旬参加培训``: no date of the medical."""
_EACH = expression(r"[(:,\s]*(?:均|都)?(?:将|拟)?[于在]?\s?")
"""``考察体检(均在10月底前完成)``: both are of the date."""
_BARE = frozenset({"截止", "截至", "截止时间", "截止日期", "截至时间", "截至日期", "开始时间", "结束时间", "有效期"})
_SINCE_NOTICE = ("之日", "后", "起")
_LATEST = ("最晚", "最迟")
_TILL = frozenset({"截止", "截至"})
"""``资格审查：与报名同步，截止9月12日``: of a step named before, even in another clause."""


@cache
def _loose() -> frozenset[str]:
    return frozenset(load("dates")["roles"]["loose"])


PASSABLE = frozenset({"check", "exam", "interview", "medical", "inspection"})
"""``通过面试的实习生将在7月…``: what somebody has passed is no step to come."""


class Before(NamedTuple):
    """What stands before a date: see :func:`nearest`."""

    role: str
    near: bool = False
    also: str = ""
    qualified: bool = False
    due: bool = False


def nearest(left: str) -> Before:
    """The role of the last telling word, where a hard one goes first; whether it stands in the date's own clause (a
    generic one: whether it is a label); the role of a word joined to it; and whether it says but who is meant."""
    words = list(told("before", left))
    role, end, said, qualified, also = "", 0, "", "", ""
    passed = False
    for place, word in enumerate(words):
        if word.role == "posted" and left.startswith(_SINCE_NOTICE, word.end):
            continue  # 招聘信息发布之日起至11月6日止
        if word.role in HARD:
            if _closed(left, words[place:]):
                continue
            last = [hard for hard in words if hard.role in HARD][-1]
            return Before(word.role, "," not in left[last.end :])
        if is_qualified(left, word) and not (place and _in_step(left, words[place - 1], word)):
            qualified, passed = word.role, _PASSED_BY.match(left, word.end) is not None
            if place and words[place - 1].role == role and joined(left, words[place - 1], word):
                role = also = ""  # 体检、政治考核双合格者
            continue
        label = left[word.start : word.end]
        if (
            (label in _BARE or label.startswith(_LATEST))
            and role not in ("", "generic")
            and (word.start - end <= 1 or (label in _TILL and role in ACTED) or label.startswith(_LATEST))
        ):
            end = word.end
        elif word.role != "generic" or not role:
            also = _shared(left, words[: place + 1])
            role, end, said = word.role, word.end, left[word.start : word.end]
    if not role and left.rstrip().endswith("于"):
        role, said = "generic", "于"
    bare = role == "generic" and said[-1] in "于计"
    if qualified and (not role or bare) and not passed:
        return Before(qualified, qualified=True)
    if role == "generic":
        return Before(role, not bare)
    near = not re.search("[,，]", left[end:])
    if not near and (role == HOURS or said in _loose()):
        return Before("")
    due = role == DUE
    return Before("deadline" if due else role, near, also, due=due)


def _in_step(left: str, first: Told, second: Told) -> bool:
    """``报名与资格审查同步进行``: both are named, the second one does not only say when the first one is."""
    return joined(left, first, second) and _IN_STEP.match(left, second.end) is not None


def is_qualified(text: str, word: Told) -> bool:
    """``进入面试范围的人员``, ``通过笔试``, ``体检合格者``: the name of a step says who is meant."""
    passed = text.endswith(_PASSING, 0, word.start) and word.role in PASSABLE
    return word.role != "ticket" and (passed or _QUALIFIER.match(text, word.end) is not None)


def _closed(left: str, words: Sequence[Told]) -> bool:
    """``2年以上工作经验，到岗时间``: a clause of its own about the applicant, before the label of the date."""
    last = words[-1]
    labels = last.role not in HARD and last.role != "generic" and left[last.start : last.end] not in _BARE
    return labels and "," in left[words[0].end : last.start]


def _shared(left: str, words: Sequence[Told]) -> str:
    """The step joined to the last one, where they are two and not a list of all steps."""
    if len(words) < 2:
        return ""
    if not (together(*words[-2:]) and _EACH.fullmatch(left, words[-1].end)) and not joined(left, words[-2], words[-1]):
        return ""
    return "" if len(words) > 2 and joined(left, words[-3], words[-2]) else words[-2].role
