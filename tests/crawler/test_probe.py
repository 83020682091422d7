"""``juzhao probe`` tells the family of each sample site, shows what it found, and is not fooled by links to vendors."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import Settings, load_settings
from crawler.items import RawItem
from crawler.probe import ProbeResult, _describe, probe_blocking
from crawler.run import crawl_blocking
from crawler.source import Source
from tests.crawler.saved import Request, SavedSite, Served, saved_sites
from tests.sites.boards import PAGES, Board
from tests.sites.cms import develop, outside
from tests.sites.cms.style import Style
from tests.sites.server import SampleSites
from tests.sites.web import Pages

SAVED = [
    site
    for site in saved_sites(Path(__file__).parent)
    if site.about.get("outcome", "ok") == "ok" and site.answer(Request("GET", site.about.get("url", "/"))).status == 200
]
"""Saved sites whose first page is saved as well."""
Probe = Callable[[str], ProbeResult]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(tmp_path_factory.mktemp("probe"), allow_private_networks=True, download_delay=0.0)


@pytest.fixture(scope="module")
def probe(settings: Settings) -> Probe:
    return lambda url: probe_blocking(url, settings)


@pytest.mark.parametrize("family", PAGES)
def test_an_employers_board(family: str, probe: Probe) -> None:
    board = Board(family)
    found = probe(board.start() + PAGES[family])
    board.stop()
    assert (found.family, len(found.samples), found.missing) == (family, 3, [] if family != "huawei" else ["published"])
    _is_a_source(found)


def _is_a_source(found: ProbeResult) -> None:
    written = Source.model_validate(tomllib.loads(found.toml))
    assert (written.family, written.url) == (found.family, found.url)
    assert found.family in found.as_text() and found.as_dict()["samples"]


@pytest.fixture(scope="module")
def centres() -> Iterator[Served]:
    with Served(SAVED) as running:
        yield running


@pytest.mark.parametrize("saved", SAVED, ids=lambda saved: saved.name)
def test_a_career_centre(saved: SavedSite, centres: Served, probe: Probe) -> None:
    url = centres.address[saved.name] + saved.about.get("url", "/")
    found = probe(url)
    assert found.family == saved.about["family"], (found.family, found.evidence, found.reason)
    assert found.samples
    _is_a_source(found)


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    sites = SampleSites(tmp_path_factory.mktemp("sources"))
    sites.start()
    yield sites
    sites.stop()


@pytest.mark.parametrize(
    ("name", "family"),
    [("frontpage", "frontpage"), ("bysjy", "bysjy"), ("cailifang", "cailifang"), ("employer", "jsonld")],
)
def test_a_sample_site_of_the_demo(name: str, family: str, farm: SampleSites, probe: Probe) -> None:
    found = probe(farm.address(name) + "/")
    assert found.family == family, (found.evidence, found.reason)
    assert len(found.samples) == 3


@pytest.mark.parametrize("style", develop.STYLES[::4], ids=lambda style: style.name)
def test_a_site_of_no_family_is_generic_with_a_confidence_a_field(style: Style, probe: Probe) -> None:
    with Pages(lambda method, target, body: style.reply(method, target, body)) as site:
        found = probe(site.address + style.start)
    assert (found.family, len(found.samples)) == ("generic", 3)
    assert found.evidence.startswith("no known platform: lists and texts are told by")
    assert set(found.sure) == {"title", "published", "description"}
    assert found.sure["title"] >= 0.6 and found.sure["published"] >= 0.6


def test_a_walled_board_is_written_down_as_blocked(probe: Probe) -> None:
    board = Board("moka", walled=True)
    found = probe(board.start() + PAGES["moka"])
    board.stop()
    assert (found.family, found.samples) == ("moka", [])
    assert "encrypted" in found.reason and 'state = "blocked"' in found.toml


def test_auto_probes_at_the_first_crawl_and_remembers(settings: Settings) -> None:
    board = Board("lever")
    url = board.start() + PAGES["lever"]
    source = Source(id="auto-lever", name="Quay Works", kind="employer", family="auto", url=url)
    first = crawl_blocking([source], settings)[0]
    knocked = sum(asked[1] == "/v1/boards/quayworks/jobs" for asked in board.asked)
    second = crawl_blocking([source], settings)[0]
    again = sum(asked[1] == "/v1/boards/quayworks/jobs" for asked in board.asked)
    board.stop()
    assert (first["outcome"], first["new"], second["outcome"]) == ("ok", 7, "ok")
    assert knocked == again == 1


def test_generic_takes_the_place_of_a_platform_only_after_a_week(settings: Settings) -> None:
    """Read so, each announcement would be a new one: a site that fails for a day may look like that."""
    style, known = develop.STYLES[0], settings.home / "families.json"
    with Pages(lambda method, target, body: style.reply(method, target, body)) as site:
        source = Source(id="moved", name="秦岭大学", kind="university", family="auto", url=site.address + style.start)
        known.write_text(json.dumps({"moved": {"url": source.url, "family": "cailifang"}}), encoding="utf-8")
        reports = [crawl_blocking([source], settings)[0] for _ in range(2)]
        entry = json.loads(known.read_text(encoding="utf-8"))["moved"]
        entry["failed"] = (datetime.fromisoformat(entry["failed"]) - timedelta(days=7)).isoformat()
        known.write_text(json.dumps({"moved": entry}), encoding="utf-8")
        reports.append(crawl_blocking([source], settings)[0])
    assert [report["outcome"] for report in reports] == ["failed", "failed", "ok"], reports
    assert "was read as cailifang and shows no known platform now" in reports[1]["reason"]
    assert json.loads(known.read_text(encoding="utf-8"))["moved"] == {"url": source.url, "family": "generic"}


@pytest.mark.parametrize(
    ("section", "fields", "missing"),
    [
        ("talk", {"event_start": "2026-11-05 14:00", "venue": "图书馆报告厅"}, []),
        ("fair", {}, ["event_start"]),
        ("job", {}, ["published"]),
    ],
)
def test_what_a_sample_lacks_depends_on_what_it_is(section: str, fields: dict[str, str], missing: list[str]) -> None:
    """Hardly a platform says when a talk was published; when it takes place is told, and where."""
    item = RawItem(source="s", key="1", url="http://s.example/1", family="bysjy", title="云岭电子宣讲会", section=section,
                   description="欢迎参加", fetched_at=datetime(2026, 11, 2, tzinfo=UTC), **fields)  # fmt: skip
    found = ProbeResult("http://s.example/", family="bysjy")
    _describe(found, [item])
    assert found.missing == missing
    assert all(value in found.as_text() for value in fields.values())


LOGIN = "<html><head><title>统一身份认证</title></head><body><form>请先登录<input type=password></form></body></html>"


def test_a_login_wall_is_no_site_of_any_family(probe: Probe) -> None:
    with Pages(lambda method, target, body: (200, "text/html", LOGIN.encode())) as site:
        found = probe(site.address + "/")
    assert found.family == "" and "login" in found.reason


MOVED = {
    "/": (302, "/index/"),
    "/index/": (200, '<script src="http://static.bysjy.com.cn/a.js"></script><a href="/module/careers">宣讲会</a>'),
    "/walled": (302, "/login"),
    "/login": (200, LOGIN),
}


def test_a_redirect_is_followed(probe: Probe) -> None:
    """The root of many a site only leads to its first page, or to a login."""

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        status, page = MOVED.get(target, (404, ""))
        return status, "text/html; charset=utf-8", page.encode()

    with Pages(reply) as site:
        moved, walled = probe(site.address + "/"), probe(site.address + "/walled")
    assert moved.family == "bysjy"
    assert (walled.family, walled.outcome) == ("", "blocked") and "login" in walled.reason


@pytest.mark.parametrize(
    ("status", "page", "outcome"), [(403, "no", "blocked"), (200, LOGIN, "blocked"), (503, "", "failed")]
)
def test_auto_tells_a_site_that_keeps_us_out(settings: Settings, status: int, page: str, outcome: str) -> None:
    with Pages(lambda method, target, body: (status if target == "/" else 404, "text/html", page.encode())) as site:
        source = Source(id="auto-wall", name="W", kind="university", family="auto", url=site.address + "/")
        report = crawl_blocking([source], settings)[0]
    assert report["outcome"] == outcome, report["reason"]
    assert "auto-wall.toml" not in report["reason"], "another family would not help"


def test_a_site_that_does_not_answer(probe: Probe) -> None:
    found = probe("http://127.0.0.1:9/")
    assert found.family == "" and "does not answer" in found.reason


def test_a_redirect_to_another_site_is_told() -> None:
    found = ProbeResult("http://jy.linjiang.edu.cn/", "generic", elsewhere="www.parttime.example")
    assert "another site, www.parttime.example" in found.as_text()
    assert found.as_dict()["elsewhere"] == "www.parttime.example"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nix.html", "gone: http 404; look in a browser where the page is now"),
        ("/login", "blocked: login: title '统一身份认证平台'; give a page that needs no login and that the site lets crawlers read"),
        ("/plan.pdf", "a file and no page; give the address of a page that lists announcements"),
        ("/loop", "redirected too often: max redirections reached; give the address of a page that lists announcements"),
        ("/about", "no list of announcements was found; give the address of the page that lists the announcements"),
    ],
)  # fmt: skip
def test_a_wrong_address_is_told_in_one_line_with_what_to_do(path: str, said: str, probe: Probe) -> None:
    with Pages(_wrong) as site:
        found = probe(site.address + path)
        assert found.as_text() == f"{site.address}{path}: {said}"


def _wrong(method: str, target: str, body: str) -> tuple[int, str, bytes]:
    login = "<title>统一身份认证平台</title><form><input name=user><input type=password></form>"
    about = f"<title>概况</title><p>{'学院创建于一九五八年，是一所普通本科院校。' * 9}</p>"
    pages = {"/login": login, "/about": about}
    if target == "/plan.pdf":
        return 200, "application/pdf", b"%PDF-1.4 \xe2\xe3" * 99
    if target == "/loop":
        return 302, "text/html", b"/loop"
    return (200, "text/html; charset=utf-8", pages[target].encode()) if target in pages else (404, "text/html", b"no")


@pytest.mark.parametrize("address", ["http://", "http:///zhaopin", "http://a.example:99999/", "http://h.example/a b"])
def test_what_is_no_address(address: str, probe: Probe) -> None:
    said = probe(address).as_text()
    assert said.count(f"{address}: ") == 1 and said.endswith("; write it like http://job.xjtu.edu.cn/")


def test_a_host_without_an_address(probe: Probe) -> None:
    said = probe("http://zhaopin.nosuchhost.invalid/list.html").as_text()
    assert "does not answer (the host has no address): nothing is fetched; see whether" in said


DEDE = next(style for style in outside.STYLES if style.name == "outside-dede-career")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/a/zhaopinxinxi/", "/a/zhaopinxinxi/"),
        ("/a/zhaopinxinxi/list_3_2.html", "/a/zhaopinxinxi/list_3_1.html"),
        ("an announcement", "/a/zhaopinxinxi/"),
        ("/", "/a/zhaopinxinxi/"),
    ],
)
def test_the_file_names_the_beginning_of_the_list_whichever_page_was_given(given: str, kept: str, probe: Probe) -> None:
    row = DEDE.holding.notices[2]
    path = f"/a/zhaopinxinxi/{row.day.year}/{row.day:%m%d}/{row.number}.html" if given.startswith("an") else given

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        sent = b"<html><script>location.href='/a/zhaopinxinxi/'</script></html>"
        return (200, "text/html", sent) if target == "/" else DEDE.reply(method, target, body)

    with Pages(reply) as site:
        found = probe(site.address + path)
        assert found.listed == ("" if kept == path else site.address + kept) or path == "/"
        assert tomllib.loads(found.toml)["url"] == site.address + (path if path == "/" else kept)
    assert [sample["title"] for sample in found.samples] and len(found.samples) == 3
