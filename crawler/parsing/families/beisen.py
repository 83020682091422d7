"""Beisen (北森, ``*.zhiye.com``): ``BSGlobal`` on the portal's page, JSON lists whose ``PageIndex`` counts from 0.

The old skin has tables with links to ``/zpdetail/{id}`` and a pager 当前第 1 / 5 页.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from crawler.items import ListEntry, RawItem, Section
from crawler.parsing import board, sheet
from crawler.parsing.body import collapse
from crawler.parsing.fields import Fields
from crawler.parsing.nodes import select, words
from crawler.parsing.page import Page, PageError, Walled

KINDS = {"1": "social", "2": "campus", "3": "intern"}
FIELDS = ("Category", "Kind", "LocId", "DetailAddress", "Org", "Degree", "YearsOfWorking", "Salary", "PostDate")
_PORTAL = re.compile(r"[\"']?PortalId[\"']?\s*:\s*[\"']([\w-]{8,})[\"']", re.IGNORECASE)
_STATUS = re.compile(r"[\"']?tenantInfo[\"']?\s*:\s*\{[^{}]*?[\"']?Status[\"']?\s*:\s*[\"']?(\d+)", re.IGNORECASE)
_PAGES = re.compile(r"当前第\s*(\d+)\s*/\s*(\d+)\s*页")
_COUNT = re.compile(r"共\s*(\d+)\s*条")


def portal(page: Page) -> str:
    """The portal's id; empty on the old skin. Raises :class:`Walled` for a portal that is switched off."""
    status = _STATUS.search(page.text)
    if status is not None and status[1] != "1":
        raise Walled(f"{page.url}: the portal is switched off (status {status[1]})")
    found = _PORTAL.search(page.text)
    return found[1] if found else ""


def read_list(page: Page, site: str) -> tuple[list[ListEntry], int | None]:
    """One page of rows, and the portal's count."""
    if str(board.answer(page, "Code")) not in ("200", "0"):
        raise PageError(f"{page.url}: the portal answers {page.data.get('Code')}: {page.data.get('Message') or ''}")
    rows = board.rows(page.data.get("Data"), page.url)
    total = board.count(page.data.get("Count", page.data.get("Total")))
    return board.read(rows, page.url, lambda row, url: _job(row, url, site)), total


def _job(row: object, url: str, site: str) -> ListEntry:
    fields = Fields(row, url)
    key, shown = fields.need("Id", "JobAdId"), fields.text("JobAdId")
    category, kind = fields.text("CategoryId"), fields.text("Kind")
    page = KINDS.get(category) or next((name for name in KINDS.values() if name in site), "social")
    places = fields.raw("LocNames")
    return board.job(
        key,
        urljoin(site, f"/{page}/detail?jobAdId={shown or key}"),
        fields.need("JobAdName"),
        board.sections(
            ("岗位职责", fields.raw("Duty")),
            ("任职要求", fields.raw("Require") or fields.raw("Qualification")),
        ),
        {
            "部门": fields.text("Org", "DeptName"),
            "职位类别": fields.text("ClassificationOne"),
            "工作经验": fields.text("YearsOfWorking"),
        },
        employment=kind,
        section="internship" if category == "3" else "",
        published=board.moment(fields.text("PostDate")) or board.moment(fields.text("ChangeDate")),
        deadline=fields.text("EndTime"),
        location=";".join(str(place) for place in places if place)
        if isinstance(places, list)
        else fields.text("LocNames"),
        degree=fields.text("Degree", "Education"),
        salary=fields.text("Salary"),
        headcount=fields.text("HeadCount", "RecruitNumber"),
    )


def read_old_list(page: Page) -> tuple[list[ListEntry], int, int | None]:
    """Rows of the old skin, the number of its last page, its count. Raises :class:`PageError` for another page."""
    entries: dict[str, ListEntry] = {}
    headings: dict[Any, list[str]] = {}
    for link in select(page.selector.root, "a[href*='/zpdetail/']"):
        url, title = page.join(link.get("href")), collapse(link.get("title") or words(link))
        key = url.split("?")[0].rsplit("/", 1)[-1]
        if not url or not title or key in entries:
            continue
        said = _beside(link, headings)
        published = said.pop("published", "")
        entries[key] = ListEntry(key=key, url=url, title=title, section=_section(url), published=published, hints=said)
    pages, total = _PAGES.search(page.text), _COUNT.search(page.text)
    if not entries and pages is None and total is None:
        raise PageError(f"{page.url}: neither BSGlobal nor a list of positions; use the address of the portal")
    return list(entries.values()), int(pages[2]) if pages else 1, int(total[1]) if total else None


def _beside(link: Any, headings: dict[Any, list[str]]) -> dict[str, str]:
    """What the other cells of a row say under the headings of its table."""
    row, table = next(link.iterancestors("tr"), None), next(link.iterancestors("table"), None)
    if row is None or table is None:
        return {}
    if table not in headings:
        headings[table] = [collapse(words(cell)) for cell in next(table.iter("tr"))]
    cells = [collapse(words(cell)) for cell in row]
    named = len(cells) == len(headings[table])
    return sheet.stated_fields(dict(zip(headings[table], cells, strict=True)), event=False) if named else {}


def _section(url: str) -> Section:
    return "internship" if "intern" in url.lower() else "job"


def read_old_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position page of the old skin: labels in a list or table, a body."""
    stated = sheet.pairs(page.selector, "table", ".xiangqinglist li", ".zpdetail li, .jobinfo li, dl dd")
    body = ".xiangqingtext, .zpdetail .content, .job-detail, .content"
    title = ".boxSupertitle" + (", h1, h2" if entry.title.endswith(("…", "...")) else "")  # others name the portal
    return sheet.read(page, source, "beisen", entry, title=title, body=body, stated=stated)
