"""The provinces as a grid of squares: a picture without borders to draw, so none can be drawn wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_GRID = (
    "........黑",
    "新....蒙.辽吉",
    ".青甘宁晋冀京津",
    ".藏川陕豫鲁",
    "..渝鄂皖苏沪",
    ".云贵湘赣浙",
    "..桂粤闽.台",
    "..琼澳港",
)
_CODES = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新台港澳",
        (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82),
        strict=True,
    )
)  # fmt: skip
"""One-character short name → first two digits of GB/T 2260."""
_LETTERS = dict(
    pair.split(":")
    for pair in [
        "11:BJ",
        "12:TJ",
        "13:HE",
        "14:SX",
        "15:NM",
        "21:LN",
        "22:JL",
        "23:HL",
        "31:SH",
        "32:JS",
        "33:ZJ",
        "34:AH",
        "35:FJ",
        "36:JX",
        "37:SD",
        "41:HA",
        "42:HB",
        "43:HN",
        "44:GD",
        "45:GX",
        "46:HI",
        "50:CQ",
        "51:SC",
        "52:GZ",
        "53:YN",
        "54:XZ",
        "61:SN",
        "62:GS",
        "63:QH",
        "64:NX",
        "65:XJ",
        "71:TW",
        "81:HK",
        "82:MO",
    ]
)
"""First two digits of GB/T 2260 → letters of ISO 3166-2:CN, for those who do not read Chinese."""
STEPS = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """One province with its short name in characters and letters: where it stands, how many, and a shade from 0 (none) to :data:`STEPS`."""

    code: str
    name: str
    letters: str
    column: int
    row: int
    count: int
    shade: int


def tiles(table: list[dict[str, Any]]) -> list[Tile]:
    """All 34 province-level units with their counts; shades by rank, so that one giant does not pale all others."""
    counts = {row["code"]: row["count"] for row in table}
    levels = sorted({count for code, count in counts.items() if code[:2].isdigit() and code != "100000"})
    found = []
    for y, line in enumerate(_GRID):
        for x, name in enumerate(line):
            if name == ".":
                continue
            code = f"{_CODES[name]}0000"
            count = counts.get(code, 0)
            shade = 1 + (levels.index(count) * STEPS) // len(levels) if count else 0
            found.append(Tile(code, name, _LETTERS[code[:2]], x, y, count, min(shade, STEPS)))
    return found
