"""The class of an organisation and why: a published list, a known employer, words of its name, then what a source states."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize import brands, employer_places, employer_spellings, employer_titles, employer_trades
from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import clean

_INSTITUTES = ("研究院", "研究所", "设计院", "总院")
"""What the nation's institutes still end in after they became companies."""
_OTHER = expression(r"\([^()]*(?:公司|大学|[院所])\)")
"""Another organisation's name in brackets."""
_PUBLIC = ("military", "international_organization", "university", "public_institution", "government")


@cache
def _known() -> Matcher[str]:
    return Matcher({name: kind for name, kind in table("known_employers").items() if len(name) > 3})


def classify(name: str, stated: str = "") -> tuple[str | None, Evidence | None]:
    """The class and why: the stronger of what the name tells and of what the source states."""
    named, said = _classify(name[:200]), clean(stated)
    if named[0] is None and not said:
        named = _by_brand(clean(name[:200]).lower())
    kind = next((kind for word, kind in _stated() if word in said), None) if said else None
    told = (kind, Evidence(field="class", rule="stated", text=said)) if kind else (None, None)
    return max(told, named, key=lambda found: strength(found[0], found[1].rule if found[1] else ""))


_STRENGTH = {
    "published list": 5,
    "known employer": 4,
    "word of the name": 3,
    "no own name": 3,
    "stated": 2,
    "word of trade": 1,
    "short name": 0,
}
RULES = tuple(_STRENGTH)
"""By what a class is told, the strongest first."""
_NARROWER = {"central_soe": 1, "university": 1, "other": -1}
"""State-owned are the central ones too, public institutions the universities; of two equal readings the narrower is right."""


def strength(kind: str | None, rule: str) -> tuple[float, int]:
    """How much a reading of a class weighs against another of the same employer; none weighs least.

    Any company bears the words by which a name is told as private: what a source states says more.
    """
    if kind is None:
        return -1, 0
    weight = _STRENGTH.get(rule, 0)
    return (min(weight, 1) if kind == "private" and rule == "word of the name" else weight), _NARROWER.get(kind, 0)


@cache
def _stated() -> list[tuple[str, str]]:
    return sorted(load("employers")["stated"].items(), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=20_000)
def _classify(written: str) -> tuple[str | None, Evidence | None]:
    cleaned = employer_titles.completed(clean(written))
    if not cleaned or employer_titles.anonymous(cleaned, "有限" in cleaned):
        return None, None
    for named in (cleaned, employer_spellings.called(cleaned)):
        listed = next((kind for place, _, kind in _known().find(named) if place == 0), None) if named else None
        if listed is not None:
            return listed, Evidence(field="class", rule="published list", text=named)
    full = employer_spellings.known(cleaned) or cleaned
    if owned := table("employer_classes").get(full):
        return owned, Evidence(field="class", rule="known employer", text=full, confidence=0.9)
    lowered = (employer_spellings.called(cleaned) or cleaned).lower()
    answer = next((answer for row in _classes() if (answer := row(lowered))), None)
    if answer is not None and answer[0] == "public_institution" and (owner := _branded(lowered)) is not None:
        return owner if owner[0] in ("private", "foreign") else answer  # 新东方武汉学校, 长沙爱尔眼科医院
    return answer or _by_trade(lowered)


def _by_trade(name: str) -> tuple[str | None, Evidence | None]:
    """A short name that ends in a trade and fits nothing else is most often a private company."""
    trade = _trades().search(name)
    if trade is None or trade.start() < 2:
        return None, None
    return "private", Evidence(field="class", rule="word of trade", text=trade[0], confidence=0.5)


_BRAND = expression(r"[一-龥a-z\d&·. ]{2,8}")
"""A name of a few letters: 创智出彩."""
_NO_BRAND = expression(
    r"(?:[路街道巷弄村镇乡区县市省国楼室座栋层号园港站桥口部组科室处所院系台社会馆站队庭协]|大厦|广场|中心|单位|企业|平台|服务商|机构|学校|雇主|外资|保密|招聘|岗位|职位|公司)$"
)
"""What ends addresses, parts of a house and public bodies."""


def of_words(name: str, trades: bool = True) -> str | None:
    """The class that a word or a published list tells, of what may be no employer at all (the head of a title); a post
    (房地产经纪) ends in words of ``trades``, too."""
    kind, why = _classify(name[:200])
    return None if why is not None and why.rule == "word of trade" and not trades else kind


def _by_brand(name: str) -> tuple[str | None, Evidence | None]:
    """An employer's short name without a word of any kind is most often a private company's brand: 30 of 31 labelled ones are."""
    own = _led(name)
    if (
        employer_titles.anonymous(name, False)
        or not _BRAND.fullmatch(own)
        or _NO_BRAND.search(own)
        or employer_places.is_place(name)
    ):
        return None, None
    return "private", Evidence(field="class", rule="short name", text=name, confidence=0.5)


@cache
def _trades() -> re.Pattern[str]:
    words = pattern([*load("employers")["industry_words"], *load("employers")["short_trades"]])
    return re.compile(rf"(?:{words.pattern})[a-z0-9. ]*$")


def _branded(name: str) -> tuple[str, Evidence] | None:
    """The class of a known employer's own companies."""
    brand = brands.read(name)
    return (
        (brand.kind, Evidence(field="class", rule="known employer", text=brand.name, confidence=0.9)) if brand else None
    )


_PROVINCIAL = expression(r"[一-龥]{2,3}省|[一-龥]{2,6}自治区")
_NATIONAL = expression(r"中国[一-龥]{2,}(?:\(集团\))?(?:股份|责任)?有限(?:责任)?公司")


def _ownerless(name: str) -> tuple[str, Evidence] | None:
    """A group of a place, or a company of a province, with trades alone bears no own name: such names go to the state's companies.

    A registered name begins with 中国 by leave of the State Council only (企业名称登记管理规定, article 12).
    """
    said = employer_titles.stated(name)
    nation = said[:2] if said.startswith(("国家", "中国")) else ""
    if not nation and "集团" not in said and not _PROVINCIAL.match(said):
        return None
    place, rest = (nation, said.removeprefix(nation)) if nation else employer_places.led_by_place(said)
    bare = employer_trades.without_form(rest)
    if not place or bare == rest:
        return None
    if not employer_trades.only_trades(bare) and not (nation and (bare.endswith(_INSTITUTES) or _NATIONAL.match(said))):
        return None
    why = Evidence(field="class", rule="no own name", text=said, confidence=0.7)
    return ("central_soe" if nation else "state_owned"), why


class _Class:
    """A row of the lexicon: words of a class, where they must stand, and what speaks against it."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.kind = str(row["name"])
        self.public = self.kind in _PUBLIC
        self.words = pattern(row["words"]) if row.get("words") else None
        self.heads = pattern(row["heads"]) if row.get("heads") else None
        self.ends = _at_end(row.get("ends"))
        self.placed = pattern(row["placed"]) if row.get("placed") else None
        self.placed_ends = _at_end(row.get("placed_ends"))
        self.unless = pattern(row["unless"]) if row.get("unless") else None
        self.unless_ends = _at_end(row.get("unless_ends"))

    def fits(self, name: str) -> tuple[str, Evidence] | None:
        """The class and the word that told it."""
        name = _OTHER.sub("", name) if self.public and "(" in name else name
        if self.unless is not None and self.unless.search(name):
            return None
        organisation = employer_titles.stated(name)
        if self.unless_ends is not None and self.unless_ends.search(organisation):
            return None
        found = (
            (self.words.search(name) if self.words else None)
            or (self.heads.match(_led(organisation)) or self.heads.match(organisation) if self.heads else None)
            or (self.ends.search(organisation) if self.ends else None)
            or self._of_place(organisation)
        )
        if not found:
            return None
        return self.kind, Evidence(field="class", rule="word of the name", text=found[0], confidence=0.8)

    def _of_place(self, name: str) -> re.Match[str] | None:
        """A word behind a place and trades alone (无锡数字城市建设, not 蓝鲸城市建设), or the end of what a place's name begins."""
        words = self.placed.finditer(name) if self.placed else ()
        found = next((word for word in words if employer_trades.of_place(name, word.start())), None)
        if found or self.placed_ends is None or not (_led(name) != name or employer_places.seat(name)[0]):
            return found
        return self.placed_ends.search(name)


def _at_end(words: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{pattern(words).pattern})(?:\([^()]*\))?$") if words else None


def _led(name: str) -> str:
    """A name without the place at its head, so that 西安中铁 is told like 中铁."""
    return employer_places.without_place(name)


@cache
def _classes() -> list[Callable[[str], tuple[str, Evidence] | None]]:
    """Public bodies are told by their words, known employers by their names, the state's companies by having none, the rest by words."""
    rows = [_Class(row) for row in load("employers")["class"]]
    public = [row.fits for row in rows if row.public]
    return [*public, _branded, _ownerless, *(row.fits for row in rows if not row.public)]
