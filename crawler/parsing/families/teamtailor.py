"""Teamtailor feeds: ``/jobs.rss`` (namespace ``teamtailor.com/locations``) and ``/jobs.json`` (JSON Feed with JobPosting)."""

from __future__ import annotations

from typing import Any

from crawler.items import ListEntry, MissingField
from crawler.parsing import board, xml
from crawler.parsing.families import jsonld
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page


def read_list(page: Page) -> tuple[list[ListEntry], str]:
    """Positions of one feed page, and the address of the next."""
    if page.text.lstrip("\ufeff \r\n")[:1] == "{":
        rows = board.rows(board.answer(page, "items"), page.url)
        return board.read(rows, page.url, _feed_item), page.join(str(page.data.get("next_url") or ""))
    root = xml.parse(page.text, page.url, "rss")
    channels = xml.children(root, "channel")
    links = [link for channel in channels for link in xml.children(channel, "link") if link.get("rel") == "next"]
    items = [item for channel in channels for item in xml.children(channel, "item")]
    return board.read(items, page.url, _item), page.join(links[0].get("href")) if links else ""


def _item(item: Any, url: str) -> ListEntry:
    title, link = xml.text(item, "title"), xml.text(item, "link")
    if not title:
        raise MissingField("title", url)
    places = [
        board.place(xml.text(place, "city", "name"), xml.text(place, "country"))
        for block in xml.children(item, "locations")
        for place in xml.children(block, "location")
    ] or [xml.text(item, "location")]
    remote = xml.text(item, "remoteStatus", "remote").lower()
    distant = "Remote" if remote in ("fully", "remote", "true") else ""
    return board.job(
        xml.text(item, "guid") or link,
        link or url,
        title,
        xml.markup(item, "description"),
        {
            "Department": xml.text(item, "department"),
            "Role": xml.text(item, "role"),
            "Workplace": distant or remote.replace("none", "").replace("false", ""),
        },
        employment=board.words(xml.text(item, "employmentType", "employment_type")),
        employer=xml.text(item, "company_name"),
        published=xml.text(item, "pubDate"),
        location=board.places(places, bool(distant)),
    )


def _feed_item(row: dict[str, Any], url: str) -> ListEntry:
    fields = Fields(row, url)
    stated = fields.raw("_jobposting")
    record = stated if isinstance(stated, dict) else {}
    link = fields.text("url", "external_url")
    return board.job(
        fields.need("id", "url"),
        link or url,
        fields.text("title") or jsonld.text_of(record.get("title")) or fields.need("title"),
        str(fields.raw("content_html") or record.get("description") or fields.raw("content_text") or ""),
        employment=board.words(jsonld.text_of(record.get("employmentType"))),
        employer=jsonld.text_of(record.get("hiringOrganization")),
        published=fields.text("date_published") or jsonld.text_of(record.get("datePosted")),
        deadline=jsonld.text_of(record.get("validThrough")),
        location=jsonld.places(record),
        salary=jsonld.salary(record.get("baseSalary")),
    )
