"""The spider class of a family id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

import crawler.spiders
from crawler.options import wrong
from crawler.source import Source
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


def wrong_options(source: Source) -> Iterator[tuple[str, str]]:
    """Names of the options that a source's family does not take, or not so, with what is wrong in one line.

    Which options a family of its own (``auto``) will take is not known yet: those that no family takes are wrong.
    """
    known = spider_classes().get(source.family)
    if known is not None:
        return wrong(source.options, known.options_of(source), f"the family {source.family}")
    of_any = {name: kind for one in spider_classes().values() for name, kind in one.takes.items()}
    return wrong({name: value for name, value in source.options.items() if name not in of_any}, of_any, "any family")


def spider_class(family: str) -> type[SourceSpider]:
    """The class of a family. Raises :class:`FamilyMissing` with one line."""
    known = spider_classes().get(family)
    if known is None:
        have = ", ".join(sorted(spider_classes()))
        raise FamilyMissing(f"family {family!r} has no spider in this version (there are {have})")
    return known
