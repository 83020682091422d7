"""What dates side by side have in common: a role, a day that was put off, the year and the month, begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.normalize.dates.behind import DONE_THEN
from pipelines.normalize.dates.calendar import in_year_of
from pipelines.normalize.dates.facts import ASIDE, CLAUSE, LEFT, takes_its_place
from pipelines.normalize.dates.headings import LABEL, is_begin_and_end
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import HARD, KEY_ROLES, joined, told
from pipelines.normalize.expressions import expression

_LISTED = expression(r"\s?(?:\([^()\d]{1,10}\))?(?:[之以]?[前后])?(?:上午|下午|晚上|全天)?\s?(?:、|和|及|与|或|/)\s?")
_RESPECTIVELY = expression(
    r"(?:时间|日期|工作)?(?:将|拟|初步|暂)?分别(?:拟|初步|暂|将)?(?:安排|定|为|是|在|于)+\s?:?\s?\Z"
)
_NEXT_ROUND = expression(
    r"[^,，。;；:\n\d()]{1,8}[类组批场岗区站片段][,，、;；]\s?|[\s,;、)]*第[一二三四五六七八九十\d]{1,2}(?:[批轮场次期站]|阶段)[:\s(]*"
)
"""``笔试:第一批:9月11日,第二批:9月19日``, ``面试:4月11日理科类,4月12日文科类``."""
_PARALLEL = expression(r"\s?[,，、;；]\s?([一-龥]{1,5}[一-龥])\s?")
"""``男兵2月10日至8月10日，女兵7月1日至8月10日``: who is meant, named alike before both dates."""
_NAMED_BEHIND = expression(r"\s?(?![上下]午|晚|[之以]?[前后])[一-龥A-Za-z]{2,12}[,，、;；]\s?|\s?、\s?[一-龥]{2,8}")
_ROUNDS = frozenset({"event", "interview", "exam"})
_OTHER_CASE = expression(r"\s?[,;，；]\s?([一-龥]{2,6})(?:为|是|:|(?<=[站市区省校院岗组场行部]))\s?")
_OPENED = expression(
    r"\s?(?:开启|开放|开通)[至到]\s?\Z|\s?起?(?:正式)?(?:开始|开启|开放|开通|启动)[^,，。;；\n\d]{0,8}[,，、;；]\s?(?:[并将拟]{0,2}于|至|到)?\s?\Z"
)
_UNTIL_THEN = expression(r"[^。;；\n\d]{0,16}[,，]\s?(?:[一直]{1,2}[到至]|最[晚迟](?:[到至]|于)?)\s?")
"""``4月14日9:00后可打印准考证，直至4月18日9:00``."""
_CLOSED = expression(r"\s?(?:\d{1,2}[:点时]\d{0,2}分?)?\s?(?:关闭|结束|截止|停止|终止)")
"""``测评3月26日开启，3月29日关闭``, ``4月6日开放至4月11日关闭``."""
_FROM_LABEL = expression(r"(?:开始|起始|开放|开启)(?:时间|日期)[:为是]?\s?\Z")
_TO_LABEL = expression(r"\s?[,，、;；]?\s?(?:结束|截止|关闭)(?:时间|日期)[:为是]?\s?")
"""``缴费开始时间3月18日，结束时间3月20日``."""
_AT_LATEST = expression(r"[^,，。;；\n\d]{0,12}[,，]\s?最[晚迟](?:不超过|不晚于|到|至|于)?\s?")
"""``15日内报到,最迟不超过1月31日``."""
_CELLS = expression(r"[^\S\n]*[|][^\S\n]*")
_ROW = 40
"""Characters between the times of two rows of a timetable."""


def share(text: str, found: Sequence[Span]) -> None:
    """What dates side by side have in common: their role, a day that was put off, the year and the month."""
    for at, span in enumerate(found) if "分别" in text else ():
        _hand_out(text, span, found[at + 1 :])
    for first, second in reversed(list(pairwise(found))):
        unsure = not first.role or (first.weak and first.due and second.role == "age_cutoff")
        if unsure and not first.recurs and _LISTED.fullmatch(text, first.end, second.start):
            first.role = second.role  # 12月6日及1月6日安排笔试; 2008年10月20日以前、1988年10月20日以后出生
    for first, second in pairwise(found):
        if not second.role and _LISTED.fullmatch(text, first.end, second.start):
            second.role = first.role  # 发放录用通知:11月下旬及12月初
    for first, second in pairwise(found):
        if second.due and first.role in DONE_THEN and _AT_LATEST.fullmatch(text, first.end, second.start):
            second.role, second.due = first.role, False
        if first.former and first.role and (not second.role or second.weak or takes_its_place(text, first, second)):
            second.role, second.starts = first.role, first.starts  # 原定3月19日截止,延长至3月23日
        _share_year(text, first, second)
        _share_month(text, first, second)


def _hand_out(text: str, span: Span, later: Sequence[Span]) -> None:
    """``笔试、面试时间分别为4月11日和4月18日``: to each of the steps its own date."""
    said = text[max(0, span.start - LEFT) : span.start]
    respectively = _RESPECTIVELY.search(said)
    if respectively is None:
        return
    steps = [word for word in told("before", said[: respectively.start()]) if word.role in KEY_ROLES]
    while len(steps) > 1 and not joined(said, *steps[:2]):
        steps.pop(0)
    dates = [span]
    for following in later:
        if not _LISTED.fullmatch(text, dates[-1].end, following.start):
            break
        dates.append(following)
    if len(steps) == len(dates) > 1:
        for step, one in zip(steps, dates, strict=True):
            one.role, one.also = step.role, ""


def join_ends(text: str, found: list[Span]) -> None:
    """Make one span of the begin and the end of a step that stand apart in a sentence, save of applications, whose rows are
    joined where they are made."""
    for first, second in reversed(list(pairwise(found))):
        beside = _CELLS.fullmatch(text, first.end, second.start) and not (first.is_range or second.is_range)
        if beside and is_begin_and_end(text, first.start, second.start):
            first.last, first.last_time, first.end = second.first, second.first_time, second.end
            found.remove(second)
            continue
        step = (
            first.role in (*KEY_ROLES, "onboard")
            and first.role != "deadline"
            and second.role in ("deadline", first.role, "")
        )
        if not step or first.is_range or second.is_range:
            continue
        opened = _OPENED.fullmatch(text, first.end, second.start) and _CLOSED.match(text, second.end)
        labelled = _FROM_LABEL.search(text, max(0, first.start - LABEL), first.start) and _TO_LABEL.fullmatch(
            text, first.end, second.start
        )
        until = _UNTIL_THEN.fullmatch(text, first.end, second.start)
        if opened or labelled or until:
            first.last, first.last_time, first.end = second.first, second.first_time, second.end
            found.remove(second)


def of_neighbour(text: str, previous: Span | None, span: Span) -> str:
    """The role that the date before shares."""
    if previous is not None and previous.role:
        between = ASIDE.sub("", text[previous.end : span.start])
        round_ = _NEXT_ROUND.fullmatch(between) or _is_other_case(text, previous, span)
        if (
            round_
            or _is_next_place(between, previous)
            or _continues(text, previous, span)
            or _is_next_row(text, previous, span)
        ):
            return previous.role
    return ""


def _share_year(text: str, previous: Span, span: Span) -> None:
    """A step named right after one with a year (``2018年4月16日报名，4月17日面试``) is in that year, or the next."""
    steps = {previous.role, span.role}.isdisjoint(HARD | {""}) and span.start - previous.end <= _ROW
    if previous.role == "onboard" and previous.is_range and span.role != "onboard":
        return  # 任期2025年5月至2030年5月,3月30日前投递
    if steps and not (span.last and span.last.year) and not CLAUSE.search(text, previous.end, span.start):
        known = previous.last if previous.last and previous.last.year else previous.first
        span.first = in_year_of(span.first, known)


def _share_month(text: str, previous: Span, span: Span) -> None:
    """``复审(5月27日、28日)…，30日前完成递补``: a mere day is one of the month named before it."""
    known = previous.first.month
    if span.first.rule != "d日" or known is None or span.start - previous.end > _ROW:
        return
    day = (previous.last or previous.first).day or 1
    month, year = known + ((span.first.day or 1) < day), previous.first.year
    if month <= 12:
        span.first = replace(span.first, rule="m月d日", month=month, year=year)


def _continues(text: str, previous: Span, span: Span) -> bool:
    """``毕业时间：国内…；国外：…``: another case of the same requirement."""
    between = text[previous.end : span.start]
    return (
        (previous.role in HARD or (previous.role == "deadline" and between.endswith(("放宽至", "放宽到"))))
        and len(between) < LEFT
        and between.endswith((":", "为", "不晚于", "不早于", "放宽至", "放宽到"))
        and not re.search("[。\n]", between)
    )


def _is_other_case(text: str, previous: Span, span: Span) -> bool:
    """``报名时间上半年为2月10日，下半年为8月5日``, ``面试:甲站3月26日,乙站3月30日``."""
    case = _OTHER_CASE.fullmatch(text, previous.end, span.start)
    if case is None and (alike := _PARALLEL.fullmatch(text, previous.end, span.start)):
        case = alike if text.endswith(alike[1][-1], 0, previous.start) else None
    return case is not None and not any(told("before", case[1]))


def _is_next_place(between: str, previous: Span) -> bool:
    """``终面:11月5日深圳、11月6日上海``, ``10月13日某银行,10月15日某保险``: who or where, named behind each day of a list."""
    return previous.role in _ROUNDS and _NAMED_BEHIND.fullmatch(between) is not None and not told("after", between)


def _is_next_row(text: str, previous: Span, span: Span) -> bool:
    """``中南大学9月26日19:00报告厅 北京科技大学10月9日19:00``: the next row of a timetable."""
    timed = previous.first_time is not None and span.first_time is not None and span.first.rule != "weekday"
    between = text[previous.end : span.start]
    return timed and len(between) <= _ROW and not CLAUSE.search(between) and not any(told("before", between))
