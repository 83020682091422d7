"""Boots the real servers that tests and benchmarks use: PostgreSQL and Elasticsearch, never as root.

Each server gets its own folder under the system's temporary directory and random ports on loopback.
Software comes from ``scripts/install-test-servers``.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parent.parent
SERVER_USER = "nobody"
ELASTICSEARCH_VERSIONS = {"8": "8.19.21", "9": "9.5.3"}
"""The oldest and the newest that the client speaks to."""
OLDEST_JAVA = {"8": 17, "9": 21}
JAVA_FOLDERS = Path("/usr/lib/jvm")
BORROWED_JAVA = Path(__file__).resolve().parents[1] / ".cache" / "java-21"
"""Where ``scripts/install-java-21`` puts one."""


class ServerError(RuntimeError):
    """A test server cannot start: what is missing and how to get it."""


def free_port() -> int:
    """A TCP port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _user() -> str | None:
    """Both servers refuse to run as root, so root lends them another user."""
    return SERVER_USER if os.geteuid() == 0 else None


def _folder(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"juzhao-{name}-"))
    if user := _user():
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    return folder


def _run(command: list[str], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, user=_user(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerError(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")


def _stop(process: subprocess.Popen[bytes], folder: Path, sign: signal.Signals) -> None:
    process.send_signal(sign)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Postgres:
    """A running PostgreSQL server; ``new_database`` answers the URL of a fresh empty database."""

    process: subprocess.Popen[bytes]
    folder: Path
    port: int

    @classmethod
    def start(cls) -> Postgres:
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [
            Path(found) for found in [shutil.which("postgres")] if found
        ]
        if not binaries:
            raise ServerError("no PostgreSQL server here; run scripts/install-test-servers")
        bin_dir = binaries[-1].parent
        folder, port = _folder("postgres"), free_port()
        data = folder / "data"
        _run(
            [
                str(bin_dir / "initdb"),
                "-D",
                str(data),
                "-U",
                "juzhao",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
            folder,
        )
        options = {
            **dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off"),
            "checkpoint_timeout": "1h",
            "max_connections": "200",
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(folder),
        }
        flags = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [str(bin_dir / "postgres"), "-D", str(data), "-p", str(port), *flags],
                cwd=folder,
                user=_user(),
                stdout=log,
                stderr=log,
            )
        server = cls(process, folder, port)
        server._wait()
        return server

    def _wait(self) -> None:
        import psycopg

        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(_at(self.url, "postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise ServerError(f"PostgreSQL did not start: {error}") from error
                time.sleep(0.1)

    @property
    def url(self) -> str:
        """SQLAlchemy URL of a database that every server has."""
        return f"postgresql+psycopg://juzhao@127.0.0.1:{self.port}/postgres"

    def new_database(self, like: str = "") -> str:
        """The same as :func:`new_database`, on this server."""
        return new_database(self.url, like)

    def stop(self) -> None:
        """At once: what the server still wants to write goes with its folder."""
        _stop(self.process, self.folder, signal.SIGQUIT)


def new_database(url: str, like: str = "") -> str:
    """Create a database beside the one at a SQLAlchemy URL, empty or a copy of one that nobody uses then; answers its URL."""
    import psycopg

    name = f"t{uuid.uuid4().hex[:12]}"
    template = f' TEMPLATE "{like.rpartition("/")[2]}"' if like else ""
    with psycopg.connect(_at(url, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{template}'.encode())
    return f"{url.rpartition('/')[0]}/{name}"


def _at(url: str, database: str) -> str:
    """As PostgreSQL's own library reads it."""
    return f"{url.rpartition('/')[0]}/{database}".replace("+psycopg", "", 1)


def java_home(oldest: int) -> Path | None:
    """The folder of a Java that is new enough: ``JAVA_HOME``, the one on the path, one that the system keeps, or the borrowed one."""
    on_path = shutil.which("java")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    homes += [*sorted(JAVA_FOLDERS.glob("*")), BORROWED_JAVA]
    return next((home for home in homes if _java_version(home) >= oldest), None)


def _java_version(home: Path) -> int:
    if not (home / "bin" / "java").exists() or not (home / "release").exists():
        return 0
    told = (home / "release").read_text(encoding="utf-8", errors="replace")
    found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', told, re.MULTILINE)
    return int(found[1]) if found else 0


def _elasticsearch_home(version: str) -> Path:
    """Unpack the distribution once, where a user without rights can read it."""
    archive = PROJECT_ROOT / ".cache" / "elasticsearch" / f"elasticsearch-{version}.zip"
    if not archive.exists():
        raise ServerError(f"no Elasticsearch {version} here; run scripts/install-test-servers")
    home = Path(tempfile.gettempdir()) / f"juzhao-elasticsearch-{os.geteuid()}" / f"elasticsearch-{version}"
    if not (home / "unpacked").exists():
        shutil.rmtree(home, ignore_errors=True)
        home.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(archive) as bundle:
            for member in bundle.infolist():
                target = Path(bundle.extract(member, home.parent))
                if mode := member.external_attr >> 16:
                    target.chmod(mode | 0o444)
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
        (home / "unpacked").touch()
    return home


@dataclass
class Elasticsearch:
    """A running single-node Elasticsearch."""

    process: subprocess.Popen[bytes]
    folder: Path
    url: str

    @classmethod
    def start(cls, major: str = "8", port: int | None = None, heap: str = "1g", fast: bool = False) -> Elasticsearch:
        """``fast`` lets Java compile what is often run as well as it can: it costs more than a test's few minutes give back."""
        java = java_home(OLDEST_JAVA[major])
        if java is None:
            need = f"Elasticsearch {major} needs Java {OLDEST_JAVA[major]} or newer"
            raise ServerError(f"{need}, none is here; run scripts/install-test-servers")
        home = _elasticsearch_home(ELASTICSEARCH_VERSIONS[major])
        folder = _folder("elasticsearch")
        _run(["cp", "-r", str(home / "config"), str(folder / "config")], folder)
        _run(["mkdir", "tmp"], folder)  # apart from config/, which Elasticsearch forbids itself to write
        port = port or free_port()
        settings = {
            "discovery.type": "single-node",
            "xpack.security.enabled": "false",
            "xpack.ml.enabled": "false",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            "http.port": str(port),
            "transport.port": str(free_port()),
        }
        flags = [part for key, value in settings.items() for part in ("-E", f"{key}={value}")]
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "ES_JAVA_HOME": str(java),
            "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap}{'' if fast else ' -XX:TieredStopAtLevel=1'}",
            "ES_PATH_CONF": str(folder / "config"),
            "ES_TMPDIR": str(folder / "tmp"),
        }
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [str(home / "bin" / "elasticsearch"), *flags],
                cwd=folder,
                user=_user(),
                env=env,
                stdout=log,
                stderr=log,
            )
        server = cls(process, folder, f"http://127.0.0.1:{port}")
        server._wait()
        return server

    def _wait(self) -> None:
        deadline = time.monotonic() + 300
        health = f"{self.url}/_cluster/health?wait_for_status=yellow&timeout=5s"
        while True:
            try:
                with urllib.request.urlopen(health, timeout=10) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError) as error:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    tail = (self.folder / "log").read_text(errors="replace")[-2000:]
                    raise ServerError(f"Elasticsearch did not start: {error}\n{tail}") from error
            time.sleep(0.3)

    def signal(self, sign: signal.Signals) -> None:
        """Send it to the server and to what started it."""
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        for pid in (self.process.pid, *map(int, children.stdout.split())):
            os.kill(pid, sign)

    def stop(self) -> None:
        _stop(self.process, self.folder, signal.SIGTERM)
