"""The career family (``/career/zpxx``, successor of eweb): JSON lists and details, HTML for notices.

Some schools refuse the list to strangers and still show the newest entries on the first page: those are read too.
"""

from __future__ import annotations

import re

from crawler.items import ListEntry, ListPage, RawItem, Section
from crawler.parsing import article, records
from crawler.parsing.body import collapse
from crawler.parsing.page import Page, PageError, absolute
from crawler.parsing.records import Record

SIZE = 20
HOME = "home"
_ID = re.compile(r"/career/zpxx/view/(?:sx)?zpxx/([\w-]+)|viewZpxx\(\s*['\"]([\w-]+)")


def _record(section: Section, prefix: str) -> Record:
    return Record(
        section,
        prefix,
        ("zpxxid", "id"),
        {
            "title": ("zpzt", "zphmc", "xjhmc", "title"),
            "employer": ("dwmc",),
            "published": ("fbrq", "fbsj"),
            "deadline": ("zpjzrq",),
            "location": ("szsmc", "gzszsmc", "szxmc"),
            "headcount": ("xqrs",),
            "industry": ("hyyjmc",),
            "employer_class": ("xzyjmc",),
            "apply_url": ("zpxxwz", "ypwz"),
        },
        body=("zpxxEditor", "单位介绍:dwjs"),
        rows=(
            "zwxxList",
            {
                "title": ("zwmc",),
                "headcount": ("xqrs",),
                "degree": ("xlyqmc",),
                "majors": ("zyyqmc",),
                "location": ("gzszxmc", "gzszsmc"),
                "salary": ("yxmc",),
                "text": ("zwms",),
            },
        ),
        drop=("djs", "jltdyx", "rsgmmc", "xxdz", "szxmc", "lxr", "lxdh", "dwid", "hyyj", "xzyj"),
    )


RECORDS = {"zpxx": _record("announcement", "zpxx"), "sxzpxx": _record("internship", "sxzpxx")}
NEWS = Record(
    "notice",
    "news",
    ("newsid", "xwid", "ggid", "id"),
    {"title": ("title", "xwbt", "bt", "newstitle"), "published": ("fbrq", "fbsj", "createtime", "publishDate")},
)


def read_list(page: Page, source: str, name: str, current: int, site: str) -> ListPage:
    """One page of a list as JSON."""
    data = records.envelope(page, "data", lambda data: str(data.get("code")) in ("200", "0", "1"))
    data = data if isinstance(data, dict) else {"list": data}
    record = NEWS if name == "zpgg" else RECORDS[name]
    path = "/career/news/view/zpgg/" if name == "zpgg" else f"/career/zpxx/view/{name}/"
    rows = data.get("list") or data.get("records") or data.get("rows") or []
    pages = data.get("pages") or data.get("totalPage")
    return records.listing(
        page, source, record, rows, lambda i, _: absolute(site, f"{path}{i}"), data.get("total"), pages, current
    )


def read_home(page: Page, source: str) -> ListPage:
    """The newest entries that the first page shows."""
    entries: dict[str, ListEntry] = {}
    for link in page.selector.css("a"):
        found = _ID.search(link.attrib.get("href", "") + link.attrib.get("onclick", ""))
        title = collapse(link.attrib.get("title") or "".join(link.css("::text").getall()))
        if found is None or not title:
            continue
        identity = found[1] or found[2]
        url = absolute(page.url, f"/career/zpxx/view/zpxx/{identity}")
        entry = ListEntry(key=f"zpxx:{identity}", url=url, title=title, section="announcement", hints={"id": identity})
        if len(title) > len(entries[entry.key].title if entry.key in entries else ""):
            entries[entry.key] = entry
    if not entries:
        raise PageError(f"{page.url}: no entries on the first page")
    return ListPage(source=source, url=page.url, section="announcement", entries=list(entries.values()), last=True)


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """An announcement or internship as JSON, a notice as HTML."""
    prefix = entry.key.split(":")[0]
    if prefix not in RECORDS:
        return article.read_detail(page, source, entry, "career")
    found = records.envelope(page, "data", lambda data: isinstance(data.get("data"), dict))
    return records.item(page, source, "career", RECORDS[prefix], entry, found)
