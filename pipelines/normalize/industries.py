"""The section of GB/T 4754-2017, and where it is certain the division, from what a source states or from the employer's name and the text.

Evidence is scored. What beats what: the standard's own name; the last word of trade in the employer's name; a known brand;
what the text says of the employer; other words of the text; what only the position does. A division is told by a name of the
standard, or by the last word of trade of a given employer that belongs to one division only (银行).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from pipelines.evidence import Evidence
from pipelines.normalize import brands, employer_places, employer_titles
from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Spotter, load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

_WEIGHTS = {
    "known": 6.0,
    "last": 5.0,
    "brand": 4.0,
    "common": 3.0,
    "broad": 2.5,
    "hint": 2.5,
    "earlier": 1.5,
    "weak": 1.0,
}
"""Votes of a name: a brand that is all of it, its last word of trade, a brand, a last word that companies of any trade bear, a broad last word behind
another trade, a word that fits several sections, a trade before the last, a word that says little."""
_SPOKEN = {"said": (2.0, 4.0), "text": (0.9, 3.6), "job": (0.5, 2.0)}
"""Vote of one word of a text and the most that all such words count: what the employer says of itself, other words, and
what only the position does."""
_MOST = 4.8
"""The most that a text counts for a section: less than the last word of trade in a name."""
_LEAST = 0.9
"""Votes that tell a section: more than one word of what only the position does."""
_LABEL = 16
"""Letters of a text that can be a source's label for an industry and nothing more."""
_FORM = expression(r"(?:有限责任公司|股份有限公司|有限公司|集团|公司|股份|控股)+")
_SERVES = expression("科技|技术|设施|产品")
"""Words behind a trade of those who make or do something for it."""
_WHO = ("公司", "集团", "企业", "机构", "我[司们院行校所]", "本院", "学校", "简称[^,，。;；\n]{2,12}")
_ABOUT = expression(
    r"主营|从事(?!过)|专注|致力于|经营范围|业务(?:涵盖|包括|范围)|隶属|于一体|领先的|是一[家所个]|全资子公司|"
    + "|".join(rf"{who}[^,，。;；\n]{{0,12}}(?:是|为|成立|创[立办建]|提供|拥有|主要)" for who in _WHO)
)
"""Alternatives that each begin with a letter, within one sentence."""
_DUTY = expression(
    r"^\W*\d*\W*(?:负责|协助|参与|熟[悉练]|具[有备]|完成|根据)|五险|福利|待遇|年终奖|团建|为员工|员工旅游"
)
"""A duty, a demand or what staff get: says nothing of the business."""
_STOPS = "。;；\n"
_SENTENCES = expression(f"[{_STOPS}]")
_SHORTEST = 6
"""Letters of a sentence that says nothing yet."""
_SENTENCE = expression(r"[,，。;；、\n]|从事|主营|招聘|公司是|我行|本院|负责")
_HIRER = expression(
    r"([一-龥a-z\d]{2,14}?(?:公司|企业|集团|机构|门店|[店局院所厂行社馆库站园])(?:总部|分部)?)(?:现|诚|急|高薪|公开|面向社会|因业务发展需要){0,2}招[聘募收](?!会)"
)
"""``物业公司招聘项目经理``: of what kind somebody is who gives no name."""
_DIVISION = expression(r"[A-T]\d{2}")

Votes = dict[str, list[tuple[float, str]]]


@cache
def _words(part: str) -> Matcher[str]:
    return Matcher(_sections(part))


@cache
def _sections(part: str) -> dict[str, str]:
    return {word.lower(): section for section, words in load("industry_words")[part].items() for word in words}


@cache
def _hints() -> Matcher[str]:
    """Words of a name that fit one or several sections, and the standard's own products."""
    found = {word: section for word, section in table("industry_products").items() if word not in _sections("name")}
    return Matcher(found | _sections("hint"))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("industry_words")[name])


@cache
def _spoken_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Word of a text → (kind, section) of each list that holds it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in ("text", "self", "job"):
        for word, section in _sections(kind).items():
            found[word].append((kind, section))
    for word, section in table("industry_products").items():
        if word not in found:
            found[word].append(("self", section))
    return {word: tuple(kinds) for word, kinds in found.items()}


@cache
def _spotter() -> Spotter:
    return Spotter(_spoken_words())


@cache
def _stated() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, title in table("industries").items():
        found.setdefault(title, code)
    for code, titles in load("industry_words")["stated"].items():
        found |= dict.fromkeys(titles, code)
    return found


@cache
def _divisions() -> dict[str, str]:
    """Words of a name that belong to one division only, with its code."""
    return {word: code for code, words in load("industry_words")["division"].items() for word in words}


@cache
def _only_divisions() -> dict[str, str]:
    """The division of each section that has but one."""
    within: dict[str, list[str]] = defaultdict(list)
    for code in table("industries"):
        within[code[0]] += [code][len(code) < 2 :]
    return {section: codes[0] for section, codes in within.items() if len(codes) == 1}


def division(code: str) -> str:
    """The section or division that a code of the standard lies in, ``I65`` for ``I6510``; empty for one that does not exist."""
    return code[:3] if code[:3] in table("industries") else ""


def name(code: str | None) -> str:
    """The standard's name of a section or division."""
    return table("industries").get(code or "", code or "")


def read(text: str, employer: str = "") -> Reading[str | None]:
    """A code such as ``I``, or ``I65`` where the division is certain: the standard's own name, then the words of the name, then those of the text.

    ``None`` where nothing tells it. The confidence is the winner's share of all votes.
    """
    prepared = clean(text[:5000]).lower()
    said = _said(prepared)
    if said is not None:
        return said
    named = clean(employer).lower()
    if not employer and (hirer := _HIRER.match(prepared)):
        named = hirer[1]
    if not employer and len(prepared) <= 40 and not _SENTENCE.search(prepared):
        named = prepared
    votes: Votes = defaultdict(list)
    by_name, division = _named(named)
    for section, vote in by_name:
        votes[section].append(vote)
    _spoken(prepared[:2500], votes)
    return _elected(votes, division if employer else "")


def _said(prepared: str) -> Reading[str | None] | None:
    """The standard's name of a section or division, whole or shortened, or what sources call it."""
    if prepared in _stated() or (len(prepared) <= _LABEL and _DIVISION.fullmatch(prepared.upper())):
        code = _stated().get(prepared, prepared.upper())
        return Reading(code, [Evidence(field="industry", rule="stated", text=prepared)]) if name(code) != code else None
    if len(prepared) > _LABEL or "招" in prepared:
        return None
    near = next((code for code, label in table("industries").items() if len(label) > 3 and label[:4] in prepared), None)
    if near is None:
        return None
    return Reading(near, [Evidence(field="industry", rule="stated, abbreviated", text=prepared, confidence=0.9)])


@lru_cache(maxsize=8_000)
def _named(employer: str) -> tuple[tuple[tuple[str, tuple[float, str]], ...], str]:
    """Votes of a name, and the division that it tells: 市政工程设计院 is a 设计院, since its last word of trade decides; 勘测工程 is no builder."""
    bare = _FORM.sub("", employer_places.without_place(employer_titles.stated(employer)))
    placed = list(_words("name").find(bare))
    strong = [(word, section) for _, word, section in placed]
    found = [(section, (_WEIGHTS["earlier"], word)) for word, section in strong[:-1]]
    division = ""
    if strong:
        last, section = strong[-1]
        broad = last in _listed("broad") and len(strong) > 1
        kind = "broad" if broad else "common" if last in _listed("common") else "last"
        found.append((section, (_WEIGHTS[kind], last)))
        if broad:
            found.append((strong[-2][1], (_WEIGHTS["last"] - _WEIGHTS["earlier"], strong[-2][0])))
        else:
            division = _division(last, section, bare[placed[-1][0] + len(last) :])
    if brand := brands.read(employer):
        found.append((brand.section, (_WEIGHTS["known" if not strong or bare == brand.name else "brand"], brand.name)))
    hints = [] if strong else list(_hints().find(bare))
    for _, word, sections in hints:
        found += [(section, (_WEIGHTS["hint"] - 0.1 * place, word)) for place, section in enumerate(sections)]
    if not hints:
        found += [(section, (_WEIGHTS["weak"], word)) for _, word, section in _words("weak").find(bare)]
    return tuple(found), division


def _division(word: str, section: str, behind: str) -> str:
    """The one division that the last word of trade belongs to; none for those who serve a trade (电力科技), where it is not software."""
    if _SERVES.match(behind) and section != "I":
        return ""
    return _divisions().get(word) or _only_divisions().get(section, "")


def _spoken(prepared: str, votes: Votes) -> None:
    """Votes of a text: each word once; what the employer says of its business counts more."""
    about = "\n".join(_about(prepared))
    heard: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(_words_of(prepared)):
        if word.isascii() and not _stands_alone(word).search(prepared):
            continue
        own = word in about
        for kind, section in _spoken_words()[word]:
            if own and kind != "job":
                heard[section, "said"].append(word)
            elif kind != "self":
                heard[section, kind].append(word)
    left: dict[str, float] = defaultdict(lambda: _MOST)
    for (section, kind), words in heard.items():
        vote, most = _SPOKEN[kind]
        counted = min(most, vote * len(words), left[section])
        left[section] -= counted
        votes[section].append((counted, "、".join(words)))


def _words_of(prepared: str) -> set[str]:
    """The telling words of a text; one that stands only within a narrower one (芯片设计) is none."""
    words = set(_spotter().words(prepared))
    if narrower := words & _listed("narrower"):
        rest = pattern(narrower).sub("、", prepared)
        words = narrower | {word for word in words if word in rest}
    return words


def _about(prepared: str) -> list[str]:
    """The sentences in which an employer speaks of its business."""
    said: list[str] = []
    end = 0
    for found in _ABOUT.finditer(prepared):
        if found.start() < end:
            continue
        start = max(prepared.rfind(mark, 0, found.start()) for mark in _STOPS) + 1
        stop = _SENTENCES.search(prepared, found.end())
        end = stop.start() if stop else len(prepared)
        if end - start > _SHORTEST and not _DUTY.search(prepared[start:end]):
            said.append(prepared[start:end])
    return said


@cache
def _stands_alone(word: str) -> re.Pattern[str]:
    """A Latin word that is no part of a longer one: led is no word of controlled. Its own letters stand first, which are
    scanned fast."""
    return re.compile(rf"{re.escape(word)}(?<![a-z]{re.escape(word)})(?![a-z])")


def _elected(votes: Votes, division: str) -> Reading[str | None]:
    """The section with most votes; the division of the name where it is one of that section."""
    totals = {section: sum(weight for weight, _ in found) for section, found in votes.items()}
    if not totals or max(totals.values()) < _LEAST:
        return Reading(None)
    best = max(totals, key=lambda section: (totals[section], section))
    words = "、".join(sorted({word for _, word in votes[best]}))
    sure = round(min(totals[best] / 3, totals[best] / sum(totals.values())), 2)
    code = division if division.startswith(best) else best
    return Reading(code, [Evidence(field="industry", rule="words", text=words[:120], confidence=min(sure, 1.0))])
