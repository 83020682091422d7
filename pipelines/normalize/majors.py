"""Majors as codes of the undergraduate catalogue: 门类 (2 digits), 专业类 (4), 专业 (6 and marks).

Graduate disciplines, associate majors and former names are the class or major of that one catalogue that they belong to
(``config/lexicons/major_names.tsv``), so that a filter finds what is asked of every level. A letter before a code (``A0301``)
tells the level's own catalogue; a bare code beside a name yields to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.normalize import majors_catalogue as catalogue
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

UNLIMITED = "unlimited"
_LONGEST = 20_000
_SEPARATORS = r"、,，;；/\\|\s\n()（）[\]【】<>《》\"“”:：。.!?·+&"
_ITEM = re.compile(rf"(?:[^{_SEPARATORS}或及和与等]|(?<=[一-龥])等(?=级|离子)|和(?=声)|与(?=众))+")
_LETTERED = re.compile(
    r"([^、,，;；/\s()（）]*(?:[(（][^()（）]*[)）])?)\s?[(（]?\s?([ABC]\d{2,6})(?![\dA-Za-z])\s?[)）]?"
)
_CODE = re.compile(r"(?<![\dA-Za-z.])(?:0[1-9]|1[0-4])\d{2}(?:\d{2,3}[TK]{0,2})?(?![\dA-Za-z年元人.%])")
_GROUP = re.compile(r"(?<!\d)([0-2]\d)([一-龥]{2,8}类)")
_NEGATED = re.compile(
    r"非[^,，。;；非\s]{1,20}?专业(?:毕业)?(?:也可|均可|亦可|勿扰|勿投)?|除[^,，。;；]{1,30}?(?:以?外|之外)|不含[^,，。;；]{1,30}|不招收?[^,，。;；]{1,20}"
)


class Item(NamedTuple):
    """One subject of a list: its codes, what was read, and how surely."""

    codes: tuple[str, ...]
    text: str
    rule: str
    start: int
    sure: float


def name(code: str) -> str:
    """The catalogue's name of a code."""
    return "专业不限" if code == UNLIMITED else catalogue.name(code)


def read(text: str) -> Reading[list[str]]:
    """Codes in the order of the text. ``[]`` when nothing is said; ``["unlimited"]`` for 专业不限."""
    return as_reading(_read(clean(text[:_LONGEST])))


@lru_cache(maxsize=4_000)
def _read(prepared: str) -> tuple[Item, ...]:
    """The items of a requirement, in the order of the text."""
    free = _unlimited().search(prepared)
    if free is not None and not _restricted(prepared, free.start()):
        return (Item((UNLIMITED,), free[0], "unlimited", free.start(), 1.0),)
    taken: list[Item] = []
    rest = _NEGATED.sub(lambda found: "、" * len(found[0]), prepared)
    for take in (_lettered, _grouped, _joined, _unqualified):
        rest = take(rest, taken)
    rest = _branches(_numbered(rest, taken), taken)
    for found in _ITEM.finditer(rest):
        taken += items(found[0], found.start())
    return tuple(sorted(taken, key=lambda item: item.start))


def as_reading(found: tuple[Item, ...] | list[Item]) -> Reading[list[str]]:
    """Each code once, with the surest evidence."""
    codes: dict[str, Evidence] = {}
    for item in found:
        for code in item.codes:
            if code not in codes or codes[code].confidence < item.sure:
                codes[code] = Evidence(
                    field="majors",
                    rule=item.rule,
                    text=item.text,
                    start=item.start,
                    end=item.start + len(item.text),
                    confidence=item.sure,
                )
    return Reading(list(codes), list(codes.values()))


@cache
def _unlimited() -> re.Pattern[str]:
    words = load("majors")
    said = "|".join(map(re.escape, sorted(words["unlimited"], key=len, reverse=True)))
    others = "".join(f"(?<!{word})" for word in words["unlimited_of_others"])
    return re.compile(
        rf"{said}|(?:(?<=[、,，;；/|\s:：])|^)(?:均|皆|都)?{others}不限(?!于|经验|学历|性别|男女|年龄|户籍|地区|应往届|届)"
        r"|^(?:无(?:特殊)?要求|无限制|没有要求|不[作做]要求|均可|皆可|无)$"
    )


def _restricted(text: str, start: int) -> bool:
    """理工科专业不限 is still 理工科: words of a subject right before, in the same item."""
    before = re.split(rf"[{_SEPARATORS}]", text[:start])[-1]
    return bool(before) and any(item.rule != "contained" for item in items(before, 0))


def _lettered(text: str, taken: list[Item]) -> str:
    """法学类(B0301), 应用经济学（A0202）: the letter's catalogue says what the code is; an unknown code leaves the name."""

    def put(found: re.Match[str]) -> str:
        codes = catalogue.lettered(found[2])
        if codes:
            taken.append(Item(codes, found[0].strip(), "code of a level's catalogue", found.start(), 1.0))
            return "、" * len(found[0])
        return found[1] + "、" * (len(found[0]) - len(found[1]))

    return _LETTERED.sub(put, text) if re.search(r"[ABC]\d\d", text) else text


def _grouped(text: str, taken: list[Item]) -> str:
    """11信息电子类: the wide groups of a province's catalogue."""

    def put(found: re.Match[str]) -> str:
        codes = catalogue.grouped(found[1], found[2])
        if not codes:
            return found[0]
        taken.append(Item(codes, found[0], "group of a province's catalogue", found.start(), 1.0))
        return "、" * len(found[0])

    return _GROUP.sub(put, text) if text[:200].isascii() is False else text


def _joined(text: str, taken: list[Item]) -> str:
    """Names that hold a separator themselves, such as 土木、水利与海洋工程, before the list is cut at separators."""

    def put(found: re.Match[str]) -> str:
        end = found.end()
        if found[0][1] == "、" and text[found.start() - 1 : found.start()] >= "一":
            return found[0]  # the 理、工 of 物流管理、工商管理
        codes = catalogue.exact(found[0] + "类") if text.startswith("类", end) else ()
        taken.append(Item(codes or catalogue.exact(found[0]), found[0], "catalogue", found.start(), 1.0))
        return "、" * len(found[0])

    return catalogue.joined_names().sub(put, text)


def _numbered(text: str, taken: list[Item]) -> str:
    """Bare codes: beside a name they say what the name says; alone they are read by the level that the text names.

    A discipline of graduates (``0805`` of 材料科学与工程) is a class, whatever major bears its name.
    """
    numbers = list(_CODE.finditer(text))
    graduate = bool(numbers) and _GRADUATE.search(text) is not None
    for found in numbers:
        beside = [span for span in _beside(text, found) if is_exact(text[slice(*span)])]
        joined = [item for item in taken if _touches(text, item, found)]
        discipline = graduate and found[0].isdigit() and len(found[0]) == 4
        if (beside or joined) and not discipline:
            continue
        if codes := catalogue.numbered(found[0], graduate=graduate):
            for start, end in beside:
                text = text[:start] + "、" * (end - start) + text[end:]
            for item in joined:
                taken.remove(item)
            taken.append(Item(codes, found[0], "code", found.start(), 1.0))
    return _CODE.sub(lambda found: "、" * len(found[0]), text) if numbers else text


_GRADUATE = re.compile(r"研究生|硕士|博士|一级学科|学科代码")


def _beside(text: str, code: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the items right before and right after a code stand."""
    before = text[: code.start()].rstrip(" (:")
    head = re.split(rf"[{_SEPARATORS}]", before)[-1]
    yield len(before) - len(head), len(before)
    after = text[code.end() :].lstrip(" ):")
    tail = re.split(rf"[{_SEPARATORS}]", after)[0]
    yield len(text) - len(after), len(text) - len(after) + len(tail)


def _touches(text: str, item: Item, code: re.Match[str]) -> bool:
    """Whether a name that was taken before stands beside the code: 0812计算机科学与技术."""
    between = (
        text[code.end() : item.start] if item.start >= code.end() else text[item.start + len(item.text) : code.start()]
    )
    return len(between) < 3 and not between.strip(" ():")


_QUALIFIED = re.compile(rf"(?:(?<=[{_SEPARATORS}])|^)([^{_SEPARATORS}]{{2,20}})\(([^()、,，/;\d]{{1,12}})\)")


def _unqualified(text: str, taken: list[Item]) -> str:
    """中医学(临床), 生物科学(师范): a word in brackets that is no major of the subject's own class says which kind of it."""

    def put(found: re.Match[str]) -> str:
        own, inner = items(found[1], 0), items(found[2], 0)
        if not (own and is_exact(found[1])) or any(
            code[:4] == other[:4] for item in own for code in item.codes for one in inner for other in one.codes
        ):
            return found[0]
        return found[1] + "、" * (len(found[0]) - len(found[1]))

    return _QUALIFIED.sub(put, text) if "(" in text else text


def items(words: str, start: int) -> list[Item]:
    """The subjects that one item of a list names: exactly, by a short form, by a change of ending, or within it."""
    bare = _trimmed(words)
    if not bare:
        return []
    if codes := catalogue.exact(bare):
        return [Item(codes, bare, "catalogue", start, 1.0)]
    if codes := catalogue.by_ending(bare):
        return [Item(codes, bare, "ending", start, 0.9)]
    if len(bare) > 40:
        return []
    return [Item(codes, word, "contained", start, 0.7) for codes, word in catalogue.contained(bare)]


def is_exact(words: str) -> bool:
    """Whether an item is a subject and nothing else, so that it can belong to a list."""
    bare = _trimmed(words)
    return bool(bare) and bool(catalogue.exact(bare) or catalogue.by_ending(bare))


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("majors")

    def any_of(key: str) -> str:
        return "|".join(map(re.escape, sorted(words[key], key=len, reverse=True)))

    return (
        re.compile(rf"^(?:\d{{1,2}}[.、)）]|(?:20)?\d\d[年届级]|[a-z]+(?=[一-龥])|{any_of('before')})+"),
        re.compile(rf"(?:{any_of('after')})+$"),
    )


_LEAD_IN = re.compile(r"具有|具备|[须需]是?|要求|学历|以上|毕业于|包括|限于|面向|程度|背景|经验")


@lru_cache(maxsize=8_000)
def _trimmed(words: str) -> str:
    before, after = _edges()
    bare = words.strip()
    if catalogue.exact(bare):
        return bare
    shorter = after.sub("", before.sub("", bare))
    tail = _LEAD_IN.split(shorter)[-1]
    return tail if tail != shorter and catalogue.exact(tail) else shorter


_BRANCHES = re.compile(r"((?:(?:(?!学)[一-龥]){1,3}学[、,，/和及与]?){1,13})(?:学科)?门类")


def _branches(text: str, taken: list[Item]) -> str:
    """经济学、法学、管理学门类: the word at the end makes all of the list 门类."""

    def put(found: re.Match[str]) -> str:
        for piece in re.finditer(r"[一-龥]{1,3}学", found[1]):
            if codes := catalogue.branch(piece[0]):
                taken.append(Item(codes, piece[0], "catalogue", found.start(1) + piece.start(), 1.0))
        return "、" * len(found[0])

    return _BRANCHES.sub(put, text) if "门类" in text else text


_NO_SUBJECT = r"(?:知识|基础|基本功|功底|后台|支撑|可靠|技能|人才|化|能力|团队|技术|素[养质]|经验|从事|课|[四八]级|精神|性|书|证|资格|水平|院校|术语|服务|机构|公司|的?产品|公众|媒体|网站|平台|岗位|培训|领域的|咨询|顾问|带领|指导|软件|工具|设备|工程师|老师|教练|销售|敬业|英语|职称|考试|测试|运动|第一|排名|成绩|级别|带头|建设|名称|代码|目录)"
_ANCHOR = re.compile(
    rf"专业(?!{_NO_SUBJECT})|(?:等|相关|类)(?:领域|学科|研究方向|方向|背景)(?=[,，、。;；\s]|$|本科|硕士|博士|研究生|毕业|优先|的?(?:应届|学历|学生)|及以上)"
)
_BARE_CLASS = re.compile(r"(?<=[一-龥]类)(?=[,，。;；\n)）]|\s|$)")
_SCHOOLING = re.compile(r"学历|学位|本科|硕士|博士|研究生|大专|专科")
_BOUNDARY = re.compile(r"[。;；!！?？\n]|(?<![\d.])\d{1,2}[、.)）](?!\d)|[:：](?!不限)|[●★■◆•]")
_WISH = re.compile(r"的?(?:人员|者|毕业生|背景|毕业|学生|[一-龥]{0,4}学历)?(?:优先|为佳|更佳|尤佳|最佳)")
_LABEL_TAIL = re.compile(r"(?:要求|背景|方向|名称|类别|为)?\s?[:：]\s?")
_LISTED = re.compile(rf"[{_SEPARATORS}]+|或者?|以?及|和|与|等")
_REACH = 90
_GAPS = 3
"""Items in a row that the catalogue does not know, such as 图形图像, after which a list is taken to have ended."""
_LONGEST_ITEM = 12


def mentions(prepared: str) -> Reading[list[str]]:
    """What sentences ask for: the list of subjects right before each 专业, as far back as its items are subjects.

    ``prepared`` is a cleaned text. 专业知识, 专业团队 and the like are no anchors.
    """
    found: list[Item] = []
    wished: set[int] = set()
    for anchor in _ANCHOR.finditer(prepared):
        known = len(found)
        before = prepared[max(0, anchor.start() - _REACH) : anchor.start()]
        clause = before[max((cut.end() for cut in _BOUNDARY.finditer(before)), default=0) :]
        found += _listed(clause, anchor.start() - len(clause))
        if _WISH.match(prepared, anchor.end()):
            wished.update(range(known, len(found)))
        if label := _LABEL_TAIL.match(prepared, anchor.end()):
            found += _following(prepared[label.end() : label.end() + _REACH], label.end())
        if prepared.startswith(("不限", "无要求", "均可", "无限制", "要求不限", ":不限"), anchor.end()):
            found += _free(clause, anchor.start())
    found += _beside_schooling(prepared)
    if (free := _free_before(prepared)) is not None:
        found.append(free)
    asked = [item for place, item in enumerate(found) if item.codes != (UNLIMITED,) and place not in wished]
    if not asked and any(item.codes == (UNLIMITED,) for item in found):
        return Reading([UNLIMITED], [Evidence(field="majors", rule="unlimited", text="不限")])
    return as_reading([item for item in found if item.codes != (UNLIMITED,)])


def _beside_schooling(prepared: str) -> list[Item]:
    """本科及以上，计算机类: classes of the catalogue beside a degree, with no word 专业 after them."""
    found: list[Item] = []
    for end in _BARE_CLASS.finditer(prepared):
        before = prepared[max(0, end.start() - _REACH) : end.start()]
        clause = before[max((cut.end() for cut in _BOUNDARY.finditer(before)), default=0) :]
        if _SCHOOLING.search(clause + prepared[end.end() : end.end() + 12]) and is_exact(_LISTED.split(clause)[-1]):
            found += _listed(clause, end.start() - len(clause))
    return found


def _following(clause: str, start: int) -> list[Item]:
    """The list after 专业: or 专业要求:, up to the first item that is no subject."""
    end = _BOUNDARY.search(clause)
    found: list[Item] = []
    for cut in _ITEM.finditer(clause[: end.start() if end else None]):
        read = items(cut[0], start + cut.start())
        if not read and _trimmed(cut[0]):
            break
        found += read
    return found


def _free(clause: str, start: int) -> list[Item]:
    """专业不限 with no subject before it."""
    return [] if _listed(clause, 0) else [Item((UNLIMITED,), "专业不限", "unlimited", start, 1.0)]


@cache
def _free_words() -> re.Pattern[str]:
    said = pattern(word for word in load("majors")["unlimited"] if "专业" in word or word.isascii()).pattern
    return re.compile(rf"(?:{said})(?!{_NO_SUBJECT})", re.IGNORECASE)


def _free_before(prepared: str) -> Item | None:
    if not any(word in prepared for word in load("majors")["unlimited"]):
        return None
    found = _free_words().search(prepared)
    return Item((UNLIMITED,), found[0], "unlimited", found.start(), 1.0) if found else None


def _listed(clause: str, start: int) -> list[Item]:
    """The items of a list that ends where the clause ends, from the last one back to the first that is no subject."""
    if _NEGATED.search(clause + "专业"):
        return []
    found: list[Item] = []
    for take in (_lettered, _joined, _unqualified):
        clause = take(clause, found)
    cuts = list(_LISTED.finditer(clause))
    places = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(clause)]
    gaps = 0
    for first, last in reversed(list(zip(places, ends, strict=True))):
        words = clause[first:last]
        read = items(words, start + first) if not found or is_exact(words) else []
        found = read + found
        if read:
            gaps = 0
        elif _trimmed(words):
            gaps += 1
        if gaps > _GAPS or (len(_trimmed(words)) > _LONGEST_ITEM and not read):
            break
    return found
