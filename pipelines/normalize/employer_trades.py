"""The end of an organisation's name: its legal form, the words of trade, which may be left out without making another name of it, and parts of a house."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.employer_places import without_place
from pipelines.normalize.lexicon import load, pattern


@cache
def forms() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(load('employers')['legal_forms']).pattern})+$", re.IGNORECASE)


def without_form(name: str) -> str:
    """A name without the legal form at its end."""
    return forms().sub("", name)


def is_trade(text: str) -> bool:
    """One word of trade and no more: 互联网, 大数据."""
    return text in _trades() or text in load("employers")["short_trades"]


def only_trades(text: str) -> bool:
    """Nothing but trades, or a place first: the end of 森思泰克河北科技, the 装修网 of 土巴兔装修网."""
    text = without_place(text + "。").removesuffix("。")
    return _all_trades().fullmatch(text) is not None


@cache
def _all_trades() -> re.Pattern[str]:
    words = load("employers")
    trades = pattern([*words["industry_words"], *words["short_trades"], *words["latin_trades"]])
    return re.compile(rf"(?:(?:{trades.pattern})[与及和]?)*", re.IGNORECASE)


def of_place(name: str, end: int) -> bool:
    """Whether what stands before ``end`` is no own name, but a place, trades or nothing."""
    place = len(name) - len(without_place(name))
    return place <= end and _all_trades().fullmatch(name, place, end) is not None


def begins_with_trade(text: str) -> bool:
    """Whether a trade or a legal form stands at the head."""
    return _trade_or_form().match(text) is not None


@cache
def _trade_or_form() -> re.Pattern[str]:
    words = load("employers")
    return pattern(
        [*words["industry_words"], *words["short_trades"], *words["legal_forms"], *words["branch"], *words["part"]]
    )


@cache
def _trades() -> frozenset[str]:
    return frozenset(load("employers")["industry_words"])


@cache
def _longest_trade() -> int:
    return max(map(len, _trades()))


@cache
def parts_of_house() -> re.Pattern[str]:
    """What makes the words behind a legal form a part of the house."""
    return pattern([*_branches(), *_parts()])


def ends_in_part(text: str) -> bool:
    """Whether words behind an abbreviation are a part of the house: 农行|西安分行."""
    return text.endswith((*_parts(), *_branches()))


def before_branch(name: str) -> str:
    """What stands before a word at the end that makes any name a branch: 西安 of 西安分公司; empty without one."""
    if not name.endswith(_branches()):
        return ""
    return name[: -max(len(word) for word in _branches() if name.endswith(word))]


@cache
def _branches() -> tuple[str, ...]:
    return tuple(load("employers")["branch"])


@cache
def _parts() -> tuple[str, ...]:
    return tuple(load("employers")["part"])


def traded(text: str) -> tuple[str, tuple[str, ...]]:
    """Own name and the words of trade after it; a name that would be nothing but trade stays whole."""
    trades: list[str] = []
    rest = text
    while trade := _ending_trade(rest):
        trades.insert(0, trade)
        rest = rest.removesuffix(trade)
    return rest, tuple(trades)


def _ending_trade(text: str) -> str:
    """The longest trade at the end, if it leaves an own name of two letters."""
    known = _trades()
    starts = range(max(0, len(text) - _longest_trade()), len(text) - 1)
    start = next((start for start in starts if text[start:] in known), 0)
    return text[start:] if start >= 2 else ""
