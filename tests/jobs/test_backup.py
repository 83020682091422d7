"""A backup is tried on an empty machine: another home, another database; index and database agree there."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from config.settings import Settings, load_settings
from jobs.backup import BackupError, backup, restore
from search import indexer
from search.engines.embedded import Embedded
from store.store import Store
from tests.store.conftest import batch, crawl, source


def installation(home: Path, database: str = "") -> Settings:
    """A home with postings, half an index, a raw page, a setting and a secret."""
    settings = load_settings(home, **({"database_url": database} if database else {}))
    store = Store.open(settings.database, settings.clock)
    store.crawls.sync_sources([source("school")])
    crawl(store, batch(4))
    indexer.sync(store, Embedded(settings.index_dir))
    crawl(store, batch(7))
    store.accounts.add("li", "correct horse")
    store.close()
    (settings.archive_dir / "school").mkdir(parents=True)
    (settings.archive_dir / "school" / "20260302.warc.gz").write_bytes(b"WARC")
    (home / "secret").write_text("abc", encoding="ascii")
    (home / "juzhao.toml").write_text('contact = "mailto:desk@juzhao.example"\n', encoding="utf-8")
    return settings


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Callable[[], str]:
    if request.param == "sqlite":
        return lambda: ""
    make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
    return make


def test_an_installation_comes_back_on_an_empty_machine(tmp_path: Path, database: Callable[[], str]) -> None:
    settings = installation(tmp_path / "old", database())
    written = backup(settings, tmp_path / "kept.tar")
    assert written.postings == 7
    assert (tmp_path / "kept.tar").stat().st_mode & 0o077 == 0
    url = database()
    fresh = load_settings(tmp_path / "new", **({"database_url": url} if url else {}))
    report = restore(fresh, tmp_path / "kept.tar")
    assert (report.postings, report.index) == (7, "7 postings compared, index and database agree")
    assert (fresh.archive_dir / "school" / "20260302.warc.gz").read_bytes() == b"WARC"
    assert (fresh.home / "secret").read_text("ascii") == "abc"
    assert load_settings(fresh.home).contact == "mailto:desk@juzhao.example"
    store = Store.open(fresh.database, fresh.clock)
    assert store.accounts.verify("li", "correct horse") is not None
    assert crawl(store, batch(8)).new == 1
    store.close()


def test_it_is_not_restored_over_anything(tmp_path: Path) -> None:
    settings = installation(tmp_path / "old")
    backup(settings, tmp_path / "kept.tar")
    with pytest.raises(BackupError, match="empty --home"):
        restore(settings, tmp_path / "kept.tar")
    with pytest.raises(BackupError, match="exists already"):
        backup(settings, tmp_path / "kept.tar")


def test_a_damaged_backup_puts_nothing_in_place(tmp_path: Path) -> None:
    backup(installation(tmp_path / "old"), tmp_path / "kept.tar")
    content = bytearray((tmp_path / "kept.tar").read_bytes())
    with tarfile.open(tmp_path / "kept.tar") as tar:
        place = tar.getmember("database.sqlite").offset_data
    content[place + 5000] ^= 1
    (tmp_path / "bad.tar").write_bytes(content)
    (tmp_path / "half.tar").write_bytes(content[: len(content) // 2])
    fresh = load_settings(tmp_path / "new")
    for name, said in (("bad", "damaged"), ("half", "no whole backup")):
        with pytest.raises(BackupError, match=said):
            restore(fresh, tmp_path / f"{name}.tar")
    assert not list(fresh.home.glob("*"))


def test_a_backup_of_another_engine_says_so(tmp_path: Path) -> None:
    backup(installation(tmp_path / "old"), tmp_path / "kept.tar")
    wrong = load_settings(tmp_path / "new", database_url="postgresql+psycopg://juzhao@127.0.0.1:9/x")
    with pytest.raises(BackupError, match="JUZHAO_DATABASE_URL"):
        restore(wrong, tmp_path / "kept.tar")


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = installation(tmp_path / "old")

    (tmp_path / "kept").mkdir()

    def full(descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        backup(settings, tmp_path / "kept" / "kept.tar")
    assert not list((tmp_path / "kept").iterdir())


def test_the_note_names_what_the_environment_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZHAO_SMTP_URL", "smtp://user:secret@mail.example")
    backup(installation(tmp_path / "old"), tmp_path / "kept.tar")
    with tarfile.open(tmp_path / "kept.tar") as tar:
        note = tar.extractfile("SECRETS.txt")
        assert note is not None
        text = note.read().decode()
    assert "JUZHAO_SMTP_URL" in text and "secret@" not in text
