"""The turns of hosts: never two open requests to one host or one address, whoever on this machine asks."""

from __future__ import annotations

import asyncio
import time
import weakref
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import ClassVar

from crawler.turns import Turns

MOST_KEPT = 20_000
LONGEST_WAIT = 150.0
"""Seconds that a request waits for a host which asked to be left alone; a longer rest is left to a later crawl."""


class HostRests(Exception):
    """The host asked to be left alone for longer than a request waits."""


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    earliest: float = 0.0
    closed_until: float = 0.0
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
    async def turn(self, host: str, addresses: Sequence[str] = (), over: Turns | None = None) -> AsyncIterator[None]:
        """Hold the host and its addresses for one request, no sooner than each allows. Raises :class:`HostRests`.

        ``over``: the turns that are shared with other processes. While the host rests its addresses are free for others.
        """
        keys = [host, *sorted({*addresses} - {host})]
        turns = [self._turn(key) for key in keys]
        for turn in turns:
            turn.waiting += 1
        try:
            async with turns[0].lock:
                while True:
                    async with AsyncExitStack() as held:
                        for turn in turns[1:]:  # sorted, so that two requests never wait for each other
                            await held.enter_async_context(turn.lock)
                        rest = self._rest(host, turns)
                        if rest <= 0:
                            rest = over.take_all(keys) if over is not None else 0.0
                        if rest <= 0:
                            try:
                                yield
                                return
                            finally:
                                if over is not None:
                                    over.give_all({key: self._turn(key).earliest - self._clock() for key in keys})
                    await asyncio.sleep(rest)
        finally:
            for turn in turns:
                turn.waiting -= 1

    def rest(self, key: str, until: float) -> None:
        """Let nobody start a request to the key before this moment."""
        turn = self._turn(key)
        turn.earliest = max(turn.earliest, until)

    def close(self, key: str, until: float) -> None:
        """The key asked to be left alone until this moment: short rests are waited for, long ones refused."""
        self._turn(key).closed_until = until

    def _rest(self, host: str, turns: Sequence[_Turn]) -> float:
        now = self._clock()
        closed = max(turn.closed_until for turn in turns) - now
        if closed > LONGEST_WAIT:
            raise HostRests(f"{host} asked to be left alone for {round(closed)} seconds")
        return max(closed, *(turn.earliest - now for turn in turns))

    def _turn(self, key: str) -> _Turn:
        if len(self._turns) > MOST_KEPT:
            now = self._clock()
            self._turns = {
                name: turn
                for name, turn in self._turns.items()
                if turn.waiting or max(turn.earliest, turn.closed_until) > now
            }
        return self._turns.setdefault(key, _Turn())
