"""Addresses that go on for ever: repeated path parts, endless lengths."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

MOST_REPEATS = 3
"""A path part that stands more often than this in a path (Heritrix' rule), or a run of parts that repeats."""
MOST_LENGTH = 2000


def reason(url: str) -> str:
    """Why an address looks like a trap by itself; empty when it does not."""
    if len(url) > MOST_LENGTH:
        return f"trap: an address of {len(url)} characters"
    parts = [part for part in urlsplit(url).path.split("/") if part]
    often = Counter(part for part in parts if not part.isdigit()).most_common(1)
    if often and often[0][1] > MOST_REPEATS:
        return f"trap: the path repeats {often[0][0]!r}"
    return ""
