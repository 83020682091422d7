"""Ashby job board API (``/posting-api/job-board/{name}``): one page; what is not listed is not public."""

from __future__ import annotations

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page


def read_list(page: Page) -> list[ListEntry]:
    """All listed positions of the board."""
    rows = board.rows(board.answer(page, "jobs"), page.url)
    return board.read((row for row in rows if row.get("isListed") is not False), page.url, _job)


def _job(row: object, url: str) -> ListEntry:
    fields = Fields(row, url)
    title, link = fields.need("title"), fields.text("jobUrl")
    key = fields.text("id") or link.rstrip("/").rsplit("/", 1)[-1]
    remote = fields.raw("isRemote") is True
    main = _place(fields) or fields.text("location")
    others = [_place(other) or other.text("location") for other in fields.objects("secondaryLocations")]
    pay = fields.inner("compensation")
    markup = fields.raw("descriptionHtml") or fields.raw("descriptionPlain")
    fields.drop("descriptionPlain", "isListed", "shouldDisplayCompensationOnJobPostings", "location")
    return board.job(
        key or title,
        link or url,
        title,
        board.as_markup(markup),
        {
            "Department": fields.text("department"),
            "Team": fields.text("team"),
            "Workplace": fields.text("workplaceType"),
        },
        employment=board.words(fields.text("employmentType")),
        published=fields.text("publishedAt", "publishedDate"),
        location=board.places([main, *others], remote),
        salary=pay.text("scrapeableCompensationSalarySummary", "compensationTierSummary"),
        apply_url=fields.text("applyUrl"),
        unread=fields.unread,
    )


def _place(fields: Fields) -> str:
    """The stated words, with the country when they do not name it."""
    address = fields.inner("address").inner("postalAddress")
    stated, country = fields.text("location"), board.country_name(address.text("addressCountry"))
    parts = [stated or address.text("addressLocality"), "" if stated else address.text("addressRegion")]
    return board.place(*parts, "" if country and country in stated else country)
