"""The download handler: Scrapy's, behind the gate of hosts and with the address checked once more."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver
from twisted.web.client import ResponseFailed
from zope.interface import implementer

from crawler.certificates import Certificates
from crawler.gate import Gate, HostRests
from crawler.guard import refused
from crawler.in_use import settings_of
from crawler.parsing.address import host_and_port
from crawler.turns import Turns

LEAST_BETWEEN = 1.0
"""Seconds from start to start at one public IP address, however many hosts it serves."""


class Refused(IgnoreRequest):
    """A request that may not be sent; the message says why."""


class CertificateRefused(IgnoreRequest):
    """A host whose certificate does not fit, where the setting asks for one that does."""


class LeftAlone(IgnoreRequest):
    """A host that asked to be left alone for longer than a crawl waits."""


@implementer(IResolutionReceiver)
class _Addresses:
    """Gathers what a name means."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.done: asyncio.Future[list[str]] = asyncio.get_running_loop().create_future()

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        """Nothing to do."""

    def addressResolved(self, address: IAddress) -> None:
        self.found.append(str(getattr(address, "host", "")))

    def resolutionComplete(self) -> None:
        if not self.done.done():
            self.done.set_result(self.found)


async def addresses(resolver: Any, host: str, port: int) -> list[str]:
    """The addresses of a host. Raises :class:`Refused` for private ones."""
    receiver = _Addresses()
    resolver.resolveHostName(receiver, host, port)
    found = list(await receiver.done)
    if not found and f"{host}:{port}" in getattr(resolver, "turned_away", ()):
        if resolver.allow_private:
            raise Refused(f"{host} means an address of the machine's own link or cloud, never fetched")
        raise Refused(f"{host} means a private address; set JUZHAO_ALLOW_PRIVATE_NETWORKS=1 to allow it")
    return found


def _resolver() -> Any:
    """The one that the connection uses too."""
    from twisted.internet import reactor

    running: Any = reactor
    return running.nameResolver


class PoliteHandler(HTTP11DownloadHandler):
    """Waits for its turn, connects to what was checked, and lets the host rest as long as it needs."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.certificates = Certificates(require=settings_of(crawler).certificates == "require")
        policy: Any = self.certificates  # zope says what it provides, mypy cannot see it
        self._contextFactory = policy
        self._turns = Turns.of(settings_of(crawler).hosts_dir / "turns")

    async def download_request(self, request: Request) -> Response:
        """One response. ``meta["rest"]`` (request, response, seconds it took) says how long the host rests after it."""
        host, port = host_and_port(urlparse_cached(request))
        found = await addresses(_resolver(), host, port)
        try:
            return await self._in_turn(request, host, found)
        except HostRests as error:
            raise LeftAlone(str(error)) from error

    async def _in_turn(self, request: Request, host: str, found: list[str]) -> Response:
        gate = Gate.of_this_loop()
        async with gate.turn(host, found, self._turns):
            started, response = time.monotonic(), None
            try:
                response = await super().download_request(request)
                return response
            except (ResponseFailed, DownloadFailedError) as error:
                if self.certificates.require and (said := self.certificates.told(host)):
                    raise CertificateRefused(said) from error
                raise
            finally:
                request.meta["certificate"] = self.certificates.told(host)
                rest = request.meta.get("rest")
                seconds = rest(request, response, time.monotonic() - started) if callable(rest) else 0.0
                # a busy process may send late: a delay that counts from sending may be too short
                answered = time.monotonic()
                gate.rest(host, answered + seconds)
                for address in found:
                    gate.rest(address, answered + (0.0 if refused(address) else LEAST_BETWEEN))
