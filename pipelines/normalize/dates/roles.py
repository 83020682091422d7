"""What a date of a sentence is for: the words around it tell, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.normalize.dates.runs import sides
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import HARD, Told, joined, told
from pipelines.normalize.lexicon import load

_HOURS = "hours"
"""What 工作时间 and 上班时间 tell: the hours of each day, no date."""
_CLAUSE = re.compile(r"[。;；!！?？\n]|(?<=['\"]), (?=['\"])")
_BEFORE = re.compile(r"\s*(?:\([^()]{0,8}\))?\s*(?:(?:以|之)?前(?![后往台端景沿来期述的])|截止|截至|为止|止)")
_UNTIL = re.compile(r"(?:截[至止][到至]?|至|到)\s*\Z")
_RECRUITING = re.compile(r"报名|投递|简历|网申|申请|招聘|时间|日期|有效|接收|应聘|职位|公告|材料|期限")
_STATED = re.compile(
    r"已|共|达|拥有|累计|突破|新建|现有|总|超过|余|成为|在校|增长|亿|有\s?\d|\d\s?(?:多|余)?[家人万名所个座款项件条]|具有|包括|布局|覆盖|遍布|设有|分布"
)
_QUALIFIER = re.compile(r"前(?!置)|后|成功|合格|通过|的?(?:人员|者|人|考生|应聘|报考)")
"""Behind the name of a step: it says who or when, not what the date is for."""
_WHERE = re.compile("的?(?:网址|地址|邮箱|方式|渠道|链接|电话|入口|系统)")
_DESK = re.compile("[处点]|地点|现场")
_EVER_SINCE = "以来"
"""``2015年12月以来,公司已…``: told of a company by what follows, else of somebody's work."""
_PASSED = re.compile(r"(?:环节)?(?:通过|合格)")
_OUTCOME = re.compile(r"(?:通知|公布|发布|公示|反馈|出)[^,，:]{0,8}(?:结果|成绩|名单)")
_BARE = frozenset({"截止", "截至", "截止时间", "截止日期", "截至时间", "截至日期", "开始时间", "结束时间", "有效期"})
_EACH = re.compile(r"每(?:年|月|周|逢|季度?)(?:的|固定|都?在|都?会在)?\s?\Z")
"""``每年3月调薪``: no date of this announcement."""
_LISTED = re.compile(r"\s?(?:、|和|及|与|/)\s?")
_NEXT_ROUND = re.compile(r"[\s,;、)]*第[一二三四五六七八九十\d]{1,2}[批轮场次期站][:\s(]*")
"""``笔试:第一批:9月11日,第二批:9月19日``."""
_AT = re.compile(r"(?:[于在自从]|预计|计划|拟|when)\s*\Z")
"""A preposition right before a date: what is done then stands behind it."""
_START = re.compile(r"(?:启动|开始|开启|开放|开通|起始)(?:时间|日期|日)?\s?[:为于]?\s?\Z")
_STARTED = re.compile(
    r"\s?(?:[,，]?(?:校园?招聘?|秋招|春招)?(?:网上|在线)?(?:报名|网申|(?:简历)?投递|申请)(?:系统|通道|入口)?)?(?:正式|全面|全国)?(?:启动|开始|开启|开放|开通)"
)
_OVER = re.compile("截[止至]|结束|关闭")
_ASIDE = re.compile(r"\([^()]{8,}\)")
"""A longer remark in brackets before a date says nothing of it."""
_HEADING = re.compile(r"[一二三四五六七八九十]、")
"""Where the next part of an announcement begins."""
_BULLET = re.compile(r"[\s\d()、.*●·◆-]{0,5}")
_LABEL = 14
"""Characters of a line that is a label."""
_SIGNATURE = re.compile(r"[\s。.]*\Z")
_AUTHOR = re.compile(
    r"(?:公司|集团|[学医]院|大学|学校|[中小]学|中心|局|委员会|银行|研究[所院]|办公室|[处厅]|(?:人力资源|人事|招聘|组织|综合|行政)部)\s*\Z"
)
_UNSIGNED = re.compile(r"[:：,，。;；、\d于至到前]")
_LEFT, _RIGHT, _STAGE, _SENTENCE, _FACT_REACH = 30, 26, 60, 44, 36
"""Characters looked at before a date, behind it, for the heading of a generic label, for a fact, and for its verb."""
_ROW = 40
"""Characters between the times of two rows of a timetable."""
_NEAR = 14
"""Characters behind a date within which a step may be named; a fact may come later in the clause."""


@cache
def _history() -> re.Pattern[str]:
    """``2022年3月，公司获评…``: what an employer did, in the date's clause or the next one."""
    verbs = "|".join(map(re.escape, load("dates")["history"]["verbs"]))
    return re.compile(rf"[,，:：]?\s?[^。;；!！\n]{{0,{_FACT_REACH}}}?(?:{verbs})")


@cache
def _recruitment() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("dates")["history"]["recruitment"])))


def assign(text: str, spans: Sequence[Span]) -> None:
    """Give every span its role; empty where no word tells it. A word that told one date's role tells no second's."""
    claimed = 0
    for number, (span, side) in enumerate(zip(spans, sides(text, spans), strict=True)):
        following = spans[number + 1].start if number + 1 < len(spans) else len(text)
        left = _left(text, max(claimed, span.start - _LEFT), span.start)
        right = _right(text, span.end, following)
        followed = following < len(text) and following - span.end <= min(len(right), _RIGHT)
        right = _ASIDE.sub("", right)[:_RIGHT]
        if side:
            purpose = _of_run(text, span, left, right, side)
        else:
            purpose = _purpose(text, span, left, right, followed=followed)
        span.role, span.also, claimed = purpose.role, purpose.also, span.end + purpose.used
        if not span.role and _is_signature(text, span):
            span.role = "posted"
        if not span.role and number and _continues(text, spans[number - 1], span):
            span.role = spans[number - 1].role
        if not span.role and number and _NEXT_ROUND.fullmatch(text, spans[number - 1].end, span.start):
            span.role = spans[number - 1].role
        if not span.role and number and _is_next_row(text, spans[number - 1], span):
            span.role = spans[number - 1].role
        if not span.role:
            span.role = _line_above(text, span)
        span.starts = span.role == "deadline" and not span.is_range and _begins(left, right, side)
    for first, second in reversed(list(pairwise(spans))):
        if not first.role and _LISTED.fullmatch(text, first.end, second.start):
            first.role = second.role  # 12月6日及1月6日安排笔试


def _begins(left: str, right: str, side: str) -> bool:
    """``网申启动时间：9月5日``, ``9月5日：网申``: when it begins, and not until when."""
    if side == "after":
        return _BEFORE.match(right) is None and _OVER.search(right) is None
    return _START.search(left) is not None or _STARTED.match(right) is not None


def _line_above(text: str, span: Span) -> str:
    """The step that a line of its own names above a line that begins with its date."""
    begin = text.rfind("\n", 0, span.start)
    if begin < 0 or not _BULLET.fullmatch(text, begin + 1, span.start):
        return ""
    above = text[text.rfind("\n", 0, begin) + 1 : begin]
    if len(above) > _LABEL or any(mark.isdigit() for mark in above[2:]):
        return ""
    steps = [word.role for word in told("before", above) if word.role != "generic" and word.role not in HARD]
    return steps[-1] if steps else ""


def _continues(text: str, previous: Span, span: Span) -> bool:
    """``毕业时间：国内…；国外：…``: another case of the same requirement."""
    between = text[previous.end : span.start]
    return (
        previous.role in HARD
        and len(between) < _LEFT
        and between.endswith((":", "为"))
        and not re.search("[。\n]", between)
    )


def _is_next_row(text: str, previous: Span, span: Span) -> bool:
    """``中南大学9月26日19:00报告厅 北京科技大学10月9日19:00``: the next row of a timetable."""
    timed = previous.first_time is not None and span.first_time is not None and span.first.rule != "weekday"
    between = text[previous.end : span.start]
    return timed and len(between) <= _ROW and not _CLAUSE.search(between) and not any(told("before", between))


def bounds(text: str, span: Span) -> bool:
    """Whether 前, 止 or 截止 follows: the date is an end."""
    return _BEFORE.match(text, span.end, span.end + 14) is not None


def recruits(text: str, span: Span) -> bool:
    """Whether a word of recruiting stands near a date."""
    near = text[max(0, span.start - _NEAR) : span.end + _RIGHT]
    return _recruitment().search(near) is not None


def _left(text: str, start: int, end: int) -> str:
    left = _ASIDE.sub(lambda aside: " " * len(aside[0]), text[start:end])
    cuts = [found.end() for found in _CLAUSE.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _right(text: str, start: int, end: int) -> str:
    right = text[start : min(end, start + _RIGHT + _LEFT)]
    cut = _CLAUSE.search(right)
    return right[: cut.start()] if cut else right


class _Purpose(NamedTuple):
    """What a date is for, a second step that shares it, and how much of the text behind the date told it."""

    role: str
    also: str = ""
    used: int = 0


def _purpose(text: str, span: Span, left: str, right: str, *, followed: bool) -> _Purpose:
    before, near, also = _nearest(left)
    if before == _HOURS or _EACH.search(left):
        return _Purpose("")
    if before not in HARD and (_is_fact(text, span, left) or _is_history(text, span, before, left)):
        return _Purpose("as_of")
    after, used = _after(right, near=bool(before), followed=followed)
    if after == _HOURS:
        return _Purpose("")
    if after in HARD and not (before in ("posted", "event", "deadline", "interview", "exam") and after == "as_of"):
        return _Purpose(after, used=used)
    if before in HARD:
        return _Purpose(before)
    if before == "generic":
        before = after or _stage(text, span.start - len(left)) or ("event" if near else "")
        if before == _HOURS:
            return _Purpose("")
    weak = not before or before == "event" or _AT.search(left) is not None or not near
    if after and weak and not (after in ("event", "posted") and before):
        return _Purpose(after, used=used)
    role = before or after
    if (role in ("", "event") or not (near or after)) and bounds(text, span):
        return _Purpose("deadline")
    return _Purpose(role, also, used if role == after and not before else 0)


def _of_run(text: str, span: Span, left: str, right: str, side: str) -> _Purpose:
    """The step of a date in a run of them: the last one named before it, or the first behind it."""
    if side == "before":
        return _purpose(text, span, left, "", followed=False)
    steps = [word for word in told("before", right) if word.role != "generic"]
    if not steps or _OUTCOME.match(right) or next(told("after", right), steps[0]).role in HARD:
        return _purpose(text, span, "", right, followed=False)
    shared = len(steps) > 1 and joined(right, *steps[:2])
    heading = _HEADING.search(right, steps[0].end)
    used = [step.end for step in steps if heading is None or step.end <= heading.start()]
    return _Purpose(steps[0].role, steps[1].role if shared else "", used[-1])


def _nearest(left: str) -> tuple[str, bool, str]:
    """The role of the last telling word, where a hard one goes first; whether it stands in the date's own clause (a
    generic one: whether it is a label); and the role of a word joined to it."""
    words = list(told("before", left))
    role, end, said, qualified, also = "", 0, "", "", ""
    for place, word in enumerate(words):
        if word.role in HARD:
            if _closed(left, words[place:]):
                continue
            return word.role, True, ""
        if word.role != "ticket" and _QUALIFIER.match(left, word.end):
            qualified = word.role
            continue
        if left[word.start : word.end] in _BARE and role not in ("", "generic") and word.start - end <= 1:
            end = word.end
        elif word.role != "generic" or not role:
            also = _shared(left, words[: place + 1])
            role, end, said = word.role, word.end, left[word.start : word.end]
    if not role and left.rstrip().endswith("于"):
        role, said = "generic", "于"
    bare = role == "generic" and said[-1] in "于计"
    if qualified and (not role or bare):
        return qualified, False, ""
    if role == "generic":
        return role, not bare, ""
    near = not re.search("[,，]", left[end:])
    return role, near, also if near else ""


def _closed(left: str, words: Sequence[Told]) -> bool:
    """``2年以上工作经验，到岗时间``: a clause of its own about the applicant, before the label of the date."""
    last = words[-1]
    labels = last.role not in HARD and last.role != "generic" and left[last.start : last.end] not in _BARE
    return labels and "," in left[words[0].end : last.start]


def _shared(left: str, words: Sequence[Told]) -> str:
    """The step joined to the last one, where they are two and not a list of all steps."""
    if len(words) < 2 or not joined(left, words[-2], words[-1]):
        return ""
    return "" if len(words) > 2 and joined(left, words[-3], words[-2]) else words[-2].role


def _after(right: str, *, near: bool, followed: bool) -> tuple[str, int]:
    """The role that a word behind the date tells; a comma may stand between only where no word before tells one, and a
    label of the next date tells nothing of this one."""
    outcome = _OUTCOME.match(right)
    if outcome is not None:
        return "result", outcome.end()
    for role, start, stop in told("after", right):
        gap, rest = right[:start], right[stop:]
        if right[start:stop] == _EVER_SINCE and _STATED.search(rest):
            return "as_of", stop
        if (role == "posted" and rest.startswith(("后", "的"))) or _PASSED.match(rest) or _DESK.match(rest):
            continue  # 2016年10月1日正式发布后: a product's day; 教育部2021年3月发布的…: a rule's; 到报名处: a place
        if role == "deadline" and (_WHERE.match(rest) or (near and rest.startswith(":"))):
            return "", 0  # 11月8日投递网址, 宣讲时间:11月8日在线投递: labels of their own
        if followed and not re.search("[,，、]", rest) and (":" in rest or re.search("[,，、:)]", gap)):
            return "", 0
        if role in HARD:
            tells = not re.search(r"[,，:]|\s\S", gap)
        else:
            announced = not near and "将" in gap
            tells = announced or (start <= _NEAR and not re.search("[,，:]", gap if near else gap[1:]))
        if tells:
            return role, stop
    return "", 0


def _is_fact(text: str, span: Span, left: str) -> bool:
    """``截至2021年底，公司已有…``, ``员工600人(截止2018年5月)``: a state of things and no deadline."""
    if not _UNTIL.search(left) or _RECRUITING.search(left):
        return False
    if text.startswith(")", span.end) and left.rpartition("(")[2].strip("截止至到 ") == "" and _STATED.search(left):
        return True
    sentence = _CLAUSE.split(text[span.end : span.end + _SENTENCE])[0]
    return _STATED.search(sentence) is not None and not re.search(r"(?<!\d[人名家])(?:报名|投递|网申)", sentence)


def _is_history(text: str, span: Span, before: str, left: str) -> bool:
    """A day or month of a year, what was done then, and no word of recruiting beside it: a line of a company's history."""
    if before not in ("", "generic") or span.first.year is None or span.first_time or bounds(text, span):
        return False
    done = _history().match(text, span.end, span.end + _FACT_REACH + 8)
    return done is not None and not _recruitment().search(left + text[span.end : done.end() + 4])


def _stage(text: str, end: int) -> str:
    """The step that a heading above a mere ``时间：`` names."""
    above = _ASIDE.sub("", text[max(0, end - _STAGE) : end])
    steps = [word.role for word in told("before", above) if word.role != "generic"]
    return next((role for role in reversed(steps) if role not in HARD), "")


def _is_signature(text: str, span: Span) -> bool:
    """A date that ends the text below or behind its author's name."""
    if span.is_range or span.first.year is None or not _SIGNATURE.match(text, span.end):
        return False
    if _AUTHOR.search(text, max(0, span.start - _LABEL), span.start):
        return True
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].rsplit("。", 1)[-1]
    alone = span.start > len(line) and len(line) <= _LEFT and _UNSIGNED.search(line) is None
    return alone and span.first.day is not None
