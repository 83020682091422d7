"""How surely a value of a posting is right: the share of right ones among those that readers gave at their first try.

``config/lexicons/certainty.toml`` counts right and wrong values by field: of each rule, and of each situation that speaks against a
value whatever rule gave it. ``python -m benchmarks.certainty`` measures both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.lexicon import load

DOUBTFUL = 0.5
"""Below it a value is more likely wrong than right: it is left open."""
FEWEST = 5
"""Values below which a share says nothing; the reader's own confidence stays."""
_LOW = {"month": 1500, "year": 30_000}
"""Yuan below which a regular employee's pay is most often another sum, or one of another time."""
_CHECKED = ("screening", "payment", "admission_ticket")
Fields = dict[str, Any]


def weigh(fields: Fields, explain: list[Evidence], ref: date) -> None:
    """Give all evidence its measured confidence, and take out of ``fields`` what is more likely wrong than right: it stays as the
    candidate of its evidence."""
    against = {field: told for field in _SITUATIONS if (told := situations(field, fields, ref))}
    doubted: set[str] = set()
    for place, piece in enumerate(explain):
        sure = confidence(piece, against.get(piece.field, ()))
        if sure == piece.confidence:
            continue
        left_open = sure < DOUBTFUL and piece.field in against and piece.field in fields
        explain[place] = Evidence(
            field=piece.field, rule=piece.rule, text=piece.text, start=piece.start, end=piece.end, confidence=sure,
            candidates=[fields[piece.field]] if left_open else piece.candidates,
        )  # fmt: skip
        if left_open:
            doubted.add(piece.field)
    for field in doubted:
        del fields[field]


def confidence(piece: Evidence, against: Sequence[str] = ()) -> float:
    """The measured share of right values of a rule, or of the worst situation that speaks against it; what a reader left open
    stays as unsure as it said."""
    if piece.candidates:
        return piece.confidence
    if not against:
        measured = _share(piece.field, rule_of(piece))
        return piece.confidence if measured is None else measured
    shares = (_share(piece.field, name) for name in against)
    return min((share for share in shares if share is not None), default=piece.confidence)


def rule_of(piece: Evidence) -> str:
    """What of its rule tells how sure a piece is: of a date its role (and 3日内 beside), of votes how clear they were."""
    if piece.field == "industry" and piece.rule == "words":
        return f"words {int(piece.confidence * 10) / 10}"
    role, _, form = piece.rule.partition(": ")
    return piece.rule if form == "within" else role


def situations(field: str, fields: Fields, ref: date) -> list[str]:
    """The names of what speaks against the value of a field."""
    if field not in fields:
        return []
    return [name for name, holds in _SITUATIONS.get(field, {}).items() if holds(fields, ref)]


def share(right: int, wrong: int) -> float | None:
    """The share of right values to be expected, after Laplace's rule; ``None`` where too few were seen."""
    return round((right + 1) / (right + wrong + 2), 2) if right + wrong >= FEWEST else None


@cache
def _share(field: str, name: str) -> float | None:
    counted = load("certainty").get(field, {}).get(name)
    return None if counted is None else share(*counted)


def _is_low(fields: Fields, ref: date) -> bool:
    pay = fields["salary"]
    most = pay["max"] or pay["min"]
    return most is not None and fields.get("type") != "internship" and most < _LOW.get(pay["unit"] or "", 0)


def _is_after_check(fields: Fields, ref: date) -> bool:
    """``报名 3月20日, 缴费 3月22日``, and a last day behind both."""
    ends = [row["end"][:10] for row in fields.get("key_dates", []) if row["stage"] in _CHECKED and row["end"]]
    return bool(ends) and fields["valid_through"][:10] > max(ends)


def _is_of_no_application(fields: Fields, ref: date) -> bool:
    """A last day that is none of the days until which the stages take applications."""
    rows = [row for row in fields.get("key_dates", []) if row["stage"] == "application"]
    return bool(rows) and fields["valid_through"] not in [row["end"] for row in rows]


_SITUATIONS: dict[str, dict[str, Callable[[Fields, date], bool]]] = {
    "salary": {"less than anybody is paid": _is_low},
    "valid_through": {
        "behind the check of the applications": _is_after_check,
        "no end of a stage that takes applications": _is_of_no_application,
    },
}
