"""Huawei (``career.huawei.com``): JSON lists by page number in the path; rows tell all."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page

KINDS = {
    "campus": {"jobType": "0", "jobTypes": "2"},
    "intern": {"jobType": "0", "jobTypes": "0"},
    "social": {"jobType": "1"},
}
_PAGE = {"campus": "campus-recruitment", "intern": "campus-recruitment", "social": "social-recruitment"}


def read_list(page: Page, kind: str, site: str) -> tuple[list[ListEntry], int | None, int]:
    """Rows of one page, the count, and the number of the last page (0: not told)."""
    rows = board.rows(board.answer(page, "result"), page.url)
    about = page.data.get("pageVO")
    about = about if isinstance(about, dict) else {}
    entries = board.read(rows, page.url, lambda row, url: _job(row, url, kind, site))
    return entries, board.count(about.get("totalRows")), board.count(about.get("totalPages")) or 0


def _job(row: object, url: str, kind: str, site: str) -> ListEntry:
    fields = Fields(row, url)
    key, origin = fields.need("jobId"), fields.text("dataSource")
    areas = fields.text("jobAddress") or fields.text("jobArea")
    shown = urljoin(site, f"/reccampportal/portal5/{_PAGE[kind]}-detail.html?jobId={key}")
    return board.job(
        f"{key}-{origin}" if origin else key,
        f"{shown}&dataSource={origin}" if origin else shown,
        fields.need("jobname", "nameCn", "jobName"),
        board.sections(("岗位职责", fields.raw("mainBusiness")), ("岗位要求", fields.raw("jobRequire"))),
        {
            "部门": fields.text("deptName"),
            "职族": fields.text("jobFamilyName"),
            "工作经验": fields.text("workYear"),
        },
        section="internship" if kind == "intern" else "",
        published=fields.text("effectiveDate", "releaseDate", "creationDate"),
        deadline=fields.text("expirationDate", "endDate"),
        location=re.sub(r"\s*[;；]\s*", ";", areas).strip(";"),
        degree=fields.text("degree"),
        headcount=fields.text("jobNum"),
    )
