"""Words for places that are no names of divisions: regions, abbreviations, abroad, remote, the XPCC, Latin spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pipelines.normalize.abroad import abroad
from pipelines.normalize.divisions import (
    OVERSEAS,
    REMOTE,
    XPCC,
    english,
    english_districts,
    parents,
    short_districts,
    spellings,
)
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, alternatives, bounded, load, pattern
from pipelines.normalize.place_scan import may_hold, starts

_HAN = "\u4e00-\u9fff"
_AFTER_REGION = expression(rf"[{_HAN}]{{0,4}}(?:大学|学院|公司|集团|师范)")
_AFTER_COMPASS = expression(rf"(?:角|侧|方向|[{_HAN}]?大学|师|林|农|财|政法|石油|工业|电力|交通)")
_KNOWING = expression(r"熟悉|了解|具有|开拓过")
_COMPASS = ("东北", "西北", "西南", "华中", "华南", "华东", "华北")
_BRANCHES = expression(r"(?:各地?|主要|多个|的)?(?:分公司|子公司|分支机构|办事处|门店|各?项目|机构|营业部|分部|区域)")
_LATIN = expression(r"[A-Za-z][A-Za-z' ’-]{2,40}")
_TWO_WORDS = expression(r"(?=\b([A-Z][a-z]+ [A-Z][a-z]+)\b)")
_LATIN_KIND = expression(r"\b(?:city|province|shi|sheng|municipality|district|qu|new area|sar)\b|[' ’-]")
_ITEM = expression(r"(?:^|[\s、,，/;；:(（)【\[|·和及与或+&])\Z")
_ITEM_END = expression(r"[\s、,，/;；)）】\]|·。和及与或+&]|$|等")
_NO_LISTS = ("云台", "新港", "深港")
_TOGETHER_SOUTH = frozenset("沪杭苏锡常镇通甬")
"""Beside these 宁 is Nanjing, else Ningxia."""


@dataclass(slots=True)
class Hit:
    """A name in the text: its place, the codes that it may mean, the code it was settled on."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    code: str = ""
    rule: str = ""
    candidates: list[str] = field(default_factory=list)


def word_hits(text: str) -> Iterator[Hit]:
    """Regions and abbreviations, then remote, XPCC and abroad."""
    yield from _abbreviations(text)
    if starts(text):
        if may_hold(text, "regions"):
            yield from _regions(text)
        if may_hold(text, "remote", "words"):
            yield from _remote(text)
        if may_hold(text, "xpcc", "words"):
            yield from _xpcc(text)
    yield from _overseas(text)


@cache
def _words(table: str, key: str) -> re.Pattern[str]:
    return bounded(load("places")[table][key])


@cache
def _marks() -> dict[str, str]:
    return {mark: code for mark, code in load("places")["abbreviations"].items() if len(mark) == 1}


@cache
def _abbreviated() -> re.Pattern[str]:
    marks = "".join(_marks())
    regions = alternatives(load("places")["regions"])
    piece = rf"(?:{regions}|[{marks}])"
    return re.compile(
        rf"(?<![{_HAN}])({piece}(?:[、,/\s·-]?{piece}){{1,12}})"
        rf"(?:地区|等地|等|[两三四五]省[一二]?市?|[两三四五]地|区域|一带|片区)?(?![{_HAN}])"
    )


@cache
def _first_pieces() -> re.Pattern[str]:
    """Letters that may begin a list of abbreviations; cheap, since most texts hold none that stands at a word's head."""
    firsts = "".join(sorted({*_marks(), *(word[0] for word in load("places")["regions"])}))
    return re.compile(rf"[{firsts}](?<![{_HAN}].)")


@cache
def _pieces() -> re.Pattern[str]:
    regions = alternatives(load("places")["regions"])
    return re.compile(rf"{regions}|[{''.join(_marks())}]")


def _abbreviations(text: str) -> Iterator[Hit]:
    """``沪/苏/浙``, ``京津``, ``江浙沪皖``: marks mean provinces only among each other, or alone in a field."""
    if text in _marks():
        yield Hit(0, 1, text, (_marks()[text],), _marks()[text], "abbreviation")
        return
    free = 0
    for first in _first_pieces().finditer(text):
        match = _abbreviated().match(text, first.start()) if first.start() >= free else None
        if match is None:
            continue
        free = match.end()
        pieces = _pieces().findall(match[1])
        if len(pieces) < 2 or match[1] in _NO_LISTS or match[1] in spellings() or match[1] in short_districts():
            continue
        codes = [code for piece in pieces for code in _meaning(piece, pieces)]
        yield Hit(match.start(), match.end(), match[0], tuple(dict.fromkeys(codes)), rule="region")


def _meaning(piece: str, beside: list[str]) -> list[str]:
    if piece == "宁" and _TOGETHER_SOUTH & set(beside):
        return ["320100"]
    return [_marks()[piece]] if piece in _marks() else list(load("places")["regions"][piece])


def _regions(text: str) -> Iterator[Hit]:
    table = load("places")["regions"]
    for match in _words_of_regions().finditer(text):
        word, start, end = match[0], match.start(), match.end()
        before, after = text[max(0, start - 4) : start], text[end : end + 12]
        if start and ((across := text[start - 1 : start + 1]) in spellings() or across in short_districts()):
            continue  # 江[西南]昌, 龙[华中]心区
        if word.startswith("全国") and _BRANCHES.match(after):
            yield Hit(start, end, word, tuple(table[word]), rule="region")
            continue
        if (word.startswith("全国") and _is_audience(before, after)) or _is_institution(word, before, after):
            continue
        yield Hit(start, end, word, tuple(table[word]), rule="region")


@cache
def _words_of_regions() -> re.Pattern[str]:
    return pattern(load("places")["regions"], 0)


def _is_audience(before: str, after: str) -> bool:
    if _words("not_a_place", "nationwide_audience").search(before) and "工作地" not in before:
        return True
    return bool(_words("not_a_place", "nationwide_noun").match(after))


def _is_institution(word: str, before: str, after: str) -> bool:
    """``华东师范大学``, ``中国石油大学(华东)``, ``路口东北角``."""
    if _words("not_a_place", "institution").match(after[:4]) or _words("not_a_place", "region_rank").match(after):
        return True
    if _AFTER_REGION.match(after) or _names_quarter(after):
        return True
    if _KNOWING.search(before) and after.startswith(("市场", "客户", "渠道", "行业", "地区市场")):
        return True
    if word not in _COMPASS:
        return False
    return before.endswith(("大学(", "学院(")) or _AFTER_COMPASS.match(after) is not None


def _names_quarter(after: str) -> bool:
    """``华南大道``, ``华东建材物流园``: the region is part of the name of a road, a quarter or a park."""
    if _words("not_a_place", "region_meant").match(after):
        return False
    return _quarter().match(after) is not None


@cache
def _quarter() -> re.Pattern[str]:
    named, parks = (_words("not_a_place", key).pattern for key in ("region_named", "region_parks"))
    return re.compile(
        rf"[东西南北中一二三四五六七八九十]{{0,2}}(?:{named})|(?:(?![各等及和与或])[{_HAN}]){{0,6}}?(?:{parks})"
    )


@cache
def _listed(table: str) -> Heads:
    return Heads(load("places")[table]["words"])


def _remote(text: str) -> Iterator[Hit]:
    for start, end in _listed("remote").find(text, starts(text)):
        if not _words("remote", "after").match(text, end):
            yield Hit(start, end, text[start:end], (REMOTE,), REMOTE, "remote")
            return


def _xpcc(text: str) -> Iterator[Hit]:
    for start, end in _listed("xpcc").find(text, starts(text)):
        alone = text[start:end] == "兵团"
        if not alone or _is_item(text, start, end) or _words("xpcc", "after").match(text, end):
            yield Hit(start, end, text[start:end], (XPCC,), XPCC, "xpcc")
            return


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether the word is all that a field, or an entry of its list, says."""
    return bool(_ITEM.search(text[max(0, start - 1) : start])) and bool(_ITEM_END.match(text, end))


def _overseas(text: str) -> Iterator[Hit]:
    for start, end in _foreign().find(text, starts(text)):
        if _is_abroad(text, start, end):
            yield Hit(start, end, text[start:end], (OVERSEAS,), OVERSEAS, "overseas")
            return
    for place in abroad(text)[:1]:
        start = text.find(place)
        yield Hit(start, start + len(place), place, (OVERSEAS,), OVERSEAS, "overseas")


@cache
def _foreign() -> Heads:
    table = load("places")["overseas"]
    return Heads([*table["words"], *table["countries"], *table["cities"], *table["english"]])


def _is_abroad(text: str, start: int, end: int) -> bool:
    table, word, before = load("places")["overseas"], text[start:end], text[max(0, start - 4) : start]
    if word in table["hidden"] and re.search(rf"[{_HAN}]\Z", before) and not _stands(before):
        return False
    if _is_item(text, start, end):
        return True
    if _words("not_a_place", "words").match(text, start):  # 万象城
        return False
    if word.lower() in table["words"] and word != "驻外":
        return _stands(before) or _words("overseas", "stands_after").match(text, end) is not None
    return _words("overseas", "after").match(text, end) is None


def _stands(before: str) -> bool:
    """Whether the words before say that someone works there."""
    return before.endswith(tuple(load("places")["overseas"]["stands_before"]))


def latin_hits(text: str) -> Iterator[Hit]:
    """``Xi'an, Shaanxi``, ``Wuxi, Kunshan and Foshan``: pinyin and exonyms; a shared spelling needs its province.

    ``Chaoyang, Beijing`` is the district and not the city of that spelling, which is elsewhere.
    """
    found = [(start, piece, codes) for start, piece, codes in _latin_names(text)]
    known = {code for _, _, codes in found if len(codes) == 1 for code in codes}
    for start, piece, codes in found:
        within = [code for code in codes if known & set(parents(code))]
        districts = english_districts().get(_plain(piece), ()) if not within else ()
        near = [code for code in districts if (known - set(codes)) & set(parents(code))]
        fitting = near if len(near) == 1 else within if len(codes) > 1 else list(codes)
        end = start + len(piece)
        if len(fitting) == 1:
            yield Hit(start, end, piece, tuple(codes), fitting[0], "latin spelling")
        elif len(codes) < 8 and english().get(_plain(piece)):
            yield Hit(start, end, piece, tuple(codes), "", "ambiguous", list(codes))


def _latin_names(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for match in _LATIN.finditer(text):
        for part in re.finditer(r"[A-Za-z][A-Za-z' ’-]*", match[0]):
            whole = re.split(r"\s+(?:and|or)\s+", part[0])
            for phrase in whole:
                start = match.start() + part.start() + part[0].index(phrase)
                yield from _latin_phrase(phrase, start)


def _latin_phrase(phrase: str, start: int) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for piece in [phrase, *_TWO_WORDS.findall(phrase), *re.split(r"[\s-]+", phrase)]:
        codes = english().get(_plain(piece)) or english_districts().get(_plain(piece))
        if codes:
            yield start + phrase.index(piece), piece.strip(), codes
            if piece is phrase:
                return


def _plain(piece: str) -> str:
    return _LATIN_KIND.sub("", piece.lower())
