"""Content-Encoding undone with a bound on what comes out, strictly: half a body is a failure, never half a page."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PIECE = 1 << 16
_MEMBERS = 1000


class TooLarge(ValueError):
    """More came out of the body than is allowed."""


class Broken(ValueError):
    """The body is not what its encoding says, or it ends too early."""


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """The body without one encoding (``gzip``, ``deflate``, ``br``, ``zstd``); at most ``limit`` bytes, 0 for any.

    A body that is plain although it is declared to be gzip or deflate is taken as it is: servers behind proxies do that.
    """
    out = bytearray()
    try:
        for piece in _CODECS[encoding](body):
            out += piece
            if limit and len(out) > limit:
                raise TooLarge(f"more than {limit} bytes come out of {len(body)} bytes of {encoding}")
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise Broken(f"no {encoding}: {str(error)[:80]}") from error
    return bytes(out)


def _drained(machine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """All that one zlib stream holds, piece by piece."""
    while data and not machine.eof:
        yield machine.decompress(data, _PIECE)
        data = machine.unconsumed_tail
    yield machine.flush() if not machine.eof and machine.unconsumed_tail else b""
    if not machine.eof:
        raise Broken("the compressed body ends too early")


def _gzip(body: bytes) -> Iterator[bytes]:
    if not body.startswith(b"\x1f\x8b"):
        yield body
        return
    for _ in range(_MEMBERS):
        machine = zlib.decompressobj(wbits=31)
        yield from _drained(machine, body)
        body = machine.unused_data
        if not body.startswith(b"\x1f\x8b"):  # what follows the last member is padding
            return
    raise TooLarge(f"more than {_MEMBERS} gzip members")


def _deflate(body: bytes) -> Iterator[bytes]:
    if body.lstrip()[:1] in (b"<", b"{", b"["):
        yield body
        return
    try:
        zlib.decompressobj().decompress(body, 1)
        machine = zlib.decompressobj()
    except zlib.error:  # raw deflate, as some servers send
        machine = zlib.decompressobj(wbits=-15)
    yield from _drained(machine, body)


def _brotli(body: bytes) -> Iterator[bytes]:
    machine = brotli.Decompressor()
    piece = machine.process(body, output_buffer_limit=_PIECE)
    while piece:
        yield piece
        piece = machine.process(b"", output_buffer_limit=_PIECE)
    if not machine.is_finished():
        raise Broken("the compressed body ends too early")


def _zstd(body: bytes) -> Iterator[bytes]:
    machine = zstd.ZstdDecompressor()
    yield machine.decompress(body, _PIECE)
    while not machine.eof:
        piece = machine.decompress(b"", _PIECE)
        if not piece and machine.needs_input:
            raise Broken("the compressed body ends too early")
        yield piece


_CODECS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
