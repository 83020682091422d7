"""A home that can only be read, a read-only disk or another account's: what reads works, what writes says so in one line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT, load_settings
from search import indexer
from search.engines.embedded import Embedded
from store.store import Store
from tests.cli.running import run
from tests.cli.test_failures import one_line
from tests.store.conftest import batch, crawl, source
from tests.unwritable import WAYS, unwritable

SETTINGS = """now = "2026-03-02T08:00:00+08:00"
public_url = "https://jobs.example.org"
smtp_url = "smtp://127.0.0.1:9"
"""
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Seven postings, indexed."""
    return laid(tmp_path / "home")


def laid(folder: Path) -> Path:
    folder.mkdir()
    (folder / "juzhao.toml").write_text(SETTINGS)
    settings = load_settings(folder)
    store = Store.open(settings.database, settings.clock)
    store.crawls.sync_sources([source("school")])
    crawl(store, batch(7))
    indexer.sync(store, Embedded(settings.index_dir))
    store.close()
    return folder


@dataclass
class Shut:
    """A home that cannot be written by what is run behind these words."""

    home: Path
    words: list[str]

    def juzhao(self, *args: str) -> Done:
        return run("--home", str(self.home), *args, stdin="long enough a password\n", behind=self.words)


@pytest.fixture(scope="module", params=WAYS)
def shut(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shut]:
    """One for all tests of a way: none of them can change it."""
    home = laid(tmp_path_factory.mktemp("shut") / "home")
    with unwritable(home, request.param) as words:
        yield Shut(home, words)


def command(words: list[str], home: Path, *args: str) -> list[str]:
    return [*words, sys.executable, "-m", "cli", "--home", str(home), *args]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("JUZHAO_")}


def test_what_reads_reads(shut: Shut, tmp_path: Path) -> None:
    juzhao = shut.juzhao
    searched = juzhao("search", "--json")
    assert json.loads(searched.stdout)["total"] == 7, searched.stderr
    assert len(juzhao("export", "postings").stdout.splitlines()) == 7
    assert "school" in juzhao("export", "sources").stdout
    assert json.loads(juzhao("index", "status", "--json").stdout)["documents"] == 7
    assert json.loads(juzhao("index", "verify", "--json").stdout)["ok"]
    assert juzhao("report", "weekly").returncode == juzhao("archive", "list").returncode == 0
    assert json.loads(juzhao("backup", str(tmp_path / "kept.tar"), "--json").stdout)["postings"] == 7


@pytest.mark.parametrize(
    "args", [["crawl"], ["up", "--port", "0"], ["worker"], ["user", "add", "li"], ["index", "rebuild"]]
)
def test_what_writes_says_in_one_line_where_and_what_to_do(shut: Shut, args: list[str]) -> None:
    done = shut.juzhao(*args)
    line = one_line(done.stderr)
    assert done.returncode == 1 and done.stderr.splitlines() == [line]
    assert str(shut.home) in line and "run this as its owner" in line and "--home" in line


def test_the_doctor_says_what_still_works(shut: Shut) -> None:
    done = shut.juzhao("doctor")
    assert done.returncode == 1
    assert re.search(r"fail +home: .*run this as its owner.*`juzhao serve`", done.stdout)
    assert "ok    database: 7 postings" in done.stdout and "ok    index: 7 documents" in done.stdout


@pytest.mark.slow
def test_students_are_served_and_nothing_is_taken(shut: Shut) -> None:
    serving = subprocess.Popen(
        command(shut.words, shut.home, "serve", "--port", "0"), cwd=PROJECT_ROOT, env=environment(), stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    try:
        address, said = told_address(serving)
        assert sum("read-only" in line for line in said) == 1
        assert answered(f"{address}?q=工程师")[0] == answered(f"{address}api/v1/postings")[0] == 200
        assert answered(f"{address}readyz") == (200, "ready\n")
        status, form = answered(f"{address}staff/login")
        assert status == 200
        token = re.search(r'name="token" value="([^"]+)"', form)
        assert token
        posted = urllib.parse.urlencode({"name": "li", "password": "any", "token": token[1]}).encode()
        status, page = answered(f"{address}staff/login", posted)
        assert status == 503 and "只能查看" in page and "logging in" not in page
        assert answered(f"{address}subscriptions", urllib.parse.urlencode(subscription(token[1])).encode())[0] == 503
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=20)


def subscription(token: str) -> dict[str, str]:
    return {"kind": "email", "target": "student@school.example", "search": "q=工程师", "token": token}


def told_address(serving: subprocess.Popen[str]) -> tuple[str, list[str]]:
    assert serving.stderr is not None
    said = []
    for line in serving.stderr:
        said.append(line)
        if found := re.search(r"serving (http://\S+)", line):
            return found[1], said
    raise AssertionError("".join(said))


def answered(url: str, posted: bytes | None = None) -> tuple[int, str]:
    request = urllib.request.Request(urllib.parse.quote(url, safe=":/?=&%"), posted, {"Accept-Language": "zh"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


# -- a writer beside, or gone ------------------------------------------------------------------------------------


def in_reader(words: list[str], home: Path, code: str) -> str:
    """What a process prints that can only read; ``store`` is open, ``wait()`` until a file ``go`` lies beside the home."""
    begin = (
        "import time, pathlib\nfrom config.settings import load_settings\nfrom store.store import Store\n"
        "from search.engines.embedded import Embedded\nfrom search.query import Query\n"
        f"settings = load_settings({str(home)!r})\nstore = Store.open(settings.database, settings.clock)\n"
        f"def wait():\n    print('waiting', flush=True)\n    go = pathlib.Path({str(home.parent / 'go')!r})\n"
        "    while not go.exists():\n        time.sleep(0.05)\n"
    )
    return begin + code


def test_what_its_owner_writes_meanwhile_is_read(home: Path) -> None:
    """Without a log to be seen nothing is locked: a connection that was opened so must not outlive that."""
    code = (
        "engine = Embedded(settings.index_dir)\n"
        "print(store.postings.count(), engine.search(Query(), settings.clock()).total)\nwait()\n"
        "print(store.postings.count(), engine.search(Query(), settings.clock()).total)\n"
    )
    settings = load_settings(home)
    with unwritable(home, "disk") as words:  # only where the reader runs
        reader = subprocess.Popen(
            [*words, sys.executable, "-c", in_reader(words, home, code)], cwd=PROJECT_ROOT, env=environment(),
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert reader.stdout is not None
        before = [reader.stdout.readline(), reader.stdout.readline()]
        store = Store.open(settings.database, settings.clock)
        crawl(store, batch(9))
        indexer.sync(store, Embedded(settings.index_dir))
        (home.parent / "go").touch()
        after, _ = reader.communicate(timeout=30)
        store.close()
    assert (before, after) == (["7 7\n", "waiting\n"], "9 9\n")


@pytest.mark.parametrize("way", WAYS)
def test_a_log_that_a_dead_writer_left_is_read_or_told(home: Path, way: str) -> None:
    left = (
        "import os\nfrom tests.store.conftest import batch, crawl\nfrom config.settings import load_settings\n"
        f"from store.store import Store\nsettings = load_settings({str(home)!r})\n"
        "crawl(Store.open(settings.database, settings.clock), batch(8))\nos._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", left], cwd=PROJECT_ROOT, env=environment(), check=True)
    log, index = home / "juzhao.db-wal", home / "juzhao.db-shm"
    assert log.stat().st_size and index.exists()
    ask = ["export", "postings"]
    with unwritable(home, way) as words:
        read = subprocess.run(command(words, home, *ask), cwd=PROJECT_ROOT, env=environment(), capture_output=True, text=True)  # fmt: skip
    assert len(read.stdout.splitlines()) == 8, read.stderr
    index.unlink()
    with unwritable(home, way) as words:
        told = subprocess.run(command(words, home, *ask), cwd=PROJECT_ROOT, env=environment(), capture_output=True, text=True)  # fmt: skip
    assert told.returncode == 1
    assert str(log) in one_line(told.stderr) and "`juzhao doctor` once as the owner" in told.stderr
