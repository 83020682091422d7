"""The cailifang family (才立方): ``ul.infoList`` rows, one list a section; newer sites pack markup inside scripts.

Packed markup is ``Base64.decode(unzip("…").substr(N)).substr(M)``: base64, inflate, drop N characters, base64, UTF-8,
drop M characters. N and M stand in each call and differ.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from urllib.parse import urljoin

from parsel import Selector

from crawler.items import ListEntry, ListPage, MissingField, RawItem, RawPosition, Section
from crawler.parsing.body import attachments, collapse, labelled, positions, visible_text
from crawler.parsing.page import Page, PageError

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
_DATE = re.compile(r"20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_ID = re.compile(r"/(campus|teachin|job|jobfair|news)/view/(?:id|aid)/(\d+)")
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


def read_list(page: Page, source: str, name: str, number: int) -> ListPage:
    """Rows of a list page. A page without rows and without a pager of this family is no list: :class:`PageError`."""
    plain = Page(page.url, unpack(page.text), page.status, page.fetched_at)
    root = plain.selector
    entries = [
        entry for row in root.css("ul.infoList, li[data-id], .job-list > li") if (entry := _entry(row, plain, name))
    ]
    if not entries and not root.css(".pageinfo, .infoTit, .infoList, .noData, .page, .no-data"):
        raise PageError(f"{page.url}: no ul.infoList and no pager: not a list of this family")
    pages = _PAGES.search(collapse("".join(root.css(".pageinfo ::text").getall())))
    following = plain.join(root.css("ul.page li.next:not(.disabled) a::attr(href), .page a.next::attr(href)").get())
    last = not entries or (number >= int(pages[1]) if pages else not following)
    return ListPage(
        source=source,
        url=page.url,
        section=SECTIONS[name],
        number=number,
        entries=entries,
        last=last,
        next_url="" if last else following,
    )


def _entry(row: Selector, page: Page, name: str) -> ListEntry | None:
    link = next((found for found in row.css("a[href]") if _ID.search(found.attrib["href"])), None)
    if link is None:
        return None
    title = collapse(link.attrib.get("title") or "".join(link.css("::text").getall()))
    if not title:
        return None
    kind, identity = _ID.search(link.attrib["href"]).groups()  # type: ignore[union-attr]
    cells = [collapse("".join(cell.css("::text").getall())) for cell in row.css("li, span, p")]
    dated = next((cell for cell in reversed(cells) if _DATE.search(cell)), "")
    city = collapse("".join((row.css("li.span1 ::text, .city ::text") or row.css("li.span2 ::text")).getall()))
    event = name in ("teachin", "jobfair")
    hints = {
        "employer": collapse(row.css(".company ::attr(title), .company::text, .company a::text").get()),
        "location": city,
        "event_start": dated if event else "",
        "venue": collapse("".join(row.css("li.span5 ::text").getall())) if event else "",
        "salary": collapse(row.css("p.text-orange::text, .salary > span::text").get()),
    }
    if event and hints["venue"] == dated:
        hints["venue"] = ""
    return ListEntry(
        key=f"{kind}:{identity}",
        url=page.join(link.attrib["href"]),
        title=title,
        published="" if event else dated.replace("发布", ""),
        section=SECTIONS[name],
        hints={field: value for field, value in hints.items() if value},
    )


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A notice, talk, fair, position or article, plain or packed, in the old or the new skin."""
    plain = Page(page.url, unpack(page.text), page.status, page.fetched_at)
    root = plain.selector
    title = _title(root)
    if not title:
        raise MissingField("title", page.url)
    body = root.css(".aContent, #vTab1, .details-content, .viewContent, .content-text, article")
    if not body:
        raise MissingField("body", page.url, "no .aContent")
    html = "\n".join(part.get() for part in [*body, *root.css("#vTab2, #vTab3")])
    stated = _stated(root)
    text = visible_text(html)
    event = entry.section in ("talk", "fair")
    rows = positions(html) or _table(root)
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family="cailifang",
        title=title,
        section=entry.section,
        employer=_employer(root) or entry.hints.get("employer", ""),
        published="" if event else stated.get("发布时间", "") or stated.get("发布日期", "") or entry.published,
        deadline=stated.get("过期时间", "") or stated.get("截止时间", "") or stated.get("截止日期", ""),
        event_start=_first(stated, ("具体时间", "宣讲时间", "举办时间", "时间")) or entry.hints.get("event_start", "")
        if event
        else "",
        event_mode=stated.get("宣讲类别", "") or stated.get("举办形式", ""),
        venue=_first(stated, ("举办地址", "宣讲地址", "举办地点", "地点", "地址")) or entry.hints.get("venue", "")
        if event
        else "",
        organizer=_first(stated, ("主办单位", "举办学校", "宣讲学校")),
        location=_first(stated, ("工作地点", "工作城市")) or entry.hints.get("location", ""),
        degree=_first(stated, ("学历要求", "学历", "学历层次")),
        majors=_first(stated, ("需求专业", "专业要求", "专业")),
        headcount=_first(stated, ("招聘人数", "需求人数")),
        salary=_first(stated, ("薪资", "薪资待遇", "薪酬")) or entry.hints.get("salary", ""),
        industry=_first(stated, ("行业", "所属行业", "单位行业")),
        employer_class=_first(stated, ("性质", "单位性质")),
        description=text,
        positions=rows,
        attachments=attachments(html, page.url),
        labelled=stated,
        fetched_at=page.fetched_at,
    )


def _first(stated: dict[str, str], labels: tuple[str, ...]) -> str:
    return next((stated[label] for label in labels if stated.get(label)), "")


def _title(root: Selector) -> str:
    for query in (".viewHead h1", ".details-title h5", ".title-message h5", ".details-title", "h1"):
        found = collapse("".join(root.css(f"{query} ::text").getall()[:3]))
        if found:
            return found
    return ""


def _employer(root: Selector) -> str:
    query = "a.name::text, .unit-info a::text, a[href*='/company/view/id/']::text"
    return next((name for found in root.css(query).getall() if (name := collapse(found))), "")


def _stated(root: Selector) -> dict[str, str]:
    lines = [
        visible_text(part.get())
        for part in root.css("ul.xInfo li, .tInfo-2 li, .details-mge .info, .info li, .job-info li")
    ]
    return labelled("\n".join(line.replace("\n", " ") for line in lines))


def _table(root: Selector) -> list[RawPosition]:
    """Position rows of the old skin's third tab, which has no header: number, name, majors, headcount."""
    found = []
    for row in root.css("#vTab3 tr"):
        cells = [collapse("".join(cell.css("::text").getall())) for cell in row.css("td")]
        if len(cells) >= 4 and cells[0].isdigit():
            found.append(RawPosition(title=cells[1], majors=cells[2], headcount=cells[3]))
    return found


def start_url(site: str, name: str) -> str:
    """First page of a section's list."""
    paths = {
        "campus": "/campus/index?page=1",
        "teachin": "/teachin/index?page=1",
        "jobfair": "/jobfair/index?page=1",
        "job": "/job/search/d_category/100?page=1",
        "intern": "/job/search/d_category/102?page=1",
        "news": "/news/index/tag/tzgg?page=1",
    }
    return urljoin(site, paths[name])
