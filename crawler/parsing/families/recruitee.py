"""Recruitee careers API (``/api/offers``): one page; rows tell all, in the board's first language."""

from __future__ import annotations

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page


def read_list(page: Page) -> list[ListEntry]:
    """All published offers."""
    rows = board.rows(board.answer(page, "offers"), page.url)
    return board.read((row for row in rows if row.get("status") in (None, "", "published")), page.url, _job)


def _job(row: object, url: str) -> ListEntry:
    fields = Fields(row, url)
    key, told = fields.need("id", "guid", "slug"), fields.inner("translations")
    first = next((told.inner(name) for name in told.unread), None)
    title = fields.text("title") or (first.need("title") if first is not None else fields.need("title"))
    pay = fields.inner("salary")
    remote = "Remote" if fields.raw("remote") is True else ""
    places = [_place(place) for place in fields.objects("locations")]
    stated = board.place(fields.text("city", "location"), fields.text("state_name"), fields.text("country"))
    parts = [fields.raw("description"), fields.raw("requirements")]
    if not any(parts) and first is not None:
        parts = [first.raw("description"), first.raw("requirements")]
    return board.job(
        key,
        fields.text("careers_url") or url,
        title,
        board.sections(*(("", part) for part in parts)),
        {
            "Department": fields.text("department"),
            "Experience": board.words(fields.text("experience_code")),
            "Workplace": remote or ("Hybrid" if fields.raw("hybrid") is True else ""),
        },
        employment=board.words(fields.text("employment_type_code")),
        employer=fields.text("company_name"),
        published=fields.text("published_at", "created_at"),
        deadline=fields.text("close_at"),
        degree=board.words(fields.text("education_code")),
        location=board.places(places or [stated], bool(remote)),
        salary=board.pay(pay.raw("min"), pay.raw("max"), pay.text("currency"), pay.text("period")),
        apply_url=fields.text("careers_apply_url"),
    )


def _place(fields: Fields) -> str:
    country = fields.text("country") or board.country_name(fields.text("country_code"))
    return board.place(fields.text("city", "name"), fields.text("state"), country)
