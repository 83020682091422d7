"""Every file of the registry is right: it loads, its family has a spider, its place and school code exist."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from config.settings import PROJECT_ROOT
from crawler.families import spider_class
from crawler.registry import load_registry
from crawler.source import Source
from crawler.spiders.base import Ask
from pipelines.normalize import locations

FOLDER = PROJECT_ROOT / "config" / "sources"
FILES = sorted(FOLDER.glob("*.toml"))


def test_the_registry_loads_without_a_problem() -> None:
    registry = load_registry(FOLDER)
    assert registry.problems == []
    assert len(registry.sources) == len(FILES) >= 300


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_source(file) -> None:  # type: ignore[no-untyped-def]
    text = file.read_text(encoding="utf-8")
    source = load_registry(file).sources[file.stem]
    assert spider_class(source.family).family == source.family
    assert len(tomllib.loads(text)) <= 10 and len(text.splitlines()) <= 10, "a site is six lines, ten with options"
    assert first_asks(source), "the family can start from this address"
    assert source.url.startswith(("http://", "https://")) and " " not in source.url
    if source.region:
        assert locations.name(source.region) != source.region, "no such place in GB/T 2260"
    if source.state == "blocked":
        assert re.search(r"^# .{10,}", text, re.MULTILINE), "say what stands in the way"


def first_asks(source: Source) -> list[Ask]:
    """What a crawl of the source asks for first."""
    spider = spider_class(source.family)(source=source)
    entrance = spider.entrance()
    asks = [entrance] if entrance is not None else list(spider.lists())
    assert all(ask.url.startswith(("http://", "https://")) for ask in asks)
    return asks


def test_states_are_told_apart() -> None:
    """Nothing in this registry was tried live: a site is listed, or something is known to stand in the way."""
    states = Counter(source.state for source in load_registry(FOLDER).sources.values())
    assert states["listed"] >= 250
    assert states["blocked"] >= 10
    assert states["verified"] == 0


def test_no_site_and_no_school_code_stands_twice() -> None:
    sources = load_registry(FOLDER).sources.values()
    assert [url for url, count in Counter(source.url for source in sources).items() if count > 1] == []
    codes = Counter(source.moe_code for source in sources if source.moe_code)
    assert [code for code, count in codes.items() if count > 1] == []
