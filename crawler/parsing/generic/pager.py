"""Where a list goes on: links by words, by number, by script, by option, by what a script draws, by form.

ASP.NET's ``__doPostBack(target, argument)`` posts the page's form with its hidden fields. It is followed from what looks
like a pager (*next*, or the next number among numbers) and never from a row, since posts may do anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from crawler.parsing import words
from crawler.parsing.body import collapse, in_a_line
from crawler.parsing.generic import drawn, going
from crawler.parsing.generic.months import by_month
from crawler.parsing.generic.pageforms import (
    PAGES,
    POSTBACK,
    by_form,
    by_option,
    by_postback,
    by_submit,
    by_typing,
    handler,
    words_of,
)
from crawler.parsing.generic.turning import Next, succeeds, to
from crawler.parsing.page import Page

_CALL = re.compile(r"^\s*(?:javascript:)?\s*(?:return\s+)?([\w.$]+)\(\s*['\"]?([\w/-]+)['\"]?\s*[,)]", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|\bopen\s*\()\s*['\"]([^'\"]*[/.?][^'\"]*)['\"](?!\s*\+)"
)
"""A whole address that a script goes to or opens."""
_HANDED = re.compile(
    r"^\s*(?:javascript:)?\s*(?:return\s+)?[\w.$]+\(\s*(?:(?:this|event)\s*,\s*)?"
    r"['\"]((?:https?:/)?/[^'\"]+|[\w./-]*\?[^'\"]+|[\w./-]+\.\w{2,5}(?:\?[^'\"]*)?)['\"]\s*[,)]",
    re.IGNORECASE,
)
"""A whole address that a function is handed, mostly to go there: ``turn(this, '/list?page=2')``."""
_GOES_TO = ("data-url", "data-href", "data-link")
_STATED = (*_GOES_TO, "data-next", "data-next-url", "hx-get", "data-hx-get")
"""Where a button, or a link that a script handles, may hold its address."""
_SHOWS_PAGES = re.compile(r"[共/]\s*\d+\s*页|第\s*\d+\s*页|页次|尾页|末页|下一页|下页|后一页|上一页")
_FIELD = r"['\"#=](?P<quoted>[\w.$-]{1,60})['\"]\s*\]?['\"]?\s*\)?|(?P<plain>[\w-]{1,60})"
"""A field of a form as scripts name it: ``form.pageNo``, ``form["pager.offset"]``, ``$("#pageNo")``, ``$("input[name='page.no']")``."""
_PUT = re.compile(
    rf"(?:{_FIELD})\.(?:value\s*=\s*|val\(\s*)['\"]?(?P<number>\d{{1,6}})\b[^\n]{{0,120}}submit", re.IGNORECASE
)
"""A handler that puts a number into a field and sends its form: ``$('#pageNum').val(2);$('#f').submit()``."""
_COUNT = re.compile(r"共(?:有|计)?\s*(\d{1,6})\s*(?:条|个|篇)(?:记录|信息|数据|新闻|公告|，|,|。|\s|$)")
MOST_TRIED = 20
"""Links that may lead on; a page shows its pager twice at most, each with a handful."""


def following(page: Page, number: int) -> Next | None:
    """The page after the ``number``-th; ``None`` at the end, or where no pager is found."""
    links = list(page.selector.root.iter("a", "span", "button", "li", "link", "input"))
    for find in (_by_word, _by_number, _by_address):
        found = find(page, links, number)
        if found is not None:
            return found
    return by_option(page, number) or drawn.following(page, number) or by_typing(page, number) or by_month(page, links)


def present(page: Page) -> bool:
    """Whether the page says that it is one of several."""
    if drawn.present(page) or following(page, 1) is not None:
        return True
    return bool(_SHOWS_PAGES.search(words_of(page)[-3000:]))


def controls(page: Page) -> list[Any]:
    """What turns pages by its words, its number or its class, also where it is switched off or its script is not read; a few."""
    parts = list(page.selector.root.iter(*_CONTROLS))
    spoken = (part for part in parts if _is_called_pager(part) or _says(part) in words.table("turns"))
    numbers = {_number_box(part): part for part in parts if _says(part) == "2"}
    return [*islice(spoken, MOST_TRIED), *filter(_among_numbers, islice(numbers.values(), MOST_TRIED))]


_CONTROLS = ("a", "span", "button", "li", "em", "td", "div", "ul", "p", "font", "input")


def _is_called_pager(part: Any) -> bool:
    return words.pattern("pagers").search(f"{part.get('class') or ''} {part.get('id') or ''}") is not None


def _says(part: Any) -> str:
    """The words of what has no parts."""
    text = "" if len(part) else part.text or part.get("value") or ""
    return text.strip("[]【】> »›\xa0").lower() if len(text) <= LONGEST_CONTROL else ""


LONGEST_CONTROL = 20


def _by_word(page: Page, links: list[Any], number: int) -> Next | None:
    return _first(page, filter(_says_next, links), number)


def _says_next(link: Any) -> bool:
    """Switched off ones do not, nor those whose words name another page: some systems call all links of a pager *next*."""
    text = _shown(link).strip("[]【】 ").lower()
    if text in words.table("not_next"):
        return False
    marked = link.get("rel") == "next" or (
        link.tag == "a" and re.search(r"\bnext\b", (link.get("class") or "").lower())
    )
    known = text in words.table("next") or (len(text) <= LONGEST_CONTROL and _bare(text) in words.table("next"))
    return bool(marked or known) and not _is_off(link)


def _bare(text: str) -> str:
    """Words without arrows on either side, and without how many rows come next: *← 较早文章*, *下 10 条*."""
    return re.sub(r"\s?\d{1,3}\s?", "", text.strip(_ARROWS))


def _shown(link: Any) -> str:
    """The words of a link; where it has none, those that tell what its picture or arrow means."""
    if text := in_a_line(link) or (_is_button(link) and collapse(link.get("value"))):
        return text
    told = (part.get(name) for part in (link, *link.iter("img", "i", "span")) for name in _SPOKEN)
    return next((collapse(words_) for words_ in told if words_), "")


_SPOKEN = ("aria-label", "title", "alt")
_ARROWS = " <>«»‹›←→"
"""What stands beside the words of a link that turns pages, on either side."""


def _is_button(control: Any) -> bool:
    """Whether it is a button of a form, whose words are its value."""
    return control.tag == "input" and (control.get("type") or "").lower() in ("button", "submit")


def _is_submit(control: Any) -> bool:
    """Whether it sends the form around it."""
    return control.tag in ("button", "input") and (control.get("type") or "").lower() == "submit"


def _by_number(page: Page, links: list[Any], number: int) -> Next | None:
    """The link that shows the next number and stands among other numbers."""
    shown = (link for link in links if link.tag != "link" and _number_of(link) == str(number + 1))
    return _first(page, shown, number, among=_among_numbers)


def _number_of(link: Any) -> str:
    return in_a_line(link).strip("[]【】第页 ")


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
        if found is not None and not found.form and succeeds(found.url, page.url, number):
            return found
    return None


def _number_box(link: Any) -> Any:
    """The element around the numbers of a pager, of which a link is one."""
    box = link.getparent()
    if box is None or box.getparent() is None:
        return box
    alone = (
        link.getprevious() is None and link.getnext() is None
    )  # to count a box's parts takes as long as there are many
    return box.getparent() if alone else box


def _among_numbers(link: Any) -> bool:
    box = _number_box(link)
    parts = box.iter() if box is not None else []
    texts = [_number_of(part) for part in parts if isinstance(part.tag, str)]
    words_ = " ".join(texts)
    if _follows(link):
        return True
    return sum(text.isdigit() for text in set(texts)) >= 2 or bool(re.search(r"[上下尾末首]页|页", words_))


def _follows(link: Any) -> bool:
    """Whether the words right before a link are the number before its own: the page that one is on is no link, often."""
    before, above, number = link.getprevious(), link.getparent(), _number_of(link)
    told = before.tail if before is not None else above.text if above is not None else ""
    counted = re.search(r"(?<!\d)(\d{1,4})\W{0,3}$", collapse(told)[-12:])
    return counted is not None and number.isdecimal() and int(counted[1]) + 1 == int(number)


def _is_off(link: Any) -> bool:
    """Switched off itself or by its row. A ``disabled`` link leads nowhere."""
    parent = link.getparent()
    named = f"{link.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}".lower()
    return "disabled" in named or link.get("disabled") is not None


def _target(page: Page, link: Any, number: int) -> Next | None:
    """Where a link of the pager leads: its address, or what its script does with the number."""
    href = (link.get("href") or "").strip()
    script = handler(link, "href") if href.lower().startswith("javascript:") else ""
    for text in (handler(link, "onclick"), script):
        if (posted := POSTBACK.search(text)) is not None:
            return by_postback(page, link, posted["target"], posted["argument"])
        if (moved := _MOVED.search(text)) is not None:
            return to(page, moved[1])
        if (handed := _HANDED.search(text)) is not None:
            return to(page, handed[1])
        if (put := _PUT.search(text)) is not None:
            return by_form(page, put["quoted"] or put["plain"], put["number"])
        if (call := _CALL.search(text)) is not None:
            quoted = text[call.start(2) - 1] in "'\""
            return _by_function(page, call[1], going.given(text, call.start(2) - quoted) or [call[2]], number)
        if joined := going.by_handler(page, text):
            return to(page, joined)
    if _is_submit(link):
        return by_submit(page, link)
    if link.get("data-page") or link.get("data-pageno"):
        wanted = link.get("data-page") or link.get("data-pageno")
        return drawn.made(page, str(wanted)) or to(page, href if not script else "")
    stated = next((link.get(name) for name in _STATED if "/" in (link.get(name) or "")), "")
    if href and not script and not href.startswith("#"):
        return to(page, href)
    return to(page, stated) if stated else _by_attribute(page, link)


def _by_attribute(page: Page, link: Any) -> Next | None:
    """What a script makes of a number that an attribute of the link holds."""
    numbers = ((name, value) for name, value in link.attrib.items() if value.isdecimal() and len(value) <= 9)
    return next((made for name, value in numbers if (made := drawn.read_off(page, name, int(value)))), None)


def stated(page: Page, element: Any) -> str:
    """The address that stands in an attribute of a row which a script goes to when it is clicked; empty without."""
    address = next((element.get(name) for name in _GOES_TO if re.search(r"[/.?]", element.get(name) or "")), "")
    found = to(page, address) if address else None
    return found.url if found is not None else ""


def scripted(page: Page, element: Any) -> str:
    """The address that an element's script goes to; empty where it has none or posts a form."""
    if not (element.get("onclick") or (element.get("href") or "").lower().startswith("javascript:")):
        return ""
    if POSTBACK.search(f"{handler(element, 'onclick')} {handler(element, 'href')}"):
        return ""
    found = _target(page, element, 0)
    return found.url if found is not None and not found.form else ""


def least(page: Page, number: int, rows: int) -> int | None:
    """How many entries the page says there are at least, where it leads no further; ``None`` when that may be all.

    A pager that cannot be followed must not pass for the end of the list.
    """
    text = words_of(page)
    counted, paged = _COUNT.search(text), PAGES.search(text)
    if counted is not None:
        return int(counted[1])
    pages = int(paged[1] or paged[2]) if paged is not None else 0
    if pages > number:
        return (pages - 1) * rows + 1
    return drawn.least(page, number, rows) or (number * rows + 1 if _says_more(page, number) else None)


def _says_more(page: Page, number: int) -> bool:
    """Whether something to click says that there is more, or shows the next number in a pager, and does not say where."""
    numbers = 0
    for control in page.selector.root.iter("a", "button", "div", "span", "li"):
        if len(control) > 1 or _is_off(control) or "none" in (control.get("style") or ""):
            continue
        text = "".join(control.itertext()).strip(" 》>+↓").lower()
        if text in words.table("unfollowed") or (control.tag == "button" and _turns(control, text)):
            return True
        numbers += text == str(number + 1)
        if text == str(number + 1) and numbers <= MOST_TRIED and _in_pager(control):
            return True
    return False


def _turns(button: Any, text: str) -> bool:
    """Whether a button turns pages; one that sends a form, or stands in a link, says where it leads."""
    around = any(above.tag in ("form", "a") for above in button.iterancestors())
    return text in words.table("unfollowed_buttons") and not around


def _in_pager(control: Any) -> bool:
    """Whether the box around a number is called a pager; numbers stand below pictures too."""
    return any(map(_is_called_pager, islice(control.iterancestors(), 3))) and _among_numbers(control)


def _by_function(page: Page, name: str, given: list[str], number: int) -> Next | None:
    """What a function of the page does with what it is handed: goes to an address, or submits a form.

    Handed a word, *next*, it may go to an address with the number of a page that it counts itself.
    """
    names, body = going.function(page.text, name.rsplit(".", 1)[-1])
    if body:
        known = {one: told for one, told in zip(names, given, strict=False) if told != "this"}
        if made := going.by_function(page, body, known):
            return to(page, made) if number < 2 or not _is_beyond(page, number) else None
        put = re.search(rf"(?:{_FIELD})\.(?:value\s*=\s*|val\(\s*){re.escape(names[0])}\b", body)
        if put is not None:
            return by_form(page, put["quoted"] or put["plain"], given[0])
        if number > 1 and not given[0].isdigit() and (turned := drawn.turned(page, body, number)):
            return None if _is_beyond(page, number) else turned
    return by_form(page, "", given[0])


def _is_beyond(page: Page, number: int) -> bool:
    """Whether the page says that it has fewer pages."""
    last = PAGES.search(words_of(page))
    return last is not None and number > int(last[1] or last[2])
