"""The posting: what the whole house speaks of after the pipelines. Names follow schema.org in snake_case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipelines.evidence import DEGREES as DEGREES
from pipelines.evidence import EVENTS as EVENTS
from pipelines.evidence import NEWS as NEWS
from pipelines.evidence import NO_VACANCY as NO_VACANCY
from pipelines.evidence import Evidence as Evidence

PostingType = Literal["job", "internship", "announcement", "talk", "fair", "civil_service", "notice"]
POSTING_TYPES: tuple[PostingType, ...] = (
    "job",
    "internship",
    "announcement",
    "talk",
    "fair",
    "civil_service",
    "notice",
)
TAKEN_AWAY = ("withdrawn", "gone")
"""Reasons of closing: no source carries the posting any more."""
INSIDE = {"explain", "review_reasons", "version", "updated_at", "published_at"}
"""Fields that never leave the house."""
EMPLOYER_CLASSES = (
    "government",
    "public_institution",
    "university",
    "central_soe",
    "state_owned",
    "foreign",
    "private",
    "military",
    "international_organization",
    "other",
)
DEGREE_NAMES: dict[str, str] = dict(
    zip((*DEGREES, "unlimited"), ["初中", "中专", "大专", "本科", "硕士", "博士", "博士后", "学历不限"], strict=True)
)
TYPE_NAMES: dict[str, str] = dict(
    zip(POSTING_TYPES, ["职位", "实习", "招聘公告", "宣讲会", "双选会", "公务员/事业单位", "就业通知"], strict=True)
)
"""Chinese names, for reports and exports outside of the pages (which have both languages)."""


def _moment(value: Any) -> Any:
    """``2026-03-05`` is a day and not its midnight, which pydantic would make of it."""
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value


Moment = Annotated[datetime | date, BeforeValidator(_moment)]
"""A time with its offset, or a day when the source gives none. Serialised as ISO 8601."""


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=False)


class Organization(_Value):
    id: str = ""
    name: str = ""
    normalized: str = ""
    # 'class' in the contract; the attribute has another name because of the keyword
    employer_class: str | None = Field(default=None, alias="class")
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Event(_Value):
    start: Moment | None = None
    end: Moment | None = None
    attendance_mode: Literal["offline", "online", "mixed"] | None = None
    venue: str = ""
    organizer: str = ""
    employer_count: int | None = None
    position_count: int | None = None
    status: Literal["scheduled", "rescheduled", "cancelled", "past"] = "scheduled"


class KeyDate(_Value):
    stage: str
    start: Moment | None = None
    end: Moment | None = None


class Education(_Value):
    min: str | None = None
    max: str | None = None
    levels: list[str] = Field(default_factory=list)


class Headcount(_Value):
    min: int | None = None
    max: int | None = None
    approx: bool = False


class Salary(_Value):
    min: int | float | None = None
    max: int | float | None = None
    unit: Literal["year", "month", "week", "day", "hour", "once"] | None = None
    months: int | None = None
    negotiable: bool = False


class Flag(_Value):
    code: str
    phrase: str
    rule: str


class Position(_Value):
    title: str
    headcount: Headcount = Field(default_factory=Headcount)
    education: Education = Field(default_factory=Education)
    majors: list[str] = Field(default_factory=list)
    locations: list[str] = Field(default_factory=list)
    salary: Salary | None = None
    employer: str = ""
    origin: str = Field(default="", description="file, sheet and cell that an attachment's row came from")


class Attachment(_Value):
    name: str
    url: str
    missing: bool = Field(default=False, description="there was no file at its address; left out where there was")


class SourceRef(_Value):
    """One site that carries the posting."""

    source: str
    url: str
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    date_posted: Moment | None = None


class Posting(_Value):
    """One announcement. From the pipelines it is one source's reading; from the store it is the whole cluster.

    The fields down to ``raw`` are the exported posting of the contract, in its order; those after it stay inside.
    """

    id: str = ""
    type: PostingType = "announcement"
    programs: list[str] = Field(default_factory=list)
    title: str
    description: str = ""
    language: str = "zh"
    hiring_organization: Organization = Field(default_factory=Organization)
    date_posted: Moment | None = None
    valid_through: Moment | None = None
    rolling: bool = False
    event: Event | None = None
    key_dates: list[KeyDate] = Field(default_factory=list)
    locations: list[str] = Field(default_factory=list)
    education: Education = Field(default_factory=Education)
    majors: list[str] = Field(default_factory=list)
    graduation_years: list[int] = Field(default_factory=list)
    headcount: Headcount | None = None
    salary: Salary | None = None
    industry: str | None = None
    flags: list[Flag] = Field(default_factory=list)
    positions: list[Position] = Field(default_factory=list)
    attachments: list[Attachment] = Field(default_factory=list)
    apply_url: str = ""
    sources: list[SourceRef] = Field(default_factory=list)
    status: Literal["open", "closed", "held"] = "open"
    closed_reason: str | None = None
    review: Literal["pending", "approved", "rejected"] = "pending"
    raw: dict[str, str] = Field(default_factory=dict)

    explain: list[Evidence] = Field(default_factory=list, description="evidence of each value; .field names the value")
    review_reasons: list[str] = Field(default_factory=list, description="why staff should look: rule codes")
    version: int = Field(default=0, description="rises with every stored change")
    updated_at: datetime | None = None
    published_at: datetime | None = Field(
        default=None, exclude=True, description="when it was first approved; none where that was at its first sight"
    )

    @property
    def called_off(self) -> bool:
        """Whether a source says that the event is not held, or all have taken the posting away."""
        cancelled = self.event is not None and self.event.status == "cancelled"
        return cancelled or self.closed_reason in TAKEN_AWAY

    def export(self) -> dict[str, Any]:
        """The JSON form that the contract promises: no inside fields, ISO times, lists never null."""
        document = self.model_dump(mode="json", by_alias=True, exclude=INSIDE)
        if document["closed_reason"] is None:
            del document["closed_reason"]
        for file in document["attachments"]:
            if not file["missing"]:
                del file["missing"]
        return document
