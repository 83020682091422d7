"""The text that date tokens are read from: clean, numerals as digits, half-written ranges written out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache
from unicodedata import numeric

from pipelines.normalize.dates.lunar import chinese_day
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import alternatives, load
from pipelines.normalize.text import clean, number, numerals_to_digits

CHINA = timezone(timedelta(hours=8))
"""Asia/Shanghai, without daylight saving since 1991."""
CHINESE = "农"
"""Stands before a day of the Chinese calendar in a prepared text."""
_UNITS = r"年|月|日|号|点|时|天|旬|周|分|刻|秒|个(?:半?月|小时|工作日|自然日|星期|周)|小时|工作日|季度"
_DAY_NUMERAL = expression(
    r"月(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![一二三四五六七八九十旬月个名人家届日号季]|、[^一二三四五六七八九十\d])"
)
"""A day without its 日: ``八月十五``; ``12月四、应聘方式`` is the number of the next heading."""
_ENTITY = expression(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.IGNORECASE)
_INLINE = expression(
    r"</?(?:b|i|u|a|em|font|span|strong|o:p)(?:\s[^<>]{0,300})?>|span(?<=[年月]span)(?=\d)", re.IGNORECASE
)
"""Markup that a page left within a date: ``3月<b>1</b>日``, ``2018年span4月``."""
_SPLIT_YEAR = expression(
    r" (?:(?<=[12] )(?<!\d[12] )(?=\d{3}年)|(?<=(?:19|20) )(?<!\d(?:19|20) )(?=\d\d年)|(?<=(?:19|20)\d )(?<!\d(?:19|20)\d )(?=\d(?:年| ?[./-] ?\d)))"
)
"""``198 5年``, ``202 6.09.09``: the digits of a year, spread over spans."""
_CIRCLED = expression("[\u2460-\u2473\u2776-\u277f]")
"""``8.20-10.10②笔试``: the number of an item, which is no part of a date."""
_VARIANTS = (("週", "周"), ("後", "后"), ("點", "点"), ("時", "时"), ("號", "号"), ("廿", "二十"), ("卅", "三十"))
_IN_BRACKETS = expression(
    r"[(\[](?:(?:本|下|上|这)?(?:周|星期|礼拜)[一二三四五六日天]?(?:[、,和及至到~-](?:周|星期|礼拜)?[一二三四五六日天]){0,6} ?(?:上午|下午|晚上|晚|中午)?"
    r"|北京时间|暂定|不?含[^)]{0,6}|(?:农历|阴历|农\d)[^)]{0,16}|以[^)]{0,8}为准|节假日[^)]{0,4}|今天|明天|后天|今日|明日)[)\]]"
)
_MONTHS_RANGE = expression(
    r"([-~至到])(?:(?<=[1-9].)(?<![\d月./-][1-9].)(?<!\d:[1-9].)|(?<=1[0-2].)(?<![\d月./-]1[0-2].)(?<!\d:1[0-2].))"
    r"(?=(?:1[0-2]|[1-9])月(?!\d(?!、\D)))"
)
_HALF_WRITTEN = expression(
    r"[-./](?:(?<=1[0-2].)(?<!\d\d\d.)|(?<=[1-9].)(?<!\d\d.))(?<![./-]\d.)(?<![./-]\d\d.)(3[01]|[12]\d|0?[1-9])(?=[-~至到](?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])(?:[日号]|[\s,。;)\]】]|\Z))"
)
"""``7-16-7月20日``, ``7-16-7月20``: a range whose begin is written in another way than its end. A mark stands first, which is scanned fast."""
_FIRST_MONTH = expression(r"元月(?=[份上中下初底末\d一二三四五六七八九十廿])")
"""``元月三十一日``, but no ``3000元月薪``."""
_DAYS_LISTED = expression(r"月(?<=[\d本上下次]月)(?P<days>\d{1,2}(?:[、,和及]\d{1,2})+)(?:[日号]|[两三四五][日天])")
"""``9月18、19、20日``, ``本月25、26两日``."""
_BETWEEN_DAYS = expression(r"(?<=\d)[、,和及]")
_HOURS_RANGE = expression(
    r"([-~至到])(?:(?<=[1-9].)(?<![\d月./-][1-9].)(?<!\d:[1-9].)|(?<=[12]\d.)(?<![\d月./-][12]\d.)(?<!\d:[12]\d.))"
    r"(?=(?:2[0-4]|1\d|[1-9])(点|时(?!间)))"
)
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAYS_OF_MONTH = expression(rf"(?<![\d-])(\d{{1,2}})\s?(?:-|to)\s?(?=\d{{1,2}} ({_MONTH}))")
_MONTH_OF_DAYS = expression(rf"({_MONTH}) (\d{{1,2}})\s?(?:-|to)\s?(?=\d{{1,2}}(?![\d:]))")
_ENGLISH_WEEKDAY = expression(r"\s?\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\)", re.IGNORECASE)
_LATIN_MONTH = expression(
    r"[jfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)[a-z]*\.? \d|\d (?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
"""A month beside a number, in a text of small letters."""
_LATIN_BESIDE = expression(r" (?:(?<=[A-Za-z.] )(?=\d)|(?<=\d )(?=[jfmasondJFMASOND]))")
"""A letter beside a number: what has none has no such month. A space stands first, which is scanned fast."""
_ITEM = expression(r"\d(?<![\dA-Za-z.]\d)\d?\.(?=20\d\d[年./-]\d)")
"""``1.2026-03-02``: the number of an item, glued to a year."""
_SAME_YEAR = expression(r"((?:19|20)\d\d年)([^。;\n]{0,60}?)同年(?=\d{1,2}月)")
"""``2015年8月…，同年9月``."""
_SAME_DAY = expression(
    r"(\d{1,2}月\d{1,2}日)([^。\n月日]{0,40}?[,;]\s?)(?:当[天日]|同[天日])(?=(?:[上下]午|晚上?)?\s?\d{1,2}[:点时])"
)
"""``4月29日9:00笔试,当天14:30面试``."""
_SAME_DAY_WORDS = tuple(mark + word for mark in ",;" for word in ("当天", "当日", "同日", "同天"))
_STEP_AT = r"(?:进行|举行|组织|参加|开展|安排)?(?:面试|笔试|体检|试讲|说课|复试|测评|宣讲|双选|公布成绩)"
_IN_THE_AFTERNOON = expression(
    rf"(\d{{1,2}}月\d{{1,2}}日)([^。\n月日]{{0,40}}?[,;]\s?)(?=(?:下午|晚上?)\s?\d{{1,2}}[:点时]\d{{0,2}}(?:开始)?\s?{_STEP_AT})"
)
"""``11月8日上午笔试,下午14:30面试``."""
_NEXT_DAY = expression(
    rf"(?P<day>(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日)(?P<rest>[^。\n月日]{{0,40}}?[,;]\s?)(?:次日|第二天|翌日)(?=\s?(?:[上下]午|早上|晚上?)?\s?(?:\d{{1,2}}[:点时]\d{{0,2}})?\s?{_STEP_AT})"
)
"""``10月29日宣讲,次日上午组织笔试``."""
_NEXT_DAY_WORDS = ("次日", "第二天", "翌日")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF_DATE = expression(
    r"((?:19|20)\d\d([./])\d{1,2}\2\d{1,2}\s?[-~至到]\s?(?:3[01]|[12]\d|0?[1-9]))(?![\d./:]|\s?[-月日号年点时个人名])"
)
"""``2026.11.14-15``."""
_GLUED_ITEM = expression(r"(20\d\d([./-])\d{1,2}\2(?:3[01]|[12]\d))(?=\d[、.]\D)")
"""``2019.4.303、面试时间``: the number of the next item, glued to a day."""
_MONTH_OF_DAY = r"月(?:\d|[上中下]旬)"
_GLUED_NUMBER = expression(
    rf"\d(?<!\A\d)(?<![\d年./:-]\d)(?:\d{{0,2}}(?=1[0-2]{_MONTH_OF_DAY})|(?:(?<=[2-9])|(?<=1)(?=[3-9])|\d{{1,2}})(?=[1-9]{_MONTH_OF_DAY}))"
)
"""``29月17日``, ``B10610月31日``: the number of a row or room, glued to a month."""
_SPACED_LABEL = expression(r"([面笔复初体报时日公考]) ([试检名间期示察])(?= ?:)")
"""``面 试:``, spread to the width of its column."""
_SPACED = expression(r"((?:19|20)\d\d) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)")
_STAMP = expression(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)(?!\d)")
_MIDNIGHT = expression(r"(\d{4}[-/]\d{1,2}[-/]\d{1,2})[ T]00:00:00(?:\.0+)?(?!\d)")
_FRACTION = expression(r"(:\d\d:\d\d)\.\d{1,6}(?!\d)")
_DIGITS = expression(
    r"(?:[A-Za-z_\u4e00-\u9fff]{1,12} ?[:=] ?)?[\"']?(?:/?Date\()?(?P<stamp>\d{10}|\d{12,14})(?:\.\d{1,6})?(?:[+-]\d{4})?(?:\)/?)?[Ll]?[\"']?"
)
_WRITTEN = {10: 8, 12: 10, 14: 12}
"""Digits of a moment written without marks, and how much of its format they fill."""
_LONG_DASH = expression(r"(?<!-)-{2,3}(?=\d)")
_LIST_FIELDS = (
    (expression(r"(\d{1,2})日?\s*/?\s+(20\d\d)[-./年](\d{1,2})月?"), r"\2-\3-\1"),
    (expression(r"(\d{1,2})[-./月](\d{1,2})日?\s*/?\s+(20\d\d)年?"), r"\3-\1-\2"),
)
"""``15 2024.03``, ``03-15 2024``: lists that set the day, or month and day, in a larger type above the rest."""
_LONGEST_LIST_FIELD = 16
_IN_ENGLISH = expression(
    r"(?i:(?<![\w+])(?P<n>\d{1,3}|an?|one)\s(?P<unit>second|minute|hour|day|week|month|year)s?\sago|(?P<day>today|yesterday|just now))\b"
)
"""``Posted 3 days ago``."""
_CHINESE_UNITS = {
    "second": "秒",
    "minute": "分钟",
    "hour": "小时",
    "day": "天",
    "week": "周",
    "month": "个月",
    "year": "年",
}
_CHINESE_WORDS = {"today": "今天", "yesterday": "昨天", "just now": "刚刚"}
_LONGEST_ENGLISH = 40
_NEW_YEARS_EVE = [12, 30]
_HOLIDAY = expression(r"前后|[前后假期放福礼快晚]")
_BY_FESTIVAL = expression(r"(?:之|以)?前(?![夕后一两三\d期放半往来])")
_NEW_YEAR = expression(r"元旦(?!节?(?:后|期间|假|快乐|福利|礼))节?")
_CHINESE_ORDINAL = r"(?P<d>二?十[一二三四五六七八九]?|三十|初?[一二三四五六七八九]|初十)日?"
_CHINESE_DAY = expression(
    rf"(?P<before>20\d\d年)?(?:(?:农历|阴历)(?P<said>20\d\d年)?(?P<m>[正冬腊]|十[一二]?|[一二三四五六七八九])|(?P<m2>[正腊]))月{_CHINESE_ORDINAL}"
)
_CALENDAR_WORDS = ("农历", "阴历", "正月", "腊月")
_CHINESE_MONTHS = {"正": 1, "冬": 11, "腊": 12}


@lru_cache(maxsize=4)
def prepare(text: str) -> str:
    """Shifts no date: weekdays and remarks in brackets go, ``9-10月`` becomes ``9月-10月``, moments with an offset
    become Chinese time, and a machine's midnight (``2026-12-31 00:00:00``) becomes the day that it stands for.

    Remembered for the last texts, as several readers of a posting ask for the same one.
    """
    cleaned = _SPLIT_YEAR.sub("", clean(_without_markup(text)))
    for variant, usual in _VARIANTS:
        cleaned = cleaned.replace(variant, usual)
    if "T" in cleaned:
        cleaned = _STAMP.sub(_in_china, cleaned)
    if "00:00:00" in cleaned:
        cleaned = _MIDNIGHT.sub(r"\1", cleaned)
    if "--" in cleaned:
        cleaned = _LONG_DASH.sub("-", cleaned)
    if len(cleaned) <= _LONGEST_LIST_FIELD:
        cleaned = _of_list(cleaned)
    if any(word in cleaned for word in _CALENDAR_WORDS):
        cleaned = _CHINESE_DAY.sub(_chinese_day, cleaned)
    cleaned = numerals_to_digits(_FRACTION.sub(r"\1", cleaned), _UNITS)
    cleaned = _DAY_NUMERAL.sub(_day_in_digits, _FIRST_MONTH.sub("1月", cleaned))
    if "同年" in cleaned:
        cleaned = _SAME_YEAR.sub(r"\1\2\1", cleaned)
    if any(word in cleaned for word in _SAME_DAY_WORDS):
        cleaned = _SAME_DAY.sub(r"\1\2\1", cleaned)
    if any(word in cleaned for word in _NEXT_DAY_WORDS):
        cleaned = _NEXT_DAY.sub(_on_the_next, cleaned)
    if "下午" in cleaned or "晚" in cleaned:
        cleaned = _IN_THE_AFTERNOON.sub(r"\1\2\1", cleaned)
    if "元旦" in cleaned:
        cleaned = _NEW_YEAR.sub("1月1日", cleaned)
    names, festivals = _festivals()
    if names.search(cleaned):
        cleaned = festivals.sub(_on_its_day, cleaned)
    cleaned = _GLUED_ITEM.sub(r"\1 ", cleaned)
    cleaned = _ITEM.sub(r"\g<0> ", cleaned) if ".20" in cleaned else cleaned
    cleaned = _GLUED_NUMBER.sub(r"\g<0> ", _SPACED_LABEL.sub(r"\1\2", cleaned))
    cleaned = _IN_BRACKETS.sub(" ", _SPACED.sub(r"\1\2\3\2\4", cleaned))
    cleaned = _DAYS_OF_DATE.sub(r"\1日", cleaned)
    if len(cleaned) <= _LONGEST_ENGLISH:
        cleaned = _IN_ENGLISH.sub(_in_chinese, cleaned)
    if _LATIN_BESIDE.search(cleaned) and _LATIN_MONTH.search(cleaned.lower()):
        cleaned = _ENGLISH_WEEKDAY.sub("", cleaned)
        cleaned = _MONTH_OF_DAYS.sub(r"\1 \2 - \1 ", _DAYS_OF_MONTH.sub(r"\1 \2 - ", cleaned))
    cleaned = _HALF_WRITTEN.sub(r"月\1日", cleaned)
    cleaned = _DAYS_LISTED.sub(lambda found: f"月{_BETWEEN_DAYS.sub('日、', found['days'])}日", cleaned)
    return _HOURS_RANGE.sub(r"\2\1", _MONTHS_RANGE.sub(r"月\1", cleaned))


def _on_the_next(found: re.Match[str]) -> str:
    """The day after the one named before; left as it is at the end of February, whose length no year tells."""
    month, day = int(found["m"]), int(found["d"]) + 1
    if not 1 <= month <= 12 or (month == 2 and day > 28):
        return found[0]
    if day > _LENGTHS[month - 1]:
        month, day = month % 12 + 1, 1
    return f"{found['day']}{found['rest']}{month}月{day}日"


def _of_list(text: str) -> str:
    """A field of a list in the order of a date."""
    for pattern, order in _LIST_FIELDS:
        if found := pattern.fullmatch(text):
            return found.expand(order)
    return text


def _in_chinese(found: re.Match[str]) -> str:
    if found["day"]:
        return _CHINESE_WORDS[found["day"].lower()]
    amount = found["n"] if found["n"].isdigit() else "1"
    return f"{amount}{_CHINESE_UNITS[found['unit'].lower()]}前"


def _chinese_day(found: re.Match[str]) -> str:
    """``农历八月十五``, ``正月初八`` as a token of the Chinese calendar: ``农8月15日``."""
    month, day = found["m"] or found["m2"], found["d"].removeprefix("初")
    written = f"{CHINESE}{_CHINESE_MONTHS.get(month) or number(month)}月{number(day)}日"
    return _in_year(found["said"] or found["before"], written) or found[0]


@cache
def _festivals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Their names, which are scanned fast, and what may stand around one."""
    names = alternatives(load("dates")["festivals"])
    return re.compile(names), re.compile(rf"(20\d\d年)?({names})节?(?:当天|当日)?")


def _on_its_day(found: re.Match[str]) -> str:
    """A festival that is a date: ``2026年中秋节``, ``春节前``, or a field of its own; others are holidays and benefits."""
    text, end, year = found.string, found.end(), found[1]
    if not ((year and not _HOLIDAY.match(text, end)) or _BY_FESTIVAL.match(text, end) or found[0] == text):
        return found[0]
    return _in_year(year, load("dates")["festivals"][found[2]]) or found[0]


def _in_year(year: str | None, day: str) -> str:
    """A day of a stated year as one of the common calendar; one without a year stays. 除夕 is the one of the common year.
    Empty for what no calendar has."""
    if year is None or not day.startswith(CHINESE):
        return f"{year or ''}{day}"
    numbers = [int(found) for found in re.findall(r"\d+", day)]
    try:
        found = chinese_day(int(year[:4]) - (numbers == _NEW_YEARS_EVE), *numbers)
    except ValueError:
        return ""
    return f"{found.year}年{found.month}月{found.day}日"


def _without_markup(text: str) -> str:
    """Markup within dates goes; a tab, which is the edge of a cell, stays visible as a bar."""
    text = _CIRCLED.sub(lambda found: f"({int(numeric(found[0]))})", text.replace("\t", "|"))
    text = _ENTITY.sub(" ", text) if "&" in text else text
    return _INLINE.sub("", text) if "<" in text or "span" in text else text


def _day_in_digits(found: re.Match[str]) -> str:
    return f"月{number(found[1])}日"


def _in_china(found: re.Match[str]) -> str:
    try:
        moment = datetime.fromisoformat(found[0])
        return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError):
        return found[0]


def of_digits(text: str) -> datetime | None:
    """The Chinese wall time of a field that is one number: Unix time in seconds or milliseconds (also ``1698800000.0``,
    ``/Date(1698800000000+0800)/``, a label before it), or ``20231101093000``. Years 2001 to 2100."""
    found = _DIGITS.fullmatch(clean(text))
    if found is None:
        return None
    stamp = found["stamp"]
    if len(stamp) in _WRITTEN or stamp.startswith("20"):
        with suppress(ValueError):
            return datetime.strptime(stamp, "%Y%m%d%H%M%S"[: _WRITTEN.get(len(stamp), 8)])  # noqa: DTZ007 - wall time
    seconds = int(stamp[:10])
    if len(stamp) not in (10, 13) or not 978_307_200 <= seconds < 4_102_444_800:
        return None
    return datetime.fromtimestamp(seconds, UTC).astimezone(CHINA).replace(tzinfo=None)
