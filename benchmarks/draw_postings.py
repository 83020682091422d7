"""Draws the ids of real texts for ``benchmarks.postings``: ``python -m benchmarks.draw_postings NAME [--seed 4754] [--size 304]``.

NAME is that of the draw (``first``, ``second`` …); texts of the draws made before are not drawn again.

Ids only; the texts stay in ``../shared/data``. Strata, so that one trade's job boards do not crowd out the rest: a third from
career centres' sites, an eighth from a civil-service table, the others evenly over the remaining collections. A text has
100 to 700 characters; a second text with the same first sixty characters is left out. With ``--places`` any collection may
yield a text, but only one that holds a word of the place of work.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "postings.jsonl.gz"
DRAWS = HERE / "postings"
SHORTEST, LONGEST = 100, 700
_ID = '{"id": "'
"""How each line begins, so that a row that is not wanted need not be parsed."""
_PLACE = re.compile(
    r"(?:工作|上班|办公|就业|派遣|服务)(?:地点|地址|城市|区域|地)|驻|[Bb]ase|坐标|常住|就近|分公司|外派|全国"
)
CAMPUS, _TABLE = "university-career-site@zack7wong-campus", "gd-gov@gd-civil-service"


def rows_of(wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The rows of some ids."""
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file if line[len(_ID) : len(_ID) + 16] in wanted)
        return {row["id"]: row for row in rows}


def employer_of(row: dict[str, Any]) -> str:
    """The employer that a row states, without the signs that an export left around it."""
    return str(row.get("employer") or "").strip("[]' ")


def texts(wanted: set[str] | None = None) -> dict[str, dict[str, Any]]:
    """The rows with a text of the right length, or those of the wanted ids."""
    found = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        for line in file:
            if wanted is not None and line[len(_ID) : len(_ID) + 16] not in wanted:
                continue
            row = json.loads(line)
            if SHORTEST <= len(row.get("description") or "") <= LONGEST:
                found[row["id"]] = row
    return found


def drawn_before(name: str) -> set[str]:
    """The ids of all other draws."""
    files = (file for file in DRAWS.glob("*.ids") if file.stem != name)
    return {key for file in files for key in file.read_text(encoding="utf-8").split()}


def draw(seed: int, size: int, known: set[str]) -> list[str]:
    """Ids by stratum, in a random order, without the known ones."""
    chance = random.Random(seed)
    strata: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for key, row in sorted(texts().items()):
        head = row["description"][:60]
        if head not in seen and key not in known:
            seen.add(head)
            strata[row["source"]].append(key)
    drawn = chance.sample(strata.pop(CAMPUS), size // 3) + chance.sample(strata.pop(_TABLE), size // 8)
    others = sorted(strata)
    while len(drawn) < size:
        pool = strata[chance.choice(others)]
        if pool:
            drawn.append(pool.pop(chance.randrange(len(pool))))
    chance.shuffle(drawn)
    return drawn


def around_places(seed: int, size: int, known: set[str]) -> list[str]:
    """Ids of texts that speak of a place of work."""
    heads: dict[str, str] = {}
    for key, row in sorted(texts().items()):
        if key not in known and row["source"] != _TABLE:
            heads.setdefault(row["description"][:60], key)
    speaking = [key for key, row in texts(set(heads.values())).items() if _PLACE.search(row["description"])]
    return random.Random(seed).sample(speaking, size)


def main() -> None:
    """Write the ids beside the labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=4754)
    parser.add_argument("--size", type=int, default=304)
    parser.add_argument("--places", action="store_true", help="texts that speak of a place of work")
    options = parser.parse_args()
    drawing = around_places if options.places else draw
    file = DRAWS / f"{options.name}.ids"
    file.write_text("\n".join(drawing(options.seed, options.size, drawn_before(options.name))) + "\n", encoding="utf-8")
    print(f"{options.size} ids in {file.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
