"""Parses a file in a child process: bounded memory and time, no network, no writing. The parent always lives (R15)."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

from crawler.attachments.document import Document
from crawler.attachments.kinds import kind_of, safe_name
from crawler.confined import confine

SECONDS = 30
MEMORY = 512 << 20
MOST_OUTPUT = 64 << 20
_ROOT = Path(__file__).resolve().parent.parent.parent


def parse(name: str, body: bytes, seconds: float = SECONDS) -> list[Document]:
    """The documents of a file, each with its positions in the place of its tables, which may have millions of cells.

    One with a remark when the child took too long, too much memory, or died.
    """
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


def main() -> None:
    """The child: name and seconds as arguments, the file on stdin, documents as JSON on stdout."""
    from crawler.attachments.positions import with_positions
    from crawler.attachments.reading import read

    body, seconds = sys.stdin.buffer.read(), int(sys.argv[2])
    confine(MEMORY, seconds)
    with contextlib.redirect_stdout(sys.stderr):  # what a library prints is no document
        documents = [with_positions(document) for document in read(sys.argv[1], body)]
    out = json.dumps([document.to_data() for document in documents], ensure_ascii=False)
    sys.stdout.buffer.write(out.encode("utf-8", "replace")[:MOST_OUTPUT])
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
