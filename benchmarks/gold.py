"""Exact matches of the normalisers on gold sets: ``python -m benchmarks.gold [FOLDER …] [--kind dates] [--wrong]``.

A case is right when the value equals ``expect`` or one of ``accept``. Beside the kinds of ``juzhao normalize`` there are ``roles``
(the role and day of every date of a sentence), ``major_sentences`` (the majors that a sentence asks for), ``contacts`` (the
kinds of personal contacts that are masked) and ``announcements`` (the stages of a whole announcement and its last day), of which
the precision and recall of the rows are told too.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.lines import KINDS, normalize_lines
from pipelines.normalize import applying, contacts, dates, major_sentences, whole
from pipelines.normalize.text import clean

HERE = Path(__file__).resolve().parent
FOLDERS = [HERE.parent / "tests" / "pipelines" / "normalize" / "gold", HERE.parent.parent / "shared" / "gold"]


_REFERENCE = date(2026, 3, 1)


def roles(text: str, ref: date) -> list[list[str]]:
    """``[role, day]`` of each date."""
    return [[item.role, (item.value["end"] or item.value["start"] or "")[:10]] for item in dates.roles(text, ref)]


def announcement(row: dict[str, Any]) -> list[list[str | None]]:
    """``[stage, start, end]`` of each stage of a whole announcement, and its last day as ``[valid_through, None, day]``."""
    read = whole.read(row["text"], row["title"], date.fromisoformat(row["ref_date"])).value
    stages: list[list[str | None]] = [
        [stage["stage"], stage["start"], stage["end"]] for stage in read.get("key_dates", [])
    ]
    return stages + ([["valid_through", None, read["valid_through"]]] if "valid_through" in read else [])


SENTENCES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "roles": lambda row: roles(row["text"], date.fromisoformat(row["ref_date"])),
    "major_sentences": lambda row: major_sentences.mentions(clean(row["text"])).value,
    "announcements": announcement,
    "apply_url": lambda row: applying.read(row["text"]).value,
    "contacts": lambda row: sorted({found.kind for found in contacts.find(row["text"])}),
}
"""Readers that ``juzhao normalize`` does not offer by themselves."""


def cases(file: Path) -> list[dict[str, Any]]:
    """The cases of one JSONL file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def same(value: Any, expected: Any) -> bool:
    """Equality; lists of codes without order; flags by their codes; of an employer only what is expected of it, since a name says much else."""
    if isinstance(value, list) and value and isinstance(value[0], dict) and "phrase" in value[0]:
        value = [flag["code"] for flag in value]
    if isinstance(value, dict) and isinstance(expected, dict) and "class" in expected:
        return all(value.get(key) == part for key, part in expected.items())
    if isinstance(value, list) and isinstance(expected, list):
        return sorted(map(str, value)) == sorted(map(str, expected))
    return bool(value == expected)


def score(kind: str, rows: list[dict[str, Any]]) -> tuple[int, list[tuple[dict[str, Any], Any]]]:
    """Right cases, and the wrong ones with what was answered."""
    wrong = [
        (row, value)
        for row, value in zip(rows, _values(kind, rows), strict=True)
        if not any(same(value, right) for right in [row["expect"], *row.get("accept", [])])
    ]
    return len(rows) - len(wrong), wrong


def precision_and_recall(kind: str, rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Of the parts of lists: how many of those answered are right, and how many of those expected are answered. Of several
    right answers the nearest counts."""
    hits = answered = expected = 0
    for row, value in zip(rows, _values(kind, rows), strict=True):
        got = {json.dumps(part) for part in value}
        rights = [{json.dumps(part) for part in right} for right in [row["expect"], *row.get("accept", [])]]
        right = min(rights, key=lambda parts: len(parts ^ got))
        hits, answered, expected = hits + len(right & got), answered + len(got), expected + len(right)
    return hits / max(answered, 1), hits / max(expected, 1)


def _values(kind: str, rows: list[dict[str, Any]]) -> list[Any]:
    if kind in SENTENCES:
        return [SENTENCES[kind](row) for row in rows]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return [answer["value"] for answer in normalize_lines(kind, lines, _REFERENCE)]


def main() -> None:
    """Print a table a folder and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[folder for folder in FOLDERS if folder.exists()])
    parser.add_argument("--kind", choices=[*KINDS, *SENTENCES])
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    print(f"{'set':<28}{'cases':>7}{'right':>7}{'share':>8}")
    for folder in options.folders:
        for file in sorted(folder.glob("*.jsonl")):
            kind = file.stem
            if kind not in (*KINDS, *SENTENCES) or (options.kind and kind != options.kind):
                continue
            rows = cases(file)
            right, wrong = score(kind, rows)
            print(f"{folder.name + '/' + kind:<28}{len(rows):>7}{right:>7}{right / len(rows):>8.1%}")
            if kind == "announcements":
                print("    rows: precision {:.1%}, recall {:.1%}".format(*precision_and_recall(kind, rows)))
            if options.wrong:
                for row, value in wrong:
                    print(
                        f"    {row['id']}: {row.get('title', '')}{row['text']!r}\n        wanted {row['expect']}\n        got    {value}"
                    )


if __name__ == "__main__":
    main()
