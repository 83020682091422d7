"""Power cuts: ``python -m benchmarks.powercut [--cuts 200] [--postings 120]``. SQLite on a disk that forgets what was not synced.

A library that is loaded before the C library's own keeps a copy of each database file at every ``fsync``. A child crawls two
sites, a person decides meanwhile and a reader follows the changes; it is killed at a random moment, and the files are put back
to what the disk surely had, or to that and a part of what was written to the log after it. Then: the database must be whole;
every decision that was answered and every change that a reader was told of must be there as it was; and the crawl, taken up
again, must end like an undisturbed one. What pages a cut takes back are fetched again.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from benchmarks.killing import NOW, Dump, Result, child, compare, database_dump, told, warm
from config.settings import Settings, load_settings
from pipelines.dedupe.signature import signature
from pipelines.posting import Organization, Posting
from store.records import Listed, RunEnd, SourceRecord
from store.store import Store

SITES = ("school", "other")
SOURCE = Path(__file__).with_name("unsynced.c")


@dataclass
class Cuts:
    """What was tried and what went wrong."""

    cuts: int = 0
    promises: int = 0
    taken_back: int = 0
    broken: list[str] = field(default_factory=list)
    result: Result = field(default_factory=Result)


def reading(number: int) -> Posting:
    """An announcement of its own."""
    return Posting(
        title=f"第{number}号岗位招聘", type="job", description=f"第{number}号岗位，负责电路设计与调试。",
        hiring_organization=Organization(name=f"第{number % 7}公司", normalized=f"第{number % 7}公司"),
    )  # fmt: skip


def work(settings: Settings, postings: int, out: int) -> None:
    """Crawl what is not crawled yet; tell ``out`` each promise that was made: a decision, a change that was read."""
    store = Store.open(settings.database, settings.clock)
    store.crawls.sync_sources([_source(name) for name in SITES])
    read = 0
    for site in SITES:
        if any(run["finished_at"] for run in store.crawls.runs(site)):
            continue
        run = store.crawls.begin_run(site)
        rows = [Listed(str(number), f"http://{site}.example/{number}", "x") for number in range(postings)]
        store.crawls.record_listing(run.id, f"http://{site}.example/list", rows, last=True)
        for entry in store.crawls.pending(run.id):
            found = signature(reading(int(entry.key)))
            with store.crawls.page(run.id, *found.blocks) as page:
                page.save(site, entry.key, entry.url, reading(int(entry.key)), found)
                page.done(entry.url, "ok")
            if int(entry.key) % 4 == 0:
                row = store.crawls.accept(site, "li", entry.key)
                os.write(out, f"decision {row.id} {entry.key}\n".encode())
            if int(entry.key) % 3 == 0:
                for change in store.postings.changes(read):
                    read = change.seq
                    os.write(out, f"change {change.seq} {change.posting_id}:{change.version}\n".encode())
        store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(rows)))
    store.close()


def _source(name: str) -> SourceRecord:
    return SourceRecord(name, name, "university", "article", f"http://{name}.example/", "publish", "every 6h")


def cut(settings: Settings, postings: int, rng: random.Random) -> tuple[list[str], bool]:
    """Work until a random moment after a few promises; the promises, and whether the work came to its end first."""
    near, far = os.pipe()
    pid = child(lambda: work(settings, postings, far))
    os.close(far)
    promises, wanted = b"", rng.randint(1, 25)
    while promises.count(b"\n") < wanted and (more := os.read(near, 65536)):
        promises += more
    done = promises.count(b"\n") < wanted
    os.kill(pid, signal.SIGKILL)
    while more := os.read(near, 65536):
        promises += more
    os.close(near)
    os.waitpid(pid, 0)
    return promises.decode().splitlines(), done


def forget(folder: Path, rng: random.Random) -> int:
    """Put the files back to what the disk had; how many bytes of the log are lost."""
    lost = 0
    for name in ("juzhao.db", "juzhao.db-wal"):
        file, safe = folder / name, folder / f"{name}.synced"
        written = file.read_bytes() if file.exists() else b""
        kept = safe.read_bytes() if safe.exists() else b""
        if name.endswith("-wal") and written.startswith(kept):
            kept = written[: rng.choice((len(kept), rng.randint(len(kept), len(written))))]
            lost += len(written) - len(kept)
        file.write_bytes(kept)
        safe.write_bytes(kept)
    (folder / "juzhao.db-shm").unlink(missing_ok=True)
    return lost


def kept(settings: Settings, promises: list[str]) -> list[str]:
    """What is wrong after the cut: a file that is not whole, a promise that was broken."""
    store = Store.open(settings.database, settings.clock)
    with store.database.read() as connection:
        whole = connection.scalar(text("PRAGMA integrity_check"))
        wrong = [] if whole == "ok" else [f"not whole: {whole}"]
        decisions = {
            f"decision {row.id} {row.reason}" for row in connection.execute(text("SELECT id, reason FROM audit"))
        }
        rows = connection.execute(text("SELECT seq, posting, version FROM outbox"))
        changes = {f"change {row.seq} {row.posting}:{row.version}" for row in rows}
    store.close()
    return wrong + [f"broken: {promise}" for promise in promises if promise not in decisions | changes]


def run(folder: Path, cuts: int, postings: int, seed: int) -> Cuts:
    """Rounds from nothing to the end, each with as many cuts as come before it."""
    rng, tally = random.Random(seed), Cuts()
    calm = _settings(folder / "calm")
    warm(lambda: work(calm, postings, os.open(os.devnull, os.O_WRONLY)))
    expected: Dump = told(lambda: database_dump(calm))
    while tally.cuts < cuts and not tally.broken:
        settings = _settings(folder / f"round{tally.result.rounds}")
        tally.result.rounds += 1
        promises: list[str] = []
        done = False
        while not done and tally.cuts < cuts:
            made, done = cut(settings, postings, rng)
            promises += made
            if done:
                break
            tally.cuts += 1
            tally.taken_back += forget(settings.home, rng) > 0
            tally.broken += told(lambda told_of=promises, at=settings: kept(at, told_of))  # type: ignore[misc]
        told(lambda at=settings: work(at, postings, os.open(os.devnull, os.O_WRONLY)))  # type: ignore[misc]
        compare(tally.result, expected, told(lambda at=settings: database_dump(at)))  # type: ignore[misc]
        tally.promises += len(promises)
    return tally


def _settings(home: Path) -> Settings:
    home.mkdir(parents=True)
    return load_settings(home, now=NOW)


def preloaded(folder: Path, arguments: list[str]) -> int:
    """Run this command again with the library in front; 77 where there is no C compiler."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        print("no C compiler: the library that forgets cannot be built", file=sys.stderr)
        return 77
    library = folder / "unsynced.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    environment: dict[str, Any] = os.environ | {"LD_PRELOAD": str(library)}
    return subprocess.run([sys.executable, "-m", "benchmarks.powercut", *arguments], env=environment).returncode


def main() -> None:
    """Cut, look, print; exit code 1 when anything was lost that was promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--postings", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if "unsynced" not in os.environ.get("LD_PRELOAD", ""):
            sys.exit(preloaded(Path(folder), sys.argv[1:]))
        tally = run(Path(folder), wishes.cuts, wishes.postings, wishes.seed)
    lines = {
        "power cuts": tally.cuts,
        "of which took back what was written last": tally.taken_back,
        "crawls that ended like an undisturbed one": f"{tally.result.rounds} rounds, {tally.result.lost} lost, {tally.result.doubled} twice",
        "decisions and changes that were told": tally.promises,
        "of which are gone, or databases not whole": len(tally.broken),
    }
    print("\n".join(f"{name:<44}{value}" for name, value in lines.items()))
    for kind, count in Counter(line.split(" ", 2)[1] for line in tally.broken).items():
        print(f"  {kind}: {count}, such as {next(line for line in tally.broken if kind in line)}")
    for line in tally.result.differing:
        print(f"  {line[:400]}")
    sys.exit(bool(tally.broken or not tally.result.clean))


if __name__ == "__main__":
    main()
