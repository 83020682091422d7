"""Answers that cost much are kept for a while: few visitors need the figures of this very second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

MOST = 200
TIMES_ITS_COST = 50
"""A value is kept so many times as long as making it took: what is counted in no time is always fresh."""


@dataclass(frozen=True, slots=True)
class _Held:
    value: Any
    made_at: float
    cost: float

    def lasts(self, seconds: float) -> bool:
        return monotonic() - self.made_at < min(seconds, TIMES_ITS_COST * self.cost)


class Kept:
    """Values by name, each made anew by one visitor at a time; others get the old one meanwhile, or wait for the first."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._making: dict[str, Lock] = {}

    def get(self, name: str, seconds: float, make: Callable[[], Any]) -> Any:
        """What ``make`` answers, kept for at most ``seconds``; what it raises is not kept."""
        held = self._held.get(name)
        if held and held.lasts(seconds):
            return held.value
        making = self._making.setdefault(name, Lock())
        if not making.acquire(blocking=held is None):
            return held and held.value
        try:
            by_another = self._held.get(name)
            return by_another.value if by_another and by_another is not held else self._make(name, make)
        finally:
            making.release()
            if len(self._making) > MOST:  # names out of addresses, such as weeks, are many
                self._held.clear()
                self._making.clear()

    def _make(self, name: str, make: Callable[[], Any]) -> Any:
        started = monotonic()
        value = make()
        self._held[name] = _Held(value, monotonic(), monotonic() - started)
        return value
