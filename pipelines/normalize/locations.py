"""Places of work as GB/T 2260 codes: the most specific unit that is stated, candidates instead of guesses."""

from __future__ import annotations

import re
from functools import cache

from pipelines.evidence import Evidence
from pipelines.normalize.divisions import NATIONWIDE, OVERSEAS, children, level, name, parents, short_name, spellings
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import bounded, load
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
_LISTED, MOST_BESIDE = 2, 6
"""Characters between two names of a list."""
_FIELD = expression(r"^(?:工作)?(?:地点|地区|城市|区域|地)[:：]\s?|[。.,，\s]+\Z")
_EXCEPTED = expression(r"除(?!了)[^,，。;；()\n]{1,30}?(?:以外|之外|外)")
_EXCEPTED_IN_BRACKETS = expression(r"\(除[^()]{1,20}\)")
_EXCEPTED_BEHIND = expression(r"[(,，][^(),，。;；\n]{1,20}除外")
_WITHOUT = expression(r"(?:不含|不包括|不包含)[^(),，。;；\n]{1,20}")
_EXCEPTIONS = (_EXCEPTED, _EXCEPTED_IN_BRACKETS, _EXCEPTED_BEHIND, _WITHOUT)
_ORIGIN = expression(r"(?:家[在住]|老家|籍贯|生源地?|户籍地?|户口)[在为是:]{0,2}[^,，。;；()\n]{1,20}(?:优先|者)")
"""``家在浙江、江苏者优先``: where an applicant is from."""
_LIVES = expression(r"住(?:址|处)?[在于]?[一-龥]{2,14}(?:附近|周边|一带)?者?(?:优先|为佳|尤佳)")
"""``住闵行区附近优先``."""
_RULES = expression(
    r"(?:按照?|依照?|遵照|根据|符合|执行|参照)[^,，。;；()\n]{0,6}?[一-龥]{2,9}(?:有关|相关|当地)?(?:规定|政策|标准|条例|办法)"
)
"""``按国家和广州市有关规定``."""
_NEAR = expression(
    r"(?:离|距离?)[^,，。;；()\n]{1,12}?(?:很近|较近|不远|近|仅|只需|约|大约|只要|\d+(?:\.\d+)?\s?(?:公里|千米|米|分钟|小时|km))"
)
"""``离番禺区很近``: how far it is to another place."""
_BESIDE = expression(r"(?:紧邻|毗邻|临近|邻近|靠近|比邻)[^,，。;；()\n的]{1,14}的")
"""``紧邻上海安亭的花桥``."""
_TRIPS = expression(r"(?:出国|旅游|旅行|[外国]游|游学|出差)\([^()]{1,60}\)")
"""``免费出国(美国、法国)``: where one may travel to."""
_TOURS = expression(r"(?:旅游|旅行|国外游)(?:等地)?:(?:(?!工作|上班|办公|地[点址])[^。;；()\n]){1,60}")
"""``国内旅游:青岛、杭州``: where the staff has been or may go."""
_FOUNDERS = expression(r"由[^,，。;；()\n]{2,60}?(?:出资|投资|主管|主办|发起|创办|组建|设立|控股)")
"""``由河南省科技厅等单位出资建设``: who stands behind an employer, and not where it is."""
_TRAVELS = expression(
    r"(?:接受|适应)(?:[^,，。;；()\n工驻]|\([^()\n]{1,16}\)){1,24}出差|出差(?:地[点区]?[:在为是]|[到至往去])[^,，。;；()\n工驻]{1,40}|(?:偶尔|经常|短期|定期|可能|需要?)出差[^,，。;；()\n工驻]{2,12}"
)
"""``接受云南、贵州等地区出差``, ``接受西南区域(云贵川)出差``, ``出差至杭州``."""
_HOUSEHOLD = expression(
    r"(?:申报|申请|办理|解决|落|购买|缴纳)[^,，。;；()\n]{1,12}(?:户[口籍]|居住证|社保|社会保险|五险|公积金)"
)
"""``申报北京市户口``, ``购买广州市社保``: what is offered, and not where the work is."""
_SOLD = expression(r"(?:远销|销往|畅销|出口[到至])[^。;；\n]{1,80}")
"""``产品远销美国、加拿大``."""
_CUSTOMERS = expression(r"在[^,，。;；()\n]{2,30}?(?:拥有|有着|有|积累了)[^,，。;；()\n]{0,8}(?:用户|客户|市场份额)")
"""``在黑龙江、吉林两省拥有大量的用户``."""
_SPREAD = expression(r"(?:遍布|辐射)(?:于|了|整个|全)?[^,，。;；()\n]{2,20}")
"""``几乎遍布东北地区所有行业``."""
_ROOTED = expression(r"(?:立足|扎根|深耕)(?:于|在)?[^,，。;；()\n]{2,16}")
"""``立足深圳,扎根珠三角``: what a company says of itself."""
_OTHER = (
    (_ROOTED, ("立足", "扎根", "深耕")),
    (_SPREAD, ("遍布", "辐射")),
    (_CUSTOMERS, ("用户", "客户", "市场份额")),
    (_NEAR, ("离", "距")),
    (_BESIDE, ("紧邻", "毗邻", "临近", "邻近", "靠近", "比邻")),
    (_TRIPS, ("游(", "出国(", "旅行(", "游学(", "出差(")),
    (_TOURS, ("游:", "旅行:")),
    (_FOUNDERS, ("由",)),
    (_TRAVELS, ("出差",)),
    (_HOUSEHOLD, ("户口", "户籍", "居住证", "社保", "社会保险", "五险", "公积金")),
    (_SOLD, ("销", "出口")),
    (_EXCEPTED, ("除",)),
    (_EXCEPTED_IN_BRACKETS, ("(除",)),
    (_EXCEPTED_BEHIND, ("除外",)),
    (_WITHOUT, ("不含", "不包")),
    (_LIVES, ("优先", "佳")),
    (_RULES, ("规定", "政策", "标准", "条例", "办法")),
    (_ORIGIN, ("家在", "家住", "老家", "籍", "生源", "户口")),
)
"""Each with what stands in every text that it fits."""
_LIST_MARK = expression(r"[、,，/;；。\n]")
_BREAK = expression(r"[。;；\n]")
_WORKPLACE = expression(
    r"工作地|办公地|工作城市|上班地点|工作区域|就业地点|岗位所在|岗位(?:均|都)?[在位]|base", re.IGNORECASE
)
_HIRES = ("招聘", "招募", "诚聘", "常驻", "派驻", "面向")
"""Right before a place: ``现招聘成都区域销售``."""
_SEAT = expression(
    r"(?:总部(?:位于|在|设在|设于|地址)?|注册地|坐落于|坐落在|公司位于|公司地址|紧邻|毗邻|临近|邻近|靠近|比邻|成立于|面试地点|面试地址)[:\s为是在]{0,2}\Z"
)
_BRANCHES = expression(
    r"[^,，。;；\n]{0,24}?(?:设|建|开|拥)(?:立|办|设)?(?:了|有)?[^,，。;；\n]{0,6}?(?:公司|机构|办事处|基地|中心|网点|门店|工厂)"
)
"""``在北京、上海设有分公司``: where the company has branches."""
_LYING = expression(r"(?<!工作)[在于][^,，。;；\n:]{0,16}\Z")
_WORK_AT_SEAT = expression(
    r"(?:工作|上班|办公)地[点址]?(?:[:在为是]{1,2}[^,，。;；\n]{0,10}总部|[】\])]?:?\s?公司(?:地址|位于):?)\Z"
)
"""``工作地点:某某总部东莞``, ``【工作地点】公司地址:``."""
_FOUNDED = expression(r"[市省区县]?(?:正式)?(?:注册)?(?:成立|设立|创立|创办|创建|组建)")
"""``2012年于天津市成立分校``: where the company was founded or opened a branch."""
_ALSO_NATIONWIDE = expression(r"[、,/]\s*全国|全国(?:各地)?[、,/]")


def read(text: str) -> Reading[list[str]]:
    """Codes in the order of the text. An ambiguous name without context gives no code but its candidates."""
    prepared = clean(text[:LONGEST])
    if not prepared:
        return Reading([])
    hits = _hits(prepared, [])
    if hits and (others := _other_matters(prepared)):
        hits = _without_excepted(prepared, _hits(prepared, others))
    if len(prepared) <= SHORT and not any(hit.code.isdigit() or hit.candidates or hit.rule == "region" for hit in hits):
        hits += latin_hits(prepared)
    hits = (hits and _of_work(prepared, hits)) or _country(prepared)
    return Reading(_codes(prepared, hits), [_explain(hit) for hit in hits if hit.code or hit.codes])


def _of_work(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits in the order of the text, without those that name another thing than a place of work."""
    hits = sorted(_without_anywhere(hits), key=lambda hit: hit.start)
    hits = _without_seats(text, _without_offices(text, hits))
    return [hit for hit in hits if not _sums_up(text, hit)]


def _hits(text: str, others: list[tuple[int, int]]) -> list[Hit]:
    """What stands outside of stretches that speak of other matters."""
    hits = [hit for hit in word_hits(text) if not any(start <= hit.start < end for start, end in others)]
    taken = sorted([*((hit.start, hit.end) for hit in hits), *others])
    return hits + _settled(text, name_hits(text, taken))


def _other_matters(text: str) -> list[tuple[int, int]]:
    """``广东省内(除深圳外)``, ``家在浙江者优先``: what is excepted, or where one is from, is no place of work."""
    said = [words for words, heads in _OTHER if any(head in text for head in heads)]
    return [found.span() for words in said for found in words.finditer(text)]


def _without_excepted(text: str, hits: list[Hit]) -> list[Hit]:
    """``华东地区(上海除外)``: regions without the parts that the text leaves out."""
    regions = [hit for hit in hits if hit.rule == "region"]
    said = {found[0] for words in _EXCEPTIONS for found in words.finditer(text)} if regions else ()
    left_out = {code for piece in said for name in name_hits(piece, []) for code in name.codes}
    for hit in regions if left_out else ():
        hit.codes = tuple(code for code in hit.codes if code not in left_out)
    return hits


def _sums_up(text: str, hit: Hit) -> bool:
    """``广州、深圳等珠三角城市``: a region that says of what kind the places before it are."""
    return hit.rule == "region" and text.endswith("等", 0, hit.start)


def _without_anywhere(hits: list[Hit]) -> list[Hit]:
    """``地点不限,全国均可``: 不限 is of the places of the country, and not from afar."""
    if not any(NATIONWIDE in hit.codes for hit in hits):
        return hits
    return [hit for hit in hits if not (hit.rule == "remote" and "不限" in hit.text)]


def _without_offices(text: str, hits: list[Hit]) -> list[Hit]:
    """``佛山市南海区XX华南运营中心``: behind one of its places a region is part of an office's name."""
    return [hit for number, hit in enumerate(hits) if not (number and _names_office(text, hits[number - 1], hit))]


def _names_office(text: str, before: Hit, hit: Hit) -> bool:
    if hit.rule != "region" or before.rule == "region" or not set(hit.codes) & {before.code, *parents(before.code)}:
        return False
    return not _LIST_MARK.search(text, before.end, hit.start) and _office().match(text, hit.end) is not None


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{bounded(load('places')['not_a_place']['region_offices']).pattern})")


def _country(text: str) -> list[Hit]:
    """A field that says China (and abroad) and no more: the whole country is the unit that it states."""
    field = _FIELD.sub("", text)
    words = load("places")["country"]
    if field in words["world"]:
        return [Hit(text.index(field), len(text), field, (NATIONWIDE, OVERSEAS), "", "region")]
    if len(field) > LONGEST_COUNTRY or field.lower() not in words["words"]:
        return []
    return [Hit(text.index(field), len(text), field, (NATIONWIDE,), NATIONWIDE, "country")]


def _codes(text: str, hits: list[Hit]) -> list[str]:
    """What the hits say together: no unit beside one of its parts, no 全国 beside places unless it is listed."""
    if not hits:
        return []
    regional = {code for hit in hits if hit.rule in ("region", "abbreviation") for code in (hit.codes or (hit.code,))}
    stated = (hit.codes if hit.rule == "region" else (hit.code,) for hit in hits)
    codes = list(dict.fromkeys(code for group in stated for code in group if code))
    above = {parent for code in codes for parent in (*parents(code), load("places")["within_zone"].get(code, ""))}
    kept = [code for code in codes if code not in above or code in regional]
    if NATIONWIDE in kept and {*kept} - {NATIONWIDE, OVERSEAS} and not _ALSO_NATIONWIDE.search(text):
        kept.remove(NATIONWIDE)
    return kept


def _without_seats(text: str, hits: list[Hit]) -> list[Hit]:
    """Where a place of work is named as such, the seat of the company is none."""
    kept = [hit for hit in hits if not _is_seat(text, hit)]
    if len(kept) == len(hits):
        return hits
    return kept if _WORKPLACE.search(text) or any(text.endswith(_HIRES, 0, hit.start) for hit in kept) else hits


def _is_seat(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 20) : hit.start]
    if _WORK_AT_SEAT.search(before):
        return False
    if _SEAT.search(before) is not None:
        return True
    lying = before.rstrip().endswith(("于", "在")) and _FOUNDED.match(text, hit.end)
    return bool(lying or (_LYING.search(before) and _BRANCHES.match(text, hit.end)))


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
    for number, hit in enumerate(hits):
        districts = spellings().get(f"{hit.text}区", ()) if len(hit.codes) == 1 else ()
        if not districts or hit.code in districts:
            continue
        near = hits[max(0, number - MOST_BESIDE) : number + MOST_BESIDE + 1]
        beside = {other.code[:4] for other in near if other is not hit and _apart(hit, other) <= _LISTED}
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
