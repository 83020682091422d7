"""The spider class of a family id."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

import crawler.spiders
from crawler.spiders.base import SourceSpider


class FamilyMissing(ValueError):
    """A family that the registry allows and this version has no spider for."""


@lru_cache(maxsize=1)
def spider_classes() -> dict[str, type[SourceSpider]]:
    """All spiders by family id."""
    found: dict[str, type[SourceSpider]] = {}
    for module in iter_modules(crawler.spiders.__path__):
        for value in vars(import_module(f"crawler.spiders.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, SourceSpider) and value.family:
                found[value.family] = value
    return found


def spider_class(family: str) -> type[SourceSpider]:
    """The class of a family. Raises :class:`FamilyMissing` with one line."""
    known = spider_classes().get(family)
    if known is None:
        have = ", ".join(sorted(spider_classes()))
        raise FamilyMissing(f"family {family!r} has no spider in this version (there are {have})")
    return known
