"""Hotjob (大易, ``/SU{hex}/pb/…``): form-posted lists by page number, a detail with duties and requirements."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from crawler.items import ListEntry, MissingField
from crawler.parsing import board, records
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page

KINDS = {"1": "campus", "12": "intern", "2": "society"}
"""``recruitType`` of the API → ``postType`` of the page."""
_SUITE = re.compile(r"\bSU[0-9a-fA-F]{6,}\b")


def suite_of(url: str) -> str:
    """The tenant's id in an address; empty where it has none."""
    found = _SUITE.search(url)
    return found[0] if found else ""


def read_list(page: Page, kind: str, site: str) -> tuple[list[ListEntry], int | None, int]:
    """Rows of one page, the count, and the number of the last page (0: not told)."""
    data = _data(page)
    form = data["pageForm"] if isinstance(data.get("pageForm"), dict) else data
    rows = board.rows(form.get("pageData") or form.get("list"), page.url)
    entries = board.read(rows, page.url, lambda row, url: read_job(row, url, kind, site))
    total = board.count(form.get("dataCount", form.get("total")))
    return entries, total or None, board.count(form.get("totalPage")) or 0


def _data(page: Page) -> dict[str, Any]:
    data = board.answer(page, "data")
    if str(page.data.get("state", "200")) not in ("200", "0", "1", "success") or not isinstance(data, dict):
        said = page.data.get("msg") or page.data.get("message") or page.data.get("state")
        raise records.refusal(page, str(said))
    return data


def read_detail(page: Page, kind: str, site: str) -> ListEntry:
    """The position of a detail reply."""
    data = _data(page)
    found = next((data[name] for name in ("postInfo", "position", "detail") if isinstance(data.get(name), dict)), data)
    if not found:
        raise MissingField("data", page.url)
    return read_job(found, page.url, kind, site)


def read_job(row: object, url: str, kind: str, site: str) -> ListEntry:
    """A row of the list, or a detail with its text."""
    fields = Fields(row, url)
    key = fields.need("postId", "id")
    shown = KINDS.get(kind, "campus")
    return board.job(
        key,
        urljoin(site, f"/{suite_of(site)}/pb/posDetail.html?postId={key}&postType={shown}"),
        fields.need("postName", "jobName"),
        board.sections(
            ("岗位职责", fields.raw("workContent")),
            ("任职要求", fields.raw("serviceCondition")),
            ("", fields.raw("postDesc")),
        ),
        {
            "部门": fields.text("department", "orgName", "deptName"),
            "职位类别": fields.text("postTypeName"),
            "项目": fields.text("projectName"),
            "工作经验": fields.text("workYears"),
        },
        section="internship" if kind == "12" else "",
        employer=fields.text("company", "companyName"),
        published=fields.text("publishFirstDate", "publishDate"),
        deadline=fields.text("endDate"),
        location=fields.text("workPlaceStr", "workPlace"),
        degree=fields.text("educationStr", "education"),
        majors=fields.text("subject"),
        headcount=fields.text("recruitNumStr", "recruitNum"),
        salary=fields.text("salaryStr", "salary"),
    )
