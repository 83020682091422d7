"""The ncss family (24365, 国家大学生就业服务平台): JSON lists whose ``offset`` is a 1-based page number.

Without a login a query shows some ten pages of twenty rows, then says so in ``global[0].des``. Pay is in thousand yuan
a month, 0 for negotiable. Some details hide JSON (``gwzz`` duties, ``rzzg`` requirements) in their text.
"""

from __future__ import annotations

import json
import re

from crawler.items import ListEntry as Entry
from crawler.items import ListPage, MissingField, RawItem, Section
from crawler.parsing import records, sheet
from crawler.parsing.body import collapse, visible_text
from crawler.parsing.fields import Fields
from crawler.parsing.nodes import outermost
from crawler.parsing.page import Page, PageError, Walled, absolute
from crawler.parsing.records import Record

LIMIT = 20
RECORD = Record(
    "job",
    "job",
    ("jobId",),
    {
        "title": ("jobName",),
        "employer": ("recName",),
        "published": ("publishDate", "updateDate"),
        "location": ("areaCodeName",),
        "degree": ("degreeName",),
        "majors": ("major",),
        "headcount": ("headCount",),
        "employer_class": ("recProperty",),
        "kind": ("recruitType",),
        "low": ("lowMonthPay",),
        "high": ("highMonthPay",),
    },
)
_LOGIN = re.compile("登录")
_HIDDEN = re.compile(r"\{[^{}]*\"(?:gwzz|rzzg)\"[^{}]*\}")
_NAMES = {"gwzz": "岗位职责", "rzzg": "任职要求"}


def read_list(page: Page, source: str, current: int, site: str) -> ListPage:
    """One page. Raises :class:`Walled` when already the first page wants a login; a later one is just the end."""
    data = page.data
    if not isinstance(data, dict) or "data" not in data:
        raise PageError(f"{page.url}: the site answers an error: {str(data)[:80]}")
    found = data.get("data") or {}
    rows = found.get("list") or []
    if not rows and current == 1 and wants_login(page):
        raise Walled(f"{page.url}: only signed-in users see this list")
    count = found.get("pagenation") or found.get("pagination") or {}
    listed = records.listing(page, source, RECORD, rows, lambda i, _: absolute(site, f"/student/jobs/{i}/detail.html"))
    entries = [_read(entry) for entry in listed.entries]
    return listed.model_copy(
        update={"number": current, "entries": entries, "last": False, "total": records.number(count.get("total"))}
    )


def wants_login(page: Page) -> bool:
    """Whether the answer says that further rows are for signed-in users."""
    return bool(_LOGIN.search(json.dumps(page.data.get("global") or "", ensure_ascii=False)))


def _read(entry: Entry) -> Entry:
    hints = dict(entry.hints)
    section: Section = "announcement" if hints.pop("kind", "0") == "1" else "job"
    low, high = (_yuan(hints.pop(name, "")) for name in ("low", "high"))
    if low or high:
        hints["salary"] = f"{low}-{high}元/月" if low and high and low != high else f"{low or high}元/月"
    else:
        hints["salary"] = "面议"
    return entry.model_copy(update={"hints": hints, "section": section})


def _yuan(thousands: str) -> int:
    try:
        return round(float(thousands or 0) * 1000)
    except ValueError:
        return 0


def read_detail(page: Page, source: str, entry: Entry) -> RawItem:
    """The page that students open."""
    root = page.selector
    stated = sheet.pairs(root, ".mainContent li, .jobdetail-box li, .mainContent p, .source, .job-info span")
    markup = outermost(root.root, ".jobdetail-box") or outermost(root.root, ".mainContent")
    if not markup:
        raise MissingField("body", page.url, "no .mainContent")
    text = visible_text(markup)
    text = text.partition("职位详情")[2] or text
    text = _HIDDEN.sub(_shown, text.partition("扫码快速投递简历")[0]).strip("：: \n")
    read = sheet.read(page, source, "ncss", entry, title="", body=".mainContent, .jobdetail-box", stated=stated)
    return read.model_copy(update={"title": entry.title, "description": text})


def _shown(found: re.Match[str]) -> str:
    try:
        fields = Fields(json.loads(found[0], strict=False), "")
    except ValueError:
        return found[0]
    lines = [f"{label}：\n{collapse(text)}" for name, label in _NAMES.items() if (text := fields.text(name))]
    return "\n".join(lines)
