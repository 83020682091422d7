"""A site's columns: which links of a page lead to lists of vacancies, talks, fairs, notices; what stands in a column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from config.lexicons import load
from crawler.items import ListPage, Section
from crawler.parsing.body import collapse
from crawler.parsing.page import MOST_ROWS, Page

_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A list that a page links to."""

    url: str
    name: str
    section: Section


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    return {kind: [str(word) for word in words] for kind, words in load("columns")["columns"].items()}


def kind_of(name: str) -> str | None:
    """What a column's name says stands in it: a section, ``mixed``, or ``None`` for anything without vacancies."""
    for kind, words in _words().items():
        if any(word in name for word in words):
            return None if kind == "none" else kind
    return None


def section_of(name: str) -> Section:
    """The section of a column's name; empty where the text of each entry decides."""
    return known(kind_of(name) or "")


def find(page: Page) -> list[Column]:
    """Columns that a page links to on its own host, in order, each address once."""
    host = page.base.split("/")[2]
    found: dict[str, Column] = {}
    for link in page.selector.css("a[href]")[:MOST_ROWS]:
        name = collapse("".join(link.css("::text").getall())) or collapse(link.attrib.get("title"))
        url = page.join(link.attrib["href"])
        if not url or len(name) > _LONGEST_NAME or url.split("/")[2] != host or kind_of(name) is None:
            continue
        found.setdefault(url, Column(url, name, section_of(name)))
    return list(found.values())


def in_section(listed: ListPage, section: str, number: int) -> ListPage:
    """The list with every entry in the section; an unknown one leaves it to the text."""
    update = {"section": known(section)}
    entries = [entry.model_copy(update=update) for entry in listed.entries]
    return listed.model_copy(update=update | {"number": number, "entries": entries})


def named(page: Page, names: Iterable[str] = ()) -> Section:
    """The section of a list page, from its title, its place in the site (``.position``), or given names."""
    head = collapse(page.selector.css("title::text").get())
    places = [collapse("".join(part.css("::text").getall())) for part in page.selector.css(_PLACES)]
    for name in (*names, head.split("-")[0].split("_")[0], *[place[-_LONGEST_NAME:] for place in places]):
        if section := section_of(name):
            return section
    return ""


_PLACES = ".position, .location, .place, .crumb, .crumbs, .breadcrumb, .current, .path, .wz, .dqwz, .col_title, .title"


def is_result(title: str) -> bool:
    """Whether a row is about the course of an examination: results, interviews, publicity of who is to be hired."""
    return any(word in title for word in _results())


@lru_cache(maxsize=1)
def _results() -> tuple[str, ...]:
    return tuple(load("columns")["rows"]["results"])


def known(section: str) -> Section:
    """The section when there is such a one, else empty."""
    return section if section in get_args(Section) else ""  # type: ignore[return-value]
