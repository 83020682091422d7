"""Parses a file in a child process: bounded memory and time, no network, no writing. The parent always lives (R15)."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from crawler.attachments.document import Document
from crawler.attachments.kinds import kind_of, safe_name

SECONDS = 30
MEMORY = 512 << 20
MOST_OUTPUT = 64 << 20
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")
_ROOT = Path(__file__).resolve().parent.parent.parent


def parse(name: str, body: bytes, seconds: float = SECONDS) -> list[Document]:
    """The documents of a file; one with a remark when the child took too long, too much memory, or died."""
    command = [sys.executable, "-m", "crawler.attachments.child", safe_name(name), str(int(seconds))]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=seconds + 5, cwd=_ROOT, check=False)
    except subprocess.TimeoutExpired:
        return [_unread(name, body, f"took longer than {seconds:.0f} seconds")]
    except OSError as error:
        return [_unread(name, body, f"no child process: {error}")]
    if done.returncode != 0:
        why = (
            "took too much memory or time"
            if done.returncode < 0 or b"MemoryError" in done.stderr
            else "its parser died"
        )
        return [_unread(name, body, why)]
    try:
        return [Document.from_data(data) for data in json.loads(done.stdout)]
    except (ValueError, KeyError, TypeError):
        return [_unread(name, body, "its parser said nonsense")]


def _unread(name: str, body: bytes, why: str) -> Document:
    return Document(safe_name(name), kind_of(body), remarks=[f"not read: {why}"])


def confine(seconds: int) -> None:
    """Take from this process what a parser does not need. What the system does not grant, the audit hook refuses."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # an empty network, where the kernel allows it
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No socket, no process, no file opened for writing."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} in a parser")
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError(f"writing {arguments[0]} in a parser")


def main() -> None:
    """The child: name and seconds as arguments, the file on stdin, documents as JSON on stdout."""
    from crawler.attachments.reading import read

    body = sys.stdin.buffer.read()
    confine(int(sys.argv[2]))
    with contextlib.redirect_stdout(sys.stderr):  # what a library prints is no document
        documents = read(sys.argv[1], body)
    out = json.dumps([document.to_data() for document in documents], ensure_ascii=False)
    sys.stdout.buffer.write(out.encode("utf-8", "replace")[:MOST_OUTPUT])
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
