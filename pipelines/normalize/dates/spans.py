"""From tokens to spans: a day with its time, a range, the same over several days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.normalize.dates.tokens import Day, Time, same_half, tokens
from pipelines.normalize.expressions import expression

_RANGE = expression(
    r"(?!\s*,\s*截[止至])\s*(?:\([^()]{0,12}\)|\))?\s*(?:起算?|开始|后|[上下]午|晚上?)?,?\s*"
    r"(?:[-~]+>?|[→⁓]|(?:持续|延续|一直)?[至到]|直至|直到|截止到|截止至?|止|to|until|till|through)\s*(?:次日|第二天|翌日)?(?:当日|当天)?\s*\Z",
    re.IGNORECASE,
)
_NEXT_DAY = expression("次日|第二天|翌日")
_BETWEEN, _AND = expression(r"\b(?i:between)\s\Z"), expression(r"\s?(?i:and)\s")
"""``between September 2025 and August 2026``."""
_LIST = expression(r"\s*(?:上午|下午|晚上|全天)?\s*(?:、|/|,|和|及|与|\+|&)\s*\Z")
_DAY_TO_TIME = expression(r"\)?[\s,，的T|@·]*(?:\([^()]{0,12}\))?[\s,，|]*(?:at\s|\()?\Z")
_DAY_TO_WEEKDAY = expression(r"[\s,，(（]*\Z")
_DAY_TO_HOURS_BELOW = expression(
    r"[^\S\n]*(?:\([^()\n]{1,8}\))?[:,]?[^\S\n]*\n(?:[^\n:]{2,30}\n)?[^\S\n]*[^\n:\d]{0,8}时间:[^\S\n]*\Z"
)
"""``9月18日(周五)\\n某公司\\n宣讲会时间:9:30-10:30``: a day that heads the lines of what is on it."""
_INDENT = 8
"""Characters before a day that begins its line."""
_ASIDE_OF_DAY = expression(r"(?:[一-龥]{2,8})?\((?:[^()\d,，]{1,8}[,，]\s?)?")
_ASIDE_ENDS = expression(r"(?:[,，][^()\d\n]{0,14})?\)")
_TIME_TO_DAY = expression(r"[\s,，]*(?:on\s|\()?\Z")
_AGAIN = expression(r"\s*[,，、;；和及]\s*\Z")
_EACH_DAY = expression(r"[,(]|[每当]日|每天|工作日")
"""Between days and hours (``3月2日至13日,每日9:00-17:00``): they are those of each day, not when the first begins and the last ends."""
_DAILY = expression(r"[\s,(]*(?:每个?(?:工作)?[日天]|工作日)的?\s*\Z")
"""Between days and hours with nothing else: ``3月2日至13日每天上午9:00至17:00现场报名``."""
_BEGUN = expression(r"\s*(?:起|开始)[,，、]?\s*\Z")
_ENDS = expression(r"\s*(?:结束|止|截止)")
"""``9时开始，11时结束``."""
_BE_THERE = expression(
    r"[之以]?前(?=(?:到(?![岗账期场])|抵达|赶到|进入|凭|持|在[^,，。;；\d]{2,14}(?:集合|签到|候考)))"
)
_HANDED_IN = expression(r"[^,，。;；\n\d]{0,40}?(?:报名|投递|提交|递交|领取|缴费|复审|审查|确认)")
"""``17:00前到人力资源部现场报名``: an end."""
LONGEST_GAP = 40
"""Characters between two tokens that may still belong together."""


@dataclass(slots=True)
class Span:
    """One date or range as found: begin and end with their times, its place in the prepared text; what it is for, a second
    step on the same day (``体检、录用通知12月上旬``), whether it begins what its role names (``网申启动``), whether it is the day no
    more (``原定…``), whether only a word told the role that histories use too (``召开``), whether it is no date of the
    recruitment (``工作时间``, ``搬迁``), whether it ends something that no word beside it names (``3月5日前``), and whether it
    stands in a row of a table or list that has days of its own."""

    start: int
    end: int
    first: Day
    first_time: Time | None = None
    last: Day | None = None
    last_time: Time | None = None
    overnight: bool = False
    role: str = ""
    also: str = ""
    starts: bool = False
    former: bool = False
    weak: bool = False
    recurs: bool = False
    due: bool = False
    listed: bool = False

    @property
    def is_range(self) -> bool:
        """Whether an end is stated beside the begin."""
        return self.last is not None or self.last_time is not None


def spans(text: str) -> list[Span]:
    """Days joined with their times and into ranges, from left to right."""
    found: list[Span] = []
    stream = tokens(text)
    place = 0
    while place < len(stream):
        token = stream[place]
        if isinstance(token, Time):
            place = _time_first(text, stream, place, found)
            continue
        span = Span(token.start, token.end, token)
        place = _take_weekday(text, stream, place + 1, span)
        place = _take_time(text, stream, place, span, last=False)
        place = _take_range(text, stream, place, span)
        place = _take_list(text, stream, place, span)
        place = _take_hours(text, stream, place, span)
        _drop_arrival(text, span)
        found.append(span)
    return found


def between(text: str, start: int, end: int) -> str:
    """What stands between two tokens; a text that fits nothing when it is too long."""
    return text[start:end] if end - start <= LONGEST_GAP else "\uffff"


def _take_weekday(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    """A weekday beside a date says nothing new, on either side of it; nor does the day of the other calendar."""
    if place >= len(stream):
        return place
    token, day = stream[place], span.last or span.first
    if not isinstance(token, Day) or not _DAY_TO_WEEKDAY.match(gap := between(text, span.end, token.start)):
        return place
    dated = token.day is not None or token.month is not None
    if dated and (day.rule == "weekday" or (day.rule == "relative week" and "(" in gap)):
        span.first, span.last = (token, None) if span.last is None else (span.first, token)
        span.end = token.end + text.startswith(")", token.end)
        return _take_weekday(text, stream, place + 1, span)
    if token.rule in ("weekday", "relative week", "lunar") and day.day is not None:
        span.end = token.end
        return place + 1
    return place


def _take_time(text: str, stream: Sequence[Day | Time], place: int, span: Span, *, last: bool) -> int:
    if place >= len(stream):
        return place
    token = stream[place]
    gap = between(text, span.end, token.start)
    apart = not last and (_heads_hours(text, span, gap) or _in_aside(text, stream[place : place + 2], gap))
    if not isinstance(token, Time) or not (_DAY_TO_TIME.match(gap) or apart):
        return place
    if last:
        span.last_time = token
    else:
        span.first_time = token
    span.end = token.end
    return place + 1


def _heads_hours(text: str, span: Span, gap: str) -> bool:
    before = text[max(0, span.start - _INDENT) : span.start]
    alone = not before.rpartition("\n")[2].strip() and ("\n" in before or span.start <= _INDENT)
    return alone and "\n" in gap and _DAY_TO_HOURS_BELOW.match(gap) is not None


def _in_aside(text: str, hours: Sequence[Day | Time], gap: str) -> bool:
    """``9月10日线上面试(15:00-17:00)``: a begin and an end in brackets behind what is on that day."""
    if not _are_hours(text, hours) or _ASIDE_OF_DAY.fullmatch(gap) is None:
        return False
    return _ASIDE_ENDS.match(text, hours[-1].end) is not None


def _take_range(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    if place >= len(stream):
        return place
    token, gap = stream[place], between(text, span.end, stream[place].start)
    joint = _RANGE.match(gap) or (_BETWEEN.search(text, max(0, span.start - 10), span.start) and _AND.fullmatch(gap))
    if isinstance(token, Time):
        over = _BEGUN.match(gap) and _ENDS.match(text, token.end) and _is_later(span.first_time, token)
        if span.first_time is None or not (joint or over):
            return place
        span.last_time, span.end, span.overnight = token, token.end, _NEXT_DAY.search(gap) is not None
        return place + 1
    if joint is None and (gap.strip() or not _turns(span.first, token)):
        return place
    if span.first.rule == "ago" or token.rule in ("ago", "within"):
        return place
    span.last, span.end = token, token.end
    place = _take_weekday(text, stream, place + 1, span)
    return _take_time(text, stream, place, span, last=True)


def _turns(first: Day, second: Day) -> bool:
    """``3月底4月初``: from the end of a month to the begin of the next."""
    return (
        first.part in ("底", "末", "下旬")
        and second.part in ("初", "上旬")
        and second.month == (first.month or 0) % 12 + 1
    )


def _is_later(first: Time | None, second: Time) -> bool:
    return first is None or (first.hour, first.minute) < (second.hour, second.minute)


def _take_list(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    """``18日、19日``: days in a row are one span; other days of a list are not its end."""
    while place < len(stream) and not (span.first_time or span.last_time):
        token, latest = stream[place], span.last or span.first
        if not isinstance(token, Day) or not _LIST.match(between(text, span.end, token.start)):
            return place
        if not _follows(latest, token):
            return place
        span.last, span.end = token, token.end
        place = _take_weekday(text, stream, place + 1, span)
        place = _take_time(text, stream, place, span, last=True)
    return place


def _follows(first: Day, second: Day) -> bool:
    same_month = second.rule == "d日" or (second.month == first.month and second.year in (None, first.year))
    if first.day is not None and second.day is not None:
        return same_month and second.day == first.day + 1
    whole_months = first.day is None and second.day is None and not (first.part or second.part)
    return whole_months and second.rule == "m月" and second.month == (first.month or 0) + 1


def _take_hours(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    """Hours of each day after a range of days, and more hours of the same day: both widen the span."""
    if span.last is not None and span.first_time is None and span.last_time is not None and place < len(stream):
        token = stream[place]
        if isinstance(token, Time) and _RANGE.match(between(text, span.end, token.start)):
            said = _EACH_DAY.search(text, stream[place - 2].end, span.last_time.start) is not None
            each_day = said or _are_more_hours(text, token.end, stream[place + 1 : place + 3])
            span.first_time, span.last_time = (None, None) if each_day else (span.last_time, token)
            span.end = token.end
            place += 1
    following = stream[place : place + 2]
    days_alone = span.last is not None and span.last_time is None
    if days_alone and _are_hours(text, following) and _DAILY.match(between(text, span.end, following[0].start)):
        span.end = following[1].end
        place += 2
    while span.last is None and span.last_time is not None and place + 1 < len(stream):
        begin, end = stream[place], stream[place + 1]
        if not _are_more_hours(text, span.end, (begin, end)):
            break
        assert isinstance(begin, Time) and isinstance(end, Time)
        span.last_time, span.end = same_half(begin, end), end.end
        place += 2
    return place


def _drop_arrival(text: str, span: Span) -> None:
    """``8月5日上午7:30前到医院``: until when to be there on that day, and neither a begin nor an end of it."""
    arrival = None if span.is_range or span.first_time is None else _BE_THERE.match(text, span.end)
    if arrival is not None and not _HANDED_IN.match(text, arrival.end()):
        span.first_time, span.end = None, arrival.end()


def _are_more_hours(text: str, end: int, following: Sequence[Day | Time]) -> bool:
    """Whether hours go on behind others: ``上午8:30-11:30，下午14:30-17:00``."""
    if not _are_hours(text, following):
        return False
    begin = following[0].start
    return end == begin or _AGAIN.match(between(text, end, begin)) is not None


def _are_hours(text: str, following: Sequence[Day | Time]) -> bool:
    """Whether what follows is a begin and an end: ``9:00-17:00``."""
    if len(following) < 2 or not all(isinstance(token, Time) for token in following):
        return False
    begin, last = following
    return _RANGE.match(between(text, begin.end, last.start)) is not None


def _time_first(text: str, stream: Sequence[Day | Time], place: int, found: list[Span]) -> int:
    """``19:00-20:30，3月28日``: times that stand before their day."""
    first = stream[place]
    assert isinstance(first, Time)
    after, last = place + 1, None
    if after < len(stream) and isinstance(stream[after], Time):
        last = stream[after] if _RANGE.match(between(text, first.end, stream[after].start)) else None
        after += last is not None
    end = (last or first).end
    if after >= len(stream) or not (joint := _TIME_TO_DAY.match(between(text, end, stream[after].start))):
        return place + 1
    day = stream[after]
    if joint[0].endswith("(") and not text.startswith(")", day.end):
        return place + 1  # 15:00至17:00(14日下午不受理)
    if not isinstance(day, Day) or day.day is None or (after + 1 < len(stream) and _has_own_time(text, stream, after)):
        return place + 1
    assert last is None or isinstance(last, Time)
    found.append(Span(first.start, day.end, day, first, None, last))
    return after + 1


def _has_own_time(text: str, stream: Sequence[Day | Time], place: int) -> bool:
    following = stream[place + 1]
    return isinstance(following, Time) and bool(_DAY_TO_TIME.match(between(text, stream[place].end, following.start)))


def settled_times(span: Span) -> tuple[Time | None, Time | None]:
    """Begin and end with the half of the day that the begin says."""
    if span.last is None and span.first_time is not None and span.last_time is not None and not span.overnight:
        return span.first_time, same_half(span.first_time, span.last_time)
    return span.first_time, span.last_time
