"""Wording that staff should see: discrimination, fees, loans, scams; with the rule that it touches."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.lexicon import load
from pipelines.normalize.reading import Reading
from pipelines.posting import Evidence

_CONTEXT = 14


@cache
def _rules() -> list[tuple[str, str, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (
            row["code"],
            row["rule"],
            re.compile("|".join(row["patterns"]), re.IGNORECASE),
            re.compile("|".join(map(re.escape, row["unless"]))) if row.get("unless") else None,
        )
        for row in load("flags")["flag"]
    ]


def read(text: str) -> Reading[list[dict[str, str]]]:
    """``[{"code", "phrase", "rule"}]``, one of each code; a warning against a fraud is no fraud."""
    found: list[dict[str, str]] = []
    explain: list[Evidence] = []
    for code, rule, words, unless in _rules():
        for match in words.finditer(text[:50_000]):
            around = text[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
            if unless is not None and unless.search(around):
                continue
            found.append({"code": code, "phrase": match[0].strip(), "rule": rule})
            explain.append(
                Evidence(field="flags", rule=rule, text=match[0].strip(), start=match.start(), end=match.end())
            )
            break
    return Reading(found, explain)
