"""States of an index that cursors hold to, so that rows keep their order while newcomers move every score."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import Generic, TypeVar

State = TypeVar("State")

HELD_SECONDS = 300.0
"""How long a state is held. A cursor that comes later goes on after its row as the index has it then."""
MOST = 300
"""States held at a time: one a second."""


class States(Generic[State]):
    """The last states by name, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[float, State]] = OrderedDict()

    def get(self, name: str) -> State | None:
        """The state, ``None`` where it is held no more."""
        with self._lock:
            self._drop()
            held = self._held.get(name)
            return held[1] if held else None

    def keep(self, name: str, state: State) -> State:
        """Hold a state from now on; the one that is held under this name already is answered instead."""
        with self._lock:
            self._drop()
            kept = self._held.pop(name, (0.0, state))[1]
            self._held[name] = (time.monotonic() + HELD_SECONDS, kept)
            return kept

    def _drop(self) -> None:
        now = time.monotonic()
        while self._held and (len(self._held) > MOST or next(iter(self._held.values()))[0] < now):
            self._held.popitem(last=False)
