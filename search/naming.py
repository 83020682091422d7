"""What a title and an employer's names give the index, made once for all postings that have them in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from search import hints
from search.analysis import LONGEST, field, fold, pairs, spellings, tokens, words

_ASIDE = re.compile(r"[(（\[【<《].*?[)）\]】>》]")
_HINTED_TITLE, _HINTED_NAME = 100, 60
"""Characters of a title and of a name whose words are found again when mistyped."""


class Named(NamedTuple):
    """Fields of the index that a title or an employer's names fill, each in the order in which it is indexed."""

    text: str
    spelling: list[str]
    complete: list[str]
    hint: list[str]
    whole: list[str]


@lru_cache(maxsize=50_000)
def titled(title: str) -> Named:
    """Of a posting's title."""
    folded = fold(title)
    found = words(folded[:LONGEST])
    shown = _ASIDE.sub("", title).strip()
    return Named(
        text=field([*found, *pairs(folded)]),
        spelling=[],
        complete=hints.completions("title", shown, folded if shown == title else fold(shown)),
        hint=hints.keys(found if len(title) <= _HINTED_TITLE else tokens(title[:_HINTED_TITLE])),
        whole=hints.wholes({title: folded}),
    )


@lru_cache(maxsize=50_000)
def employed(name: str, normalized: str) -> Named:
    """Of an employer's name as its sources have it and as we write it; either may be empty."""
    known = normalized or name
    folded = {text: fold(text) for text in (name, normalized)}
    found = {text: words(form[:LONGEST]) for text, form in folded.items()}
    paired = {text: pairs(form) for text, form in folded.items()}
    return Named(
        text=field([*found[name], *found[normalized], *paired[name], *paired[normalized]]),
        spelling=spellings(folded[known]),
        complete=hints.completions("employer", known, folded[known]),
        hint=hints.keys(found[known] if len(known) <= _HINTED_NAME else tokens(known[:_HINTED_NAME])),
        whole=hints.wholes(folded),
    )
