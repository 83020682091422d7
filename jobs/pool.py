"""Crawl processes: a page that eats memory or time cannot hurt who asked, and crawls use more than one core.

A process is started when those that run have their hands full, ends when it was idle for a minute, and is replaced after
so many crawls. Crawls of one that died are taken up once by another.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field
from typing import Any

import structlog

from config.settings import PROJECT_ROOT, Settings
from crawler.reports import AS_USUAL, Progress, Report, Told, Wishes, at_once, failed
from crawler.source import Source

log = structlog.get_logger("jobs")
HANDFUL = 25
"""Crawls in each process before another one is worth its start."""
MOST_CRAWLS = 2000
"""A process that has begun so many is replaced."""
IDLE_SECONDS = 60.0
STOP_SECONDS = 30.0
LONGEST_LINE = 16 << 20
"""Bytes of a line of JSON, either way."""


class ProcessGone(Exception):
    """The crawl process ended while a crawl was running in it."""


def processes(settings: Settings) -> int:
    """How many crawl processes there may be: as the setting says, else one a core."""
    return settings.crawl_processes or len(os.sched_getaffinity(0))


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for a child that must see the same."""
    env = dict(os.environ)
    for name, value in settings.model_dump(mode="json").items():
        env[f"JUZHAO_{name.upper()}"] = "" if value is None else str(int(value) if isinstance(value, bool) else value)
    return env


@dataclass(slots=True)
class _Running:
    report: asyncio.Future[Report]
    progress: Told | None


@dataclass(eq=False)
class _Process:
    """One child, spoken to in lines of JSON."""

    child: asyncio.subprocess.Process
    begun: int = 0
    running: dict[str, _Running] = field(default_factory=dict)

    def order(self, document: dict[str, Any]) -> None:
        """Write a line. A child that is gone is noticed by its reader."""
        assert self.child.stdin is not None
        with contextlib.suppress(OSError, RuntimeError):
            self.child.stdin.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")

    async def read(self) -> None:
        """Hand on what the child tells until it ends; then its crawls are without a process."""
        assert self.child.stdout is not None
        try:
            async for line in self.child.stdout:
                self._told(json.loads(line))
        except ValueError:  # a line that is none of ours: no sense in going on with this child
            self.child.kill()
        code = await self.child.wait()
        for running in self.running.values():
            if not running.report.done():
                running.report.set_exception(ProcessGone(f"the crawl process ended ({_ending(code)})"))

    def _told(self, document: dict[str, Any]) -> None:
        if progress := document.get("progress"):
            running = self.running.get(progress["source"])
            if running is not None and running.progress is not None:
                running.progress(Progress(**progress))
        elif report := document.get("report"):
            running = self.running.get(report["source"])
            if running is not None and not running.report.done():
                running.report.set_result(report)


class CrawlPool:
    """Runs crawls in child processes: one at a time a source and a host, so many at once as the settings allow."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._most, self._handful = processes(settings), min(HANDFUL, at_once(settings))
        self.at_once = self._most * at_once(settings)
        self._slots = asyncio.Semaphore(self.at_once)
        self._hosts: dict[str, asyncio.Lock] = {}
        self._processes: list[_Process] = []
        self._readers: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Lock()

    async def run(self, source: Source, wishes: Wishes = AS_USUAL, progress: Told | None = None) -> Report:
        """Crawl one source when its turn has come; the report. Cancelling stops the crawl cleanly."""
        async with self._hosts.setdefault(source.host, asyncio.Lock()), self._slots:
            try:
                return await self._crawl(source, wishes, progress)
            except ProcessGone as first:
                log.error("crawl taken up by another process", source=source.id, reason=str(first))
            try:
                return await self._crawl(source, wishes, progress)
            except ProcessGone as second:
                return failed(source.id, f"{second}, twice; the next crawl goes on where it stopped")

    async def _crawl(self, source: Source, wishes: Wishes, progress: Told | None) -> Report:
        process = await self._free(source.id)
        running = _Running(asyncio.get_running_loop().create_future(), progress)
        process.running[source.id] = running
        order = {"wishes": asdict(wishes), "progress": progress is not None}
        process.order({"crawl": source.model_dump(mode="json"), **order})
        try:
            return await asyncio.shield(running.report)
        except asyncio.CancelledError:
            process.order({"cancel": source.id})
            await asyncio.wait([running.report], timeout=STOP_SECONDS)
            raise
        finally:
            if running.report.done() and not running.report.cancelled():
                running.report.exception()  # seen, whoever waited for it
            del process.running[source.id]
            self._left(process)

    async def _free(self, source: str) -> _Process:
        """The process with the least to do, or a new one; its place is taken by the time this answers."""
        async with self._starting:
            useful = [process for process in self._processes if process.begun < MOST_CRAWLS]
            least = min(useful, key=lambda process: len(process.running), default=None)
            if least is None or (len(least.running) >= self._handful and len(useful) < self._most):
                least = await self._started()
            least.begun += 1
            return least

    async def _started(self) -> _Process:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "jobs.crawl_process",
            cwd=PROJECT_ROOT,
            env=environment(self._settings),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        process = _Process(child)
        self._processes.append(process)
        reader = asyncio.create_task(self._read(process))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)
        return process

    async def _read(self, process: _Process) -> None:
        try:
            await process.read()
        finally:
            self._processes.remove(process)

    def _left(self, process: _Process) -> None:
        """Let a process go that has nothing to do: at once when it is worn, else unless something comes soon."""
        if process.running:
            return
        if process.begun >= MOST_CRAWLS:
            self._end(process)
        else:
            asyncio.get_running_loop().call_later(IDLE_SECONDS, self._end_if_idle, process, process.begun)

    def _end_if_idle(self, process: _Process, begun: int) -> None:
        if process.begun == begun and not process.running:
            process.begun = MOST_CRAWLS
            self._end(process)

    def _end(self, process: _Process) -> None:
        if process.child.stdin is not None:
            process.child.stdin.close()

    async def close(self) -> None:
        """End all processes; their crawls stop cleanly."""
        for process in self._processes:
            self._end(process)
        if self._readers:
            _, late = await asyncio.wait(set(self._readers), timeout=STOP_SECONDS)
            for process in list(self._processes) if late else ():
                process.child.kill()
            await asyncio.gather(*late, return_exceptions=True)


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[CrawlPool]:
    """A pool that is closed at the end."""
    pool = CrawlPool(settings)
    try:
        yield pool
    finally:
        await pool.close()


async def crawl_all(
    sources: list[Source], settings: Settings, wishes: Wishes = AS_USUAL, progress: Told | None = None
) -> list[Report]:
    """Crawl the sources in as many processes as are worth it; one report each, in their order."""
    async with opened(settings) as pool:
        return list(await asyncio.gather(*(pool.run(source, wishes, progress) for source in sources)))


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
