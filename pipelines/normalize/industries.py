"""The section of GB/T 4754-2017 from what a source states or from the employer's name and the text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from pipelines.normalize import employer_names
from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.lexicon import Spotter, load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

_LAST, _EARLIER, _WEAK, _SAID, _TEXT, _JOB = 5.0, 1.5, 1.0, 3.0, 0.9, 0.7
"""Weights: the last word of trade in a name, one before it, a word that says little, what an employer says of itself,
any other word of the text, and what only the position does."""
_MOST = 4.0
_LEAST = 0.5
_LABEL = 16
"""Letters of a text that can be a source's label for an industry and nothing more."""
_FORM = re.compile(r"(?:有限责任公司|股份有限公司|有限公司|集团|公司|股份|控股)+")
_ABOUT = re.compile(
    r"(?:主营|主要从事|专业从事|专注于?|致力于|是一家|是国内|是全国|是中国|领先的|业务(?:涵盖|包括|范围)|经营范围|隶属于?|行业)[^。;；\n]{0,60}"
)
_SENTENCE = re.compile(r"[,，。;；、\n]|从事|主营|招聘|公司是|我行|本院|负责")
_DIVISION = re.compile(r"[A-T]\d{2}")

Votes = dict[str, list[tuple[float, str]]]


@cache
def _words(part: str) -> Matcher[str]:
    return Matcher({word.lower(): section for section, words in load("industry_words")[part].items() for word in words})


@cache
def _sections(part: str) -> dict[str, str]:
    return {word.lower(): section for section, words in load("industry_words")[part].items() for word in words}


@cache
def _spotter() -> Spotter:
    return Spotter([*_sections("text"), *_sections("job")])


@cache
def _stated() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, title in table("industries").items():
        found.setdefault(title, code)
    return found


def name(code: str | None) -> str:
    """The standard's name of a section or division."""
    return table("industries").get(code or "", code or "")


def read(text: str, employer: str = "") -> Reading[str | None]:
    """A code such as ``I`` or ``I65``: the standard's own name, then the words of the name, then those of the text.

    ``None`` where nothing tells it. The confidence is the winner's share of all votes.
    """
    prepared = clean(text[:5000]).lower()
    said = _said(prepared)
    if said is not None:
        return said
    votes: Votes = defaultdict(list)
    for section, vote in _named(clean(employer).lower()):
        votes[section].append(vote)
    if not employer and len(prepared) <= 40 and not _SENTENCE.search(prepared):
        for section, vote in _named(prepared):
            votes[section].append(vote)
    _spoken(prepared[:2500], votes)
    return _elected(votes)


def _said(prepared: str) -> Reading[str | None] | None:
    """The standard's name of a section or division, whole or shortened."""
    if prepared in _stated() or _DIVISION.fullmatch(prepared.upper()):
        code = _stated().get(prepared, prepared.upper())
        return Reading(code, [Evidence(field="industry", rule="stated", text=prepared)]) if name(code) != code else None
    if len(prepared) > _LABEL or "招" in prepared:
        return None
    near = next((code for label, code in _stated().items() if len(label) > 3 and label[:4] in prepared), None)
    if near is None:
        return None
    return Reading(near, [Evidence(field="industry", rule="stated, abbreviated", text=prepared, confidence=0.9)])


@lru_cache(maxsize=8_000)
def _named(employer: str) -> tuple[tuple[str, tuple[float, str]], ...]:
    """Votes of a name: 市政工程设计院 is a 设计院, since its last word of trade decides."""
    bare = _FORM.sub("", employer_names.without_place(employer_names.stated(employer)))
    strong = list(_words("name").find(bare))
    found = [(section, (_EARLIER, word)) for _, word, section in strong[:-1]]
    found += [(section, (_LAST, word)) for _, word, section in strong[-1:]]
    return (*found, *((section, (_WEAK, word)) for _, word, section in _words("weak").find(bare)))


def _spoken(prepared: str, votes: Votes) -> None:
    """Votes of a text: each word once; what the employer says of its business counts more."""
    about = "\n".join(found[0] for found in _ABOUT.finditer(prepared))
    text, job = _sections("text"), _sections("job")
    for word in sorted(_spotter().words(prepared)):
        if word in text:
            votes[text[word]].append((_SAID if word in about else _TEXT, word))
        if word in job:
            votes[job[word]].append((_JOB, word))


def _elected(votes: Votes) -> Reading[str | None]:
    totals = {section: _total(found) for section, found in votes.items()}
    if not totals or max(totals.values()) < _LEAST:
        return Reading(None)
    best = max(totals, key=lambda section: (totals[section], section))
    words = "、".join(sorted({word for _, word in votes[best]}))
    sure = round(min(totals[best] / 3, totals[best] / sum(totals.values())), 2)
    return Reading(best, [Evidence(field="industry", rule="words", text=words[:120], confidence=min(sure, 1.0))])


def _total(found: list[tuple[float, str]]) -> float:
    """Names count in full; words of the text only up to a bound, since a long text repeats itself."""
    name = sum(weight for weight, _ in found if weight in (_LAST, _EARLIER))
    return name + min(_MOST, sum(weight for weight, _ in found if weight not in (_LAST, _EARLIER)))
