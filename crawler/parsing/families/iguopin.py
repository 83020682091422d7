"""The iguopin family (国聘): JSON lists whose rows hold everything; test records of the vendor are passed over."""

from __future__ import annotations

import re

from crawler.items import ListEntry, ListPage, Section
from crawler.parsing import records
from crawler.parsing.page import Page, absolute
from crawler.parsing.records import Record

SIZE = 20
RECORD = Record(
    "job",
    "job",
    ("job_id",),
    {
        "title": ("job_name",),
        "employer": ("company_name",),
        "published": ("start_time", "update_time"),
        "deadline": ("end_time",),
        "location": ("district_list.area_cn",),
        "degree": ("education_cn",),
        "majors": ("major_cn",),
        "headcount": ("amount", "recruit_num"),
        "industry": ("company_info.industry_cn",),
        "employer_class": ("company_info.nature_cn",),
        "kind": ("nature_cn", "recruitment_type_cn"),
        "low": ("min_wage",),
        "high": ("max_wage",),
        "unit": ("wage_unit_cn",),
        "months": ("months",),
        "negotiable": ("is_negotiable",),
        "body": ("contents",),
    },
)
_TEST = re.compile(r"(?:测试(?:职位|岗位|数据|账号|企业)?|test)\s*\d*", re.IGNORECASE)


def read_list(page: Page, source: str, current: int, site: str) -> ListPage:
    """One page of positions. Raises :class:`~crawler.parsing.page.PageError` when the site answers an error."""
    data = records.envelope(page, "", lambda data: str(data.get("code", 200)) in ("0", "1", "200"))
    rows = records.rows_with(data, "job_id")
    real = [row for row in rows if not _TEST.fullmatch(str(row.get("job_name") or "").strip())]
    listed = records.listing(page, source, RECORD, real, lambda i, _: absolute(site, f"/job/detail?id={i}"))
    entries = [_read(entry) for entry in listed.entries]
    return listed.model_copy(update={"number": current, "entries": entries, "last": not rows})


def counts(page: Page) -> tuple[int, int | None]:
    """Rows of an answer, those of tests too, and the total that it counts."""
    found = page.data.get("data") if isinstance(page.data.get("data"), dict) else page.data
    return len(records.rows_with(page.data, "job_id")), records.number(found.get("total") or found.get("count"))


def _read(entry: ListEntry) -> ListEntry:
    hints = dict(entry.hints)
    section: Section = "internship" if "实习" in hints.pop("kind", "") else "job"
    low, high, unit, months = (hints.pop(name, "") for name in ("low", "high", "unit", "months"))
    if hints.pop("negotiable", "") in ("1", "true", "True") or (low in ("", "0") and high in ("", "0")):
        hints["salary"] = "面议"
    else:
        times = f"·{months}薪" if months not in ("", "0", "12") else ""
        hints["salary"] = f"{'-'.join(filter(None, dict.fromkeys((low, high))))}{unit or '元/月'}{times}"
    return entry.model_copy(update={"hints": hints, "section": section})
