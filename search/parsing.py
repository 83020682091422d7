"""What a student typed, taken apart: words, "phrases", -without, field:words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

import rjieba

from pipelines.normalize.lexicon import load
from search.analysis import bigrams, fold, is_chinese, synonyms, tokens

_FIELDS = {"标题": "title", "职位": "title", "岗位": "title", "单位": "employer", "公司": "employer", "正文": "text",
           "要求": "facts", "title": "title", "employer": "employer", "text": "text", "facts": "facts"}  # fmt: skip
_PART = re.compile(
    rf"(?P<minus>[-－])?(?:(?P<field>{'|'.join(_FIELDS)})[::：])?"
    r'(?:"(?P<phrase>[^"]{1,100})"|“(?P<phrase2>[^”]{1,100})”|(?P<word>[^\s"“”]+))'
)
LONGEST = 200
SYNONYM = 1.4
"""What another word for the same scores: flat and low, or a rare one would count more than the one typed."""
MOST = 20
"""Demands of one query; what is typed beyond them is left out."""
MOST_PIECES = 60
"""Parts of words that a wide query asks for."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to meet a demand: tokens that must all stand (``phrase``: in a row) in a field.

    ``flat``: the weight is the score, however rare the tokens are.
    """

    words: tuple[str, ...]
    weight: float = 1.0
    phrase: bool = False
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand: any of ``options`` must be met, in ``field`` or in any text field."""

    options: tuple[Option, ...]
    field: str = ""
    without: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """All demands, the words to highlight, the query as one name when it may be one, and what was typed without a space
    though it is several words (结构工程师): a posting that has it in a row comes first."""

    clauses: tuple[Clause, ...] = ()
    words: list[str] = field(default_factory=list)
    runs: tuple[Clause, ...] = ()
    whole: str = ""


def parse(text: str) -> Asked:
    """Never raises: what cannot be understood is taken as words."""
    clauses: list[Clause] = []
    runs: list[Clause] = []
    words: list[str] = []
    plain = True
    for found in _PART.finditer(text[:LONGEST]):
        name = _FIELDS.get(found["field"] or "", "")
        phrase = found["phrase"] or found["phrase2"]
        without = bool(found["minus"])
        raw = phrase or found["word"]
        new = _phrase(phrase, name, without) if phrase else [_clause(part, name, without) for part in split(raw)]
        clauses += new
        if len(new) > 1 and not without:
            runs += _phrase(raw, name, without)
        plain = plain and not (phrase or without or name)
        if not without:
            words += [raw, *(word for clause in new for word in _shown(clause))]
    whole = fold(text[:LONGEST]).replace(" ", "") if plain and clauses else ""
    return Asked(tuple(clauses[:MOST]), list(dict.fromkeys(words)), tuple(runs[:MOST]), whole)


def widened(asked: Asked) -> Asked:
    """The same taken apart as far as it goes: each word and each pair of characters a demand of its own; what is barred
    stays barred."""
    barred = [clause for clause in asked.clauses if clause.without]
    parts = [(part, clause.field) for clause in asked.clauses if not clause.without for part in _pieces(clause.shown)]
    demands = [Clause((Option((part,)),), name, shown=part) for part, name in dict.fromkeys(parts)]
    words = [part for part, _ in parts if part in tokens(part)]
    return Asked((*barred, *demands[:MOST_PIECES]), list(dict.fromkeys([*asked.words, *words])))


def _pieces(text: str) -> list[str]:
    found = [*bigrams(text), *(word for word in tokens(text) if len(word) > 1)]
    return list(dict.fromkeys(found)) or tokens(text)


def _phrase(text: str, name: str, without: bool) -> list[Clause]:
    """Words in a row; Chinese also as neighbouring characters, for segmentation may differ within a sentence."""
    words = tuple(tokens(text))
    if not words:
        return []
    options = [Option(words, phrase=len(words) > 1)]
    if is_chinese(text) and len(pairs := tuple(bigrams(text))) > 1:
        options.append(Option(pairs, phrase=True))
    return [Clause(tuple(options), name, without, text)]


def _shown(clause: Clause) -> list[str]:
    """Words of a demand that are worth a mark in a text: no single characters, no halves of words."""
    halves = set(bigrams(clause.shown)) - set(tokens(clause.shown))
    return [word for option in clause.options for word in option.words if len(word) > 1 and word not in halves]


def split(raw: str) -> list[str]:
    """Segments of what stands without a space; a whole synonym stays whole, single characters join their neighbours."""
    folded = fold(raw)
    if folded in synonyms():
        return [folded]
    words = rjieba.cut(folded)
    kept = {word for word in words if tokens(word)}
    telling = kept - _noise() or kept
    runs = (list(run) for tells, run in groupby(words, telling.__contains__) if tells)
    return [word for run in runs for word in _glued(run)]


def _glued(words: list[str]) -> list[str]:
    """A single character means little alone: 云 + 计算 is 云计算, 产 + 平 is one unknown word; the last joins backwards."""
    found: list[str] = []
    for word in words:
        if found and len(found[-1]) == 1 and is_chinese(found[-1]) and is_chinese(word):
            found[-1] += word
        else:
            found.append(word)
    if len(found) > 1 and len(found[-1]) == 1 and is_chinese(found[-1]) and is_chinese(found[-2]):
        found[-2:] = ["".join(found[-2:])]
    return found


@cache
def _noise() -> frozenset[str]:
    """Words that nearly every posting is about: they narrow nothing beside another word."""
    return frozenset(load("chips")["noise"])


def _clause(word: str, name: str, without: bool) -> Clause:
    same = [replace(_option(other, SYNONYM), flat=True) for other in synonyms().get(word, ()) if other != word]
    if is_chinese(word) and len(word) > 1 and all(len(part) == 1 for part in tokens(word)):  # no word it knows
        options = [Option(tuple(bigrams(word))), Option(tuple(word), phrase=True), *same]
    else:
        parts, pairs = _parts(word), tuple(bigrams(word)) if is_chinese(word) and len(word) > 2 else ()
        options = [_option(word, 1.0), *([Option(parts, 0.8)] if parts else []), *same]
        if len(pairs) > 1:  # 电子科技 within 西安电子科技大学, which segmentation sees as one word
            options.append(Option(pairs, 0.6))
    return Clause(tuple(dict.fromkeys(options)), name, without, word)


def _option(word: str, weight: float) -> Option:
    """The word itself where segmentation knows it, else the longest words in it; all in a row where people use it whole,
    or where it begins with a single character (a modifier; one at the end is but a suffix: 美术生)."""
    found = tokens(word)
    if word in found or not found:
        return Option((fold(word),), weight)
    if len(found) > 1 and word in synonyms() and "".join(found) == word:
        return Option(tuple(found), weight, phrase=True)  # 中移动: not everything that moves
    if len(found[0]) == 1 and is_chinese(word):
        return Option(tuple(found), weight, phrase=True)  # 热设计: not everything that is designed
    return Option(_longest(found), weight)


def _parts(word: str) -> tuple[str, ...]:
    """The words within a compound, when they make it up without a rest: 高中 and 物理, but not 工程 for 工程师."""
    found = tokens(word)
    parts = _longest([part for part in found if part != word])
    return parts if word in found and "".join(parts) == word and len(parts) > 1 else ()


def _longest(words: list[str]) -> tuple[str, ...]:
    kept = _disjoint([word for word in words if not any(word != other and word in other for other in words)])
    return tuple(dict.fromkeys([word for word in kept if len(word) > 1] or kept))


def _disjoint(words: list[str]) -> list[str]:
    """Without words that straddle two others, such as 中物 in 高中物理."""
    return [
        word
        for place, word in enumerate(words)
        if not (0 < place < len(words) - 1 and words[place - 1][-1] == word[0] and word[-1] == words[place + 1][0])
    ]
