"""What every crawl and look of this process runs in: Scrapy's settings with our own, and its reactor in a thread."""

from __future__ import annotations

import asyncio
import copy
import logging
import sys
import threading
from collections.abc import Callable
from typing import Any

from scrapy.settings import Settings as ScrapySettings

from config.settings import Settings
from crawler.lean import leave_out

STOP_SECONDS = 10.0


class _Light(ScrapySettings):
    """Scrapy copies the settings twice a crawl, with all that hangs on them; nobody changes our values in place."""

    def copy(self) -> _Light:
        """A copy that can be changed and frozen by itself and shares its values."""
        found = copy.copy(self)
        found.attributes = {name: copy.copy(attribute) for name, attribute in self.attributes.items()}
        return found


def scrapy_settings(settings: Settings) -> ScrapySettings:
    """The project's Scrapy settings with the product's own settings inside."""
    found = _Light()
    found.setmodule("crawler.settings", priority="project")
    found.update(
        {
            "JUZHAO_SETTINGS": settings,
            "JUZHAO_ALLOW_PRIVATE_NETWORKS": settings.allow_private_networks,
            "JUZHAO_DOWNLOAD_DELAY": settings.download_delay,
        },
        priority="cmdline",
    )
    leave_out(found)
    return found


class _ReactorThread:
    """The asyncio reactor in a thread of its own, so that crawls can be asked for again and again."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=[started], name="reactor", daemon=True)
        self.thread.start()
        started.wait()

    def _run(self, started: threading.Event) -> None:
        """Installed in its own thread: the caller's may have a running loop, which the reactor would take for its own."""
        from scrapy.utils.reactor import install_reactor

        asyncio.set_event_loop(self.loop)
        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
        from twisted.internet import reactor

        running: Any = reactor
        self.loop = running._asyncioEventloop
        running.callWhenRunning(started.set)
        running.run(installSignalHandlers=False)


_thread: _ReactorThread | None = None


def in_reactor(make: Callable[[], Any]) -> Any:
    """Run the coroutine that ``make`` answers in the reactor's loop and wait for it; Ctrl-C cancels it cleanly."""
    global _thread
    if _thread is None:
        _thread = _ReactorThread()
    ended = threading.Event()

    async def whole() -> Any:
        try:
            return await make()
        finally:
            ended.set()

    future = asyncio.run_coroutine_threadsafe(whole(), _thread.loop)
    try:
        return future.result()
    except KeyboardInterrupt:
        future.cancel()
        ended.wait(2 * STOP_SECONDS)
        _leave(_thread)
        _thread = None
        raise


def _leave(thread: _ReactorThread) -> None:
    """Stop the reactor for good: what has not ended by now goes on another day, and says nothing as the program ends."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # thousands of tasks that nobody waits for any more
    sys.unraisablehook = lambda _: None
    thread.loop.call_soon_threadsafe(thread.loop.stop)
    thread.thread.join(STOP_SECONDS)
