"""What kind of notice it is, and which state programmes it belongs to."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

_ORDER = ("notice", "fair", "talk", "civil_service", "internship", "announcement", "job")
_EVENTS = ("talk", "fair")
_VACANCY = pattern(
    (
        "招聘岗位",
        "招聘人数",
        "任职要求",
        "岗位职责",
        "报名方式",
        "应聘方式",
        "投递简历",
        "简历投递",
        "招聘对象",
        "薪资待遇",
        "招聘职位",
        "岗位要求",
        "网申",
        "工作地点",
        "应聘者",
        "职位描述",
        "招聘条件",
    )
)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return pattern(load("types")["title"][kind])


@cache
def _program(name: str, count: int) -> re.Pattern[str]:
    return pattern(load("types")["programs"][name][:count])


def read(title: str, text: str = "", section: str = "") -> Reading[str]:
    """One of the contract's types. The site's own section decides unless the title plainly says otherwise."""
    head = clean(title).lower()
    said = {kind: found[0] for kind in _ORDER if (found := _words(kind).search(head))}
    if section in _EVENTS and not ("notice" in said and "talk" not in said and "fair" not in said):
        return _is(section, "section", head)
    vacancy = _VACANCY.search(text[:3000])
    if "notice" in said and not vacancy and not ({"talk", "fair", "civil_service"} & said.keys()):
        return _is("notice", "title", said["notice"])
    if section == "notice" and "notice" in said:
        return _is("notice", "title", said["notice"])
    for kind in ("fair", "talk"):
        if kind in said and "notice" not in said:
            return _is(kind, "title", said[kind])
    if "civil_service" in said and not ("announcement" in said and "公司" in head):
        return _is("civil_service", "title", said["civil_service"])
    if section in ("civil_service", "internship"):
        return _is(section, "section", head)
    if "internship" in said:
        return _is("internship", "title", said["internship"])
    if section in ("job", "announcement"):
        return _is(section, "section", head)
    for kind in ("announcement", "job"):
        if kind in said:
            return _is(kind, "title", said[kind], 0.9)
    if vacancy:
        return _is("announcement", "text names vacancies", vacancy[0], 0.8)
    return _is("notice", "no vacancy is named", head[:40], 0.6)


def _is(kind: str, rule: str, text: str, sure: float = 1.0) -> Reading[str]:
    return Reading(kind, [Evidence(field="type", rule=rule, text=text, confidence=sure)])


def programs(title: str, text: str = "") -> Reading[list[str]]:
    """State programmes: words of the title count, words of the text when they stand at its head."""
    head = clean(f"{title}\n{text[:300]}").lower()
    found = {}
    for name in load("types")["programs"]:
        match = _program(name, 99).search(clean(title).lower())
        if match is None and name != "civil_servant":
            match = _program(name, 2).search(head)
        if match is not None:
            found[name] = Evidence(field="programs", rule="words", text=match[0])
    return Reading(list(found), list(found.values()))
