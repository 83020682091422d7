"""Extraction again from archived pages, with no network: how a changed parser is tried on old pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive import Record, records
from crawler.arrival import Arrived, read
from crawler.attachments import standing
from crawler.attachments.choosing import read_into, wanted
from crawler.families import spider_class
from crawler.items import ListEntry, RawAttachment, RawItem
from crawler.noncontent import NonContent
from crawler.registry import Registry
from crawler.spiders.base import READING, Ask, SourceSpider, describe


class ReplayError(Exception):
    """Nothing can be replayed; the message says why."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What one archived detail page gives now: items, or the reason why none."""

    source: str
    url: str
    items: tuple[RawItem, ...] = ()
    reason: str = ""


def _told(spider: SourceSpider, record: Record) -> Iterator[Replayed]:
    """Items that the rows of a list tell whole; a list with details apart gives none."""
    arrived = Arrived(record.url, record.url, record.status, record.body, record.content_type)
    page = read(arrived, record.fetched_at, detail=False)
    context = record.context
    ask = Ask(context["url"], context["section"], context["number"], state=context.get("state", {}))
    entrance = spider.entrance()
    if isinstance(page, NonContent) or (entrance and (entrance.url, entrance.section) == (ask.url, ask.section)):
        return
    try:
        for entry in spider.read_list(page, ask).entries:
            item = spider.from_list(entry)
            if item is not None:
                yield Replayed(record.source, entry.url, (item.model_copy(update={"fetched_at": record.fetched_at}),))
    except READING as error:
        yield Replayed(record.source, record.url, reason=f"rejected: {describe(error)}")


def replay(folder: Path, registry: Registry, source: str | None = None) -> Iterator[Replayed]:
    """The latest archived page of each announcement, read by today's parsers."""
    latest: dict[tuple[str, str], Record] = {}
    files: dict[tuple[str, str], Record] = {}
    for record in records(folder, source):
        if record.context.get("kind") == "file":
            files[record.source, record.context["url"]] = record
        if record.context.get("kind") == "detail":
            latest[record.source, record.context["entry"]["key"]] = record
        elif record.context.get("kind") == "list" and _tells_whole(registry, record.source):
            latest[record.source, f"list {record.context['section']} {record.context['number']}"] = record
    if not latest:
        raise ReplayError(f"no archived detail page{' of ' + source if source else ''} in {folder}")
    spiders: dict[str, SourceSpider] = {}
    for record in latest.values():
        known = registry.sources.get(record.source)
        if known is None:
            yield Replayed(record.source, record.url, reason="the registry does not hold this source any more")
            continue
        if record.source not in spiders:
            spiders[record.source] = spider_class(known.family)(source=known)
        if record.context["kind"] == "list":
            yield from _told(spiders[record.source], record)
        else:
            yield _with_files(_read(spiders[record.source], record), files)


def _tells_whole(registry: Registry, source: str) -> bool:
    """Whether the family's rows may tell an announcement whole."""
    known = registry.sources.get(source)
    return known is not None and spider_class(known.family).from_list is not SourceSpider.from_list


def _with_files(found: Replayed, files: dict[tuple[str, str], Record]) -> Replayed:
    """The items with what their archived files say, as the crawl had it."""
    items = []
    for item in found.items:
        for file in wanted(item):
            item = _with_file(item, file, files, found.source)
        items.append(item)
    return replace(found, items=tuple(items))


def _with_file(item: RawItem, file: RawAttachment, files: dict[tuple[str, str], Record], source: str) -> RawItem:
    kept = {url: record for url in (file.url, *file.otherwise) if (record := files.get((source, url))) is not None}
    for url, record in kept.items():
        if standing.is_there(file, record.status, record.body):
            item = standing.placed(item, standing.base_of(file, url))
            return read_into(item, file.name, record.body)
    gone = kept and all(record.status in standing.NONE_THERE for record in kept.values())
    return standing.without(item, file.url) if gone else item


def _read(spider: SourceSpider, record: Record) -> Replayed:
    arrived = Arrived(record.url, record.url, record.status, record.body, record.content_type)
    page = read(arrived, record.fetched_at, detail=True)
    if isinstance(page, NonContent):
        return Replayed(record.source, record.url, reason=f"{page.outcome}: {page.reason}")
    entry = ListEntry.model_validate(record.context["entry"])
    try:
        return Replayed(record.source, record.url, tuple(spider.read_items(page, entry)))
    except READING as error:
        return Replayed(record.source, record.url, reason=f"rejected: {describe(error)}")
