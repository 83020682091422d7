"""Sending what is written already while more is being written: who is first in a long preparation does not wait for the last."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from store.store import Store

Send = Callable[[int | None], int]
"""Sends the messages up to an id, or all; how many arrived."""


class Sender:
    """One round of sending at a time, in a thread of its own; leaving it sends what is left. ``arrived``: how many did by then."""

    def __init__(self, store: Store, send: Send) -> None:
        self._store, self._send = store, send
        self._pool = ThreadPoolExecutor(1, "sending")
        self._round: Future[int] | None = None
        self._seen = store.messages.newest()
        self._fruitless = False
        self.arrived = 0

    def go_on(self) -> None:
        """What is written by now is final and may go. A round that is under way goes on; after one of which nothing arrived the
        rest waits until all is written, so that a server that is away is not asked again and again."""
        if self._round is not None and self._round.done():
            self._end()
        newest = self._store.messages.newest()
        if self._round is None and not self._fruitless and newest > self._seen:
            self._seen = newest
            self._round = self._pool.submit(self._send, newest)

    def _end(self) -> None:
        if self._round is not None:
            arrived, self._round = self._round.result(), None
            self.arrived += arrived
            self._fruitless = not arrived

    def __enter__(self) -> Sender:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._end()
            if error is None:
                self.arrived += self._send(None)
        finally:
            self._pool.shutdown()
