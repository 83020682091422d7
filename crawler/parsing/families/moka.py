"""Moka (``app.mokahr.com``): the public page names organisation and site; a reply with a key inside is encrypted.

We do not decrypt: such a board is ``blocked``. Some boards answer in the open, those are read.
"""

from __future__ import annotations

import json
from typing import Any

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, PageError, Walled

_UNITS = {"0": ("K", "month"), "1": ("", "month"), "3": ("", "day"), "4": ("", "hour"), "11": ("", "year")}
_CLOSED = "当前网页已关停"


def public(page: Page) -> dict[str, Any]:
    """What ``input#init-data`` says. Raises :class:`PageError` when the board is closed or the page is another."""
    if _CLOSED in page.text[:5000]:
        raise PageError(f"{page.url}: the board is closed ({_CLOSED})")
    value = page.selector.css("#init-data::attr(value)").get() or page.selector.css("#init-data::text").get()
    try:
        found = json.loads(value or "null", strict=False)
    except ValueError as error:
        raise PageError(f"{page.url}: init-data is no JSON ({error})") from error
    if not isinstance(found, dict):
        raise PageError(f"{page.url}: no init-data on the page")
    return found


def named(found: dict[str, Any], path: list[str]) -> tuple[str, str]:
    """Organisation and site, by the page or by the address."""
    org, site = found.get("org") or {}, found.get("site") or {}
    org_id = found.get("orgId") or (org.get("id") if isinstance(org, dict) else org)
    site_id = found.get("siteId") or (site.get("id") if isinstance(site, dict) else None)
    return str(org_id or (path[0] if path else "")), str(site_id or (path[1] if len(path) > 1 else ""))


def read_list(page: Page, site: str) -> tuple[list[ListEntry], int | None]:
    """Rows of a reply."""
    data = _in_the_open(page)
    data = data if isinstance(data, dict) else {"jobs": data}
    stats = data.get("jobStats")
    total = board.count(stats.get("total")) if isinstance(stats, dict) else board.count(data.get("total"))
    return read_rows(data.get("jobs") or data.get("list"), page.url, site), total


def read_detail(page: Page, site: str) -> ListEntry:
    """A position of its own reply."""
    data = _in_the_open(page)
    return _job(data.get("job") or data if isinstance(data, dict) else data, page.url, site)


def _in_the_open(page: Page) -> Any:
    """What a reply holds. Raises :class:`Walled` for an encrypted one."""
    if isinstance(page.data, dict) and page.data.get("necromancer"):
        raise Walled(f"{page.url}: the reply is encrypted")
    data = board.answer(page, "data")
    if isinstance(data, str):
        raise Walled(f"{page.url}: the reply is encrypted")
    return data


def read_rows(rows: Any, url: str, site: str) -> list[ListEntry]:
    """Positions, of a reply or of the public page itself."""
    return board.read(board.rows(rows, url), url, lambda row, here: _job(row, here, site))


def _job(row: object, url: str, site: str) -> ListEntry:
    fields = Fields(row, url)
    key = fields.need("id", "jobId")
    scale, unit = _UNITS.get(fields.text("salaryUnit"), ("", "month"))
    low, high = (f"{value}{scale}" if value else "" for value in (fields.text("minSalary"), fields.text("maxSalary")))
    places = [_place(place) for place in fields.objects("locations")] or [_place(fields.inner("location"))]
    return board.job(
        key,
        f"{site.split('#')[0]}#/job/{key}",
        fields.need("title", "name"),
        board.as_markup(fields.raw("jobDescription") or fields.raw("description")),
        {"部门": fields.inner("department").text("name"), "职能": fields.inner("zhineng").text("name")},
        employment=fields.text("commitment"),
        published=board.moment(fields.text("publishedAt", "openedAt")) or fields.text("createdAt"),
        location=";".join(dict.fromkeys(filter(None, places))),
        degree=fields.text("education"),
        salary=board.pay(low, high, "" if scale else "CNY", unit),
    )


def _place(fields: Fields) -> str:
    return "".join(dict.fromkeys(filter(None, (fields.text("provinceName"), fields.text("cityName", "name")))))
