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

from pipelines.evidence import Evidence
from pipelines.normalize import majors_catalogue as catalogue
from pipelines.normalize import majors_excluded as excluded
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import alternatives, load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

UNLIMITED = "unlimited"
_LONGEST = 20_000
SEPARATORS = r"\ue000-\uf8ff●■◆•★□◇○※▪、丶,，;；/\\|\s\n()（）[\]【】<>《》'\"“”:：。.!?·+&"
ONE_NAME = r"(?<=制造)[与及和](?=设计)|[与及和](?=制造|维护|维修|应用|控制|实务|技术|工程(?![一-龥]))|(?<=采集|服务|维护|维修|运营|运行|经营|策划|规划|保护|技术|利用)[与及和](?=管理)"
"""Between these a conjunction joins no two subjects: 模具制造与设计, 汽车检测与维修."""
ITEM = expression(rf"(?:[^{SEPARATORS}或及和与等]|(?<=[一-龥])等(?=级|离子)|和(?=声)|与(?=众)|{ONE_NAME})+")
_CODING = expression(r"[a-z#+](?:语言|框架|平台|系统|工具|软件|数据库|开发|编程|脚本|技术栈)")
"""What is done with a language of programming is no subject: java语言."""
_SCHOOLING = expression(r"(?:全日制|国民|统招|学历|继续|义务|素质)教育$")
"""``全日制教育``: at what school, and not of what subject."""
_TASK = expression(r"(?:项目|业务|产品)(?:经历)?$")
"""What one worked at is no subject: 银行项目."""
_LETTERED = expression(
    r"([^、,，;；/\s()（）]*(?:[(（][^()（）]*[)）])?)\s?[(（]?\s?([ABC]\d{2,6})(?![\dA-Za-z])\s?[)）]?"
)
_CODE = expression(r"(?<![\dA-Za-z.])(?:0[1-9]|1[0-4])\d{2}(?:\d{2,3}[TK]{0,2})?(?![\dA-Za-z年元人.%])")
_GROUP = expression(r"(?<!\d)([0-2]\d)([一-龥]{2,8}类)")
_CODED_BRANCH = expression(
    r"(?<![\dA-Za-z.])(0[1-9]|1[0-4])\s?([一-龥]{1,3}学)(?![一-龥])|([一-龥]{1,3}学)\((0[1-9]|1[0-4])\)"
)
"""``08工学``, ``哲学(01)``: the two digits tell a 门类 from the major of that name."""


class Item(NamedTuple):
    """One subject of a list: its codes, what was read, and how surely."""

    codes: tuple[str, ...]
    text: str
    rule: str
    start: int
    sure: float


def known(code: str) -> str:
    """A code as the catalogue writes it (``020301K`` also for ``020301``, ``080204`` for a programme with a partner abroad,
    ``080204H``), the word for all majors, or nothing where there is no such code."""
    return code if code == UNLIMITED else catalogue.written(code)


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
    end = next((place for place in excluded.ends(prepared) if items(_last_item(prepared[:place]), 0)), None)
    rest = _without_job_titles(excluded.without_others(prepared[:end]))
    for take in (lettered, _grouped, _coded_branches, _unqualified, _joined):
        rest = take(rest, taken)
    rest = _branches(_numbered(rest, taken), taken)
    for found in ITEM.finditer(rest):
        taken += items(found[0], found.start())
    return tuple(sorted(taken, key=lambda item: item.start))


def _last_item(text: str) -> str:
    return re.split(rf"[{SEPARATORS}]", text)[-1]


@cache
def _job_titles() -> re.Pattern[str]:
    """软件工程师, 算法研究员(视觉方向), 语文、数学教师: who is sought and a word on it are no subjects, unless 专业 or the like says
    that they are."""
    words = load("majors")
    title, study = alternatives(words["occupations"]), alternatives(words["of_study"])
    taught = r"(?:[一-龥]{2,3}[、/]){0,12}[一-龥]{2,3}(?:教师|老师)"
    own = rf"(?:(?!{study})[^{SEPARATORS}]){{0,20}}?(?:{title})"
    note = rf"(?:\((?:(?!{study})[^()])*\))?"
    return re.compile(
        rf"(?:(?<=[{SEPARATORS}])|^)(?:{taught}|{own})(?:[-—_ ]?\d{{0,3}}[名人位个]?|岗位?|职位)(?:(?=[{SEPARATORS}]|$){note})"
    )


def _without_job_titles(text: str) -> str:
    def put(found: re.Match[str]) -> str:
        return found[0] if _is_subject(found[0]) else "、" * len(found[0])

    return _job_titles().sub(put, text)


def _is_subject(words: str) -> bool:
    """编辑 is both an occupation and a subject."""
    return bool(catalogue.exact(words) or catalogue.by_ending(words))


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
    said = alternatives(words["unlimited"])
    labels = ("", ":", ": ", "要求:", "要求: ")
    others = "".join(f"(?<!{word}{label})" for word in words["unlimited_of_others"] for label in labels)
    return re.compile(
        rf"{said}|(?:(?<=[、,，;；/|\s:：])|^)(?:均|皆|都)?(?=不限){others}不限(?!于|经验|学历|性别|男女|年龄|户籍|地区|应往届|届)"
        r"|^(?:无(?:特殊)?要求|无限制|不设限制?|不作限制|没有要求|不[作做]要求|均可|皆可|无)$"
    )


def _restricted(text: str, start: int) -> bool:
    """理工科专业不限 is still 理工科: words of a subject right before, in the same item."""
    before = _last_item(text[:start])
    return bool(before) and any(item.rule != "contained" for item in items(before, 0))


def lettered(text: str, taken: list[Item]) -> str:
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


def _coded_branches(text: str, taken: list[Item]) -> str:
    """门类 whose own two digits stand beside the name."""

    def put(found: re.Match[str]) -> str:
        code, title = found[1] or found[4], found[2] or found[3]
        if catalogue.branch(title) != (code,):
            return found[0]
        taken.append(Item((code,), found[0], "code", found.start(), 1.0))
        return "、" * len(found[0])

    return _CODED_BRANCH.sub(put, text)


def _joined(text: str, taken: list[Item]) -> str:
    """Names that hold a separator themselves, such as 土木、水利与海洋工程, before the list is cut at separators."""

    if catalogue.JOINTS.search(text) is None:
        return text
    pieces, place = [], 0
    for start, end in catalogue.joined_names().find(text):
        words = text[start:end]
        if words[1] == "、" and text[start - 1 : start] >= "一":
            continue  # the 理、工 of 物流管理、工商管理
        codes = catalogue.exact(words + "类") if text.startswith("类", end) else ()
        taken.append(Item(codes or catalogue.exact(words), words, "catalogue", start, 1.0))
        pieces += [text[place:start], "、" * len(words)]
        place = end
    return "".join((*pieces, text[place:]))


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
        own_class = any(_is_class_of(found[0], text[slice(*span)]) for span in beside)
        if (beside or joined) and not (discipline or own_class):
            continue
        if codes := catalogue.numbered(found[0], graduate=graduate):
            for start, end in beside:
                text = text[:start] + "、" * (end - start) + text[end:]
            for item in joined:
                taken.remove(item)
            taken.append(Item(codes, found[0], "code", found.start(), 1.0))
    return _CODE.sub(lambda found: "、" * len(found[0]), text) if numbers else text


def _is_class_of(code: str, words: str) -> bool:
    """物理学(0702): the digits of its class say that the class is meant, of which the major bears the name."""
    return (
        len(code) == 4 and code.isdigit() and any(known.startswith(code) for known in catalogue.exact(trimmed(words)))
    )


_GRADUATE = expression(r"研究生|硕士|博士|一级学科|学科代码")


def _beside(text: str, code: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the items right before and right after a code stand."""
    before = text[: code.start()].rstrip(" (:")
    head = re.split(rf"[{SEPARATORS}]", before)[-1]
    yield len(before) - len(head), len(before)
    after = text[code.end() :].lstrip(" ):")
    tail = re.split(rf"[{SEPARATORS}]", after)[0]
    yield len(text) - len(after), len(text) - len(after) + len(tail)


def _touches(text: str, item: Item, code: re.Match[str]) -> bool:
    """Whether a name that was taken before stands beside the code: 0812计算机科学与技术."""
    between = (
        text[code.end() : item.start] if item.start >= code.end() else text[item.start + len(item.text) : code.start()]
    )
    return len(between) < 3 and not between.strip(" ():")


_QUALIFIED = expression(
    rf"(?:(?<=[{SEPARATORS}])|^)([^{SEPARATORS}]{{2,20}})\((?![或及和与])([^()、,，/;\d]{{1,12}})(?:\)|$)"
)


def _unqualified(text: str, taken: list[Item]) -> str:
    """中医学(临床), 生物科学(师范): a word in brackets that is no major within the subject or of its class says which kind of it."""

    def put(found: re.Match[str]) -> str:
        own, inner = ({code for item in items(words, 0) for code in item.codes} for words in found.groups())
        same = any(code[:4] == other[:4] or other.startswith(code) for code in own for other in inner)
        if not (own and is_exact(found[1])) or (same and "优先" not in found[2]):
            return found[0]
        return found[1] + "、" * (len(found[0]) - len(found[1]))

    return _QUALIFIED.sub(put, text) if "(" in text else text


def items(words: str, start: int) -> list[Item]:
    """The subjects that one item of a list names: exactly, by a short form, by a change of ending, put together of several, or within it."""
    bare = trimmed(words)
    if not bare or _CODING.search(words) or _SCHOOLING.search(words):
        return []
    if _TASK.search(bare) and not catalogue.exact(bare):
        return []
    if codes := catalogue.exact(bare):
        return [Item(codes, bare, "catalogue", start, 1.0)]
    if codes := catalogue.by_ending(bare):
        return [Item(codes, bare, "ending", start, 0.9)]
    if len(bare) > 40:
        return []
    if parts := catalogue.composed(bare):
        return [Item(codes, word, "composed", start, 0.8) for codes, word in parts]
    return [Item(codes, word, "contained", start, 0.7) for codes, word in catalogue.contained(bare)]


def is_exact(words: str) -> bool:
    """Whether an item is a subject and nothing else, so that it can belong to a list."""
    bare = trimmed(words)
    return bool(bare) and bool(catalogue.exact(bare) or catalogue.by_ending(bare) or catalogue.composed(bare))


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("majors")

    return (
        re.compile(rf"^(?:\d{{1,2}}[.、)）]|(?:20)?\d\d[年届级]|[a-z]+(?=[一-龥])|{alternatives(words['before'])})+"),
        re.compile(rf"(?:(?<=[一-龥])[\da-z]{{1,2}}|{alternatives(words['after'])})$"),
    )


_LEAD_IN = expression(
    r"(?:专员|助理|文员|主管)(?=[一-龥])|具有|具备|(?:[须需限]|应(?!用))[是为]?|要求|学历|以上|毕业于|包括|限于|面向|程度|背景|经验|方向的|领域的"
)


LONGEST_ENDING = 40
"""Characters of a word after a subject at most."""


def _without_endings(words: str) -> str:
    """An item without the words after its subject, one after another, up to a name of the catalogue (公共关系的)."""
    after = _edges()[1]
    if words.endswith("大类") and (whole := words.removesuffix("大类") + "类") and catalogue.exact(whole):
        return whole  # 工商管理大类 is the class, and not the major of that name
    while words and not catalogue.exact(words) and (tail := after.search(words, max(0, len(words) - LONGEST_ENDING))):
        words = words[: tail.start()]
    return words


@lru_cache(maxsize=8_000)
def trimmed(words: str) -> str:
    before = _edges()[0]
    bare = words.strip()
    if catalogue.exact(bare):
        return bare
    shorter = _without_endings(before.sub("", bare))
    tail = before.sub("", _LEAD_IN.split(shorter)[-1])
    return tail if tail != shorter and (catalogue.exact(tail) or catalogue.contained(tail)) else shorter


_BRANCHES = expression(r"((?:(?:(?!学)[一-龥]){1,3}学[、,，/和及与]?){1,13})(?:学科)?门类")


def _branches(text: str, taken: list[Item]) -> str:
    """经济学、法学、管理学门类: the word at the end makes all of the list 门类."""

    def put(found: re.Match[str]) -> str:
        for piece in re.finditer(r"[一-龥]{1,3}学", found[1]):
            if codes := catalogue.branch(piece[0]):
                taken.append(Item(codes, piece[0], "catalogue", found.start(1) + piece.start(), 1.0))
        return "、" * len(found[0])

    return _BRANCHES.sub(put, text) if "门类" in text else text


def whole_names(clause: str, start: int) -> tuple[str, list[Item]]:
    """What is left of a clause without the names that hold a separator or a code, and these."""
    found: list[Item] = []
    for take in (lettered, _grouped, _unqualified, _joined):
        clause = take(clause, found)
    return clause, [item._replace(start=start + item.start) for item in found]
