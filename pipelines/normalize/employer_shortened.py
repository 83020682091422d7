"""Usual short names of public houses, academies and companies of a city: 无锡二院, 水科院黄海所, 杭州城投.

A short name keeps the words of the long one in order, each whole or by its letters of ``employer_shortened.toml``; own names stand whole.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from pipelines.normalize import divisions, employer_places
from pipelines.normalize.catalogue import Matcher, rows
from pipelines.normalize.employer_spellings import universities
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load

_ACADEMY = expression(r"(.{2,}?(?:科学院|科学研究院|科学研究总院|研究总院))(.{2,}(?:所|院|中心|站|场))$")
"""An academy and one of its institutes."""
_MEDICAL = expression(r"[一-龥]{2,3}医(?:科|药)?(?:大学|学院)")
_LONGEST_SAID = 24
"""Letters of a short name; with what is remembered of the same rest, a name made of the same words over and over costs little."""
_OWN, _OWN_IN_CITY = 2, 4
"""Letters of an own name that are known without the province, or without any other place, before them."""


def shortens(short: str, long: str) -> bool:
    """Whether one name, without its legal form, is a usual short one of the other: 上海市政总院 of 上海市政工程设计研究总院."""
    ways = (_of_one_place, _without_place, _of_one_academy, _of_university)
    return any(fits(short, long) for fits in ways)


def _of_one_place(short: str, long: str) -> bool:
    (places, said), (others, whole) = placed(short), placed(long)
    if places and others:
        return places == others and len(places) == 1 and _fits(said, whole)
    return not places and not others and _fits(said, whole)


def _without_place(short: str, long: str) -> bool:
    """泰隆银行 of 浙江泰隆商业银行: what follows the place is an own name that no other body bears."""
    places, whole = placed(long)
    if len(places) != 1 or short.startswith(long[: len(long) - len(whole)]):
        return False
    own = "".join(word for word in _split(whole) if len(word) == 1 and word not in load("employer_shortened")["beside"])
    of_province = all(divisions.level(code) == 0 for code in places)
    known = len(own) >= (_OWN if of_province else _OWN_IN_CITY) and own not in load("employer_shortened")["shared"]
    return known and _fits(short, whole)


def _of_university(short: str, long: str) -> bool:
    """徐医附院 of 徐州医科大学附属医院, where one medical university alone has that first letter: 广医 may be two."""
    found = _MEDICAL.match(long)
    if found is None or short[:2] != f"{long[0]}医":
        return False
    return _medical()[long[0]] == 1 and _fits(short[1:], placed(long)[1])


@cache
def _medical() -> Counter[str]:
    """First letters of universities of medicine."""
    return Counter(name[0] for name in universities() if _MEDICAL.fullmatch(name))


@lru_cache(maxsize=20_000)
def placed(name: str) -> tuple[frozenset[str], str]:
    """Codes of the place before a name, and the rest; 市政 is no 市."""
    codes, rest = employer_places.seat(name)
    return (codes, f"市{rest}") if rest.startswith("政") and name[: -len(rest)].endswith("市") else (codes, rest)


@cache
def _matcher() -> Matcher[None]:
    """Words that are told from own names."""
    table, words = load("employer_shortened"), load("employers")
    told = (*table["words"], *table["free"], *table["beside"], *words["industry_words"], *words["public"])
    return Matcher(dict.fromkeys(told))


@lru_cache(maxsize=20_000)
def _split(name: str) -> tuple[str, ...]:
    """Words of a name; an own name letter by letter."""
    words, at = list[str](), 0
    while at < len(name):
        words.append(_matcher().at(name, at) or name[at])
        at += len(words[-1])
    return tuple(words)


def _fits(said: str, whole: str) -> bool:
    """Whether all words of a long name stand in order in a short one; 二院 of 第二人民医院."""
    if not len(said) <= min(len(whole), _LONGEST_SAID) or not set(said) <= set(whole) | _strange():
        return False
    return said == whole or _follow(_split(whole), said, shortened=False, left_out=False, begun=False)


@cache
def _strange() -> frozenset[str]:
    """Letters of short forms that the word itself does not hold: 地铁 of 轨道交通."""
    words = load("employer_shortened")["words"]
    return frozenset(letter for word, forms in words.items() for form in forms for letter in form if letter not in word)


@lru_cache(maxsize=20_000)
def _follow(words: tuple[str, ...], said: str, *, shortened: bool, left_out: bool, begun: bool) -> bool:
    if not words:
        return not said and (shortened or not left_out)
    table, word, rest = load("employer_shortened"), words[0], words[1:]
    if said.startswith(word) and _follow(rest, said[len(word) :], shortened=shortened, left_out=left_out, begun=True):
        return True
    if any(
        said.startswith(form) and _follow(rest, said[len(form) :], shortened=True, left_out=left_out, begun=True)
        for form in table["words"].get(word, ())
    ):
        return True
    if word in table["free"]:
        return _follow(rest, said, shortened=shortened, left_out=left_out, begun=begun)
    return begun and word in table["beside"] and _follow(rest, said, shortened=shortened, left_out=True, begun=True)


def _of_one_academy(short: str, long: str) -> bool:
    """中国林科院亚林所: the academy shortened as others are, the institute by letters that stand in order in its name."""
    whole = _ACADEMY.match(long)
    return whole is not None and any(
        _is_academy(head, whole[1]) and _letters_in_order(said, whole[2]) and not _another(said, long, whole[1])
        for head, said in _splits(short)
    )


def _splits(short: str) -> list[tuple[str, str]]:
    """An academy's and an institute's name, at all places where the one may end."""
    return [(short[:at], short[at:]) for at in range(2, len(short) - 1) if short[at - 1] == "院"]


def _is_academy(said: str, academy: str) -> bool:
    """农科院 of 中国农业科学院; that of a province is not named without it."""
    if said == academy:
        return True
    national = academy.removeprefix("中国")
    return _of_one_place(said, academy) or (national != academy and _fits(said.removeprefix("中国"), national))


def _letters_in_order(said: str, institute: str) -> bool:
    """亚林所 in 亚热带林业研究所, from its first letter on."""
    letters = iter(institute)
    if _bare(said)[:-1] in divisions.spellings():
        return False  # 武汉所 may be any of the city's
    return said[0] == institute[0] and said[-1] == institute[-1] and all(letter in letters for letter in _bare(said))


def _bare(said: str) -> str:
    return said.replace("研究所", "所")


def _another(said: str, long: str, academy: str) -> bool:
    """Whether the short name fits another known institute of the academy as well, and this one no better."""
    others = [name.removeprefix(academy) for name in _institutes().get(academy, ()) if name != long]
    fits = [other for other in others if _letters_in_order(said, other)]
    own = long.removeprefix(academy)
    return (bool(fits) and not _exact(said, own)) or any(_exact(said, other) for other in fits)


def _exact(said: str, institute: str) -> bool:
    return _bare(said) == _bare(institute)


@cache
def _institutes() -> dict[str, list[str]]:
    """Academy → full names of its known institutes."""
    found: dict[str, list[str]] = {}
    for full, _, _ in rows("employer_aliases"):
        if whole := _ACADEMY.match(full):
            found.setdefault(whole[1], []).append(full)
    return found
