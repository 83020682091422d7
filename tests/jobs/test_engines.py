"""The same behaviour of both job engines."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

import psycopg
import pytest

from jobs.embedded import EmbeddedJobs
from jobs.port import Jobs
from jobs.postgres import PostgresJobs


class Crawls:
    """Records what runs at the same time; each crawl waits until it is let go."""

    def __init__(self) -> None:
        self.running: set[str] = set()
        self.most = 0
        self.done: list[str] = []
        self.release = asyncio.Event()

    async def __call__(self, source: str) -> None:
        self.running.add(source)
        self.most = max(self.most, len(self.running))
        try:
            await self.release.wait()
            self.done.append(source)
        finally:
            self.running.discard(source)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def running(engine: str, crawls: Crawls, url: str) -> AsyncIterator[Jobs]:
    stop = asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        jobs: Jobs
        if engine == "postgres":
            jobs = await stack.enter_async_context(PostgresJobs(url, crawls, concurrency=4).opened())
        else:
            jobs = EmbeddedJobs(crawls, concurrency=4)
        loop = asyncio.create_task(jobs.run_forever(stop))
        try:
            yield jobs
        finally:
            crawls.release.set()
            stop.set()
            await loop


ENGINES = ["embedded", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> tuple[str, str]:
    url = str(request.getfixturevalue("postgres_url")) if request.param == "postgres" else ""
    return str(request.param), url


def test_one_crawl_a_source_and_one_a_host(engine: tuple[str, str]) -> None:
    async def scenario() -> None:
        crawls = Crawls()
        async with running(engine[0], crawls, engine[1]) as jobs:
            assert await jobs.enqueue("a", "one.example")
            await until(lambda: "a" in crawls.running)
            assert await jobs.enqueue("b", "one.example")
            assert await jobs.enqueue("c", "two.example")
            assert not await jobs.enqueue("b", "one.example"), "it waits"
            assert not await jobs.enqueue("a", "one.example"), "it runs: asked for once more, it would be crawled twice"
            await until(lambda: crawls.running == {"a", "c"})
            states = {job.source: job.state for job in await jobs.status()}
            assert states == {"a": "running", "b": "waiting", "c": "running"}
            crawls.release.set()
            await until(lambda: sorted(crawls.done) == ["a", "b", "c"])
        assert crawls.most == 2

    asyncio.run(scenario())


def test_a_waiting_crawl_can_be_taken_back(engine: tuple[str, str]) -> None:
    async def scenario() -> None:
        crawls = Crawls()
        async with running(engine[0], crawls, engine[1]) as jobs:
            await jobs.enqueue("a", "one.example")
            await until(lambda: "a" in crawls.running)
            await jobs.enqueue("b", "one.example")
            assert await jobs.cancel("b")
            assert not await jobs.cancel("nobody")
            crawls.release.set()
            await until(lambda: crawls.done == ["a"])
            await asyncio.sleep(0.3)
        assert crawls.done == ["a"]

    asyncio.run(scenario())


def test_a_crawl_that_fails_does_not_stop_the_others(engine: tuple[str, str]) -> None:
    async def scenario() -> None:
        done: list[str] = []

        async def crawl(source: str) -> None:
            if source == "broken":
                raise RuntimeError("site of invented bugs")
            done.append(source)

        stop = asyncio.Event()
        async with contextlib.AsyncExitStack() as stack:
            jobs: Jobs = EmbeddedJobs(crawl)
            if engine[0] == "postgres":
                jobs = await stack.enter_async_context(PostgresJobs(engine[1], crawl).opened())
            loop = asyncio.create_task(jobs.run_forever(stop))
            await jobs.enqueue("broken", "one.example")
            await jobs.enqueue("fine", "one.example")
            await until(lambda: done == ["fine"])
            stop.set()
            await loop

    asyncio.run(scenario())


def test_a_worker_that_is_stopped_stops_its_crawls_cleanly(engine: tuple[str, str]) -> None:
    """One that waited for crawls of an hour would be killed, or give no sign of life and have them taken from it."""

    async def scenario() -> None:
        stop, crawls = asyncio.Event(), Crawls()
        async with contextlib.AsyncExitStack() as stack:
            jobs: Jobs = EmbeddedJobs(crawls)
            if engine[0] == "postgres":
                jobs = await stack.enter_async_context(PostgresJobs(engine[1], crawls).opened())
            loop = asyncio.create_task(jobs.run_forever(stop))
            await jobs.enqueue("a", "one.example")
            await until(lambda: "a" in crawls.running)
            stop.set()
            async with asyncio.timeout(10):
                await loop
            assert (crawls.running, crawls.done, await jobs.status()) == (set(), [], [])

    asyncio.run(scenario())


@pytest.mark.postgres
def test_a_worker_outlives_its_connections(postgres_url: str) -> None:
    """A PostgreSQL that is restarted or updated left workers that lived and took no crawl any more."""

    async def scenario() -> None:
        crawls = Crawls()
        async with running("postgres", crawls, postgres_url) as jobs:
            await jobs.enqueue("a", "one.example")
            await until(lambda: "a" in crawls.running)
            crawls.release.set()
            await until(lambda: crawls.done == ["a"])
            _close_connections(postgres_url)
            await asyncio.sleep(1)
            await jobs.enqueue("b", "one.example")
            await until(lambda: crawls.done == ["a", "b"])

    asyncio.run(scenario())


def _close_connections(url: str) -> None:
    """As a restart does; the server refuses new ones for a moment."""
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    server, _, name = url.replace("+psycopg", "").rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute(others, (name,))
        time.sleep(1)
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@pytest.mark.postgres
def test_workers_that_begin_together_lay_the_tables_once(postgres_url: str) -> None:
    async def begin() -> bool:
        async with PostgresJobs(postgres_url, Crawls()).opened() as jobs:
            return await jobs.enqueue("a", "one.example")

    async def scenario() -> None:
        assert sorted(await asyncio.gather(*(begin() for _ in range(4)))) == [False, False, False, True]

    asyncio.run(scenario())


@pytest.mark.postgres
def test_a_dead_workers_crawl_gives_way_to_one_that_waits(postgres_url: str) -> None:
    """Asked for again before the dead one is found, a source was stuck for ever, and so was all of its host."""

    async def scenario() -> None:
        async with PostgresJobs(postgres_url, Crawls()).opened() as jobs:
            for source in ("a", "c"):
                await jobs.enqueue(source, f"{source}.example")
            dead = [await jobs.app.job_manager.fetch_job(None, worker_id=None) for _ in range(2)]
            await jobs.enqueue("a", "a.example")
            await jobs.app.tasks["retry_stalled"].func(0)
            assert all(dead)
            assert [(job.source, job.state) for job in await jobs.status()] == [("a", "waiting"), ("c", "waiting")]

    asyncio.run(scenario())
