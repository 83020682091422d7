"""Progress of a crawl on stderr: a live table on a terminal, one line a finished source elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from crawler.reports import Progress as Crawled


@contextlib.contextmanager
def shown(quiet: bool = False) -> Iterator[Callable[[Crawled], None] | None]:
    """A callback for the crawl's progress; ``None`` when nothing shall be shown."""
    console = Console(stderr=True)
    if quiet:
        yield None
        return
    if not console.is_terminal:
        yield lambda crawled: _line(console, crawled)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[state]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[str, int] = {}

        def update(crawled: Crawled) -> None:
            task = tasks.get(crawled.source)
            if task is None:
                task = tasks[crawled.source] = bars.add_task(crawled.source, total=None, state="")
            total = crawled.pages if crawled.finished else None
            bars.update(task, completed=crawled.pages, total=total, state=crawled.outcome or "")  # type: ignore[arg-type]

        yield update


def _line(console: Console, crawled: Crawled) -> None:
    if crawled.finished:
        console.print(f"{crawled.source}: {crawled.outcome}, {crawled.pages} pages, {crawled.items} announcements")
