"""How many people an announcement hires: a number, a range, about, each, or some."""

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
_N = r"(?:\d{1,7}(?:\.\d)?|[零一二两三四五六七八九十百千]{1,7})"
_COUNT = re.compile(
    rf"(?P<limit>不超过|不多于|至多|最多|不少于|不低于|至少|最少)?(?P<before>约|大约|近|上|超过|超)?\s?"
    rf"(?P<low>{_N})(?P<wan>万)?\s?(?P<approx1>余|多|来|几)?\s?(?:[-~至到]+\s?(?P<high>{_N})\s?)?"
    rf"(?:个)?(?P<unit>人|名(?!牌|称|企|校)|位(?!于|置)|员(?!工)|名额)?(?P<after>\+|左右|上下|以上|以内|以下|余|多)?"
)
_BARE = re.compile(rf"(?P<low>{_N})\s?(?:[-~至到]\s?(?P<high>{_N}))?(?P<after>\+|余|左右|以上)?")


@cache
def _words(name: str) -> re.Pattern[str]:
    return pattern(load("headcount")[name])


def nothing() -> Value:
    """Nothing is said."""
    return {"min": None, "max": None, "approx": False, "each": False}


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "approx", "each"}``. "若干" is approximate without numbers; "N余人" has no maximum."""
    prepared = clean(text[:LONGEST])
    best: tuple[tuple[bool, bool, int], re.Match[str]] | None = None
    for found in _COUNT.finditer(prepared):
        if not _counts_people(prepared, found):
            continue
        rank = (not _labelled(prepared, found), found["unit"] is None, found.start())
        if best is None or rank < best[0]:
            best = rank, found
    bare = _BARE.fullmatch(prepared)
    if best is None and bare is not None:
        return _reading(prepared, bare)
    if best is not None:
        return _reading(prepared, best[1])
    some = _words("several").search(prepared)
    if some is not None:
        return Reading(nothing() | {"approx": True}, [_explain("some", some)])
    multiplied = re.search(rf"[xX×*]\s?(?P<low>{_N})(?P<high>\b)?\s*$", prepared)
    if multiplied is not None:
        value = number(multiplied["low"])
        return Reading(nothing() | {"min": value, "max": value}, [_explain("x N", multiplied)])
    return Reading(nothing())


def _counts_people(text: str, found: re.Match[str]) -> bool:
    if found["unit"] is None:
        return False
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 6]
    wrong = _words("not_vacancies")
    if text[found.start() - 1 : found.start()] in ("第", "-", "/", "."):
        return False
    return not wrong.search(before) and not wrong.match(after.lstrip("的、 "))


def _labelled(text: str, found: re.Match[str]) -> bool:
    return bool(
        re.search(rf"(?:{_words('labels').pattern})[^\d,，。;；]{{0,8}}$", text[: found.start()][-20:], re.IGNORECASE)
    )


def _reading(text: str, found: re.Match[str]) -> Reading[Value]:
    groups = found.groupdict()
    low = _number(groups["low"], groups.get("wan"))
    high = _number(groups["high"], groups.get("wan")) if groups.get("high") else low
    if low is None or high is None or (low, high) == (0, 0):
        return Reading(nothing())
    if high < low:
        low, high = high, low
    before, after, limit = groups.get("before") or "", groups.get("after") or "", groups.get("limit") or ""
    more = groups.get("approx1") or after in ("+", "余", "多", "以上") or before in ("上", "超", "超过")
    value: Value = {"min": low, "max": high, "approx": False, "each": _is_each(text, found)}
    if limit in ("不超过", "不多于", "至多", "最多") or after in ("以内", "以下"):
        value["min"] = None
    elif limit:
        value["max"] = None
    elif more:
        value |= {"max": None, "approx": True}
    elif before in ("约", "大约", "近") or after in ("左右", "上下"):
        value["approx"] = True
    return Reading(value, [_explain("count", found)])


def _number(text: str, ten_thousand: str | None) -> int | None:
    if "." in text:
        return round(float(text) * 10_000) if ten_thousand else None
    value = number(text)
    return None if value is None else value * (10_000 if ten_thousand else 1)


def _is_each(text: str, found: re.Match[str]) -> bool:
    return bool(re.search(rf"(?:{_words('each').pattern})[^\d,，。;；]{{0,4}}$", text[: found.start()][-12:]))


def _explain(rule: str, found: re.Match[str]) -> Evidence:
    return Evidence(field="headcount", rule=rule, text=found[0], start=found.start(), end=found.end())
