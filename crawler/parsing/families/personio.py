"""Personio feed (``/xml``): ``workzag-jobs`` with all positions; the same id may stand there twice."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from crawler.items import ListEntry, MissingField
from crawler.parsing import board, xml
from crawler.parsing.page import Page


def read_list(page: Page, site: str) -> list[ListEntry]:
    """All positions."""
    root = xml.parse(page.text, page.url, "workzag-jobs")
    return board.read(xml.children(root, "position"), page.url, lambda row, url: _job(row, url, site))


def _job(position: Any, url: str, site: str) -> ListEntry:
    key, title = xml.text(position, "id"), xml.text(position, "name")
    if not key or not title:
        raise MissingField("id" if title else "name", url)
    named = [
        office for block in xml.children(position, "additionalOffices") for office in xml.children(block, "office")
    ]
    offices = [xml.text(position, "office"), *("".join(office.itertext()).strip() for office in named)]
    parts = [
        (xml.text(part, "name"), xml.markup(part, "value"))
        for block in xml.children(position, "jobDescriptions")
        for part in xml.children(block, "jobDescription")
    ]
    return board.job(
        key,
        urljoin(site, f"/job/{key}"),
        title,
        board.sections(*parts),
        {
            "Department": xml.text(position, "department", "recruitingCategory"),
            "Schedule": xml.text(position, "schedule"),
            "Seniority": xml.text(position, "seniority"),
            "Years of experience": xml.text(position, "yearsOfExperience"),
        },
        employment=board.words(xml.text(position, "employmentType")),
        employer=xml.text(position, "subcompany"),
        published=xml.text(position, "createdAt"),
        location=board.places(offices),
    )
