"""The wsjysc family (正方, the newer 91job and Zhejiang): JSON lists under ``/web/wsjysc/lbxq/get…PageList``.

Details of positions, announcements and notices have an address of their own; talks and fairs are told whole by the row.
``zwms`` is JSON in a string. ``lxr``, ``lxdh`` and ``zplxr`` are personal contacts and are never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import records
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, absolute
from crawler.parsing.records import Record

SIZE = 50
EMPTY = (
    "xqzy",
    "zwlb",
    "lmid",
    "sjly",
    "xqzy",
    "xxxs",
    "fbsj",
    "ssxx",
    "keyword",
    "dwgm",
    "dwxz",
    "hylb",
    "jssj",
    "kssj",
    "ssqy",
    "xlyq",
    "nxsx",
    "nxxx",
)
_CONTACTS = ("lxr", "lxdh", "zplxr", "lxryx", "lxrdh", "dwid", "sqxxdm", "xxdm", "lmid")
_XXDM = re.compile(r"""(?:xxdm["']?\s*[:=]\s*["']?|/sub-station/home/)(\d{5})""")


@dataclass(frozen=True, slots=True)
class Kind:
    """A list, the page that students open, and where its detail is asked for (``""``: the row says it all)."""

    record: Record
    action: str
    page: str
    detail: str = ""


KINDS = {
    kind.record.prefix: kind
    for kind in (
        Kind(
            Record(
                "talk",
                "talk",
                ("xjhid",),
                {
                    "title": ("xjhmc",),
                    "employer": ("dwmc",),
                    "event_start": ("kssjd", "kssj", "jbrq"),
                    "event_end": ("jssjd", "jssj"),
                    "venue": ("jbdd",),
                    "event_mode": ("jbxx", "jbxs"),
                    "organizer": ("xxmc", "jbxxmc"),
                    "industry": ("hylbmc", "sshy"),
                    "body": ("xjhjs",),
                },
                drop=_CONTACTS,
                words={"event_mode": {"线上": "线上", "1": "线下", "2": "线上", "线下": "线下", "0": "线下"}},
            ),
            "getXjhPageList",
            "lectureDetail?xjhid={id}",
        ),
        Kind(
            Record(
                "fair",
                "fair",
                ("zphid",),
                {
                    "title": ("zphmc",),
                    "event_start": ("jbkssj", "kssj", "jbrq"),
                    "event_end": ("jbjssj", "jssj"),
                    "venue": ("jbcd", "jbdd"),
                    "organizer": ("zbdw", "jbdw", "xxmc"),
                    "employer_count": ("chdws", "dws"),
                    "body": ("zphjs", "zphnr"),
                },
                drop=_CONTACTS,
            ),
            "getZphPageList",
            "recruitmentDetail?zphid={id}",
        ),
        Kind(
            Record(
                "job",
                "job",
                ("zpgwid",),
                {
                    "title": ("zwmc",),
                    "employer": ("dwmc",),
                    "published": ("fbsj",),
                    "deadline": ("zwsxrq",),
                    "location": ("gzdd",),
                    "degree": ("xlyq",),
                    "majors": ("xqzy",),
                    "salary": ("gzxz", "yjnx"),
                    "headcount": ("zprs",),
                    "industry": ("hylbmc", "sshy"),
                    "employer_class": ("dwxzmc",),
                },
                body=("zwms", "gwzz", "rzzg"),
                drop=_CONTACTS,
            ),
            "getZpgwPageList",
            "jobDetails?zpgwid={id}",
            "getZpgwxq?zpgwid={id}",
        ),
        Kind(
            Record(
                "announcement",
                "announcement",
                ("zpggid",),
                {
                    "title": ("zpggbt",),
                    "employer": ("dwmc",),
                    "published": ("fbsj",),
                    "deadline": ("jzsj", "sxrq"),
                    "location": ("gzcs",),
                    "employer_class": ("dwxzmc",),
                },
                body=("zpggxq",),
                rows=(
                    "zpzw",
                    {
                        "title": ("zwmc",),
                        "headcount": ("zprs",),
                        "degree": ("xlyq",),
                        "majors": ("xqzy",),
                        "location": ("gzdd",),
                        "salary": ("gzxz",),
                    },
                ),
                drop=_CONTACTS,
            ),
            "getZpggPageList",
            "announcementDetail?zpggid={id}",
            "getZpggxq?zpggid={id}",
        ),
        Kind(
            Record(
                "notice",
                "notice",
                ("xwid",),
                {"title": ("xwbt",), "published": ("fbsj",), "organizer": ("fbdw",)},
                body=("xwnr",),
                drop=_CONTACTS,
            ),
            "getTzggPageList",
            "/notification/detail?xwid={id}",
            "getTzggxq/{id}",
        ),
    )
}


def school_code(text: str) -> str:
    """The school's national code, as an address or a page names it."""
    found = _XXDM.search(text)
    return found[1] if found else ""


def read_list(page: Page, source: str, name: str, current: int, site: str, code: str) -> ListPage:
    """One page of a list. Raises :class:`~crawler.parsing.page.PageError` when the site answers an error."""
    kind = KINDS[name]
    result = records.envelope(
        page, "result", lambda data: data.get("success") is not False and isinstance(data.get("result"), dict | list)
    )
    result = result if isinstance(result, dict) else {"records": result}

    def address(identity: str, fields: Fields) -> str:
        path = kind.page.format(id=identity)
        if unit := fields.text("dwid"):
            path += f"&dwid={unit}"
        path = path if path.startswith("/") else f"/sub-station/{path}{f'&xxdm={code}' if code else ''}"
        return absolute(site, path)

    rows, pages, total = result.get("records"), result.get("pages"), result.get("total")
    return records.listing(page, source, kind.record, rows, address, total, pages, current)


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position, announcement or notice."""
    found = records.envelope(page, "result", lambda data: bool(data.get("result")))
    return records.item(page, source, "wsjysc", KINDS[entry.key.split(":")[0]].record, entry, found)
