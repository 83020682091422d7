"""The token stream of dates: days, times and what stands between them. One pass, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipelines.normalize.expressions import expression
from pipelines.normalize.text import headed, number

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - reads better
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_LATE = ("下午", "傍晚", "晚上", "晚间", "夜间", "夜晚", "晚", "午后")
_PART = r"(?:凌晨|清晨|早上|早晨|早|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|夜晚|晚|当日|当天|[aApP]\.?[mM]\.?)"
_M, _D, _Y = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])", r"(?:(?:19|20)\d{2})"
_SPLIT = r"(?:中下旬|上中旬|中上旬|上旬|中旬|下旬|月?底|月?末|月?初|第[1-4]周)"
_NO_UNIT = r"(?:万|[KkWw](?![a-z])|千|元|%|米|个|人|名(?!单)|年|分|小时|周岁|岁|天|亿|折|倍|级|寸|月|版|届|次|轮|周(?![一二三四五六日天末]))"
_DAY = expression(
    rf"""(?=\d)(?<!\d)(?:
      (?P<iso>(?<!\d\.)(?P<iy>{_Y})(?P<sep>[-/.])(?P<im>{_M})(?P=sep)(?P<id>{_D})(?=\d{{1,2}}:\d{{2}}|[^\d./-]|$|[./-](?!\d)|[-/]\d))
    | (?P<packed>(?P<py>20[0-4]\d)(?P<pm>0[1-9]|1[0-2])(?P<pd>0[1-9]|[12]\d|3[01])(?![\d.]))
    | (?P<ymd>(?P<y>1[01]\d|(?:19|20)?\d{{2}})年[ ]?(?P<m>{_M})(?:月份?|[./-])[ ]?(?P<d>{_D})(?!\d)[ ]?[日号]?)
    | (?P<ym>(?P<yy>1[01]\d|(?:19|20)?\d{{2}})年[ ]?(?P<mm>{_M})月份?(?P<part>{_SPLIT})?)
    | (?P<ydot>(?<!\d\.)(?P<ydy>{_Y})[./-](?P<ydm>{_M})(?![\d.])(?![-/](?!\d{{4}}[./年-])\d))
    | (?P<year>(?P<y4>{_Y})年?(?P<ypart>年?底|年?末|年初|年中(?![国央华共级心秋])|上半年|下半年|第?[1-4]季度)(?!\d))
    | (?P<short>(?<![\d][./-])(?P<sy>2\d)(?P<ssep>[-/.])(?P<sm>{_M})(?P=ssep)(?P<sd>{_D})(?![\d./-]))
    | (?P<mdy>(?P<xm>{_D})(?P<xsep>[./-])(?P<xd>{_D})(?P=xsep)(?P<xy>20\d{{2}})(?!\d))
    | (?P<en2>(?i:(?P<ed2>{_D})(?:st|nd|rd|th)?[ -]?(?:of\s)?(?P<em2>{_EN_MONTH}),?(?:[\s-]?(?P<ey2>(?:19|20)\d{{2}}))?(?!\d)))
    | (?P<md>(?P<m2>{_M})月[ ]?(?P<d2>{_D})(?![\d家人名个万届]|、\D)[ ]?[日号]?)
    | (?P<mo>(?P<m3>{_M})月份?(?:(?P<mpart>{_SPLIT})|的?第(?P<nth>[1-5一二三四五])个?(?:周|星期)(?P<nd>[一二三四五六日天])(?!\d(?!、\D))|(?!\d(?!、\D))))
    | (?P<ago>(?P<an>\d{{1,3}})[ ]?(?P<au>秒|分钟|个?小时|天|日(?!(?:之|以)?前(?!发布|更新|刷新)[一-龥])|周|个?星期|个月|年)(?:之|以)?前(?!\d))
    | (?P<within>(?P<wn>\d{{1,3}})[ ]?(?P<wu>个?工作日|个?自然日|天|日|个?月|个?周|个?星期|小时)(?:之|以)?内)
    | (?P<junk>\d{{3,}}(?:[-./]\d+)+|\d{{3,4}}年[ ]?\d{{1,2}}月(?:\d{{1,2}}[日号]?)?)
    | (?P<dot>(?<!\d[./:])(?P<dm>{_M})[./-](?P<dd>{_D})(?!号(?:线|楼|门|口|地铁))[日号]?(?![\d:])(?!\.\d)(?!/\d)(?!-\d{{1,2}}(?:$|[^\d.月/日号-]))
          (?![ ]?{_NO_UNIT})(?![-~至到]\d+(?:\.\d+)?{_NO_UNIT}))
    | (?P<dayonly>(?P<do>{_D})[日号](?!楼|线|厅|馆|门|院|教))
    )
    | (?=[今明去当次本年月下上这周星礼昨后前大刚半底翌])(?:
      (?P<rel>(?P<ry>今年|明年|去年|当年|次年|本年|翌年)度?[ ]?(?P<rm>{_M})月(?:份)?(?:(?P<rd>{_D})(?!\d)[日号]?|(?P<rpart>{_SPLIT}))?)
    | (?P<month>(?P<mrel>本月|这个月|下个月|下月|上个月|上月|当月|次月)(?:(?P<md3>{_D})(?!\d)[日号]|(?P<mrpart>上旬|中旬|下旬|底|末|初))?)
    | (?P<week>(?P<wrel>本|这|下下|下|上上|上)(?:一|个)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末])?)
    | (?P<wbare>(?<![每本这下上])(?<!第\d周)(?<!第\d\d周)(?:周|星期|礼拜)(?P<wd2>[一二三四五六日天])(?!至周|到周))
    | (?P<near>今天|今日|今晨|明天|明日|大后天|后天|昨天|昨日|大前天|前天|今(?=晚|早)|明(?=晚|早)|昨(?=晚))
    | (?P<now>刚刚|刚才)
    | (?P<half>半(?P<hu>个?小时|个月|年)前)
    | (?P<yend>(?<![\d年])(?P<yrel>今年|明年|本年)?(?:年底|年末|底(?=前|之前|止)))
    | (?P<mend>(?<![\d月年个])(?:本)?月(?:底|末))
    )
    | (?=[jfmasondJFMASOND])(?<![A-Za-z])(?:(?i:(?P<en>(?P<em>{_EN_MONTH})\s?(?P<ed>{_D})(?!\d)(?:st|nd|rd|th)?,?(?:\s?(?P<ey>(?:19|20)\d{{2}}))?(?!\d)))
    | (?i:(?P<enym>(?P<emm>{_EN_MONTH}),?\s(?P<emy>(?:19|20)\d{{2}})(?![\d]|[./-]\d(?!\.\D)))))
    | (?P<lun>农(?:清明|(?P<lm2>{_M})月(?P<ld2>{_D})日))
    """,
    re.VERBOSE,
)
_DAY_HEAD = expression(
    r"[\d今明去当次本年月下上这周星礼昨后前大刚半底翌农jfmasondJFMASOND](?:(?<=\d)(?<!\d\d)(?=\d*(?:[-/.年月日号秒分个小天周星工自底末上下第季 a-zA-Z]|(?<=\d{8})))"
    r"|(?<=[今明去当次本年月下上这周星礼昨后前大刚半底翌])(?=[年天日晨晚早月周一个星礼底末度前之止下上二三四五六期拜后刚才小])"
    r"|(?<=[A-Za-z])(?<![A-Za-z].)(?=[aepucoAEPUCO])|(?<=农)(?=[\d清]))"
)
"""Where a day may begin. Its class of letters is scanned many times faster than the alternatives are tried at each letter."""
_TIME = expression(
    rf"""(?=[\d凌清早上中正午下傍晚夜当零aApP])(?:(?P<part>{_PART})[ ]?(?P=part)?)?[ ]?(?:
        (?<!\d)(?P<h>2[0-4]|1\d|0?\d)[ ]?(?::|点|时(?!间|代|尚|长|候))[ ]?(?P<min>[0-5]\d)?(?:分(?!钟))?(?:(?::|(?<=分)(?=\d\d秒))(?P<s>[0-5]\d)秒?)?
            (?P<half>半|一刻|1刻|3刻)?(?:整|钟)?(?P<after>[ ]?[aApP]\.?[mM](?![a-z])\.?)?
        | (?<!\d)(?P<h2>1[0-2]|0?[1-9])[ ]?(?P<ampm>[aApP]\.?[mM](?![a-z])\.?)
    )""",
    re.VERBOSE,
)
_TIMED = expression(r"\d ?(?:[:点时]|[aApP]\.?[mM])")
"""What every time of day has, so that a text without one costs nothing."""
_GLUED = expression(r"(2[0-4]|[01]?\d):([0-5]\d)(?::([0-5]\d))?(?![ ]?[aApP]\.?[mM])")
"""A time that a page glued to its day: ``2023-01-1609:50``."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month, part of a month or relative day, as written, with its place in the prepared text."""

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


def tokens(text: str) -> list[Day | Time]:
    """Days and times of a prepared text, in order. Years of a 届 are no days."""
    found: list[Day | Time] = []
    place, timed = 0, _TIMED.search(text) is not None
    for match in headed(_DAY_HEAD, _DAY, text):
        if (day := _day(match)) is None:
            continue
        if timed:
            found += times(text, place, day.start)
        found.append(day)
        place = day.end
    if timed:
        found += times(text, place, len(text))
    return found


def times(text: str, start: int, end: int) -> list[Time]:
    """Times of day between two places."""
    found = []
    glued = _GLUED.match(text, start, end)
    if glued is not None:
        start = glued.end()
        found.append(Time(glued.start(), start, int(glued[1]), int(glued[2]), int(glued[3]) if glued[3] else None))
    for match in _TIME.finditer(text, start, end):
        hour, minute = int(match["h"] or match["h2"]), int(match["min"] or 0)
        if match["min"] is None and ":" in match[0]:
            continue
        if match["half"]:
            minute = {"半": 30, "3刻": 45}.get(match["half"], 15)
        part = (match["part"] or match["after"] or match["ampm"] or "").strip().lower()
        second = int(match["s"]) if match["s"] else None
        found.append(Time(match.start(), match.end(), _hour(hour, part), minute, second, part))
    return found


def _hour(hour: int, part: str) -> int:
    late = part in _LATE or part.startswith("p")
    if (late and 1 <= hour < 12) or (part in ("中午", "正午") and 1 <= hour <= 2):
        return hour + 12
    if hour == 12 and part in _LATE[1:7]:
        return 24
    return 0 if hour == 12 and (part == "凌晨" or part.startswith("a")) else hour


def same_half(first: Time, second: Time) -> Time:
    """``下午2点-5点``: the second time is in the first one's half of the day."""
    if second.part or second.hour >= 12 or first.hour < 12 or not first.part:
        return second
    return replace(second, hour=second.hour + 12)


def _two(year: str | None) -> int | None:
    """A year as written: four digits, two (20xx), or three of the Minguo calendar (116 is 2027)."""
    if year is None:
        return None
    value = int(year)
    return value if value > 1000 else value + 1911 if value > 99 else 2000 + value


def _day(match: re.Match[str]) -> Day | None:
    """The token of the outermost group, which closed last; a number that is no day makes none."""
    rule = _RULES.get(match.lastgroup or "")
    return rule(match) if rule else None


def _make(match: re.Match[str], rule: str, **fields: object) -> Day:
    return Day(match.start(), match.end(), rule, **fields)  # type: ignore[arg-type]


def _int(value: str | None) -> int | None:
    return None if value is None else int(value)


def _part(value: str | None) -> str:
    return (value or "").removeprefix("月")


def _english(match: re.Match[str], month: str, day: str | None, year: str | None) -> Day:
    number = _MONTHS.index(match[month].lower()[:3]) + 1
    return _make(
        match, "english", year=_int(match[year] if year else None), month=number, day=_int(match[day] if day else None)
    )


def _month(match: re.Match[str]) -> Day:
    """``3月``, ``3月上旬``, ``11月第2个周六``."""
    month = int(match["m3"])
    if match["nth"]:
        return _make(match, "nth weekday", month=month, amount=number(match["nth"]), weekday=_WEEKDAYS[match["nd"]])
    return _make(match, "m月", month=month, part=_part(match["mpart"]))


def _month_day_year(match: re.Match[str]) -> Day:
    """``10/31/2026`` as Americans write it, ``31/10/2026`` where no month is so large; both may be meant by 10/11."""
    first, second = int(match["xm"]), int(match["xd"])
    month, day = (first, second) if first <= 12 else (second, first)
    rule = "m/d/y or d/m/y" if first != second and max(first, second) <= 12 else "m/d/y"
    return _make(match, rule, year=int(match["xy"]), month=month, day=day)


_RULES: dict[str, Callable[[re.Match[str]], Day]] = {
    "iso": lambda m: _make(m, "y-m-d", year=int(m["iy"]), month=int(m["im"]), day=int(m["id"])),
    "packed": lambda m: _make(m, "yyyymmdd", year=int(m["py"]), month=int(m["pm"]), day=int(m["pd"])),
    "lun": lambda m: _make(m, "lunar", month=_int(m["lm2"]), day=_int(m["ld2"])),
    "ymd": lambda m: _make(m, "y年m月d日", year=_two(m["y"]), month=int(m["m"]), day=int(m["d"])),
    "ym": lambda m: _make(m, "y年m月", year=_two(m["yy"]), month=int(m["mm"]), part=_part(m["part"])),
    "ydot": lambda m: _make(m, "y.m", year=int(m["ydy"]), month=int(m["ydm"])),
    "year": lambda m: _make(m, "year part", year=int(m["y4"]), part=m["ypart"]),
    "short": lambda m: _make(m, "yy-m-d", year=_two(m["sy"]), month=int(m["sm"]), day=int(m["sd"])),
    "mdy": _month_day_year,
    "en2": lambda m: _english(m, "em2", "ed2", "ey2"),
    "md": lambda m: _make(m, "m月d日", month=int(m["m2"]), day=int(m["d2"])),
    "mo": _month,
    "ago": lambda m: _make(m, "ago", relative=m["au"], amount=int(m["an"])),
    "within": lambda m: _make(m, "within", relative=m["wu"], amount=int(m["wn"])),
    "dot": lambda m: _make(m, "m.d", month=int(m["dm"]), day=int(m["dd"])),
    "dayonly": lambda m: _make(m, "d日", day=int(m["do"])),
    "rel": lambda m: _make(m, "relative year", relative=m["ry"], month=int(m["rm"]), day=_int(m["rd"]), part=_part(m["rpart"])),
    "month": lambda m: _make(m, "relative month", relative=m["mrel"], day=_int(m["md3"]), part=m["mrpart"] or ""),
    "week": lambda m: _make(m, "relative week", relative=m["wrel"], weekday=_WEEKDAYS.get(m["wd"] or ""), part=m["wd"] or ""),
    "wbare": lambda m: _make(m, "weekday", relative="bare", weekday=_WEEKDAYS[m["wd2"]]),
    "near": lambda m: _make(m, "near day", relative=m["near"]),
    "now": lambda m: _make(m, "ago", relative="分钟", amount=0),
    "half": lambda m: _make(m, "ago", relative="半" + m["hu"], amount=1),
    "yend": lambda m: _make(m, "year end", relative=m["yrel"] or "今年", month=12, part="底"),
    "mend": lambda m: _make(m, "relative month", relative="本月", part="底"),
    "en": lambda m: _english(m, "em", "ed", "ey"),
    "enym": lambda m: _english(m, "emm", None, "emy"),
}  # fmt: skip
"""What each group of the pattern makes; a group without an entry (``junk``) makes nothing."""
