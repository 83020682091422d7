"""Sites that staff propose: looked at through the crawler's guard, confirmed by a person, put into the registry."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from cli.outside import Crawler
from config.settings import load_settings
from tests.crawler.hostile import PAGE, RawServer, http
from tests.crawler.hostile import serving as answering
from tests.crawler.names import Names
from tests.crawler.spellings import HOSTILE
from tests.end_to_end.conftest import Product, product
from tests.web.conftest import PASSWORD, Site, from_elsewhere, serving
from tests.web.test_guarded import send, token_for
from web.outside import Site as Proposed
from web.outside import SiteRefused

__all__ = ["product"]
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def canary() -> Iterator[RawServer]:
    """A server on loopback that must never be asked."""
    with answering({"/": http(PAGE), "/robots.txt": http("", "404 Not Found")}) as server:
        yield server


def test_no_spelling_of_a_private_address_is_looked_at_or_added(canary: RawServer, tmp_path: Path) -> None:
    crawler = Crawler(load_settings(tmp_path, sources=tmp_path))
    for url in [*HOSTILE, canary.url, f"http://localhost:{canary.port}/"]:
        seen = crawler.look(url)
        assert seen.refused and not seen.robots and seen.source is None, url
        with pytest.raises(SiteRefused):
            crawler.add(Proposed(url, "x", "university"))
    assert canary.log == [] and list(tmp_path.glob("*.toml")) == []


def test_a_name_that_means_a_private_address_is_shown_with_it_and_refused(
    canary: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawler = Crawler(load_settings(tmp_path))
    assert crawler.look("http://nothing.invalid/").trouble
    resolver: Any = sys.modules["twisted.internet.reactor"]
    monkeypatch.setattr(resolver.nameResolver, "inner", Names(lambda *_: ["93.184.216.34", "127.0.0.1"]))
    seen = crawler.look("http://hr.example/")
    assert list(seen.addresses) == ["93.184.216.34", "127.0.0.1"] and "127.0.0.1" in seen.refused
    assert canary.log == []


def test_what_is_found_wrong_hinders_adding_and_is_told_in_the_visitors_language(
    product: Product, canary: RawServer, tmp_path: Path
) -> None:
    (tmp_path / "known.toml").write_text(
        f'id = "known"\nname = "已有来源"\nkind = "university"\nfamily = "auto"\nurl = "{canary.url}"\n'
    )
    product.store.accounts.add("li", PASSWORD)
    environment = {"JUZHAO_ALLOW_PRIVATE_NETWORKS": "1", "JUZHAO_DOWNLOAD_DELAY": "0", "JUZHAO_SOURCES": str(tmp_path)}
    with serving(product, **environment) as site:
        session = product.store.accounts.open_session("li")
        token = token_for(site, session, "/staff/sites")
        for url, said in {
            f"{canary.url}/gone": "不能添加：页面返回状态码 404",
            "http://nothing.invalid/": "不能添加：域名无法解析",
            "http://169.254.169.254/": "不能添加：169.254.169.254 是本机链路或云平台的内部地址，一律不访问",
            canary.url: "不能添加：已经是来源：known",
        }.items():
            typed = urlencode({"url": url, "token": token}).encode()
            page = send(site, "POST", "/staff/sites/look", typed, session=session, **FORM, Accept_Language="zh-CN").text
            assert said in page, page[page.index("<main") :]
            assert "/staff/sites/add" not in page


@pytest.mark.browser
def test_a_site_is_looked_at_confirmed_and_known(product: Product, chromium: Browser, tmp_path: Path) -> None:
    product.store.accounts.add("li", PASSWORD)
    robots = "User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n"
    page = "<title>通知公告-西北大学就业网</title><ul><li>招聘</li></ul>"
    environment = {"JUZHAO_ALLOW_PRIVATE_NETWORKS": "1", "JUZHAO_DOWNLOAD_DELAY": "0", "JUZHAO_SOURCES": str(tmp_path)}
    with (
        answering({"/": http(page), "/private/": http(page), "/robots.txt": http(robots)}) as server,
        serving(product, **environment) as site,
        chromium.new_context(base_url=site.address, locale="zh-CN", extra_http_headers=from_elsewhere()) as context,
    ):
        tab = context.new_page()
        tab.goto("/staff/login")
        tab.get_by_label("用户名").fill("li")
        tab.get_by_label("密码").fill(PASSWORD)
        tab.get_by_role("button", name="登录").click()
        tab.get_by_role("link", name="添加来源").click()

        tab.get_by_label("网址").fill(f"{server.url}/private/")
        tab.get_by_role("button", name="查看").click()
        expect(tab.locator("#seen")).to_contain_text("禁止抓取")
        expect(tab.get_by_role("button", name="添加来源")).to_have_count(0)
        assert [path for _, path, _ in server.log if "private" in path] == []

        tab.get_by_label("网址").fill(server.url.removeprefix("http://"))
        tab.get_by_role("button", name="查看").click()
        seen = tab.locator("#seen")
        expect(seen).to_contain_text("127.0.0.1")
        expect(seen).to_contain_text("允许抓取（间隔 2 秒）")
        expect(seen.get_by_label("来源名称")).to_have_value("西北大学就业网")
        assert list(tmp_path.glob("*.toml")) == [], "nothing before the confirmation"
        seen.get_by_role("button", name="添加来源").click()
        expect(tab.get_by_role("link", name="西北大学就业网")).to_be_visible()
        _known(site, tmp_path, server.url)


def _known(site: Site, registry: Path, url: str) -> None:
    (file,) = registry.glob("*.toml")
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    assert written["url"].startswith(url) and written["family"] == "auto" and written["trust"] == "review"
    decision = site.product.store.review.audit(limit=1)[0]
    assert (decision.actor, decision.action, decision.subject) == ("li", "add_site", file.stem)
