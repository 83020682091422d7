"""The zftal family (正方 zftal-web): JSON lists that are POSTed for, details as HTML. Times may use a wide colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import records, sheet
from crawler.parsing.page import Page, absolute
from crawler.parsing.records import Record

SIZE = 20
_CODE = re.compile(r"/zftal-web/zfjy!(?:wzxx|ykfw)!(\w+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: where it is asked for below ``/zftal-web/``, and the page of a detail; ``{part}`` names the school's part."""

    record: Record
    paths: tuple[str, ...]
    page: str


KINDS = {
    kind.record.prefix: kind
    for kind in (
        Kind(
            Record(
                "talk",
                "talk",
                ("sqbh", "id"),
                {
                    "title": ("xjhmc",),
                    "employer": ("dwmc",),
                    "day": ("xjhrq",),
                    "begin": ("xjhkssj",),
                    "end": ("xjhjssj",),
                    "venue": ("cdmc", "xjhcdmc"),
                },
            ),
            ("{part}/xjhxx_cxXjhForWeb.html",),
            "{part}/xjhxx_ckXjhxx.html?sqbh={id}",
        ),
        Kind(
            Record(
                "fair",
                "fair",
                ("zphbh", "id"),
                {
                    "title": ("zphmc", "zphzt"),
                    "day": ("zphrq",),
                    "begin": ("zphkssj",),
                    "end": ("zphjssj",),
                    "venue": ("cdmc",),
                    "organizer": ("zbdw",),
                },
            ),
            ("{part}/zphxx_cxWzZphxxNry.html", "{part}/zphxx_cxZphForWeb.html"),
            "{part}/zphxx_ckZphxx.html?zphbh={id}",
        ),
        Kind(
            Record(
                "job",
                "job",
                ("id",),
                {"title": ("zpzt", "zwmc"), "employer": ("dwmc",), "published": ("fbsj",), "deadline": ("jzsj", "sxsj")},
            ),
            ("zfjy!ykfw/zpztgl_cxZpztList.html", "{part}/zpztgl_cxZpztList.html"),
            "zfjy!ykfw/zpztgl_cxWzZpxxNry.html?id={id}",
        ),
    )
}  # fmt: skip


def part(text: str) -> str:
    """The school's part of the address, as its links say it: ``zfjy!wzxx!10183``, or ``zfjy!wzxx`` without a code."""
    found = _CODE.search(text)
    return f"zfjy!wzxx!{found[1]}" if found else "zfjy!wzxx"


def read_list(page: Page, source: str, name: str, current: int, site: str, own: str) -> ListPage:
    """One page of a list."""
    kind = KINDS[name]
    data = records.envelope(page, "", lambda data: "items" in data)

    def address(identity: str, _: object) -> str:
        return absolute(site, f"/zftal-web/{kind.page.format(part=own, id=identity)}")

    pages, total = data.get("totalPage"), data.get("totalResult") or data.get("totalCount")
    listed = records.listing(page, source, kind.record, data["items"], address, total, pages, current)
    return listed.model_copy(update={"entries": [_timed(entry) for entry in listed.entries]})


def _timed(entry: ListEntry) -> ListEntry:
    hints = dict(entry.hints)
    day, begin, end = (hints.pop(name, "").replace("：", ":") for name in ("day", "begin", "end"))
    if day or begin:
        hints["event_start"] = begin if begin[:4].isdigit() else f"{day} {begin}".strip()
    if end:
        hints["event_end"] = end if end[:4].isdigit() else f"{day} {end}".strip()
    return entry.model_copy(update={"hints": hints})


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """The page that students open: labels in a table or in lines, a body."""
    stated = sheet.pairs(page.selector, "table", ".xxnr li, .info li, .zpxx li, .xjh_info p, dl dd")
    body = ".zpxx_content, .xjh_content, .zph_content, .nry_content, .content-text, .xxnr, .article, #content, .content"
    return sheet.read(
        page, source, "zftal", entry, title=".nry_title, .xx_title, .title h2, h1, h2, h3", body=body, stated=stated
    )
