"""What an answer for robots.txt means after RFC 9309: unavailable (4xx) allows, unreachable (5xx, no answer) forbids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Literal
from urllib.parse import urlsplit

from protego import Protego

from crawler.charset import decode

LARGEST = 500 * 1024
"""RFC 9309 §2.5: at least 500 KiB are parsed; what stands after is ignored."""
FRESH = timedelta(hours=24)
"""RFC 9309 §2.4: a copy is used no longer than 24 hours."""
LONG_UNREACHABLE = timedelta(days=30)
NAME = "juzhao"

State = Literal["rules", "unavailable", "unreachable"]


def state_of(status: int) -> State:
    """What a status says (§2.3.1): success has rules, 5xx and 429 are unreachable, all else means that there are none."""
    if 200 <= status < 300:
        return "rules"
    return "unreachable" if status >= 500 or status == 429 else "unavailable"


def text_of(body: bytes, content_type: str = "") -> str:
    """The rules in a body: the first 500 KiB and the line that they end in, in whatever encoding."""
    if len(body) > LARGEST:
        end = body.find(b"\n", LARGEST, LARGEST + 4096)
        body = body[: end if end >= 0 else LARGEST]
    text = decode(body, content_type).text.lstrip("\ufeff")
    return "" if text.lstrip()[:1] == "<" else text  # an HTML page is no robots.txt


@dataclass(frozen=True)
class Rules:
    """What a host allows, as last heard. ``since``: since when it is unreachable; ``together``: the crawls that found it so."""

    state: State
    fetched: datetime
    text: str = ""
    reason: str = ""
    since: datetime | None = None
    together: str = ""

    @cached_property
    def _parsed(self) -> Protego:
        return Protego.parse(self.text)

    def allows(self, url: str, long_unreachable: str = "forbid") -> bool:
        """Whether the address may be fetched. After 30 days out of reach ``long_unreachable`` decides (§2.3.1.4)."""
        if self.state == "unreachable":
            out_of_reach = self.fetched - self.since if self.since else timedelta()
            return long_unreachable == "allow" and out_of_reach >= LONG_UNREACHABLE
        return self.state == "unavailable" or bool(self._parsed.can_fetch(url, NAME))

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host wishes, 0 when it does not say."""
        rate = self._parsed.request_rate(NAME)
        wished = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self._parsed.crawl_delay(NAME) or 0.0), float(wished))

    def is_fresh(self, now: datetime) -> bool:
        """Whether it may be used without asking again. An unreachable host is asked anew by each crawl of another command."""
        return self.state != "unreachable" and timedelta() <= now - self.fetched < FRESH

    def to_document(self) -> dict[str, Any]:
        """As it is remembered."""
        since = self.since.isoformat() if self.since else ""
        found = {"state": self.state, "fetched": self.fetched.isoformat(), "text": self.text, "since": since}
        return {**found, "reason": self.reason, "together": self.together}


def from_document(document: dict[str, Any]) -> Rules | None:
    """Rules as remembered; ``None`` when nothing usable is."""
    try:
        since = datetime.fromisoformat(document["since"]) if document["since"] else None
        fetched = datetime.fromisoformat(document["fetched"])
        together = document.get("together", "")
        return Rules(document["state"], fetched, document["text"], document["reason"], since, together)
    except (KeyError, TypeError, ValueError):
        return None


def origin(url: str) -> str:
    """The scheme, host and port that a robots.txt is for; default ports are left out."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.hostname
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    bracketed = f"[{host}]" if host and ":" in host else host
    return f"{parts.scheme}://{bracketed}{port}"
