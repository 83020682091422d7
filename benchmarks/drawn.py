"""Exact matches on real phrases that were labelled before any reader saw them: ``python -m benchmarks.drawn [--wrong]``.

``phrases/KIND-SEED.jsonl`` holds the labels of what ``benchmarks.draw_phrases`` drew, without the texts: the id of a posting of the
folder ``shared`` beside the project, and either the place of the phrase in its description or the name of its field. A role that
begins with ``?`` may be told or not, ``a|b`` is either; a date given as a month fits any of its days. Of two employers the second is
the one that the posting ``beside`` states; years were right at the first try in 100 of 100 phrases of 5201, 95 of 100 of 5202 and, each
after what was found before was mended, 98 of 100 of 5205, 89 of 97 of 5206, 110 of 112 of 5207; types told by a title alone in 124 of 130 of 5208 and,
mended so, 116 of 124 of 5209, 116 of 123 of 5210 and 135 of 138 of 5211; of notices of public bodies alone in 54 of 57 of 5203 and, mended, 75 of 77
of 5213, of which those are kept that the table of postings holds; pairs of which one is an address or a description are left out, and ``same or not`` takes
related employers for different ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.draw_postings import employer_of, rows_of
from benchmarks.gold import cases, roles, score

FOLDER = Path(__file__).resolve().parent / "phrases"
_REF = date(2026, 3, 10)


def text_of(label: dict[str, Any], row: dict[str, Any]) -> str:
    """The phrase that a label is of."""
    if label.get("field") == "employer":
        return employer_of(row)
    if "field" in label:
        return str(row[label["field"]]).strip()
    start, end = label["at"]
    return str(row["description"])[start:end]


def case_of(label: dict[str, Any], texts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A label with the phrase, or the two phrases, that it is of."""
    held = text_of(label, texts[label["id"]])
    case = label | ({"title": held, "text": ""} if label.get("field") == "title" else {"text": held})
    return case | {"other": text_of(label, texts[label["beside"]])} if "beside" in label else case


def confused(case: dict[str, Any], answer: str) -> bool:
    """Whether two employers are taken for one, or one for two."""
    return (answer == "same") not in {said == "same" for said in [case["expect"], *case.get("accept", [])]}


def told(text: str) -> list[list[str]]:
    """Role and day of each date whose role is told."""
    return [[role, day] for role, day in roles(text, _REF) if role]


def fits(answered: list[list[str]], expected: list[list[str]]) -> bool:
    """Whether every role that must be told is, and none that may not."""
    left = list(answered)
    for role, day in expected:
        either = role.lstrip("?").split("|")
        hit = next((item for item in left if item[0] in either and item[1].startswith(day)), None)
        if hit is not None:
            left.remove(hit)
        elif not role.startswith("?"):
            return False
    return not left


def wrong_of(kind: str, rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Any]]:
    """The rows that are answered otherwise than they are labelled."""
    if kind != "roles":
        return score(kind, rows)[1]
    return [(row, answer) for row in rows if not fits(answer := told(row["text"]), row["expect"])]


def main() -> None:
    """One line a file and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    files = sorted(FOLDER.glob("*.jsonl"))
    held = [row for file in files for row in cases(file)]
    texts = rows_of({key for row in held for key in (row["id"], row.get("beside", row["id"]))})
    for file in files:
        labels = cases(file)
        for kind in Counter(row["kind"] for row in labels):
            rows = [case_of(row, texts) for row in labels if row["kind"] == kind]
            wrong = wrong_of(kind, rows)
            mixed = sum(confused(row, answer) for row, answer in wrong) if "beside" in rows[0] else None
            beside = "" if mixed is None else f", same or not {len(rows) - mixed}"
            print(f"{file.stem:<16}{kind:<12}{len(rows) - len(wrong):>4} of {len(rows)}{beside}")
            for row, answer in wrong if options.wrong else []:
                print(f"    {row['id']} {(row['text'] or row['title'])[:90]!r} {row.get('other', '')}".rstrip())
                print(f"        wanted {row['expect']}\n        got    {answer}")


if __name__ == "__main__":
    main()
