"""Files are parsed in a child that can neither reach the network nor write, and that the parent outlives (R15)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from crawler.attachments.child import parse
from tests.crawler.attachments.files import ROWS, xlsx
from tests.servers import PROJECT_ROOT


def test_documents_come_back() -> None:
    (document,) = parse("../岗位表.xlsx", xlsx())
    assert document.name == "岗位表.xlsx"
    assert document.positions[0].title == ROWS[0][1]
    assert document.tables == []


def confined(code: str) -> subprocess.CompletedProcess[str]:
    """Run a line of code as a parser would be run."""
    program = f"from crawler.attachments.child import MEMORY\nfrom crawler.confined import confine\nconfine(MEMORY, 2)\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=PROJECT_ROOT, timeout=30, check=False
    )


def test_no_network() -> None:
    done = confined("import socket; socket.create_connection(('127.0.0.1', 80))")
    assert done.returncode != 0
    assert "PermissionError" in done.stderr


def test_no_writing(tmp_path: Path) -> None:
    target = tmp_path / "x"
    assert "PermissionError" in confined(f"open({str(target)!r}, 'w')").stderr
    done = confined(f"import os; f = os.open({str(target)!r}, os.O_WRONLY | os.O_CREAT); os.write(f, b'x')")
    assert done.returncode != 0
    assert not target.exists()


def test_no_process() -> None:
    assert "PermissionError" in confined("import os; os.system('id')").stderr
    assert "PermissionError" in confined("import subprocess; subprocess.run(['id'])").stderr


def test_bounded_memory_and_time() -> None:
    assert "MemoryError" in confined("x = bytes(600 << 20)").stderr
    assert confined("while True: pass").returncode < 0


def test_a_child_that_dies_is_a_remark() -> None:
    (document,) = parse("表.xlsx", xlsx(rows=[["1", "x" * 900, "1", "", "", "", "", ""]] * 20_000), seconds=1)
    late = "not read: took longer than 1 seconds"  # of the clock, where others have the processor
    assert document.remarks in (["not read: took too much memory or time"], [late])
