"""Wording that staff should see: discrimination, fees, loans, scams; with the rule that it touches. Nothing is deleted for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Spotter, load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import places, stretches

_CONTEXT = 14
_SENTENCE = expression(r"[。;；!！\n]")
_CLAUSE = expression(r"[。;；!！\n,，、]")
_LONGEST = 50_000
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs as half-width ones, letter by letter, so that a place in the one text is the place in the other. A
normalised text has none of them."""
_BEFORE, _AFTER = 24, 36
"""Characters before and after a hint that a phrase can reach."""


class _Rule(NamedTuple):
    """What is searched, and the words around it that make it lawful."""

    code: str
    rule: str
    words: re.Pattern[str]
    subject: re.Pattern[str] | None
    framed: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_beside: re.Pattern[str] | None
    keep: re.Pattern[str] | None
    absent: re.Pattern[str] | None
    hints: tuple[str, ...]


def _framed(code: str, subject: str) -> list[str]:
    """What is demanded of a subject, in every frame of the lexicon: preferred, sent away, alone admitted, refused."""
    frames = load("flags")["frames"]
    forms = frames["forms"] if code in frames["protected"] else [frames["wish"], *frames["forms"]]
    return [form.replace("<SUBJECT>", subject) for form in forms] if subject else []


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    """All patterns as one; ``<PREFERRED>`` and the like stand for the words of the lexicon's table ``words``."""
    for name, said in load("flags")["words"].items():
        patterns = [pattern.replace(f"<{name}>", f"(?:{said})") for pattern in patterns]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def _words(row: dict[str, list[str]], key: str) -> re.Pattern[str] | None:
    return _any([re.escape(word) for word in row.get(key, [])])


def _excuses(row: dict[str, list[str]]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The words that make a phrase lawful anywhere in its sentence, and those that do so in its own clause only."""
    narrow = load("flags")["frames"]["clause"]
    wide = [word for word in row.get("unless", []) if word not in narrow]
    near = [word for word in row.get("unless", []) if word in narrow] + row.get("unless_beside", [])
    return _any([re.escape(word) for word in wide]), _any([re.escape(word) for word in near])


@cache
def _hinted() -> dict[str, list[int]]:
    """The numbers of the rules that a hint points to."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(_rules()):
        for hint in rule.hints:
            found.setdefault(hint, []).append(number)
    return found


@cache
def _spotter() -> Spotter:
    return Spotter(_hinted())


@cache
def _rules() -> list[_Rule]:
    return [
        _Rule(
            row["code"],
            row["rule"],
            _any(row["patterns"]) or re.compile(r"(?!)"),
            _any([subject] if (subject := row.get("subjects", "")) else []),
            _any(_framed(row["code"], subject)),
            *_excuses(row),
            _words(row, "keep"),
            _any(row.get("absent", [])),
            tuple(dict.fromkeys(hint.lower() for hint in row.get("hints", ()))),
        )
        for row in load("flags")["flag"]
    ]


def read(text: str) -> Reading[list[dict[str, str]]]:
    """``[{"code", "phrase", "rule"}]``, one of each code; a warning against a fraud is no fraud."""
    written = text[:_LONGEST]
    body = written if unicodedata.is_normalized("NFKC", written) else written.translate(_HALF)
    lowered = body.lower()
    if len(lowered) != len(body):  # a letter whose small form is two letters: places would shift
        lowered = body
    found: list[dict[str, str]] = []
    explain: list[Evidence] = []
    hinted: dict[int, list[str]] = {}
    for hint in _spotter().words(lowered):
        for number in _hinted()[hint]:
            hinted.setdefault(number, []).append(hint)
    for number in sorted(hinted):  # of two rules of a code the first one's phrase
        rule = _rules()[number]
        if any(flag["code"] == rule.code for flag in found):
            continue
        match = _first(rule, body, _windows(hinted[number], lowered))
        if match is None:
            continue
        phrase = written[match.start() : match.end()].strip(" ,，;；:：。、(（\n\t")
        found.append({"code": rule.code, "phrase": phrase, "rule": rule.rule})
        explain.append(Evidence(field="flags", rule=rule.rule, text=phrase, start=match.start(), end=match.end()))
    return Reading(found, explain)


def _first(rule: _Rule, body: str, windows: list[tuple[int, int]]) -> re.Match[str] | None:
    """The first phrase that nothing around it makes lawful."""
    for match in _matches(rule, body, windows):
        if rule.keep is not None and rule.keep.search(match[0]):
            return match
        if rule.unless is not None and rule.unless.search(_around(body, match, _SENTENCE)):
            continue
        if rule.unless_beside is not None and rule.unless_beside.search(_around(body, match, _CLAUSE)):
            continue
        return None if rule.absent is not None and rule.absent.search(body) else match
    return None


def _matches(rule: _Rule, body: str, windows: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Matches near the hints of a rule, of the frames only where a subject stands; most rules find no hint and cost nothing."""
    subject = rule.subject
    framed = rule.framed if subject and any(subject.search(body, *window) for window in windows) else None
    for words in filter(None, (rule.words, framed)):
        for start, end in windows:
            for match in words.finditer(body, start, end):
                if match.end() < end or end >= len(body):
                    yield match
                elif (whole := words.match(body, match.start())) is not None:
                    yield whole


def _windows(hints: list[str], body: str) -> list[tuple[int, int]]:
    """Stretches of text around the hints."""
    return stretches(sorted(place for hint in hints for place in places(hint, body)), _BEFORE, _AFTER)


def _around(body: str, match: re.Match[str], end: re.Pattern[str]) -> str:
    """The phrase with what stands beside it before its sentence or clause ends."""
    before = end.split(body[max(0, match.start() - _CONTEXT) : match.start()])[-1]
    after = end.split(body[match.end() : match.end() + _CONTEXT])[0]
    return f"{before}{match[0]}{after}"
