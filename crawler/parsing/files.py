"""Which links lead to files: by how the address ends, by a name in the link's words, or by an address that hands files out."""

from __future__ import annotations

import re
from functools import cache

from config.lexicons import load
from crawler.parsing import words
from crawler.parsing.address import words_of

_HANDLED = re.compile(r"/_content/download\.jsp|/_upload/article/files/", re.IGNORECASE)


def is_file(href: str, text: str) -> bool:
    """Whether a link leads to a file of the announcement that it stands in: ``/doc/1.xls``, *岗位表.doc（点击下载）*, or *报名表下载* at ``down.php?id=3``."""
    return names_file(href) or ending_in(text) != "" or "附件" in text or _handed_out(href, text)


def names_file(address: str) -> bool:
    """Whether an address itself is one of a file."""
    return _endings().search(address) is not None or _HANDLED.search(address) is not None


def ending_in(text: str) -> str:
    """The ending, in small letters, of the file that words name: doc of *岗位表.doc（点击下载）*; empty where they name none."""
    found = _names().search(text)
    return found[1].lower() if found else ""


def _handed_out(href: str, text: str) -> bool:
    """Whether words about a file lead to an address with a number and a word of download; no program, and no shelf of downloads."""
    if not words.pattern("handed_out").search(text) and not _of_announcements().search(text):
        return False
    if words.pattern("not_handed_out").search(text) or not re.search(r"\d", href):
        return False
    try:
        return not words_of(href).isdisjoint(words.table("led_to_files"))
    except ValueError:  # an address that is none
        return False


@cache
def _of_announcements() -> re.Pattern[str]:
    """Words of files that announcements have: 岗位表, 报名表."""
    known = load("attachments")
    return re.compile("|".join(map(re.escape, [*known["wanted"], *known["forms"]])), re.IGNORECASE)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"\.(?:{'|'.join(words.table('file_endings'))})(?:$|[?#])", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """A file's name among words."""
    return re.compile(rf"\.({'|'.join(words.table('file_endings'))})(?![A-Za-z0-9.])", re.IGNORECASE)
