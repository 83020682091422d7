"""Where a list goes on: links by words, by number, by script, by option, by ``createPageHTML``, by form.

ASP.NET's ``__doPostBack(target, argument)`` posts the page's form with its hidden fields. It is followed from what looks
like a pager (*next*, or the next number among numbers) and never from a row, since posts may do anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.parsing import words
from crawler.parsing.body import collapse
from crawler.parsing.page import Page

_DRAWN = re.compile(
    r"createPageHTML\(\s*(?P<box>['\"][\w-]+['\"]\s*,)?\s*['\"]?(?P<pages>\d{1,5})['\"]?\s*,\s*['\"]?(?P<at>\d{1,5})['\"]?\s*,"
    r"\s*['\"](?P<stem>[\w/-]+)['\"]\s*,\s*['\"](?P<ending>\w+)['\"](?:\s*,\s*['\"]?(?P<total>\d{1,6}))?"
)
"""TRS counts pages from 0; what draws into a named box (Kaipu) counts from 1. Either way the next is ``stem_{at + 1}``."""
_CALL = re.compile(r"^\s*(?:javascript:)?\s*(?:return\s+)?([\w.$]+)\(\s*['\"]?([\w-]+)['\"]?\s*[,)]", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|\bopen\s*\()\s*['\"]([^'\"]*[/.?][^'\"]*)['\"](?!\s*\+)"
)
"""A whole address that a script goes to or opens."""
_POSTBACK = re.compile(
    r"(?:__doPostBack\(|WebForm_PostBackOptions\()\s*\\?(['\"])(?P<target>[^'\"\\]*)\\?\1\s*,\s*\\?(['\"])(?P<argument>[^'\"\\]*)\\?\3"
)
_STATED = ("data-url", "data-href", "data-link", "data-next", "data-next-url")
"""Where a button, or a link that a script handles, may hold its address."""
_SUBMITS = re.compile(r"submit\s*\(|__doPostBack|location|window\.open|\w+\s*\(\s*(?:this|value)", re.IGNORECASE)
_SHOWS_PAGES = re.compile(r"[共/]\s*\d+\s*页|第\s*\d+\s*页|页次|尾页|末页|下一页|下页|后一页|上一页")
_COUNT = re.compile(r"共(?:有|计)?\s*(\d{1,6})\s*(?:条|个|篇)(?:记录|信息|数据|新闻|公告|，|,|\s|$)")
_PAGES = re.compile(r"共\s*(\d{1,5})\s*页|\d+\s*/\s*(\d{1,5})\s*页")
_PAGE_KEY = re.compile(
    r"^(?:p|pg|pn|page|pages|pageno|pagenum|pagenumber|pageindex|page_no|curpage|cur_page|currentpage|current|currpage|totalpage)$",
    re.IGNORECASE,
)


MOST_TRIED = 20
"""Links that may lead on; a page shows its pager twice at most, each with a handful."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next page: an address, and the form to POST there when it is one."""

    url: str
    form: dict[str, str] = field(default_factory=dict)


def following(page: Page, number: int) -> Next | None:
    """The page after the ``number``-th; ``None`` at the end, or where no pager is found."""
    links = list(page.selector.root.iter("a", "span", "button", "li", "link"))
    for find in (_by_word, _by_number, _by_address):
        found = find(page, links, number)
        if found is not None:
            return found
    return _by_option(page, number) or _by_drawn(page) or _by_typing(page, number)


def present(page: Page) -> bool:
    """Whether the page says that it is one of several."""
    if _DRAWN.search(page.text) or following(page, 1) is not None:
        return True
    return bool(_SHOWS_PAGES.search(_words_of(page)[-3000:]))


def _by_word(page: Page, links: list[Any], number: int) -> Next | None:
    return _first(page, filter(_says_next, links), number)


def _says_next(link: Any) -> bool:
    """Switched off ones do not."""
    text = collapse(" ".join(link.itertext())).strip("[]【】 ").lower()
    marked = link.get("rel") == "next" or (
        link.tag == "a" and re.search(r"\bnext\b", (link.get("class") or "").lower())
    )
    short = text.strip("> »›")
    known = text in words.table("next") or (len(text) <= 6 and short and short in words.table("next"))
    return bool(marked or known) and not _is_off(link)


def _by_number(page: Page, links: list[Any], number: int) -> Next | None:
    """The link that shows the next number and stands among other numbers."""
    shown = (link for link in links if link.tag != "link" and _number_of(link) == str(number + 1))
    return _first(page, shown, number, among=_among_numbers)


def _number_of(link: Any) -> str:
    return collapse(" ".join(link.itertext())).strip("[]【】第页 ")


def _first(page: Page, links: Iterable[Any], number: int, among: Callable[[Any], bool] = lambda _: True) -> Next | None:
    """Where the first of a few links leads; a page with thousands that say *next* has no pager."""
    for link in islice(links, MOST_TRIED):
        found = _target(page, link, number + 1)
        if found is not None and among(link):
            return found
    return None


def _by_address(page: Page, links: list[Any], number: int) -> Next | None:
    """The link without words, a picture or an arrow, whose address is the page's own with its number one higher."""
    for link in links:
        if link.tag != "a" or re.search(r"\w", "".join(link.itertext())):
            continue
        found = _target(page, link, number + 1)
        if found is not None and not found.form and _succeeds(found.url, page.url, number):
            return found
    return None


def _succeeds(url: str, other: str, number: int) -> bool:
    """Whether an address is that of the next page: one number higher by one, or the first page's with a 2 put in.

    >>> _succeeds("http://h/l_3.htm", "http://h/l_2.htm", 2), _succeeds("http://h/l_2.htm", "http://h/l.htm", 1)
    (True, True)
    >>> _succeeds("http://h/l_3.htm", "http://h/l.htm", 1)
    False
    """
    ours, theirs = re.split(r"(\d+)", url), re.split(r"(\d+)", other)
    if len(ours) == len(theirs):
        changed = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
        return changed in [[(str(count + 1), str(count))] for count in (number, number - 1)]
    return number == 1 and bare(other) in {first for first, which in _firsts(url) if which in (1, 2)}


def first_pages(url: str) -> set[str]:
    """What may be the address, see :func:`bare`, of the first page of a list that has a further one at ``url``."""
    return {first for first, _ in _firsts(url)}


def bare(url: str) -> str:
    """An address without what a folder's own page may be called: index.html, a slash at its end."""
    return re.sub(r"(?<=/)(?:index|list|default)(?:\.\w+)?$", "", url.rstrip("?&")).rstrip("/?&")


def _firsts(url: str) -> Iterator[tuple[str, int]]:
    for put in _FURTHER.finditer(url):
        if not put["key"] or _PAGE_KEY.match(put["key"]):
            yield bare(f"{url[: put.start()]}{url[put.end() :]}"), int(put["number"])


_FURTHER = re.compile(
    r"(?:[_-]|/page/|(?<=[?&])(?P<key>\w+)=)(?P<number>\d{1,4})(?!\d)(?:&|(?=[./?]|$))", re.IGNORECASE
)
"""What the address of a further page has more than that of the first."""


def _among_numbers(link: Any) -> bool:
    box = link.getparent()
    box = box.getparent() if box is not None and box.getparent() is not None and len(box) == 1 else box
    texts = [
        collapse(" ".join(part.itertext())).strip("[]【】第页 ")
        for part in (box.iter() if box is not None else [])
        if isinstance(part.tag, str)
    ]
    words_ = " ".join(texts)
    return sum(text.isdigit() for text in set(texts)) >= 2 or bool(re.search(r"[上下尾末首]页|页", words_))


def _is_off(link: Any) -> bool:
    """Switched off itself or by its row. A ``disabled`` link leads nowhere."""
    parent = link.getparent()
    named = f"{link.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}".lower()
    return "disabled" in named or link.get("disabled") is not None


def _target(page: Page, link: Any, number: int) -> Next | None:
    """Where a link of the pager leads: its address, or what its script does with the number."""
    href = (link.get("href") or "").strip()
    script = href if href.lower().startswith("javascript:") else ""
    onclick = link.get("onclick") or ""
    for text in (onclick, script):
        if (posted := _POSTBACK.search(text)) is not None:
            return _by_postback(page, link, posted["target"], posted["argument"])
        if (moved := _MOVED.search(text)) is not None:
            return _next(page, moved[1])
        if (call := _CALL.search(text)) is not None:
            return _by_function(page, call[1], call[2])
    if link.get("data-page") or link.get("data-pageno"):
        wanted = link.get("data-page") or link.get("data-pageno")
        return _by_scripts(page, str(wanted)) or _next(page, href if not script else "")
    stated = next((link.get(name) for name in _STATED if "/" in (link.get(name) or "")), "")
    return _next(page, href if href and not script and not href.startswith("#") else stated)


def scripted(page: Page, element: Any) -> str:
    """The address that an element's script goes to; empty where it has none or posts a form."""
    if not (element.get("onclick") or (element.get("href") or "").lower().startswith("javascript:")):
        return ""
    if _POSTBACK.search(f"{element.get('onclick')} {element.get('href')}"):
        return ""
    found = _target(page, element, 0)
    return found.url if found is not None and not found.form else ""


def least(page: Page, number: int, rows: int) -> int | None:
    """How many entries the page says there are at least, where it leads no further; ``None`` when that may be all.

    A pager that cannot be followed must not pass for the end of the list.
    """
    text = _words_of(page)
    counted, paged = _COUNT.search(text), _PAGES.search(text)
    if counted is not None:
        return int(counted[1])
    if (drawn := _DRAWN.search(page.text)) is not None and drawn["total"]:
        return int(drawn["total"])
    pages = int(paged[1] or paged[2]) if paged is not None else 0
    return (pages - 1) * rows + 1 if pages > number else None


def _next(page: Page, href: str) -> Next | None:
    url = page.join(href)
    return Next(url) if url and _differs(url, page.url) else None


def _differs(url: str, other: str) -> bool:
    mine, yours = urlsplit(url), urlsplit(other)
    return (mine.netloc, mine.path, sorted(parse_qsl(mine.query))) != (
        yours.netloc,
        yours.path,
        sorted(parse_qsl(yours.query)),
    )


def _by_function(page: Page, name: str, number: str) -> Next | None:
    """What a function of the page does with its number: goes to an address, or submits a form."""
    argument, body = _function(page.text, name.rsplit(".", 1)[-1])
    if body:
        joined = re.search(
            rf"[\"']([^\"'<>]{{0,300}})[\"']\s*\+\s*{argument}\b(?:\s*\+\s*[\"']([^\"'<>]{{0,200}})[\"'])?", body
        )
        if joined is not None:
            return _next(page, f"{joined[1]}{number}{joined[2] or ''}")
        put = re.search(rf"([\w-]+)['\"]?\]?\)?\.(?:value\s*=\s*|val\(\s*){argument}\b", body)
        if put is not None:
            return _by_form(page, put[1], number)
    return _by_form(page, "", number)


def _function(text: str, name: str) -> tuple[str, str]:
    """First argument and body of a script's function; empty when the page does not define it."""
    bare = re.escape(name)
    opened = re.search(rf"(?:function\s+{bare}|{bare}\s*[:=]\s*function)\s*\(\s*(\w+)[^)]*\)\s*\{{", text)
    if opened is None:
        return "", ""
    depth, end = 1, opened.end()
    while depth and end < min(len(text), opened.end() + 3000):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    return opened[1], text[opened.end() : end - 1]


def _by_scripts(page: Page, number: str) -> Next | None:
    """An address that any script of the page makes with a page number at its end."""
    for made in re.finditer(r"location(?:\.href)?\s*=\s*['\"]([^'\"]*[?&/_-]\w*=?)['\"]\s*\+", page.text):
        found = _next(page, f"{made[1]}{number}")
        if found is not None:
            return found
    return None


def _by_postback(page: Page, link: Any, target: str, argument: str) -> Next | None:
    """The form around a link, posted as ASP.NET posts it; none where it is not the page's own form."""
    if "__VIEWSTATE" not in page.text:
        return None
    form = next(iter((*link.iterancestors("form"), *page.selector.root.iter("form"))), None)
    if form is None or not target or "__VIEWSTATE" not in (fields := _fields(form)):
        return None
    url = page.join(form.get("action") or page.url)
    if urlsplit(url).netloc != urlsplit(page.url).netloc:
        return None
    return Next(url, {**fields, "__EVENTTARGET": target, "__EVENTARGUMENT": argument})


def _fields(form: Any) -> dict[str, str]:
    """What a browser sends of a form that a script submits: no buttons, no box that is not ticked; and no password."""
    found: dict[str, str] = {}
    for control in form.iter("input", "select", "textarea"):
        name, kind = control.get("name"), (control.get("type") or "").lower()
        if not name or control.get("disabled") is not None or kind in _NOT_SENT:
            continue
        if kind in ("checkbox", "radio") and control.get("checked") is None:
            continue
        found[str(name)] = _value(control)
    return found


_NOT_SENT = ("submit", "button", "image", "reset", "file", "password")


def _value(control: Any) -> str:
    if control.tag == "textarea":
        return control.text or ""
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options
        return str(chosen[0].get("value", collapse(" ".join(chosen[0].itertext())))) if chosen else ""
    return control.get("value") or ""


def _by_form(page: Page, key: str, number: str) -> Next | None:
    """The form that has the page's number among its fields."""
    for form in page.selector.root.iter("form"):
        fields = _fields(form)
        ids = {
            str(field.get("id")): str(field.get("name"))
            for field in form.iter("input")
            if field.get("id") and field.get("name")
        }
        named = (
            ids.get(key, key)
            if key
            else next((name for name in fields if _PAGE_KEY.match(name.rsplit(".", 1)[-1])), "")
        )
        if named not in fields:
            continue
        url = page.join(form.get("action") or page.url)
        fields[named] = number
        if (form.get("method") or "get").lower() == "post":
            return Next(url, fields)
        parts = urlsplit(url)
        return Next(urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(fields), "")))
    return None


def _by_option(page: Page, number: int) -> Next | None:
    """The option of a select that shows the next number: its address, or what sending it says."""
    for options in page.selector.root.iter("select"):
        values = [option.get("value") or "" for option in options.iter("option")]
        texts = [collapse(" ".join(option.itertext())) for option in options.iter("option")]
        if len(values) < 2 or not all(re.search(r"\d", text) for text in texts):
            continue
        for value, text in zip(values, texts, strict=True):
            if not re.search(rf"(?<!\d){number + 1}(?!\d)", text):
                continue
            if "/" in value or "." in value or "=" in value:
                return _next(page, value)
            if _turns_pages(options, texts):
                return _chosen(page, options, value or str(number + 1))
    return None


def _turns_pages(select: Any, texts: list[str]) -> bool:
    """Whether a select that does something offers pages: 1, 2, 3 …, and says so by its name or its words."""
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    around = collapse(" ".join(select.getparent().itertext())) if select.getparent() is not None else ""
    called = _PAGE_KEY.match(str(select.get("name") or select.get("id") or "").rsplit("$", 1)[-1])
    return (
        numbers == list(range(1, len(numbers) + 1))
        and bool(_SUBMITS.search(select.get("onchange") or ""))
        and bool(called or "页" in around or "page" in around.lower())
    )


def _chosen(page: Page, select: Any, value: str) -> Next | None:
    """What a select leads to when it is changed: an address that ends in the value, a post back, its form."""
    script = select.get("onchange") or ""
    joined = re.search(
        r"location(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]\s*\+[^'\";+]*(?:\+\s*['\"]([^'\"]*)['\"])?", script
    )
    if joined is not None:
        return _next(page, f"{joined[1]}{value}{joined[2] or ''}")
    name = str(select.get("name") or "")
    if (posted := _POSTBACK.search(script)) is not None:
        found = _by_postback(page, select, posted["target"], posted["argument"])
        return replace(found, form={**found.form, name: value}) if found is not None and name else found
    return _by_form(page, name, value) if name else None


def _by_drawn(page: Page) -> Next | None:
    """``createPageHTML(3, 0, "index", "html")`` → ``index_1.html``; see ``_DRAWN``."""
    found = _DRAWN.search(page.text)
    if found is None or int(found["at"]) + (not found["box"]) >= int(found["pages"]):
        return None
    return _next(page, f"{found['stem']}_{int(found['at']) + 1}.{found['ending']}")


def _by_typing(page: Page, number: int) -> Next | None:
    """The form into which a person types the number of a page, where the page says that there are more."""
    paged = _PAGES.search(_words_of(page))
    if paged is None or int(paged[1] or paged[2]) <= number:
        return None
    typed = [
        control
        for control in page.selector.root.iter("input")
        if (control.get("type") or "text").lower() in ("text", "number", "tel")
        and _PAGE_KEY.match(str(control.get("name") or "").rsplit(".", 1)[-1])
    ]
    return _by_form(page, str(typed[0].get("name")), str(number + 1)) if typed else None


def _words_of(page: Page) -> str:
    return collapse(" ".join(page.selector.css("body ::text").getall()))
