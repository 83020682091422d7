"""Lever postings API (``/v0/postings/{site}?mode=json``): rows tell all; the list is paged by ``skip``."""

from __future__ import annotations

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page


def read_list(page: Page) -> list[ListEntry]:
    """One page of positions."""
    return board.read(board.rows(page.data, page.url), page.url, _job)


def _job(row: object, url: str) -> ListEntry:
    fields = Fields(row, url)
    key, title = fields.need("id"), fields.need("text")
    about = fields.inner("categories")
    pay = fields.inner("salaryRange")
    places = about.raw("allLocations") or []
    places = places if isinstance(places, list) and places else [about.text("location")]
    workplace = fields.text("workplaceType")
    remote = workplace.lower() == "remote"
    parts = [(part.text("text"), f"<ul>{part.raw('content') or ''}</ul>") for part in fields.objects("lists")]
    opening = fields.raw("description") or fields.raw("descriptionPlain")
    closing = fields.raw("additional") or fields.raw("additionalPlain")
    fields.drop("descriptionPlain", "additionalPlain", "opening", "openingPlain", "descriptionBody")
    fields.drop("descriptionBodyPlain", "salaryDescriptionPlain")
    country = fields.text("country")
    return board.job(
        key,
        fields.text("hostedUrl") or url,
        title,
        board.sections(("", opening), *parts, ("", closing), ("", fields.raw("salaryDescription"))),
        {"Department": about.text("department"), "Team": about.text("team"), "Workplace": workplace},
        employment=about.text("commitment"),
        published=fields.text("createdAt"),
        location=board.places([board.place(str(place), country=country) for place in places if place], remote),
        salary=board.pay(
            pay.raw("min"),
            pay.raw("max"),
            pay.text("currency"),
            pay.text("interval").removeprefix("per-").split("-")[0],
        ),
        apply_url=fields.text("applyUrl"),
        unread=fields.unread,
    )
