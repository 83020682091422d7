"""Well-known employers by the name they go by: what they are and what they do, as typed in ``config/lexicons/brands.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.normalize import employer_places, employer_trades
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load

_INSIDE = expression(r"\(([^()]{2,12})\)")


@dataclass(frozen=True, slots=True)
class Brand:
    """A name with the class of its owner and the section of its main business."""

    name: str
    kind: str
    section: str


@cache
def _heads() -> dict[str, list[Brand]]:
    """Brands by their first two letters, the longest first."""
    found: dict[str, list[Brand]] = {}
    for kind, sections in load("brands").items():
        for section, names in sections.items():
            for name in names:
                found.setdefault(name[:2], []).append(Brand(name, kind, section))
    return {head: sorted(brands, key=lambda brand: -len(brand.name)) for head, brands in found.items()}


@lru_cache(maxsize=20_000)
def read(name: str) -> Brand | None:
    """The brand at the head of a cleaned, lowered name, behind a place or within its brackets; the longest one."""
    for part in (name, employer_places.without_place(name), *_INSIDE.findall(name)):
        for brand in _heads().get(part[:2], ()):
            if part.startswith(brand.name) and not _goes_on(part, brand):
                return brand
    return None


def _goes_on(name: str, brand: Brand) -> bool:
    """Whether a Latin brand is only the beginning of a longer word, or one of two letters that of a longer name: 思科 of 思科特软件."""
    rest = name[len(brand.name) :]
    if brand.name[-1].isascii():
        return rest[:1].isascii() and rest[:1].isalnum()
    return len(brand.name) == 2 and brand.kind == "foreign" and _of_own_name(rest)


def _of_own_name(rest: str) -> bool:
    """Whether the first letter belongs to the name before it, and a trade follows: 特 before 软件."""
    trade = employer_trades.begins_with_trade
    return trade(rest[1:]) and not trade(rest) and not employer_places.led_by_place(rest)[0]
