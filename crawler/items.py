"""What a spider yields: strings as the page has them, never a guess."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["ok", "unchanged", "gone", "retry-later", "blocked", "rejected"]
"""The one named end of each fetch (reliability goal R1)."""

Section = Literal["", "job", "internship", "announcement", "talk", "fair", "civil_service", "notice"]
"""What a site's own section says about an entry; empty where a section mixes kinds."""
EVENTS: tuple[Section, ...] = ("talk", "fair")
"""Sections of what is held at a time and a place."""


class _Raw(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RawPosition(_Raw):
    """One row of a notice's position table, as written."""

    title: str
    headcount: str = ""
    degree: str = ""
    majors: str = ""
    location: str = ""
    salary: str = ""
    text: str = ""
    employer: str = ""
    department: str = Field(default="", description="a part of the employer, or the body above it; no employer itself")
    origin: str = Field(default="", description="file, sheet and cell that an attachment's row came from")


class RawAttachment(_Raw):
    """A file that a page links to. ``missing``: its address says that there is none."""

    name: str
    url: str
    missing: bool = False
    otherwise: list[str] = Field(default_factory=list, exclude=True, description="where it may stand if not there")


class RawItem(_Raw):
    """One announcement as one site states it.

    ``key`` is stable within the source: the vendor's id, else the canonical URL. Every other string is the
    page's own wording, white space collapsed; empty means the page does not say. Raise
    :class:`MissingField` rather than yield an item without a title.
    """

    source: str
    key: str
    url: str
    family: str
    title: str
    section: Section = ""
    employer: str = ""
    published: str = ""
    deadline: str = ""
    event_start: str = ""
    event_end: str = ""
    event_mode: str = ""
    event_status: str = ""
    venue: str = ""
    organizer: str = ""
    location: str = ""
    degree: str = ""
    majors: str = ""
    headcount: str = ""
    salary: str = ""
    industry: str = ""
    employer_class: str = ""
    graduation_year: str = ""
    description: str = Field(default="", description="plain text, one block element a line")
    positions: list[RawPosition] = []
    attachments: list[RawAttachment] = []
    apply_url: str = ""
    labelled: dict[str, str] = Field(default={}, description="label → value pairs as the page prints them")
    unread: list[str] = Field(default=[], description="fields the page had and nobody read")
    fetched_at: datetime
    confidence: dict[str, float] = Field(default={}, description="how sure a field is, 0 to 1, where that is known")
    extraction: Literal["sure", "unsure"] = "sure"


class ListEntry(_Raw):
    """One row of a list page: where its detail stands and what the row says."""

    key: str
    url: str
    title: str
    published: str = ""
    section: Section = ""
    hints: dict[str, str] = Field(default={}, description="further strings of the row, by RawItem field name")


class ListPage(_Raw):
    """One page of a source's list, as read."""

    source: str
    url: str
    section: Section = ""
    number: int = Field(default=1, description="1-based page number")
    entries: list[ListEntry] = []
    total: int | None = Field(default=None, description="the site's own count of entries in this list")
    pages: int | None = Field(default=None, description="the site's own count of this list's pages")
    last: bool = Field(default=False, description="the list ends here by the site's own word or a short page")
    next_url: str = ""
    cut: str = Field(default="", description="why the page was not read to its end: what it lacks proves nothing")


class PageOutcome(_Raw):
    """How the fetch of a page that yielded no item ended."""

    source: str
    url: str
    outcome: Outcome
    reason: str
    key: str = ""


class MissingField(ValueError):
    """A mandatory field is not on the page: the page is rejected with its URL, nothing is guessed."""

    def __init__(self, field: str, url: str, detail: str = "") -> None:
        super().__init__(f"{url}: no {field}{': ' + detail if detail else ''}")
        self.field = field
        self.url = url
