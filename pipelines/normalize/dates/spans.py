"""From tokens to spans: a day with its time, a range, the same over several days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.normalize.dates.tokens import Day, Time, same_half, tokens

_RANGE = re.compile(
    r"(?!\s*,\s*截[止至])\s*(?:\([^()]{0,12}\))?\s*(?:起|开始)?,?\s*"
    r"(?:[-~]+>?|[→⁓]|至|到|直至|直到|截止到|截止至?|止|to|until|till|through)\s*(?P<next>次日|第二天|翌日)?(?:当日|当天)?\s*\Z",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:、|/|,|和|及|与|\+|&)\s*\Z")
_DAY_TO_TIME = re.compile(r"[\s,，的T|@·]*(?:\([^()]{0,12}\))?[\s,，|]*(?:at\s|\()?\Z")
_DAY_TO_WEEKDAY = re.compile(r"[\s,，(（]*\Z")
_TIME_TO_DAY = re.compile(r"[\s,，]*(?:on\s)?\Z")
_AGAIN = re.compile(r"\s*[,，、;；和及]\s*\Z")
_AFTER_SOMETHING = re.compile(
    r"(?<!发布)(?<!公告)(?<!公布)(?<!即日)后(?:,?(?:[要应请于]|必?须|需要?)?[在于]?)\s?\Z"
    r"|(?:收到|接到|签订|报到|入职|投递|面试|笔试|体检|录用|转正|购买|离职|毕业)[^,，。;；:\d]{0,10}\Z"
)
_NOISE_BEFORE = re.compile(r"(?:第|v|V|≥|>|约|版本|python|java|net|sql|[栋幢弄路街巷])\s?\Z", re.IGNORECASE)
_NOISE_AFTER = re.compile(r"\s?(?:版|以上|分|倍|及以上|或以上|左右)")
_BOUNDED = re.compile(r"\s*(?:\([^()]{0,8}\))?\s*(?:(?:以|之)?前(?!后)|截止|截至|为止|止|起|开始|上午|下午|晚|早|中午)")
_TRIAL = re.compile(r"(?:(?:实习期?|试用期?|培训期?|见习期?|学徒期?|为期)[(:为约]{0,2}|入职)\s?\Z")
_AT_LEAST = re.compile(r"(?:不少于|不低于|至少|最少|超过|大于|≥|满|连续|为期)\s?\Z")
"""``实习期不少于6月``: so many months."""
_EARNED = re.compile(r"\s?(?:收入|工资|业绩|销售|左右|不等)")
"""``6月收入101000``, ``1-3月左右``: what a month brought, and how many months something takes."""
_LONGEST_TRIAL = 3
"""``实习(3-6月)``: so many months of trial; a trial from July on is one of the calendar."""
_MONTHLY = re.compile(r"每个?月|当月|次月|下个?月")
"""``15日前入职员工当月办理``: a day of each month."""
_ANY_DAY = re.compile(r"(?<![\d月])\d{1,2}[日号](?:\([^()]{0,4}\))?(?:之|以)?[前后]")
_BESIDE = 16
"""Characters before and behind a day in which a rule of each month may say so."""
_ADDRESS = re.compile(r"[\w./?=&%#~-]+\Z", re.ASCII)
_LONGEST_ADDRESS = 100
_WEEKLY = re.compile(r"(?:休息|双休|单休|周休)[^。;\n]{0,10}\Z")
"""``每周休息2天(星期六、星期日)``: days of each week."""
_BEGUN = re.compile(r"\s*(?:起|开始)[,，、]?\s*\Z")
_ENDS = re.compile(r"\s*(?:结束|止|截止)")
"""``9时开始，11时结束``."""
_FORMER = re.compile(r"(?:(?P<once>原(?:[定拟计本来]|计划|报名)?[于的为在]?)|[由从])[^,，。;；:\d]{0,10}\Z")
_PUT_OFF = re.compile(r"[^。;；\n\d]{0,24}?(?:延期|推迟|取消|暂停|暂缓|顺延|改期|延后)")
_MOVED = re.compile(
    r"[^。;；\n\d]{0,16}?(?<!公告)(?<!通知)(?:延长|顺延|推迟|延期|延迟|调整|变更|更改|修改|改期|改|延后|推后|提前)[至到为于在]\s?:?\Z"
)
"""``由10月12日调整为10月19日``, ``原定9月20日的双选会延期``: what stands first is the day no more."""
_CHANGES = ("延", "推迟", "改", "调整", "变更", "提前", "取消", "暂停", "暂缓")
"""One of these stands in every text that changes a day."""
_LONGEST_FORMER = 14
LONGEST_GAP = 40
"""Characters between two tokens that may still belong together."""


@dataclass(slots=True)
class Span:
    """One date or range as found: begin and end with their times, its place in the prepared text; what it is for, a second
    step on the same day (``体检、录用通知12月上旬``), whether it begins what its role names (``网申启动``), whether it is the day no
    more (``原定…``), and whether only a word told the role that histories use too (``召开``)."""

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
        if not _is_noise(text, span):
            found.append(span)
    for at, span in enumerate(found) if found and any(word in text for word in _CHANGES) else ():
        span.former = _is_former(text, span, found[at + 1 : at + 2])
    return found


def _is_former(text: str, span: Span, later: Sequence[Span]) -> bool:
    """Whether the text itself says that it is this day no more."""
    former = _FORMER.search(text, max(0, span.start - _LONGEST_FORMER), span.start)
    if former is not None and former["once"] and _PUT_OFF.match(text, span.end):
        return True
    between = _gap(text, span.end, later[0].start) if later else "\uffff"
    return _MOVED.match(between) is not None and (former is not None or not re.search("[,，]", between))


def _gap(text: str, start: int, end: int) -> str:
    """What stands between two tokens; a text that fits nothing when it is too long."""
    return text[start:end] if end - start <= LONGEST_GAP else "\uffff"


def _take_weekday(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    """A weekday beside a date says nothing new, on either side of it; nor does the day of the other calendar."""
    if place >= len(stream):
        return place
    token, day = stream[place], span.last or span.first
    if not isinstance(token, Day) or not _DAY_TO_WEEKDAY.match(gap := _gap(text, span.end, token.start)):
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
    if not isinstance(token, Time) or not _DAY_TO_TIME.match(_gap(text, span.end, token.start)):
        return place
    if last:
        span.last_time = token
    else:
        span.first_time = token
    span.end = token.end
    return place + 1


def _take_range(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    if place >= len(stream):
        return place
    token, gap = stream[place], _gap(text, span.end, stream[place].start)
    joint = _RANGE.match(gap)
    if isinstance(token, Time):
        over = _BEGUN.match(gap) and _ENDS.match(text, token.end)
        if span.first_time is None or not (joint or over):
            return place
        span.last_time, span.end, span.overnight = token, token.end, bool(joint and joint["next"])
        return place + 1
    if joint is None:
        return place
    if span.first.rule == "ago" or token.rule in ("ago", "within"):
        return place
    span.last, span.end = token, token.end
    place = _take_weekday(text, stream, place + 1, span)
    return _take_time(text, stream, place, span, last=True)


def _take_list(text: str, stream: Sequence[Day | Time], place: int, span: Span) -> int:
    """``18日、19日``: days in a row are one span; other days of a list are not its end."""
    while place < len(stream) and not (span.first_time or span.last_time):
        token, latest = stream[place], span.last or span.first
        if not isinstance(token, Day) or not _LIST.match(_gap(text, span.end, token.start)):
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
        if isinstance(token, Time) and _RANGE.match(_gap(text, span.end, token.start)):
            span.first_time, span.last_time, span.end = span.last_time, token, token.end
            place += 1
    while span.last is None and span.last_time is not None and place + 1 < len(stream):
        begin, end = stream[place], stream[place + 1]
        if not (isinstance(begin, Time) and isinstance(end, Time)):
            break
        if not _AGAIN.match(_gap(text, span.end, begin.start)) or not _RANGE.match(_gap(text, begin.end, end.start)):
            break
        span.last_time, span.end = same_half(begin, end), end.end
        place += 2
    return place


def _time_first(text: str, stream: Sequence[Day | Time], place: int, found: list[Span]) -> int:
    """``19:00-20:30，3月28日``: times that stand before their day."""
    first = stream[place]
    assert isinstance(first, Time)
    after, last = place + 1, None
    if after < len(stream) and isinstance(stream[after], Time):
        last = stream[after] if _RANGE.match(_gap(text, first.end, stream[after].start)) else None
        after += last is not None
    end = (last or first).end
    if after >= len(stream) or not _TIME_TO_DAY.match(_gap(text, end, stream[after].start)):
        return place + 1
    day = stream[after]
    if not isinstance(day, Day) or day.day is None or (after + 1 < len(stream) and _has_own_time(text, stream, after)):
        return place + 1
    assert last is None or isinstance(last, Time)
    found.append(Span(first.start, day.end, day, first, None, last))
    return after + 1


def _has_own_time(text: str, stream: Sequence[Day | Time], place: int) -> bool:
    following = stream[place + 1]
    return isinstance(following, Time) and bool(_DAY_TO_TIME.match(_gap(text, stream[place].end, following.start)))


def _is_noise(text: str, span: Span) -> bool:
    """Numbers that look like a day and are none: a grade, a version, a share, part of an address, a day of each month."""
    if span.first.rule == "weekday" and _WEEKLY.search(text, max(0, span.start - 16), span.start):
        return True
    if span.first.rule == "d日":
        bounded = _BOUNDED.match(text[span.end : span.end + 12])
        alone = not (span.is_range or span.first_time)
        return alone and span.end - span.start < len(text) and (bounded is None or _is_monthly(text, span))
    if span.first.rule == "relative month" and not span.is_range and _is_of_each_month(text, span):
        return True
    if _is_in_address(text, span.start):
        return True
    if span.first.rule == "within" and not span.is_range:
        return _AFTER_SOMETHING.search(text[max(0, span.start - 14) : span.start]) is not None
    if span.first.rule == "m月" and _counts_months(text, span):
        return True
    if span.first.rule == "m月" and span.first.year is None and (span.first.month or 12) <= _LONGEST_TRIAL:
        return _TRIAL.search(text, max(0, span.start - 6), span.start) is not None
    if span.first.rule in ("m.d", "y.m") and span.last is None:
        before, after = text[max(0, span.start - 6) : span.start], text[span.end : span.end + 4]
        return bool(_NOISE_BEFORE.search(before) or _NOISE_AFTER.match(after))
    return text[span.end : span.end + 1] == "届"


def _counts_months(text: str, span: Span) -> bool:
    """``实习期不少于6月``, ``1-3月左右``; from 3月初 to 4月中旬 is one of the calendar."""
    if _AT_LEAST.search(text, max(0, span.start - 4), span.start):
        return True
    part = span.first.part or (span.last.part if span.last else "")
    return not part and _EARNED.match(text, span.end) is not None


def _is_of_each_month(text: str, span: Span) -> bool:
    """``入职当月缴纳``, ``次月5日发放``, ``15日后入职下月购买``: a month after nothing that is dated."""
    if span.first.relative in ("当月", "次月"):
        return True
    return _ANY_DAY.search(text, max(0, span.start - _BESIDE), span.start) is not None


def _is_monthly(text: str, span: Span) -> bool:
    return _MONTHLY.search(text, max(0, span.start - _BESIDE), span.end + _BESIDE) is not None


def _is_in_address(text: str, place: int) -> bool:
    """Whether a place stands inside ``https://…/201707/t20170720.html``."""
    begin = text.rfind("://", max(0, place - _LONGEST_ADDRESS), place)
    return begin >= 0 and _ADDRESS.match(text, begin + 3, place) is not None


def settled_times(span: Span) -> tuple[Time | None, Time | None]:
    """Begin and end with the half of the day that the begin says."""
    if span.last is None and span.first_time is not None and span.last_time is not None and not span.overnight:
        return span.first_time, same_half(span.first_time, span.last_time)
    return span.first_time, span.last_time
