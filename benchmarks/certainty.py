"""How surely values are right, from the first tries that the history of this repository holds: ``python -m benchmarks.certainty [--write]``.

Each labelled text is read by the reader as it was right before its label came in (the parent of the commit), from the gold sets, the
drawn postings and the labelled employers; texts of drawn ones are those of the folder ``shared`` beside the project. Right and
wrong values are counted by field, rule and situation. Prints, for the half that the counts are not taken from, how many of the wrong
values fall below ``certainty.DOUBTFUL`` and how many of the right ones, by the readers' own confidences and by the counts of the other
half; ``--write`` writes the counts of both halves to ``config/lexicons/certainty.toml``. A rule is counted where no situation speaks against it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import postings, real_employers
from benchmarks.draw_postings import employer_of, rows_of, texts
from benchmarks.gold import cases, same
from pipelines.evidence import Evidence
from pipelines.normalize import certainty

ROOT = Path(__file__).resolve().parent.parent
GOLD = "tests/pipelines/normalize/gold"
DRAWS = ("first", "second", "third", "places", "places2")
_KINDS = {
    "locations": "locations",
    "degrees": "education",
    "headcount": "headcount",
    "salary": "salary",
    "majors": "majors",
}
"""Gold sets of phrases, and the field of a posting that each is of."""
TABLE = ROOT / "config" / "lexicons" / "certainty.toml"
_FEWEST = 10
"""New labels of a commit below which its reader is not run."""
_READER = """
import importlib, json, sys
from dataclasses import asdict
from datetime import date
from pipelines.normalize import whole
for line in sys.stdin:
    case = json.loads(line)
    if case["kind"] == "posting":
        read = whole.read(case["text"], case["title"], date.fromisoformat(case["ref_date"]), case["hints"])
    else:
        read = importlib.import_module("pipelines.normalize." + case["kind"]).read(case["text"])
    told = [asdict(piece) if hasattr(piece, "__dataclass_fields__") else piece.model_dump() for piece in read.explain]
    print(json.dumps({"value": read.value, "explain": told}))
"""
"""Runs under any revision: cases in, values with their evidence out."""

Counts = dict[str, dict[str, list[int]]]


class Value(NamedTuple):
    """A value that a reader gave, what speaks against it, and whether it is right."""

    key: str
    field: str
    explain: list[Evidence]
    against: list[str]
    right: bool


def labelled() -> Iterator[dict[str, Any]]:
    """Every labelled case with its file, its ``id`` there and what is read."""
    for kind in _KINDS:
        yield from (
            row | {"kind": kind, "file": f"{GOLD}/{kind}.jsonl"} for row in cases(ROOT / GOLD / f"{kind}.jsonl")
        )
    for name in ("announcements", "types"):
        for row in cases(ROOT / GOLD / f"{name}.jsonl"):
            wanted = _announced(row) if name == "announcements" else {"type": [row["expect"], *row.get("accept", [])]}
            yield _posting(row["id"], f"{GOLD}/{name}.jsonl", row, wanted) | {
                "ref_date": row.get("ref_date", "2026-03-01")
            }
    for draw in DRAWS:
        rows = postings.labels(draw)
        known = texts({row["id"] for row in rows})
        for row in (row for row in rows if row["id"] in known):
            yield _posting(row["id"], f"benchmarks/postings/{draw}.jsonl", known[row["id"]], {"drawn": row["expect"]})
    employers = real_employers.labels()
    for key, text in rows_of(set(employers)).items():
        wanted = {name: employers[key][name] for name in ("industry", "type") if name in employers[key]}
        case = _posting(key, "benchmarks/employers/labels.jsonl", text, wanted)
        yield case | {"hints": {"employer": employer_of(text)}}


def _announced(row: dict[str, Any]) -> dict[str, list[str]]:
    return {"valid_through": [end for stage, _, end in row["expect"] if stage == "valid_through"]}


def _posting(key: str, file: str, text: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    words = text["description"] if "description" in text else text["text"]
    return {"id": key, "file": file, "kind": "posting", "title": text["title"] or "", "text": words, "hints": {},
            "ref_date": "2026-03-01", "wanted": wanted}  # fmt: skip


def first_tries(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case with what the reader before its label answered."""
    waiting: dict[tuple[str, str], dict[str, Any]] = {(row["file"], row["id"]): row for row in rows}
    files = sorted({file for file, _ in waiting})
    for commit in _git("log", "--format=%H", "--", *files).split():
        fresh: list[dict[str, Any]] = []
        for file in set(_git("diff", "--name-only", f"{commit}^", commit).split()) & set(files):
            added = _ids(commit, file) - _ids(f"{commit}^", file)
            fresh += [waiting.pop((file, key)) for key in sorted(added) if (file, key) in waiting]
        if len(fresh) >= _FEWEST:
            yield from zip(fresh, _read_at(f"{commit}^", fresh), strict=True)


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    return "" if done.returncode else done.stdout


def _ids(commit: str, file: str) -> set[str]:
    return {json.loads(line)["id"] for line in _git("show", f"{commit}:{file}").splitlines() if line.strip()}


def _read_at(commit: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        tree = subprocess.run(
            ["git", "archive", commit, "pipelines", "config", "crawler"], cwd=ROOT, capture_output=True, check=True
        )
        subprocess.run(["tar", "x", "-C", folder], input=tree.stdout, check=True)
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        told = subprocess.run(
            [sys.executable, "-c", _READER], cwd=folder, input=lines, capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONPATH": folder},
        )  # fmt: skip
    return [json.loads(line) for line in told.stdout.splitlines()]


def values(case: dict[str, Any], answer: dict[str, Any]) -> Iterator[Value]:
    """The values of an answer of which the label tells whether they are right."""
    explain = [
        Evidence(**(_stated(piece) | {"field": _KINDS.get(case["kind"], piece["field"])}))
        for piece in answer["explain"]
    ]
    key, given = f"{case['file']}:{case['id']}", answer["value"]
    if case["kind"] != "posting":
        field, rights = _KINDS[case["kind"]], [case["expect"], *case.get("accept", [])]
        if explain and not _left_open(explain):
            against = certainty.situations(field, {field: given}, date.min)
            yield Value(key, field, explain, against, any(same(given, right) for right in rights))
        return
    ref = date.fromisoformat(case["ref_date"])
    for field, right in _judged(case["wanted"], given):
        told = [piece for piece in explain if piece.field == field and not piece.candidates]
        yield Value(key, field, told, certainty.situations(field, given, ref), right)


def _left_open(explain: list[Evidence]) -> bool:
    """Whether a reader itself gave no value but candidates."""
    return any(piece.candidates for piece in explain)


def _stated(piece: dict[str, Any]) -> dict[str, Any]:
    return {name: piece[name] for name in ("rule", "text", "confidence", "candidates")}


def _judged(wanted: dict[str, Any], given: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    if "drawn" not in wanted:
        for field, rights in wanted.items():
            if told := given.get(field):
                yield field, told in rights or (field == "industry" and told[:1] in rights)
        return
    for field, answered in postings.shaped(given).items():
        right = wanted["drawn"].get(field, [])
        if right is not None and any(answered):
            yield field, not any(postings.compare(field, right, answered)[1:])


def counted(found: Iterable[Value]) -> Counts:
    """Right and wrong values of each situation, and of each rule where none speaks against the value."""
    table: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for value in found:
        for name in value.against or {certainty.rule_of(piece) for piece in value.explain}:
            table[value.field][name][not value.right] += 1
    return table


def _sure(value: Value, table: Counts) -> float:
    """As :func:`certainty.confidence`, by the counts at hand."""
    names = value.against or [certainty.rule_of(piece) for piece in value.explain]
    own = min((piece.confidence for piece in value.explain), default=1.0)
    shares = [certainty.share(*table[value.field][name]) for name in names if name in table[value.field]]
    return min((share for share in shares if share is not None), default=own)


def _half(value: Value) -> bool:
    return hashlib.blake2b(value.key.encode()).digest()[0] % 2 == 0


def _below(found: list[Value], sure: list[float], level: float) -> str:
    low = [value.right for value, share in zip(found, sure, strict=True) if share < level]
    right = sum(value.right for value in found)
    wrong = len(found) - right
    return f"{low.count(False) / max(wrong, 1):>7.0%} of wrong,{low.count(True) / max(right, 1):>6.1%} of right"


def show(found: list[Value]) -> None:
    """A line a field: what falls below the level, before and by the counts of the other half."""
    halves = [[value for value in found if _half(value) is half] for half in (True, False)]
    tables = [counted(half) for half in halves]
    print(
        f"{'field':<18}{'right':>7}{'wrong':>7}   below {certainty.DOUBTFUL}: {'own confidence':<28}measured on the other half"
    )
    for field in sorted({value.field for value in found}):
        of_field = [value for half in halves for value in half if value.field == field]
        sure = [_sure(value, tables[_half(value)]) for value in of_field]
        own = [min((piece.confidence for piece in value.explain), default=1.0) for value in of_field]
        right = sum(value.right for value in of_field)
        print(f"{field:<18}{right:>7}{len(of_field) - right:>7}   "
              f"{_below(of_field, own, certainty.DOUBTFUL):<40}{_below(of_field, sure, certainty.DOUBTFUL)}")  # fmt: skip
        for level in (0.6, 0.7, 0.8, 0.9):
            print(f"{'':<35}{level}: {_below(of_field, own, level):<39}{_below(of_field, sure, level)}")


def write(table: Counts) -> None:
    """The counts as a lexicon."""
    lines = ["# [right, wrong] values of readers at their first try, by rule or by what speaks against the value.",
             "# Written by `python -m benchmarks.certainty --write`; not to be edited by hand."]  # fmt: skip
    for field in sorted(table):
        rows = sorted((name, pair) for name, pair in table[field].items() if sum(pair) >= certainty.FEWEST)
        lines += ["", f"[{field}]", *(f"{json.dumps(name, ensure_ascii=False)} = {pair}" for name, pair in rows)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the counts into the lexicon")
    options = parser.parse_args()
    if not real_employers.SHARED.exists():
        print(f"{real_employers.SHARED}: not here; the folder `shared` must stand beside the project")
        return
    found = [value for case, answer in first_tries(labelled()) for value in values(case, answer)]
    show(found)
    if options.write:
        write(counted(found))


if __name__ == "__main__":
    main()
