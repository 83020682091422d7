"""The files of an announcement: fetched one after the other, read in a child process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.attachments import standing
from crawler.attachments.choosing import MOST_BYTES, read_into, wanted
from crawler.frontier import Frontier
from crawler.items import PageOutcome, RawAttachment, RawItem
from crawler.spiders.counting import Counting
from crawler.spiders.failures import explain

FILES_AT_ONCE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="attachment")


class WithFiles(Counting):
    """A crawl that reads the files of what it finds."""

    frontier: Frontier
    max_pages: int
    file_base = ""
    """The path below which the files of this site's records were found."""

    def _with_files(
        self, item: RawItem, files: list[RawAttachment] | None = None, places: list[str] | None = None
    ) -> Any:
        """The item, or a request for the next of its files that is worth reading, at the next of the ``places`` where it may stand."""
        if files is None:
            item = standing.placed(item, self.file_base)
        left = wanted(item) if files is None else files
        if not left or self.asked >= self.max_pages:
            return self._counted(item)
        self.asked += 1
        places = places or [left[0].url, *left[0].otherwise]
        meta = {"juzhao": {"file": left[0].name, "url": places[0]}, "download_maxsize": MOST_BYTES}
        arguments = {"item": item, "files": left, "places": places}
        return Request(
            places[0],
            callback=self.on_file,
            errback=self.on_file_error,
            cb_kwargs=arguments,
            dont_filter=True,
            priority=5,
            meta=meta,
        )

    async def on_file(
        self, response: Response, item: RawItem, files: list[RawAttachment], places: list[str]
    ) -> AsyncIterator[Any]:
        """A file of an announcement, read in a child process; a file that cannot be had costs the item nothing."""
        file, left = files[0], files[1:]
        if not standing.is_there(file, response.status, response.body) and len(places) > 1:
            yield self._with_files(item, files, places[1:])
            return
        if response.status == 200:
            if places[0] != file.url:
                self.file_base = standing.base_of(file, places[0])
                item = standing.placed(item, self.file_base)
                left = standing.below(left, self.file_base)
            loop = asyncio.get_running_loop()
            item = await loop.run_in_executor(FILES_AT_ONCE, read_into, item, file.name, response.body)
        else:
            if response.status in standing.NONE_THERE:
                item = standing.without(item, file.url)
            await self._file_failed(file.url, f"attachment: http {response.status}")
        yield self._with_files(item, left)

    async def on_file_error(self, failure: Failure) -> AsyncIterator[Any]:
        """A file that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        await self._file_failed(request.url, f"attachment: {explain(failure, request.url)[1]}")
        yield self._with_files(request.cb_kwargs["item"], request.cb_kwargs["files"][1:])

    async def _file_failed(self, url: str, reason: str) -> None:
        """Told to staff; the announcement itself was read, so the crawl is not the worse for it."""
        outcome = PageOutcome(source=self.source.id, url=url, outcome="rejected", reason=reason)
        await self.frontier.failed(outcome)
