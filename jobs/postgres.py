"""The engine for many machines: procrastinate on the PostgreSQL that the store uses already."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

import procrastinate
import procrastinate.jobs
import psycopg
import structlog
from procrastinate import exceptions
from procrastinate.jobs import Status

from jobs.port import Job
from store.database import lock_key
from store.records import StoreUnavailable

log = structlog.get_logger("jobs")
CrawlOne = Callable[[str], Awaitable[object]]
STALLED_SECONDS = 300
"""A worker's heartbeat older than this is a dead worker; well above procrastinate's own 30 s of pruning."""
AGAIN_SECONDS = 5
"""After so many a queue that was away is asked again."""


class PostgresJobs:
    """Crawl jobs in PostgreSQL: ``lock`` keeps a host to one crawl, ``queueing_lock`` a source to one waiting job."""

    def __init__(self, database_url: str, crawl: CrawlOne, concurrency: int = 4) -> None:
        self._concurrency = concurrency
        self._database = database_url.replace("+psycopg", "", 1)
        self.app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=self._database))

        @self.app.task(name="crawl", queue="crawl")
        async def crawl_source(source: str) -> None:
            try:
                await crawl(source)
            except Exception:
                # the loop serves every other source: one crawl's bug is logged, its next turn comes by schedule
                log.exception("crawl failed", source=source)

        @self.app.periodic(cron="*/2 * * * *")
        @self.app.task(name="retry_stalled", queue="crawl", queueing_lock="retry_stalled")
        async def retry_stalled(timestamp: int) -> None:
            for job in await self.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
                await self._take_up(job)

        self._task = crawl_source

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[PostgresJobs]:
        """Connect, and lay procrastinate's tables the first time."""
        for talks in ("procrastinate", "psycopg.pool"):  # a trace at each failed connection; we tell in one line
            logging.getLogger(talks).setLevel(logging.CRITICAL)
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
        """Ask for a crawl; ``False`` when one of this source waits or runs already."""
        lock = f"host:{host}"
        deferrer = self._task.configure(lock=lock, queueing_lock=f"source:{source}")
        try:
            running = await self.app.job_manager.list_jobs_async(lock=lock, status=Status.DOING.value)
            if any(job.task_kwargs.get("source") == source for job in running):
                return False  # the queue itself refuses only what waits
            await deferrer.defer_async(source=source)
        except exceptions.AlreadyEnqueued:
            return False
        except exceptions.ConnectorException as error:
            raise StoreUnavailable(f"queue of crawls: {_why(error)}") from error
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
        """Work on jobs until ``stop``; running crawls are stopped cleanly and go on at the next start.

        Procrastinate's worker ends, or only returns, when PostgreSQL is restarted or closes its connections: another one is
        begun until there is an answer again. Crawls of the one that ended are taken up as those of any dead worker.
        """
        stopped = asyncio.create_task(stop.wait())
        while not stop.is_set():
            worker = asyncio.create_task(self._worker())
            await asyncio.wait([worker, stopped], return_when=asyncio.FIRST_COMPLETED)
            worker.cancel()
            (ended,) = await asyncio.gather(worker, return_exceptions=True)
            if not stop.is_set():
                log.warning("queue of crawls away: asked again", reason=_why(ended), seconds=AGAIN_SECONDS)
                await asyncio.wait([stopped], timeout=AGAIN_SECONDS)

    async def _worker(self) -> None:
        await self.app.run_worker_async(
            queues=["crawl"],
            concurrency=self._concurrency,
            install_signal_handlers=False,
            delete_jobs="always",  # how each crawl went is told by the store
            shutdown_graceful_timeout=0,  # while it waits it gives no sign of life, and others take up what it runs
        )


def _why(error: object) -> str:
    """The driver's words in one line; a worker that only returned said nothing."""
    cause = error.__cause__ or error if isinstance(error, BaseException) else "its connection was closed"
    return " ".join(str(cause).split())
