"""Pay: minimum and maximum in yuan, the unit of time, months a year, or by agreement."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, number
from pipelines.posting import Evidence

Value = dict[str, Any]
LONGEST = 20_000
_SCALE = {"k": 1000, "千": 1000, "w": 10_000, "万": 10_000, "": 1, None: 1}
_NUMBER = r"\d{1,3}万\d{1,4}(?![\d-])|\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?|[一二两三四五六七八九十百千零]{1,6}万[一二三四五六七八九千百零]{0,6}|[一二两三四五六七八九]千[一二三四五六七八九百零十]{0,6}|[一二两三四五六七八九]百"
_AMOUNT = re.compile(
    r"(?P<limit>不低于|不少于|至少|最低|不超过|最高可达|最高达|最高|高达|上限|超过|超|逾|过|破|约)?\s?[￥¥$]?\s?"
    rf"(?P<low>{_NUMBER})\s?(?P<ls>[kKwW千万])?\s?(?:元|块|rmb|cny)?\s?"
    rf"(?:(?:/|每)?(?:年|月|天)?\s?[-~至到]{{1,6}}\s?[￥¥]?\s?(?P<high>{_NUMBER})\s?(?P<hs>[kKwW千万])?)?"
    r"\s?(?P<yuan>元|块|rmb|cny)?(?P<tail>[起+]|以上|及以上|以下|及以下|以内|左右)?",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:月薪|月入|月收入|年薪|年收入)(?:过|上|超|破)?(?P<n>[一二两三四五六七八九十]?)(?P<s>百万|[万千百])"
)
_MONTHS = re.compile(
    r"(?:[·*xX×,，;/\s]\s?|^|\(|年|发|共)(1[2-9]|2[0-4])\s?(?:薪|个月)(?!水)|[*×]\s?(1[2-9])(?![\d天小])"
)
_FIXED = re.compile(r"(?:底薪|基本工资|保底|无责任?底薪)")
_PIECE = re.compile(
    r"\s?(?:元|块)?\s?(?:/|每|一)\s?(?:单|次|件|课时|节课?|篇|张|台|套|题|字|场|份|人次|人(?!/)|堂|公里|吨|平|餐)"
)
_PER = r"(?:\s?(?:/|每)?\s?(?:个月|月|年|天|日|小时|时|周))?"
_OPEN_AFTER = re.compile(rf"{_PER}\s?(?:\+|起|以上|及以上|加|[-~,，]?上?不封顶)")
_FIELD = re.compile(
    r"\s*(?:\d{4,6}|\d{1,3},\d{3})(?:\.\d+)?\s?(?:[-~至到]{1,2}\s?(?:\d{4,6}|\d{1,3},\d{3})(?:\.\d+)?)?\s*(?:[*×]\s?1[2-9])?\s*"
)
"""A field that is a sum alone."""


@cache
def _words(name: str) -> re.Pattern[str]:
    return pattern(load("salary")[name])


def nothing() -> Value:
    """Nothing is said."""
    return {"min": None, "max": None, "unit": None, "months": None, "negotiable": False}


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "unit", "months", "negotiable"}``; sums that are no pay (研究经费, 安家费) are passed over."""
    prepared = clean(text[:LONGEST])
    for found in _AMOUNT.finditer(prepared):
        value = _value(prepared, found)
        if value is not None:
            return Reading(value, [_explain_amount(prepared, found)])
    over = _OVER.search(prepared)
    if over is not None:
        least = (number(over["n"]) if over["n"] else 1) or 1
        scale = {"百万": 1_000_000, "万": 10_000, "千": 1000, "百": 100}[over["s"]]
        unit = "year" if "年" in over[0] else "month"
        return Reading(nothing() | {"min": least * scale, "unit": unit}, [_explain("over", over)])
    agreed = _words("negotiable").search(prepared)
    if agreed is not None:
        return Reading(nothing() | {"negotiable": True}, [_explain("negotiable", agreed)])
    return Reading(nothing())


def _value(text: str, found: re.Match[str]) -> Value | None:
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 10]
    if not _is_pay(text, found, before, after):
        return None
    low_scale, high_scale = _scale(found["ls"]), _scale(found["hs"])
    if found["high"] and found["ls"] is None and found["hs"] is not None:
        low_scale = high_scale if float(_amount(found["low"], 1)) < 100 else 1  # 15-25K, but 5000-2万
    low = _amount(found["low"], low_scale)
    high = _amount(found["high"], high_scale or low_scale) if found["high"] else None
    if high is not None and found["hs"] is None and found["ls"] is not None and high < low:
        high = _amount(found["high"], low_scale)
    if low is None or (high is not None and high < low):
        return None
    unit = _stated_unit(found, before, after) or _usual_unit(high or low)
    months = _MONTHS.search(text[found.end() : found.end() + 12])
    low_value, high_value = _bounds(found, text, low, high)
    return {
        "min": low_value,
        "max": high_value,
        "unit": unit,
        "months": int(months[1] or months[2]) if months else None,
        "negotiable": bool(_words("negotiable").search(before + after)),
    }


def _bounds(found: re.Match[str], text: str, low: float, high: float | None) -> tuple[float | None, float | None]:
    if high is not None:
        return low, high
    tail, limit = found["tail"] or "", found["limit"] or ""
    if tail.endswith(("以下", "以内")) or limit.startswith(("不超过", "最高", "高达", "上限")):
        return None, low
    open_end = tail in ("起", "+", "以上", "及以上") or limit in (
        "不低于",
        "不少于",
        "至少",
        "最低",
        "超过",
        "超",
        "逾",
        "过",
        "破",
    )
    fixed = _FIXED.search(text[max(0, found.start() - 8) : found.start()])
    after = text[found.end() : found.end() + 10]
    if re.match(rf"{_PER}\s?(?:及)?以[下内]", after):
        return None, low
    return (low, None) if open_end or fixed or _OPEN_AFTER.match(after) else (low, low)


def _scale(mark: str | None) -> int:
    return _SCALE.get((mark or "").lower(), 1)


def _amount(text: str | None, scale: int) -> float:
    if text is None:
        return 0
    if "万" in text[1:] and text[0].isdigit():
        whole, part = text.split("万")
        return int(whole) * 10_000 + int(part) * (1000 if len(part) == 1 else 1)
    value = number(text) if not text[0].isdigit() else float(text.replace(",", ""))
    total = (value or 0) * scale
    return int(total) if float(total).is_integer() else round(total, 2)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('beside').pattern})(?:为|约|是|:|每月|每年|每天|最高|\s){{0,2}}\Z")


def _is_pay(text: str, found: re.Match[str], before: str, after: str) -> bool:
    if _words("foreign").search(before[-4:] + found[0]) or _words("foreign").match(after.lstrip(" kKwW万千")):
        return False
    near = _words("not_pay").search(before[-8:]) or _words("not_pay").match(after.lstrip("元的 "))
    if near or _beside().search(before) or text[found.start() - 1 : found.start()] in ("第", "-") or "$" in found[0]:
        return False
    if _PIECE.match(after) or re.match(rf"元?{_PER}的(?:{_words('beside').pattern})", after):
        return False
    marked = found["ls"] or found["hs"] or found["yuan"] or any(mark in found[0] for mark in "￥¥元千万")
    timed = any(
        _words(name).match(after.lstrip()) or _words(name).search(before[-6:])
        for name in ("year", "month", "day", "hour", "week")
    )
    named = _words("pay").search(before)
    if (
        re.match(
            rf"\s?(?:人|名|岁|{'' if marked else '年(?!薪)|'}月(?!薪)|日|个|号|%|届|点|时|家|平|亿|万(?:人|家|名|户|平|吨))",
            after,
        )
        and not found["yuan"]
        and not timed
    ):
        return False
    if not marked and not timed and not named:
        return bool(_FIELD.fullmatch(text)) or (found["tail"] is not None and len(text) < 12)
    whole = _amount(found["low"], _scale(found["ls"]) if found["ls"] else _scale(found["hs"]))
    return whole >= 10 and (bool(named) or bool(timed) or len(text) < 40)


def _stated_unit(found: re.Match[str], before: str, after: str) -> str | None:
    if re.match(r"\s?年(?![薪终底限以])", after):
        return "year"
    for name in ("hour", "day", "week", "month", "year"):
        if _words(name).match(after.lstrip("元 ")) or _words(name).search(found[0]):
            return name
    nearest = max(
        (
            (word.end(), name)
            for name in ("hour", "day", "week", "month", "year")
            for word in _words(name).finditer(before)
        ),
        default=None,
    )
    return nearest[1] if nearest is not None else None


def _usual_unit(amount: float) -> str:
    """Boards and announcements give pay a month; sums of 100,000 yuan and more are a year's."""
    return "year" if amount >= 100_000 else "month"


def _explain_amount(text: str, found: re.Match[str]) -> Evidence:
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 10]
    if _stated_unit(found, before, after):
        return _explain("amount", found)
    return _explain("amount, usual unit", found).model_copy(update={"confidence": 0.8})


def _explain(rule: str, found: re.Match[str]) -> Evidence:
    return Evidence(field="salary", rule=rule, text=found[0].strip(), start=found.start(), end=found.end())
