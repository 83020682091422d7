"""Places of work as GB/T 2260 codes: the most specific unit that is stated, candidates instead of guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.normalize.abroad import abroad
from pipelines.normalize.divisions import (
    NATIONWIDE,
    OVERSEAS,
    REMOTE,
    XPCC,
    children,
    districts_of,
    english,
    index,
    name,
    parents,
    short_name,
    spellings,
)
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

__all__ = ["children", "name", "parents", "read", "short_name"]
LONGEST = 20_000
_ROAD = re.compile(r"(?:[东西南北中前后]|[一二三四五六七八九十]){0,3}(?:路|街|大道|大街|巷|胡同|道(?!路)|大厦)")
_SUFFIXED = ("省", "市", "区", "县", "州", "盟", "旗")
_GAP = re.compile(r"[\s·,，/(（:：|-]{0,2}\Z")
_SEPARATOR = re.compile(r"[、,，/;；\s和及与或|]+\Z")
_BREAK = re.compile(r"[。;；\n]")
_WORKPLACE = re.compile(r"工作地|工作城市|上班地点|工作区域|就业地点|岗位所在|base", re.IGNORECASE)
_SEAT = re.compile(r"(?:总部(?:位于|在|设在|设于|地址)?|注册地|坐落于|坐落在|公司位于|公司地址)[::\s]{0,2}\Z")
_LATIN = re.compile(r"[A-Za-z][A-Za-z' ]{2,30}")


@dataclass(slots=True)
class _Hit:
    """A name in the text: its place, the codes that it may mean, the code it was settled on."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    code: str = ""
    rule: str = ""
    candidates: list[str] = field(default_factory=list)


@cache
def _abbreviated() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {mark: code for mark, code in load("places")["abbreviations"].items() if len(mark) == 1}
    marks = "".join(table)
    return re.compile(
        rf"(?<![\u4e00-\u9fff])([{marks}](?:[、,/\s·-]?[{marks}]){{1,12}})(?:地区|等地|等|三地|两地|四地|三省|两省|一带)?(?![\u4e00-\u9fff])"
    ), table


@cache
def _regions() -> re.Pattern[str]:
    return pattern(load("places")["regions"])


@cache
def _words(table: str, key: str) -> re.Pattern[str]:
    return pattern(load("places")[table][key])


def read(text: str) -> Reading[list[str]]:
    """Codes in the order of the text. An ambiguous name without context gives no code but its candidates."""
    prepared = clean(text[:LONGEST])
    if not prepared:
        return Reading([])
    hits = [*_abbreviations(prepared), *_region_hits(prepared), *_special(prepared)]
    taken = sorted((hit.start, hit.end) for hit in hits)
    hits += _settled(prepared, _named(prepared, taken))
    hits += _abroad(prepared) if not any(hit.code == OVERSEAS for hit in hits) else []
    if not any(hit.code for hit in hits if hit.code not in (OVERSEAS, REMOTE)):
        hits += _english(prepared)
    hits = _without_seats(prepared, sorted(hits, key=lambda hit: hit.start))
    codes = list(
        dict.fromkeys(
            code for hit in hits for code in ([hit.code] if hit.code else hit.codes if hit.rule == "region" else [])
        )
    )
    above = {parent for code in codes for parent in parents(code)}
    regional = {code for hit in hits if hit.rule in ("region", "abbreviation") for code in (hit.codes or (hit.code,))}
    kept = [code for code in codes if code not in above or code in regional]
    if NATIONWIDE in kept and len(kept) > 1 and not re.search(r"[、,/]\s*全国|全国(?:各地)?[、,/]", prepared):
        kept.remove(NATIONWIDE)
    return Reading(kept, [_explain(hit) for hit in hits if hit.code or hit.codes])


def _without_seats(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Where a place of work is named as such, the seat of the company is none."""
    if not _WORKPLACE.search(text):
        return hits
    return [hit for hit in hits if not _SEAT.search(text[max(0, hit.start - 10) : hit.start])]


def _explain(hit: _Hit) -> Evidence:
    sure = 1.0 if hit.code or hit.rule == "region" else 0.3
    return Evidence(
        field="locations", rule=hit.rule, text=hit.text, start=hit.start, end=hit.end, confidence=sure,
        candidates=hit.candidates,
    )  # fmt: skip


def _abbreviations(text: str) -> list[_Hit]:
    compiled, table = _abbreviated()
    if text in table:
        return [_Hit(0, 1, text, (table[text],), table[text], "abbreviation")]
    found = []
    for match in compiled.finditer(text):
        marks = [mark for mark in match[1] if mark in table]
        if len(marks) < 2 or match[1] in ("云台", "新港", "深港") or _regions().search(match[0]):
            continue
        codes = tuple(table[mark] for mark in marks)
        found.append(_Hit(match.start(), match.end(), match[0], codes, rule="region"))
    return found


def _region_hits(text: str) -> list[_Hit]:
    table = load("places")["regions"]
    found = []
    for match in _regions().finditer(text):
        word, before, after = (
            match[0],
            text[max(0, match.start() - 4) : match.start()],
            text[match.end() : match.end() + 8],
        )
        if match.start() and text[match.start() - 1 : match.start() + 1] in spellings():
            continue  # 江[西南]昌
        if word.startswith("全国") and _is_audience(before, after, text):
            continue
        if _words("not_a_place", "institution").match(after[:4]) or re.match(
            r"[\u4e00-\u9fff]{0,4}(?:大学|学院|公司|集团|师范)", after
        ):
            continue
        if word in ("东北", "西北", "西南", "华中") and re.match(
            r"(?:角|侧|方向|[\u4e00-\u9fff]?大学|师|林|农|财|政法|石油|工业|电力)", after
        ):
            continue
        found.append(_Hit(match.start(), match.end(), word, tuple(table[word]), rule="region"))
    return found


def _is_audience(before: str, after: str, text: str) -> bool:
    if _words("not_a_place", "nationwide_audience").search(before) and "工作地" not in before:
        return True
    return bool(_words("not_a_place", "nationwide_noun").match(after))


def _special(text: str) -> list[_Hit]:
    found = []
    for code, table, keys in (
        (REMOTE, "remote", ("words",)),
        (XPCC, "xpcc", ("words",)),
        (OVERSEAS, "overseas", ("words", "countries")),
    ):
        for key in keys:
            match = _words(table, key).search(text)
            if match is not None and not re.match(
                r"(?:语|学历|留学|背景|经历|市场|业务|客户|院校|高校|硕士|博士|归国|事业|项目部?经验|教育|面试|笔试|宣讲)",
                text[match.end() :],
            ):
                found.append(_Hit(match.start(), match.end(), match[0], (code,), code, table))
                break
    return found


def _named(text: str, taken: list[tuple[int, int]]) -> list[_Hit]:
    """Names by longest match, without those that are part of a road's, school's or company's name."""
    found: list[_Hit] = []
    heads, place, parent = index(), 0, ""
    while place < len(text) - 1:
        inside = next((end for start, end in taken if start <= place < end), None)
        if inside is not None:
            place, parent = inside, ""
            continue
        spelling = next((word for word in heads.get(text[place : place + 2], ()) if text.startswith(word, place)), "")
        local = _local(text, place, parent, found)
        if len(local) > len(spelling) or (local and local == spelling):
            spelling = local
        if not spelling or _is_other_name(text, place, spelling, bool(local)):
            place += 1
            continue
        hit = _Hit(place, place + len(spelling), spelling, spellings().get(spelling, ()))
        if local == spelling:
            hit.code, hit.rule = districts_of(parent)[local], "within its parent"
        found.append(hit)
        code = hit.code or (hit.codes[0] if len(hit.codes) == 1 else _province(hit.codes))
        parent = (
            code
            if code and not (code.isdigit() and not code.endswith("00"))
            else (parents(code) or [""])[0]
            if code
            else parent
        )
        place = hit.end
    return found


def _province(codes: tuple[str, ...]) -> str:
    """Of several meanings the largest, when it is one: 吉林 is the province."""
    ranked = sorted(codes, key=lambda code: (not code.endswith("0000"), not code.endswith("00")))
    level = [code for code in codes if _level(code) == _level(ranked[0])] if ranked else []
    return level[0] if len(level) == 1 else ""


def _level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _local(text: str, place: int, parent: str, found: list[_Hit]) -> str:
    """A name that only its parent, which stands right before it or heads its list, gives a meaning."""
    if not parent or not found:
        return ""
    between = text[found[-1].end : place]
    if not _GAP.match(between) and not _SEPARATOR.match(between) and between not in ("市", "省", "的", "地区"):
        return ""
    known = districts_of(parent)
    listed = bool(_SEPARATOR.match(between)) and bool(between.strip())
    for length in range(min(12, len(text) - place), 1, -1):
        word = text[place : place + length]
        if word in known and (word.endswith(_SUFFIXED) or not listed):
            return word
    return ""


def _is_other_name(text: str, place: int, spelling: str, local: bool) -> bool:
    after = text[place + len(spelling) : place + len(spelling) + 24]
    if spelling.endswith(_SUFFIXED) and len(spelling) > 2 and not spelling.endswith("自治区"):
        return bool(re.match(r"(?:路|大道|街(?!道))", after)) and len(spelling) <= 3
    if _ROAD.match(after) or _words("not_a_place", "after").match(after):
        return True
    if place and text[place - 1] in "中东南西北新老" and text[place - 1 : place + 2] in _compass() and not local:
        return True
    found = re.match(
        r"([\u4e00-\u9fffA-Za-z]{0,16}?)(?:大学|学院|中学|小学|有限公司|有限责任公司|股份公司|集团|银行|医院|出版社|公司)",
        after,
    )
    if found is None:
        return False
    tail = after[len(found[1]) :]
    if found[1].endswith(("分", "子", "总", "市", "区", "县", "省")) and tail.startswith(("公司", "银行", "医院")):
        return bool(re.search(r"(?:有限|股份)", found[1]))
    return not re.match(r"(?:总部|分公司|分行|办事处|研究所|基地|校区|[、,，/\s])", after)


@cache
def _compass() -> frozenset[str]:
    """Three-letter beginnings that only look like a name with a compass point before it."""
    return frozenset({"中山东", "南京东", "北京西"})


def _settled(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Codes for all names: their own, by what stands around them, or none but candidates."""
    seen = [hit.code or (hit.codes[0] if len(hit.codes) == 1 else "") for hit in hits]
    for number, hit in enumerate(hits):
        if hit.code or not hit.codes:
            continue
        if len(hit.codes) == 1:
            hit.code, hit.rule = hit.codes[0], "name"
            continue
        around = _around(text, hits, seen, number)
        fitting = [code for code in hit.codes if around & {code, *parents(code)}]
        largest = _province(hit.codes)
        if len(fitting) == 1:
            hit.code, hit.rule = fitting[0], "by context"
        elif not fitting and largest and _level(largest) < 2:
            hit.code, hit.rule = largest, "largest of its name"
        elif len(fitting) > 1 and (best := _province(tuple(fitting))):
            hit.code, hit.rule = best, "by context"
        else:
            hit.rule, hit.candidates = "ambiguous", list(hit.codes)
        seen[number] = hit.code
    return hits


def _around(text: str, hits: list[_Hit], seen: list[str], number: int) -> set[str]:
    """Units of the same sentence, nearest before first: what an ambiguous name may belong to."""
    for other in range(number - 1, -1, -1):
        if seen[other] and not _BREAK.search(text[hits[other].end : hits[number].start]):
            chain = {seen[other], *parents(seen[other])}
            if any(chain & {code, *parents(code)} for code in hits[number].codes):
                return chain
    following = seen[number + 1] if number + 1 < len(seen) else ""
    if following and hits[number + 1].start - hits[number].end <= 1:
        return {following, *parents(following)}
    return set()


def _abroad(text: str) -> list[_Hit]:
    places = [(place, text.find(place)) for place in abroad(text)[:1]]
    return [_Hit(start, start + len(place), place, (OVERSEAS,), OVERSEAS, "overseas") for place, start in places]


def _english(text: str) -> list[_Hit]:
    found = []
    for match in _LATIN.finditer(text):
        for part in re.split(r"\s*(?:,|\band\b|/)\s*", match[0]):
            for piece in [part, *part.split()]:
                spelled = re.sub(r"[' ]|\b(?:city|province|shi|sheng)\b", "", piece.lower())
                code = english().get(spelled)
                if code is not None:
                    found.append(_Hit(match.start(), match.end(), piece, (code,), code, "latin spelling"))
                    break
    return found
