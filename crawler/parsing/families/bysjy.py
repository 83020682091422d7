"""The bysjy family (云就业): JSON lists under ``/module/get…``, details as JSON or HTML under ``/detail/…``.

``start`` is the 1-based page number when ``start_page=1`` is sent, and a 0-based row offset on old sites: the spider
compares page 2 with page 1, and asks again by rows where they overlap. Talks have no day of publishing. ``company.tel``, ``mail`` and ``hr`` are personal contacts
and are never read. The interface for phones (``index.php?r=…&token=``) gives the same details as JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from crawler.items import EVENTS, ListEntry, ListPage, MissingField, RawAttachment, RawItem, RawPosition, Section
from crawler.parsing import records
from crawler.parsing.body import collapse, labelled, read_body, shown
from crawler.parsing.fields import Fields
from crawler.parsing.nodes import whole
from crawler.parsing.page import Page, PageError, absolute, web_address

COUNT = 15
_DEGREES = (("doctor", "博士"), ("master", "硕士"), ("bachelor", "本科"), ("college", "大专"))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: its address, what its rows' id is called, the page that students open."""

    section: Section
    path: str
    id_name: str
    page: str
    detail: str
    query: dict[str, str]


KINDS = {
    "talk": Kind("talk", "getcareers", "career_talk_id", "career", "", {"type": "inner", "day": ""}),
    "announcement": Kind("announcement", "getonlines", "recruitment_id", "online", "getonlinedetail?online_id=", {}),
    "job": Kind("job", "getjobs", "publish_id", "job", "getjobdetail?publish_id=",
                {"is_practice": "0", "type_id": "-1"}),
    "internship": Kind("internship", "getjobs", "publish_id", "job", "getjobdetail?publish_id=",
                       {"is_practice": "1", "type_id": "-1"}),
    "fair": Kind("fair", "getjobfairs", "fair_id", "jobfair", "", {"day": ""}),
}  # fmt: skip


PANEL = re.compile(r"""(panel_name|panel_id)["']?\s*[:=]\s*["']([^"'&]{1,60})["']""")
TOKEN = re.compile(r"yxqqnn\d{10}")
_PHONE = {
    "career": "career/ajaxgetcareerdetail",
    "job": "job/ajaxgetjobdetail",
    "jobfair": "chance/ajaxgetjobfairdetail",
}


def phone_address(entry: ListEntry, token: str) -> str:
    """The detail of an entry in the interface for phones; empty for kinds that it does not know."""
    page = entry.key.split(":")[0]
    kind = next(kind for kind in KINDS.values() if kind.page == page)
    return (
        f"index.php?r={_PHONE[page]}&token={token}&{kind.id_name.replace('career_talk_id', 'career_id')}={entry.hints['id']}"
        if page in _PHONE
        else ""
    )


def read_list(page: Page, source: str, name: str, number: int, site: str) -> ListPage:
    """One page of a list. Whether it is the last is told by the next: sites count pages or rows."""
    data = page.data
    if not isinstance(data, dict) or str(data.get("code")) not in ("1", "0", "200"):
        said = data.get("msg") if isinstance(data, dict) else type(data).__name__
        raise PageError(f"{page.url}: the site answers an error: {said}")
    rows: Any = data.get("data")
    total: Any = data.get("total")
    if isinstance(rows, dict):
        rows, total = rows.get("list") or rows.get("data") or [], rows.get("total", total)
    rows = rows or []
    return ListPage(
        source=source,
        url=f"{page.url}#{name}",
        section=KINDS[name].section,
        number=number,
        entries=[_entry(row, KINDS[name], site, page.url) for row in rows],
        total=int(str(total)) if str(total or "").isdigit() else None,
        last=False,
    )


def _entry(row: dict[str, Any], kind: Kind, site: str, url: str) -> ListEntry:
    fields = Fields(row, url)
    identity = fields.need(kind.id_name)
    cancelled = fields.text("career_state") == "1"
    employer = fields.text("company_name")
    title = fields.text("meet_name", "title", "job_name") or employer
    if not title:
        raise MissingField("title", url)
    start, end = _event_times(fields)
    hints = {
        "employer": employer,
        "event_start": start,
        "event_end": end,
        "event_mode": _mode(fields),
        "event_status": "cancelled" if cancelled else "",
        "venue": " ".join(filter(None, (fields.text("address"), fields.text("room")))),
        "organizer": fields.text("organisers", "school_name"),
        "location": fields.text("job_city", "work_city")
        or ("" if kind.section == "talk" else fields.text("city_name")),
        "majors": fields.text("professionals", "about_major"),
        "degree": fields.text("degree_require") or _degrees(fields),
        "salary": fields.text("salary"),
        "headcount": fields.text("job_number"),
        "industry": fields.text("industry_category", "company_industry"),
        "employer_class": fields.text("company_property"),
        "deadline": fields.text("end_time"),
        "employer_count": fields.text("fact_c_count", "plan_c_count"),
        "id": identity,
    }
    return ListEntry(
        key=f"{kind.page}:{identity}",
        url=urljoin(site, f"/detail/{kind.page}?id={identity}"),
        title=title,
        published=fields.text("create_time", "publish_time"),
        section=kind.section,
        hints={name: value for name, value in hints.items() if value},
    )


def _event_times(fields: Fields) -> tuple[str, str]:
    day, time, end = fields.text("meet_day"), fields.text("meet_time"), fields.text("meet_end_time")
    if not day:
        return "", ""
    return collapse(f"{day} {time}"), collapse(f"{day} {end}") if end and ":" in end and len(end) < 9 else end


def _mode(fields: Fields) -> str:
    flags = {fields.text("is_yun"), fields.text("is_online"), fields.text("meet_type")}
    return "线上" if flags & {"1", "2", "true", "True"} else ""


def _degrees(fields: Fields) -> str:
    stated = [word for name, word in _DEGREES if fields.text(f"is_above_{name}_degree", f"is_above_{name}") == "1"]
    return f"{stated[-1]}及以上" if stated else ""


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A detail as JSON (announcements, positions) or as the HTML page that students open (talks, fairs)."""
    if page.text.lstrip()[:1] == "{":
        return _json(page, source, entry)
    return _html(page, source, entry)


def _json(page: Page, source: str, entry: ListEntry) -> RawItem:
    data = page.data.get("data")
    if not data:
        raise MissingField("data", page.url, str(page.data.get("msg") or "the site answers nothing"))
    fields = Fields(data, page.url)
    company = fields.inner("company")
    company.drop("introduction", "address", "company_id")
    content = "\n".join(
        records.paragraphs(str(fields.raw(name) or ""))
        for name in (
            "content",
            "remark",
            "job_descript",
            "job_require",
            "welfare",
            "intro_apply",
            "recruit_notices",
            "notice",
        )
    )
    rows = [_row(row) for row in [*fields.objects("jobs"), *fields.objects("job_list")]]
    exhibitors = [name for row in fields.objects("companies") if (name := row.text("company_name", "name"))]
    base = _base(source, entry, page, fields.text("title", "job_name", "meet_name") or entry.title)
    event = entry.section in EVENTS
    files = [file for row in fields.objects("docs") if (file := _file(row, entry.url))]
    if exhibitors:
        content += f"<p>参会单位：{'、'.join(exhibitors)}</p>"
        base = base.model_copy(update={"labelled": {"参会单位数": str(len(exhibitors))}})
    body = read_body(content, entry.url)
    online = fields.text("yun_live_url", "yun_vod_url")
    return base.model_copy(
        update={
            "employer": base.employer or company.text("company_name", "name") or fields.text("company_name"),
            "industry": base.industry or company.text("industry_category"),
            "employer_class": base.employer_class or company.text("company_property"),
            "event_start": (fields.text("meet_time") if event else "") or base.event_start,
            "event_mode": base.event_mode or ("线上" if online else ""),
            "venue": (" ".join(filter(None, (fields.text("address"), fields.text("room")))) if event else "")
            or base.venue,
            "organizer": base.organizer or fields.text("organisers", "school_name"),
            "published": fields.text("publish_time", "create_time") or base.published,
            "deadline": "" if event else fields.text("end_time") or base.deadline,
            "location": fields.text("work_city", "city_name", "work_address") or base.location,
            "degree": fields.text("degree_require") or base.degree,
            "majors": fields.text("professionals", "about_major") or base.majors,
            "salary": fields.text("salary") or base.salary,
            "headcount": fields.text("job_number") or base.headcount,
            "description": body.text,
            "positions": rows or body.positions,
            "attachments": [*files, *body.attachments],
            "apply_url": web_address(fields.text("content_source_url", "apply_url") or company.text("apply_url")),
            "labelled": body.labelled | base.labelled,
            "unread": [*body.unread, *_left(fields)],
            "extraction": body.extraction,
        }
    )


def _left(fields: Fields) -> list[str]:
    fields.drop("company_name", "publish_id", "career_talk_id", "fair_id", "recruitment_id", "company_id", "overdue")
    fields.drop("is_practice", "job_status", "time_type", "apply_cnt", "is_overdue", "map_lat", "map_lng", "scale")
    return fields.unread


def _file(fields: Fields, base: str) -> RawAttachment | None:
    url = absolute(base, fields.text("url", "path", "file_url", "link"))
    name = fields.text("name", "title", "file_name") or url.rsplit("/", 1)[-1]
    return RawAttachment(name=name, url=url) if url else None


def _row(fields: Fields) -> RawPosition:
    return RawPosition(
        title=fields.need("job_name"),
        headcount=fields.text("job_number"),
        degree=fields.text("degree_require"),
        majors=fields.text("about_major"),
        location=fields.text("city_name"),
        salary=fields.text("salary"),
    )


def _html(page: Page, source: str, entry: ListEntry) -> RawItem:
    root = page.selector
    boxes = root.css(".details-content") or root.css("#data_details") or root.css(".details-box, .detail-content")
    if not boxes:
        raise MissingField("body", page.url, "no .details-content")
    html = "\n".join(
        [*boxes.getall(), *(root.css("#data_details").getall() if boxes[0].attrib.get("id") != "data_details" else [])]
    )
    title = collapse(page.selector.css(".details-title h5::text, .details-title::text, h1::text").get()) or entry.title
    body = read_body(html, page.url)
    rows = [found for block in whole(root.root, ".pub-list") if (found := _block(block)) is not None]
    base = _base(source, entry, page, title)
    return base.model_copy(
        update={
            "description": body.text,
            "positions": rows or body.positions,
            "attachments": body.attachments,
            "labelled": body.labelled | base.labelled,
            "unread": body.unread,
            "extraction": body.extraction,
        }
    )


def _block(block: Any) -> RawPosition | None:
    lines = shown(block).splitlines()
    if not lines:
        return None
    stated = labelled("\n".join(lines))
    parts = [part.strip() for line in lines[1:] if "|" in line for part in line.split("|")]
    return RawPosition(
        title=lines[0].split("|")[0].strip(),
        degree=parts[0] if parts else "",
        location=parts[1] if len(parts) > 1 else "",
        headcount=stated.get("招聘人数", ""),
        majors=next((value for label, value in stated.items() if "专业" in label), ""),
    )


def _base(source: str, entry: ListEntry, page: Page, title: str) -> RawItem:
    hints = {name: value for name, value in entry.hints.items() if name in RawItem.model_fields}
    count = entry.hints.get("employer_count", "")
    item = RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family="bysjy",
        title=title,
        section=entry.section,
        published=entry.published,
        fetched_at=page.fetched_at,
        **hints,
    )
    return item.model_copy(update={"labelled": {"参会单位数": count}}) if count else item
