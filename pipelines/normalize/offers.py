"""Posts as career sites list them in running text: ``会计(3名)3k~5k/昆明/本科及以上``, ``客户经理：10名``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipelines.evidence import Evidence
from pipelines.normalize import headcount, locations, salary
from pipelines.normalize.expressions import expression

MOST = 40
COUNTED = expression(r"[名人位](?:(?<=\d.)|(?<=\d\s.))")
"""What every count has: a text without one costs nothing."""
_BRACKETED = expression(
    r"[\u4e00-\u9fffA-Za-z)]\s?\((?:招聘?|共|各)?(?:\d{1,4}\s?[-~至到]{1,2}\s?)?\d{1,4}\s?[名人位][^()]{0,6}\)"
)
"""``教练助理(5名)``, ``客服(3-5人)``."""
POSTS = r"教师|专员|经理|代表|顾问|岗|师|长|员(?<![人职教]员)|助理|主管|干部|总监|管家|干事|会计|出纳|翻译|文员|销售|客服|编辑|推广|运营|前台|实习生|培训生|管培生|司机|策划|秘书"
_TITLED = expression(
    rf"(?:{POSTS})(?:\([^()\d]{{1,8}}\))?\s?:?\s?\d{{1,4}}\s?[名人](?![\u4e00-\u9fff]{{0,3}}(?:以上|团队))"
)
"""``销售代表：10名``."""
_PARTS = (
    r"\s?(?:薪资待遇|薪资|待遇)?(?:/?(?:工作地点|学历要求|学历|地点)){0,3}/?\s?[:(]?\s?(?:如:)?"
    r"(?P<parts>[^\s。;；:()/]{2,20}(?:\s?/\s?[^\s。;；:()/]{2,40}){1,4})"
)
"""Pay, place and degree divided by slashes, sometimes behind the names of the three: ``薪资/工作地点/学历(4k~6k/昆明/大专)``."""
_LINE = expression(rf"\(\d{{1,4}}\s?[名人位][^()]{{0,4}}\){_PARTS}")
_BODY = expression(_PARTS)
_SUM = expression(r"[\d.,kKwW千万元~-]+(?:/月|/年)?")
SUGGESTED = "5k~7k/长沙/本科及以上"
"""What the form of a career site suggests, which many leave as it was."""
_AROUND = 20
"""Characters before a count that may say that it counts no vacancies."""


class Offer(NamedTuple):
    """Pay and places of one post; ``None`` and ``[]`` where the line names none."""

    pay: dict[str, Any] | None
    places: list[str]
    found: re.Match[str]

    def evidence(self, field: str) -> Evidence:
        """The words of the line."""
        return listed(field, self.found[0], self.found.start())


class Counted(NamedTuple):
    """The least and the most people of a post, and the words that say so."""

    least: int
    most: int
    found: re.Match[str]

    @property
    def people(self) -> dict[str, Any]:
        """In the contract's shape."""
        return {"min": self.least, "max": self.most, "approx": False}

    @property
    def evidence(self) -> Evidence:
        """The words of the post and its count."""
        return listed("headcount", self.found[0], self.found.start())


def listed(field: str, words: str, start: int = -1) -> Evidence:
    """What one post of several says; ``start`` is its place in the text, -1 where it is not known."""
    end = start + len(words) if start >= 0 else -1
    return Evidence(field=field, rule="listed post", text=words, start=start, end=end, confidence=0.8)


def counts(text: str) -> list[Counted]:
    """How many people each post is for that a cleaned text lists, by brackets or behind the names of posts."""
    if not COUNTED.search(text):
        return []
    for pattern in (_BRACKETED, _TITLED):
        found = [_count(text, match) for match in _some(pattern, text)]
        if known := [count for count in found if count is not None]:
            return known
    return []


def _count(text: str, found: re.Match[str]) -> Counted | None:
    before = re.split(r"[。;；)]|\d\s?[名人位]", text[max(0, found.start() - _AROUND) : found.start()])[-1]
    people = headcount.read(before + found[0]).value
    return Counted(people["min"], people["max"] or people["min"], found) if people["min"] is not None else None


def _some(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for number, found in enumerate(pattern.finditer(text)):
        if number == MOST:
            return
        yield found


def read(text: str) -> list[Offer]:
    """The offers written with slashes behind a count."""
    return [_offer(found) for found in _some(_LINE, text)] if "/" in text and COUNTED.search(text) else []


def at_begin(body: str) -> Offer | None:
    """The offer with which the text behind a post's count begins."""
    found = _BODY.match(body)
    return _offer(found) if found is not None else None


def without_sums(text: str) -> str:
    """The words beside the sums of money: ``3k-4k昆明`` → ``昆明``."""
    return _SUM.sub("", text)


def _offer(found: re.Match[str]) -> Offer:
    parts = found["parts"].split("/")
    pay = next((reading.value for part in parts if (reading := salary.read(part)).value["unit"]), None)
    named = (locations.read(without_sums(part)).value for part in parts)
    return Offer(pay, next((places for places in named if places), []), found)


def pay_of(pays: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The one span that holds several pays in one unit; ``None`` without any, or with several units."""
    if not pays or len({pay["unit"] for pay in pays}) > 1:
        return None
    lows, highs = [pay["min"] for pay in pays], [pay["max"] for pay in pays]
    return pays[0] | {
        "min": None if None in lows else min(lows),
        "max": None if None in highs else max(highs),
    }
