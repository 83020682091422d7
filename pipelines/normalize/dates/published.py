"""When a page or a notice came out: a day beside its title, a moment in a line about the page, a signature."""

from __future__ import annotations

from pipelines.normalize.dates.facts import LEFT
from pipelines.normalize.dates.headings import CELL, LABEL, line_above
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.expressions import expression

_SIGNATURE = expression(r"[\s。.]*(?:\Z|\n[\s(【\[]*(?:附件|附表|附录|附[:1一]|此件))")
"""What is sent along stands below it."""
_AUTHOR = expression(
    r"(?:公司|集团|[学医]院|大学|学校|[中小]学|中心|局|委员会|银行|研究[所院]|办公室|[处厅]|(?:人力资源|人事|招聘|组织|综合|行政|服务)部)\s*(?:(?:日期|时间):\s?)?\Z"
)
_TITLE = expression(r"(?:公告|简章|启事|通知)[\s(\[]{0,2}\Z|[【\[]更新[】\]]\s?\Z")
"""``招聘公告2017-11-17``: the day beside a title."""
_ABOUT_PAGE = expression(r"来源|责编|编辑|浏览|点击|阅读|作者|发布者|地区:")
_LONGEST_LINE = 80
_UNSIGNED = expression(r"[:：,，。;；、|\d于至到前]")


def is_titled(text: str, span: Span) -> bool:
    whole = span.first.year is not None and span.first.day is not None and not span.is_range
    return whole and _TITLE.search(text, max(0, span.start - LABEL), span.start) is not None


def is_stamp(text: str, span: Span) -> bool:
    """``来源:某区政府 2023-03-16 09:41``: a moment in a line that says where a page is from or how often it was read; one to the
    second may have such a line below it."""
    if span.is_range or span.first.year is None or span.first_time is None:
        return False
    before = text[max(0, span.start - _LONGEST_LINE) : span.start].rpartition("\n")[2]
    lines = (before + text[span.start : span.end + _LONGEST_LINE]).split("\n")
    line = "\n".join(lines[: 1 if span.first_time.second is None else 2])
    return len(line) <= _LONGEST_LINE and _ABOUT_PAGE.search(line) is not None


def is_signature(text: str, span: Span) -> bool:
    """A date that ends the text below or behind its author's name."""
    if span.is_range or span.first.year is None or span.first.rule == "y.m" or not _SIGNATURE.match(text, span.end):
        return False
    if _AUTHOR.search(text, max(0, span.start - LABEL), span.start):
        return True
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    line = line if CELL in line else line.rsplit("。", 1)[-1]
    alone = span.start > len(line) and len(line) <= LEFT and _UNSIGNED.search(line) is None
    return alone and span.first.day is not None and not line_above(text, span)
