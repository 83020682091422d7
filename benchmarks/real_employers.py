"""Industry and class of real employers, the type of their postings, and pairs of their names: ``python -m benchmarks.real_employers [--wrong]``.

``employers/labels.jsonl`` holds ids of postings of the folder ``shared`` beside the project, drawn one an employer, with the
sections of GB/T 4754 and the classes that two readings of name and text allow (of draws 7103 and 7104 only the classes, by the
name; three of names kept back, 某大型设备公司, may be left without one). Draws 7105 and 7106 are whole postings of ``benchmarks.draw_phrases trades``, labelled before any reader saw them, with
divisions and types as well; a field that a person cannot tell has no label. Draws 3121 to 3124 were labelled so, too, with sections
and classes: 51 of 52, 50 of 54, 39 of 40 and 27 of 27 sections were right before anything of them was mended, 51 of 52, 49 of 51, 37 of 39 and 25 of
26 classes. 5201 and 5204 are whole postings again: 144 of 150 types, 68 of 73 sections and 73 of 75 classes were right at the first try and, after what they had
shown was mended, 110 of 110, 83 of 85 and 84 of 86. Names and texts themselves are not kept here.

``employers/pairs.jsonl`` holds pairs of postings and whether their employers' names are of one employer; a branch is another one
than its house. Draws below 1000 are pairs of like names. Half of 20261130, 20261201 and 20261202 share a rare pair of letters, the other half
are a short name whose letters stand in a longer one; 20261130 holds what two readers who knew nothing of each other agree on, 530
of 560, with branches told by this convention: 94.5 % were right at the first try. 20261201 and 20261202 were labelled by one
reader before they were scored: 95.4 and 94.8 % at the first try, each after the one before was mended, 95.0 and 94.2 % by what was
before 20261130 was. Half of what is wrong at a first try is a brand beside its house's company elsewhere, which takes knowing both.
``benchmarks.draw_pairs`` made 20261203, 20261204 and 20261205, which one reader labelled before they were scored; 28 of 960 pairs of which
the names do not tell were left out. 96.5 % of 20261203 were right at the first try; with companies known by what exchanges list 94.9 % of
20261204, and then 97.1 % of the first two thirds of 20261205 and 96.1 % of the rest (one slip of the labels mended). 20261206 and 20261207 were
labelled so, too, 17 of 480 pairs left out: 96.2 and, mended, 98.3 % at the first try, with and without the 900 employers typed before
them, for such pairs seldom hold a brand of which no letter stands in the registered name. A short name of
which nothing is known is the registered one's that leaves only its place out: so are 348 of 351 labelled pairs.
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

from benchmarks.draw_postings import employer_of, rows_of
from benchmarks.real_postings import SHARED
from pipelines.normalize import employer_classes, employers, whole

LABELS = Path(__file__).parent / "employers" / "labels.jsonl"
PAIRS = LABELS.with_name("pairs.jsonl")
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


Pair = tuple[str, str, str]
"""Two names and what a person says of them, ``same`` or ``different``."""


def score_pairs() -> Iterator[tuple[int, list[Pair], int]]:
    """A draw, the pairs told wrong, and how many pairs there are; what is only related is not the same."""
    drawn = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    known = rows_of({key for row in drawn for key in row["ids"]})
    for draw in sorted({row["draw"] for row in drawn}):
        names = [
            (*(employer_of(known[key]) for key in row["ids"]), row["label"]) for row in drawn if row["draw"] == draw
        ]
        wrong = [(a, b, said) for a, b, said in names if (employers.compare(a, b).value == "same") != (said == "same")]
        yield draw, wrong, len(names)


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
    for number, pairs, cases in score_pairs():
        print(f"{number:<10}{'pairs':<6}{cases:>6}{cases - len(pairs):>6}{1 - len(pairs) / cases:>8.1%}")
        for a, b, wanted in pairs if options.wrong else ():
            print(f"    {a} / {b}: wanted {wanted}")


if __name__ == "__main__":
    main()
