"""Raw pages kept as WARC (ISO 28500), one file a source and day, bounded in size and age."""

from __future__ import annotations

import errno
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zlib import compress, decompressobj
from zlib import error as zlib_error

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from config.settings import Settings
from config.timezone import TIMEZONE
from crawler.in_use import settings_of
from crawler.optout import may_keep, robots_tags

CONTEXT = "Juzhao-Context"
LEVEL, LEVEL_OF_LARGE, LARGE = 6, 1, 1 << 20
"""Of gzip: three fifths of the time of the highest for a twentieth more space. Bodies of more than so many bytes may be made to
take it seconds, in the network's thread; the lowest level takes a fifth of that. What is packed already (PDF, ZIP) is stored as it is."""
_SAMPLE, _PACKED = 1 << 16, 0.95
"""Bytes of a large body that are tried, and the share of them above which packing saves nothing."""
_GZIP = b"\x1f\x8b\x08"
"""How every gzip member begins (RFC 1952)."""
_PIECE = 1 << 16
_LEFT_OUT = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie"})


@dataclass(frozen=True, slots=True)
class Record:
    """One archived response; ``context`` is what the crawl knew of it: list or detail, ask or entry."""

    source: str
    url: str
    status: int
    fetched_at: datetime
    content_type: str
    body: bytes
    context: dict[str, Any]


class ArchiveExtension:
    """Writes each response that a spider asked for. An archive that cannot be written never stops a crawl."""

    def __init__(self, settings: Settings, source: str) -> None:
        self._folder = settings.archive_dir / source
        self._settings = settings
        self.failed = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveExtension:
        """Not configured when ``JUZHAO_ARCHIVE_DAYS`` is 0."""
        settings = settings_of(crawler)
        source = getattr(crawler.spider, "source", None)
        if settings.archive_days == 0 or source is None:
            raise NotConfigured("no archive")
        extension = cls(settings, source.id)
        crawler.signals.connect(extension.on_response, signal=signals.response_received)
        return extension

    def on_response(self, response: Response, request: Request) -> None:
        """Append one record."""
        context = request.meta.get("juzhao")
        if context is None or self.failed or not may_keep(robots_tags(response), response.body):
            return
        now = self._settings.clock().astimezone(UTC)
        try:
            _append(self._folder, f"{now:%Y%m%d}.warc.gz", _member(response, context, now))
        except OSError as error:
            self.failed = f"archive not written: {error}"


def _append(folder: Path, name: str, member: bytes) -> None:
    """Write at the end, in one call: no file stays open, and crawls of several processes may write to one file."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        out = os.open(folder / name, flags, 0o644)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        out = os.open(folder / name, flags, 0o644)
    try:
        if os.write(out, member) != len(member):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    finally:
        os.close(out)


def _member(response: Response, context: dict[str, Any], now: datetime) -> bytes:
    """The record as a gzip member of its own: a torn one costs nothing else."""
    headers = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
        if name.decode("latin-1").lower() not in _LEFT_OUT
    ]
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False)
    writer.write_record(
        writer.create_warc_record(
            response.url,
            "response",
            payload=BytesIO(response.body),
            http_headers=StatusAndHeaders(f"{response.status} ", headers, protocol="HTTP/1.1"),
            warc_headers_dict={
                CONTEXT: json.dumps(_plain(context), default=str),
                "WARC-Date": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            },
        )
    )
    return gzip.compress(plain.getbuffer(), _level(response.body), mtime=int(now.timestamp()))


def _level(body: bytes) -> int:
    """The level of gzip for a body: 0 stores it."""
    if len(body) <= LARGE:
        return LEVEL
    sample = body[len(body) // 2 :][:_SAMPLE]
    return 0 if len(compress(sample, LEVEL_OF_LARGE)) > _PACKED * len(sample) else LEVEL_OF_LARGE


def _plain(context: dict[str, Any]) -> dict[str, Any]:
    if "file" in context:
        return {"kind": "file", "name": context["file"], "url": context["url"]}
    if "entry" in context:
        return {"kind": "detail", "entry": context["entry"].model_dump()}
    ask = context["ask"]
    return {"kind": "list", "section": ask.section, "number": ask.number, "url": ask.url, "state": ask.state}


def prune(settings: Settings) -> int:
    """Remove files that are too old, then the oldest until the archive fits its size; the number removed."""
    files = sorted(settings.archive_dir.glob("*/*.warc.gz"), key=lambda file: (file.name, file.stat().st_mtime))
    oldest = (settings.clock() - timedelta(days=settings.archive_days)).astimezone(UTC).strftime("%Y%m%d")
    total = sum(file.stat().st_size for file in files)
    removed = 0
    for file in files:
        if file.name[:8] >= oldest and total <= settings.archive_max_bytes:
            continue
        total -= file.stat().st_size
        file.unlink()
        removed += 1
    return removed


def records(folder: Path, source: str | None = None) -> Iterator[Record]:
    """Archived responses, oldest first. What a full disk or a power cut tore is passed over, what follows it is read."""
    for file in sorted(folder.glob(f"{source or '*'}/*.warc.gz")):
        for member in _members(file):
            try:
                for record in ArchiveIterator(BytesIO(member)):
                    if record.rec_type == "response":
                        yield _read(file.parent.name, record)
            except (ArchiveLoadFailed, EOFError, ValueError):
                continue


def _members(file: Path) -> Iterator[bytes]:
    """The content of each whole gzip member of a file; none of a file that is gone or cannot be read."""
    try:
        with file.open("rb") as raw, mmap(raw.fileno(), 0, access=ACCESS_READ) as data:
            start = data.find(_GZIP)
            while start >= 0:
                plain, length = _whole(data, start)
                if length:
                    yield plain
                start = data.find(_GZIP, start + max(length, 1))
    except (OSError, ValueError):  # an empty file cannot be mapped
        return


def _whole(data: mmap, start: int) -> tuple[bytes, int]:
    """The content of the gzip member that begins here and its length; zero for one that is torn, or for none."""
    member = decompressobj(wbits=31)
    plain = bytearray()
    for place in range(start, len(data), _PIECE):
        piece = data[place : place + _PIECE]
        try:
            plain += member.decompress(piece)
        except zlib_error:
            break
        if member.eof:
            return bytes(plain), place + len(piece) - len(member.unused_data) - start
    return b"", 0


def _read(source: str, record: Any) -> Record:
    headers = record.rec_headers
    http = record.http_headers
    return Record(
        source=source,
        url=headers.get_header("WARC-Target-URI"),
        status=int(http.get_statuscode() or 0),
        fetched_at=_moment(headers.get_header("WARC-Date")),
        content_type=http.get_header("Content-Type") or "",
        body=record.content_stream().read(),
        context=json.loads(headers.get_header(CONTEXT) or "{}"),
    )


def _moment(text: str) -> datetime:
    """In Chinese time, as the crawl had it: "3 days ago" counts from the day there."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).astimezone(TIMEZONE)
