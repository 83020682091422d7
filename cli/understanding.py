"""Commands that show how we read: normalize, duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

import typer

from cli.console import app, fail, open_store, print_json, read_settings, standard_input


@app.command()
def normalize(
    kind: Annotated[
        str, typer.Argument(help="dates, locations, degrees, headcount, salary, majors, employers, industries, posting")
    ],
    ref_date: Annotated[str, typer.Option(help="ISO day that relative dates count from")] = "",
) -> None:
    """JSON lines (or plain lines) on stdin, values with explanations on stdout."""
    from pipelines.lines import KINDS, normalize_lines

    if kind not in KINDS:
        fail(f"normalize {kind!r}: one of {', '.join(KINDS)}", 2)
    ref = read_settings().clock().date()
    if ref_date:
        try:
            ref = date.fromisoformat(ref_date)
        except ValueError:
            fail(f"--ref-date {ref_date!r}: not an ISO day such as 2026-03-01", 2)
    _print_answers(normalize_lines(kind, _stdin(), ref))


def _print_answers(answers: Iterable[dict[str, Any]]) -> None:
    """Each on its line; one that is an error is told as well, and makes the end a failure after all are answered."""
    failed = False
    for answer in answers:
        print_json(answer)
        if "error" in answer:
            failed = True
            typer.echo(f"juzhao: {answer['error']}", err=True)
    if failed:
        raise typer.Exit(1)


def _stdin() -> Iterator[str]:
    """Lines of standard input; what is not UTF-8 is told, and read as far as it can be."""
    for number, line in enumerate(standard_input().buffer, 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            typer.echo(f"line {number}: not in UTF-8 (byte {error.start + 1}): give UTF-8", err=True)
            yield line.decode("utf-8", errors="replace")


@app.command()
def duplicates(
    ids: Annotated[list[str] | None, typer.Argument(help="two posting ids")] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="JSON lines of pairs on stdin")] = False,
    _: Annotated[bool, typer.Option("--json", help="as it answers in any case; --pairs: a line a pair")] = False,
) -> None:
    """Why two postings are, or are not, the same."""
    from pipelines.dedupe.pairs import decide_lines
    from pipelines.dedupe.stored import explain

    settings = read_settings()
    if pairs and ids:
        fail("duplicates: --pairs reads standard input, give no ids with it", 2)
    if pairs:
        _print_answers(decide_lines(_stdin(), settings.clock().date()))
        return
    if ids is None or len(ids) != 2:
        fail("duplicates: give two posting ids, or --pairs", 2)
    with open_store(settings) as store:
        for posting_id in ids:
            if store.postings.get(posting_id) is None:
                fail(f"no posting {posting_id}: `juzhao search` shows ids", 2)
        print_json(explain(store, *ids))
