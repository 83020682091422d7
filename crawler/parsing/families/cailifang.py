"""The cailifang family (才立方): ``ul.infoList`` rows, one list a section; newer sites pack markup inside scripts.

Packed markup is ``Base64.decode(unzip("…").substr(N)).substr(M)``: base64, inflate, drop N characters, base64, UTF-8,
drop M characters. N and M stand in each call and differ.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from crawler.items import EVENTS, ListEntry, ListPage, RawItem, RawPosition, Section
from crawler.parsing import article, columns, records, sheet
from crawler.parsing.body import collapse
from crawler.parsing.nodes import select, words
from crawler.parsing.page import Page, PageError
from crawler.parsing.rows import apart

SECTIONS: dict[str, Section] = {
    "campus": "announcement",
    "teachin": "talk",
    "jobfair": "fair",
    "job": "job",
    "intern": "internship",
    "news": "notice",
}
LARGEST = 8 << 20
_PACKED = re.compile(
    r"""Base64\.decode\(\s*unzip\(\s*["']([A-Za-z0-9+/=\s]+)["']\s*\)\s*\.substr\(\s*(\d+)\s*\)\s*\)\s*\.substr\(\s*(\d+)\s*\)"""
)
_DATE = re.compile(r"20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:日?\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_ID = re.compile(r"/(campus|teachin|job|jobfair|news)/view/(?:id|aid)/(\d+)")
_LIST = re.compile(r"^/(campus|teachin|jobfair|job|news)(?:/(?:index|search).*)?/?$")
_TAG = re.compile(r"/tag/(\w+)")
_TAGS: dict[str, Section] = {"sydw": "civil_service", "gfjg": "civil_service", "tzgg": "notice", "xwkd": "notice"}
_PAGES = re.compile(r"共\s*(\d+)\s*页")


def unpack(text: str) -> str:
    """The page with packed blocks appended as plain markup. Raises :class:`PageError` on a broken block."""
    blocks = [_block(found[1], int(found[2]), int(found[3])) for found in _PACKED.finditer(text)]
    if not blocks:
        return text
    end = text.lower().rfind("</body>")
    plain = "\n".join(blocks)
    return f"{text[:end]}{plain}{text[end:]}" if end >= 0 else text + plain


def _block(packed: str, outer: int, inner: int) -> str:
    try:
        inflated = _inflate(_base64(packed))
        return base64.b64decode(_padded(inflated[outer:])).decode("utf-8")[inner:]
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise PageError(f"packed block cannot be unpacked: {error}") from error


def _base64(text: str) -> bytes:
    return base64.b64decode(_padded(re.sub(r"\s", "", text)))


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 4)


def _inflate(raw: bytes) -> str:
    """Inflate with any header or none, up to :data:`LARGEST` bytes."""
    for wbits in (47, -15):
        machine = zlib.decompressobj(wbits=wbits)
        try:
            data = machine.decompress(raw, LARGEST)
        except zlib.error:
            if wbits == -15:
                raise
            continue
        if machine.unconsumed_tail:
            raise zlib.error(f"more than {LARGEST} bytes")
        return data.decode("latin-1")
    return ""


def read_list(page: Page, source: str, name: str, number: int, section: Section | None = None) -> ListPage:
    """Rows of a list page. A page without rows and without a pager of this family is no list: :class:`PageError`."""
    plain = Page(page.url, unpack(page.text), page.status, page.fetched_at)
    root = plain.selector
    kind = SECTIONS[name] if section is None else section
    entries: dict[str, ListEntry] = {}
    for row in apart(root.root, "ul.infoList, li[data-id], .job-list > li, .list > li, .infoBox tr"):
        entry = _entry(row, plain, name, kind)
        if entry is not None:
            entries.setdefault(entry.key, entry)
    if not entries and not root.css(".pageinfo, .infoTit, .infoList, .noData, .page, .no-data"):
        raise PageError(f"{page.url}: no ul.infoList and no pager: not a list of this family")
    counted = _PAGES.search(collapse("".join(root.css(".pageinfo ::text").getall())))
    pages = int(counted[1]) if counted else None
    following = plain.join(root.css("ul.page li.next:not(.disabled) a::attr(href), .page a.next::attr(href)").get())
    following = following or article.next_page(plain)
    last = records.is_last(number, pages, len(entries))
    return ListPage(
        source=source,
        url=page.url,
        section=kind,
        number=number,
        entries=list(entries.values()),
        pages=pages,
        last=last,
        next_url="" if last else following,
    )


def has_pager(page: Page) -> bool:
    """Whether a page counts its pages or links to others."""
    return "pageinfo" in page.text or 'class="page"' in page.text or "Base64.decode(unzip(" in page.text


def _entry(row: Selector, page: Page, name: str, section: Section) -> ListEntry | None:
    """A row in the old or the new skin; rows may be broken markup, so cells are told by their class and words."""
    links = [found for found in row.css("a[href]") if _ID.search(found.attrib["href"])]
    if not links:
        return None
    named = row.css(".name a[href], li.span7 a[href]")
    link = next((found for found in named if _ID.search(found.attrib["href"])), links[0])
    shown = collapse("".join(link.css("::text").getall()))
    title = collapse(link.attrib.get("title")) or shown
    if not title:
        return None
    kind, identity = _ID.search(link.attrib["href"]).groups()  # type: ignore[union-attr]
    event = section in EVENTS
    cells = [collapse(words(cell)) for cell in select(row.root, "li, span, p, td")]
    dated = next((cell for cell in reversed(cells) if _DATE.search(cell) and cell != title), "")
    hints = _places(row, event) | sheet.tips(row.css(".salary ul li::text").getall())
    hints |= {
        "employer": collapse(row.css(".company ::attr(title), .company::text, .company a::text").get()),
        "event_start": dated if event else "",
        "salary": collapse(row.css("p.text-orange::text, .salary > span::text").get()),
    }
    published = "" if event else dated.replace("发布", "").strip()
    if not event and (day := _DATE.search(published)) is not None and len(published) > 25:
        published = day[0]
    return ListEntry(
        key=f"{kind}:{identity}",
        url=page.join(link.attrib["href"]),
        title=title,
        published=published,
        section=section,
        hints={field: value for field, value in hints.items() if value},
    )


def _places(row: Selector, event: bool) -> dict[str, str]:
    """City, school and venue of a row; old rows of talks have the school in ``span5`` and the room in ``span4``.

    A cut tag leaves the day in the cell of the cities.
    """
    cells = {
        name: [
            collapse(words(cell) if event else _DATE.sub("", words(cell))) for cell in select(row.root, f"li.{name}")
        ]
        for name in ("span1", "span2", "span4", "span5")
    }
    undated = {name: [text for text in texts if text and not _DATE.search(text)] for name, texts in cells.items()}
    city = collapse("".join(row.css(".city ::text").getall()))
    linked = row.css("li.span1 a")
    city = city or next(iter(undated["span2"] if linked else undated["span1"] + undated["span2"]), "")
    if not event:  # a cut tag leaves the city beside the link
        return {"location": city or collapse("".join(row.css("li.span7::text").getall()))}
    room, school = next(iter(undated["span4"]), ""), next(iter(undated["span5"]), "")
    return {"venue": room or school, "organizer": school if room else "", "location": city}


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A notice, talk, fair, position or article, plain or packed, in the old or the new skin."""
    plain = Page(page.url, unpack(page.text), page.status, page.fetched_at)
    root = plain.selector
    stated = _stated(root)
    read = sheet.read(
        plain,
        source,
        "cailifang",
        entry,
        title=".viewHead h1, .details-title h5, .title-message h5, .details-title, h1",
        body=".aContent, #vTab1, .details-content, .viewContent, .content-text, article",
        more="#vTab2, #vTab3",
        stated=stated,
        said={"employer": _employer(root)},
    )
    return read if read.positions else read.model_copy(update={"positions": _table(root)})


def _employer(root: Selector) -> str:
    query = "a.name::text, .unit-info a::text, a[href*='/company/view/id/']::text"
    return next((name for found in root.css(query).getall() if (name := collapse(found))), "")


def _stated(root: Selector) -> dict[str, str]:
    """Labels, and the line ``薪资 | 城市 | 类型 | 学历`` of a position's head."""
    lists = ("ul.xInfo li", ".tInfo-2 li", ".details-mge .info", ".details-mge li", ".info li", ".job-info li")
    stated = sheet.pairs(root, *lists)
    head = sheet.text_of(root, ".details-mge .head, .job-head, .details-title + p, .title-message p")
    if head.count("|") >= 2:
        names = {"salary": "薪资", "degree": "学历", "location": "工作城市", "headcount": "招聘人数"}
        parts = [part.strip() for part in head.split("|")]
        for field, value in (sheet.tips(parts) | {"location": parts[1]}).items():
            stated.setdefault(names[field], value)
    return stated


def _table(root: Selector) -> list[RawPosition]:
    """Position rows without a header. Old skin: number, name, majors, headcount; new: number, name, pay, place, kind,
    degree, majors, button."""
    found = []
    for row in select(root.root, "#vTab3 tr, .aContent tr, .details-content tr, .job-table tr"):
        cells = [sheet.cell(cell) for cell in row.iterchildren("td")]
        if len(cells) < 4 or not cells[0].isdigit() or not cells[1]:
            continue
        if len(cells) >= 7:
            found.append(
                RawPosition(title=cells[1], salary=cells[2], location=cells[3], degree=cells[5], majors=cells[6])
            )
        else:
            found.append(RawPosition(title=cells[1], majors=cells[2], headcount=cells[3]))
    return found


def links(page: Page) -> dict[str, tuple[str, Section]]:
    """Lists that a page links to: address → name of the section and what stands in it."""
    plain = Page(page.url, unpack(page.text), page.status, page.fetched_at)
    found: dict[str, tuple[str, Section]] = {}
    for link in plain.selector.css("a[href]"):
        url, name_of = plain.join(link.attrib["href"]), collapse("".join(link.css("::text").getall()))
        list_of = _LIST.search(urlsplit(url).path) if url else None
        if list_of is None or urlsplit(url).netloc != urlsplit(page.url).netloc:
            continue
        name = list_of[1]
        if name == "job" and ("实习" in name_of or "102" in url):
            name = "intern"
        section = columns.section_of(name_of) if name == "news" else SECTIONS[name]
        if name == "news" and (tag := _TAG.search(url)) is not None:
            section = _TAGS.get(tag[1], section or "notice")
        if not any(known == name and name != "news" for known, _ in found.values()):
            found.setdefault(url, (name, section))
    return found


def start_url(site: str, name: str, brackets: bool = False) -> str:
    """First page of a section's list; positions also have an address with brackets."""
    paths = {
        "campus": "/campus/index?page=1",
        "teachin": "/teachin/index?page=1",
        "jobfair": "/jobfair/index?page=1",
        "job": "/job/search/d_category/100?page=1",
        "intern": "/job/search/d_category/102?page=1",
        "news": "/news/index/tag/tzgg?page=1",
    }
    path = paths[name]
    if brackets:
        path = re.sub(r"d_category/(\d+)", r"d_category%5B0%5D/0/d_category%5B1%5D/\1", path)
    return urljoin(site, path)
