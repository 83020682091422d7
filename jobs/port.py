"""The port between what must be done and the engine that does it: in this process, or procrastinate on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal, Protocol

State = Literal["waiting", "running"]


@dataclass(frozen=True, slots=True)
class Job:
    """One crawl of one source, waiting or running."""

    source: str
    state: State


class Jobs(Protocol):
    """Crawl jobs: one at a time a source, one at a time a host."""

    async def enqueue(self, source: str, host: str) -> bool:
        """Ask for a crawl; ``False`` when one of this source waits or runs already."""

    async def cancel(self, source: str) -> bool:
        """Take back a waiting crawl or stop a running one; ``False`` when there is none."""

    async def status(self) -> list[Job]:
        """What waits and what runs."""

    async def run_forever(self, stop: asyncio.Event) -> None:
        """Do jobs until ``stop`` is set, then finish cleanly."""
