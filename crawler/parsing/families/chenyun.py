"""The chenyun family (晨云): list fragments that are POSTed for, or a list page; details with short lines.

Unknown addresses answer the home page with 200, so a list without rows of this family is no list.
"""

from __future__ import annotations

import re

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import sheet
from crawler.parsing.body import collapse
from crawler.parsing.page import Page, PageError
from crawler.parsing.rows import apart

_DAY = re.compile(r"20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?")
_DETAIL = re.compile(r"employjobdetail|/detail|jobdetail")
_EMPLOYER = re.compile(r"[【\[]([^【】\[\]]{4,40})[】\]]$")


def read_list(page: Page, source: str, current: int) -> ListPage:
    """Rows of a fragment or of a list page."""
    entries: dict[str, ListEntry] = {}
    for row in apart(page.selector.root, "li"):
        link = next((found for found in [*row.css("a[href]")] if _DETAIL.search(found.attrib["href"])), None)
        if link is None:
            continue
        url = page.join(link.attrib["href"])
        title = sheet.text_of(row, ".post-title") or collapse(link.attrib.get("title"))
        title = title or sheet.text_of(row, ".list1_title") or collapse("".join(link.css("::text").getall()))
        title = collapse(_DAY.sub("", title))
        employer = sheet.text_of(row, ".company-infor h3")
        if found := _EMPLOYER.search(title):
            employer, title = employer or found[1], title[: found.start()].strip() or title
        day = _DAY.search(collapse(" ".join(row.css("::text").getall())))
        hints = {"employer": employer, **sheet.tips(row.css(".tips > span ::text").getall())}
        if url and title:
            entries.setdefault(url, ListEntry(
                key=url.split("?")[-1] if "data=" in url else url, url=url, title=title,
                published=day[0] if day else "", section="job",
                hints={name: text for name, text in hints.items() if text},
            ))  # fmt: skip
    if not entries and current == 1:
        raise PageError(f"{page.url}: no rows of this family")
    return ListPage(source=source, url=f"{page.url}#{current}", section="job", number=current,
                    entries=list(entries.values()), last=not entries)  # fmt: skip


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position. Raises :class:`PageError` for a page without any of the family's marks: the home page in its place."""
    root = page.selector
    if not root.css("[class*='infor-'], .tips-l, #index_detail_content"):
        raise PageError(f"{page.url}: no position: the home page in its place")
    update = _DAY.search(sheet.text_of(root, ".infor-tllf .update-time, .update-time"))
    title = collapse("".join(root.css(".infor-tllf h3::text").getall())) or entry.title
    stated = sheet.pairs(root, ".infor-foll", ".infor-foll p", ".infor-cont", ".infor-cont p")
    end = _DAY.search(sheet.text_of(root, ".infor-foll"))
    said = sheet.tips(root.css("p.tips-l ::text").getall())
    said |= {
        "salary": sheet.text_of(root, "p.pay"),
        "published": update[0] if update else "",
        "deadline": end[0] if end else "",
        "majors": sheet.stated_fields(stated, False).get("majors") or sheet.text_of(root, ".infor-cont"),
        "employer": sheet.text_of(root, ".company-infor h3, .infor-company h3, .company-name"),
    }
    read = sheet.read(
        page, source, "chenyun", entry, title="", body="#index_detail_content", stated=stated, said=said
    )  # fmt: skip
    return read.model_copy(update={"title": title})
