"""Commands that answer: search, export, report, index."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, app, fail, open_store, print_json, read_settings, table
from config.collecting import collect_rarely
from config.timezone import TIMEZONE
from config.validation import said

index_app = typer.Typer(help="Index against database.", no_args_is_help=True)
app.add_typer(index_app, name="index")
report_app = typer.Typer(help="Reports.", no_args_is_help=True)
app.add_typer(report_app, name="report")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help='words, "phrases", -word, field:word')] = "",
    city: Annotated[list[str] | None, typer.Option(help="GB/T 2260 code")] = None,
    degree: Annotated[list[str] | None, typer.Option(help="level that the student has, such as master")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="job, internship, talk, fair, …")] = None,
    employer_class: Annotated[list[str] | None, typer.Option(help="central_soe, private, …")] = None,
    industry: Annotated[list[str] | None, typer.Option(help="section of GB/T 4754, such as I")] = None,
    sort: Annotated[str, typer.Option(help="relevance, newest, deadline, event")] = "relevance",
    size: Annotated[int, typer.Option(min=0, max=100)] = 20,
    cursor: Annotated[str, typer.Option(help="next_cursor of the page before")] = "",
    as_json: Json = False,
) -> None:
    """What the search page shows."""
    from pydantic import ValidationError

    from pipelines.normalize import divisions
    from search.query import Query, QueryError
    from search.service import search_once

    try:
        asked = Query(
            q=query,
            city=city or [],
            degree=degree or [],
            type=type_ or [],
            employer_class=employer_class or [],
            industry=industry or [],
            sort=sort,
            size=size,
            cursor=cursor,
        )
    except ValidationError as error:
        first = error.errors()[0]
        fail(f"--{str(first['loc'][0]).replace('_', '-')}: {said(first)}", 2)
    settings = read_settings()
    with open_store(settings) as store:
        try:
            document = search_once(settings, store, asked)
        except QueryError as error:
            fail(str(error), 2)
    if as_json:
        print_json(document)
        return
    typer.echo(f"{document['total']} postings", err=True)
    rows = [
        {
            **hit,
            "employer": hit["hiring_organization"]["name"],
            "places": " ".join(map(divisions.short_name, hit["locations"])),
        }
        for hit in document["hits"]
    ]
    table("search", rows, ["id", "type", "title", "employer", "places", "valid_through"], whole=["id"])


@app.command()
def export(
    what: Annotated[str, typer.Argument(help="postings, employers or sources")] = "postings",
    form: Annotated[str, typer.Option("--format", help="jsonl, csv, parquet or jsonld")] = "jsonl",
    since: Annotated[str, typer.Option(help="only what changed at or after this ISO time")] = "",
    out: Annotated[Path | None, typer.Option("-o", "--output", help="file; default stdout")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="with -o: what was written as one JSON document")] = False,
) -> None:
    """Everything that students may see, as data."""
    from store import exports

    settings = read_settings()
    if form not in exports.FORMATS:
        fail(f"--format {form!r}: one of {', '.join(exports.FORMATS)}", 2)
    if out is None and as_json:
        fail("--json tells what was written to a file: name it with -o", 2)
    if out is None and sys.stdout is None:
        fail("standard output is closed: name a file with -o", 2)
    try:
        moment = datetime.fromisoformat(since) if since else None
    except ValueError:
        fail(f"--since {since!r}: not an ISO time such as 2026-03-01T08:00:00+08:00", 2)
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=TIMEZONE)
    with open_store(settings) as store:
        rows = exports.rows(store, what, moment)
        if rows is None:
            fail(f"export {what!r}: one of postings, employers, sources", 2)
        count = exports.write_file(rows, form, out, what)
    if as_json:
        print_json({"what": what, "format": form, "file": str(out), "count": count})
    else:
        typer.echo(f"{count} {what}", err=True)


@index_app.command("status")
def index_status(as_json: Json = False) -> None:
    """How far the index is behind the database."""
    _index("status", as_json)


@index_app.command("sync")
def index_sync(as_json: Json = False) -> None:
    """Bring every change of the database into the index."""
    _index("sync", as_json)


@index_app.command("rebuild")
def index_rebuild(
    as_json: Json = False,
    take_over: Annotated[bool, typer.Option("--take-over", help="also one of another installation")] = False,
) -> None:
    """Build the index anew beside the old one, then swap."""
    _index("rebuild", as_json, take_over=take_over)


@index_app.command("verify")
def index_verify(
    repair: Annotated[bool, typer.Option("--repair", help="mend what differs")] = False,
    deep: Annotated[
        bool, typer.Option("--deep", help="also read back what stands in Elasticsearch: what another program changed")
    ] = False,
    as_json: Json = False,
) -> None:
    """Compare index and database in both directions, ids and content."""
    _index("verify", as_json, repair=repair, deep=deep)


def _index(action: str, as_json: bool, **options: bool) -> None:
    from search import indexer
    from search.service import open_engine

    settings = read_settings()
    collect_rarely()
    with open_store(settings) as store:
        report = asdict(getattr(indexer, action)(store, open_engine(settings, store.identity), **options))
    if as_json:
        print_json(report)
    else:
        typer.echo("\n".join(f"{name}: {value}" for name, value in report.items()))
    if action == "verify" and not report["ok"]:
        raise typer.Exit(1)


@report_app.command("weekly")
def report_weekly(
    week: Annotated[str, typer.Option(help="ISO week such as 2026-W47; default the last full week")] = "",
    form: Annotated[str, typer.Option("--format", help="html, md or json; default md")] = "",
    as_json: Json = False,
) -> None:
    """The weekly report."""
    from jobs.reports import FORMATS, WeekError, weekly

    if as_json and form not in ("", "json"):
        fail(f"--json and --format {form} are two formats: give one", 2)
    form = "json" if as_json else form or "md"
    if form not in FORMATS:
        fail(f"--format {form!r}: one of {', '.join(FORMATS)}", 2)
    settings = read_settings()
    with open_store(settings) as store:
        try:
            typer.echo(weekly(store, week, form, settings.clock().date()))
        except WeekError as error:
            fail(str(error), 2)
