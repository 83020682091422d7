"""A page of an unknown site with nothing around what it shows."""

from __future__ import annotations

from crawler.parsing.page import Page

SITE = "http://site.example/zp/list.html"


def page_of(body: str, url: str = SITE) -> Page:
    """What a list or an announcement is read from."""
    return Page(url, f"<html><head><title>网站</title></head><body>{body}</body></html>")
