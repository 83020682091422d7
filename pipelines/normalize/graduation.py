"""Graduation years that an announcement is for: 2026届, 26届, 2025、2026届, 2026年应届毕业生, 毕业时间 within a span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize import dates
from pipelines.normalize.expressions import expression
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, headed, places, stretches

_AND = r"\s?(?:[、,，/和及与&+]|或者?|以及)\s?"
_TWO_DIGITS = r"(?:1[3-9]|[2-4]\d)"
_COHORT = expression(
    rf"(?<![第\d])((?:20[1-4]\d{_AND}|{_TWO_DIGITS}{_AND}(?!20)|{_TWO_DIGITS}/){{0,7}}(?:20)?[1-4]\d)\s?(?:级|[两三四五]?届)(?!三中|全国|董事|中央|校友)"
)
"""2019/20届; the number of an item before a year is none of a list: 14、2026届."""
_RANGE = expression(r"((?:20)?[1-4]\d)\s?届?\s?[-~至到]\s?((?:20)?[1-4]\d)\s?届")
_SCHOOL = r"(?:全国|国家|国内|境内|海外|境外|普通高等学校|普通高等院校|普通高校|高等院校|高校|全日制|国家统招|统招|国内外|海内外|优秀)"
_LEVEL = r"(?:(?:大专|专科|本科|硕士|博士|研究生|大学)(?:研究生)?(?:及?以上)?(?:学历|学位)?(?:的|[、和及或/])?)"
_WHOSE = rf"(?:{_SCHOOL}|{_LEVEL}){{0,6}}"
_YEARS = rf"(?<![于自从])((?:20[1-4]\d\s?(?:年度?|届)?{_AND}){{0,7}}20[1-4]\d)\s?"
"""One year or several: 2017年、2018年及2019. What was founded 于2015年 belongs to no list."""
_OR_BEFORE = r"(?:[及和或](?:20[1-4]\d年)?(?:以|之)[前后])"
_LEFT = r"毕业(?!于|时间|生|季|典礼|设计|论文|答辩|晚会)"
_FRESH = expression(
    "|".join(
        [
            rf"{_YEARS}(?:年度?(?:[两二三四五]届)?|[两二三四五]届|(?=[应往]届|{_WHOSE}毕业生)){_WHOSE}(?:[应往]届)?{_WHOSE}"
            r"(?:(?:[应往]届)?(?:大学)?毕业生|[应往]届生|应届毕业|应届(?:本科|硕士|博士|大学|研究生)(?:[/、或和](?:硕士|博士|研究生|本科))*生?|应届(?=[,，。;；、()/\s]|\Z))",
            rf"{_YEARS}(?:年\)?|(?=毕业的))(?:\d{{1,2}}月)?(?:春季|夏季)?(?:{_OR_BEFORE}|即将|将要?|可|能)?{_LEVEL}{{0,3}}{_LEFT}",
            r"(?<![\d近过共满])(1[4-9]|[2-4]\d)年(?:\d{1,2}月)?(?:[及和或]?(?:以|之)前)?毕业(?=生|的|优先|[,，。;；、()\s]|\Z)",
            r"(?<!\d)([12]\d)\s?(?:年应届|应届(?=生|毕业|[,，。;；、()/\s]|\Z))",
            r"(?<!\d)([12]\d)\s?年(?:大专|专科|本科|硕士|博士|研究生)应届",
            rf"{_YEARS}年\)?已?(?:毕业)?(?:且|并|仍|离校){{0,2}}(?:未落实|尚?未就业|暂未就业)(?:[^,，。;；]{{0,16}}毕业生|的?(?:硕士|博士|本科|研究生|大学生|同学|学生|人员)|(?=\)))",
            rf"{_YEARS}年[取获]得毕业证[^,，。;；\d]{{0,10}}(?:毕业生|应届生)",
        ]
    )
)
_YEAR_HEAD = expression(r"[1-4](?=0[1-4]\d|\d\s?年?[应往]届|\d\s?年(?:\d{1,2}月)?(?:毕业|[大专本硕博研及和或以之]))")
_REFUSED_BEHIND = expression(r"[^,，。;；\n]{0,8}(?:请勿|勿[投扰]|除外|不予考虑|不考虑|不接受)")
_REFUSED_BEFORE = expression(r"(?:(?:不招|不接受|不考虑|谢绝)[^,，。;；\n]{0,4}|非\s?)\Z")
"""22届应届生请勿投递."""
_BETWEEN = expression(
    r"毕业[^。;；\n\d]{0,8}20[1-4]\d年[^,，。;；\n]{0,8}[之以]?后[、,，至到和且]*\s?(20[1-4]\d)年[^,，。;；\n]{0,8}前"
)
"""毕业时间在2025年9月1日之后、2026年8月31日之前: of the year in which it ends."""
_SHORT_SPAN = expression(
    r"(?<!\d)([1-3]\d)\s?[年.]\s?\d{1,2}\s?月?\s?[-~至到]\s?([1-3]\d)\s?[年.]\s?\d{1,2}\s?月?(?:期间|之间)?毕业(?!于|时间)"
)
"""25.9-26.8毕业: of the year in which it ends."""
_SPAN = expression(rf"(20[1-4]\d)\s?年?\s?[-~至到]\s?(20[1-4]\d)\s?年{_LEVEL}{{0,3}}{_SCHOOL}?(?:应届)?毕业(?!于|时间)")
"""2016年至2018年本科及以上毕业生, 2024-2026年毕业."""
_LABELLED = expression(
    rf"毕业(?:年份|年度|届别)(?:要求)?\s?[:为是]?\s?(20[1-4]\d(?:年?{_AND}20[1-4]\d){{0,5}})(?!\s?[-~至到年]\s?\d)|"
    r"毕业(?:时间|年月)(?:要求)?\s?[:为是在]{0,2}\s?(20[1-4]\d)年(?=[春夏秋冬]|[,，。;；、)\s]|\Z)"
)
"""毕业年份:2026年."""

_NEAR = 8
"""Characters before a date that tell whether it is the first or the last one."""
_NOT_BEFORE = expression(r"不(?:得|能|应)?早于\s?\Z")
_NOT_AFTER = expression(r"[^。;；\n\d]{0,6}[,，、]?[^。;；\n\d]{0,8}不(?:得|能|应)?[晚迟]于")
_NO_LATER = expression(r"不(?:得|能|应)?[晚迟]于\s?\Z")
_MEANWHILE = expression(r"(?:期间|之间|止)?(?:毕业|[取获]得[^,，。;；]{0,8}毕业证)")
_CLASS_OF = expression(
    r"(?i)\bclass of (20[1-4]\d(?:\s?(?:/|,|&|and|or)\s?(?:class of )?20[1-4]\d){0,4})\b|"
    r"(?<!\bin )(?<!\bsince )\b((?:20[1-4]\d\s?(?:/|,|&|and|or)\s?){0,4}20[1-4]\d) (?:fresh |new |university |college )?graduates?\b|"
    r"\bgraduates? (?:of )?\(?(20[1-4]\d)\)?\b|"
    r"\bgraduat(?:e|ing|ion)(?: date)?(?: is|:)?\s?(?:in |by |before |from |between )?"
    r"(?:[a-z]{3,9}\.? (?:20[1-4]\d )?(?:and|to|-) )?(?:[a-z]{3,9}\.? )?(20[1-4]\d)\b"
)
"""Of a span the year in which it ends: graduating between September 2025 and August 2026."""
_ENGLISH = ("graduat", "Graduat", "lass of ")
_SPELLED = expression(
    r"二[〇零oO0]([一二三四])([〇零一二三四五六七八九])(?=届|年|[、,，/和及与]二[〇零oO0][一二三四][〇零一二三四五六七八九])"
)
"""``二〇二六届``."""

_DATED = expression(r"毕业[^。;；\n]{0,14}\d\d|\d[^。;；\n\d]{0,8}毕业")


_NUMBER = expression(r"\d+")
_DIGITS = dict(zip("〇一二三四五六七八九", "0123456789", strict=True)) | {"零": "0"}


def read(text: str, ref: date | None = None) -> Reading[list[int]]:
    """Years, rising. Only 届 and 毕业生 count; 级 (year of entry) and calendar years do not."""
    english = any(word in text for word in _ENGLISH)
    if "届" not in text and "毕业" not in text and not english:
        return Reading([])
    prepared = clean(text[:20_000])
    if "二" in prepared:
        prepared = _SPELLED.sub(lambda found: f"20{_DIGITS[found[1]]}{_DIGITS[found[2]]}", prepared)
    years: dict[int, Evidence] = {}
    for found in _CLASS_OF.finditer(prepared) if english else ():
        years |= {year: _explain("cohort", found) for year in _years(found)}
    for window in stretches(places("届", prepared), 30, 6):
        for found in _RANGE.finditer(prepared, *window):
            first, last = _year(found[1]), _year(found[2])
            if first <= last <= first + 5:
                years |= {year: _explain("range of cohorts", found) for year in range(first, last + 1)}
        for found in _COHORT.finditer(prepared, *window):
            if "级" not in found[0] and not _refused(prepared, found):
                years |= {year: _explain("cohort", found) for year in _years(found)}
    for found in headed(_YEAR_HEAD, _FRESH, prepared):
        for year in () if _refused(prepared, found) else _years(found):
            years.setdefault(year, _explain("graduates of a year", found))
    for found in _LABELLED.finditer(prepared):
        for year in _years(found):
            years.setdefault(year, _explain("year of graduation", found))
    for found in _BETWEEN.finditer(prepared):
        years.setdefault(int(found[1]), _explain("graduates of a school year", found))
    for found in _SHORT_SPAN.finditer(prepared):
        if int(found[1]) <= int(found[2]):
            years.setdefault(_year(found[2]), _explain("graduates of a school year", found))
    for found in _SPAN.finditer(prepared):
        first, last = int(found[1]), int(found[2])
        years |= {
            year: _explain("graduates of a span of years", found) for year in range(first, min(last, first + 5) + 1)
        }
    if not years and ref is not None:
        dated = any(_DATED.search(prepared, *window) for window in stretches(places("毕业", prepared), 9, 18))
        for item in dates.roles(prepared, ref) if dated else []:
            stated = item.value["end"] or item.value["start"]
            if item.role == "graduation" and stated and _speaks_of_leaving(prepared, item.evidence, item.value):
                years[int(stated[:4])] = replace(item.evidence, confidence=0.7)
    return Reading(sorted(years), list({id(piece): piece for piece in years.values()}.values()))


def _speaks_of_leaving(text: str, date_read: Evidence, value: dict[str, Any]) -> bool:
    """毕业时间 and 前毕业, but not the day by which certificates must be held, nor the first of two (``不早于…，不晚于…``)."""
    if _NOT_BEFORE.search(text, max(0, date_read.start - _NEAR), max(0, date_read.start)) and _NOT_AFTER.match(
        text, max(0, date_read.end)
    ):
        return False
    if value["start"] and value["end"] and _MEANWHILE.match(text, max(0, date_read.end)):
        return True
    behind = text[max(0, date_read.end) : max(0, date_read.end) + 10].partition(",")[0]
    around = text[max(0, date_read.start - 14) : max(0, date_read.end)] + behind
    named = (
        "毕业" in around or _NO_LATER.search(text, max(0, date_read.start - _NEAR), max(0, date_read.start)) is not None
    )
    return named and re.search(r"证书|学位证|毕业证|学历学位|认证", around) is None


def _refused(text: str, found: re.Match[str]) -> bool:
    return (
        _REFUSED_BEHIND.match(text, found.end()) is not None
        or _REFUSED_BEFORE.search(text, max(0, found.start() - 8), found.start()) is not None
    )


def _years(found: re.Match[str]) -> Iterator[int]:
    """Those of all groups, each of which is a year or a list of them."""
    return (_year(year) for group in found.groups() if group for year in _NUMBER.findall(group))


def _year(text: str) -> int:
    value = int(text)
    return value if value > 100 else 2000 + value


def _explain(rule: str, found: re.Match[str]) -> Evidence:
    return Evidence(field="graduation_years", rule=rule, text=found[0], start=found.start(), end=found.end())
