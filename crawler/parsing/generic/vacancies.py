"""Rows that say of a position what lists of anything else do not: the degree it asks for, how many are wanted, full time, pay."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from crawler.parsing import words
from crawler.parsing.body import collapse
from crawler.parsing.generic import said
from crawler.parsing.grouping import Group, Row
from crawler.parsing.rows import LONGEST

LEAST = 3
"""Rows from which on they may be a list of positions."""
MOST_LOOKED_AT = 12
"""Rows of a group that are looked at."""
MOST_PIECES = 200
"""Scraps of a row that are looked at."""


def share(group: Group) -> float:
    """Share of rows that tell such a thing beside their title."""
    rows = group.rows[:MOST_LOOKED_AT]
    return sum(map(_tells, rows)) / len(rows) if len(rows) >= LEAST else 0.0


def _tells(row: Row) -> bool:
    text = collapse(" ".join(islice(said.pieces(row.row, row.link), MOST_PIECES)))
    return len(text) <= LONGEST and _told().search(text.replace(row.title, " ", 1)) is not None


@cache
def _told() -> re.Pattern[str]:
    """Such a word, or how many are wanted: *本科及以上*, *5人*, *招聘人数：3*."""
    return re.compile(rf"{words.pattern('vacancies').pattern}|(?<!\d)\d{{1,3}}\s*[人名](?![\u4e00-\u9fff])")
