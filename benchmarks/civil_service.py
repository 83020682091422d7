"""The Guangdong civil-service table (9,344 positions): rows whose headcount, degree, majors and place are right.

    python -m benchmarks.civil_service     # needs the folder `shared` beside the project

The truth is read from fixed columns of the workbook by another way than the product's.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

import xlrd

from crawler.attachments.child import parse
from pipelines.posting import Position
from pipelines.reading import _fields, _position
from tests.servers import PROJECT_ROOT

FILE = PROJECT_ROOT.parent / "shared" / "data" / "gd-civil-service" / "positions_2026.xls"
_HIGHER = {"associate": ["associate", "bachelor", "master", "doctor"], "bachelor": ["bachelor", "master", "doctor"]}
DEGREES = {
    ("研究生", "硕士以上"): ["master", "doctor"],
    ("研究生", "硕士"): ["master"],
    ("研究生", "博士"): ["doctor"],
    ("本科以上", "学士以上"): _HIGHER["bachelor"],
    ("本科以上", "学士、硕士"): _HIGHER["bachelor"],
    ("本科以上", "不限"): _HIGHER["bachelor"],
    ("本科", "学士"): ["bachelor"],
    ("大专以上", "不限"): _HIGHER["associate"],
    ("大专、本科", "不限"): ["associate", "bachelor"],
}
"""What the guide says that the two columns mean together."""
CITIES = dict(
    zip(
        [
            "广州",
            "韶关",
            "深圳",
            "珠海",
            "汕头",
            "佛山",
            "江门",
            "湛江",
            "茂名",
            "肇庆",
            "惠州",
            "梅州",
            "汕尾",
            "河源",
            "阳江",
            "清远",
            "东莞",
            "中山",
            "潮州",
            "揭阳",
            "云浮",
        ],
        [
            *range(440100, 440901, 100),
            441200,
            441300,
            *range(441400, 441801, 100),
            441900,
            442000,
            445100,
            445200,
            445300,
        ],
        strict=True,
    )
)


@dataclass
class Found:
    """Counts of rows that are right, by field."""

    rows: int
    read: int
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def truth() -> list[dict[str, str]]:
    """Rows of all sheets under their own headers."""
    rows = []
    for sheet in xlrd.open_workbook(FILE).sheets():
        header = next(n for n in range(sheet.nrows) if sheet.cell_value(n, 0) == "招考单位")
        names = [re.sub(r"\s.*", "", str(name), flags=re.DOTALL) for name in sheet.row_values(header)]
        for n in range(header + 1, sheet.nrows):
            values = [str(int(v)) if isinstance(v, float) else str(v).strip() for v in sheet.row_values(n)]
            rows.append({**dict(zip(names, values, strict=True)), "origin": f"{sheet.name} › C{n + 1}"})
    return rows


def majors_of(row: dict[str, str]) -> str:
    """The three columns of majors, as written. Their codes are the province's own, so none is compared by code."""
    cells = (" ".join(row.get(name, "").split()) for name in ("研究生专业", "本科专业", "大专专业"))
    return "；".join(dict.fromkeys(cell for cell in cells if cell))


def compare() -> Found:
    """Read the file as the crawler does and hold each row against the truth."""
    rows = truth()
    started = time.perf_counter()
    raw = [position for document in parse(FILE.name, FILE.read_bytes()) for position in document.positions]
    positions: list[Position] = [_position(_fields(row)) for row in raw]
    found = Found(len(rows), len(positions), seconds=time.perf_counter() - started)
    for row, written, position in zip(rows, raw, positions, strict=False):
        checks = {
            "cell": position.origin == f"{FILE.name} › {row['origin']}",
            "title": position.title == " ".join(row["招考职位"].split())[:200],
            "employer": position.employer == " ".join(row["招考单位"].split())[:200],
            "headcount": position.headcount.min == position.headcount.max == int(row["录用人数"]),
            "degree": position.education.levels == DEGREES[row["学历"], row["学位"]],
            "place": position.locations == [str(CITIES[row["考区"]])],
            "majors": written.majors == majors_of(row),
            "majors with codes": bool(position.majors) or majors_of(row) == "不限",
        }
        found.right.update(name for name, right in checks.items() if right)
        found.wrong += [f"{name}: {row['origin']} {position}" for name, right in checks.items() if not right]
    return found


def main() -> None:
    """One row a field."""
    if not FILE.exists():
        print(f"no file {FILE.name} in the shared folder: nothing measured")
        return
    found = compare()
    print(f"rows {found.rows}, positions {found.read}, {found.seconds:.1f} s from file to normalised positions")
    for name in ("cell", "title", "employer", "headcount", "degree", "place", "majors", "majors with codes"):
        print(f"{name:20}{found.right[name]:>8}{found.right[name] / found.rows:>9.2%}")
    if len(sys.argv) > 1:
        print("\n".join(found.wrong[:20]))


if __name__ == "__main__":
    main()
