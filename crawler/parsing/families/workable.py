"""Workable: lists by token (``/api/v3/accounts/{slug}/jobs``) with details, or the widget's reply with everything."""

from __future__ import annotations

from typing import Any

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, PageError


def read_list(page: Page) -> tuple[list[ListEntry], int | None, str]:
    """Rows of one page, the account's count, the token of the next page."""
    data = page.data if isinstance(page.data, dict) else {}
    if "results" not in data and "jobs" not in data:
        raise PageError(f"{page.url}: the reply has neither results nor jobs")
    rows = board.rows(data.get("results") if "results" in data else data["jobs"], page.url)
    entries = board.read(rows, page.url, read_job)
    if data.get("name"):
        entries = [
            entry.model_copy(update={"hints": {"employer": str(data["name"]), **entry.hints}}) for entry in entries
        ]
    return entries, board.count(data.get("total")), str(data.get("nextPage") or "")


def read_job(row: object, url: str) -> ListEntry:
    """A row of a list, or a detail with its text."""
    fields = Fields(row, url)
    main = fields.inner("location")
    remote = fields.raw("remote") is True or fields.raw("telecommuting") is True
    flat = board.place(fields.text("city"), fields.text("state_name", "state"), fields.text("country"))
    stated = fields.raw("locations")
    places = [
        _place(Fields(place, url)) for place in stated or [] if isinstance(place, dict) and not place.get("hidden")
    ]
    department = fields.raw("department")
    department = department if isinstance(department, list) else [department]
    return board.job(
        fields.need("shortcode", "id"),
        fields.text("url", "shortlink"),
        fields.need("title"),
        board.sections(
            ("", fields.raw("description")),
            ("Requirements", fields.raw("requirements")),
            ("Benefits", fields.raw("benefits")),
        ),
        {
            "Department": ", ".join(str(part) for part in department if part),
            "Workplace": board.words(fields.text("workplace")),
            "Experience": fields.text("experience"),
        },
        employment=_employment(fields.text("employment_type", "type")),
        published=fields.text("published", "published_on", "created_at"),
        degree=fields.text("education"),
        industry=fields.text("industry"),
        location=board.places(places or [_place(main) or flat], remote),
        apply_url=fields.text("application_url"),
    )


def _employment(value: str) -> str:
    return {"full": "Full-time", "part": "Part-time"}.get(value, board.words(value))


def _place(fields: Fields) -> str:
    country = fields.text("country") or board.country_name(fields.text("countryCode"))
    return board.place(fields.text("city"), fields.text("region"), country)


def is_closed(data: Any) -> bool:
    """Whether a detail says that the position is not published any more."""
    return isinstance(data, dict) and data.get("state") not in (None, "", "published")
