"""Builds ``divisions.tsv`` from the list, history and diff files of mumuy/data_location (MIT), April 2026.

    python config/lexicons/build_divisions.py FOLDER

FOLDER holds ``list.json``, ``history.json`` and ``diff.json``. Columns: code, name, present code(s) of a retired unit.
The codes are those of GB/T 2260; the set of present units is what the Ministry of Civil Affairs publishes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "divisions.tsv"
HEADER = "# GB/T 2260 units, present and retired. Origin: github.com/mumuy/data_location (MIT), built by build_divisions.py\n"
TAIWAN = "710000"
ADDED = {"133100": "雄安新区", TAIWAN: "台湾省"}
"""Units in use that the list lacks: 雄安新区 (code of 2017), 台湾省 under its standard code."""


def successors(code: str, moved: dict[str, list[str]], present: dict[str, str]) -> list[str]:
    """Present units that a retired unit became, along the chain of changes."""
    found: list[str] = []
    seen: set[str] = set()
    queue = [code]
    while queue:
        current = queue.pop(0)
        if current in seen:
            continue
        seen.add(current)
        if current in present:
            found.append(current)
        else:
            queue += moved.get(current, [])
    return found


def main(folder: Path) -> None:
    """Write the table."""

    def read(name: str) -> dict[str, Any]:
        return dict(json.loads((folder / f"{name}.json").read_text("utf-8")))

    present, history, moved = read("list"), read("history"), read("diff")
    present = {code: name for code, name in present.items() if code[:2] not in ("83", "71")} | ADDED
    rows = [(code, name, "") for code, name in present.items()]
    for code, name in history.items():
        if code in present or name in ("市辖区", "县", "省直辖县级行政区划") or code[:2] in ("83", "71"):
            continue
        became = successors(code, moved, present)
        if became:
            rows.append((code, name, ",".join(became)))
    text = "".join(f"{code}\t{name}\t{became}\n" for code, name, became in sorted(rows))
    TARGET.write_text(HEADER + text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
