"""What the words before and behind one date tell of its purpose, the nearest first."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.normalize.dates.before import Before, is_qualified, nearest
from pipelines.normalize.dates.behind import OBJECT, OUTCOME, after_of, joined_behind, looked_up
from pipelines.normalize.dates.facts import (
    ASIDE,
    LEFT,
    RIGHT,
    bounds,
    goes_there,
    is_dateline,
    is_fact,
    is_history,
    is_of_another_call,
    is_of_notice,
    is_of_people,
    is_of_rule,
)
from pipelines.normalize.dates.headings import Step, of_part
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import DUE, HARD, HOURS, KEY_ROLES, joined, together, told
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern

_THING = expression(
    r"(?:岗位|职位|分组|展位号?|递补[^,，。]{0,6}|考场|考点|座位|地点|安排|计划)[一-龥]{0,2}(?:将?[于在])?\s?\Z"
)
_THING_BEHIND = expression(r"[一-龥]{0,4}公布(?:展位|分组|岗位|职位|考场|考点|座位|地点)")
"""``取消的岗位于6月25日公布``: what is published is no result."""
_EACH = expression(
    r"每(?:年|月|周|逢|季度?)(?:的|固定|都?在|都?会在)?\s?(?:\d{1,2}月(?:份|\d{1,2}[日号])?(?:或者?|[、和及与/,])){0,4}\s?\Z"
)
"""``每年3月调薪``: no date of this announcement."""
_AT = expression(r"(?:[于在自从]|预计|计划|拟|when)\s*\Z")
"""A preposition right before a date: what is done then stands behind it."""
_ASKED = expression(r"(?:请|[必须应]须?|可|需)(?:各位)?(?:[一-龥]{0,4})于\s*\Z")
"""``请于3月5日期间登录某大学招生网进行网上报名``."""
_MAY = expression(
    r"(?:[之以]?[前后起]|期间|之间)?[,，]?\s?(?:请|(?:考生|报考者|报考人员|应聘者|应聘人员|报名者|申请人)(?:即?可|[必应]?须|应|请|需))"
)
"""``2月24日起，考生可登录某考试中心网站报名``."""
_RESULT = expression(r"(?:成绩|结果|名单)[^。;；\n]*\Z")
"""``成绩在平台公布,考生可自12月19日起登录查询``."""
_PAPER = expression(r"(?P<step>体检|政审|政治审查|考察|资格复审|复审)(?:报告|表|材料|证明)[^,，。;；\d]{0,8}\Z")
"""``体检报告须于5月29日前交至人事处``."""
_ACTS = expression(r"(?:接受|受理|面向|组织|开展)[^,，。;；:\n]{6}")
"""``于10月12日至11月10日接受普通高等学校毕业生报名``: what is done to whom, and then what."""
_CELL = expression(r"[^\S\n]?\|")
"""``5月18日 | 通过审查的人员和续考人员网上交费``: a cell of its own says what is done, however long it is."""
_HEADING = expression(r"[一二三四五六七八九十]、")
"""Where the next part of an announcement begins."""
_VERB = 5
"""``聘用:6月公示,8月报到``: characters behind a date that hold a step's verb, where a heading names but the end of the way."""
_STAGE = 60
"""Characters before a generic label looked at for the heading that names its step."""


_VOID = expression(r"(?:[之以]?前|之后)[一-龥]{1,6}的[^,，。;]{0,14}(?:失效|无效|作废)")
"""``7月22日前打印的准考证失效``."""
_TOO_LATE = expression(r"[之以]?后[一-龥]{1,6}的?[,，]?(?:一律|概|均|恕)?(?:不予|不再|无法)(?:受理|接收|接受|考虑)")
"""``3月24日后寄出的不予受理``."""
_WILL = expression(r"(?:将|拟|预计)[于在]?\s?\Z")
"""``成绩将于6月2日前发送至邮箱``: who is asked to hand something in is not told that it will be done."""
_SINCE_THEN = expression(r"[自从]\s?\Z")
"""``名单公示7天，自6月1日至6月7日止``: of the step named before, whose length is told first."""
_FINISHED = expression(
    "[之以]?前(?:[须应需将要可]|必须)?(?:全部|基本|统一|集中)?(?:完成|结束|完毕|办结)(?:即可|(?=并?[,，]|并|\\Z))"
)
"""``面试由各单位组织，5月底前完成``, ``政治考核由派出所实施，4月20日前须全部完成``."""
_FINISHABLE = frozenset({*KEY_ROLES, "onboard"})
"""Roles of which ``前完成`` tells the end."""
_ENDINGS = ("截止", "结束", "关闭")
_LAST_MINUTES = ((24, 0), (23, 59))
"""Times at which nothing begins."""


class Purpose(NamedTuple):
    """What a date is for, a second step that shares it, how much of the text behind the date told it, whether nothing told it
    but 前 or a word that histories use too, whether it is no date of its own (``工作时间…``, ``每年3月``), and whether it ends
    something that no word beside it names (``前提交``)."""

    role: str
    also: str = ""
    used: int = 0
    weak: bool = False
    recurs: bool = False
    due: bool = False


_RECURS = Purpose("", recurs=True)


def purpose_of(text: str, span: Span, left: str, right: str, *, followed: bool) -> Purpose:
    """The purpose of a date between what stands before it and behind it; ``followed``: another date comes near behind."""
    said = nearest(left)
    if said.role not in HARD and (late := _TOO_LATE.match(right)) is not None:
        return Purpose("deadline", used=late.end(), due=True)
    purpose = _no_step(text, span, left, right, said) or _step(text, span, left, right, said, followed=followed)
    labelled = said.role == purpose.role and said.near and not said.qualified  # 报名时间预计在2月初,可通过官网查询
    asked = purpose.role in ("deadline", "check") and not labelled
    if asked and not span.is_range and looked_up().match(right):
        return Purpose("other")
    if not purpose.role and _RESULT.search(left) and looked_up().match(right):
        return Purpose("result")
    if purpose.role == DUE or (purpose.role == "deadline" and said.due and not purpose.used):
        return purpose._replace(role="deadline", due=True)
    return purpose


def _no_step(text: str, span: Span, left: str, right: str, said: Before) -> Purpose | None:
    """What makes of a date none of this recruitment: a rule of each month, a fact, a history, people, another call."""
    recurs = said.role == HOURS or _EACH.search(text, max(0, span.start - LEFT), span.start)
    if _VOID.match(right) or recurs:
        return _RECURS
    if is_of_rule(text, span) or is_of_people(text, span) or is_of_another_call(text, span):
        return Purpose("as_of")
    if is_of_notice(text, span) or is_dateline(text, span):
        return Purpose("posted")
    told_of = said.role not in HARD and (is_fact(text, span, left) or is_history(text, span, said.role, left))
    return Purpose("as_of") if told_of else None


def _step(text: str, span: Span, left: str, right: str, said: Before, *, followed: bool) -> Purpose:
    """What the words before a date, behind it, or a heading above a mere label tell: the nearest, a hard one first."""
    before, near, also = said.role, said.near, said.also
    after, used = after_of(
        right,
        near=bool(before) and (near or before != "generic"),
        followed=followed,
        reach=len(right) if goes_there(right) else RIGHT if _WILL.search(left) or _ACTS.match(right) else 0,
        asked=said.qualified or _ASKED.search(left) is not None or bool(_MAY.match(right) or _CELL.match(right)),
    )
    if after == HOURS:
        return _RECURS
    if after == "result" and (_THING.search(left) or _THING_BEHIND.match(right)):
        return Purpose("other", used=used)
    if after == "graduation" and _is_of_certificate(left + right):
        after = "experience"
    if before == "deadline" and near and left.endswith("(") and text.startswith(")", span.end):
        return Purpose(before)  # 报名截止时间(4月25日)前取得资格证书
    if after in HARD and not (before in ("posted", "event", "deadline", "interview", "exam") and after == "as_of"):
        return Purpose(after, used=used)
    if before in HARD and (near or after not in ("deadline", DUE)):
        return Purpose(before)
    before = "" if before in HARD else before
    weak = False
    if before == "generic":
        before, also = (after, "") if after else _stage(text, span.start - len(left))
        weak = near and not before
        before = before or ("event" if near else "")
        if before == HOURS:
            return _RECURS
    if not before and span.first.rule == "year part":
        after, used = "", 0  # 参加2026年上半年统一考试: part of a name
    if not near and before != "deadline" and span.first.rule == "within":
        before = ""  # 无法参加考试的考生可在5日内申请退费
    said = Before(before, near, also, said.qualified)
    return _nearest_of_both(text, span, left, right, said, (after, used), weak=weak, followed=followed)


def _is_of_certificate(words: str) -> bool:
    """``B2驾照应于4月21日前取得``: what must be had by then is no degree."""
    return _certificate("words").search(words) is not None and _certificate("degrees").search(words) is None


@cache
def _certificate(part: str) -> re.Pattern[str]:
    return pattern(load("dates")["roles"]["certificates"][part], re.NOFLAG)


def _nearest_of_both(
    text: str, span: Span, left: str, right: str, said: Before, behind: tuple[str, int], *, weak: bool, followed: bool
) -> Purpose:
    """The step before a date or the one behind it, where both may tell; an end by 前 where neither does for sure."""
    before, (after, used) = said.role, behind
    if after == "event" and span.first_time and (span.first_time.hour, span.first_time.minute) in _LAST_MINUTES:
        return Purpose(before or "deadline")
    if after == DUE and before not in ("", "deadline", "event") and _WILL.search(left):
        after = ""
    if after == DUE and (paper := _PAPER.search(left)) is not None:
        before, after = told("before", paper["step"])[-1].role, ""
    ending = right[:used].strip(" 前").endswith(_ENDINGS)
    if ending and (before in KEY_ROLES or before == "other"):
        after = ""  # 审查工作于4月20日前结束: no end of the applications
    verb = before == "onboard" and after in KEY_ROLES and used <= _VERB and ":" not in right[: 2 * OBJECT]
    verb = verb or (right.startswith("的") and used <= OBJECT)  # 缴费后参加8月16日的笔试
    heard = after == "other" and left.endswith(("截止", "截至")) and "," not in right[:used]
    verb = verb or heard  # 截止5月20日未接到通知者
    open_to_others = verb or not before or before == "event" or _AT.search(left) is not None or not said.near
    if after and open_to_others and not (after in ("event", "posted") and before):
        return Purpose(after, joined_behind(right, used, followed=followed), used, weak=ending)
    if before == "other" and after in ("", DUE) and bounds(text, span):
        return Purpose(before, used=used)  # 对公示对象有异议的,请于9月25日前反映
    role = before or after
    lasting = span.is_range and role in KEY_ROLES and _SINCE_THEN.search(left) is not None
    if not lasting and (role in ("", "event") or not (said.near or after or role == "check")) and bounds(text, span):
        if role in _FINISHABLE and not said.qualified and _FINISHED.match(right):
            return Purpose(role, said.also)
        return Purpose("deadline", weak=True, due=True)
    weak = weak or (said.qualified and role == before)  # 面试合格者…于6月组织: no interview
    return Purpose(role, said.also, used if role == after and not before else 0, weak)


def of_run(text: str, span: Span, left: str, right: str, side: str) -> Purpose:
    """The step of a date in a run of them: the last one named before it, or the first behind it."""
    if side == "before":
        return purpose_of(text, span, left, "", followed=False)
    steps = [word for word in told("before", right) if word.role != "generic"]
    steps = [word for word in steps if not is_qualified(right, word)] or steps  # 通过审查的人员交费
    if not steps or OUTCOME.match(right) or next(iter(told("after", right)), steps[0]).role in HARD:
        return purpose_of(text, span, "", right, followed=False)
    shared = len(steps) > 1 and (joined(right, *steps[:2]) or together(*steps[:2]))
    heading = _HEADING.search(right, steps[0].end)
    used = [step.end for step in steps if heading is None or step.end <= heading.start()]
    return Purpose(steps[0].role, steps[1].role if shared else "", used[-1])


def _stage(text: str, end: int) -> Step:
    """The step that a heading above a mere ``时间：`` names."""
    if (part := of_part(text, end)) is not None:
        return part
    above = re.split("[?？!！]", ASIDE.sub("", text[max(0, end - _STAGE) : end]))[-1]
    steps = [word.role for word in told("before", above) if word.role != "generic"]
    return Step(next((role for role in reversed(steps) if role not in HARD), ""))
