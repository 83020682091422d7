"""Rows whose details are asked for later."""

from __future__ import annotations

import json
from collections import deque

from crawler.items import ListEntry


class Waiting:
    """Rows in their order, packed: a request takes eight times the memory, and hundreds of lists may have thousands each."""

    def __init__(self) -> None:
        self._rows: deque[bytes] = deque()

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, entry: ListEntry) -> None:
        """At the end. Half a surrogate pair stays what it is."""
        row = entry.model_dump(exclude_defaults=True)
        self._rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def take(self) -> ListEntry:
        """The first. Raises :class:`IndexError` when nothing waits."""
        return ListEntry.model_validate(json.loads(self._rows.popleft().decode("utf-8", "surrogatepass")))
