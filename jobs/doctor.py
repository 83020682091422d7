"""What is wrong with this installation, and what to do about it."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from config.settings import PROJECT_ROOT, Settings
from config.validation import meant
from crawler.registry import load_registry
from search import indexer
from search.engines.base import EngineError, EngineUnavailable
from search.service import has_copy, open_copy, open_engine
from store.records import StoreError
from store.store import Store

State = Literal["ok", "warn", "fail"]
LOW_DISK = 1 << 30
LAG = 1000
STALE = timedelta(days=3)
_OTHER_VARIABLES = {"JUZHAO_FAIL_AT", "JUZHAO_TEST_ELASTICSEARCH"}
"""Of tests."""
_ELSEWHERE = "run this as its owner, or choose another with --home (what only reads works, `juzhao serve` too)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: how it stands and, unless it is ok, what to do."""

    check: str
    state: State
    message: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return asdict(self)


def examine(settings: Settings) -> list[Finding]:
    """Run all checks; one that fails does not keep the others from running."""
    findings = [*_python(), *advisories(), *_variables(), *_home(settings), *_clock(settings), *_registry(settings)]
    try:
        store = Store.open(settings.database, settings.clock)
    except StoreError as error:
        return [*findings, Finding("database", "fail", str(error))]
    try:
        findings.append(Finding("database", "ok", f"{store.postings.count()} postings"))
        return [
            *findings,
            *_index(settings, store),
            *_copy(settings, store),
            *_sources(store, settings.clock),
            *_staff(store),
            *_trail(store),
            *_privacy(settings),
        ]
    finally:
        store.close()


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    yield Finding("python", "ok" if good else "fail", version if good else f"{version}: install Python 3.11 or newer")


def advisories(file: Path = PROJECT_ROOT / "config" / "advisories.toml") -> Iterator[Finding]:
    """Packages that are older than the release that closed a hole of theirs."""
    known = tomllib.loads(file.read_text(encoding="utf-8"))["advisory"]
    found = [
        (one, here)
        for one in known
        if (here := _installed(one["package"])) and _release(here) < _release(one["closed"])
    ]
    for one, here in found:
        cure = f"install {one['closed']} or newer, `make setup` does"
        yield Finding("advisories", "fail", f"{one['package']} {here} has the hole {one['id']}: {cure}")
    if not found:
        yield Finding("advisories", "ok", f"none of {len(known)} known holes in what is installed")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _release(written: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", written)[:3]]


def _variables() -> Iterator[Finding]:
    """Variables that look like settings and are none: a slip of the pen is silent otherwise."""
    known = {f"JUZHAO_{name.upper()}" for name in Settings.model_fields} | _OTHER_VARIABLES
    for name in sorted(name for name in os.environ if name.startswith("JUZHAO_") and name not in known):
        yield Finding("settings", "warn", f"{name}: no such setting; {meant(name, known) or 'unset it'}")


def _home(settings: Settings) -> Iterator[Finding]:
    folder = settings.home
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        cure = "free some space" if error.errno in (errno.ENOSPC, errno.EDQUOT) else _ELSEWHERE
        yield Finding("home", "fail", f"{folder} cannot be written ({error.strerror}): {cure}")
        return
    free = shutil.disk_usage(folder).free
    room = f"{free / (1 << 30):.1f} GiB free in {folder}"
    yield Finding("disk", "ok" if free > LOW_DISK else "warn", room if free > LOW_DISK else f"{room}: free some space")


def _clock(settings: Settings) -> Iterator[Finding]:
    if settings.now is not None:
        yield Finding(
            "clock", "warn", f"JUZHAO_NOW holds the clock at {settings.now.isoformat()}: unset it for real use"
        )
    elif datetime.now(UTC).year < 2026:
        yield Finding("clock", "fail", "the machine's clock is in the past: deadlines would be wrong; set it")
    else:
        yield Finding("clock", "ok", settings.clock().isoformat(timespec="seconds"))


def _registry(settings: Settings) -> Iterator[Finding]:
    registry = load_registry(settings.sources)
    for problem in registry.problems:
        yield Finding("registry", "fail", str(problem))
    if registry.sources:
        yield Finding("registry", "ok", f"{len(registry.sources)} sources in {settings.sources}")


def _index(settings: Settings, store: Store) -> Iterator[Finding]:
    try:
        engine = open_engine(settings, store.identity)
        try:
            status = indexer.status(store, engine)
        finally:
            engine.close()
    except (EngineUnavailable, EngineError) as error:
        yield Finding("index", "fail", str(error))
        return
    if status.lag > LAG:
        yield Finding("index", "warn", f"{status.lag} changes behind: run `juzhao index sync`, or start a worker")
    elif status.approved and not status.documents and not status.whole:
        yield Finding("index", "fail", f"none of {status.approved} approved postings is in it: run `juzhao index sync`")
    elif not status.lag and not status.whole:
        stand = f"{status.documents} documents for {status.approved} approved postings"
        yield Finding("index", "warn", f"{stand}: run `juzhao index verify --repair`")
    else:
        yield Finding("index", "ok", f"{status.documents} documents, {status.lag} changes behind")
    if status.quarantined:
        yield Finding("index", "warn", f"{status.quarantined} documents set aside: see `juzhao index status`")


def _copy(settings: Settings, store: Store) -> Iterator[Finding]:
    """What answers students while Elasticsearch is away."""
    if not (settings.search_url and has_copy(settings)):
        return
    try:
        status = indexer.status(store, open_copy(settings))
    except (EngineUnavailable, EngineError, OSError) as error:
        yield Finding("copy", "fail", str(error))
        return
    stand = f"{status.documents} documents of {status.approved}, {status.lag} changes behind"
    late = status.lag > LAG
    yield Finding("copy", "warn" if late else "ok", f"{stand}: start a worker with this home" if late else stand)


def _sources(store: Store, clock: Callable[[], datetime]) -> Iterator[Finding]:
    for health in store.crawls.health():
        if not health.record.enabled or health.last_run_at is None:
            continue
        if health.last_outcome != "ok":
            yield Finding("source", "warn", f"{health.record.id}: {health.last_outcome}: {health.last_reason}")
        elif health.last_ok_at is not None and clock() - health.last_ok_at > STALE:
            yield Finding(
                "source", "warn", f"{health.record.id}: last fetched {health.last_ok_at:%Y-%m-%d}; is a worker running?"
            )


def _staff(store: Store) -> Iterator[Finding]:
    users = store.accounts.list()
    if not users:
        yield Finding("staff", "warn", "no account: nobody can review; run `juzhao user add NAME`")
    for user in users:
        if user.role == "admin" and not user.second_factor and not user.disabled:
            yield Finding(
                "staff",
                "warn",
                f"{user.name} has no second factor and cannot log in: run `juzhao user factor {user.name}`",
            )


def _trail(store: Store) -> Iterator[Finding]:
    state = store.review.trail()
    if state.broken_at is None:
        yield Finding("audit", "ok", f"{state.rows} decisions, whole; the last has digest {state.head}")
    else:
        yield Finding("audit", "fail", f"{state.why}: the trail is not as it was written; compare with a backup")


def _privacy(settings: Settings) -> Iterator[Finding]:
    """What holds password hashes, subscribers' addresses and robots' keys is for one account of the machine only."""
    for file in (settings.home / "juzhao.db", settings.home / "secret", settings.home / "juzhao.toml"):
        if file.exists() and file.stat().st_mode & 0o077:
            yield Finding("privacy", "warn", f"others on this machine can read {file}: run `chmod 600 {file}`")
