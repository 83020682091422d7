"""Commands that keep the product running: up, serve, worker, schedule, demo, doctor, user."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cli.console import Json, app, fail, open_store, print_json, read_settings, standard_input, table
from store.store import Store

user_app = typer.Typer(help="Staff accounts.", no_args_is_help=True)
app.add_typer(user_app, name="user")
Host = Annotated[str, typer.Option(help="address to listen on")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="port to listen on; 0: any free one")]


@app.command()
def up(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """The whole product in one command: web, scheduler, indexer."""
    from cli.processes import run_up

    run_up(read_settings(), host, port)


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Only the web: pages, feeds, API."""
    from cli.processes import serve_web

    serve_web(read_settings(), host, port)


@app.command()
def worker(
    concurrency: Annotated[int | None, typer.Option(min=1, help="crawls at once; default as the settings say")] = None,
) -> None:
    """Only the work: crawl what is asked for, keep the index up to date."""
    from cli.processes import run_worker

    run_worker(read_settings(), concurrency)


@app.command()
def schedule() -> None:
    """Only the clock: ask for due crawls, expire, send alerts, write reports."""
    from cli.processes import run_scheduler

    run_scheduler(read_settings())


@app.command()
def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    serve_pages: Annotated[bool, typer.Option("--serve/--no-serve", help="serve the pages afterwards")] = True,
) -> None:
    """A complete instance filled from the bundled sample sites, no network."""
    from cli.demo import run_demo

    run_demo(read_settings(), host, port, serve_pages)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Check database, index, disk, clock and registry; say what to do."""
    from jobs.doctor import examine

    findings = examine(read_settings())
    if as_json:
        print_json({"checks": [finding.as_dict() for finding in findings]})
    else:
        for finding in findings:
            typer.echo(f"{finding.state:<5} {finding.check}: {finding.message}")
    if any(finding.state == "fail" for finding in findings):
        raise typer.Exit(1)


def _password() -> str:
    given = standard_input()
    if given.isatty():
        return str(typer.prompt("password", hide_input=True, confirmation_prompt=True))
    return given.readline().rstrip("\r\n")


@user_app.command("add")
def user_add(name: str, role: Annotated[str, typer.Option(help="reviewer or admin")] = "reviewer") -> None:
    """A new account; the password is asked for, or read from standard input."""
    if role not in ("reviewer", "admin"):
        fail(f"--role {role!r}: reviewer or admin", 2)
    with open_store(read_settings()) as store:
        store.accounts.add(name, _password(), role)
        typer.echo(f"{name} may log in", err=True)
        if role == "admin":
            _enrol(store, name)


@user_app.command("factor")
def user_factor(
    name: str,
    drop: Annotated[bool, typer.Option("--drop", help="take the second factor away instead")] = False,
) -> None:
    """A new second factor (lost phone, first time): QR code and recovery codes; open sessions end."""
    with open_store(read_settings()) as store:
        if drop:
            store.accounts.drop_factor(name)
            typer.echo(f"{name} has no second factor any more", err=True)
        else:
            _enrol(store, name)


def _enrol(store: Store, name: str) -> None:
    import segno

    address, codes = store.accounts.enrol(name)
    if sys.stdout.isatty():
        segno.make(address).terminal(compact=True)
    typer.echo(f"scan it with an authenticator app, or type in: {address}")
    typer.echo("recovery codes, each good once, shown this once:")
    for code in codes:
        typer.echo(f"  {code}")


@user_app.command("password")
def user_password(name: str) -> None:
    """A new password; open sessions end."""
    standard_input()
    with open_store(read_settings()) as store:
        if name not in {user.name for user in store.accounts.list()}:  # before anybody types a password twice
            fail(f"no user {name}: `juzhao user list` shows all")
        store.accounts.set_password(name, _password())
    typer.echo(f"password of {name} changed", err=True)


@user_app.command("disable")
def user_disable(name: str) -> None:
    """Close an account, at once; its decisions stay in the audit, and `enable` opens it again."""
    with open_store(read_settings()) as store:
        store.accounts.disable(name)
    typer.echo(f"{name} may not log in any more", err=True)


@user_app.command("enable")
def user_enable(name: str) -> None:
    """Open an account that was closed, with its password and second factor as they were."""
    with open_store(read_settings()) as store:
        store.accounts.enable(name)
    typer.echo(f"{name} may log in again", err=True)


@user_app.command("list")
def user_list(as_json: Json = False) -> None:
    """All accounts."""
    with open_store(read_settings()) as store:
        rows = [
            {"name": user.name, "role": user.role, "disabled": user.disabled, "second_factor": user.second_factor}
            for user in store.accounts.list()
        ]
    if as_json:
        print_json({"users": rows})
    else:
        table("users", rows, ["name", "role", "disabled", "second_factor"])
