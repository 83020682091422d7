"""How well a posting fits a profile that stays on the student's device: a score from 0 to 100, why and why not.

Pure: the page sends the profile with the request and keeps it, nothing is stored. Each wish that the profile states
has a weight; a posting that meets it gains it, one that contradicts it gains nothing, one that does not say gains half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from pipelines.normalize import divisions
from pipelines.posting import DEGREES, Posting, Salary
from store.cluster import deadline_over

Verdict = Literal["yes", "no", "unstated"]
WEIGHTS = {
    "degree": 25, "major": 25, "graduation_year": 15, "city": 15, "industry": 8, "employer_class": 6, "salary": 6,
}  # fmt: skip
"""What each wish weighs; those that the profile does not state weigh nothing."""
_A_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "day": 264.0, "hour": 2112.0}


class Profile(BaseModel):
    """Who looks for work. Everything is optional; codes are those of the facets."""

    model_config = ConfigDict(extra="forbid")

    degree: str | None = Field(default=None, pattern=f"^({'|'.join(DEGREES)})$", examples=["master"])
    majors: list[str] = Field(default=[], max_length=10, examples=[["0809"]])
    graduation_year: int | None = Field(default=None, ge=2000, le=2100, examples=[2026])
    cities: list[str] = Field(default=[], max_length=20, examples=[["610100", "440000"]])
    industries: list[str] = Field(default=[], max_length=21, examples=[["I"]])
    employer_classes: list[str] = Field(default=[], max_length=12, examples=[["central_soe"]])
    salary: int | None = Field(default=None, ge=0, le=1_000_000, description="yuan a month, at least", examples=[8000])


class Reason(BaseModel):
    """One wish: ``verdict`` yes, no or unstated; ``stated`` is what the posting says, as codes."""

    wish: str
    verdict: Verdict
    stated: list[str] = []


class Fit(BaseModel):
    """``score`` 0–100; ``reasons`` in the order of their weight. ``excluded``: a hard demand is not met."""

    score: int
    excluded: bool = False
    reasons: list[Reason] = []


def fit(profile: Profile, posting: Posting, now: datetime) -> Fit:
    """The fit of one posting. One whose deadline is over, or whose degree or year is not met, is ``excluded``."""
    reasons = [reason for name in WEIGHTS if (reason := _RULES[name](profile, posting)) is not None]
    whole = sum(WEIGHTS[reason.wish] for reason in reasons)
    gained = sum(WEIGHTS[reason.wish] * _SHARE[reason.verdict] for reason in reasons)
    over = deadline_over(posting, now)
    hard = any(reason.verdict == "no" and reason.wish in ("degree", "graduation_year") for reason in reasons)
    if over:
        reasons.append(Reason(wish="deadline", verdict="no", stated=[str(posting.valid_through)]))
    score = round(100 * gained / whole) if whole else 50
    return Fit(score=min(score, 25) if hard or over else score, excluded=hard or over, reasons=reasons)


_SHARE: dict[Verdict, float] = {"yes": 1.0, "unstated": 0.5, "no": 0.0}


def order(profile: Profile, postings: Sequence[Posting], now: datetime) -> list[tuple[Posting, Fit]]:
    """Postings by fit, the best first; equal ones in the order given."""
    return sorted(
        ((one, fit(profile, one, now)) for one in postings), key=lambda pair: (pair[1].excluded, -pair[1].score)
    )


def _judge(wish: str, stated: Sequence[str], meets: bool) -> Reason:
    return Reason(wish=wish, verdict="unstated" if not stated else "yes" if meets else "no", stated=list(stated))


def _degree(profile: Profile, posting: Posting) -> Reason | None:
    if profile.degree is None:
        return None
    parts = (posting.education, *(row.education for row in posting.positions))
    levels = list(dict.fromkeys(level for part in parts for level in part.levels))
    return _judge("degree", levels, profile.degree in levels or "unlimited" in levels)


def _major(profile: Profile, posting: Posting) -> Reason | None:
    if not profile.majors:
        return None
    stated = list(dict.fromkeys([*posting.majors, *(code for row in posting.positions for code in row.majors)]))
    related = any(one.startswith(other) or other.startswith(one) for one in stated for other in profile.majors)
    return _judge("major", stated[:12], related or "unlimited" in stated)


def _year(profile: Profile, posting: Posting) -> Reason | None:
    if profile.graduation_year is None:
        return None
    years = posting.graduation_years
    return _judge("graduation_year", [str(year) for year in years], profile.graduation_year in years)


def _city(profile: Profile, posting: Posting) -> Reason | None:
    if not profile.cities:
        return None
    places = posting.locations
    wide = {divisions.NATIONWIDE, divisions.REMOTE}.intersection(places)
    near = any(wish in (code, *divisions.parents(code)) for code in places for wish in profile.cities)
    return _judge("city", places[:12], bool(wide) or near)


def _industry(profile: Profile, posting: Posting) -> Reason | None:
    if not profile.industries:
        return None
    stated = [posting.industry[:1]] if posting.industry else []
    return _judge("industry", stated, bool(stated) and stated[0] in {code[:1] for code in profile.industries})


def _employer_class(profile: Profile, posting: Posting) -> Reason | None:
    if not profile.employer_classes:
        return None
    stated = posting.hiring_organization.employer_class
    return _judge("employer_class", [stated] if stated else [], stated in profile.employer_classes)


def _salary(profile: Profile, posting: Posting) -> Reason | None:
    if profile.salary is None:
        return None
    most = _monthly(posting.salary)
    return _judge("salary", [] if most is None else [f"{most:.0f}"], most is not None and most >= profile.salary)


def _monthly(pay: Salary | None) -> float | None:
    """The upper end in yuan a month."""
    if pay is None or pay.unit not in _A_YEAR or (pay.max is None and pay.min is None):
        return None
    return float(pay.max if pay.max is not None else pay.min or 0) * _A_YEAR[pay.unit] / 12


_RULES: dict[str, Callable[[Profile, Posting], Reason | None]] = {
    "degree": _degree, "major": _major, "graduation_year": _year, "city": _city, "industry": _industry,
    "employer_class": _employer_class, "salary": _salary,
}  # fmt: skip
