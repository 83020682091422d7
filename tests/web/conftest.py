"""The web as visitors meet it: a process of its own over a home that has crawled the sample sites."""

from __future__ import annotations

import itertools
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.cli.running import Running, started
from tests.end_to_end.conftest import Product
from tests.servers import free_port

PASSWORD = "a long password for tests"


@dataclass
class Answer:
    """What the server said."""

    status: int
    kind: str
    text: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A running server and the store behind it."""

    address: str
    product: Product

    def get(self, path: str, language: str = "zh", headers: dict[str, str] | None = None, **query: Any) -> Answer:
        """GET without following redirects."""
        full = quote(path, safe="/:?&=%.") + (f"?{urlencode(query, doseq=True)}" if query else "")
        request = urllib.request.Request(self.address + full, headers={"Accept-Language": language} | (headers or {}))
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=20) as response:
                return Answer(
                    response.status,
                    response.headers.get_content_type(),
                    response.read().decode(),
                    dict(response.headers),
                )
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers.get_content_type(), error.read().decode(), dict(error.headers))

    def post(self, path: str, form: dict[str, str], method: str = "POST") -> tuple[int, str]:
        """Status and place of a form that a stranger sends."""
        request = urllib.request.Request(self.address + path, urlencode(form).encode(), method=method)
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=20) as response:
                return response.status, ""
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("Location", "")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product, crawled, with a staff account ``li``."""
    product = Product.begin(tmp_path_factory.mktemp("web"))
    product.crawl()
    product.store.accounts.add("li", PASSWORD)
    with serving(product, JUZHAO_SOURCES=str(product.farm.sources_dir)) as found:
        yield found
    product.end()


@contextmanager
def serving(product: Product, **environment: str) -> Iterator[Site]:
    """The web over a product's home in a process of its own, with these variables."""
    port = free_port()
    told = {name: value.format(port=port) for name, value in environment.items()}
    running = started("--home", str(product.settings.home), "serve", "--port", str(port), **told)
    found = Site(f"http://127.0.0.1:{port}", product)
    try:
        wait_for(found, running)
        yield found
    finally:
        running.end()


def _is_fault(message: ConsoleMessage) -> bool:
    """An error of a page's own; that an asked page does not exist, or a form cannot be taken, is told by the page."""
    asked = message.location.get("url", "")
    missing = "status of 404" in message.text and ("/nothing-here" in asked or "/api/v1/postings/0000" in asked)
    refused = "status of 422" in message.text and "/staff/postings/" in asked
    return message.type == "error" and not (missing or refused)


def wait_for(site: Site, running: Running) -> None:
    """Until the server answers."""
    for _ in range(1_200):
        try:
            if site.get("/readyz").status == 200:
                return
        except urllib.error.URLError:
            time.sleep(0.1)
        if running.poll() is not None:
            raise RuntimeError(running.said("err"))
    raise RuntimeError("the server did not come up in two minutes")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The real browser that the system has."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "no Chromium: run scripts/install-test-servers"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


_addresses = itertools.count(1)


def from_elsewhere() -> dict[str, str]:
    """A visitor's address of its own, as a proxy on this machine tells it: log-ins are limited by address."""
    return {"X-Forwarded-For": f"198.51.100.{next(_addresses) % 250 + 1}"}


@pytest.fixture
def tab(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A Chinese visitor's tab that may talk to our host only; ``indirect`` parameters change the context."""
    wishes = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", **getattr(request, "param", {})}
    context = chromium.new_context(**wishes, base_url=site.address, extra_http_headers=from_elsewhere())
    page = context.new_page()
    foreign: list[str] = []
    page.on(
        "request",
        lambda asked: foreign.append(asked.url) if not asked.url.startswith((site.address, "data:")) else None,
    )
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if _is_fault(message) else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert foreign == [], "a page asked another host"
    assert problems == []
