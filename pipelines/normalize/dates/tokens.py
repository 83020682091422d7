"""The token stream of dates: days, times and what stands between them. One pass, linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.normalize.text import clean, numerals_to_digits

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - reads better
_EN_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 6}
_IN_BRACKETS = re.compile(
    r"\((?:本|下|上|这)?(?:周|星期|礼拜)[一二三四五六日天]?(?:上午|下午|晚上|晚|中午)?\)|\((?:北京时间|暂定|含[^)]{0,6}|农历[^)]{0,8}|以[^)]{0,8}为准)\)"
)
_MONTHS_RANGE = re.compile(r"(?<![\d月./:-])(1[0-2]|[1-9])([-~至到])(1[0-2]|[1-9])月(?!\d)")
_PART = r"(?:凌晨|清晨|早上|早晨|早|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|晚|当日|当天|a\.?m\.?|p\.?m\.?)"
_DAY = re.compile(
    rf"""
      (?P<iso>(?<![\d.])(?P<iy>(?:19|20)\d{{2}})[-/.](?P<im>1[0-2]|0?[1-9])[-/.](?P<id>3[01]|[12]\d|0?[1-9])
          (?=\d{{1,2}}:\d{{2}}|[^\d.]|\.?$|\.(?!\d)))
    | (?P<packed>(?<!\d)(?P<py>20[0-4]\d)(?P<pm>0[1-9]|1[0-2])(?P<pd>0[1-9]|[12]\d|3[01])(?!\d))
    | (?P<ymd>(?<!\d)(?P<y>(?:19|20)?\d{{2}})[年]\s?(?P<m>1[0-2]|0?[1-9])(?:月份?|[./-])\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[日号]?)
    | (?P<ym>(?<!\d)(?P<yy>(?:19|20)?\d{{2}})年\s?(?P<mm>1[0-2]|0?[1-9])月份?(?P<part>中下旬|上中旬|上旬|中旬|下旬|底|末|初)?)
    | (?P<ydot>(?<![\d.])(?P<ydy>(?:19|20)\d{{2}})[./-](?P<ydm>1[0-2]|0?[1-9])(?![\d./-]))
    | (?P<rel>(?P<ry>今年|明年|去年|当年|次年|本年)\s?(?P<rm>1[0-2]|0?[1-9])月(?:份)?(?:(?P<rd>3[01]|[12]\d|0?[1-9])[日号]?|(?P<rpart>上旬|中旬|下旬|底|末|初))?)
    | (?P<short>(?<![\d./-])(?P<sy>2\d)[-/.](?P<sm>1[0-2]|0?[1-9])[-/.](?P<sd>3[01]|[12]\d|0?[1-9])(?![\d./-]))
    | (?P<en>(?P<em>{_EN_MONTH})\s+(?P<ed>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?(?:\s+(?P<ey>20\d{{2}}))?(?!\d)
      |(?P<ed2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?P<em2>{_EN_MONTH}),?(?:\s+(?P<ey2>20\d{{2}}))?(?!\d))
    | (?P<md>(?<!\d)(?P<m2>1[0-2]|0?[1-9])月\s?(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d家人名个万届])\s?[日号]?)
    | (?P<mo>(?<!\d)(?P<m3>1[0-2]|0?[1-9])月份?(?P<mpart>中下旬|上中旬|上旬|中旬|下旬|底|末|初)?(?!\d))
    | (?P<month>(?P<mrel>本月|下个月|下月|上个月|上月|当月|次月)(?:(?P<md3>3[01]|[12]\d|0?[1-9])[日号]|(?P<mrpart>上旬|中旬|下旬|底|末|初))?)
    | (?P<week>(?P<wrel>本|这|下下|下|上)(?:个)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末])?)
    | (?P<wbare>(?<![每本这下上])(?<!第\d周)(?<!第\d\d周)(?:周|星期|礼拜)(?P<wd2>[一二三四五六日天]))
    | (?P<near>今天|今日|明天|明日|后天|昨天|昨日|前天|今(?=晚|早)|明(?=晚|早))
    | (?P<ago>(?<!\d)(?P<an>\d{{1,3}})\s?(?P<au>分钟|小时|天|日|周|个月)(?:之)?前(?!\d))
    | (?P<within>(?<!\d)(?P<wn>\d{{1,3}})\s?(?P<wu>个?工作日|天|日|个?月|周)(?:之|以)?内)
    | (?P<yend>(?<![\d年])(?:今年|本年)?(?:年底|年末))
    | (?P<year>(?<!\d)(?P<y4>(?:19|20)\d{{2}})年?(?P<ypart>年?底|年末|年初|年中|上半年|下半年)(?!\d))
    | (?P<dot>(?<![\d./])(?<!\d:)(?P<dm>1[0-2]|0?[1-9])[./-](?P<dd>3[01]|[12]\d|0?[1-9])(?:日|号)?(?![\d./-]|月|\s?(?:万|[Kk]|元|%|米|个|人|名|年|分|小时|周岁|天|亿)))
    | (?P<dayonly>(?<!\d)(?P<do>3[01]|[12]\d|0?[1-9])[日号])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(
    rf"""(?P<part>{_PART})?\s?(?:
        (?P<h>2[0-4]|1\d|0?\d)\s?(?::|点|时(?!间))\s?(?P<min>[0-5]\d)?(?:分(?!钟))?(?::(?P<s>[0-5]\d))?(?P<half>半|一刻)?(?:整|钟)?
        (?P<after>\s?[ap]\.?m\.?)?
        | (?P<h2>1[0-2]|0?[1-9])\s?(?P<ampm>[ap]\.?m\.?)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month, part of a month or relative day, as written. ``last`` is the last day of a vague one."""

    start: int
    end: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    relative: str = ""
    amount: int = 0
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day; 24:00 stays 24."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None = None
    part: str = ""


def prepare(text: str) -> str:
    """The text that tokens are read from: clean, numerals as digits, weekdays and remarks in brackets gone."""
    cleaned = numerals_to_digits(clean(text), "年月日号点时天旬周")
    cleaned = re.sub(r"(?<=年)元月", "1月", cleaned)
    cleaned = re.sub(r"元旦(?!节?(?:后|前|期间|假))", "1月1日", cleaned)
    cleaned = _MONTHS_RANGE.sub(r"\1月\2\3月", cleaned)
    return _IN_BRACKETS.sub("", cleaned)


def tokens(text: str) -> list[Day | Time]:
    """Days and times of a prepared text, in order. Years of a 届 are no days."""
    found: list[Day | Time] = []
    place = 0
    for match in _DAY.finditer(text):
        day = _day(match)
        if day is None:
            continue
        found += times(text, place, day.start)
        found.append(day)
        place = day.end
    return found + times(text, place, len(text))


def times(text: str, start: int, end: int) -> list[Time]:
    """Times of day between two places."""
    found = []
    for match in _TIME.finditer(text, start, end):
        hour, minute = int(match["h"] or match["h2"]), int(match["min"] or 0)
        if match["min"] is None and ":" in match[0]:
            continue
        if match["half"]:
            minute = 30 if match["half"] == "半" else 15
        part = (match["part"] or match["after"] or match["ampm"] or "").strip().lower()
        second = int(match["s"]) if match["s"] else None
        found.append(Time(match.start(), match.end(), _hour(hour, part), minute, second, part))
    return found


def _hour(hour: int, part: str) -> int:
    late = part in ("下午", "傍晚", "晚上", "晚间", "夜间", "晚", "午后") or part.startswith("p")
    if (late and 1 <= hour < 12) or (part in ("中午", "正午") and 1 <= hour <= 2):
        return hour + 12
    if hour == 12 and part in ("晚", "晚上", "夜间", "晚间"):
        return 24
    return 0 if hour == 12 and (part == "凌晨" or part.startswith("a")) else hour


def same_half(first: Time, second: Time) -> Time:
    """``下午2点-5点``: the second time is in the first one's half of the day."""
    if second.part or second.hour >= 12 or first.hour < 12 or not first.part:
        return second
    return replace(second, hour=second.hour + 12)


def _two(year: str | None) -> int | None:
    if year is None:
        return None
    value = int(year)
    return value if value > 100 else 2000 + value


def _day(match: re.Match[str]) -> Day | None:
    kind = next(name for name in _RULES if match[name] is not None)
    return _RULES[kind](match)


def _make(match: re.Match[str], rule: str, **fields: object) -> Day:
    return Day(match.start(), match.end(), rule, **fields)  # type: ignore[arg-type]


def _int(value: str | None) -> int | None:
    return None if value is None else int(value)


_RULES = {
    "iso": lambda m: _make(m, "y-m-d", year=int(m["iy"]), month=int(m["im"]), day=int(m["id"])),
    "packed": lambda m: _make(m, "yyyymmdd", year=int(m["py"]), month=int(m["pm"]), day=int(m["pd"])),
    "ymd": lambda m: _make(m, "y年m月d日", year=_two(m["y"]), month=int(m["m"]), day=int(m["d"])),
    "ym": lambda m: _make(m, "y年m月", year=_two(m["yy"]), month=int(m["mm"]), part=m["part"] or ""),
    "ydot": lambda m: _make(m, "y.m", year=int(m["ydy"]), month=int(m["ydm"])),
    "rel": lambda m: _make(m, "relative year", relative=m["ry"], month=int(m["rm"]), day=_int(m["rd"]), part=m["rpart"] or ""),
    "short": lambda m: _make(m, "yy-m-d", year=_two(m["sy"]), month=int(m["sm"]), day=int(m["sd"])),
    "en": lambda m: _make(m, "english", year=_int(m["ey"] or m["ey2"]),
                          month=_MONTHS.index((m["em"] or m["em2"]).lower()[:3]) + 1, day=int(m["ed"] or m["ed2"])),
    "md": lambda m: _make(m, "m月d日", month=int(m["m2"]), day=int(m["d2"])),
    "mo": lambda m: _make(m, "m月", month=int(m["m3"]), part=m["mpart"] or ""),
    "month": lambda m: _make(m, "relative month", relative=m["mrel"], day=_int(m["md3"]), part=m["mrpart"] or ""),
    "week": lambda m: _make(m, "relative week", relative=m["wrel"], weekday=_WEEKDAYS.get(m["wd"] or "")),
    "wbare": lambda m: _make(m, "weekday", relative="bare", weekday=_WEEKDAYS[m["wd2"]]),
    "near": lambda m: _make(m, "near day", relative=m["near"]),
    "ago": lambda m: _make(m, "ago", relative=m["au"], amount=int(m["an"])),
    "within": lambda m: _make(m, "within", relative=m["wu"], amount=int(m["wn"])),
    "yend": lambda m: _make(m, "year end", relative="今年", month=12, part="底"),
    "year": lambda m: _make(m, "year part", year=int(m["y4"]), part=m["ypart"]),
    "dot": lambda m: _make(m, "m.d", month=int(m["dm"]), day=int(m["dd"])),
    "dayonly": lambda m: _make(m, "d日", day=int(m["do"])),
}  # fmt: skip
