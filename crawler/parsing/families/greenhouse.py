"""Greenhouse job board API (``/v1/boards/{token}/jobs?content=true``): one page, texts escaped once."""

from __future__ import annotations

import re

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page

_EMPLOYMENT = re.compile(r"employment|(?:job|position|contract|worker) type|commitment", re.IGNORECASE)


def read_list(page: Page) -> list[ListEntry]:
    """All positions of the board."""
    return board.read(board.rows(board.answer(page, "jobs"), page.url), page.url, read_job)


def read_job(row: object, url: str) -> ListEntry:
    """A row of the list, or the same position alone."""
    fields = Fields(row, url)
    key, title = fields.need("id"), fields.need("title")
    told = {about.text("name"): about.text("value") for about in fields.objects("metadata")}
    places = fields.inner("location").text("name") or "; ".join(
        office.text("location", "name") for office in fields.objects("offices")
    )
    ranges = fields.objects("pay_input_ranges")
    fields.drop(
        "data_compliance",
        "internal_job_id",
        "metadata",
        "offices",
        "compliance",
        "questions",
        "demographic_questions",
        "updated_at",
    )
    fields.drop("ai_disclaimer", "include_ai_disclaimer", "ai_opt_out_request_url", "language", "location_questions")
    return board.job(
        key,
        page_of(fields, url),
        title,
        board.unescaped(fields.raw("content")),
        {
            "Department": ", ".join(filter(None, (part.text("name") for part in fields.objects("departments")))),
            "Requisition": fields.text("requisition_id"),
        },
        employment=next((value for name, value in told.items() if value and _EMPLOYMENT.search(name)), ""),
        employer=fields.text("company_name"),
        published=fields.text("first_published"),
        deadline=fields.text("application_deadline"),
        location=places,
        salary=_salary(next(iter(ranges), None)),
        unread=fields.unread,
    )


def page_of(fields: Fields, url: str) -> str:
    """The page that students open."""
    return fields.text("absolute_url") or url


def _salary(fields: Fields | None) -> str:
    if fields is None:
        return ""
    low, high = (_units(fields.raw(name)) for name in ("min_cents", "max_cents"))
    return board.pay(low, high, fields.text("currency_type"), fields.text("title"))


def _units(cents: object) -> str:
    return f"{int(str(cents)) / 100:g}" if str(cents or "").isdigit() else ""
