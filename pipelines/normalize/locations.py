"""Places of work as GB/T 2260 codes: the most specific unit that is stated, candidates instead of guesses."""

from __future__ import annotations

import re

from pipelines.evidence import Evidence
from pipelines.normalize.divisions import NATIONWIDE, children, level, name, parents, short_name, spellings
from pipelines.normalize.lexicon import load
from pipelines.normalize.place_names import largest, name_hits
from pipelines.normalize.place_words import Hit, latin_hits, word_hits
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

__all__ = ["children", "name", "parents", "read", "short_name"]
LONGEST = 20_000
SHORT = 200
"""Characters of a text in which Latin spellings are places; English sentences that mention a city are none."""
OPEN = 0.3
"""Confidence of a name that is left open with its candidates."""
LONGEST_COUNTRY = 30
_JOINTS = ("", "-", "·", " ", "地区")
"""Between a prefecture and its county."""
_LISTED = 2
"""Characters between two names of a list."""
_FIELD = re.compile(r"^(?:工作)?(?:地点|地区|城市|区域|地)[:：]\s?|[。.,，\s]+\Z")
_EXCEPTED = re.compile(
    r"除(?!了)[^,，。;；()\n]{1,30}?(?:以外|之外|外)|\(除[^()]{1,20}\)|[(,，][^(),，。;；\n]{1,20}除外|(?:不含|不包括|不包含)[^(),，。;；\n]{1,20}"
)
_ORIGIN = re.compile(r"(?:家[在住]|老家|籍贯|生源地?|户籍地?|户口)[在为是:]{0,2}[^,，。;；()\n]{1,20}(?:优先|者)")
"""``家在浙江、江苏者优先``: where an applicant is from."""
_OTHER = ((_EXCEPTED, ("除", "不含", "不包")), (_ORIGIN, ("家在", "家住", "老家", "籍", "生源", "户口")))
"""Each with what stands in every text that it fits."""
_BREAK = re.compile(r"[。;；\n]")
_WORKPLACE = re.compile(r"工作地|办公地|工作城市|上班地点|工作区域|就业地点|岗位所在|base", re.IGNORECASE)
_SEAT = re.compile(
    r"(?:总部(?:位于|在|设在|设于|地址)?|注册地|坐落于|坐落在|公司位于|公司地址|紧邻|毗邻|临近|邻近|靠近|比邻|成立于|面试地点|面试地址)[::\s]{0,2}\Z"
)
_FOUNDED = re.compile(r"[市省区县]?(?:正式)?(?:注册)?(?:成立|设立|创立|创办|创建|组建)")
"""``2012年于天津市成立分校``: where the company was founded or opened a branch."""
_ALSO_NATIONWIDE = re.compile(r"[、,/]\s*全国|全国(?:各地)?[、,/]")


def read(text: str) -> Reading[list[str]]:
    """Codes in the order of the text. An ambiguous name without context gives no code but its candidates."""
    prepared = clean(text[:LONGEST])
    if not prepared:
        return Reading([])
    hits = list(word_hits(prepared))
    hits += _settled(prepared, name_hits(prepared, sorted((hit.start, hit.end) for hit in hits)))
    if len(prepared) <= SHORT and not any(hit.code.isdigit() or hit.candidates or hit.rule == "region" for hit in hits):
        hits += latin_hits(prepared)
    hits = _without_seats(prepared, _not_other(prepared, sorted(hits, key=lambda hit: hit.start)))
    hits = [hit for hit in hits if not _sums_up(prepared, hit)] or _country(prepared)
    return Reading(_codes(prepared, hits), [_explain(hit) for hit in hits if hit.code or hit.codes])


def _not_other(text: str, hits: list[Hit]) -> list[Hit]:
    """``广东省内(除深圳外)``, ``家在浙江者优先``: what is excepted, or where one is from, is no place of work."""
    said = [words for words, heads in _OTHER if hits and any(head in text for head in heads)]
    spans = [found.span() for words in said for found in words.finditer(text)]
    return [hit for hit in hits if not any(start <= hit.start < end for start, end in spans)]


def _sums_up(text: str, hit: Hit) -> bool:
    """``广州、深圳等珠三角城市``: a region that says of what kind the places before it are."""
    return hit.rule == "region" and text.endswith("等", 0, hit.start)


def _country(text: str) -> list[Hit]:
    """A field that says China and no more: the whole country is the unit that it states."""
    field = _FIELD.sub("", text)
    if len(field) > LONGEST_COUNTRY or field.lower() not in load("places")["country"]["words"]:
        return []
    return [Hit(text.index(field), len(text), field, (NATIONWIDE,), NATIONWIDE, "country")]


def _codes(text: str, hits: list[Hit]) -> list[str]:
    """What the hits say together: no unit beside one of its parts, no 全国 beside places unless it is listed."""
    regional = {code for hit in hits if hit.rule in ("region", "abbreviation") for code in (hit.codes or (hit.code,))}
    stated = (hit.codes if hit.rule == "region" else (hit.code,) for hit in hits)
    codes = list(dict.fromkeys(code for group in stated for code in group if code))
    above = {parent for code in codes for parent in parents(code)}
    kept = [code for code in codes if code not in above or code in regional]
    if NATIONWIDE in kept and len(kept) > 1 and not _ALSO_NATIONWIDE.search(text):
        kept.remove(NATIONWIDE)
    return kept


def _without_seats(text: str, hits: list[Hit]) -> list[Hit]:
    """Where a place of work is named as such, the seat of the company is none."""
    kept = [hit for hit in hits if not _is_seat(text, hit)]
    return kept if len(kept) < len(hits) and _WORKPLACE.search(text) else hits


def _is_seat(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 10) : hit.start]
    return _SEAT.search(before) is not None or (
        before.rstrip().endswith(("于", "在")) and _FOUNDED.match(text, hit.end) is not None
    )


def _explain(hit: Hit) -> Evidence:
    return Evidence(
        field="locations", rule=hit.rule, text=hit.text, start=hit.start, end=hit.end,
        confidence=1.0 if hit.code or hit.rule == "region" else OPEN, candidates=hit.candidates,
    )  # fmt: skip


def _settled(text: str, hits: list[Hit]) -> list[Hit]:
    """Codes for all names: their own, by what stands around them, or none but candidates."""
    seen = [hit.code or (hit.codes[0] if len(hit.codes) == 1 else "") for hit in hits]
    for number, hit in enumerate(hits):
        if hit.code or not hit.codes:
            continue
        if len(hit.codes) == 1:
            hit.code, hit.rule = hit.codes[0], hit.rule or "name"
        elif above := _heads_next(text, hits, number):
            hit.code, hit.rule = above, "by context"
        else:
            _settle(hit, _around(text, hits, seen, number), frozenset(seen[:number]))
        seen[number] = hit.code
    _listed_districts(hits)
    return _settled_together(hits)


def _heads_next(text: str, hits: list[Hit], number: int) -> str:
    """``阿克苏库车市``: the prefecture of the county right behind, which one of its cities is called like."""
    following = hits[number + 1] if number + 1 < len(hits) else None
    if following is None or text[hits[number].end : following.start] not in _JOINTS:
        return ""
    above = parents(following.code or (following.codes[0] if len(following.codes) == 1 else ""))
    return next((code for code in hits[number].codes if level(code) == 1 and code in above), "")


def _listed_districts(hits: list[Hit]) -> None:
    """``朝阳、海淀``: the name of a city that is a district's too, right beside districts of that one's city."""
    for hit in hits:
        districts = spellings().get(f"{hit.text}区", ()) if len(hit.codes) == 1 else ()
        if not districts or hit.code in districts:
            continue
        beside = {other.code[:4] for other in hits if other is not hit and _apart(hit, other) <= _LISTED}
        fitting = [code for code in districts if code[:4] in beside]
        if len(fitting) == 1 and hit.code[:4] not in beside:
            hit.code, hit.rule = fitting[0], "by context"


def _apart(first: Hit, second: Hit) -> int:
    """Characters between two names, whichever comes first."""
    return max(second.start - first.end, first.start - second.end)


def _settled_together(hits: list[Hit]) -> list[Hit]:
    """``龙华、南山``: names that are ambiguous one by one, but only one city has all of them."""
    doubtful = [hit for hit in hits if hit.candidates]
    if len({hit.text for hit in doubtful}) < 2:
        return hits
    cities = set.intersection(*({code[:4] for code in hit.candidates} for hit in doubtful))
    city = cities.pop() if len(cities) == 1 else ""
    for hit in doubtful if city else ():
        within = [code for code in hit.candidates if code.startswith(city)]
        if len(within) == 1:
            hit.code, hit.rule, hit.candidates = within[0], "by context", []
    return hits


def _settle(hit: Hit, around: set[str], stated: frozenset[str]) -> None:
    fitting = tuple(code for code in hit.codes if around & {code, *parents(code)})
    fitting = tuple(code for code in fitting if level(code) == 2 and f"{code[:4]}00" in around) or fitting
    biggest = largest(hit.codes)
    if len(fitting) == 1:
        hit.code, hit.rule = fitting[0], "by context"
    elif not fitting and biggest and level(biggest) < 2:
        hit.code, hit.rule = biggest, "largest of its name"
    elif len(fitting) > 1 and (best := largest(fitting)):
        smaller = [
            code for code in fitting if code != best
        ]  # 吉林长春、吉林: the province is stated, so this is the city
        hit.code, hit.rule = smaller[0] if best in stated and len(smaller) == 1 else best, "by context"
    else:
        hit.rule, hit.candidates = "ambiguous", list(fitting or hit.codes)


def _around(text: str, hits: list[Hit], seen: list[str], number: int) -> set[str]:
    """Units of the same sentence, nearest before first: what an ambiguous name may belong to."""
    mine = {unit for code in hits[number].codes for unit in (code, *parents(code))}
    for other in range(number - 1, max(-1, number - 40), -1):
        if not seen[other]:
            continue
        if _BREAK.search(text, hits[other].end, hits[number].start):
            break
        chain = {seen[other], *parents(seen[other])}
        if chain & mine:
            return chain
    for other in range(number + 1, min(len(hits), number + 4)):
        if _BREAK.search(text, hits[number].end, hits[other].start):
            break
        chain = {seen[other], *parents(seen[other])} if seen[other] else set()
        if chain & mine:
            return chain
    return set()
