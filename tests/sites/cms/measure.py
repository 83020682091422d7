"""How many announcements of a style the generic reader gets right: title and day, body, files; without a network."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote, urlencode, urlsplit

from crawler.charset import decode
from crawler.items import ListEntry, RawItem
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import Style

SITE = "http://site.example"


@dataclass
class Score:
    """What was found of a site, and what of it is wrong."""

    style: str
    expected: int
    items: list[RawItem] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    right: int = 0
    bodies: int = 0
    files: int = 0
    with_files: int = 0
    extra: int = 0
    problem: str = ""

    @property
    def share(self) -> float:
        """Announcements with right title and day."""
        return self.right / self.expected


def fetch(style: Style, ask: Ask) -> Page:
    """The page that answers an ask. Raises :class:`LookupError` unless the site answers 200."""
    parts = urlsplit(ask.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = json.dumps(ask.json) if ask.json is not None else urlencode(ask.form or {})
    method = "GET" if ask.json is None and ask.form is None else "POST"
    status, kind, data = style.reply(method, target, body)
    if status != 200:
        raise LookupError(f"{target}: {status}")
    return Page(ask.url, decode(data, kind).text, fetched_at=datetime(2026, 11, 25, tzinfo=UTC))


def _fetched(style: Style, ask: Ask) -> Page | None:
    try:
        return fetch(style, ask)
    except LookupError:
        return None


def crawl(style: Style, read: Collection[Notice]) -> tuple[list[ListEntry], list[RawItem], str]:
    """All rows of a site by the spider's own words, the items of those of ``read`` and of none, and what went wrong."""
    source = Source(id="site", name="site", kind="government", family="generic", url=SITE + style.start)
    spider = GenericSpider(source=source)
    entries: dict[str, ListEntry] = {}
    problem = ""
    entrance = spider.entrance()
    assert entrance is not None
    page: Page | None = fetch(style, entrance)
    while (further := spider.next_entrance(page, entrance)) is not None:
        page, entrance = _fetched(style, further), further
    for first in list(spider.lists_on(fetch(style, Ask(source.url)))):
        ask: Ask | None = first
        for _ in range(40):
            assert ask is not None
            try:
                page = fetch(style, ask)
                if (instead := spider.instead(page, ask)) is not None:
                    ask = instead
                    continue
                listed = spider.read_list(page, ask)
            except (ValueError, LookupError) as error:
                if ask.otherwise is not None:
                    ask = ask.otherwise
                    continue
                absent = (ask.optional and ask.number == 1) or (ask.guessed and isinstance(error, LookupError))
                problem = problem if absent else f"{problem} {error}"
                break
            fresh = [entry for entry in listed.entries if entry.key not in entries]
            entries.update({entry.key: entry for entry in fresh})
            whole = listed.total is not None and len(entries) >= listed.total
            goes_on = (fresh or spider.repeats(ask, listed)) and not listed.last and not whole
            ask = spider.next_ask(page, ask, listed) if goes_on else None
            if ask is None:
                break
    items = []
    for entry in entries.values():
        notice = _notice(entry, style)
        if notice is not None and notice not in read:
            continue
        try:
            items.append(spider.from_list(entry) or _detail(style, spider, entry))
        except (ValueError, LookupError) as error:
            problem = f"{problem} {error}"[:300]
    return list(entries.values()), items, problem


def _detail(style: Style, spider: GenericSpider, entry: ListEntry) -> RawItem:
    """The item of a row, wherever its page leads to."""
    ask = spider.detail_ask(entry)
    page = fetch(style, ask)
    while (further := spider.detail_instead(page, entry, ask)) is not None:
        ask, found = further, _fetched(style, further)
        while found is None and ask.otherwise is not None:
            ask, found = ask.otherwise, _fetched(style, ask.otherwise)
        if found is None:
            raise LookupError(f"{ask.url}: no answer")
        page = found
    return spider.read_detail(page, entry)


def score(style: Style, whole: bool = True) -> Score:
    """Compare with what the site holds. Unless ``whole``, all rows are still to be found, but of :func:`typical` ones
    alone the pages are read, and they are what is expected."""
    read = style.holding.notices if whole else typical(style.holding)
    rows, items, problem = crawl(style, read)
    by_number = {notice.number: item for item in items if (notice := _notice(item, style)) is not None}
    found = Score(style.name, len(read), items, problem=problem.strip())
    found.extra = len(items) - len(by_number)
    listed = {notice.number for row in rows if (notice := _notice(row, style)) is not None}
    for notice in style.holding.notices:
        if (item := by_number.get(notice.number)) is not None:
            _judge(found, notice, item)
        elif notice in read or notice.number not in listed:
            found.wrong.append(f"missing {notice.title}")
    return found


def typical(held: Holding) -> tuple[Notice, ...]:
    """Every fourth, the last one, and the first of each kind of body, with files and without."""
    firsts: dict[tuple[str, bool], Notice] = {}
    for notice in held.notices:
        firsts.setdefault((notice.kind, bool(notice.files)), notice)
    chosen = {*held.notices[::4], held.notices[-1], *firsts.values()}
    return tuple(notice for notice in held.notices if notice in chosen)


def _notice(found: ListEntry | RawItem, style: Style) -> Notice | None:
    """What a row or an item is of."""
    return next((notice for notice in style.holding.notices if style.mark(notice.number) in found.key), None)


def _judge(found: Score, notice: Notice, item: RawItem) -> None:
    day = notice.day.isoformat()
    dated = item.published[:10] == day or (len(item.published) == 5 and day.endswith(item.published))
    titled = "".join(item.title.split()) == "".join(notice.title.split())
    found.right += dated and titled
    if not (dated and titled):
        found.wrong.append(f"{notice.title} {day} | {item.title} {item.published}")
    if notice.kind in ("text", "table"):
        lines = [line for line in item.description.splitlines() if line]
        whole = all(line in item.description for line in notice.paragraphs)
        found.bodies += whole and sum(map(len, lines)) < sum(map(len, notice.paragraphs)) + 150
        if not whole:
            found.wrong.append(f"body {notice.number}: {item.description[:80]!r}")
    else:
        found.bodies += item.extraction == "unsure" and bool(item.attachments)
    names = {unquote(file.url).rsplit("/", 1)[-1] for file in item.attachments}
    found.with_files += bool(notice.files)
    found.files += bool(notice.files) and all(url.rsplit("/", 1)[-1] in names for _, url in notice.files)


def table(styles: tuple[Style, ...]) -> list[Score]:
    """Scores of the styles, printed."""
    scores = [score(style) for style in styles]
    print(f"{'style':18} {'title+day':>9} {'body':>6} {'files':>7} {'extra':>5}  trouble")
    for one in scores:
        print(
            f"{one.style:18} {one.right:4}/{one.expected:<4} {one.bodies:3}/{one.expected} {one.files:3}/{one.with_files:<3} {one.extra:5}  {one.problem[:90]}"
        )
    total = sum(one.right for one in scores) / sum(one.expected for one in scores)
    print(f"right title and day: {total:.1%}")
    return scores
