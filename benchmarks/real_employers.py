"""Industry and class of real employers against labels: ``python -m benchmarks.real_employers [--wrong]``.

``employers/labels.jsonl`` holds ids of postings of the folder ``shared`` beside the project, drawn one an employer, with the
sections of GB/T 4754 and the classes that two readings of name and text allow (of draw 7103 only the classes, by the name).
Names and texts themselves are not kept here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.draw_postings import employer_of
from benchmarks.real_postings import SHARED
from pipelines.normalize import employers, industries

LABELS = Path(__file__).parent / "employers" / "labels.jsonl"


def labelled() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of a label and the posting that it speaks of."""
    labels = {row["id"]: row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        for line in file:
            if (label := labels.get(line[8:24])) is not None:
                yield label, json.loads(line)


def answers(posting: dict[str, Any]) -> dict[str, str | None]:
    """What the normalisers say of a posting's employer."""
    name = employer_of(posting)
    section = industries.read(f"{posting['title']}\n{posting['description'][:1500]}", name).value
    return {"industry": section[0] if section else None, "class": employers.classify(name)[0]}


def score() -> dict[str, tuple[int, list[tuple[dict[str, Any], str, str | None]]]]:
    """Of industry and of class: how many labels there are, and the wrong answers."""
    found: dict[str, tuple[int, list[tuple[dict[str, Any], str, str | None]]]] = {"industry": (0, []), "class": (0, [])}
    for label, posting in labelled():
        said = answers(posting)
        for kind in (kind for kind in found if kind in label):
            cases, wrong = found[kind]
            missed = [] if said[kind] in label[kind] else [(label, posting["employer"], said[kind])]
            found[kind] = (cases + 1, wrong + missed)
    return found


def main() -> None:
    """Print a table, and on request what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    if not SHARED.exists():
        sys.exit("the folder shared beside the project is missing: no real employers to read")
    for kind, (cases, wrong) in score().items():
        print(f"{kind:<10}{cases:>6}{cases - len(wrong):>6}{1 - len(wrong) / cases:>8.1%}")
        for label, name, said in wrong if options.wrong else ():
            print(f"    {name}: wanted {label[kind]}, got {said}")


if __name__ == "__main__":
    main()
