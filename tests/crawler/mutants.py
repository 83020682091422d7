"""Saved pages, damaged by a seeded mutator, on the way from bytes to the store (R2). What may be raised is a reading's
own refusal; anything else is a defect.
"""

from __future__ import annotations

import contextlib
import json
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler import arrival, traps
from crawler.items import ListEntry, RawItem
from crawler.parsing.layout import sketch
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import READING, Ask, SourceSpider
from pipelines.frontier import record
from pipelines.reading import to_posting
from pipelines.storing import store_reading
from store.store import Store
from tests.crawler.saved import ADDRESS, SavedSite, Visit

Damage = Callable[[bytes, bytes, random.Random], bytes]
HANGS = 30
"""Seconds of CPU after which a mutant is given up."""
TOKENS = (
    *("//[x", "http://[::1", "http://h:99999/", "javascript:void(0)", "\\\\h\\s", "mailto:a@b.example", "http://" + "a" * 3000),
    *("null", "[]", "{}", "true", "-1", "1e400", "NaN", "9" * 40, "0", '""', '"\\ud800"', '"\\u0000"', "[[[[", '{"a":'),
    *("\0", "\x0b", "\x1b[0m", "\r\n", "\u202e", "\u200b", "\ufeff", "\ufffd", "𠮷", "é" * 50, "０", "〇", "万", "亿"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</", '"', "'", "<base href='//[x'>", "<table><tr><td colspan=99999>", "<div>" * 300),
    *("<script>", "</script>", "<style>", "<svg><a href=x>", "<form action='//[x'>", "<a href=x onclick=\"f('a',1)\">9</a>", "<select><option value=''>2"),
    *("&#0;", "&#xD800;", "&#99999999999;", "&nbsp;" * 20, "&lt;" * 9, "%", "%zz", "%00", "?", "#", ";jsessionid="),
    *("2026-13-45", "9999-12-31", "0001-01-01", "2026年2月30日", "24:60", "99999年", "3000-5000亿/月", "招聘" + "9" * 30 + "人", "至" * 200, "-" * 500),
    *("共0页", "共-1条", "共99999999999条", "下一页", "createPageHTML(9,1,'index','html')", "(((((", "[" * 200, "|" * 300, "：" * 200),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One saved answer and what it was an answer to."""

    site: str
    spider: SourceSpider
    kind: str
    ask: Ask
    entry: ListEntry | None
    body: bytes
    content_type: str
    url: str


class _Recorded(Visit):
    """A visit that keeps every answer it got."""

    def __init__(self, site: SavedSite) -> None:
        super().__init__(site)
        self.kept: list[Sample] = []
        self.kind, self.entry = "entrance", None

    def page(self, ask: Ask) -> Page | None:
        reply = self.site.answer(request := self._request(ask))
        kind, url = reply.headers["Content-Type"], ADDRESS + request.target
        self.kept.append(Sample(self.site.name, self.spider, self.kind, ask, self.entry, reply.body, kind, url))
        return super().page(ask)

    def _walk(self, ask: Ask) -> Iterator[ListEntry]:
        self.kind = "list"
        yield from super()._walk(ask)

    def _items(self, entry: ListEntry) -> list[RawItem]:
        self.kind, self.entry = "detail", entry
        return super()._items(entry)


def samples(sites: list[SavedSite]) -> list[Sample]:
    """Every answer of the sites that is no error."""
    found: list[Sample] = []
    for site in sites:
        visit = _Recorded(site)
        visit.run()
        found += [sample for sample in visit.kept if len(sample.body) > 60]
    return found


def mutated(sample: Sample, other: Sample, draw: random.Random) -> bytes:
    """The body with one to four damages."""
    return damaged(sample.body, other.body, draw, _DAMAGES)


def damaged(body: bytes, other: bytes, draw: random.Random, damages: tuple[Damage, ...] = ()) -> bytes:
    """Any bytes with one to four damages; by default such as need no text."""
    for _ in range(draw.randint(1, 4)):
        body = draw.choice(damages or (_flip, _flip, _drop, _repeat, _cut, _insert, _splice))(body, other, draw)
    return body[: 4 << 20]


def _span(body: bytes, draw: random.Random, longest: int = 400) -> tuple[int, int]:
    start = draw.randrange(len(body) + 1)
    return start, min(len(body), start + draw.randint(1, longest))


def _flip(body: bytes, other: bytes, draw: random.Random) -> bytes:
    made = bytearray(body)
    for _ in range(draw.randint(1, 30) if made else 0):
        made[draw.randrange(len(made))] = draw.randrange(256)
    return bytes(made)


def _drop(body: bytes, other: bytes, draw: random.Random) -> bytes:
    start, end = _span(body, draw)
    return body[:start] + body[end:]


def _repeat(body: bytes, other: bytes, draw: random.Random) -> bytes:
    start, end = _span(body, draw)
    return body[:start] + body[start:end] * draw.choice((2, 5, 200)) + body[end:]


def _cut(body: bytes, other: bytes, draw: random.Random) -> bytes:
    return body[: draw.randrange(len(body) + 1)]


def _insert(body: bytes, other: bytes, draw: random.Random) -> bytes:
    start, _ = _span(body, draw)
    return (
        body[:start] + draw.choice(TOKENS).encode("utf-8", "surrogatepass") * draw.choice((1, 1, 1, 50)) + body[start:]
    )


def _splice(body: bytes, other: bytes, draw: random.Random) -> bytes:
    start, end = _span(body, draw)
    first, last = _span(other, draw, 4000)
    return body[:start] + other[first:last] + body[end:]


def _value(body: bytes, other: bytes, draw: random.Random) -> bytes:
    """A quoted or tagged value replaced by another: what stands between quotes or between ``>`` and ``<``."""
    text = body.decode("utf-8", "replace")
    mark = draw.choice(('"', "'", ">"))
    start = text.find(mark, draw.randrange(len(text) + 1)) + 1
    end = text.find("<" if mark == ">" else mark, start)
    if start == 0 or end < 0:
        return body
    return (text[:start] + draw.choice(TOKENS) + text[end:]).encode("utf-8", "surrogatepass")


def _json(body: bytes, other: bytes, draw: random.Random) -> bytes:
    """A value of a JSON document replaced by one of another type."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return _value(body, other, draw)
    places: list[tuple[Any, Any]] = []
    todo = [data]
    while todo:
        node = todo.pop()
        keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        places += [(node, key) for key in keys]
        todo += [node[key] for key in keys]
    if not places:
        return body
    for node, key in draw.sample(places, min(len(places), draw.randint(1, 5))):
        node[key] = draw.choice(
            (None, [], {}, "", 0, -1, 1e308, 10**30, True, [None], {"a": None}, "\ud800", [[]], *TOKENS)
        )
    return json.dumps(data).encode()


def _encoded(body: bytes, other: bytes, draw: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(draw.choice(("gb18030", "utf-16", "big5", "latin-1")), "replace")


_DAMAGES: tuple[Damage, ...] = (
    *(_flip, _drop, _repeat, _cut, _insert, _insert, _splice, _value, _value, _json, _json, _encoded),
)


@dataclass
class Tally:
    """What became of mutants."""

    tried: int = 0
    read: int = 0
    stored: int = 0
    slow: list[str] = field(default_factory=list)
    slowest: float = 0.0
    defects: dict[str, str] = field(default_factory=dict)
    """By where it was raised: the trace of the first."""


class _Hang(BaseException):
    """A mutant took longer than anybody waits."""


def run(
    found: list[Sample], count: int, seed: int, store: Store, each: Callable[[int], None] = lambda _: None,
    store_every: int = 1,
) -> Tally:  # fmt: skip
    """So many mutants of the samples through everything; ``each`` is told the number of each before it begins."""
    draw, tally = random.Random(seed), Tally()
    runs = {sample.spider.source.id: _begun(store, sample.spider.source) for sample in found}
    signal.signal(signal.SIGPROF, _give_up)
    try:
        for number in range(count):
            each(number)
            sample, other = draw.choice(found), draw.choice(found)
            body = mutated(sample, other, draw)
            _one(
                sample, body, tally, store if number % store_every == 0 else None, runs, f"seed {seed} number {number}"
            )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return tally


def _give_up(*_: object) -> None:
    raise _Hang


def _begun(store: Store, source: Source) -> int:
    store.crawls.know_source(record(source))
    return store.crawls.begin_run(source.id).id


def _one(sample: Sample, body: bytes, tally: Tally, store: Store | None, runs: dict[str, int], name: str) -> None:
    tally.tried += 1
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    try:
        for item in _items(sample, body):
            posting = to_posting(item, item.fetched_at)
            tally.read += 1
            if store is not None and posting.title:
                store_reading(store, runs[sample.spider.source.id], item, posting)
                tally.stored += 1
    except (_Hang, Exception) as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        tally.defects.setdefault(
            place, f"{name} {sample.site} {sample.kind} {sample.url}\n{traceback.format_exc(limit=-8)}"
        )
    signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - started
    tally.slowest = max(tally.slowest, seconds)
    if seconds > 2:
        tally.slow.append(f"{seconds:.1f} s: {name} {sample.site} {sample.kind}")


def _items(sample: Sample, body: bytes) -> list[RawItem]:
    """What a crawl would make of the answer: the same calls as the base of all spiders makes, unguarded where it is."""
    spider, now = sample.spider, sample.spider.settings_in_use().clock()
    arrived = arrival.Arrived(sample.url, sample.url, 200, body, sample.content_type)
    page = arrival.read(arrived, now, detail=sample.kind == "detail")
    if not isinstance(page, Page):
        return []
    sketch(page)
    if sample.kind == "entrance":
        _asks(spider, page, sample.ask)
        return []
    if sample.kind == "list":
        return _rows(spider, page, sample.ask)
    assert sample.entry is not None
    try:
        found = spider.read_detail(page, sample.entry)
        return [found] if isinstance(found, RawItem) else list(found)
    except READING:
        return []


def _asks(spider: SourceSpider, page: Page, ask: Ask) -> None:
    if spider.next_entrance(page, ask) is not None:
        return
    try:
        asks = list(spider.lists_on(page))
    except READING:
        return
    for further in asks[:20]:
        spider.request(further)


def _rows(spider: SourceSpider, page: Page, ask: Ask) -> list[RawItem]:
    try:
        listed = spider.read_list(page, ask)
    except READING:
        return []
    following = None if listed.last else spider.next_ask(page, ask, listed)
    if following is not None:
        spider.request(following)
    items = []
    for entry in listed.entries[:20]:
        if not traps.reason(entry.url):
            traps.like(entry.url)
        try:
            item = spider.from_list(entry)
        except ValueError:
            continue
        if item is not None:
            items.append(item)
            continue
        with contextlib.suppress(ValueError):  # a row that makes no address is rejected by itself
            spider.request(spider.detail_ask(entry))
    return items
