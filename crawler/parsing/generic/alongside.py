"""What belongs to a list though it stands beside its rows: a second column of rows, the newest in large above them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.parsing.body import in_a_line
from crawler.parsing.generic.rowdays import common, with_days
from crawler.parsing.grouping import Group, Row, shape

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_LISTS = frozenset(("ul", "ol", "dl", "div"))


def in_columns(groups: list[Group], order: str) -> list[Group]:
    """The groups, where columns of like rows that stand directly side by side are one."""
    boxes = {box: held for group in groups if (box := _box(held := _alone(group, order))) is not None}
    merged: set[str] = set()
    for box, group in boxes.items():
        beside = box.getnext()
        while (other := boxes.get(beside)) is not None and _kind(other, beside) == _kind(group, box):
            group.rows = group.rows + other.rows
            merged.add(other.place)
            beside = beside.getnext()
    return [group for group in groups if group.place not in merged]


def _alone(group: Group, order: str) -> Group:
    """The group, where its one row is the line of a list: without others like it, it reached up to what is around that."""
    if len(group.rows) != 1:
        return group
    row = group.rows[0]
    line = next((above for above in row.link.iterancestors() if above.tag == "li"), None)
    if line is None or line is row.row or len(line.getparent()) != 1:
        return group
    return with_days(Group(group.place, [replace(row, row=line, day="")]), order)


def _box(group: Group) -> Any:
    """The one element that holds a group's rows and nothing else: a column."""
    boxes = {row.row.getparent() for row in group.rows}
    box = boxes.pop() if len(boxes) == 1 else None
    if box is None or box.tag not in _LISTS:
        return None
    return box if len(box) == len({row.row for row in group.rows}) else None


def _kind(group: Group, box: Any) -> tuple[object, ...]:
    """What columns of one list share: their tag, how rows are built, the kind of pages, whether days are told."""
    built = {(row.tag, *(child.tag for child in row)) for row in box}
    return box.tag, built, {shape(row.url) for row in group.rows}, {bool(row.day) for row in group.rows}


def headline(group: Group, groups: list[Group], order: str) -> list[Row]:
    """The announcement that stands right above a list as a heading of its own, with its day, and is none of its rows."""
    above = common(group).getprevious() if group.dated >= 0.5 and len(group.rows) > 1 else None
    if above is None or not isinstance(above.tag, str):
        return []
    links, kinds = set(above.iter("a")), {shape(row.url) for row in group.rows}
    within = [row for other in groups for row in other.rows if row.link in links and _is_heading(row)]
    if len({row.url for row in within}) != 1 or shape(within[0].url) not in kinds:
        return []
    told = with_days(Group("", [replace(within[0], row=above)]), order).rows
    return [row for row in told if row.day and row.url not in {known.url for known in group.rows}]


def _is_heading(row: Row) -> bool:
    """Whether the link is all that a heading says."""
    parts = [row.link, *row.link.iterancestors()][:3]
    return any(part.tag in _HEADINGS and in_a_line(part) == in_a_line(row.link) for part in parts)
