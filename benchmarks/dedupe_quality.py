"""Pairwise precision and recall on pairs made of real texts: ``python -m benchmarks.dedupe_quality [--seed 1] [--pairs 2000] [--held]``.

Reads ``../shared/data`` (never copied): postings of job boards, campus postings and talks, public bodies' notices. Each text is
edited as sites edit (``benchmarks/dedupe_edits.py``); hard negatives change what makes it another notice. Employers whose name
hashes even are for development; ``--held`` takes the odd ones, with phrases that development never shows. ``--write FILE``
saves the pairs as ``juzhao duplicates --pairs`` reads them (with ``label`` and ``kind``), ``--wrong`` shows mistakes.

``precision`` = right ones of the pairs called *same*; ``recall`` = pairs called *same* of the reposts; what is called
*possible* counts as not merged. ``found`` = reposts that share a blocking key or band, so that the store would meet them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import dedupe_edits as edits
from benchmarks.dedupe_edits import Record

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
TODAY = date(2026, 3, 20)
Pair = dict[str, Any]


def held(name: str) -> bool:
    """Whether an employer belongs to the held-out half."""
    return hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2 == 1


def _record(title: str, employer: str, place: str, text: str, salary: str = "", posted: str = "") -> Record:
    return {"title": title.strip(), "employer": employer.strip(), "location": place.strip(), "description": text.strip(), "salary": salary.strip(), "date_posted": posted}  # fmt: skip


def board_postings() -> Iterator[Record]:
    """Postings of job boards and the civil service with a full text."""
    with gzip.open(DATA / "postings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["description"]) >= 150 and row["employer"] and row["city_raw"] and "campus" not in row["source"]:
                yield _record(row["title"], row["employer"], row["city_raw"], row["description"], row["salary_raw"])


def campus_postings() -> Iterator[Record]:
    """Positions as career centres of 2018 and 2019 carried them."""
    for number in (1, 3, 4, 6, 7):
        with (DATA / "zack7wong-campus" / f"position__{number}__岗位信息.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            for row in csv.DictReader(file):
                text = row.get("岗位职责") or ""
                if len(text) >= 150 and row["企业名称"]:
                    yield _record(
                        row["岗位名称"] or "",
                        row["企业名称"],
                        (row["企业地点"] or "")[:12],
                        text,
                        row.get("薪资水准") or "",
                    )


def talks() -> Iterator[dict[str, str]]:
    """Talks with employer, school, day and room."""
    with (DATA / "zack7wong-campus" / "position__2__宣讲会.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["企业名称"] and row["宣讲场地"])


def public_notices() -> Iterator[tuple[str, str, str]]:
    """(title, body, province) of notices of public bodies."""
    history = json.loads((DATA / "gongkao-monitor" / "history.json").read_text(encoding="utf-8"))
    for rows in [rows for value in history.values() for rows in (value if isinstance(value[0], list) else [value])]:
        for row in rows:
            if isinstance(row, dict) and len(row.get("title") or "") >= 12:
                yield row["title"].strip("·"), row.get("unit") or "", row.get("province") or ""


def _day(rng: random.Random, year: int = 2026) -> date:
    return date(year, 3, 1) + timedelta(days=rng.randint(-160, 15))


def _notice(rng: random.Random, rows: list[Record]) -> Record:
    """An employer's notice of several positions out of its real position texts."""
    day, first = _day(rng), rows[0]
    name, cohort = first["employer"], day.year + (day.month > 7)
    season = rng.choice(["", "", "春季" if day.month < 7 else "秋季"])
    years = rng.choice([f"{cohort}届", f"{cohort}年", f"{cohort % 100}届", ""])
    title = f"{name}{years}{season}{rng.choice(['校园', '', '公开'])}{rng.choice(['招聘公告', '招聘简章', '招聘启事', '招聘'])}"
    close = day + timedelta(days=rng.randint(10, 45))
    parts = [f"{name}因业务发展需要，现面向{cohort}届高校毕业生{season}招聘。"]
    parts += [f"{number}、{row['title']}\n{row['description'][:400]}" for number, row in enumerate(rows, 1)]
    parts.append(
        f"报名时间：{day.year}年{day.month}月{day.day}日至{close.year}年{close.month}月{close.day}日，初筛通过者另行通知笔试。"
    )
    return _record(title, name, first["location"], "\n".join(parts), "", day.isoformat())


def _talk(rng: random.Random, row: dict[str, str], hour: int) -> Record:
    name, when = row["企业名称"], date.fromisoformat(row["宣讲时间"])
    stem = rng.choice([f"{name}宣讲会", f"{name}{when.year + 1}届校园宣讲会", f"{name}专场宣讲会"])
    text = f"宣讲单位：{name}\n宣讲学校：{row['宣讲地点']}\n宣讲时间：{when.year}年{when.month}月{when.day}日 {hour}:00\n宣讲地点：{row['宣讲场地']}\n欢迎相关专业同学携带简历参加。"
    return _record(stem, name, "", text, "", (when - timedelta(days=rng.randint(2, 9))).isoformat())


class Maker:
    """Pairs of one seed and half, kind after kind."""

    def __init__(self, seed: int, held_out: bool) -> None:
        self.rng, self.held = random.Random(f"{seed}/{held_out}"), held_out
        self.jobs = [row for row in board_postings() if held(row["employer"]) == held_out]
        campus = [row for row in campus_postings() if held(row["employer"]) == held_out]
        self.by_employer: dict[str, list[Record]] = defaultdict(list)
        for row in [*self.jobs, *campus]:
            self.by_employer[row["employer"]].append(row)
        self.campus = [row for row in campus if row["location"]]
        self.several = [
            name for name in dict.fromkeys(row["employer"] for row in campus) if len(self.by_employer[name]) > 1
        ]
        self.talks = [row for row in talks() if held(row["企业名称"]) == held_out]
        self.public = [row for row in public_notices() if held(row[0]) == held_out]
        self.names = sorted(name for name in self.by_employer if name.endswith("公司"))

    def base(self) -> Record:
        """A notice, a campus posting, a board posting or a public body's notice, with a day of posting mostly."""
        draw = self.rng.random()
        if draw < 0.4:
            rows = self.by_employer[self.rng.choice(self.several)]
            return _notice(self.rng, self.rng.sample(rows, min(len(rows), self.rng.randint(2, 4))))
        if draw < 0.5:
            title, unit, province = self.rng.choice(self.public)
            day = _day(self.rng)
            text = f"{title}\n根据事业单位公开招聘有关规定，现将有关事项公告如下。报名时间{day.year}年{day.month}月{day.day}日至{day.month}月{min(28, day.day + 7)}日，笔试、面试、体检、考察、公示、聘用按程序进行，具体岗位条件见附件岗位表。报考人员须如实填写个人信息并对真实性负责。"
            return _record(title, unit, province, text, "", day.isoformat())
        row = dict(self.rng.choice(self.campus if draw < 0.75 else self.jobs))
        row["date_posted"] = _day(self.rng).isoformat() if self.rng.random() < 0.8 else ""
        return row

    def reposts(self) -> Iterator[Pair]:
        """Endless pairs of one notice."""
        while True:
            base = self.base()
            yield self._pair(base, edits.repost(self.rng, base, self.held), True, "repost")

    def talk_pairs(self) -> Iterator[Pair]:
        """A talk on two sites; at two schools; on two days; a talk and the employer's notice."""
        by_name: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in self.talks:
            by_name[row["企业名称"]].append(row)
        while True:
            row, hour = self.rng.choice(self.talks), self.rng.choice([9, 10, 14, 15, 19])
            talk = _talk(self.rng, row, hour)
            yield self._pair(talk, edits.repost(self.rng, talk, self.held, keep_city=True), True, "talk")
            others = [other for other in by_name[row["企业名称"]] if other["宣讲地点"] != row["宣讲地点"]]
            if others:
                yield self._pair(talk, _talk(self.rng, self.rng.choice(others), hour), False, "talk at another school")
            other = self.rng.choice(self.talks)
            moved = row | {"宣讲地点": other["宣讲地点"], "宣讲场地": other["宣讲场地"]}
            if other["宣讲地点"] != row["宣讲地点"]:
                yield self._pair(talk, _talk(self.rng, moved, hour), False, "talk at another school, same hour")
            day = date.fromisoformat(row["宣讲时间"]) + timedelta(days=self.rng.choice([1, 2, 7, 21]))
            yield self._pair(
                talk, _talk(self.rng, row | {"宣讲时间": day.isoformat()}, hour), False, "talk on another day"
            )
            jobs = self.by_employer.get(row["企业名称"]) or [
                self.rng.choice(self.campus) | {"employer": row["企业名称"]}
            ]
            notice = _notice(self.rng, jobs[:2]) | {"date_posted": talk["date_posted"]}
            yield self._pair(talk, notice, False, "talk and notice")

    def neighbours(self) -> Iterator[Pair]:
        """Endless hard negatives, each kind in turn."""
        kinds: dict[str, Callable[[Record], Record | None]] = {
            name: (lambda base, make=make: make(self.rng, base, self.held))  # type: ignore[misc]
            for name, make in {
                "year": edits.other_year, "batch": edits.other_batch, "season": edits.other_season, "city": edits.other_city, "position": edits.other_position,
            }.items()
        }  # fmt: skip
        kinds["employer"] = lambda base: edits.other_employer(self.rng, base, self.held, self.names)
        kinds["sibling"] = self._sibling
        while True:
            for kind, make in kinds.items():
                for _ in range(50):
                    base = self.base()
                    other = make(base)
                    if other is not None:
                        changed = edits.repost(self.rng, other, self.held, keep_city=True)
                        yield self._pair(base, changed, False, kind)
                        break

    def _sibling(self, base: Record) -> Record | None:
        """Another real posting of the employer, whose title is another position."""
        rows = [row for row in self.by_employer.get(base["employer"], []) if not _alike(row["title"], base["title"])]
        if not rows or not base["title"]:
            return None
        return dict(self.rng.choice(rows)) | {"date_posted": base["date_posted"]}

    def _pair(self, a: Record, b: Record, same: bool, kind: str) -> Pair:
        left, right = (a, b) if self.rng.random() < 0.5 else (b, a)
        return {"a": left, "b": right, "label": same, "kind": kind}


def _alike(a: str, b: str) -> bool:
    a, b = ("".join(sorted(set(x.lower()))) for x in (a, b))
    return len(set(a) & set(b)) >= 0.6 * min(len(a), len(b))


def make(seed: int, pairs: int, held_out: bool) -> list[Pair]:
    """Half reposts, half neighbours (a fifth of all are talks)."""
    maker = Maker(seed, held_out)
    reposts, neighbours, talk = maker.reposts(), maker.neighbours(), maker.talk_pairs()
    made = [next(reposts) for _ in range(pairs * 45 // 100)] + [next(neighbours) for _ in range(pairs * 35 // 100)]
    made += [next(talk) for _ in range(pairs * 20 // 100)]
    return [{"id": str(number), **pair} for number, pair in enumerate(made)]


def thinned(pairs: list[Pair], seed: int, share: float = 0.1) -> list[Pair]:
    """The pairs with guard fields missing."""
    rng = random.Random(seed)
    return [pair | {side: edits.drop_guards(rng, pair[side], share) for side in ("a", "b")} for pair in pairs]


def decide(pairs: list[Pair]) -> list[dict[str, Any]]:
    """Answers of ``juzhao duplicates --pairs``."""
    from pipelines.dedupe.pairs import decide_lines

    return list(decide_lines([json.dumps(pair, ensure_ascii=False) for pair in pairs], TODAY))


def figures(pairs: list[Pair], answers: list[dict[str, Any]]) -> dict[str, float]:
    """Precision, recall and the shares for staff."""
    said = Counter((pair["label"], answer["decision"]) for pair, answer in zip(pairs, answers, strict=True))
    right, wrong = said[True, "same"], said[False, "same"]
    reposts = sum(count for (label, _), count in said.items() if label)
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, reposts),
        "possible of reposts": said[True, "possible"] / max(1, reposts),
        "possible of neighbours": said[False, "possible"] / max(1, len(pairs) - reposts),
    }


def found(pairs: list[Pair]) -> float:
    """Share of the reposts that meet by a key."""
    from pipelines.dedupe.pairs import posting
    from pipelines.dedupe.signature import signature

    reposts = [pair for pair in pairs if pair["label"]]
    signs = [[signature(posting(pair[side], TODAY)) for side in ("a", "b")] for pair in reposts]
    met = sum(bool(set(a.blocks) & set(b.blocks) or set(a.bands) & set(b.bands)) for a, b in signs)
    return met / max(1, len(reposts))


def report(name: str, pairs: list[Pair], *, wrong: bool = False) -> None:
    """Print the figures, and a line a kind."""
    answers = decide(pairs)
    print(
        f"{name}: {len(pairs)} pairs, "
        + ", ".join(f"{key} {value:.4f}" for key, value in figures(pairs, answers).items())
    )
    kinds = Counter((pair["kind"], answer["decision"]) for pair, answer in zip(pairs, answers, strict=True))
    for kind in dict.fromkeys(pair["kind"] for pair in pairs):
        print(
            f"    {kind:<34}" + "".join(f"{word} {kinds[kind, word]:<7}" for word in ("same", "possible", "different"))
        )
    for pair, answer in zip(pairs, answers, strict=True) if wrong else ():
        if (answer["decision"] == "same") != pair["label"] and (pair["label"] or answer["decision"] == "same"):
            print(f"--- {pair['kind']} called {answer['decision']}")
            for side in ("a", "b"):
                print("   ", {key: value[:60] for key, value in pair[side].items()})
            print("   ", [(piece["field"], piece["rule"], piece.get("text", "")[:60]) for piece in answer["explain"]])


def main() -> None:
    """Make a set, decide it clean and with a tenth of the guard fields missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--held", action="store_true", help="the half that development never looks at")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"no {DATA}: this benchmark is made of real postings")
    pairs = make(options.seed, options.pairs, options.held)
    if options.write:
        options.write.write_text(
            "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs), encoding="utf-8"
        )
    half = "held-out half" if options.held else "development half"
    report(f"{half}, seed {options.seed}", pairs, wrong=options.wrong)
    print(f"reposts that meet by a key: {found(pairs):.4f}")
    report("    with 10 % of guard fields missing", thinned(pairs, options.seed), wrong=options.wrong)


if __name__ == "__main__":
    main()
