"""Saved sites: a folder of pages and a ``site.toml`` that says which request each page answers.

``tests/crawler/FAMILY/NAME/`` holds::

    site.toml        what the registry file says beyond id, name and kind; routes from requests to pages
    *.html, *.json   the pages, invented, in the structure of the platform
    expected.json    what a crawl gives: lists, items, outcome; written by ``pytest tests/crawler --golden``, read by you

A route of ``site.toml`` answers when every condition it names holds; the first that fits answers::

    family = "wsjysc"
    url = "/"                        # below the address the site gets
    options = {}                     # only what cannot be read from address or page

    [[route]]
    path = "/web/wsjysc/lbxq/getXjhPageList"
    method = "POST"                  # default: any
    match = { current = 1 }          # query, form or JSON body; "" also matches an absent value
    headers = { token = "abc" }      # request headers; cookies = {…} likewise
    file = "talks-1.json"            # or text = "…"; ``{{site}}`` in it becomes the site's address
    status = 200
    type = "text/html"               # default by the file's ending
    charset = "utf-8"                # what the text is encoded in and declared as
    set_cookie = "SESSION=1"         # ; location = "/…" for redirects
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from config.settings import load_settings
from crawler.charset import decode
from crawler.families import spider_class
from crawler.items import EVENTS, ListEntry, RawItem
from crawler.parsing.page import Page, Walled
from crawler.parsing.records import told
from crawler.source import Source
from crawler.spiders.base import READING, Ask, SourceSpider
from tests.sites.listening import Listening

ADDRESS = "https://site.example"
"""Stands for the site's address in ``expected.json``."""
_TYPES = {".json": "application/json", ".html": "text/html", ".xml": "text/xml", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a site sees it."""

    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def values(self) -> dict[str, str]:
        """Query and body, form or JSON, as one table of strings."""
        found = dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))
        text = self.body.decode("utf-8", "replace")
        if "json" in self.headers.get("content-type", "") and text[:1] == "{":
            found |= {name: str(value) for name, value in json.loads(text).items()}
        elif "x-www-form-urlencoded" in self.headers.get("content-type", ""):
            found |= dict(parse_qsl(text, keep_blank_values=True))
        return found

    @property
    def cookies(self) -> dict[str, str]:
        return {name: morsel.value for name, morsel in SimpleCookie(self.headers.get("cookie", "")).items()}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a site answers."""

    status: int
    headers: dict[str, str]
    body: bytes


class SavedSite:
    """One folder of saved pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
        self.routes: list[dict[str, Any]] = self.about.get("route", [])

    @property
    def name(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def expected(self) -> Path:
        return self.folder / "expected.json"

    def source(self, address: str = ADDRESS) -> Source:
        """The registry entry of this site at ``address``: required keys and what ``site.toml`` adds."""
        return Source(
            id=self.folder.name,
            name=str(self.about.get("name", self.name)),
            kind=self.about.get("kind", "university"),
            family=self.about["family"],
            url=address + self.about.get("url", "/"),
            options=self.about.get("options", {}),
        )

    def answer(self, request: Request, address: str = ADDRESS) -> Reply:
        """The page of the first route that fits, else 404."""
        for route in self.routes:
            if _fits(route, request):
                return self._reply(route, address)
        return Reply(404, {"Content-Type": "text/html"}, b"<html><body>404 Not Found</body></html>")

    def _reply(self, route: dict[str, Any], address: str) -> Reply:
        name, charset = route.get("file", ""), route.get("charset", "utf-8")
        text = (self.folder / name).read_text(encoding="utf-8") if name else route.get("text", "")
        kind = route.get("type") or _TYPES.get(Path(name).suffix, "text/html")
        headers = {"Content-Type": f"{kind}; charset={charset}"}
        for key, header in (("set_cookie", "Set-Cookie"), ("location", "Location")):
            if key in route:
                headers[header] = route[key].replace("{{site}}", address)
        return Reply(route.get("status", 200), headers, text.replace("{{site}}", address).encode(charset))


def _fits(route: dict[str, Any], request: Request) -> bool:
    if route["path"] != request.path or route.get("method", request.method) != request.method:
        return False
    return (
        _holds(route.get("match", {}), request.values)
        and _holds(route.get("headers", {}), request.headers)
        and _holds(route.get("cookies", {}), request.cookies)
    )


def _holds(wanted: dict[str, Any], given: dict[str, str]) -> bool:
    return all(given.get(name, given.get(name.lower(), "")) == str(value) for name, value in wanted.items())


def saved_sites(folder: Path) -> list[SavedSite]:
    """All saved sites below a folder."""
    return [SavedSite(found.parent) for found in sorted(folder.glob("*/*/site.toml"))]


# -- without a network ---------------------------------------------------------------------------------------------


class Visit:
    """Walks a site with its spider's own words and no network: entrance, lists to their end, details."""

    def __init__(self, site: SavedSite) -> None:
        self.site = site
        self.spider: SourceSpider = spider_class(site.about["family"])(source=site.source())
        vars(self.spider)["settings_in_use"] = load_settings
        self.jars: dict[str, dict[str, str]] = {}
        self.lists: list[dict[str, Any]] = []
        self.items: list[RawItem] = []

    def page(self, ask: Ask) -> Page | None:
        """The page that answers an ask; ``None`` unless the site answers 200."""
        request = self._request(ask)
        for _ in range(6):
            reply = self.site.answer(request)
            cookie = SimpleCookie(reply.headers.get("Set-Cookie", ""))
            self.jars.setdefault(ask.session, {}).update({name: morsel.value for name, morsel in cookie.items()})
            if "Location" not in reply.headers:
                break
            request = self._request(Ask(self.spider.url(reply.headers["Location"]), session=ask.session))
        if reply.status != 200:
            return None
        return Page(ADDRESS + request.target, decode(reply.body, reply.headers["Content-Type"]).text)

    def _request(self, ask: Ask) -> Request:
        made = self.spider.request(ask)
        headers = {key.decode().lower(): values[0].decode() for key, values in made.headers.items()}
        jar = self.jars.get(ask.session, {})
        if jar:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        parts = urlsplit(made.url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return Request(made.method, target or "/", headers, made.body)

    def run(self) -> Visit:
        """Everything, at most a hundred pages a list."""
        entries: dict[str, ListEntry] = {}
        entrance = self.spider.entrance()
        page = None
        while entrance is not None:
            page = self.page(entrance)
            entrance = self.spider.next_entrance(page, entrance)
        for ask in self._lists(page):
            for entry in self._walk(ask):
                entries.setdefault(entry.key, entry)
        for entry in entries.values():
            self.items += self._items(entry)
        return self

    def _lists(self, page: Page | None) -> list[Ask]:
        """First pages of the lists; none behind a wall at the entrance."""
        try:
            return list(self.spider.lists_on(page) if page is not None else self.spider.lists())
        except Walled:
            return []

    def _walk(self, ask: Ask) -> Iterator[ListEntry]:
        seen: set[str] = set()
        about: dict[str, Any] = {"section": ask.section, "pages": 0, "total": None}
        following: Ask | None = ask
        while following is not None and about["pages"] < 100:
            page = self.page(following)
            if page is None and following.otherwise is None:
                break
            try:
                if page is None:
                    raise ValueError("no such list")
                listed = self.spider.read_list(page, following)
            except Walled:
                break
            except READING:
                if following.otherwise is not None:
                    following = following.otherwise
                    continue
                if following.guessed or (following.optional and following.number == 1):
                    break
                raise
            fresh = [entry for entry in listed.entries if entry.key not in seen]
            seen.update(entry.key for entry in fresh)
            yield from fresh
            about["pages"] += 1
            about["total"] = listed.total if listed.total is not None else about["total"]
            stuck = not fresh and not self.spider.repeats(following, listed)
            full = about["total"] is not None and len(seen) >= about["total"]
            following = None if listed.last or stuck or full else self.spider.next_ask(page, following, listed)
        if about["pages"]:
            self.lists.append(about | {"entries": len(seen)})

    def _items(self, entry: ListEntry) -> list[RawItem]:
        whole = self.spider.from_list(entry)
        if whole is not None:
            return [whole]
        ask: Ask | None = self.spider.detail_ask(entry)
        while ask is not None:
            page = self.page(ask)
            ask = ask.otherwise
            if page is None and ask is None and self.spider.needs_no_page(entry):
                return [told(entry, "", self.spider.family, self.spider.settings_in_use().clock())]
            try:
                found = self.spider.read_detail(page, entry) if page is not None else []
            except READING:
                if ask is not None:
                    continue
                event = entry.section in EVENTS and entry.hints.get("event_start")
                return [told(entry, "", self.spider.family, page.fetched_at)] if event and page is not None else []
            items = [found] if isinstance(found, RawItem) else list(found)
            if items:
                return items
        return []


def written(items: list[RawItem], address: str = ADDRESS) -> list[dict[str, Any]]:
    """Items as they stand in ``expected.json``: by key, without what is empty, the site's address replaced."""
    rows = [item.model_dump(exclude_defaults=True, exclude={"source", "family", "fetched_at"}) for item in items]
    text = json.dumps(sorted(rows, key=lambda row: str(row["key"])), ensure_ascii=False)
    for form in (address, urlencode({"": address})[1:], address.removeprefix("http://")):
        text = text.replace(form, ADDRESS if "//" in form else ADDRESS.removeprefix("https://"))
    found: list[dict[str, Any]] = json.loads(text)
    return found


# -- over HTTP -----------------------------------------------------------------------------------------------------


class Served:
    """Saved sites on loopback, an address each, with a log of what was asked."""

    def __init__(self, sites: list[SavedSite]) -> None:
        self.sites = sites
        self.asked: dict[str, list[Request]] = {site.name: [] for site in sites}
        self.address: dict[str, str] = {}
        self._servers: list[Listening] = []

    def __enter__(self) -> Served:
        for number, site in enumerate(self.sites):
            server = Listening((f"127.0.{1 + number // 250}.{1 + number % 250}", 0), self._handler(site))
            self.address[site.name] = f"http://{server.server_address[0]!s}:{server.server_address[1]}"
            server.begin()
            self._servers.append(server)
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.end()

    def _handler(self, site: SavedSite) -> type[BaseHTTPRequestHandler]:
        served = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Request(self.command, self.path, headers, self.rfile.read(length))
                served.asked[site.name].append(request)
                reply = site.answer(request, served.address[site.name])
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                """The log is ``asked``."""

        return Handler


@dataclass
class Crawled:
    """What a crawl over HTTP gave."""

    items: list[RawItem] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    spider: Any = None


def crawl_served(served: Served, home: Path) -> dict[str, Crawled]:
    """Crawl all served sites at once, without a store; by name of the site."""
    import asyncio

    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerRunner

    from crawler.reactor import in_reactor, scrapy_settings

    settings = load_settings(home, allow_private_networks=True, download_delay=0.0)
    found: dict[str, Crawled] = {}

    async def one(site: SavedSite) -> None:
        options = scrapy_settings(settings)
        options.set("JUZHAO_FRONTIER", "", priority="cmdline")
        options.set("ITEM_PIPELINES", {}, priority="cmdline")  # what a crawler gives, not what is read from it
        runner = AsyncCrawlerRunner(options)
        crawler = runner.create_crawler(spider_class(site.about["family"]))
        gathered = found[site.name] = Crawled()

        def keep(item: RawItem, **_: Any) -> None:
            gathered.items.append(item)

        crawler.signals.connect(keep, signal=signals.item_scraped, weak=False)
        await runner.crawl(crawler, source=site.source(served.address[site.name]))
        gathered.spider = crawler.spider
        gathered.report = getattr(crawler.spider, "report", {})

    async def everything() -> None:
        await asyncio.gather(*(one(site) for site in served.sites))

    in_reactor(everything)
    return found
