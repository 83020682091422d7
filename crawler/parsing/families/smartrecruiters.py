"""SmartRecruiters posting API (``/v1/companies/{id}/postings``): a list by offset, a detail with the sections."""

from __future__ import annotations

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page

_SECTIONS = ("jobDescription", "qualifications", "additionalInformation", "companyDescription")
_DROPPED = (
    "uuid",
    "jobAdId",
    "defaultJobAd",
    "jobId",
    "visibility",
    "ref",
    "creator",
    "language",
    "active",
    "customField",
)


def read_list(page: Page) -> tuple[list[ListEntry], int | None]:
    """One page of rows, and the company's count."""
    rows = board.rows(board.answer(page, "content"), page.url)
    return board.read(rows, page.url, read_job), board.count(page.data.get("totalFound"))


def read_job(row: object, url: str) -> ListEntry:
    """A row of the list, or a detail with its text."""
    fields = Fields(row, url)
    key, title = fields.need("id"), fields.need("name")
    where = fields.inner("location")
    parts = fields.inner("jobAd").inner("sections")
    named = [(part.text("title"), part.raw("text")) for part in (parts.inner(name) for name in _SECTIONS)]
    fields.drop(*_DROPPED, "referralUrl")
    return board.job(
        key,
        fields.text("postingUrl"),
        title,
        board.sections(*named),
        {
            "Department": fields.inner("department").text("label"),
            "Function": fields.inner("function").text("label"),
            "Experience": fields.inner("experienceLevel").text("label"),
            "Reference": fields.text("refNumber"),
        },
        employment=_employment(fields),
        employer=fields.inner("company").text("name"),
        industry=fields.inner("industry").text("label"),
        published=fields.text("releasedDate"),
        location=_place(where),
        apply_url=fields.text("applyUrl"),
        unread=fields.unread,
    )


def _employment(fields: Fields) -> str:
    kind = fields.inner("typeOfEmployment")
    return kind.text("label") or kind.text("id")


def _place(where: Fields) -> str:
    full = ", ".join(part.strip() for part in where.text("fullLocation").split(",") if part.strip())
    stated = full or board.place(where.text("city"), where.text("region"), country=where.text("country"))
    return board.places([stated], where.raw("remote") is True)
