"""Work in a process of its own: it is done, or ends in words that say why not, and what comes after it is done (R4)."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest

from crawler import apart
from crawler.apart import NotDone
from crawler.items import ListEntry, ListPage, MissingField
from crawler.parsing.page import Page
from crawler.spiders import reading
from crawler.spiders.base import Ask
from crawler.spiders.reading import is_heavy
from tests.crawler.conftest import SITES
from tests.crawler.fetch import PlainSpider, crawl_plainly, fetching
from tests.crawler.hostile import index, routes, serving
from tests.crawler.saved import SavedSite, Served, crawl_served, written

pytestmark = pytest.mark.slow
told: list[str] = []


def done(work: Callable[..., Any], *arguments: Any, **how: Any) -> Any:
    return asyncio.run(apart.apart(work, *arguments, **how))


def asking() -> None:
    socket.create_connection(("127.0.0.1", 80))


def writing() -> None:
    Path("x").write_text("x", encoding="ascii")


def for_ever() -> None:
    while True:
        pass


def in_one_call() -> int:
    """What no signal handler of Python could end."""
    return len(str(9 ** (9**8)))


def too_much() -> int:
    return len(b"x" * (2 << 30))


def broken() -> None:
    raise ValueError("as it is")


def not_picklable() -> Any:
    return lambda: 1


def missing() -> None:
    raise MissingField("title", "http://job.example/1")


def long_first() -> None:
    until = time.process_time() + 1.5 * apart.SECONDS
    while time.process_time() < until:
        pass
    told.append("first")


def said_before() -> list[str]:
    return told


def process() -> int:
    return os.getpid()


def test_work_is_done_in_one_process_that_is_kept() -> None:
    first = done(process)
    assert first != os.getpid()
    assert {done(process) for _ in range(5)} == {first} or len({done(process) for _ in range(9)}) <= apart.CHILDREN


@pytest.mark.parametrize(
    ("work", "arguments", "why"),
    [
        (for_ever, (), "took longer than 2 seconds to read"),
        (in_one_call, (), "took longer than 2 seconds to read"),
        (too_much, (), "takes too much memory"),
        (os._exit, (3,), r"its process died \(exit code 3\)"),
        (os.abort, (), r"its process died \(signal 6\)"),
        (not_picklable, (), "cannot be handed back by its process .*lambda"),
        (len, (lambda: 1,), "cannot be handed to a process of its own"),
        (missing, (), "cannot be handed back by its process .MissingField: http://job.example/1: no title"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_is_not_done_says_why(work: Callable[..., Any], arguments: tuple[Any, ...], why: str) -> None:
    with pytest.raises(NotDone, match=why):
        done(work, *arguments)
    assert done(len, "abc") == 3  # and the next one is


def test_errors_arrive_as_they_are() -> None:
    with pytest.raises(ValueError, match="as it is"):
        done(broken)


@pytest.mark.parametrize("work", [asking, writing])
def test_what_is_read_can_neither_reach_the_network_nor_write(work: Callable[[], None]) -> None:
    with pytest.raises(PermissionError, match="in a reader"):
        done(work)


def test_a_child_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "_ROOT", tmp_path / "nowhere")
    monkeypatch.setattr(apart, "_own", type(apart._own)())
    with pytest.raises(NotDone, match="no process to read it in: No such file"):
        done(len, "abc")


def test_what_is_done_first_has_no_clock_and_is_done_once() -> None:
    async def both() -> list[list[str]]:
        return [await apart.apart(said_before, first=long_first) for _ in range(4)]

    assert all(found == ["first"] for found in asyncio.run(both()))


def test_the_clock_can_be_longer() -> None:
    assert done(long_first, seconds=3 * apart.SECONDS) is None


def test_small_pages_are_read_where_they_are() -> None:
    now = datetime.now().astimezone()
    assert not is_heavy(Page("http://a.b/", "<p>招聘" * 1000, fetched_at=now)) and not is_heavy(None)
    assert is_heavy(Page("http://a.b/", "x" * (reading.MOST_CHARACTERS + 1)))
    assert is_heavy(Page("http://a.b/", "<b>" * (reading.MOST_TAGS + 1)))
    assert is_heavy(Page("http://a.b/", "x"), reading.MOST_CHARACTERS)
    assert is_heavy(ListEntry(key="1", url="", title="", hints={"row": "x" * (reading.MOST_CHARACTERS + 1)}))


class _Endless(PlainSpider):
    """Its lists are read for ever, its details as they are."""

    how: ClassVar[dict[str, Any]] = {}

    def lists(self) -> Iterable[Ask]:
        how = {"otherwise": Ask(self.url("/other"))} if "otherwise" in self.how else self.how
        yield Ask(self.source.url, **how)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        for_ever()
        raise AssertionError


@pytest.mark.parametrize("how", [{}, {"optional": True}, {"guessed": True}, {"otherwise": True}], ids=str)
def test_a_list_that_was_given_up_proves_nothing(
    how: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that need not be there, or could be asked for elsewhere: nobody knows what it showed."""
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 0)
    monkeypatch.setattr(_Endless, "how", how)
    answer = routes()[0].answer
    with serving({"/": index(["/plain"]), "/other": index(["/plain"]), "/plain": answer}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path), spider_class=_Endless)
    assert found.report["outcome"] == "failed", found.report
    assert found.report["reason"].startswith("took longer than 2 seconds to read")
    assert found.titles == {}


@pytest.fixture(scope="module")
def served_again() -> Iterator[Served]:
    """Servers of their own: what others were asked is what they count."""
    with Served(SITES) as running:
        yield running


@pytest.fixture(scope="module")
def read_apart(served_again: Served, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All saved sites, crawled once more with every page taken for a heavy one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST_CHARACTERS", 0)
        return crawl_served(served_again, tmp_path_factory.mktemp("home"))


def test_every_family_reads_the_same_in_a_process_of_its_own(
    site: SavedSite, served: Served, served_again: Served, read_apart: Any, crawled: Any
) -> None:
    apart_from_others, beside = read_apart[site.name], crawled[site.name]
    assert written(apart_from_others.items, served_again.address[site.name]) == written(
        beside.items, served.address[site.name]
    )
    for name in ("outcome", "reason", "new", "rejected"):
        said = str(apart_from_others.report.get(name)).replace(
            served_again.address[site.name], served.address[site.name]
        )
        assert said == str(beside.report.get(name))


def test_what_a_family_keeps_in_mind_is_handed_over_and_back(site: SavedSite, read_apart: Any, crawled: Any) -> None:
    mind, same = read_apart[site.name].spider.mind(), crawled[site.name].spider.mind()
    assert mind.keys() == same.keys()
    assert not {name for name in vars(crawled[site.name].spider) if name not in mind} - OF_EVERY_CRAWL


OF_EVERY_CRAWL = {
    *("_follow", "_given_up", "_turn", "again", "ahead", "all_begun", "asked", "begun", "chains", "crawler", "doubles", "elsewhere", "file_base", "filled"),
    *("frontier", "full", "heading", "in_use", "items", "layout", "list_pages", "lost", "max_pages", "outcomes", "pages"),
    *("problem", "reasons", "rechecked", "remark", "report", "settings", "settled", "source", "started", "stopped"),
    *("together", "trust", "unread", "waiting", "_closing", "_read", "name", "read_before", "start_urls"),
}  # fmt: skip
