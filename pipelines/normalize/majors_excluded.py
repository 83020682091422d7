"""What a text on majors says of other matters: skills, awards, what is refused, what a school teaches, the label behind a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.normalize.expressions import expression

NEGATED = expression(
    r"非(?!金属|法学[)）]|线性|织造|物质)[^,，。;；非\s]{1,20}?专业(?:毕业)?(?:也可|均可|亦可|勿扰|勿投)?|除[^,，。;；]{1,30}?(?:以?外|之外)|不含[^,，。;；]{1,30}|不招收?[^,，。;；]{1,20}"
)

_REFUSED = expression(r"专业(?:不予|不招|不收|不得|除外|勿)[^,，。;；]{0,6}")
"""艺术和体育类专业不予引进: what stands before it in its clause is not asked for."""

_SKILLS = expression(
    r"(?:(?<=[,，;；。. \d])|(?<=\d、)|^)(?:有(?![机色])|扎实|熟悉|熟练|具备|具有|掌握|精通|了解|能够|从事)(?![^。;；\n]{0,60}(?:专业|背景|学历|学位|毕业|(?<!经[验历])(?<!经[验历]者)优先))[^。;；\n]*"
)
"""A clause of a list that says what one must be able to do, and no more of what was studied."""

_LEVEL = expression(
    r"(?:(?<!商务)英[语文]|日语|外语|CET)\s?(?:CET)?[- ]?(?:[四六八468]级|水平|能力|成绩|听说|读写|口语|流利|良好)[^,，、;；。]*"
)
"""``英语四级``: what one passed, and no subject."""
_AWARD = expression(r"[^、,，;；。/()]{2,16}?(?:竞赛|大赛|获奖|奖项)[^,，;；。]*")
"""``数学建模获奖者优先``: what one won, and no subject."""
_DONE = expression(r"(?:(?!专业|学历|本科|硕士)[^,，。;；()\n]){0,40}(?:工作|从业|开发|管理)经[验历](?=[,，。;；\s]|$)")
"""``2年以上数据挖掘相关工作经验``: what one has done, and no subject."""
_TAUGHT_HERE = expression(
    r"(?:[我本][校院系司]|学校|学院|大学)(?:现|目前|共|已)?(?:设有|开设|设置|拥有)[^。;；]{1,80}?专业(?!毕业|优先|者)"
)
"""``我院设有护理、临床等多个专业``: what a school teaches."""
_OVER = expression(r"专业(?=[^、,，/;；。()]{0,12}(?:要求|职责|待遇|授课|福利|薪资|内容|技能|能力|经验)[^、,]{0,4}:)")
"""Where a list ends and the label of something else is glued to it: ``计算机专业后端要求:``."""
NEXT_LABEL = expression(
    r"(?:岗位|任职|薪[资酬]|工作|招聘|招收|需求|学历|人数|职责|要求|待遇|地点|福利|学校|面向|联系|投递|报名)[一-龥]{0,4}[:：]"
)
"""A label that begins where the words before it were not parted from it: …信息工程岗位职责:"""
_GLUED_LABEL = expression(rf"{NEXT_LABEL.pattern}|(?:岗位|工作)职责(?=\s?\d[、.])")

_OF_OTHERS = (
    (_LEVEL, ("英", "日语", "外语", "CET", "cet")),
    (_AWARD, ("赛", "奖")),
    (_DONE, ("经验", "经历")),
    (_TAUGHT_HERE, ("设有", "开设", "设置", "拥有")),
    (NEGATED, ("非", "除", "不含", "不招")),
)
"""Each with what stands in every text that it fits."""


def ends(text: str) -> Iterator[int]:
    """Where a list of subjects may end although no mark stands there."""
    for found in _OVER.finditer(text):
        yield found.end()
    for found in _GLUED_LABEL.finditer(text):
        yield found.start()


def without_others(text: str) -> str:
    """A text with separators in place of what names no subject that is asked for."""
    for of_others, heads in _OF_OTHERS:
        if any(head in text for head in heads):
            text = _blanked(of_others, text)
    for found in _REFUSED.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in ",。;") + 1
        text = text[:start] + "、" * (found.end() - start) + text[found.end() :]
    return _blanked(_SKILLS, text)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """A text with separators in place of what a pattern finds."""
    return pattern.sub(lambda found: "、" * len(found[0]), text)
