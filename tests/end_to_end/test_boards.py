"""Employers' boards through the whole path: language, places, kinds; nothing new on the second crawl, a change seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from config.settings import Settings, load_settings
from jobs.once import CrawlRequest, CrawlResult, crawl_once, replay_once
from pipelines.posting import Posting
from store.store import Store
from tests.sites.boards import PAGES, Board

FAMILIES = ("lever", "workday", "personio", "beisen")


@dataclass
class Boards:
    """Four employers, each on a board of another vendor."""

    settings: Settings
    store: Store
    boards: dict[str, Board]

    def crawl(self) -> CrawlResult:
        return crawl_once(self.settings, self.store, CrawlRequest())

    def postings(self) -> dict[str, Posting]:
        """By address at the source."""
        found = {}
        for posting in self.store.postings.iterate(approved_only=False):
            for announcement in self.store.postings.announcements(posting.id):
                found[f"{announcement.source} {announcement.key}"] = posting
        return found


@pytest.fixture(scope="module")
def employers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Boards]:
    folder = tmp_path_factory.mktemp("boards")
    (folder / "sources").mkdir()
    boards = {family: Board(family, 5) for family in FAMILIES}
    for number, (family, board) in enumerate(boards.items()):
        url = board.start(f"127.0.8.{number + 1}") + PAGES[family]
        name = f"码头公司{number}" if family == "beisen" else f"Quay Works {number}"
        text = f'id = "{family}"\nname = "{name}"\nkind = "employer"\nfamily = "{family}"\nurl = "{url}"\n'
        (folder / "sources" / f"{family}.toml").write_text(text, encoding="utf-8")
    settings = load_settings(
        folder / "home", sources=folder / "sources", allow_private_networks=True, download_delay=0.0
    )
    store = Store.open(settings.database, settings.clock)
    found = Boards(settings, store, boards)
    reports = found.crawl().reports
    assert {report["source"]: (report["outcome"], report["new"]) for report in reports} == dict.fromkeys(
        FAMILIES, ("ok", 5)
    )
    yield found
    store.close()
    for board in boards.values():
        board.stop()


def test_language_places_and_kinds(employers: Boards) -> None:
    held = employers.postings()
    lever = {key: posting for key, posting in held.items() if key.startswith("lever")}
    assert {posting.language for posting in lever.values()} == {"en"}
    assert {tuple(posting.locations) for posting in lever.values()} == {("310000",), ("440300",), ("OVERSEAS",)}
    for posting in held.values():
        assert (posting.type == "internship") == (" Intern " in posting.title or "实习" in posting.title), posting.title
    assert {posting.language for key, posting in held.items() if key.startswith("beisen")} == {"zh"}


def test_what_an_employer_posts_itself_waits_for_staff(employers: Boards) -> None:
    assert {posting.review for posting in employers.store.postings.iterate(approved_only=False)} == {"pending"}


def test_the_archive_gives_the_same_positions_again(employers: Boards) -> None:
    """Also those that a list told whole."""
    report = replay_once(employers.settings, employers.store, None, dry_run=True)
    assert report["reasons"] == {}
    assert report["differing"] == []
    assert (report["pages"], report["unchanged"], report["changed"], report["new"]) == (20, 20, 0, 0)


def test_a_second_crawl_finds_what_changed(employers: Boards) -> None:
    first = employers.boards["lever"].jobs[0]
    vars(employers.boards["lever"])["jobs"][0] = type(first)(101)
    reports = {report["source"]: report for report in employers.crawl().reports}
    assert (reports["lever"]["new"], reports["personio"]["new"], reports["personio"]["changed"]) == (1, 0, 0)
