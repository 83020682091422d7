"""One look at a site that somebody wants crawled: what its name means, what robots.txt allows, what the page answers.

Everything goes the way of every crawl: address guard, robots.txt, politeness.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from config.settings import Settings
from crawler import guard
from crawler.fetching import addresses
from crawler.memory import HostMemory
from crawler.parsing.address import host_and_port
from crawler.probe import fetch_page
from crawler.reactor import in_reactor
from crawler.robots import from_document, origin
from crawler.site_file import source_of
from crawler.source import Source

Robots = Literal["allowed", "forbidden", "absent", "unreachable", ""]


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen. ``refused`` says why the site may not be crawled at all, ``trouble`` why its page did not come."""

    url: str
    refused: str = ""
    addresses: list[str] = field(default_factory=list)
    robots: Robots = ""
    delay: float = 0.0
    trouble: str = ""
    source: Source | None = None


def look_blocking(url: str, settings: Settings) -> Look:
    """:func:`look` from a thread without an event loop."""
    found: Look = in_reactor(lambda: look(url, settings))
    return found


async def look(url: str, settings: Settings) -> Look:
    """Never raises for what a site does or an address is; needs the asyncio reactor."""
    allowed = settings.allow_private_networks
    try:
        guard.check_url(url, allow_private=allowed)
    except guard.AddressRefused as error:
        return Look(url, refused=str(error))
    found = await _resolved(url, allowed)
    if never := [one for one in found if guard.forbidden(one)]:
        return Look(url, f"{never[0]}: an address of the machine's own link or cloud, never fetched", found)
    if not allowed and (private := [one for one in found if guard.refused(one)]):
        return Look(url, f"{private[0]} is a private address", found)
    if not found:
        return Look(url, trouble="the name has no address")
    page = await fetch_page(url, settings)
    robots, delay = _robots(url, settings)
    if page.trouble or page.status >= 400:
        return Look(url, "", found, robots, delay, page.trouble or f"the page answers {page.status}")
    return Look(url, "", found, robots, delay, "", source_of(url, "auto", page.text))


async def _resolved(url: str, allow_private: bool) -> list[str]:
    """All addresses of the host, private ones too: they are shown, and only then refused."""
    from twisted.internet import reactor

    guard.install(allow_private=allow_private)
    guarded: Any = reactor
    return list(dict.fromkeys(await addresses(guarded.nameResolver.inner, *host_and_port(urlsplit(url)))))


def _robots(url: str, settings: Settings) -> tuple[Robots, float]:
    """What the crawl that fetched the page remembers of the host's robots.txt."""
    rules = from_document(HostMemory(settings.hosts_dir).get(f"robots {origin(url)}"))
    if rules is None:
        return "", 0.0
    if rules.state != "rules":
        return ("absent" if rules.state == "unavailable" else "unreachable"), 0.0
    return ("allowed" if rules.allows(url) else "forbidden"), rules.crawl_delay
