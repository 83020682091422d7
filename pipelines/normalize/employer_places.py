"""The places in an organisation's name: before it, behind it, and the seat of a public body."""

from __future__ import annotations

from functools import cache, lru_cache

from pipelines.normalize import divisions
from pipelines.normalize.catalogue import Matcher
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load

_MUNICIPAL = expression(r"市政(?:设计|工程|园林|建设|路桥|集团|公用|环境|养护|规划|总公司|投资|总?院)")
"""市 that belongs to what follows: 西安|市政设计研究院."""
_SAME_PLACE = expression(r"(?:特别行政区|自治区|省|市|县|区)$")


def is_place(text: str) -> bool:
    """Whether words in brackets name a division of the country."""
    return text in divisions.spellings() or _SAME_PLACE.sub("", text) in divisions.spellings()


@lru_cache(maxsize=2_000)
def within(place: str, other: str, any_level: bool = False) -> bool:
    """Whether a place as written may lie in another one: 武汉 in 湖北, at any level also 苏州工业园 in 苏州."""
    inner, outer = _meant(place), _meant(other)
    return any(
        around in (code, *divisions.parents(code)) and (any_level or around.endswith("0000"))
        for code in inner
        for around in outer
    )


def _meant(place: str) -> tuple[str, ...]:
    """Codes of a division that may stand without its kind, as ``short`` leaves it."""
    spellings = divisions.spellings()
    return next((tuple(spellings[said]) for said in (place, f"{place}区", f"{place}县") if said in spellings), ())


@lru_cache(maxsize=20_000)
def seat(name: str) -> tuple[frozenset[str], str]:
    """Codes of the places that the head of a public body's name may mean, and what follows: 陕西省宝鸡市|财政局, 宝鸡|财政局."""
    codes: frozenset[str] = frozenset()
    rest = name
    while found := divisions.spelled_at(rest):
        inner = divisions.spellings()[found]
        lying = frozenset(code for code in inner if not codes or codes & {*divisions.parents(code)})
        if codes and not lying:
            break  # 广州市|香港某某研究院
        codes, rest = lying, rest[len(found) :]
        if not codes:
            break
    return codes, rest


def _in_one(place: str, other: str) -> bool:
    """Whether a place as written may lie in another one, or be it: 西安 in 陕西, 雁塔区 in 西安."""
    inner, outer = (divisions.spellings().get(word, ()) for word in (place, other))
    return not outer or any(code in outer or {*outer} & {*divisions.parents(code)} for code in inner)


def is_seat(part: str) -> bool:
    """Whether words in brackets say where a company is: a division, or the country."""
    return part == "中国" or is_place(part)


def short(place: str) -> str:
    """A division without its kind: 西安 of 西安市."""
    return _SAME_PLACE.sub("", place) if len(place) > 2 else place


def led_by_place(text: str) -> tuple[str, str]:
    """``(西安, 某某科技)`` of 西安市某某科技 or 陕西省西安市某某科技: the last place, and what follows the places."""
    head, rest = "", text
    for _ in range(3):
        found = divisions.spelled_at(rest)
        if not found or len(rest) - len(found) < 2 or not divisions.spellings()[found]:
            break
        if head and not _in_one(found, head):
            break  # 浙江|东方某某
        if found[-1] == "市" and _MUNICIPAL.match(rest, len(found) - 1):
            found = found[:-1]
        tail = rest[len(found) :]
        if tail[0] in "省市" and len(tail) > 3 and not _MUNICIPAL.match(tail):
            tail = tail[1:]
        head, rest = short(found), tail
    return head, rest


def led_by_country(text: str) -> tuple[str, str]:
    """``(新加坡, 某某国际教育)`` of 新加坡某某国际教育."""
    country = _countries().at(text)
    return (country, text[len(country) :]) if len(text) - len(country) > 2 else ("", text)


@cache
def _countries() -> Matcher[None]:
    return Matcher(dict.fromkeys(load("employers")["countries"]))


def ending_place(text: str) -> str:
    """北京 of 某某科技北京, as short names are written."""
    tail = text[-2:]
    return tail if len(text) > 4 and divisions.spellings().get(tail) and text[-3:-2] not in "大中上下东西南北" else ""


def without_place(name: str) -> str:
    """A name without the divisions at its head."""
    return led_by_place(name)[1]
