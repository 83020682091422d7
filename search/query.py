"""The one query object that pages, feeds, API and command line build and both engines answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from config.validation import fault
from pipelines.normalize import divisions, industries, majors
from pipelines.normalize.lexicon import load
from pipelines.posting import DEGREES, EMPLOYER_CLASSES, POSTING_TYPES
from search.event_days import NAMED, are_days

Sort = Literal["relevance", "newest", "deadline", "event"]
FACETS = (
    "type",
    "city",
    "degree",
    "major",
    "graduation_year",
    "employer_class",
    "industry",
    "salary",
    "source",
    "program",
    "event_mode",
)
"""Facets whose values are lists, equal to the query parameters of `/`, the API and the feeds."""
SINGLE_FACETS = ("flagged", "posted_within", "deadline_within")
"""Facets of which one value can be asked for."""
ALL_FACETS = (*FACETS, *SINGLE_FACETS)

WORDS: dict[str, tuple[str, ...]] = {
    "type": POSTING_TYPES,
    "degree": (*DEGREES, "unlimited", "unstated"),
    "employer_class": EMPLOYER_CLASSES,
    "event_mode": ("offline", "online", "mixed"),
}
SALARIES = ((0, 5000), (5000, 8000), (8000, 12000), (12000, 20000), (20000, 30000), (30000, None))
"""Buckets of yuan a month."""
CODES: dict[str, tuple[Callable[[str], str], str]] = {
    "city": (divisions.present, "610100 (GB/T 2260), OVERSEAS, REMOTE, XPCC"),
    "industry": (lambda code: industries.division(code)[:1], "I (GB/T 4754)"),
    "major": (majors.known, "0809, unlimited"),
}
"""Filters with very many values: the code to look for, empty where there is none like this, and examples."""

_UNSEEN = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ") | dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)
)
"""Control characters part words; what has no width is nothing: else a search could have words that nobody sees."""


def bucket_name(bucket: tuple[int, int | None]) -> str:
    """``8000-12000``, or ``30000-`` for the open one."""
    return f"{bucket[0]}-{bucket[1] or ''}"


@cache
def words(name: str) -> tuple[str, ...]:
    """Every value of a filter that has few: another is a slip, which would find nothing and not say why."""
    if name == "program":
        return tuple(load("types")["programs"])
    return (*map(bucket_name, SALARIES), "none") if name == "salary" else WORDS[name]


class QueryError(Exception):
    """No engine can answer what was asked: one line for who asked."""


class Query(BaseModel):
    """What a student asks. Lists are OR inside and AND across; an empty list does not filter."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", description='words (all must stand somewhere), "phrases", -word, field:word')
    type: list[str] = []
    city: list[str] = Field(default=[], description="GB/T 2260 codes; a province includes its cities")
    nationwide: bool = Field(default=False, description="with city: also what is offered nationwide (100000)")
    degree: list[str] = Field(default=[], description="levels that the student has; unlimited postings match all")
    major: list[str] = []
    graduation_year: list[int] = []
    employer_class: list[str] = []
    industry: list[str] = Field(default=[], description="sections of GB/T 4754; `I65` finds all of its `I`")
    salary: list[str] = Field(default=[], description="buckets a month in yuan: 0-5000, 5000-8000, … or none")
    source: list[str] = []
    program: list[str] = []
    event_mode: list[str] = []
    employer: list[str] = Field(default=[], description="employer ids")
    flagged: bool | None = None
    posted_within: int | None = Field(
        default=None, ge=1, le=36_500, description="days; those that a posting waited for review are not counted"
    )
    deadline_within: int | None = Field(default=None, ge=1, le=36_500, description="days")
    event_from: datetime | None = None
    event_to: datetime | None = None
    event_on: str = Field(
        default="", max_length=20, description="days of the event: 今天, 周六, 12月5日, 2026-12-05, today, next_week, …"
    )
    ids: list[str] = Field(default=[], description="only among these postings")
    on: list[str] = Field(default=[], description="calendar marks `kind:YYYY-MM-DD`, see search.calendar")
    status: Literal["open", "closed", "all"] = "open"
    notices: bool = Field(default=False, description="also news without a vacancy")
    sort: Sort = "relevance"
    size: int = Field(default=20, ge=0, le=100)
    page: int = Field(default=1, ge=1)
    as_of: int | None = Field(
        default=None, ge=0, le=2**40, description="of later pages: only what was published then (s)"
    )
    cursor: str = ""
    group: bool = Field(default=False, description="fold the postings of one employer into the best one")
    wide: bool = Field(default=False, description="one part of one word is enough; what has more of them comes first")
    facets: list[str] | None = Field(default=None, description="facets to count; none given: all")
    prefer: str = Field(default="", max_length=200, description="words that put a posting higher but are not demanded")
    plain: bool = Field(default=False, description="take `q` as words only, read no filters out of it")

    @model_validator(mode="after")
    def _from_the_first_page(self) -> Self:
        """The first page shows what there is; its time goes with those after it."""
        if self.page == 1:
            self.as_of = None
        return self

    @field_validator("q")
    @classmethod
    def _seen(cls, value: str) -> str:
        return value.translate(_UNSEEN).strip()

    @field_validator(*WORDS, "program", "salary")
    @classmethod
    def _known(cls, values: list[str], info: ValidationInfo) -> list[str]:
        known = words(info.field_name or "")
        for value in values:
            if value not in known:
                raise fault("none_of", value=value, known=", ".join(known))
        return values

    @field_validator("event_on")
    @classmethod
    def _days(cls, value: str) -> str:
        if value and not are_days(value):
            raise fault("no_days", known=", ".join(NAMED))
        return value

    @field_validator("facets")
    @classmethod
    def _countable(cls, values: list[str] | None) -> list[str] | None:
        for value in values or ():
            if value not in ALL_FACETS:
                raise fault("none_of", value=value, known=", ".join(ALL_FACETS))
        return values

    @field_validator(*CODES)
    @classmethod
    def _code(cls, values: list[str], info: ValidationInfo) -> list[str]:
        code, like = CODES[info.field_name or ""]
        for value in values:
            if not code(value):
                raise fault("no_code", value=value, like=like)
        return [code(value) for value in values]


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet with its true count; made by the thousand, hence no model that checks."""

    value: str
    count: int


class Hit(BaseModel):
    id: str
    score: float = 0.0
    more: int = Field(default=0, description="with `group`: further postings of this employer that the query finds")


class Answer(BaseModel):
    """Total, one page of ids in order, facet counts (each facet counted without its own filter), next cursor."""

    total: int
    hits: list[Hit] = []
    facets: dict[str, list[Bucket]] = {}
    next_cursor: str | None = None
    more: bool = Field(default=False, description="whether another page follows")
    degraded: str = Field(default="", description="why the answer comes from elsewhere, for the page to say")
