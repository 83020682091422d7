"""The long-running processes: web, worker, scheduler, and all three in one. Web and jobs meet only here."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import structlog
import typer
import uvicorn

from cli.outside import Crawler
from config.collecting import collect_rarely
from config.settings import Settings
from jobs import pool, service
from jobs.embedded import EmbeddedJobs
from jobs.port import Jobs
from jobs.postgres import PostgresJobs
from search import indexer
from search.engines.base import EngineUnavailable
from search.engines.embedded import Embedded
from search.service import open_engine
from store.records import StoreError
from store.store import Store
from web.app import create_app
from web.protocol import RawAddresses

log = structlog.get_logger("juzhao")


class ServingError(Exception):
    """The address cannot be listened on: which and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that the address is known, or known to be taken, before anything else starts.

    It names its protocol: asyncio sends at once (``TCP_NODELAY``) only where a socket says that it is TCP, and answers on
    a connection that is kept took 40 ms more without.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(512)
    except OSError as error:
        bound.close()
        taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
        cure = (
            "choose another with --port, or --port 0 for any free one" if taken else "give an address of this machine"
        )
        raise ServingError(f"cannot listen on {host}:{port} ({error.strerror}): {cure}") from error
    return bound


def address(bound: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = bound.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - told, not bound
    return f"http://{host}:{port}/"


def web_server(settings: Settings) -> uvicorn.Server:
    """The web application in a server that is not started yet."""
    app = create_app(settings, Crawler(settings))
    collect_rarely()
    config = uvicorn.Config(
        app, http=RawAddresses, log_level="warning", access_log=False, server_header=False, proxy_headers=True
    )  # fmt: skip
    return uvicorn.Server(config)


def serve_web(settings: Settings, host: str, port: int) -> None:
    """Serve pages, feeds and API until a signal comes."""
    bound = listen(host, port)
    _renew_index(settings)
    server = web_server(settings)
    typer.echo(f"serving {address(bound)}", err=True)
    run_web(server, bound)


def _renew_index(settings: Settings) -> None:
    """An own index of an earlier version is made anew before anybody searches in it: who upgrades need know nothing of it.

    Whatever else keeps the index from being searched is told at once, as that it is another installation's.
    """
    try:
        with contextlib.closing(Store.open(settings.database, settings.clock)) as store:
            engine = open_engine(settings, store.identity)
            if engine.name != Embedded.name or not engine.outdated():
                if reason := engine.healthy():
                    raise EngineUnavailable(reason)
                return
            typer.echo("the index is of an earlier version: it is made anew", err=True)
            indexer.sync(store, engine)
    except (EngineUnavailable, StoreError) as error:
        typer.echo(f"{error}", err=True)  # pages that search nothing are served, /readyz says why


def run_web(server: uvicorn.Server, bound: socket.socket) -> None:
    """Serve on a socket that is bound already until a signal comes."""
    asyncio.run(server.serve([bound]))


def _writable(settings: Settings) -> Store:
    """The store of a process that writes: one that cannot says so now, not at its first duty."""
    store = Store.open(settings.database, settings.clock)
    store.database.must_write()
    return store


@contextlib.asynccontextmanager
async def open_jobs(settings: Settings, store: Store, concurrency: int | None = None) -> AsyncIterator[Jobs]:
    """The job engine that the database asks for: procrastinate on PostgreSQL, else this process. Crawls have theirs."""
    async with pool.opened(settings) as crawls:

        async def crawl(source: str) -> None:
            await service.crawl_source(settings, store, crawls, source)

        at_once = concurrency or crawls.at_once
        if settings.database.startswith("postgresql"):
            async with PostgresJobs(settings.database, crawl, at_once).opened() as jobs:
                yield jobs
        else:
            yield EmbeddedJobs(crawl, at_once)


async def _until_signal(stop: asyncio.Event, *duties: Awaitable[Any]) -> None:
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    await asyncio.gather(*duties)


async def _work(settings: Settings, store: Store, concurrency: int | None, *, ticking: bool) -> None:
    stop = asyncio.Event()
    async with open_jobs(settings, store, concurrency) as jobs:
        clock = service.clockwork(settings, store, jobs) if ticking else None
        if clock is not None:
            clock.start()
        await _until_signal(stop, jobs.run_forever(stop), service.index_forever(settings, store, stop))
        if clock is not None:
            clock.shutdown(wait=False)


def run_worker(settings: Settings, concurrency: int | None) -> None:
    """Crawl what is asked for and keep the index up to date until a signal comes.

    On SQLite there is no queue between processes, so a worker asks for due crawls itself.
    """
    store = _writable(settings)
    typer.echo("working; stop with Ctrl-C", err=True)
    try:
        asyncio.run(_work(settings, store, concurrency, ticking=settings.database.startswith("sqlite")))
    finally:
        store.close()


def run_scheduler(settings: Settings) -> None:
    """Ask for due crawls and keep house until a signal comes. Needs PostgreSQL, whose workers take the jobs."""
    if settings.database.startswith("sqlite"):
        raise ServingError(
            "schedule needs PostgreSQL (JUZHAO_DATABASE_URL); on SQLite `juzhao worker` keeps its own clock"
        )
    store = _writable(settings)
    typer.echo("scheduling; stop with Ctrl-C", err=True)
    try:
        asyncio.run(_tick(settings, store))
    finally:
        store.close()


async def _tick(settings: Settings, store: Store) -> None:
    stop = asyncio.Event()
    async with open_jobs(settings, store) as jobs:
        clock = service.clockwork(settings, store, jobs)
        clock.start()
        await _until_signal(stop, stop.wait())
        clock.shutdown(wait=False)


def run_up(settings: Settings, host: str, port: int) -> None:
    """Web, scheduler, worker and indexer in one process (each crawl in a child) until a signal comes."""
    bound = listen(host, port)
    store = _writable(settings)
    try:
        asyncio.run(_up(settings, store, bound))
    finally:
        store.close()


async def _up(settings: Settings, store: Store, bound: socket.socket) -> None:
    stop = asyncio.Event()
    server = web_server(settings)
    async with open_jobs(settings, store) as jobs:
        clock = service.clockwork(settings, store, jobs)
        clock.start()
        typer.echo(f"聚招 is at {address(bound)}", err=True)
        background = asyncio.gather(jobs.run_forever(stop), service.index_forever(settings, store, stop))
        await server.serve([bound])  # returns on a signal
        clock.shutdown(wait=False)
        stop.set()
        await background
