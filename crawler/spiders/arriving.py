"""What becomes of each response: a page to read, or its one named outcome, counted and told to the frontier."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler import arrival, optout
from crawler.apart import NotDone, apart
from crawler.arrival import Arrived
from crawler.items import Outcome, PageOutcome
from crawler.middlewares.conditional import UNCHANGED
from crawler.noncontent import NonContent
from crawler.parsing.address import same_site
from crawler.parsing.page import Page
from crawler.spiders.asking import Chain
from crawler.spiders.files import WithFiles

MOST_BYTES, SECONDS = 1 << 20, 10.0
"""Up to which a body is decoded in the network's thread, and the processor time that a larger one may take."""


class Arriving(WithFiles):
    """A crawl that judges what arrives."""

    async def _page(
        self, response: Response, key: str, chain: Chain | None = None, optional: bool = False, silent: bool = False
    ) -> Page | None:
        """The decoded page, or ``None`` after its outcome is noted: status, wall, charset, size."""
        self.pages += 1
        self.remark = self.remark or str(response.meta.get("certificate") or "")
        arrived = _arrived(response)
        found = await _read(arrived, self.settings_in_use().clock(), detail=bool(key))
        if isinstance(found, Page):
            return found
        url = arrived.asked
        if silent:
            self.reasons[f"{found.outcome}: {found.reason}"] += 1
        elif chain is None:
            await self._failed(url, found.outcome, found.reason, key)
        elif optional and (found.outcome in ("gone", "rejected") or (chain.pages and found.reason == "empty page")):
            chain.ended, chain.outcome = True, "absent"
            self._count_absent(found.outcome, found.reason)
        else:
            await self._chain_failed(chain, url, found.outcome, found.reason)
        return None

    async def _note_site(self, response: Response) -> None:
        """A list that redirects led to another site for: whose that is nobody has said, the source vouches for none of it."""
        asked = _arrived(response).asked
        if self.elsewhere or any(same_site(response.url, own) for own in (asked, self.source.url)):
            return
        self.elsewhere = urlsplit(response.url).hostname or response.url
        await self.frontier.elsewhere(self.elsewhere)

    async def _chain_failed(self, chain: Chain, url: str, outcome: Outcome, reason: str) -> None:
        chain.failed, chain.outcome = reason, outcome
        await self._failed(url, outcome, reason, "")

    async def _failed(self, url: str, outcome: Outcome, reason: str, key: str) -> None:
        told = PageOutcome(source=self.source.id, url=url, outcome=outcome, reason=reason, key=key)
        news = await self.frontier.failed(told)
        if key in self.rechecked:
            return
        self._count(outcome, reason)
        if key and outcome in ("gone", "rejected"):
            self.lost[news] += 1


async def _read(arrived: Arrived, now: datetime, *, detail: bool) -> Page | NonContent:
    """What arrived; of a large body in a process of its own, as 16 MiB take up to two seconds to decode."""
    if len(arrived.body) <= MOST_BYTES:
        return arrival.read(arrived, now, detail=detail)
    try:
        return await apart(partial(arrival.read, detail=detail), arrived, now, seconds=SECONDS)
    except NotDone as error:
        return NonContent("retry-later", f"{error}: {len(arrived.body):,} bytes")


def _arrived(response: Response) -> Arrived:
    """A response without what is Scrapy's."""
    asked = response.meta.get("redirect_urls") or [response.request.url if response.request else response.url]
    return Arrived(
        asked=str(asked[0]),
        url=_with_view(response.url, str(asked[0])),
        status=response.status,
        body=response.body,
        content_type=(response.headers.get("Content-Type") or b"").decode("latin-1"),
        robots_tags=optout.robots_tags(response),
    )


def _with_view(url: str, asked: str) -> str:
    """An address with the view of an application that was asked for behind ``#``: it never leaves a browser (RFC 9110, 10.2.2)."""
    view = urlsplit(asked).fragment
    return f"{url}#{view}" if re.match(r"!?/", view) and "#" not in url else url


def freshness(response: Response) -> Outcome:
    """Whether the host said that nothing has changed."""
    return "unchanged" if UNCHANGED in response.flags else "ok"
