"""The port through which the desk looks at sites outside: whoever starts the web puts the crawler behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from store.records import SourceRecord


class Seen(Protocol):
    """What a look at a site saw. ``refused``: it may not be crawled; ``trouble``: its page did not come.

    ``robots`` is allowed, forbidden, absent, unreachable or empty (not asked), ``delay`` the seconds that it wishes between
    requests; ``source`` has ``name`` and ``kind`` as far as the page and its host tell them.
    """

    @property
    def url(self) -> str: ...
    @property
    def refused(self) -> str: ...
    @property
    def addresses(self) -> Sequence[str]: ...
    @property
    def robots(self) -> str: ...
    @property
    def delay(self) -> float: ...
    @property
    def trouble(self) -> str: ...
    @property
    def source(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Site:
    """What staff say of a site; ``kind`` as in the registry."""

    url: str
    name: str
    kind: str


class SiteRefused(Exception):
    """A site cannot be added: one line that says why, in Chinese too where it is a fault of what was typed."""

    def __init__(self, message: str, chinese: str = "") -> None:
        super().__init__(message)
        self._chinese = chinese or message

    def told(self, language: str) -> str:
        """In the language of the page."""
        return self._chinese if language == "zh" else str(self)


class Outside(Protocol):
    """The crawler, as far as the desk may know of it. Every call passes the address guard."""

    def look(self, url: str) -> Seen:
        """Resolve the name, ask robots.txt, fetch the page once."""

    def add(self, site: Site) -> SourceRecord:
        """Put it into the registry, to be reviewed posting by posting. Raises :class:`SiteRefused`."""
