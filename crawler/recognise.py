"""Which platform family a site belongs to, from its address and a page. Pure; the signs are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from config.lexicons import load
from crawler.source import FAMILIES

MOST = 400_000
"""Characters of a page that are looked at."""
_ANCHOR = re.compile(r"(<a\b[^<>]*?\bhref\s*=\s*[\"']?)(?:https?:)?//([^/\"'\s<>]+)[^\"'\s<>]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """A family, how sure, and the sign that told it."""

    family: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One way to tell a family."""

    family: str
    sure: float
    address: re.Pattern[str]
    page: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Knock:
    """Where a board is asked whose page says nothing, and what an answer of this family holds; no path: by POST only."""

    family: str
    path: str
    reply: re.Pattern[str]


@cache
def signs() -> tuple[Sign, ...]:
    """All signs of the lexicon."""
    return tuple(
        Sign(row["family"], row["sure"], _pattern(row.get("address")), _pattern(row.get("page")))
        for row in load("platforms")["sign"]
    )


@cache
def knocks() -> tuple[Knock, ...]:
    """Addresses of boards by family."""
    return tuple(
        Knock(row["family"], row.get("path", ""), _pattern(row.get("reply"))) for row in load("platforms")["knock"]
    )


def _pattern(sign: str | None) -> re.Pattern[str]:
    return re.compile(sign or r"(?!)", re.IGNORECASE | re.DOTALL)


def own_markup(url: str, html: str) -> str:
    """The page without the addresses that its links lead to on other sites: a link to a vendor is no sign of it."""
    host = urlsplit(url).netloc.lower()
    return _ANCHOR.sub(lambda found: found[0] if found[2].lower() == host else found[1], html[:MOST])


def recognise(url: str, html: str) -> list[Guess]:
    """Guesses, the surest first. A page that no sign fits may still be read as ``generic``.

    A second sign of another kind (address and page agree) makes a family a little surer.
    """
    text = own_markup(url, html)
    found: dict[str, list[tuple[float, str]]] = {}
    for sign in signs():
        for place, pattern, where in (("address", sign.address, url), ("page", sign.page, text)):
            match = pattern.search(where)
            if match is not None:
                sure = sign.sure if place == "address" else sign.sure * 0.98
                found.setdefault(sign.family, []).append((sure, f"{place}: {' '.join(match[0].split())[:60]}"))
    guesses = [_guess(family, told) for family, told in found.items()]
    ranked = sorted(guesses, key=lambda guess: (-guess.confidence, FAMILIES.index(guess.family)))
    return ranked or [Guess("generic", 0.3, "no sign of a known platform")]


def _guess(family: str, told: list[tuple[float, str]]) -> Guess:
    sure, why = max(told)
    both = len({reason.split(":")[0] for _, reason in told}) > 1
    return Guess(family, round(min(0.99, sure + (0.03 if both else 0)), 3), why)
