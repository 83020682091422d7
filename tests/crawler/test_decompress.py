"""Bodies are unpacked within bounds of memory and time, or refused (R3, B031, B033)."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd

from crawler.decompress import Broken, TooLarge, unpack
from tests.crawler.hostile import raw_deflate

TEXT = "秦岭机械2027届校园招聘公告".encode() * 500
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}
LIMIT = 16 << 20


def bomb(encoding: str, megabytes: int) -> bytes:
    """A body of zeros, packed piece by piece so that making it costs no memory."""
    piece = bytes(1 << 20)
    if encoding == "br":
        machine = brotli.Compressor(quality=1)
        return b"".join([machine.process(piece) for _ in range(megabytes)] + [machine.finish()])
    if encoding == "zstd":
        packer = zstd.ZstdCompressor()
        return b"".join([packer.compress(piece) for _ in range(megabytes)] + [packer.flush()])
    deflating = zlib.compressobj(9, zlib.DEFLATED, 31 if "gzip" in encoding else 15)
    return b"".join([deflating.compress(piece) for _ in range(megabytes)] + [deflating.flush()])


@pytest.mark.parametrize("encoding", PACKERS)
def test_what_was_packed_comes_out(encoding: str) -> None:
    assert unpack(PACKERS[encoding](TEXT), encoding, LIMIT) == TEXT


def test_deflate_without_its_wrapper() -> None:
    assert unpack(raw_deflate(TEXT), "deflate", LIMIT) == TEXT


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_is_refused_in_little_memory(encoding: str) -> None:
    packed = bomb(encoding, 256)
    tracemalloc.start()
    with pytest.raises(TooLarge, match="come out of"):
        unpack(packed, encoding, LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 << 20


@pytest.mark.parametrize("encoding", PACKERS)
@pytest.mark.parametrize("cut", [1, 8, 40])
def test_half_a_body_is_a_failure(encoding: str, cut: int) -> None:
    with pytest.raises(Broken):
        unpack(PACKERS[encoding](TEXT)[:-cut], encoding, LIMIT)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_nonsense_is_a_failure(encoding: str) -> None:
    with pytest.raises(Broken):
        unpack(b"\x1f\x8b" + b"nonsense" * 20, encoding, LIMIT)


def test_many_empty_members_end() -> None:
    with pytest.raises(TooLarge):
        unpack(gzip.compress(b"") * 20_000, "gzip", LIMIT)


def test_a_plain_body_that_is_said_to_be_packed() -> None:
    assert unpack(b"<html>plain</html>", "gzip", LIMIT) == b"<html>plain</html>"
    assert unpack(b"<html>plain</html>", "deflate", LIMIT) == b"<html>plain</html>"


def test_exactly_the_limit_is_allowed() -> None:
    assert len(unpack(gzip.compress(bytes(1000)), "gzip", 1000)) == 1000
    with pytest.raises(TooLarge):
        unpack(gzip.compress(bytes(1001)), "gzip", 1000)
