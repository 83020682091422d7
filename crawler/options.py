"""What may stand in a source's ``[options]``: a family names its options and what each may hold (:attr:`Family.takes`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from config.validation import meant
from crawler.items import Section


@dataclass(frozen=True, slots=True)
class Kind:
    """What an option may hold, in words for who writes it."""

    words: str
    fits: Callable[[Any], bool]


Takes = Mapping[str, Kind]
"""The options of a family by name."""


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _id(value: Any) -> bool:
    return _text(value) or (isinstance(value, int) and not isinstance(value, bool))


def _pattern(value: Any) -> bool:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return False
    return bool(value)


def _all(value: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, list) and bool(value) and all(fits(one) for one in value)


TEXT = Kind("a text", _text)
ID = Kind("an id (a text or a number)", _id)
YES = Kind("true or false", lambda value: isinstance(value, bool))
PATTERN = Kind("a regular expression", _pattern)
TEXTS = Kind('a list of texts (["…"])', lambda value: _all(value, _text))
TEXT_OR_TEXTS = Kind('a text or a list of texts (["…"])', lambda value: _text(value) or _all(value, _text))
IDS = Kind("an id or a list of ids", lambda value: _id(value) or _all(value, _id))
SECTIONS = Kind(
    f"a table of kinds, of which there are {', '.join(filter(None, get_args(Section)))}",
    lambda value: isinstance(value, dict) and all(kind in get_args(Section) for kind in value.values()),
)


def one_of(names: Iterable[str]) -> Kind:
    """A known name."""
    known = tuple(names)
    return Kind(f"one of {', '.join(known)}", lambda value: isinstance(value, str) and value in known)


def some_of(names: Iterable[str]) -> Kind:
    """A list of known names."""
    known = tuple(names)
    return Kind(f"a list of some of {', '.join(known)}", lambda value: _all(value, lambda one: str(one) in known))


def wrong(options: Mapping[str, Any], takes: Takes, whose: str) -> Iterator[tuple[str, str]]:
    """Each option that is not taken, or not so: its name, and what is wrong with it in one line."""
    for name, value in options.items():
        if name not in takes:
            yield name, f"no such option of {whose}; {_meant(name, takes)}"
        elif not takes[name].fits(value):
            yield name, f"{value!r} is not {takes[name].words}"


def _meant(name: str, takes: Takes) -> str:
    if not takes:
        return "it takes none"
    return meant(name, takes) or f"there are {', '.join(sorted(takes))}"
