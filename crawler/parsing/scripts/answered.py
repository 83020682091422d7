"""Rows of what a page's script asks for: objects of JSON or elements of XML, and the links that the script makes of them.

Which field is what, known names say first (``config/lexicons/records.toml``), then names that hold such a word, then how the
values of a field look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from lxml import etree

from config.lexicons import load
from crawler.items import ListEntry
from crawler.parsing import words, xml
from crawler.parsing.address import canonical
from crawler.parsing.page import MOST_ROWS, Page, PageError, Walled, absolute
from crawler.parsing.scripts import islands, linked

ROW = "row"
"""The hint that holds a row which tells its announcement whole, as JSON."""
LEAST_BODY = 100
"""Characters from which on a field may be the text of an announcement."""
ANSWER = 500
"""Characters within which an answer without rows says why."""
_MARKUP = r"html|div|p|span|section|article|main|ul|ol|li|dl|table|tbody|tr|h\d|b|strong|figure|center|font"
_XML = re.compile(rf"\s*<(?:\?xml|(?!(?:{_MARKUP})\b|!doctype)[a-z]\w*>\s*<[a-z]\w*[ >])", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
Row = dict[str, Any]


def is_data(page: Page) -> bool:
    """Whether an answer is data and not markup: JSON, also within a call, or XML."""
    return _is_xml(page) or re.match(r"[\ufeff\s]*(?:[\w$.]{0,80}\s{0,9}\(\s{0,9})?[{\[]", page.text) is not None


def _is_xml(page: Page) -> bool:
    return _XML.match(page.text.lstrip("\ufeff")) is not None and "<a " not in page.text


def data(page: Page) -> Any:
    """What an answer says, be it JSON or XML. Raises :class:`~crawler.parsing.page.PageError`."""
    return _elements(page) if _is_xml(page) else page.data


def rows(page: Page, site: str, made: list[str]) -> tuple[list[ListEntry], int | None]:
    """Entries of an answer, and how many the site counts. ``made``: see :func:`~crawler.parsing.scripts.linked.links`, seen from ``site``.

    Raises :class:`~crawler.parsing.page.PageError` for an answer without rows, or with rows that lead nowhere, and
    :class:`~crawler.parsing.page.Walled` for one that wants a login.
    """
    told = data(page)
    found, total = islands.records(told)
    if not found:
        placed, counted = islands.records(_placed(told))
        found, total = (placed, counted) if placed else (found, total)
    if not found and (wall := words.pattern("walls").search(page.text[:ANSWER])):
        raise Walled(f"{page.url}: the site wants a login: {wall[0]}")
    if found is None:
        raise PageError(f"{page.url}: no rows in the answer")
    found = [_flat(row) for row in found] if found and not names(found)[0] else found
    title, address, day = names(found)
    link = next((one for one in made if linked.fits(one, found)), f"{{{address}}}" if address else "")
    if title and not link:
        link = _by_route(made, found, site)
    if title and not link and _are_whole(found, title):
        return _whole(found, site, title, day), total
    if found and not (title and link):
        raise PageError(f"{page.url}: rows without a title or an address; named are {', '.join(list(found[0])[:12])}")
    behind = re.fullmatch(r"[^{}#]*#[^/]*\{.*", link) is not None
    entries = []
    for row in found:
        (key, url), shown = _address(site, linked.filled(link, row), behind=behind), islands.plain(row.get(title))
        if url and shown:
            entries.append(ListEntry(key=key, url=url, title=shown, published=islands.day(row.get(day))))
    return list({entry.key: entry for entry in entries}.values()), total


def _by_route(made: list[str], found: list[Row], site: str) -> str:
    """The link of a route whose parameter is called *id* where rows call theirs otherwise; empty for none.

    ``/notice/{id}`` for rows with a ``noticeId``, below ``/notice``; else the one that is named as details are, or after the list's own.
    """
    parts = urlsplit(site)
    own, named = (parts.fragment.partition("?")[0] or parts.path).strip("!/"), _identity(found)
    routes = [one for one in made if re.findall(linked.NAME, one) == [("id", "")] and named]
    below = (one for one in routes if own and one.lstrip("#!/").startswith(f"{own}/"))
    single, said = set(words.table("asked_for_one")), _said(own)
    telling = [one for one in routes if single.intersection(_said(one))]
    near = (one for one in telling if said.intersection(_said(one)))
    chosen = next(below, "") or next(near, "") or (telling[0] if len(set(telling)) == 1 else "")
    return chosen.replace("{id}", f"{{{named}}}")


def _said(path: str) -> set[str]:
    """Words of a path: notice and info of ``#/noticeInfo/{id}``."""
    return words.of_name(re.sub(linked.NAME, "", path))


def _are_whole(found: list[Row], title: str) -> bool:
    """Whether rows carry the text of their announcements, which a dialogue shows."""
    bodied = sum(any(name != title and _is_body(value) for name, value in row.items()) for row in found)
    return bool(found) and bodied >= linked.SHARE * len(found)


def _is_body(value: Any) -> bool:
    return isinstance(value, str) and (
        len(value) >= LEAST_BODY or re.match(r"\s*<(?:p|div|img|table)\b", value) is not None
    )


def _whole(found: list[Row], site: str, title: str, day: str) -> list[ListEntry]:
    """Rows that tell all that there is: each stands on the list page itself, under its id."""
    entries = []
    named = _identity(found) or title
    for row in found:
        key, url = _address(site, f"#/?{named}={quote(str(row.get(named)), safe='')}")
        if shown := islands.plain(row.get(title)):
            hints = {ROW: json.dumps(row, ensure_ascii=False)}
            entries.append(ListEntry(key=key, url=url, title=shown, published=islands.day(row.get(day)), hints=hints))
    return entries


def _identity(found: list[Row]) -> str:
    """The field that tells rows apart: one that is named as an id, with another value in each."""
    known = (name for name in found[0] if re.fullmatch(r"(?i:\w*id|code|no|bh)|[a-z]\w*(?:Code|No|Bh|Uuid)", name))
    apart = (
        name for name in known if len({str(row.get(name) or place) for place, row in enumerate(found)}) == len(found)
    )
    return min((name for name in apart if all(row.get(name) for row in found)), key=len, default="")


def _flat(row: Row) -> Row:
    """A row whose fields stand in an object within it; its own stay where both have one."""
    inner = [value for value in row.values() if isinstance(value, dict)]
    return {name: value for one in inner for name, value in one.items()} | row if inner else row


def _address(site: str, link: str, *, behind: bool = False) -> tuple[str, str]:
    """Key and address of what a row leads to; within an application of one page what stands ``behind`` ``#`` tells them apart."""
    url = absolute(site, link)
    told = link[link.index("#") :] if url and (behind or re.search(r"#!?/", link)) else ""
    return canonical(url) + told, url.partition("#")[0] + told


def _placed(value: Any, depth: int = 0) -> Any:
    """Rows that are lists themselves as objects, whose fields are named by their places: ``{"0": 4012, "1": "…"}``."""
    if depth > islands.DEEPEST:
        return value
    if isinstance(value, dict):
        return {name: _placed(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list) and value and all(isinstance(row, list) and len(row) > 1 for row in value):
        return [{str(place): field for place, field in enumerate(row)} for row in value[:MOST_ROWS]]
    return value


# -- fields ------------------------------------------------------------------------------------------------------------


def names(rows: list[Row]) -> tuple[str, str, str]:
    """The names of title, address and day; of title and day by their looks where no known name says which they are."""
    title, address, day = islands.names(rows)
    return title or _likeliest(rows, "title", _is_title), address, day or _likeliest(rows, "day", islands.day)


def _likeliest(rows: list[Row], kind: str, fits: Callable[[Any], object]) -> str:
    """Of the fields whose values look like it, one whose name holds a known word, else the one whose rows differ most."""
    fields = [
        name
        for name in dict.fromkeys(name for row in rows[:3] for name in row)
        if sum(bool(fits(row.get(name))) for row in rows) >= linked.SHARE * len(rows)
    ]
    fields = [name for name in fields if not words.pattern("other_fields").search(name.lower())] or fields
    held = [
        name for word in load("records")["names"][kind] for name in fields if len(word) > 1 and word in name.lower()
    ]
    return next(iter(held), max(fields, key=lambda name: len({str(row.get(name)) for row in rows}), default=""))


def _is_title(value: Any) -> bool:
    shown = islands.plain(value) if isinstance(value, str) else ""
    return 6 <= len(shown) <= 150 and len(_HAN.findall(shown)) >= 4


# -- XML ---------------------------------------------------------------------------------------------------------------


def _elements(page: Page) -> Any:
    """Elements as objects of their attributes and children, those that are alike as a list."""
    root = xml.parse(page.text, page.url)
    alike = (rows for one in root.iter(etree.Element) for rows in _alike(one))
    rows = max(alike, key=len, default=[])
    plain = _attributes(root) | dict(_told(one) for one in root.iter(etree.Element) if len(one) == 0)
    return {**plain, "rows": [_object(one) for one in rows[:MOST_ROWS]]} if rows else plain


def _alike(element: Any) -> Iterator[list[Any]]:
    """Children of one name that say more than one thing."""
    named: dict[str, list[Any]] = {}
    for child in element.iterchildren(etree.Element):
        named.setdefault(child.tag, []).append(child)
    yield from (rows for rows in named.values() if len(rows[0]) + len(rows[0].attrib) > 1)


def _told(element: Any) -> tuple[str, str]:
    """The name of an element without its namespace, and its text."""
    return etree.QName(element).localname, (element.text or "").strip()


def _object(element: Any) -> Row:
    children = dict(map(_told, element.iterchildren(etree.Element)))
    return _attributes(element) | children


def _attributes(element: Any) -> Row:
    return {etree.QName(name).localname: value for name, value in element.attrib.items()}
