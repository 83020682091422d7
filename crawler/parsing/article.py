"""News and notice pages of any CMS: list of dated links, pager, title, day, body. No page of a kind is assumed.

Two forms of career-centre pages were the model: labelled lines (标题, 发布日期, 浏览次数, 正文), and one line that holds
everything (来源：… 发稿时间：2023-01-1609:50, day and time glued).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry, ListPage, MissingField, RawItem
from crawler.parsing import days
from crawler.parsing.address import canonical
from crawler.parsing.body import collapse, hiring, labelled, read_body
from crawler.parsing.nodes import markup, select, words
from crawler.parsing.page import MOST_ROWS, Page
from crawler.parsing.rows import apart, few_links
from crawler.parsing.words import table

_DAY = re.compile(r"(?:20)?\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|(?<!\d)\d{1,2}[-/]\d{1,2}(?!\d)")
_DAY_STATED = (
    r"\s*[:：]?\s*(?:日期\s*[:：])?\s*"
    r"((?:20\d{2})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:T?\s*\d{1,2}\s*[:：时]\s*\d{2}(?:[:：]\d{2})?)?)"
)
_META = re.compile(r"(?:发布日期|发布时间|发稿时间|发表时间|更新时间|posted on|date)" + _DAY_STATED, re.IGNORECASE)
_UNNAMED = re.compile(r"(?<![\u4e00-\u9fff])(?:日期|时间)" + _DAY_STATED)
"""A day under a label that does not say of what: of publishing above an article, of the event in an invitation."""
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
_NAMES = re.compile(r"[#.]([\w-]+)")
_ENOUGH, _DOMINANT = 40, 0.6
"""Characters of an article at least; what of all that its page says outside links stands in it where its part has no known name."""
_DAY_META = (
    "meta[name='PubDate']::attr(content), meta[property='article:published_time']::attr(content), time::attr(datetime)"
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
    root = page.selector.root
    rows = [found.root for found in apart(root, css)] if css else _rows(root)
    entries, seen = [], set()
    for row in rows:
        entry = _entry(row, page)
        if entry is not None and entry.key not in seen:
            seen.add(entry.key)
            entries.append(entry)
    following = next_page(page)
    return ListPage(source=source, url=page.url, entries=entries, last=not following, next_url=following)


def _rows(root: Any) -> list[Any]:
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in few_links(root, ("li", "tr", "dl", "div", "p", "a"), most=2):
        text = collapse(words(row))
        if 6 < len(text) < 300 and _DAY.search(text):
            groups.setdefault((row.tag, row.get("class", "").split(" ")[0]), []).append(row)
    best = max(groups.values(), key=lambda group: (len(group), group[0].tag in ("li", "tr")), default=[])
    return best[:MOST_ROWS]


def _entry(row: Any, page: Page) -> ListEntry | None:
    links = [row] if row.tag == "a" else [link for link in row.iter("a") if "href" in link.attrib]
    titles = [_link_text(link) for link in links]
    if not titles:
        return None
    title = max(titles, key=len)
    url = page.join(links[titles.index(title)].get("href"))
    day = _DAY.search(collapse(" ".join(select(row, "::text"))).replace(title, " "))
    if not url or len(title) < 4 or urlsplit(url).path in ("", "/"):
        return None
    return ListEntry(key=canonical(url), url=url, title=title, published=collapse(day[0]) if day else "")


def _link_text(link: Any) -> str:
    text = collapse(words(link))
    stated = collapse(link.get("title"))
    full = stated if len(stated) >= len(text.rstrip(".…")) else text
    return collapse(_DAY.sub(" ", full)) if len(_DAY.sub("", full).strip()) > 4 else full


def next_page(page: Page) -> str:
    """The pager's next link; empty at the end."""
    for link in page.selector.root.iter("a"):
        if "href" not in link.attrib or "disabled" in (named := link.get("class", "")):
            continue
        marked = "next" in link.get("rel", "") or "next" in named.lower()
        text = collapse(words(link)).lower()
        if text in _NEXT or (marked and text not in table("not_next")):
            url = page.join(link.get("href"))
            if url and canonical(url) != canonical(page.url):
                return url
    return ""


def read_detail(page: Page, source: str, entry: ListEntry, family: str = "article", body_css: str = "") -> RawItem:
    """An article. Raises :class:`MissingField` when there is no title or no body."""
    found = read_page(page, entry.title, body_css, entry.published)
    if not found.title:
        raise MissingField("title", page.url)
    body = read_body(found.html, page.url)
    if len(body.text) < 10 and not body.shown:
        raise MissingField("body", page.url, f"{len(body.text)} characters of text")
    stated = body.labelled
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=family,
        title=found.title,
        section=entry.section,
        published=found.published or entry.published,
        organizer=found.organizer,
        employer=hiring(stated),
        description=body.text,
        positions=body.positions,
        attachments=body.attachments,
        labelled=stated,
        unread=body.unread,
        fetched_at=page.fetched_at,
        extraction=body.extraction if found.sure else "unsure",
    )


def read_page(page: Page, known_title: str = "", body_css: str = "", known_day: str = "") -> Reading:
    """Title, day, publisher and body of any article page; title and day as its list or feed tells them, where it does."""
    root = page.selector.root
    body, named = _body(page, body_css)
    whole = _whole(root)
    title, sure = _title(page, known_title)
    meta = next(iter(select(root, _DAY_META)), "")
    published = _stated_day(whole) or collapse(meta) or _unnamed_day(whole, known_day)
    publisher = _SOURCE.search(whole)
    told = bool(published or known_day)
    return Reading(title, published, publisher[1] if publisher else "", body, sure and named and told)


def stated_day(page: Page, heading: str) -> str:
    """The day under a label of publishing behind the heading; what stands before it is of the site or of others."""
    before, found, behind = _whole(page.selector.root).partition(heading)
    return _stated_day(behind if found else before)


def _whole(root: Any) -> str:
    return collapse(" ".join(select(root, "body ::text")))[:20000]


def _stated_day(whole: str) -> str:
    around = _META.search(whole)
    return collapse(around[1]) if around else ""


def _unnamed_day(whole: str, known: str) -> str:
    """The day under a bare ``时间：`` unless the list or feed tells another one: then it is that of an event."""
    found = _UNNAMED.search(whole)
    if found is None:
        return ""
    stated, listed = days.find(found[1]), days.find(known)
    other = listed and not (stated and days.agrees(stated[0], listed[0].iso))
    return "" if other else collapse(found[1])


def _title(page: Page, known: str) -> tuple[str, bool]:
    """The heading that agrees with the list's words, which lists often cut."""
    root = page.selector.root
    head = collapse(next(iter(select(root, "title::text")), ""))
    candidates = [collapse(words(found)) for query in _possible(_TITLES, page) for found in select(root, query)[:3]]
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


def _possible(queries: Sequence[str], page: Page) -> list[str]:
    """Those whose class or id the page has at all: most pages have one of the many names that are known."""
    return [query for query in queries if all(name in page.text for name in _NAMES.findall(query))]


def _body(page: Page, css: str) -> tuple[str, bool]:
    """The element that holds the article: a known name, else the one with most text per link."""
    for query in css.split(", ") if css else ():
        for found in page.selector.css(query)[:2]:
            if _holds(found.root, 2):
                return markup(found.root), True
    root = page.selector.root
    for query in _possible(_BODIES, page):
        for element in select(root, query)[:2]:
            if _holds(element, _ENOUGH):
                return markup(element), True
    whole = next(iter(select(root, "body")), None)
    best = _heaviest(root)
    if best is None:
        return (markup(whole) if whole is not None else ""), False
    return markup(best), whole is not None and _dominates(best, whole)


def _dominates(part: Any, whole: Any) -> bool:
    """Whether a part is the article by what stands in it: most of what the page says outside links, no menu, no foot."""
    said, linked = _spoken(part)
    if said < max(_ENOUGH, 4 * linked) or said < _DOMINANT * _spoken(whole)[0]:
        return False
    low = words(part).lower()
    return not any(word in low for word in table("footer"))


def _spoken(element: Any) -> tuple[int, int]:
    """Characters that people read in an element: outside links, and in them."""
    linked = sum(map(_letters, element.iter("a")))
    hidden = sum(map(_letters, element.iter("script", "style", "noscript", "template")))
    return _letters(element) - linked - hidden, linked


def _letters(element: Any) -> int:
    return len("".join(words(element).split()))


def _holds(element: Any, least: int) -> bool:
    """Whether there is some text, a table, or what is shown in place of text."""
    return len(collapse(words(element))) >= least or bool(select(element, "img, table, canvas, iframe, embed, object"))


def _heaviest(root: Any) -> Any:
    """The part with most text of its own or in paragraphs, less for links and further parts. One pass from the leaves."""
    text: Counter[Any] = Counter()
    linked: Counter[Any] = Counter()
    parts: Counter[Any] = Counter()
    best, most = None, float("-inf")
    for element in reversed(list(root.iter())):
        above = element.getparent()
        own = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        own += sum(len((child.tail or "").strip()) for child in element)
        parts[element] += element.tag == "div"
        if element.tag == "a":
            linked[element] = _letters(element)
        weight = own + text[element] - 3 * linked[element] - 5 * parts[element]
        if element.tag in ("div", "td", "section") and weight >= most:
            best, most = element, weight
        if above is not None:
            text[above] += text[element] + (own if element.tag in ("p", "span", "td") else 0)
            linked[above] += linked[element]
            parts[above] += parts[element]
    return best


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
    around = _META.search(whole) or _UNNAMED.search(whole)
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
