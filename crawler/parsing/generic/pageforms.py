"""Pagers that are forms: posted back by ASP.NET, filled by a script, chosen in a select, typed into a box."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from crawler.parsing.body import collapse, in_a_line
from crawler.parsing.generic.turning import PAGE_KEY, Next, to
from crawler.parsing.page import Page

POSTBACK = re.compile(
    r"(?:__doPostBack\(|WebForm_PostBackOptions\()\s*\\?(['\"])(?P<target>[^'\"\\]*)\\?\1\s*,\s*\\?(['\"])(?P<argument>[^'\"\\]*)\\?\3"
)
_SUBMITS = re.compile(r"submit\s*\(|__doPostBack|location|window\.open|\w\s?\(\s?(?:this|value)", re.IGNORECASE)
PAGES = re.compile(r"共\s?(\d{1,5})\s?页|(?<!\d)\d{1,5}\s?/\s?(\d{1,5})\s?页")
"""How many pages a page says there are."""
LONGEST_HANDLER = 1000
_ESCAPED = re.compile(r"\\u00((?!22|27|5c)[2-7][0-9a-f])", re.IGNORECASE)
"""A sign that a script writes by its number, but no quote, which would end the string, and no backslash."""


def handler(element: Any, name: str) -> str:
    """What an attribute has a script do, in one line, signs as they read (``\\u0026`` is ``&``); no more of it than a pager's may have."""
    text = collapse(element.get(name))[:LONGEST_HANDLER]
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text) if "\\u00" in text else text


def by_postback(page: Page, link: Any, target: str, argument: str) -> Next | None:
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
        return str(chosen[0].get("value", in_a_line(chosen[0]))) if chosen else ""
    return control.get("value") or ""


def by_form(page: Page, key: str, number: str) -> Next | None:
    """The form that has the page's number among its fields."""
    for form in page.selector.root.iter("form"):
        fields = _fields(form)
        ids = {
            str(field.get("id")): str(field.get("name"))
            for field in form.iter("input")
            if field.get("id") and field.get("name")
        }
        named = (
            ids.get(key, key) if key else next((name for name in fields if PAGE_KEY.match(name.rsplit(".", 1)[-1])), "")
        )
        if named not in fields:
            continue
        return _sent(page, form, {**fields, named: number})
    return None


def _sent(page: Page, form: Any, fields: dict[str, str]) -> Next | None:
    """What sending a form with these fields asks for, unless that is the page itself: the last one's *next* stays there, often."""
    url = page.join(form.get("action") or page.url)
    if (form.get("method") or "get").lower() == "post":
        return Next(url, fields) if fields != _fields(form) else None
    parts = urlsplit(url)
    return to(page, urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(fields), "")))


def by_submit(page: Page, button: Any) -> Next | None:
    """The form that a button sends, where it asks for a page and for nothing else: GET, with the number under a page's name.

    The name may be the button's own, with its value, or that of a field of which *next* counts on. ASP.NET's own form is
    posted with the button as it is with the target of a link.
    """
    form = next(iter(button.iterancestors("form")), None)
    if form is None:
        return None
    name, fields = str(button.get("name") or ""), _fields(form)
    if (form.get("method") or "get").lower() != "get":
        posted = by_postback(page, button, name, "") if "__VIEWSTATE" in fields else None
        pressed = {name: str(button.get("value") or "")}
        return replace(posted, form={**fields, **pressed}) if posted is not None else None
    if not any(PAGE_KEY.match(one.rsplit(".", 1)[-1]) for one in (name, *fields) if one):
        return None
    return _sent(page, form, {**fields, **({name: str(button.get("value") or "")} if name else {})})


def by_option(page: Page, number: int) -> Next | None:
    """The option of a select that shows the next number: its address, or what sending it says."""
    for options in page.selector.root.iter("select"):
        values = [option.get("value") or "" for option in options.iter("option")]
        texts = [in_a_line(option) for option in options.iter("option")]
        if len(values) < 2 or not all(re.search(r"\d", text) for text in texts):
            continue
        for value, text in zip(values, texts, strict=True):
            if not re.search(rf"(?<!\d){number + 1}(?!\d)", text):
                continue
            if "/" in value or "." in value or "=" in value:
                return to(page, value)
            if _turns_pages(options, texts):
                return _chosen(page, options, value or str(number + 1))
    return None


def _turns_pages(select: Any, texts: list[str]) -> bool:
    """Whether a select that does something offers pages: 1, 2, 3 …, and says so by its name or its words."""
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    around = in_a_line(select.getparent()) if select.getparent() is not None else ""
    called = PAGE_KEY.match(str(select.get("name") or select.get("id") or "").rsplit("$", 1)[-1])
    return (
        numbers == list(range(1, len(numbers) + 1))
        and bool(_SUBMITS.search(handler(select, "onchange")))
        and bool(called or "页" in around or "page" in around.lower())
    )


def _chosen(page: Page, select: Any, value: str) -> Next | None:
    """What a select leads to when it is changed: an address that ends in the value, a post back, its form."""
    script = handler(select, "onchange")
    joined = re.search(
        r"location(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]\s*\+[^'\";+]*(?:\+\s*['\"]([^'\"]*)['\"])?", script
    )
    if joined is not None:
        return to(page, f"{joined[1]}{value}{joined[2] or ''}")
    name = str(select.get("name") or "")
    if (posted := POSTBACK.search(script)) is not None:
        found = by_postback(page, select, posted["target"], posted["argument"])
        return replace(found, form={**found.form, name: value}) if found is not None and name else found
    return by_form(page, name, value) if name else None


def by_typing(page: Page, number: int) -> Next | None:
    """The form into which a person types the number of a page, where the page says that there are more."""
    paged = PAGES.search(words_of(page))
    if paged is None or int(paged[1] or paged[2]) <= number:
        return None
    typed = [
        control
        for control in page.selector.root.iter("input")
        if (control.get("type") or "text").lower() in ("text", "number", "tel")
        and PAGE_KEY.match(str(control.get("name") or "").rsplit(".", 1)[-1])
    ]
    return by_form(page, str(typed[0].get("name")), str(number + 1)) if typed else None


def words_of(page: Page) -> str:
    """All words of a page in one line."""
    return collapse(" ".join(page.selector.css("body ::text").getall()))
