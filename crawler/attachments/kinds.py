"""What a file is, by its first bytes and not by its name, and what a safe name for it is."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from io import BytesIO

from crawler.charset import decode

_UNREAD = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
)
_OFD = "OFD.xml"
_HEAD = 1 << 16
"""Bytes, or characters, of a text by which a table is told from other texts."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
READ = ("pdf", "doc", "docx", "xls", "xlsx", "zip", "html table", "text table")


def kind_of(body: bytes) -> str:
    """``pdf, doc, docx, xls, xlsx, zip, html table, text table`` (read), or ``rar, 7z, image, program, html, ole, ofd, unknown``."""
    if body[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(body)
    if body.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(body)
    if body[:4] in (b"\x09\x08\x10\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0"):
        return "xls"  # a bare BIFF stream
    head = body[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "html table" if b"<table" in body.lower() and b"password" not in body.lower() else "html"
    known = next((kind for start, kind in _UNREAD if body.startswith(start)), "")
    return known or ("text table" if delimiter(decode(body[:_HEAD]).text) else "unknown")


def delimiter(text: str) -> str:
    """What divides the cells of a table that is written as text; empty for any other text.

    Half of its first lines hold the same number of such marks, two at least; notes may stand around them.
    """
    if _CONTROL.search(text) or text.lstrip()[:1] in ("{", "[", "<"):
        return ""
    lines = [line for line in text[:_HEAD].splitlines()[:40] if line.strip()]
    for mark in ("\t", ",", ";", "|"):
        counts = Counter(found for line in lines if (found := line.count(mark)) >= 2)
        if counts and counts.most_common(1)[0][1] >= max(2, len(lines) / 2):
            return mark
    return ""


def _zipped(body: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(body)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ofd" if _OFD in names else "zip"


def _ole(body: bytes) -> str:
    """Names of streams stand as UTF-16 in the directory."""
    if "WordDocument".encode("utf-16-le") in body:
        return "doc"
    if "Workbook".encode("utf-16-le") in body or "Book".encode("utf-16-le") in body:
        return "xls"
    return "ole"


def safe_name(name: str, fallback: str = "附件") -> str:
    """A file name without folders, control characters, direction marks and over-length (B097)."""
    flat = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    clean = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*]', "_", shown)).strip(" .")
    if len(clean) > 120:
        stem, dot, ending = clean.rpartition(".")
        clean = f"{stem[:110]}.{ending[:8]}" if dot and len(ending) <= 8 else clean[:120]
    return clean or fallback
