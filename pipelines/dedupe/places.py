"""Places in the words of a notice whose place is not stated: do they name the other side's, and no further one?"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache

from pipelines.dedupe.text import fold, kept
from pipelines.normalize import divisions
from pipelines.normalize.lexicon import pattern
from pipelines.posting import Posting


@cache
def _cities() -> tuple[re.Pattern[str], dict[str, str]]:
    """Provinces and prefectures as people say them, and their codes."""
    found = {divisions.short_name(code): code for code in divisions.names() if code.endswith("00")}
    named = {name: code for name, code in found.items() if len(name) >= 2}
    return pattern(named, re.NOFLAG), named


@lru_cache(maxsize=512)
def mentioned(words: str) -> frozenset[str]:
    """Codes of provinces and prefectures that a text names."""
    cities, codes = _cities()
    return frozenset(codes[name] for name in cities.findall(words))


def named(codes: Set[str], other: Posting, stated: Posting) -> bool:
    """Whether the words of ``other`` name one of the codes (or what it lies in) and no city that ``stated`` does not name.

    The place in the employer's name counts only where the words name no city at all: 西安某某有限公司 hires in Chengdu too.
    """
    wanted = {code for code in codes if code.isdigit()}
    wanted |= {
        parent
        for code in wanted
        for parent in divisions.parents(code)
        if not parent.endswith("0000") or parent[:2] in _ALONE
    }
    said = mentioned(_words(other))
    allowed = mentioned(_words(stated)) | wanted | {parent for code in wanted for parent in divisions.parents(code)}
    if not said:
        return bool(mentioned(fold(other.hiring_organization.name)) & wanted)
    return bool(said & wanted) and said <= allowed


_ALONE = ("11", "12", "31", "50")
"""Cities that are provinces."""


def _words(posting: Posting) -> str:
    words = f"{fold(posting.title)}\n{kept(posting.description)}"
    for name in (posting.hiring_organization.name, posting.hiring_organization.normalized):
        if len(name) > 1:
            words = words.replace(fold(name), " ")
    return words
