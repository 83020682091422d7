"""Sites that break in every way known, crawled over HTTP: ``python -m benchmarks.broken [--faults N] [--crawls 5]``.

The sample sites (several families) are crawled until they have a history; then each fault in turn is switched on for all
of them, on a copy of that home, and they are crawled again and again under a clock that is moved by 13 hours each time. A
scenario is one fault on one site. No announcement that its site still carries may be closed (X2).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from benchmarks import strangers
from config.settings import Settings, load_settings
from crawler import gate
from crawler.middlewares import politeness
from jobs.once import CrawlRequest, crawl_once
from store import tables
from store.store import Store
from tests.sites import pages
from tests.sites.content import Content, Notice
from tests.sites.server import SampleSites

APART = timedelta(hours=13)
_DETAIL = re.compile(r"/(ajax_show|show|detail|view|info|jobs)(/|$)")
_SECOND = re.compile(r"list2|page=2|start=2|pageNo=2")
Fault = Callable[[pages.Answer, bool, str], pages.Answer]
"""The sound answer, whether it is a detail page, path with query → what the broken site says."""


def _always(status: int, body: str = "", kind: str = "text/html; charset=utf-8") -> Fault:
    return lambda sound, detail, asked: (status, kind, body.encode())


def _page(title: str, body: str, status: int = 200) -> Fault:
    return _always(status, f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>")


def _on(details: bool, fault: Fault) -> Fault:
    """The fault on detail pages alone, or on lists alone."""
    return lambda sound, detail, asked: fault(sound, detail, asked) if detail == details else sound


def _rewritten(change: Callable[[str], str]) -> Fault:
    def broken(sound: pages.Answer, detail: bool, asked: str) -> pages.Answer:
        status, kind, body = sound
        return status, kind, change(body.decode("utf-8", "replace")).encode()

    return broken


def _coded(encoding: str, declared: str) -> Fault:
    def broken(sound: pages.Answer, detail: bool, asked: str) -> pages.Answer:
        status, kind, body = sound
        return status, f"{kind.split(';')[0]}; charset={declared}", body.decode("utf-8").encode(encoding, "replace")

    return broken


def _second(fault: Fault) -> Fault:
    return lambda sound, detail, asked: fault(sound, detail, asked) if _SECOND.search(asked) else sound


def _without_rows(text: str) -> str:
    """The frame of a list with nothing in it, in each of the structures."""
    if text.startswith("{"):
        data = json.loads(text)
        data["data"] = []
        if isinstance(data.get("object"), dict):
            data["object"] |= {"list": [], "count": 0, "totalPage": 1, "lastPage": True}
        return json.dumps(data, ensure_ascii=False)
    return re.sub(r"(?s)<li>.*?</li>|<ul class=.infoList.*?</ul>|<url>.*?</url>", "", text)


def _fewer(text: str) -> str:
    """Every other row is missing, and a stated total with them."""
    if text.startswith("{"):
        data = json.loads(text)
        if isinstance(data.get("data"), list):
            data["data"] = data["data"][::2]
        if isinstance(data.get("object"), dict) and "list" in data["object"]:
            data["object"]["list"] = data["object"]["list"][::2]
        return json.dumps(data, ensure_ascii=False)
    turn = iter(range(10**6))
    return re.sub(
        r"(?s)<li>.*?</li>|<ul class=.infoList.*?</ul>|<url>.*?</url>", lambda m: m[0] * (next(turn) % 2), text
    )


def _other_names(text: str) -> str:
    """Another layout: tags, classes and JSON fields have other names."""
    if text.startswith("{"):
        return re.sub(r'"(\w+)":', r'"new_\1":', text)
    return re.sub(r"<(/?)(ul|li|h1|h2|div)\b", r"<\1x-\2", text.replace('class="', 'class="v2-'))


def _other_ids(text: str) -> str:
    """The same notices under new addresses, as after a move to another system."""
    return re.sub(r"(?<=[/=\"' :])(\d{4})(?=[.\"'<,}& ])", r"9\1", text)


_WALL = _page("用户登录", "<form><input type=password name=pwd>请先登录后查看</form>")
_WAF = _page(
    "安全验证",
    "<script>window._waf=1;document.cookie='x=1'</script><p>正在进行安全检查，请稍候</p><div id=captcha></div>",
)
_CARE = _page("系统维护", "<p>系统维护升级中，给您带来不便敬请谅解</p>")
_HOME = _page("就业信息网", "<h1>就业信息网</h1><p>欢迎您</p>")
_GONE: Fault = lambda sound, detail, asked: pages.missing()  # noqa: E731
FAULTS: dict[str, Fault] = {
    "every page 500": _always(500, "Internal error"),
    "every page 502": _always(502),
    "every page 503": _always(503),
    "every page 403": _always(403, "Forbidden"),
    "every page 429": _always(429, "Too many requests"),
    "every page 404": _GONE,
    "every page empty, 200": _always(200),
    "every page a login": _WALL,
    "every page a challenge": _WAF,
    "every page 412 with a script": _page("", "<script>$_ts=window['$_ts'];</script>", 412),
    "maintenance, 200": _CARE,
    "maintenance, 503": _page("系统维护", "系统维护中", 503),
    "every page the home page": _HOME,
    "parked domain": _page("域名出售", "该域名正在出售 this domain is for sale"),
    "lists 500": _on(False, _always(500)),
    "lists a login": _on(False, _WALL),
    "lists a challenge": _on(False, _WAF),
    "lists empty, 200": _on(False, _rewritten(_without_rows)),
    "lists not found": _on(False, _GONE),
    "lists the home page": _on(False, _HOME),
    "lists with half the rows": _on(False, _rewritten(_fewer)),
    "lists in another layout": _on(False, _rewritten(_other_names)),
    "lists cut in the middle": _on(False, _rewritten(lambda text: text[: len(text) // 2])),
    "second pages 500": _second(_always(500)),
    "second pages empty": _second(_rewritten(_without_rows)),
    "second pages not found": _second(_GONE),
    "details 500": _on(True, _always(500)),
    "details not found": _on(True, _GONE),
    "details the home page": _on(True, _HOME),
    "details a login": _on(True, _WALL),
    "details a challenge": _on(True, _WAF),
    "details empty, 200": _on(True, _always(200)),
    "details in another layout": _on(True, _rewritten(_other_names)),
    "everything in another layout": _rewritten(_other_names),
    "everything under new addresses": _rewritten(_other_ids),
    "UTF-16 called UTF-8": _coded("utf-16", "utf-8"),
    "GBK called Big5": _coded("gbk", "big5"),
    "English pages": _page("Career Center", "<h1>Career Center</h1><p>Welcome to our English site.</p>"),
}


REPEATED = "second pages repeat the first"


def _first(asked: dict[str, str]) -> dict[str, str]:
    """The same question for the first page."""
    return asked | {name: "1" for name in ("page", "start", "pageNo") if asked.get(name) == "2"}


@dataclass
class BrokenSites(SampleSites):
    """The sample sites with one fault on all of them."""

    fault: str = ""
    other: bool = False
    robots: int = 200

    def answer(self, site: str, path: str, query: dict[str, str], form: dict[str, str]) -> pages.Answer:
        """What the broken site says."""
        if path == "/robots.txt":
            return super().answer(site, path, query, form) if self.robots == 200 else (self.robots, "text/plain", b"")
        if self.fault == REPEATED:
            path, query, form = path.replace("list2", "list"), _first(query), _first(form)
        sound = super().answer(site, path, query, form)
        if self.fault not in FAULTS:
            return sound
        asked = f"{path}?{'&'.join(f'{name}={value}' for name, value in (query | form).items())}"
        return FAULTS[self.fault](sound, bool(_DETAIL.search(path)), asked)


def _of_strangers(own: list[Notice], now: datetime) -> list[Notice]:
    """As many notices of another school: the same titles under other numbers would be a site that was built anew."""
    titles = [row.title for row in strangers.Site("strangers", strangers.KINDS, random.Random(1)).fresh(len(own), now)]
    return [
        replace(notice, number=notice.number + 5000, title=title, text=f"{title}。欢迎应聘，详情请见附件。", cluster="")
        for notice, title in zip(own, titles, strict=True)
    ]


SPECIAL = ("another school's list", "site down", "robots.txt 500", REPEATED)


@dataclass
class Outcome:
    """Scenarios and the live announcements that were closed in each."""

    scenarios: int = 0
    closed: Counter[str] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)
    live: int = 0
    control: int = 0


class Stage:
    """Sites, a home with a history, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for module in (gate, politeness):
            module.__dict__["LONGEST_WAIT"] = 0.0  # a site that asks for rest is left to the next crawl, 13 hours later
        self.farm = BrokenSites(folder / "sources")
        self.farm.start()
        self.start = load_settings().clock()
        self.home = folder / "history"
        self.ahead = timedelta()

    def settings(self, home: Path) -> Settings:
        """The home's settings at the moved moment."""
        return load_settings(
            home, sources=self.farm.sources_dir, allow_private_networks=True, download_delay=0.0, now=self.start + self.ahead
        )  # fmt: skip

    def crawl(self, home: Path) -> list[str]:
        """All sites once, then the clock moves on; the outcomes."""
        settings = self.settings(home)
        store = Store.open(settings.database, settings.clock)
        result = crawl_once(settings, store, CrawlRequest(index=False))
        store.postings.expire(settings.clock())
        store.close()
        self.ahead += APART
        return [str(report["outcome"]) for report in result.reports]

    def history(self, crawls: int = 4) -> None:
        """Sound crawls until closing would be possible."""
        for _ in range(crawls):
            self.crawl(self.home)
        self.before = self.ahead

    def withdrawn(self, home: Path) -> dict[str, int]:
        """Announcements taken for absent, by source."""
        store = Store.open(self.settings(home).database, lambda: datetime.now().astimezone())
        with store.database.read() as connection:
            rows = connection.execute(select(tables.Announcement.source).where(~tables.Announcement.present)).all()
        store.close()
        return Counter(row.source for row in rows)

    def _open(self, home: Path, source: str) -> set[str]:
        """Titles of a source's announcements whose postings are open."""
        carried, posting = tables.Announcement, tables.Posting
        titles = select(carried.reading["title"].as_string()).join(posting, posting.id == carried.posting)
        store = Store.open(self.settings(home).database, lambda: datetime.now().astimezone())
        with store.database.read() as connection:
            found = connection.scalars(titles.where(carried.source == source, posting.status == "open")).all()
        store.close()
        return set(found)

    def scenario(self, fault: str, crawls: int, outcome: Outcome) -> None:
        """One fault on every site, crawled again and again."""
        home = self.folder / "broken"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.home, home, ignore=shutil.ignore_patterns("archive", "responses*"))
        self.ahead = self.before
        self._break(fault)
        for _ in range(crawls):
            outcome.runs.update(self.crawl(home))
        self._mend()
        found = self.withdrawn(home)
        outcome.scenarios += len(self.farm.ports)
        for source, count in found.items():
            outcome.closed[f"{fault}: {source}"] += count

    def control(self, crawls: int) -> int:
        """The same home, nothing broken, one open notice of each site really gone: how many of them are closed.

        One that is over by its own deadline is closed already, and nobody asks for it again.
        """
        home = self.folder / "control"
        shutil.copytree(self.home, home, ignore=shutil.ignore_patterns("archive", "responses*"))
        self.ahead = self.before
        for site in self.farm.ports:
            titles = self._open(home, self.farm.source_id(site))
            own = [notice.number for notice in self.farm.content.of(site) if notice.title in titles]
            self.farm.remove(site, own[-1])
        for _ in range(crawls):
            self.crawl(home)
        return sum(self.withdrawn(home).values())

    def _break(self, fault: str) -> None:
        if fault == "site down":
            self.farm.faults = dict.fromkeys(self.farm.ports, "down")
        elif fault == "robots.txt 500":
            self.farm.robots = 500
            shutil.rmtree(self.folder / "broken" / "hosts", ignore_errors=True)
        elif fault == "another school's list":
            self.farm.content.notices = _of_strangers(self.farm.content.notices, self.start)
        else:
            self.farm.fault = fault

    def _mend(self) -> None:
        self.farm.fault, self.farm.faults, self.farm.robots = "", {}, 200
        self.farm.content = Content(self.farm.today)

    def end(self) -> None:
        """Stop the sites."""
        self.farm.stop()


def run(folder: Path, faults: list[str], crawls: int) -> Outcome:
    """A history, then each fault on its own copy of it."""
    stage = Stage(folder)
    outcome = Outcome()
    try:
        stage.history()
        if already := stage.withdrawn(stage.home):
            raise RuntimeError(f"closed while nothing was broken: {dict(already)}")
        outcome.live = len(stage.farm.content.notices)
        for fault in faults:
            stage.scenario(fault, crawls, outcome)
            print(f"  {fault}: {sum(outcome.closed.values())} closed so far, {dict(outcome.closed)}", file=sys.stderr)
        outcome.control = stage.control(crawls)
    finally:
        stage.end()
    return outcome


def main() -> None:
    """All faults on all sites; exit code 1 when a live announcement was closed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=len(FAULTS) + len(SPECIAL), help="only the first N")
    parser.add_argument("--crawls", type=int, default=5, help="of each broken site, 13 hours apart")
    wishes = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), [*SPECIAL, *FAULTS][: wishes.faults], wishes.crawls)
    print(f"{outcome.scenarios} scenarios, {outcome.live} live announcements, {wishes.crawls} crawls each, ", end="")
    print(f"{time.monotonic() - started:.0f} s\n")
    print(f"{'outcomes of the crawls':<32}{', '.join(f'{n} {name}' for name, n in sorted(outcome.runs.items()))}")
    print(f"{'live announcements closed':<32}{sum(outcome.closed.values())}")
    print(f"{'really removed ones closed':<32}{outcome.control}, one a site, nothing broken")
    for name, count in outcome.closed.items():
        print(f"  {name}: {count}")
    sys.exit(bool(outcome.closed))


if __name__ == "__main__":
    main()
