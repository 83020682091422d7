"""The organisation that a title names: who hires, where no field states it; words that name none."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize import brands, employer_places
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import clean

_ORGANIZATION = expression(
    r"^(?:[【\[(][^】\])]{0,10}[】\])]\s*)?(?:[\u4e00-\u9fff]{2,5}[:：|]\s*)?(?:20\d{2}年?(?:届|度)?)?((?:[\u4e00-\u9fffA-Za-z·&]|\([^()]{1,20}\)){2,40}?(?:公司|集团|银行|大学|学院|医院|研究院|研究所|"
    r"中学|小学|学校|幼儿园|人民政府|委员会|局|厅|法院|检察院|中心|设计院|出版社|电视台|事务所|科学院|实验室|保健院|卫生院|医共体))"
    r"(?=[^\u4e00-\u9fff]|20\d{2}|校园|招聘|招收|公开|春季|秋季|宣讲|空中|线上|线下|网络|直播|云宣讲|双选|专场|诚聘|招募|关于|实习|人才|引进|博士|$)"
)
_BEFORE_HIRING = expression(
    r"^([\u4e00-\u9fffA-Za-z&·]{2,16}?)(?:(?P<interns>实习生)|20\d{2}|\d{2}届|校园招聘|校招|春招|秋招|招聘|宣讲|专场)"
)


@cache
def _no_employer() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that no employer's short name holds, and words that none ends with."""
    words = load("boilerplate")["no_employer"]
    ends = pattern([*words["ends"], *load("types")["title"]["job"]])
    return pattern(words["within"]), re.compile(rf"(?:{ends.pattern})\Z")


@cache
def title_words() -> re.Pattern[str]:
    """Words that any notice's title may carry, in small letters."""
    return pattern(load("boilerplate")["title_words"], re.NOFLAG)


def organization_in_title(title: str) -> str:
    """The organisation at the head of a title; empty when none stands there."""
    found = _ORGANIZATION.match(title)
    if found is not None and not found[1].startswith(("关于", "转发")):
        return found[1]
    short = _BEFORE_HIRING.match(title)
    if short is None or not _names_employer(short[1], before_interns=short["interns"] is not None):
        return ""
    return short[1]


def _names_employer(words: str, *, before_interns: bool) -> bool:
    """Whether the words before those of hiring name who hires and no position or bare place.

    Before 实习生 a position or its subject stands (软件测试, 亚马逊运营) unless a known employer's name is all that does.
    """
    folded = clean(words).lower()
    if before_interns:
        brand = brands.read(folded)
        return brand is not None and folded.endswith(brand.name)
    within, ends = _no_employer()
    if within.search(folded) or ends.search(folded) or title_words().search(folded):
        return False
    return employer_places.seat(words)[1] != ""
