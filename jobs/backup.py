"""One file that a whole installation can be brought back from, and the way back.

The tar holds ``manifest.json`` (what, when, a digest of each part), the database (SQLite: a copy made while others write;
PostgreSQL: ``pg_dump``'s own format), the embedded index, the page archive and the small files of the home. Indexers wait
while database and index are copied, so that the index is never ahead of the database; what it lacks is in the outbox.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, make_url, text

from config.settings import Settings
from search import indexer
from search.engines.embedded import Embedded
from search.service import open_engine
from store import identity
from store.database import Database
from store.store import Store

FORMAT = 1
DATABASE = {"sqlite": "database.sqlite", "postgresql": "database.pgdump"}
_LEFT_OUT = frozenset({"index", "archive", "logs", "juzhao.db", "juzhao.db-wal", "juzhao.db-shm", "responses.db"})
_NOTE = """This backup holds password hashes, subscribers' addresses and every file of the home: keep it like a password.
Settings that came from the environment are not in it. Set these again before you start:
{names}
"""


class BackupError(Exception):
    """A backup that cannot be written or used: one line that says what and what to do."""


@dataclass(slots=True)
class Report:
    """What was kept or brought back."""

    file: str
    engine: str
    postings: int
    bytes: int
    parts: list[str] = field(default_factory=list)
    index: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return asdict(self)


def backup(settings: Settings, file: Path, *, archive: bool = True) -> Report:
    """Write ``file``; it appears under its name only when it is whole. Raises :class:`BackupError`."""
    if file.exists():
        raise BackupError(f"{file} exists already: choose another name")
    if not file.parent.is_dir():  # made here, it would fill the disk that the right one was to be mounted on
        raise BackupError(f"{file.parent}: no such folder; make it or mount its disk first")
    store = Store.open(settings.database, settings.clock)
    part = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as scratch:
            digests = _write(settings, store.database, part, Path(scratch), archive=archive)
            postings = store.postings.count()
            _finish(part, settings, store.database, digests, postings)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        store.close()
    return Report(str(file), store.database.dialect, postings, file.stat().st_size, sorted(digests))


def _write(settings: Settings, database: Database, part: Path, scratch: Path, *, archive: bool) -> dict[str, str]:
    part.touch(mode=0o600)
    digests: dict[str, str] = {}
    with tarfile.open(part, "w") as tar:
        with _no_indexing(settings):
            copy = scratch / DATABASE[database.dialect]
            _copy_database(database, copy)
            _add(tar, copy, copy.name, digests)
            copy.unlink()
            if not settings.search_url:
                _add_folder(tar, settings.index_dir, "index", digests)
        if archive:
            _add_folder(tar, settings.archive_dir, "archive", digests)
        for own in sorted(settings.home.iterdir()):
            if own.name in _LEFT_OUT or own.resolve() == part.parent.resolve():
                continue
            if own.is_dir():
                _add_folder(tar, own, f"home/{own.name}", digests)
            elif own.is_file() and not own.is_symlink() and own.suffix not in (".part", ".tar"):
                _add(tar, own, f"home/{own.name}", digests)
    return digests


@contextmanager
def _no_indexing(settings: Settings) -> Iterator[None]:
    if settings.search_url:
        yield
        return
    with Embedded(settings.index_dir).paused():
        yield


def _copy_database(database: Database, target: Path) -> None:
    if database.sqlite:
        with database.read() as connection, closing(sqlite3.connect(target)) as copy:
            source: Any = connection.connection.driver_connection
            source.backup(copy)
        return
    _postgres_tool("pg_dump", database.url, ["--format=custom", "--no-owner", f"--file={target}"])


def _postgres_tool(name: str, url: str, arguments: list[str]) -> None:
    """Run one of PostgreSQL's own programs; the password goes by its environment, where no other user sees it."""
    program = shutil.which(name)
    if program is None:
        raise BackupError(f"{name} is missing: install PostgreSQL's client programs of the server's version")
    parsed = make_url(url)
    environment = os.environ | ({"PGPASSWORD": parsed.password} if parsed.password else {})
    target = parsed.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(  # noqa: S603 - no shell, our own arguments
        [program, *arguments, f"--dbname={target}"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = " ".join(done.stderr.split())[:300]
        raise BackupError(f"{name}: {said}")


def _add_folder(tar: tarfile.TarFile, folder: Path, name: str, digests: dict[str, str]) -> None:
    for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if file.is_file() and not file.is_symlink() and not file.name.endswith(".lock"):
            _add(tar, file, f"{name}/{file.relative_to(folder).as_posix()}", digests)


def _add(tar: tarfile.TarFile, file: Path, name: str, digests: dict[str, str]) -> None:
    """One file as long as it is now: an archive that grows meanwhile is cut at its last whole read."""
    member = tar.gettarinfo(file, name)
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    digest = hashlib.sha256()
    with file.open("rb") as content:
        tar.addfile(member, _Digesting(content, digest))
    digests[name] = digest.hexdigest()


class _Digesting:
    def __init__(self, content: Any, digest: Any) -> None:
        self._content, self._digest = content, digest

    def read(self, size: int = -1) -> bytes:
        """What is read is also digested."""
        block: bytes = self._content.read(size)
        self._digest.update(block)
        return block


def _finish(part: Path, settings: Settings, database: Database, digests: dict[str, str], postings: int) -> None:
    with database.read() as connection:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    names = [f"  {name}" for name in sorted(os.environ) if name.startswith("JUZHAO_")] or ["  (none was set)"]
    manifest = {
        "format": FORMAT,
        "engine": database.dialect,
        "schema": revision,
        "created_at": settings.clock().isoformat(),
        "postings": postings,
        "sha256": digests,
    }
    with tarfile.open(part, "a") as tar:
        for name, content in (
            ("SECRETS.txt", _NOTE.format(names="\n".join(names))),
            ("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1)),
        ):
            with tempfile.TemporaryFile() as file:
                file.write(content.encode())
                member = tarfile.TarInfo(name)
                member.size, member.mode = file.tell(), 0o600
                file.seek(0)
                tar.addfile(member, file)
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def restore(settings: Settings, file: Path, *, take_over: bool = False) -> Report:
    """Bring an installation back into an empty home (and an empty PostgreSQL database), then prove the index.

    Nothing is put in place before every part was read and its digest is right. It has an identity of its own, so that the index
    of any other installation, be it the one that was backed up, is only taken where that is wanted. Raises :class:`BackupError`.
    """
    manifest = _manifest(file)
    engine = "postgresql" if settings.database.startswith("postgresql") else "sqlite"
    if manifest["engine"] != engine:
        raise BackupError(f"{file} is of {manifest['engine']}, JUZHAO_DATABASE_URL says {engine}: set it accordingly")
    _must_be_empty(settings, engine)
    if settings.search_url and not take_over:
        _must_be_free(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.home, prefix=".restore-") as folder:
        _unpack(file, Path(folder), manifest["sha256"])
        _put_in_place(settings, Path(folder), engine)
    return _proven(settings, file, manifest)


def _must_be_free(settings: Settings) -> None:
    """That nobody's index is in the way."""
    with closing(open_engine(settings, uuid.uuid4().hex)) as engine:
        if reason := engine.foreign():
            raise BackupError(reason)


def _manifest(file: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file) as tar:
            member = tar.extractfile("manifest.json")
            manifest: dict[str, Any] = json.load(member) if member is not None else {}
    except (tarfile.TarError, KeyError, ValueError, EOFError) as error:
        why = "no tar file" if isinstance(error, tarfile.ReadError) else error
        raise BackupError(f"{file} is no whole backup of juzhao ({why}): take another") from error
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{file} is of a newer program: update this one")
    return manifest


def _must_be_empty(settings: Settings, engine: str) -> None:
    held = settings.index_dir.exists() or settings.archive_dir.exists()
    if engine == "sqlite":
        name = Path(make_url(settings.database).database or "")
        held = held or name.exists()
    if held:
        raise BackupError(f"{settings.home} holds an installation: restore into an empty --home")
    if engine == "postgresql":
        database = Database(settings.database, settings.clock)
        try:
            with database.read() as connection:
                if inspect(connection).get_table_names():
                    raise BackupError("the database holds tables: create an empty one and set JUZHAO_DATABASE_URL")
        finally:
            database.close()


def _unpack(file: Path, folder: Path, digests: dict[str, str]) -> None:
    left = dict(digests)
    with tarfile.open(file) as tar:
        for member in tar:
            expected = left.pop(member.name, None)
            if expected is None:
                continue
            tar.extract(member, folder, filter="data")
            with (folder / member.name).open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() != expected:
                    raise BackupError(f"{file}: {member.name} is damaged: take another backup")
    if left:
        raise BackupError(f"{file}: {min(left)} is missing: take another backup")


def _put_in_place(settings: Settings, folder: Path, engine: str) -> None:
    """The database last: without it the home still counts as empty for another try."""
    for name, target in (("index", settings.index_dir), ("archive", settings.archive_dir)):
        if (folder / name).exists():
            (folder / name).replace(target)
    for own in sorted((folder / "home").glob("*")):
        if not (settings.home / own.name).exists():
            own.replace(settings.home / own.name)
    copy = folder / DATABASE[engine]
    if engine == "postgresql":
        _postgres_tool("pg_restore", settings.database, ["--no-owner", "--single-transaction", str(copy)])
        return
    target = Path(make_url(settings.database).database or "")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(copy, target)


def _proven(settings: Settings, file: Path, manifest: dict[str, Any]) -> Report:
    """The schema is brought up to this program, the index up to the database, and both are compared."""
    store = Store.open(settings.database, settings.clock)
    engine = open_engine(settings, identity.renew(store.database))
    try:
        if settings.search_url:
            indexer.rebuild(store, engine, take_over=True)
        else:
            indexer.sync(store, engine)
        verdict = indexer.verify(store, engine)
        differing = len(verdict.missing) + len(verdict.extra) + len(verdict.stale)
        state = f"{verdict.compared} postings compared, " + (
            "index and database agree" if not differing else f"{differing} differ: run `juzhao index verify --repair`"
        )
        postings = store.postings.count()
    finally:
        engine.close()
        store.close()
    if postings != manifest["postings"]:
        raise BackupError(f"{postings} postings came back of {manifest['postings']}: take another backup")
    return Report(str(file), manifest["engine"], postings, file.stat().st_size, sorted(manifest["sha256"]), state)
