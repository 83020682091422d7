"""What the dates of a text are for: the words around each, then the dates beside it and the lines above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipelines.normalize.dates.before import is_qualified
from pipelines.normalize.dates.behind import after_of
from pipelines.normalize.dates.calendar import in_year_of
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
    recruits,
    sentence,
    takes_its_place,
)
from pipelines.normalize.dates.headings import (
    ACTED,
    CELL,
    LABEL,
    Step,
    head_of,
    head_of_list,
    is_begin_and_end,
    is_former,
    is_of_meeting,
    line_above,
    of_hours_below,
    of_line,
    of_part,
    of_question,
)
from pipelines.normalize.dates.noise import sift
from pipelines.normalize.dates.purposes import of_run, purpose_of
from pipelines.normalize.dates.runs import sides
from pipelines.normalize.dates.spans import Span, spans
from pipelines.normalize.dates.values import begins_now
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
_NAMED_BEHIND = expression(r"\s?(?![上下]午|晚|[之以]?[前后])[一-龥A-Za-z]{2,12}[,，、;；]\s?")
_ROUNDS = frozenset({"event", "interview", "exam"})
_OTHER_CASE = expression(r"\s?[,;，；]\s?([一-龥]{2,6})(?:为|是|:|(?<=[站市区省校院岗组场行部]))\s?")
_START = expression(
    r"(?:启动|开始|开启|开放|开通|起始)(?:时间|日期|日)?\s?[:为于]?\s?\Z|\b(?i:opens?|opening|starts?)(?:\s(?:on|from|date))?\s?:?\s?\Z"
)
_STARTED = expression(
    r"\s?(?:[,，]?(?:校园?招聘?|秋招|春招)?(?:网上|在线)?(?:报名|网申|(?:简历)?投递|申请)(?:系统|通道|入口)?)?(?:正式|全面|全国)?(?:启动|开始|开启|开放|开通)"
)
_OVER = expression("截[止至]|结束|关闭")
_OPEN_ASIDE = expression(r"(?<=.)\([^()]*\Z")
"""A remark that goes on with the next date says nothing of this one."""
_SIGNATURE = expression(r"[\s。.]*(?:\Z|\n[\s(【\[]*(?:附件|附表|附录|附[:1一]|此件))")
"""What is sent along stands below it."""
_CARRIED = expression(
    r"(?<![保支维])(?:[持凭](?!有)|[将把]|随?携带?|带[好齐]|备[好齐])(?:(?!参加)[^。;；:\n\d]){1,80}?[件证表单书料具片明历照份等][,，]?于\s?\Z"
)
"""``应聘人员持本人毕业证、教师资格证…于8月2日至8月4日办理报名``: papers to bring do not say what the date is for."""
_AUTHOR = expression(
    r"(?:公司|集团|[学医]院|大学|学校|[中小]学|中心|局|委员会|银行|研究[所院]|办公室|[处厅]|(?:人力资源|人事|招聘|组织|综合|行政|服务)部)\s*(?:(?:日期|时间):\s?)?\Z"
)
_TITLE = expression(r"(?:公告|简章|启事|通知)[\s(\[]{0,2}\Z|[【\[]更新[】\]]\s?\Z")
"""``招聘公告2017-11-17``: the day beside a title."""
_ABOUT_PAGE = expression(r"来源|责编|编辑|浏览|点击|阅读|作者|发布者|地区:")
_LONGEST_LINE = 80
_ITEM = expression(
    r"(?<![第周期一二三四五六七八九十])[一二三四五六七八九十]{1,2}、(?=[一-龥]{2})|(?<![\d.年月日至-])\d{1,2}[.、](?=[一-龥])"
)
"""``…45周岁三、报名1.报名时间``: where a part of a glued text begins."""
_GLUED_HEADING = expression(r"[一二三四五六七八九十]、[^,，。:\d]{2,14}\Z")
_UNSIGNED = expression(r"[:：,，。;；、|\d于至到前]")
_HALVES = expression(r"\s?(?:上午|早上)([^。;；\d]{2,12})[,，、]\s?(?:下午|晚上?)([^。;；\d]{2,12})")
_OTHER_HOURS = expression(
    r"\s?[,，、;；]\s?(?:上午|下午|晚上)?\s?\d{1,2}[:时点]\d{0,2}\s?[-~至]\s?\d{1,2}[:时点]\d{0,2}\s?\)(?=[一-龥])"
)
"""``7月14日至18日(上午8:30-12:00,下午15:00-18:00)统一报送``: the hours of the afternoon."""
_SITTING = expression(
    r"[^。;；\d]{0,24}(?:《[^》]*》[^。;；\d]{0,6})?\s?(?P<hour>\d{1,2})[:点时](?P<minute>\d{0,2})\s?[-~至到]\s?\d{1,2}[:点时][^,，。;；\n]{0,8}"
)
"""The hours of another paper: behind a comma or on a line of their own."""
_RULED = expression(r"费|标准|项目|要求|结果|机构|医院")
"""``体检费用自理``: what holds for a step does not name it as the one that a date is for."""
_ALONGSIDE = expression(r"[^。;；\d]{0,16}[,，]\s?([一-龥]{2,6})(?:工作)?(?:同步|同时|一并)(?:进行|开展|组织)")
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
_PAPERS = 90
"""Characters before a date in which they are named."""
_TOPIC = expression(r"(?:[之以]?[前后]|起|期间)?[,，]\s?")
_LONGEST_CLAUSE = 70
"""Characters of it."""
_AT_LATEST = expression(r"[^,，。;；\n\d]{0,12}[,，]\s?最[晚迟](?:不超过|不晚于|到|至|于)?\s?")
"""``15日内报到,最迟不超过1月31日``."""
_GOES_ON = expression(r"[并且在到由可应须需将]|登[录陆]|通过|统一")
"""How the next clause goes on with what is done then."""
_NOTICED = expression(r"(?:公告|简章|启事|通知)(?:已|正式)?(?:发布|公布|印发|出炉)\Z")
_DONE_THEN = frozenset({*KEY_ROLES, "event", "onboard"})
_CELLS = expression(r"[^\S\n]*[|][^\S\n]*")
_ROW = 40
"""Characters between the times of two rows of a timetable."""


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
        if (not span.role or span.weak) and _is_signature(text, span):
            span.role, span.weak = "posted", False
        if span.also and _GLUED_HEADING.search(text, max(0, span.start - LEFT), span.start):
            span.role, span.also = _one_named(Step(span.role, span.also), _right(text, span.end, following))
        span.recurs, span.due, span.listed = purpose.recurs, purpose.due, bool(column)
        if span.role == "posted" and span.last is not None and "时间" in left:
            span.role, span.due = "deadline", True  # 发布时间为3月2日至3月8日: how long a notice holds
        if span.role in KEY_ROLES and span.role != "deadline" and is_over(text, span):
            span.role, span.also = "as_of", ""
        if span.role in KEY_ROLES:
            span.also = span.also or _in_the_afternoon(span, right) or _alongside(span, right)
        if not span.recurs:
            _from_around(text, found[number - 1] if number else None, span)
        span.former = span.former or is_former(text, span.start)
        span.starts = span.role == "deadline" and not span.is_range and _begins(left, right, side)
    _share(text, found)
    _join_ends(text, found)
    for number, span in enumerate(found):
        ahead = found[number + 1].start if number + 1 < len(found) else len(text)
        if _is_when_to_meet(text, span) or (span.role == "exam" and _has_more_sittings(text, span, ahead)):
            span.first_time = span.last_time = None


def _before_hours(text: str, span: Span) -> str:
    """``9月10日线上面试(15:00-17:00)``: what stands between a day and its hours."""
    if span.first_time is None or span.first_time.start < span.first.end:
        return ""
    said = text[span.first.end : span.first_time.start].rpartition("(")[0]
    return said if told("after", said) else ""


def _share(text: str, found: Sequence[Span]) -> None:
    """What dates side by side have in common: their role, a day that was put off, the year and the month."""
    for at, span in enumerate(found) if "分别" in text else ():
        _hand_out(text, span, found[at + 1 :])
    for first, second in reversed(list(pairwise(found))):
        unsure = not first.role or (first.weak and first.due and second.role == "age_cutoff")
        if unsure and _LISTED.fullmatch(text, first.end, second.start):
            first.role = second.role  # 12月6日及1月6日安排笔试; 2008年10月20日以前、1988年10月20日以后出生
    for first, second in pairwise(found):
        if not second.role and _LISTED.fullmatch(text, first.end, second.start):
            second.role = first.role  # 发放录用通知:11月下旬及12月初
    for first, second in pairwise(found):
        if second.due and first.role in _DONE_THEN and _AT_LATEST.fullmatch(text, first.end, second.start):
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


def _join_ends(text: str, found: list[Span]) -> None:
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


def _from_around(text: str, previous: Span | None, span: Span) -> None:
    """The role that the dates beside or a heading above tell, where no word beside the date tells one for sure."""
    span.role = span.role or _of_neighbour(text, previous, span)
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
    if not span.role and (far := _of_clause(text, span)):
        span.role, span.weak = far, True
    span.role = span.role or of_hours_below(text, span) or of_question(text, span)
    span.role = span.role or (
        "posted" if _is_titled(text, span) or _is_stamp(text, span) else "event" if is_visit(text, span) else ""
    )


def _of_clause(text: str, span: Span) -> str:
    """``7月底，各省项目办集中组织入选志愿者到培训地报到``: what the clause behind a date and a comma tells, however far."""
    topic = _TOPIC.match(text, span.end)
    if topic is None or (span.first.year is not None and not recruits(text, span)):
        return ""  # 2015年5月,创始人应邀参加…训练营: a history
    rest = re.split(r"[。;；!！?？\n]|\d月|\d[日号]", text[topic.end() : topic.end() + _LONGEST_CLAUSE])[0]
    for number, clause in enumerate(re.split("[,，]", rest)):
        if number and not _GOES_ON.match(clause):
            break
        if _NOTICED.search(clause):
            return "posted"
        role, _ = after_of(clause, near=False, followed=False, asked=True, reach=_LONGEST_CLAUSE)
        if role in _DONE_THEN:
            return role
    return ""


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


def _of_neighbour(text: str, previous: Span | None, span: Span) -> str:
    """The role that the date before shares."""
    if previous is not None and previous.role:
        between = ASIDE.sub("", text[previous.end : span.start])
        round_ = _NEXT_ROUND.fullmatch(between) or _is_other_case(text, previous, span)
        if round_ or _is_next_place(between, previous) or _continues(text, previous, span) or _is_next_row(text, previous, span):
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


def _in_the_afternoon(span: Span, right: str) -> str:
    """``4月11日上午笔试，下午面试``: the step of the other half of the day."""
    halves = None if span.first_time else _HALVES.match(right)
    if halves is None:
        return ""
    first, second = (
        next((word.role for word in told("before", part) if word.role in KEY_ROLES), "") for part in halves.groups()
    )
    return second if first and first != second else ""


def _alongside(span: Span, right: str) -> str:
    """``3月组织体检，考察同步进行``: a second step of the same days."""
    beside = _ALONGSIDE.match(right)
    steps = (word.role for word in told("before", beside[1]) if word.role in KEY_ROLES) if beside else ()
    return next((role for role in steps if role != span.role), "")


def _is_when_to_meet(text: str, span: Span) -> bool:
    """``7月1日 | 6:50`` under ``日期 | 集合时间``."""
    time = span.first_time
    return time is not None and CELL in text[span.first.end : time.start] and is_of_meeting(text, time.start)


def _has_more_sittings(text: str, span: Span, ahead: int) -> bool:
    """``4月11日上午9:00-10:30考…，10:40-12:00考…``: the hours of the first paper are not those of the exam."""
    if span.last is not None or span.last_time is None:
        return False
    other = _SITTING.match(text, span.end, min(ahead, span.end + 2 * LEFT))
    if other is None or _is_part_of(span, int(other["hour"]), int(other["minute"] or 0)):
        return False
    return not any(word.role in KEY_ROLES and word.role != "exam" for word in told("before", other[0]))


def _is_part_of(span: Span, hour: int, minute: int) -> bool:
    """``9:30-12:00,其中9:30-10:30为…``: what begins within the hours said before it is told of them."""
    first, last = span.first_time, span.last_time
    if first is None or last is None:
        return False
    return (first.hour, first.minute) <= (hour, minute) < (last.hour, last.minute)


def _begins(left: str, right: str, side: str) -> bool:
    """``网申启动时间：9月5日``, ``9月5日：网申``: when it begins, and not until when."""
    if side == "after":
        return BEFORE.match(right) is None and _OVER.search(right) is None
    return _START.search(left) is not None or _STARTED.match(right) is not None


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


def _is_titled(text: str, span: Span) -> bool:
    whole = span.first.year is not None and span.first.day is not None and not span.is_range
    return whole and _TITLE.search(text, max(0, span.start - LABEL), span.start) is not None


def _is_stamp(text: str, span: Span) -> bool:
    """``来源:某区政府 2023-03-16 09:41``: a moment in a line that says where a page is from or how often it was read; one to the
    second may have such a line below it."""
    if span.is_range or span.first.year is None or span.first_time is None:
        return False
    lines = text[text.rfind("\n", 0, span.start) + 1 : span.end + _LONGEST_LINE].split("\n")
    line = "\n".join(lines[: 1 if span.first_time.second is None else 2])
    return len(line) <= _LONGEST_LINE and _ABOUT_PAGE.search(line) is not None


def _is_signature(text: str, span: Span) -> bool:
    """A date that ends the text below or behind its author's name."""
    if span.is_range or span.first.year is None or span.first.rule == "y.m" or not _SIGNATURE.match(text, span.end):
        return False
    if _AUTHOR.search(text, max(0, span.start - LABEL), span.start):
        return True
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    line = line if CELL in line else line.rsplit("。", 1)[-1]
    alone = span.start > len(line) and len(line) <= LEFT and _UNSIGNED.search(line) is None
    return alone and span.first.day is not None and not line_above(text, span)
