"""``python -m jobs.crawl_process``: many crawls in a process of their own, asked for and told in lines of JSON.

Orders come on stdin: ``{"crawl": SOURCE, "wishes": …, "progress": …}`` or ``{"cancel": ID}``. Reports and
progress go to stdout. When stdin ends, whoever asked is gone: running crawls are stopped cleanly and go on another day.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from dataclasses import asdict
from typing import Any

import structlog

from config.collecting import collect_rarely
from config.settings import load_settings
from crawler.reactor import in_reactor
from crawler.reports import STOPPED, Progress, Wishes, failed
from crawler.run import Crawls
from crawler.source import Source
from jobs.pool import LONGEST_LINE

log = structlog.get_logger("jobs")
SWITCH = 0.0001
"""Seconds after which a thread that computes lets another one go on: the one that stores asks the database dozens of times a
page, and waited for the reactor's at each answer while it held the write lock that other processes wait for."""


class Orders:
    """The crawls of this process by source."""

    def __init__(self, crawls: Crawls) -> None:
        self._crawls = crawls
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def take(self, order: dict[str, Any]) -> None:
        """Begin or cancel a crawl."""
        if "cancel" in order:
            task = self._tasks.get(order["cancel"])
            if task is not None:
                task.cancel()
            return
        source = Source.model_validate(order["crawl"])
        task = asyncio.ensure_future(self._crawl(source, order))
        self._tasks[source.id] = task
        task.add_done_callback(lambda _: self._tasks.pop(source.id, None))

    async def _crawl(self, source: Source, order: dict[str, Any]) -> None:
        wishes = Wishes(**order.get("wishes", {}))
        try:
            report = await self._crawls.run(source, wishes, _progress if order.get("progress") else None)
        except asyncio.CancelledError:
            report = failed(source.id, STOPPED)
        except Exception as error:  # the other crawls of this process go on: one crawl's bug is logged and told
            log.exception("crawl failed", source=source.id)
            report = failed(source.id, f"{type(error).__name__}: {error}")
        _tell({"report": report})

    async def stop(self) -> None:
        """Cancel everything and wait for the ends."""
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _progress(progress: Progress) -> None:
    _tell({"progress": asdict(progress)})


def _tell(document: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(document, ensure_ascii=False, default=str) + "\n")
        sys.stdout.flush()
    except OSError:
        return  # nobody listens any more: the end of stdin follows


async def serve() -> None:
    """Take orders until stdin ends."""
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=LONGEST_LINE)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    orders = Orders(Crawls(load_settings()))
    collect_rarely()
    while line := await lines.readline():
        orders.take(json.loads(line))
    await orders.stop()


def main() -> None:
    """Ctrl-C reaches the whole group of processes: whoever asked decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    in_reactor(serve)
    sys.stdout.flush()
    os._exit(0)  # what could not be stopped in time would only complain of an interpreter that is going away


if __name__ == "__main__":
    main()
