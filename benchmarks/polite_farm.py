"""500 hosts at one request per five seconds, full pipeline, beside bare Scrapy: pages a minute, CPU, memory, violations.

    python -m benchmarks.polite_farm --minutes 10                       # the long form, 500 hosts
    python -m benchmarks.polite_farm --minutes 1 --bare 1 --hosts 500   # for trying
    python -m benchmarks.polite_farm --minutes 2 --dead 0.3             # a third of the hosts is dead

The server side (:mod:`benchmarks.farm`) is a process of its own. Violations are counted from its log: two open requests
to one host, or two that arrive less than the delay apart. Memory is what all processes of a program have together.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.farm import Judged, host, judged
from tests.servers import PROJECT_ROOT, free_port

DELAY = 5.0
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")

BARE = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess
class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        for url in sys.argv[2:]:
            yield scrapy.Request(url)
    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            if "/channel/" not in link:
                yield response.follow(link, self.parse)
        yield {"title": response.css("title::text").get(), "text": " ".join(response.css("body ::text").getall())}
process = CrawlerProcess({"CONCURRENT_REQUESTS": 1000, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": DELAY,
    "DOWNLOAD_DELAY_JITTER": 0, "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
    "CLOSESPIDER_TIMEOUT": float(sys.argv[1])})
process.crawl(Bare)
process.start()
"""


@dataclass
class Measured:
    """What a program used, and what the servers saw of it."""

    what: str
    seconds: float
    cpu: float = 0.0
    server_cpu: float = 0.0
    memory: list[float] = field(default_factory=list)
    """MiB of all its processes at the end of each minute, and at the end."""
    peak: float = 0.0
    processes: int = 0
    seen: Judged | None = None


def family(root: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents.setdefault(int(_stat(int(entry.name))[1]), []).append(int(entry.name))
            except (OSError, IndexError):
                continue
    found = [root]
    for parent in found:
        found += parents.get(parent, [])
    return found


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/PID/stat`` from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def usage(pids: list[int]) -> tuple[float, float]:
    """CPU seconds (own and of ended children) and MiB of the processes together."""
    cpu = memory = 0.0
    for pid in pids:
        try:
            fields = _stat(pid)
            memory += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / (1 << 20)
        except OSError:
            continue
        cpu += sum(int(value) for value in fields[11:15]) / TICKS
    return cpu, memory


def watched(what: str, command: list[str], environment: dict[str, str], seconds: float, server: int) -> Measured:
    """Run for so long, looking twice a second."""
    found = Measured(what, seconds)
    before = usage([server])[0]
    process = subprocess.Popen(command, env={**os.environ, **environment}, cwd=PROJECT_ROOT, stdout=subprocess.DEVNULL)
    started = time.monotonic()
    pids = [process.pid]
    while (passed := time.monotonic() - started) < seconds and process.poll() is None:
        pids = family(process.pid)
        found.cpu, memory = usage(pids)
        found.peak, found.processes = max(found.peak, memory), max(found.processes, len(pids))
        if passed // 60 >= len(found.memory) + 1:
            found.memory.append(memory)
        time.sleep(0.5)
    found.memory.append(memory)
    found.server_cpu = usage([server])[0] - before
    process.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(30)
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()
    return found


def sources(folder: Path, hosts: int, port: int) -> None:
    """One TOML a host."""
    folder.mkdir()
    for number in range(hosts):
        lines = [f'id = "h{number}"', f'name = "第{number}大学"', 'kind = "university"', 'family = "article"']
        text = "\n".join([*lines, f'url = "http://{host(number)}:{port}/"', ""])
        (folder / f"h{number}.toml").write_text(text, encoding="utf-8")


def stored(home: Path) -> int:
    """Announcements in the store."""
    import sqlite3

    with sqlite3.connect(home / "juzhao.db") as connection:
        return int(connection.execute("SELECT COUNT(*) FROM announcement").fetchone()[0])


def shown(rows: list[Measured], kept: int, wishes: argparse.Namespace) -> None:
    """Print the table and one line for machines."""
    print(
        f"{'':16}{'minutes':>8}{'processes':>11}{'hosts':>7}{'pages':>8}{'pages/min':>11}{'CPU ms/page':>13}"
        f"{'server':>8}{'peak MiB':>10}{'two open':>10}{'too soon':>10}"
    )
    rates = []
    for row in rows:
        seen = row.seen
        assert seen is not None
        rates.append(seen.a_minute)
        pages = max(seen.requests, 1)
        print(
            f"{row.what:16}{row.seconds / 60:>8.1f}{row.processes:>11}{seen.hosts:>7}{seen.requests:>8}{seen.a_minute:>11.0f}"
            f"{row.cpu / pages * 1000:>13.1f}{row.server_cpu / pages * 1000:>8.1f}{row.peak:>10.0f}{seen.together:>10}{seen.soon:>10}"
        )
    for row in rows:
        print(f"{row.what}: MiB at each minute's end: {' '.join(f'{value:.0f}' for value in row.memory)}")
    ceiling = wishes.hosts * 60 / DELAY
    print(f"announcements stored: {kept}; the polite ceiling is {ceiling:.0f} requests a minute")
    if len(rates) == 2:
        print(json.dumps({"ratio to bare Scrapy": round(rates[1] / max(rates[0], 1), 3)}))


def main() -> None:
    """Bare Scrapy, then ours, on the same hosts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument(
        "--bare", type=float, default=None, help="minutes of bare Scrapy; 0: leave it out; default as ours, at most 2"
    )
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--processes", type=int, default=0, help="crawl processes; 0: the product's default")
    parser.add_argument("--dead", type=float, default=0.0, help="share of hosts that give no answer")
    wishes = parser.parse_args()
    bare = min(wishes.minutes, 2.0) if wishes.bare is None else wishes.bare
    with tempfile.TemporaryDirectory(prefix="juzhao-farm-") as name:
        work, port = Path(name), free_port()
        log, home, script = work / "log", work / "home", work / "bare.py"
        serving = [sys.executable, "-m", "benchmarks.farm", str(port), str(log), str(wishes.dead)]
        server = subprocess.Popen(serving, cwd=PROJECT_ROOT)
        time.sleep(2)
        script.write_text(BARE.replace('DOWNLOAD_DELAY": DELAY', f'DOWNLOAD_DELAY": {DELAY}'), encoding="utf-8")
        sources(work / "sources", wishes.hosts, port)
        urls = [f"http://{host(number)}:{port}/" for number in range(wishes.hosts)]
        programs = [("bare Scrapy", [sys.executable, str(script), str(bare * 60), *urls], bare)] if bare else []
        programs.append(
            ("juzhao, stored", [sys.executable, "-m", "cli", "crawl", "--no-index", "--json"], wishes.minutes)
        )
        environment = {
            "JUZHAO_HOME": str(home),
            "JUZHAO_SOURCES": str(work / "sources"),
            "JUZHAO_ALLOW_PRIVATE_NETWORKS": "1",
            "JUZHAO_DOWNLOAD_DELAY": str(DELAY),
            "JUZHAO_CRAWL_PROCESSES": str(wishes.processes),
        }
        rows = []
        try:
            for what, command, minutes in programs:
                started = time.time()
                row = watched(what, command, environment, minutes * 60, server.pid)
                time.sleep(DELAY)
                row.seen = judged(log.read_text().splitlines(), started, minutes * 60, DELAY)
                rows.append(row)
            kept = stored(home)
        finally:
            server.kill()
            server.wait()
    shown(rows, kept, wishes)


if __name__ == "__main__":
    main()
