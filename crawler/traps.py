"""What goes on for ever: addresses that repeat their parts, lists without an end, addresses that bear no announcements."""

from __future__ import annotations

import re
from collections import Counter, deque
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing.address import canonical
from crawler.parsing.grouping import shape

MOST_REPEATS = 3
"""A path part that stands more often than this in a path (Heritrix' rule), or a run of parts that repeats."""
MOST_LENGTH = 2000
MOST_UNCOUNTED = 280
"""Pages of a list that states no total and has shown no end."""
AT_FIRST = 200
"""Details of one list, or of like addresses, that are asked for on trust."""
EACH_EARNS = 4
"""Further details that each announcement among like addresses earns them: one in four keeps them going."""

_PART = re.compile(r"[^/|]+")
_DIGIT = re.compile(r"\d")


def reason(url: str) -> str:
    """Why an address looks like a trap by itself, or is none; empty when it may be asked."""
    if len(url) > MOST_LENGTH:
        return f"trap: an address of {len(url)} characters"
    try:
        path = urlsplit(url).path
    except ValueError as error:
        return f"no address: {error}"
    parts = [part for part in path.split("/") if part]
    often = Counter(part for part in parts if not part.isdigit()).most_common(1)
    if often and often[0][1] > MOST_REPEATS:
        return f"trap: the path repeats {often[0][0]!r}"
    return ""


def of_list(url: str, pages: int, total: int | None) -> str:
    """Why a list is not followed to this next page after so many pages; empty when it is."""
    if total is None and pages >= MOST_UNCOUNTED:
        return f"trap: {pages} pages of a list that shows no end"
    return reason(url)


class Trust:
    """How many details of like addresses may be asked for: some at first, more for each that is an announcement."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()
        self._borne: Counter[str] = Counter()
        self._waiting: dict[str, deque[ListEntry]] = {}

    def admits(self, entry: ListEntry) -> bool:
        """Whether to ask for it now; otherwise it waits until others of its kind have borne announcements."""
        kind = like(entry.url)
        if self._asked[kind] >= AT_FIRST + EACH_EARNS * self._borne[kind]:
            self._waiting.setdefault(kind, deque()).append(entry)
            return False
        self._asked[kind] += 1
        return True

    def earned(self, url: str) -> list[ListEntry]:
        """A page of this address was an announcement: those of its kind that may be asked for now."""
        kind = like(url)
        self._borne[kind] += 1
        waiting = self._waiting.get(kind)
        free = AT_FIRST + EACH_EARNS * self._borne[kind] - self._asked[kind]
        found = [waiting.popleft() for _ in range(min(free, len(waiting)))] if waiting else []
        self._asked[kind] += len(found)
        return found

    def left(self) -> str:
        """What was never asked for, in words; empty when nothing waits."""
        kind = max(self._waiting, key=lambda one: len(self._waiting[one]), default="")
        waiting = self._waiting.get(kind)
        if not waiting:
            return ""
        return f"trap: {self._asked[kind]} pages like {waiting[0].url} bore {self._borne[kind]} announcements, the rest was left"


@lru_cache(maxsize=4096)
def like(url: str) -> str:
    """What addresses of one kind share; a part with a digit may be any."""
    # part by part: one pattern for a part with a digit somewhere takes quadratic time on a long part without one
    return _PART.sub(lambda part: "N" if _DIGIT.search(part[0]) else part[0], shape(canonical(url)))
