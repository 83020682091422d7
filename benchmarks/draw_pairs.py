"""Draws pairs of real employers' names for ``benchmarks.real_employers``: ``python -m benchmarks.draw_pairs SEED [--size 320] [--read]``.

Half of the pairs share a pair of letters that few names hold, in the other half the letters of a short name stand in order in
a longer one. Prints ``{"draw", "ids"}`` a line, to be labelled before the reader of names sees them; ``--read`` adds the names
for the person who labels. A pair whose names one drawn before holds is not drawn again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.draw_postings import DATA, employer_of
from benchmarks.real_employers import PAIRS

_RARE = 5
"""Names that hold a rare pair of letters, at most."""
_COMMON = 4_000
"""Names beyond which a pair of letters finds too many."""
_SHORT = range(2, 9)
"""Letters of a short name."""
_NO_NAME = re.compile(r"[\s。，；：:]|点击|[À-ÿ]{2}|.{41}|^[\x00-\x7f]*$|个人|热门")
"""What addresses, texts and damaged letters hold that collections put into the place of the name."""
Pair = tuple[str, str]


def names() -> dict[str, str]:
    """Employers' names with the id of the first posting that bears each."""
    found: dict[str, str] = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if len(name := employer_of(row)) > 1 and not _NO_NAME.search(name):
                found.setdefault(name, row["id"])
    return found


def letters(known: list[str]) -> dict[str, list[str]]:
    """Pair of letters → names that hold it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in known:
        for pair in {a + b for a, b in pairwise(name)}:
            found[pair].append(name)
    return found


def rare(chance: random.Random, held: dict[str, list[str]]) -> Iterator[Pair]:
    """Pairs of names with a rare pair of letters, none twice from one such."""
    seldom = [pair for pair, having in sorted(held.items()) if 2 <= len(having) <= _RARE]
    chance.shuffle(seldom)
    for pair in seldom:
        first, second = chance.sample(held[pair], 2)
        yield first, second


def within(chance: random.Random, known: list[str], held: dict[str, list[str]]) -> Iterator[Pair]:
    """A short name and a longer one in which its letters stand in order."""
    short = [name for name in known if len(name) in _SHORT and not name.endswith("公司")]
    chance.shuffle(short)
    for name in short:
        near = {other for a, b in pairwise(name) if len(held[a + b]) <= _COMMON for other in held[a + b]}
        longer = sorted(other for other in near if len(other) > len(name) and _in_order(name, other))
        if longer:
            yield name, chance.choice(longer)


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def draw(seed: int, size: int) -> list[tuple[Pair, Pair]]:
    """Names and ids of ``size`` pairs in a random order."""
    chance, posted = random.Random(seed), names()
    known = sorted(posted)
    held = letters(known)
    drawn = [frozenset(json.loads(line)["ids"]) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    seen, found = set(drawn), list[tuple[Pair, Pair]]()
    for source, wanted in ((rare(chance, held), size - size // 2), (within(chance, known, held), size // 2)):
        until = len(found) + wanted
        for pair in source:
            ids = posted[pair[0]], posted[pair[1]]
            if frozenset(ids) not in seen and len(found) < until:
                seen.add(frozenset(ids))
                found.append((pair, ids))
            if len(found) == until:
                break
    chance.shuffle(found)
    return found


def main() -> None:
    """Print the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--read", action="store_true", help="print the names, too")
    options = parser.parse_args()
    for pair, ids in draw(options.seed, options.size):
        row = {"draw": options.seed, "ids": ids} | ({"names": pair} if options.read else {})
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
