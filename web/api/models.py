"""What the API takes and gives, for its document and for those who write clients."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from pipelines.posting import INSIDE, Posting
from search.matching import Fit, Profile
from search.query import Bucket, Sort

ExportedPosting: type[BaseModel] = create_model(
    "ExportedPosting",
    __doc__="One posting: the same announcement over all the sites that carry it (`sources`).",
    **{name: (info.annotation, info) for name, info in Posting.model_fields.items() if name not in INSIDE},  # type: ignore[call-overload]
)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str = Field(examples=["Bad request"])
    status: int = Field(examples=[400])
    detail: str = Field(default="", examples=["cursor: not one of this list"])
    instance: str = Field(default="", examples=["/api/v1/postings"])


CURSOR = "`next_cursor` of the page before"
LONGEST_CURSOR = 600
"""Characters: one by relevance names the state of Elasticsearch's index that it holds to."""
CURSOR_LIKE = "WyJuZXdlc3QiLDIwLDMwOTU5MzQ3ODc0MjAxXQ"
"""Of the newest after 20 rows."""
FIVE = ("type", "city", "degree", "employer_class", "industry")
"""Facets that are counted when none are named."""


def _values(meaning: str, example: Any) -> Any:
    """A parameter that may be given several times (OR)."""
    return Field(default=[], max_length=30, description=meaning, examples=[[example]])


class Search(BaseModel):
    """What `/postings` may be asked, see :class:`search.query.Query`; other parameters are passed over."""

    q: str = Field(
        default="", max_length=200, description='words, "phrases", -word, field:word', examples=["算法 西安"]
    )
    type: list[str] = _values("job, internship, announcement, talk, fair, civil_service, notice", "job")
    city: list[str] = _values("GB/T 2260; a province includes its cities", "610100")
    nationwide: bool = Field(default=False, description="with city: also what is offered nationwide", examples=[True])
    degree: list[str] = _values("levels that the applicant has", "master")
    major: list[str] = _values("code of a discipline, class or major", "0809")
    graduation_year: list[int] = _values("", 2026)
    employer_class: list[str] = _values("central_soe, state_owned, private, …", "central_soe")
    industry: list[str] = _values("section of GB/T 4754", "I")
    salary: list[str] = _values("yuan a month: 8000-12000, or `none` for not stated", "8000-12000")
    source: list[str] = _values("id of a source", "xjtu")
    program: list[str] = _values("selected_graduates, civil_servant, …", "selected_graduates")
    event_mode: list[str] = _values("offline, online, mixed", "online")
    employer: list[str] = _values("id of an employer", "e1")
    flagged: bool | None = Field(
        default=None, description="with or without a flag of the posting check", examples=[False]
    )
    posted_within: int | None = Field(
        default=None, ge=1, le=36_500, examples=[7],
        description="days; those that a posting waited for review are not counted",
    )  # fmt: skip
    deadline_within: int | None = Field(default=None, ge=1, le=36_500, description="days", examples=[14])
    event_on: str = Field(
        default="", max_length=20, examples=["2026-12-05"],
        description="days of the event: a day, a span or words for one (today, this_week, 周六, 12月5日至7日)",
    )  # fmt: skip
    status: Literal["open", "closed", "all"] = Field(default="open", description="open, closed, all", examples=["open"])
    sort: Sort = Field(default="relevance", description="relevance, newest, deadline, event", examples=["newest"])
    size: int = Field(default=20, ge=1, le=100, examples=[20])
    page: int = Field(default=1, ge=1, le=10_000, description="at most 10,000 rows deep; beyond: cursor", examples=[2])
    cursor: str = Field(default="", max_length=LONGEST_CURSOR, description=CURSOR, examples=[CURSOR_LIKE])
    facets: str = Field(
        default=",".join(FIVE),
        max_length=200,
        description="facets to count, with commas; `none` for none",
        examples=["type,city"],
    )


class Coming(BaseModel):
    """What `/events` may be asked."""

    days: int = Field(default=30, ge=1, le=365, examples=[14])
    city: list[str] = _values("GB/T 2260; a province includes its cities", "610100")
    source: list[str] = _values("id of a source", "xjtu")
    event_mode: list[str] = _values("offline, online, mixed", "online")
    size: int = Field(default=50, ge=1, le=100, examples=[50])
    cursor: str = Field(default="", max_length=LONGEST_CURSOR, description=CURSOR, examples=[CURSOR_LIKE])


class Found(_Model):
    """One page. ``next_cursor`` leads on; ``degraded`` says that the answer comes from a copy, which may lag."""

    total: int = Field(examples=[128])
    hits: list[ExportedPosting]
    facets: dict[str, list[Bucket]] = Field(examples=[{"type": [{"value": "job", "count": 96}]}])
    next_cursor: str | None = None
    degraded: str = ""


class Change(_Model):
    """One step of the stream: the posting as it is now, or that it is gone (``removed``) and must be dropped."""

    seq: int
    id: str
    removed: bool
    posting: ExportedPosting | None = None


class Changes(_Model):
    """Changes in order; ask again with ``after`` = ``last``. ``more``: another page is there now."""

    changes: list[Change]
    last: int = Field(examples=[4711])
    more: bool


class Employer(_Model):
    """An organisation that announces."""

    id: str
    name: str = Field(examples=["华为技术有限公司"])
    normalized: str
    employer_class: str | None = Field(alias="class")
    aliases: list[str]
    postings: int


class Employers(_Model):
    """One page of employers, by id; ask again with ``after`` = ``next_after``."""

    employers: list[Employer]
    next_after: str | None = None


class Suggestion(_Model):
    """``kind``: title, employer, major, school or city; ``value`` is the code to filter by, where there is one."""

    text: str = Field(examples=["华为技术有限公司"])
    kind: str = Field(examples=["employer"])
    value: str = ""
    count: int = 0


class Suggestions(_Model):
    """What the typed text may become."""

    suggestions: list[Suggestion]


class Count(_Model):
    """One row of a statistic."""

    code: str
    count: int


class Dedupe(_Model):
    """How many announcements became how many postings; ``precision`` counts joins that nobody looked at as right."""

    announcements: int
    postings: int
    ratio: float
    possible: int
    sizes: list[Count]
    joined: int
    split: int
    precision: float | None
    verdicts: dict[str, int]


class Stats(_Model):
    """Counts over approved postings."""

    totals: dict[str, int]
    dedupe: Dedupe
    by_month: list[Count]
    by_type: list[Count]
    by_province: list[Count]
    by_industry: list[Count]
    by_degree: list[Count]
    by_class: list[Count]
    by_status: list[Count]


class Source(_Model):
    """A site and how its last crawls went."""

    id: str
    name: str
    kind: str
    url: str
    outcome: str | None = None
    reason: str | None = None
    last_run_at: datetime | None = None
    last_ok_at: datetime | None = None
    open_postings: int


class Sources(_Model):
    """All sources."""

    sources: list[Source]


class Wish(BaseModel):
    """A profile, and what to order by it: postings by id, or the first of a search (a query string as on `/`)."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "examples": [
                {
                    "profile": {"degree": "master", "majors": ["0809"], "graduation_year": 2026},
                    "search": "q=算法",
                    "size": 10,
                }
            ]
        },
    )
    profile: Profile
    ids: list[str] = Field(default=[], max_length=100)
    search: str = Field(default="", max_length=2000)
    size: int = Field(default=20, ge=1, le=100)


class Matched(_Model):
    """One posting with its fit."""

    posting: ExportedPosting
    fit: Fit


class Matches(_Model):
    """By fit, the best first. ``considered``: how many were looked at. Nothing of the profile is kept."""

    considered: int
    matches: list[Matched]


Json = dict[str, Any]
