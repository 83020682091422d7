"""The turns of hosts: never two open requests to one host or one address, whoever in this process asks."""

from __future__ import annotations

import asyncio
import time
import weakref
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import ClassVar

MOST_KEPT = 20_000


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    earliest: float = 0.0
    waiting: int = 0


class Gate:
    """Who may start a request when. Keys are host names and IP addresses; times are seconds of a monotonic clock."""

    _of_loops: ClassVar[weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Gate]] = weakref.WeakKeyDictionary()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._turns: dict[str, _Turn] = {}

    @classmethod
    def of_this_loop(cls) -> Gate:
        """The one gate of all crawls that run in this event loop."""
        return cls._of_loops.setdefault(asyncio.get_running_loop(), cls())

    @asynccontextmanager
    async def turn(self, host: str, addresses: Sequence[str] = ()) -> AsyncIterator[None]:
        """Hold the host and its addresses for one request, no sooner than each of them allows."""
        keys = sorted({host, *addresses})
        turns = [self._turn(key) for key in keys]
        for turn in turns:
            turn.waiting += 1
        try:
            async with AsyncExitStack() as stack:
                for turn in turns:  # in sorted order, so that two requests never wait for each other
                    await stack.enter_async_context(turn.lock)
                while (rest := max(turn.earliest for turn in turns) - self._clock()) > 0:
                    await asyncio.sleep(rest)
                yield
        finally:
            for turn in turns:
                turn.waiting -= 1

    def rest(self, key: str, until: float) -> None:
        """Let nobody start a request to the key before this moment."""
        turn = self._turn(key)
        turn.earliest = max(turn.earliest, until)

    def _turn(self, key: str) -> _Turn:
        if len(self._turns) > MOST_KEPT:
            now = self._clock()
            self._turns = {name: turn for name, turn in self._turns.items() if turn.waiting or turn.earliest > now}
        return self._turns.setdefault(key, _Turn())
