"""A sum of money in a text: its grammar, its scale (K, W, 千, 万), and its bounds (起, 以上, 不超过, 底薪)."""

from __future__ import annotations

import re

from pipelines.normalize.expressions import expression
from pipelines.normalize.text import number

PER = r"(?:\s?(?:/|每)?\s?(?:个月|月|年|天|日|小时|时|周))?"
"""The time that a sum is for, where it is said right behind it."""
_SCALE = {"k": 1000, "千": 1000, "w": 10_000, "万": 10_000, "": 1, None: 1}
_NUMBER = r"\d{1,3}万\d{1,4}(?![\d-])|\d{1,2}[wW]\d(?![\d.])|\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,16})?|[一二两三四五六七八九十百千零]{1,6}万[一二三四五六七八九千百零]{0,6}|[一二两三四五六七八九]千[一二三四五六七八九百零十]{0,6}|[一二两三四五六七八九]百"
AMOUNT = expression(
    r"(?P<limit>[>≥]|不低于|不少于|至少|最低|不超过|最高可达|最高达|最高|高达|上限|超过|超|逾|过|破|约)?\s?[￥¥$]?\s?"
    rf"(?P<low>{_NUMBER})\s?(?P<ls>[kKwW千万])?\s?(?:元?人民币|元|块|rmb|cny)?\s?"
    rf"(?:(?:\([^()\d]{{1,6}}\))?(?:/|每)?(?:年|月|天)?\s?(?:[-~至到]{{1,6}}|一(?=\d))\s?[￥¥]?\s?(?P<high>{_NUMBER})\s?(?P<hs>[kKwW千万])?)?"
    r"\s?(?P<yuan>元?人民币|元|块|rmb|cny)?(?P<tail>[起+]|[及或]?以上|[及或]?以下|以内|左右)?",
    re.IGNORECASE,
)
_FIXED = expression(r"(?:底薪|基本工资|保底|无责任?底薪)")
_FIXED_AFTER = expression(r"\s?(?:元|块)?(?:的?(?:无责任?)?(?:底薪|基本工资|保底)|薪资\+)")
_OPEN_AFTER = expression(rf"{PER}\s?(?:\([^()]{{1,14}}\))?(?:\+|起|以上|及以上|加|[-~,，]?上?不封顶)")
_MORE = frozenset({"不低于", "不少于", "至少", "最低", "超过", "超", "逾", "过", "破", ">", "≥"})


def span(found: re.Match[str], text: str) -> tuple[float, float | None] | None:
    """The lower and the upper sum in yuan as written; ``None`` where they contradict each other."""
    low_scale, high_scale = scale(found["ls"]), scale(found["hs"])
    if found["high"] and found["ls"] is None and found["hs"] is not None:
        low_scale = high_scale if amount(found["low"], 1) <= amount(found["high"], 1) else 1  # 15-25K, but 5000-2万
    if low_scale == 1 and high_scale == 10_000 and amount(found["low"], 1) < 100:
        low_scale = 1000  # 6-1W
    low = amount(found["low"], low_scale)
    if not found["high"]:
        return low, None
    high = amount(found["high"], high_scale or low_scale)
    if found["hs"] is None and found["ls"] is not None and high < low:
        high = amount(found["high"], low_scale)
    if high > 5 * low and text.startswith("、", found.end()):
        high //= 10  # 2500-35001、: the number of the next item is glued to the sum
    return (low, high) if high >= low else None


def bounds(found: re.Match[str], text: str, low: float, high: float | None) -> tuple[float | None, float | None]:
    """The least and the most that is paid: a single sum may be either, both, or the fixed part of more."""
    if high is not None:
        return low, high
    tail, limit = found["tail"] or "", found["limit"] or ""
    after = text[found.end() : found.end() + 10]
    if tail.endswith(("以下", "以内")) or limit.startswith(("不超过", "最高", "高达", "上限")):
        return None, low
    if re.match(rf"{PER}\s?(?:及)?以[下内]", after):
        return None, low
    fixed = _FIXED.search(text[max(0, found.start() - 8) : found.start()]) or _FIXED_AFTER.match(after)
    more = tail in ("起", "+") or tail.endswith("以上") or limit in _MORE or _OPEN_AFTER.match(after)
    return (low, None) if more or fixed else (low, low)


def scale(mark: str | None) -> int:
    """What K, W, 千 or 万 stands for."""
    return _SCALE.get((mark or "").lower(), 1)


def amount(text: str, scale: int) -> float:
    """A number as written (``1万5``, ``1w5``, ``5,000``, ``三千五``) times its scale, to the fen."""
    text = text.lower().replace("w", "万")
    if "万" in text[1:] and text[0].isdigit():
        whole, part = text.split("万")
        return int(whole) * 10_000 + int(part) * (1000 if len(part) == 1 else 1)
    value = number(text) if not text[0].isdigit() else float(text.replace(",", ""))
    total = (value or 0) * scale
    return int(total) if float(total).is_integer() else round(total, 2)
