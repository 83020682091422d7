"""An organisation's name in its parts: place, own name, trade, legal form, branch; and what else it is called.

Registered names follow 行政区划 + 字号 + 行业 + 组织形式 (企业名称登记管理规定 第六条); the place may also stand in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipelines.normalize.employer_places import ending_place, is_place, is_seat, led_by_country, led_by_place, short
from pipelines.normalize.employer_spellings import (
    called,
    house,
    institute,
    known,
    seat,
    simplified,
    spelt_out,
    squeezed,
)
from pipelines.normalize.employer_titles import completed, stated
from pipelines.normalize.employer_trades import before_branch, forms, only_trades, parts_of_house, traded, without_form
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import clean

_BRACKETED = expression(r"\(([^()]{1,40})\)")
_SQUARE = expression(r"\[((?:原|曾用|前身|又名|简称)[^\[\]]{1,40})\]")
"""某某电梯[原:某某克虏伯电梯]"""
_LATIN_HEAD = expression(r"^([a-z](?:[a-z0-9&.,' -]|\([a-z ]{2,20}\)){2,}?)[\s\-·]*(?=[一-龥]{2})")
_LATIN_TAIL = expression(r"(?<=[一-龥]{2})[a-z][a-z0-9&.+]*$")
_BESIDE = expression(
    r"^[\w&.' -]*[A-Za-z][\w&.' -]*(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[\w&.' -]*[A-Za-z][\w&.' -]*$|\([^()]{2,40}\)",
    re.ASCII,
)
_AFTER_FORM = expression(r"((?:公司|集团)\)?)\s*[A-Za-z][\w&.,' -]*$", re.ASCII)
"""An English name, or a share's code, behind the Chinese one."""
_COMPANY = expression(r"有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|合伙\)?|事务所|银行")
_UNIVERSITY = expression(r"^[一-龥]{2,12}?大学(?!附属|出版社|医院|生|城)")
_NO_FACULTY = expression(r"附属|医院|出版社|中学|小学|幼儿园|公司|校友|基金会")
_HOTEL = expression(r"有限(?:责任)?公司([一-龥]{4,20}(?:酒店|宾馆|度假村|饭店))$")
"""某某湾度假酒店 of 某某旅业有限公司某某湾度假酒店: guests and applicants know the house."""
_LONGEST_PLACE = 6
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Name:
    """``normalized`` is place + own name + trades + branch without legal form; ``full`` says that a legal form is written.

    ``inner`` are the ``places`` that stand in brackets, 中国 among them; ``shares`` tells 股份有限公司 from 有限公司, and is ``None``
    where a name leaves that open. ``known`` is the present full name of an employer of the lexicon, and ``house`` that of a company
    which bears its brand beside it; empty for others.
    """

    normalized: str
    core: str
    places: frozenset[str]
    inner: frozenset[str]
    trades: tuple[str, ...]
    branch: str
    aliases: frozenset[str]
    full: bool
    shares: bool | None
    group: bool
    public: bool
    known: str = ""
    house: str = ""

    @property
    def parent(self) -> str:
        """The normal form without the branch."""
        return self.normalized[: len(self.normalized) - len(self.branch)] if self.branch else self.normalized

    def without_branch(self, other: str = "") -> Name:
        """The name of what the branch is of; without the places that the ``other``'s branch bears."""
        places = frozenset(place for place in self.places if place not in other) if other else self.places
        return replace(self, normalized=self.parent, branch="", places=places)


@lru_cache(maxsize=20_000)
def parts(written: str) -> Name:
    """The parts of a name as written, a notice's title words around it taken off."""
    cleaned = simplified(clean(written[:200]))
    if several := _several(cleaned):
        return several
    said = completed(stated(_SQUARE.sub(r"(\1)", cleaned)))
    for written in dict.fromkeys((cleaned, said)):
        if full := known(written) or institute(written):
            return _at_seat(replace(_parts(full, frozenset({squeezed(written)})), known=full), full)
    bare, beside = _without_beside(said)
    if beside and (full := known(bare) or institute(bare)):
        return _at_seat(replace(_parts(full, beside | {squeezed(bare)}), known=full), full)
    brand, said = _beside_latin(_AFTER_FORM.sub(r"\1", said))
    name = _parts(spelt_out(said), frozenset({brand}) if brand else frozenset())
    full = called(name.normalized)
    return replace(name, known=full) if full else replace(_at_seat(name, said), house=house(said))


def _at_seat(name: Name, said: str) -> Name:
    """A short name that is known to be of a place, with that place."""
    place = "" if name.places or name.full or name.branch else seat(said)
    return replace(name, places=frozenset({place})) if place else name


@lru_cache(maxsize=20_000)
def as_written(name: str) -> Name:
    """The parts of a former or other name as it is written, not those of the employer that is known by it."""
    return _parts(spelt_out(name), frozenset())


def _several(cleaned: str) -> Name | None:
    """A public body that writes all its names: 某某大学第五附属医院/某某中心医院. The others are its aliases."""
    said = cleaned.split("/") if "/" in cleaned else []
    if not 2 <= len(said) <= _MOST_NAMES or not all(len(one) >= 4 and _is_public(one) for one in said):
        return None
    first, *others = map(parts, said)
    return replace(first, aliases=first.aliases.union(*({one.normalized} | one.aliases for one in others)))


def _without_beside(said: str) -> tuple[str, frozenset[str]]:
    """What is left of a name without Latin words around it and words in brackets, and these words: 某某旅行 of ``某某旅行(Mou)``."""
    if not _BESIDE.search(said):
        return said, frozenset()
    words = [word.strip("()") for word in _BESIDE.findall(said)]
    if any(map(is_place, words)):
        return said, frozenset()
    return _BESIDE.sub("", said), frozenset(squeezed(_FORMER.sub("", word)) for word in words)


def _beside_latin(said: str) -> tuple[str, str]:
    """Brand and Chinese name of ``compassedu指南者教育``; a Latin word that only a trade or form follows is the own name."""
    head = _LATIN_HEAD.match(said.lower())
    rest = said[head.end() :] if head else said
    named = head is not None and not only_trades(without_form(rest)) and not is_place(before_branch(rest) or rest)
    return (squeezed(head[1]), rest) if head is not None and named else ("", said)


def _parts(said: str, also: frozenset[str]) -> Name:
    university = None if _NO_FACULTY.search(said) else _UNIVERSITY.match(said)
    if (house := _HOTEL.search(said)) is not None:
        return _parts(house[1], also | {squeezed(said)})
    said = _bracketed_branch().sub(r"\1", said)
    inside = [part.strip() for part in _BRACKETED.findall(said)]
    if university:
        bare, places = squeezed(_BRACKETED.sub(lambda found: found[1], said)), frozenset[str]()
        aliases: set[str] = set()
        branch = bare[len(university[0]) :]
        if branch.endswith("校区") and is_place(branch[:-2]):
            bare, branch = bare[:-2], branch[:-2]  # 哈工大威海校区 is 哈尔滨工业大学(威海)
    else:
        places = frozenset(short(part) for part in inside if is_place(part))
        aliases = {part for part in inside if not is_place(part) and len(part) > 1}
        kept = _BRACKETED.sub(lambda found: found[1] if is_seat(found[1]) else "", said)
        bare = squeezed(kept)
        branch = _branch(bare)
    body = bare[: -len(branch)] if branch else bare
    form = forms().search(body)
    full = (form is not None and "公司" in form[0]) or body.endswith("事务所")
    unformed, latin = _without_latin(body[: form.start()] if form and form.start() > 1 else body)
    head, rest = led_by_place(unformed)
    head, rest = (head, rest) if head else led_by_country(unformed)
    informal = form is not None and form[0] == "公司"
    tail = "" if (full and not informal) or branch or inside else ending_place(unformed)
    if tail:
        places, rest = places | {tail}, rest.removesuffix(tail)
    public = not full and bool(university or _is_public(unformed))
    core, trades = (unformed, ()) if public else traded(_without(rest, inside) or rest)
    normalized = unformed if public or not head else head + rest
    return Name(
        normalized=normalized + branch,
        core=core,
        places=places | ({head} if head and not public else frozenset()),
        inner=frozenset() if university else frozenset(map(short, filter(is_seat, inside))),
        trades=trades,
        branch=branch,
        aliases=_other_names(aliases).union(also, latin, _site(unformed, full), _in_numerals(unformed)) - _no_names(),
        full=full and (bool(head) or not informal),
        shares=_by_shares(form[0] if form else ""),
        group="集团" in inside or (form is not None and ("集团" in form[0] or form[0] == "控股")),
        public=public,
    )


def _without_latin(name: str) -> tuple[str, frozenset[str]]:
    """量子体育 of 量子体育vspn, and the Latin name as another one."""
    tail = _LATIN_TAIL.search(name)
    return (name[: tail.start()], frozenset({tail[0]})) if tail else (name, frozenset())


def _site(unformed: str, full: bool) -> frozenset[str]:
    """一起作业网 is what 一起作业 calls its site."""
    return (
        frozenset({unformed.removesuffix("网")})
        if unformed.endswith("网") and len(unformed) > 3 and not full
        else frozenset()
    )


def _by_shares(form: str) -> bool | None:
    return True if "股份" in form else False if "有限" in form else None


_DIGIT = expression(r"[0-9]")
_NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")


def _in_numerals(unformed: str) -> frozenset[str]:
    """五八到家 is written for 58到家: digits in a name are read one by one."""
    return frozenset({unformed.translate(_NUMERALS)}) if _DIGIT.search(unformed) else frozenset()


_FORMER = expression(r"(?i)^(?:formerly|原名?|曾用名|前身为?|简称|又名|即)[:： ]?")


def _other_names(inside: set[str]) -> frozenset[str]:
    """Names in brackets as written and, where one is a company's, as its normal form: (原青柠网络科技有限公司)."""
    bare = {squeezed(_FORMER.sub("", name)) for name in inside}
    return frozenset(bare | {_parts(name, frozenset()).normalized for name in bare if forms().search(name)})


@cache
def _no_names() -> frozenset[str]:
    """What stands in brackets or beside a name and is no other one: (总部)."""
    return frozenset(load("employers")["no_names"])


@cache
def _bracketed_branch() -> re.Pattern[str]:
    """某某有限公司(南方分公司)"""
    return re.compile(rf"\(([^()]{{1,9}}(?:{pattern(load('employers')['branch']).pattern}))\)$")


def _is_public(name: str) -> bool:
    """A body told by its words or its last letter; 站, 社, 馆 and 台 end own names too, unless a place stands before them."""
    found = _public().search(name)
    return found is not None and (found[0] not in _EITHER or bool(led_by_place(name)[0]))


_EITHER = ("站", "社", "馆", "台")


@cache
def _public() -> re.Pattern[str]:
    return re.compile(
        rf"{pattern(load('employers')['public']).pattern}|(?:局|厅|委|处|政府|镇|乡|队|办|部|馆|社|站|协会|学会|台)$"
    )


def _without(text: str, inside: list[str]) -> str:
    """The name without the places that stood in brackets within it."""
    for part in inside:
        if is_seat(part):
            text = text.replace(part.lower(), "", 1)
    return text


def _branch(name: str) -> str:
    """The tail that makes a name a branch: 西安分公司 of 某某有限公司西安分公司."""
    for found in reversed(list(_COMPANY.finditer(name))):
        tail = name[found.end() :]
        if (
            tail
            and len(tail) <= 20
            and not tail.endswith(_REGISTERED)
            and (parts_of_house().search(tail) or (found[0][-1] == "司" and _UNIT.search(tail)))
        ):
            return tail
    return _branch_of_place(name)


_REGISTERED = ("有限公司", "有限责任公司")
"""中国电建集团|某某勘测设计研究院有限公司 is a company of its own."""
_UNIT = expression(r"(?:中心|公司|[部院所厂店处站])$")
"""The end of any part of a company, named after its legal form."""


def _branch_of_place(name: str) -> str:
    """东莞分公司 of 某某在线东莞分公司."""
    before = before_branch(name)
    starts = range(max(2, len(before) - _LONGEST_PLACE), len(before) - 1)
    return next((name[start:] for start in starts if is_place(before[start:])), "")
