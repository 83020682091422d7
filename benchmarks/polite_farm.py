"""500 hosts at one request per five seconds, full pipeline, beside bare Scrapy: pages a minute, memory, violations.

    python -m benchmarks.polite_farm [MINUTES [HOSTS]]     # 1 minute of 100 hosts by default; in full: 10 500

The hosts are addresses 127.x.y.z of one server process, which logs every request; violations are counted from its log:
two open requests to one host, or two starts less than five seconds apart.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from tests.crawler.charsets import announcement
from tests.servers import PROJECT_ROOT, free_port

DELAY = 5.0
SLACK = 0.002
"""Seconds to which the log is exact."""
ROWS = 20
LISTS = 10


def host(number: int) -> str:
    """The address of a host."""
    return f"127.9.{number // 250}.{number % 250 + 1}"


def body(address: str, path: str) -> str:
    """A list of announcements, or one of them; the same words each time."""
    draw = random.Random(f"{address}{path}")
    if path.startswith("/notice/"):
        title, text = announcement(draw, 12)
        return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>发布时间：2026-11-{draw.randint(1, 24):02}</p><div class=content><p>{text}</p></div></body></html>"
    page = int(path.rpartition("/")[2].partition(".")[0] or 1) if path.startswith("/list/") else 1
    rows = "".join(
        f'<li><a href="/notice/{page * ROWS + n}.html">{announcement(random.Random(f"{address}/notice/{page * ROWS + n}.html"), 12)[0]}</a><span>2026-11-{n % 24 + 1:02}</span></li>'
        for n in range(ROWS)
    )
    following = f'<a href="/list/{page + 1}.html">下一页</a>' if page < LISTS else ""
    return f"<html><head><title>通知公告</title></head><body><ul>{rows}</ul><div>{following}</div></body></html>"


async def serve(port: int, log: Path) -> None:
    """Answer on all addresses of 127/8; one line a request: host, path, seconds of start and end."""
    out = log.open("w", buffering=1)

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        address = writer.get_extra_info("sockname")[0]
        try:
            while line := await reader.readline():
                started = time.time()
                path = line.split(b" ")[1].decode()
                while (await reader.readline()) not in (b"\r\n", b""):
                    pass
                await asyncio.sleep(0.05)
                robots = path == "/robots.txt"
                data = b"" if robots else body(address, path).encode()
                status = "404 Not Found" if robots else "200 OK"
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(data)}\r\n\r\n".encode()
                )
                writer.write(data)
                await writer.drain()
                out.write(f"{address} {path} {started:.3f} {time.time():.3f}\n")
        except (ConnectionError, IndexError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(client, "0.0.0.0", port, backlog=1024)
    async with server:
        await server.serve_forever()


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
            yield response.follow(link, self.parse)
        yield {"title": response.css("title::text").get(), "text": " ".join(response.css("body ::text").getall())}
process = CrawlerProcess({"CONCURRENT_REQUESTS": 1000, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 5,
    "DOWNLOAD_DELAY_JITTER": 0, "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
    "CLOSESPIDER_TIMEOUT": float(sys.argv[1])})
process.crawl(Bare)
process.start()
"""


def watched(command: list[str], environment: dict[str, str], seconds: float) -> float:
    """Run for so long; the peak resident memory in MiB."""
    process = subprocess.Popen(command, env={**os.environ, **environment}, cwd=PROJECT_ROOT, stdout=subprocess.DEVNULL)
    peak, until = 0.0, time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = max(
            peak, next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0)
        )
        time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return peak


def judged(log: Path, started: float, minutes: float) -> dict[str, float]:
    """Pages a minute in the second half of the run, when all hosts are at it, and what the servers complain of."""
    seen: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for line in log.read_text().splitlines():
        parts = line.split(" ")
        if len(parts) == 4 and float(parts[2]) >= started:
            seen[parts[0]].append((float(parts[2]), float(parts[3]), parts[1]))
    together = soon = 0
    for requests in seen.values():
        requests.sort()
        for before, after in pairwise(requests):
            together += after[0] < before[1]
            soon += after[0] - before[0] < DELAY - SLACK
    half = started + minutes * 30
    steady = [
        r
        for requests in seen.values()
        for r in requests
        if half <= r[0] < started + minutes * 60 and r[2] != "/robots.txt"
    ]
    total = sum(len(requests) for requests in seen.values())
    return {
        "hosts": len(seen),
        "requests": total,
        "steady": len(steady) / (minutes / 2),
        "together": together,
        "soon": soon,
    }


def sources(folder: Path, hosts: int, port: int) -> None:
    """One TOML a host."""
    folder.mkdir()
    for number in range(hosts):
        lines = [f'id = "h{number}"', f'name = "第{number}大学"', 'kind = "university"', 'family = "article"']
        text = "\n".join([*lines, f'url = "http://{host(number)}:{port}/"', ""])
        (folder / f"h{number}.toml").write_text(text, encoding="utf-8")


def stored(home: Path) -> int:
    """Postings in the store."""
    import sqlite3

    with sqlite3.connect(home / "juzhao.db") as connection:
        return int(connection.execute("SELECT COUNT(*) FROM announcement").fetchone()[0])


def main() -> None:
    """Two rows: bare Scrapy and ours."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    hosts = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory(prefix="juzhao-farm-") as name:
        work, port = Path(name), free_port()
        log = work / "log"
        server = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.polite_farm", "serve", str(port), str(log)], cwd=PROJECT_ROOT
        )
        time.sleep(1)
        try:
            sources(work / "sources", hosts, port)
            rows = []
            bare = work / "bare.py"
            bare.write_text(BARE, encoding="utf-8")
            bare_minutes = min(minutes, 2.0)
            started = time.time()
            urls = [f"http://{host(n)}:{port}/" for n in range(hosts)]
            peak = watched([sys.executable, str(bare), str(bare_minutes * 60), *urls], {}, bare_minutes * 60)
            rows.append(
                {"what": "bare Scrapy", "minutes": bare_minutes, "memory": peak, **judged(log, started, bare_minutes)}
            )
            time.sleep(DELAY)
            home = work / "home"
            environment = {
                "JUZHAO_HOME": str(home),
                "JUZHAO_SOURCES": str(work / "sources"),
                "JUZHAO_ALLOW_PRIVATE_NETWORKS": "1",
                "JUZHAO_DOWNLOAD_DELAY": str(DELAY),
            }
            started = time.time()
            peak = watched([sys.executable, "-m", "cli", "crawl", "--no-index"], environment, minutes * 60)
            rows.append({"what": "juzhao, stored", "minutes": minutes, "memory": peak, **judged(log, started, minutes)})
            kept = stored(home)
        finally:
            server.kill()
            server.wait()
    print(
        f"{'':16}{'minutes':>8}{'hosts':>7}{'requests':>10}{'pages/min':>11}{'MiB':>8}{'two open':>10}{'too soon':>10}"
    )
    for row in rows:
        print(
            f"{row['what']:16}{row['minutes']:>8.1f}{row['hosts']:>7}{row['requests']:>10}{row['steady']:>11.0f}"
            f"{row['memory']:>8.0f}{row['together']:>10}{row['soon']:>10}"
        )
    print(f"announcements stored: {kept}; the polite ceiling is {hosts * 60 / DELAY:.0f} requests a minute")
    print(json.dumps({"ratio to bare Scrapy": round(float(rows[1]["steady"]) / max(float(rows[0]["steady"]), 1), 3)}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2]), Path(sys.argv[3])))
    else:
        main()
