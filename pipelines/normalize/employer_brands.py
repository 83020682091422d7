"""Whether names of a group, its brand and its companies are those of one employer: 作业帮, and 小船出海教育科技(北京)有限公司."""

from __future__ import annotations

from functools import cache

from pipelines.normalize import employer_spellings
from pipelines.normalize.employer_names import Name
from pipelines.normalize.lexicon import load


def one_standing(left: Name, right: Name) -> bool:
    """Both groups, both none, and not two known companies of one own name; a 股份有限公司 that takes 集团 into its name stays what
    it is, unless it is known which of two is meant."""
    if left.known and right.known and left.known != right.known and left.shares != right.shares:
        return False
    listed = employer_spellings.listed
    renamed = left.shares and right.shares and all(not name.known or listed(name.known) for name in (left, right))
    return left.group == right.group or bool(renamed)


def by_brand(name: Name) -> bool:
    """Whether a known employer is written by its brand or an abbreviation, not by a registered name of now or before."""
    if not name.known or (name.group and not name.full and "股份" in name.known):
        return False  # 某某集团 stands above 某某股份有限公司
    said = {alias for alias in name.aliases if not alias.endswith(("有限公司", "责任公司", "股份公司"))}
    said |= set() if name.full else {name.normalized}
    return name.known in {*said, *map(employer_spellings.called, said)}


def bears(company: Name, brand: Name) -> bool:
    """Whether a company is one of a brand's: as typed, or by the own name and place of the one that is known by the brand,
    where the brand is another word and the company says no trade of its own: 趣头条, and 上海基分信息科技."""
    if company.full and (house := company.house or company.known):
        return house == brand.known
    if not company.full or company.core != brand.core or any(brand.core in a for a in brand.aliases):
        return False
    one_place = bool(brand.places) and company.places == brand.places
    return one_place and one_standing(brand, company) and set(company.trades) <= _operating()


@cache
def _operating() -> frozenset[str]:
    """Trades of the companies by which the owner of a brand runs it."""
    return frozenset(load("employers")["operating_words"])
