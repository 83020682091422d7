"""The archive read again: over an empty store it gives what the crawl gave, without a network; a changed parser shows."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.settings import Settings
from crawler import archive
from crawler.items import RawItem
from crawler.parsing import article
from jobs.once import replay_once
from pipelines import storing
from pipelines.posting import Posting
from pipelines.reading import to_posting
from store.store import Store
from tests.end_to_end.conftest import Product

_OF_THE_STORE = {"id", "first_seen", "last_seen"}


def held(store: Store) -> dict[tuple[str, str], dict[str, Any]]:
    """What a store holds of each announcement, without what the store itself numbers or dates."""
    return {
        (announcement.source, announcement.key): announcement.reading.model_dump(mode="json", exclude=_OF_THE_STORE)
        for posting in store.postings.iterate(approved_only=False)
        for announcement in store.postings.announcements(posting.id)
    }


def empty_home(product: Product, folder: Path) -> Settings:
    """A home with nothing but a copy of the archive."""
    shutil.copytree(product.settings.archive_dir, folder / "archive")
    return product.settings.model_copy(update={"home": folder, "now": product.now()})


def test_an_empty_store_is_filled_as_the_crawl_filled_it(product: Product, tmp_path: Path) -> None:
    product.crawl()
    settings = empty_home(product, tmp_path / "replayed")
    crawled = held(product.store)
    product.farm.stop()  # there is no network any more
    with closing(Store.open(settings.database, settings.clock)) as store:
        replay_once(settings, store, None, dry_run=False)
        replayed = held(store)
    assert set(replayed) == set(crawled)
    different = {key for key in crawled if crawled[key] != replayed[key]}
    assert different == set(), [(crawled[key], replayed[key]) for key in sorted(different)[:1]]


def test_a_changed_parser_shows_in_a_dry_run_and_changes_nothing(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    product.crawl("article2")
    source, before = product.farm.source_id("article2"), held(product.store)
    assert replay_once(product.settings, product.store, source, dry_run=True)["changed"] == 0
    real = article.read_detail

    def changed(*given: Any, **named: Any) -> RawItem:
        item = real(*given, **named)
        return item.model_copy(update={"title": f"{item.title}（更正）"})

    monkeypatch.setattr(article, "read_detail", changed)
    report = replay_once(product.settings, product.store, source, dry_run=True)
    assert report["changed"] == len(before)
    assert held(product.store) == before


def test_what_staff_corrected_stands_when_a_new_reader_reads_the_archive(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    product.crawl("article2")
    store, source = product.store, product.farm.source_id("article2")
    first, second = [found for found in store.postings.iterate() if found.description][:2]
    store.review.correct(first.id, {"valid_through": "2031-05-15", "locations": ["540100"]}, "li")

    def newer(item: RawItem, now: datetime) -> Posting:
        reading = to_posting(item, now)
        return reading.model_copy(
            update={"valid_through": date(2031, 1, 1), "locations": ["310000"], "majors": ["0809"]}
        )

    monkeypatch.setattr(storing, "to_posting", newer)
    assert replay_once(product.settings, store, source, dry_run=False)["changed"] > 1
    read_anew, corrected = store.postings.get(second.id), store.postings.get(first.id)
    assert read_anew is not None and corrected is not None
    assert (read_anew.valid_through, read_anew.locations) == (date(2031, 1, 1), ["310000"])
    assert (corrected.valid_through, corrected.locations) == (date(2031, 5, 15), ["540100"])
    assert corrected.majors == ["0809"] and corrected.review == "approved"
    assert {row.holds for row in store.review.corrections(first.id)} == {True}


def test_the_archive_is_bounded_in_age_and_size(product: Product) -> None:
    product.crawl("article2", "article")
    files = sorted(product.settings.archive_dir.glob("*/*.warc.gz"), key=lambda file: file.stat().st_size)
    assert len(files) == 2
    assert archive.prune(product.settings) == 0
    assert archive.prune(product.settings.model_copy(update={"archive_max_bytes": files[1].stat().st_size})) == 1
    later = product.settings.model_copy(update={"now": product.now() + timedelta(days=31)})
    assert archive.prune(later) == 1
    assert list(archive.records(product.settings.archive_dir)) == []
