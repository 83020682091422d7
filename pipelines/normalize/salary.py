"""Pay: minimum and maximum in yuan, the unit of time, months a year, or by agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import Any, NamedTuple

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.money import AMOUNT, bounds, span
from pipelines.normalize.pay_words import AFTER, BEFORE, UNITS, is_pay, words
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, number

Value = dict[str, Any]
LONGEST = 20_000
_OVER = expression(
    r"(?:月薪|月入|月收入|年薪|年收入)(?:过|上|超|破)?(?P<n>[一二两三四五六七八九十]?)(?P<s>百万|[万千百])"
)
_MONTHS = expression(
    r"(?:[·*xX×,，;/\s]\s?|^|\(|[年月发共])(1[2-9]|2[0-4])\s?(?:薪|个月)(?!水)|[*×]\s?(1[2-9])(?![\d天小])"
)
_AGREED = expression(r"面议|可面?谈(?![股判])|\bnegotiable")
_MOST_SUMS = 6
"""Sums of pay looked at in one text, for those of a regular employee or of each degree."""
_TRIAL = expression(r"试用|实习|见习")
_REGULAR = expression(r"转正|正式|期满|考核合格")
_BASE = expression(r"底薪|基本(?:工资|薪资)|保底|固定")
_ALL = expression(r"综合(?:薪资|工资|收入|月薪|薪酬)|月均收入|总收入|到手|综合[为约:]?\Z")
_DEGREE = expression(r"本科|硕士|博士|研究生|大专|专科|中专|高中|高职|学士")
_LATER = expression(r"第[二三四五]年|之后|以后")
_YUAN_BEFORE = expression(r"(?<![A-Za-z])(?:cny|rmb)[\s¥:]{0,2}(?=\d)", re.IGNORECASE)
_NUMERALS = "一二三四五六七八九"
_SPAN_OF_NUMERALS = expression(
    rf"(?<![{_NUMERALS}两十百千万\d])([{_NUMERALS}两])(?:[至到~-]?)([{_NUMERALS}])(?=[千万](?![{_NUMERALS}]))"
)
"""``六至八千元``, ``三四千元``."""
_PAIR = expression(r"\[?\s?(\d{3,6})(?:\.0+)?\s?[,-]\s?(\d{3,6})(?:\.0+)?\s?\]?")
_MOST_UNTIMED = 3_000_000
"""Yuan beyond which a sum without a word of time is none of pay: ``管理项目金额超过3000万``."""
_NEAR, _FAR = 14, 40
"""Characters from a sum to the word of another that belongs to it."""


def nothing() -> Value:
    """Nothing is said."""
    return {"min": None, "max": None, "unit": None, "months": None, "negotiable": False}


class _Sum(NamedTuple):
    value: Value
    found: re.Match[str]


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "unit", "months", "negotiable"}``; sums that are no pay (研究经费, 安家费) are passed over.

    Of several sums that of a regular employee goes before that of the probation, what all comes to (综合薪资) before the fixed
    part of it, the sums of several degrees are one span, else the first one is it.
    """
    prepared = _in_order(clean(text[:LONGEST]))
    sums = list(islice(_sums(prepared), _MOST_SUMS))
    if sums:
        chosen = _regular(prepared, sums) or _total(prepared, sums) or _of_degrees(prepared, sums)
        return Reading(chosen.value, [_explain_amount(prepared, chosen.found)])
    over = _OVER.search(prepared)
    if over is not None:
        least = (number(over["n"]) if over["n"] else 1) or 1
        scale = {"百万": 1_000_000, "万": 10_000, "千": 1000, "百": 100}[over["s"]]
        unit = "year" if "年" in over[0] else "month"
        return Reading(nothing() | {"min": least * scale, "unit": unit}, [_explain("over", over)])
    agreed = words("negotiable").search(prepared)
    if agreed is not None:
        return Reading(nothing() | {"negotiable": True}, [_explain("negotiable", agreed)])
    return Reading(nothing())


def _in_order(text: str) -> str:
    """``CNY 8,000`` as ``¥8,000``; a field of two sums as a machine writes them: ``[13000, 15000]``, ``10833.0-7500.0``."""
    if any(mark in text for mark in ("CNY", "RMB", "cny", "rmb", "Rmb")):
        text = _YUAN_BEFORE.sub("¥", text)
    text = _SPAN_OF_NUMERALS.sub(_in_digits, text) if "千" in text or "万" in text else text
    pair = _PAIR.fullmatch(text)
    if pair is None or (int(pair[1]) <= int(pair[2]) and text[0] != "["):
        return text
    low, high = sorted((pair[1], pair[2]), key=int)
    return f"{low}-{high}"


def _in_digits(found: re.Match[str]) -> str:
    """``6-8`` for 六至八 and 六八; two numerals that do not rise are no span."""
    low, high = ("二" if piece == "两" else piece for piece in found.groups())
    least, most = _NUMERALS.index(low) + 1, _NUMERALS.index(high) + 1
    return f"{least}-{most}" if least < most else found[0]


def _sums(text: str) -> Iterator[_Sum]:
    """The sums of pay; a sum for another degree beside one that was no pay (租房补贴：本科1万，硕士2万) is none either."""
    passed: int | None = None
    for found in AMOUNT.finditer(text):
        value = _value(text, found)
        between = text[passed : found.start()] if passed is not None else None
        if value is None or (between is not None and len(between) <= _NEAR and _DEGREE.search(between)):
            passed = found.end() if found["ls"] or found["yuan"] else passed
        else:
            yield _Sum(value, found)


def _regular(text: str, sums: list[_Sum]) -> _Sum | None:
    """``试用期4000，转正后6000``: the sum after the probation."""
    first = sums[0].found
    before = re.split("[。;；]", text[max(0, first.start() - 30) : first.start()])[-1]
    if not _TRIAL.search(before) or _REGULAR.search(before):
        return None
    told = (later for later, between in _further(text, sums) if len(between) <= _FAR and _REGULAR.search(between))
    return next(told, None)


def _further(text: str, sums: list[_Sum]) -> Iterator[tuple[_Sum, str]]:
    """The sums after the first, each with the words between the one before and it."""
    for before, later in pairwise(sums):
        yield later, text[before.found.end() : later.found.start()]


def _total(text: str, sums: list[_Sum]) -> _Sum | None:
    """``底薪3000+提成，综合薪资6000-8000``: what all comes to."""
    first = sums[0].found
    if not _BASE.search(text[max(0, first.start() - 8) : first.start()]):
        return None
    told = (later for later, between in _further(text, sums) if len(between) <= _FAR and _ALL.search(between))
    return next((later for later in told if later.value["unit"] == sums[0].value["unit"]), None)


def _of_degrees(text: str, sums: list[_Sum]) -> _Sum:
    """``本科6-8K，硕士8-12K``: one span from the least to the most."""
    value, found = sums[0]
    if not _DEGREE.search(text[max(0, found.start() - 12) : found.start()]):
        return sums[0]
    for (later, _), between in _further(text, sums):
        if (
            later["unit"] != value["unit"]
            or len(between) > _FAR
            or not _DEGREE.search(between)
            or _LATER.search(between)
        ):
            break
        lows, highs = (value["min"], later["min"]), (value["max"], later["max"])
        value = value | {
            "min": None if None in lows else min(lows),
            "max": None if None in highs else max(highs),
            "negotiable": value["negotiable"] or later["negotiable"],
        }
    return _Sum(value, found)


def _value(text: str, found: re.Match[str]) -> Value | None:
    sums = span(found, text) if is_pay(text, found) else None
    if sums is None:
        return None
    low, high = sums
    before, after = _beside(text, found)
    stated = _stated_unit(found, before, after)
    if stated is None and low > _MOST_UNTIMED:
        return None
    thousands = "k" in (found["ls"] or found["hs"] or "").lower()
    months = _MONTHS.search(text[found.end() : found.end() + BEFORE])
    agreed = words("negotiable").search(before + after) or _AGREED.search(text, found.end(), found.end() + _FAR)
    least, most = bounds(found, text, low, high)
    return {
        "min": least,
        "max": most,
        "unit": stated or _usual_unit(low, high or low, thousands=thousands),
        "months": int(months[1] or months[2]) if months else None,
        "negotiable": agreed is not None,
    }


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    return text[max(0, found.start() - BEFORE) : found.start()], text[found.end() : found.end() + AFTER]


def _stated_unit(found: re.Match[str], before: str, after: str) -> str | None:
    if re.match(r"\s?年(?![薪终底限以龄])", after):
        return "year"
    for name in UNITS:
        if words(name).match(after.lstrip("元 ")) or words(name).search(found[0]):
            return name
    nearest = max(
        ((word.end(), name) for name in UNITS for word in words(name).finditer(before)),
        default=None,
    )
    return nearest[1] if nearest is not None else None


def _usual_unit(low: float, high: float, *, thousands: bool) -> str:
    """Boards and announcements give pay a month; sums of 100,000 yuan and more are a year's.

    A span is a year's by its upper end, unless it begins as a month's pay does (5000-100000) or is given in K (50k-100k).
    """
    yearly = low >= 50_000 or (high >= 100_000 and low >= 20_000)
    return "year" if low >= 100_000 or (yearly and not thousands) else "month"


def _explain_amount(text: str, found: re.Match[str]) -> Evidence:
    if _stated_unit(found, *_beside(text, found)):
        return _explain("amount", found)
    return replace(_explain("amount, usual unit", found), confidence=0.8)


def _explain(rule: str, found: re.Match[str]) -> Evidence:
    return Evidence(field="salary", rule=rule, text=found[0].strip(), start=found.start(), end=found.end())
