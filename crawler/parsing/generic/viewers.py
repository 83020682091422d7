"""Documents that a call of a script shows in the page: ``showVsbpdfIframe("/upload/1.pdf", …)``, ``PDFObject.embed("/1.pdf", "#view")``."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.parsing.page import Page

MOST = 20
_CALL = re.compile(
    r"(?:[Pp]df|PDF|[Vv]iewer|[Ii]frame|embed)\w{0,30}\(\s{0,9}[\"'](?P<url>[^\"'\s<>]{1,300}\.pdf(?:[?#][^\"'\s<>]{0,100})?)[\"']"
)


def opened(page: Page) -> Page:
    """The page with a frame in the place of each such call; itself where it has none."""
    if ".pdf" not in page.text:
        return page
    parts, at = [], 0
    for number, call in enumerate(_CALL.finditer(page.text)):
        begun = page.text.rfind("<script", at, call.start())
        if begun >= 0 and number < MOST:
            parts += [page.text[at:begun], f'<iframe src="{html.escape(call["url"])}"></iframe>']
            at = begun
    return replace(page, text="".join([*parts, page.text[at:]])) if parts else page
