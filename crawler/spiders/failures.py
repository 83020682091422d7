"""Why a fetch gave no response: an outcome and one line."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from crawler.fetching import CertificateRefused, LeftAlone
from crawler.items import Outcome
from crawler.middlewares.compression import BodyBroken, BodyTooLarge
from crawler.middlewares.robots import RobotsUnreachable
from crawler.unreached import told


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
    if (name := type(failure.value).__name__) == "DownloadCancelledError":
        return "rejected", f"{host} sent more than is allowed"
    if words := told(failure.value):
        return "retry-later", f"{host} {words}"
    return "retry-later", f"{host}: {name}: {' '.join(str(failure.value).split())[:200]}"
