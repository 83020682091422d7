"""Workday ``cxs`` API: a list of 20 a page whose total holds on the first page only, a detail a position.

The list ends at 2,000 rows; beyond that the facets of the first reply divide it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from crawler.items import ListEntry, MissingField
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page

CAP = 2000
_AGO = re.compile(r"(\d+)\s*days?\s*ago|(today)|(yesterday)|(\d+) 天前|(今天)|(昨天)", re.IGNORECASE)
_CODE = re.compile(r"^(?:\d{4,}|[A-Z]{2,6}\d{2,})\s+(?:[-–]\s+)?(?=\S)")
"""Number of a legal entity before its name."""
_CXS = re.compile(r"/wday/cxs/([^/\"'\s]+)/([^/\"'\s?#]+)")
_TENANT = re.compile(r"[\"']?tenant[\"']?\s*[:=]\s*[\"']([\w-]+)[\"']")
_SITE = re.compile(r"[\"']?site(?:Id)?[\"']?\s*[:=]\s*[\"']([\w-]+)[\"']")


def board_of(text: str) -> tuple[str, str]:
    """Tenant and site that a board's page names; empty where it does not."""
    path = _CXS.search(text)
    if path is not None:
        return path[1], path[2]
    tenant, site = _TENANT.search(text), _SITE.search(text)
    return tenant[1] if tenant else "", site[1] if site else ""


def read_list(page: Page) -> tuple[list[ListEntry], int | None]:
    """Rows of one page, and the total, which only the first page tells."""
    rows = board.rows(board.answer(page, "jobPostings"), page.url)
    return board.read((row for row in rows if row), page.url, _row), board.count(page.data.get("total")) or None


def facets(page: Page) -> list[dict[str, Any]]:
    """What divides the list: ``{"facet": name, "values": [id, …]}``, nested groups flattened."""
    found: list[dict[str, Any]] = []
    left = list(page.data.get("facets") or [])
    while left:
        facet = left.pop(0)
        values = [value for value in facet.get("values") or [] if isinstance(value, dict)]
        left += [value for value in values if value.get("facetParameter")]
        ids = [str(value["id"]) for value in values if value.get("id")]
        if ids and facet.get("facetParameter"):
            found.append({"facet": str(facet["facetParameter"]), "values": ids})
    return found


def _row(row: Any, url: str) -> ListEntry:
    fields = Fields(row, url)
    path, title = fields.need("externalPath"), fields.need("title")
    places = fields.text("locationsText")
    bullets = fields.raw("bulletFields")
    counted = re.fullmatch(r"\d+ .*", places)  # "3 Locations" is no place
    return board.job(
        bullets[0] if isinstance(bullets, list) and bullets and bullets[0] else path,
        path,
        title,
        location="" if counted else places,
    )


def read_job(page: Page) -> ListEntry:
    """The position of a detail reply."""
    info = page.data.get("jobPostingInfo") if isinstance(page.data, dict) else None
    if not info:
        raise MissingField("jobPostingInfo", page.url)
    fields = Fields(info, page.url)
    others = fields.raw("additionalLocations")
    places = [fields.text("location"), *(others if isinstance(others, list) else [])]
    country = fields.inner("country").text("descriptor")
    remote = fields.text("remoteType")
    return board.job(
        fields.text("jobReqId", "id") or page.url,
        fields.text("externalUrl"),
        fields.need("title"),
        str(fields.raw("jobDescription") or ""),
        {"Workplace": remote, "Requisition": fields.text("jobReqId")},
        employment=fields.text("timeType"),
        employer=_CODE.sub("", Fields(page.data.get("hiringOrganization") or {}, page.url).text("name")),
        published=_published(fields.text("startDate"), fields.text("postedOn"), page),
        deadline=fields.text("endDate"),
        location="; ".join(board.place(str(place), country=country) for place in dict.fromkeys(places) if place),
    )


def _published(start: str, posted: str, page: Page) -> str:
    """The stated day, else the one that *Posted 3 Days Ago* means; *30+ Days Ago* means none."""
    ago = _AGO.search(posted)
    if start or ago is None or "+" in posted:
        return start
    days = int(ago[1] or ago[4] or (1 if ago[3] or ago[6] else 0))
    return (page.fetched_at - timedelta(days=days)).date().isoformat()
