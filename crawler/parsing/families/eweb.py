"""The eweb family (``/eweb/jygl/….so``): rows that open with ``onclick="view…('ID')"``, details as grids of labels.

Two skins: ``div.z_newsl`` rows, and rows of floated cells under a row of headings. Further pages come from a pager
that belongs to the session.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from parsel import Selector

from crawler.items import EVENTS, ListEntry, ListPage, RawItem, Section
from crawler.parsing import records, sheet
from crawler.parsing.body import collapse
from crawler.parsing.page import Page, PageError, absolute
from crawler.parsing.rows import apart

_VIEW = re.compile(r"(view\w*|open\w*|show\w*)\(\s*['\"]([\w-]{2,})['\"](?:\s*,\s*['\"]([^'\"]*)['\"])?")
_DAY = re.compile(
    r"20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:\s*[-~至]+\s*\d{1,2}[:：]\d{2})?)?"
)
_NO_WORDS = re.compile(r"[\d\s:：至/.\-~\[\]（）()年月日]")
_PAGES = re.compile(r"共\s*(\d+)\s*页|[第当前]\s*\d+\s*/\s*(\d+)")
_LISTS = re.compile(r"/eweb/jygl/\w+\.so\?[^\"']*type=(?:sso)?(?:search|index|Search)\w*[^\"']*")
DEFAULT = "/eweb/jygl/zpfw.so?modcode=jygl_zpxxck&subsyscode=zpfw&type=searchZpxx&zpxxType=new"
FAIRS = "/eweb/jygl/zpfw.so?modcode=jygl_zphxxck&subsyscode=zpfw&type=indexZph"
PAGER = "/eweb/wfc/app/pager.so?type=goPager&requestPager=pager&pageMethod=next&currentPage={number}"
_DETAILS = {"searchZpxx": "viewZpxx", "indexZph": "viewZphxx", "ssoSearchZxzp": "ssoZxzpView", "indexXjh": "viewXjhxx"}
_CELLS = {"发布日期": "published", "发布时间": "published", "招聘截止日期": "deadline", "截止日期": "deadline", "单位性质": "employer_class",
          "工作地点": "location", "学历要求": "degree", "举办时间": "event_start", "招聘会时间": "event_start", "宣讲时间": "event_start",
          "举办地点": "venue", "宣讲地点": "venue", "单位名称": "employer", "点击量": ""}  # fmt: skip


def is_list(url: str) -> bool:
    """Whether an address is a list of this family."""
    return bool(_LISTS.search(url))


def lists_on(page: Page) -> dict[str, Section]:
    """Lists that a page links to, with what their names say stands in them."""
    found: dict[str, Section] = {}
    for link in page.selector.css("a[href]"):
        url = page.join(link.attrib["href"])
        if url and is_list(url):
            found.setdefault(url, section_of(url, collapse("".join(link.css("::text").getall()))))
    return found


def section_of(url: str, name: str = "") -> Section:
    """The section of a list, by its type and name."""
    if "实习" in name:
        return "internship"
    if "宣讲" in name or "Xjh" in url:
        return "talk"
    return "fair" if "Zph" in url else "announcement"


def read_list(page: Page, source: str, section: Section, current: int, first: str) -> ListPage:
    """Rows of a page; ``first`` is the address of the list's first page, which tells how details are addressed."""
    entries: dict[str, ListEntry] = {}
    headings: list[str] = []
    for row in apart(page.selector.root, "li, tr"):
        cells = row.css("li > div, li > span, td") if row.root.tag == "tr" else row.xpath("./div|./span|./p|./a|./em")
        texts = [collapse("".join(cell.css("::text").getall())) for cell in cells]
        view = next((found for call in _calls(row) if (found := _VIEW.search(call))), None)
        if view is None:
            headings = headings or (list(texts) if len(texts) > 2 and sum(t in _CELLS for t in texts) > 1 else [])
            continue
        entry = _entry(row, texts, headings, section, view, first)
        if entry is not None and (entry.key not in entries or len(entry.title) > len(entries[entry.key].title)):
            entries[entry.key] = entry
    if (
        not entries
        and current == 1
        and not page.selector.css(".z_newsl, .moreList, #dataForm, [class*='pager'], [id*='pager']")
    ):
        raise PageError(f"{page.url}: no rows and no pager: not a list of this family")
    counted = _PAGES.search(collapse(" ".join(page.selector.css("body ::text").getall())))
    pages = int(counted[1] or counted[2]) if counted else None
    last = records.is_last(current, pages, len(entries))
    return ListPage(source=source, url=f"{page.url}#{current}", section=section, number=current,
                    entries=list(entries.values()), pages=pages, last=last)  # fmt: skip


def has_pager(page: Page) -> bool:
    """Whether a page offers further pages."""
    return "pager" in page.text.lower() or "下一页" in page.text or "下页" in page.text


def _calls(row: Selector) -> list[str]:
    return [*row.xpath(".//@onclick").getall(), *row.xpath("./@onclick").getall(), *row.css("a::attr(href)").getall()]


def _entry(
    row: Selector, texts: list[str], headings: list[str], section: Section, view: re.Match[str], first: str
) -> ListEntry | None:
    stated = dict(zip(headings, texts, strict=False)) if len(headings) == len(texts) else {}
    said = {field: stated[label] for label, field in _CELLS.items() if field and stated.get(label)}
    links = [
        collapse(link.attrib.get("title") or "".join(link.css("::text").getall())) for link in row.css("a, [title]")
    ]
    words = [text for text in [*links, *texts] if len(_NO_WORDS.sub("", text)) > 1]
    title = sheet.text_of(row, "a.omit") or max(words, key=len, default="")
    title = collapse(_DAY.sub("", title)).strip("[]() ") if len(_DAY.sub("", title).strip("[]() ")) > 3 else title
    days = [found[0] for found in _DAY.finditer(" ".join(texts) or collapse("".join(row.css("::text").getall())))]
    event = section in EVENTS
    if not title:
        return None
    if event:
        said.setdefault("event_start", days[0] if days else "")
    published = "" if event else said.pop("published", "") or (days[0] if days else "")
    if not event and "deadline" not in said and len(days) > 1 and days[1] > days[0]:
        said["deadline"] = days[1]
    hints = {"id": view[2], **{name: value for name, value in said.items() if value and name != "published"}}
    url = detail_url(first, view)
    return ListEntry(
        key=f"{view[1]}:{view[2]}", url=url, title=title, published=published, section=section, hints=hints
    )


def detail_url(first: str, view: re.Match[str]) -> str:
    """The page of an entry: the list's address with the type of a detail and the entry's id."""
    parts = urlsplit(first)
    query: dict[str, str] = dict(parse_qsl(parts.query))
    kept: dict[str, str] = {name: query[name] for name in ("modcode", "subsyscode") if name in query}
    if view[3] and view[3].startswith("jygl_"):
        kept["modcode"] = view[3]
    kind = _DETAILS.get(query.get("type", ""), view[1] if view[1].startswith("view") else "viewZpxx")
    asked: dict[str, str] = {**kept, "type": kind, "id": str(view[2])}
    return absolute(first, f"{parts.path}?{urlencode(asked)}")


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A detail in either skin."""
    root = page.selector
    stated = sheet.pairs(root, "table#tab", "table#zpxxtab", ".ggTime", "table.bd_tab", "table")
    head = stated.pop("标题", "") or sheet.text_of(root, ".ggName, .z_title, .bd_title h1")
    said = {"title": head}
    read = sheet.read(
        page, source, "eweb", entry, title="" if head or entry.title else ".bd_title, h1, h2",
        body="td#tdnr, td.tdnr, .z_content, #zpxxnr", stated=stated, said=said,
    )  # fmt: skip
    return read.model_copy(update={"title": head or read.title})
