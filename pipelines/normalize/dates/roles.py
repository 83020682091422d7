"""What the dates of a text are for: the words around each, then the dates beside it and the lines above."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.normalize.dates.before import is_qualified
from pipelines.normalize.dates.behind import of_clause
from pipelines.normalize.dates.facts import (
    ASIDE,
    BEFORE,
    CLAUSE,
    LEFT,
    RIGHT,
    applies,
    is_held,
    is_over,
    is_put_off,
    is_visit,
    reached,
    sentence,
)
from pipelines.normalize.dates.headings import (
    ACTED,
    Step,
    head_of,
    head_of_list,
    is_former,
    line_above,
    of_hours_below,
    of_line,
    of_part,
    of_question,
)
from pipelines.normalize.dates.neighbours import join_ends, of_neighbour, share
from pipelines.normalize.dates.noise import sift
from pipelines.normalize.dates.published import is_signature, is_stamp, is_titled
from pipelines.normalize.dates.purposes import of_run, purpose_of
from pipelines.normalize.dates.runs import sides
from pipelines.normalize.dates.sittings import alongside, has_more_sittings, in_the_afternoon, is_when_to_meet
from pipelines.normalize.dates.spans import Span, spans
from pipelines.normalize.dates.values import begins_now
from pipelines.normalize.dates.words import KEY_ROLES, told
from pipelines.normalize.expressions import expression

_START = expression(
    r"(?:启动|开始|开启|开放|开通|起始)(?:时间|日期|日)?\s?[:为于]?\s?\Z|\b(?i:opens?|opening|starts?)(?:\s(?:on|from|date))?\s?:?\s?\Z"
)
_STARTED = expression(
    r"\s?(?:[,，]?(?:校园?招聘?|秋招|春招)?(?:网上|在线)?(?:报名|网申|(?:简历)?投递|申请)(?:系统|通道|入口)?)?(?:正式|全面|全国)?(?:启动|开始|开启|开放|开通)"
)
_OVER = expression("截[止至]|结束|关闭")
_OPEN_ASIDE = expression(r"(?<=.)\([^()]*\Z")
"""A remark that goes on with the next date says nothing of this one."""
_CARRIED = expression(
    r"(?<![保支维])(?:[持凭](?!有)|[将把]|随?携带?|带[好齐]|备[好齐])(?:(?!参加)[^。;；:\n\d]){1,80}?[件证表单书料具片明历照份等][,，]?于\s?\Z"
)
"""``应聘人员持本人毕业证、教师资格证…于8月2日至8月4日办理报名``: papers to bring do not say what the date is for."""
_ITEM = expression(
    r"(?<![第周期一二三四五六七八九十])[一二三四五六七八九十]{1,2}、(?=[一-龥]{2})|(?<![\d.年月日至-])\d{1,2}[.、](?=[一-龥])"
)
"""``…45周岁三、报名1.报名时间``: where a part of a glued text begins."""
_GLUED_HEADING = expression(r"[一二三四五六七八九十]、[^,，。:\d]{2,14}\Z")
_OTHER_HOURS = expression(
    r"\s?[,，、;；]\s?(?:上午|下午|晚上)?\s?\d{1,2}[:时点]\d{0,2}\s?[-~至]\s?\d{1,2}[:时点]\d{0,2}\s?\)(?=[一-龥])"
)
"""``7月14日至18日(上午8:30-12:00,下午15:00-18:00)统一报送``: the hours of the afternoon."""
_RULED = expression(r"费|标准|项目|要求|结果|机构|医院")
"""``体检费用自理``: what holds for a step does not name it as the one that a date is for."""
_PAPERS = 90
"""Characters before a date in which they are named."""


@lru_cache(maxsize=8)
def dated(prepared: str) -> tuple[Span, ...]:
    """Spans of a prepared text with their roles; remembered as several readers ask for those of one text."""
    found = sift(prepared, spans(prepared))
    _assign(prepared, found)
    return tuple(found)


def _assign(text: str, found: list[Span]) -> None:
    """Give every span its role; empty where no word tells it. A word that told one date's role tells no second's."""
    claimed = 0
    for number, (span, side) in enumerate(zip(found, sides(text, found), strict=True)):
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        column = head_of(text, span.start)
        left = column or _left(text, max(claimed, span.start - _reach(text, span.start)), span.start)
        right = _right(text, span.end, following)
        followed = following < len(text) and following - span.end <= min(len(right), RIGHT)
        right = _before_hours(text, span) or reached(_OPEN_ASIDE.sub("", ASIDE.sub("", right)))
        if is_put_off(text, span):
            right = re.split("[,，]", right)[0]  # 调整为11月14日,面试时间不变
        if side:
            purpose = of_run(text, span, left, right, side)
        else:
            purpose = purpose_of(text, span, left, right, followed=followed)
        span.role, span.also, claimed = purpose.role, purpose.also, span.end + purpose.used
        span.weak = purpose.weak or (span.role == "event" and not span.first_time and is_held(text, span))
        if (not span.role or span.weak) and is_signature(text, span):
            span.role, span.weak = "posted", False
        if span.also and _GLUED_HEADING.search(text, max(0, span.start - LEFT), span.start):
            span.role, span.also = _one_named(Step(span.role, span.also), _right(text, span.end, following))
        span.recurs, span.due, span.listed = purpose.recurs, purpose.due, bool(column)
        if span.role == "posted" and span.last is not None and "时间" in left:
            span.role, span.due = "deadline", True  # 发布时间为3月2日至3月8日: how long a notice holds
        if span.role in KEY_ROLES and span.role != "deadline" and is_over(text, span):
            span.role, span.also = "as_of", ""
        if span.role in KEY_ROLES:
            span.also = span.also or in_the_afternoon(span, right) or alongside(span, right)
        if not span.recurs:
            _from_around(text, found[number - 1] if number else None, span)
        span.former = span.former or is_former(text, span.start)
        span.starts = span.role == "deadline" and not span.is_range and _begins(left, right, side)
    share(text, found)
    join_ends(text, found)
    for number, span in enumerate(found):
        ahead = found[number + 1].start if number + 1 < len(found) else len(text)
        if is_when_to_meet(text, span) or (span.role == "exam" and has_more_sittings(text, span, ahead)):
            span.first_time = span.last_time = None


def _before_hours(text: str, span: Span) -> str:
    """``9月10日线上面试(15:00-17:00)``: what stands between a day and its hours."""
    if span.first_time is None or span.first_time.start < span.first.end:
        return ""
    said = text[span.first.end : span.first_time.start].rpartition("(")[0]
    return said if told("after", said) else ""


def _from_around(text: str, previous: Span | None, span: Span) -> None:
    """The role that the dates beside or a heading above tell, where no word beside the date tells one for sure."""
    span.role = span.role or of_neighbour(text, previous, span)
    sure = span.role and not (span.weak or span.due) and not (span.role == "event" and is_held(text, span))
    if not sure and span.first.rule not in ("ago", "within"):
        part = (of_line(text, span.start) if span.due else None) or of_part(text, span.start)
        if part is not None and part.role and (not span.due or span.weak or part.role in ACTED):
            after_one = not span.is_range and previous is not None and previous.role == "deadline" and not previous.due
            _take(span, _one_named(part, sentence(text, span)), after_one=after_one)
    if not span.role and begins_now(text, span.start) and (span.first.rule != "within" or _is_sent_within(text, span)):
        span.role = "deadline"
    if not span.role and (above := line_above(text, span) or head_of_list(text, span)):
        span.role, span.listed = above, True
    if not span.role and (far := of_clause(text, span)):
        span.role, span.weak = far, True
    span.role = span.role or of_hours_below(text, span) or of_question(text, span)
    span.role = span.role or (
        "posted" if is_titled(text, span) or is_stamp(text, span) else "event" if is_visit(text, span) else ""
    )


def _is_sent_within(text: str, span: Span) -> bool:
    """``自公告发布之日起10个工作日内将简历发至邮箱``; other delays run for objections."""
    following = CLAUSE.split(text[span.end : span.end + LEFT + RIGHT])[0]
    return applies(following) and not any(word.role == "other" for word in told("after", following))


def _one_named(part: Step, words: str) -> Step:
    """``(三)体检和考察\n8月3日…进行体检``: of two steps of a heading the one that the sentence names, if it names but one."""
    named = {
        word.role
        for word in told("before", words)
        if not is_qualified(words, word) and not _RULED.match(words, word.end)
    } & set(part)
    return Step(named.pop()) if part.also and len(named) == 1 else part


def _take(span: Span, part: Step, *, after_one: bool) -> None:
    """The step that a heading names, unless the words beside the date tell the same. An end ``after_one`` of the applications
    is that of other papers: ``6月2日前报名，所在单位于6月3日前盖章上报``.
    """
    if not (span.role and span.role in part):
        span.role, span.also, span.weak = part.role, part.also, True
    span.due = span.due and part.role == "deadline" and after_one


def _begins(left: str, right: str, side: str) -> bool:
    """``网申启动时间：9月5日``, ``9月5日：网申``: when it begins, and not until when."""
    if side == "after":
        return BEFORE.match(right) is None and _OVER.search(right) is None
    return _START.search(left) is not None or _STARTED.match(right) is not None


def _reach(text: str, place: int) -> int:
    """Characters looked at before a date: a word of English is longer."""
    return 2 * LEFT if text[max(0, place - LEFT) : place].isascii() else LEFT


def _left(text: str, start: int, end: int) -> str:
    left = ASIDE.sub(lambda aside: " " * len(aside[0]), text[start:end])
    if left.rstrip().endswith("于") and (carried := _CARRIED.search(text, max(0, end - _PAPERS), end)):
        left = left[: max(0, carried.start() - start)]
    cuts = [found.end() for found in CLAUSE.finditer(left)] + [found.end() for found in _ITEM.finditer(left)]
    return left[max(cuts) :] if cuts else left


def _right(text: str, start: int, end: int) -> str:
    if (hours := _OTHER_HOURS.match(text, start, end)) is not None:
        start = hours.end()
    right = text[start : min(end, start + RIGHT + LEFT)]
    cut = CLAUSE.search(right)
    return right[: cut.start()] if cut else right
