"""What a crawl counts, and what it says of itself at the end."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import Any

from crawler import traps
from crawler.frontier import Before, CrawlEnd
from crawler.items import RawItem
from crawler.spiders.asking import Chain
from crawler.spiders.reading import Reading


class Counting(Reading):
    """The numbers of one crawl and the verdict that follows from them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.chains: list[Chain] = []
        self.trust = traps.Trust()
        self.pages = 0
        self.asked = 0
        self.items = 0
        self.outcomes: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.unread: Counter[str] = Counter()
        self.layout: list[int] = []
        self.heading = ""
        self.rechecked: set[str] = set()
        self.lost: Counter[bool] = Counter()
        """Details of rows that the lists show which are gone or no page of a notice, by whether that is news."""
        self.read_before = 0
        self._read: set[str] = set()
        self.report: dict[str, Any] = {}
        self.begun = False
        self.stopped = ""
        self.problem = ""
        self._closing: asyncio.Future[None] | None = None
        self.remark = ""
        """What is wrong with the host and keeps nobody from reading it."""
        self.elsewhere = ""
        """The host of another site that a list came from."""
        self.started = time.monotonic()

    def _go_on_from(self, before: Before) -> None:
        """What the interrupted part of this crawl had read counts when the whole is judged."""
        self.read_before = before.items
        self.lost.update({True: before.lost, False: before.long_lost})

    def _counted(self, item: RawItem) -> RawItem:
        """Each announcement once; one that is asked again beside its list is none of this crawl."""
        if item.key in self._read or item.key in self.rechecked:
            return item
        self._read.add(item.key)
        self.items += 1
        self.filled.update(name for name, value in item if value not in ("", [], {}))
        self.unread.update(item.unread)
        return item

    def _count(self, outcome: str, reason: str) -> None:
        self.outcomes[outcome] += 1
        if outcome not in ("ok", "unchanged"):
            self.reasons[f"{outcome}: {reason}"] += 1

    def _count_absent(self, outcome: str, reason: str) -> None:
        """A list that not every site of the family has, or that is asked for in another way then: no error, but perhaps why none was read."""
        self.outcomes["gone"] += 1
        self.reasons[f"{outcome}: {reason}"] += 1

    def judged(self, reason: str = "finished") -> CrawlEnd:
        """What this crawl says of itself."""
        outcome, why = self._verdict(reason)
        found = {key for chain in self.chains for key in chain.seen}
        complete = outcome == "ok" and bool(found) and all(chain.ended for chain in self.chains) and not self.stopped
        return CrawlEnd(
            outcome=outcome,
            reason=why,
            complete=complete,
            pages=self.pages,
            errors=sum(count for name, count in self.outcomes.items() if name not in ("ok", "unchanged", "gone")),
            found=len(found),
            outcomes=dict(self.outcomes),
            fill={name: round(count / self.items, 3) for name, count in self.filled.items()} if self.items else {},
            unread=dict(self.unread.most_common(50)),
            items=self.items,
            layout=self.layout,
            heading=self.heading,
            lists={chain.name: chain.shape for chain in self.chains if chain.name},
        )

    def _verdict(self, reason: str) -> tuple[str, str]:
        for chain in self.chains:
            chain.failed = chain.failed or chain.short
        failed = [chain for chain in self.chains if chain.failed]
        read = [chain for chain in self.chains if chain.pages]
        if not self.chains and self.stopped:
            return "failed", self.stopped
        blocked = next((chain for chain in failed if chain.outcome == "blocked"), None)
        if blocked is not None and not self.items and not any(chain.seen for chain in self.chains):
            return "blocked", blocked.failed
        if self.chains and not read and not self.items:
            why = next(iter(self.reasons), "no list of the site could be read")
            return "failed", failed[0].failed if failed else why
        if failed:
            return "incomplete", failed[0].failed
        if reason not in ("finished", "") or self.stopped:
            return "incomplete", self.stopped or f"stopped: {reason}"
        late = self.outcomes["retry-later"] + self.outcomes["blocked"]
        if late:
            worst = next(text for text in self.reasons if text.startswith(("retry-later", "blocked")))
            return "incomplete", f"{late} pages could not be had ({worst})"
        items = self.items + self.read_before
        if self.lost[True] > items:
            return "incomplete", self._losses()
        said = self._losses() if self.lost.total() > items else ""
        return "ok", "; ".join(part for part in (self.remark, said) if part)

    def _losses(self) -> str:
        """What is wrong where most details cannot be read; a dead link that a site has for long is not news any more."""
        why = next(
            (text for text in self.reasons if text.startswith(("gone", "rejected"))), "before the crawl was interrupted"
        )
        return f"{self.lost.total()} pages that the list shows cannot be read ({why})"
