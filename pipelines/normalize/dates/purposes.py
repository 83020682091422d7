"""What the words before and behind one date tell of its purpose, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.normalize.dates.facts import (
    ASIDE,
    LEFT,
    NEAR,
    RIGHT,
    STATED,
    bounds,
    is_fact,
    is_history,
    is_of_another_call,
    is_of_notice,
    is_of_people,
    is_of_rule,
    publishes_else,
)
from pipelines.normalize.dates.headings import ACTED, Step, of_part
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import HARD, KEY_ROLES, Told, joined, looks_up, together, told
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load

_HOURS = "hours"
"""What 工作时间 and 上班时间 tell: the hours of each day, no date."""
_QUALIFIER = expression(
    r"前(?!置)|(?:结束|完成)?(?:[之以])?后|成功|(?:[均双都不]|全部)?合格|通过|\s?(?:成绩)?占?\d{1,3}%|的?(?:人员|者|人|考生|应聘|报考|学生|同学|毕业生|员工)|条件的|同步|同时"
)
"""Behind the name of a step: it says who or when, not what the date is for."""
_IN_STEP = expression("(?:工作)?(?:同步|同时|一并)")
_PASSING = ("通过", "进入")
_PASSES = expression(r"(?:通过[一-龥]{0,2}|进入)\Z")
"""``12月通过三甲复审``."""
_ENTERED = expression(r"\s?(?:起|开始|正式)?进入[一-龥]{2}(?:环节|阶段|程序)?(?:[,，]|\Z)")
"""``体检合格者5月25日进入考察``: a step of its own."""
_PASSABLE = frozenset({"check", "exam", "interview", "medical", "inspection"})
"""``通过面试的实习生将在7月…``: what somebody has passed is no step to come."""
_OPENS = "(?!(?:将|正式|准时|自动)?(?:开通|开放|开启|启动|上线|关闭|关停|下线))"
"""``报名系统开通`` is an application, what stands behind ``报名系统`` else is none."""
_WHERE = expression(f"的?(?:网址|地址|邮箱|方式|渠道|链接|电话|入口|系统){_OPENS}")
_DESK = expression("[处点]|地点|现场")
_EVER_SINCE = "以来"
"""``2015年12月以来,公司已…``: told of a company by what follows, else of somebody's work."""
_DEGREE = expression(
    r"[^,，:;；。(]{0,8}?(?:[取获]得|[拿得]到|获取|完成)[^,，:;；。]{0,16}?(?:学[位历]|毕业证|双证|两证|三证)"
)
"""``7月10日前能按时取得国家规定的学历``: when somebody graduates."""
_PASSED = expression(r"(?:环节)?(?:通过|合格)")
_PASSED_BY = expression(r"(?:[均双都]|全部)?合格(?:的|者|人员|考生)")
"""``体检合格者于3月上旬参加培训``: no date of the medical."""
_OUTCOME = expression(r"(?:通知|公布|发布|公示|反馈|出)[^,，:]{0,8}(?:结果|成绩|名单)")
_THING = expression(
    r"(?:岗位|职位|分组|展位号?|递补[^,，。]{0,6}|考场|考点|座位|地点|安排|计划)[一-龥]{0,2}(?:将?[于在])?\s?\Z"
)
_THING_BEHIND = expression(r"[一-龥]{0,4}公布(?:展位|分组|岗位|职位|考场|考点|座位|地点)")
"""``取消的岗位于6月25日公布``: what is published is no result."""
_BARE = frozenset({"截止", "截至", "截止时间", "截止日期", "截至时间", "截至日期", "开始时间", "结束时间", "有效期"})
_EACH = expression(
    r"每(?:年|月|周|逢|季度?)(?:的|固定|都?在|都?会在)?\s?(?:\d{1,2}月(?:份|\d{1,2}[日号])?(?:或者?|[、和及与/,]))?\s?\Z"
)
"""``每年3月调薪``: no date of this announcement."""
_AT = expression(r"(?:[于在自从]|预计|计划|拟|when)\s*\Z")
"""A preposition right before a date: what is done then stands behind it."""
_PAUSED = expression(r"\s?[,，;；。)]")
_ASKED = expression(r"(?:请|[必须应]须?|可|需)(?:各位)?(?:[一-龥]{0,4})于\s*\Z")
"""``请于3月5日期间登录某大学招生网进行网上报名``."""
_MAY = expression(
    r"(?:[之以]?[前后起]|期间|之间)?[,，]?\s?(?:请|(?:考生|报考者|报考人员|应聘者|应聘人员|报名者|申请人)(?:即?可|[必应]?须|应|请|需))"
)
"""``2月24日起，考生可登录某考试中心网站报名``."""
_HEADING = expression(r"[一二三四五六七八九十]、")
"""Where the next part of an announcement begins."""
_PAUSE = expression(r"\A(?:[之以]?[前后起]|期间|之间|[上下]午|晚上?|全天|当[天日])?.")
"""``5月20日后，登录网站查询成绩``: what may stand before the comma behind a date."""
_DUE = "due"
"""What 前提交 and 截止 tell: until then something is handed in or done. What it is, a word behind says (``前登录系统缴费``)."""
_NAMED = {"due": frozenset({"deadline", "payment", "ticket", "onboard", "other"}), "other": frozenset({"onboard"})}
"""What a word may name behind one that does not tell what is done until a day (``前办理报到``)."""
_HELD = frozenset({"exam", "interview", "medical"})
"""Steps that are held as fairs are: ``举行统一考试``, but ``举行双选会``."""
_VERB = 5
"""``聘用:6月公示,8月报到``: characters behind a date that hold a step's verb, where a heading names but the end of the way."""
_OBJECT = 8
"""Characters of what something is done to."""
_STAGE = 60
"""Characters before a generic label looked at for the heading that names its step."""


@cache
def _loose() -> frozenset[str]:
    return frozenset(load("dates")["roles"]["loose"])


_VOID = expression(r"(?:[之以]?前|之后)[一-龥]{1,6}的[^,，。;]{0,14}(?:失效|无效|作废)")
"""``7月22日前打印的准考证失效``."""
_TOO_LATE = expression(r"[之以]?后[一-龥]{1,6}的?[,，]?(?:一律|概|均|恕)?(?:不予|不再|无法)(?:受理|接收|接受|考虑)")
"""``3月24日后寄出的不予受理``."""
_SINCE_THEN = expression(r"[自从]\s?\Z")
"""``名单公示7天，自6月1日至6月7日止``: of the step named before, whose length is told first."""
_FINISHED = expression(
    "[之以]?前(?:[须应需将要可]|必须)?(?:全部|基本|统一|集中)?(?:完成|结束|完毕|办结)(?:即可|(?=并?[,，]|并|\\Z))"
)
"""``面试由各单位组织，5月底前完成``, ``政治考核由派出所实施，4月20日前须全部完成``."""
_FINISHABLE = frozenset({*KEY_ROLES, "onboard"})
"""Roles of which ``前完成`` tells the end."""
_TILL = frozenset({"截止", "截至"})
"""``资格审查：与报名同步，截止9月12日``: of a step named before, even in another clause."""
_PLATFORM = expression(
    '["”』」]?(?:网站|系统|平台|官网|网页|小程序|入口)(?!(?:将|正式|准时)?(?:开通|开放|开启|启动|上线|关闭|关停))'
)
_ENDINGS = ("截止", "结束", "关闭")
_LAST_MINUTES = ((24, 0), (23, 59))
"""Times at which nothing begins."""


@cache
def _looked_up_before() -> re.Pattern[str]:
    return expression(rf"(?:{'|'.join(looks_up())})[^,，。;]{{0,4}}\Z")


@cache
def _looked_up() -> re.Pattern[str]:
    """``可在5月26日后登录系统查看审查结果``."""
    applied = "(?:报名|投递|申请|填报|报考)(?!序号|须知|结果|状态|信息|系统|网站)"
    within = r"[^,，。;:|\n]{0,6}[,，]?[^,，。;:|\n]{0,24}?"
    return expression(rf"{within}(?:{'|'.join(looks_up())})(?!有关|相关|招聘)(?![^。;]{{0,20}}{applied})")


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


class Before(NamedTuple):
    """What stands before a date: see :func:`_nearest`."""

    role: str
    near: bool = False
    also: str = ""
    qualified: bool = False
    due: bool = False


def purpose_of(text: str, span: Span, left: str, right: str, *, followed: bool) -> Purpose:
    """The purpose of a date between what stands before it and behind it; ``followed``: another date comes near behind."""
    said = _nearest(left)
    if said.role not in HARD and (late := _TOO_LATE.match(right)) is not None:
        return Purpose("deadline", used=late.end(), due=True)
    purpose = _no_step(text, span, left, right, said) or _step(text, span, left, right, said, followed=followed)
    asked = purpose.role == "deadline" or (purpose.role == "check" and said.role != "check")
    if asked and not span.is_range and _looked_up().match(right):
        return Purpose("other")
    if purpose.role == _DUE or (purpose.role == "deadline" and said.due and not purpose.used):
        return purpose._replace(role="deadline", due=True)
    return purpose


def _no_step(text: str, span: Span, left: str, right: str, said: Before) -> Purpose | None:
    """What makes of a date none of this recruitment: a rule of each month, a fact, a history, people, another call."""
    recurs = said.role == _HOURS or _EACH.search(text, max(0, span.start - LEFT), span.start)
    if _VOID.match(right) or recurs:
        return _RECURS
    if is_of_rule(text, span) or is_of_people(text, span) or is_of_another_call(text, span):
        return Purpose("as_of")
    if is_of_notice(text, span):
        return Purpose("posted")
    told_of = said.role not in HARD and (is_fact(text, span, left) or is_history(text, span, said.role, left))
    return Purpose("as_of") if told_of else None


def _step(text: str, span: Span, left: str, right: str, said: Before, *, followed: bool) -> Purpose:
    """What the words before a date, behind it, or a heading above a mere label tell: the nearest, a hard one first."""
    before, near, also = said.role, said.near, said.also
    after, used = _after(
        right,
        near=bool(before) and (near or before != "generic"),
        followed=followed,
        asked=said.qualified or _ASKED.search(left) is not None or _MAY.match(right) is not None,
    )
    if after == _HOURS:
        return _RECURS
    if after == "result" and (_THING.search(left) or _THING_BEHIND.match(right)):
        return Purpose("other", used=used)
    if after in HARD and not (before in ("posted", "event", "deadline", "interview", "exam") and after == "as_of"):
        return Purpose(after, used=used)
    if before in HARD and (near or after not in ("deadline", _DUE)):
        return Purpose(before)
    before = "" if before in HARD else before
    weak = False
    if before == "generic":
        before, also = (after, "") if after else _stage(text, span.start - len(left))
        weak = near and not before
        before = before or ("event" if near else "")
        if before == _HOURS:
            return _RECURS
    if not before and span.first.rule == "year part":
        after = ""  # 参加2026年上半年统一考试: part of a name
    if not near and before != "deadline" and span.first.rule == "within":
        before = ""  # 无法参加考试的考生可在5日内申请退费
    said = Before(before, near, also, said.qualified)
    return _nearest_of_both(text, span, left, right, said, (after, used), weak=weak, followed=followed)


def _nearest_of_both(
    text: str, span: Span, left: str, right: str, said: Before, behind: tuple[str, int], *, weak: bool, followed: bool
) -> Purpose:
    """The step before a date or the one behind it, where both may tell; an end by 前 where neither does for sure."""
    before, (after, used) = said.role, behind
    if after == "event" and span.first_time and (span.first_time.hour, span.first_time.minute) in _LAST_MINUTES:
        return Purpose(before or "deadline")
    ending = right[:used].strip(" 前").endswith(_ENDINGS)
    if ending and (before in KEY_ROLES or before == "other"):
        after = ""  # 审查工作于4月20日前结束: no end of the applications
    verb = before == "onboard" and after in KEY_ROLES and used <= _VERB and ":" not in right[: 2 * _OBJECT]
    open_to_others = verb or not before or before == "event" or _AT.search(left) is not None or not said.near
    if after and open_to_others and not (after in ("event", "posted") and before):
        return Purpose(after, _joined_behind(right, used, followed=followed), used, weak=ending)
    role = before or after
    lasting = span.is_range and role in KEY_ROLES and _SINCE_THEN.search(left) is not None
    if not lasting and (role in ("", "event") or not (said.near or after or role == "check")) and bounds(text, span):
        if role in _FINISHABLE and not said.qualified and _FINISHED.match(right):
            return Purpose(role, said.also)
        return Purpose("deadline", weak=True, due=True)
    weak = weak or (said.qualified and role == before)  # 面试合格者…于6月组织: no interview
    return Purpose(role, said.also, used if role == after and not before else 0, weak)


def _joined_behind(right: str, used: int, *, followed: bool) -> str:
    """``6月底前完成体检、考察``: the second of two steps behind a date; none that may be the label of the date that follows."""
    steps = [word for word in told("after", right) if word.end >= used and word.role in KEY_ROLES]
    both = len(steps) > 1 and steps[0].end == used and (joined(right, *steps[:2]) or together(*steps[:2]))
    if (
        not both
        or (len(steps) > 2 and joined(right, *steps[1:3]))
        or (followed and not _PAUSED.match(right, steps[1].end))
    ):
        return ""
    return steps[1].role


def of_run(text: str, span: Span, left: str, right: str, side: str) -> Purpose:
    """The step of a date in a run of them: the last one named before it, or the first behind it."""
    if side == "before":
        return purpose_of(text, span, left, "", followed=False)
    steps = [word for word in told("before", right) if word.role != "generic"]
    if not steps or _OUTCOME.match(right) or next(iter(told("after", right)), steps[0]).role in HARD:
        return purpose_of(text, span, "", right, followed=False)
    shared = len(steps) > 1 and (joined(right, *steps[:2]) or together(*steps[:2]))
    heading = _HEADING.search(right, steps[0].end)
    used = [step.end for step in steps if heading is None or step.end <= heading.start()]
    return Purpose(steps[0].role, steps[1].role if shared else "", used[-1])


def _nearest(left: str) -> Before:
    """The role of the last telling word, where a hard one goes first; whether it stands in the date's own clause (a
    generic one: whether it is a label); the role of a word joined to it; and whether it says but who is meant."""
    words = list(told("before", left))
    role, end, said, qualified, also = "", 0, "", "", ""
    passed = False
    for place, word in enumerate(words):
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
            label in _BARE
            and role not in ("", "generic")
            and (word.start - end <= 1 or (label in _TILL and role in ACTED))
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
    if not near and (role == _HOURS or said in _loose()):
        return Before("")
    due = role == _DUE
    return Before("deadline" if due else role, near, also, due=due)


def _in_step(left: str, first: Told, second: Told) -> bool:
    """``报名与资格审查同步进行``: both are named, the second one does not only say when the first one is."""
    return joined(left, first, second) and _IN_STEP.match(left, second.end) is not None


def is_qualified(text: str, word: Told) -> bool:
    """``进入面试范围的人员``, ``通过笔试``, ``体检合格者``: the name of a step says who is meant."""
    passed = text.endswith(_PASSING, 0, word.start) and word.role in _PASSABLE
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
    if not (together(*words[-2:]) and not left[words[-1].end :].strip("(: ")) and not joined(
        left, words[-2], words[-1]
    ):
        return ""
    return "" if len(words) > 2 and joined(left, words[-3], words[-2]) else words[-2].role


def _after(right: str, *, near: bool, followed: bool, asked: bool) -> tuple[str, int]:
    """The role that a word behind the date tells; a comma may stand between only where no word before tells one, and a
    label of the next date tells nothing of this one. Where somebody is ``asked`` to act, the verb may stand far."""
    outcome = _OUTCOME.match(right)
    if outcome is not None:
        return "result", outcome.end()
    degree = _DEGREE.match(right)
    if degree is not None:
        return "graduation", degree.end()
    words = list(told("after", right))
    moved = next((word for word in words if word.role == _HOURS), None)
    if moved is not None and not re.search("[,，:]", right[: moved.start]):
        return _HOURS, moved.end  # 11月前将全员搬迁: no deadline
    matter = next((word for word in words if word.role == "other" and word.start <= NEAR), None)
    if matter is not None and not re.search("[,，:]", _PAUSE.sub("", right[: matter.start])):
        return _named_behind(right, words, matter)  # 通过报名系统申请退费
    for role, start, stop in words:
        gap, rest = right[:start], right[stop:]
        if right[start:stop] == _EVER_SINCE and STATED.search(rest):
            return "as_of", stop
        if (role == "posted" and publishes_else(right[start:stop], rest)) or _PASSED.match(rest) or _DESK.match(rest):
            continue  # 到报名处: a place
        if role in _PASSABLE and _PASSES.search(gap) and not _ENTERED.match(right):
            continue  # 进入面试范围的人员到…复审
        if role in ("deadline", _DUE) and _looked_up_before().search(gap):
            continue  # 登录网站查询报名序号
        if _PLATFORM.match(rest) or (asked and role == "as_of"):
            continue  # 登录报名网站查询成绩, 请于…登录我行网站报名
        if "对" in gap[-_OBJECT:] and "进行" in rest[:_OBJECT]:
            continue  # 对报名申请进行审查: what is done is said behind it
        if role in ("deadline", _DUE) and (_WHERE.match(rest) or (near and rest.startswith(":"))):
            return "", 0  # 11月8日投递网址, 宣讲时间:11月8日在线投递: labels of their own
        if followed and not re.search("[,，、]", rest) and (":" in rest or re.search("[,，、:)]", gap)):
            return "", 0
        if role in HARD:
            tells = not re.search(r"[,，:、]|\s\S", gap.lstrip(": "))
        else:
            announced = not near and "将" in gap
            open_gap = gap if near else _PAUSE.sub("", gap)
            tells = announced or (start <= (RIGHT if asked else NEAR) and not re.search("[,，:]", open_gap))
        if tells:
            return _named_behind(right, words, Told(role, start, stop))
    return "", 0


def _named_behind(right: str, words: Sequence[Told], word: Told) -> tuple[str, int]:
    """What is done until a day, where a word only tells that something is (``前登录系统缴费``), and else what the word tells."""
    wanted = _NAMED.get(word.role, ())
    later = [other for other in words if other.start >= word.end]
    named = next((other for other in later if other.role in wanted), None)
    if word.role == "event" and later and later[0].role in _HELD:
        named = later[0]
    apart = named is None or re.search("[,，:(]", right[word.end : named.start])
    return (word.role, word.end) if named is None or apart else (named.role, named.end)


def _stage(text: str, end: int) -> Step:
    """The step that a heading above a mere ``时间：`` names."""
    if (part := of_part(text, end)) is not None:
        return part
    above = re.split("[?？!！]", ASIDE.sub("", text[max(0, end - _STAGE) : end]))[-1]
    steps = [word.role for word in told("before", above) if word.role != "generic"]
    return Step(next((role for role in reversed(steps) if role not in HARD), ""))
