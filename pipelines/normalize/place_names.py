"""Names of divisions in a text: longest match, without those that are part of a road's, school's or company's name."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.divisions import (
    TAIWAN,
    common,
    districts_of,
    heads,
    level,
    parents,
    short_districts,
    spelled_at,
    spellings,
)
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import FOLDER, load, pattern
from pipelines.normalize.place_scan import may_hold, starts
from pipelines.normalize.place_words import Hit

SUFFIXED = ("省", "市", "区", "县", "州", "盟", "旗")
_HAN = expression(r"[\u4e00-\u9fff]")
_ROAD = expression(
    r"(?:[东西南北中前后]|[一二三四五六七八九十\d]){0,3}(?:路|街(?!道)|大道|大街|巷|胡同|道(?!路|县|外|里|孚|真)|大厦|门(?!店|市|户|源|头)"
    r"|口(?!岸|味)|公园|广场|花园|小区|新村|大桥|立交|宾馆|饭店|酒店)"
)
_NUMBERED_ROAD = expression(
    r"(?![东西南北中]?[一二三四五六七八九十]?路)[\u4e00-\u9fff]{2,7}?(?:路|街|大道|道)\d{1,5}[号弄]"
)
_ROAD_OF_SUFFIXED = expression(r"(?:[东西南北中]|[一二三四五])?(?:路|大道|街(?!道))")
_COMPANY = expression(
    r"([\u4e00-\u9fffA-Za-z()]{0,16}?)(?:大学|学院|中学|小学|有限公司|有限责任公司|股份公司|集团|银行|医院|出版社|公司)"
)
_TOWN = expression(r"(?:镇|乡|街道|村)(?=人民政府|政府|党委|卫生院|中心|[\s,，、;；。:：)）]|\Z)")
"""上饶镇: a town that is called as a city is, elsewhere."""
_NUMBERED_SCHOOL = expression(
    r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:中|小|幼|高|职)(?![心层等国央部型学产])|附[中小](?!医)"
)
"""西安三中, 合肥八中, 南京附中."""
_COMPANY_TAIL = expression(
    r"(?:总部|分公司|分行|办事处|研究所|研究院|分院|校区|基地|分部|营业部|地区|区域|市|站|[、,，/\s)(])"
)
_SCHOOLS = ("大学", "学院", "学校", "中学", "小学")
_OF_UNIVERSITY = ("学院", "分校", "研究院", "研究生院", "分院")
"""Behind a university and a place: its branch there (``北京理工大学珠海学院``)."""
_SCHOOLS_ALONE = frozenset({"理工", "邮电", "师范", "财经", "外国语", "电子科技"})
"""What a university may be called by without its 大学."""
_LABEL = expression(
    r"(?:工作地点?|工作城市|上班地点|地点|地址|base|位于|坐落于|坐落在|办公地|城市)[::\s]*(?:在|为|于)?\s?\Z",
    re.IGNORECASE,
)
_LIST = expression(r"[、,，/;；\s和及与或|&+]+\Z")
_GAP = expression(r"[\s·,，/(（:：|>-]{0,3}\Z")
_SENTENCE = expression(r"[。;；\n]")
_ITEM_SIDES = "、,，/;；|·()[]（） \t\n和及与或"
_ITEM_TAILS = ("城市合伙", "城市代理", "可选", "任选", "均可", "皆可", "附近", "地区")
"""What may stand behind the last name of a list."""
_LONGEST_NAME = 12


def name_hits(text: str, taken: list[tuple[int, int]]) -> list[Hit]:
    """Names in the order of the text. ``taken`` are stretches that other words already explain."""
    found: list[Hit] = []
    if not starts(text):
        return found
    known, blocked = heads(), list(taken)
    if may_hold(text, "not_a_place", "words"):
        blocked += [match.span() for match in _other_words().finditer(text)]
    covered = bytearray(len(text))
    for start, end in blocked:
        covered[start:end] = b"\1" * (end - start)
    free, parent = 0, ""
    for place in [at for at in starts(text) if text[at : at + 2] in known]:
        if place < free or covered[place]:
            continue
        hit = _name_at(text, place, parent, found)
        if hit is None:
            continue
        found.append(hit)
        free = hit.end
        parent = _context(hit) or parent
    return found


@cache
def _only_with_kind() -> frozenset[str]:
    return frozenset(load("places")["not_a_place"]["only_with_kind"])


@cache
def _other_words() -> re.Pattern[str]:
    return pattern(load("places")["not_a_place"]["words"], 0)


def _name_at(text: str, place: int, parent: str, found: list[Hit]) -> Hit | None:
    spelling = spelled_at(text, place)
    local = _local(text, place, parent, found)
    if local and len(local) >= len(spelling):
        spelling = local
    elif not spelling or (spelling in _only_with_kind() and not _heads_parent(text, place + len(spelling), spelling)):
        return _alone(text, place, found)
    if spelling.endswith("市") and _begins_district(text, place + len(spelling) - 1, spelling):
        spelling = spelling[:-1]
        local = spelling if local else ""
    if _is_part_of_another(text, place, spelling, spelling == local, found):
        return None
    hit = Hit(place, place + len(spelling), spelling, spellings().get(spelling, ()))
    if local == spelling:
        hit.code, hit.rule = districts_of(parent)[local], "within its parent"
    return hit


def _heads_parent(text: str, end: int, spelling: str) -> bool:
    """``东方(海南)``: what the name belongs to stands in brackets behind it."""
    if not text.startswith("(", end):
        return False
    above = spelled_at(text, end + 1)
    return any(code in parents(own) for code in spellings().get(above, ()) for own in spellings().get(spelling, ()))


def _begins_district(text: str, place: int, spelling: str) -> bool:
    """济南[市中区]: 市 belongs to the district's name."""
    codes = spellings().get(spelling[:-1], ())
    return len(codes) == 1 and text[place : place + 3] in districts_of(codes[0])


def _context(hit: Hit) -> str:
    """The province or prefecture that names after this one may belong to."""
    code = hit.code or (hit.codes[0] if len(hit.codes) == 1 else largest(hit.codes))
    if not code or not code.isdigit() or level(code) < 2:
        return code
    return (parents(code) or [""])[0]


def largest(codes: tuple[str, ...]) -> str:
    """Of several meanings the largest unit, when there is one: 吉林 is the province."""
    ranked = sorted(codes, key=level)
    top = [code for code in codes if level(code) == level(ranked[0])] if ranked else []
    return top[0] if len(top) == 1 else ""


def _local(text: str, place: int, parent: str, found: list[Hit]) -> str:
    """A name that only its parent, which stands right before it or heads its list, gives a meaning."""
    if not parent or not found:
        return ""
    between = text[found[-1].end : place]
    if len(between) > 4 or not (
        _GAP.match(between) or _LIST.match(between) or between in ("市", "省", "的", "地区", "市的")
    ):
        return ""
    known = districts_of(parent)
    listed = _LIST.match(between) is not None and bool(between.strip())
    for length in range(min(_LONGEST_NAME, len(text) - place), 1, -1):
        word = text[place : place + length]
        if word in known and (word.endswith(SUFFIXED) or not listed or _is_item(text, place, place + length)):
            return word
    return ""


def _alone(text: str, place: int, found: list[Hit]) -> Hit | None:
    """``浦东`` or ``海淀、昌平``: a district without its kind, as an entry of its own."""
    for length in (4, 3, 2):
        word = text[place : place + length]
        codes = short_districts().get(word)
        if (
            codes
            and len(word) == length
            and word not in _only_with_kind()
            and (
                _stands_alone(text, place, length, codes)
                or _heads_quarter(text, place, place + length, codes)
                or _heads_address(text, place, place + length, codes)
            )
        ):
            if _is_in_address(text, place, codes, found):
                return None
            return Hit(place, place + length, word, codes, rule="alone")
    return None


def _stands_alone(text: str, place: int, length: int, codes: tuple[str, ...]) -> bool:
    """An entry of its own, or right behind the label of a place when only one district is called so."""
    if _is_item(text, place, place + length):
        return True
    return len(codes) == 1 and _LABEL.search(text[max(0, place - 10) : place]) is not None


def _heads_address(text: str, start: int, end: int, codes: tuple[str, ...]) -> bool:
    """``浦东晨晖路88号``: the only district of its name heads a road with a number."""
    if len(codes) > 1 or (start and text[start - 1] not in _ITEM_SIDES and text[start - 1] not in ":："):
        return False
    return _ROAD.match(text, end) is None and _NUMBERED_ROAD.match(text, end) is not None


def _heads_quarter(text: str, start: int, end: int, codes: tuple[str, ...]) -> bool:
    """``南山西丽``, ``龙华坂田``: a quarter of the same city stands right behind."""
    if start and text[start - 1] not in _ITEM_SIDES and text[start - 1] not in ":：":
        return False
    quarter = spelled_at(text, end)
    within = spellings().get(quarter, ())
    return len(within) == 1 and any(within[0][:4] == code[:4] and level(within[0]) == 2 for code in codes)


def _is_item(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] in _ITEM_SIDES or text[start - 1] in ":：") and (
        end == len(text) or text[end] in _ITEM_SIDES or text[end] in "等。" or text.startswith(_ITEM_TAILS, end)
    )


def _is_in_taiwan(between: str, previous: Hit, spelling: str) -> bool:
    """``台北市大同区``: a district right behind its city, which others are called like."""
    return between in ("", "市", "县") and TAIWAN in previous.codes and TAIWAN not in spellings().get(spelling, ())


def _is_zone_in(previous: Hit, spelling: str) -> bool:
    """``永修县赣江新区``: a zone of another prefecture that reaches into the county right before it."""
    codes = spellings().get(spelling, ())
    if spelling not in load("places")["zones"] or not all(code.isdigit() and level(code) == 1 for code in codes):
        return False
    here = previous.code or (previous.codes[0] if len(previous.codes) == 1 else "")
    return here.isdigit() and level(here) == 2


def _is_part_of_another(text: str, place: int, spelling: str, local: bool, found: list[Hit]) -> bool:
    end = place + len(spelling)
    after = text[end : end + 28]
    if found and _is_in_taiwan(text[found[-1].end : place], found[-1], spelling):
        return True
    if found and place == found[-1].end and _is_zone_in(found[-1], spelling):
        return True
    if spelling.endswith(SUFFIXED) and len(spelling) > 2:
        return not spelling.endswith("自治区") and len(spelling) <= 3 and bool(_ROAD_OF_SUFFIXED.match(after))
    if not local and (
        _hides(text, place, end, spelling, found) or _is_in_address(text, place, spellings().get(spelling, ()), found)
    ):
        return True
    if (_ROAD.match(after) and not _begins_district(text, end, spelling + "市")) or _not_after().match(after):
        return True
    if _TOWN.match(after) or _NUMBERED_SCHOOL.match(after) or _is_of_seated(text, place, after):
        return True
    return _initials().match(text, place) is not None or _names_institution(text, place, after)


@cache
def _initials() -> re.Pattern[str]:
    """Universities by place and initials: 上海交大, 武汉理工, 西安电子科大; by the list of their names."""
    short: dict[str, set[str]] = {}
    for name in (FOLDER / "universities.txt").read_text(encoding="utf-8").split():
        spelling = next((name[:size] for size in (4, 3, 2) if name[:size] in spellings()), "")
        body = name.removeprefix(spelling).removesuffix("大学")
        if spelling and name.endswith("大学") and len(body) > 1:
            short.setdefault(spelling, set()).update(
                (f"{body[0]}大", f"{body}大", f"{body[:-1]}大", f"{body[0]}{body[-2]}大")
            )
            short[spelling] |= {body} if body in _SCHOOLS_ALONE else set()
    pairs = (
        f"{spelling}(?:{'|'.join(sorted(words, key=len, reverse=True))})" for spelling, words in sorted(short.items())
    )
    return re.compile(rf"(?:{'|'.join(pairs)})(?![道厦街桥门堂屏讯数区连])")


@cache
def _not_after() -> re.Pattern[str]:
    return pattern(load("places")["not_a_place"]["after"], 0)


def _is_of_seated(text: str, place: int, after: str) -> bool:
    """``北京电视台``: no place, but where the work is in ``工作地点:北京电视台``."""
    return _seated().match(after) is not None and not _LABEL.search(text[max(0, place - 10) : place])


@cache
def _seated() -> re.Pattern[str]:
    return pattern(load("places")["not_a_place"]["seated"], 0)


def _hides(text: str, place: int, end: int, spelling: str, found: list[Hit]) -> bool:
    """A word of the language that is a name too, and stands as neither a place nor beside one."""
    if spelling not in common():
        return False
    if text.startswith("校区", end):  # 龙泉校区: one of many; behind its university's name it is told apart
        return all(level(code) == 2 for code in spellings()[spelling]) and not text.endswith(_SCHOOLS, 0, place)
    table = load("places")["not_a_place"]
    if spelling not in table["common"] and _LABEL.search(text[max(0, place - 10) : place]):
        return False
    before, after = text[place - 1 : place], text[end : end + 1]
    beside = bool(found) and place - found[-1].end <= 1 and not _SENTENCE.search(text[found[-1].end : place])
    left = not before or not _HAN.match(before) or before in table["place_before"] or beside
    right = not after or not _HAN.match(after) or after in table["place_after"] or text[end : end + 2] in heads()
    return not (left and right)


def _is_in_address(text: str, place: int, codes: tuple[str, ...], found: list[Hit]) -> bool:
    """Behind a district of an address, a name from elsewhere is a street's or a building's; so is the third of A·B·C."""
    previous = next((hit for hit in reversed(found) if hit.code or hit.codes), None)
    if previous is None:
        return False
    here = previous.code or (previous.codes[0] if len(previous.codes) == 1 else "")
    between = text[previous.end : place]
    if not here.isdigit() or level(here) < 2 or len(between) > 40 or _SENTENCE.search(between):
        return False
    if re.search(r"[、,，/和及与或|\s(:]", between) and between.strip() not in ("·", "-"):
        return False
    return not any(here == code or code in parents(here) for code in codes)


def _names_institution(text: str, place: int, after: str) -> bool:
    """The name begins a school's or company's name; one before 分公司 or after its company's name is a place."""
    found = _COMPANY.match(after)
    if found is None or (text.endswith("大学", 0, place) and after.startswith(_OF_UNIVERSITY)):
        return False
    tail = after[len(found[1]) :]
    school = tail.startswith(_SCHOOLS)
    if not school and (_LABEL.search(text[max(0, place - 10) : place]) or (not found[1] and tail.startswith("公司"))):
        return False
    if found[1].endswith(("分", "子", "总", "市", "区", "县", "省")) and tail.startswith(("公司", "银行", "医院")):
        return bool(re.search(r"(?:有限|股份)", found[1]))
    return not (_COMPANY_TAIL.match(after) or found[1] in ("供电", "电力", "烟草", "燃气", "自来水", "地铁", "公交"))
