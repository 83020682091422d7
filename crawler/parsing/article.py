"""News and notice pages of any CMS: list of dated links, pager, title, day, body. No page of a kind is assumed.

Two forms of career-centre pages were the model: labelled lines (标题, 发布日期, 浏览次数, 正文), and one line that holds
everything (来源：… 发稿时间：2023-01-1609:50, day and time glued).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from parsel import Selector

from crawler.items import ListEntry, ListPage, MissingField, RawItem
from crawler.parsing.body import attachments, collapse, labelled, positions, visible_text
from crawler.parsing.page import Page

_DAY = re.compile(r"(?:20)?\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|(?<!\d)\d{1,2}[-/]\d{1,2}(?!\d)")
_META = re.compile(
    r"(?:发布日期|发布时间|发稿时间|发表时间|更新时间|(?<![\u4e00-\u9fff])(?:日期|时间)|posted on|date)\s*[:：]?\s*(?:日期\s*[:：])?\s*"
    r"((?:20\d{2})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:T?\s*\d{1,2}\s*[:：时]\s*\d{2}(?:[:：]\d{2})?)?)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|来源|发布单位|发布部门|发布者)\s*[:：]\s*([^\s:：]{2,40}?)(?=\s|发稿|发布|日期|时间|浏览|点击|$)"
)
_NEXT = ("下一页", "下页", "后一页", "next", ">", "›", "»", "后页")
_BODIES = (
    *(
        "#vsb_content",
        ".v_news_content",
        ".wp_articlecontent",
        ".TRS_Editor",
        ".TRS_UEDITOR",
        "#zoom",
        ".article-content",
    ),
    *(".article_content", ".news_content", ".newscontent", ".entry-content", ".content-text", ".detail-content"),
    *(".details-content", "#content", ".content", "article", ".article", "main"),
)
_TITLES = (
    *(".arti_title", ".article-title", ".news_title", ".content-title", ".detail-title", "h1", "h2.title", ".title h2"),
    *("h2", ".title", "h3"),
)
_SITE_PART = re.compile(r"\s*[-_|—–]\s*[^-_|—–]{2,40}$")
_LINES = re.compile(r"^(标题|发布日期|浏览次数|正文内容|正文|来源|作者)\s*[:：]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page says: each string with how it was found, ``""`` when it was not."""

    title: str
    published: str
    organizer: str
    html: str
    sure: bool


def read_list(page: Page, source: str, css: str = "") -> ListPage:
    """Dated links of a list page, in order, and the address of the next page.

    The list is the largest group of links that stand in like places and have a day beside them; navigation has none.
    ``css`` names the rows where a site needs it.
    """
    rows = page.selector.css(css) if css else _rows(page.selector)
    entries, seen = [], set()
    for row in rows:
        entry = _entry(row, page)
        if entry is not None and entry.key not in seen:
            seen.add(entry.key)
            entries.append(entry)
    following = next_page(page)
    return ListPage(source=source, url=page.url, entries=entries, last=not following, next_url=following)


def _rows(root: Selector) -> list[Selector]:
    groups: dict[tuple[str, str], list[Selector]] = {}
    for row in root.css("li, tr, dl, div, p, a"):
        if len(row.css("a[href]")) + (row.root.tag == "a") not in (1, 2):
            continue
        text = collapse("".join(row.css("::text").getall()))
        if not 6 < len(text) < 300 or not _DAY.search(text):
            continue
        parent = row.root.getparent()
        place = (row.root.tag, row.attrib.get("class", "").split(" ")[0], parent.tag if parent is not None else "")
        groups.setdefault(place[:2], []).append(row)
    return max(groups.values(), key=lambda group: (len(group), group[0].root.tag in ("li", "tr")), default=[])


def _entry(row: Selector, page: Page) -> ListEntry | None:
    links = [row] if row.root.tag == "a" else row.css("a[href]")
    best = max(links, key=lambda link: len(_link_text(link)), default=None)
    if best is None:
        return None
    url, title = page.join(best.attrib.get("href")), _link_text(best)
    day = _DAY.search(collapse(" ".join(row.css("::text").getall())).replace(title, " "))
    if not url or len(title) < 4 or urlsplit(url).path in ("", "/"):
        return None
    return ListEntry(key=canonical(url), url=url, title=title, published=collapse(day[0]) if day else "")


def _link_text(link: Selector) -> str:
    text = collapse("".join(link.css("::text").getall()))
    stated = collapse(link.attrib.get("title"))
    full = stated if len(stated) >= len(text.rstrip(".…")) else text
    return collapse(_DAY.sub(" ", full)) if len(_DAY.sub("", full).strip()) > 4 else full


def canonical(url: str) -> str:
    """An address without what changes from visit to visit; the key of a page in its source."""
    parts = urlsplit(url)
    volatile = ("jsessionid", "phpsessid", "sid", "t", "ts", "_", "timestamp", "from", "utm_source", "utm_medium")
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in volatile])
    path = re.sub(r";jsessionid=[^/?]*", "", parts.path, flags=re.IGNORECASE)
    return urlunsplit(("", parts.netloc.lower(), path, query, ""))


def next_page(page: Page) -> str:
    """The pager's next link; empty at the end."""
    for link in page.selector.css("a[href]"):
        text = collapse("".join(link.css("::text").getall())).lower()
        marked = "next" in link.attrib.get("rel", "") or "next" in link.attrib.get("class", "").lower()
        if (text in _NEXT or marked) and "disabled" not in link.attrib.get("class", ""):
            url = page.join(link.attrib["href"])
            if url and canonical(url) != canonical(page.url):
                return url
    return ""


def read_detail(page: Page, source: str, entry: ListEntry, family: str = "article", body_css: str = "") -> RawItem:
    """An article. Raises :class:`MissingField` when there is no title or no body."""
    found = read_page(page, entry.title, body_css)
    if not found.title:
        raise MissingField("title", page.url)
    text = visible_text(found.html)
    if len(text) < 10 and "<img" not in found.html:
        raise MissingField("body", page.url, f"{len(text)} characters of text")
    stated = labelled(text)
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=family,
        title=found.title,
        section=entry.section,
        published=found.published or entry.published,
        organizer=found.organizer,
        employer=stated.get("招聘单位", "") or stated.get("单位名称", ""),
        description=text,
        positions=positions(found.html),
        attachments=attachments(found.html, page.url),
        labelled=stated,
        fetched_at=page.fetched_at,
        extraction="sure" if found.sure else "unsure",
    )


def read_page(page: Page, known_title: str = "", body_css: str = "") -> Reading:
    """Title, day, publisher and body of any article page."""
    root = page.selector
    body, named = _body(root, body_css)
    whole = collapse(" ".join(root.css("body ::text").getall()))[:20000]
    title, sure = _title(root, known_title)
    meta = root.css(
        "meta[name='PubDate']::attr(content), meta[property='article:published_time']::attr(content), time::attr(datetime)"
    ).get()
    around = _META.search(whole)
    published = collapse(around[1]) if around else collapse(meta)
    publisher = _SOURCE.search(whole)
    return Reading(title, published, publisher[1] if publisher else "", body, sure and named and bool(published))


def _title(root: Selector, known: str) -> tuple[str, bool]:
    """The heading that agrees with the list's words, which lists often cut."""
    head = collapse(root.css("title::text").get())
    candidates = [collapse("".join(found.css("::text").getall())) for query in _TITLES for found in root.css(query)[:3]]
    candidates = [text for text in dict.fromkeys(candidates) if 4 <= len(text) <= 120]
    stem = known.rstrip(".…").strip()
    agreeing = [text for text in candidates if stem and (text.startswith(stem) or stem.startswith(text[:20]))]
    if agreeing:
        return agreeing[0], True
    if stem and head.startswith(stem):
        return _SITE_PART.sub("", head), True
    if candidates and head and (candidates[0] in head or not stem):
        return candidates[0], candidates[0] in head
    return (known, True) if len(known) >= 4 and not known.endswith(("...", "…")) else (_SITE_PART.sub("", head), False)


def _body(root: Selector, css: str) -> tuple[str, bool]:
    """The element that holds the article: a known name, else the one with most text per link."""
    for query in css.split(", ") if css else ():
        for found in root.css(query)[:2]:
            if len(collapse("".join(found.css("::text").getall()))) >= 2 or found.css("img, table"):
                return str(found.get()), True
    for query in _BODIES:
        for found in root.css(query)[:2]:
            if len(collapse("".join(found.css("::text").getall()))) >= 40 or found.css("img, table"):
                return str(found.get()), True
    best = max(root.css("div, td, section"), key=_weight, default=None)
    return (str(best.get()), False) if best is not None else (str(root.css("body").get() or ""), False)


def _weight(element: Selector) -> float:
    own = sum(len(text.strip()) for text in element.css(":scope > ::text, p::text, span::text, td::text").getall())
    linked = sum(len(text.strip()) for text in element.css("a ::text").getall())
    depth = len(element.css("div"))
    return own - 3 * linked - 5 * depth


def read_text_document(text: str, source: str, key: str, url: str, fetched_at: object) -> RawItem:
    """A page that was saved as text: labelled lines with 正文内容 last, or one line with everything."""
    fields: dict[str, str] = {}
    lines = text.lstrip("\ufeff").splitlines()
    for number, line in enumerate(lines):
        found = _LINES.match(line.strip())
        if found is None:
            continue
        if found[1].startswith("正文"):
            fields["body"] = "\n".join([found[2], *lines[number + 1 :]]).strip()
            break
        fields.setdefault(found[1], found[2].strip())
    whole = collapse(text)
    around = _META.search(whole)
    publisher = _SOURCE.search(whole[:400])
    title = fields.get("标题") or collapse(re.split(r"\s*(?:来源|发稿时间|发布时间|发布日期)\s*[:：]", whole)[0])[:120]
    body = fields.get("body") or (whole[around.end() :].strip() if around else whole)
    if not title:
        raise MissingField("title", url)
    if len(body) < 10:
        raise MissingField("body", url, f"{len(body)} characters of text")
    return RawItem.model_validate(
        {
            "source": source,
            "key": key,
            "url": url,
            "family": "article",
            "title": title,
            "published": collapse(around[1]) if around else "",
            "organizer": fields.get("来源") or (publisher[1] if publisher else ""),
            "description": "\n".join(collapse(line) for line in body.splitlines() if collapse(line)),
            "labelled": labelled(body),
            "fetched_at": fetched_at,
        }
    )
