"""Names of organisations: normal form, branch, class, and whether two names are one employer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize import employer_places, employer_shortened, employer_spellings, employer_titles
from pipelines.normalize.employer_brands import bears, by_brand, one_standing
from pipelines.normalize.employer_classes import classify
from pipelines.normalize.employer_names import Name, as_written, parts
from pipelines.normalize.employer_trades import is_trade, only_trades, without_form
from pipelines.normalize.lexicon import load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

Value = dict[str, Any]
_SHOWN = 4
"""Letters of a name cut off that are enough to know it by."""


def read(name: str) -> Reading[Value]:
    """``{"name", "normalized", "class", "branch"}``, ``parent`` for a branch, ``alias`` for another name. Never raises."""
    if not name.strip():
        return Reading({"name": "", "normalized": "", "class": None, "branch": None})
    return _read(name)


@lru_cache(maxsize=20_000)
def _read(written: str) -> Reading[Value]:
    name = parts(written)
    kind, why = classify(written)
    value: Value = {
        "name": clean(written[:200]),
        "normalized": name.normalized,
        "class": kind,
        "branch": name.branch or None,
    }
    if name.branch:
        value["parent"] = name.parent
    if name.aliases:
        value["alias"] = min(name.aliases)
    return Reading(value, [why] if why else [])


def compare(a: str, b: str) -> Reading[str]:
    """``same``, ``related`` (parent and branch, group and member, other place or trade) or ``different``."""
    if not a.strip() or not b.strip():
        return Reading("different", [Evidence(rule="a name is missing")])
    if _cut(a, b):
        return Reading("same", [Evidence(field="employer", rule="a name cut off", text=f"{clean(a)} / {clean(b)}")])
    left, right = parts(a), parts(b)
    for step in _STEPS:
        said = step(left, right)
        if said is not None:
            word, rule = said
            return Reading(
                word, [Evidence(field="employer", rule=rule, text=f"{left.normalized} / {right.normalized}")]
            )
    text = f"{left.normalized} / {right.normalized}"
    return Reading("different", [Evidence(field="employer", rule="other names", text=text)])


def _cut(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other, as far as a list shows it: 某某勘测设计研究院有..."""
    begun = [
        (cut, employer_titles.shown(whole))
        for name, whole in ((a, b), (b, a))
        if (cut := employer_titles.cut_off(name))
    ]
    return any(len(cut) >= _SHOWN and whole.startswith(cut) for cut, whole in begun)


Said = tuple[str, str] | None


def _equal(left: Name, right: Name) -> Said:
    """One normal form; but a group and the company of its name are two: 某某集团有限公司 and 某某股份有限公司."""
    if left.normalized != right.normalized:
        return None
    if left.full and right.full and not left.branch and not one_standing(left, right):
        return "related", "group and company of one name"
    if not left.full and not right.full and left.group != right.group and (left.shares or right.shares):
        return "related", "group and company of one name"  # 哈药集团 and 哈药股份
    return "same", "equal normal form"


def _unnamed(left: Name, right: Name) -> Said:
    """某知名互联网公司 is nobody in particular, but as it is written perhaps in two places."""
    hidden = left != right and any(employer_titles.anonymous(name.normalized, name.full) for name in (left, right))
    return ("different", "an employer not named") if hidden else None


def _seated(left: Name, right: Name) -> Said:
    """Public bodies of one place, the place's kind or province left out: 宝鸡财政局; 朝阳区 alone may be several."""
    if not left.public or not right.public:
        return None
    (places, body), (others, other) = (employer_places.seat(name.normalized) for name in (left, right))
    if body != other or not places & others:
        return None
    return ("same", "one place") if places == others and len(places) == 1 else ("related", "a place of several")


def _branched(left: Name, right: Name) -> Said:
    """A branch is related to its parent and to no other branch."""
    if not left.branch and not right.branch:
        return None
    if left.branch and right.branch:
        one = left.branch == right.branch and _alike(left, right)
        return ("same", "one branch of one parent") if one else ("different", "two branches")
    return ("related", "parent and branch") if _alike(left, right) else None


def _alike(left: Name, right: Name) -> bool:
    """Equal but for the branch, or one an abbreviation of the other; 某某上海 may be the branch in 上海."""
    one, other = left.without_branch(right.branch), right.without_branch(left.branch)
    said = _cored(one, other) or _initialled(one, other) or _within(one, other)
    return left.parent == right.parent or (said is not None and said[0] == "same") or _loosely(one, other)


def _loosely(left: Name, right: Name) -> bool:
    """Own name and trade of a branch's house, which is often written without its place."""
    named = left.core == right.core and left.trades == right.trades and left.full and right.full
    return named and (not left.places or not right.places or left.places == right.places)


def _aliased(left: Name, right: Name) -> Said:
    if left.branch or right.branch:
        return None
    if _office_and_company(left, right):
        return None
    if (_plain(left, right) & right.aliases) | (_plain(right, left) & left.aliases):
        return "same", "the name in brackets, or a known other name"
    if left.aliases & right.aliases and not (left.full and right.full):
        return "same", "one other name"
    if left.public and right.public and _risen(left.normalized) == _risen(right.normalized):
        return "same", "a college that became a university"
    if _listed_today(left, right) or _listed_today(right, left):
        return "same", "a listed company's short name"
    return ("same", "the name in brackets") if _by_alias(left, right) or _by_alias(right, left) else None


def _listed_today(name: Name, other: Name) -> bool:
    """Whether a listed company's short name fits what it is registered as by now: 科远智慧, and 南京科远智慧科技集团股份有限公司."""
    if not employer_spellings.listed(name.known) or other.known or other.shares is False:
        return False
    short = [replace(as_written(alias), places=name.places) for alias in name.aliases]
    return any((said := _cored(one, other)) is not None and said[0] == "same" for one in short if not one.full)


def _office_and_company(left: Name, right: Name) -> bool:
    """A public body in whose brackets another body stands is not the company of that name: 某某中心(某某市场), 某某市场有限公司."""
    return any(
        one.public and not one.known and other.full and not any(without_form(alias) != alias for alias in one.aliases)
        for one, other in ((left, right), (right, left))
    )


def _risen(normalized: str) -> str:
    """Of a vocational college, which only risen bear as 大学: 某某职业技术学院."""
    return normalized.replace("职业技术学院", "职业技术大学")


def _by_alias(name: Name, other: Name) -> bool:
    """Whether another name of the one is a way to write the other: Mou(某某科技) and 西安某某科技, a former name and a short one of it."""
    aliases = [alias for alias in name.aliases if len(alias) >= _SHOWN and not alias.isascii()]
    read = [as_written(alias) if alias.endswith("公司") and not other.full else parts(alias) for alias in aliases]
    said = [_cored(alias, other) for alias in read]
    return any(word is not None and word[0] == "same" for word in said)


def _plain(name: Name, other: Name) -> set[str]:
    """The normal form, and the own name alone where no trade makes another company of it: 京东物流 is not 京东, nor 京东投资管理.
    A company registered elsewhere is one of a known employer's companies."""
    elsewhere = name.full and other.known and name.places - name.inner - other.places
    plain = not elsewhere and set(name.trades) <= set(load("employers")["plain_words"])
    return {name.normalized, name.core} if plain else {name.normalized}


def _housed(left: Name, right: Name) -> Said:
    """Companies that bear a known employer's name: 国网陕西省电力 belongs to 国家电网; two known employers are two."""
    if left.branch or right.branch or left.public or right.public:
        return None
    house = _house(left)
    return ("related", "one known employer's name") if house and house == _house(right) else None


@lru_cache(maxsize=20_000)
def _house(name: Name) -> str:
    """The known employer whose name, or another name of it, a name is or begins with."""
    begun = employer_spellings.begun_by(name.normalized) or employer_spellings.begun_by(_flat(name))
    return name.known or employer_spellings.called(begun)


def _cored(left: Name, right: Name) -> Said:
    """One own name: the same when place and trade agree; a short name may leave both out, a registered one may not."""
    if left.branch or right.branch or left.core != right.core or len(left.core) < 2 or left.public or right.public:
        return None
    if (
        _apart(left, right)
        or (left.places < right.places and left.places)
        or (right.places < left.places and right.places)
    ):
        if _apart(left, right) and only_trades(left.core):
            return None  # a place and trades are no own name: 北京地铁 and 南京地铁
        return "related", "equal own name, other place"  # 北京星河(上海)律师事务所 is an office of 北京星河
    if not (left.full and right.full) and any(only_trades(_flat(name)) for name in (left, right)):
        return None  # 建筑装饰 names no company
    if left.full and right.full:
        equal = left.trades == right.trades and _one_seat(left, right)
        return (
            ("same", "equal own name, place and trade")
            if equal
            else ("related", "equal own name, other trade or place")
        )
    short, long = sorted((left, right), key=lambda name: (name.full, len(name.trades), name.normalized))
    if short.group and not long.group and set(long.trades) - set(short.trades) - _general():
        return "related", "group and member"
    if short.shares and long.shares is False:
        return "related", "one of shares and one without"
    if "中国" in short.trades and set(long.trades) - _general():
        return "related", "one of a house's companies in China"
    said, other = _meant(short), _meant(long)
    if said <= other or (not long.full and other <= said):
        return "same", "equal own name, the rest left out"
    return "related", "equal own name, other trade"


def _one_seat(left: Name, right: Name) -> bool:
    """Whether two registered names are of one place. One may leave it out where it stands before the name and nothing else differs:
    某某(武汉)有限公司 is a company beside 某某有限公司, and so is most often 武汉某某有限公司 beside 某某股份有限公司."""
    if left.places | left.inner == right.places | right.inner:
        return True
    if left.inner or right.inner or (left.places and right.places):
        return False
    shorter, longer = (right, left) if left.places else (left, right)
    known = shorter.known
    if known and known != longer.known and not shorter.shares:
        return False  # a known company's name is exact
    one_form = left.shares == right.shares or None in (left.shares, right.shares)
    return one_form and one_standing(left, right)


def _meant(name: Name) -> set[str]:
    """The trades of a name, each by one word: 上讯信息科技 is written for 上讯信息技术, 某某电商 for 某某电子商务, 某某中国 for 某某(中国)."""
    return {word for trade in name.trades for word in _words().get(trade, (trade,))}


@cache
def _words() -> dict[str, list[str]]:
    return {trade: words.split() for trade, words in load("employers")["alike"].items()}


def _initialled(left: Name, right: Name) -> Said:
    """Own name and first letters of trades: 某某能科 of 某某能源科技, 某某网 of 某某网络科技 and 某某互联网."""
    short, long = sorted((left, right), key=lambda name: (name.full, name.normalized))
    if short.full or not long.full or any(name.branch or name.public for name in (short, long)) or _apart(short, long):
        return None
    letters, trades = _flat(short).removeprefix(long.core), iter(long.trades)
    begun = len(long.core) > 1 and 0 < len(letters) < len(_flat(short))
    if letters == "网":
        fits = begun and any("网" in trade for trade in trades)
    else:
        fits = begun and len(letters) > 1 and all(any(trade[0] == letter for trade in trades) for letter in letters)
    return ("same", "first letters of its trades") if fits else None


def _borne(left: Name, right: Name) -> Said:
    """A brand, and a company that bears it beside the one it is known by; two such companies are two."""
    if left.branch or right.branch:
        return None
    if any(by_brand(one) and bears(other, one) for one, other in ((left, right), (right, left))):
        return "same", "one of the companies that bear a brand"
    of_house = (left.house or right.house) and (left.house or left.known) == (right.house or right.known)
    return ("related", "two companies of one brand") if of_house else None


def _known_apart(left: Name, right: Name) -> Said:
    """Two names that are each a known employer's, but not of one: 兵器工业 and 兵器装备."""
    if left.branch or right.branch:
        return None
    full = [name.known for name in (left, right)]
    if not all(full) or full[0] == full[1]:
        return None
    short, long = sorted((left.core, right.core), key=len)
    akin = long.startswith(short) and len(short) > 1 and not (short.startswith("中国") or left.public or right.public)
    return ("related", "own name of one within the other") if akin else ("different", "two known employers")


@cache
def _general() -> frozenset[str]:
    """Words of trade that a group's own head company may carry."""
    return frozenset(load("employers")["general_words"])


def _shortened(left: Name, right: Name) -> Said:
    """A usual short name: 无锡二院, 杭州城投; two registered names are exact."""
    if left.branch or right.branch or (left.full and right.full):
        return None
    institute, company = (left, right) if left.public else (right, left)
    if institute.public and company.full and institute.core == _flat(company) and not only_trades(institute.core):
        return "same", "an institute that is a company"
    short, long = sorted((left.normalized, right.normalized), key=len)
    return ("same", "a usual short name") if employer_shortened.shortens(short, long) else None


def _within(left: Name, right: Name) -> Said:
    """A short name at the head of a registered one; what follows must say no more than a trade."""
    short, long = sorted((left, right), key=lambda name: (len(name.normalized), name.normalized, name.full))
    head, whole = _flat(short), _flat(long)
    own = short.normalized if short.places and whole.startswith(short.normalized) else ""  # 东方基因 is of no place
    head = own or head
    if len(head) < 3 or short.public or long.public or head == whole or short.branch or long.branch:
        return None
    if not whole.startswith(head):
        if _without_house(short, long):
            return "same", "a known employer's name left out before it"
        return ("related", "one name within the other") if len(short.core) >= 3 and short.core in long.core else None
    if (not own and _apart(short, long)) or short.full or is_trade(head):
        return "related", "one name within the other"
    return (
        ("same", "a registered name shortened")
        if only_trades(whole[len(head) :])
        else ("related", "one name within the other")
    )


def _without_house(short: Name, long: Name) -> bool:
    """某某通用 of 上海交大某某通用技术: a name so long that it is one without the house it comes from."""
    house, own = employer_spellings.begun_by(long.normalized), _flat(short)
    rest = long.normalized.removeprefix(house)
    return (
        len(house) > 1
        and not short.full
        and len(short.core) >= _SHOWN - 1
        and rest.startswith(own)
        and not only_trades(own)
        and only_trades(rest.removeprefix(own))
    )


def _flat(name: Name) -> str:
    return name.core + "".join(name.trades)


def _apart(left: Name, right: Name) -> bool:
    """Both are of a place, and neither lies in the other: 武汉 lies in 湖北, where a registered name says so; 杭州日报 is not 浙江日报.
    A seat that no name states may also be the city of a district: a registered name in 常熟 is not one in 苏州."""
    if not left.places or not right.places or left.places & right.places:
        return False
    if not left.full and not right.full:
        return True
    unstated = any(not any(place in name.normalized for place in name.places) for name in (left, right))
    within = employer_places.within
    return not any(within(a, b, unstated) or within(b, a, unstated) for a in left.places for b in right.places)


_STEPS = (
    *(_unnamed, _equal, _seated, _branched, _aliased, _borne, _known_apart),
    *(_cored, _initialled, _shortened, _within, _housed),
)
"""What is asked of two names, the first that says something decides."""
