"""Draws the ids of real texts that list positions, for ``benchmarks.listed``: ``python -m benchmarks.draw_lists NAME [--seed 3] [--size 24]``.

Texts of 200 to 1,500 characters with three or more counts of people, one an employer; the counts are words wider than what
the readers look for.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re

from benchmarks.draw_postings import DATA, DRAWS, drawn_before

_COUNT = re.compile(r"\d\s?[)）]?\s?[名人位]|若干")
_FEWEST, _SHORTEST, _LONGEST = 3, 200, 1500


def draw(seed: int, size: int) -> list[str]:
    """Ids in a random order."""
    held: dict[str, str] = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = row.get("description") or ""
            if _SHORTEST <= len(text) <= _LONGEST and len(_COUNT.findall(text)) >= _FEWEST:
                held.setdefault(row["employer"] or text[:20], row["id"])
    return random.Random(seed).sample(sorted(held.values()), size)


def show() -> None:
    """Write the ids beside the labels. No benchmark, so not called ``main``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--size", type=int, default=24)
    options = parser.parse_args()
    known = drawn_before(options.name)
    drawn = [key for key in draw(options.seed, options.size) if key not in known]
    (DRAWS / f"{options.name}.ids").write_text("\n".join(drawn) + "\n", encoding="utf-8")


if __name__ == "__main__":
    show()
