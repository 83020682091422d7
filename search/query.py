"""The one query object that pages, feeds, API and command line build and both engines answer."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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
"""Facet names, equal to the query parameters of `/`, the API and the feeds."""


class Query(BaseModel):
    """What a student asks. Lists are OR inside and AND across; an empty list does not filter."""

    model_config = ConfigDict(extra="forbid")

    q: str = ""
    type: list[str] = []
    city: list[str] = Field(default=[], description="GB/T 2260 codes; a province includes its cities")
    degree: list[str] = Field(default=[], description="levels that the student has; unlimited postings match all")
    major: list[str] = []
    graduation_year: list[int] = []
    employer_class: list[str] = []
    industry: list[str] = []
    salary: list[str] = Field(default=[], description="buckets a month in yuan: 0-5000, 5000-8000, … or none")
    source: list[str] = []
    program: list[str] = []
    event_mode: list[str] = []
    employer: list[str] = Field(default=[], description="employer ids")
    flagged: bool | None = None
    posted_within: int | None = Field(default=None, ge=1, description="days")
    deadline_within: int | None = Field(default=None, ge=1, description="days")
    event_from: datetime | None = None
    event_to: datetime | None = None
    status: Literal["open", "closed", "all"] = "open"
    notices: bool = Field(default=False, description="also news without a vacancy")
    sort: Sort = "relevance"
    size: int = Field(default=20, ge=0, le=100)
    page: int = Field(default=1, ge=1)
    cursor: str = ""


class Bucket(BaseModel):
    value: str
    count: int


class Hit(BaseModel):
    id: str
    score: float = 0.0
    matched: list[str] = Field(default=[], description="words of the query that this posting holds")


class Answer(BaseModel):
    """Total, one page of ids in order, facet counts (each facet counted without its own filter), next cursor."""

    total: int
    hits: list[Hit] = []
    facets: dict[str, list[Bucket]] = {}
    next_cursor: str | None = None
    degraded: str = Field(default="", description="why the answer comes from elsewhere, for the page to say")
