"""Files of every kind that announcements carry, and damaged ones made of them (R15)."""

from __future__ import annotations

import os
import random
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from crawler.attachments import child
from crawler.attachments.document import Document
from tests.crawler.attachments.files import HEADER, ROWS, docx, pdf, xlsx, zipped
from tests.crawler.mutants import damaged

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each in sectors of its own (MS-CFB)."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    padded = {name: data + b"\0" * (-len(data) % _SECTOR) for name, data in padded.items()}
    chains, body, place = [_FAT, _END], b"", 2
    entries = [_directory("Root Entry", 5, _END, 0, below=1)]
    for number, (name, data) in enumerate(padded.items(), 1):
        count = len(data) // _SECTOR
        chains += [*range(place + 1, place + count), _END]
        after = number + 1 if number < len(padded) else _FREE
        entries.append(_directory(name, 2, place, len(data), after=after))
        body, place = body + data, place + count
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 4 * 108
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff")
    return head + fat + b"".join(entries).ljust(_SECTOR, b"\0") + body


def _directory(name: str, kind: int, start: int, size: int, below: int = _FREE, after: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    made = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, after, below)
    return made + b"\0" * 36 + struct.pack("<IQ", start, size)


def xls(rows: list[list[str]]) -> bytes:
    """A bare BIFF4 stream with a cell of text for each value."""
    out = struct.pack("<HHHHH", 0x0409, 6, 0x0400, 0x0010, 0)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            data = text.encode("gb18030")
            out += struct.pack("<HHHHHH", 0x0204, 8 + len(data), line, column, 0, len(data)) + data
    return out + struct.pack("<HH", 0x000A, 0)


def doc(text: str) -> bytes:
    """A Word 97 document of one piece of text."""
    data = text.encode("utf-16-le")
    block = bytearray(1024)
    struct.pack_into("<HH", block, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", block, 10, 0x0200)
    struct.pack_into("<H", block, 32, 14)
    struct.pack_into("<H", block, 62, 22)
    struct.pack_into("<i", block, 76, len(text))
    struct.pack_into("<H", block, 152, 93)
    piece = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, 1024, 0)
    table = b"\x02" + struct.pack("<I", len(piece)) + piece
    struct.pack_into("<II", block, 154 + 33 * 8, 0, len(table))
    return ole({"WordDocument": bytes(block) + data, "1Table": table})


def originals() -> dict[str, bytes]:
    """One whole file of each kind, by its name."""
    latin = [["Position", "Headcount", "Degree"], ["Engineer", "3", "Bachelor"], ["Analyst", "1", "Master"]]
    return {
        "a.xlsx": xlsx(),
        "a.docx": docx(),
        "a.pdf": pdf(latin),
        "a.xls": xls([HEADER, *ROWS]),
        "a.doc": doc("秦岭机械2027届校园招聘简章\r岗位\a人数\a\a机械工程师\a3\a\a"),
        "a.zip": zipped({"内/岗位表.xlsx": xlsx(), "说明.docx": docx()}),
        "b.xls": ole({"Workbook": xls([HEADER, *ROWS])}),
        "a.rar": b"Rar!\x1a\x07\x01\0" + bytes(range(256)) * 8,
        "a.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    }


def made(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files."""
    draw, whole = random.Random(seed), list(originals().items())
    for _ in range(count):
        (name, body), (_, other) = draw.choice(whole), draw.choice(whole)
        yield name, damaged(body, other, draw)


@dataclass
class Tally:
    """What became of damaged files."""

    files: int = 0
    timeouts: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    written: list[str] = field(default_factory=list)


def run(count: int, seed: int, at_once: int = 2) -> Tally:
    """Read them as a crawl does, each in its confined child; ``written`` is what appeared where a child could write."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        before, kept = _seen(folder), os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = folder
        try:
            with ThreadPoolExecutor(at_once) as pool:
                for name, documents, seconds in pool.map(_read, made(count, seed)):
                    tally.files += 1
                    tally.slowest = max(tally.slowest, seconds)
                    tally.timeouts += any("longer than" in r or "or time" in r for d in documents for r in d.remarks)
                    tally.ends[f"{name.rpartition('.')[2]}: {_end(documents)}"] += 1
        finally:
            os.environ.pop("TMPDIR") if kept is None else os.environ.update(TMPDIR=kept)
        tally.written = sorted(_seen(folder) - before)
    return tally


def _read(file: tuple[str, bytes]) -> tuple[str, list[Document], float]:
    started = time.monotonic()
    return file[0], child.parse(*file), time.monotonic() - started


def _end(documents: list[Document]) -> str:
    unread = [remark for document in documents for remark in document.remarks if remark.startswith("not read")]
    return unread[0].partition(" (")[0] if unread else "read"


def _seen(folder: str) -> set[str]:
    """Files of the scratch folder and of the project's root, where the child runs; what lint and types keep there is theirs."""
    tree = Path(child.__file__).parents[2]
    here = {str(path) for path in tree.iterdir() if not path.name.endswith("_cache")}
    return here | {str(path) for path in Path(folder).rglob("*")}
