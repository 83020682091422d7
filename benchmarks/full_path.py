"""Pages a second of the full path against bare Scrapy: ``python -m benchmarks.full_path [--pages 800] [--hosts 8]``.

The same pages come from the same loopback servers (a process of their own), one request at a time a host, to five
programs that each do one thing more: bare Scrapy with a no-op pipeline; our fetching (address guard, robots, politeness,
archive) and parsing; and normalising; and signature, duplicates, store and outbox. What a step adds is where time goes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.sites.content import Content

STEPS = {
    "bare Scrapy, no-op pipeline": "bare",
    "+ guard, robots, politeness, parsing": "parse",
    "+ archive (WARC)": "archive",
    "+ normalising (all fields)": "normalise",
    "+ duplicates, store, outbox": "full",
}
PADDING = "<div class='nav'>" + "<a href='/about'>关于我们</a><span>就业指导</span>" * 200 + "</div>"
"""Navigation around the text, so that a page has the 15 kB of a real one."""


def texts(pages: int, seed: int = 1) -> list[dict[str, Any]]:
    """Positions made of the sample announcements: numbered titles, shuffled sentences."""
    rng = random.Random(seed)
    jobs = [notice for notice in Content(date(2026, 3, 1)).notices if notice.section == "job"]
    made = []
    for number in range(pages):
        notice = jobs[number % len(jobs)]
        lines = notice.text.splitlines()
        rng.shuffle(lines)
        made.append(
            {
                "@context": "https://schema.org", "@type": "JobPosting", "title": f"{notice.title}{number}号岗", "datePosted": "2026-03-01",
                "description": "".join(f"<p>{line}</p>" for line in lines), "validThrough": "2026-04-30",
                "hiringOrganization": {"name": f"{notice.employer[:4]}{number // 4}{notice.employer[4:]}"}, "jobLocation": {"address": {"addressLocality": notice.city}},
                "baseSalary": notice.extra["pay"], "educationRequirements": notice.degree,
            }
        )  # fmt: skip
    return made


def page(record: dict[str, Any]) -> bytes:
    """One page of about 15 kB."""
    block = json.dumps(record, ensure_ascii=False)
    body = (
        f'{PADDING}<h1>{record["title"]}</h1>{record["description"]}<script type="application/ld+json">{block}</script>'
    )
    return f"<!doctype html><meta charset=utf-8><title>{record['title']}</title><body>{body}</body>".encode()


def serve(pages: int, hosts: int, ready: Any) -> None:
    """All hosts, pages rendered beforehand."""
    rendered = [page(record) for record in texts(pages)]
    servers = []
    for host in range(hosts):
        own = rendered[host::hosts]

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            pages = own

            def do_GET(self) -> None:
                name = self.path.rpartition("/")[2]
                if name == "sitemap.xml":
                    base = f"http://{self.headers['Host']}/jobs/"
                    body = (
                        "<urlset>"
                        + "".join(f"<url><loc>{base}{i}</loc></url>" for i in range(len(self.pages)))
                        + "</urlset>"
                    ).encode()
                else:
                    body = self.pages[int(name)] if name.isdigit() else b""
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        servers.append(ThreadingHTTPServer((f"127.0.2.{host + 1}", 0), Handler))
    import threading

    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    ready.send([f"http://{s.server_address[0]}:{s.server_address[1]}" for s in servers])
    ready.recv()


def bare(addresses: list[str]) -> None:
    """What anyone writes with Scrapy in ten lines."""
    import re

    import scrapy
    from scrapy.crawler import CrawlerProcess

    class NoOp:
        def process_item(self, item: Any) -> Any:
            return item

    class Bare(scrapy.Spider):
        name = "bare"

        async def start(self) -> Any:
            for address in addresses:
                yield scrapy.Request(f"{address}/sitemap.xml")

        def parse(self, response: Any, **kwargs: Any) -> Any:
            for url in re.findall(r"<loc>([^<]+)", response.text):
                yield scrapy.Request(url, callback=self.parse_job)

        def parse_job(self, response: Any) -> Any:
            yield {"title": response.css("h1::text").get(), "url": response.url}

    settings = {
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "ITEM_PIPELINES": {NoOp: 1}, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0.001, "RANDOMIZE_DOWNLOAD_DELAY": False,
    }  # fmt: skip
    process = CrawlerProcess(settings)
    process.crawl(Bare)
    process.start()


def ours(addresses: list[str], step: str, home: Path) -> None:
    """The product with the stages up to ``step``."""
    import crawler.settings as project
    from config.settings import load_settings
    from crawler.reports import Wishes
    from crawler.run import crawl_blocking
    from crawler.source import Source
    from store.store import Store

    settings = load_settings(home, allow_private_networks=True, download_delay=0.0)
    Store.open(settings.database, settings.clock).close()
    if step in ("parse", "archive"):
        project.ITEM_PIPELINES = {}
    if step == "normalise":
        project.ITEM_PIPELINES = {"pipelines.stages.NormalisePipeline": 100, "pipelines.stages.CheckPipeline": 200}
    if step != "full":
        project.JUZHAO_FRONTIER = ""
    if step == "parse":
        project.EXTENSIONS = {}
    sources = [
        Source(id=f"host{number}", name="host", kind="university", family="jsonld", url=f"{address}/")
        for number, address in enumerate(addresses)
    ]
    reports = crawl_blocking(sources, settings, Wishes(max_pages=10**6))
    assert all(report["outcome"] == "ok" for report in reports), reports


def measure(step: str, addresses: list[str]) -> float:
    """Seconds of one program with its start."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "benchmarks.full_path", "--step", step, "--home", home, *addresses]
        started = time.perf_counter()
        subprocess.run(command, check=True, env=os.environ | {"JUZHAO_HOME": home})
        return time.perf_counter() - started


@contextlib.contextmanager
def served(pages: int, hosts: int) -> Iterator[list[str]]:
    """The addresses of hosts that hold so many pages between them."""
    near, far = multiprocessing.Pipe()
    multiprocessing.Process(target=serve, args=(pages, hosts, far), daemon=True).start()
    yield near.recv()
    near.send("stop")


def main() -> None:
    """Run every step, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=800)
    parser.add_argument("--hosts", type=int, default=8)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("addresses", nargs="*", help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.step == "bare":
        bare(wishes.addresses)
        return
    if wishes.step:
        ours(wishes.addresses, wishes.step, wishes.home)
        return
    best: dict[str, float] = {}
    started: dict[str, float] = {}
    with served(wishes.pages + wishes.hosts, wishes.hosts) as many, served(wishes.hosts, wishes.hosts) as few:
        for _ in range(wishes.repeat):
            for step in STEPS.values():
                started[step] = min(started.get(step, 1e9), measure(step, few))
                best[step] = min(best.get(step, 1e9), measure(step, many))
    best = {step: seconds - started[step] for step, seconds in best.items()}
    print(f"{wishes.pages} pages of 15 kB, {wishes.hosts} hosts, one request at a time a host, best of {wishes.repeat}")
    print("without the time of the same program for one page a host\n")
    print(f"{'program':<40}{'seconds':>9}{'pages/s':>9}{'added ms/page':>15}{'of bare Scrapy':>16}")
    before = 0.0
    for name, step in STEPS.items():
        seconds = best[step]
        added = (seconds - before) / wishes.pages * 1000
        print(f"{name:<40}{seconds:>9.2f}{wishes.pages / seconds:>9.0f}{added:>15.2f}{best['bare'] / seconds:>15.0%}")
        before = seconds


if __name__ == "__main__":
    main()
