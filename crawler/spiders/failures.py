"""Why a fetch gave no response: an outcome and one line."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from twisted.internet import error as network
from twisted.python.failure import Failure
from twisted.web import client, http

from crawler.fetching import CertificateRefused, LeftAlone
from crawler.items import Outcome
from crawler.middlewares.compression import BodyBroken, BodyTooLarge
from crawler.middlewares.robots import RobotsUnreachable

_NAMES = {
    "DownloadTimeoutError": "took longer than allowed",
    "DownloadConnectionRefusedError": "refuses connections",
    "DownloadFailedError": "broke off",
    "ResponseDataLossError": "sent half a page",
    "CannotResolveHostError": "has no address",
    "DownloadCancelledError": "sent more than is allowed",
}


def explain(failure: Failure, url: str) -> tuple[Outcome, str]:
    """``(outcome, reason)`` of a failed fetch."""
    host = urlsplit(url).netloc
    if isinstance(failure.value, RobotsUnreachable | LeftAlone | BodyBroken | CertificateRefused):
        return "retry-later", str(failure.value)
    if isinstance(failure.value, BodyTooLarge):
        return "rejected", str(failure.value)
    if isinstance(failure.value, IgnoreRequest):
        said = str(failure.value)
        if "max redirections" in said.lower() or "redirect" in said.lower():
            return "rejected", f"redirected too often: {said[:200]}"
        return "blocked", said[:300] or "refused"
    if isinstance(failure.value, ValueError):  # only an address that a server sent can be that wrong
        return "rejected", f"{host} sent us to a broken address: {' '.join(str(failure.value).split())[:200]}"
    name = type(failure.value).__name__
    if name == "DownloadCancelledError":
        return "rejected", f"{host} {_NAMES[name]}"
    if name in _NAMES:
        return "retry-later", f"{host} {_NAMES[name]}"
    if isinstance(failure.value, network.DNSLookupError):
        return "retry-later", f"{host} has no address"
    if isinstance(failure.value, network.TimeoutError | network.TCPTimedOutError):
        return "retry-later", f"{host} does not answer in time"
    if isinstance(failure.value, network.ConnectError | network.ConnectionRefusedError):
        return "retry-later", f"{host} does not answer: connection refused"
    if isinstance(
        failure.value,
        network.ConnectionLost | network.ConnectionDone | client.ResponseFailed | client.ResponseNeverReceived,
    ):
        return "retry-later", f"{host} broke off the connection"
    if isinstance(failure.value, http._DataLoss | http.PotentialDataLoss):
        return "retry-later", f"{host} sent half a page"
    return "retry-later", f"{host}: {name}: {' '.join(str(failure.value).split())[:200]}"
