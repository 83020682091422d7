"""Which links lead to files: by how the address ends, by a name in the link's words, or by an address that hands files out."""

from __future__ import annotations

import re
from functools import cache

from config.lexicons import load
from crawler.parsing import words
from crawler.parsing.address import words_of


def is_file(href: str, text: str) -> bool:
    """Whether a link leads to a file of the announcement that it stands in: ``/doc/1.xls``, *岗位表.doc（点击下载）*, or *报名表下载* at ``down.php?id=3``."""
    return names_file(href) or "附件" in text or ending_in(text) != "" or _handed_out(href, text)


def names_file(address: str) -> bool:
    """Whether an address itself is one of a file."""
    return _addresses().search(address) is not None


def ending_in(text: str) -> str:
    """The ending, in small letters, of the file that words name: doc of *岗位表.doc（点击下载）*; empty where they name none."""
    found = _names().search(text) if "." in text else None
    return found[1].lower() if found else ""


def _handed_out(href: str, text: str) -> bool:
    """Whether words about a file lead to an address with a number and a word of download; no program, and no shelf of downloads."""
    if not _of_files().search(text) or words.pattern("not_handed_out").search(text) or not re.search(r"\d", href):
        return False
    try:
        return not words_of(href).isdisjoint(words.table("led_to_files"))
    except ValueError:  # an address that is none
        return False


@cache
def _of_files() -> re.Pattern[str]:
    """Words of links to files, and of the files that announcements have: 下载, 岗位表, 报名表."""
    known = load("attachments")
    return re.compile("|".join(map(re.escape, [*words.table("handed_out"), *known["wanted"], *known["forms"]])), re.I)


@cache
def _addresses() -> re.Pattern[str]:
    handed = r"/_content/download\.jsp|/_upload/article/files/"
    return re.compile(rf"\.(?:{'|'.join(words.table('file_endings'))})(?:$|[?#])|{handed}", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """A file's name among words."""
    return re.compile(rf"\.({'|'.join(words.table('file_endings'))})(?![A-Za-z0-9.])", re.IGNORECASE)
