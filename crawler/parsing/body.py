"""Visible text of an announcement's body, its tables, labelled lines, attachments; the same for every family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from crawler.items import RawAttachment, RawPosition
from crawler.parsing.files import is_file, names_file
from crawler.parsing.nodes import words
from crawler.parsing.page import PageError, absolute, tree
from crawler.parsing.position_table import positions_in_turn

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "blockquote",
        "pre",
        "br",
        "hr",
        "form",
    ]
)
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "iframe", "object", "head", "svg", "select", "button", "nav"]
)
_TEXTS = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u3000\u200b\ufeff]+")
_LABEL = re.compile(r"^[【\[]?([\w\u4e00-\u9fff（）()/、 ]{2,14}?)[】\]]?\s*[:：]\s*(.+)$")
CONTACT = re.compile(r"联系人|联系方式|联系电话|电话|手机|邮箱|e-?mail|qq|微信|传真|hr", re.IGNORECASE)


def collapse(text: str | None) -> str:
    """One line, single spaces, no invisible characters."""
    return _SPACES.sub(" ", (text or "").replace("\n", " ")).strip()


def window_title(root: Any) -> str:
    """What a page names its window; its sites put their own name beside the heading's words."""
    return collapse(" ".join(root.xpath("//title//text()")))


def in_a_line(element: Any) -> str:
    """All words of an element on one line, a space where one tag ends and the next begins."""
    return collapse(" ".join(element.itertext()))


@lru_cache(maxsize=1)
def parsed(html: str) -> Any:
    """A fragment, to read only. Raises :class:`~crawler.parsing.page.PageError` for one made to hurt parsers.

    The last one is kept: words, tables and files of one body are asked for one after the other.
    """
    return tree(html)


def visible_text(html: str) -> str:
    """What a reader sees, one block element a line, cells of a table row joined by ``|``; a cell that is alone keeps its lines.

    Words that a text program split over several spans are whole again.
    """
    return shown(parsed(html)) if "<" in html else _lines(html.splitlines())


def shown(element: Any) -> str:
    """The same of an element of a page: parsers read thousands of cells a page, none is parsed a second time."""
    parts: list[str] = []
    _walk(element, parts)
    return _lines("".join(parts).split("\n"))


def _lines(lines: list[str]) -> str:
    cleaned = (_SPACES.sub(" ", line).strip() for line in lines)
    return "\n".join(line.strip("| ") for line in cleaned if line.strip("| "))


def _walk(element: Any, parts: list[str]) -> None:
    name = element.tag
    if not isinstance(name, str) or name in _SILENT or "display:none" in _style(element):
        return
    block = name in _BLOCKS
    if block:
        parts.append("\n")
    if name == "tr":
        cells = [shown(cell) for cell in element.iterchildren("td", "th")]
        alone = len(cells) == 1  # a row of a layout, or of notes: its lines are no cells of others
        parts.append(cells[0] if alone else " | ".join(cell.replace("\n", " ") for cell in cells))
    else:
        _said(element.text, parts)
        for child in element.iterchildren():
            _walk(child, parts)
            _said(child.tail, parts)
    if block:
        parts.append("\n")


def _said(text: str | None, parts: list[str]) -> None:
    if text:
        parts.append(text.replace("\n", " "))


def _style(element: Any) -> str:
    return (element.get("style") or "").replace(" ", "").lower()


def labelled(text: str) -> dict[str, str]:
    """Lines ``label：value`` of a text; lines with personal contacts are left out."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = _LABEL.match(line.strip())
        if match is not None and not CONTACT.search(match[1]):
            found.setdefault(match[1].strip(), match[2].strip())
    return found


def hiring(stated: dict[str, str]) -> str:
    """Who hires, by the labels of a text; empty where none says it."""
    return stated.get("招聘单位", "") or stated.get("单位名称", "")


def attachments(html: str, base: str) -> list[RawAttachment]:
    """Linked files, by address; the name is the link's text or the file's own."""
    found: dict[str, RawAttachment] = {}
    for link in parsed(html).iter("a") if "<a" in html.lower() else ():
        href, text = link.get("href") or "", collapse(words(link))
        url = absolute(base, href)
        if url and is_file(href, text):
            found.setdefault(url, RawAttachment(name=text or href.rsplit("/", 1)[-1], url=url))
    return list(found.values())


MOST_TABLES = 500
"""Tables of a body that are looked at for positions."""
LITTLE = 40
"""Characters of text under which pictures and viewers are what a body says."""
UNREADABLE = "body (no text)"
"""Name among the unread fields of a body whose words are in pictures, in a viewer, or drawn by a script."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body says, and in which form."""

    text: str
    positions: list[RawPosition]
    attachments: list[RawAttachment]
    labelled: dict[str, str]
    shown: bool
    """Whether its words are shown and not written (B083): staff have to look."""

    @property
    def unread(self) -> list[str]:
        """Names of what nobody could read."""
        return [UNREADABLE] if self.shown else []

    @property
    def extraction(self) -> Literal["sure", "unsure"]:
        """How an item of this body counts."""
        return "unsure" if self.shown else "sure"


def read_body(html: str, base: str) -> Body:
    """A body of any site. One with hardly any text has the pictures, or the document in a viewer, that stand for it."""
    text = visible_text(html)
    instead = [*viewed(html, base), *images(html, base)] if len(text) < LITTLE else []
    files = {file.url: file for file in [*attachments(html, base), *instead]}
    drawn = len(text) < LITTLE and "<canvas" in html
    return Body(text, positions(html), list(files.values()), labelled(text), bool(instead) or drawn)


def viewed(html: str, base: str) -> list[RawAttachment]:
    """Documents that a viewer shows inside a page, by its own address or by the one that it is given."""
    found: dict[str, RawAttachment] = {}
    for node in _viewers(html):
        source = node.get("src") or node.get("data") or node.get("pdfsrc") or ""
        try:
            given = parse_qs(urlsplit(source).query)
        except ValueError:
            continue
        inner = next((texts[0] for name, texts in given.items() if name.lower() in ("file", "url", "src")), "")
        wanted = next((address for address in (inner, source) if names_file(address)), "")
        if url := absolute(base, wanted):
            name = collapse(node.get("title")) or url.rsplit("/", 1)[-1]
            found.setdefault(url, RawAttachment(name=name, url=url))
    return list(found.values())


def _viewers(html: str) -> Iterator[Any]:
    """Elements that show a document, also the box of which webplus makes such a one by a script: ``<div pdfsrc="/1.pdf">``."""
    if html:
        yield from parsed(html).iter("iframe", "embed", "object")
    if "pdfsrc=" in html:
        yield from parsed(html).xpath("//*[@pdfsrc]")


_ICON = re.compile(
    r"/icon|/filetype|(?:^|[-_/])(?:pdf|docx?|xlsx?|pptx?|zip|rar|txt|wps|file|attach(?:ment)?|fujian)\.(?:gif|png|jpe?g|svg)$",
    re.IGNORECASE,
)
"""The picture of a kind of file, as editors put it before a link to one: ``/images/pdf.gif``, ``fileTypeImages/icon_doc.gif``."""


def images(html: str, base: str) -> list[RawAttachment]:
    """Pictures of a body that is nothing but pictures: a notice as a poster. Icons and inline data are none."""
    found: dict[str, RawAttachment] = {}
    for number, picture in enumerate(parsed(html).iter("img") if html else (), 1):
        url = absolute(base, picture.get("src") or picture.get("data-src"))
        if url and not _ICON.search(urlsplit(url).path):
            name = collapse(picture.get("title") or picture.get("alt")) or f"图片{number}"
            found.setdefault(url, RawAttachment(name=name, url=url))
    return list(found.values())


def positions(html: str) -> list[RawPosition]:
    """Rows of the tables whose header names positions; merged cells are carried down."""
    if "<t" not in html.lower():
        return []
    try:
        document = parsed(html)
    except PageError:
        return []
    grids = (grid(table) for table in tables(document)[:MOST_TABLES])
    return [position for *_, position in positions_in_turn(grids)]


def tables(document: Any) -> list[Any]:
    """Tables that hold no others: those are frames."""
    return [table for table in document.iter("table") if sum(1 for _ in islice(table.iter("table"), 2)) == 1]


def grid(table: Any) -> list[list[str]]:
    """Cells of a table as a rectangle: ``rowspan`` and ``colspan`` are filled with the cell they belong to."""
    rows: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        line: list[str] = []
        cells = row.iter("td", "th")
        while len(line) < 60:
            if len(line) in carried:
                left, text = carried.pop(len(line))
                if left > 1:
                    carried[len(line)] = (left - 1, text)
                line.append(text)
                continue
            cell = next(cells, None)
            if cell is None:
                break
            text = collapse(" ".join(_TEXTS(cell)))
            down, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            for _ in range(wide):
                if down > 1:
                    carried[len(line)] = (down - 1, text)
                line.append(text)
        if any(line):
            rows.append(line)
    return rows


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), 60)) if value.isdigit() else 1
