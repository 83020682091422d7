"""The frontpage family (jeesite ``/f/…``): lists are POSTed for as JSON, details too; students open ``/f/…/show``.

``startTime`` is the day of publishing on positions and the begin of the event on talks and fairs. Answers hold
``object`` or, in the combined calendar, ``data``; the lists of the first page are bare arrays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from crawler.items import EVENTS, ListEntry, ListPage, RawItem, Section
from crawler.parsing import article, columns, records
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, absolute
from crawler.parsing.records import Record

PAGE_SIZE = 50
NEWS = "news"
TIMELINE = "timeline"
_ABBR = re.compile(r"/frontpage/([\w-]+)/html/")
_SHOW = re.compile(r"/f/(\w+)/show\?(\w+)=([\w-]+)")
_CATEGORY = re.compile(r"newsList\.html\?(?:[^\"']*&)?id=([\w-]+)")
_NOISE = (
    *("state", "status", "positionType", "positionNum", "labelValue", "isExpired", "forwardDay", "holdStatus", "url"),
    *(
        "startTimeFormat",
        "startTimeExport",
        "fieldExport",
        "place",
        "realPlace",
        "holdPlace",
        "type",
        "corporationNature",
    ),
)
_POSITIONS: records.Names = {
    "title": ("positionName",),
    "headcount": ("demandNumber",),
    "degree": ("studentType",),
    "majors": ("majorName",),
    "location": ("cityName", "city"),
    "salary": ("salary",),
    "text": ("positionDescription",),
}
_EMPLOYER: records.Names = {
    "title": ("title",),
    "employer": ("corporationName", "corporationinfo.name"),
    "industry": ("corporationinfo.industryValue",),
    "employer_class": ("corporationinfo.corporationNatureValue", "corporationNatureValue"),
    "degree": ("education",),
    "location": ("cityName",),
    "majors": ("majorName",),
    "organizer": ("organizer",),
    "apply_url": ("onlineApplicationUrl",),
}
_EVENT: records.Names = {
    "event_start": ("startTimeExport", "startTime", "startTimeFormat"),
    "event_end": ("endTime",),
    "venue": ("field.name", "realPlace", "place", "fieldExport", "holdPlace"),
}
_NOTICE: records.Names = {"published": ("startTime",), "deadline": ("endTime",)}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: where it is asked for, the list of the first page, and what its records are called."""

    record: Record
    list_action: str
    limit_action: str = ""
    form: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Part of the addresses, and the name of a detail's record."""
        return self.record.prefix


def _record(section: Section, name: str, own: records.Names) -> Record:
    rows = (f"{name.removesuffix('info')}PositionList", _POSITIONS)
    return Record(section, name, ("id",), _EMPLOYER | own, ("content",), rows, ("fileURL", "fileUrl"), _NOISE)


_INFO, _TALK, _FAIR = "recruitmentinfo", "recruitmentFair", "bilateralchosefair"
KINDS = {
    f"{_INFO}1": Kind(
        _record("announcement", _INFO, _NOTICE),
        "ajax_frontRecruitinfo",
        "RecruitmentinfoLimitList",
        (("positionType", "1"),),
    ),
    f"{_INFO}2": Kind(
        _record("internship", _INFO, _NOTICE),
        "ajax_frontRecruitinfo",
        "RecruitmentinfoLimitList",
        (("positionType", "2"),),
    ),
    f"{_INFO}Xzgg": Kind(_record("civil_service", _INFO, _NOTICE), "ajax_frontRecruitinfoXzgg"),
    _TALK: Kind(_record("talk", _TALK, _EVENT), "ajax_frontRecruitfair", "RecruitmentFairLimitList"),
    _FAIR: Kind(_record("fair", _FAIR, _EVENT), "ajax_frontBilateralchosefair", "BilateralchosefairLimitList"),
}
_NEWS = Record(
    "notice", NEWS, ("id",), {"title": ("title",), "published": ("releaseDate",), "organizer": ("publisher",)},
    drop=("description", "url"),
)  # fmt: skip
_TYPES: dict[str, Section] = {"宣讲会": "talk", "组团招聘": "fair", "双选会": "fair"}


def abbreviation(text: str) -> str:
    """What the school is called in the addresses of its pages."""
    found = _ABBR.search(text)
    return found[1] if found else ""


def categories(page: Page) -> dict[str, Section]:
    """Categories of news that a page links to and that may hold vacancies or notices, with their section."""
    found: dict[str, Section] = {}
    for link in page.selector.css("a[href*='newsList.html']"):
        category = _CATEGORY.search(link.attrib["href"])
        name = "".join(link.css("::text").getall()).strip()
        if category is not None and columns.kind_of(name) is not None:
            found.setdefault(category[1], columns.section_of(name))
    return found


def token(page: Page | None) -> str:
    """The token that a site gives to anyone who asks; sites without one take any value."""
    data = page.data if page is not None and page.text.lstrip()[:1] == "{" else {}
    return str(data.get("data") or data.get("object") or "1") if isinstance(data, dict) else "1"


def read_list(page: Page, source: str, name: str, site: str, abbr: str = "") -> ListPage:
    """One page of a list. Raises :class:`PageError` when the site answers an error."""
    envelope = _object(page)
    envelope = envelope.get("newsPage") or envelope
    rows, current = envelope.get("list") or [], records.number(envelope.get("pageNo")) or 1
    record = _NEWS if name == NEWS else KINDS[_TALK if name == TIMELINE else name].record

    def address(identity: str, fields: Fields) -> str:
        stated = absolute(site, fields.text("url"))
        if name == NEWS:
            return stated or absolute(site, f"/frontpage/{abbr or 'index'}/html/newsDetail.html?id={identity}")
        shown = _SHOW.search(stated)
        path, id_name = (shown[1], shown[2]) if shown else (record.prefix, _id_name(record.prefix))
        return absolute(site, f"/f/{path}/show?{id_name}={identity}")

    listed = records.listing(
        page, source, record, rows, address, envelope.get("count"), envelope.get("totalPage"), current
    )
    kinds = [_TYPES.get(str(row.get("type") or "")) for row in rows]
    entries = [
        _mended(entry, kind if name == TIMELINE else None) for entry, kind in zip(listed.entries, kinds, strict=True)
    ]
    last = listed.last or bool(envelope.get("lastPage") is True)
    return listed.model_copy(update={"entries": entries, "last": last, "url": f"{page.url}#{name}-{current}"})


def _id_name(path: str) -> str:
    return "recruitmentId" if path == _INFO else f"{path}Id"


def _object(page: Page) -> dict[str, Any]:
    data = page.data
    if not isinstance(data, dict) or str(data.get("state")) not in ("1", "None", "true", "True"):
        said = str(data.get("msg") or "") if isinstance(data, dict) else type(data).__name__
        raise records.refusal(page, said)
    found = data.get("object", data.get("data"))
    return {"list": found, "lastPage": True} if isinstance(found, list) else found if isinstance(found, dict) else {}


def _mended(entry: ListEntry, kind: Section | None) -> ListEntry:
    """Its own record and section, and the place of an event that is an address or says 线上."""
    shown = _SHOW.search(entry.url)
    update: dict[str, Any] = {"hints": _placed(entry.hints)}
    if shown is not None:
        update["key"] = f"{shown[1]}:{shown[3]}"
    if kind is not None:
        update["section"] = kind
    return entry.model_copy(update=update)


def _placed(said: dict[str, str]) -> dict[str, str]:
    venue = said.get("venue", "")
    if "://" in venue or "线上" in venue:
        said = {**said, "event_mode": "线上"}
    return {name: text for name, text in said.items() if name != "venue" or "://" not in text}


def detail(entry: ListEntry) -> tuple[str, dict[str, str]] | None:
    """Where the detail of an entry is asked for and with which form; ``None`` for a page elsewhere."""
    if entry.key.startswith(f"{NEWS}:"):
        inside = "newsDetail" in entry.url
        return (f"/f/newsCenter/ajax_view?id={entry.hints['id']}", {}) if inside else None
    shown = _SHOW.search(entry.url)
    return (f"/f/{shown[1]}/ajax_show", {shown[2]: shown[3]}) if shown else None


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position notice, talk, fair or news article; a page elsewhere is read as an article."""
    name = entry.key.split(":")[0]
    if page.text.lstrip()[:1] not in ("{", "["):
        return article.read_detail(page, source, entry, "frontpage")
    if name == NEWS:
        return _article(page, source, entry)
    known = next((kind.record for kind in KINDS.values() if name.startswith(kind.path)), KINDS[_FAIR].record)
    found = _object(page)
    stated = (
        found.get(name)
        or found.get(known.prefix)
        or next((part for part in found.values() if isinstance(part, dict)), {})
    )
    record = Fields(stated, page.url)
    record.need("title")
    exhibitors = [row.path("corporationinfo.name", "corporationName") for row in record.objects(f"{_FAIR}List")]
    item = records.item(
        page, source, "frontpage", known, entry, {k: v for k, v in stated.items() if k != f"{_FAIR}List"}
    )
    return _finished(item, [name for name in exhibitors if name])


def _finished(item: RawItem, exhibitors: list[str]) -> RawItem:
    update: dict[str, Any] = {}
    if item.section in EVENTS:
        mended = _placed({"venue": item.venue, "event_mode": item.event_mode})
        update = {"venue": mended.get("venue", ""), "event_mode": mended["event_mode"], "deadline": "", "published": ""}
    if exhibitors:
        update["description"] = f"{item.description}\n参会单位：{'、'.join(exhibitors)}"
        update["labelled"] = {**item.labelled, "参会单位数": str(len(exhibitors))}
    return item.model_copy(update=update)


def _article(page: Page, source: str, entry: ListEntry) -> RawItem:
    found = _object(page)
    stated = found.get("article") if isinstance(found.get("article"), dict) else found
    content = records.at(stated, "articleData.content") or records.at(stated, "content") or ""
    record = Record("notice", NEWS, ("id",), _NEWS.names, ("content",), drop=("description", "url", "articleData"))
    return records.item(page, source, "frontpage", record, entry, {**(stated or {}), "content": content})
