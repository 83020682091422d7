"""The list of a page of no known system: like links in like places, with a day beside each where the site gives one.

Navigation has short words and no days; hot lists stand under other headings and are shorter. On further pages the list
is the one that stands where it stood on the first (``place``), however short it is there.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing import days, words
from crawler.parsing.address import canonical
from crawler.parsing.body import collapse, in_a_line, window_title
from crawler.parsing.generic import alongside, beside, pager, vacancies
from crawler.parsing.generic.rowdays import common, with_days
from crawler.parsing.generic.turning import bare, first_pages
from crawler.parsing.generic.weight import WHOLE
from crawler.parsing.grouping import Group, Row, grouped, shape
from crawler.parsing.page import Page

LEAST_TITLE, LONGEST_TITLE = 4, 400
"""Characters that a title has."""
MOST_PIECES, MOST_LOOKED_AT = 100, 2000
"""Texts of a link that are looked at, and the characters and texts, empty ones among them, in which these are looked for."""
MOST_LINKS = 4000
"""More links than any list has: a page of more is read up to here."""
MOST_ALIKE = 2000
"""Links with addresses of one kind; what is beyond them is passed over, so that facets do not crowd out the list."""
OWN = 2.0
"""How much more a list counts for each sign that it is the page's own."""
PAGED = 3.0
"""How much more the list counts that a pager stands at: news beside it have days where its own rows may have none."""
LEAST = 0.5
"""What a group counts at least that may be a list."""
LIKELY = 0.1
"""The same where the list is named: above menus and links of a foot, below a few short rows without days."""
SEVERAL = 0.4
"""How much less rows count that are several lists in places alike; each of them counts for itself."""
NAMED = 8
"""Characters that names of positions count as having at least, where their rows say what only those of positions do."""
LONGEST_NAME = 12
"""Characters that the name of a list has at most."""
MOST_COUNTED = 60
"""Rows beyond which a longer list is no better one: a hundred facets do not outweigh ten announcements with days."""
_PARTS = frozenset(("div", "p", "span", "i", "h2", "h3", "h4", "em", "b", "time", "td", "li", "dt", "dd"))
"""What a link, or a row that goes somewhere when clicked, is divided by: one part of it is the title."""
_BULLETS = re.compile(r"^[\s·•◆◇■□▪※★☆►▶»›>|\-—_.、*]+|[\s|>»›]+$")
_ORDER = re.compile(r"^\d{1,3}\s*[.、)）]\s*(?=\D)")
_TRAIL = re.compile(r"\s?[>›»/]+\s?")
"""What stands between the parts of a trail: *首页 > 招聘信息 > 单位招聘*."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|gif|mp4)$", re.IGNORECASE)


def groups(page: Page) -> list[Group]:
    """All groups of links that may be lists, the best first."""
    root = page.selector.root
    order = days.order(page.text)
    found = [with_days(group, order) for group in grouped(_candidates(page, root))]
    found = alongside.in_columns(found, order)
    for group in found:
        group.score = _score(group, page)
    several = [group for group in found if len(group.rows) > 1]
    clear = [group for group in several if group.score >= LEAST]
    if len(clear) > 1:
        _favour_paged(clear, page)
    elif not clear:
        _favour_paged([group for group in several if group.score >= LEAST / PAGED], page)
    return sorted((group for group in found if group.rows), key=lambda group: -group.score)


def best(page: Page, place: str = "") -> Group | None:
    """The page's list: the one at ``place`` when it is known, else the best that can be one."""
    found = groups(page)
    same = next((group for group in found if group.place == place), None) if place else None
    chosen = same or next((group for group in found if group.score >= LEAST), None)
    if chosen is not None:
        chosen.rows = [*alongside.headline(chosen, found, days.order(page.text)), *chosen.rows]
    return chosen


def likeliest(page: Page) -> Group | None:
    """What is most like a list where somebody says that the page has one: a few short rows without days, too."""
    return next((group for group in groups(page) if group.score >= LIKELY), None)


def entries(group: Group) -> list[ListEntry]:
    """The rows, each address once."""
    made = [ListEntry(key=canonical(row.url), url=row.url, title=row.title, published=row.day) for row in group.rows]
    return list({entry.key: entry for entry in reversed(made)}.values())[::-1]


def confidence(group: Group) -> float:
    """How sure it is that these are the rows: days and titles of some length make it so."""
    length = sum(len(row.title) for row in group.rows) / len(group.rows)
    return round(min(1.0, 0.45 + 0.45 * group.dated + 0.1 * min(length, 20) / 20), 2)


# -- links and their rows ------------------------------------------------------------------------------------------


def _candidates(page: Page, root: Any) -> list[Row]:
    """Links that may be rows. Unless another link with words of its own has the address: those whose hint alone names
    something (a picture, an icon), and those that name nothing, with the title beside them."""
    found: list[Row] = []
    hinted: list[Row] = []
    nameless: list[Row] = []
    alike: Counter[str] = Counter()
    here, firsts = canonical(page.url), first_pages(page.url)
    for link in root.iter():
        url = _address(page, link)
        if not url or (firsts and bare(url) in firsts):
            continue
        alike[kind := shape(url)] += 1
        if alike[kind] > MOST_ALIKE:
            continue
        if _FILE.search(urlsplit(url).path) or (urlsplit(url).path in ("", "/") and not urlsplit(url).query):
            continue
        title = title_of(link)
        named = (
            len(title) >= LEAST_TITLE
            and len(days.without(title)) >= LEAST_TITLE - 2
            and not title.startswith(("http://", "https://", "//"))
        )
        if canonical(url) == here:
            continue
        if beside.says_nothing(title):
            nameless.append(Row(link, link, url, ""))
        elif named:
            (found if in_a_line(link) else hinted).append(Row(link, link, url, title))
        if len(found) + len(hinted) + len(nameless) == MOST_LINKS:
            break
    shown = {row.url for row in found}
    found += [row for row in hinted if row.url not in shown]
    known = {row.url for row in found}
    return found + beside.named([row for row in nameless if row.url not in known], title_of)


def _address(page: Page, element: Any) -> str:
    """Where a link leads, by its address or its script; or a row that is no link and goes somewhere when clicked."""
    if element.tag == "a":
        href = element.get("href") or ""
        return (page.join(href) if not href.startswith("#") else "") or pager.scripted(page, element)
    url = (pager.scripted(page, element) or pager.stated(page, element)) if isinstance(element.tag, str) else ""
    return url if url and element.find(".//a") is None else ""


def title_of(link: Any) -> str:
    """The words of a link that name what it leads to, without bullets, days and marks; a fuller ``title`` wins."""
    pieces = _pieces(link)
    shown = _stripped(" ".join(pieces)[:LONGEST_TITLE])
    if len(pieces) > 1:
        named = [piece for piece in pieces if len(_stripped(piece)) >= 6 and len(re.findall(r"[^\W\d_]", piece)) >= 4]
        whole = "".join(piece.strip() for piece in pieces)
        blocks = any(child.tag in _PARTS for child in link.iter() if child is not link)
        spoken = (piece for piece in named if link.tag == "tr" and words.pattern("announces").search(piece))
        first = next(spoken, named[0] if named else "")
        shown = _stripped(first) if first and blocks and len(whole) > len(first) else shown
    stated = _stripped(collapse((link.get("title") or "")[:MOST_LOOKED_AT])[:LONGEST_TITLE])
    stated = "" if "：" in stated and "\n" in str(link.get("title")) else stated
    stem = re.sub(r"(?:\.{2,}|…+)$", "", shown)
    return (
        stated
        if len(stated) >= len(stem) and (not stem or stated.startswith(stem[:6]) or len(stem) < LEAST_TITLE)
        else shown
    )


def _pieces(link: Any) -> list[str]:
    """The texts of a link, the first few of them and the beginning of each: what is longer is no title."""
    texts = (collapse(text[:MOST_LOOKED_AT])[:LONGEST_TITLE] for text in islice(link.itertext(), MOST_LOOKED_AT))
    return list(islice(filter(None, texts), MOST_PIECES))


def _stripped(text: str) -> str:
    found = days.find(text)
    if found and (found[0].start <= 2 or found[-1].end >= len(text) - 2) and len(days.without(text)) >= LEAST_TITLE:
        edge = found[0] if found[0].start <= 2 else found[-1]
        text = f"{text[: edge.start]} {text[edge.end :]}"
    text = re.sub(r"[\[(（【]\s*[\])）】]", " ", text)
    text = _ORDER.sub("", _BULLETS.sub("", collapse(text)))
    for mark in words.table("marks"):
        if len(mark) > 1 and len(text) > len(mark) + LEAST_TITLE:
            text = re.sub(
                rf"^[\[【(]?{re.escape(mark)}[\]】)]?\s+|\s+[\[【(]?{re.escape(mark)}[\]】)!！]*$",
                "",
                text,
                flags=re.IGNORECASE,
            )
    return collapse(_BULLETS.sub("", text))


# -- which group is the list ---------------------------------------------------------------------------------------


def _score(group: Group, page: Page) -> float:
    rows = group.rows
    if not rows:
        return 0.0
    length = sum(len(row.title) for row in rows) / len(rows)
    different = len({row.title for row in rows}) / len(rows)
    shapes = [shape(row.url) for row in rows]
    alike = max(shapes.count(shape) for shape in set(shapes)) / len(rows)
    told = group.dated if group.dated >= 0.5 else max(group.dated, vacancies.share(group))
    length = max(length, NAMED) if told > group.dated else length
    speaking = sum(words.pattern("announces").search(row.title) is not None for row in rows) / len(rows)
    score: float = (
        (0.7 + 0.3 * speaking)
        * min(len(rows), MOST_COUNTED) ** 0.7
        * (0.3 + told)
        * min(length, 24)
        / 24
        * (0.4 + 0.6 * alike)
        * different
    )
    if told < 0.5 and (length < 8 or len(rows) < 3):
        return 0.0
    if group.several:
        score *= SEVERAL
    return score * _standing(rows[0], page) * _belonging(group, page)


def _favour_paged(lists: list[Group], page: Page) -> None:
    """More for what may be lists and stands nearest around a pager: short names without days may be one for that alone."""
    boxes = [common(group) for group in lists]
    around = [{box, *box.iterancestors()} for box in boxes]
    favoured: set[int] = set()
    for control in pager.controls(page):
        for above in control.iterancestors():
            if near := {place for place, known in enumerate(around) if above in known}:
                favoured |= near
                break
    for place in favoured:
        lists[place].score *= PAGED


def _belonging(group: Group, page: Page) -> float:
    """More for rows in the page's own folder, and for a list whose heading is in the page's title: another list may stand beside."""
    folder = page.url.partition("?")[0].rsplit("/", 1)[0]
    inside = sum(row.url.startswith(f"{folder}/") for row in group.rows) / len(group.rows)
    own = OWN if inside >= 0.8 and urlsplit(folder).path else 1.0
    named = heading(group.rows[0])
    head = window_title(page.selector.root)
    return own * (OWN if LEAST_TITLE <= len(named) <= LONGEST_NAME and named in head else 1.0)


def _standing(row: Row, page: Page) -> float:
    """Less for what stands in navigation, footers, side columns and under headings of other lists."""
    factor = 1.0
    for above in [row.row, *row.row.iterancestors()]:
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        parts = re.split(r"[^a-z]+", named)
        called = any(part.startswith(word) for part in parts for word in words.table("aside"))
        if _is_frame(above) or (called and above.tag not in WHOLE):
            factor = 0.35 if above.tag not in ("nav", "footer") else 0.15
            break
    return factor * (0.4 if words.pattern("aside_headings").search(heading(row)) else 1.0)


def _is_frame(element: Any) -> bool:
    """Navigation, footer, side column; a header too, unless it is an article's own."""
    if element.tag == "header":
        return not any(above.tag in ("article", "section", "li") for above in element.iterancestors())
    return element.tag in ("nav", "footer", "aside")


def heading(row: Row) -> str:
    """The words right above the list that a row is in: its heading."""
    top = row.row
    for above in row.row.iterancestors():
        if above.tag in ("body", "html"):
            break
        before = above.getprevious()
        if top.getprevious() is not None and top.getprevious().tag in ("h1", "h2", "h3", "h4", "h5", "strong", "b"):
            return in_a_line(top.getprevious())[:40]
        if before is not None and isinstance(before.tag, str) and 1 < len(in_a_line(before)) < 40:
            return _TRAIL.split(in_a_line(before))[-1]
    return ""
