"""The frontpage family (jeesite ``/f/…``): lists are POSTed for as JSON, details too; students open ``/f/…/show``.

``startTime`` is the day of publishing on positions and the begin of the event on talks and fairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from crawler.items import ListEntry, ListPage, RawAttachment, RawItem, RawPosition, Section
from crawler.parsing.body import attachments, positions, visible_text
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, PageError, absolute

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: where it is asked for and what its details are called."""

    section: Section
    path: str
    list_action: str
    id_name: str
    record: str
    positions: str
    form: dict[str, str]


KINDS = {
    kind.path + kind.form.get("positionType", ""): kind
    for kind in (
        Kind("announcement", "recruitmentinfo", "ajax_frontRecruitinfo", "recruitmentId", "recruitmentinfo",
             "recruitmentPositionList", {"positionType": "1"}),
        Kind("internship", "recruitmentinfo", "ajax_frontRecruitinfo", "recruitmentId", "recruitmentinfo",
             "recruitmentPositionList", {"positionType": "2"}),
        Kind("talk", "recruitmentFair", "ajax_frontRecruitfair", "recruitmentFairId", "recruitmentFair",
             "recruitmentFairPositionList", {}),
        Kind("fair", "bilateralchosefair", "ajax_frontBilateralchosefair", "bilateralchosefairId", "bilateralchosefair",
             "", {}),
    )
}  # fmt: skip
NEWS = "news"


def read_list(page: Page, source: str, name: str, site: str) -> ListPage:
    """One page of a list. Raises :class:`PageError` when the site answers an error."""
    envelope = _object(page)
    if name == NEWS:
        envelope = envelope.get("newsPage") or envelope
    rows = envelope if isinstance(envelope, list) else envelope.get("list") or []
    entries = [_news(row, site) if name == NEWS else _entry(row, KINDS[name], site, page.url) for row in rows]
    number, pages = _number(envelope, "pageNo", 1), _number(envelope, "totalPage", 0)
    total = _number(envelope, "count", -1)
    last = bool(envelope.get("lastPage")) or (pages > 0 and number >= pages) or not rows
    return ListPage(
        source=source,
        url=f"{page.url}#{name}-{number}",
        section="notice" if name == NEWS else KINDS[name].section,
        number=number,
        entries=entries,
        total=total if total >= 0 else None,
        last=last,
    )


def _object(page: Page) -> Any:
    data = page.data
    if not isinstance(data, dict) or str(data.get("state")) not in ("1", "None", "true", "True"):
        said = data.get("msg") if isinstance(data, dict) else type(data).__name__
        raise PageError(f"{page.url}: the site answers an error: {said}")
    found = data.get("object", data.get("data"))
    return {"list": found, "lastPage": True} if isinstance(found, list) else found or {}


def _number(envelope: Any, name: str, otherwise: int) -> int:
    value = str(envelope.get(name, "")) if isinstance(envelope, dict) else ""
    return int(value) if value.isdigit() else otherwise


def _entry(row: dict[str, Any], kind: Kind, site: str, url: str) -> ListEntry:
    fields = Fields(row, url)
    identity = fields.need("id")
    title = fields.need("title")
    company = fields.inner("corporationinfo")
    place = fields.inner("field").text("name") or fields.text("realPlace", "place", "fieldExport", "holdPlace")
    hints = {
        "employer": fields.text("corporationName") or company.text("name"),
        "event_start": fields.text("startTimeExport", "startTime") if kind.section in ("talk", "fair") else "",
        "deadline": fields.text("endTime"),
        "venue": place,
        "degree": fields.text("education"),
        "location": fields.text("cityName"),
        "majors": fields.text("majorName"),
        "key": identity,
    }
    return ListEntry(
        key=f"{kind.record}:{identity}",
        url=urljoin(site, f"/f/{kind.path}/show?{kind.id_name}={identity}"),
        title=title,
        published="" if kind.section in ("talk", "fair") else fields.text("startTime"),
        section=kind.section,
        hints={name: value for name, value in hints.items() if value},
    )


def _news(row: dict[str, Any], site: str) -> ListEntry:
    fields = Fields(row, site)
    identity = fields.need("id")
    return ListEntry(
        key=f"news:{identity}",
        url=urljoin(site, f"/frontpage/html/newsDetail.html?id={identity}"),
        title=fields.need("title"),
        published=fields.text("releaseDate"),
        section="notice",
        hints={"key": identity, "organizer": fields.text("publisher")},
    )


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position notice, talk, fair or news article."""
    found = _object(page)
    if entry.key.startswith("news:"):
        return _article(Fields(found.get("article"), page.url), page, source, entry)
    kind = next(kind for kind in KINDS.values() if kind.record == entry.key.split(":")[0])
    fields = Fields(found.get(kind.record), page.url)
    title = fields.need("title")
    company = fields.inner("corporationinfo")
    content = str(fields.raw("content") or "")
    event = kind.section in ("talk", "fair")
    start, end = fields.text("startTime"), fields.text("endTime")
    place = fields.inner("field").text("name") or fields.text("realPlace", "place", "fieldExport")
    rows = [_position(row) for row in fields.objects(kind.positions)] or positions(content)
    files = [RawAttachment(name=url.rsplit("/", 1)[-1], url=url)
             for url in [absolute(page.url, fields.text("fileURL", "fileUrl"))] if url]  # fmt: skip
    exhibitors = list(fields.objects("bilateralchosefairList"))
    hints = entry.hints
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family="frontpage",
        title=title,
        section=entry.section,
        employer=company.text("name") or fields.text("corporationName") or hints.get("employer", ""),
        published="" if event else start or entry.published,
        deadline="" if event else end or hints.get("deadline", ""),
        event_start=(start or hints.get("event_start", "")) if event else "",
        event_end=end if event else "",
        venue=(place or hints.get("venue", "")) if event else "",
        organizer=fields.text("organizer"),
        location=fields.text("cityName") or hints.get("location", ""),
        degree=fields.text("education") or hints.get("degree", ""),
        majors=fields.text("majorName") or hints.get("majors", ""),
        industry=company.text("industryValue"),
        employer_class=company.text("corporationNatureValue"),
        description=_with_exhibitors(visible_text(content), exhibitors),
        positions=rows,
        attachments=files + attachments(content, entry.url),
        apply_url=absolute(entry.url, fields.text("onlineApplicationUrl")),
        labelled=_counts(exhibitors),
        unread=_left(fields),
        fetched_at=page.fetched_at,
    )


def _left(fields: Fields) -> list[str]:
    fields.drop("id", "state", "status", "positionType", "labelValue", "isExpired", "forwardDay", "holdStatus", "url")
    return fields.unread


def _position(fields: Fields) -> RawPosition:
    return RawPosition(
        title=fields.need("positionName"),
        headcount=fields.text("demandNumber"),
        degree=fields.text("studentType"),
        majors=fields.text("majorName"),
        location=fields.text("cityName", "city"),
        salary=fields.text("salary"),
        text=visible_text(str(fields.raw("positionDescription") or "")),
    )


def _with_exhibitors(text: str, exhibitors: list[Fields]) -> str:
    names = [name for row in exhibitors if (name := row.inner("corporationinfo").text("name"))]
    return f"{text}\n参会单位：{'、'.join(names)}" if names else text


def _counts(exhibitors: list[Fields]) -> dict[str, str]:
    return {"参会单位数": str(len(exhibitors))} if exhibitors else {}


def _article(fields: Fields, page: Page, source: str, entry: ListEntry) -> RawItem:
    content = str(fields.inner("articleData").raw("content") or fields.raw("content") or "")
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family="frontpage",
        title=fields.text("title") or entry.title,
        section="notice",
        published=fields.text("releaseDate") or entry.published,
        organizer=fields.text("publisher") or entry.hints.get("organizer", ""),
        description=visible_text(content),
        positions=positions(content),
        attachments=attachments(content, entry.url),
        fetched_at=page.fetched_at,
    )
