"""What is kept can be read again, whatever tore a part of it."""

from __future__ import annotations

import gzip
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.http import TextResponse

from crawler.archive import LARGE, _member, records
from crawler.attachments.choosing import MOST_BYTES
from tests.thread_seconds import thread_seconds

_BODIES = [bytes(random.Random(number).choices(range(256), k=90_000)) + b"A" * number for number in range(4)]
_FILE = "20261101.warc.gz"


@pytest.fixture(scope="module")
def members() -> list[bytes]:
    """Four records as a crawl appends them."""
    context = {"file": "a.pdf", "url": "http://host.test/"}
    pages = [TextResponse(f"http://host.test/{number}", body=body) for number, body in enumerate(_BODIES)]
    return [_member(page, context, datetime(2026, 11, 1, tzinfo=UTC)) for page in pages]


def kept(folder: Path, content: bytes) -> list[bytes]:
    """The bodies that are read from a file of this content."""
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source" / _FILE).write_bytes(content)
    return [record.body for record in records(folder)]


def test_a_record_that_was_torn_costs_none_of_those_after_it(tmp_path: Path, members: list[bytes]) -> None:
    first, torn, *rest = members
    for length in (1, 9, 30, 300, len(torn) // 2, len(torn) - 9, len(torn) - 1):
        assert kept(tmp_path, b"".join([first, torn[:length], *rest])) == [_BODIES[0], *_BODIES[2:]], length


def test_a_file_that_breaks_off_gives_what_stands_before_the_break(tmp_path: Path, members: list[bytes]) -> None:
    for length in (0, 5, 500, len(members[3]) - 1):
        assert kept(tmp_path, b"".join([*members[:3], members[3][:length]])) == _BODIES[:3], length


def test_bytes_that_changed_on_the_disk_cost_their_own_record(tmp_path: Path, members: list[bytes]) -> None:
    changed = bytearray(members[1])
    changed[len(changed) // 2] ^= 0xFF
    assert kept(tmp_path, b"".join([members[0], changed, *members[2:]])) == [_BODIES[0], *_BODIES[2:]]


@pytest.mark.slow
def test_the_largest_body_that_is_hard_to_pack_holds_nobody_up(tmp_path: Path) -> None:
    body = bytes(random.Random(1).choices(b"abcdefgh", k=MOST_BYTES))
    page = TextResponse("http://host.test/1", body=body)
    packed: list[bytes] = []
    context = {"file": "a.pdf", "url": "http://host.test/"}
    seconds = thread_seconds(lambda: packed.append(_member(page, context, datetime(2026, 11, 1, tzinfo=UTC))))
    assert seconds < 1.0
    assert kept(tmp_path, packed[0]) == [body]


def test_what_is_packed_already_is_stored_as_it_is_and_a_torn_one_costs_itself_alone(
    tmp_path: Path, members: list[bytes]
) -> None:
    inner = gzip.compress(b"no record", mtime=0)
    body = random.Random(2).randbytes(LARGE) + inner + random.Random(3).randbytes(LARGE)
    page = TextResponse("http://host.test/1", body=body)
    stored = _member(page, {"file": "a.zip", "url": "http://host.test/"}, datetime(2026, 11, 1, tzinfo=UTC))
    assert inner in stored, "nothing is packed a second time"
    assert kept(tmp_path, members[0] + stored + members[1]) == [_BODIES[0], body, _BODIES[1]]
    for length in (LARGE // 2, len(stored) - 9):
        assert kept(tmp_path, members[0] + stored[:length] + members[1]) == [_BODIES[0], _BODIES[1]], length
    changed = bytearray(stored)
    changed[len(changed) // 3] ^= 0xFF
    assert kept(tmp_path, b"".join([members[0], changed, members[1]])) == [_BODIES[0], _BODIES[1]]


def test_an_empty_file_and_one_that_is_none_hold_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path, b"") == []
    assert kept(tmp_path, b"not found" * 99) == []
