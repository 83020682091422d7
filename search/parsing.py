"""What a student typed, taken apart: words, "phrases", -without, field:words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from search.analysis import bigrams, fold, synonyms, tokens

_PART = re.compile(
    r'(?P<minus>-)?(?:(?P<field>title|employer|text|标题|单位|正文)[::：])?(?:"(?P<phrase>[^"]{1,100})"|“(?P<phrase2>[^”]{1,100})”|(?P<word>[^\s"“”]+))'
)
_FIELDS = {"标题": "title", "单位": "employer", "正文": "text"}
MOST = 24


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand: any of ``options`` must stand, each a list of tokens (more than one: all; ``phrase``: in a row)."""

    options: tuple[tuple[str, ...], ...]
    field: str = ""
    phrase: bool = False
    without: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """All demands, and the words to highlight."""

    clauses: list[Clause] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def parse(text: str) -> Asked:
    """Never raises: what cannot be understood is taken as words."""
    clauses: list[Clause] = []
    words: list[str] = []
    for found in _PART.finditer(text[:200]):
        name = _FIELDS.get(found["field"] or "", found["field"] or "")
        phrase = found["phrase"] or found["phrase2"]
        without = bool(found["minus"])
        raw = phrase or found["word"]
        if phrase:
            parts = tuple(tokens(phrase))
            new = [Clause((parts,), name, True, without, phrase)] if parts else []
        else:
            new = [_clause(part, name, without) for part in _words(raw)]
        clauses += new
        if not without:
            words += [raw, *(word for clause in new for word in _shown(clause))]
    return Asked(clauses[:MOST], list(dict.fromkeys(words)))


def _shown(clause: Clause) -> list[str]:
    """Words of a demand that are worth a mark in a text: no single characters, no halves of words."""
    halves = set(bigrams(clause.shown)) - set(tokens(clause.shown))
    return [word for option in clause.options for word in option if len(word) > 1 and word not in halves]


def _words(raw: str) -> list[str]:
    """Segments of what stands without a space; a whole synonym stays whole."""
    if fold(raw) in synonyms():
        return [raw]
    plain = [word for word in tokens(raw) if len(word) > 1 or word.isascii()]
    longest: list[str] = []
    for word in sorted(plain, key=len, reverse=True):
        if not any(word in other for other in longest):
            longest.append(word)
    return sorted(longest, key=fold(raw).find) or tokens(raw)


def _clause(word: str, name: str, without: bool) -> Clause:
    options = [tuple(tokens(other)) or (other,) for other in synonyms().get(fold(word), (fold(word),))]
    if len(word) > 2 and (pairs := tuple(bigrams(word))) and len(pairs) > 1:
        options.append(pairs)  # 电子科技 within 西安电子科技大学, which segmentation sees as one word
    return Clause(tuple(dict.fromkeys(options)), name, False, without, word)
