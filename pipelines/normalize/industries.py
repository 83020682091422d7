"""The section of GB/T 4754-2017 from what a source states or from the text and the employer's name."""

from __future__ import annotations

from collections import Counter
from functools import cache

from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.lexicon import load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

_LEAST = 2


@cache
def _words() -> Matcher[str]:
    return Matcher({word.lower(): section for section, words in load("industry_words").items() for word in words})


@cache
def _stated() -> dict[str, str]:
    return {name: code for code, name in table("industries").items()}


def name(code: str | None) -> str:
    """The standard's name of a section or division."""
    return table("industries").get(code or "", code or "")


def read(text: str, employer: str = "") -> Reading[str | None]:
    """A code such as ``I`` or ``I65``: the standard's own name goes before words; a name counts double."""
    prepared = clean(text[:5000]).lower()
    if prepared in _stated():
        return Reading(_stated()[prepared], [Evidence(field="industry", rule="stated", text=prepared)])
    near = next(
        (code for label, code in _stated().items() if len(label) > 3 and len(prepared) < 40 and label[:4] in prepared),
        None,
    )
    if near is not None:
        return Reading(near, [Evidence(field="industry", rule="stated, abbreviated", text=prepared, confidence=0.9)])
    votes: Counter[str] = Counter()
    seen: dict[str, list[str]] = {}
    for weight, part in ((1, prepared), (3, clean(employer).lower())):
        for word, section in {(word, section) for _, word, section in _words().find(part)}:
            votes[section] += weight
            seen.setdefault(section, []).append(word)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < (1 if len(prepared) < 40 else _LEAST):
        return Reading(None)
    best, count = ranked[0]
    sure = count / sum(votes.values())
    words = "、".join(sorted(seen[best]))
    return Reading(best, [Evidence(field="industry", rule="words", text=words, confidence=round(sure, 2))])
