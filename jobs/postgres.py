"""The engine for many machines: procrastinate on the PostgreSQL that the store uses already."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import procrastinate
import procrastinate.jobs
import psycopg
from procrastinate import exceptions
from procrastinate.jobs import Status

from jobs.port import Job
from store.database import lock_key

CrawlOne = Callable[[str], Awaitable[object]]
STALLED_SECONDS = 300
"""A worker's heartbeat older than this is a dead worker; well above procrastinate's own 30 s of pruning."""


class PostgresJobs:
    """Crawl jobs in PostgreSQL: ``lock`` keeps a host to one crawl, ``queueing_lock`` a source to one waiting job."""

    def __init__(self, database_url: str, crawl: CrawlOne, concurrency: int = 4) -> None:
        self._concurrency = concurrency
        self._database = database_url.replace("+psycopg", "", 1)
        self.app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=self._database))

        @self.app.task(name="crawl", queue="crawl")
        async def crawl_source(source: str) -> None:
            await crawl(source)

        @self.app.periodic(cron="*/2 * * * *")
        @self.app.task(name="retry_stalled", queue="crawl", queueing_lock="retry_stalled")
        async def retry_stalled(timestamp: int) -> None:
            for job in await self.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
                await self._take_up(job)

        self._task = crawl_source

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[PostgresJobs]:
        """Connect, and lay procrastinate's tables the first time."""
        async with self.app.open_async():
            if not await self.app.check_connection_async():
                await self._lay_tables()
            yield self

    async def _lay_tables(self) -> None:
        """Lay procrastinate's tables: one of several workers that begin on a new database, while the others wait."""
        async with await psycopg.AsyncConnection.connect(self._database) as connection:
            await connection.execute("SELECT pg_advisory_xact_lock(%s)", (lock_key("procrastinate"),))
            if not await self.app.check_connection_async():
                await self.app.schema_manager.apply_schema_async()

    async def _take_up(self, job: procrastinate.jobs.Job) -> None:
        """Let the crawl of a dead worker wait again; where one of its source waits already, that one stands for both.

        The dead one must go then: it holds the lock of its host, and no crawl of that host would ever begin.
        """
        try:
            await self.app.job_manager.retry_job(job)
        except exceptions.UniqueViolation:
            await self.app.job_manager.finish_job(job, Status.FAILED, delete_job=True)

    async def enqueue(self, source: str, host: str) -> bool:
        """Ask for a crawl; ``False`` when one of this source waits already."""
        deferrer = self._task.configure(lock=f"host:{host}", queueing_lock=f"source:{source}")
        try:
            await deferrer.defer_async(source=source)
        except exceptions.AlreadyEnqueued:
            return False
        return True

    async def cancel(self, source: str) -> bool:
        """Take back a waiting crawl or ask the worker of a running one to stop."""
        found = False
        for job in await self.app.job_manager.list_jobs_async(task="crawl"):
            if job.task_kwargs.get("source") == source and job.status in ("todo", "doing") and job.id is not None:
                found |= await self.app.job_manager.cancel_job_by_id_async(job.id, abort=True)
        return found

    async def status(self) -> list[Job]:
        """What waits and what runs on all machines, by source id."""
        jobs = []
        for status, state in ((Status.TODO, "waiting"), (Status.DOING, "running")):
            for job in await self.app.job_manager.list_jobs_async(task="crawl", status=status.value):
                jobs.append(Job(str(job.task_kwargs["source"]), "running" if state == "running" else "waiting"))
        return sorted(jobs, key=lambda job: job.source)

    async def run_forever(self, stop: asyncio.Event) -> None:
        """Work on jobs until ``stop``; running crawls may finish."""
        worker = asyncio.create_task(
            self.app.run_worker_async(
                queues=["crawl"],
                concurrency=self._concurrency,
                install_signal_handlers=False,
                delete_jobs="successful",
            )
        )
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([worker, stopped], return_when=asyncio.FIRST_COMPLETED)
        worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker
        stopped.cancel()
