"""Positions that real texts list: ``python -m benchmarks.listed [lists2] [--wrong]`` (needs the folder ``shared`` beside the project).

``postings/lists.ids`` and ``lists2.ids`` were drawn by ``benchmarks.draw_lists``; the ``.jsonl`` beside them hold the positions of those texts as a
person reads them, written before any reader saw the texts. A position is found when one of the same name (without spaces, full width as half width) is
answered, and each of its fields is right or wrong as a whole; a field that the label leaves out is doubtful.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from typing import Any

from benchmarks.draw_postings import DRAWS, rows_of
from pipelines.normalize import whole
from pipelines.normalize.text import clean

FIELDS = ("headcount", "education", "locations", "salary")
_REF = date(2026, 3, 1)


def answered(row: dict[str, Any]) -> dict[str, dict[str, list[Any]]]:
    """The positions that the reader finds, by name, in the shape of the labels."""
    found = whole.read(row["description"], row["title"] or "", _REF).value.get("positions", [])
    return {_name(position["title"]): _shaped(position) for position in found}


def _shaped(position: dict[str, Any]) -> dict[str, list[Any]]:
    people, pay = position["headcount"], position["salary"]
    return {
        "headcount": [people["min"], people["max"]] if people.get("min") is not None else [],
        "education": position["education"]["levels"],
        "locations": position["locations"],
        "salary": [pay["min"], pay["max"], pay["negotiable"]] if pay else [],
    }


def _name(title: str) -> str:
    return "".join(clean(title).split())


def main() -> None:
    """Print found and invented positions, and each field of those found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draw", nargs="?", default="lists", choices=("lists", "lists2"))
    parser.add_argument("--wrong", action="store_true", help="show what is missed, invented or wrong")
    options = parser.parse_args()
    labels = [json.loads(line) for line in (DRAWS / f"{options.draw}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = rows_of({label["id"] for label in labels})
    tally: Counter[str] = Counter()
    for label in labels:
        got = answered(texts[label["id"]])
        due = {_name(row["title"]): row for row in label["expect"]}
        tally.update(due=len(due), answered=len(got), found=len(due.keys() & got.keys()))
        if options.wrong and due.keys() != got.keys():
            print(label["id"], "missed", sorted(due.keys() - got.keys()), "invented", sorted(got.keys() - due.keys()))
        for name in due.keys() & got.keys():
            for field in FIELDS:
                if field in due[name]:
                    right = sorted(map(str, due[name][field])) == sorted(map(str, got[name][field]))
                    tally.update({f"{field} right": right, f"{field} due": 1})
                    if options.wrong and not right:
                        print(label["id"], name, field, "wanted", due[name][field], "got", got[name][field])
    print(f"positions: {tally['found']} of {tally['due']} found, {tally['answered'] - tally['found']} invented")
    for field in FIELDS:
        print(f"{field:<12}{tally[f'{field} right']:>4} of {tally[f'{field} due']} right")


if __name__ == "__main__":
    main()
