"""Names of organisations: normal form, branch, class with the reason, and whether two names are one employer."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from pipelines.normalize import divisions
from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

Value = dict[str, Any]
_NOTICE = re.compile(
    r"(?:20\d{2}\s?(?:年|届)?.*|(?:春季|秋季|校园|社会|公开)?(?:招聘|招募|校招|宣讲|专场|简章|公告).*)$"
)
_BRACKETED = re.compile(r"\(([^()]{1,20})\)")
_SIGNS = re.compile(r"[\s·•\-_,，.。、\"'“”‘’《》|/]+")


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(load('employers')['legal_forms']).pattern})+$", re.IGNORECASE)


@cache
def _branches() -> re.Pattern[str]:
    return pattern(load("employers")["branch"])


@lru_cache(maxsize=20_000)
def _read(name: str) -> Reading[Value]:
    cleaned = clean(name[:200])
    stated = _NOTICE.sub("", cleaned).strip() or cleaned
    inside = [part for part in _BRACKETED.findall(stated) if not _is_place(part)]
    bare = _SIGNS.sub("", _BRACKETED.sub(lambda found: found[1] if _is_place(found[1]) else "", stated)).lower()
    branch = _branch(bare)
    core = bare[: -len(branch)] if branch and len(branch) < len(bare) else bare
    normalized = _forms().sub("", core) or core
    kind, why = classify(name)
    value: Value = {"name": cleaned, "normalized": normalized + branch, "class": kind, "branch": branch or None}
    if branch:
        value["parent"] = normalized
    if inside:
        value["alias"] = inside[0]
    return Reading(value, [why] if why else [])


def read(name: str) -> Reading[Value]:
    """``{"name", "normalized", "class", "branch"}``, and ``parent`` for a branch. Never raises; empty for empty."""
    if not name.strip():
        return Reading({"name": "", "normalized": "", "class": None, "branch": None})
    return _read(name)


def _is_place(text: str) -> bool:
    bare = text.removesuffix("市").removesuffix("省")
    return text in divisions.spellings() or bare in divisions.spellings() or text in ("中国", "集团")


def _branch(name: str) -> str:
    """The tail that makes a name a branch: 西安分公司 of 某某有限公司西安分公司."""
    for found in re.finditer(r"(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|银行|公司)", name):
        tail = name[found.end() :]
        if tail and _branches().search(tail) and len(tail) <= 16:
            return tail
    return ""


@cache
def _known() -> Matcher:
    return Matcher({name: kind for name, kind in table("known_employers").items() if len(name) > 3})


def classify(name: str, stated: str = "") -> tuple[str | None, Evidence | None]:
    """The class and why: what the source states, a published list, then words of the name."""
    said = clean(stated)
    if said:
        for word, kind in sorted(load("employers")["stated"].items(), key=lambda pair: -len(pair[0])):
            if word in said:
                return str(kind), Evidence(field="class", rule="stated", text=said)
    cleaned = clean(name)
    if not cleaned:
        return None, None
    listed = next((kind for place, word, kind in _known().find(cleaned) if place == 0 and len(word) >= 4), None)
    if listed is not None:
        return listed, Evidence(field="class", rule="published list", text=cleaned)
    lowered = cleaned.lower()
    for row in load("employers")["class"]:
        found = next((word for word in row["words"] if word in lowered), None)
        if (
            found is not None
            and not any(word in lowered for word in row.get("unless", ()))
            and _fits(row["name"], found, lowered)
        ):
            return row["name"], Evidence(field="class", rule="word of the name", text=found, confidence=0.8)
    return None, None


def _fits(kind: str, word: str, name: str) -> bool:
    """Words of one letter must end a name; a state bank's own name must head it."""
    if kind == "government" and len(word) <= 2:
        return name.endswith(word)
    if kind == "central_soe":
        return name.startswith(word) or f"({word}" in name
    return True


def compare(a: str, b: str) -> Reading[str]:
    """``same``, ``related`` (parent and branch, group and member) or ``different``."""
    if not a.strip() or not b.strip():
        return Reading("different", [Evidence(rule="a name is missing")])
    left, right = read(a).value, read(b).value
    if left["normalized"] == right["normalized"]:
        return _said("same", "equal normal form", left, right)
    if (left["branch"] or "") != (right["branch"] or "") and left.get("parent", left["normalized"]) == right.get(
        "parent", right["normalized"]
    ):
        return _said("related", "parent and branch", left, right)
    if left["branch"] and right["branch"]:
        return _said("different", "two branches", left, right)
    aliases = {value for value in (left.get("alias"), right.get("alias")) if value}
    if aliases & {left["normalized"], right["normalized"]}:
        return _said("same", "alias in brackets", left, right)
    return _by_core(left, right)


def _by_core(left: Value, right: Value) -> Reading[str]:
    short, long = sorted((_core(left["normalized"]), _core(right["normalized"])), key=len)
    if short == long and len(short) >= 2:
        agree = _regions(left["normalized"]) & _regions(right["normalized"])
        one_silent = not _regions(left["normalized"]) or not _regions(right["normalized"])
        if (agree or one_silent) and not _other_trade(left["normalized"], right["normalized"]):
            return _said("same", "equal core", left, right)
        return _said("related", "equal core, other place or trade", left, right)
    if len(short) >= 4 and short in long and (long.startswith(short) or long.endswith(short)):
        return _said("related", "one name within the other", left, right)
    if len(short) >= 6 and fuzz.ratio(short, long) >= 92:
        return _said("same", "a letter apart", left, right)
    return _said("different", "other names", left, right)


@lru_cache(maxsize=20_000)
def _core(normalized: str) -> str:
    bare = normalized
    for place in _regions(normalized):
        bare = re.sub(rf"^{re.escape(place)}(?:省|市)?", "", bare)
    stripped = _trade_at_the_end().sub("", bare)
    return stripped if len(stripped) >= 2 else bare


@cache
def _trade_at_the_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(load('employers')['industry_words']).pattern})+$")


def _other_trade(a: str, b: str) -> bool:
    """Both name a trade, and not the same one: 某某科技 and 某某建设."""
    words = pattern(load("employers")["industry_words"])
    left, right = set(words.findall(a)), set(words.findall(b))
    return bool(left and right and not left & right)


@lru_cache(maxsize=20_000)
def _regions(normalized: str) -> frozenset[str]:
    found = next((word for word in divisions.index().get(normalized[:2], ()) if normalized.startswith(word)), "")
    return frozenset({divisions.shorten(found)}) if found and len(found) < len(normalized) else frozenset()


def _said(word: str, rule: str, left: Value, right: Value) -> Reading[str]:
    return Reading(word, [Evidence(field="employer", rule=rule, text=f"{left['normalized']} / {right['normalized']}")])
