"""The gxjy family (山东高校毕业生就业信息网): one back end, a folder a school; every row tells its entry whole.

An announcement's ``companyname`` is who posted it, which may be an agency and not the employer.
"""

from __future__ import annotations

from dataclasses import dataclass

from crawler.items import ListEntry, ListPage
from crawler.parsing import records, words
from crawler.parsing.page import Page, absolute
from crawler.parsing.records import Record

SIZE = 50
_NOISE = (
    *("orgcode", "comid", "school", "status", "createUserName", "updateUserName", "checkUserName", "jobsort", "url"),
    *("specialtycode", "workplace", "viewcs", "viewTotal", "markTotal", "isTop", "iswailian", "issc", "infoFrom"),
    *("isopen", "expand1", "expand2", "worknature", "checkTime", "starttime", "sex"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: how it is asked for, and the page that students open."""

    record: Record
    method: str
    path: str
    page: str


KINDS = {
    kind.record.prefix: kind
    for kind in (
        Kind(
            Record(
                "job",
                "job",
                ("comid",),
                {
                    "title": ("jobsort2", "jobname"),
                    "employer": ("companyName",),
                    "published": ("createtime", "starttime", "createTime"),
                    "deadline": ("endtime",),
                    "location": ("areaString", "workplace2", "workplace"),
                    "degree": ("degreereq",),
                    "majors": ("specialty",),
                    "salary": ("basewage",),
                    "headcount": ("requestnum",),
                    "body": ("jobdescribe", "workexp"),
                },
                drop=_NOISE,
            ),
            "POST",
            "school/companyissueinfo/list1",
            "school/companyissueinfo/edit1/{id}",
        ),
        Kind(
            Record(
                "announcement",
                "announcement",
                ("gonggaoId",),
                {
                    "title": ("gonggaoTitle",),
                    "employer": ("companyname",),
                    "published": ("createTime", "checkTime"),
                    "deadline": ("validTime",),
                    "body": ("gonggaoContent",),
                    "apply_url": ("wailian",),
                },
                drop=_NOISE,
            ),
            "GET",
            "front/indexZpggList",
            "jiuye/zhaopingg/detail/{id}",
        ),
        Kind(
            Record(
                "notice",
                "notice",
                ("noticeId",),
                {
                    "title": ("noticeTitle",),
                    "published": ("showtime", "createTime"),
                    "body": ("noticeContent",),
                    "file": ("fileurl",),
                },
                drop=_NOISE,
            ),
            "GET",
            "school/Notice/indexList/2",
            "school/Notice/detail/{id}",
        ),
    )
}


def read_list(page: Page, source: str, name: str, current: int, site: str) -> ListPage:
    """One page of a list. Raises :class:`~crawler.parsing.page.PageError` for anything but rows and a total."""
    kind = KINDS[name]
    data = records.envelope(page, "", lambda data: "rows" in data)
    total = records.number(data.get("total"))
    pages = None if total is None else -(-total // SIZE)
    listed = records.listing(
        page,
        source,
        kind.record,
        data["rows"],
        lambda identity, _: absolute(site, kind.page.format(id=identity)),
        total,
        pages,
        current,
    )
    return listed.model_copy(update={"entries": [_mended(entry, site) for entry in listed.entries]})


def _mended(entry: ListEntry, site: str) -> ListEntry:
    """An agency is no employer; requirements and files belong to the body."""
    hints = dict(entry.hints)
    poster = hints.get("employer", "")
    if words.pattern("agencies").search(poster) and poster[:4] not in entry.title:
        hints["organizer"] = hints.pop("employer")
    if file := absolute(site, hints.pop("file", "")):
        hints["body"] = f'{hints.get("body", "")}<p><a href="{file}">附件</a></p>'
    if hints.get("salary", "")[-1:].isdigit():
        hints["salary"] += "元/月"
    return entry.model_copy(update={"hints": hints})
