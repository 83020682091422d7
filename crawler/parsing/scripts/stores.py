"""Rows that a page carries as data for its own script: records in CDATA, templates and text areas full of markup.

hanweb's jpage: ``<datastore><nextgroup><![CDATA[<a href=…></a>]]></nextgroup><recordset><record><![CDATA[<li>…</li>]]>
</record>…``, in ``<script type="text/xml">`` of the list and as the answer of its proxy; without a ``nextgroup`` the proxy is
asked by ``script[querydata][url]``, as jpage's own script does. Others hide their rows in
``<textarea>`` or ``<script type="text/template">`` until a script shows them. Read as markup they are rows like others.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.parsing.families import jpaas
from crawler.parsing.page import Page

LEAST_LINKS = 3
"""Links from which on data of a page may be its list."""
_OPENING = re.compile(
    r"<(?P<tag>script|textarea)\b(?P<said>[^<>]{0,1000})>|<(?P<xml>record|nextgroup|totalrecord)\s*>", re.IGNORECASE
)
_CLOSING = {
    tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    for tag in ("script", "textarea", "record", "nextgroup", "totalrecord")
}
_MARKUP = re.compile(r"text/(?:xml|html|template|x-template)|application/xml", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{|<%|\$\{|#\{")
_NEXT = re.compile(r"href\s*=\s*[\"']([^\"'<>]{1,500})[\"']", re.IGNORECASE)


def opened(page: Page, site: str = "") -> Page:
    """The page with such data as markup. Addresses in an XML answer count from ``site``, the page that asked for it."""
    bare = page.text.lstrip("\ufeff \r\n\t")[:200].lower()
    answer = bare.startswith("<datastore") or (bare.startswith("<?xml") and "<datastore" in page.text[:2000].lower())
    complete = jpaas.complete(page)
    text = _opened(page.text, complete) if re.search(r"(?:<|&lt;)a\s", page.text, re.IGNORECASE) else page.text
    if text == page.text:
        return page
    if not re.search("<nextgroup", page.text, re.IGNORECASE) and (ahead := jpaas.beyond(page)):
        text += f'<link rel="next" href="{html.escape(ahead)}">'
    return replace(page, text=text, url=site if answer and site else page.url)


def _opened(text: str, complete: bool) -> str:
    """Each stretch is looked at once: what has no end is left as it is. ``complete``: all records are here already."""
    parts: list[str] = []
    at = 0
    while (found := _OPENING.search(text, at)) is not None:
        tag = (found["tag"] or found["xml"]).lower()
        end = _CLOSING[tag].search(text, found.end())
        if end is None:
            break
        inner, whole = text[found.end() : end.start()], text[found.start() : end.end()]
        parts += [text[at : found.start()], _told(tag, found["said"] or "", inner, whole, complete)]
        at = end.end()
    return "".join([*parts, text[at:]])


def _told(tag: str, said: str, inner: str, whole: str, complete: bool) -> str:
    """Markup in the place of one piece of data; ``whole`` where it is none."""
    if tag == "totalrecord":
        return f"<p>共{inner.strip()}条</p>" if inner.strip().isdigit() else whole
    if tag in ("record", "nextgroup"):
        markup = inner.strip().removeprefix("<![CDATA[").removesuffix("]]>")
        if tag == "record":
            return markup if re.match(r"\s*<(?:li|tr|div|dl|table)\b", markup, re.IGNORECASE) else f"<li>{markup}</li>"
        ahead = _NEXT.search(markup)
        return f'<link rel="next" href="{ahead[1]}">' if ahead is not None and not complete else ""
    if tag == "script" and not _MARKUP.search(said):
        return whole
    shown = inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"') if tag == "textarea" else inner
    rows = shown.lower().count("<a ") >= LEAST_LINKS and not _PLACEHOLDER.search(shown)
    return f"<div>{_opened(shown, complete)}</div>" if rows else whole
