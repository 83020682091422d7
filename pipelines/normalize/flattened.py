"""Tables of times whose rows lost their line breaks: ``项目 | 时间 | 备注 网上报名 | 9月15日 | 见网站 笔试 | 9月27日 | …``."""

from __future__ import annotations

from pipelines.normalize.expressions import expression

_BAR = " | "
_WIDEST = 6
_FEWEST = 3
"""Rows that a table must have, so that a width is no chance."""
_HEAD = expression(r"[^\s\d]{0,6}(?:时间|日期)[^\s\d]{0,4}(?: \S+)?")
"""The head of the column of times, behind which the first cell of the next row may stand."""
_TIME = expression(r"\d{1,2}[月日.:]|\d-\d{1,2}-\d|另行|待定|为准|[上中下]旬")


def rows_apart(text: str) -> str:
    """The text with each row of such a table on a line of its own; of the same length, as a space becomes a line's end."""
    if text.count(_BAR) <= _FEWEST:
        return text
    return "\n".join(_apart(line) for line in text.split("\n"))


def _apart(line: str) -> str:
    cells = line.split(_BAR)
    for head in [place for place, cell in enumerate(cells) if _HEAD.fullmatch(cell)]:
        step, rows = max(((step, _rows(cells, head, step)) for step in range(1, _WIDEST)), key=lambda found: found[1])
        first = next((cell for cell in _firsts(head, step) if _glued(cells, cell, step, rows)), None)
        if rows >= _FEWEST and first is not None:
            for place in range(first, first + step * rows, step):
                said, _, begun = cells[place].rpartition(" ")
                cells[place] = f"{said}\n{begun}"
    return _BAR.join(cells)


def _rows(cells: list[str], head: int, step: int) -> int:
    """How many rows follow if each has its time ``step`` cells behind that of the one before."""
    times = [_TIME.search(cell) is not None for cell in cells[head + step :: step]]
    return times.index(False) if False in times else len(times)


def _firsts(head: int, step: int) -> list[int]:
    """Where the first row may begin: the head of the column of times has at least one other before it."""
    begins = [head - before for before in range(1, step + 1) if head >= before]
    return [begin + step for begin in sorted(begins)]


def _glued(cells: list[str], first: int, step: int, rows: int) -> bool:
    """Whether each cell at which a row would begin ends the row before it too."""
    return all(" " in cell for cell in cells[first : first + step * rows : step])
