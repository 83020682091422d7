"""Commands that gather: crawl, probe, archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, app, fail, open_store, print_json, read_settings, table

archive_app = typer.Typer(help="Raw pages kept.", no_args_is_help=True)
app.add_typer(archive_app, name="archive")


@app.command()
def crawl(
    ids: Annotated[list[str] | None, typer.Argument(help="sources; default all")] = None,
    due: Annotated[bool, typer.Option("--due", help="only sources whose schedule asks for it now")] = False,
    max_pages: Annotated[int | None, typer.Option(min=1, help="list and detail pages a source")] = None,
    full: Annotated[bool, typer.Option("--full", help="fetch every detail again")] = False,
    index: Annotated[bool, typer.Option(help="bring the index up to date afterwards")] = True,
    as_json: Json = False,
) -> None:
    """Crawl the named sources, pipeline, index."""
    from cli.progress import shown
    from jobs.once import CrawlRequest, crawl_once

    settings = read_settings()
    request = CrawlRequest(ids or [], due=due, max_pages=max_pages, full=full, index=index)
    with open_store(settings) as store, shown(quiet=as_json) as progress:
        result = crawl_once(settings, store, request, progress)
    for problem in result.problems:
        typer.echo(f"juzhao: {problem}", err=True)
    if result.unknown:
        named = ", ".join(map(repr, result.unknown))
        fail(
            f"no source {named} in {settings.sources}: its file would be there; give the ids of files or none for all",
            2,
        )
    if as_json:
        print_json({"sources": result.reports})
    else:
        table(
            "crawl",
            result.reports,
            ["source", "outcome", "pages", "new", "changed", "unchanged", "closed", "errors"],
            below="reason",
        )
    if any(report["outcome"] == "failed" for report in result.reports) or (result.problems and not result.reports):
        raise typer.Exit(1)


@app.command()
def probe(
    url: Annotated[str, typer.Argument(help="any page of the site")],
    write: Annotated[Path | None, typer.Option(help="write the source TOML here")] = None,
    as_json: Json = False,
) -> None:
    """Recognise the platform family of a site, show a sample, write its TOML."""
    from crawler.probe import probe_blocking

    if not url.startswith(("http://", "https://")):
        fail(f"probe {url!r}: no whole address, write it like http://job.xjtu.edu.cn/", 2)
    if write is not None and (why_not := _unfit(write)):
        fail(f"probe --write {write}: {why_not}", 2)
    result = probe_blocking(url, read_settings())
    if write is not None and result.toml:
        write.write_text(result.named(write.stem), encoding="utf-8")
    if as_json:
        print_json(result.as_dict())
    elif result.family:
        typer.echo(result.as_text())
    if result.scripted and not as_json:
        typer.echo("\n".join(result.scripted), err=not result.family)
    if not result.family:
        fail(result.as_text())


def _unfit(write: Path) -> str:
    """Why no source can be written there, with what to do; empty where one can. What stands there has options of its own, perhaps."""
    from crawler.source import SOURCE_ID

    if write.is_dir():
        return "a folder; name a file in it, ID.toml"
    if not SOURCE_ID.fullmatch(write.stem):
        return "the file's name is the source's id: small letters, digits, - and _"
    if write.exists():
        return "there is such a file already; remove it first, or give another name"
    return "" if write.parent.is_dir() else f"no folder {write.parent}; make it first"


@archive_app.command("list")
def archive_list(source: Annotated[str, typer.Option(help="only this source")] = "", as_json: Json = False) -> None:
    """The raw pages that are kept."""
    from crawler.archive import records

    rows = [
        {
            "source": record.source,
            "url": record.url,
            "status": record.status,
            "fetched_at": record.fetched_at.isoformat(),
        }
        for record in records(read_settings().archive_dir, source or None)
    ]
    if as_json:
        print_json({"records": rows})
    else:
        table("archive", rows, ["source", "fetched_at", "status", "url"], whole=["source", "fetched_at"])


@archive_app.command("replay")
def archive_replay(
    source: Annotated[str, typer.Option(help="only this source")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="extract and compare, store nothing")] = False,
    as_json: Json = False,
) -> None:
    """Extract again from the pages that are kept, with no network."""
    from jobs.once import replay_once

    settings = read_settings()
    with open_store(settings) as store:
        report = replay_once(settings, store, source or None, dry_run=dry_run)
    if as_json:
        print_json(report)
    else:
        typer.echo("\n".join(f"{name}: {value}" for name, value in report.items()))
