"""What duplicates are found by: exact blocking keys, MinHash bands, a hash of the content."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Set
from datetime import date, datetime

from rensa import RMinHash

from pipelines.dedupe.guards import position_in
from pipelines.dedupe.text import comparable, grams, simplified
from pipelines.normalize import employer_names
from pipelines.posting import Posting
from store.records import Signature

BANDS, ROWS = 12, 4
"""Measured on 746 reposts of ``benchmarks/dedupe_quality.py``: 12x4 alone meets .992 of them, 25x5 as many with twice the
rows to write, 10x3 .997 with many times the chance meetings; with the blocks all three meet every one."""
SEED = 42
MIN_TEXT = 40
"""Comparable texts under this many characters get no bands: their trigrams collide by chance."""

_VOLATILE = frozenset({"id", "sources", "status", "closed_reason", "review", "key_dates"})


def signature(posting: Posting) -> Signature:
    """Blocks, bands (stable 63-bit integers) and content hash."""
    size, found = grams(posting.description)
    digest = _minhash(found) if size >= MIN_TEXT else []
    return Signature(
        blocks=blocks(posting),
        bands=[_band(number, digest) for number in range(BANDS)] if digest else [],
        content=content_hash(posting),
    )


def blocks(posting: Posting) -> list[str]:
    """Keys that a repost shares: employer and position, event's day or season; title and season without an employer.

    The employer stands for itself by its own name (深圳市某某科技有限公司 and 某某科技 are one key): the guards tell them apart.
    """
    organization = posting.hiring_organization
    name = simplified(organization.name or organization.normalized)
    core = _own_name(name) if name else ""
    job = position_in(posting.title, organization.name, organization.normalized, tuple(posting.locations))[:40]
    near = _seasons(posting.date_posted)
    keys = []
    if core:
        keys += [f"p|{core}|{job}|{season}" for season in near if job]
        keys += [f"p|{core}|{job}"] if job else []
        if posting.event is not None and posting.event.start is not None:
            keys.append(f"v|{core}|{_day(posting.event.start)}")
        keys += [f"s|{core}|{season}" for season in near]
    if title := comparable(posting.title):
        keys += [f"t|{title[:60]}|{season}" for season in near]
    return [hashlib.blake2b(key.encode(), digest_size=12).hexdigest() for key in keys]


def _own_name(name: str) -> str:
    """What an employer is met by. The country is no own name: 中国电信 and 中国人寿 are told by their trades."""
    parts = employer_names.parts(name)
    own = parts.core + "".join(parts.trades) if parts.core == "中国" else parts.core
    return own or parts.normalized or name


def content_hash(posting: Posting) -> str:
    """Changes when the source's words or what we read in them change.

    Dates that depend on the day of the crawl (即日起 without a publishing date) are left out, or every crawl would
    look like an edit.
    """
    document = {name: value for name, value in posting.export().items() if name not in _VOLATILE}
    if not posting.raw.get("published"):
        document.pop("date_posted", None)
    document["reasons"] = sorted(posting.review_reasons)
    packed = json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.blake2b(packed, digest_size=16).hexdigest()


def _minhash(found: Set[str]) -> list[int]:
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(list(found))  # least hashes: no order matters
    return list(sketch.digest())


def _band(number: int, digest: list[int]) -> int:
    rows = digest[number * ROWS : (number + 1) * ROWS]
    packed = struct.pack(f"<B{ROWS}I", number, *rows)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big") >> 1


def _day(moment: datetime | date) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def _seasons(posted: datetime | date | None) -> list[str]:
    """Half-years around the day of posting; two near a border, so that a repost a month later is still met."""
    if posted is None:
        return ["?"]
    half = posted.year * 2 + (posted.month > 6)
    near = {1: -1, 7: -1, 6: 1, 12: 1}.get(posted.month)
    return [str(half)] if near is None else [str(half), str(half + near)]
