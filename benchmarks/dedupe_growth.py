"""Cost of finding duplicates as the store grows: ``python -m benchmarks.dedupe_growth [--sizes 20000,100000,300000,1000000]``.

A SQLite store is filled to each size with announcements of an invented market (sentences of real postings where
``../shared/data`` is there, else made of words; employers by Zipf's law, so that some post thousands a season). At each size
1,000 new notices, three in ten of them reposts of stored ones as sites edit them, go through the real path: signature,
candidates, decision, one transaction each with cluster, version and outbox; 1,000 others through finding alone (the same ones
would be found with their texts read already). Prints candidates, postings a second (by the clock, and of processor
time) and memory, and ``cost``, the ratio of processor time to the first size *measured again in the same minute*: a small store of the first size is kept beside
and every hundred postings the two take turns, so that a busy machine slows both alike. ``met`` is the share of reposts whose
original was among the candidates: what full keys cost in recall.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from benchmarks import dedupe_edits as edits
from crawler.items import RawItem
from pipelines.dedupe.decide import choose
from pipelines.dedupe.signature import signature
from pipelines.posting import Organization, Posting
from pipelines.storing import store_reading
from store import keys, tables
from store.looking import Look
from store.records import SourceRecord
from store.refresh import new_id
from store.store import Store

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "postings.jsonl.gz"
NOW = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)
EMPLOYERS = 200_000
TRIES = 1000
CITIES = [
    "110000",
    "310000",
    "440100",
    "440300",
    "610100",
    "510100",
    "420100",
    "330100",
    "320100",
    "500000",
    "370200",
    "410100",
]
TRADES = [
    "科技",
    "电子",
    "网络",
    "医药",
    "建设",
    "教育",
    "贸易",
    "机械",
    "汽车",
    "传媒",
    "物流",
    "环保",
    "能源",
    "食品",
    "化工",
    "软件",
]
PLACES = [
    "北京",
    "上海",
    "广州",
    "深圳",
    "西安",
    "成都",
    "武汉",
    "杭州",
    "南京",
    "重庆",
    "青岛",
    "郑州",
    "云南",
    "江苏",
    "湖南",
]


class Market:
    """Notices without end: an employer, a position, ten to twenty sentences that other notices hold too."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.titles, self.sentences = _real() if DATA.exists() else _invented(self.rng)
        self._weights = list(itertools.accumulate(1 / (rank + 3) ** 0.85 for rank in range(EMPLOYERS)))
        self._common = self.sentences[:400]

    def _employer(self) -> str:
        (rank,) = self.rng.choices(range(EMPLOYERS), cum_weights=self._weights)
        rng = random.Random(rank)
        own = "".join(chr(0x4E00 + rng.randrange(20_000)) for _ in range(2 + rank % 2))
        return f"{rng.choice(PLACES)}{own}{rng.choice(TRADES)}有限公司"

    def notice(self) -> dict[str, str]:
        """A new one: one sentence in six is a common one (benefits, procedures)."""
        rng = self.rng
        own = [rng.choice(self._common if rng.random() < 1 / 6 else self.sentences) for _ in range(rng.randint(10, 20))]
        day = date(2026, 3, 15) - timedelta(days=min(730, int(rng.expovariate(1 / 200))))
        return {
            "title": rng.choice(self.titles), "employer": self._employer(), "location": rng.choice(CITIES), "salary": "",
            "description": "\n".join(own), "date_posted": day.isoformat(),
        }  # fmt: skip


def _real() -> tuple[list[str], list[str]]:
    titles, sentences = [], {}
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, 120_000):
            row = json.loads(line)
            titles.append(row["title"])
            for part in row["description"].replace("；", "。").split("。") if len(sentences) < 400_000 else ():
                if 12 <= len(part) <= 120:
                    sentences[part] = None
    return titles, list(sentences)


def _invented(rng: random.Random) -> tuple[list[str], list[str]]:
    words = ["".join(chr(0x4E00 + int(rng.paretovariate(0.6)) % 6000) for _ in range(2)) for _ in range(20_000)]
    sentences = ["".join(rng.choices(words, k=rng.randint(6, 25))) for _ in range(200_000)]
    return [f"{word}工程师" for word in words[:5000]], sentences


def posting(row: dict[str, str]) -> Posting:
    """A notice as the reader would give it (reading is measured by ``benchmarks.full_path``)."""
    name = row["employer"]
    return Posting(
        type="job", title=row["title"], description=row["description"], locations=[row["location"]] if row["location"] else [],
        date_posted=date.fromisoformat(row["date_posted"]),
        hiring_organization=Organization(name=name, normalized=name.removesuffix("有限公司")) if name else Organization(),
        raw={"location": row["location"], "published": row["date_posted"]},
    )  # fmt: skip


def repost(rng: random.Random, row: dict[str, str]) -> dict[str, str]:
    """The notice on another site."""
    return edits.repost(rng, row, held=False, keep_city=True) | {"location": row["location"]}


def fill(store: Store, market: Market, first: int, last: int, kept: list[dict[str, str]]) -> None:
    """Announcements ``first`` to ``last``, written in bulk as the real path writes them one by one."""
    for start in range(first, last, 5000):
        batch = [market.notice() for _ in range(min(5000, last - start))]
        kept += batch[::50]
        rows, key_rows = [], {tables.Block: [], tables.Band: []}  # type: ignore[var-annotated]
        for number, row in enumerate(batch, start + 1):
            reading, posted = posting(row), datetime.fromisoformat(row["date_posted"]).replace(tzinfo=UTC)
            found = signature(reading)
            rows.append(
                {
                    "id": number, "source": "school", "key": str(number), "url": f"http://school.example/{number}", "posting": new_id("school", str(number)),
                    "reading": reading.model_dump(mode="json", by_alias=True), "content": found.content, "first_seen": posted, "last_seen": NOW,
                    "last_fetched": NOW, "present": True, "missed": 0, "suppressed": False, "fingerprint": "",
                }
            )  # fmt: skip
            for table, values in ((tables.Block, found.blocks), (tables.Band, found.bands)):
                key_rows[table] += [(value, number) for value in dict.fromkeys(values)]
        with store.database.write() as connection:
            taken = connection.scalar(select(func.max(tables.Announcement.id))) or 0
            for row in rows:
                row["id"] += taken - start
            key_rows = {
                table: [(key, number + taken - start) for key, number in pairs] for table, pairs in key_rows.items()
            }
            connection.execute(insert(tables.Announcement.core()), rows)
            for table, pairs in key_rows.items():
                _write_keys(connection, table, pairs)


def _write_keys(connection: Any, table: Any, pairs: list[tuple[Any, int]]) -> None:
    """As :func:`store.keys.write`: a key keeps its first announcements only."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS fresh (key, announcement)")
    connection.exec_driver_sql("DELETE FROM fresh")
    connection.exec_driver_sql("INSERT INTO fresh VALUES (?, ?)", pairs)
    name = table.__tablename__
    connection.exec_driver_sql(
        f"INSERT INTO {name} SELECT key, announcement FROM (SELECT f.key, f.announcement,"
        f" row_number() OVER (PARTITION BY f.key ORDER BY f.announcement) + (SELECT count(*) FROM {name} k WHERE k.key = f.key) AS place"
        f" FROM fresh f) WHERE place <= {keys.FULL} ORDER BY key"
    )


@dataclass
class Step:
    """Of each notice the seconds of finding and of the whole path, the latter's processor time, its candidates; whether
    each repost met its original."""

    finding: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    candidates: list[int] = field(default_factory=list)
    met: list[bool] = field(default_factory=list)

    def add(self, other: Step) -> None:
        """Put another step's figures behind these."""
        for name in ("finding", "whole", "cpu", "candidates", "met"):
            getattr(self, name).extend(getattr(other, name))


class Measured:
    """One store and what its postings cost."""

    def __init__(self, folder: Path, name: str) -> None:
        self.store = Store.open(f"sqlite:///{folder / name}.db", lambda: NOW)
        self.store.crawls.sync_sources([_source("school"), _source("other")])
        self.run = self.store.crawls.begin_run("other").id
        self.market, self.kept = Market(7), list[dict[str, str]]()
        self.size = 0
        self.number = 0

    def grow(self, size: int) -> None:
        """Fill up to a size."""
        fill(self.store, self.market, self.size, size, self.kept)
        self.size = size

    def step(self, rng: random.Random, count: int) -> Step:
        """Some new notices through the path that finds, and as many others, whose texts nobody has read yet, through the whole."""
        spent = Step()
        for _ in range(count):
            original, reading = self._notice(rng)
            begun = time.perf_counter()
            with self.store.database.read() as connection:
                look = Look(self.store.database, connection, self.run)
                found = look.candidates(signature(reading))
                choose(reading, found, NOW.date())
            spent.finding.append(time.perf_counter() - begun)
            spent.candidates.append(len(found))
            if original:
                spent.met.append(any(_is(other.reading, original) for other in found))
            _, reading = self._notice(rng)
            self.number += 1
            item = RawItem(
                source="other", family="frontpage", key=str(self.number), url=f"http://other.example/{self.number}", title=reading.title, fetched_at=NOW
            )  # fmt: skip
            begun, used = time.perf_counter(), time.process_time()
            store_reading(self.store, self.run, item, reading)
            spent.cpu.append(time.process_time() - used)
            spent.whole.append(time.perf_counter() - begun)
        return spent

    def _notice(self, rng: random.Random) -> tuple[dict[str, str] | None, Posting]:
        """Three in ten a repost, with its original."""
        original = rng.choice(self.kept) if rng.random() < 0.3 else None
        return original, posting(repost(rng, original) if original else self.market.notice())


def _is(reading: Posting, row: dict[str, str]) -> bool:
    return (reading.title, reading.description) == (row["title"], row["description"])


def _source(identity: str) -> SourceRecord:
    return SourceRecord(id=identity, name=identity, kind="university", family="frontpage", url=f"http://{identity}.example/", trust="publish", schedule="every 2h")  # fmt: skip


def main() -> None:
    """Print a row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20000,100000,300000,1000000")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="dedupe-growth-") as folder:
        small, large = Measured(Path(folder), "small"), Measured(Path(folder), "large")
        small.grow(sizes[0])
        print(
            f"{'announcements':>14}{'candidates':>12}{'p99':>5}{'met':>7}{'finding ms':>12}{'cost':>7}{'whole ms':>10}{'CPU ms':>8}{'a second':>10}{'of CPU':>8}{'cost':>7}{'MB':>7}{'file MB':>9}"
        )
        for size in sizes:
            large.grow(size)
            rng, other = random.Random(size), random.Random(size)
            small.step(other, 100)
            spent, reference = Step(), Step()
            for _ in range(TRIES // 100):
                spent.add(large.step(rng, 100))
                reference.add(small.step(other, 100))
            show(size, spent, reference, sum(file.stat().st_size for file in Path(folder).glob("large.db*")) / 1e6)


def show(size: int, spent: Step, reference: Step, disk: float) -> None:
    """One row."""
    mean = statistics.fmean
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    finding, whole, cpu = mean(spent.finding), mean(spent.whole), mean(spent.cpu)
    print(
        f"{size:>14,}{mean(spent.candidates):>12.1f}{sorted(spent.candidates)[int(len(spent.candidates) * 0.99)]:>5}{mean(spent.met):>7.3f}"
        f"{finding * 1e3:>12.2f}{finding / mean(reference.finding):>7.2f}{whole * 1e3:>10.2f}{cpu * 1e3:>8.2f}{1 / whole:>10.0f}{1 / cpu:>8.0f}{cpu / mean(reference.cpu):>7.2f}"
        f"{memory:>7.0f}{disk:>9.0f}", flush=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
