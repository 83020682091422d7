"""``juzhao probe``: which family a site is of, what would be extracted, and the TOML to keep.

One page is fetched and compared with the signs of all families, in a process of its own with a clock. The likeliest ones
are tried on one list and three details, since only items prove a family. A page that says nothing is asked at the vendors'
addresses; then as ``generic`` and by its details' JSON-LD.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote, urljoin, urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from config.settings import Settings
from crawler import heard, noncontent
from crawler.apart import NotDone, apart
from crawler.arrival import is_file
from crawler.charset import decode
from crawler.families import spider_classes
from crawler.guard import AddressRefused, check_url
from crawler.items import EVENTS, Outcome, RawItem
from crawler.parsing.address import canonical, same_site
from crawler.parsing.board import path_parts
from crawler.parsing.page import Page
from crawler.parsing.rendered import by_script
from crawler.reactor import in_reactor, scrapy_settings
from crawler.recognise import MOST, Guess, knocks, recognise
from crawler.site_file import source_of, toml_of
from crawler.source import Source
from crawler.spiders.failures import explain

DETAILS = 3
MOST_PAGES = 25
"""Requests that trying one family may take."""
PATIENCE = 300
"""Seconds for one family."""
_WANTED = (
    *("title", "published", "employer", "deadline", "event_start", "venue", "location", "degree", "salary"),
    *("description", "attachments"),
)
_ADVICE: dict[str, str] = {
    "": "give the address of the page that lists the announcements",
    "gone": "look in a browser where the page is now",
    "blocked": "give a page that needs no login and that the site lets crawlers read",
    "retry-later": "see whether a browser shows it, then try again",
    "rejected": "give the address of a page that lists announcements",
}
"""What to do, by how the attempt ended."""
_BY_SCRIPT = "look for the interface that the script asks (docs/adding-a-source.md)"
_WHOLE = "write it like http://job.xjtu.edu.cn/"
_NEEDED = ("title", "published", "description")
_NEEDED_OF_EVENTS = ("title", "event_start", "description")
"""Of talks and fairs hardly a platform says when they were published."""


@dataclass(slots=True)
class ProbeResult:
    """What was found; ``family`` is empty when the site could not be read, ``outcome`` then how the attempt ended."""

    url: str
    family: str = ""
    outcome: Outcome | Literal[""] = ""
    confidence: float = 0.0
    evidence: str = ""
    reason: str = ""
    found: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    elsewhere: str = ""
    """The host of another site that the address redirected to."""
    listed: str = ""
    """Where the list stands, when the address is none: an announcement, a further page of the list."""
    advice: str = ""
    """What to do where the site could not be read."""
    by_script: bool = False
    """Whether its list is made by a script in the browser."""
    sure: dict[str, float] = field(default_factory=dict)
    samples: list[dict[str, Any]] = field(default_factory=list)
    toml: str = ""
    scripted: list[str] = field(default_factory=list)
    """Of a site that scripts make: which of them were read, what was asked, why it was no list."""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {name: getattr(self, name) for name in self.__slots__}

    def named(self, identity: str) -> str:
        """The TOML for a file of this name, which must be the source's id."""
        return re.sub(r'^id = ".*"$', f'id = "{identity}"', self.toml, count=1, flags=re.MULTILINE)

    def as_text(self) -> str:
        """For people."""
        if not self.family:
            said = self.reason if self.reason.startswith(self.url) else f"{self.url}: {self.reason}"
            return f"{said}; {self.advice}" if self.advice else said
        lines = [f"family      {self.family} ({self.confidence:.0%}: {self.evidence})"]
        for sample in self.samples:
            lines.append(f"sample      {sample['title']}")
            lines += [f"            {name}: {value}" for name, value in sample.items() if name != "title" and value]
        counts = (f"{name} {count}/{len(self.samples)}" for name, count in self.found.items() if count)
        lines += [f"found       {', '.join(counts)}"] if self.samples else []
        lines += [f"missing     {', '.join(self.missing)}"] if self.missing else []
        lines += (
            [f"confidence  {', '.join(f'{name} {value:.0%}' for name, value in self.sure.items())}"]
            if self.sure
            else []
        )
        lines += (
            [f"elsewhere   redirected to another site, {self.elsewhere}: see whose it is"] if self.elsewhere else []
        )
        lines += [f"list        {self.listed}: the address itself is not where it begins"] if self.listed else []
        lines += [f"trouble     {self.reason}"] if self.reason else []
        return "\n".join([*lines, "", self.toml])


@dataclass(slots=True)
class Fetched:
    """One page as it arrived (``url``: where redirects led to), or how and why it did not."""

    text: str = ""
    status: int = 0
    url: str = ""
    outcome: Outcome = "ok"
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page says: the families that it may be of, the wall that it is, why its lists would need a browser."""

    guesses: list[Guess]
    wall: noncontent.NonContent | None
    by_script: str


class _PageSpider(Spider):
    """Fetches one page through the same guards as every crawl."""

    name = "probe-page"

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url = url
        self.page: Response | None = None
        self.outcome: Outcome = "retry-later"
        self.trouble = "the site does not answer"

    async def start(self) -> Any:
        """The one request; redirects are followed, also one to the address itself, which ends as a loop."""
        yield Request(self.url, callback=self.parse, errback=self.failed, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> None:
        """Keep it."""
        self.page = response

    def failed(self, failure: Failure) -> None:
        """Keep the page of an error, else the reason."""
        if isinstance(failure.value, HttpError):
            self.page = failure.value.response
        else:
            self.outcome, self.trouble = explain(failure, self.url)


def probe_blocking(url: str, settings: Settings) -> ProbeResult:
    """Fetch one list and three details; never raises for what a site does."""
    result: ProbeResult = in_reactor(lambda: probe(url, settings))
    return result


async def probe(url: str, settings: Settings) -> ProbeResult:
    """See :func:`probe_blocking`; needs the asyncio reactor."""
    result = await _probed(ProbeResult(url), settings)
    if not result.family and not result.advice:
        result.advice = _BY_SCRIPT if result.by_script else _ADVICE[result.outcome]
    return result


async def _probed(result: ProbeResult, settings: Settings) -> ProbeResult:
    url = result.url
    try:
        check_url(url, allow_private=settings.allow_private_networks)
    except AddressRefused as error:
        result.outcome, result.reason, result.advice = "blocked", str(error), _WHOLE
        return result
    fetched = await fetch_page(url, settings)
    if fetched.trouble:
        result.outcome, result.reason = fetched.outcome, fetched.trouble
        return result
    result.elsewhere = "" if same_site(url, fetched.url) else urlsplit(fetched.url).hostname or ""
    try:
        seen = await apart(see, fetched.url, fetched.text)
    except NotDone as error:
        result.outcome, result.reason = "rejected", f"the page {error}: {len(fetched.text):,} characters"
        return result
    wall = noncontent.by_status(fetched.status) or seen.wall
    guesses = [guess for guess in seen.guesses if guess.family != "generic"][:3]
    for guess in guesses:
        if await _try(guess, result, fetched.text, settings):
            return result
    if await _knock(result, settings):
        return result
    for guess in _last_resorts() if wall is None else ():
        if await _try(guess, result, fetched.text, settings):
            return result
    if wall is not None:
        result.outcome, result.reason = wall.outcome, f"{wall.outcome}: {wall.reason}"
    if guesses and guesses[0].confidence >= 0.8:
        _name(result, guesses[0], fetched.text, "listed")
    elif result.family:
        result.family, result.toml = "", ""
    if not result.reason:
        result.reason, result.by_script = seen.by_script or "no list of announcements was found", bool(seen.by_script)
    return result


def see(url: str, text: str) -> Seen:
    """What a page says of its site."""
    return Seen(recognise(url, text), noncontent.recognise(text), by_script(Page(url, text)))


def _last_resorts() -> tuple[Guess, ...]:
    return (
        Guess("generic", 0.3, "no known platform: lists and texts are told by how the pages are built"),
        Guess("jsonld", 0.3, "no known platform: what its pages lead to holds schema.org postings"),
    )


async def fetch_page(url: str, settings: Settings) -> Fetched:
    """One page, by the way of every crawl."""
    runner = AsyncCrawlerRunner(_probing(settings))
    crawler = runner.create_crawler(_PageSpider)
    await runner.crawl(crawler, url=url)
    spider: Any = crawler.spider
    if spider.page is None:
        return Fetched(outcome=spider.outcome, trouble=spider.trouble)
    if is_file(spider.page.body):
        return Fetched(outcome="rejected", trouble="a file and no page", url=spider.page.url)
    kind = (spider.page.headers.get("Content-Type") or b"").decode("latin-1")
    return Fetched(decode(spider.page.body, kind).text, spider.page.status, spider.page.url)


def _probing(settings: Settings) -> Any:
    found = scrapy_settings(settings)
    found.update({"ITEM_PIPELINES": {}, "JUZHAO_FRONTIER": "", "EXTENSIONS": {}}, priority="cmdline")
    return found


async def _knock(result: ProbeResult, settings: Settings) -> bool:
    """Ask at the addresses where vendors' boards answer; whether one did and gave positions."""
    name = next(iter(path_parts(result.url, "boards", "jobs", "careers")), "")
    for knock in knocks():
        if "{name}" in knock.path and not name:
            continue
        if not knock.path:
            if await _try(Guess(knock.family, 0.7, "its API answers"), result, "", settings):
                return True
            continue
        fetched = await fetch_page(urljoin(result.url, knock.path.format(name=quote(name))), settings)
        if fetched.status == 200 and knock.reply.search(fetched.text[:MOST]):
            guess = Guess(knock.family, 0.9, f"answers at {knock.path.split('?')[0].format(name=name)}")
            if await _try(guess, result, "", settings):
                return True
    return False


async def _try(guess: Guess, result: ProbeResult, page: str, settings: Settings) -> bool:
    """Crawl one list and three details as the guessed family; whether that proved it (items, or the family's wall)."""
    spider = spider_classes().get(guess.family)
    if spider is None:
        return False
    items, lists, report = await _sample(spider, source_of(result.url, guess.family, page), settings)
    result.scripted = report.pop("scripted", None) or result.scripted
    blocked = report.get("outcome") == "blocked" and guess.confidence >= 0.8
    if not items and not blocked:
        if guess.confidence >= 0.8:
            result.reason = result.reason or str(report.get("reason") or "")
        return False
    result.listed = _where_listed(result.url, lists)
    _name(result, guess, page, "blocked" if blocked and not items else "listed")
    result.reason = str(report.get("reason") or "") if not items else ""
    _describe(result, items)
    return True


async def _sample(spider: Any, source: Source, settings: Settings) -> tuple[list[RawItem], list[str], dict[str, Any]]:
    """The first three items of a crawl that is stopped after them, the lists that its entrance led to, and its report."""
    runner = AsyncCrawlerRunner(_probing(settings))
    crawler = runner.create_crawler(spider)
    asked = heard.listen(crawler)
    items: list[RawItem] = []
    stopping: list[asyncio.Future[None]] = []

    def keep(item: RawItem, **_: Any) -> None:
        items.append(item)
        if len(items) == DETAILS:
            stopping.append(asyncio.ensure_future(crawler.stop_async()))

    crawler.signals.connect(keep, signal=signals.item_scraped, weak=False)
    try:
        await asyncio.wait_for(runner.crawl(crawler, source=source, max_pages=MOST_PAGES, list_pages=1), PATIENCE)
    except TimeoutError:
        return items[:DETAILS], [], {"reason": f"took longer than {PATIENCE} s"}
    lists = [ask.url for ask in getattr(crawler.spider, "found", ())]
    report = dict(getattr(crawler.spider, "report", {}) or {})
    return items[:DETAILS], lists, {**report, "scripted": await heard.lines(asked)}


def _where_listed(url: str, lists: list[str]) -> str:
    """The one list that an address inside a site leads to, when it is not that list itself: a front page keeps its address."""
    front = urlsplit(url).path in ("", "/") and not urlsplit(url).query
    alone = len(lists) == 1 and canonical(lists[0]) != canonical(url)
    return lists[0] if alone and not front else ""


def _name(result: ProbeResult, guess: Guess, page: str, state: str) -> None:
    result.family, result.confidence, result.evidence = guess.family, guess.confidence, guess.why
    source = source_of(result.url, guess.family, page)
    result.toml = toml_of(source.model_copy(update={"url": result.listed or result.url}), state)


def _describe(result: ProbeResult, items: list[RawItem]) -> None:
    """The fields found, in words: of each sample, in all, and what no sample has."""
    result.samples = [_shown(item) for item in items]
    result.found = {name: sum(bool(getattr(item, name)) for item in items) for name in _WANTED}
    needed = {name for item in items for name in (_NEEDED_OF_EVENTS if item.section in EVENTS else _NEEDED)}
    result.missing = [name for name in _WANTED if name in needed and not result.found[name]]
    named = {name for item in items for name in item.confidence}
    result.sure = {name: min(item.confidence.get(name, 0.0) for item in items) for name in sorted(named)}


def _shown(item: RawItem) -> dict[str, Any]:
    """One sample: short fields whole, the text by its length and beginning."""
    shown: dict[str, Any] = {name: getattr(item, name) for name in ("title", *_WANTED[1:-2])} | {"url": item.url}
    if item.description:
        shown["description"] = f"{len(item.description)} characters: {' '.join(item.description.split())[:60]}"
    return shown | {"attachments": ", ".join(file.name for file in item.attachments)}
