"""Precision and recall a field on labelled real texts: ``python -m benchmarks.postings [first] [--half report] [--wrong FIELD]``.

``postings/NAME.ids`` was drawn by ``benchmarks.draw_postings``; ``postings/NAME.jsonl`` holds the labels (``expect``; ``null``
where the text itself is doubtful or the field was not labelled, which is left out). Texts are read from ``../shared/data``.
Of the first draw, settled by two passes of reading, rows of an even number were looked at while the rules were made; those of
an odd number were not, until a second reading of forty drawn texts and of what differed in pay, headcount and places settled
eight labels. The later draws were labelled before any reader saw them; of ``third`` places and headcounts, of ``places``
and ``places2``, which speak of a place of work, the places only.

A list counts by its items (majors, locations, years, degrees); any other field is right or wrong as a whole.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from typing import Any

from benchmarks.draw_postings import DRAWS, texts
from pipelines.normalize import whole

FIELDS = (
    *("type", "programs", "education", "majors", "locations", "headcount", "salary", "graduation_years"),
    "valid_through",
)
_REF = date(2026, 3, 1)


def labels(draw: str = "first") -> list[dict[str, Any]]:
    """The labelled rows of a draw in its order."""
    return [json.loads(line) for line in (DRAWS / f"{draw}.jsonl").read_text(encoding="utf-8").splitlines()]


def answered(title: str, text: str) -> dict[str, list[Any]]:
    """What the reader says, in the shape of the labels."""
    return shaped(whole.read(text, title, _REF).value)


def shaped(value: dict[str, Any]) -> dict[str, list[Any]]:
    """Fields as the reader gives them, in the shape of the labels."""
    people, pay = value.get("headcount") or {}, value.get("salary") or {}
    out: dict[str, list[Any]] = {
        "type": [value.get("type")],
        "education": value.get("education", {}).get("levels", []),
        "headcount": [people.get("min"), people.get("max")] if people.get("min") is not None else [],
        "salary": [pay.get("min"), pay.get("max"), pay.get("unit"), pay.get("negotiable")] if pay else [],
        "valid_through": [value["valid_through"]] if value.get("valid_through") else [],
    }
    return out | {name: value.get(name, []) for name in ("programs", "majors", "locations", "graduation_years")}


def compare(field: str, wanted: list[Any], got: list[Any]) -> tuple[int, int, int]:
    """Found rightly, found wrongly, missed."""
    if field in ("majors", "locations", "graduation_years", "programs", "education"):
        return len(set(wanted) & set(got)), len(set(got) - set(wanted)), len(set(wanted) - set(got))
    same = wanted == got or (field == "salary" and bool(wanted) and wanted[3] and bool(got) and got[3])
    return (int(same and bool(wanted)), int(bool(got) and not same), int(bool(wanted) and not same))


def main() -> None:
    """Print a table a field, and the exact matches of whole fields."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draw", nargs="?", default="first", choices=sorted(file.stem for file in DRAWS.glob("*.jsonl")))
    parser.add_argument("--half", choices=("develop", "report", "all"), default="report")
    parser.add_argument(
        "--wrong", metavar="FIELD", help="show the wrong ones of a field (not of the half that reports)"
    )
    options = parser.parse_args()
    rows = labels(options.draw)
    known = texts({row["id"] for row in rows})
    tallies: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for number, row in enumerate(rows):
        half = "develop" if number % 2 == 0 else "report"
        if row["id"] not in known or options.half not in (half, "all"):
            continue
        text = known[row["id"]]
        got = answered(text["title"] or "", text["description"])
        for field in FIELDS:
            wanted = row["expect"].get(field, [])
            if wanted is None:
                continue
            right, wrong, missed = compare(field, wanted, got[field])
            tallies[field].update(right=right, wrong=wrong, missed=missed, cases=1, exact=int(not wrong and not missed))
            if field == options.wrong and (half == "develop" or options.half == "all") and (wrong or missed):
                print(f"{number} {row['id']} {text['title'][:30]}\n    wanted {wanted}\n    got    {got[field]}")
    print(f"{options.half}: {'field':<18}{'cases':>6}{'precision':>11}{'recall':>9}{'exact':>9}")
    for field, tally in tallies.items():
        found, due = tally["right"] + tally["wrong"], tally["right"] + tally["missed"]
        precision = tally["right"] / found if found else 1.0
        recall = tally["right"] / due if due else 1.0
        exact = tally["exact"] / max(1, tally["cases"])
        print(f"{'':<8}{field:<18}{tally['cases']:>6}{precision:>11.1%}{recall:>9.1%}{exact:>9.1%}")
    disagreed = Counter(field for row in rows for field in row.get("disagreed", {}))
    print(f"the two passes of reading disagreed on {sum(disagreed.values())} fields: {dict(disagreed)}")


if __name__ == "__main__":
    main()
