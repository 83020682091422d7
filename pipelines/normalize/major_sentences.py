"""Majors that sentences ask for: the lists before 专业, behind 专业要求: and beside a degree."""

from __future__ import annotations

import re
from functools import cache

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.majors import (
    ITEM,
    ONE_NAME,
    SEPARATORS,
    UNLIMITED,
    Item,
    as_reading,
    is_exact,
    items,
    lettered,
    trimmed,
    whole_names,
)
from pipelines.normalize.majors_excluded import NEGATED, NEXT_LABEL
from pipelines.normalize.reading import Reading

_NO_SUBJECT = r"(?:项目|有效|知识|数据|分析|报告|基础|基本功|功底|后台|支撑|可靠|技能|人才|化|能力|团队|技术|素[养质]|经验|从事|课|[四八]级|精神|性|书|证|资格|水平|院校|特色|术语|服务|机构|公司|的?产品|公众|媒体|网站|平台|岗位|培训|领域的|咨询|顾问|带领|指导|软件|工具|设备|工程师|老师|教练|销售|敬业|英语|职称|考试|测试|运动|第一|排名|成绩|级别|带头|建设|名称(?!(?:[及和与、]代码)?:)|代码|目录|建议|意见|判断|角度|视角|问题|解答|洞察|见解|眼光|水准|人士)"
_FIELD = (
    r"(?:领域|学科|研究方向|方向|背景)(?=[,，、。;；\s]|$|本科|硕士|博士|研究生|毕业|优先|的?(?:应届|学历|学生)|及以上)"
)
_ANCHOR = expression(rf"专业(?<!提供专业)(?<![更最很]专业)(?!{_NO_SUBJECT})|等{_FIELD}|相关{_FIELD}|类{_FIELD}")
"""Alternatives that each begin with a letter, which are scanned fast."""
_BARE_CLASS = expression(r"类(?<=[一-龥]类)(?=[,，。;；\n)）]|\s|$)")
_SCHOOLING = expression(r"学历|学位|本科|硕士|博士|研究生|大专|专科")
_MARKS = "。;；!！?？\n●★■◆•"
_BOUNDARY = expression(rf"[\d:：{_MARKS}](?:(?<=[{_MARKS}])|(?<=[:：])(?!不限)|(?<=\d)(?<![\d.]\d)\d?[、.)）](?!\d))")
_WISH = expression(r"的?(?:人员|者|毕业生|背景|毕业|学生|[一-龥]{0,4}学历)?(?:优先|为佳|更佳|尤佳|最佳|更优|为优)")
_WISHED = expression(r"优先(?:考虑|录取|录用)?|[为更尤最]佳|[更为]优")
"""Where a list of wishes has ended, a demand begins anew: 理工科相关专业优先,专业不限."""
_STUDYING = expression(
    r"学(?<![科数文理化医法哲教大小中同入开留自所修]学)([一-龥]{2,8}?)(?:专业)?的(?=硕|博|本科|研究生|学生|同学|优先|毕业|应届)"
)
"""``学生物的硕士``."""
_LABEL_TAIL = expression(r"(?:要求|背景|方向|名称(?:[及和与、]代码)?|类别|为)?\s?[:：]\s?")
_KINDRED = expression(r"(?<=等)与[^,，。;；、]{2,12}(?:有关|相关)的?\Z")
"""统计学等与商业数据有关的专业: what the list before it has to do with."""
_LISTED = expression(rf"[{SEPARATORS}]+|(?!{ONE_NAME})(?:或者?|以?及|和|与)|等")
_OR = expression(rf"或者?([^{SEPARATORS}]{{2,10}})(?=[{SEPARATORS}]|\Z)")
_REACH = 90
_GAPS = 3
"""Items in a row that the catalogue does not know, such as 图形图像, after which a list is taken to have ended."""
_LONGEST_ITEM = 12
_FREE = ("不限", "无要求", "无限制")
_DONE = ("经验", "经历")
"""What was done is no subject, and no list of subjects goes on behind it."""


def mentions(prepared: str) -> Reading[list[str]]:
    """What sentences ask for: the list of subjects right before each 专业, as far back as its items are subjects.

    ``prepared`` is a cleaned text. 专业知识, 专业团队 and the like are no anchors.
    """
    found: list[Item] = []
    prepared = lettered(prepared, found)  # 法学类(B0301) needs no 专业 beside it
    wished: set[int] = set()
    for anchor in _ANCHOR.finditer(prepared):
        known = len(found)
        clause = _clause_before(prepared, anchor.start())
        found += _listed(clause, anchor.start() - len(clause))
        if _WISH.match(prepared, anchor.end()):
            wished.update(range(known, len(found)))
        found += _another(prepared, anchor.end())
        if label := _LABEL_TAIL.match(prepared, anchor.end()):
            found += _following(prepared[label.end() : label.end() + _REACH], label.end())
        if prepared.startswith((*_FREE, "均可", "要求不限", ":不限"), anchor.end()):
            found += _free(clause, anchor.start())
    found += _beside_schooling(prepared)
    found += [
        item for study in _STUDYING.finditer(prepared) if is_exact(study[1]) for item in items(study[1], study.start(1))
    ]
    if (free := _free_before(prepared)) is not None:
        found.append(free)
    asked = [item for place, item in enumerate(found) if item.codes != (UNLIMITED,) and place not in wished]
    if not asked and any(item.codes == (UNLIMITED,) for item in found):
        return Reading([UNLIMITED], [Evidence(field="majors", rule="unlimited", text="不限")])
    return as_reading([item for item in found if item.codes != (UNLIMITED,)])


def _clause_before(prepared: str, place: int) -> str:
    before = prepared[max(0, place - _REACH) : place]
    return before[max((cut.end() for cut in _BOUNDARY.finditer(before)), default=0) :]


def _beside_schooling(prepared: str) -> list[Item]:
    """本科及以上，计算机类: classes of the catalogue beside a degree, with no word 专业 after them."""
    found: list[Item] = []
    for end in _BARE_CLASS.finditer(prepared):
        clause = _clause_before(prepared, end.end())
        if _SCHOOLING.search(clause + prepared[end.end() : end.end() + 12]) and is_exact(_LISTED.split(clause)[-1]):
            found += _listed(clause, end.end() - len(clause))
    return found


def _following(clause: str, start: int) -> list[Item]:
    """The list after 专业: or 专业要求:, up to the first item that is no subject."""
    if clause.startswith(_FREE):
        return []
    ends = [end.start() for mark in (_BOUNDARY, NEXT_LABEL) if (end := mark.search(clause))]
    clause, found = whole_names(clause[: min(ends, default=None)], start)
    for cut in ITEM.finditer(clause):
        read = items(cut[0], start + cut.start())
        if not read and trimmed(cut[0]):
            break
        found += read
    return found


def _another(prepared: str, start: int) -> list[Item]:
    """电子信息专业或者计算机: one more subject, with no 专业 of its own, is all that the clause goes on with."""
    more = _OR.match(prepared, start)
    return items(more[1], more.start(1)) if more is not None and is_exact(more[1]) else []


def _free(clause: str, start: int) -> list[Item]:
    """专业不限 with no subject before it."""
    return [] if _listed(clause, 0) else [Item((UNLIMITED,), "专业不限", "unlimited", start, 1.0)]


@cache
def _free_words() -> re.Pattern[str]:
    said = pattern(word for word in load("majors")["unlimited"] if "专业" in word or word.isascii()).pattern
    return re.compile(rf"(?:{said})(?!{_NO_SUBJECT})", re.IGNORECASE)


@cache
def _unlimited_words() -> re.Pattern[str]:
    return pattern(load("majors")["unlimited"], 0)


def _free_before(prepared: str) -> Item | None:
    found = _free_words().search(prepared) if _unlimited_words().search(prepared) else None
    return Item((UNLIMITED,), found[0], "unlimited", found.start(), 1.0) if found else None


def _listed(clause: str, start: int) -> list[Item]:
    """The items of a list that ends where the clause ends, from the last one back to the first that is no subject."""
    if NEGATED.search(clause + "专业"):
        return []
    clause = _KINDRED.sub("", clause)
    if "优" in clause or "佳" in clause:
        wished = max((wish.end() for wish in _WISHED.finditer(clause)), default=0)
        clause, start = clause[wished:], start + wished
    clause, found = whole_names(clause, start)
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
        elif trimmed(words):
            gaps += 1
        if gaps > _GAPS or (not read and (len(trimmed(words)) > _LONGEST_ITEM or words.endswith(_DONE))):
            break
    return found
