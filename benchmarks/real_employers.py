"""Industry and class of real employers and the type of their postings against labels: ``python -m benchmarks.real_employers [--wrong]``.

``employers/labels.jsonl`` holds ids of postings of the folder ``shared`` beside the project, drawn one an employer, with the
sections of GB/T 4754 and the classes that two readings of name and text allow (of draws 7103 and 7104 only the classes, by the
name; three of names kept back, 某大型设备公司, may be left without one). Draws 7105 and 7106 are whole postings of ``benchmarks.draw_phrases trades``, labelled before any reader saw them, with
divisions and types as well; a field that a person cannot tell has no label. Names and texts themselves are not kept here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.draw_postings import employer_of
from benchmarks.real_postings import SHARED
from pipelines.normalize import employer_classes, whole

LABELS = Path(__file__).parent / "employers" / "labels.jsonl"
KINDS = ("industry", "division", "class", "type")
Wrong = tuple[dict[str, Any], str, str | None]
"""A label, the name of the employer and the wrong answer."""
_REF = date(2026, 3, 1)


def labels() -> dict[str, dict[str, Any]]:
    """The labels by the ids of their postings."""
    return {row["id"]: row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}


def labelled() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of a label and the posting that it speaks of."""
    known = labels()
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        for line in file:
            if (label := known.get(line[8:24])) is not None:
                yield label, json.loads(line)


def answers(posting: dict[str, Any]) -> dict[str, str | None]:
    """What the normalisers say of a posting and its employer; of the industry's section and, where one is told, its division."""
    name = employer_of(posting)
    value = whole.read(posting["description"], posting["title"] or "", _REF, {"employer": name}).value
    code = value.get("industry") or ""
    kind = employer_classes.classify(name)[0] if name else None
    return {
        "industry": code[:1] or None,
        "division": code if len(code) > 1 else None,
        "class": kind,
        "type": value["type"],
    }


def score() -> Iterator[tuple[str, str, list[Wrong], int]]:
    """A draw, a kind, what is wrong, and how many labels there are. Of divisions those told count, for the letter alone is no mistake."""
    cases: Counter[tuple[int, str]] = Counter()
    wrong: dict[tuple[int, str], list[Wrong]] = defaultdict(list)
    for label, posting in labelled():
        said = answers(posting)
        for kind in (kind for kind in KINDS if kind in label and (kind != "division" or said[kind])):
            cases[label["draw"], kind] += 1
            if said[kind] not in label[kind]:
                wrong[label["draw"], kind].append((label, posting["employer"] or posting["title"], said[kind]))
    for draw, kind in sorted(cases):
        yield str(draw), kind, wrong[draw, kind], cases[draw, kind]


def main() -> None:
    """Print a table, and on request what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    if not SHARED.exists():
        sys.exit("the folder shared beside the project is missing: no real employers to read")
    print(f"{'draw':<6}{'kind':<10}{'cases':>6}{'right':>6}{'':>8}{'left open':>11}")
    for draw, kind, wrong, cases in score():
        still = sum(said is None for _, _, said in wrong)
        print(f"{draw:<6}{kind:<10}{cases:>6}{cases - len(wrong):>6}{1 - len(wrong) / cases:>8.1%}{still:>11}")
        for label, name, said in wrong if options.wrong else ():
            print(f"    {name}: wanted {label[kind]}, got {said}")


if __name__ == "__main__":
    main()
