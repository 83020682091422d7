"""What all commands share: the home, the store, one-line failures, tables and JSON on stdout."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer

from config.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from store.store import Store

app = typer.Typer(
    name="juzhao", help="聚招: gather, understand, search and review campus recruitment.", no_args_is_help=True
)

Json = Annotated[bool, typer.Option("--json", help="one JSON document on stdout")]


class _State:
    home: Path | None = None


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"juzhao {version('juzhao')}")
        raise typer.Exit


@app.callback()
def root(
    home: Annotated[Path | None, typer.Option(help="folder that holds everything a run writes")] = None,
    _: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="tell it and end")
    ] = False,
) -> None:
    _State.home = home
    _log_to_stderr()


def _log_to_stderr() -> None:
    """What commands answer goes to stdout alone; JSON lines for machines, colours for a person's terminal."""
    import structlog

    person = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer() if person else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def fail(message: str, code: int = 1) -> NoReturn:
    """End with one line; code 2 is the user's mistake, 1 ours or the world's."""
    typer.echo(f"juzhao: {message}", err=True)
    raise typer.Exit(code)


def standard_input() -> TextIO:
    """What is piped in, or the end with one line where that is closed."""
    if sys.stdin is None:  # a process may be started without
        fail("standard input is closed: pipe into it, or give it a file with <", 2)
    return sys.stdin


def read_settings() -> Settings:
    """The settings, or the end with one line."""
    try:
        return load_settings(_State.home)
    except SettingsError as error:
        fail(str(error), 2)


@contextlib.contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The store for the time of a command."""
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    try:
        yield store
    finally:
        store.close()


def print_json(document: Any) -> None:
    """One JSON document on one line."""
    typer.echo(json.dumps(document, ensure_ascii=False, default=str))


_BOUNDLESS = 1_000_000
"""Columns: wider than any row."""


def table(
    title: str, rows: list[dict[str, Any]], columns: list[str], below: str = "", whole: Collection[str] = ()
) -> None:
    """A table for people. Numbers with their heads and columns of ``whole`` are not broken, for they are copied; no row is where
    another program or a file takes the table.

    ``below``: a column of sentences, which follow the table.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in columns:
        counted = bool(rows) and all(isinstance(row.get(column), int) for row in rows)
        table.add_column(
            column, overflow="fold", no_wrap=counted or column in whole, justify="right" if counted else "left"
        )
    for row in rows:
        table.add_row(*("" if row.get(column) is None else Text(str(row.get(column))) for column in columns))
    console = Console()
    if boundless := not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _BOUNDLESS
    console.print(table)
    for row in rows:
        if row.get(below):
            console.print(Text(f"{row[columns[0]]}: {row[below]}"), soft_wrap=boundless)
