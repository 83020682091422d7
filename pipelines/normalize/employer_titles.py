"""An organisation's name as lists and titles write it: without a notice's words, an export's signs and what a list cut off."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.normalize.employer_places import is_place, without_place
from pipelines.normalize.employer_spellings import called, simplified, squeezed
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import clean

_NOTICE = expression(
    r"(?<=[^\x00-\x7f])\(?[036]\d{5}\)?$|(?:(?<=[一-龥)])\s?20\d{2}\s?(?:年|届|-|[校社]?招|校园|社会|公开|暑期|应届|[春秋]).*|【[^】]*】\s*|(?:20\d{2}\s?(?:年|届)\S*)|(?:春季|秋季|暑期|校园|社会|公开|诚聘|热招|高薪|急聘)?(?:招聘|招募|校招|宣讲|专场|简章|公告|招人).*)$"
)
_LEAD = expression(
    r"^(?:20\d{2}\s?年(?:度|上半年|下半年|第?[一二三四]季度|[春夏秋冬]季)?|【[^】]*】|\[[^\]]*\]|(?:招聘)?(?:单位|企业|公司)(?:名称)?[:：]|招聘[:：])+\s*"
)
_WRAPPED = expression(r"^[\[\]'\"]+|[\[\]'\"]+$")
"""Signs of a list that an export leaves around a name."""
_CUT = expression(r"(?:\.{2,}|…+)$")
_PART_OF_HOUSE = ("分公司", "子公司", "区域公司")
"""What has no name of its own: 某某集团-华东区域公司."""
_HOUSE = expression(r"\s?[-|/]+\s?")


@lru_cache(maxsize=20_000)
def stated(written: str) -> str:
    """The organisation in a title: without editors' marks before it and a notice's words after it."""
    bare = _NOTICE.sub("", _LEAD.sub("", _WRAPPED.sub("", written))).strip(" -_|/:")
    return _named(bare) or _of_house(bare) or written


_IN_BRACKETS = expression(r"\(([^()]{2,20})\)$")


def _named(bare: str) -> str:
    """The known employer whom a name kept back gives away in brackets: 国内知名信息化厂商(浪潮集团); empty for others."""
    found = _IN_BRACKETS.search(bare)
    return found[1] if found is not None and called(found[1]) and anonymous(bare[: found.start()], False) else ""


def shown(written: str) -> str:
    """The letters of a name without signs, as two lists are compared."""
    return squeezed(_unwrapped(written))


def cut_off(written: str) -> str:
    """What is left of a name that a list cut off (``某某勘测设计研究院有...``); empty for a whole one."""
    cleaned = _unwrapped(written)
    return shown(_CUT.sub("", cleaned)) if _CUT.search(cleaned) else ""


def _unwrapped(written: str) -> str:
    return _WRAPPED.sub("", simplified(clean(written[:200])))


_FORMS_BEGUN = expression(r"(?:(?<=股份|集团|责任)|(?<=[^\x00-\x7f]{4}))有(?:限(?:责(?:任公?)?|公)?)?$")
"""A legal form that a list cut off."""
_SHARES_BEGUN = expression(r"(?<=[^\x00-\x7f]{4})股$")
"""股份 of which one letter is left."""


def completed(said: str) -> str:
    """A name that a list cut off, its legal form written to the end: 某某股份有限公司 of ``某某股份有限...``."""
    if not _CUT.search(said):
        return said
    begun = _CUT.sub("", said)
    return _FORMS_BEGUN.sub("有限公司", _SHARES_BEGUN.sub("股份", _without_begun(begun)))


_BRACKET_BEGUN = expression(r"\((|[^()]{2,})$")


def _without_begun(said: str) -> str:
    """A name without the words in brackets that a list cut off, 某某有限公司 of ``某某有限公司(某某盒...``; a place is kept."""
    found = _BRACKET_BEGUN.search(said)
    if found is None or "分" in found[1]:  # perhaps a branch
        return said
    return f"{said})" if is_place(found[1]) else said[: found.start()]


def _of_house(bare: str) -> str:
    """上海某某有限公司 of 某某集团-上海某某有限公司: of several names, the last one that is registered."""
    if not _HOUSE.search(bare) or anonymous(bare, False):
        return bare
    said = _HOUSE.split(bare)
    if said[-1].endswith((*_PART_OF_HOUSE, *load("employers")["branch"])) and "有限" not in said[-1]:
        return bare
    registered = [part for part in said if len(part) > 5 and part.endswith("公司")]
    return registered[-1] if registered and not called(bare) else bare


@lru_cache(maxsize=20_000)
def anonymous(name: str, registered: bool) -> bool:
    """Whether a name is kept back: 某大型互联网公司, 国内知名公司; 某某 stands for a name."""
    kept_back, praised = _hidden()
    return any(
        kept_back.match(said) or (not registered and praised.match(said)) for said in (name, without_place(name))
    )


@cache
def _hidden() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("employers")
    return re.compile(rf"(?:{pattern(words['kept_back']).pattern})(?!某)"), pattern(words["praised"])
