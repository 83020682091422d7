"""Commands that keep: backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, app, print_json, read_settings


@app.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="tar file to write; default juzhao-TIME.tar here")] = None,
    archive: Annotated[bool, typer.Option(help="keep the raw pages as well")] = True,
    as_json: Json = False,
) -> None:
    """Write database, index, raw pages and settings into one file, while everything runs."""
    from jobs.backup import backup as write

    settings = read_settings()
    report = write(settings, file or Path(f"juzhao-{settings.clock():%Y%m%dT%H%M%S}.tar"), archive=archive)
    if as_json:
        print_json(report.as_dict())
    else:
        typer.echo(f"{report.file}: {report.postings} postings, {report.bytes} bytes; keep it like a password")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="what `juzhao backup` wrote")],
    as_json: Json = False,
    take_over: Annotated[bool, typer.Option("--take-over", help="an index of another installation as well")] = False,
) -> None:
    """Bring a backup back into an empty home, then compare index and database."""
    from jobs.backup import restore as read

    report = read(read_settings(), file, take_over=take_over)
    if as_json:
        print_json(report.as_dict())
    else:
        typer.echo(f"{report.postings} postings are back; {report.index}")
