"""A complete instance on the bundled sample sites: real crawls over HTTP on loopback, no network."""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from cli.progress import shown
from config.settings import PROJECT_ROOT, Settings
from jobs.once import CrawlRequest, crawl_once, index_now
from store.store import Store

STAFF = "demo"


class DemoError(Exception):
    """The bundled sample sites are not where they belong."""


@contextlib.contextmanager
def sample_sites(folder: Path) -> Iterator[Path]:
    """Serve the sample sites; gives the folder of their registry."""
    if not (PROJECT_ROOT / "tests" / "sites").is_dir():
        raise DemoError(f"no sample sites in {PROJECT_ROOT / 'tests' / 'sites'}: run the demo from a checkout")
    if str(PROJECT_ROOT) not in sys.path:
        sys.path.insert(0, str(PROJECT_ROOT))
    from tests.sites.server import SampleSites

    sites = SampleSites(sources_dir=folder)
    sites.start()
    try:
        yield folder
    finally:
        sites.stop()


def run_demo(settings: Settings, host: str, port: int, serve_pages: bool) -> None:
    """Fill the home from the sample sites the first time, then serve what is there."""
    from cli.processes import address, listen, run_web, web_server

    bound = listen(host, port) if serve_pages else None
    settings = settings.model_copy(update={"home": settings.home / "demo", "database_url": "", "search_url": ""})
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = settings.home / "filled"
    store = Store.open(settings.database, settings.clock)
    try:
        if not done.exists():
            fill(settings, store)
            done.touch()
        store.postings.expire(settings.clock())
        index_now(settings, store)
        password = staff_password(settings, store)
        typer.echo(f"{store.postings.count()} postings from {len(store.crawls.health())} sample sites", err=True)
        typer.echo(f"instance      {settings.home}   (juzhao --home {settings.home} doctor)", err=True)
    finally:
        store.close()
    if bound is not None:
        typer.echo(f"search page   {address(bound)}", err=True)
        typer.echo(f"staff desk    {address(bound)}staff/   user {STAFF}, password {password}", err=True)
        typer.echo("stop with Ctrl-C", err=True)
        run_web(web_server(settings), bound)


def fill(settings: Settings, store: Store) -> None:
    """Crawl all sample sites into the store and the index."""
    with sample_sites(settings.home / "sources") as folder:
        asked = settings.model_copy(update={"sources": folder, "allow_private_networks": True, "download_delay": 0.0})
        typer.echo("crawling the bundled sample sites over HTTP on loopback", err=True)
        with shown() as progress:
            result = crawl_once(asked, store, CrawlRequest(), progress)
        for report in result.reports:
            typer.echo(
                f"  {report['source']}: {report['outcome']}, {report['new']} new, {report['pages']} pages", err=True
            )


def staff_password(settings: Settings, store: Store) -> str:
    """The demo account's password: made once, kept in the home, different on every machine."""
    file = settings.home / "staff-password"
    if file.exists():
        return file.read_text(encoding="utf-8").strip()
    password = secrets.token_urlsafe(9)
    if STAFF in {user.name for user in store.accounts.list()}:
        store.accounts.set_password(STAFF, password)
    else:
        store.accounts.add(STAFF, password)
    file.touch(mode=0o600)
    file.write_text(password, encoding="utf-8")
    return password
