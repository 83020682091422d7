"""The level of education that an announcement asks for: minimum, maximum, all levels that may apply."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import DEGREES, Evidence

Value = dict[str, Any]
LONGEST = 20_000
_RANGE = re.compile(r"\s*(?:学历|学位)?\s*(?:至|到|-|~)\s*\Z")
_CLAUSE = re.compile(r"[,，。;；\n]")
_LEAST = re.compile(r"(?:最低学历|学历最低|至少|不低于|minimum)(?:要求|为|:|\s)*\Z")


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    table: dict[str, tuple[str, ...]] = {}
    for level, words in load("degrees")["levels"].items():
        table |= {word.lower(): (level,) for word in words}
    table |= {word: tuple(levels) for word, levels in load("degrees")["several"].items()}
    return pattern(table), table


@cache
def _words(name: str) -> re.Pattern[str]:
    return pattern(load("degrees")["words"][name])


@cache
def _none() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("degrees")["none"]
    return pattern(table["phrases"]), pattern(table["suffixes"])


def nothing() -> Value:
    """No requirement on the applicant is stated."""
    return {"min": None, "max": None, "levels": []}


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "levels"}``; ``levels`` are those of the contract, lowest first, or ``["unlimited"]``.

    A level followed by 优先 is a wish. "X及以上" goes up to doctor, as postdoc is a post and not a degree.
    """
    prepared = clean(text[:LONGEST]).lower()
    if not prepared:
        return Reading(nothing())
    prepared = _none()[0].sub(lambda found: "·" * len(found[0]), prepared)
    mentions = list(_mentions(prepared))
    firm = [mention for mention in mentions if not mention["wish"]]
    unlimited = _words("unlimited").search(prepared)
    if unlimited is not None and not firm:
        explained = _explain("unlimited", unlimited[0], unlimited.start(), unlimited.end())
        return Reading({"min": None, "max": None, "levels": ["unlimited"]}, [explained])
    if not firm:
        return Reading(nothing())
    return _combined(prepared, firm)


def _mentions(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    words, table = _levels()
    for match in words.finditer(text):
        levels = table[match[0].lower()]
        after = text[match.end() : match.end() + 14]
        if not levels or _none()[1].match(after):
            continue
        found.append(
            {
                "levels": levels,
                "start": match.start(),
                "end": match.end(),
                "word": match[0],
                "above": _above(after) or bool(_LEAST.search(text[: match.start()])),
                "below": bool(re.match(rf"(?:研究生|学历|学位|毕业生|生)*\s*(?:{_words('below').pattern})", after)),
                "wish": _is_wish(after),
            }
        )
    return found


def _above(after: str) -> bool:
    return bool(
        re.match(
            rf"(?:研究生|毕业生|学历|学位|文凭|毕业|层次|文化|程度|教育|及其|水平|生|degree|\([^()]{{0,8}}\)|\s)*(?:{_words('above').pattern})",
            after,
        )
    )


def _is_wish(after: str) -> bool:
    clause = _CLAUSE.split(after)[0]
    found = _words("preferred").search(clause)
    return found is not None and found.start() <= 8 and not _above(after[: found.start()])


def _combined(text: str, mentions: list[dict[str, Any]]) -> Reading[Value]:
    first = mentions[0]
    explain = [_explain("level", m["word"], m["start"], m["end"]) for m in mentions]
    above = [mention for mention in mentions if mention["above"]]
    if above:
        lowest = min(DEGREES.index(level) for mention in _firmest(text, mentions, above) for level in mention["levels"])
        levels = list(DEGREES[lowest : DEGREES.index("doctor") + 1]) or [DEGREES[lowest]]
        return Reading({"min": DEGREES[lowest], "max": None, "levels": levels}, explain)
    ranks = sorted({DEGREES.index(level) for mention in mentions for level in mention["levels"]})
    if first["below"]:
        levels = list(DEGREES[: ranks[-1] + 1])
        return Reading({"min": None, "max": DEGREES[ranks[-1]], "levels": levels}, explain)
    if any(_RANGE.match(text[a["end"] : b["start"]]) for a, b in pairwise(mentions)):
        ranks = list(range(ranks[0], ranks[-1] + 1))
    levels = [DEGREES[rank] for rank in ranks]
    only_graduate = {mention["word"] for mention in mentions} <= {"研究生", "研究生学历", "全日制研究生"}
    if only_graduate:
        return Reading({"min": "master", "max": None, "levels": ["master", "doctor"]}, explain)
    return Reading({"min": levels[0], "max": levels[-1], "levels": levels}, explain)


def _firmest(text: str, mentions: list[dict[str, Any]], above: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mentions that set the minimum: a later label such as 学历要求 overrules a mere mention before it; a list before
    及以上 (``技校、中专及以上``) belongs to it."""
    last = above[-1]
    labelled = re.search(r"学历(?:要求)?\s*[::]\s*\Z", text[: last["start"]])
    if labelled is not None:
        return [last]
    joined = [mention for mention in mentions if mention["end"] <= above[0]["start"]]
    near = [mention for mention in joined if not _CLAUSE.search(text[mention["end"] : above[0]["start"]])]
    return [*near, *above]


def _explain(rule: str, text: str, start: int, end: int) -> Evidence:
    return Evidence(field="education", rule=rule, text=text, start=start, end=end)
