"""The engine for one machine: jobs in this process's event loop, the truth of what is due in the store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from jobs.port import Job

log = structlog.get_logger("jobs")
CrawlOne = Callable[[str], Awaitable[object]]


class EmbeddedJobs:
    """Runs at most ``concurrency`` crawls at once, never two of one host."""

    def __init__(self, crawl: CrawlOne, concurrency: int = 4) -> None:
        self._crawl = crawl
        self._slots = asyncio.Semaphore(concurrency)
        self._hosts: dict[str, asyncio.Lock] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._running: set[str] = set()

    async def enqueue(self, source: str, host: str) -> bool:
        """Ask for a crawl; ``False`` when one of this source waits or runs already."""
        if source in self._tasks:
            return False
        task = asyncio.create_task(self._run(source, host), name=f"crawl {source}")
        self._tasks[source] = task
        task.add_done_callback(lambda _: self._tasks.pop(source, None))
        return True

    async def _run(self, source: str, host: str) -> None:
        lock = self._hosts.setdefault(host, asyncio.Lock())
        async with lock, self._slots:
            self._running.add(source)
            try:
                await self._crawl(source)
            except Exception:
                # the loop serves every other source: one crawl's bug is logged, its next turn comes by schedule
                log.exception("crawl failed", source=source)
            finally:
                self._running.discard(source)

    async def cancel(self, source: str) -> bool:
        """Stop a waiting or running crawl."""
        task = self._tasks.get(source)
        if task is None:
            return False
        task.cancel()
        await asyncio.wait([task])
        return True

    async def status(self) -> list[Job]:
        """What waits and what runs, by source id."""
        return [Job(source, "running" if source in self._running else "waiting") for source in sorted(self._tasks)]

    async def run_forever(self, stop: asyncio.Event) -> None:
        """Wait for the end; running crawls are stopped cleanly and go on at the next start."""
        await stop.wait()
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
