"""The files of an announcement: fetched one after the other, read in a child process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.attachments.child import parse
from crawler.attachments.choosing import MOST_BYTES, enriched, wanted
from crawler.frontier import Frontier
from crawler.items import PageOutcome, RawAttachment, RawItem
from crawler.spiders.counting import Counting
from crawler.spiders.failures import explain

FILES_AT_ONCE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="attachment")


class WithFiles(Counting):
    """A crawl that reads the files of what it finds."""

    frontier: Frontier
    max_pages: int

    def _with_files(self, item: RawItem, files: list[RawAttachment] | None = None) -> Any:
        """The item, or a request for the next of its files that is worth reading."""
        left = wanted(item) if files is None else files
        if not left or self.asked >= self.max_pages:
            return self._counted(item)
        self.asked += 1
        meta = {"juzhao": {"file": left[0].name, "url": left[0].url}, "download_maxsize": MOST_BYTES}
        arguments = {"item": item, "files": left}
        return Request(
            left[0].url,
            callback=self.on_file,
            errback=self.on_file_error,
            cb_kwargs=arguments,
            dont_filter=True,
            priority=5,
            meta=meta,
        )

    async def on_file(self, response: Response, item: RawItem, files: list[RawAttachment]) -> AsyncIterator[Any]:
        """A file of an announcement, read in a child process; a file that cannot be had costs the item nothing."""
        if response.status == 200:
            work = asyncio.get_running_loop().run_in_executor(FILES_AT_ONCE, parse, files[0].name, response.body)
            item = enriched(item, await work)
        else:
            await self._file_failed(files[0].url, f"attachment: http {response.status}")
        yield self._with_files(item, files[1:])

    async def on_file_error(self, failure: Failure) -> AsyncIterator[Any]:
        """A file that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        await self._file_failed(request.url, f"attachment: {explain(failure, request.url)[1]}")
        yield self._with_files(request.cb_kwargs["item"], request.cb_kwargs["files"][1:])

    async def _file_failed(self, url: str, reason: str) -> None:
        """Told to staff; the announcement itself was read, so the crawl is not the worse for it."""
        outcome = PageOutcome(source=self.source.id, url=url, outcome="rejected", reason=reason)
        await self.frontier.failed(outcome)
