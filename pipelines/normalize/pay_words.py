"""Whether a sum of money in a text is pay: benefits, fees, funds, sales, years and numbers of other things are none."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.money import PER, amount, scale

UNITS = ("hour", "day", "week", "month", "year")
BEFORE, AFTER = 12, 10
"""Characters beside a sum that are looked at."""
_SHORT_TEXT = 40
"""Characters of a text in which a sum with a mark of money needs no other word to be pay."""
_LEAST_BARE = 300
"""The least bare number that can be a month's pay: 带薪年假15天 and 13薪 are none."""
_FIELD = expression(
    r"\s*(?:税[前后]\s?[:约]?\s?)?(?:\d{4,6}|\d{1,3},\d{3})(?:\.\d+)?\s?(?:[-~至到]{1,2}\s?(?:\d{4,6}|\d{1,3},\d{3})(?:\.\d+)?)?\s*(?:[*×]\s?1[2-9]|[(·,，、]?\s?(?:1[2-9]|2[0-4])薪\)?)?\s*"
)
"""A field that is a sum alone, before tax or after it."""
_PIECE = expression(
    r"\s?(?:元|块)?\s?(?:/|每|一)\s?(?:单|次|件|课时|节课?|篇|张|台|套|题|字|场|份|人次|人(?!/)|堂|公里|吨|平|餐|季度|半年|半天|半日)"
)
_EXTRA = (
    r"(?!实习|见习|助研|助管|助教|博后|习生|生活|发放|给予|提供|每月|每天|每日|[+、,，和及])[一-龥]{2}(?:补贴|津贴)|"
    r"[一-龥]奖|(?!劳务|课时|咨询)[一-龥]{2}费"
)
"""What a sum is for that comes on top of the pay: 技术补贴, 考勤奖, 管理费; but 实习补贴 and 课时费 are the pay."""
_TOTAL = expression(r"\+[一-龥]{2,4}[:= (]|(?:\+[一-龥]{2,4}){2}(?=\d{4})")
"""``底薪+提成+奖金 3500元``: the sum of all of them."""
_OF_TIME = expression(r"\s?每[周天月][^\d元,，。]{0,4}:?\d")
_ONCE = expression(r"(?:补贴|补助|津贴)[:\s]{0,2}\Z")
"""An allowance without a time is paid once; with one (3000元/月) it is an intern's pay."""
SENTENCE = expression(
    r"(?:薪(?<!带薪)(?<!停薪)|工资|待遇|报酬|补贴|收入|面议)(?:(?<=面议)|(?=[^。;；!\n]{0,24}(?:\d{2}|\d[kKwW千万]|面议)))"
)
"""Words with which a sentence speaks of pay and names it."""
_HOURS = expression(r"\s?个?小时")
"""``每天8小时``; a wage of an hour has a stroke or a mark of money."""
_TRADE = expression(r"的?[一-龥]{0,6}?(?:项目(?!奖|提成|经理|补)|订单|业绩|销售额|合同额?|融资|流水|注册资本)")
"""Behind a sum: it is that of what somebody built or sold."""
_SHIFT = expression(r"元?[x×*]\d{1,2}小时")
"""``23元x8小时``: the wage of an hour on the way to that of a day."""
_NAMED_AFTER = expression(r"元?的?(?:无责任?)?(?:底薪|月薪|起薪|工资)")
_SHORT_PAY = expression("日薪|时薪|周薪|日结")
_COUNTED = r"\s?(?:/?季|人|名|岁|{year}月(?!薪)|日|个|号|%|届|点|时|家|平|亿|万(?:人|家|名|户|平|吨))"
"""Behind a number: it counts something else."""
_CALENDAR = expression(r"20[0-4]\d(?:\s?[-~至]\s?20[0-4]\d)?(?:年|届|级|校|[春秋]|毕业|应届|招聘)")
"""A year: 2019校园招聘."""
_LISTED = expression(r"\s?(?:/\s?[一-龥]|底薪)")
"""Behind a span of yuan in a list of posts: 3000-6000元/昆明/本科."""
_ALLOWED = expression(r"实习|见习|助研|助理|博士后|学徒|培训期|岗位")
"""Whose allowance is the pay."""


@cache
def words(name: str) -> re.Pattern[str]:
    """A pattern of a list of the lexicon."""
    return pattern(load("salary")[name])


@cache
def _beside() -> re.Pattern[str]:
    """Right before a sum: what it is for, if not the pay."""
    return re.compile(
        rf"(?:{words('beside').pattern}|一次性[一-龥]{{0,4}}|每(?:单|件|次|篇|张|节|堂|课时|人次)|岁以[上下]|[年月](?:再?加|增)|{_EXTRA})"
        r"(?:为|约|是|:|\(|总计|最低|每月|每年|每天|最高|\d{1,2}\s?[-~至]\s?\d{1,2}月份?|\s){0,3}\Z"
    )


@cache
def _benefit() -> re.Pattern[str]:
    """``每月1000元住房补贴``; but in ``3000元餐补300元`` the sum before is another."""
    plain = r"[^另有提供加含及享外和与各转,，;+、\s\d]{0,4}(?:补贴|补助|津贴)"
    return re.compile(
        rf"元?{PER}的?(?:{words('benefits').pattern}|(?P<plain>{plain}))(?!\s?[:\d])|元?{PER}的(?:{words('beside').pattern})"
    )


@cache
def _counted(marked: bool) -> re.Pattern[str]:
    return re.compile(_COUNTED.format(year="" if marked else "年(?!薪)|"))


def is_pay(text: str, found: re.Match[str]) -> bool:
    """Whether the sum that ``money.AMOUNT`` found in the text is pay."""
    before, after = text[max(0, found.start() - BEFORE) : found.start()], text[found.end() : found.end() + AFTER]
    if _is_other_money(text, found, before, after):
        return False
    marked = any(found[mark] for mark in ("ls", "hs", "yuan")) or any(mark in found[0] for mark in "￥¥元千万")
    timed = any(words(name).match(after.lstrip()) or words(name).search(before[-6:]) for name in UNITS)
    named = words("pay").search(before) is not None or _NAMED_AFTER.match(after) is not None
    if not timed and not named and _TRADE.match(after):
        return False
    if not timed and _ONCE.search(before):
        return False
    if not timed and "元" not in found[0] and found["tail"] != "+" and _counted(bool(marked)).match(after):
        return False
    if not marked and _is_bare_number(text, found, after):
        return False
    if found["high"] and amount(found["low"], 1) >= 1000 and _LISTED.match(after):
        return True
    if not marked and not timed and not named:
        return bool(_FIELD.fullmatch(text)) or (found["tail"] is not None and len(text) < BEFORE)
    if found["high"] and "k" in (found["ls"] or found["hs"] or "").lower():
        return True
    most = amount(found["high"] or found["low"], scale(found["hs"] or found["ls"]))
    return most >= (5 if timed else 10) and (named or timed or len(text) < _SHORT_TEXT)


def _is_other_money(text: str, found: re.Match[str], before: str, after: str) -> bool:
    """Whether a word beside the sum says that it is foreign money, a benefit, a fee, a fund, or paid a piece."""
    if words("foreign").search(before[-4:] + found[0]) or words("foreign").match(after.lstrip(" kKwW万千")):
        return True
    if before.endswith(("第", "-")) or "$" in found[0] or _SHIFT.match(after):
        return True
    near = words("not_pay").search(before[-8:]) or _beside().search(before)
    if near and not _TOTAL.search(text, max(0, found.start() - 10), found.end()):
        return True
    if found["tail"] == "+":
        return False
    if words("not_pay").match(after.lstrip("元的 ")) or _PIECE.match(after):
        return True
    return found["tail"] is None and _is_benefit(text, found)


def _is_benefit(text: str, found: re.Match[str]) -> bool:
    """Whether what follows the sum names a benefit; the allowance of an intern or a research assistant is the pay."""
    said = _benefit().match(text, found.end())
    if said is None or said["plain"] is None:
        return said is not None
    return _ALLOWED.search(text, max(0, found.start() - BEFORE), said.end()) is None


def _is_bare_number(text: str, found: re.Match[str], after: str) -> bool:
    """Whether a number without a mark of money is a year, of another thing, or too small for pay of more than a day."""
    if _CALENDAR.match(text, found.start()) or _OF_TIME.match(text, found.end()) or _HOURS.match(text, found.end()):
        return True
    if _SHORT_PAY.search(text, max(0, found.start() - 6), found.start()):
        return False
    short = any(words(name).match(after.lstrip()) for name in ("day", "hour", "week"))
    return amount(found["high"] or found["low"], 1) < _LEAST_BARE and not short
